/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The label, icon and tone of each outcome of a simulation.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-outcome-labels.h"

static const struct
{
  const char    *label;
  const char    *icon_name;
  CallboardTone  tone;
} words[CALLBOARD_N_OUTCOMES] = {
  [CALLBOARD_OUTCOME_COMPLETED] = { NC_("outcome", "Completed"), "callboard-completed-symbolic", CALLBOARD_TONE_GOOD },
  [CALLBOARD_OUTCOME_FAILED] = { NC_("outcome", "Failed"), "callboard-failed-symbolic", CALLBOARD_TONE_BAD },
  [CALLBOARD_OUTCOME_TIMED_OUT] = { NC_("outcome", "Timed out"), "callboard-timed-out-symbolic", CALLBOARD_TONE_BAD },
  [CALLBOARD_OUTCOME_INVALIDATED] = { NC_("outcome", "Does not count"), "callboard-invalidated-symbolic", CALLBOARD_TONE_NEUTRAL },
  [CALLBOARD_OUTCOME_CANCELLED] = { NC_("outcome", "Cancelled"), "callboard-canceled-symbolic", CALLBOARD_TONE_NEUTRAL },
  [CALLBOARD_OUTCOME_ACTIVE] = { NC_("outcome", "In progress"), "callboard-active-symbolic", CALLBOARD_TONE_ACTIVE },
  [CALLBOARD_OUTCOME_WAITING] = { NC_("outcome", "Waiting"), "callboard-waiting-symbolic", CALLBOARD_TONE_WAITING },
  [CALLBOARD_OUTCOME_OTHER] = { NC_("outcome", "Other"), "callboard-unknown-symbolic", CALLBOARD_TONE_NEUTRAL },
};

/**
 * callboard_outcome_get_label:
 * @outcome: an outcome
 *
 * Returns: (transfer none): the outcome in translated words
 */
const char *
callboard_outcome_get_label (CallboardOutcome outcome)
{
  g_return_val_if_fail (outcome < CALLBOARD_N_OUTCOMES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "outcome", words[outcome].label);
}

/**
 * callboard_outcome_dup_count:
 * @outcome: an outcome
 * @n: how many simulations have it
 *
 * Returns: (transfer full): both in translated words: "9 Completed"
 */
char *
callboard_outcome_dup_count (CallboardOutcome outcome,
                             guint            n)
{
  switch (outcome)
    {
    case CALLBOARD_OUTCOME_COMPLETED:
      /* Translators: how many simulations had this outcome */
      return g_strdup_printf (ngettext ("%u Completed", "%u Completed", n), n);
    case CALLBOARD_OUTCOME_FAILED:
      /* Translators: how many simulations had this outcome */
      return g_strdup_printf (ngettext ("%u Failed", "%u Failed", n), n);
    case CALLBOARD_OUTCOME_TIMED_OUT:
      /* Translators: how many simulations had this outcome */
      return g_strdup_printf (ngettext ("%u Timed out", "%u Timed out", n), n);
    case CALLBOARD_OUTCOME_INVALIDATED:
      /* Translators: how many simulations had this outcome */
      return g_strdup_printf (ngettext ("%u Does not count", "%u Does not count", n), n);
    case CALLBOARD_OUTCOME_CANCELLED:
      /* Translators: how many simulations had this outcome */
      return g_strdup_printf (ngettext ("%u Cancelled", "%u Cancelled", n), n);
    case CALLBOARD_OUTCOME_ACTIVE:
      /* Translators: how many simulations had this outcome */
      return g_strdup_printf (ngettext ("%u In progress", "%u In progress", n), n);
    case CALLBOARD_OUTCOME_WAITING:
      /* Translators: how many simulations had this outcome */
      return g_strdup_printf (ngettext ("%u Waiting", "%u Waiting", n), n);
    case CALLBOARD_OUTCOME_OTHER:
      /* Translators: how many simulations had this outcome */
      return g_strdup_printf (ngettext ("%u Other", "%u Other", n), n);
    case CALLBOARD_N_OUTCOMES:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * callboard_outcome_get_icon_name:
 * @outcome: an outcome
 *
 * Returns: (transfer none): the name of its symbolic icon; no two outcomes
 *   share a shape
 */
const char *
callboard_outcome_get_icon_name (CallboardOutcome outcome)
{
  g_return_val_if_fail (outcome < CALLBOARD_N_OUTCOMES, NULL);

  return words[outcome].icon_name;
}

/**
 * callboard_outcome_get_tone:
 * @outcome: an outcome
 *
 * Returns: the tone to colour it in
 */
CallboardTone
callboard_outcome_get_tone (CallboardOutcome outcome)
{
  g_return_val_if_fail (outcome < CALLBOARD_N_OUTCOMES, CALLBOARD_TONE_NEUTRAL);

  return words[outcome].tone;
}
