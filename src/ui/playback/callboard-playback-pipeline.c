/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GStreamer, which plays a recording: made, set going and sought in by workers, one
 * thing at a time, and heard on its bus. Owned by CallboardRecordingStream; what the
 * workers do is in callboard-playback-worker.c.
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
 * Plays a file. Times are in microseconds. What is asked of it while it is busy
 * is done afterwards, and of several places to go to only the last one.
 */
struct _CallboardPlaybackPipeline
{
  GObject       parent_instance;

  /* NULL until a worker has made it. */
  GstElement   *playbin;
  GstBus       *bus;
  guint         bus_watch;
  GCancellable *cancellable;

  /* What is wanted, and what was asked for last. */
  GstState      wanted_state;
  GstState      state;
  gboolean      has_place;
  gint64        place;
  double        rate;

  gboolean      is_busy;
  gboolean      is_prepared;
  gboolean      is_seeking;
  gboolean      has_failed;
  gboolean      is_seekable;
  gboolean      is_silent;
  gboolean      is_no_sound;
  gint64        duration;
  char         *missing;
};

G_DEFINE_FINAL_TYPE (CallboardPlaybackPipeline, callboard_playback_pipeline, G_TYPE_OBJECT)

enum
{
  SIGNAL_PREPARED,
  SIGNAL_SOUGHT,
  SIGNAL_ENDED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- One thing at a time ----------------------------------------------------- */

static void go_on (CallboardPlaybackPipeline *self);

static void
callboard_playback_pipeline_worked_cb (GObject      *source,
                                       GAsyncResult *result,
                                       gpointer      user_data)
{
  CallboardPlaybackPipeline *self = user_data;
  g_autoptr(GError) error = NULL;

  /* Cancelled by dispose(): self is gone. */
  if (!callboard_playback_worker_finish (result, &error))
    return;

  self->is_busy = FALSE;
  go_on (self);
}

static void
go_on (CallboardPlaybackPipeline *self)
{
  if (self->is_busy || !self->is_prepared || self->is_seeking || self->has_failed ||
      (!self->has_place && self->wanted_state == self->state))
    return;

  self->is_busy = TRUE;
  if (self->has_place)
    {
      self->has_place = FALSE;
      self->is_seeking = TRUE;
      callboard_playback_worker_seek_async (self->playbin, self->place, self->rate, self->cancellable,
                                            callboard_playback_pipeline_worked_cb, self);
    }
  else
    {
      self->state = self->wanted_state;
      callboard_playback_worker_set_state_async (self->playbin, self->state, self->cancellable, callboard_playback_pipeline_worked_cb, self);
    }
}

/* --- What becomes of it ------------------------------------------------------ */

/* Takes @error. */
static void
fail (CallboardPlaybackPipeline *self,
      GError                    *error)
{
  g_autoptr(GError) owned = error;

  /* The first one tells most. */
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
  g_autofree char *words = NULL;

  gst_message_parse_error (message, &error, &debug);
  g_debug ("A recording cannot be played: %s (%s)", error->message, debug);
  if (self->missing != NULL)
    {
      words = callboard_playback_error_labels_missing (self->missing);
      fail (self, g_error_new_literal (GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN, words));
    }
  else if (self->is_no_sound)
    {
      words = g_strdup (_("The recording is no sound that can be played"));
      fail (self, g_error_new_literal (GST_STREAM_ERROR, GST_STREAM_ERROR_WRONG_TYPE, words));
    }
  else
    {
      words = callboard_playback_error_labels_failure (message);
      fail (self, g_error_new_literal (error->domain, error->code, words));
    }
}

/* Without a sound card, GStreamer plays to nobody. */
static void
callboard_playback_pipeline_warning_cb (CallboardPlaybackPipeline *self,
                                        GstMessage                *message)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *debug = NULL;

  gst_message_parse_warning (message, &error, &debug);
  g_debug ("A recording is played with a warning: %s (%s)", error->message, debug);
  if (error->domain == GST_RESOURCE_ERROR &&
      GST_OBJECT_FLAG_IS_SET (GST_MESSAGE_SRC (message), GST_ELEMENT_FLAG_SINK))
    self->is_silent = TRUE;
}

static void
measure (CallboardPlaybackPipeline *self)
{
  gint64 duration;

  if (gst_element_query_duration (self->playbin, GST_FORMAT_TIME, &duration) && duration > 0)
    self->duration = duration / GST_USECOND;
}

static void
callboard_playback_pipeline_settled_cb (CallboardPlaybackPipeline *self)
{
  g_autoptr(GstQuery) query = NULL;
  gboolean was_seeking = self->is_seeking;

  if (!self->is_prepared)
    {
      query = gst_query_new_seeking (GST_FORMAT_TIME);
      if (gst_element_query (self->playbin, query))
        gst_query_parse_seeking (query, NULL, &self->is_seekable, NULL, NULL);
      measure (self);
      self->is_prepared = TRUE;
      g_signal_emit (self, signals[SIGNAL_PREPARED], 0);
    }
  else if (was_seeking)
    {
      self->is_seeking = FALSE;
      if (!self->has_place)
        g_signal_emit (self, signals[SIGNAL_SOUGHT], 0);
    }
  go_on (self);
}

/* Whether it is something that can be heard that GStreamer cannot decode. */
static gboolean
is_of_sound (GstMessage *message)
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

  if (!is_of_sound (message))
    self->is_no_sound = TRUE;
  else if (self->missing == NULL)
    self->missing = gst_missing_plugin_message_get_description (message);
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
    g_signal_emit (self, signals[SIGNAL_ENDED], 0);
  else if (type == GST_MESSAGE_ASYNC_DONE || gst_message_has_name (message, CALLBOARD_PLAYBACK_SEEK_FAILED))
    callboard_playback_pipeline_settled_cb (self);

  return G_SOURCE_CONTINUE;
}

static void
callboard_playback_pipeline_made_cb (GObject      *source,
                                     GAsyncResult *result,
                                     gpointer      user_data)
{
  CallboardPlaybackPipeline *self = user_data;
  g_autoptr(GError) error = NULL;
  GstElement *playbin = callboard_playback_worker_make_finish (result, &error);

  /* Cancelled by dispose(): self is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->is_busy = FALSE;
  if (playbin == NULL)
    {
      fail (self, g_steal_pointer (&error));
      return;
    }

  /* What it has said so far waits on its bus. */
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
  g_clear_pointer (&self->playbin, callboard_playback_worker_end);

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
   * It can play, and knows how long that will take, as far as that can be known.
   */
  signals[SIGNAL_PREPARED] =
    g_signal_new ("prepared", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CallboardPlaybackPipeline::sought:
   * @self: a pipeline
   *
   * It is at the place that was to be gone to, or could not go there.
   */
  signals[SIGNAL_SOUGHT] =
    g_signal_new ("sought", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CallboardPlaybackPipeline::ended:
   * @self: a pipeline
   *
   * All of it has been played.
   */
  signals[SIGNAL_ENDED] =
    g_signal_new ("ended", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CallboardPlaybackPipeline::failed:
   * @self: a pipeline
   * @error: why, in words for people
   *
   * It does not play any more.
   */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
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
 * @audio_sink: (nullable): what to play to, as gst-launch-1.0 names it; %NULL for
 *   what this computer has
 *
 * Returns: (transfer full): a pipeline, which emits
 *   #CallboardPlaybackPipeline::prepared or ::failed soon
 */
CallboardPlaybackPipeline *
callboard_playback_pipeline_new (GFile      *file,
                                 const char *audio_sink)
{
  CallboardPlaybackPipeline *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (CALLBOARD_TYPE_PLAYBACK_PIPELINE, NULL);
  self->is_busy = TRUE;
  callboard_playback_worker_make_async (file, audio_sink, self->cancellable, callboard_playback_pipeline_made_cb, self);

  return self;
}

/**
 * callboard_playback_pipeline_set_playing:
 * @self: a pipeline
 * @playing: whether it is to play
 *
 * Lets it play, or rest where it is.
 */
void
callboard_playback_pipeline_set_playing (CallboardPlaybackPipeline *self,
                                         gboolean                   playing)
{
  g_return_if_fail (CALLBOARD_IS_PLAYBACK_PIPELINE (self));

  self->wanted_state = playing ? GST_STATE_PLAYING : GST_STATE_PAUSED;
  go_on (self);
}

/**
 * callboard_playback_pipeline_seek:
 * @self: a pipeline
 * @position: a time in microseconds
 * @rate: how fast to play from there, where 1 is as it was recorded
 *
 * Goes to a time, and then emits #CallboardPlaybackPipeline::sought.
 */
void
callboard_playback_pipeline_seek (CallboardPlaybackPipeline *self,
                                  gint64                     position,
                                  double                     rate)
{
  g_return_if_fail (CALLBOARD_IS_PLAYBACK_PIPELINE (self));
  g_return_if_fail (position >= 0);
  g_return_if_fail (rate > 0);

  self->has_place = TRUE;
  self->place = position;
  self->rate = rate;
  go_on (self);
}

/**
 * callboard_playback_pipeline_get_position:
 * @self: a pipeline
 *
 * Returns: where it is, in microseconds, or -1 where that cannot be told just
 *   now
 */
gint64
callboard_playback_pipeline_get_position (CallboardPlaybackPipeline *self)
{
  gint64 position;

  g_return_val_if_fail (CALLBOARD_IS_PLAYBACK_PIPELINE (self), -1);

  if (!self->is_prepared || self->is_seeking || self->has_place ||
      !gst_element_query_position (self->playbin, GST_FORMAT_TIME, &position))
    return -1;

  return position / GST_USECOND;
}

/**
 * callboard_playback_pipeline_get_duration:
 * @self: a pipeline
 *
 * Returns: how long the recording is, in microseconds, or 0 where that is not
 *   known
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
 * Returns: whether one can go to a time
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
 * Returns: whether it plays to nobody, for want of a sound card
 */
gboolean
callboard_playback_pipeline_get_silent (CallboardPlaybackPipeline *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAYBACK_PIPELINE (self), FALSE);

  return self->is_silent;
}
