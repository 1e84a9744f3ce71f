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
} outcomes[CALLBOARD_N_OUTCOMES] = {
  [CALLBOARD_OUTCOME_COMPLETED] = {
    NC_("outcome", "Completed"), "callboard-completed-symbolic", CALLBOARD_TONE_NEUTRAL
  },
  [CALLBOARD_OUTCOME_FAILED] = {
    NC_("outcome", "Failed"), "callboard-failed-symbolic", CALLBOARD_TONE_BAD
  },
  [CALLBOARD_OUTCOME_TIMED_OUT] = {
    NC_("outcome", "Timed out"), "callboard-timed-out-symbolic", CALLBOARD_TONE_BAD
  },
  [CALLBOARD_OUTCOME_INVALIDATED] = {
    NC_("outcome", "Invalidated"), "callboard-invalidated-symbolic", CALLBOARD_TONE_NEUTRAL
  },
  [CALLBOARD_OUTCOME_CANCELLED] = {
    NC_("outcome", "Canceled"), "callboard-canceled-symbolic", CALLBOARD_TONE_NEUTRAL
  },
  [CALLBOARD_OUTCOME_ACTIVE] = {
    NC_("outcome", "In progress"), "callboard-active-symbolic", CALLBOARD_TONE_ACTIVE
  },
  [CALLBOARD_OUTCOME_WAITING] = {
    NC_("outcome", "Waiting"), "callboard-waiting-symbolic", CALLBOARD_TONE_WAITING
  },
  [CALLBOARD_OUTCOME_OTHER] = {
    NC_("outcome", "Unknown"), "callboard-unknown-symbolic", CALLBOARD_TONE_NEUTRAL
  },
};

/**
 * callboard_outcome_get_label:
 * @outcome: an outcome
 *
 * Returns: (transfer none): the translated label, such as "Completed"
 */
const char *
callboard_outcome_get_label (CallboardOutcome outcome)
{
  g_return_val_if_fail (outcome < CALLBOARD_N_OUTCOMES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "outcome", outcomes[outcome].label);
}

/**
 * callboard_outcome_get_icon_name:
 * @outcome: an outcome
 *
 * Returns: (transfer none): the name of its symbolic icon, different for each outcome
 */
const char *
callboard_outcome_get_icon_name (CallboardOutcome outcome)
{
  g_return_val_if_fail (outcome < CALLBOARD_N_OUTCOMES, NULL);

  return outcomes[outcome].icon_name;
}

/**
 * callboard_outcome_get_tone:
 * @outcome: an outcome
 *
 * Returns: the tone of icons and labels
 */
CallboardTone
callboard_outcome_get_tone (CallboardOutcome outcome)
{
  g_return_val_if_fail (outcome < CALLBOARD_N_OUTCOMES, CALLBOARD_TONE_NEUTRAL);

  return outcomes[outcome].tone;
}
