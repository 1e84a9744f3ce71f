/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Recordings, from wherever they are into a folder of the cache. Their addresses
 * are signed and on hosts of others: nothing of the account goes there.
 */

#include "config.h"

#include "callboard-recording-cache.h"
#include "callboard-download.h"
#include "callboard-error.h"

/**
 * CallboardDownloader:
 *
 * Downloads recordings into a folder.
 */
struct _CallboardDownloader
{
  GObject  parent_instance;

  GFile   *folder;
};

G_DEFINE_FINAL_TYPE (CallboardDownloader, callboard_downloader, G_TYPE_OBJECT)

static void
callboard_downloader_finalize (GObject *object)
{
  CallboardDownloader *self = CALLBOARD_DOWNLOADER (object);

  g_clear_object (&self->folder);

  G_OBJECT_CLASS (callboard_downloader_parent_class)->finalize (object);
}

static void
callboard_downloader_class_init (CallboardDownloaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = callboard_downloader_finalize;
}

static void
callboard_downloader_init (CallboardDownloader *self)
{
}

/**
 * callboard_downloader_new:
 * @folder: where to keep recordings; made when the first one is kept
 *
 * Returns: (transfer full): a downloader
 */
CallboardDownloader *
callboard_downloader_new (GFile *folder)
{
  CallboardDownloader *self;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  self = g_object_new (CALLBOARD_TYPE_DOWNLOADER, NULL);
  self->folder = g_object_ref (folder);

  return self;
}

/**
 * callboard_downloader_new_in_cache:
 *
 * Returns: (transfer full): a downloader into the folder of this user's cache,
 *   the same one for all accounts
 */
CallboardDownloader *
callboard_downloader_new_in_cache (void)
{
  g_autoptr(GFile) folder = g_file_new_build_filename (g_get_user_cache_dir (), "callboard", "recordings", NULL);

  return callboard_downloader_new (folder);
}

/**
 * callboard_downloader_fetch_async:
 * @self: a downloader
 * @url: the signed address of a recording: https, or http on this machine
 * @key: what it is kept by: the id of its call
 * @allowed_size: how many bytes it may have: %CALLBOARD_RECORDING_CONFIRM_SIZE, or
 *   %CALLBOARD_RECORDING_MAX_SIZE, which is never passed, where somebody was
 *   asked
 * @progress: (nullable) (scope async): told how far it is, in this thread
 * @progress_data: data for @progress; must remain until @callback is called
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Downloads a recording, unless it is kept already. Redirections are followed,
 * but never from https to http.
 */
void
callboard_downloader_fetch_async (CallboardDownloader   *self,
                                  const char            *url,
                                  const char            *key,
                                  goffset                allowed_size,
                                  CallboardProgressFunc  progress,
                                  gpointer               progress_data,
                                  GCancellable          *cancellable,
                                  GAsyncReadyCallback    callback,
                                  gpointer               user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GError) error = NULL;
  CallboardDownload *download;

  g_return_if_fail (CALLBOARD_IS_DOWNLOADER (self));
  g_return_if_fail (url != NULL);
  g_return_if_fail (key != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_downloader_fetch_async);

  download = callboard_download_new (self->folder, url, key, &error);
  if (download == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_set_task_data (task, download, (GDestroyNotify) callboard_download_free);
  callboard_download_start (g_steal_pointer (&task), CLAMP (allowed_size, 0, CALLBOARD_RECORDING_MAX_SIZE),
                            progress, progress_data);
}

/**
 * callboard_downloader_fetch_finish:
 * @self: a downloader
 * @result: the #GAsyncResult
 * @size: (out) (optional): the bytes there are, or -1 where that is not known;
 *   to be asked about after %CALLBOARD_ERROR_TOO_LARGE
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_TOO_LARGE where there is more than was allowed,
 * %CALLBOARD_ERROR_INSECURE where the address is not safe,
 * %CALLBOARD_ERROR_MALFORMED where what is there is no recording, another error
 * of %CALLBOARD_ERROR, or one of %G_IO_ERROR where the file cannot be written,
 * such as %G_IO_ERROR_NO_SPACE, or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the file
 */
GFile *
callboard_downloader_fetch_finish (CallboardDownloader  *self,
                                   GAsyncResult         *result,
                                   goffset              *size,
                                   GError              **error)
{
  CallboardDownload *download;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  download = g_task_get_task_data (G_TASK (result));
  if (size != NULL)
    *size = download != NULL ? callboard_download_get_total (download) : -1;

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
callboard_downloader_trimmed_cb (GObject      *source,
                                 GAsyncResult *result,
                                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (callboard_recording_cache_trim_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * callboard_downloader_trim_async:
 * @self: a downloader
 * @most: how many bytes of recordings may stay; 0 to delete them all
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Deletes the recordings that were not fetched for longest.
 */
void
callboard_downloader_trim_async (CallboardDownloader *self,
                                 goffset              most,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CALLBOARD_IS_DOWNLOADER (self));
  g_return_if_fail (most >= 0);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_downloader_trim_async);
  callboard_recording_cache_trim_async (self->folder, most, cancellable, callboard_downloader_trimmed_cb, task);
}

/**
 * callboard_downloader_trim_finish:
 * @self: a downloader
 * @result: the #GAsyncResult
 * @error: return location for an error
 *
 * Sets an error of %G_IO_ERROR where the folder cannot be read.
 *
 * Returns: whether it is done
 */
gboolean
callboard_downloader_trim_finish (CallboardDownloader  *self,
                                  GAsyncResult         *result,
                                  GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * callboard_downloader_may_be_expired:
 * @error: why a recording could not be downloaded
 *
 * Returns: whether the address may only be too old: another one comes with the
 *   call when that is asked for again
 */
gboolean
callboard_downloader_may_be_expired (const GError *error)
{
  g_return_val_if_fail (error != NULL, FALSE);

  return g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_UNAUTHORIZED) ||
         g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_FORBIDDEN) ||
         g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND);
}
