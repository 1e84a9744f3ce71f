/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The GStreamer pipeline that plays a recording. It queues state changes and seeks,
 * runs them one at a time in threads (callboard-playback-worker.c) and listens to the
 * bus. Owned by CallboardRecordingStream.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <gst/pbutils/pbutils.h>

#include "callboard-playback-pipeline.h"
#include "callboard-playback-error-labels.h"
#include "callboard-playback-worker.h"

/**
 * CallboardPlaybackPipeline:
 *
 * A pipeline that plays a file. Times are in microseconds. Requests that arrive while
 * an operation is running are executed afterwards; of several seeks only the last one.
 */
struct _CallboardPlaybackPipeline
{
  GObject       parent_instance;

  /* NULL until a worker has created it. */
  GstElement   *playbin;
  GstBus       *bus;
  guint         bus_watch;
  GCancellable *cancellable;

  /* The requested state, and the one that was set last. */
  GstState      wanted_state;
  GstState      state;
  gboolean      has_target;
  gint64        target;
  double        rate;

  /* An operation has ended when neither is set. */
  gboolean      is_worker_running;
  gboolean      is_async_pending;
  gboolean      is_prepared;
  gboolean      is_seeking;
  gboolean      has_failed;
  gboolean      is_seekable;
  gboolean      is_silent;
  gboolean      is_not_audio;
  gint64        duration;
  char         *missing;
};

G_DEFINE_FINAL_TYPE (CallboardPlaybackPipeline, callboard_playback_pipeline, G_TYPE_OBJECT)

enum
{
  SIGNAL_PREPARED,
  SIGNAL_SEEK_DONE,
  SIGNAL_ENDED,
  SIGNAL_FAILED,
  SIGNAL_DURATION_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- The queue of operations -------------------------------------------------- */

static void start_next (CallboardPlaybackPipeline *self);

/* @duration is in microseconds. Changes are signaled only after the pipeline is prepared,
 * because its duration is not read before. */
static void
set_duration (CallboardPlaybackPipeline *self,
              gint64                     duration)
{
  if (duration <= 0 || self->duration == duration)
    return;

  self->duration = duration;
  if (self->is_prepared)
    g_signal_emit (self, signals[SIGNAL_DURATION_CHANGED], 0);
}

/* A file without an index has only an estimate of its duration, or none. */
static void
measure (CallboardPlaybackPipeline *self)
{
  gint64 duration;

  if (gst_element_query_duration (self->playbin, GST_FORMAT_TIME, &duration))
    set_duration (self, duration / GST_USECOND);
}

/* The end is where playback is now, whatever the estimate was. */
static void
end (CallboardPlaybackPipeline *self)
{
  gint64 position;

  if (!self->is_seeking && !self->has_target &&
      gst_element_query_position (self->playbin, GST_FORMAT_TIME, &position))
    set_duration (self, position / GST_USECOND);
  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

static void
prepare (CallboardPlaybackPipeline *self)
{
  g_autoptr(GstQuery) query = gst_query_new_seeking (GST_FORMAT_TIME);

  if (gst_element_query (self->playbin, query))
    gst_query_parse_seeking (query, NULL, &self->is_seekable, NULL, NULL);
  measure (self);
  self->is_prepared = TRUE;
  g_signal_emit (self, signals[SIGNAL_PREPARED], 0);
}

/* The worker's result and ASYNC_DONE come in either order. Waiting for both, also after
 * a state change, keeps the ASYNC_DONE of one operation from ending the next one: a
 * pipeline that is paused between two buffers posts it only when it has the next buffer. */
static void
end_operation (CallboardPlaybackPipeline *self)
{
  if (self->is_worker_running || self->is_async_pending || self->has_failed)
    return;

  if (!self->is_prepared)
    {
      prepare (self);
    }
  else if (self->is_seeking)
    {
      self->is_seeking = FALSE;
      if (!self->has_target)
        g_signal_emit (self, signals[SIGNAL_SEEK_DONE], 0);
    }
  start_next (self);
}

static void
callboard_playback_pipeline_worker_cb (GObject      *source,
                                       GAsyncResult *result,
                                       gpointer      user_data)
{
  CallboardPlaybackPipeline *self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean is_pending = callboard_playback_worker_finish (result, &error);

  /* Canceled by dispose(): self is gone. */
  if (error != NULL)
    return;

  self->is_worker_running = FALSE;
  if (!is_pending)
    self->is_async_pending = FALSE;
  end_operation (self);
}

static void
start_next (CallboardPlaybackPipeline *self)
{
  if (self->is_worker_running || self->is_async_pending || !self->is_prepared || self->has_failed ||
      (!self->has_target && self->wanted_state == self->state))
    return;

  self->is_worker_running = TRUE;
  self->is_async_pending = TRUE;
  if (self->has_target)
    {
      self->has_target = FALSE;
      self->is_seeking = TRUE;
      callboard_playback_worker_seek_async (self->playbin, self->target, self->rate,
                                            self->cancellable,
                                            callboard_playback_pipeline_worker_cb, self);
    }
  else
    {
      self->state = self->wanted_state;
      callboard_playback_worker_set_state_async (self->playbin, self->state, self->cancellable,
                                                 callboard_playback_pipeline_worker_cb, self);
    }
}

/* --- Messages on the bus ------------------------------------------------------- */

/* Takes @error. */
static void
fail (CallboardPlaybackPipeline *self,
      GError                    *error)
{
  g_autoptr(GError) owned = error;

  /* Later errors are consequences of the first one. */
  if (self->has_failed)
    return;

  self->has_failed = TRUE;
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, owned);
}

static void
callboard_playback_pipeline_error_cb (CallboardPlaybackPipeline *self,
                                      GstMessage                *message)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *debug = NULL;
  g_autofree char *label = NULL;

  gst_message_parse_error (message, &error, &debug);
  g_debug ("Cannot play a recording: %s (%s)", error->message, debug);
  if (self->missing != NULL)
    {
      fail (self, g_error_new_literal (GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN, self->missing));
    }
  else if (self->is_not_audio)
    {
      fail (self, g_error_new_literal (GST_STREAM_ERROR, GST_STREAM_ERROR_WRONG_TYPE,
                                       _("The recording is not playable audio")));
    }
  else
    {
      label = callboard_playback_error_labels_dup_failure (message);
      fail (self, g_error_new_literal (error->domain, error->code, label));
    }
}

/* Without an audio device, GStreamer falls back to a silent sink and posts a warning. */
static void
callboard_playback_pipeline_warning_cb (CallboardPlaybackPipeline *self,
                                        GstMessage                *message)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *debug = NULL;

  gst_message_parse_warning (message, &error, &debug);
  g_debug ("Playing a recording with a warning: %s (%s)", error->message, debug);
  if (error->domain == GST_RESOURCE_ERROR &&
      GST_OBJECT_FLAG_IS_SET (GST_MESSAGE_SRC (message), GST_ELEMENT_FLAG_SINK))
    self->is_silent = TRUE;
}

/* Whether the plugin that is missing is for audio rather than for text or images. */
static gboolean
is_for_audio (GstMessage *message)
{
  GstCaps *caps = NULL;
  gboolean is_text = FALSE;

  gst_structure_get (gst_message_get_structure (message), "detail", GST_TYPE_CAPS, &caps, NULL);
  if (caps != NULL && gst_caps_get_size (caps) > 0)
    is_text = g_str_has_prefix (gst_structure_get_name (gst_caps_get_structure (caps, 0)), "text/") ||
              g_str_has_prefix (gst_structure_get_name (gst_caps_get_structure (caps, 0)), "image/");
  gst_clear_caps (&caps);

  return !is_text;
}

static void
callboard_playback_pipeline_element_message_cb (CallboardPlaybackPipeline *self,
                                                GstMessage                *message)
{
  if (!gst_is_missing_plugin_message (message))
    return;

  if (!is_for_audio (message))
    self->is_not_audio = TRUE;
  else if (self->missing == NULL)
    self->missing = callboard_playback_error_labels_dup_missing (message);
}

static gboolean
callboard_playback_pipeline_message_cb (GstBus     *bus,
                                        GstMessage *message,
                                        gpointer    user_data)
{
  g_autoptr(CallboardPlaybackPipeline) self = g_object_ref (user_data);
  GstMessageType type = GST_MESSAGE_TYPE (message);

  if (type == GST_MESSAGE_ERROR)
    callboard_playback_pipeline_error_cb (self, message);
  else if (type == GST_MESSAGE_WARNING)
    callboard_playback_pipeline_warning_cb (self, message);
  else if (type == GST_MESSAGE_ELEMENT)
    callboard_playback_pipeline_element_message_cb (self, message);
  else if (type == GST_MESSAGE_DURATION_CHANGED)
    measure (self);
  else if (type == GST_MESSAGE_EOS)
    end (self);
  else if (type == GST_MESSAGE_ASYNC_DONE)
    {
      self->is_async_pending = FALSE;
      end_operation (self);
    }

  return G_SOURCE_CONTINUE;
}

static void
callboard_playback_pipeline_created_cb (GObject      *source,
                                        GAsyncResult *result,
                                        gpointer      user_data)
{
  CallboardPlaybackPipeline *self = user_data;
  g_autoptr(GError) error = NULL;
  GstElement *playbin = callboard_playback_worker_create_finish (result, &error);

  /* Canceled by dispose(): self is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->is_worker_running = FALSE;
  if (playbin == NULL)
    {
      fail (self, g_steal_pointer (&error));
      return;
    }

  /* Messages posted so far are still queued on the bus. */
  self->playbin = playbin;
  self->bus = gst_element_get_bus (playbin);
  self->bus_watch = gst_bus_add_watch (self->bus, callboard_playback_pipeline_message_cb, self);
}

/* --- The object ------------------------------------------------------------- */

static void
callboard_playback_pipeline_dispose (GObject *object)
{
  CallboardPlaybackPipeline *self = CALLBOARD_PLAYBACK_PIPELINE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->bus_watch != 0)
    gst_bus_remove_watch (self->bus);
  self->bus_watch = 0;
  gst_clear_object (&self->bus);
  g_clear_pointer (&self->playbin, callboard_playback_worker_stop);

  G_OBJECT_CLASS (callboard_playback_pipeline_parent_class)->dispose (object);
}

static void
callboard_playback_pipeline_finalize (GObject *object)
{
  CallboardPlaybackPipeline *self = CALLBOARD_PLAYBACK_PIPELINE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->missing, g_free);

  G_OBJECT_CLASS (callboard_playback_pipeline_parent_class)->finalize (object);
}

static void
callboard_playback_pipeline_class_init (CallboardPlaybackPipelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = callboard_playback_pipeline_dispose;
  object_class->finalize = callboard_playback_pipeline_finalize;

  /**
   * CallboardPlaybackPipeline::prepared:
   * @self: a pipeline
   *
   * The pipeline can play, and its duration and seekability are known.
   */
  signals[SIGNAL_PREPARED] =
    g_signal_new ("prepared", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CallboardPlaybackPipeline::seek-done:
   * @self: a pipeline
   *
   * The last requested seek has ended, or was refused.
   */
  signals[SIGNAL_SEEK_DONE] =
    g_signal_new ("seek-done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CallboardPlaybackPipeline::ended:
   * @self: a pipeline
   *
   * Playback has reached the end.
   */
  signals[SIGNAL_ENDED] =
    g_signal_new ("ended", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CallboardPlaybackPipeline::failed:
   * @self: a pipeline
   * @error: the error, with a translated message
   *
   * Playback failed. The pipeline cannot be used any more.
   */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  /**
   * CallboardPlaybackPipeline::duration-changed:
   * @self: a prepared pipeline
   *
   * The duration turned out to be another one.
   */
  signals[SIGNAL_DURATION_CHANGED] =
    g_signal_new ("duration-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_playback_pipeline_init (CallboardPlaybackPipeline *self)
{
  self->cancellable = g_cancellable_new ();
  self->wanted_state = GST_STATE_PAUSED;
  self->state = GST_STATE_PAUSED;
  self->rate = 1;
}

/**
 * callboard_playback_pipeline_new:
 * @file: a recording on this computer
 * @audio_sink: (nullable): the audio sink as a gst-launch-1.0 description; %NULL for
 *   the default one
 *
 * Returns: (transfer full): a pipeline, which emits
 *   #CallboardPlaybackPipeline::prepared or ::failed later
 */
CallboardPlaybackPipeline *
callboard_playback_pipeline_new (GFile      *file,
                                 const char *audio_sink)
{
  CallboardPlaybackPipeline *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (CALLBOARD_TYPE_PLAYBACK_PIPELINE, NULL);
  self->is_worker_running = TRUE;
  self->is_async_pending = TRUE;
  callboard_playback_worker_create_async (file, audio_sink, self->cancellable,
                                          callboard_playback_pipeline_created_cb, self);

  return self;
}

/**
 * callboard_playback_pipeline_set_playing:
 * @self: a pipeline
 * @playing: whether to play
 *
 * Plays or pauses.
 */
void
callboard_playback_pipeline_set_playing (CallboardPlaybackPipeline *self,
                                         gboolean                   playing)
{
  g_return_if_fail (CALLBOARD_IS_PLAYBACK_PIPELINE (self));

  self->wanted_state = playing ? GST_STATE_PLAYING : GST_STATE_PAUSED;
  start_next (self);
}

/**
 * callboard_playback_pipeline_seek:
 * @self: a pipeline
 * @position: in microseconds
 * @rate: the speed to play at, where 1 is normal
 *
 * Seeks, and then emits #CallboardPlaybackPipeline::seek-done.
 */
void
callboard_playback_pipeline_seek (CallboardPlaybackPipeline *self,
                                  gint64                     position,
                                  double                     rate)
{
  g_return_if_fail (CALLBOARD_IS_PLAYBACK_PIPELINE (self));
  g_return_if_fail (position >= 0);
  g_return_if_fail (rate > 0);

  self->has_target = TRUE;
  self->target = position;
  self->rate = rate;
  start_next (self);
}

/**
 * callboard_playback_pipeline_get_position:
 * @self: a pipeline
 *
 * Returns: the position in microseconds, or -1 if it is not known, such as during a
 *   seek
 */
gint64
callboard_playback_pipeline_get_position (CallboardPlaybackPipeline *self)
{
  gint64 position;

  g_return_val_if_fail (CALLBOARD_IS_PLAYBACK_PIPELINE (self), -1);

  if (!self->is_prepared || self->is_seeking || self->has_target ||
      !gst_element_query_position (self->playbin, GST_FORMAT_TIME, &position))
    return -1;

  position /= GST_USECOND;
  /* An estimate that was too short. */
  if (self->duration > 0 && position > self->duration)
    measure (self);

  return position;
}

/**
 * callboard_playback_pipeline_get_duration:
 * @self: a pipeline
 *
 * Returns: the duration of the recording in microseconds, or 0 if it is not known
 */
gint64
callboard_playback_pipeline_get_duration (CallboardPlaybackPipeline *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAYBACK_PIPELINE (self), 0);

  return self->duration;
}

/**
 * callboard_playback_pipeline_get_seekable:
 * @self: a pipeline
 *
 * Returns: whether the recording is seekable
 */
gboolean
callboard_playback_pipeline_get_seekable (CallboardPlaybackPipeline *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAYBACK_PIPELINE (self), FALSE);

  return self->is_seekable;
}

/**
 * callboard_playback_pipeline_get_silent:
 * @self: a pipeline
 *
 * Returns: whether there is no audio device to play on
 */
gboolean
callboard_playback_pipeline_get_silent (CallboardPlaybackPipeline *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAYBACK_PIPELINE (self), FALSE);

  return self->is_silent;
}
