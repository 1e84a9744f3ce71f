/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A turn of a conversation. Created by CallboardConversation.
 */

#include "config.h"

#include <string.h>

#include "callboard-text.h"
#include "callboard-turn-private.h"

/* Characters shown of a turn. */
#define MAX_TEXT 10000

/**
 * CallboardTurn:
 *
 * A turn of a conversation: what one speaker says without a pause. Immutable once its
 * conversation is complete. `text` is a placeholder if none was received; `start-offset` and
 * `end-offset` are in ms from the start of the call, 0 or more and in order;
 * `silence-before` is the length of a long silence before the turn in ms, or 0; `overlaps`
 * is whether another speaker talks at the same time.
 */
struct _CallboardTurn
{
  GObject        parent_instance;

  char          *text;
  char          *folded;
  gboolean       is_placeholder;
  CallboardSide  side;
  char          *speaker;
  gint64         start_offset;
  gint64         end_offset;
  gint64         silence_before;
  gboolean       overlaps;
  gboolean       has_gap_before;
  gboolean       has_gap_after;
};

G_DEFINE_ENUM_TYPE (CallboardSide, callboard_side,
                    G_DEFINE_ENUM_VALUE (CALLBOARD_SIDE_AGENT, "agent"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_SIDE_PERSONA, "persona"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_SIDE_OTHER, "other"))

G_DEFINE_FINAL_TYPE (CallboardTurn, callboard_turn, G_TYPE_OBJECT)

enum
{
  PROP_TEXT = 1,
  PROP_SIDE,
  PROP_SPEAKER,
  PROP_START_OFFSET,
  PROP_END_OFFSET,
  PROP_SILENCE_BEFORE,
  PROP_OVERLAPS,
};

static void
callboard_turn_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CallboardTurn *self = CALLBOARD_TURN (object);

  switch (property_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_SIDE:
      g_value_set_enum (value, self->side);
      break;
    case PROP_SPEAKER:
      g_value_set_string (value, self->speaker);
      break;
    case PROP_START_OFFSET:
      g_value_set_int64 (value, self->start_offset);
      break;
    case PROP_END_OFFSET:
      g_value_set_int64 (value, self->end_offset);
      break;
    case PROP_SILENCE_BEFORE:
      g_value_set_int64 (value, self->silence_before);
      break;
    case PROP_OVERLAPS:
      g_value_set_boolean (value, self->overlaps);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_turn_finalize (GObject *object)
{
  CallboardTurn *self = CALLBOARD_TURN (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->speaker, g_free);

  G_OBJECT_CLASS (callboard_turn_parent_class)->finalize (object);
}

static void
callboard_turn_class_init (CallboardTurnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = callboard_turn_finalize;
  object_class->get_property = callboard_turn_get_property;

  g_object_class_install_property (object_class, PROP_TEXT,
    g_param_spec_string ("text", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_SIDE,
    g_param_spec_enum ("side", NULL, NULL, CALLBOARD_TYPE_SIDE, CALLBOARD_SIDE_OTHER, flags));
  g_object_class_install_property (object_class, PROP_SPEAKER,
    g_param_spec_string ("speaker", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_START_OFFSET,
    g_param_spec_int64 ("start-offset", NULL, NULL, 0, G_MAXINT64, 0, flags));
  g_object_class_install_property (object_class, PROP_END_OFFSET,
    g_param_spec_int64 ("end-offset", NULL, NULL, 0, G_MAXINT64, 0, flags));
  g_object_class_install_property (object_class, PROP_SILENCE_BEFORE,
    g_param_spec_int64 ("silence-before", NULL, NULL, 0, G_MAXINT64, 0, flags));
  g_object_class_install_property (object_class, PROP_OVERLAPS,
    g_param_spec_boolean ("overlaps", NULL, NULL, FALSE, flags));
}

static void
callboard_turn_init (CallboardTurn *self)
{
}

/**
 * callboard_turn_new: (skip)
 * @text: the text, valid UTF-8
 * @side: the side
 * @speaker: the name of the speaker
 * @start_offset: the start in ms from the start of the call, 0 or more
 * @end_offset: the end, not before @start_offset
 *
 * Returns: (transfer full): a turn
 */
CallboardTurn *
callboard_turn_new (const char    *text,
                    CallboardSide  side,
                    const char    *speaker,
                    gint64         start_offset,
                    gint64         end_offset)
{
  CallboardTurn *self = g_object_new (CALLBOARD_TYPE_TURN, NULL);

  g_assert (start_offset >= 0 && end_offset >= start_offset);

  self->text = callboard_text_sanitize (text, MAX_TEXT);
  self->side = side;
  self->speaker = g_strdup (speaker);
  self->start_offset = start_offset;
  self->end_offset = end_offset;

  return self;
}

/**
 * callboard_turn_set_placeholder: (skip)
 * @self: a turn of a conversation under construction
 *
 * Marks the text as a placeholder, which a search does not find.
 */
void
callboard_turn_set_placeholder (CallboardTurn *self)
{
  self->is_placeholder = TRUE;
}

/**
 * callboard_turn_set_gaps: (skip)
 * @self: a turn of a conversation under construction
 * @has_gap_before: whether something may have been said right before it
 * @has_gap_after: whether it may have lasted until the turn after it
 *
 * Marks what the transcript does not tell, so that it is not taken for silence.
 */
void
callboard_turn_set_gaps (CallboardTurn *self,
                         gboolean       has_gap_before,
                         gboolean       has_gap_after)
{
  self->has_gap_before = has_gap_before;
  self->has_gap_after = has_gap_after;
}

/**
 * callboard_turn_get_gap_before: (skip)
 * @self: a turn
 *
 * Returns: whether something may have been said right before it
 */
gboolean
callboard_turn_get_gap_before (CallboardTurn *self)
{
  return self->has_gap_before;
}

/**
 * callboard_turn_get_gap_after: (skip)
 * @self: a turn
 *
 * Returns: whether it may have lasted until the turn after it
 */
gboolean
callboard_turn_get_gap_after (CallboardTurn *self)
{
  return self->has_gap_after;
}

/**
 * callboard_turn_set_silence_before: (skip)
 * @self: a turn of a conversation under construction
 * @silence: the length of the silence before it, in ms
 *
 * Marks a long silence before the turn.
 */
void
callboard_turn_set_silence_before (CallboardTurn *self,
                                   gint64         silence)
{
  self->silence_before = silence;
}

/**
 * callboard_turn_set_overlaps: (skip)
 * @self: a turn of a conversation under construction
 *
 * Marks the turn as overlapping with that of another speaker.
 */
void
callboard_turn_set_overlaps (CallboardTurn *self)
{
  self->overlaps = TRUE;
}

/**
 * callboard_turn_get_text:
 * @self: a turn
 *
 * Returns: (transfer none): the text, or a placeholder such as "No text"
 */
const char *
callboard_turn_get_text (CallboardTurn *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TURN (self), NULL);

  return self->text;
}

/**
 * callboard_turn_get_has_text:
 * @self: a turn
 *
 * Returns: whether its text was received, rather than a placeholder
 */
gboolean
callboard_turn_get_has_text (CallboardTurn *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TURN (self), FALSE);

  return !self->is_placeholder;
}

/**
 * callboard_turn_get_side:
 * @self: a turn
 *
 * Returns: the side
 */
CallboardSide
callboard_turn_get_side (CallboardTurn *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TURN (self), CALLBOARD_SIDE_OTHER);

  return self->side;
}

/**
 * callboard_turn_get_speaker:
 * @self: a turn
 *
 * Returns: (transfer none): the name of the speaker
 */
const char *
callboard_turn_get_speaker (CallboardTurn *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TURN (self), NULL);

  return self->speaker;
}

/**
 * callboard_turn_get_start_offset:
 * @self: a turn
 *
 * Returns: the start in ms from the start of the call, 0 or more
 */
gint64
callboard_turn_get_start_offset (CallboardTurn *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TURN (self), 0);

  return self->start_offset;
}

/**
 * callboard_turn_get_end_offset:
 * @self: a turn
 *
 * Returns: the end in ms from the start of the call, not before its start
 */
gint64
callboard_turn_get_end_offset (CallboardTurn *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TURN (self), 0);

  return self->end_offset;
}

/**
 * callboard_turn_get_silence_before:
 * @self: a turn
 *
 * Returns: the length of a long silence before the turn in ms, or 0
 */
gint64
callboard_turn_get_silence_before (CallboardTurn *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TURN (self), 0);

  return self->silence_before;
}

/**
 * callboard_turn_get_overlaps:
 * @self: a turn
 *
 * Returns: whether another speaker talks at the same time
 */
gboolean
callboard_turn_get_overlaps (CallboardTurn *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TURN (self), FALSE);

  return self->overlaps;
}

/**
 * callboard_turn_matches:
 * @self: a turn
 * @folded_query: the search text, folded by callboard_text_fold()
 *
 * Returns: whether the text contains @folded_query; %FALSE if that is empty, or if the text
 *   is a placeholder
 */
gboolean
callboard_turn_matches (CallboardTurn *self,
                        const char    *folded_query)
{
  g_return_val_if_fail (CALLBOARD_IS_TURN (self), FALSE);
  g_return_val_if_fail (folded_query != NULL, FALSE);

  if (self->is_placeholder)
    return FALSE;

  if (self->folded == NULL)
    self->folded = callboard_text_fold (self->text);

  return *folded_query != '\0' && strstr (self->folded, folded_query) != NULL;
}
