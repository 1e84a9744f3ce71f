/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verdict of a run in words: its failures as sentences, its attempts, and
 * the retries it waits for. Used by the head of a run and what unfolds from it.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-formats.h"
#include "callboard-text.h"
#include "callboard-verdict-labels.h"
#include "callboard-vocabulary.h"

/* Characters of a name that are shown. */
#define MAX_NAME 200

/* Counts come from the network and can be anything. */
static int
clamp (gint64 count)
{
  return (int) MIN (count, G_MAXINT);
}

/**
 * callboard_verdict_labels_dup_rate:
 * @rate: a share, 0–100, or -1 where it is not known
 *
 * Returns: (transfer full): "66.7 %", "90 %"; a dash where it is not known
 */
char *
callboard_verdict_labels_dup_rate (double rate)
{
  double tenths = CLAMP (rate, 0, 1e9) * 10;

  if (rate < 0)
    return g_strdup ("–");

  if ((gint64) (tenths + 0.5) % 10 == 0)
    /* Translators: a share in percent, with a space that does not break */
    return g_strdup_printf (_("%.0f %%"), rate);

  /* Translators: a share in percent, with a space that does not break */
  return g_strdup_printf (_("%.1f %%"), rate);
}

static char *
dup_name (const char *name)
{
  if (name != NULL && *name != '\0')
    return callboard_text_sanitize_line (name, MAX_NAME);

  /* Translators: shown in place of the name of a check that has none */
  return g_strdup (_("Unnamed check"));
}

/**
 * callboard_verdict_labels_dup_check:
 * @check: a check
 *
 * Returns: (transfer full): what it is called
 */
char *
callboard_verdict_labels_dup_check (CallboardVerdictCheck *check)
{
  g_return_val_if_fail (CALLBOARD_IS_VERDICT_CHECK (check), NULL);

  return dup_name (callboard_verdict_check_get_metric_name (check));
}

static char *
tell_not_completed (CallboardVerdictFailure *failure)
{
  g_autofree char *status = NULL;
  g_autofree char *label = NULL;

  g_object_get (failure, "status", &status, NULL);
  if (status == NULL)
    return g_strdup (_("The run did not complete."));

  label = callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_RUN_STATUS, status);

  /* Translators: %s is the status of a run, like "Timed out" */
  return g_strdup_printf (_("The run did not complete: its status is “%s”."), label);
}

static char *
tell_coverage (CallboardVerdictFailure *failure)
{
  gint64 evaluated;
  gint64 expected;

  g_object_get (failure, "evaluated-calls", &evaluated, "expected-calls", &expected, NULL);
  if (evaluated < 0 || expected < 0)
    return g_strdup (_("Not every call was evaluated."));

  /* Translators: how many calls were evaluated, and how many should have been */
  return g_strdup_printf (ngettext ("Only %d of %d call was evaluated.",
                                    "Only %d of %d calls were evaluated.", (gulong) expected),
                          clamp (evaluated), clamp (expected));
}

static char *
tell_silence (CallboardVerdictFailure *failure)
{
  gint64 silent;
  gint64 total;
  double share;
  g_autofree char *limit = NULL;

  g_object_get (failure, "never-spoke-calls", &silent, "total-calls", &total, "max-share", &share, NULL);
  if (silent < 0 || total < 0)
    return g_strdup (_("The agent never spoke in too many calls."));
  if (share < 0)
    /* Translators: in how many calls the agent was silent, and how many there were */
    return g_strdup_printf (ngettext ("The agent never spoke in %d of %d call.",
                                      "The agent never spoke in %d of %d calls.", (gulong) total),
                            clamp (silent), clamp (total));

  limit = callboard_verdict_labels_dup_rate (share);

  /* Translators: in how many calls the agent was silent, how many there were,
   * and the share that is allowed, in percent */
  return g_strdup_printf (ngettext ("The agent never spoke in %d of %d call; at most %s is allowed.",
                                    "The agent never spoke in %d of %d calls; at most %s is allowed.",
                                    (gulong) total),
                          clamp (silent), clamp (total), limit);
}

static char *
tell_metric (CallboardVerdictFailure *failure)
{
  g_autofree char *metric_name = NULL;
  g_autofree char *name = NULL;
  g_autofree char *rate = NULL;
  g_autofree char *minimum = NULL;
  double pass_rate;
  double min_pass_rate;

  g_object_get (failure,
                "metric-name", &metric_name,
                "pass-rate", &pass_rate,
                "min-pass-rate", &min_pass_rate,
                NULL);
  name = dup_name (metric_name);
  if (g_str_equal (callboard_verdict_failure_get_failure_type (failure), "METRIC_NOT_EVALUATED"))
    /* Translators: %s is the name of a check */
    return g_strdup_printf (_("“%s” could not be evaluated on any call."), name);
  if (pass_rate < 0 || min_pass_rate < 0)
    /* Translators: %s is the name of a check */
    return g_strdup_printf (_("“%s” did not pass often enough."), name);

  rate = callboard_verdict_labels_dup_rate (pass_rate);
  minimum = callboard_verdict_labels_dup_rate (min_pass_rate);

  /* Translators: the name of a check, the share of calls that passed it, and the
   * share that must, both in percent */
  return g_strdup_printf (_("“%s” passed on %s of the calls; at least %s must pass."),
                          name, rate, minimum);
}

/**
 * callboard_verdict_labels_dup_failure:
 * @failure: a reason why a run did not pass
 *
 * Returns: (transfer full): the same as a sentence
 */
char *
callboard_verdict_labels_dup_failure (CallboardVerdictFailure *failure)
{
  const char *type;

  g_return_val_if_fail (CALLBOARD_IS_VERDICT_FAILURE (failure), NULL);

  type = callboard_verdict_failure_get_failure_type (failure);
  if (g_str_equal (type, "RUN_NOT_COMPLETED"))
    return tell_not_completed (failure);
  if (g_str_equal (type, "INCOMPLETE_COVERAGE"))
    return tell_coverage (failure);
  if (g_str_equal (type, "AGENT_NEVER_SPOKE"))
    return tell_silence (failure);
  if (g_str_equal (type, "METRIC_NOT_EVALUATED") || g_str_equal (type, "METRIC_BELOW_MIN_PASS_RATE"))
    return tell_metric (failure);

  return callboard_text_humanize (type);
}

static char *
tell_silent_attempts (CallboardAttemptSummary *summary)
{
  gint64 silent;
  gint64 still_silent;
  g_autofree char *cases = NULL;

  g_object_get (summary,
                "silent-attempt-count", &silent,
                "still-silent-test-case-count", &still_silent,
                NULL);
  if (silent <= 0)
    return NULL;

  if (still_silent <= 0)
    /* Translators: how many attempts had an agent that said nothing */
    return g_strdup_printf (ngettext ("The agent was silent in %d attempt.",
                                      "The agent was silent in %d attempts.", (gulong) silent),
                            clamp (silent));

  /* Translators: goes into "The agent was silent in 3 attempts, and to the end in
   * 2 of the test cases." */
  cases = g_strdup_printf (ngettext ("%d of the test cases", "%d of the test cases", (gulong) still_silent),
                           clamp (still_silent));

  /* Translators: how many attempts had an agent that said nothing, and how many
   * test cases still have none that spoke: "2 of the test cases" */
  return g_strdup_printf (ngettext ("The agent was silent in %d attempt, and to the end in %s.",
                                    "The agent was silent in %d attempts, and to the end in %s.",
                                    (gulong) silent),
                          clamp (silent), cases);
}

/**
 * callboard_verdict_labels_dup_attempts:
 * @summary: (nullable): how many calls a run took
 *
 * Returns: (transfer full) (nullable): the same in a sentence or two: "13
 *   attempts at 12 test cases, 1 of them a retry."; %NULL where nothing is known
 */
char *
callboard_verdict_labels_dup_attempts (CallboardAttemptSummary *summary)
{
  g_autofree char *cases = NULL;
  g_autofree char *attempts = NULL;
  g_autofree char *silent = NULL;
  gint64 n_attempts;
  gint64 n_retries;
  gint64 n_cases;

  if (summary == NULL)
    return NULL;

  n_attempts = callboard_attempt_summary_get_attempt_count (summary);
  n_retries = callboard_attempt_summary_get_retry_count (summary);
  g_object_get (summary, "test-case-count", &n_cases, NULL);
  if (n_attempts < 0)
    return NULL;

  if (n_cases >= 0 && n_retries >= 0)
    {
      /* Translators: goes into "13 attempts at 12 test cases; retries: 1." */
      cases = g_strdup_printf (ngettext ("%d test case", "%d test cases", (gulong) n_cases), clamp (n_cases));
      /* Translators: how many calls were placed, for how many test cases ("12
       * test cases"), and how many of the calls were placed once more */
      attempts = g_strdup_printf (ngettext ("%d attempt at %s; retries: %d.",
                                            "%d attempts at %s; retries: %d.",
                                            (gulong) n_attempts),
                                  clamp (n_attempts), cases, clamp (n_retries));
    }
  else
    attempts = g_strdup_printf (ngettext ("%d attempt.", "%d attempts.", (gulong) n_attempts), clamp (n_attempts));

  silent = tell_silent_attempts (summary);

  return silent != NULL ? g_strconcat (attempts, " ", silent, NULL) : g_steal_pointer (&attempts);
}

static char *
tell_wait (GDateTime *scheduled_at,
           GDateTime *now)
{
  gint64 wait = scheduled_at != NULL ? g_date_time_difference (scheduled_at, now) / G_TIME_SPAN_MILLISECOND : -1;
  g_autofree char *duration = NULL;

  if (scheduled_at == NULL)
    return g_strdup (_("Retrying soon"));
  if (wait < 500)
    return g_strdup (_("Retrying now"));

  duration = callboard_format_duration (wait);

  /* Translators: %s is a duration, like "40 s" */
  return g_strdup_printf (_("Retrying in %s"), duration);
}

/**
 * callboard_verdict_labels_dup_retry:
 * @retry: a retry that a run waits for
 * @now: the time it is
 *
 * Returns: (transfer full): "Retrying in 40 s, attempt 2 of 3"
 */
char *
callboard_verdict_labels_dup_retry (CallboardPendingRetry *retry,
                                    GDateTime             *now)
{
  g_autoptr(GDateTime) scheduled_at = NULL;
  g_autofree char *wait = NULL;
  gint64 attempt;
  gint64 most;

  g_return_val_if_fail (CALLBOARD_IS_PENDING_RETRY (retry), NULL);
  g_return_val_if_fail (now != NULL, NULL);

  g_object_get (retry,
                "attempt-number", &attempt,
                "max-attempts", &most,
                "scheduled-at", &scheduled_at,
                NULL);
  wait = tell_wait (scheduled_at, now);
  if (attempt < 0)
    return g_steal_pointer (&wait);
  if (most < 0)
    /* Translators: "Retrying in 40 s", and the number of the attempt */
    return g_strdup_printf (_("%s, attempt %d"), wait, clamp (attempt));

  /* Translators: "Retrying in 40 s", the number of the attempt, and how many
   * there will be at most */
  return g_strdup_printf (_("%s, attempt %d of %d"), wait, clamp (attempt), clamp (most));
}
