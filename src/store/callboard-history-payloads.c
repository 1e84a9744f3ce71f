/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers of the server in the history, packed and as they came: of a run, of a
 * call and of what belongs to a call.
 */

#include "config.h"

#include "callboard-history-payloads-private.h"
#include "callboard-history-payloads.h"

typedef struct
{
  char      *account;
  char      *kind;
  char      *subject;
  /* To be kept; NULL where it is looked for. */
  GBytes    *body;
  GDateTime *fetched_at;
} Payload;

static void
payload_free (Payload *payload)
{
  g_free (payload->account);
  g_free (payload->kind);
  g_free (payload->subject);
  g_clear_pointer (&payload->body, g_bytes_unref);
  g_clear_pointer (&payload->fetched_at, g_date_time_unref);
  g_free (payload);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Payload, payload_free)

static Payload *
payload_new (const char *account,
             const char *kind,
             const char *subject)
{
  Payload *payload = g_new0 (Payload, 1);

  payload->account = g_strdup (account);
  payload->kind = g_strdup (kind);
  payload->subject = g_strdup (subject);

  return payload;
}

/* --- In the worker ---------------------------------------------------------- */

/**
 * callboard_history_payload_row_clear: (skip)
 * @self: a row
 *
 * Lets go of what it holds.
 */
void
callboard_history_payload_row_clear (CallboardHistoryPayloadRow *self)
{
  g_clear_pointer (&self->indexed_at, g_date_time_unref);
}

/**
 * callboard_history_save_compressed: (skip)
 * @database: a connection to write
 * @account: the id of an account
 * @kind: what the payload is of
 * @subject: its id
 * @packed: the payload, packed
 * @fetched_at: when it was fetched
 * @row: (out): the row it has
 * @error: return location for an error of %CALLBOARD_HISTORY_ERROR
 *
 * Writes a payload, in place of an earlier one of the same subject.
 *
 * Returns: whether it succeeded
 */
gboolean
callboard_history_save_compressed (CallboardDatabase           *database,
                               const char                  *account,
                               const char                  *kind,
                               const char                  *subject,
                               GBytes                      *packed,
                               GDateTime                   *fetched_at,
                               CallboardHistoryPayloadRow  *row,
                               GError                     **error)
{
  g_autoptr(sqlite3_stmt) statement =
    callboard_database_prepare (database,
      "INSERT INTO payload (account, kind, subject, fetched_at, body) VALUES (?, ?, ?, ?, ?)"
      "  ON CONFLICT (account, kind, subject)"
      "  DO UPDATE SET fetched_at = excluded.fetched_at, body = excluded.body"
      "  RETURNING id, indexed_at", error);

  if (statement == NULL)
    return FALSE;

  callboard_statement_bind_text (statement, 1, account);
  callboard_statement_bind_text (statement, 2, kind);
  callboard_statement_bind_text (statement, 3, subject);
  callboard_statement_bind_time (statement, 4, fetched_at);
  callboard_statement_bind_bytes (statement, 5, packed);
  if (!callboard_database_step (database, statement, error))
    return FALSE;

  row->id = sqlite3_column_int64 (statement, 0);
  row->indexed_at = callboard_statement_dup_time (statement, 1);

  return callboard_database_run_statement (database, statement, error);
}

/**
 * callboard_history_load_decompressed: (skip)
 * @database: a connection
 * @account: the id of an account
 * @kind: what the payload is of
 * @subject: its id
 * @fetched_at: (out) (transfer full) (nullable): when it was fetched
 * @error: return location for an error of %CALLBOARD_HISTORY_ERROR
 *
 * Reads a payload.
 *
 * Returns: (transfer full) (nullable): the payload; %NULL without an error where
 *   there is none that could be read
 */
GBytes *
callboard_history_load_decompressed (CallboardDatabase  *database,
                                 const char         *account,
                                 const char         *kind,
                                 const char         *subject,
                                 GDateTime         **fetched_at,
                                 GError            **error)
{
  g_autoptr(sqlite3_stmt) statement =
    callboard_database_prepare (database,
      "SELECT body, fetched_at FROM payload WHERE account = ? AND kind = ? AND subject = ?", error);
  g_autoptr(GBytes) packed = NULL;
  g_autoptr(GError) unpack_error = NULL;
  GBytes *body;

  if (statement == NULL)
    return NULL;

  callboard_statement_bind_text (statement, 1, account);
  callboard_statement_bind_text (statement, 2, kind);
  callboard_statement_bind_text (statement, 3, subject);
  if (!callboard_database_step (database, statement, error))
    return NULL;

  packed = callboard_statement_dup_bytes (statement, 0);
  *fetched_at = callboard_statement_dup_time (statement, 1);
  body = callboard_compression_decompress (packed, CALLBOARD_HISTORY_MAX_BODY, &unpack_error);
  if (body == NULL || *fetched_at == NULL)
    {
      g_debug ("A payload that was kept cannot be read: %s",
               unpack_error != NULL ? unpack_error->message : "no time");
      g_clear_pointer (fetched_at, g_date_time_unref);
      g_clear_pointer (&body, g_bytes_unref);
    }

  return body;
}

/* --- Keeping and finding again ---------------------------------------------- */

static gpointer
save_payload (CallboardDatabase  *database,
              gpointer            user_data,
              GError            **error)
{
  const Payload *payload = user_data;
  g_autoptr(GBytes) packed = callboard_compression_compress (payload->body, error);
  g_auto(CallboardHistoryPayloadRow) row = { 0 };

  return CALLBOARD_HISTORY_RESULT (packed != NULL &&
                                 callboard_history_save_compressed (database, payload->account, payload->kind,
                                                                payload->subject, packed, payload->fetched_at,
                                                                &row, error));
}

/**
 * callboard_history_save_payload_async:
 * @self: a history
 * @account: the id of an account
 * @kind: what it is of: "call", "transcript", "metrics", …; not "run", for which
 *   there is callboard_history_save_run_async()
 * @subject: the id of what it is of
 * @body: an answer of the server
 * @fetched_at: when it was fetched
 * @cancellable: (nullable): a #GCancellable
 * @callback: (nullable): called when it is kept; callboard_history_save_finish()
 *   tells whether it is
 * @user_data: data for @callback
 *
 * Keeps an answer, in place of what was kept before.
 */
void
callboard_history_save_payload_async (CallboardHistory    *self,
                                      const char          *account,
                                      const char          *kind,
                                      const char          *subject,
                                      GBytes              *body,
                                      GDateTime           *fetched_at,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  Payload *payload;
  GTask *task;

  g_return_if_fail (CALLBOARD_IS_HISTORY (self));
  g_return_if_fail (account != NULL && kind != NULL && subject != NULL);
  g_return_if_fail (body != NULL);
  g_return_if_fail (fetched_at != NULL);

  payload = payload_new (account, kind, subject);
  payload->body = g_bytes_ref (body);
  payload->fetched_at = g_date_time_ref (fetched_at);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_history_save_payload_async);
  g_task_set_task_data (task, payload, (GDestroyNotify) payload_free);
  callboard_history_queue (self, CALLBOARD_DATABASE_WRITE, save_payload, NULL, task);
}

static gpointer
load_payload (CallboardDatabase  *database,
              gpointer            user_data,
              GError            **error)
{
  const Payload *wanted = user_data;
  g_autoptr(Payload) payload = payload_new (wanted->account, wanted->kind, wanted->subject);

  payload->body = callboard_history_load_decompressed (database, payload->account, payload->kind,
                                                   payload->subject, &payload->fetched_at, error);

  return payload->body != NULL ? g_steal_pointer (&payload) : NULL;
}

/**
 * callboard_history_load_payload_async:
 * @self: a history
 * @account: the id of an account
 * @kind: what it is of
 * @subject: the id of what it is of
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Looks for an answer.
 */
void
callboard_history_load_payload_async (CallboardHistory    *self,
                                      const char          *account,
                                      const char          *kind,
                                      const char          *subject,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CALLBOARD_IS_HISTORY (self));
  g_return_if_fail (account != NULL && kind != NULL && subject != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_history_load_payload_async);
  g_task_set_task_data (task, payload_new (account, kind, subject), (GDestroyNotify) payload_free);
  callboard_history_queue (self, CALLBOARD_DATABASE_READ, load_payload, (GDestroyNotify) payload_free, task);
}

/**
 * callboard_history_load_payload_finish:
 * @self: a history
 * @result: the #GAsyncResult
 * @fetched_at: (out) (transfer full) (nullable): when it was fetched
 * @error: return location for an error
 *
 * Sets an error of %CALLBOARD_HISTORY_ERROR, or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the answer; %NULL without an error where
 *   it was not kept
 */
GBytes *
callboard_history_load_payload_finish (CallboardHistory  *self,
                                       GAsyncResult      *result,
                                       GDateTime        **fetched_at,
                                       GError           **error)
{
  g_autoptr(Payload) payload = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (fetched_at != NULL, NULL);

  payload = g_task_propagate_pointer (G_TASK (result), error);
  if (payload == NULL)
    return NULL;

  *fetched_at = g_steal_pointer (&payload->fetched_at);

  return g_steal_pointer (&payload->body);
}
