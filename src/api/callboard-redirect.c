/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a redirection may lead: to the origin of the account and nowhere else,
 * for the token goes along. Called by the exchange.
 */

#include "config.h"

#include <libsoup/soup.h>

#include "callboard-redirect.h"

/**
 * callboard_redirect_is_followable:
 * @status: the status of an answer
 *
 * Returns: whether it says where to ask instead: 300 leaves that to a person and
 *   304 speaks of a copy that Callboard does not keep
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

/* What is sent as it is must not hold what ends a line or a word of the request. */
static gboolean
is_visible (const char *location)
{
  for (const char *c = location; *c != '\0'; c++)
    if (!g_ascii_isgraph (*c))
      return FALSE;

  return *location != '\0';
}

/* Scheme, host and port, and no password of somebody else before them. */
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
 * @from: the address that was asked
 * @location: where the answer points: any bytes
 * @origin: the address of the server
 *
 * Returns: (transfer full) (nullable): the address to ask instead; %NULL where it
 *   is none, or another origin's
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
