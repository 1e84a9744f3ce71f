/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Validates and normalizes the base URL of a server, so that the token is never sent
 * over an insecure connection. Used for user input and by the client.
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "callboard-base-url.h"
#include "callboard-error.h"

/**
 * callboard_base_url_is_loopback_host:
 * @host: the host of a URL
 *
 * Returns: whether @host is this computer
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

/* Rejects hosts with percent escapes, which could hide a delimiter. */
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
                         _("Use https to protect your token"));
  else
    g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_INSECURE,
                         _("The server address must start with https"));
  return FALSE;
}

static char *
dup_path (GUri *uri)
{
  char *path = g_strdup (g_uri_get_path (uri));
  gsize length = strlen (path);

  while (length > 0)
    {
      if (path[length - 1] == '/')
        length--;
      else if (length >= 3 && g_ascii_strcasecmp (path + length - 3, "/v1") == 0)
        length -= 3;
      else
        break;

      path[length] = '\0';
    }

  return path;
}

/**
 * callboard_base_url_normalize:
 * @text: the base URL of a server, from the user or the environment
 * @error: return location for an error
 *
 * Normalizes a base URL: a lowercase host, no surrounding space, no trailing slash and no
 * `/v1` at its end, which is part of every request.
 * Accounts are compared by the result. Sets %CALLBOARD_ERROR_INSECURE for plain `http`,
 * which is allowed for loopback only, and %CALLBOARD_ERROR_MALFORMED for anything that
 * is not a server address.
 *
 * Returns: (transfer full) (nullable): the base URL
 */
char *
callboard_base_url_normalize (const char  *text,
                              GError     **error)
{
  const GUriFlags flags = G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE;
  g_autofree char *trimmed = NULL;
  g_autofree char *host = NULL;
  g_autofree char *path = NULL;
  g_autofree char *base_url = NULL;
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
                   /* Translators: %s is an example of a server address */
                   _("Enter a server address, such as %s"), CALLBOARD_DEFAULT_BASE_URL);
      return NULL;
    }

  if (!check_scheme (uri, error))
    return NULL;

  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  path = dup_path (uri);
  base_url = g_uri_join (flags, g_uri_get_scheme (uri), NULL, host, g_uri_get_port (uri),
                         path, NULL, NULL);
  /* An empty path has become a slash. */
  if (g_str_has_suffix (base_url, "/"))
    base_url[strlen (base_url) - 1] = '\0';

  return g_steal_pointer (&base_url);
}

/**
 * callboard_base_url_dup_host:
 * @base_url: a base URL from callboard_base_url_normalize()
 *
 * Returns: (transfer full): the host, for display
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
 * @base_url: a base URL from callboard_base_url_normalize()
 *
 * Returns: whether the server is on this computer and needs no network
 */
gboolean
callboard_base_url_is_loopback (const char *base_url)
{
  g_autoptr(GUri) uri = NULL;

  g_return_val_if_fail (base_url != NULL, FALSE);

  uri = g_uri_parse (base_url, G_URI_FLAGS_ENCODED, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL &&
         callboard_base_url_is_loopback_host (g_uri_get_host (uri));
}
