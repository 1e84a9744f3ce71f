/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Labels for the attempts of a run: one line of counts that add up, the retries, and the next
 * pending retry. Used by the header of a run and its details.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-attempt-labels.h"
#include "callboard-formats.h"
#include "callboard-result-labels.h"
#include "callboard-text.h"
#include "callboard-verdict-labels.h"

static gint64
get_count (CallboardAttemptSummary *summary,
           const char              *property)
{
  gint64 count = -1;

  if (summary != NULL)
    g_object_get (summary, property, &count, NULL);

  return count;
}

static char *
dup_attempts (gint64 n_attempts)
{
  return g_strdup_printf (ngettext ("%d attempt", "%d attempts", (gulong) n_attempts),
                          callboard_format_clamp_count (n_attempts));
}

/* The server counts less than it lists. */
static char *
dup_contradicted_attempts (gint64 n_attempts,
                           gint64 n_counted)
{
  g_autofree char *attempts = dup_attempts (n_attempts);

  /* Translators: "13 attempts", and how many of them the server says there are */
  return g_strdup_printf (_("%s (Roark counts %d)"), attempts,
                          callboard_format_clamp_count (n_counted));
}

/* "12 test cases, 13 attempts" */
static char *
dup_total (CallboardAttemptSummary *summary,
           gint64                   n_attempts)
{
  gint64 n_cases = get_count (summary, "test-case-count");
  gint64 n_counted = get_count (summary, "attempt-count");
  g_autofree char *attempts = n_counted >= 0 && n_counted < n_attempts
                                ? dup_contradicted_attempts (n_attempts, n_counted)
                                : dup_attempts (n_attempts);
  g_autofree char *cases = NULL;

  if (n_cases < 0)
    return g_steal_pointer (&attempts);

  cases = g_strdup_printf (ngettext ("%d test case", "%d test cases", (gulong) n_cases),
                          callboard_format_clamp_count (n_cases));

  return callboard_text_join_list ((const char *const[]) { cases, attempts, NULL });
}

/* "9 evaluated, 2 errors, 1 invalidated, 1 unknown": each attempt once. */
static char *
dup_parts (CallboardPlanJob *plan_job,
           guint             n_not_listed)
{
  static const CallboardResult results[] = {
    CALLBOARD_RESULT_ERROR, CALLBOARD_RESULT_NOT_EVALUATED, CALLBOARD_RESULT_INVALIDATED,
    CALLBOARD_RESULT_CANCELED, CALLBOARD_RESULT_RUNNING, CALLBOARD_RESULT_WAITING,
    CALLBOARD_RESULT_UNKNOWN,
  };
  guint n_evaluated = callboard_plan_job_count_results (plan_job, CALLBOARD_RESULT_PASSED) +
                      callboard_plan_job_count_results (plan_job, CALLBOARD_RESULT_FAILED);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) parts = NULL;

  /* Translators: number of attempts whose checks have a result */
  g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u evaluated", "%u evaluated", n_evaluated),
                                                 n_evaluated));
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      guint n = callboard_plan_job_count_results (plan_job, results[i]);

      if (results[i] == CALLBOARD_RESULT_UNKNOWN)
        n += n_not_listed;
      if (n > 0)
        g_strv_builder_take (builder, callboard_result_dup_count (results[i], n));
    }
  parts = g_strv_builder_end (builder);

  return callboard_text_join_list ((const char *const *) parts);
}

/**
 * callboard_attempt_labels_dup_counts:
 * @plan_job: a run
 *
 * Every attempt is counted once, so that the counts add up. Attempts that the server counts
 * but that are not in the list, or could not be read, are unknown.
 *
 * Returns: (transfer full) (nullable): the counts, such as "12 test cases, 13 attempts: 9
 *   evaluated, 2 errors, 1 invalidated, 1 canceled"; %NULL if there are none
 */
char *
callboard_attempt_labels_dup_counts (CallboardPlanJob *plan_job)
{
  g_autoptr(CallboardAttemptSummary) summary = NULL;
  g_autofree char *total = NULL;
  g_autofree char *parts = NULL;
  guint n_listed;
  gint64 n_attempts;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), NULL);

  g_object_get (plan_job, "attempt-summary", &summary, NULL);
  n_listed = g_list_model_get_n_items (G_LIST_MODEL (plan_job));
  n_attempts = n_listed + g_list_model_get_n_items (callboard_plan_job_get_skipped_items (plan_job));
  n_attempts = CLAMP (get_count (summary, "attempt-count"), n_attempts, G_MAXINT);
  if (n_attempts == 0)
    return NULL;

  total = dup_total (summary, n_attempts);
  parts = dup_parts (plan_job, (guint) (n_attempts - n_listed));

  /* Translators: "12 test cases, 13 attempts", and what became of them, such as "9 evaluated,
   * 2 errors" */
  return g_strdup_printf (_("%s: %s"), total, parts);
}

/**
 * callboard_attempt_labels_dup_retries:
 * @summary: (nullable): the attempts of a run
 *
 * Returns: (transfer full) (nullable): the retries, such as "1 retry, 1 silent attempt"; %NULL
 *   if there are none
 */
char *
callboard_attempt_labels_dup_retries (CallboardAttemptSummary *summary)
{
  gint64 n_retries = get_count (summary, "retry-count");
  gint64 n_silent = get_count (summary, "silent-attempt-count");
  gint64 n_silent_cases = get_count (summary, "still-silent-test-case-count");
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) parts = NULL;

  if (n_retries > 0)
    g_strv_builder_take (builder,
                         g_strdup_printf (ngettext ("%d retry", "%d retries", (gulong) n_retries),
                                          callboard_format_clamp_count (n_retries)));
  if (n_silent > 0)
    /* Translators: number of attempts in which the agent never spoke */
    g_strv_builder_take (builder,
                         g_strdup_printf (ngettext ("%d silent attempt", "%d silent attempts",
                                                    (gulong) n_silent),
                                          callboard_format_clamp_count (n_silent)));
  if (n_silent > 0 && n_silent_cases > 0)
    /* Translators: number of test cases in which the agent never spoke in any attempt */
    g_strv_builder_take (builder,
                         g_strdup_printf (ngettext ("%d test case still silent",
                                                    "%d test cases still silent",
                                                    (gulong) n_silent_cases),
                                          callboard_format_clamp_count (n_silent_cases)));
  parts = g_strv_builder_end (builder);

  return parts[0] != NULL ? callboard_text_join_list ((const char *const *) parts) : NULL;
}

static GDateTime *
dup_scheduled_at (CallboardPendingRetry *retry)
{
  GDateTime *scheduled_at;

  g_object_get (retry, "scheduled-at", &scheduled_at, NULL);

  return scheduled_at;
}

/* The earliest retry; those without a time come last. */
static CallboardPendingRetry *
dup_next_retry (GListModel *retries)
{
  g_autoptr(CallboardPendingRetry) next = NULL;
  g_autoptr(GDateTime) next_at = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (retries); i++)
    {
      g_autoptr(CallboardPendingRetry) retry = g_list_model_get_item (retries, i);
      g_autoptr(GDateTime) at = dup_scheduled_at (retry);

      if (next != NULL && (at == NULL || (next_at != NULL && g_date_time_compare (at, next_at) >= 0)))
        continue;
      g_set_object (&next, retry);
      g_clear_pointer (&next_at, g_date_time_unref);
      next_at = g_steal_pointer (&at);
    }

  return g_steal_pointer (&next);
}

/**
 * callboard_attempt_labels_dup_next_retry:
 * @retries: (nullable): the pending retries of a run
 * @now: the current time
 *
 * Returns: (transfer full) (nullable): the next one and the number of the others, such as
 *   "Retrying in 40 s, attempt 2 of 3, and 2 more"; %NULL if none is pending
 */
char *
callboard_attempt_labels_dup_next_retry (GListModel *retries,
                                         GDateTime  *now)
{
  g_autoptr(CallboardPendingRetry) next = retries != NULL ? dup_next_retry (retries) : NULL;
  g_autofree char *text = NULL;
  guint n_others;

  g_return_val_if_fail (now != NULL, NULL);

  if (next == NULL)
    return NULL;

  text = callboard_verdict_labels_dup_retry (next, now);
  n_others = g_list_model_get_n_items (retries) - 1;
  if (n_others == 0)
    return g_steal_pointer (&text);

  /* Translators: "Retrying in 40 s, attempt 2 of 3", and the number of other pending
   * retries */
  return g_strdup_printf (ngettext ("%s, and %u more", "%s, and %u more", n_others), text, n_others);
}
