/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saves and loads the server's responses, compressed and otherwise unchanged: of runs,
 * calls and the parts of calls.
 */

#include "config.h"

#include "callboard-compression.h"
#include "callboard-history-private.h"
#include "callboard-history-payloads.h"

typedef struct
{
  char      *account;
  char      *kind;
  char      *subject;
  /* NULL in a request to load. */
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

/* --- Workers ---------------------------------------------------------------- */

void
callboard_history_payload_row_clear (CallboardHistoryPayloadRow *self)
{
  g_clear_pointer (&self->indexed_at, g_date_time_unref);
}

/**
 * callboard_history_save_compressed: (skip)
 * @database: a connection for writing
 * @account: the account ID
 * @kind: the kind: "run", "call", "transcript", …
 * @subject: the ID of the run or call
 * @compressed: the compressed payload
 * @fetched_at: the time of the response
 * @row: (out): its row
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Saves a payload, replacing an earlier one.
 *
 * Returns: whether it was saved
 */
gboolean
callboard_history_save_compressed (CallboardDatabase           *database,
                                   const char                  *account,
                                   const char                  *kind,
                                   const char                  *subject,
                                   GBytes                      *compressed,
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
  callboard_statement_bind_bytes (statement, 5, compressed);
  if (!callboard_database_step (database, statement, error))
    return FALSE;

  row->id = sqlite3_column_int64 (statement, 0);
  row->indexed_at = callboard_statement_dup_time (statement, 1);

  return callboard_database_run_statement (database, statement, error);
}

/**
 * callboard_history_load_decompressed: (skip)
 * @database: a connection
 * @account: the account ID
 * @kind: the kind: "run", "call", "transcript", …
 * @subject: the ID of the run or call
 * @fetched_at: (out) (transfer full) (nullable): the time of the response
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Loads a payload.
 *
 * Returns: (transfer full) (nullable): the payload; %NULL without an error if there is none,
 *   or it is damaged
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
  g_autoptr(GBytes) compressed = NULL;
  g_autoptr(GError) decompress_error = NULL;
  GBytes *body;

  if (statement == NULL)
    return NULL;

  callboard_statement_bind_text (statement, 1, account);
  callboard_statement_bind_text (statement, 2, kind);
  callboard_statement_bind_text (statement, 3, subject);
  if (!callboard_database_step (database, statement, error))
    return NULL;

  compressed = callboard_statement_dup_bytes (statement, 0);
  *fetched_at = callboard_statement_dup_time (statement, 1);
  body =
    callboard_compression_decompress (compressed, CALLBOARD_HISTORY_MAX_BODY, &decompress_error);
  if (body == NULL || *fetched_at == NULL)
    {
      g_debug ("Cannot read a saved payload: %s",
               decompress_error != NULL ? decompress_error->message : "no time");
      g_clear_pointer (fetched_at, g_date_time_unref);
      g_clear_pointer (&body, g_bytes_unref);
    }

  return body;
}

/* --- Public functions ------------------------------------------------------- */

static gpointer
save_payload (CallboardDatabase  *database,
              gpointer            user_data,
              GError            **error)
{
  const Payload *payload = user_data;
  g_autoptr(GBytes) compressed = callboard_compression_compress (payload->body, error);
  g_auto(CallboardHistoryPayloadRow) row = { 0 };

  if (compressed == NULL)
    return NULL;

  return CALLBOARD_HISTORY_RESULT (
    callboard_history_save_compressed (database, payload->account, payload->kind, payload->subject,
                                       compressed, payload->fetched_at, &row, error));
}

/**
 * callboard_history_save_payload_async:
 * @self: a history
 * @account: the account ID
 * @kind: "call", "transcript", "metrics", …; for runs, use
 *   callboard_history_save_run_async()
 * @subject: the `callId`
 * @body: the body of a response
 * @fetched_at: the time of the response
 * @cancellable: (nullable): a #GCancellable
 * @callback: (nullable): called when the operation is complete; it calls
 *   callboard_history_save_finish()
 * @user_data: data for @callback
 *
 * Saves a response, replacing an earlier one.
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

  g_return_if_fail (CALLBOARD_IS_HISTORY (self));
  g_return_if_fail (account != NULL && kind != NULL && subject != NULL);
  g_return_if_fail (body != NULL);
  g_return_if_fail (fetched_at != NULL);

  payload = payload_new (account, kind, subject);
  payload->body = g_bytes_ref (body);
  payload->fetched_at = g_date_time_ref (fetched_at);

  callboard_history_queue (self, CALLBOARD_DATABASE_WRITE, save_payload, payload,
                           (GDestroyNotify) payload_free, NULL,
                           cancellable, callback, user_data);
}

static gpointer
load_payload (CallboardDatabase  *database,
              gpointer            user_data,
              GError            **error)
{
  const Payload *request = user_data;
  g_autoptr(Payload) payload = payload_new (request->account, request->kind, request->subject);

  payload->body = callboard_history_load_decompressed (database, payload->account, payload->kind,
                                                       payload->subject, &payload->fetched_at, error);

  return payload->body != NULL ? g_steal_pointer (&payload) : NULL;
}

/**
 * callboard_history_load_payload_async:
 * @self: a history
 * @account: the account ID
 * @kind: "call", "transcript", "metrics", …
 * @subject: the `callId`
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Loads a response.
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
  g_return_if_fail (CALLBOARD_IS_HISTORY (self));
  g_return_if_fail (account != NULL && kind != NULL && subject != NULL);

  callboard_history_queue (self, CALLBOARD_DATABASE_READ, load_payload,
                           payload_new (account, kind, subject), (GDestroyNotify) payload_free,
                           (GDestroyNotify) payload_free,
                           cancellable, callback, user_data);
}

/**
 * callboard_history_load_payload_finish:
 * @self: a history
 * @result: the #GAsyncResult
 * @fetched_at: (out) (transfer full) (nullable): the time of the response
 * @error: return location for a %CALLBOARD_HISTORY_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the response; %NULL without an error if it is not
 *   saved
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
