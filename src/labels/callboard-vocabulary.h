/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-tone.h"

G_BEGIN_DECLS

/**
 * CallboardVocabulary:
 * @CALLBOARD_VOCABULARY_RUN_STATUS: `status` of a run
 * @CALLBOARD_VOCABULARY_SIMULATION_STATUS: `status` of a simulation
 * @CALLBOARD_VOCABULARY_STAGE: `processingStatus` of a simulation
 * @CALLBOARD_VOCABULARY_ENDPOINT: `type` of an agent endpoint
 * @CALLBOARD_VOCABULARY_INVALIDATION: `reason` of an invalidation
 * @CALLBOARD_VOCABULARY_GENDER: `gender` of a persona
 * @CALLBOARD_VOCABULARY_EMOTION: `baseEmotion` of a persona
 * @CALLBOARD_VOCABULARY_TRAIT: other traits of a persona, and `source` of a
 *   background noise
 * @CALLBOARD_VOCABULARY_TRIGGER: `triggeredBy` of a run
 * @CALLBOARD_VOCABULARY_LANGUAGE: a language, by its ISO 639-1 code
 * @CALLBOARD_VOCABULARY_ACCENT: an accent, by its ISO 3166-1 code and variant
 * @CALLBOARD_VOCABULARY_ENDED_STATUS: `endedStatus` of a call
 * @CALLBOARD_VOCABULARY_CALL_STATUS: `status` of a call
 * @CALLBOARD_VOCABULARY_CALL_DIRECTION: `callDirection` of a call
 * @CALLBOARD_VOCABULARY_RECORDING_ACCESS: `recordingUrlAccess` of a call
 * @CALLBOARD_VOCABULARY_PARTICIPANT: `type` of a participant in a call, and `role`
 *   of an entry in its transcript
 * @CALLBOARD_VOCABULARY_CAPTURE_STATUS: `captureStatus` of a metric value
 * @CALLBOARD_VOCABULARY_METRIC_TYPE: `type` of a metric
 * @CALLBOARD_VOCABULARY_SENTIMENT: `averageCategoricalSentiment` of a call
 * @CALLBOARD_VOCABULARY_TRANSCRIPTION_SOURCE: `transcriptionSource` of a transcript
 * @CALLBOARD_VOCABULARY_SWEEP_ATTRIBUTION: `attribution` of a check of a sweep
 * @CALLBOARD_VOCABULARY_PROPERTY_VERDICT: `verdict` on a property in a transcript
 * @CALLBOARD_VOCABULARY_TOOL_MOCK_SOURCE: `source` of a mocked result of a tool
 * @CALLBOARD_VOCABULARY_METRIC_SCOPE: `scope` of a metric
 * @CALLBOARD_VOCABULARY_METRIC_CONTEXT: `context` of a metric value
 * @CALLBOARD_VOCABULARY_CALCULATION_TYPE: `calculationType` of a metric definition
 * @CALLBOARD_VOCABULARY_TOKEN_SCOPE: `tokenScope` of an account
 * @CALLBOARD_VOCABULARY_TOKEN_ACCESS: an item of `scopes` of an account
 * @CALLBOARD_N_VOCABULARIES: the number of vocabularies
 *
 * The enumerations of the API. All of them are open: the label of an unknown value is
 * derived from the value.
 */
typedef enum
{
  CALLBOARD_VOCABULARY_RUN_STATUS,
  CALLBOARD_VOCABULARY_SIMULATION_STATUS,
  CALLBOARD_VOCABULARY_STAGE,
  CALLBOARD_VOCABULARY_ENDPOINT,
  CALLBOARD_VOCABULARY_INVALIDATION,
  CALLBOARD_VOCABULARY_GENDER,
  CALLBOARD_VOCABULARY_EMOTION,
  CALLBOARD_VOCABULARY_TRAIT,
  CALLBOARD_VOCABULARY_TRIGGER,
  CALLBOARD_VOCABULARY_LANGUAGE,
  CALLBOARD_VOCABULARY_ACCENT,
  CALLBOARD_VOCABULARY_ENDED_STATUS,
  CALLBOARD_VOCABULARY_CALL_STATUS,
  CALLBOARD_VOCABULARY_CALL_DIRECTION,
  CALLBOARD_VOCABULARY_RECORDING_ACCESS,
  CALLBOARD_VOCABULARY_PARTICIPANT,
  CALLBOARD_VOCABULARY_CAPTURE_STATUS,
  CALLBOARD_VOCABULARY_METRIC_TYPE,
  CALLBOARD_VOCABULARY_SENTIMENT,
  CALLBOARD_VOCABULARY_TRANSCRIPTION_SOURCE,
  CALLBOARD_VOCABULARY_SWEEP_ATTRIBUTION,
  CALLBOARD_VOCABULARY_PROPERTY_VERDICT,
  CALLBOARD_VOCABULARY_TOOL_MOCK_SOURCE,
  CALLBOARD_VOCABULARY_METRIC_SCOPE,
  CALLBOARD_VOCABULARY_METRIC_CONTEXT,
  CALLBOARD_VOCABULARY_CALCULATION_TYPE,
  CALLBOARD_VOCABULARY_TOKEN_SCOPE,
  CALLBOARD_VOCABULARY_TOKEN_ACCESS,
  CALLBOARD_N_VOCABULARIES,
} CallboardVocabulary;

#define CALLBOARD_TYPE_VOCABULARY (callboard_vocabulary_get_type ())

GType         callboard_vocabulary_get_type      (void);
char         *callboard_vocabulary_dup_label     (CallboardVocabulary  vocabulary,
                                                  const char          *value);
const char   *callboard_vocabulary_get_icon_name (CallboardVocabulary  vocabulary,
                                                  const char          *value);
CallboardTone callboard_vocabulary_get_tone      (CallboardVocabulary  vocabulary,
                                                  const char          *value);

G_END_DECLS
