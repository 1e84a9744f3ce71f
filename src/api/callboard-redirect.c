/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks redirects: only those within the account's origin are followed, because the token
 * is sent along. Used by callboard-request.c.
 */

#include "config.h"

#include <libsoup/soup.h>

#include "callboard-redirect.h"

/**
 * callboard_redirect_is_followable:
 * @status: an HTTP status
 *
 * Returns: whether the status is a redirect to follow; not 300 (multiple choices) or 304
 *   (not modified)
 */
gboolean
callboard_redirect_is_followable (guint status)
{
  return status == SOUP_STATUS_MOVED_PERMANENTLY ||
         status == SOUP_STATUS_FOUND ||
         status == SOUP_STATUS_SEE_OTHER ||
         status == SOUP_STATUS_TEMPORARY_REDIRECT ||
         status == SOUP_STATUS_PERMANENT_REDIRECT;
}

static int
get_port (GUri *uri)
{
  if (g_uri_get_port (uri) != -1)
    return g_uri_get_port (uri);

  return g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
}

/* The location is sent unescaped, so it must not contain spaces or control characters. */
static gboolean
is_visible (const char *location)
{
  for (const char *c = location; *c != '\0'; c++)
    if (!g_ascii_isgraph (*c))
      return FALSE;

  return *location != '\0';
}

/* Same scheme, host and port, and no user or password. */
static gboolean
is_same_origin (GUri *uri,
                GUri *origin)
{
  return g_str_equal (g_uri_get_scheme (uri), g_uri_get_scheme (origin)) &&
         g_uri_get_host (uri) != NULL &&
         g_ascii_strcasecmp (g_uri_get_host (uri), g_uri_get_host (origin)) == 0 &&
         get_port (uri) == get_port (origin) &&
         g_uri_get_userinfo (uri) == NULL;
}

/**
 * callboard_redirect_resolve:
 * @from: the URI of the request
 * @location: the `Location` header, any bytes
 * @origin: the address of the server
 *
 * Returns: (transfer full) (nullable): the URI to follow; %NULL if it is not valid or in
 *   another origin
 */
GUri *
callboard_redirect_resolve (GUri       *from,
                            const char *location,
                            GUri       *origin)
{
  g_autoptr(GUri) uri = NULL;

  g_return_val_if_fail (from != NULL, NULL);
  g_return_val_if_fail (location != NULL, NULL);
  g_return_val_if_fail (origin != NULL, NULL);

  if (!is_visible (location))
    return NULL;

  uri = g_uri_parse_relative (from, location, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL || !is_same_origin (uri, origin))
    return NULL;

  return g_steal_pointer (&uri);
}
