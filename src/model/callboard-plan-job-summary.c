/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run as the list of runs shows it. Made from pages of the list and from
 * what was kept of them; callboard_plan_job_list_merge() brings it up to date.
 */

#include "config.h"

#include <string.h>

#include "callboard-plan-job-summary.h"
#include "callboard-run-status.h"

/**
 * CallboardPlanJobSummary:
 *
 * A run without its simulations, as an element of the answer to
 * `GET /v1/simulation/plan/jobs`. The properties bear the names of the fields,
 * but for `id` (`simulationRunPlanJobId`) and `plan-id`
 * (`simulationRunPlanId`). Beside them: `plan-name`, which comes from the plan,
 * and `progress`, the share of
 * simulations that are over, 0–1, -1 while nobody has counted.
 */
struct _CallboardPlanJobSummary
{
  CallboardApiObject  parent_instance;

  char            *id;
  char            *plan_id;
  char            *status;
  char            *triggered_by;
  GDateTime       *created_at;
  GDateTime       *started_at;
  GDateTime       *ended_at;

  char            *plan_name;
  double           progress;
};

G_DEFINE_FINAL_TYPE (CallboardPlanJobSummary, callboard_plan_job_summary, CALLBOARD_TYPE_API_OBJECT)

static const CallboardField fields[] = {
  { "simulationRunPlanJobId", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_REQUIRED,
    G_STRUCT_OFFSET (CallboardPlanJobSummary, id) },
  { "simulationRunPlanId", "plan-id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_REQUIRED,
    G_STRUCT_OFFSET (CallboardPlanJobSummary, plan_id) },
  { "status", "status", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_REQUIRED,
    G_STRUCT_OFFSET (CallboardPlanJobSummary, status) },
  { "triggeredBy", "triggered-by", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlanJobSummary, triggered_by) },
  { "createdAt", "created-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_REQUIRED,
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
    default:
      parent_class->get_property (object, property_id, value, pspec);
    }
}

static void
callboard_plan_job_summary_finalize (GObject *object)
{
  CallboardPlanJobSummary *self = CALLBOARD_PLAN_JOB_SUMMARY (object);

  g_clear_pointer (&self->plan_name, g_free);

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
}

static void
callboard_plan_job_summary_init (CallboardPlanJobSummary *self)
{
  self->progress = -1;
}

static GDateTime *
ref_time (GDateTime *time)
{
  return time != NULL ? g_date_time_ref (time) : NULL;
}

/**
 * callboard_plan_job_summary_new:
 * @id: the `simulationRunPlanJobId`
 * @plan_id: the `simulationRunPlanId`
 * @status: the `status`
 * @triggered_by: (nullable): the `triggeredBy`
 * @created_at: the `createdAt`, in UTC
 * @started_at: (nullable): the `startedAt`, in UTC
 * @ended_at: (nullable): the `endedAt`, in UTC
 *
 * Makes one of what was kept.
 *
 * Returns: (transfer full): a run for the list
 */
CallboardPlanJobSummary *
callboard_plan_job_summary_new (const char *id,
                                const char *plan_id,
                                const char *status,
                                const char *triggered_by,
                                GDateTime  *created_at,
                                GDateTime  *started_at,
                                GDateTime  *ended_at)
{
  CallboardPlanJobSummary *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (plan_id != NULL, NULL);
  g_return_val_if_fail (status != NULL, NULL);
  g_return_val_if_fail (created_at != NULL, NULL);

  self = g_object_new (CALLBOARD_TYPE_PLAN_JOB_SUMMARY, NULL);
  self->id = g_strdup (id);
  self->plan_id = g_strdup (plan_id);
  self->status = g_strdup (status);
  self->triggered_by = g_strdup (triggered_by);
  self->created_at = g_date_time_ref (created_at);
  self->started_at = ref_time (started_at);
  self->ended_at = ref_time (ended_at);

  return self;
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
 * Returns: (transfer full): what the list would say of it, as it stands now
 */
CallboardPlanJobSummary *
callboard_plan_job_summary_new_from_run (CallboardPlanJob *plan_job)
{
  CallboardPlanJobSummary *self;
  g_autofree char *triggered_by = NULL;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), NULL);

  g_object_get (plan_job, "triggered-by", &triggered_by, NULL);
  self = callboard_plan_job_summary_new (callboard_plan_job_get_id (plan_job),
                                         callboard_plan_job_get_plan_id (plan_job),
                                         callboard_plan_job_get_status (plan_job),
                                         triggered_by,
                                         callboard_plan_job_get_created_at (plan_job),
                                         callboard_plan_job_get_started_at (plan_job),
                                         callboard_plan_job_get_ended_at (plan_job));
  self->progress = measure_progress (plan_job);

  return self;
}

/**
 * callboard_plan_job_summary_copy:
 * @self: a run of the list
 *
 * Returns: (transfer full): the run as it stands now, for another thread
 */
CallboardPlanJobSummary *
callboard_plan_job_summary_copy (CallboardPlanJobSummary *self)
{
  CallboardPlanJobSummary *copy;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self), NULL);

  copy = callboard_plan_job_summary_new (self->id, self->plan_id, self->status, self->triggered_by,
                                         self->created_at, self->started_at, self->ended_at);
  copy->plan_name = g_strdup (self->plan_name);
  copy->progress = self->progress;

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
 * Returns: (transfer none): its `simulationRunPlanId`
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
 * Returns: (transfer none) (nullable): the `name` of its plan, where it is known
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
 * Tells what the plan is called.
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
 * callboard_plan_job_summary_get_status:
 * @self: a run of the list
 *
 * Returns: (transfer none): its `status`
 */
const char *
callboard_plan_job_summary_get_status (CallboardPlanJobSummary *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self), NULL);

  return self->status;
}

/**
 * callboard_plan_job_summary_get_triggered_by:
 * @self: a run of the list
 *
 * Returns: (transfer none) (nullable): its `triggeredBy`
 */
const char *
callboard_plan_job_summary_get_triggered_by (CallboardPlanJobSummary *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self), NULL);

  return self->triggered_by;
}

/**
 * callboard_plan_job_summary_get_created_at:
 * @self: a run of the list
 *
 * Returns: (transfer none): its `createdAt`, in UTC
 */
GDateTime *
callboard_plan_job_summary_get_created_at (CallboardPlanJobSummary *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self), NULL);

  return self->created_at;
}

/**
 * callboard_plan_job_summary_get_started_at:
 * @self: a run of the list
 *
 * Returns: (transfer none) (nullable): its `startedAt`, in UTC
 */
GDateTime *
callboard_plan_job_summary_get_started_at (CallboardPlanJobSummary *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self), NULL);

  return self->started_at;
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
 * Returns: the share of its simulations that are over, 0–1; -1 while nobody
 *   has counted
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
 * @progress: the share of its simulations that are over, 0–1; -1 where nobody
 *   has counted
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
 * callboard_plan_job_summary_is_final:
 * @self: a run of the list
 *
 * Returns: whether it is over
 */
gboolean
callboard_plan_job_summary_is_final (CallboardPlanJobSummary *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self), FALSE);

  return callboard_run_status_is_final (self->status);
}

/**
 * callboard_plan_job_summary_compare:
 * @a: a run of the list
 * @b: another
 *
 * Orders the newest first, and by id those of the same instant.
 *
 * Returns: less than 0 where @a stands before @b, more than 0 where after it
 */
int
callboard_plan_job_summary_compare (CallboardPlanJobSummary *a,
                                    CallboardPlanJobSummary *b)
{
  int order = g_date_time_compare (b->created_at, a->created_at);

  return order != 0 ? order : strcmp (a->id, b->id);
}

/**
 * callboard_plan_job_summary_update:
 * @self: a run of the list
 * @fresh: the same run, from a later answer
 *
 * Takes over what differs, and notifies of that alone. A name that @fresh does
 * not know is kept.
 *
 * Returns: whether anything differed
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

  return changed;
}

/**
 * callboard_plan_job_summary_take_from_run:
 * @self: a run of the list
 * @plan_job: the same run with its simulations
 *
 * Takes over what the whole run knows better: how it stands and how far it is.
 *
 * Returns: whether anything differed
 */
gboolean
callboard_plan_job_summary_take_from_run (CallboardPlanJobSummary *self,
                                          CallboardPlanJob        *plan_job)
{
  g_autoptr(CallboardPlanJobSummary) fresh = NULL;
  double former_progress;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (self), FALSE);
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), FALSE);

  fresh = callboard_plan_job_summary_new (self->id, self->plan_id,
                                          callboard_plan_job_get_status (plan_job),
                                          self->triggered_by, self->created_at,
                                          callboard_plan_job_get_started_at (plan_job),
                                          callboard_plan_job_get_ended_at (plan_job));
  former_progress = self->progress;
  callboard_plan_job_summary_set_progress (self, measure_progress (plan_job));

  return callboard_plan_job_summary_update (self, fresh) || former_progress != self->progress;
}
