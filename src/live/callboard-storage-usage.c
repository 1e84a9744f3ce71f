/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The size of the history, and its deletion. Used by the preferences.
 */

#include "config.h"

#include "callboard-downloader.h"
#include "callboard-history-error.h"
#include "callboard-history.h"
#include "callboard-live-object-private.h"
#include "callboard-storage-usage.h"

/**
 * CallboardStorageUsage:
 *
 * A #CallboardLiveObject for the size of the history. The messages of its errors are
 * translated sentences.
 */
struct _CallboardStorageUsage
{
  CallboardLiveObject  parent_instance;

  CallboardHistory    *history;
  gint64               size;
};

G_DEFINE_FINAL_TYPE (CallboardStorageUsage, callboard_storage_usage, CALLBOARD_TYPE_LIVE_OBJECT)

static void
callboard_storage_usage_finalize (GObject *object)
{
  g_clear_object (&CALLBOARD_STORAGE_USAGE (object)->history);

  G_OBJECT_CLASS (callboard_storage_usage_parent_class)->finalize (object);
}

static void
callboard_storage_usage_class_init (CallboardStorageUsageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_storage_usage_finalize;
}

static void
callboard_storage_usage_init (CallboardStorageUsage *self)
{
  self->size = -1;
}

/**
 * callboard_storage_usage_new:
 * @history: a history
 *
 * Returns: (transfer full): the usage of that history, not measured yet
 */
CallboardStorageUsage *
callboard_storage_usage_new (CallboardHistory *history)
{
  CallboardStorageUsage *self;

  g_return_val_if_fail (CALLBOARD_IS_HISTORY (history), NULL);

  self = g_object_new (CALLBOARD_TYPE_STORAGE_USAGE, NULL);
  self->history = g_object_ref (history);

  return self;
}

/**
 * callboard_storage_usage_get_size:
 * @self: a storage usage
 *
 * Returns: the measured size in bytes, or -1 if it is unknown
 */
gint64
callboard_storage_usage_get_size (CallboardStorageUsage *self)
{
  g_return_val_if_fail (CALLBOARD_IS_STORAGE_USAGE (self), -1);

  return self->size;
}

/* Takes @error, which may be NULL. */
static GError *
translate_error (GError *error)
{
  g_autoptr(GError) original = error;

  return original != NULL
           ? g_error_new_literal (original->domain, original->code, callboard_history_error_get_words (original))
           : NULL;
}

static void
callboard_storage_usage_measured_cb (GObject      *source,
                                     GAsyncResult *result,
                                     gpointer      user_data)
{
  CallboardStorageUsage *self = user_data;
  GError *error = NULL;
  gint64 size = callboard_history_measure_finish (CALLBOARD_HISTORY (source), result, &error);

  /* Canceled by dispose(), when self is freed, or by the next measurement. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      return;
    }

  self->size = size;
  callboard_live_object_take_error (self, translate_error (error));
  callboard_live_object_set_loading (self, FALSE);
}

/**
 * callboard_storage_usage_measure:
 * @self: a storage usage
 *
 * Measures the size of the history.
 */
void
callboard_storage_usage_measure (CallboardStorageUsage *self)
{
  g_return_if_fail (CALLBOARD_IS_STORAGE_USAGE (self));

  callboard_live_object_cancel (self);
  callboard_live_object_set_loading (self, TRUE);
  callboard_history_measure_async (self->history, callboard_live_object_get_cancellable (self),
                                   callboard_storage_usage_measured_cb, self);
}

static void
callboard_storage_usage_recordings_deleted_cb (GObject      *source,
                                               GAsyncResult *result,
                                               gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!callboard_downloader_trim_finish (CALLBOARD_DOWNLOADER (source), result, &error))
    g_debug ("Could not delete recordings: %s", error->message);
}

static void
callboard_storage_usage_cleared_cb (GObject      *source,
                                    GAsyncResult *result,
                                    gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (callboard_history_clear_finish (CALLBOARD_HISTORY (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, translate_error (error));
}

/**
 * callboard_storage_usage_clear_async:
 * @self: a storage usage
 * @cancellable: (nullable): a cancellable
 * @callback: called when the history is cleared
 * @user_data: data for @callback
 *
 * Deletes the history of all accounts. Deletes the downloaded recordings too, even if
 * @cancellable is canceled.
 */
void
callboard_storage_usage_clear_async (CallboardStorageUsage *self,
                                     GCancellable          *cancellable,
                                     GAsyncReadyCallback    callback,
                                     gpointer               user_data)
{
  g_autoptr(CallboardDownloader) downloader = NULL;
  GTask *task;

  g_return_if_fail (CALLBOARD_IS_STORAGE_USAGE (self));

  downloader = callboard_downloader_new_in_cache ();
  callboard_downloader_trim_async (downloader, 0, NULL, callboard_storage_usage_recordings_deleted_cb, NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_storage_usage_clear_async);
  callboard_history_clear_async (self->history, NULL, cancellable, callboard_storage_usage_cleared_cb, task);
}

/**
 * callboard_storage_usage_clear_finish:
 * @self: a storage usage
 * @result: the result passed to the callback
 * @error: return location for an error
 *
 * Sets an error of %CALLBOARD_HISTORY_ERROR, or %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether the history was cleared
 */
gboolean
callboard_storage_usage_clear_finish (CallboardStorageUsage  *self,
                                      GAsyncResult           *result,
                                      GError                **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
