/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why a simulation has no judgement: where its call failed, or why it was invalidated. Used by
 * the card at the beginning of the simulation page.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-formats.h"
#include "callboard-simulation-labels.h"
#include "callboard-text.h"
#include "callboard-vocabulary.h"

#define MAX_DETAIL 2000

/* A line that names the field, such as "Stage: Connecting". */
static void
take_line (GStrvBuilder *lines,
           const char   *title,
           char         *value)
{
  if (value != NULL && *value != '\0')
    g_strv_builder_take (lines, g_strdup_printf (_("%s: %s"), title, value));
  g_free (value);
}

/* Where the call was when it failed, and how it ended if there was one. */
static void
add_error (CallboardSimulationJob *simulation,
           const char             *ended_status,
           GStrvBuilder           *lines)
{
  g_autofree char *call_id = NULL;

  g_object_get (simulation, "call-id", &call_id, NULL);
  take_line (lines, _("Stage"),
             callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_STAGE,
                                             callboard_simulation_job_get_stage (simulation)));
  take_line (lines, _("End Reason"),
             callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_ENDED_STATUS, ended_status));
  if (call_id == NULL || *call_id == '\0')
    g_strv_builder_add (lines, _("No call was made"));
}

static void
add_invalidation (CallboardSimulationJob *simulation,
                  GStrvBuilder           *lines)
{
  g_autoptr(CallboardInvalidation) invalidation = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *detail = NULL;

  g_object_get (simulation, "invalidation", &invalidation, NULL);
  if (invalidation == NULL)
    return;

  g_object_get (invalidation, "reason", &reason, "detail", &detail, NULL);
  /* Translators: why a simulation was invalidated */
  take_line (lines, _("Reason"),
             reason != NULL ? callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_INVALIDATION, reason)
                            : g_strdup (callboard_format_unknown ()));
  if (detail != NULL)
    take_line (lines, _("Details"), callboard_text_sanitize (detail, MAX_DETAIL));
}

/**
 * callboard_simulation_labels_dup_reason:
 * @simulation: a simulation
 * @ended_status: (nullable): the `endedStatus` of its call
 *
 * Returns: (transfer full) (nullable): lines that name the fields, such as "Stage: Connecting";
 *   %NULL unless the result is an error or the simulation was invalidated
 */
char *
callboard_simulation_labels_dup_reason (CallboardSimulationJob *simulation,
                                        const char             *ended_status)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) lines = NULL;
  CallboardResult result;

  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (simulation), NULL);

  result = callboard_simulation_job_get_result (simulation);
  if (result == CALLBOARD_RESULT_ERROR)
    add_error (simulation, ended_status, builder);
  else if (result == CALLBOARD_RESULT_INVALIDATED)
    add_invalidation (simulation, builder);
  lines = g_strv_builder_end (builder);

  return lines[0] != NULL ? g_strjoinv ("\n", lines) : NULL;
}
