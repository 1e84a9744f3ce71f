/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The GStreamer calls that can block on files or audio devices, run in threads:
 * creating a pipeline, changing its state, seeking and stopping. Used by
 * CallboardPlaybackPipeline, which runs one of them at a time.
 */

#include "config.h"

#include <gst/pbutils/pbutils.h>

#include "callboard-playback-worker.h"

#include "callboard-playback-error-labels.h"

/* --- Stopping ----------------------------------------------------------------- */

static void
callboard_playback_worker_stop_thread (GTask        *task,
                                       gpointer      source_object,
                                       gpointer      task_data,
                                       GCancellable *cancellable)
{
  gst_element_set_state (GST_ELEMENT (task_data), GST_STATE_NULL);
  g_task_return_boolean (task, TRUE);
}

/**
 * callboard_playback_worker_stop:
 * @playbin: (transfer full): a pipeline
 *
 * Stops a pipeline and releases it, in a thread, because stopping waits for the
 * pipeline's own threads.
 */
void
callboard_playback_worker_stop (GstElement *playbin)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, callboard_playback_worker_stop);
  g_task_set_task_data (task, playbin, gst_object_unref);
  g_task_run_in_thread (task, callboard_playback_worker_stop_thread);
}

/* --- Creating ----------------------------------------------------------------- */

typedef struct
{
  char *uri;
  char *audio_sink;
} CreateData;

static void
create_data_free (gpointer user_data)
{
  CreateData *data = user_data;

  g_free (data->uri);
  g_free (data->audio_sink);
  g_free (data);
}

static GstElement *
create_element (const char  *name,
                GError     **error)
{
  GstElement *element = gst_element_factory_make (name, NULL);

  if (element == NULL)
    {
      g_autofree char *description = gst_pb_utils_get_element_description (name);
      g_autofree char *message = callboard_playback_error_labels_dup_missing_element (description);

      g_set_error_literal (error, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN, message);
    }

  return element;
}

/* Plays audio only. scaletempo preserves the pitch at any speed. */
static GstElement *
create_playbin (CreateData  *data,
                GError     **error)
{
  GstElement *playbin;
  GstElement *filter;
  GstElement *sink = NULL;

  if (!gst_init_check (NULL, NULL, error))
    return NULL;

  gst_pb_utils_init ();
  filter = create_element ("scaletempo", error);
  if (filter == NULL)
    return NULL;

  playbin = create_element ("playbin", error);
  if (data->audio_sink != NULL && playbin != NULL)
    sink = gst_parse_bin_from_description (data->audio_sink, TRUE, error);
  if (playbin == NULL || (data->audio_sink != NULL && sink == NULL))
    {
      gst_object_unref (gst_object_ref_sink (filter));
      if (playbin != NULL)
        gst_object_unref (gst_object_ref_sink (playbin));
      return NULL;
    }

  gst_object_ref_sink (playbin);
  gst_util_set_object_arg (G_OBJECT (playbin), "flags", "audio+soft-volume");
  g_object_set (playbin, "uri", data->uri, "audio-filter", filter, NULL);
  if (sink != NULL)
    g_object_set (playbin, "audio-sink", sink, NULL);

  return playbin;
}

static void
callboard_playback_worker_create_thread (GTask        *task,
                                         gpointer      source_object,
                                         gpointer      task_data,
                                         GCancellable *cancellable)
{
  GError *error = NULL;
  GstElement *playbin = create_playbin (task_data, &error);

  if (playbin == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  gst_element_set_state (playbin, GST_STATE_PAUSED);
  g_task_return_pointer (task, playbin, (GDestroyNotify) callboard_playback_worker_stop);
}

/**
 * callboard_playback_worker_create_async:
 * @file: a recording
 * @audio_sink: (nullable): the audio sink as a gst-launch-1.0 description; %NULL for
 *   the default one
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the pipeline exists or could not be created
 * @user_data: for @callback
 *
 * Creates a pipeline that plays a recording, and starts to prepare it.
 */
void
callboard_playback_worker_create_async (GFile               *file,
                                        const char          *audio_sink,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  CreateData *data = g_new0 (CreateData, 1);

  data->uri = g_file_get_uri (file);
  data->audio_sink = g_strdup (audio_sink);
  g_task_set_source_tag (task, callboard_playback_worker_create_async);
  g_task_set_task_data (task, data, create_data_free);
  g_task_run_in_thread (task, callboard_playback_worker_create_thread);
}

/**
 * callboard_playback_worker_create_finish:
 * @result: the result of callboard_playback_worker_create_async()
 * @error: #GST_CORE_ERROR_MISSING_PLUGIN if a GStreamer element is missing, or an
 *   error of GStreamer
 *
 * Returns: (transfer full) (nullable): the pipeline, to be passed to
 *   callboard_playback_worker_stop()
 */
GstElement *
callboard_playback_worker_create_finish (GAsyncResult  *result,
                                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Changing the state and seeking --------------------------------------------- */

typedef struct
{
  GstElement *playbin;
  gboolean    is_seek;
  GstState    state;
  gint64      position;
  double      rate;
} OperationData;

static void
operation_data_free (gpointer user_data)
{
  OperationData *data = user_data;

  gst_clear_object (&data->playbin);
  g_free (data);
}

static void
callboard_playback_worker_run_thread (GTask        *task,
                                      gpointer      source_object,
                                      gpointer      task_data,
                                      GCancellable *cancellable)
{
  OperationData *data = task_data;
  gboolean is_pending;

  if (data->is_seek)
    is_pending = gst_element_seek (data->playbin, data->rate, GST_FORMAT_TIME,
                                   GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE,
                                   GST_SEEK_TYPE_SET, data->position * GST_USECOND, GST_SEEK_TYPE_NONE, 0);
  else
    is_pending = gst_element_set_state (data->playbin, data->state) == GST_STATE_CHANGE_ASYNC;

  /* callboard_playback_worker_stop() may have run before. */
  if (g_cancellable_is_cancelled (cancellable))
    gst_element_set_state (data->playbin, GST_STATE_NULL);
  g_task_return_boolean (task, is_pending);
}

/* Takes @data. */
static void
run (OperationData       *data,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, data, operation_data_free);
  g_task_run_in_thread (task, callboard_playback_worker_run_thread);
}

/**
 * callboard_playback_worker_set_state_async:
 * @playbin: a pipeline
 * @state: playing or paused
 * @cancellable: (nullable): a #GCancellable; canceling stops the pipeline
 * @callback: called when GStreamer has accepted the state
 * @user_data: for @callback
 */
void
callboard_playback_worker_set_state_async (GstElement          *playbin,
                                           GstState             state,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data)
{
  OperationData *data = g_new0 (OperationData, 1);

  data->playbin = gst_object_ref (playbin);
  data->state = state;
  run (data, cancellable, callback, user_data);
}

/**
 * callboard_playback_worker_seek_async:
 * @playbin: a pipeline
 * @position: in microseconds
 * @rate: the speed to play at, where 1 is normal
 * @cancellable: (nullable): a #GCancellable; canceling stops the pipeline
 * @callback: called when GStreamer has accepted or refused the seek
 * @user_data: for @callback
 */
void
callboard_playback_worker_seek_async (GstElement          *playbin,
                                      gint64               position,
                                      double               rate,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  OperationData *data = g_new0 (OperationData, 1);

  data->playbin = gst_object_ref (playbin);
  data->is_seek = TRUE;
  data->position = position;
  data->rate = rate;
  run (data, cancellable, callback, user_data);
}

/**
 * callboard_playback_worker_finish:
 * @result: the result of a state change or a seek
 * @error: #G_IO_ERROR_CANCELLED
 *
 * Returns: whether the operation is pending, so that the pipeline posts
 *   %GST_MESSAGE_ASYNC_DONE when it ends; that message may come before @result
 */
gboolean
callboard_playback_worker_finish (GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
