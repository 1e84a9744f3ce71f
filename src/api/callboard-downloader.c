/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Downloads recordings into a folder of the user's cache. Their URLs are signed and on
 * other hosts, so the account's token is never sent.
 */

#include "config.h"

#include "callboard-download.h"
#include "callboard-downloader.h"
#include "callboard-error.h"
#include "callboard-recording-cache.h"

/**
 * CallboardDownloader:
 *
 * A downloader and cache of recordings. `busy` is %TRUE while one is being downloaded.
 */
struct _CallboardDownloader
{
  GObject         parent_instance;

  GFile          *folder;
  CallboardClock *clock;
  guint           n_downloads;
};

G_DEFINE_FINAL_TYPE (CallboardDownloader, callboard_downloader, G_TYPE_OBJECT)

enum
{
  PROP_BUSY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
callboard_downloader_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, callboard_downloader_get_busy (CALLBOARD_DOWNLOADER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_downloader_finalize (GObject *object)
{
  CallboardDownloader *self = CALLBOARD_DOWNLOADER (object);

  g_clear_object (&self->folder);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (callboard_downloader_parent_class)->finalize (object);
}

static void
callboard_downloader_class_init (CallboardDownloaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = callboard_downloader_get_property;
  object_class->finalize = callboard_downloader_finalize;

  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_downloader_init (CallboardDownloader *self)
{
}

/**
 * callboard_downloader_new:
 * @folder: the folder for recordings, created when needed
 * @clock: the clock for pauses before retries
 *
 * Returns: (transfer full): a downloader
 */
CallboardDownloader *
callboard_downloader_new (GFile          *folder,
                          CallboardClock *clock)
{
  CallboardDownloader *self;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);
  g_return_val_if_fail (CALLBOARD_IS_CLOCK (clock), NULL);

  self = g_object_new (CALLBOARD_TYPE_DOWNLOADER, NULL);
  self->folder = g_object_ref (folder);
  self->clock = g_object_ref (clock);

  return self;
}

/**
 * callboard_downloader_new_in_cache:
 * @clock: the clock for pauses before retries
 *
 * Returns: (transfer full): a downloader for the user's cache folder, which all accounts
 *   share
 */
CallboardDownloader *
callboard_downloader_new_in_cache (CallboardClock *clock)
{
  g_autoptr(GFile) folder =
    g_file_new_build_filename (g_get_user_cache_dir (), "callboard", "recordings", NULL);

  return callboard_downloader_new (folder, clock);
}

/**
 * callboard_downloader_get_busy:
 * @self: a downloader
 *
 * Returns: whether a recording is being downloaded
 */
gboolean
callboard_downloader_get_busy (CallboardDownloader *self)
{
  g_return_val_if_fail (CALLBOARD_IS_DOWNLOADER (self), FALSE);

  return self->n_downloads > 0;
}

static void
add_downloads (CallboardDownloader *self,
               int                  difference)
{
  gboolean was_busy = self->n_downloads > 0;

  self->n_downloads += (guint) difference;
  if (was_busy != (self->n_downloads > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
callboard_downloader_completed_cb (GTask *task)
{
  add_downloads (g_task_get_source_object (task), -1);
}

/**
 * callboard_downloader_fetch_async:
 * @self: a downloader
 * @url: the signed URL of a recording: https, or http on loopback
 * @key: the cache key: the `callId`
 * @max_size: the maximum size in bytes: %CALLBOARD_RECORDING_CONFIRM_SIZE, or
 *   %CALLBOARD_RECORDING_MAX_SIZE if the user confirmed a large download
 * @progress: (nullable) (scope async): called in this thread when data has arrived
 * @progress_data: data for @progress; must live until @callback is called
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Downloads a recording, unless it is cached. Redirects from https to http are not
 * followed. A download that is cut off continues where it was, and a server that is busy
 * is asked again, together at most %CALLBOARD_RETRY_MAX times.
 */
void
callboard_downloader_fetch_async (CallboardDownloader   *self,
                                  const char            *url,
                                  const char            *key,
                                  goffset                max_size,
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

  download = callboard_download_new (self->folder, self->clock, url, key, &error);
  if (download == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_set_task_data (task, download, (GDestroyNotify) callboard_download_free);
  g_signal_connect (task, "notify::completed", G_CALLBACK (callboard_downloader_completed_cb), NULL);
  add_downloads (self, 1);
  callboard_download_start (g_steal_pointer (&task),
                            CLAMP (max_size, 0, CALLBOARD_RECORDING_MAX_SIZE),
                            progress, progress_data);
}

/**
 * callboard_downloader_fetch_finish:
 * @self: a downloader
 * @result: the #GAsyncResult
 * @size: (out) (optional): the size of the recording in bytes, or -1 if it is not known; also
 *   set after %CALLBOARD_ERROR_TOO_LARGE
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_TOO_LARGE if the recording is larger than allowed,
 * %CALLBOARD_ERROR_INSECURE if the URL is not safe, %CALLBOARD_ERROR_MALFORMED if the
 * response is not a recording, another %CALLBOARD_ERROR, %G_IO_ERROR_CANCELLED, or a
 * %G_IO_ERROR such as %G_IO_ERROR_NO_SPACE if the file cannot be written.
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

/**
 * callboard_downloader_trim_async:
 * @self: a downloader
 * @max_size: the maximum size of all recordings in bytes; 0 to delete them all
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Deletes the least recently used recordings.
 */
void
callboard_downloader_trim_async (CallboardDownloader *self,
                                 goffset              max_size,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (CALLBOARD_IS_DOWNLOADER (self));
  g_return_if_fail (max_size >= 0);

  callboard_recording_cache_trim_async (self->folder, max_size, cancellable, callback, user_data);
}

/**
 * callboard_downloader_trim_finish:
 * @result: the #GAsyncResult
 * @error: return location for an error
 *
 * Sets a %G_IO_ERROR if the folder cannot be read.
 *
 * Returns: whether the recordings were deleted
 */
gboolean
callboard_downloader_trim_finish (GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * callboard_downloader_may_be_expired:
 * @error: the error of a download
 *
 * Returns: whether the signed URL may have expired; loading the call again gets a new one
 */
gboolean
callboard_downloader_may_be_expired (const GError *error)
{
  g_return_val_if_fail (error != NULL, FALSE);

  return g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_UNAUTHORIZED) ||
         g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_FORBIDDEN) ||
         g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND);
}
