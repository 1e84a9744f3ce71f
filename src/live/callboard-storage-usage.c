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
 * translated.
 */
struct _CallboardStorageUsage
{
  CallboardLiveObject  parent_instance;

  CallboardHistory    *history;
  gint64               size;
};

G_DEFINE_FINAL_TYPE (CallboardStorageUsage, callboard_storage_usage, CALLBOARD_TYPE_LIVE_OBJECT)

enum
{
  SIGNAL_CLEARED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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

  /**
   * CallboardStorageUsage::cleared:
   * @self: a storage usage
   * @error: (nullable): a translated error if the history could not be deleted
   *
   * Emitted at the end of callboard_storage_usage_clear().
   */
  signals[SIGNAL_CLEARED] =
    g_signal_new ("cleared", CALLBOARD_TYPE_STORAGE_USAGE, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
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

static void
callboard_storage_usage_measured_cb (GObject      *source,
                                     GAsyncResult *result,
                                     gpointer      user_data)
{
  CallboardStorageUsage *self = user_data;
  g_autoptr(GError) error = NULL;
  GError *translated = NULL;
  gint64 size = callboard_history_get_size_finish (CALLBOARD_HISTORY (source), result, &error);

  /* Canceled by dispose(): self is freed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->size = size;
  if (error != NULL)
    translated = g_error_new_literal (error->domain, error->code, callboard_history_error_get_message (error));
  callboard_live_object_take_error (self, translated);
  callboard_live_object_set_loading (self, FALSE);
}

/**
 * callboard_storage_usage_measure:
 * @self: a storage usage
 *
 * Measures the size of the history, unless that is in progress.
 */
void
callboard_storage_usage_measure (CallboardStorageUsage *self)
{
  g_return_if_fail (CALLBOARD_IS_STORAGE_USAGE (self));

  if (callboard_live_object_get_loading (self))
    return;

  callboard_live_object_set_loading (self, TRUE);
  callboard_history_get_size_async (self->history, callboard_live_object_get_cancellable (self),
                                    callboard_storage_usage_measured_cb, self);
}

static void
callboard_storage_usage_recordings_deleted_cb (GObject      *source,
                                               GAsyncResult *result,
                                               gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!callboard_downloader_trim_finish (result, &error))
    g_debug ("Could not delete recordings: %s", error->message);
}

static void
callboard_storage_usage_cleared_cb (GObject      *source,
                                    GAsyncResult *result,
                                    gpointer      user_data)
{
  CallboardStorageUsage *self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean cleared = callboard_history_write_finish (CALLBOARD_HISTORY (source), result, &error);

  /* Canceled by dispose(): self is freed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_signal_emit (self, signals[SIGNAL_CLEARED], 0,
                 cleared ? NULL : callboard_history_error_get_message (error));
  callboard_storage_usage_measure (self);
}

/**
 * callboard_storage_usage_clear:
 * @self: a storage usage
 *
 * Deletes the history and the downloaded recordings of all accounts, and measures again.
 */
void
callboard_storage_usage_clear (CallboardStorageUsage *self)
{
  g_autoptr(CallboardDownloader) downloader = NULL;

  g_return_if_fail (CALLBOARD_IS_STORAGE_USAGE (self));

  /* Not cancellable: the recordings must be deleted even if the dialog is closed. */
  downloader = callboard_downloader_new_in_cache (callboard_clock_get_default ());
  callboard_downloader_trim_async (downloader, 0, NULL,
                                   callboard_storage_usage_recordings_deleted_cb, NULL);
  callboard_history_clear_async (self->history, NULL, callboard_live_object_get_cancellable (self),
                                 callboard_storage_usage_cleared_cb, self);
}
