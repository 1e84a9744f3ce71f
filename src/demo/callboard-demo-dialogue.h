/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said in the calls of the demo: the plays of dialogue.json, made into
 * a conversation that fits the caller, the length of the call and what goes
 * wrong in it. When each line is spoken is decided in callboard-demo-speech-timing.c.
 * Used by CallboardDemoCall. */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CALLBOARD_DEMO_LOOP_BEGINS:
 *
 * The line from which on two get stuck, where they do.
 */
#define CALLBOARD_DEMO_LOOP_BEGINS 6

/**
 * CallboardDemoSpeaker:
 * @CALLBOARD_DEMO_SPEAKER_AGENT: the agent
 * @CALLBOARD_DEMO_SPEAKER_CALLER: the caller
 * @CALLBOARD_DEMO_SPEAKER_BACKGROUND: somebody near the caller
 *
 * Who says a line.
 */
typedef enum
{
  CALLBOARD_DEMO_SPEAKER_AGENT,
  CALLBOARD_DEMO_SPEAKER_CALLER,
  CALLBOARD_DEMO_SPEAKER_BACKGROUND,
} CallboardDemoSpeaker;

/**
 * CallboardDemoMark:
 * @CALLBOARD_DEMO_MARK_NONE: a line like any other
 * @CALLBOARD_DEMO_MARK_ASIDE: said while somebody else speaks
 * @CALLBOARD_DEMO_MARK_FAULT: where the agent leaves its instructions
 * @CALLBOARD_DEMO_MARK_PAUSE: what the agent says after too long a pause
 * @CALLBOARD_DEMO_MARK_CLOSING: where the agent says what happens next, or not
 *
 * What is special about a line.
 */
typedef enum
{
  CALLBOARD_DEMO_MARK_NONE,
  CALLBOARD_DEMO_MARK_ASIDE,
  CALLBOARD_DEMO_MARK_FAULT,
  CALLBOARD_DEMO_MARK_PAUSE,
  CALLBOARD_DEMO_MARK_CLOSING,
} CallboardDemoMark;

/**
 * CallboardDemoLine:
 * @speaker: who says it
 * @mark: what is special about it
 * @text: what is said
 * @start_ms: when, from the beginning of the call
 * @end_ms: until when
 *
 * A line of a conversation.
 */
typedef struct
{
  CallboardDemoSpeaker  speaker;
  CallboardDemoMark     mark;
  char                 *text;
  gint64                start_ms;
  gint64                end_ms;
} CallboardDemoLine;

/**
 * CallboardDemoKind:
 * @CALLBOARD_DEMO_KIND_WHOLE: a conversation from the greeting to the goodbye
 * @CALLBOARD_DEMO_KIND_CUT: one that is cut off
 * @CALLBOARD_DEMO_KIND_SILENT: the agent never speaks
 * @CALLBOARD_DEMO_KIND_LOOP: the two get stuck in each other's words
 *
 * How a conversation goes.
 */
typedef enum
{
  CALLBOARD_DEMO_KIND_WHOLE,
  CALLBOARD_DEMO_KIND_CUT,
  CALLBOARD_DEMO_KIND_SILENT,
  CALLBOARD_DEMO_KIND_LOOP,
} CallboardDemoKind;

/**
 * CallboardDemoCue:
 * @scenario: (nullable): the `description` of the scenario
 * @caller: the `persona`
 * @kind: how it goes
 * @duration_ms: how long the call is
 * @has_fault: whether the agent leaves its instructions
 * @has_pause: whether the agent pauses for too long
 * @has_vague_end: whether the agent does not say what happens next
 *
 * What a conversation is made for.
 */
typedef struct
{
  const char        *scenario;
  JsonObject        *caller;
  CallboardDemoKind  kind;
  gint64             duration_ms;
  gboolean           has_fault;
  gboolean           has_pause;
  gboolean           has_vague_end;
} CallboardDemoCue;

/**
 * CallboardDemoConversation:
 * @lines: (element-type CallboardDemoLine): the lines in the order they begin
 * @title: what the call is about, in a few words
 * @summary: the same in some sentences
 * @outcome: what the call achieves, in a word
 * @fault_reason: (nullable): how the agent left its instructions
 *
 * What is said in a call. The strings but for those of the lines belong to the
 * dialogue.
 */
typedef struct
{
  GPtrArray  *lines;
  const char *title;
  const char *summary;
  const char *outcome;
  const char *fault_reason;
} CallboardDemoConversation;

/**
 * CallboardDemoDialogue:
 *
 * All that can be said. It does not change once it is read.
 */
typedef struct _CallboardDemoDialogue CallboardDemoDialogue;

CallboardDemoDialogue *callboard_demo_dialogue_new (void);

void callboard_demo_dialogue_free (CallboardDemoDialogue *self);

CallboardDemoConversation *callboard_demo_dialogue_compose (CallboardDemoDialogue  *self,
                                                            const CallboardDemoCue *cue,
                                                            GRand                  *chance);

void callboard_demo_conversation_free (CallboardDemoConversation *self);

gint64 callboard_demo_speech_timing_estimate (GPtrArray  *lines,
                                              JsonObject *caller);

void callboard_demo_speech_timing_apply (GPtrArray              *lines,
                                         const CallboardDemoCue *cue,
                                         GRand                  *chance);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardDemoDialogue, callboard_demo_dialogue_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardDemoConversation, callboard_demo_conversation_free)

G_END_DECLS
