/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A search result from the history: a simulation or a run. Created by
 * callboard-history-search.c and callboard-history-desktop-search.c, shown in the list of
 * runs and by the desktop's search.
 */

#include "config.h"

#include "callboard-history-match.h"

/**
 * CallboardHistoryMatch:
 *
 * A search result from the history: a simulation of a saved run, or a run. A run has no
 * `simulation-id`, `status`, `persona` or `scenario`. Immutable; a #CallboardApiObject
 * only for the properties.
 */
struct _CallboardHistoryMatch
{
  CallboardApiObject  parent_instance;

  char               *run_id;
  char               *simulation_id;
  char               *status;
  char               *persona;
  char               *scenario;
  char               *run_title;
  GDateTime          *run_created_at;
  CallboardRunResult  run_result;
};

#define FIELD(property, kind, member) \
  { NULL, property, kind, CALLBOARD_FIELD_OPTIONAL, G_STRUCT_OFFSET (CallboardHistoryMatch, member) }

static const CallboardField fields[] = {
  FIELD ("run-id", CALLBOARD_FIELD_STRING, run_id),
  FIELD ("simulation-id", CALLBOARD_FIELD_STRING, simulation_id),
  FIELD ("status", CALLBOARD_FIELD_STRING, status),
  FIELD ("persona", CALLBOARD_FIELD_STRING, persona),
  FIELD ("scenario", CALLBOARD_FIELD_STRING, scenario),
  FIELD ("run-title", CALLBOARD_FIELD_STRING, run_title),
  FIELD ("run-created-at", CALLBOARD_FIELD_TIME, run_created_at),
};

CALLBOARD_DEFINE_API_OBJECT (CallboardHistoryMatch, callboard_history_match, fields)

/**
 * callboard_history_match_new:
 * @run_id: the `simulationRunPlanJobId` of the run
 * @simulation_id: (nullable): the `simulationJobId`; %NULL for the run itself
 * @status: (nullable): the saved `status` of the simulation
 * @persona: (nullable): the name of the persona, in one line
 * @scenario: (nullable): the scenario, in one line
 * @run_title: the title of the run
 * @run_created_at: (nullable): the `createdAt` of the run
 *
 * Returns: (transfer full): a match
 */
CallboardHistoryMatch *
callboard_history_match_new (const char *run_id,
                             const char *simulation_id,
                             const char *status,
                             const char *persona,
                             const char *scenario,
                             const char *run_title,
                             GDateTime  *run_created_at)
{
  CallboardHistoryMatch *self;

  g_return_val_if_fail (run_id != NULL, NULL);

  self = g_object_new (CALLBOARD_TYPE_HISTORY_MATCH, NULL);
  self->run_id = g_strdup (run_id);
  self->simulation_id = g_strdup (simulation_id);
  self->status = g_strdup (status);
  self->persona = g_strdup (persona);
  self->scenario = g_strdup (scenario);
  self->run_title = g_strdup (run_title);
  self->run_created_at = run_created_at != NULL ? g_date_time_ref (run_created_at) : NULL;

  return self;
}

/**
 * callboard_history_match_new_run:
 * @run_id: the `simulationRunPlanJobId` of the run
 * @result: its result, as far as it is known
 * @run_title: the title of the run
 * @run_created_at: (nullable): the `createdAt` of the run
 *
 * Returns: (transfer full): a match that is the run itself
 */
CallboardHistoryMatch *
callboard_history_match_new_run (const char         *run_id,
                                 CallboardRunResult  result,
                                 const char         *run_title,
                                 GDateTime          *run_created_at)
{
  CallboardHistoryMatch *self =
    callboard_history_match_new (run_id, NULL, NULL, NULL, NULL, run_title, run_created_at);

  if (self != NULL)
    self->run_result = result;

  return self;
}

/**
 * callboard_history_match_get_run_result:
 * @self: a match
 *
 * Returns: the result of the run that @self is; %CALLBOARD_RUN_RESULT_UNKNOWN for a simulation
 */
CallboardRunResult
callboard_history_match_get_run_result (CallboardHistoryMatch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_HISTORY_MATCH (self), CALLBOARD_RUN_RESULT_UNKNOWN);

  return self->run_result;
}

/**
 * callboard_history_match_get_run_id:
 * @self: a match
 *
 * Returns: (transfer none): the `simulationRunPlanJobId` of the run
 */
const char *
callboard_history_match_get_run_id (CallboardHistoryMatch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_HISTORY_MATCH (self), NULL);

  return self->run_id;
}

/**
 * callboard_history_match_get_simulation_id:
 * @self: a match
 *
 * Returns: (transfer none) (nullable): its `simulationJobId`; %NULL for a run
 */
const char *
callboard_history_match_get_simulation_id (CallboardHistoryMatch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_HISTORY_MATCH (self), NULL);

  return self->simulation_id;
}
