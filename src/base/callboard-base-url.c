/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The address of a server that may be trusted with a token. Checked where a
 * person enters one and again where a client is made.
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "callboard-base-url.h"
#include "callboard-error.h"

/**
 * callboard_base_url_is_loopback_host:
 * @host: the host of an address
 *
 * Returns: whether it is this machine
 */
gboolean
callboard_base_url_is_loopback_host (const char *host)
{
  g_autoptr(GInetAddress) address = NULL;

  g_return_val_if_fail (host != NULL, FALSE);

  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;

  address = g_inet_address_new_from_string (host);

  return address != NULL && g_inet_address_get_is_loopback (address);
}

/* A host may be escaped, and hold what ends it, once it is not any more. */
static gboolean
is_host (const char *host)
{
  return host != NULL && *host != '\0' &&
         strspn (host, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-._:") == strlen (host);
}

static gboolean
check_scheme (GUri    *uri,
              GError **error)
{
  const char *scheme = g_uri_get_scheme (uri);

  if (g_str_equal (scheme, "https"))
    return TRUE;

  if (g_str_equal (scheme, "http") && callboard_base_url_is_loopback_host (g_uri_get_host (uri)))
    return TRUE;

  if (g_str_equal (scheme, "http"))
    g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_INSECURE,
                         _("The address must begin with https, so that nobody on the way can read the token"));
  else
    g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_INSECURE,
                         _("The address of a server begins with https"));
  return FALSE;
}

/**
 * callboard_base_url_normalize:
 * @text: the address of a server, as a person or the environment gives it
 * @error: return location for an error
 *
 * Brings an address into the form that accounts are told apart by: a host in
 * small letters, no space around it and no slash at its end. Sets
 * %CALLBOARD_ERROR_INSECURE where a token may not be sent there: plain `http` is
 * for loopback alone. Sets %CALLBOARD_ERROR_MALFORMED where it is no address of a
 * server.
 *
 * Returns: (transfer full) (nullable): the address
 */
char *
callboard_base_url_normalize (const char  *text,
                              GError     **error)
{
  const GUriFlags flags = G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE;
  g_autofree char *trimmed = NULL;
  g_autofree char *host = NULL;
  g_autofree char *address = NULL;
  g_autoptr(GUri) uri = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  trimmed = g_strstrip (g_strdup (text));
  uri = g_uri_parse (trimmed, flags, NULL);

  if (uri == NULL ||
      !is_host (g_uri_get_host (uri)) ||
      g_uri_get_port (uri) == 0 ||
      g_uri_get_userinfo (uri) != NULL ||
      g_uri_get_query (uri) != NULL ||
      g_uri_get_fragment (uri) != NULL)
    {
      g_set_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED,
                   /* Translators: %s is an example of an address */
                   _("Enter the address of a server, such as %s"), CALLBOARD_DEFAULT_BASE_URL);
      return NULL;
    }

  if (!check_scheme (uri, error))
    return NULL;

  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  address = g_uri_join (flags, g_uri_get_scheme (uri), NULL, host, g_uri_get_port (uri),
                        g_uri_get_path (uri), NULL, NULL);
  while (g_str_has_suffix (address, "/"))
    address[strlen (address) - 1] = '\0';

  return g_steal_pointer (&address);
}

/**
 * callboard_base_url_dup_host:
 * @base_url: an address by callboard_base_url_normalize()
 *
 * Returns: (transfer full): its host, to name the server in a sentence
 */
char *
callboard_base_url_dup_host (const char *base_url)
{
  g_autoptr(GUri) uri = NULL;

  g_return_val_if_fail (base_url != NULL, NULL);

  uri = g_uri_parse (base_url, G_URI_FLAGS_ENCODED, NULL);

  return g_strdup (uri != NULL ? g_uri_get_host (uri) : base_url);
}

/**
 * callboard_base_url_is_loopback:
 * @base_url: an address by callboard_base_url_normalize()
 *
 * Returns: whether the server is on this machine, where no network is needed to
 *   reach it
 */
gboolean
callboard_base_url_is_loopback (const char *base_url)
{
  g_autoptr(GUri) uri = NULL;

  g_return_val_if_fail (base_url != NULL, FALSE);

  uri = g_uri_parse (base_url, G_URI_FLAGS_ENCODED, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL && callboard_base_url_is_loopback_host (g_uri_get_host (uri));
}
