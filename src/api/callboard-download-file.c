/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file of a download: written under a temporary name, then renamed or deleted. All
 * operations run in worker threads, one at a time. Used by callboard-download.c.
 */

#include "config.h"

#include "callboard-download-file.h"
#include "callboard-recording-cache.h"

struct _CallboardDownloadFile
{
  GFile             *folder;
  GFile             *file;
  GFile             *part;
  GFileOutputStream *stream;
};

/**
 * callboard_download_file_new:
 * @folder: the folder of the file, which may not exist
 * @key: the key of the file, any string
 *
 * Returns: (transfer full): a file that is not open
 */
CallboardDownloadFile *
callboard_download_file_new (GFile      *folder,
                             const char *key)
{
  CallboardDownloadFile *self = g_new0 (CallboardDownloadFile, 1);
  /* The key comes from the network and must not become part of a path. */
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  g_autofree char *part_name =
    g_strdup_printf ("%s.%08x" CALLBOARD_DOWNLOAD_PART_SUFFIX, name, g_random_int ());

  self->folder = g_object_ref (folder);
  self->file = g_file_get_child (folder, name);
  self->part = g_file_get_child (folder, part_name);

  return self;
}

/**
 * callboard_download_file_free:
 * @self: (transfer full): a file without a pending operation
 *
 * Frees @self, not the file on disk.
 */
void
callboard_download_file_free (CallboardDownloadFile *self)
{
  g_clear_object (&self->stream);
  g_clear_object (&self->folder);
  g_clear_object (&self->file);
  g_clear_object (&self->part);
  g_free (self);
}

static gboolean
is_cached (CallboardDownloadFile *self,
           GCancellable          *cancellable)
{
  g_autoptr(GFileInfo) info = g_file_query_info (self->file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                 G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  if (info == NULL || g_file_info_get_size (info) == 0)
    return FALSE;

  /* The cache deletes the least recently used files first. */
  g_file_set_attribute_uint64 (self->file, G_FILE_ATTRIBUTE_TIME_MODIFIED,
                               (guint64) (g_get_real_time () / G_TIME_SPAN_SECOND),
                               G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  return TRUE;
}

static void
callboard_download_file_open_in_thread (GTask        *task,
                                        gpointer      source_object,
                                        gpointer      task_data,
                                        GCancellable *cancellable)
{
  CallboardDownloadFile *self = task_data;
  GError *error = NULL;

  if (is_cached (self, cancellable))
    {
      g_task_return_pointer (task, g_object_ref (self->file), g_object_unref);
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
 * @self: a file, which must live until @callback is called
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Opens a temporary file for writing, unless the file is cached.
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
  g_task_run_in_thread (task, callboard_download_file_open_in_thread);
}

/**
 * callboard_download_file_open_finish:
 * @result: the #GAsyncResult
 * @cached: (out) (transfer full) (nullable): the file, if it is cached
 * @error: return location for an error
 *
 * Returns: whether the file is open or cached
 */
gboolean
callboard_download_file_open_finish (GAsyncResult  *result,
                                     GFile        **cached,
                                     GError       **error)
{
  GError *own_error = NULL;

  *cached = g_task_propagate_pointer (G_TASK (result), &own_error);
  if (own_error == NULL)
    return TRUE;

  g_propagate_error (error, own_error);
  return FALSE;
}

/**
 * callboard_download_file_get_stream:
 * @self: an open file
 *
 * Returns: (transfer none): the stream that writes to the file
 */
GOutputStream *
callboard_download_file_get_stream (CallboardDownloadFile *self)
{
  return G_OUTPUT_STREAM (self->stream);
}

static void
callboard_download_file_restart_in_thread (GTask        *task,
                                           gpointer      source_object,
                                           gpointer      task_data,
                                           GCancellable *cancellable)
{
  CallboardDownloadFile *self = task_data;
  GError *error = NULL;

  if (g_seekable_truncate (G_SEEKABLE (self->stream), 0, cancellable, &error) &&
      g_seekable_seek (G_SEEKABLE (self->stream), 0, G_SEEK_SET, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * callboard_download_file_restart_async:
 * @self: an open file, which must live until @callback is called
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Removes what was written, so that writing starts again.
 */
void
callboard_download_file_restart_async (CallboardDownloadFile *self,
                                       GCancellable          *cancellable,
                                       GAsyncReadyCallback    callback,
                                       gpointer               user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, callboard_download_file_restart_async);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, callboard_download_file_restart_in_thread);
}

/**
 * callboard_download_file_restart_finish:
 * @result: the #GAsyncResult
 * @error: return location for an error
 *
 * Returns: whether the file is empty
 */
gboolean
callboard_download_file_restart_finish (GAsyncResult  *result,
                                        GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
callboard_download_file_save_in_thread (GTask        *task,
                                        gpointer      source_object,
                                        gpointer      task_data,
                                        GCancellable *cancellable)
{
  CallboardDownloadFile *self = task_data;
  GError *error = NULL;

  if (g_output_stream_close (G_OUTPUT_STREAM (self->stream), cancellable, &error) &&
      g_file_move (self->part, self->file,
                   G_FILE_COPY_OVERWRITE | G_FILE_COPY_NO_FALLBACK_FOR_MOVE,
                   cancellable, NULL, NULL, &error))
    g_task_return_pointer (task, g_object_ref (self->file), g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * callboard_download_file_save_async:
 * @self: a complete, open file
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Closes the file and renames it to its final name.
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
  g_task_run_in_thread (task, callboard_download_file_save_in_thread);
}

/**
 * callboard_download_file_save_finish:
 * @result: the #GAsyncResult
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the file
 */
GFile *
callboard_download_file_save_finish (GAsyncResult  *result,
                                     GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
callboard_download_file_discard_in_thread (GTask        *task,
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
 * Closes and deletes the temporary file.
 */
void
callboard_download_file_discard_async (CallboardDownloadFile *self,
                                       GAsyncReadyCallback    callback,
                                       gpointer               user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, callboard_download_file_discard_async);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, callboard_download_file_discard_in_thread);
}
