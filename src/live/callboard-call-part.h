/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-client-calls.h"
#include "callboard-clock.h"
#include "callboard-account-history.h"

G_BEGIN_DECLS

/**
 * CallboardCallPartKind:
 * @CALLBOARD_CALL_PART_CALL: the call itself, a #CallboardCall
 * @CALLBOARD_CALL_PART_TRANSCRIPT: its #CallboardTranscript
 * @CALLBOARD_CALL_PART_METRICS: its #CallboardMetricList
 * @CALLBOARD_CALL_PART_SENTIMENT: its #CallboardSentiment
 * @CALLBOARD_N_CALL_PARTS: how many parts there are
 *
 * What a call holds, each of which is asked for by itself.
 */
typedef enum
{
  CALLBOARD_CALL_PART_CALL,
  CALLBOARD_CALL_PART_TRANSCRIPT,
  CALLBOARD_CALL_PART_METRICS,
  CALLBOARD_CALL_PART_SENTIMENT,
  CALLBOARD_N_CALL_PARTS,
} CallboardCallPartKind;

#define CALLBOARD_TYPE_CALL_PART (callboard_call_part_get_type ())

G_DECLARE_FINAL_TYPE (CallboardCallPart, callboard_call_part, CALLBOARD, CALL_PART, GObject)

CallboardCallPart *callboard_call_part_new            (CallboardCallPartKind    kind,
                                                       const char              *call_id,
                                                       CallboardClient         *client,
                                                       CallboardClock          *clock,
                                                       CallboardAccountHistory *account_history);
GObject           *callboard_call_part_get_content    (CallboardCallPart       *self);
const GError      *callboard_call_part_get_error      (CallboardCallPart       *self);
gboolean           callboard_call_part_get_loading    (CallboardCallPart       *self);
gboolean           callboard_call_part_get_cached     (CallboardCallPart       *self);
GDateTime         *callboard_call_part_get_fetched_at (CallboardCallPart       *self);
void               callboard_call_part_look           (CallboardCallPart       *self);
void               callboard_call_part_refresh        (CallboardCallPart       *self);

G_END_DECLS
