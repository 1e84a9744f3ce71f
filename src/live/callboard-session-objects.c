/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The live objects of a session: one object per ID, as long as somebody holds a reference
 * to it. Part of CallboardSession.
 */

#include "config.h"

#include "callboard-live-object-private.h"
#include "callboard-run-results.h"
#include "callboard-session-private.h"

/* Returns a new reference to the object with this ID, or NULL. */
static gpointer
find_object (GHashTable *objects,
             const char *id)
{
  GWeakRef *weak_ref = g_hash_table_lookup (objects, id);

  return weak_ref != NULL ? g_weak_ref_get (weak_ref) : NULL;
}

static void
add_object (GHashTable *objects,
            const char *id,
            gpointer    object)
{
  GWeakRef *weak_ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak_ref, object);
  g_hash_table_replace (objects, g_strdup (id), weak_ref);
}

/**
 * callboard_session_open_run:
 * @self: a session
 * @id: a `simulationRunPlanJobId`
 *
 * Returns: (transfer full): the run with this ID; the same object for all callers
 */
CallboardRun *
callboard_session_open_run (CallboardSession *self,
                            const char       *id)
{
  g_autoptr(CallboardRefreshSchedule) schedule = NULL;
  CallboardRun *run;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  run = find_object (self->runs, id);
  if (run != NULL)
    return run;

  schedule = callboard_session_create_schedule (self);
  run = callboard_run_new (self->client, id, schedule, callboard_session_get_account_history (self));
  add_object (self->runs, id, run);

  return run;
}

/**
 * callboard_session_open_results:
 * @self: a session
 * @plan_job: the data of a run
 *
 * Returns: (transfer full): the results of the run; the same object for all callers
 */
CallboardRunResults *
callboard_session_open_results (CallboardSession *self,
                                CallboardPlanJob *plan_job)
{
  CallboardRunResults *results;
  const char *id;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (self), NULL);
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), NULL);

  id = callboard_plan_job_get_id (plan_job);
  results = find_object (self->results, id);
  if (results != NULL && callboard_run_results_get_plan_job (results) == plan_job)
    return results;

  g_clear_object (&results);
  results = callboard_run_results_new (self, plan_job);
  add_object (self->results, id, results);

  return results;
}

/**
 * callboard_session_open_call:
 * @self: a session
 * @call_id: the `callId` of a simulation
 *
 * Returns: (transfer full): the call with this ID; the same object for all callers
 */
CallboardCallDetails *
callboard_session_open_call (CallboardSession *self,
                             const char       *call_id)
{
  CallboardCallDetails *details;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (self), NULL);
  g_return_val_if_fail (call_id != NULL, NULL);

  details = find_object (self->calls, call_id);
  if (details != NULL)
    return details;

  details = callboard_call_details_new (self->client, call_id, self->clock,
                                        callboard_session_get_account_history (self));
  add_object (self->calls, call_id, details);

  return details;
}

/**
 * callboard_session_open_simulation:
 * @self: a session
 * @id: a `simulationJobId`
 *
 * Returns: (transfer full): the details of the simulation with this ID; the same object for
 *   all callers
 */
CallboardSimulationDetails *
callboard_session_open_simulation (CallboardSession *self,
                                   const char       *id)
{
  CallboardSimulationDetails *details;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  details = find_object (self->simulations, id);
  if (details != NULL)
    return details;

  details = callboard_simulation_details_new (self->client, id, self->clock,
                                              callboard_session_get_account_history (self));
  add_object (self->simulations, id, details);

  return details;
}

/**
 * callboard_session_open_recording:
 * @self: a session
 * @call: a call
 *
 * Returns: (transfer full): its recording; the same object for all callers. The file is
 *   persistent if the account has a history.
 */
CallboardRecording *
callboard_session_open_recording (CallboardSession     *self,
                                  CallboardCallDetails *call)
{
  CallboardRecording *recording;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (self), NULL);
  g_return_val_if_fail (CALLBOARD_IS_CALL_DETAILS (call), NULL);

  recording = find_object (self->recordings, callboard_call_details_get_id (call));
  if (recording != NULL)
    return recording;

  recording = callboard_recording_new (call, self->downloader,
                                       callboard_session_get_account_history (self) != NULL);
  callboard_live_object_set_clock (recording, self->clock);
  callboard_recording_set_client (recording, self->client);
  add_object (self->recordings, callboard_call_details_get_id (call), recording);

  return recording;
}

/**
 * callboard_session_get_metric_definitions:
 * @self: a session
 *
 * Returns: (transfer none): what the metrics mean, loaded when it is first needed
 */
CallboardMetricDefinitionCache *
callboard_session_get_metric_definitions (CallboardSession *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SESSION (self), NULL);

  if (self->metric_definitions == NULL)
    self->metric_definitions =
      callboard_metric_definition_cache_new (self->client, self->clock,
                                             callboard_session_get_account_history (self));

  return self->metric_definitions;
}

static CallboardVerdictFetcher *
ensure_verdict_fetcher (CallboardSession *self)
{
  if (self->verdict_fetcher == NULL && self->fetch_policy != NULL)
    {
      self->verdict_fetcher =
        callboard_verdict_fetcher_new (self->client, self->clock, self->network_monitor,
                                       self->fetch_policy, callboard_session_get_account_history (self));
      callboard_verdict_fetcher_set_open_runs (self->verdict_fetcher, self->runs);
      callboard_verdict_fetcher_set_downloader (self->verdict_fetcher, self->downloader);
    }

  return self->verdict_fetcher;
}

/**
 * callboard_session_create_run_list:
 * @self: a session
 *
 * Returns: (transfer full): a list of the runs of the account, with filters of its own
 */
CallboardRunList *
callboard_session_create_run_list (CallboardSession *self)
{
  g_autoptr(CallboardRefreshSchedule) schedule = NULL;
  CallboardRunList *run_list;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (self), NULL);

  schedule = callboard_session_create_schedule (self);
  run_list = callboard_run_list_new (self->client, schedule, callboard_session_get_account_history (self));
  if (ensure_verdict_fetcher (self) != NULL)
    callboard_verdict_fetcher_add_list (self->verdict_fetcher, run_list);

  return run_list;
}

/**
 * callboard_session_set_fetch_policy:
 * @self: a session that has opened nothing yet
 * @fetch_policy: whether data may be fetched in the background
 *
 * Fetches what the lists of runs need to show results. Without a policy, nothing is fetched
 * in the background.
 */
void
callboard_session_set_fetch_policy (CallboardSession     *self,
                                    CallboardFetchPolicy *fetch_policy)
{
  g_return_if_fail (CALLBOARD_IS_SESSION (self));
  g_return_if_fail (CALLBOARD_IS_FETCH_POLICY (fetch_policy));

  g_set_object (&self->fetch_policy, fetch_policy);
}

/**
 * callboard_session_stop_fetching:
 * @self: a session
 *
 * Cancels what is being fetched in the background, for good: the account is signed out.
 */
void
callboard_session_stop_fetching (CallboardSession *self)
{
  g_return_if_fail (CALLBOARD_IS_SESSION (self));

  g_clear_object (&self->fetch_policy);
  if (self->verdict_fetcher != NULL)
    callboard_verdict_fetcher_stop (self->verdict_fetcher);
}
