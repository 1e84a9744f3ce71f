/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-call.h"
#include "callboard-clock.h"
#include "callboard-live-object.h"
#include "callboard-metric-list.h"
#include "callboard-sentiment.h"
#include "callboard-simulation-job.h"
#include "callboard-tool-mock-list.h"
#include "callboard-transcript.h"

G_BEGIN_DECLS

typedef struct _CallboardClient CallboardClient;

/**
 * CallboardCallPartKind:
 * @CALLBOARD_CALL_PART_CALL: the call itself, a #CallboardCall
 * @CALLBOARD_CALL_PART_TRANSCRIPT: its #CallboardTranscript
 * @CALLBOARD_CALL_PART_METRICS: its #CallboardMetricList
 * @CALLBOARD_CALL_PART_SENTIMENT: its #CallboardSentiment
 * @CALLBOARD_N_CALL_PARTS: the number of parts of a call
 * @CALLBOARD_SIMULATION_PART_JOB: a simulation by itself, a #CallboardSimulationJob that has
 *   a run plan
 * @CALLBOARD_SIMULATION_PART_TOOL_MOCKS: its #CallboardToolMockList
 * @CALLBOARD_N_PARTS: the number of all parts
 *
 * The parts of a call, and those of a simulation, each of which has an endpoint of its own.
 */
typedef enum
{
  CALLBOARD_CALL_PART_CALL,
  CALLBOARD_CALL_PART_TRANSCRIPT,
  CALLBOARD_CALL_PART_METRICS,
  CALLBOARD_CALL_PART_SENTIMENT,
  CALLBOARD_N_CALL_PARTS,
  CALLBOARD_SIMULATION_PART_JOB = CALLBOARD_N_CALL_PARTS,
  CALLBOARD_SIMULATION_PART_TOOL_MOCKS,
  CALLBOARD_N_PARTS,
} CallboardCallPartKind;

#define CALLBOARD_TYPE_CALL_PART (callboard_call_part_get_type ())

G_DECLARE_FINAL_TYPE (CallboardCallPart, callboard_call_part, CALLBOARD, CALL_PART, CallboardLiveObject)

CallboardCallPart *callboard_call_part_new         (CallboardCallPartKind    kind,
                                                    const char              *id,
                                                    CallboardClient         *client,
                                                    CallboardClock          *clock,
                                                    CallboardAccountHistory *account_history);
GObject           *callboard_call_part_get_content (CallboardCallPart       *self);
GBytes            *callboard_call_part_get_response (CallboardCallPart      *self);
void               callboard_call_part_refresh     (CallboardCallPart       *self);
void               callboard_call_part_restart     (CallboardCallPart       *self);

G_END_DECLS
