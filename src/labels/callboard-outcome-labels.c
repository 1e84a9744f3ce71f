/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The label, icon, CSS class and tone of each outcome of a simulation.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-outcome-labels.h"

/* style.css defines what the CSS classes look like. */
static const struct
{
  const char    *label;
  const char    *icon_name;
  const char    *css_class;
  CallboardTone  tone;
} outcomes[CALLBOARD_N_OUTCOMES] = {
  [CALLBOARD_OUTCOME_COMPLETED] = {
    NC_("outcome", "Completed"), "callboard-completed-symbolic", "completed", CALLBOARD_TONE_NEUTRAL
  },
  [CALLBOARD_OUTCOME_FAILED] = {
    NC_("outcome", "Failed"), "callboard-failed-symbolic", "failed", CALLBOARD_TONE_BAD
  },
  [CALLBOARD_OUTCOME_TIMED_OUT] = {
    NC_("outcome", "Timed out"), "callboard-timed-out-symbolic", "timed-out", CALLBOARD_TONE_BAD
  },
  [CALLBOARD_OUTCOME_INVALIDATED] = {
    NC_("outcome", "Invalidated"), "callboard-invalidated-symbolic", "invalidated", CALLBOARD_TONE_NEUTRAL
  },
  [CALLBOARD_OUTCOME_CANCELLED] = {
    NC_("outcome", "Canceled"), "callboard-canceled-symbolic", "cancelled", CALLBOARD_TONE_NEUTRAL
  },
  [CALLBOARD_OUTCOME_ACTIVE] = {
    NC_("outcome", "In progress"), "callboard-active-symbolic", "active", CALLBOARD_TONE_ACTIVE
  },
  [CALLBOARD_OUTCOME_WAITING] = {
    NC_("outcome", "Waiting"), "callboard-waiting-symbolic", "waiting", CALLBOARD_TONE_WAITING
  },
  [CALLBOARD_OUTCOME_OTHER] = {
    NC_("outcome", "Unknown"), "callboard-unknown-symbolic", "other", CALLBOARD_TONE_NEUTRAL
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
 * callboard_outcome_dup_count:
 * @outcome: an outcome
 * @n: the number of simulations with @outcome
 *
 * Returns: (transfer full): the translated count, such as "9 completed"
 */
char *
callboard_outcome_dup_count (CallboardOutcome outcome,
                             guint            n)
{
  switch (outcome)
    {
    case CALLBOARD_OUTCOME_COMPLETED:
      /* Translators: number of simulations */
      return g_strdup_printf (ngettext ("%u completed", "%u completed", n), n);
    case CALLBOARD_OUTCOME_FAILED:
      /* Translators: number of simulations */
      return g_strdup_printf (ngettext ("%u failed", "%u failed", n), n);
    case CALLBOARD_OUTCOME_TIMED_OUT:
      /* Translators: number of simulations */
      return g_strdup_printf (ngettext ("%u timed out", "%u timed out", n), n);
    case CALLBOARD_OUTCOME_INVALIDATED:
      /* Translators: number of simulations whose result does not count */
      return g_strdup_printf (ngettext ("%u invalidated", "%u invalidated", n), n);
    case CALLBOARD_OUTCOME_CANCELLED:
      /* Translators: number of simulations */
      return g_strdup_printf (ngettext ("%u canceled", "%u canceled", n), n);
    case CALLBOARD_OUTCOME_ACTIVE:
      /* Translators: number of simulations */
      return g_strdup_printf (ngettext ("%u in progress", "%u in progress", n), n);
    case CALLBOARD_OUTCOME_WAITING:
      /* Translators: number of simulations */
      return g_strdup_printf (ngettext ("%u waiting", "%u waiting", n), n);
    case CALLBOARD_OUTCOME_OTHER:
      /* Translators: number of simulations whose status Callboard does not know */
      return g_strdup_printf (ngettext ("%u unknown", "%u unknown", n), n);
    case CALLBOARD_N_OUTCOMES:
    default:
      g_return_val_if_reached (NULL);
    }
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
 * callboard_outcome_get_css_class:
 * @outcome: an outcome
 *
 * Returns: (transfer none): the CSS class of widgets that draw @outcome in a chart
 */
const char *
callboard_outcome_get_css_class (CallboardOutcome outcome)
{
  g_return_val_if_fail (outcome < CALLBOARD_N_OUTCOMES, NULL);

  return outcomes[outcome].css_class;
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
