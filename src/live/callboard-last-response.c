/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The last response about a run, byte for byte as it came. While the run is active, the bytes
 * are those that the next response is compared with. Later they are compressed to about a
 * tenth, or read from the history again if they came from there. Used by CallboardRun.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-account-history-private.h"
#include "callboard-compression.h"
#include "callboard-error.h"
#include "callboard-last-response.h"

/**
 * CallboardLastResponse:
 *
 * Holds at most one of: the bytes of a response, the compressed bytes, and where the history
 * has them.
 */
struct _CallboardLastResponse
{
  GObject                  parent_instance;

  GBytes                  *body;
  GBytes                  *packed;
  gsize                    size;
  CallboardAccountHistory *account_history;
  char                    *kind;
  char                    *subject;
};

G_DEFINE_FINAL_TYPE (CallboardLastResponse, callboard_last_response, G_TYPE_OBJECT)

static void
clear (CallboardLastResponse *self)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->packed, g_bytes_unref);
  g_clear_object (&self->account_history);
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->subject, g_free);
}

static void
callboard_last_response_finalize (GObject *object)
{
  clear (CALLBOARD_LAST_RESPONSE (object));

  G_OBJECT_CLASS (callboard_last_response_parent_class)->finalize (object);
}

static void
callboard_last_response_class_init (CallboardLastResponseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_last_response_finalize;
}

static void
callboard_last_response_init (CallboardLastResponse *self)
{
}

/**
 * callboard_last_response_new:
 *
 * Returns: (transfer full): no response yet
 */
CallboardLastResponse *
callboard_last_response_new (void)
{
  return g_object_new (CALLBOARD_TYPE_LAST_RESPONSE, NULL);
}

/**
 * callboard_last_response_set_body:
 * @self: a response
 * @body: the bytes
 *
 * Replaces the response.
 */
void
callboard_last_response_set_body (CallboardLastResponse *self,
                                  GBytes                *body)
{
  g_return_if_fail (CALLBOARD_IS_LAST_RESPONSE (self));
  g_return_if_fail (body != NULL);

  g_bytes_ref (body);
  clear (self);
  self->body = body;
}

/**
 * callboard_last_response_set_stored:
 * @self: a response
 * @account_history: the history that has it
 * @kind: its kind there, such as "run"
 * @subject: the ID it belongs to
 *
 * Replaces the response with one that was read from the history.
 */
void
callboard_last_response_set_stored (CallboardLastResponse   *self,
                                    CallboardAccountHistory *account_history,
                                    const char              *kind,
                                    const char              *subject)
{
  g_return_if_fail (CALLBOARD_IS_LAST_RESPONSE (self));
  g_return_if_fail (CALLBOARD_IS_ACCOUNT_HISTORY (account_history));
  g_return_if_fail (kind != NULL && subject != NULL);

  clear (self);
  self->account_history = g_object_ref (account_history);
  self->kind = g_strdup (kind);
  self->subject = g_strdup (subject);
}

/* --- Compression ------------------------------------------------------------- */

static void
callboard_last_response_pack_worker (GTask        *task,
                                     gpointer      source,
                                     gpointer      task_data,
                                     GCancellable *cancellable)
{
  g_task_return_pointer (task, callboard_compression_compress (task_data, NULL),
                         (GDestroyNotify) g_bytes_unref);
}

static void
callboard_last_response_packed_cb (GObject      *source,
                                   GAsyncResult *result,
                                   gpointer      user_data)
{
  CallboardLastResponse *self = CALLBOARD_LAST_RESPONSE (source);
  g_autoptr(GBytes) packed = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Another response may have come meanwhile. */
  if (packed == NULL || self->body != g_task_get_task_data (G_TASK (result)))
    return;

  self->size = g_bytes_get_size (self->body);
  clear (self);
  self->packed = g_steal_pointer (&packed);
}

/**
 * callboard_last_response_pack:
 * @self: a response
 *
 * Compresses the response, if it is in memory, because nobody else uses its bytes any more.
 */
void
callboard_last_response_pack (CallboardLastResponse *self)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (CALLBOARD_IS_LAST_RESPONSE (self));

  if (self->body == NULL)
    return;

  task = g_task_new (self, NULL, callboard_last_response_packed_cb, NULL);
  g_task_set_source_tag (task, callboard_last_response_pack);
  g_task_set_task_data (task, g_bytes_ref (self->body), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, callboard_last_response_pack_worker);
}

/* --- Loading ------------------------------------------------------------------ */

/* A compressed response and its size. */
typedef struct
{
  GBytes *packed;
  gsize   size;
} UnpackData;

static void
unpack_data_free (UnpackData *data)
{
  g_bytes_unref (data->packed);
  g_free (data);
}

static void
callboard_last_response_unpack_worker (GTask        *task,
                                       gpointer      source,
                                       gpointer      task_data,
                                       GCancellable *cancellable)
{
  UnpackData *data = task_data;
  GError *error = NULL;
  GBytes *body = callboard_compression_decompress (data->packed, data->size, &error);

  if (body != NULL)
    g_task_return_pointer (task, body, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
return_missing (GTask *task)
{
  g_task_return_new_error_literal (task, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND,
                                   _("The response is not stored anymore"));
}

static void
callboard_last_response_stored_loaded_cb (GObject      *source,
                                          GAsyncResult *result,
                                          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GDateTime) fetched_at = NULL;
  GError *error = NULL;
  GBytes *body = callboard_account_history_load_payload_finish (result, &fetched_at, &error);

  if (body != NULL)
    g_task_return_pointer (task, body, (GDestroyNotify) g_bytes_unref);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    return_missing (task);
}

/**
 * callboard_last_response_load_async:
 * @self: a response
 * @cancellable: (nullable): a cancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Gets the bytes from memory or from the history.
 */
void
callboard_last_response_load_async (CallboardLastResponse *self,
                                    GCancellable          *cancellable,
                                    GAsyncReadyCallback    callback,
                                    gpointer               user_data)
{
  g_autoptr(GTask) task = NULL;
  UnpackData *data;

  g_return_if_fail (CALLBOARD_IS_LAST_RESPONSE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_last_response_load_async);
  if (self->body != NULL)
    {
      g_task_return_pointer (task, g_bytes_ref (self->body), (GDestroyNotify) g_bytes_unref);
    }
  else if (self->packed != NULL)
    {
      data = g_new0 (UnpackData, 1);
      data->packed = g_bytes_ref (self->packed);
      data->size = self->size;
      g_task_set_task_data (task, data, (GDestroyNotify) unpack_data_free);
      g_task_run_in_thread (task, callboard_last_response_unpack_worker);
    }
  else if (self->account_history != NULL)
    {
      callboard_account_history_load_payload_async (self->account_history, self->kind, self->subject,
                                                    cancellable,
                                                    callboard_last_response_stored_loaded_cb,
                                                    g_steal_pointer (&task));
    }
  else
    {
      return_missing (task);
    }
}

/**
 * callboard_last_response_load_finish:
 * @self: a response
 * @result: the result passed to the callback
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_NOT_FOUND if there is no response, an error of the history, or
 * %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the bytes
 */
GBytes *
callboard_last_response_load_finish (CallboardLastResponse  *self,
                                     GAsyncResult           *result,
                                     GError                **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
