/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the list of runs shows of a verdict: the result, the score, and the reason. Made from
 * a run that was read or from a row of the history.
 */

#include "config.h"

#include "callboard-run-verdict.h"
#include "callboard-verdict-check.h"

/**
 * CallboardRunVerdict:
 *
 * The verdict of a run that has ended, without its checks. Immutable, and shared by threads.
 */
struct _CallboardRunVerdict
{
  CallboardRunResult       result;
  double                   score;
  char                    *check_name;
  double                   pass_rate;
  CallboardVerdictFailure *obstacle;
  /* Set if there is no such failure. */
  CallboardRunObstacle     obstacle_kind;
};

G_DEFINE_BOXED_TYPE (CallboardRunVerdict, callboard_run_verdict, callboard_run_verdict_ref, callboard_run_verdict_unref)

/**
 * callboard_run_verdict_new:
 * @result: the result of the run
 * @score: its `score`, 0–100; -1 if unknown
 * @check_name: (nullable): the `metricName` of the first check that missed its minimum
 * @pass_rate: the `passRate` of that check, 0–100; -1 if unknown
 * @obstacle: (nullable): the first reason why the run could not be judged
 *
 * Returns: (transfer full): a verdict
 */
CallboardRunVerdict *
callboard_run_verdict_new (CallboardRunResult       result,
                           double                   score,
                           const char              *check_name,
                           double                   pass_rate,
                           CallboardVerdictFailure *obstacle)
{
  CallboardRunVerdict *self;

  g_return_val_if_fail (result < CALLBOARD_N_RUN_RESULTS, NULL);
  g_return_val_if_fail (obstacle == NULL || CALLBOARD_IS_VERDICT_FAILURE (obstacle), NULL);

  self = g_atomic_rc_box_new0 (CallboardRunVerdict);
  self->result = result;
  self->score = score >= 0 && score <= 100 ? score : -1;
  self->check_name = g_strdup (check_name);
  self->pass_rate = pass_rate >= 0 && pass_rate <= 100 ? pass_rate : -1;
  g_set_object (&self->obstacle, obstacle);

  return self;
}

/**
 * callboard_run_verdict_new_obstacle:
 * @kind: why the run could not be judged
 * @score: its `score`, 0–100; -1 if unknown
 *
 * Returns: (transfer full): the verdict of a run that could not be judged, without a failure
 *   that says why
 */
CallboardRunVerdict *
callboard_run_verdict_new_obstacle (CallboardRunObstacle kind,
                                    double               score)
{
  CallboardRunVerdict *self;

  g_return_val_if_fail (kind < CALLBOARD_N_RUN_OBSTACLES, NULL);

  self = callboard_run_verdict_new (CALLBOARD_RUN_RESULT_NOT_JUDGED, score, NULL, -1, NULL);
  self->obstacle_kind = kind;

  return self;
}

static CallboardVerdictCheck *
dup_missed_check (CallboardVerdict *verdict)
{
  GListModel *checks = callboard_verdict_get_checks (verdict);

  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr(CallboardVerdictCheck) check = g_list_model_get_item (checks, i);

      if (callboard_verdict_check_get_passed (check) == 0 && callboard_verdict_check_get_pass_rate (check) >= 0)
        return g_steal_pointer (&check);
    }

  return NULL;
}

/**
 * callboard_run_verdict_new_from_run:
 * @plan_job: a run
 *
 * Returns: (transfer full) (nullable): its verdict; %NULL while it has not ended
 */
CallboardRunVerdict *
callboard_run_verdict_new_from_run (CallboardPlanJob *plan_job)
{
  CallboardRunResult result;
  CallboardVerdict *verdict;
  double score;
  g_autoptr(CallboardVerdictCheck) check = NULL;
  g_autoptr(CallboardVerdictFailure) obstacle = NULL;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), NULL);

  result = callboard_run_result_get (plan_job);
  if (result == CALLBOARD_RUN_RESULT_RUNNING)
    return NULL;

  verdict = callboard_plan_job_get_verdict (plan_job);
  score = verdict != NULL ? callboard_verdict_get_score (verdict) : -1;
  if (result == CALLBOARD_RUN_RESULT_NOT_JUDGED &&
      callboard_run_result_get_obstacle (plan_job) != CALLBOARD_RUN_OBSTACLE_NONE)
    return callboard_run_verdict_new_obstacle (callboard_run_result_get_obstacle (plan_job), score);
  if (result == CALLBOARD_RUN_RESULT_FAILED)
    check = dup_missed_check (verdict);
  else if (result == CALLBOARD_RUN_RESULT_NOT_JUDGED)
    obstacle = callboard_run_result_dup_obstacle (plan_job);

  return callboard_run_verdict_new (result, score,
                                    check != NULL ? callboard_verdict_check_get_metric_name (check) : NULL,
                                    check != NULL ? callboard_verdict_check_get_pass_rate (check) : -1,
                                    obstacle);
}

/**
 * callboard_run_verdict_ref:
 * @self: a verdict
 *
 * Returns: (transfer full): @self
 */
CallboardRunVerdict *
callboard_run_verdict_ref (CallboardRunVerdict *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
callboard_run_verdict_clear (gpointer data)
{
  CallboardRunVerdict *self = data;

  g_free (self->check_name);
  g_clear_object (&self->obstacle);
}

/**
 * callboard_run_verdict_unref:
 * @self: (transfer full): a verdict
 *
 * Releases a reference.
 */
void
callboard_run_verdict_unref (CallboardRunVerdict *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, callboard_run_verdict_clear);
}

/**
 * callboard_run_verdict_equal:
 * @a: (nullable): a verdict
 * @b: (nullable): another
 *
 * Returns: whether the list shows the same for both
 */
gboolean
callboard_run_verdict_equal (CallboardRunVerdict *a,
                             CallboardRunVerdict *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;

  return a->result == b->result && a->score == b->score && a->pass_rate == b->pass_rate &&
         g_strcmp0 (a->check_name, b->check_name) == 0 && a->obstacle == b->obstacle &&
         a->obstacle_kind == b->obstacle_kind;
}

/**
 * callboard_run_verdict_get_result:
 * @self: a verdict
 *
 * Returns: the result of the run
 */
CallboardRunResult
callboard_run_verdict_get_result (CallboardRunVerdict *self)
{
  g_return_val_if_fail (self != NULL, CALLBOARD_RUN_RESULT_UNKNOWN);

  return self->result;
}

/**
 * callboard_run_verdict_get_score:
 * @self: a verdict
 *
 * Returns: the `score` of the run, 0–100; -1 if unknown
 */
double
callboard_run_verdict_get_score (CallboardRunVerdict *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->score;
}

/**
 * callboard_run_verdict_get_check_name:
 * @self: a verdict
 *
 * Returns: (transfer none) (nullable): the `metricName` of the first check that missed its
 *   minimum; %NULL if none did or it has no name
 */
const char *
callboard_run_verdict_get_check_name (CallboardRunVerdict *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->check_name;
}

/**
 * callboard_run_verdict_get_pass_rate:
 * @self: a verdict
 *
 * Returns: the `passRate` of that check, 0–100; -1 if unknown
 */
double
callboard_run_verdict_get_pass_rate (CallboardRunVerdict *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->pass_rate;
}

/**
 * callboard_run_verdict_get_obstacle:
 * @self: a verdict
 *
 * Returns: (transfer none) (nullable): the first reason why the run could not be judged
 */
CallboardVerdictFailure *
callboard_run_verdict_get_obstacle (CallboardRunVerdict *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->obstacle;
}

/**
 * callboard_run_verdict_get_obstacle_kind:
 * @self: a verdict
 *
 * Returns: why the run could not be judged, if no failure says it
 */
CallboardRunObstacle
callboard_run_verdict_get_obstacle_kind (CallboardRunVerdict *self)
{
  g_return_val_if_fail (self != NULL, CALLBOARD_RUN_OBSTACLE_NONE);

  return self->obstacle_kind;
}
