/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The labels of the lanes of a timeline: which simulation it is, its result and why, and
 * how long it took.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-formats.h"
#include "callboard-lane-labels.h"
#include "callboard-result-labels.h"
#include "callboard-text.h"

/* Characters shown of a scenario. */
#define MAX_SCENARIO 120

static char *
dup_persona (const CallboardLane *lane)
{
  CallboardPersona *persona = callboard_simulation_job_get_persona (lane->simulation);

  return callboard_format_name (callboard_persona_get_name (persona));
}

/* NULL if it has no description. */
static char *
dup_scenario (const CallboardLane *lane)
{
  CallboardScenario *scenario = callboard_simulation_job_get_scenario (lane->simulation);
  const char *description = callboard_scenario_get_description (scenario);

  return description != NULL && *description != '\0' ? callboard_text_sanitize_line (description, MAX_SCENARIO) : NULL;
}

static char *
dup_times (const CallboardLane *lane)
{
  gboolean has_started = lane->started != CALLBOARD_OFFSET_UNKNOWN;
  g_autofree char *queue_time = callboard_format_duration ((has_started ? lane->started : lane->ended) - lane->created);
  g_autofree char *duration = has_started ? callboard_format_duration (lane->ended - lane->started) : NULL;

  if (!has_started)
    /* Translators: how long a simulation has been queued */
    return g_strdup_printf (_("queue time %s"), queue_time);

  /* Translators: how long a simulation was queued, and the duration of its call */
  return g_strdup_printf (_("queue time %s, duration %s"), queue_time, duration);
}

/* Joins what is known, as a list in one line without a separator. */
static char *
join (char       *const parts[],
      guint             n_parts,
      const char       *separator)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) known = NULL;

  for (guint i = 0; i < n_parts; i++)
    if (parts[i] != NULL)
      g_strv_builder_add (builder, parts[i]);
  known = g_strv_builder_end (builder);

  return separator != NULL ? g_strjoinv (separator, known)
                           : callboard_text_join_list ((const char *const *) known);
}

static char *
dup_text (const CallboardLane *lane,
          const char          *separator)
{
  g_autofree char *persona = dup_persona (lane);
  g_autofree char *scenario = dup_scenario (lane);
  g_autofree char *reason = callboard_result_dup_reason (lane->simulation);
  g_autofree char *times = dup_times (lane);
  char *parts[] = { persona, scenario, (char *) callboard_result_get_label (lane->result), reason, times };

  return join (parts, G_N_ELEMENTS (parts), separator);
}

/**
 * callboard_lane_dup_name:
 * @lane: a lane
 *
 * Returns: (transfer full): the persona and the scenario, such as "Sarah Johnson · Book a
 *   table"
 */
char *
callboard_lane_dup_name (const CallboardLane *lane)
{
  g_autofree char *persona = NULL;
  g_autofree char *scenario = NULL;

  g_return_val_if_fail (lane != NULL, NULL);

  persona = dup_persona (lane);
  scenario = dup_scenario (lane);

  return join ((char *const[]) { persona, scenario }, 2, " · ");
}

/**
 * callboard_lane_dup_description:
 * @lane: a lane
 *
 * Returns: (transfer full): the persona, the scenario, the result and what it is due to,
 *   and the times, in one line
 */
char *
callboard_lane_dup_description (const CallboardLane *lane)
{
  g_return_val_if_fail (lane != NULL, NULL);

  return dup_text (lane, NULL);
}

/**
 * callboard_lane_dup_tooltip:
 * @lane: a lane
 *
 * Returns: (transfer full): the same as callboard_lane_dup_description() in several lines
 */
char *
callboard_lane_dup_tooltip (const CallboardLane *lane)
{
  g_return_val_if_fail (lane != NULL, NULL);

  return dup_text (lane, "\n");
}
