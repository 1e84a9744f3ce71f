/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CALLBOARD_DEMO_LOOP_FIRST_LINE:
 *
 * The index of the first line of the loop in a
 * %CALLBOARD_DEMO_CONVERSATION_LOOP conversation.
 */
#define CALLBOARD_DEMO_LOOP_FIRST_LINE 6

/**
 * CallboardDemoSpeaker:
 * @CALLBOARD_DEMO_SPEAKER_AGENT: the agent
 * @CALLBOARD_DEMO_SPEAKER_PERSONA: the persona
 * @CALLBOARD_DEMO_SPEAKER_BACKGROUND: another person near the persona
 *
 * The speaker of a line.
 */
typedef enum
{
  CALLBOARD_DEMO_SPEAKER_AGENT,
  CALLBOARD_DEMO_SPEAKER_PERSONA,
  CALLBOARD_DEMO_SPEAKER_BACKGROUND,
} CallboardDemoSpeaker;

/**
 * CallboardDemoMark:
 * @CALLBOARD_DEMO_MARK_NONE: an ordinary line
 * @CALLBOARD_DEMO_MARK_OVERLAP: overlaps the previous line
 * @CALLBOARD_DEMO_MARK_VIOLATION: the agent violates its instructions
 * @CALLBOARD_DEMO_MARK_PAUSE: the agent speaks after a long pause
 * @CALLBOARD_DEMO_MARK_CLOSING: the agent's closing, which should name next steps
 *
 * Marks the lines that the results of checks refer to.
 */
typedef enum
{
  CALLBOARD_DEMO_MARK_NONE,
  CALLBOARD_DEMO_MARK_OVERLAP,
  CALLBOARD_DEMO_MARK_VIOLATION,
  CALLBOARD_DEMO_MARK_PAUSE,
  CALLBOARD_DEMO_MARK_CLOSING,
} CallboardDemoMark;

/**
 * CallboardDemoLine:
 * @speaker: the speaker
 * @mark: the mark
 * @text: the text
 * @n_characters: the length of @text in letters of an alphabet
 * @start_ms: the start, in ms from the beginning of the call
 * @end_ms: the end, in ms from the beginning of the call
 *
 * A line of a conversation.
 */
typedef struct
{
  CallboardDemoSpeaker  speaker;
  CallboardDemoMark     mark;
  char                 *text;
  glong                 n_characters;
  gint64                start_ms;
  gint64                end_ms;
} CallboardDemoLine;

/**
 * CallboardDemoConversationKind:
 * @CALLBOARD_DEMO_CONVERSATION_COMPLETE: complete from greeting to goodbye
 * @CALLBOARD_DEMO_CONVERSATION_TRUNCATED: ends abruptly
 * @CALLBOARD_DEMO_CONVERSATION_SILENT: the agent never speaks
 * @CALLBOARD_DEMO_CONVERSATION_LOOP: the speakers repeat short replies endlessly
 *
 * The course of a conversation.
 */
typedef enum
{
  CALLBOARD_DEMO_CONVERSATION_COMPLETE,
  CALLBOARD_DEMO_CONVERSATION_TRUNCATED,
  CALLBOARD_DEMO_CONVERSATION_SILENT,
  CALLBOARD_DEMO_CONVERSATION_LOOP,
} CallboardDemoConversationKind;

/**
 * CallboardDemoConversationOptions:
 * @scenario: (nullable): the `description` of the scenario
 * @persona: the `persona`
 * @kind: the course of the conversation
 * @duration_ms: the duration of the call in ms
 * @has_violation: whether the agent violates its instructions
 * @has_pause: whether the agent makes a long pause
 * @pause_ms: the length of the pause in ms, or 0 for a random one
 * @has_vague_closing: whether the agent does not name next steps
 *
 * The parameters of a conversation.
 */
typedef struct
{
  const char                    *scenario;
  JsonObject                    *persona;
  CallboardDemoConversationKind  kind;
  gint64                         duration_ms;
  gboolean                       has_violation;
  gboolean                       has_pause;
  gint64                         pause_ms;
  gboolean                       has_vague_closing;
} CallboardDemoConversationOptions;

/**
 * CallboardDemoConversation:
 * @lines: (element-type CallboardDemoLine): the lines, sorted by start
 * @title: the title of the call
 * @summary: the summary of the call
 * @outcome: the outcome of the call, as a metric value
 * @violation_reason: (nullable): how the agent violated its instructions
 *
 * The conversation of a call. All strings except those of the lines are owned by the
 * dialogue.
 */
typedef struct
{
  GPtrArray  *lines;
  const char *title;
  const char *summary;
  const char *outcome;
  const char *violation_reason;
} CallboardDemoConversation;

JsonNode *callboard_demo_dialogue_load (void);

CallboardDemoConversation *callboard_demo_dialogue_compose (JsonObject                             *dialogue,
                                                            const CallboardDemoConversationOptions *options,
                                                            GRand                                  *random);

void callboard_demo_conversation_free (CallboardDemoConversation *self);

glong callboard_demo_speech_timing_count_characters (const char *text);

gint64 callboard_demo_speech_timing_estimate (GPtrArray  *lines,
                                              JsonObject *persona);

void callboard_demo_speech_timing_apply (GPtrArray                              *lines,
                                         const CallboardDemoConversationOptions *options,
                                         GRand                                  *random);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardDemoConversation, callboard_demo_conversation_free)

G_END_DECLS
