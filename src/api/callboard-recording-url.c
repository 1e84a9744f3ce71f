/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The signed URLs of recordings. Their signature covers the path and the query as they
 * were written, but g_uri_parse() writes some percent-encodings another way and
 * g_uri_parse_relative() removes dot segments. Here both stay as they came, except for
 * characters that no URL may contain, which are escaped as browsers do it.
 * Used by callboard-download.c.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "callboard-base-url.h"
#include "callboard-error.h"
#include "callboard-recording-url.h"

/* What browsers escape in a path and in a query, besides spaces, control characters and
 * characters that are not ASCII. A `%` stays, whatever follows it. */
#define ESCAPED_IN_PATH "\"<>?^`{}"
#define ESCAPED_IN_QUERY "\"<>'"

/* Takes @length bytes. Line ends and tabs are left out, as browsers do. */
static char *
escape (const char *text,
        gsize       length,
        const char *escaped)
{
  GString *result = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      if (c == '\n' || c == '\r' || c == '\t')
        continue;
      if (c <= ' ' || c >= 0x7f || strchr (escaped, c) != NULL)
        g_string_append_printf (result, "%%%02X", c);
      else
        g_string_append_c (result, (char) c);
    }

  return g_string_free (result, FALSE);
}

/* Builds a URL with the origin of @origin and the path and query in @reference, which
 * starts with the path. */
static GUri *
build (GUri       *origin,
       const char *reference)
{
  gsize path_length = strcspn (reference, "?#");
  g_autofree char *path = escape (reference, path_length, ESCAPED_IN_PATH);
  g_autofree char *query = NULL;

  if (reference[path_length] == '?')
    {
      const char *start = reference + path_length + 1;

      query = escape (start, strcspn (start, "#"), ESCAPED_IN_QUERY);
    }

  return g_uri_build (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (origin), NULL,
                      g_uri_get_host (origin), g_uri_get_port (origin),
                      *path != '\0' ? path : "/", query, NULL);
}

/**
 * callboard_recording_url_parse:
 * @url: the address of a recording, any text
 *
 * Returns: (transfer full) (nullable): @url, whose path and query are sent as they are
 *   written; %NULL if it has no scheme or no host
 */
GUri *
callboard_recording_url_parse (const char *url)
{
  g_autofree char *text = NULL;
  g_autofree char *authority = NULL;
  g_autoptr(GUri) origin = NULL;
  const char *start;
  const char *rest;

  g_return_val_if_fail (url != NULL, NULL);

  text = g_strstrip (g_strdup (url));
  start = strstr (text, "://");
  if (start == NULL)
    return NULL;

  rest = start + 3 + strcspn (start + 3, "/?#");
  authority = g_strndup (text, (gsize) (rest - text));
  origin = g_uri_parse (authority, SOUP_HTTP_URI_FLAGS, NULL);
  if (origin == NULL || g_uri_get_host (origin) == NULL)
    return NULL;

  return build (origin, rest);
}

/**
 * callboard_recording_url_resolve:
 * @base: the URL that redirects
 * @location: the `Location` header
 *
 * Returns: (transfer full) (nullable): the target of the redirect
 */
GUri *
callboard_recording_url_resolve (GUri       *base,
                                 const char *location)
{
  g_autofree char *absolute = NULL;
  g_autofree char *folder = NULL;
  const char *path;

  g_return_val_if_fail (base != NULL, NULL);
  g_return_val_if_fail (location != NULL, NULL);

  location += strspn (location, " \t");
  if (*location == '\0')
    return NULL;

  if (g_str_has_prefix (location, "//"))
    {
      absolute = g_strconcat (g_uri_get_scheme (base), ":", location, NULL);
      return callboard_recording_url_parse (absolute);
    }
  if (*location == '/')
    return build (base, location);

  if (g_uri_peek_scheme (location) != NULL)
    return strstr (location, "://") != NULL
             ? callboard_recording_url_parse (location)
             : g_uri_parse (location, SOUP_HTTP_URI_FLAGS, NULL);

  if (strstr (location, "./") != NULL)
    return g_uri_parse_relative (base, location, SOUP_HTTP_URI_FLAGS, NULL);

  path = g_uri_get_path (base);
  folder = g_strndup (path, *location == '?' ? strlen (path)
                                             : (gsize) (strrchr (path, '/') - path) + 1);
  absolute = g_strconcat (folder, location, NULL);
  return build (base, absolute);
}

/* GUri decodes percent escapes, so that a host could contain a delimiter or a line end. */
static gboolean
is_host (const char *host)
{
  if (*host == '\0')
    return FALSE;

  for (; *host != '\0'; host = g_utf8_next_char (host))
    if (!g_unichar_isalnum (g_utf8_get_char (host)) && strchr ("-._:", *host) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * callboard_recording_url_check:
 * @uri: the URL of a recording
 * @from: (nullable): the URL that redirected to it, or %NULL if @uri is from Roark
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_INSECURE if @uri is not allowed.
 *
 * Returns: whether a recording may be downloaded from @uri: over https, or over http on
 *   loopback, but never by a redirect from https to http
 */
gboolean
callboard_recording_url_check (GUri    *uri,
                               GUri    *from,
                               GError **error)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (host != NULL && is_host (host))
    {
      if (g_str_equal (scheme, "https"))
        return TRUE;
      if (g_str_equal (scheme, "http") && callboard_base_url_is_loopback_host (host) &&
          (from == NULL || g_str_equal (g_uri_get_scheme (from), "http")))
        return TRUE;
    }

  g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_INSECURE,
                       _("The address of the recording is not secure"));
  return FALSE;
}
