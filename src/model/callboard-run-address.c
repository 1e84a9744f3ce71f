/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parses the run IDs and web addresses of runs that the user enters.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "callboard-error.h"
#include "callboard-run-address.h"

#define WEB_PAGE "https://platform.roark.ai/simulations/runs/"
#define WEB_PATH "/simulations/runs/"

/* IDs are opaque, but short. In bytes. */
#define MAX_ID 200

/* The ID in a web address, percent-decoded, or NULL. */
static char *
dup_id_from_address (const char *text)
{
  const char *path = strstr (text, WEB_PATH);
  const char *id;

  if (path == NULL)
    return NULL;

  id = path + strlen (WEB_PATH);

  return g_uri_unescape_segment (id, id + strcspn (id, "/?#"), NULL);
}

static gboolean
is_plausible (const char *id)
{
  gsize length = strlen (id);

  if (length == 0 || length > MAX_ID || !g_utf8_validate (id, length, NULL))
    return FALSE;

  for (const char *c = id; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)))
      return FALSE;

  return TRUE;
}

/**
 * callboard_run_address_parse:
 * @text: user input: the ID or the web address of a run
 * @error: return location for an error
 *
 * Parses user input. Sets %CALLBOARD_ERROR_NOT_FOUND if it is neither.
 *
 * Returns: (transfer full) (nullable): the `simulationRunPlanJobId`
 */
char *
callboard_run_address_parse (const char  *text,
                             GError     **error)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  trimmed = g_strstrip (g_strdup (text));
  if (*trimmed == '\0')
    {
      g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND,
                           _("Enter the ID or link of a run"));
      return NULL;
    }

  id = dup_id_from_address (trimmed);
  if (id == NULL && strstr (trimmed, "://") == NULL && strstr (trimmed, WEB_PATH) == NULL)
    id = g_steal_pointer (&trimmed);

  if (id == NULL || !is_plausible (id))
    {
      g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND,
                           _("Not the ID or link of a run"));
      return NULL;
    }

  return g_steal_pointer (&id);
}

/**
 * callboard_run_address_recognize:
 * @text: any text, such as the contents of the clipboard
 *
 * Like callboard_run_address_parse(), but only accepts text that is certainly a run.
 *
 * Returns: (transfer full) (nullable): the `simulationRunPlanJobId` if @text is a UUID or
 *   the web address of a run
 */
char *
callboard_run_address_recognize (const char *text)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  id = callboard_run_address_parse (text, NULL);
  if (id == NULL || (strstr (text, WEB_PATH) == NULL && !g_uuid_string_is_valid (id)))
    return NULL;

  return g_steal_pointer (&id);
}

/**
 * callboard_run_address_to_uri:
 * @id: a `simulationRunPlanJobId`
 *
 * Returns: (transfer full): the web address of the run
 */
char *
callboard_run_address_to_uri (const char *id)
{
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  escaped = g_uri_escape_string (id, NULL, FALSE);

  return g_strconcat (WEB_PAGE, escaped, NULL);
}
