/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The label, icon, CSS class and tone of each result of a simulation, and why a check
 * failed.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-formats.h"
#include "callboard-result-labels.h"
#include "callboard-text.h"
#include "callboard-vocabulary.h"

#define MAX_NAME 200
#define MAX_REASON 300

/* style.css defines what the CSS classes look like. */
static const struct
{
  const char    *label;
  const char    *icon_name;
  const char    *css_class;
  CallboardTone  tone;
} results[CALLBOARD_N_RESULTS] = {
  [CALLBOARD_RESULT_FAILED] = {
    NC_("result", "Failed"), "callboard-failed-symbolic", "failed", CALLBOARD_TONE_BAD
  },
  [CALLBOARD_RESULT_ERROR] = {
    NC_("result", "Error"), "callboard-error-symbolic", "error", CALLBOARD_TONE_WARNING
  },
  [CALLBOARD_RESULT_PASSED] = {
    NC_("result", "Passed"), "callboard-passed-symbolic", "passed", CALLBOARD_TONE_GOOD
  },
  [CALLBOARD_RESULT_NOT_EVALUATED] = {
    NC_("result", "Not evaluated"), "callboard-not-evaluated-symbolic", "not-evaluated", CALLBOARD_TONE_NEUTRAL
  },
  [CALLBOARD_RESULT_UNKNOWN] = {
    NC_("result", "Unknown"), "callboard-not-read-symbolic", "not-read", CALLBOARD_TONE_NEUTRAL
  },
  [CALLBOARD_RESULT_INVALIDATED] = {
    NC_("result", "Invalidated"), "callboard-invalidated-symbolic", "invalidated", CALLBOARD_TONE_NEUTRAL
  },
  [CALLBOARD_RESULT_CANCELED] = {
    NC_("result", "Canceled"), "callboard-canceled-symbolic", "canceled", CALLBOARD_TONE_NEUTRAL
  },
  [CALLBOARD_RESULT_RUNNING] = {
    NC_("result", "Running"), "callboard-active-symbolic", "running", CALLBOARD_TONE_ACTIVE
  },
  [CALLBOARD_RESULT_WAITING] = {
    NC_("result", "Waiting"), "callboard-waiting-symbolic", "waiting", CALLBOARD_TONE_WAITING
  },
};

/**
 * callboard_result_get_label:
 * @result: a result
 *
 * Returns: (transfer none): the translated label, such as "Passed"
 */
const char *
callboard_result_get_label (CallboardResult result)
{
  g_return_val_if_fail (result < CALLBOARD_N_RESULTS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "result", results[result].label);
}

/**
 * callboard_result_dup_count:
 * @result: a result
 * @n: the number of simulations with @result
 *
 * Returns: (transfer full): the translated count, such as "9 passed"
 */
char *
callboard_result_dup_count (CallboardResult result,
                            guint           n)
{
  switch (result)
    {
    case CALLBOARD_RESULT_FAILED:
      /* Translators: number of simulations */
      return g_strdup_printf (ngettext ("%u failed", "%u failed", n), n);
    case CALLBOARD_RESULT_ERROR:
      /* Translators: number of simulations whose call failed or timed out */
      return g_strdup_printf (ngettext ("%u error", "%u errors", n), n);
    case CALLBOARD_RESULT_PASSED:
      /* Translators: number of simulations */
      return g_strdup_printf (ngettext ("%u passed", "%u passed", n), n);
    case CALLBOARD_RESULT_NOT_EVALUATED:
      /* Translators: number of simulations without a result of a check */
      return g_strdup_printf (ngettext ("%u not evaluated", "%u not evaluated", n), n);
    case CALLBOARD_RESULT_UNKNOWN:
      /* Translators: number of simulations whose result is not known yet */
      return g_strdup_printf (ngettext ("%u unknown", "%u unknown", n), n);
    case CALLBOARD_RESULT_INVALIDATED:
      /* Translators: number of simulations whose result does not count */
      return g_strdup_printf (ngettext ("%u invalidated", "%u invalidated", n), n);
    case CALLBOARD_RESULT_CANCELED:
      /* Translators: number of simulations */
      return g_strdup_printf (ngettext ("%u canceled", "%u canceled", n), n);
    case CALLBOARD_RESULT_RUNNING:
      /* Translators: number of simulations */
      return g_strdup_printf (ngettext ("%u running", "%u running", n), n);
    case CALLBOARD_RESULT_WAITING:
      /* Translators: number of simulations */
      return g_strdup_printf (ngettext ("%u waiting", "%u waiting", n), n);
    case CALLBOARD_N_RESULTS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * callboard_result_get_icon_name:
 * @result: a result
 *
 * Returns: (transfer none): the name of its symbolic icon, different for each result
 */
const char *
callboard_result_get_icon_name (CallboardResult result)
{
  g_return_val_if_fail (result < CALLBOARD_N_RESULTS, NULL);

  return results[result].icon_name;
}

/**
 * callboard_result_get_css_class:
 * @result: a result
 *
 * Returns: (transfer none): the CSS class of widgets that draw @result in a chart
 */
const char *
callboard_result_get_css_class (CallboardResult result)
{
  g_return_val_if_fail (result < CALLBOARD_N_RESULTS, NULL);

  return results[result].css_class;
}

/**
 * callboard_result_get_tone:
 * @result: a result
 *
 * Returns: the tone of icons and labels
 */
CallboardTone
callboard_result_get_tone (CallboardResult result)
{
  g_return_val_if_fail (result < CALLBOARD_N_RESULTS, CALLBOARD_TONE_NEUTRAL);

  return results[result].tone;
}

/**
 * callboard_call_check_dup_name:
 * @check: a check of a call
 *
 * Returns: (transfer full): its name, else its readable slug, else "Unnamed check"
 */
char *
callboard_call_check_dup_name (const CallboardCallCheck *check)
{
  g_return_val_if_fail (check != NULL, NULL);

  if (check->name != NULL && *check->name != '\0')
    return callboard_text_sanitize_line (check->name, MAX_NAME);
  if (check->slug != NULL && *check->slug != '\0')
    return callboard_text_humanize (check->slug);

  /* Translators: a check without a name */
  return g_strdup (_("Unnamed check"));
}

/**
 * callboard_call_check_dup_label:
 * @check: a failed check of a call
 *
 * Returns: (transfer full): its name, where it failed and why, as far as they are known,
 *   such as "Silence ≤ 2 s at 0:38: The agent paused for 4.5 s."
 */
char *
callboard_call_check_dup_label (const CallboardCallCheck *check)
{
  g_autofree char *name = NULL;
  g_autofree char *place = NULL;
  g_autofree char *reason = NULL;

  g_return_val_if_fail (check != NULL, NULL);

  name = callboard_call_check_dup_name (check);
  if (check->start_offset >= 0)
    {
      g_autofree char *time = callboard_text_format_offset (check->start_offset);

      /* Translators: the name of a failed check and the time in the call, such as
       * "Silence at 0:38" */
      place = g_strdup_printf (_("%s at %s"), name, time);
    }
  if (check->reason != NULL && *check->reason != '\0')
    reason = callboard_text_sanitize_line (check->reason, MAX_REASON);
  if (reason == NULL)
    return place != NULL ? g_steal_pointer (&place) : g_steal_pointer (&name);

  /* Translators: a failed check and the reason, such as "Silence at 0:38: The agent paused" */
  return g_strdup_printf (_("%s: %s"), place != NULL ? place : name, reason);
}

/**
 * callboard_result_dup_summary:
 * @result: the result of a simulation
 * @checks: (nullable): the checks of its call
 * @status: (nullable): its `status`
 *
 * Returns: (transfer full): the label of the result; for a failure the first failed check
 *   and why, for an error what happened to the call
 */
char *
callboard_result_dup_summary (CallboardResult      result,
                              CallboardCallChecks *checks,
                              const char          *status)
{
  g_return_val_if_fail (result < CALLBOARD_N_RESULTS, NULL);

  if (result == CALLBOARD_RESULT_FAILED && checks != NULL && callboard_call_checks_get_n (checks) > 0)
    return callboard_call_check_dup_label (callboard_call_checks_get (checks, 0));
  if (result == CALLBOARD_RESULT_ERROR && g_strcmp0 (status, "TIMED_OUT") == 0)
    /* Translators: the result of a simulation */
    return g_strdup (_("Error: timed out"));

  return g_strdup (callboard_result_get_label (result));
}

static char *
dup_invalidation (CallboardSimulationJob *simulation)
{
  g_autoptr(CallboardInvalidation) invalidation = NULL;
  g_autofree char *reason = NULL;

  g_object_get (simulation, "invalidation", &invalidation, NULL);
  if (invalidation != NULL)
    g_object_get (invalidation, "reason", &reason, NULL);

  return callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_INVALIDATION, reason);
}

/**
 * callboard_result_dup_reason:
 * @simulation: a simulation
 *
 * Returns: (transfer full) (nullable): what its result is due to: the first failed check,
 *   the status of a call that failed, or why the simulation is invalid; %NULL if there is
 *   nothing to say
 */
char *
callboard_result_dup_reason (CallboardSimulationJob *simulation)
{
  CallboardCallChecks *checks;
  const char *status;

  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (simulation), NULL);

  checks = callboard_simulation_job_get_checks (simulation);
  switch ((guint) callboard_simulation_job_get_result (simulation))
    {
    case CALLBOARD_RESULT_FAILED:
      return checks != NULL && callboard_call_checks_get_counts (checks)->n_failed > 0
               ? callboard_call_check_dup_label (callboard_call_checks_get (checks, 0))
               : NULL;
    case CALLBOARD_RESULT_ERROR:
      /* "Failed" would be taken for the result. */
      status = callboard_simulation_job_get_status (simulation);
      return g_strcmp0 (status, "FAILED") != 0
               ? callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_SIMULATION_STATUS, status)
               : NULL;
    case CALLBOARD_RESULT_INVALIDATED:
      return dup_invalidation (simulation);
    default:
      return NULL;
    }
}
