/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The outcomes that simulations are counted, coloured and filtered by.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-outcome.h"

static const struct
{
  const char       *status;
  CallboardOutcome  outcome;
} statuses[] = {
  { "COMPLETED", CALLBOARD_OUTCOME_COMPLETED },
  { "FAILED", CALLBOARD_OUTCOME_FAILED },
  { "TIMED_OUT", CALLBOARD_OUTCOME_TIMED_OUT },
  { "CANCELLED", CALLBOARD_OUTCOME_CANCELLED },
  { "PROCESSING", CALLBOARD_OUTCOME_ACTIVE },
  { "RUNNING", CALLBOARD_OUTCOME_ACTIVE },
  { "CANCELLING", CALLBOARD_OUTCOME_ACTIVE },
  { "PENDING", CALLBOARD_OUTCOME_WAITING },
  { "QUEUED", CALLBOARD_OUTCOME_WAITING },
  { "RETRY_SCHEDULED", CALLBOARD_OUTCOME_WAITING },
};

static const struct
{
  const char    *label;
  const char    *icon_name;
  CallboardTone  tone;
} words[CALLBOARD_N_OUTCOMES] = {
  [CALLBOARD_OUTCOME_COMPLETED] = { N_("Completed"), "callboard-completed-symbolic", CALLBOARD_TONE_GOOD },
  [CALLBOARD_OUTCOME_FAILED] = { N_("Failed"), "callboard-failed-symbolic", CALLBOARD_TONE_BAD },
  [CALLBOARD_OUTCOME_TIMED_OUT] = { N_("Timed out"), "callboard-timed-out-symbolic", CALLBOARD_TONE_BAD },
  [CALLBOARD_OUTCOME_INVALIDATED] = { N_("Does not count"), "callboard-invalidated-symbolic", CALLBOARD_TONE_NEUTRAL },
  [CALLBOARD_OUTCOME_CANCELLED] = { N_("Cancelled"), "callboard-cancelled-symbolic", CALLBOARD_TONE_NEUTRAL },
  [CALLBOARD_OUTCOME_ACTIVE] = { N_("In progress"), "callboard-active-symbolic", CALLBOARD_TONE_ACTIVE },
  [CALLBOARD_OUTCOME_WAITING] = { N_("Waiting"), "callboard-waiting-symbolic", CALLBOARD_TONE_WAITING },
  [CALLBOARD_OUTCOME_OTHER] = { N_("Other"), "callboard-unknown-symbolic", CALLBOARD_TONE_NEUTRAL },
};

/**
 * callboard_outcome_from_status:
 * @status: the `status` of a simulation
 * @is_invalidated: whether it has an `invalidation`
 *
 * Returns: the outcome; %CALLBOARD_OUTCOME_OTHER for a status not known here
 */
CallboardOutcome
callboard_outcome_from_status (const char *status,
                               gboolean    is_invalidated)
{
  g_return_val_if_fail (status != NULL, CALLBOARD_OUTCOME_OTHER);

  if (is_invalidated)
    return CALLBOARD_OUTCOME_INVALIDATED;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_str_equal (statuses[i].status, status))
      return statuses[i].outcome;

  return CALLBOARD_OUTCOME_OTHER;
}

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

  return _(words[outcome].label);
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
