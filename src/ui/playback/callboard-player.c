/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Downloads and plays the recording of a call. Owned by the simulation page; the player
 * bar, the transcript and the media keys control it.
 */

#include "config.h"

#include <gst/gst.h>

#include "callboard-error.h"
#include "callboard-player.h"
#include "callboard-recording-stream.h"

/**
 * CallboardPlayer:
 *
 * A player of one recording at a time. `stage` is the stage of the recording, or failed
 * if it cannot be played; `playing` is also set while a recording to be played is being
 * downloaded; `offset` and `duration` are in ms; `rate` is the speed.
 */
struct _CallboardPlayer
{
  GObject                   parent_instance;

  CallboardRecording       *recording;
  GSignalGroup             *recording_signals;
  /* NULL until the recording has been downloaded. */
  CallboardRecordingStream *stream;
  GSignalGroup             *stream_signals;
  /* The duration of the call, in ms, until the recording has one. */
  gint64                    expected_duration;
  /* That of the last notification. */
  gint64                    notified_duration;
  /* The position to start at once there is a stream, in ms. */
  gint64                    initial_offset;
  double                    rate;
  gboolean                  playing;
};

G_DEFINE_FINAL_TYPE (CallboardPlayer, callboard_player, G_TYPE_OBJECT)

enum
{
  PROP_STAGE = 1,
  PROP_PLAYING,
  PROP_OFFSET,
  PROP_DURATION,
  PROP_RATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_SEEKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
notify (CallboardPlayer *self,
        guint            property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_playing (CallboardPlayer *self,
             gboolean         playing)
{
  if (self->playing == playing)
    return;

  self->playing = playing;
  notify (self, PROP_PLAYING);
}

static const GError *
get_stream_error (CallboardPlayer *self)
{
  return self->stream != NULL ? gtk_media_stream_get_error (GTK_MEDIA_STREAM (self->stream)) : NULL;
}

static gboolean
is_missing_plugin (const GError *error)
{
  return g_error_matches (error, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN) ||
         g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_CODEC_NOT_FOUND);
}

/* --- The stream --------------------------------------------------------------- */

static void
callboard_player_duration_changed_cb (CallboardPlayer *self)
{
  gint64 duration = callboard_player_get_duration (self);

  if (self->notified_duration == duration)
    return;

  self->notified_duration = duration;
  notify (self, PROP_DURATION);
}

/* A recording that is longer than expected grows with the position. */
static void
callboard_player_timestamp_cb (CallboardPlayer *self)
{
  callboard_player_duration_changed_cb (self);
  notify (self, PROP_OFFSET);
}

static void
callboard_player_prepared_cb (CallboardPlayer *self)
{
  callboard_player_duration_changed_cb (self);
  notify (self, PROP_OFFSET);
}

static void
callboard_player_stream_playing_cb (CallboardPlayer *self)
{
  if (!gtk_media_stream_get_playing (GTK_MEDIA_STREAM (self->stream)))
    set_playing (self, FALSE);
}

static void
callboard_player_stream_error_cb (CallboardPlayer *self)
{
  set_playing (self, FALSE);
  notify (self, PROP_STAGE);
}

static void
clear_stream (CallboardPlayer *self)
{
  if (self->stream == NULL)
    return;

  g_signal_group_set_target (self->stream_signals, NULL);
  gtk_media_stream_pause (GTK_MEDIA_STREAM (self->stream));
  g_object_run_dispose (G_OBJECT (self->stream));
  g_clear_object (&self->stream);
}

static void
create_stream (CallboardPlayer *self)
{
  self->stream = callboard_recording_stream_new (callboard_recording_get_file (self->recording),
                                                 NULL);
  g_signal_group_set_target (self->stream_signals, self->stream);
  callboard_recording_stream_set_rate (self->stream, self->rate);
  if (self->initial_offset > 0)
    callboard_recording_stream_set_offset (self->stream, self->initial_offset);
  if (self->playing)
    gtk_media_stream_play (GTK_MEDIA_STREAM (self->stream));
}

/* --- The recording ------------------------------------------------------------- */

static void
callboard_player_stage_cb (CallboardPlayer *self)
{
  CallboardRecordingStage stage = callboard_recording_get_stage (self->recording);

  if (stage == CALLBOARD_RECORDING_STAGE_READY)
    {
      if (self->stream == NULL)
        create_stream (self);
    }
  else
    {
      clear_stream (self);
      if (stage != CALLBOARD_RECORDING_STAGE_FETCHING && stage != CALLBOARD_RECORDING_STAGE_AVAILABLE)
        set_playing (self, FALSE);
      /* The file was discarded in order to retry. */
      else if (stage == CALLBOARD_RECORDING_STAGE_AVAILABLE && self->playing)
        callboard_recording_fetch (self->recording, FALSE);
    }
  notify (self, PROP_STAGE);
}

static void
clear_recording (CallboardPlayer *self)
{
  clear_stream (self);
  g_signal_group_set_target (self->recording_signals, NULL);
  g_clear_object (&self->recording);
}

/* --- The object ------------------------------------------------------------- */

static void
callboard_player_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CallboardPlayer *self = CALLBOARD_PLAYER (object);

  switch (property_id)
    {
    case PROP_STAGE:
      g_value_set_enum (value, (int) callboard_player_get_stage (self));
      break;
    case PROP_PLAYING:
      g_value_set_boolean (value, self->playing);
      break;
    case PROP_OFFSET:
      g_value_set_int64 (value, callboard_player_get_offset (self));
      break;
    case PROP_DURATION:
      g_value_set_int64 (value, callboard_player_get_duration (self));
      break;
    case PROP_RATE:
      g_value_set_double (value, self->rate);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_player_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_RATE:
      callboard_player_set_rate (CALLBOARD_PLAYER (object), g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_player_dispose (GObject *object)
{
  clear_recording (CALLBOARD_PLAYER (object));

  G_OBJECT_CLASS (callboard_player_parent_class)->dispose (object);
}

static void
callboard_player_finalize (GObject *object)
{
  CallboardPlayer *self = CALLBOARD_PLAYER (object);

  g_clear_object (&self->recording_signals);
  g_clear_object (&self->stream_signals);

  G_OBJECT_CLASS (callboard_player_parent_class)->finalize (object);
}

static void
callboard_player_class_init (CallboardPlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_player_get_property;
  object_class->set_property = callboard_player_set_property;
  object_class->dispose = callboard_player_dispose;
  object_class->finalize = callboard_player_finalize;

  properties[PROP_STAGE] =
    g_param_spec_enum ("stage", NULL, NULL, CALLBOARD_TYPE_RECORDING_STAGE,
                       CALLBOARD_RECORDING_STAGE_UNKNOWN, flags);
  properties[PROP_PLAYING] =
    g_param_spec_boolean ("playing", NULL, NULL, FALSE, flags);
  properties[PROP_OFFSET] =
    g_param_spec_int64 ("offset", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_DURATION] =
    g_param_spec_int64 ("duration", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_RATE] =
    g_param_spec_double ("rate", NULL, NULL, 0.5, 3, 1, flags | G_PARAM_WRITABLE);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CallboardPlayer::seeked:
   * @self: a player
   *
   * callboard_player_seek() changed the position.
   */
  signals[SIGNAL_SEEKED] =
    g_signal_new ("seeked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_player_init (CallboardPlayer *self)
{
  self->rate = 1;

  self->recording_signals = g_signal_group_new (CALLBOARD_TYPE_RECORDING);
  g_signal_group_connect_swapped (self->recording_signals, "notify::stage",
                                  G_CALLBACK (callboard_player_stage_cb), self);

  self->stream_signals = g_signal_group_new (CALLBOARD_TYPE_RECORDING_STREAM);
  g_signal_group_connect_swapped (self->stream_signals, "notify::timestamp",
                                  G_CALLBACK (callboard_player_timestamp_cb), self);
  g_signal_group_connect_swapped (self->stream_signals, "duration-changed",
                                  G_CALLBACK (callboard_player_duration_changed_cb), self);
  g_signal_group_connect_swapped (self->stream_signals, "notify::prepared",
                                  G_CALLBACK (callboard_player_prepared_cb), self);
  g_signal_group_connect_swapped (self->stream_signals, "notify::playing",
                                  G_CALLBACK (callboard_player_stream_playing_cb), self);
  g_signal_group_connect_swapped (self->stream_signals, "notify::error",
                                  G_CALLBACK (callboard_player_stream_error_cb), self);
}

/**
 * callboard_player_new:
 *
 * Returns: (transfer full): a player without a recording
 */
CallboardPlayer *
callboard_player_new (void)
{
  return g_object_new (CALLBOARD_TYPE_PLAYER, NULL);
}

/**
 * callboard_player_set_recording:
 * @self: a player
 * @recording: (nullable): a recording
 *
 * Changes the recording, and stops playing.
 */
void
callboard_player_set_recording (CallboardPlayer    *self,
                                CallboardRecording *recording)
{
  g_return_if_fail (CALLBOARD_IS_PLAYER (self));
  g_return_if_fail (recording == NULL || CALLBOARD_IS_RECORDING (recording));

  if (recording == self->recording)
    return;

  clear_recording (self);
  set_playing (self, FALSE);
  self->initial_offset = 0;
  self->expected_duration = 0;
  if (recording != NULL)
    {
      self->recording = g_object_ref (recording);
      g_signal_group_set_target (self->recording_signals, recording);
      callboard_player_stage_cb (self);
    }
  notify (self, PROP_STAGE);
  notify (self, PROP_DURATION);
  notify (self, PROP_OFFSET);
}

/**
 * callboard_player_get_recording:
 * @self: a player
 *
 * Returns: (transfer none) (nullable): the recording
 */
CallboardRecording *
callboard_player_get_recording (CallboardPlayer *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAYER (self), NULL);

  return self->recording;
}

/**
 * callboard_player_set_expected_duration:
 * @self: a player
 * @duration: the duration of the call, in ms
 *
 * Sets the duration that counts until that of the recording is known.
 */
void
callboard_player_set_expected_duration (CallboardPlayer *self,
                                        gint64           duration)
{
  g_return_if_fail (CALLBOARD_IS_PLAYER (self));

  duration = MAX (duration, 0);
  if (self->expected_duration == duration)
    return;

  self->expected_duration = duration;
  notify (self, PROP_DURATION);
}

/**
 * callboard_player_get_stage:
 * @self: a player
 *
 * Returns: the stage of the recording, or failed if it cannot be played
 */
CallboardRecordingStage
callboard_player_get_stage (CallboardPlayer *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAYER (self), CALLBOARD_RECORDING_STAGE_UNKNOWN);

  if (self->recording == NULL)
    return CALLBOARD_RECORDING_STAGE_UNKNOWN;
  if (get_stream_error (self) != NULL)
    return CALLBOARD_RECORDING_STAGE_FAILED;

  return callboard_recording_get_stage (self->recording);
}

/**
 * callboard_player_dup_problem:
 * @self: a player
 *
 * Returns: (transfer full) (nullable): the reason why the recording cannot be played, in a
 *   sentence
 */
char *
callboard_player_dup_problem (CallboardPlayer *self)
{
  const GError *error;

  g_return_val_if_fail (CALLBOARD_IS_PLAYER (self), NULL);

  error = get_stream_error (self);
  if (error != NULL)
    return g_strdup (error->message);

  return self->recording != NULL ? callboard_recording_dup_problem (self->recording) : NULL;
}

/**
 * callboard_player_get_can_retry:
 * @self: a player
 *
 * Returns: whether callboard_player_retry() is useful
 */
gboolean
callboard_player_get_can_retry (CallboardPlayer *self)
{
  CallboardRecordingStage stage = callboard_player_get_stage (self);

  return stage == CALLBOARD_RECORDING_STAGE_LARGE ||
         (stage == CALLBOARD_RECORDING_STAGE_FAILED && !is_missing_plugin (get_stream_error (self)) &&
          !g_error_matches (callboard_live_object_get_error (self->recording),
                            CALLBOARD_ERROR, CALLBOARD_ERROR_TOO_LARGE));
}

/**
 * callboard_player_get_can_play:
 * @self: a player
 *
 * Returns: whether there is a recording to play, as far as is known
 */
gboolean
callboard_player_get_can_play (CallboardPlayer *self)
{
  CallboardRecordingStage stage = callboard_player_get_stage (self);

  return stage == CALLBOARD_RECORDING_STAGE_AVAILABLE || stage == CALLBOARD_RECORDING_STAGE_FETCHING ||
         stage == CALLBOARD_RECORDING_STAGE_READY;
}

/**
 * callboard_player_get_can_save:
 * @self: a player
 *
 * Returns: whether the recording can be saved as a file, also if it cannot be played
 */
gboolean
callboard_player_get_can_save (CallboardPlayer *self)
{
  CallboardRecordingStage stage;

  g_return_val_if_fail (CALLBOARD_IS_PLAYER (self), FALSE);

  if (self->recording == NULL)
    return FALSE;

  stage = callboard_recording_get_stage (self->recording);

  return stage == CALLBOARD_RECORDING_STAGE_AVAILABLE || stage == CALLBOARD_RECORDING_STAGE_FETCHING ||
         stage == CALLBOARD_RECORDING_STAGE_LARGE || stage == CALLBOARD_RECORDING_STAGE_READY;
}

/**
 * callboard_player_get_playing:
 * @self: a player
 *
 * Returns: whether it plays, or will after the download
 */
gboolean
callboard_player_get_playing (CallboardPlayer *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAYER (self), FALSE);

  return self->playing;
}

/**
 * callboard_player_get_silent:
 * @self: a player
 *
 * Returns: whether there is no audio device to play on
 */
gboolean
callboard_player_get_silent (CallboardPlayer *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAYER (self), FALSE);

  return self->stream != NULL && callboard_recording_stream_get_silent (self->stream);
}

/**
 * callboard_player_get_offset:
 * @self: a player
 *
 * Returns: the position in ms
 */
gint64
callboard_player_get_offset (CallboardPlayer *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAYER (self), 0);

  return self->stream != NULL ? callboard_recording_stream_get_offset (self->stream) : self->initial_offset;
}

/**
 * callboard_player_get_duration:
 * @self: a player
 *
 * Returns: the duration of the recording in ms; while it is not known, that of the call;
 *   never less than the position
 */
gint64
callboard_player_get_duration (CallboardPlayer *self)
{
  gint64 duration = 0;

  g_return_val_if_fail (CALLBOARD_IS_PLAYER (self), 0);

  if (self->stream != NULL)
    duration = callboard_recording_stream_get_duration (self->stream);

  return duration > 0 ? duration : MAX (self->expected_duration, callboard_player_get_offset (self));
}

/**
 * callboard_player_get_rate:
 * @self: a player
 *
 * Returns: the speed, where 1 is normal
 */
double
callboard_player_get_rate (CallboardPlayer *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAYER (self), 1);

  return self->rate;
}

/**
 * callboard_player_set_rate:
 * @self: a player
 * @rate: the speed, 0.5 to 3
 *
 * Sets the speed of this recording and the following ones.
 */
void
callboard_player_set_rate (CallboardPlayer *self,
                           double           rate)
{
  g_return_if_fail (CALLBOARD_IS_PLAYER (self));

  rate = CLAMP (rate, 0.5, 3);
  if (self->rate == rate)
    return;

  self->rate = rate;
  if (self->stream != NULL)
    callboard_recording_stream_set_rate (self->stream, rate);
  notify (self, PROP_RATE);
}

/**
 * callboard_player_play:
 * @self: a player
 *
 * Plays from the current position, after downloading the recording if needed.
 */
void
callboard_player_play (CallboardPlayer *self)
{
  g_return_if_fail (CALLBOARD_IS_PLAYER (self));

  if (!callboard_player_get_can_play (self))
    return;

  set_playing (self, TRUE);
  if (self->stream != NULL)
    gtk_media_stream_play (GTK_MEDIA_STREAM (self->stream));
  else
    callboard_recording_fetch (self->recording, FALSE);
}

/**
 * callboard_player_pause:
 * @self: a player
 *
 * Pauses, or cancels the download.
 */
void
callboard_player_pause (CallboardPlayer *self)
{
  g_return_if_fail (CALLBOARD_IS_PLAYER (self));

  set_playing (self, FALSE);
  if (self->stream != NULL)
    gtk_media_stream_pause (GTK_MEDIA_STREAM (self->stream));
  else if (self->recording != NULL)
    callboard_recording_cancel (self->recording);
}

/**
 * callboard_player_toggle:
 * @self: a player
 *
 * Plays if paused, and pauses if playing. Cancels a download, also one for saving.
 */
void
callboard_player_toggle (CallboardPlayer *self)
{
  g_return_if_fail (CALLBOARD_IS_PLAYER (self));

  if (self->playing || callboard_player_get_stage (self) == CALLBOARD_RECORDING_STAGE_FETCHING)
    callboard_player_pause (self);
  else
    callboard_player_play (self);
}

/**
 * callboard_player_seek:
 * @self: a player
 * @offset: a position in ms, clamped to the recording
 *
 * Changes the position. Playback continues from there if it is running.
 */
void
callboard_player_seek (CallboardPlayer *self,
                       gint64           offset)
{
  gint64 duration = callboard_player_get_duration (self);

  g_return_if_fail (CALLBOARD_IS_PLAYER (self));

  if (!callboard_player_get_can_play (self))
    return;

  offset = MAX (offset, 0);
  if (duration > 0)
    offset = MIN (offset, duration);
  if (self->stream != NULL)
    callboard_recording_stream_set_offset (self->stream, offset);
  else
    self->initial_offset = offset;
  notify (self, PROP_OFFSET);
  g_signal_emit (self, signals[SIGNAL_SEEKED], 0);
}

/**
 * callboard_player_skip:
 * @self: a player
 * @by: the distance in ms, negative to go back
 *
 * Seeks relative to the current position.
 */
void
callboard_player_skip (CallboardPlayer *self,
                       gint64           by)
{
  callboard_player_seek (self, callboard_player_get_offset (self) + by);
}

/**
 * callboard_player_retry:
 * @self: a player
 *
 * Downloads a recording again that failed, or downloads a large one, and plays it.
 */
void
callboard_player_retry (CallboardPlayer *self)
{
  gboolean was_large = callboard_player_get_stage (self) == CALLBOARD_RECORDING_STAGE_LARGE;

  if (!callboard_player_get_can_retry (self))
    return;

  set_playing (self, TRUE);
  /* The file is broken. callboard_player_stage_cb() continues once it is discarded. */
  if (get_stream_error (self) != NULL)
    callboard_recording_discard (self->recording);
  else
    callboard_recording_fetch (self->recording, was_large);
}
