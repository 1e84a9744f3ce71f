/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The title of a run. Used by lists, pages and search results.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "callboard-run-title.h"
#include "callboard-text.h"

#define MAX_NAME 200

/* The first group of a UUID. */
#define SHORT_ID_LENGTH 8

/* Only UUIDs are cut: other IDs may differ at the end. */
static char *
dup_short_id (const char *id)
{
  if (strlen (id) == 36 && id[SHORT_ID_LENGTH] == '-')
    return g_strndup (id, SHORT_ID_LENGTH);

  return callboard_text_sanitize_line (id, 24);
}

/**
 * callboard_run_title_dup:
 * @plan_name: (nullable): the `name` of the run's plan, or %NULL if unknown
 * @run_id: the `simulationRunPlanJobId`
 *
 * Returns: (transfer full): @plan_name, or "Run 7f3e4d2c" without one
 */
char *
callboard_run_title_dup (const char *plan_name,
                         const char *run_id)
{
  g_autofree char *short_id = NULL;

  g_return_val_if_fail (run_id != NULL, NULL);

  if (plan_name != NULL && *plan_name != '\0')
    return callboard_text_sanitize_line (plan_name, MAX_NAME);

  short_id = dup_short_id (run_id);
  /* Translators: a run whose plan has no known name; %s is the beginning of its ID */
  return g_strdup_printf (_("Run %s"), short_id);
}
