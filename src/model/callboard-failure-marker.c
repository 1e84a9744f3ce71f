/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A failed check at a time in a call. Created by CallboardMetricList; shown in the
 * transcript and on the speech timeline.
 */

#include "config.h"

#include "callboard-failure-marker.h"

/**
 * CallboardFailureMarker:
 *
 * A marker for a failed check in a call.
 */
struct _CallboardFailureMarker
{
  GObject               parent_instance;

  CallboardMetric      *metric;
  CallboardMetricValue *value;
};

G_DEFINE_FINAL_TYPE (CallboardFailureMarker, callboard_failure_marker, G_TYPE_OBJECT)

static void
callboard_failure_marker_finalize (GObject *object)
{
  CallboardFailureMarker *self = CALLBOARD_FAILURE_MARKER (object);

  g_clear_object (&self->metric);
  g_clear_object (&self->value);

  G_OBJECT_CLASS (callboard_failure_marker_parent_class)->finalize (object);
}

static void
callboard_failure_marker_class_init (CallboardFailureMarkerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = callboard_failure_marker_finalize;
}

static void
callboard_failure_marker_init (CallboardFailureMarker *self)
{
}

/**
 * callboard_failure_marker_new:
 * @metric: a check
 * @value: a failed value of @metric that is about a segment of the call
 *
 * Returns: (transfer full): a marker
 */
CallboardFailureMarker *
callboard_failure_marker_new (CallboardMetric      *metric,
                              CallboardMetricValue *value)
{
  CallboardFailureMarker *self;

  g_return_val_if_fail (CALLBOARD_IS_METRIC (metric), NULL);
  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (value), NULL);
  g_return_val_if_fail (callboard_metric_value_get_start_offset (value) >= 0, NULL);

  self = g_object_new (CALLBOARD_TYPE_FAILURE_MARKER, NULL);
  self->metric = g_object_ref (metric);
  self->value = g_object_ref (value);

  return self;
}

/**
 * callboard_failure_marker_get_metric:
 * @self: a marker
 *
 * Returns: (transfer none): the failed check
 */
CallboardMetric *
callboard_failure_marker_get_metric (CallboardFailureMarker *self)
{
  g_return_val_if_fail (CALLBOARD_IS_FAILURE_MARKER (self), NULL);

  return self->metric;
}

/**
 * callboard_failure_marker_get_start_offset:
 * @self: a marker
 *
 * Returns: the start of the segment, in ms from the start of the call
 */
gint64
callboard_failure_marker_get_start_offset (CallboardFailureMarker *self)
{
  g_return_val_if_fail (CALLBOARD_IS_FAILURE_MARKER (self), 0);

  return callboard_metric_value_get_start_offset (self->value);
}

/**
 * callboard_failure_marker_get_end_offset:
 * @self: a marker
 *
 * Returns: the end of the segment, in ms from the start of the call
 */
gint64
callboard_failure_marker_get_end_offset (CallboardFailureMarker *self)
{
  g_return_val_if_fail (CALLBOARD_IS_FAILURE_MARKER (self), 0);

  return callboard_metric_value_get_end_offset (self->value);
}
