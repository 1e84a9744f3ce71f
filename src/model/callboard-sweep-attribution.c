/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which failures of a run a swept property caused.
 */

#include "config.h"

#include "callboard-sweep-attribution.h"
#include "callboard-sweep-check.h"
#include "callboard-sweep-silent-value.h"
#include "callboard-sweep-value.h"

/**
 * CallboardSweepAttribution:
 *
 * The `sweepAttribution` of a run. `caveats` are sentences for people. Counts and limits are
 * -1 if they are unknown.
 */
struct _CallboardSweepAttribution
{
  CallboardApiObject  parent_instance;

  GStrv               caveats;
  GListModel         *checks;
  GListModel         *values;
  GListModel         *silent_values;
  double              false_discovery_rate;
  double              found_unattributed_failure_rate;
  gint64              min_arm_calls;
  double              minimum_detectable_gap;
  gint64              testable_value_count;
  gint64              tested_comparison_count;
};

static const CallboardField fields[] = {
  { "caveats", "caveats", CALLBOARD_FIELD_STRINGS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepAttribution, caveats) },
  { "checks", "checks", CALLBOARD_FIELD_OBJECTS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepAttribution, checks),
    callboard_sweep_check_get_type },
  { "values", "values", CALLBOARD_FIELD_OBJECTS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepAttribution, values),
    callboard_sweep_value_get_type },
  { "neverSpokeValues", "silent-values", CALLBOARD_FIELD_OBJECTS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepAttribution, silent_values),
    callboard_sweep_silent_value_get_type },
  { "falseDiscoveryRate", "false-discovery-rate", CALLBOARD_FIELD_NUMBER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepAttribution, false_discovery_rate), .maximum = 100 },
  { "foundUnattributedFailureRate", "found-unattributed-failure-rate", CALLBOARD_FIELD_NUMBER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepAttribution, found_unattributed_failure_rate), .maximum = 100 },
  { "minArmCalls", "min-arm-calls", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepAttribution, min_arm_calls) },
  { "minimumDetectableGap", "minimum-detectable-gap", CALLBOARD_FIELD_NUMBER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepAttribution, minimum_detectable_gap), .maximum = 100 },
  { "testableValueCount", "testable-value-count", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepAttribution, testable_value_count) },
  { "testedComparisonCount", "tested-comparison-count", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepAttribution, tested_comparison_count) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardSweepAttribution, callboard_sweep_attribution, fields)

/**
 * callboard_sweep_attribution_get_caveats:
 * @self: an attribution
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): its `caveats`, sentences that
 *   are not markup
 */
const char * const *
callboard_sweep_attribution_get_caveats (CallboardSweepAttribution *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SWEEP_ATTRIBUTION (self), NULL);

  return (const char * const *) self->caveats;
}

/**
 * callboard_sweep_attribution_get_checks:
 * @self: an attribution
 *
 * Returns: (transfer none): a list of #CallboardSweepCheck
 */
GListModel *
callboard_sweep_attribution_get_checks (CallboardSweepAttribution *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SWEEP_ATTRIBUTION (self), NULL);

  return self->checks;
}

/**
 * callboard_sweep_attribution_get_values:
 * @self: an attribution
 *
 * Returns: (transfer none): a list of #CallboardSweepValue, the baseline first
 */
GListModel *
callboard_sweep_attribution_get_values (CallboardSweepAttribution *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SWEEP_ATTRIBUTION (self), NULL);

  return self->values;
}

/**
 * callboard_sweep_attribution_get_silent_values:
 * @self: an attribution
 *
 * Returns: (transfer none): a list of #CallboardSweepSilentValue
 */
GListModel *
callboard_sweep_attribution_get_silent_values (CallboardSweepAttribution *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SWEEP_ATTRIBUTION (self), NULL);

  return self->silent_values;
}
