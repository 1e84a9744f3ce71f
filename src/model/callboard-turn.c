/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A turn of a conversation: what somebody says at a time, fit to be shown. Made
 * by CallboardConversation.
 */

#include "config.h"

#include <string.h>

#include "callboard-text.h"
#include "callboard-turn-private.h"

/* How much of what is said at a time is shown, in characters. */
#define MAX_TEXT 10000

/**
 * CallboardTurn:
 *
 * What somebody says at a time. It never changes. Properties: `text`; `side`, a
 * #CallboardSide; `speaker`, a name; `start-offset` and `end-offset`, in ms from
 * the beginning of the call, 0 or more, the right way round; `silence-before`,
 * the ms of a long silence before it, 0 where there is none; and `overlaps`,
 * whether somebody else speaks meanwhile.
 */
struct _CallboardTurn
{
  GObject        parent_instance;

  char          *text;
  char          *folded;
  CallboardSide  side;
  char          *speaker;
  gint64         start_offset;
  gint64         end_offset;
  gint64         silence_before;
  gboolean       overlaps;
};

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
      g_value_set_uint (value, self->side);
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
    g_param_spec_uint ("side", NULL, NULL, 0, CALLBOARD_SIDE_OTHER, CALLBOARD_SIDE_OTHER, flags));
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
 * @text: what is said, valid UTF-8 of any kind
 * @side: on which side
 * @speaker: by whom
 * @start_offset: from when on, in ms from the beginning of the call, 0 or more
 * @end_offset: until when, not before @start_offset
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
 * callboard_turn_set_silence_before: (skip)
 * @self: a turn that nobody has seen yet
 * @silence: for how long nobody spoke before it, in ms
 *
 * Notes a long silence.
 */
void
callboard_turn_set_silence_before (CallboardTurn *self,
                                   gint64         silence)
{
  self->silence_before = silence;
}

/**
 * callboard_turn_set_overlaps: (skip)
 * @self: a turn that nobody has seen yet
 *
 * Notes that somebody else speaks meanwhile.
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
 * Returns: (transfer none): what is said
 */
const char *
callboard_turn_get_text (CallboardTurn *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TURN (self), NULL);

  return self->text;
}

/**
 * callboard_turn_get_side:
 * @self: a turn
 *
 * Returns: on which side it is said
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
 * Returns: (transfer none): by whom it is said
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
 * Returns: when it begins, in ms from the beginning of the call, 0 or more
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
 * Returns: when it ends, in ms from the beginning of the call, not before it
 *   begins
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
 * Returns: for how long nobody spoke before it, in ms, where that is long; 0
 *   where it is not
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
 * Returns: whether somebody else speaks meanwhile
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
 * @folded_query: what is searched for, folded by callboard_text_fold()
 *
 * Returns: whether its text has @folded_query in it, which is not empty
 */
gboolean
callboard_turn_matches (CallboardTurn *self,
                        const char    *folded_query)
{
  g_return_val_if_fail (CALLBOARD_IS_TURN (self), FALSE);
  g_return_val_if_fail (folded_query != NULL, FALSE);

  if (self->folded == NULL)
    self->folded = callboard_text_fold (self->text);

  return *folded_query != '\0' && strstr (self->folded, folded_query) != NULL;
}
