/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parses links that open a run in Callboard: `callboard:RUN`. They come from web pages, so
 * that they are checked more strictly than user input in callboard-run-address.c.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "callboard-error.h"
#include "callboard-run-link.h"

#define PREFIX CALLBOARD_RUN_LINK_SCHEME ":"
#define WEB_SCHEME "https:"
#define WEB_PATH "/simulations/runs/"

/* In bytes. */
#define MAX_ID 200
#define MAX_LINK 2000

static gboolean
has_prefix (const char *text,
            const char *prefix)
{
  return g_ascii_strncasecmp (text, prefix, strlen (prefix)) == 0;
}

/* Accepts the characters of IDs only, and no path such as "..". */
static gboolean
is_id (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= MAX_ID && g_ascii_isalnum (*text) &&
         strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_.") == length;
}

/* The ID in the web address of a run, or NULL. The host is not checked, because no
 * request is sent to it. */
static char *
dup_id_from_address (const char *address)
{
  g_autoptr(GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  const char *id;

  if (host == NULL || *host == '\0' || g_uri_get_userinfo (uri) != NULL ||
      !g_str_equal (g_uri_get_scheme (uri), "https") ||
      !g_str_has_prefix (g_uri_get_path (uri), WEB_PATH))
    return NULL;

  id = g_uri_get_path (uri) + strlen (WEB_PATH);

  return g_strndup (id, strcspn (id, "/"));
}

/* Ignores the slashes that some programs add. */
static char *
dup_id (const char *rest)
{
  gsize length;

  if (has_prefix (rest, WEB_SCHEME))
    return dup_id_from_address (rest);

  if (g_str_has_prefix (rest, "//"))
    {
      rest += strlen ("//");
      if (strstr (rest, WEB_PATH) != NULL)
        {
          g_autofree char *address = g_strconcat (WEB_SCHEME "//", rest, NULL);

          return dup_id_from_address (address);
        }
    }

  length = strlen (rest);
  if (length > 0 && rest[length - 1] == '/')
    length--;

  return g_strndup (rest, length);
}

/**
 * callboard_run_link_has_scheme:
 * @text: any text
 *
 * Returns: whether @text has the scheme of Callboard's links
 */
gboolean
callboard_run_link_has_scheme (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return has_prefix (text, PREFIX);
}

/**
 * callboard_run_link_parse:
 * @uri: an untrusted link
 * @error: return location for an error
 *
 * Parses `callboard:ID`, `callboard://ID`, `callboard:https://HOST/simulations/runs/ID` and
 * `callboard://HOST/simulations/runs/ID`. Sets %CALLBOARD_ERROR_NOT_FOUND for anything
 * else.
 *
 * Returns: (transfer full) (nullable): a `simulationRunPlanJobId` of letters, digits,
 *   hyphens, underscores and dots
 */
char *
callboard_run_link_parse (const char  *uri,
                          GError     **error)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  if (strlen (uri) <= MAX_LINK && callboard_run_link_has_scheme (uri))
    id = dup_id (uri + strlen (PREFIX));

  if (id == NULL || !is_id (id))
    {
      g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND,
                           _("This link does not open a run"));
      return NULL;
    }

  /* UUIDs are written in lower case, but not by everybody. */
  return g_uuid_string_is_valid (id) ? g_ascii_strdown (id, -1) : g_steal_pointer (&id);
}
