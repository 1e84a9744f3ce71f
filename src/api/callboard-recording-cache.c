/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Limits the size of the folder of recordings: deletes the least recently used first. Used
 * by CallboardDownloader.
 */

#include "config.h"

#include "callboard-recording-cache.h"

/* A temporary file older than this was left behind by a crash. */
#define PART_LIFETIME G_TIME_SPAN_DAY

typedef struct
{
  GFile   *folder;
  goffset  max_size;
} TrimData;

typedef struct
{
  GFile   *file;
  goffset  size;
  gint64   used_at;
} Entry;

static void
trim_data_free (TrimData *data)
{
  g_clear_object (&data->folder);
  g_free (data);
}

static void
entry_clear (Entry *entry)
{
  g_clear_object (&entry->file);
}

static int
compare_latest_first (gconstpointer a,
                      gconstpointer b)
{
  const Entry *entry = a;
  const Entry *other = b;

  return (entry->used_at < other->used_at) - (entry->used_at > other->used_at);
}

/* Adds a recording to the entries, and deletes temporary files left by a crash. */
static void
add_file (GArray    *entries,
          GFile     *folder,
          GFileInfo *info)
{
  g_autoptr(GDateTime) modified_at = g_file_info_get_modification_date_time (info);
  g_autoptr(GFile) file = g_file_get_child (folder, g_file_info_get_name (info));
  Entry entry = { NULL, g_file_info_get_size (info), 0 };

  if (modified_at == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return;

  entry.used_at = g_date_time_to_unix_usec (modified_at);
  if (!g_str_has_suffix (g_file_info_get_name (info), CALLBOARD_DOWNLOAD_PART_SUFFIX))
    {
      entry.file = g_steal_pointer (&file);
      g_array_append_val (entries, entry);
    }
  else if (entry.used_at < g_get_real_time () - PART_LIFETIME)
    {
      g_file_delete (file, NULL, NULL);
    }
}

static gboolean
add_folder (GArray        *entries,
            GFile         *folder,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GFileEnumerator) enumerator =
    g_file_enumerate_children (folder,
                               G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE ","
                               G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED ","
                               G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
                               G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, error);
  GFileInfo *info;

  if (enumerator == NULL)
    return FALSE;

  while (g_file_enumerator_iterate (enumerator, &info, NULL, cancellable, error))
    {
      if (info == NULL)
        return TRUE;
      add_file (entries, folder, info);
    }

  return FALSE;
}

static void
callboard_recording_cache_trim_in_thread (GTask        *task,
                                          gpointer      source_object,
                                          gpointer      task_data,
                                          GCancellable *cancellable)
{
  TrimData *data = task_data;
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  GError *error = NULL;
  goffset total = 0;

  g_array_set_clear_func (entries, (GDestroyNotify) entry_clear);
  if (!add_folder (entries, data->folder, cancellable, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_error (&error);
  g_array_sort (entries, compare_latest_first);
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      total += entry->size;
      if (total > data->max_size)
        g_file_delete (entry->file, NULL, NULL);
    }

  g_task_return_boolean (task, TRUE);
}

/**
 * callboard_recording_cache_trim_async:
 * @folder: a folder of recordings, which may not exist
 * @max_size: the maximum size of all recordings in bytes; 0 to delete them all
 * @cancellable: (nullable): a #GCancellable
 * @callback: called with a #GTask that returns a boolean, or an error if the folder
 *   cannot be read
 * @user_data: data for @callback
 *
 * Deletes the least recently used recordings, and temporary files left by a crash. The
 * task has no source object: the worker may drop its last reference.
 */
void
callboard_recording_cache_trim_async (GFile               *folder,
                                      goffset              max_size,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  TrimData *data = g_new0 (TrimData, 1);

  data->folder = g_object_ref (folder);
  data->max_size = max_size;
  g_task_set_source_tag (task, callboard_recording_cache_trim_async);
  g_task_set_task_data (task, data, (GDestroyNotify) trim_data_free);
  g_task_run_in_thread (task, callboard_recording_cache_trim_in_thread);
}
