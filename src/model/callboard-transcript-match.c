/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A search result from the stored transcripts: a quote. Created by
 * callboard-history-transcript-search.c, shown in the list of runs and in a run.
 */

#include "config.h"

#include "callboard-transcript-match.h"

/**
 * CallboardTranscriptMatch:
 *
 * A search result from the stored transcripts: what somebody said in a call, and the
 * simulation of the call. `run-id`, `simulation-id` and what else is known of them are %NULL
 * if the run is not stored. Immutable once it is returned; a #CallboardApiObject only for the
 * properties.
 */
struct _CallboardTranscriptMatch
{
  CallboardApiObject  parent_instance;

  char               *call_id;
  char               *run_id;
  char               *simulation_id;
  char               *status;
  char               *persona;
  char               *scenario;
  char               *run_title;
  GDateTime          *run_created_at;
  char               *speaker;
  gint64              start_offset;
  char               *quote;

  CallboardSide       side;
  guint               position;
  guint               match_start;
  guint               match_end;
};

#define FIELD(property, kind, member) \
  { NULL, property, kind, CALLBOARD_FIELD_OPTIONAL, G_STRUCT_OFFSET (CallboardTranscriptMatch, member) }

static const CallboardField fields[] = {
  FIELD ("call-id", CALLBOARD_FIELD_STRING, call_id),
  FIELD ("run-id", CALLBOARD_FIELD_STRING, run_id),
  FIELD ("simulation-id", CALLBOARD_FIELD_STRING, simulation_id),
  FIELD ("status", CALLBOARD_FIELD_STRING, status),
  FIELD ("persona", CALLBOARD_FIELD_STRING, persona),
  FIELD ("scenario", CALLBOARD_FIELD_STRING, scenario),
  FIELD ("run-title", CALLBOARD_FIELD_STRING, run_title),
  FIELD ("run-created-at", CALLBOARD_FIELD_TIME, run_created_at),
  FIELD ("speaker", CALLBOARD_FIELD_STRING, speaker),
  FIELD ("start-offset", CALLBOARD_FIELD_OFFSET, start_offset),
  FIELD ("quote", CALLBOARD_FIELD_STRING, quote),
};

CALLBOARD_DEFINE_API_OBJECT (CallboardTranscriptMatch, callboard_transcript_match, fields)

/**
 * callboard_transcript_match_new:
 * @call_id: the `callId` of the call
 * @turn: the turn that is quoted
 * @position: its position in the #CallboardConversation of the call
 * @quote: the part of its text around the match, in one line
 * @match_start: the byte offset of the match in @quote
 * @match_end: the byte offset after it; that of the start if there is none to highlight
 *
 * Returns: (transfer full): a match
 */
CallboardTranscriptMatch *
callboard_transcript_match_new (const char    *call_id,
                                CallboardTurn *turn,
                                guint          position,
                                const char    *quote,
                                guint          match_start,
                                guint          match_end)
{
  CallboardTranscriptMatch *self;

  g_return_val_if_fail (call_id != NULL, NULL);
  g_return_val_if_fail (CALLBOARD_IS_TURN (turn), NULL);
  g_return_val_if_fail (quote != NULL, NULL);

  self = g_object_new (CALLBOARD_TYPE_TRANSCRIPT_MATCH, NULL);
  self->call_id = g_strdup (call_id);
  self->speaker = g_strdup (callboard_turn_get_speaker (turn));
  self->side = callboard_turn_get_side (turn);
  self->start_offset = callboard_turn_get_start_offset (turn);
  self->position = position;
  self->quote = g_strdup (quote);
  self->match_start = match_start;
  self->match_end = match_end;

  return self;
}

/**
 * callboard_transcript_match_set_simulation: (skip)
 * @self: a new match
 * @run_id: the `simulationRunPlanJobId` of the run
 * @simulation_id: the `simulationJobId`
 * @status: (nullable): the saved `status` of the simulation
 * @persona: (nullable): the name of the persona, in one line
 * @scenario: (nullable): the scenario, in one line
 * @run_title: the title of the run
 * @run_created_at: (nullable): the `createdAt` of the run
 *
 * Sets the simulation of the call.
 */
void
callboard_transcript_match_set_simulation (CallboardTranscriptMatch *self,
                                           const char               *run_id,
                                           const char               *simulation_id,
                                           const char               *status,
                                           const char               *persona,
                                           const char               *scenario,
                                           const char               *run_title,
                                           GDateTime                *run_created_at)
{
  g_return_if_fail (CALLBOARD_IS_TRANSCRIPT_MATCH (self));
  g_return_if_fail (self->run_id == NULL);

  self->run_id = g_strdup (run_id);
  self->simulation_id = g_strdup (simulation_id);
  self->status = g_strdup (status);
  self->persona = g_strdup (persona);
  self->scenario = g_strdup (scenario);
  self->run_title = g_strdup (run_title);
  self->run_created_at = run_created_at != NULL ? g_date_time_ref (run_created_at) : NULL;
}

/**
 * callboard_transcript_match_get_call_id:
 * @self: a match
 *
 * Returns: (transfer none): the `callId` of the call
 */
const char *
callboard_transcript_match_get_call_id (CallboardTranscriptMatch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_MATCH (self), NULL);

  return self->call_id;
}

/**
 * callboard_transcript_match_get_run_id:
 * @self: a match
 *
 * Returns: (transfer none) (nullable): the `simulationRunPlanJobId` of the run
 */
const char *
callboard_transcript_match_get_run_id (CallboardTranscriptMatch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_MATCH (self), NULL);

  return self->run_id;
}

/**
 * callboard_transcript_match_get_simulation_id:
 * @self: a match
 *
 * Returns: (transfer none) (nullable): the `simulationJobId`
 */
const char *
callboard_transcript_match_get_simulation_id (CallboardTranscriptMatch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_MATCH (self), NULL);

  return self->simulation_id;
}

/**
 * callboard_transcript_match_get_side:
 * @self: a match
 *
 * Returns: the side of the speaker
 */
CallboardSide
callboard_transcript_match_get_side (CallboardTranscriptMatch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_MATCH (self), CALLBOARD_SIDE_OTHER);

  return self->side;
}

/**
 * callboard_transcript_match_get_speaker:
 * @self: a match
 *
 * Returns: (transfer none): the name of the persona, or a label such as "Agent"
 */
const char *
callboard_transcript_match_get_speaker (CallboardTranscriptMatch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_MATCH (self), NULL);

  return self->speaker;
}

/**
 * callboard_transcript_match_get_start_offset:
 * @self: a match
 *
 * Returns: the start of the turn in ms from the start of the call, 0 or more
 */
gint64
callboard_transcript_match_get_start_offset (CallboardTranscriptMatch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_MATCH (self), 0);

  return self->start_offset;
}

/**
 * callboard_transcript_match_get_position:
 * @self: a match
 *
 * Returns: the position of the turn in the #CallboardConversation of the call
 */
guint
callboard_transcript_match_get_position (CallboardTranscriptMatch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_MATCH (self), 0);

  return self->position;
}

/**
 * callboard_transcript_match_get_quote:
 * @self: a match
 * @match_start: (out): the byte offset of the match in the quote
 * @match_end: (out): the byte offset after it; that of the start if there is none
 *
 * Returns: (transfer none): the part of the turn around the match, in one line
 */
const char *
callboard_transcript_match_get_quote (CallboardTranscriptMatch *self,
                                      guint                    *match_start,
                                      guint                    *match_end)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_MATCH (self), NULL);
  g_return_val_if_fail (match_start != NULL && match_end != NULL, NULL);

  *match_start = self->match_start;
  *match_end = self->match_end;

  return self->quote;
}
