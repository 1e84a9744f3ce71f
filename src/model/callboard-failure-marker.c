/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The moment of a call where a check failed. Made by CallboardMetricList; marked
 * in the transcript and on the strip of the recording.
 */

#include "config.h"

#include "callboard-failure-marker.h"

/**
 * CallboardFailureMarker:
 *
 * A moment of a call where a check failed. The property `title` is the name of
 * the check; the offsets are in ms from the beginning of the call.
 */
struct _CallboardFailureMarker
{
  GObject               parent_instance;

  CallboardMetric      *metric;
  CallboardMetricValue *value;
};

G_DEFINE_FINAL_TYPE (CallboardFailureMarker, callboard_failure_marker, G_TYPE_OBJECT)

enum
{
  PROP_TITLE = 1,
  PROP_START_OFFSET,
  PROP_END_OFFSET,
};

static void
callboard_failure_marker_get_property (GObject    *object,
                                       guint       property_id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  CallboardFailureMarker *self = CALLBOARD_FAILURE_MARKER (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_value_take_string (value, callboard_metric_dup_name (self->metric));
      break;
    case PROP_START_OFFSET:
      g_value_set_int64 (value, callboard_failure_marker_get_start_offset (self));
      break;
    case PROP_END_OFFSET:
      g_value_set_int64 (value, callboard_failure_marker_get_end_offset (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

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
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = callboard_failure_marker_finalize;
  object_class->get_property = callboard_failure_marker_get_property;

  g_object_class_install_property (object_class, PROP_TITLE,
    g_param_spec_string ("title", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_START_OFFSET,
    g_param_spec_int64 ("start-offset", NULL, NULL, 0, G_MAXINT64, 0, flags));
  g_object_class_install_property (object_class, PROP_END_OFFSET,
    g_param_spec_int64 ("end-offset", NULL, NULL, 0, G_MAXINT64, 0, flags));
}

static void
callboard_failure_marker_init (CallboardFailureMarker *self)
{
}

/**
 * callboard_failure_marker_new:
 * @metric: a check
 * @value: a value of it that failed, about a part of the call
 *
 * Returns: (transfer full): the moment
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
 * @self: a moment
 *
 * Returns: (transfer none): the check that failed
 */
CallboardMetric *
callboard_failure_marker_get_metric (CallboardFailureMarker *self)
{
  g_return_val_if_fail (CALLBOARD_IS_FAILURE_MARKER (self), NULL);

  return self->metric;
}

/**
 * callboard_failure_marker_get_value:
 * @self: a moment
 *
 * Returns: (transfer none): the value that says so
 */
CallboardMetricValue *
callboard_failure_marker_get_value (CallboardFailureMarker *self)
{
  g_return_val_if_fail (CALLBOARD_IS_FAILURE_MARKER (self), NULL);

  return self->value;
}

/**
 * callboard_failure_marker_get_start_offset:
 * @self: a moment
 *
 * Returns: when it begins, in ms from the beginning of the call
 */
gint64
callboard_failure_marker_get_start_offset (CallboardFailureMarker *self)
{
  g_return_val_if_fail (CALLBOARD_IS_FAILURE_MARKER (self), 0);

  return callboard_metric_value_get_start_offset (self->value);
}

/**
 * callboard_failure_marker_get_end_offset:
 * @self: a moment
 *
 * Returns: when it ends, in ms from the beginning of the call
 */
gint64
callboard_failure_marker_get_end_offset (CallboardFailureMarker *self)
{
  g_return_val_if_fail (CALLBOARD_IS_FAILURE_MARKER (self), 0);

  return callboard_metric_value_get_end_offset (self->value);
}
