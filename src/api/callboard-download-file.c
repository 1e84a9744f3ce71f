/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file of a download: opened beside its place, written piece by piece, then
 * moved there whole or thrown away. All of it in worker threads; one thing at a
 * time. Used by CallboardDownloader.
 */

#include "config.h"

#include "callboard-download-file.h"
#include "callboard-recording-cache.h"

struct _CallboardDownloadFile
{
  GFile             *folder;
  GFile             *place;
  GFile             *part;
  GFileOutputStream *stream;
};

/**
 * callboard_download_file_new:
 * @folder: the folder it will be in, which need not be there yet
 * @key: what it is known by: anything
 *
 * Returns: (transfer full): a file that is not open
 */
CallboardDownloadFile *
callboard_download_file_new (GFile      *folder,
                             const char *key)
{
  CallboardDownloadFile *self = g_new0 (CallboardDownloadFile, 1);
  /* A key comes from the network: no part of it is part of a path. */
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  g_autofree char *part_name = g_strdup_printf ("%s.%08x" CALLBOARD_DOWNLOAD_PART_SUFFIX, name, g_random_int ());

  self->folder = g_object_ref (folder);
  self->place = g_file_get_child (folder, name);
  self->part = g_file_get_child (folder, part_name);

  return self;
}

/**
 * callboard_download_file_free:
 * @self: (transfer full): a file that nothing is done to
 *
 * Frees @self; what is on disk stays there.
 */
void
callboard_download_file_free (CallboardDownloadFile *self)
{
  g_clear_object (&self->stream);
  g_clear_object (&self->folder);
  g_clear_object (&self->place);
  g_clear_object (&self->part);
  g_free (self);
}

static gboolean
is_kept (CallboardDownloadFile *self,
         GCancellable          *cancellable)
{
  g_autoptr(GFileInfo) info = g_file_query_info (self->place, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                 G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  if (info == NULL || g_file_info_get_size (info) == 0)
    return FALSE;

  /* What was listened to last is kept longest. */
  g_file_set_attribute_uint64 (self->place, G_FILE_ATTRIBUTE_TIME_MODIFIED,
                               (guint64) (g_get_real_time () / G_TIME_SPAN_SECOND),
                               G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  return TRUE;
}

static void
open_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  CallboardDownloadFile *self = task_data;
  GError *error = NULL;

  if (is_kept (self, cancellable))
    {
      g_task_return_pointer (task, g_object_ref (self->place), g_object_unref);
      return;
    }

  if (!g_file_make_directory_with_parents (self->folder, cancellable, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_error (&error);
  self->stream = g_file_create (self->part, G_FILE_CREATE_PRIVATE, cancellable, &error);
  if (self->stream != NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_error (task, error);
}

/**
 * callboard_download_file_open_async:
 * @self: a file, which must remain until @callback is called
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Opens a file for writing, unless it is there already.
 */
void
callboard_download_file_open_async (CallboardDownloadFile *self,
                                    GCancellable          *cancellable,
                                    GAsyncReadyCallback    callback,
                                    gpointer               user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, callboard_download_file_open_async);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * callboard_download_file_open_finish:
 * @result: the #GAsyncResult
 * @kept: (out) (transfer full) (nullable): the file, where it is there already
 * @error: return location for an error
 *
 * Returns: whether it is open, or there already
 */
gboolean
callboard_download_file_open_finish (GAsyncResult  *result,
                                     GFile        **kept,
                                     GError       **error)
{
  GError *own_error = NULL;

  *kept = g_task_propagate_pointer (G_TASK (result), &own_error);
  if (own_error == NULL)
    return TRUE;

  g_propagate_error (error, own_error);
  return FALSE;
}

static void
callboard_download_file_written_cb (GObject      *source,
                                    GAsyncResult *result,
                                    gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * callboard_download_file_write_async:
 * @self: an open file
 * @bytes: a piece of it, which must remain until @callback is called
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Adds a piece.
 */
void
callboard_download_file_write_async (CallboardDownloadFile *self,
                                     GBytes                *bytes,
                                     GCancellable          *cancellable,
                                     GAsyncReadyCallback    callback,
                                     gpointer               user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  g_task_set_source_tag (task, callboard_download_file_write_async);
  g_output_stream_write_all_async (G_OUTPUT_STREAM (self->stream), data, size, G_PRIORITY_DEFAULT,
                                   cancellable, callboard_download_file_written_cb, task);
}

/**
 * callboard_download_file_write_finish:
 * @result: the #GAsyncResult
 * @error: return location for an error
 *
 * Returns: whether it is written
 */
gboolean
callboard_download_file_write_finish (GAsyncResult  *result,
                                      GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
keep_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  CallboardDownloadFile *self = task_data;
  GError *error = NULL;

  if (g_output_stream_close (G_OUTPUT_STREAM (self->stream), cancellable, &error) &&
      g_file_move (self->part, self->place, G_FILE_COPY_OVERWRITE | G_FILE_COPY_NO_FALLBACK_FOR_MOVE,
                   cancellable, NULL, NULL, &error))
    g_task_return_pointer (task, g_object_ref (self->place), g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * callboard_download_file_save_async:
 * @self: an open file that is whole
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Closes a file and moves it to its place.
 */
void
callboard_download_file_save_async (CallboardDownloadFile *self,
                                    GCancellable          *cancellable,
                                    GAsyncReadyCallback    callback,
                                    gpointer               user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, callboard_download_file_save_async);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, keep_in_thread);
}

/**
 * callboard_download_file_save_finish:
 * @result: the #GAsyncResult
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the file at its place
 */
GFile *
callboard_download_file_save_finish (GAsyncResult  *result,
                                     GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
discard_in_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  CallboardDownloadFile *self = task_data;

  if (self->stream != NULL)
    {
      g_output_stream_close (G_OUTPUT_STREAM (self->stream), NULL, NULL);
      g_file_delete (self->part, NULL, NULL);
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * callboard_download_file_discard_async:
 * @self: a file, open or not
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Throws away what has arrived.
 */
void
callboard_download_file_discard_async (CallboardDownloadFile *self,
                                       GAsyncReadyCallback    callback,
                                       gpointer               user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, callboard_download_file_discard_async);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, discard_in_thread);
}
