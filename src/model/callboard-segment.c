/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of a transcript that a value of a metric is about.
 */

#include "config.h"

#include "callboard-segment.h"

/**
 * CallboardSegment:
 *
 * A part of a transcript, in `segment`, `fromSegment` or `toSegment` of a
 * value. Times are in ms from the beginning of the call, as they were sent, or
 * %CALLBOARD_OFFSET_UNKNOWN.
 */
struct _CallboardSegment
{
  CallboardApiObject  parent_instance;

  char            *id;
  char            *text;
  gint64           start_offset;
  gint64           end_offset;
};

G_DEFINE_FINAL_TYPE (CallboardSegment, callboard_segment, CALLBOARD_TYPE_API_OBJECT)

static const CallboardField fields[] = {
  { "id", "id", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSegment, id) },
  { "text", "text", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSegment, text) },
  { "startOffsetMs", "start-offset", CALLBOARD_FIELD_OFFSET, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSegment, start_offset) },
  { "endOffsetMs", "end-offset", CALLBOARD_FIELD_OFFSET, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSegment, end_offset) },
};

static void
callboard_segment_class_init (CallboardSegmentClass *klass)
{
  callboard_api_object_class_set_fields (CALLBOARD_API_OBJECT_CLASS (klass),
                                         fields, G_N_ELEMENTS (fields));
}

static void
callboard_segment_init (CallboardSegment *self)
{
}

/**
 * callboard_segment_get_id:
 * @self: a segment
 *
 * Returns: (transfer none) (nullable): its `id`
 */
const char *
callboard_segment_get_id (CallboardSegment *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SEGMENT (self), NULL);

  return self->id;
}

/**
 * callboard_segment_get_text:
 * @self: a segment
 *
 * Returns: (transfer none) (nullable): what is said in it
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
 * Returns: when it begins, in ms from the beginning of the call, or
 *   %CALLBOARD_OFFSET_UNKNOWN
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
 * Returns: when it ends, in ms from the beginning of the call, or
 *   %CALLBOARD_OFFSET_UNKNOWN
 */
gint64
callboard_segment_get_end_offset (CallboardSegment *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SEGMENT (self), CALLBOARD_OFFSET_UNKNOWN);

  return self->end_offset;
}
