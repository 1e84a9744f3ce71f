/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workaround for a bug in libsoup: after a proxy has asked for the password in its address,
 * libsoup repeats the CONNECT request with the address of the proxy instead of that of the
 * server, so that no https server can be reached through such a proxy. If the password is
 * wrong, it repeats the request twenty times.
 *
 * Here the auth manager of libsoup is kept from CONNECT requests, and the name and the
 * password of the proxy are sent with the first one, as "Basic" authentication.
 *
 * Affected: libsoup 3.0 to 3.7; not fixed yet.
 * Delete when a release of libsoup connects to an https server with such a proxy.
 * tests/test-client-proxy-password.c reproduces the bug.
 *
 * Used by CallboardClient and callboard-download.c.
 */

#include "config.h"

#include "callboard-secret.h"
#include "callboard-soup-proxy.h"

/* The name and the password of the proxy that was last connected to, encoded for the header;
 * NULL if it has none. Reference counted. */
typedef struct
{
  char *credentials;
} ProxyData;

static void
proxy_data_clear (gpointer box)
{
  ProxyData *data = box;

  g_clear_pointer (&data->credentials, callboard_secret_free);
}

static void
proxy_data_release (gpointer  data,
                    GClosure *closure)
{
  g_rc_box_release_full (data, proxy_data_clear);
}

static char *
dup_credentials (GProxyAddress *address)
{
  const char *address_uri = g_proxy_address_get_uri (address);
  g_autoptr(GUri) uri =
    address_uri != NULL ? g_uri_parse (address_uri, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
  const char *password;
  char *plain;
  char *encoded;

  if (uri == NULL || g_uri_get_user (uri) == NULL)
    return NULL;

  password = g_uri_get_password (uri);
  plain = g_strconcat (g_uri_get_user (uri), ":", password != NULL ? password : "", NULL);
  encoded = g_base64_encode ((const guchar *) plain, strlen (plain));
  callboard_secret_free (plain);

  return encoded;
}

/* Only during this event, the remote address says which proxy is used. */
static void
callboard_soup_proxy_network_event_cb (SoupMessage        *message,
                                       GSocketClientEvent  event,
                                       GIOStream          *connection,
                                       gpointer            user_data)
{
  ProxyData *data = user_data;
  g_autoptr(GSocketAddress) address = NULL;

  if (event != G_SOCKET_CLIENT_CONNECTING || !G_IS_SOCKET_CONNECTION (connection))
    return;

  g_clear_pointer (&data->credentials, callboard_secret_free);
  address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (G_IS_PROXY_ADDRESS (address))
    data->credentials = dup_credentials (G_PROXY_ADDRESS (address));
}

/* The auth manager is there already, so that disabling it is not enough. */
static void
remove_auth_manager (SoupSession *session,
                     SoupMessage *message)
{
  SoupSessionFeature *manager = soup_session_get_feature (session, SOUP_TYPE_AUTH_MANAGER);

  soup_message_disable_feature (message, SOUP_TYPE_AUTH_MANAGER);
  if (manager != NULL)
    g_signal_handlers_disconnect_by_data (message, manager);
}

static void
callboard_soup_proxy_request_queued_cb (SoupSession *session,
                                        SoupMessage *message,
                                        gpointer     user_data)
{
  ProxyData *data = user_data;
  char *header;

  if (!g_str_equal (soup_message_get_method (message), SOUP_METHOD_CONNECT))
    {
      g_signal_connect_data (message, "network-event",
                             G_CALLBACK (callboard_soup_proxy_network_event_cb),
                             g_rc_box_acquire (data), proxy_data_release, G_CONNECT_DEFAULT);
      return;
    }

  remove_auth_manager (session, message);
  if (data->credentials == NULL)
    return;

  header = g_strconcat ("Basic ", data->credentials, NULL);
  soup_message_headers_replace (soup_message_get_request_headers (message),
                                "Proxy-Authorization", header);
  callboard_secret_free (header);
}

/**
 * callboard_soup_proxy_set_up:
 * @session: a session that has not sent anything
 *
 * Lets @session use proxies with a name and a password.
 */
void
callboard_soup_proxy_set_up (SoupSession *session)
{
  g_return_if_fail (SOUP_IS_SESSION (session));

  g_signal_connect_data (session, "request-queued",
                         G_CALLBACK (callboard_soup_proxy_request_queued_cb),
                         g_rc_box_new0 (ProxyData), proxy_data_release, G_CONNECT_DEFAULT);
}
