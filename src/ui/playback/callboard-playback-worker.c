/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What waits for files and for sound cards, done in workers: making a pipeline of
 * GStreamer, setting it going, seeking in it and taking it out of use. Called by
 * CallboardPlaybackPipeline, which sees to it that one thing is done at a time.
 */

#include "config.h"

#include <gst/pbutils/pbutils.h>

#include "callboard-playback-worker.h"

#include "callboard-playback-error-labels.h"

/* --- Taking out of use -------------------------------------------------------- */

static void
end_in_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  gst_element_set_state (GST_ELEMENT (task_data), GST_STATE_NULL);
  g_task_return_boolean (task, TRUE);
}

/**
 * callboard_playback_worker_end:
 * @playbin: (transfer full): a pipeline
 *
 * Takes a pipeline out of use, some time later: to wait for its threads is for a
 * worker.
 */
void
callboard_playback_worker_end (GstElement *playbin)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, callboard_playback_worker_end);
  g_task_set_task_data (task, playbin, gst_object_unref);
  g_task_run_in_thread (task, end_in_thread);
}

/* --- Making ------------------------------------------------------------------- */

typedef struct
{
  char *uri;
  char *audio_sink;
} MakeWork;

static void
make_work_free (gpointer data)
{
  MakeWork *work = data;

  g_free (work->uri);
  g_free (work->audio_sink);
  g_free (work);
}

static GstElement *
make_element (const char  *name,
              GError     **error)
{
  GstElement *element = gst_element_factory_make (name, NULL);

  if (element == NULL)
    {
      g_autofree char *description = gst_pb_utils_get_element_description (name);
      g_autofree char *words = callboard_playback_error_labels_missing (description);

      g_set_error_literal (error, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN, words);
    }

  return element;
}

/* Nothing but the sound is of interest. Its pitch stays whatever the speed. */
static GstElement *
make_playbin (MakeWork  *work,
              GError   **error)
{
  GstElement *playbin;
  GstElement *filter;
  GstElement *sink = NULL;

  if (!gst_init_check (NULL, NULL, error))
    return NULL;

  gst_pb_utils_init ();
  filter = make_element ("scaletempo", error);
  if (filter == NULL)
    return NULL;

  playbin = make_element ("playbin", error);
  if (work->audio_sink != NULL && playbin != NULL)
    sink = gst_parse_bin_from_description (work->audio_sink, TRUE, error);
  if (playbin == NULL || (work->audio_sink != NULL && sink == NULL))
    {
      gst_object_unref (gst_object_ref_sink (filter));
      if (playbin != NULL)
        gst_object_unref (gst_object_ref_sink (playbin));
      return NULL;
    }

  gst_object_ref_sink (playbin);
  gst_util_set_object_arg (G_OBJECT (playbin), "flags", "audio+soft-volume");
  g_object_set (playbin, "uri", work->uri, "audio-filter", filter, NULL);
  if (sink != NULL)
    g_object_set (playbin, "audio-sink", sink, NULL);

  return playbin;
}

static void
make_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GstElement *playbin = make_playbin (task_data, &error);

  if (playbin == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  gst_element_set_state (playbin, GST_STATE_PAUSED);
  g_task_return_pointer (task, playbin, (GDestroyNotify) callboard_playback_worker_end);
}

/**
 * callboard_playback_worker_make_async:
 * @file: a recording
 * @audio_sink: (nullable): where the sound goes, as a description of GStreamer's;
 *   %NULL for the user's own sound
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is made, or cannot be
 * @user_data: for @callback
 *
 * Makes a pipeline that plays a recording, and lets it get ready.
 */
void
callboard_playback_worker_make_async (GFile               *file,
                                      const char          *audio_sink,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  MakeWork *work = g_new0 (MakeWork, 1);

  work->uri = g_file_get_uri (file);
  work->audio_sink = g_strdup (audio_sink);
  g_task_set_source_tag (task, callboard_playback_worker_make_async);
  g_task_set_task_data (task, work, make_work_free);
  g_task_run_in_thread (task, make_in_thread);
}

/**
 * callboard_playback_worker_make_finish:
 * @result: what callboard_playback_worker_make_async() came to
 * @error: #GST_CORE_ERROR_MISSING_PLUGIN where an element of GStreamer is missing,
 *   or what GStreamer says
 *
 * Returns: (transfer full) (nullable): the pipeline, to be given to
 *   callboard_playback_worker_end()
 */
GstElement *
callboard_playback_worker_make_finish (GAsyncResult  *result,
                                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Setting going and seeking -------------------------------------------------- */

typedef struct
{
  GstElement *playbin;
  gboolean    seeks;
  GstState    state;
  gint64      place;
  double      rate;
} PlayWork;

static void
play_work_free (gpointer data)
{
  PlayWork *work = data;

  gst_clear_object (&work->playbin);
  g_free (work);
}

static void
play_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  PlayWork *work = task_data;

  if (!work->seeks)
    gst_element_set_state (work->playbin, work->state);
  else if (!gst_element_seek (work->playbin, work->rate, GST_FORMAT_TIME,
                              GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE,
                              GST_SEEK_TYPE_SET, work->place * GST_USECOND, GST_SEEK_TYPE_NONE, 0))
    gst_element_post_message (
      work->playbin,
      gst_message_new_application (GST_OBJECT (work->playbin),
                                   gst_structure_new_empty (CALLBOARD_PLAYBACK_SEEK_FAILED)));

  /* Whoever ended it may have been faster. */
  if (g_cancellable_is_cancelled (cancellable))
    gst_element_set_state (work->playbin, GST_STATE_NULL);
  g_task_return_boolean (task, TRUE);
}

/* Takes @work. */
static void
play (PlayWork            *work,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, play);
  g_task_set_task_data (task, work, play_work_free);
  g_task_run_in_thread (task, play_in_thread);
}

/**
 * callboard_playback_worker_set_state_async:
 * @playbin: a pipeline
 * @state: playing or paused
 * @cancellable: (nullable): a #GCancellable; once it is cancelled, the pipeline is out
 *   of use
 * @callback: called when it was asked to; that it is so is told on its bus
 * @user_data: for @callback
 */
void
callboard_playback_worker_set_state_async (GstElement          *playbin,
                                           GstState             state,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data)
{
  PlayWork *work = g_new0 (PlayWork, 1);

  work->playbin = gst_object_ref (playbin);
  work->state = state;
  play (work, cancellable, callback, user_data);
}

/**
 * callboard_playback_worker_seek_async:
 * @playbin: a pipeline
 * @place: microseconds from the beginning
 * @rate: how fast it plays from there; 1 is as it was spoken
 * @cancellable: (nullable): as of callboard_playback_worker_set_state_async()
 * @callback: called when it was asked to; that it is there is told on its bus, and
 *   that it cannot go there by %CALLBOARD_PLAYBACK_SEEK_FAILED
 * @user_data: for @callback
 */
void
callboard_playback_worker_seek_async (GstElement          *playbin,
                                      gint64               place,
                                      double               rate,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  PlayWork *work = g_new0 (PlayWork, 1);

  work->playbin = gst_object_ref (playbin);
  work->seeks = TRUE;
  work->place = place;
  work->rate = rate;
  play (work, cancellable, callback, user_data);
}

/**
 * callboard_playback_worker_finish:
 * @result: what setting going or seeking came to
 * @error: #G_IO_ERROR_CANCELLED
 *
 * Returns: whether it was not cancelled
 */
gboolean
callboard_playback_worker_finish (GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
