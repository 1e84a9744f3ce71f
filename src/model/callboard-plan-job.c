/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run and its simulations. Decoded in callboard-plan-job-decode.c; CallboardRun owns
 * the live one, which callboard-plan-job-merge.c updates in place.
 */

#include "config.h"

#include <gio/gio.h>

#include "callboard-pending-retry.h"
#include "callboard-plan-job-private.h"
#include "callboard-run-status.h"

/**
 * CallboardPlanJob:
 *
 * A #GListModel of the #CallboardSimulationJob of a run, in the order of the server. In
 * Roark's API a run is a simulation run plan job. The properties are named after the
 * fields, except `id` (`simulationRunPlanJobId`) and `plan-id` (`simulationRunPlanId`).
 * `n-simulations` is the length of the list, `n-skipped-items` that of
 * callboard_plan_job_get_skipped_items(); `n-unreadable-fields` counts the fields of the
 * run and its simulations that could not be read.
 */

static void callboard_plan_job_list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CallboardPlanJob, callboard_plan_job, CALLBOARD_TYPE_API_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, callboard_plan_job_list_model_iface_init))

static const CallboardField fields[] = {
  { "simulationRunPlanJobId", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_IDENTITY,
    G_STRUCT_OFFSET (CallboardPlanJob, id) },
  { "simulationRunPlanId", "plan-id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPlanJob, plan_id) },
  { "status", "status", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPlanJob, status) },
  { "triggeredBy", "triggered-by", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlanJob, triggered_by) },
  { "createdAt", "created-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPlanJob, created_at) },
  { "startedAt", "started-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlanJob, started_at) },
  { "endedAt", "ended-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlanJob, ended_at) },
  { "attemptSummary", "attempt-summary", CALLBOARD_FIELD_OBJECT, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlanJob, attempt_summary),
    callboard_attempt_summary_get_type },
  { "pendingRetries", "pending-retries", CALLBOARD_FIELD_OBJECTS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlanJob, pending_retries),
    callboard_pending_retry_get_type },
  { "verdict", "verdict", CALLBOARD_FIELD_OBJECT, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlanJob, verdict),
    callboard_verdict_get_type },
  { "sweepAttribution", "sweep-attribution", CALLBOARD_FIELD_OBJECT, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlanJob, sweep_attribution),
    callboard_sweep_attribution_get_type },
};

enum
{
  PROP_N_SIMULATIONS = G_N_ELEMENTS (fields) + 1,
  PROP_N_SKIPPED_ITEMS,
  PROP_N_UNREADABLE_FIELDS,
};

enum
{
  SIGNAL_MERGED,
  SIGNAL_RESULTS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
callboard_plan_job_get_item_type (GListModel *list)
{
  return CALLBOARD_TYPE_SIMULATION_JOB;
}

static guint
callboard_plan_job_get_n_items (GListModel *list)
{
  return CALLBOARD_PLAN_JOB (list)->simulations->len;
}

static gpointer
callboard_plan_job_get_item (GListModel *list,
                             guint       position)
{
  CallboardPlanJob *self = CALLBOARD_PLAN_JOB (list);

  if (position >= self->simulations->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->simulations, position));
}

static void
callboard_plan_job_list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = callboard_plan_job_get_item_type;
  iface->get_n_items = callboard_plan_job_get_n_items;
  iface->get_item = callboard_plan_job_get_item;
}

static void
callboard_plan_job_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CallboardPlanJob *self = CALLBOARD_PLAN_JOB (object);
  GObjectClass *parent_class = G_OBJECT_CLASS (callboard_plan_job_parent_class);

  switch (property_id)
    {
    case PROP_N_SIMULATIONS:
      g_value_set_uint (value, self->simulations->len);
      break;
    case PROP_N_SKIPPED_ITEMS:
      g_value_set_uint (value, g_list_model_get_n_items (G_LIST_MODEL (self->skipped_items)));
      break;
    case PROP_N_UNREADABLE_FIELDS:
      g_value_set_uint (value, callboard_plan_job_get_n_unreadable_fields (self));
      break;
    default:
      parent_class->get_property (object, property_id, value, pspec);
    }
}

static void
callboard_plan_job_finalize (GObject *object)
{
  CallboardPlanJob *self = CALLBOARD_PLAN_JOB (object);

  callboard_plan_job_clear_snapshot (self);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->simulations, g_ptr_array_unref);
  g_clear_object (&self->skipped_items);

  G_OBJECT_CLASS (callboard_plan_job_parent_class)->finalize (object);
}

static void
callboard_plan_job_class_init (CallboardPlanJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = callboard_plan_job_finalize;
  object_class->get_property = callboard_plan_job_get_property;

  CALLBOARD_API_OBJECT_CLASS (klass)->items_member = "simulationJobs";
  callboard_api_object_class_set_fields (CALLBOARD_API_OBJECT_CLASS (klass),
                                         fields, G_N_ELEMENTS (fields));

  g_object_class_install_property (object_class, PROP_N_SIMULATIONS,
    g_param_spec_uint ("n-simulations", NULL, NULL, 0, G_MAXUINT, 0, flags));
  g_object_class_install_property (object_class, PROP_N_SKIPPED_ITEMS,
    g_param_spec_uint ("n-skipped-items", NULL, NULL, 0, G_MAXUINT, 0, flags));
  g_object_class_install_property (object_class, PROP_N_UNREADABLE_FIELDS,
    g_param_spec_uint ("n-unreadable-fields", NULL, NULL, 0, G_MAXUINT, 0, flags));

  /**
   * CallboardPlanJob::merged:
   * @self: a run
   *
   * Emitted once at the end of a merge that changed anything: the time to sort, filter
   * and count again.
   */
  signals[SIGNAL_MERGED] =
    g_signal_new ("merged", CALLBOARD_TYPE_PLAN_JOB, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CallboardPlanJob::results-changed:
   * @self: a run
   *
   * Emitted after callboard_plan_job_set_checks() for any number of simulations, by
   * callboard_plan_job_emit_results_changed().
   */
  signals[SIGNAL_RESULTS_CHANGED] =
    g_signal_new ("results-changed", CALLBOARD_TYPE_PLAN_JOB, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_plan_job_init (CallboardPlanJob *self)
{
  self->simulations = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->skipped_items = g_list_store_new (CALLBOARD_TYPE_SKIPPED_ITEM);
  self->items = g_ptr_array_new ();
}

/**
 * callboard_plan_job_get_id:
 * @self: a run
 *
 * Returns: (transfer none): its `simulationRunPlanJobId`
 */
const char *
callboard_plan_job_get_id (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), NULL);

  return self->id;
}

/**
 * callboard_plan_job_get_status:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): its `status`, such as `RUNNING_SIMULATIONS`; %NULL
 *   if unknown
 */
const char *
callboard_plan_job_get_status (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), NULL);

  return self->status;
}

/**
 * callboard_plan_job_get_created_at:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): its `createdAt`, in UTC; %NULL if unknown
 */
GDateTime *
callboard_plan_job_get_created_at (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), NULL);

  return self->created_at;
}

/**
 * callboard_plan_job_get_started_at:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): its `startedAt`, in UTC
 */
GDateTime *
callboard_plan_job_get_started_at (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), NULL);

  return self->started_at;
}

/**
 * callboard_plan_job_get_ended_at:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): its `endedAt`, in UTC
 */
GDateTime *
callboard_plan_job_get_ended_at (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), NULL);

  return self->ended_at;
}

/**
 * callboard_plan_job_get_verdict:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): its `verdict`, once there is one
 */
CallboardVerdict *
callboard_plan_job_get_verdict (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), NULL);

  return self->verdict;
}

/**
 * callboard_plan_job_get_sweep_attribution:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): its `sweepAttribution`, if its plan varies a property
 */
CallboardSweepAttribution *
callboard_plan_job_get_sweep_attribution (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), NULL);

  return self->sweep_attribution;
}

/**
 * callboard_plan_job_get_skipped_items:
 * @self: a run
 *
 * Returns: (transfer none): a list of #CallboardSkippedItem: the simulations of the last
 *   response that are none, or have no ID of their own
 */
GListModel *
callboard_plan_job_get_skipped_items (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), NULL);

  return G_LIST_MODEL (self->skipped_items);
}

/**
 * callboard_plan_job_get_n_unreadable_fields:
 * @self: a run
 *
 * Returns: the number of fields of the run and its simulations that could not be read
 */
guint
callboard_plan_job_get_n_unreadable_fields (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), 0);

  return callboard_api_object_get_n_unreadable (CALLBOARD_API_OBJECT (self)) + self->n_unreadable;
}

/**
 * callboard_plan_job_dup_unreadable:
 * @self: a run
 *
 * Returns: (transfer full): a #CallboardUnreadableList: the fields of the run and its
 *   simulations that could not be read
 */
GListModel *
callboard_plan_job_dup_unreadable (CallboardPlanJob *self)
{
  CallboardJsonPath data_path = { .member = "data" };
  CallboardJsonPath jobs_path = { .parent = &data_path, .member = "simulationJobs" };
  CallboardUnreadableList *list = callboard_unreadable_list_new ();

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), NULL);

  callboard_api_object_list_unreadable (CALLBOARD_API_OBJECT (self), data_path.member, list);
  for (guint i = 0; self->n_unreadable > 0 && i < self->items->len; i++)
    {
      CallboardApiObject *simulation = g_ptr_array_index (self->items, i);
      CallboardJsonPath path = { .parent = &jobs_path, .index = i };
      g_autofree char *prefix = NULL;

      if (simulation == NULL || callboard_api_object_get_n_unreadable (simulation) == 0)
        continue;
      prefix = callboard_json_path_to_string (&path);
      callboard_api_object_list_unreadable (simulation, prefix, list);
    }

  return G_LIST_MODEL (list);
}

/**
 * callboard_plan_job_is_final:
 * @self: a run
 *
 * Returns: whether the run has ended: it has an end time, or its `status` is final
 */
gboolean
callboard_plan_job_is_final (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), FALSE);

  return self->ended_at != NULL || callboard_run_status_is_final (self->status);
}

/**
 * callboard_plan_job_is_live:
 * @self: a run
 *
 * A run is live until its status is final, and afterwards while it has pending retries
 * or simulations in progress. Waiting simulations of a `COMPLETED` run will be retried;
 * those of a canceled or failed run never start.
 *
 * Returns: whether the run can still change
 */
gboolean
callboard_plan_job_is_live (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), FALSE);

  return !callboard_plan_job_is_final (self) ||
         (self->pending_retries != NULL && g_list_model_get_n_items (self->pending_retries) > 0) ||
         self->counts[CALLBOARD_OUTCOME_ACTIVE] > 0 ||
         (self->counts[CALLBOARD_OUTCOME_WAITING] > 0 && g_strcmp0 (self->status, "COMPLETED") == 0);
}

/**
 * callboard_plan_job_count:
 * @self: a run
 * @outcome: an outcome
 *
 * Returns: the number of simulations with this outcome
 */
guint
callboard_plan_job_count (CallboardPlanJob *self,
                          CallboardOutcome  outcome)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), 0);
  g_return_val_if_fail (outcome < CALLBOARD_N_OUTCOMES, 0);

  return self->counts[outcome];
}

/**
 * callboard_plan_job_count_results:
 * @self: a run
 * @result: a result
 *
 * Returns: the number of simulations with this result
 */
guint
callboard_plan_job_count_results (CallboardPlanJob *self,
                                  CallboardResult   result)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), 0);
  g_return_val_if_fail (result < CALLBOARD_N_RESULTS, 0);

  return self->result_counts[result];
}

/**
 * callboard_plan_job_set_checks:
 * @self: a run
 * @simulation: a simulation of @self
 * @checks: (nullable): the checks of its call; %NULL if they are not known
 *
 * Sets what the metrics of a call say, and counts it. Call
 * callboard_plan_job_emit_results_changed() at the end.
 */
void
callboard_plan_job_set_checks (CallboardPlanJob       *self,
                               CallboardSimulationJob *simulation,
                               CallboardCallChecks    *checks)
{
  g_return_if_fail (CALLBOARD_IS_PLAN_JOB (self));
  g_return_if_fail (CALLBOARD_IS_SIMULATION_JOB (simulation));

  self->result_counts[callboard_simulation_job_get_result (simulation)]--;
  callboard_simulation_job_set_checks (simulation, checks);
  self->result_counts[callboard_simulation_job_get_result (simulation)]++;
}

/**
 * callboard_plan_job_emit_results_changed:
 * @self: a run
 *
 * Emits #CallboardPlanJob::results-changed.
 */
void
callboard_plan_job_emit_results_changed (CallboardPlanJob *self)
{
  g_return_if_fail (CALLBOARD_IS_PLAN_JOB (self));

  g_signal_emit (self, signals[SIGNAL_RESULTS_CHANGED], 0);
}

/**
 * callboard_plan_job_find:
 * @self: a run
 * @simulation_id: a `simulationJobId`
 *
 * Returns: (transfer none) (nullable): the simulation with this ID
 */
CallboardSimulationJob *
callboard_plan_job_find (CallboardPlanJob *self,
                         const char       *simulation_id)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), NULL);
  g_return_val_if_fail (simulation_id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, simulation_id);
}

/**
 * callboard_plan_job_dup_snapshot:
 * @self: a run
 *
 * The snapshot holds the complete response. Call callboard_plan_job_clear_snapshot()
 * when no other response will follow.
 *
 * Returns: (transfer full) (nullable): the response that @self was last decoded from,
 *   for callboard_plan_job_update_decode() in any thread; %NULL if the next response
 *   needs a full decode
 */
CallboardDecodeSnapshot *
callboard_plan_job_dup_snapshot (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), NULL);

  return self->snapshot != NULL ? callboard_decode_snapshot_ref (self->snapshot) : NULL;
}

/**
 * callboard_plan_job_clear_snapshot:
 * @self: a run
 *
 * Frees the snapshot. Updates that were decoded against it cannot be merged any more.
 */
void
callboard_plan_job_clear_snapshot (CallboardPlanJob *self)
{
  g_return_if_fail (CALLBOARD_IS_PLAN_JOB (self));

  g_clear_pointer (&self->snapshot, callboard_decode_snapshot_unref);
}

/* --- For the decoders and the merge ----------------------------------------- */

/* Adds a simulation. Returns FALSE if its ID is already in use. */
gboolean
callboard_plan_job_append (CallboardPlanJob       *self,
                           CallboardSimulationJob *simulation)
{
  const char *id = callboard_simulation_job_get_id (simulation);

  if (g_hash_table_contains (self->by_id, id))
    return FALSE;

  g_hash_table_insert (self->by_id, (char *) id, simulation);
  g_ptr_array_add (self->simulations, g_object_ref (simulation));
  self->counts[callboard_simulation_job_get_outcome (simulation)]++;
  self->result_counts[callboard_simulation_job_get_result (simulation)]++;
  self->n_unreadable += callboard_api_object_get_n_unreadable (CALLBOARD_API_OBJECT (simulation));
  g_ptr_array_add (self->items, simulation);
  return TRUE;
}

/* Adds the ID of an unchanged simulation to the run of an update. The ID must outlive
 * the run. Returns FALSE if it is already in use. */
gboolean
callboard_plan_job_append_placeholder (CallboardPlanJob *self,
                                       const char       *simulation_id)
{
  if (g_hash_table_contains (self->by_id, simulation_id))
    return FALSE;

  g_hash_table_insert (self->by_id, (char *) simulation_id, NULL);
  g_ptr_array_add (self->items, NULL);
  return TRUE;
}

/* Records a malformed simulation. */
void
callboard_plan_job_skip_item (CallboardPlanJob *self,
                              const GError     *error)
{
  g_autoptr(CallboardSkippedItem) item = callboard_skipped_item_new (error);

  g_list_store_append (self->skipped_items, item);
  g_ptr_array_add (self->items, NULL);
}

void
callboard_plan_job_emit_merged (CallboardPlanJob *self)
{
  g_signal_emit (self, signals[SIGNAL_MERGED], 0);
}
