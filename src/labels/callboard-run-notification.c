/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is told of a run that ended to somebody who looks elsewhere. Shown by
 * the application as a notification.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-run-notification.h"
#include "callboard-text.h"
#include "callboard-verdict-check.h"

#define MAX_NAME 100

/* Each with the name of the run in place of %s. */
static const char *
get_sentence (CallboardPlanJob *plan_job)
{
  CallboardVerdict *verdict = callboard_plan_job_get_verdict (plan_job);
  const char *status = callboard_plan_job_get_status (plan_job);

  if (g_str_equal (status, "CANCELLED"))
    return _("%s was cancelled");
  if (g_str_equal (status, "TIMED_OUT"))
    return _("%s timed out");
  if (verdict != NULL && callboard_verdict_get_passed (verdict))
    return _("%s passed");
  if (verdict != NULL || g_str_equal (status, "FAILED"))
    return _("%s failed");

  return _("%s is complete");
}

static guint
count_missed_checks (CallboardPlanJob *plan_job)
{
  CallboardVerdict *verdict = callboard_plan_job_get_verdict (plan_job);
  GListModel *checks = verdict != NULL ? callboard_verdict_get_checks (verdict) : NULL;
  guint n_missed = 0;

  for (guint i = 0; checks != NULL && i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr(CallboardVerdictCheck) check = g_list_model_get_item (checks, i);

      if (!callboard_verdict_check_get_passed (check))
        n_missed++;
    }

  return n_missed;
}

/**
 * callboard_run_notification_dup_title:
 * @plan_job: a run that ended
 * @name: what it is called
 *
 * Returns: (transfer full): how it ended: "Front desk regression failed"
 */
char *
callboard_run_notification_dup_title (CallboardPlanJob *plan_job,
                                      const char       *name)
{
  g_autofree char *line = NULL;
  g_autoptr(GString) title = NULL;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  line = callboard_text_sanitize_line (name, MAX_NAME);
  title = g_string_new (get_sentence (plan_job));
  g_string_replace (title, "%s", line, 1);

  return g_string_free_and_steal (g_steal_pointer (&title));
}

/**
 * callboard_run_notification_dup_body:
 * @plan_job: a run that ended
 *
 * Returns: (transfer full): how its simulations ended: "9 of 12 simulations
 *   completed, 2 checks missed"
 */
char *
callboard_run_notification_dup_body (CallboardPlanJob *plan_job)
{
  guint n_simulations;
  guint n_missed;
  guint n_completed;
  g_autofree char *of_simulations = NULL;
  g_autofree char *simulations = NULL;
  g_autofree char *checks = NULL;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), NULL);

  n_simulations = g_list_model_get_n_items (G_LIST_MODEL (plan_job));
  n_completed = callboard_plan_job_count (plan_job, CALLBOARD_OUTCOME_COMPLETED);
  n_missed = count_missed_checks (plan_job);
  /* Translators: ends up in the middle of "9 of 12 simulations completed" */
  of_simulations = g_strdup_printf (ngettext ("of %u simulation", "of %u simulations", n_simulations), n_simulations);
  /* Translators: how many simulations of a run completed, and "of 12 simulations" */
  simulations = g_strdup_printf (ngettext ("%u %s completed", "%u %s completed", n_completed),
                                 n_completed, of_simulations);
  if (n_missed == 0)
    return g_steal_pointer (&simulations);

  checks = g_strdup_printf (ngettext ("%u check missed", "%u checks missed", n_missed), n_missed);
  /* Translators: two parts of a summary: "9 of 12 simulations completed, 2 checks missed" */
  return g_strdup_printf (_("%s, %s"), simulations, checks);
}
