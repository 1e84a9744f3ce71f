/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-turn.h"

G_BEGIN_DECLS

CallboardTurn *callboard_turn_new                (const char    *text,
                                                  CallboardSide  side,
                                                  const char    *speaker,
                                                  gint64         start_offset,
                                                  gint64         end_offset);
void           callboard_turn_set_placeholder    (CallboardTurn *self);
void           callboard_turn_set_gaps           (CallboardTurn *self,
                                                  gboolean       has_gap_before,
                                                  gboolean       has_gap_after);
gboolean       callboard_turn_get_gap_before     (CallboardTurn *self);
gboolean       callboard_turn_get_gap_after      (CallboardTurn *self);
void           callboard_turn_set_silence_before (CallboardTurn *self,
                                                  gint64         silence);
void           callboard_turn_set_overlaps       (CallboardTurn *self);

G_END_DECLS
