/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The segment of a transcript that a metric value is about.
 */

#include "config.h"

#include "callboard-segment.h"

/**
 * CallboardSegment:
 *
 * A segment of a transcript: `segment`, `fromSegment` or `toSegment` of a metric value.
 * Times are in ms from the start of the call, as received, or %CALLBOARD_OFFSET_UNKNOWN.
 */
struct _CallboardSegment
{
  CallboardApiObject  parent_instance;

  char               *id;
  char               *text;
  gint64              start_offset;
  gint64              end_offset;
};

static const CallboardField fields[] = {
  { "id", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSegment, id) },
  { "text", "text", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSegment, text) },
  { "startOffsetMs", "start-offset", CALLBOARD_FIELD_OFFSET, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSegment, start_offset) },
  { "endOffsetMs", "end-offset", CALLBOARD_FIELD_OFFSET, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSegment, end_offset) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardSegment, callboard_segment, fields)

/**
 * callboard_segment_get_text:
 * @self: a segment
 *
 * Returns: (transfer none) (nullable): its `text`
 */
const char *
callboard_segment_get_text (CallboardSegment *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SEGMENT (self), NULL);

  return self->text;
}

/**
 * callboard_segment_get_start_offset:
 * @self: a segment
 *
 * Returns: its start in ms from the start of the call, or %CALLBOARD_OFFSET_UNKNOWN
 */
gint64
callboard_segment_get_start_offset (CallboardSegment *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SEGMENT (self), CALLBOARD_OFFSET_UNKNOWN);

  return self->start_offset;
}

/**
 * callboard_segment_get_end_offset:
 * @self: a segment
 *
 * Returns: its end in ms from the start of the call, or %CALLBOARD_OFFSET_UNKNOWN
 */
gint64
callboard_segment_get_end_offset (CallboardSegment *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SEGMENT (self), CALLBOARD_OFFSET_UNKNOWN);

  return self->end_offset;
}
