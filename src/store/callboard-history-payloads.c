/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saves and loads the server's responses, compressed and otherwise unchanged: of runs,
 * calls and the parts of calls.
 */

#include "config.h"

#include "callboard-compression.h"
#include "callboard-history-index.h"
#include "callboard-history-private.h"
#include "callboard-history-payloads.h"
#include "callboard-history-transcripts.h"

CallboardHistoryPayload *
callboard_history_payload_new (const char *account,
                               const char *kind,
                               const char *subject,
                               GBytes     *body,
                               GDateTime  *fetched_at)
{
  CallboardHistoryPayload *self = g_new0 (CallboardHistoryPayload, 1);

  self->account = g_strdup (account);
  self->kind = g_strdup (kind);
  self->subject = g_strdup (subject);
  self->body = body != NULL ? g_bytes_ref (body) : NULL;
  self->fetched_at = fetched_at != NULL ? g_date_time_ref (fetched_at) : NULL;

  return self;
}

void
callboard_history_payload_free (CallboardHistoryPayload *self)
{
  g_free (self->account);
  g_free (self->kind);
  g_free (self->subject);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->fetched_at, g_date_time_unref);
  g_clear_object (&self->summary);
  g_clear_object (&self->plan_job);
  g_free (self);
}

/* --- Workers ---------------------------------------------------------------- */

void
callboard_history_payload_row_clear (CallboardHistoryPayloadRow *self)
{
  g_clear_pointer (&self->indexed_at, g_date_time_unref);
}

static void
bind_key (sqlite3_stmt                  *statement,
          const CallboardHistoryPayload *payload)
{
  callboard_statement_bind_text (statement, 1, payload->account);
  callboard_statement_bind_text (statement, 2, payload->kind);
  callboard_statement_bind_text (statement, 3, payload->subject);
}

/**
 * callboard_history_save_compressed: (skip)
 * @database: a connection for writing
 * @payload: a payload
 * @compressed: its compressed body
 * @row: (out): its row
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Saves a payload, replacing an earlier one.
 *
 * Returns: whether it was saved
 */
gboolean
callboard_history_save_compressed (CallboardDatabase              *database,
                                   const CallboardHistoryPayload  *payload,
                                   GBytes                         *compressed,
                                   CallboardHistoryPayloadRow     *row,
                                   GError                        **error)
{
  g_autoptr(sqlite3_stmt) statement =
    callboard_database_prepare (database,
      "INSERT INTO payload (account, kind, subject, fetched_at, body) VALUES (?, ?, ?, ?, ?)"
      "  ON CONFLICT (account, kind, subject)"
      "  DO UPDATE SET fetched_at = excluded.fetched_at, body = excluded.body"
      "  RETURNING id, indexed_at", error);

  if (statement == NULL)
    return FALSE;

  bind_key (statement, payload);
  callboard_statement_bind_time (statement, 4, payload->fetched_at);
  callboard_statement_bind_bytes (statement, 5, compressed);
  if (callboard_database_step (database, statement, error) != SQLITE_ROW)
    return FALSE;

  row->id = sqlite3_column_int64 (statement, 0);
  row->indexed_at = callboard_statement_dup_time (statement, 1);

  return callboard_database_run_statement (database, statement, error);
}

/**
 * callboard_history_payload_load: (skip)
 * @database: a connection
 * @request: the account, kind and subject
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Loads a payload.
 *
 * Returns: (transfer full) (nullable): the payload; %NULL without an error if there is none,
 *   or it is damaged
 */
CallboardHistoryPayload *
callboard_history_payload_load (CallboardDatabase              *database,
                                const CallboardHistoryPayload  *request,
                                GError                        **error)
{
  g_autoptr(CallboardHistoryPayload) self = NULL;
  g_autoptr(sqlite3_stmt) statement =
    callboard_database_prepare (database,
      "SELECT body, fetched_at FROM payload WHERE account = ? AND kind = ? AND subject = ?", error);
  g_autoptr(GBytes) compressed = NULL;
  g_autoptr(GError) decompress_error = NULL;

  if (statement == NULL)
    return NULL;

  bind_key (statement, request);
  if (callboard_database_step (database, statement, error) != SQLITE_ROW)
    return NULL;

  self = g_new0 (CallboardHistoryPayload, 1);
  compressed = callboard_statement_dup_bytes (statement, 0);
  self->fetched_at = callboard_statement_dup_time (statement, 1);
  self->body =
    callboard_compression_decompress (compressed, CALLBOARD_HISTORY_MAX_BODY, &decompress_error);
  if (self->body == NULL || self->fetched_at == NULL)
    {
      g_debug ("Cannot read a saved payload: %s",
               decompress_error != NULL ? decompress_error->message : "no time");
      return NULL;
    }

  return g_steal_pointer (&self);
}

/* --- Public functions ------------------------------------------------------- */

static gboolean
save_transcript (CallboardDatabase              *database,
                 const CallboardHistoryPayload  *payload,
                 GBytes                         *compressed,
                 GError                        **error)
{
  g_auto(CallboardHistoryPayloadRow) row = { 0 };

  return callboard_history_save_compressed (database, payload, compressed, &row, error) &&
         callboard_history_index_transcript (database, row.id, payload->account, payload->subject,
                                             payload->body, error) &&
         callboard_history_set_indexed (database, row.id, error);
}

static gpointer
save_payload (CallboardDatabase  *database,
              gpointer            user_data,
              GError            **error)
{
  const CallboardHistoryPayload *payload = user_data;
  g_autoptr(GBytes) compressed = callboard_compression_compress (payload->body, error);
  g_auto(CallboardHistoryPayloadRow) row = { 0 };
  gboolean saved;

  if (compressed == NULL)
    return NULL;

  if (!g_str_equal (payload->kind, CALLBOARD_HISTORY_TRANSCRIPT))
    return CALLBOARD_HISTORY_RESULT (
      callboard_history_save_compressed (database, payload, compressed, &row, error));

  if (!callboard_database_begin (database, error))
    return NULL;

  saved = save_transcript (database, payload, compressed, error);

  return CALLBOARD_HISTORY_RESULT (callboard_database_end (database, saved, error));
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
 *   callboard_history_write_finish()
 * @user_data: data for @callback
 *
 * Saves a response, replacing an earlier one. A transcript can be searched from then on.
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
  g_return_if_fail (CALLBOARD_IS_HISTORY (self));
  g_return_if_fail (account != NULL && kind != NULL && subject != NULL);
  g_return_if_fail (body != NULL);
  g_return_if_fail (fetched_at != NULL);

  callboard_history_queue (self, CALLBOARD_DATABASE_WRITE, save_payload,
                           callboard_history_payload_new (account, kind, subject, body, fetched_at),
                           (GDestroyNotify) callboard_history_payload_free, NULL,
                           cancellable, callback, user_data);
}

static gpointer
load_payload (CallboardDatabase  *database,
              gpointer            user_data,
              GError            **error)
{
  return callboard_history_payload_load (database, user_data, error);
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
                           callboard_history_payload_new (account, kind, subject, NULL, NULL),
                           (GDestroyNotify) callboard_history_payload_free,
                           (GDestroyNotify) callboard_history_payload_free,
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
  g_autoptr(CallboardHistoryPayload) payload = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (fetched_at != NULL, NULL);

  payload = g_task_propagate_pointer (G_TASK (result), error);
  if (payload == NULL)
    return NULL;

  *fetched_at = g_steal_pointer (&payload->fetched_at);

  return g_steal_pointer (&payload->body);
}
