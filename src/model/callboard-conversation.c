/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A readable conversation made from a transcript: turns in order with corrected times,
 * sides, overlaps and long silences.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-conversation.h"
#include "callboard-text.h"
#include "callboard-turn-private.h"

/**
 * CallboardConversation:
 *
 * A #GListModel of #CallboardTurn, ordered by start. Immutable.
 *
 * Times are corrected: a negative start becomes 0, an end before the start becomes the
 * start, and an entry without a start gets that of the entry before it. Where the transcript
 * does not tell how long somebody spoke, or what an entry was, there is no silence.
 */
struct _CallboardConversation
{
  CallboardObjectList  parent_instance;

  /* The items of the list model. */
  GPtrArray           *turns;
  gint64               end;
};

G_DEFINE_FINAL_TYPE (CallboardConversation, callboard_conversation, CALLBOARD_TYPE_OBJECT_LIST)

/* A turn and its end, in ms from the start of the call. */
typedef struct
{
  CallboardTurn *turn;
  gint64         end;
} TurnEnd;

static void
callboard_conversation_class_init (CallboardConversationClass *klass)
{
  CALLBOARD_OBJECT_LIST_CLASS (klass)->item_type = CALLBOARD_TYPE_TURN;
}

static void
callboard_conversation_init (CallboardConversation *self)
{
  self->turns = callboard_object_list_get_items (CALLBOARD_OBJECT_LIST (self));
}

/* The participant type is more precise than the role, which has no background speakers. */
static CallboardSide
find_side (CallboardTranscriptEntry *entry,
           CallboardParticipant     *participant)
{
  static const char *const persona_types[] = { "CUSTOMER", "SIMULATED_CUSTOMER", NULL };
  const char *role = callboard_transcript_entry_get_role (entry);
  const char *type = participant != NULL ? callboard_participant_get_participant_type (participant) : NULL;

  if (type == NULL)
    type = role != NULL ? role : "";

  if (g_str_equal (type, "AGENT"))
    return CALLBOARD_SIDE_AGENT;
  if (g_strv_contains (persona_types, type))
    return CALLBOARD_SIDE_PERSONA;

  return CALLBOARD_SIDE_OTHER;
}

static char *
dup_speaker (CallboardTranscriptEntry *entry,
             CallboardParticipant     *participant,
             CallboardSide             side,
             const char               *persona_name,
             CallboardSpeakerLabelFunc dup_label)
{
  const char *type = participant != NULL ? callboard_participant_get_participant_type (participant) : NULL;

  if (side == CALLBOARD_SIDE_PERSONA && persona_name != NULL)
    return g_strdup (persona_name);

  if (type == NULL)
    type = callboard_transcript_entry_get_role (entry);

  return dup_label (type);
}

static int
compare_turns (gconstpointer a,
               gconstpointer b)
{
  gint64 start = callboard_turn_get_start_offset (*(CallboardTurn **) a);
  gint64 other_start = callboard_turn_get_start_offset (*(CallboardTurn **) b);

  return (start > other_start) - (start < other_start);
}

static gboolean
is_blank (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return *text == '\0';
}

/* Without a text, the turn still shows that somebody spoke. */
static CallboardTurn *
create_turn (CallboardTranscriptEntry *entry,
             CallboardSide             side,
             const char               *speaker,
             gint64                    start)
{
  const char *text = callboard_transcript_entry_get_text (entry);
  gboolean has_text = text != NULL && !is_blank (text);
  gint64 end = MAX (callboard_transcript_entry_get_end_offset (entry), start);
  CallboardTurn *turn;

  if (text == NULL)
    text = C_("turn", "Unknown text");
  else if (!has_text)
    /* Translators: instead of what somebody said, where a transcript has only who and when */
    text = C_("turn", "No text");
  turn = callboard_turn_new (text, side, speaker, start, end);
  if (!has_text)
    callboard_turn_set_placeholder (turn);

  return turn;
}

static void
add_turns (CallboardConversation     *self,
           CallboardTranscript       *transcript,
           const char                *persona_name,
           CallboardSpeakerLabelFunc  dup_label)
{
  gint64 last_start = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (transcript)); i++)
    {
      g_autoptr(CallboardTranscriptEntry) entry = g_list_model_get_item (G_LIST_MODEL (transcript), i);
      CallboardParticipant *participant =
        callboard_transcript_find_participant (transcript, callboard_transcript_entry_get_participant_id (entry));
      CallboardSide side = find_side (entry, participant);
      g_autofree char *speaker = dup_speaker (entry, participant, side, persona_name, dup_label);
      gint64 end = callboard_transcript_entry_get_end_offset (entry);
      CallboardTurn *turn;
      gint64 start = callboard_transcript_entry_get_start_offset (entry);

      start = start == CALLBOARD_OFFSET_UNKNOWN ? last_start : MAX (start, 0);
      last_start = start;
      turn = create_turn (entry, side, speaker, start);
      callboard_turn_set_gaps (turn, callboard_transcript_is_after_skipped (transcript, i),
                               end == CALLBOARD_OFFSET_UNKNOWN || end < start);
      g_ptr_array_add (self->turns, turn);
    }

  /* The sort is stable: turns with the same start stay in the order of the server. */
  g_ptr_array_sort (self->turns, compare_turns);
}

static gboolean
is_same_speaker (CallboardTurn *turn,
                 CallboardTurn *other)
{
  return callboard_turn_get_side (turn) == callboard_turn_get_side (other) &&
         g_str_equal (callboard_turn_get_speaker (turn), callboard_turn_get_speaker (other));
}

static void
mark_overlap (CallboardTurn *turn,
              const TurnEnd *before)
{
  if (before->turn == NULL || is_same_speaker (turn, before->turn) ||
      before->end <= callboard_turn_get_start_offset (turn) ||
      callboard_turn_get_end_offset (turn) == callboard_turn_get_start_offset (turn))
    return;

  callboard_turn_set_overlaps (turn);
  callboard_turn_set_overlaps (before->turn);
}

static gboolean
ends_last (CallboardTurn *turn,
           const TurnEnd *before)
{
  return before->turn == NULL || callboard_turn_get_end_offset (turn) >= before->end;
}

/* Tracks the turn that ends last so far, and the one by another speaker that ends last. */
static void
update_last_turns (CallboardTurn *turn,
                   TurnEnd       *last,
                   TurnEnd       *last_of_others)
{
  TurnEnd current = { turn, callboard_turn_get_end_offset (turn) };
  gboolean is_other = last->turn != NULL && !is_same_speaker (turn, last->turn);

  if (ends_last (turn, last))
    {
      if (is_other)
        *last_of_others = *last;
      *last = current;
    }
  else if (is_other && ends_last (turn, last_of_others))
    {
      *last_of_others = current;
    }
}

/* @gap_start is the start of the last turn that may have lasted longer than known, or -1. */
static void
mark_silence (CallboardConversation *self,
              CallboardTurn         *turn,
              gint64                *gap_start)
{
  gint64 start = callboard_turn_get_start_offset (turn);
  gint64 silence = start - self->end;

  if (silence >= CALLBOARD_LONG_SILENCE && *gap_start < 0 && !callboard_turn_get_gap_before (turn))
    callboard_turn_set_silence_before (turn, silence);

  if (callboard_turn_get_gap_after (turn))
    *gap_start = start;
  else if (start > *gap_start)
    *gap_start = -1;
}

static void
mark_turns (CallboardConversation *self)
{
  gint64 gap_start = -1;
  TurnEnd last = { NULL, 0 };
  TurnEnd last_of_others = { NULL, 0 };

  for (guint i = 0; i < self->turns->len; i++)
    {
      CallboardTurn *turn = g_ptr_array_index (self->turns, i);

      mark_silence (self, turn, &gap_start);
      mark_overlap (turn, &last);
      mark_overlap (turn, &last_of_others);
      update_last_turns (turn, &last, &last_of_others);
      self->end = MAX (self->end, callboard_turn_get_end_offset (turn));
    }
}

/**
 * callboard_conversation_new:
 * @transcript: a transcript
 * @persona_name: (nullable): the name of the persona
 * @dup_label: (scope call): returns labels for other speakers
 *
 * May be called in a worker thread.
 *
 * Returns: (transfer full): a conversation
 */
CallboardConversation *
callboard_conversation_new (CallboardTranscript       *transcript,
                            const char                *persona_name,
                            CallboardSpeakerLabelFunc  dup_label)
{
  CallboardConversation *self;

  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT (transcript), NULL);
  g_return_val_if_fail (dup_label != NULL, NULL);

  self = g_object_new (CALLBOARD_TYPE_CONVERSATION, NULL);
  add_turns (self, transcript, persona_name, dup_label);
  mark_turns (self);

  return self;
}

/**
 * callboard_conversation_find:
 * @self: a conversation
 * @offset: a time in ms from the start of the call
 * @position: (out): return location for the position of the turn
 *
 * Finds the current turn at a time: the last one that has started, even if it has ended.
 *
 * Returns: whether any turn has started
 */
gboolean
callboard_conversation_find (CallboardConversation *self,
                             gint64                 offset,
                             guint                 *position)
{
  guint first = 0;
  guint after;

  g_return_val_if_fail (CALLBOARD_IS_CONVERSATION (self), FALSE);
  g_return_val_if_fail (position != NULL, FALSE);

  /* The first turn that starts after @offset is within [first, after]. */
  after = self->turns->len;
  while (first < after)
    {
      guint middle = first + (after - first) / 2;

      if (callboard_turn_get_start_offset (g_ptr_array_index (self->turns, middle)) <= offset)
        first = middle + 1;
      else
        after = middle;
    }

  if (first == 0)
    return FALSE;

  *position = first - 1;

  return TRUE;
}

/**
 * callboard_conversation_find_matches:
 * @self: a conversation
 * @query: the search text
 *
 * Ignores case and accents.
 *
 * Returns: (transfer full) (element-type guint): the positions of the turns that contain
 *   @query; none if it is empty
 */
GArray *
callboard_conversation_find_matches (CallboardConversation *self,
                                     const char            *query)
{
  g_autofree char *folded = NULL;
  GArray *matches;

  g_return_val_if_fail (CALLBOARD_IS_CONVERSATION (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  folded = callboard_text_fold (query);
  matches = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->turns->len; i++)
    if (callboard_turn_matches (g_ptr_array_index (self->turns, i), folded))
      g_array_append_val (matches, i);

  return matches;
}

/**
 * callboard_conversation_get_end:
 * @self: a conversation
 *
 * Returns: the end of the last turn, in ms from the start of the call
 */
gint64
callboard_conversation_get_end (CallboardConversation *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CONVERSATION (self), 0);

  return self->end;
}

/**
 * callboard_conversation_dup_text:
 * @self: a conversation
 *
 * Returns: (transfer full): the conversation as text, one line per turn: "0:12 Agent: …"
 */
char *
callboard_conversation_dup_text (CallboardConversation *self)
{
  g_autoptr(GString) text = NULL;

  g_return_val_if_fail (CALLBOARD_IS_CONVERSATION (self), NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < self->turns->len; i++)
    {
      CallboardTurn *turn = g_ptr_array_index (self->turns, i);
      g_autofree char *time = callboard_text_format_offset (callboard_turn_get_start_offset (turn));

      /* Translators: a line of a transcript: time, speaker, text */
      g_string_append_printf (text, _("%s %s: %s"), time, callboard_turn_get_speaker (turn),
                              callboard_turn_get_text (turn));
      g_string_append_c (text, '\n');
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}
