/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Labels for the verdict of a run: its failures and pending retries. Used by the header of a
 * run and its details.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-formats.h"
#include "callboard-text.h"
#include "callboard-verdict-labels.h"
#include "callboard-vocabulary.h"

/* Characters shown of a name. */
#define MAX_NAME 200

/* The minimum of a check whose run plan sets none, in percent. It is fixed. */
#define DEFAULT_MINIMUM 80

/**
 * callboard_verdict_labels_dup_name:
 * @name: (nullable): the name of the metric of a check
 *
 * Returns: (transfer full): the name on one line, or "Unnamed check"
 */
char *
callboard_verdict_labels_dup_name (const char *name)
{
  if (name != NULL && *name != '\0')
    return callboard_text_sanitize_line (name, MAX_NAME);

  /* Translators: a check without a name */
  return g_strdup (_("Unnamed check"));
}

/**
 * callboard_verdict_labels_dup_check:
 * @check: a check
 *
 * Returns: (transfer full): its name, or "Unnamed check"
 */
char *
callboard_verdict_labels_dup_check (CallboardVerdictCheck *check)
{
  g_return_val_if_fail (CALLBOARD_IS_VERDICT_CHECK (check), NULL);

  return callboard_verdict_labels_dup_name (callboard_verdict_check_get_metric_name (check));
}

static char *
dup_not_completed_label (CallboardVerdictFailure *failure)
{
  g_autofree char *status = NULL;
  g_autofree char *label = NULL;

  g_object_get (failure, "status", &status, NULL);
  if (status == NULL)
    return g_strdup (_("Run not completed"));

  label = callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_RUN_STATUS, status);

  /* Translators: %s is the status of a run, such as "Timed out" */
  return g_strdup_printf (_("Run not completed: %s"), label);
}

static char *
dup_coverage_label (CallboardVerdictFailure *failure)
{
  gint64 evaluated;
  gint64 expected;

  g_object_get (failure, "evaluated-calls", &evaluated, "expected-calls", &expected, NULL);
  if (evaluated < 0 || expected < 0)
    return g_strdup (_("Not all calls evaluated"));

  /* Translators: number of evaluated calls and number of expected calls */
  return g_strdup_printf (ngettext ("Only %d of %d call evaluated",
                                    "Only %d of %d calls evaluated", (gulong) expected),
                          callboard_format_clamp_count (evaluated),
                          callboard_format_clamp_count (expected));
}

/* "Agent never spoke", with the number of calls and the allowed percentage if known. */
static char *
dup_silent_calls_label (CallboardVerdictFailure *failure)
{
  gint64 silent;
  gint64 total;
  double share;
  g_autofree char *limit = NULL;

  g_object_get (failure, "never-spoke-calls", &silent, "total-calls", &total, "max-share", &share, NULL);
  if (silent < 0 || total < 0)
    return g_strdup (_("Agent never spoke in too many calls"));
  if (share < 0)
    /* Translators: number of calls with a silent agent and number of all calls */
    return g_strdup_printf (ngettext ("Agent never spoke in %d of %d call",
                                      "Agent never spoke in %d of %d calls", (gulong) total),
                            callboard_format_clamp_count (silent),
                            callboard_format_clamp_count (total));

  /* The API does not say whether it is a share or a percentage; less than one percent would
   * allow no call in a hundred. */
  limit = callboard_format_percent (share < 1 ? share * 100 : share);

  /* Translators: number of calls with a silent agent, number of all calls, and the
   * allowed percentage */
  return g_strdup_printf (ngettext ("Agent never spoke in %d of %d call (%s allowed)",
                                    "Agent never spoke in %d of %d calls (%s allowed)", (gulong) total),
                          callboard_format_clamp_count (silent),
                          callboard_format_clamp_count (total), limit);
}

static char *
dup_silence_label (CallboardVerdictFailure *failure)
{
  g_autofree char *calls = dup_silent_calls_label (failure);
  g_autofree char *agent_name = NULL;
  g_autofree char *attempts = NULL;
  g_autofree char *details = NULL;
  g_autofree char *agent = NULL;
  gint64 n_attempts;

  g_object_get (failure, "agent-name", &agent_name, "silent-attempts", &n_attempts, NULL);
  if (n_attempts >= 0)
    attempts = g_strdup_printf (ngettext ("%d silent attempt", "%d silent attempts", (gulong) n_attempts),
                                callboard_format_clamp_count (n_attempts));
  details = callboard_text_join_list ((const char *const[]) { calls, attempts, NULL });
  if (agent_name == NULL || *agent_name == '\0')
    return g_steal_pointer (&details);

  agent = callboard_text_sanitize_line (agent_name, MAX_NAME);

  /* Translators: the name of an agent, and what is wrong with it, such as "Front desk: Agent
   * never spoke in 2 of 60 calls" */
  return g_strdup_printf (_("%s: %s"), agent, details);
}

/**
 * callboard_verdict_labels_dup_minimum:
 * @minimum: the required pass rate, 0–100, or -1 if unknown
 * @inherited: 1 if it is the default of Roark, which is fixed; 0 if not, -1 if unknown
 *
 * Returns: (transfer full) (nullable): the required pass rate, such as "90% required" or
 *   "Roark's default of 80% required"; %NULL if it is unknown
 */
char *
callboard_verdict_labels_dup_minimum (double minimum,
                                      int    inherited)
{
  g_autofree char *percent = NULL;

  if (minimum < 0 && inherited == 1)
    minimum = DEFAULT_MINIMUM;
  if (minimum < 0)
    return NULL;

  percent = callboard_format_percent (minimum);

  return inherited == 1
           /* Translators: %s is a percentage of calls that must pass a check. It is not set
            * by the run plan */
           ? g_strdup_printf (_("Roark’s default of %s required"), percent)
           /* Translators: %s is a percentage of calls that must pass a check */
           : g_strdup_printf (_("%s required"), percent);
}

static char *
dup_metric_label (CallboardVerdictFailure *failure)
{
  g_autofree char *metric_name = NULL;
  g_autofree char *name = NULL;
  g_autofree char *rate = NULL;
  g_autofree char *minimum = NULL;
  double pass_rate;
  double min_pass_rate;
  int inherited;

  g_object_get (failure,
                "metric-name", &metric_name,
                "pass-rate", &pass_rate,
                "min-pass-rate", &min_pass_rate,
                "inherited", &inherited,
                NULL);
  name = callboard_verdict_labels_dup_name (metric_name);
  if (g_strcmp0 (callboard_verdict_failure_get_failure_type (failure), "METRIC_NOT_EVALUATED") == 0)
    /* Translators: %s is the name of a check */
    return g_strdup_printf (_("%s: not evaluated"), name);

  minimum = callboard_verdict_labels_dup_minimum (min_pass_rate, inherited);
  if (pass_rate < 0 || minimum == NULL)
    /* Translators: %s is the name of a check whose pass rate is below its minimum */
    return g_strdup_printf (_("%s: pass rate too low"), name);

  rate = callboard_format_percent (pass_rate);

  /* Translators: the name of a check, its pass rate and the required pass rate, such as
   * "Greeting: 66.7% passed (80% required)" */
  return g_strdup_printf (_("%s: %s passed (%s)"), name, rate, minimum);
}

/**
 * callboard_verdict_labels_dup_failure:
 * @failure: a failure of a verdict
 *
 * Returns: (transfer full): its label, such as "Greeting: 66.7% passed (80% required)"
 */
char *
callboard_verdict_labels_dup_failure (CallboardVerdictFailure *failure)
{
  const char *type;

  g_return_val_if_fail (CALLBOARD_IS_VERDICT_FAILURE (failure), NULL);

  type = callboard_verdict_failure_get_failure_type (failure);
  if (type == NULL)
    /* Translators: a reason why a run did not pass, of a kind that could not be read */
    return g_strdup (_("Unknown reason"));
  if (g_str_equal (type, "RUN_NOT_COMPLETED"))
    return dup_not_completed_label (failure);
  if (g_str_equal (type, "INCOMPLETE_COVERAGE"))
    return dup_coverage_label (failure);
  if (g_str_equal (type, "AGENT_NEVER_SPOKE"))
    return dup_silence_label (failure);
  if (g_str_equal (type, "METRIC_NOT_EVALUATED") || g_str_equal (type, "METRIC_BELOW_MIN_PASS_RATE"))
    return dup_metric_label (failure);

  return callboard_text_humanize (type);
}

/**
 * callboard_verdict_labels_dup_obstacle:
 * @plan_job: a run that could not be judged
 *
 * Returns: (transfer full) (nullable): why, such as "Only 9 of 12 calls evaluated"; %NULL if
 *   the reason is unknown
 */
char *
callboard_verdict_labels_dup_obstacle (CallboardPlanJob *plan_job)
{
  g_autoptr(CallboardVerdictFailure) failure = NULL;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), NULL);

  failure = callboard_run_result_dup_obstacle (plan_job);

  return failure != NULL ? callboard_verdict_labels_dup_failure (failure) : NULL;
}

static char *
dup_wait_label (GDateTime *scheduled_at,
                GDateTime *now)
{
  g_autofree char *duration = NULL;
  gint64 wait;

  if (scheduled_at == NULL)
    return g_strdup (_("Retrying soon"));

  wait = g_date_time_difference (scheduled_at, now) / G_TIME_SPAN_MILLISECOND;
  if (wait < 500)
    return g_strdup (_("Retrying now"));

  duration = callboard_format_duration (wait);

  /* Translators: %s is a duration, such as "40 s" */
  return g_strdup_printf (_("Retrying in %s"), duration);
}

/**
 * callboard_verdict_labels_dup_retry:
 * @retry: a pending retry
 * @now: the current time
 *
 * Returns: (transfer full): its label, such as "Retrying in 40 s, attempt 2 of 3"
 */
char *
callboard_verdict_labels_dup_retry (CallboardPendingRetry *retry,
                                    GDateTime             *now)
{
  g_autoptr(GDateTime) scheduled_at = NULL;
  g_autofree char *wait = NULL;
  g_autofree char *number = NULL;
  gint64 attempt;
  gint64 max_attempts;

  g_return_val_if_fail (CALLBOARD_IS_PENDING_RETRY (retry), NULL);
  g_return_val_if_fail (now != NULL, NULL);

  g_object_get (retry,
                "attempt-number", &attempt,
                "max-attempts", &max_attempts,
                "scheduled-at", &scheduled_at,
                NULL);
  wait = dup_wait_label (scheduled_at, now);
  if (attempt >= 0 && max_attempts >= 0)
    /* Translators: the number of an attempt and the maximum, in a list after "Retrying in 40 s" */
    number = g_strdup_printf (_("attempt %d of %d"), callboard_format_clamp_count (attempt),
                              callboard_format_clamp_count (max_attempts));
  else if (attempt >= 0)
    /* Translators: the number of an attempt, in a list after "Retrying in 40 s" */
    number = g_strdup_printf (_("attempt %d"), callboard_format_clamp_count (attempt));

  return callboard_text_join_list ((const char *const[]) { wait, number, NULL });
}
