/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-session.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_CALL_PART_READER (callboard_call_part_reader_get_type ())

G_DECLARE_FINAL_TYPE (CallboardCallPartReader, callboard_call_part_reader, CALLBOARD, CALL_PART_READER, GObject)

CallboardCallPartReader *callboard_call_part_reader_new         (CallboardSession        *session,
                                                                 CallboardCallPartKind    kind);
CallboardSession        *callboard_call_part_reader_get_session (CallboardCallPartReader *self);
void                     callboard_call_part_reader_push        (CallboardCallPartReader *self,
                                                                 const char              *call_id,
                                                                 gboolean                 fetch);
void                     callboard_call_part_reader_clear       (CallboardCallPartReader *self);
void                     callboard_call_part_reader_start       (CallboardCallPartReader *self);
void                     callboard_call_part_reader_stop        (CallboardCallPartReader *self);
void                     callboard_call_part_reader_set_paused  (CallboardCallPartReader *self,
                                                                 gboolean                 paused);
guint                    callboard_call_part_reader_get_n_open  (CallboardCallPartReader *self);
gboolean                 callboard_call_part_reader_get_reading (CallboardCallPartReader *self);
const GError            *callboard_call_part_reader_get_error   (CallboardCallPartReader *self);

G_END_DECLS
