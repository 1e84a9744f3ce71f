/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of the run list. Decoded from pages of the list or loaded from the history;
 * callboard_plan_job_list_merge() updates it.
 */

#include "config.h"

#include <string.h>

#include "callboard-api-object-private.h"
#include "callboard-plan-job-summary.h"
#include "callboard-run-status.h"

/**
 * CallboardPlanJobSummary:
 *
 * A run without its simulations, an item of the response to
 * `GET /v1/simulation/plan/jobs`. The properties are named after the fields, except
 * `id` (`simulationRunPlanJobId`) and `plan-id` (`simulationRunPlanId`). `plan-name` is
 * the name of the plan, `progress` the share of finished simulations from 0 to 1, -1
 * while unknown, and `verdict` what is known of its verdict.
 */
struct _CallboardPlanJobSummary
{
  CallboardApiObject  parent_instance;

  char               *id;
  char               *plan_id;
  char               *status;
  char               *triggered_by;
  GDateTime          *created_at;
  GDateTime          *started_at;
  GDateTime          *ended_at;

  char                *plan_name;
  double               progress;
  CallboardRunVerdict *verdict;
};

G_DEFINE_FINAL_TYPE (CallboardPlanJobSummary, callboard_plan_job_summary, CALLBOARD_TYPE_API_OBJECT)

static const CallboardField fields[] = {
  { "simulationRunPlanJobId", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_IDENTITY,
    G_STRUCT_OFFSET (CallboardPlanJobSummary, id) },
  { "simulationRunPlanId", "plan-id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPlanJobSummary, plan_id) },
  { "status", "status", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPlanJobSummary, status) },
  { "triggeredBy", "triggered-by", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlanJobSummary, triggered_by) },
  { "createdAt", "created-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPlanJobSummary, created_at) },
  { "startedAt", "started-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlanJobSummary, started_at) },
  { "endedAt", "ended-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlanJobSummary, ended_at) },
};

enum
{
  PROP_PLAN_NAME = G_N_ELEMENTS (fields) + 1,
  PROP_PROGRESS,
  PROP_VERDICT,
};

static void
callboard_plan_job_summary_get_property (GObject    *object,
                                         guint       property_id,
                                         GValue     *value,
                                         GParamSpec *pspec)
{
  CallboardPlanJobSummary *self = CALLBOARD_PLAN_JOB_SUMMARY (object);
  GObjectClass *parent_class = G_OBJECT_CLASS (callboard_plan_job_summary_parent_class);

  switch (property_id)
    {
    case PROP_PLAN_NAME:
      g_value_set_string (value, self->plan_name);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case PROP_VERDICT:
      g_value_set_boxed (value, self->verdict);
      break;
    default:
      parent_class->get_property (object, property_id, value, pspec);
    }
}

static void
callboard_plan_job_summary_finalize (GObject *object)
{
  CallboardPlanJobSummary *self = CALLBOARD_PLAN_JOB_SUMMARY (object);

  g_clear_pointer (&self->plan_name, g_free);
  g_clear_pointer (&self->verdict, callboard_run_verdict_unref);

  G_OBJECT_CLASS (callboard_plan_job_summary_parent_class)->finalize (object);
}

static void
callboard_plan_job_summary_class_init (CallboardPlanJobSummaryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = callboard_plan_job_summary_finalize;
  object_class->get_property = callboard_plan_job_summary_get_property;

  callboard_api_object_class_set_fields (CALLBOARD_API_OBJECT_CLASS (klass),
                                         fields, G_N_ELEMENTS (fields));

  g_object_class_install_property (object_class, PROP_PLAN_NAME,
    g_param_spec_string ("plan-name", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_PROGRESS,
    g_param_spec_double ("progress", NULL, NULL, -1, 1, -1, flags));
  g_object_class_install_property (object_class, PROP_VERDICT,
    g_param_spec_boxed ("verdict", NULL, NULL, CALLBOARD_TYPE_RUN_VERDICT, flags));
}

static void
callboard_plan_job_summary_init (CallboardPlanJobSummary *self)
{
  self->progress = -1;
}

static double
measure_progress (CallboardPlanJob *plan_job)
{
  guint n_simulations = g_list_model_get_n_items (G_LIST_MODEL (plan_job));
  guint n_open = callboard_plan_job_count (plan_job, CALLBOARD_OUTCOME_ACTIVE) +
                 callboard_plan_job_count (plan_job, CALLBOARD_OUTCOME_WAITING) +
                 callboard_plan_job_count (plan_job, CALLBOARD_OUTCOME_OTHER);

  return n_simulations > 0 ? (double) (n_simulations - n_open) / n_simulations : -1;
}

/**
 * callboard_plan_job_summary_new_from_run:
 * @plan_job: a run with its simulations
 *
 * Returns: (transfer full): the row of the run in its current state
 */
CallboardPlanJobSummary *
callboard_plan_job_summary_new_from_run (CallboardPlanJob *plan_job)
{
  CallboardPlanJobSummary *self;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), NULL);

  self = g_object_new (CALLBOARD_TYPE_PLAN_JOB_SUMMARY, NULL);
  callboard_api_object_copy_fields (CALLBOARD_API_OBJECT (self), CALLBOARD_API_OBJECT (plan_job));
  self->progress = measure_progress (plan_job);
  self->verdict = callboard_run_verdict_new_from_run (plan_job);

  return self;
}

/**
 * callboard_plan_job_summary_copy:
 * @self: a run of the list
 *
 * Returns: (transfer full): a copy of @self for another thread
 */
CallboardPlanJobSummary *
callboard_plan_job_summary_copy (CallboardPlanJobSummary *self)
{
  CallboardPlanJobSummary *copy;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self), NULL);

  copy = g_object_new (CALLBOARD_TYPE_PLAN_JOB_SUMMARY, NULL);
  callboard_api_object_copy_fields (CALLBOARD_API_OBJECT (copy), CALLBOARD_API_OBJECT (self));
  callboard_api_object_copy_unreadable (CALLBOARD_API_OBJECT (copy), CALLBOARD_API_OBJECT (self));
  copy->plan_name = g_strdup (self->plan_name);
  copy->progress = self->progress;
  copy->verdict = self->verdict != NULL ? callboard_run_verdict_ref (self->verdict) : NULL;

  return copy;
}

/**
 * callboard_plan_job_summary_get_id:
 * @self: a run of the list
 *
 * Returns: (transfer none): its `simulationRunPlanJobId`
 */
const char *
callboard_plan_job_summary_get_id (CallboardPlanJobSummary *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self), NULL);

  return self->id;
}

/**
 * callboard_plan_job_summary_get_plan_id:
 * @self: a run of the list
 *
 * Returns: (transfer none) (nullable): its `simulationRunPlanId`; %NULL if unknown
 */
const char *
callboard_plan_job_summary_get_plan_id (CallboardPlanJobSummary *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self), NULL);

  return self->plan_id;
}

/**
 * callboard_plan_job_summary_get_plan_name:
 * @self: a run of the list
 *
 * Returns: (transfer none) (nullable): the `name` of its plan, if known
 */
const char *
callboard_plan_job_summary_get_plan_name (CallboardPlanJobSummary *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self), NULL);

  return self->plan_name;
}

/**
 * callboard_plan_job_summary_set_plan_name:
 * @self: a run of the list
 * @plan_name: (nullable): the `name` of its plan
 *
 * Sets the name of the plan.
 */
void
callboard_plan_job_summary_set_plan_name (CallboardPlanJobSummary *self,
                                          const char              *plan_name)
{
  g_return_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self));

  if (g_set_str (&self->plan_name, plan_name))
    g_object_notify (G_OBJECT (self), "plan-name");
}

/**
 * callboard_plan_job_summary_get_created_at:
 * @self: a run of the list
 *
 * Returns: (transfer none) (nullable): its `createdAt`, in UTC; %NULL if unknown
 */
GDateTime *
callboard_plan_job_summary_get_created_at (CallboardPlanJobSummary *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self), NULL);

  return self->created_at;
}

/**
 * callboard_plan_job_summary_get_ended_at:
 * @self: a run of the list
 *
 * Returns: (transfer none) (nullable): its `endedAt`, in UTC
 */
GDateTime *
callboard_plan_job_summary_get_ended_at (CallboardPlanJobSummary *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self), NULL);

  return self->ended_at;
}

/**
 * callboard_plan_job_summary_get_progress:
 * @self: a run of the list
 *
 * Returns: the share of finished simulations from 0 to 1; -1 if unknown
 */
double
callboard_plan_job_summary_get_progress (CallboardPlanJobSummary *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self), -1);

  return self->progress;
}

/**
 * callboard_plan_job_summary_set_progress:
 * @self: a run of the list
 * @progress: the share of finished simulations from 0 to 1; -1 if unknown
 *
 * Sets the progress.
 */
void
callboard_plan_job_summary_set_progress (CallboardPlanJobSummary *self,
                                         double                   progress)
{
  g_return_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self));
  g_return_if_fail (progress >= -1 && progress <= 1);

  if (self->progress == progress)
    return;

  self->progress = progress;
  g_object_notify (G_OBJECT (self), "progress");
}

/**
 * callboard_plan_job_summary_get_verdict:
 * @self: a run of the list
 *
 * Returns: (transfer none) (nullable): what is known of its verdict; %NULL if nothing is
 */
CallboardRunVerdict *
callboard_plan_job_summary_get_verdict (CallboardPlanJobSummary *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self), NULL);

  return self->verdict;
}

/**
 * callboard_plan_job_summary_set_verdict:
 * @self: a run of the list
 * @verdict: (nullable): its verdict, from the run itself
 *
 * Sets the verdict.
 */
void
callboard_plan_job_summary_set_verdict (CallboardPlanJobSummary *self,
                                        CallboardRunVerdict     *verdict)
{
  g_return_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self));

  if (callboard_run_verdict_equal (self->verdict, verdict))
    return;

  if (verdict != NULL)
    callboard_run_verdict_ref (verdict);
  g_clear_pointer (&self->verdict, callboard_run_verdict_unref);
  self->verdict = verdict;
  g_object_notify (G_OBJECT (self), "verdict");
}

/**
 * callboard_plan_job_summary_get_result:
 * @self: a run of the list
 *
 * Returns: the result of the run: running or canceled by its `status`, else what its verdict
 *   says, %CALLBOARD_RUN_RESULT_UNKNOWN while that is not known
 */
CallboardRunResult
callboard_plan_job_summary_get_result (CallboardPlanJobSummary *self)
{
  CallboardRunResult result;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self), CALLBOARD_RUN_RESULT_UNKNOWN);

  result = callboard_run_result_from_status (self->status, callboard_plan_job_summary_is_final (self));
  if (result == CALLBOARD_RUN_RESULT_UNKNOWN && self->verdict != NULL)
    return callboard_run_verdict_get_result (self->verdict);

  return result;
}

/**
 * callboard_plan_job_summary_is_final:
 * @self: a run of the list
 *
 * Returns: whether the run has ended: it has an end time, or its `status` is final
 */
gboolean
callboard_plan_job_summary_is_final (CallboardPlanJobSummary *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self), FALSE);

  return self->ended_at != NULL || callboard_run_status_is_final (self->status);
}

/**
 * callboard_plan_job_summary_compare:
 * @a: a run of the list
 * @b: another
 *
 * Sorts by creation time, newest first and unknown last, then by ID.
 *
 * Returns: a negative value if @a comes before @b, a positive one if it comes after
 */
int
callboard_plan_job_summary_compare (CallboardPlanJobSummary *a,
                                    CallboardPlanJobSummary *b)
{
  int order = (a->created_at == NULL) - (b->created_at == NULL);

  if (a->created_at != NULL && b->created_at != NULL)
    order = g_date_time_compare (b->created_at, a->created_at);

  return order != 0 ? order : strcmp (a->id, b->id);
}

/**
 * callboard_plan_job_summary_update:
 * @self: a run of the list
 * @fresh: the same run from a newer response
 *
 * Updates @self in place and notifies for what changed. The plan name and the verdict stay
 * unless @fresh has one; a run that goes on has no verdict any more.
 *
 * Returns: whether anything changed
 */
gboolean
callboard_plan_job_summary_update (CallboardPlanJobSummary *self,
                                   CallboardPlanJobSummary *fresh)
{
  gboolean changed;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self), FALSE);
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (fresh), FALSE);

  changed = callboard_api_object_update (CALLBOARD_API_OBJECT (self), CALLBOARD_API_OBJECT (fresh));
  if (fresh->plan_name != NULL)
    callboard_plan_job_summary_set_plan_name (self, fresh->plan_name);
  if (fresh->verdict != NULL || !callboard_plan_job_summary_is_final (self))
    callboard_plan_job_summary_set_verdict (self, fresh->verdict);

  return changed;
}

static void
set_time (GDateTime **time,
          GDateTime  *value)
{
  g_clear_pointer (time, g_date_time_unref);
  *time = value != NULL ? g_date_time_ref (value) : NULL;
}

/**
 * callboard_plan_job_summary_update_from_run:
 * @self: a run of the list
 * @plan_job: the same run with its simulations
 *
 * Updates the status, the times, the progress and the verdict from the run, which is newer.
 *
 * Returns: whether anything changed
 */
gboolean
callboard_plan_job_summary_update_from_run (CallboardPlanJobSummary *self,
                                            CallboardPlanJob        *plan_job)
{
  g_autoptr(CallboardPlanJobSummary) fresh = NULL;
  g_autoptr(CallboardRunVerdict) verdict = NULL;
  gboolean verdict_changed;
  double old_progress;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self), FALSE);
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), FALSE);

  fresh = callboard_plan_job_summary_copy (self);
  g_set_str (&fresh->status, callboard_plan_job_get_status (plan_job));
  set_time (&fresh->started_at, callboard_plan_job_get_started_at (plan_job));
  set_time (&fresh->ended_at, callboard_plan_job_get_ended_at (plan_job));
  old_progress = self->progress;
  callboard_plan_job_summary_set_progress (self, measure_progress (plan_job));
  verdict = callboard_run_verdict_new_from_run (plan_job);
  verdict_changed = !callboard_run_verdict_equal (self->verdict, verdict);
  g_clear_pointer (&fresh->verdict, callboard_run_verdict_unref);
  callboard_plan_job_summary_set_verdict (self, verdict);

  return callboard_plan_job_summary_update (self, fresh) || old_progress != self->progress || verdict_changed;
}
