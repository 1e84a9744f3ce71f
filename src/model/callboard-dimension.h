/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-simulation-job.h"

G_BEGIN_DECLS

/**
 * CallboardDimensionKind:
 * @CALLBOARD_DIMENSION_PERSONA: the persona
 * @CALLBOARD_DIMENSION_SCENARIO: the scenario
 * @CALLBOARD_DIMENSION_ENDPOINT: the agent endpoint
 * @CALLBOARD_DIMENSION_SCENARIO_AND_ENDPOINT: the pair of both
 * @CALLBOARD_DIMENSION_LANGUAGE: `language` of the persona
 * @CALLBOARD_DIMENSION_ACCENT: `accent` of the persona
 * @CALLBOARD_DIMENSION_GENDER: `gender` of the persona
 * @CALLBOARD_DIMENSION_EMOTION: `baseEmotion` of the persona
 * @CALLBOARD_DIMENSION_PACE: `speechPace` of the persona
 * @CALLBOARD_DIMENSION_NOISE: the background noise of the call, else of the persona
 * @CALLBOARD_DIMENSION_ATTEMPT: `attemptNumber`
 * @CALLBOARD_DIMENSION_PROPERTY: one of `properties` of the persona
 * @CALLBOARD_N_DIMENSIONS: the number of kinds
 *
 * What simulations can be grouped by.
 */
typedef enum
{
  CALLBOARD_DIMENSION_PERSONA,
  CALLBOARD_DIMENSION_SCENARIO,
  CALLBOARD_DIMENSION_ENDPOINT,
  CALLBOARD_DIMENSION_SCENARIO_AND_ENDPOINT,
  CALLBOARD_DIMENSION_LANGUAGE,
  CALLBOARD_DIMENSION_ACCENT,
  CALLBOARD_DIMENSION_GENDER,
  CALLBOARD_DIMENSION_EMOTION,
  CALLBOARD_DIMENSION_PACE,
  CALLBOARD_DIMENSION_NOISE,
  CALLBOARD_DIMENSION_ATTEMPT,
  CALLBOARD_DIMENSION_PROPERTY,
  CALLBOARD_N_DIMENSIONS,
} CallboardDimensionKind;

#define CALLBOARD_TYPE_DIMENSION (callboard_dimension_get_type ())

G_DECLARE_FINAL_TYPE (CallboardDimension, callboard_dimension, CALLBOARD, DIMENSION, GObject)

CallboardDimension     *callboard_dimension_new               (CallboardDimensionKind  kind);
CallboardDimension     *callboard_dimension_new_property      (const char             *name);
CallboardDimensionKind  callboard_dimension_get_kind          (CallboardDimension     *self);
const char             *callboard_dimension_get_property_name (CallboardDimension     *self);
char                   *callboard_dimension_dup_key           (CallboardDimension     *self,
                                                               CallboardSimulationJob *simulation);
char                   *callboard_dimension_dup_value         (CallboardDimension     *self,
                                                               CallboardSimulationJob *simulation);
gboolean                callboard_dimension_contains          (CallboardDimension     *self,
                                                               const char             *key,
                                                               CallboardSimulationJob *simulation);

G_END_DECLS
