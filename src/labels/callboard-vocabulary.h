/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CallboardTone:
 * @CALLBOARD_TONE_NEUTRAL: neither here nor there
 * @CALLBOARD_TONE_WAITING: yet to begin
 * @CALLBOARD_TONE_ACTIVE: under way
 * @CALLBOARD_TONE_GOOD: as it should be
 * @CALLBOARD_TONE_BAD: gone wrong
 *
 * The tone of a state, which the interface turns into a colour. Never the only
 * thing that tells a state.
 */
typedef enum
{
  CALLBOARD_TONE_NEUTRAL,
  CALLBOARD_TONE_WAITING,
  CALLBOARD_TONE_ACTIVE,
  CALLBOARD_TONE_GOOD,
  CALLBOARD_TONE_BAD,
} CallboardTone;

/**
 * CallboardVocabulary:
 * @CALLBOARD_VOCABULARY_RUN_STATUS: `status` of a run
 * @CALLBOARD_VOCABULARY_SIMULATION_STATUS: `status` of a simulation
 * @CALLBOARD_VOCABULARY_STAGE: `processingStatus` of a simulation
 * @CALLBOARD_VOCABULARY_ENDPOINT: the kind of an endpoint
 * @CALLBOARD_VOCABULARY_INVALIDATION: `reason` of an invalidation
 * @CALLBOARD_VOCABULARY_GENDER: `gender` of a persona
 * @CALLBOARD_VOCABULARY_EMOTION: `baseEmotion` of a persona
 * @CALLBOARD_VOCABULARY_TRAIT: every other trait of a persona, and the source of
 *   a background noise
 * @CALLBOARD_VOCABULARY_TRIGGER: `triggeredBy` of a run
 * @CALLBOARD_VOCABULARY_LANGUAGE: a language, by its ISO 639-1 code
 * @CALLBOARD_VOCABULARY_ACCENT: an accent, by its ISO 3166-1 code and variant
 * @CALLBOARD_VOCABULARY_ENDED_STATUS: `endedStatus` of a call
 * @CALLBOARD_VOCABULARY_CALL_STATUS: `status` of a call
 * @CALLBOARD_VOCABULARY_CALL_DIRECTION: `callDirection` of a call
 * @CALLBOARD_VOCABULARY_RECORDING_ACCESS: `recordingUrlAccess` of a call
 * @CALLBOARD_VOCABULARY_PARTICIPANT: `type` of a participant of a call, and
 *   `role` of an entry of its transcript
 * @CALLBOARD_VOCABULARY_CAPTURE_STATUS: `captureStatus` of a value of a metric
 * @CALLBOARD_VOCABULARY_METRIC_TYPE: `type` of a metric
 * @CALLBOARD_VOCABULARY_SENTIMENT: `averageCategoricalSentiment` of a call
 *
 * The enumerations of the API. All of them are open: values that are not known
 * here are put into words as they are.
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
} CallboardVocabulary;

char         *callboard_vocabulary_dup_label     (CallboardVocabulary  vocabulary,
                                                  const char          *value);
const char   *callboard_vocabulary_get_icon_name (CallboardVocabulary  vocabulary,
                                                  const char          *value);
CallboardTone callboard_vocabulary_get_tone      (CallboardVocabulary  vocabulary,
                                                  const char          *value);

G_END_DECLS
