/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workaround for a bug in libsoup: after a proxy has asked for the password in its address,
 * libsoup repeats the CONNECT request with the address of the proxy instead of that of the
 * server, so that no https server can be reached through such a proxy. If the password is
 * wrong, it repeats the request twenty times.
 *
 * Here the auth manager of libsoup is kept from CONNECT requests, and the name and the
 * password of the proxy are sent with the first one, as "Basic" authentication. Only the proxy
 * that they belong to gets them: there may be several, and another after a while.
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

/* Returns: (transfer full) (nullable): the host and the port of a proxy. */
static char *
dup_proxy_key (GSocketAddress *address)
{
  g_autofree char *host = NULL;

  if (!G_IS_INET_SOCKET_ADDRESS (address))
    return NULL;

  host = g_inet_address_to_string (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));

  return g_strdup_printf ("[%s]:%u", host, g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
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

/* Only during this event, the remote address says which proxy is used. Several may be tried
 * at the same time. */
static void
callboard_soup_proxy_network_event_cb (SoupMessage        *message,
                                       GSocketClientEvent  event,
                                       GIOStream          *connection,
                                       gpointer            user_data)
{
  GHashTable *credentials = user_data;
  g_autoptr(GSocketAddress) address = NULL;
  g_autofree char *proxy = NULL;
  char *encoded;

  if (event != G_SOCKET_CLIENT_CONNECTING || !G_IS_SOCKET_CONNECTION (connection))
    return;

  address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (!G_IS_PROXY_ADDRESS (address))
    return;

  proxy = dup_proxy_key (address);
  encoded = dup_credentials (G_PROXY_ADDRESS (address));
  if (encoded != NULL)
    g_hash_table_insert (credentials, g_steal_pointer (&proxy), encoded);
  else
    g_hash_table_remove (credentials, proxy);
}

/* The CONNECT request is about to be sent on a connection. */
static void
callboard_soup_proxy_connect_starting_cb (SoupMessage *message,
                                          gpointer     user_data)
{
  GHashTable *credentials = user_data;
  g_autofree char *proxy = dup_proxy_key (soup_message_get_remote_address (message));
  const char *encoded = proxy != NULL ? g_hash_table_lookup (credentials, proxy) : NULL;
  char *header;

  if (encoded == NULL)
    return;

  header = g_strconcat ("Basic ", encoded, NULL);
  soup_message_headers_replace (soup_message_get_request_headers (message),
                                "Proxy-Authorization", header);
  callboard_secret_free (header);
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
credentials_release (gpointer  data,
                     GClosure *closure)
{
  g_hash_table_unref (data);
}

static void
connect_message (SoupMessage *message,
                 const char  *signal,
                 GCallback    callback,
                 GHashTable  *credentials)
{
  g_signal_connect_data (message, signal, callback, g_hash_table_ref (credentials),
                         credentials_release, G_CONNECT_DEFAULT);
}

static void
callboard_soup_proxy_request_queued_cb (SoupSession *session,
                                        SoupMessage *message,
                                        gpointer     user_data)
{
  if (!g_str_equal (soup_message_get_method (message), SOUP_METHOD_CONNECT))
    {
      connect_message (message, "network-event", G_CALLBACK (callboard_soup_proxy_network_event_cb),
                       user_data);
      return;
    }

  remove_auth_manager (session, message);
  connect_message (message, "starting", G_CALLBACK (callboard_soup_proxy_connect_starting_cb),
                   user_data);
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

  /* The name and the password of each proxy that has one, encoded for the header. Its keys are
   * hosts and ports, so that no proxy gets those of another. */
  g_signal_connect_data (session, "request-queued",
                         G_CALLBACK (callboard_soup_proxy_request_queued_cb),
                         g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                (GDestroyNotify) callboard_secret_free),
                         credentials_release, G_CONNECT_DEFAULT);
}
