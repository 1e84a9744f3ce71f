/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The label, icon, CSS class and tone of each result of a run, and what its verdict says in
 * words.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-formats.h"
#include "callboard-run-result-labels.h"
#include "callboard-verdict-labels.h"
#include "callboard-vocabulary.h"

/* style.css defines what the CSS classes look like. */
static const struct
{
  const char    *label;
  const char    *icon_name;
  const char    *css_class;
  CallboardTone  tone;
} results[CALLBOARD_N_RUN_RESULTS] = {
  [CALLBOARD_RUN_RESULT_UNKNOWN] = {
    NC_("run result", "Unknown"), "callboard-not-read-symbolic", "not-read", CALLBOARD_TONE_NEUTRAL
  },
  [CALLBOARD_RUN_RESULT_FAILED] = {
    NC_("run result", "Failed"), "callboard-failed-symbolic", "failed", CALLBOARD_TONE_BAD
  },
  [CALLBOARD_RUN_RESULT_ERROR] = {
    NC_("run result", "Error"), "callboard-error-symbolic", "error", CALLBOARD_TONE_WARNING
  },
  [CALLBOARD_RUN_RESULT_NOT_JUDGED] = {
    NC_("run result", "Not judged"), "callboard-unknown-symbolic", "not-judged", CALLBOARD_TONE_NEUTRAL
  },
  [CALLBOARD_RUN_RESULT_PASSED] = {
    NC_("run result", "Passed"), "callboard-passed-symbolic", "passed", CALLBOARD_TONE_GOOD
  },
  [CALLBOARD_RUN_RESULT_RUNNING] = {
    NC_("run result", "Running"), "callboard-active-symbolic", "running", CALLBOARD_TONE_ACTIVE
  },
  [CALLBOARD_RUN_RESULT_CANCELED] = {
    NC_("run result", "Canceled"), "callboard-canceled-symbolic", "canceled", CALLBOARD_TONE_NEUTRAL
  },
};

/**
 * callboard_run_result_get_label:
 * @result: a result
 *
 * Returns: (transfer none): the translated label, such as "Passed"
 */
const char *
callboard_run_result_get_label (CallboardRunResult result)
{
  g_return_val_if_fail (result < CALLBOARD_N_RUN_RESULTS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "run result", results[result].label);
}

/**
 * callboard_run_result_get_icon_name:
 * @result: a result
 *
 * Returns: (transfer none): the name of its symbolic icon, different for each result
 */
const char *
callboard_run_result_get_icon_name (CallboardRunResult result)
{
  g_return_val_if_fail (result < CALLBOARD_N_RUN_RESULTS, NULL);

  return results[result].icon_name;
}

/**
 * callboard_run_result_get_css_class:
 * @result: a result
 *
 * Returns: (transfer none): the CSS class of widgets that draw @result in a chart
 */
const char *
callboard_run_result_get_css_class (CallboardRunResult result)
{
  g_return_val_if_fail (result < CALLBOARD_N_RUN_RESULTS, NULL);

  return results[result].css_class;
}

/**
 * callboard_run_result_get_tone:
 * @result: a result
 *
 * Returns: the tone of its icon and label: a run that could not be judged is neither good
 *   nor bad
 */
CallboardTone
callboard_run_result_get_tone (CallboardRunResult result)
{
  g_return_val_if_fail (result < CALLBOARD_N_RUN_RESULTS, CALLBOARD_TONE_NEUTRAL);

  return results[result].tone;
}

static char *
dup_scored_label (CallboardPlanJob *plan_job,
                  gboolean          passed)
{
  double score = callboard_verdict_get_score (callboard_plan_job_get_verdict (plan_job));

  if (score < 0)
    return g_strdup (callboard_run_result_get_label (passed ? CALLBOARD_RUN_RESULT_PASSED
                                                            : CALLBOARD_RUN_RESULT_FAILED));
  if (passed)
    /* Translators: the result of a run, and its score from 0 to 100 */
    return g_strdup_printf (_("Passed · score %.1f"), score);

  /* Translators: the result of a run, and its score from 0 to 100 */
  return g_strdup_printf (_("Failed · score %.1f"), score);
}

static char *
dup_error_label (CallboardPlanJob *plan_job)
{
  if (g_strcmp0 (callboard_plan_job_get_status (plan_job), "TIMED_OUT") == 0)
    /* Translators: the result of a run */
    return g_strdup (C_("run result", "Error: timed out"));

  return g_strdup (callboard_run_result_get_label (CALLBOARD_RUN_RESULT_ERROR));
}

static char *
dup_not_judged_label (CallboardPlanJob *plan_job)
{
  CallboardRunObstacle obstacle = callboard_run_result_get_obstacle (plan_job);
  g_autofree char *reason = callboard_verdict_labels_dup_obstacle (plan_job);

  if (obstacle == CALLBOARD_RUN_OBSTACLE_NO_CHECKS)
    /* Translators: the result of a run whose plan has no checks */
    return g_strdup (C_("run result", "No check to judge by"));
  if (obstacle == CALLBOARD_RUN_OBSTACLE_UNREADABLE)
    /* Translators: the result of a run, if its verdict could not be read */
    return g_strdup (C_("run result", "Not judged: the verdict could not be read"));
  if (reason == NULL)
    return g_strdup (callboard_run_result_get_label (CALLBOARD_RUN_RESULT_NOT_JUDGED));

  /* Translators: the result of a run, and why it could not be judged, such as "Only 9 of 12
   * calls evaluated" */
  return g_strdup_printf (C_("run result", "Not judged: %s"), reason);
}

/**
 * callboard_run_result_dup_summary:
 * @plan_job: a run
 *
 * Returns: (transfer full): its result in words, such as "Failed · score 94.8" or
 *   "Not judged: Only 9 of 12 calls evaluated"
 */
char *
callboard_run_result_dup_summary (CallboardPlanJob *plan_job)
{
  CallboardRunResult result;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), NULL);

  result = callboard_run_result_get (plan_job);
  switch (result)
    {
    case CALLBOARD_RUN_RESULT_PASSED:
      return dup_scored_label (plan_job, TRUE);
    case CALLBOARD_RUN_RESULT_FAILED:
      return dup_scored_label (plan_job, FALSE);
    case CALLBOARD_RUN_RESULT_ERROR:
      return dup_error_label (plan_job);
    case CALLBOARD_RUN_RESULT_NOT_JUDGED:
      return dup_not_judged_label (plan_job);
    case CALLBOARD_RUN_RESULT_UNKNOWN:
    case CALLBOARD_RUN_RESULT_RUNNING:
    case CALLBOARD_RUN_RESULT_CANCELED:
    case CALLBOARD_N_RUN_RESULTS:
    default:
      return g_strdup (callboard_run_result_get_label (result));
    }
}

static const char *
get_obstacle_label (CallboardRunObstacle obstacle)
{
  switch (obstacle)
    {
    case CALLBOARD_RUN_OBSTACLE_NO_CHECKS:
      return C_("run result", "No check to judge by");
    case CALLBOARD_RUN_OBSTACLE_UNREADABLE:
      /* Translators: why a run could not be judged */
      return _("The verdict could not be read");
    case CALLBOARD_RUN_OBSTACLE_NONE:
    case CALLBOARD_N_RUN_OBSTACLES:
    default:
      return NULL;
    }
}

/**
 * callboard_run_verdict_dup_reason:
 * @verdict: what is known about a run of the list
 *
 * Returns: (transfer full) (nullable): the first check that missed its minimum with its pass
 *   rate, such as "Silence ≤ 2 s 86%", or why the run could not be judged; %NULL if there
 *   is nothing to say
 */
char *
callboard_run_verdict_dup_reason (CallboardRunVerdict *verdict)
{
  CallboardVerdictFailure *obstacle;
  const char *check;
  g_autofree char *name = NULL;
  g_autofree char *rate = NULL;

  g_return_val_if_fail (verdict != NULL, NULL);

  obstacle = callboard_run_verdict_get_obstacle (verdict);
  if (obstacle != NULL)
    return callboard_verdict_labels_dup_failure (obstacle);

  check = callboard_run_verdict_get_check_name (verdict);
  if (check == NULL)
    return g_strdup (get_obstacle_label (callboard_run_verdict_get_obstacle_kind (verdict)));

  name = callboard_verdict_labels_dup_name (check);
  if (callboard_run_verdict_get_pass_rate (verdict) < 0)
    return g_steal_pointer (&name);

  rate = callboard_format_percent (callboard_run_verdict_get_pass_rate (verdict));

  /* Translators: the name of a check that missed its minimum, and the share of calls that
   * passed it, such as "Silence ≤ 2 s 86%" */
  return g_strdup_printf (C_("missed check", "%s %s"), name, rate);
}
