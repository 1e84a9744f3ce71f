/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SEGMENT (callboard_segment_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSegment, callboard_segment, CALLBOARD, SEGMENT, CallboardApiObject)

const char *callboard_segment_get_text         (CallboardSegment *self);
gint64      callboard_segment_get_start_offset (CallboardSegment *self);
gint64      callboard_segment_get_end_offset   (CallboardSegment *self);

G_END_DECLS
