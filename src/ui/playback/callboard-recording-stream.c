/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A recording as GTK knows media: played, sought in, faster or slower. The work
 * is done by CallboardPlaybackPipeline. Made by CallboardPlayer.
 */

#include "config.h"

#include "callboard-playback-pipeline.h"
#include "callboard-recording-stream.h"

/* Milliseconds between two looks at where it is. */
#define LOOK_INTERVAL 50

/**
 * CallboardRecordingStream:
 *
 * A #GtkMediaStream of a file. `rate` is how fast it is played, 0.5 to 3, with
 * the pitch it was recorded with.
 */
struct _CallboardRecordingStream
{
  GtkMediaStream             parent_instance;

  CallboardPlaybackPipeline *pipeline;
  double                     rate;
  /* Where to go, in microseconds, while it is not there yet; else -1. */
  gint64                     target;
  guint                      look_id;
};

G_DEFINE_FINAL_TYPE (CallboardRecordingStream, callboard_recording_stream, GTK_TYPE_MEDIA_STREAM)

enum
{
  PROP_RATE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gint64
clamp (CallboardRecordingStream *self,
       gint64                    position)
{
  gint64 duration = callboard_playback_pipeline_get_duration (self->pipeline);

  position = MAX (position, 0);

  return duration > 0 ? MIN (position, duration) : position;
}

/* Where it goes counts as where it is. */
static void
update (CallboardRecordingStream *self)
{
  gint64 position = self->target >= 0 ? self->target
                                      : callboard_playback_pipeline_get_position (self->pipeline);

  if (position >= 0 && gtk_media_stream_is_prepared (GTK_MEDIA_STREAM (self)))
    gtk_media_stream_update (GTK_MEDIA_STREAM (self), clamp (self, position));
}

static gboolean
callboard_recording_stream_look_cb (gpointer user_data)
{
  update (user_data);

  return G_SOURCE_CONTINUE;
}

static void
set_looking (CallboardRecordingStream *self,
             gboolean                  looking)
{
  if (looking && self->look_id == 0)
    self->look_id = g_timeout_add (LOOK_INTERVAL, callboard_recording_stream_look_cb, self);
  else if (!looking)
    g_clear_handle_id (&self->look_id, g_source_remove);
}

static void
go_to_target (CallboardRecordingStream *self)
{
  self->target = clamp (self, self->target);
  callboard_playback_pipeline_seek (self->pipeline, self->target, self->rate);
  update (self);
}

static void
callboard_recording_stream_prepared_cb (CallboardRecordingStream *self)
{
  gtk_media_stream_stream_prepared (GTK_MEDIA_STREAM (self), TRUE, FALSE,
                                    callboard_playback_pipeline_get_seekable (self->pipeline),
                                    callboard_playback_pipeline_get_duration (self->pipeline));
  if (self->target < 0 && self->rate != 1)
    self->target = 0;
  if (self->target >= 0)
    go_to_target (self);
}

static void
callboard_recording_stream_sought_cb (CallboardRecordingStream *self)
{
  self->target = -1;
  update (self);
  if (gtk_media_stream_is_seeking (GTK_MEDIA_STREAM (self)))
    gtk_media_stream_seek_success (GTK_MEDIA_STREAM (self));
}

static void
callboard_recording_stream_ended_cb (CallboardRecordingStream *self)
{
  gint64 duration = callboard_playback_pipeline_get_duration (self->pipeline);

  /* Something else was asked for meanwhile. */
  if (self->target >= 0)
    return;

  set_looking (self, FALSE);
  callboard_playback_pipeline_set_playing (self->pipeline, FALSE);
  if (duration > 0)
    gtk_media_stream_update (GTK_MEDIA_STREAM (self), duration);
  gtk_media_stream_stream_ended (GTK_MEDIA_STREAM (self));
}

static void
callboard_recording_stream_failed_cb (CallboardRecordingStream *self,
                                      GError                   *error)
{
  set_looking (self, FALSE);
  if (gtk_media_stream_get_error (GTK_MEDIA_STREAM (self)) == NULL)
    gtk_media_stream_gerror (GTK_MEDIA_STREAM (self), g_error_copy (error));
}

static gboolean
callboard_recording_stream_play (GtkMediaStream *stream)
{
  CallboardRecordingStream *self = CALLBOARD_RECORDING_STREAM (stream);

  /* Once more, unless one has gone back meanwhile. */
  if (gtk_media_stream_get_ended (stream) && self->target < 0 &&
      gtk_media_stream_get_timestamp (stream) >= gtk_media_stream_get_duration (stream))
    callboard_recording_stream_go_to (self, 0);
  callboard_playback_pipeline_set_playing (self->pipeline, TRUE);
  set_looking (self, TRUE);

  return TRUE;
}

static void
callboard_recording_stream_pause (GtkMediaStream *stream)
{
  CallboardRecordingStream *self = CALLBOARD_RECORDING_STREAM (stream);

  set_looking (self, FALSE);
  update (self);
  callboard_playback_pipeline_set_playing (self->pipeline, FALSE);
}

static void
callboard_recording_stream_seek (GtkMediaStream *stream,
                                 gint64          timestamp)
{
  CallboardRecordingStream *self = CALLBOARD_RECORDING_STREAM (stream);

  self->target = timestamp;
  go_to_target (self);
}

static void
callboard_recording_stream_get_property (GObject    *object,
                                         guint       property_id,
                                         GValue     *value,
                                         GParamSpec *pspec)
{
  CallboardRecordingStream *self = CALLBOARD_RECORDING_STREAM (object);

  switch (property_id)
    {
    case PROP_RATE:
      g_value_set_double (value, self->rate);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_recording_stream_set_property (GObject      *object,
                                         guint         property_id,
                                         const GValue *value,
                                         GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_RATE:
      callboard_recording_stream_set_rate (CALLBOARD_RECORDING_STREAM (object), g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_recording_stream_dispose (GObject *object)
{
  CallboardRecordingStream *self = CALLBOARD_RECORDING_STREAM (object);

  set_looking (self, FALSE);
  if (self->pipeline != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->pipeline, self);
      g_object_run_dispose (G_OBJECT (self->pipeline));
    }
  g_clear_object (&self->pipeline);

  G_OBJECT_CLASS (callboard_recording_stream_parent_class)->dispose (object);
}

static void
callboard_recording_stream_class_init (CallboardRecordingStreamClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkMediaStreamClass *stream_class = GTK_MEDIA_STREAM_CLASS (klass);

  object_class->get_property = callboard_recording_stream_get_property;
  object_class->set_property = callboard_recording_stream_set_property;
  object_class->dispose = callboard_recording_stream_dispose;
  stream_class->play = callboard_recording_stream_play;
  stream_class->pause = callboard_recording_stream_pause;
  stream_class->seek = callboard_recording_stream_seek;

  properties[PROP_RATE] =
    g_param_spec_double ("rate", NULL, NULL, 0.5, 3, 1,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_recording_stream_init (CallboardRecordingStream *self)
{
  self->rate = 1;
  self->target = -1;
}

/**
 * callboard_recording_stream_new:
 * @file: a recording on this computer
 * @audio_sink: (nullable): what to play to, as gst-launch-1.0 names it; %NULL for
 *   what this computer has
 *
 * Returns: (transfer full): a stream, which is prepared or has an error soon
 */
CallboardRecordingStream *
callboard_recording_stream_new (GFile      *file,
                                const char *audio_sink)
{
  CallboardRecordingStream *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (CALLBOARD_TYPE_RECORDING_STREAM, NULL);
  self->pipeline = callboard_playback_pipeline_new (file, audio_sink);
  g_signal_connect_swapped (self->pipeline, "prepared", G_CALLBACK (callboard_recording_stream_prepared_cb), self);
  g_signal_connect_swapped (self->pipeline, "sought", G_CALLBACK (callboard_recording_stream_sought_cb), self);
  g_signal_connect_swapped (self->pipeline, "ended", G_CALLBACK (callboard_recording_stream_ended_cb), self);
  g_signal_connect_swapped (self->pipeline, "failed", G_CALLBACK (callboard_recording_stream_failed_cb), self);

  return self;
}

/**
 * callboard_recording_stream_go_to:
 * @self: a stream
 * @offset: a time in ms from the beginning of the recording; what is before or
 *   beyond it stands for its beginning or its end
 *
 * Goes to a time, at once or as soon as the stream is prepared.
 */
void
callboard_recording_stream_go_to (CallboardRecordingStream *self,
                                  gint64                    offset)
{
  GtkMediaStream *stream;
  gint64 position;

  g_return_if_fail (CALLBOARD_IS_RECORDING_STREAM (self));

  stream = GTK_MEDIA_STREAM (self);
  position = CLAMP (offset, 0, G_MAXINT64 / 1000) * 1000;
  if (!gtk_media_stream_is_prepared (stream))
    self->target = position;
  else
    gtk_media_stream_seek (stream, clamp (self, position));
}

/**
 * callboard_recording_stream_get_offset:
 * @self: a stream
 *
 * Returns: where it is, or goes to, in ms from the beginning of the recording
 */
gint64
callboard_recording_stream_get_offset (CallboardRecordingStream *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RECORDING_STREAM (self), 0);

  return (self->target >= 0 ? self->target : gtk_media_stream_get_timestamp (GTK_MEDIA_STREAM (self))) / 1000;
}

/**
 * callboard_recording_stream_get_rate:
 * @self: a stream
 *
 * Returns: how fast it is played, where 1 is as it was recorded
 */
double
callboard_recording_stream_get_rate (CallboardRecordingStream *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RECORDING_STREAM (self), 1);

  return self->rate;
}

/**
 * callboard_recording_stream_set_rate:
 * @self: a stream
 * @rate: how fast to play it
 *
 * Plays it faster or slower from where it is.
 */
void
callboard_recording_stream_set_rate (CallboardRecordingStream *self,
                                     double                    rate)
{
  g_return_if_fail (CALLBOARD_IS_RECORDING_STREAM (self));
  g_return_if_fail (rate >= 0.5 && rate <= 3);

  if (self->rate == rate)
    return;

  update (self);
  self->rate = rate;
  if (gtk_media_stream_is_prepared (GTK_MEDIA_STREAM (self)) && !gtk_media_stream_get_ended (GTK_MEDIA_STREAM (self)))
    {
      self->target = callboard_recording_stream_get_offset (self) * 1000;
      go_to_target (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RATE]);
}

/**
 * callboard_recording_stream_get_silent:
 * @self: a stream
 *
 * Returns: whether nothing can be heard, for want of a sound card
 */
gboolean
callboard_recording_stream_get_silent (CallboardRecordingStream *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RECORDING_STREAM (self), FALSE);

  return callboard_playback_pipeline_get_silent (self->pipeline);
}
