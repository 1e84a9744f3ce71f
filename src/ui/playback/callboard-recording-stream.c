/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A recording as a GtkMediaStream, played by a CallboardPlaybackPipeline. Created by
 * CallboardPlayer.
 */

#include "config.h"

#include "callboard-playback-pipeline.h"
#include "callboard-recording-stream.h"

/* Milliseconds between two updates of the position. */
#define POSITION_INTERVAL 50

/**
 * CallboardRecordingStream:
 *
 * A #GtkMediaStream of a file, which can be played faster or slower at the same pitch.
 */
struct _CallboardRecordingStream
{
  GtkMediaStream             parent_instance;

  CallboardPlaybackPipeline *pipeline;
  double                     rate;
  /* In microseconds. That of GtkMediaStream cannot change once it is prepared. */
  gint64                     duration;
  /* The target of a pending seek in microseconds, or -1. */
  gint64                     target;
  guint                      position_id;
};

G_DEFINE_FINAL_TYPE (CallboardRecordingStream, callboard_recording_stream, GTK_TYPE_MEDIA_STREAM)

enum
{
  SIGNAL_DURATION_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The target of a seek, which must be within the recording. */
static gint64
clamp (CallboardRecordingStream *self,
       gint64                    position)
{
  gint64 duration = callboard_playback_pipeline_get_duration (self->pipeline);

  position = MAX (position, 0);

  return duration > 0 ? MIN (position, duration) : position;
}

static void
callboard_recording_stream_duration_changed_cb (CallboardRecordingStream *self)
{
  gint64 duration = callboard_playback_pipeline_get_duration (self->pipeline);

  if (self->duration == duration)
    return;

  self->duration = duration;
  g_signal_emit (self, signals[SIGNAL_DURATION_CHANGED], 0);
}

/* During a seek, its target counts as the position. */
static void
update (CallboardRecordingStream *self)
{
  gint64 position = self->target >= 0 ? self->target
                                      : callboard_playback_pipeline_get_position (self->pipeline);

  if (position < 0 || !gtk_media_stream_is_prepared (GTK_MEDIA_STREAM (self)))
    return;

  gtk_media_stream_update (GTK_MEDIA_STREAM (self), position);
}

static gboolean
callboard_recording_stream_position_cb (gpointer user_data)
{
  update (user_data);

  return G_SOURCE_CONTINUE;
}

static void
set_polling (CallboardRecordingStream *self,
             gboolean                  polling)
{
  if (polling && self->position_id == 0)
    self->position_id = g_timeout_add (POSITION_INTERVAL, callboard_recording_stream_position_cb,
                                       self);
  else if (!polling)
    g_clear_handle_id (&self->position_id, g_source_remove);
}

static void
seek_to_target (CallboardRecordingStream *self)
{
  self->target = clamp (self, self->target);
  callboard_playback_pipeline_seek (self->pipeline, self->target, self->rate);
  update (self);
}

static void
callboard_recording_stream_prepared_cb (CallboardRecordingStream *self)
{
  self->duration = callboard_playback_pipeline_get_duration (self->pipeline);
  gtk_media_stream_stream_prepared (GTK_MEDIA_STREAM (self), TRUE, FALSE,
                                    callboard_playback_pipeline_get_seekable (self->pipeline),
                                    self->duration);
  if (self->target < 0 && self->rate != 1)
    self->target = 0;
  if (self->target >= 0)
    seek_to_target (self);
}

static void
callboard_recording_stream_seek_done_cb (CallboardRecordingStream *self)
{
  self->target = -1;
  /* While paused, the position is the target, which is exact: the pipeline may report
   * the end of the buffer that it holds. */
  if (self->position_id != 0)
    update (self);
  if (gtk_media_stream_is_seeking (GTK_MEDIA_STREAM (self)))
    gtk_media_stream_seek_success (GTK_MEDIA_STREAM (self));
}

static void
callboard_recording_stream_ended_cb (CallboardRecordingStream *self)
{
  gint64 duration = callboard_playback_pipeline_get_duration (self->pipeline);

  /* A seek has been requested in the meantime. */
  if (self->target >= 0)
    return;

  set_polling (self, FALSE);
  callboard_playback_pipeline_set_playing (self->pipeline, FALSE);
  if (duration > 0)
    gtk_media_stream_update (GTK_MEDIA_STREAM (self), duration);
  gtk_media_stream_stream_ended (GTK_MEDIA_STREAM (self));
}

static void
callboard_recording_stream_failed_cb (CallboardRecordingStream *self,
                                      GError                   *error)
{
  set_polling (self, FALSE);
  if (gtk_media_stream_get_error (GTK_MEDIA_STREAM (self)) == NULL)
    gtk_media_stream_gerror (GTK_MEDIA_STREAM (self), g_error_copy (error));
}

static gboolean
callboard_recording_stream_play (GtkMediaStream *stream)
{
  CallboardRecordingStream *self = CALLBOARD_RECORDING_STREAM (stream);

  /* Restart at the end, unless the position was moved back. */
  if (gtk_media_stream_get_ended (stream) && self->target < 0 &&
      gtk_media_stream_get_timestamp (stream) >= self->duration)
    callboard_recording_stream_set_offset (self, 0);
  callboard_playback_pipeline_set_playing (self->pipeline, TRUE);
  set_polling (self, TRUE);

  return TRUE;
}

static void
callboard_recording_stream_pause (GtkMediaStream *stream)
{
  CallboardRecordingStream *self = CALLBOARD_RECORDING_STREAM (stream);

  set_polling (self, FALSE);
  update (self);
  callboard_playback_pipeline_set_playing (self->pipeline, FALSE);
}

static void
callboard_recording_stream_seek (GtkMediaStream *stream,
                                 gint64          timestamp)
{
  CallboardRecordingStream *self = CALLBOARD_RECORDING_STREAM (stream);

  self->target = timestamp;
  seek_to_target (self);
}

static void
callboard_recording_stream_dispose (GObject *object)
{
  CallboardRecordingStream *self = CALLBOARD_RECORDING_STREAM (object);

  set_polling (self, FALSE);
  if (self->pipeline != NULL)
    g_object_run_dispose (G_OBJECT (self->pipeline));
  g_clear_object (&self->pipeline);

  G_OBJECT_CLASS (callboard_recording_stream_parent_class)->dispose (object);
}

static void
callboard_recording_stream_class_init (CallboardRecordingStreamClass *klass)
{
  GtkMediaStreamClass *stream_class = GTK_MEDIA_STREAM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_recording_stream_dispose;
  stream_class->play = callboard_recording_stream_play;
  stream_class->pause = callboard_recording_stream_pause;
  stream_class->seek = callboard_recording_stream_seek;

  /**
   * CallboardRecordingStream::duration-changed:
   * @self: a prepared stream
   *
   * The duration turned out to be another one than when the stream was prepared.
   */
  signals[SIGNAL_DURATION_CHANGED] =
    g_signal_new ("duration-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
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
 * @audio_sink: (nullable): the audio sink as a gst-launch-1.0 description; %NULL for
 *   the default one
 *
 * Returns: (transfer full): a stream, which becomes prepared or has an error later
 */
CallboardRecordingStream *
callboard_recording_stream_new (GFile      *file,
                                const char *audio_sink)
{
  CallboardRecordingStream *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (CALLBOARD_TYPE_RECORDING_STREAM, NULL);
  self->pipeline = callboard_playback_pipeline_new (file, audio_sink);
  g_signal_connect_object (self->pipeline, "prepared",
                           G_CALLBACK (callboard_recording_stream_prepared_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pipeline, "seek-done",
                           G_CALLBACK (callboard_recording_stream_seek_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pipeline, "ended",
                           G_CALLBACK (callboard_recording_stream_ended_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pipeline, "duration-changed",
                           G_CALLBACK (callboard_recording_stream_duration_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pipeline, "failed",
                           G_CALLBACK (callboard_recording_stream_failed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * callboard_recording_stream_set_offset:
 * @self: a stream
 * @offset: a position in ms, clamped to the recording
 *
 * Seeks, or does so once the stream is prepared.
 */
void
callboard_recording_stream_set_offset (CallboardRecordingStream *self,
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
 * Returns: the position, or the target of a pending seek, in ms
 */
gint64
callboard_recording_stream_get_offset (CallboardRecordingStream *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RECORDING_STREAM (self), 0);

  return (self->target >= 0 ? self->target : gtk_media_stream_get_timestamp (GTK_MEDIA_STREAM (self))) / 1000;
}

/**
 * callboard_recording_stream_get_duration:
 * @self: a stream
 *
 * Returns: the duration in ms, never less than the position, or 0 if it is not known. It
 *   may change during playback: files without an index have only an estimate
 */
gint64
callboard_recording_stream_get_duration (CallboardRecordingStream *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RECORDING_STREAM (self), 0);

  return self->duration > 0
           ? MAX (self->duration / 1000, callboard_recording_stream_get_offset (self))
           : 0;
}

/**
 * callboard_recording_stream_set_rate:
 * @self: a stream
 * @rate: the speed, 0.5 to 3, where 1 is normal
 *
 * Changes the speed from the current position on.
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
      seek_to_target (self);
    }
}

/**
 * callboard_recording_stream_get_silent:
 * @self: a stream
 *
 * Returns: whether there is no audio device to play on
 */
gboolean
callboard_recording_stream_get_silent (CallboardRecordingStream *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RECORDING_STREAM (self), FALSE);

  return callboard_playback_pipeline_get_silent (self->pipeline);
}
