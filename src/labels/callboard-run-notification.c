/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The title and body of the notification about a finished run. Sent by the application.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-run-notification.h"
#include "callboard-text.h"
#include "callboard-verdict-labels.h"

#define MAX_NAME 100

/* The title with "%s" for the name of the run. */
static const char *
get_title_format (CallboardPlanJob *plan_job)
{
  switch (callboard_run_result_get (plan_job))
    {
    case CALLBOARD_RUN_RESULT_FAILED:
      /* Translators: %s is the name of a run, in which a check missed its minimum */
      return _("%s failed");
    case CALLBOARD_RUN_RESULT_ERROR:
      if (g_strcmp0 (callboard_plan_job_get_status (plan_job), "TIMED_OUT") == 0)
        /* Translators: %s is the name of a run */
        return _("%s timed out");
      /* Translators: %s is the name of a run, which did not get to its end */
      return _("%s ended with an error");
    case CALLBOARD_RUN_RESULT_PASSED:
      /* Translators: %s is the name of a run */
      return _("%s passed");
    case CALLBOARD_RUN_RESULT_NOT_JUDGED:
      if (callboard_plan_job_get_verdict (plan_job) != NULL)
        /* Translators: %s is the name of a run */
        return _("%s could not be judged");
      break;
    case CALLBOARD_RUN_RESULT_CANCELED:
      /* Translators: %s is the name of a run */
      return _("%s was canceled");
    case CALLBOARD_RUN_RESULT_RUNNING:
    case CALLBOARD_RUN_RESULT_UNKNOWN:
    case CALLBOARD_N_RUN_RESULTS:
    default:
      break;
    }

  /* Translators: %s is the name of a run */
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

      /* A check that was not evaluated has missed nothing. */
      if (callboard_verdict_check_get_passed (check) == 0 && callboard_verdict_check_get_pass_rate (check) >= 0)
        n_missed++;
    }

  return n_missed;
}

/**
 * callboard_run_notification_dup_title:
 * @plan_job: a finished run
 * @name: its title
 *
 * Returns: (transfer full): the title, such as "Front desk regression failed"
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
  title = g_string_new (get_title_format (plan_job));
  g_string_replace (title, "%s", line, 1);

  return g_string_free_and_steal (g_steal_pointer (&title));
}

/**
 * callboard_run_notification_dup_body:
 * @plan_job: a finished run
 *
 * Returns: (transfer full): the body, such as "9 of 12 simulations completed, 2 checks
 *   missed", with the reason if the run could not be judged
 */
char *
callboard_run_notification_dup_body (CallboardPlanJob *plan_job)
{
  g_autofree char *simulations = NULL;
  g_autofree char *checks = NULL;
  g_autofree char *reason = NULL;
  guint n_simulations;
  guint n_missed;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), NULL);

  n_simulations = g_list_model_get_n_items (G_LIST_MODEL (plan_job));
  /* Translators: number of completed simulations and number of all simulations of a run */
  simulations = g_strdup_printf (ngettext ("%u of %u simulation completed",
                                           "%u of %u simulations completed", n_simulations),
                                 callboard_plan_job_count (plan_job, CALLBOARD_OUTCOME_COMPLETED),
                                 n_simulations);

  n_missed = count_missed_checks (plan_job);
  if (n_missed > 0)
    checks = g_strdup_printf (ngettext ("%u check missed", "%u checks missed", n_missed), n_missed);

  if (callboard_run_result_get (plan_job) == CALLBOARD_RUN_RESULT_NOT_JUDGED)
    reason = callboard_verdict_labels_dup_obstacle (plan_job);

  if (reason != NULL)
    return callboard_text_join_list ((const char *const[]) { reason, simulations, checks, NULL });

  return callboard_text_join_list ((const char *const[]) { simulations, checks, NULL });
}
