/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CallboardSide:
 * @CALLBOARD_SIDE_AGENT: the tested agent
 * @CALLBOARD_SIDE_PERSONA: the persona
 * @CALLBOARD_SIDE_OTHER: a background speaker or an unknown speaker
 *
 * The side of a conversation that a turn belongs to.
 */
typedef enum
{
  CALLBOARD_SIDE_AGENT,
  CALLBOARD_SIDE_PERSONA,
  CALLBOARD_SIDE_OTHER,
} CallboardSide;

#define CALLBOARD_TYPE_SIDE (callboard_side_get_type ())

GType callboard_side_get_type (void);

#define CALLBOARD_TYPE_TURN (callboard_turn_get_type ())

G_DECLARE_FINAL_TYPE (CallboardTurn, callboard_turn, CALLBOARD, TURN, GObject)

const char   *callboard_turn_get_text           (CallboardTurn *self);
gboolean      callboard_turn_get_has_text       (CallboardTurn *self);
CallboardSide callboard_turn_get_side           (CallboardTurn *self);
const char   *callboard_turn_get_speaker        (CallboardTurn *self);
gint64        callboard_turn_get_start_offset   (CallboardTurn *self);
gint64        callboard_turn_get_end_offset     (CallboardTurn *self);
gint64        callboard_turn_get_silence_before (CallboardTurn *self);
gboolean      callboard_turn_get_overlaps       (CallboardTurn *self);
gboolean      callboard_turn_matches            (CallboardTurn *self,
                                                 const char    *folded_query);

G_END_DECLS
