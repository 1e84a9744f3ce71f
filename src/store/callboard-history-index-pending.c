/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Indexes what earlier versions of Callboard saved, in parts, so that nothing waits for long
 * and an interruption loses at most one part. Used by the workers of CallboardHistory.
 */

#include "config.h"

#include "callboard-compression.h"
#include "callboard-history-index.h"
#include "callboard-history-private.h"
#include "callboard-history-transcripts.h"
#include "callboard-history-verdicts.h"

/* The size of a part: the number of payloads, and of their bytes. */
#define MAX_PAYLOADS_TEXT "32"
#define MAX_BYTES (512 * 1024)

/**
 * callboard_history_set_indexed: (skip)
 * @database: a connection for writing
 * @payload: the row ID of a payload
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Notes that a payload need not be indexed in the background.
 *
 * Returns: whether that was written
 */
gboolean
callboard_history_set_indexed (CallboardDatabase  *database,
                               gint64              payload,
                               GError            **error)
{
  g_autoptr(sqlite3_stmt) statement =
    callboard_database_prepare (database, "DELETE FROM to_index WHERE payload = ?", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, payload);

  return callboard_database_run_statement (database, statement, error);
}

/**
 * callboard_history_has_pending: (skip)
 * @database: a connection
 * @has_more: (out): whether there are payloads to index
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Returns: whether that could be read
 */
gboolean
callboard_history_has_pending (CallboardDatabase  *database,
                               gboolean           *has_more,
                               GError            **error)
{
  gint64 exists;

  if (!callboard_database_get_integer (database, "SELECT EXISTS (SELECT * FROM to_index)", &exists, error))
    return FALSE;

  *has_more = exists != 0;

  return TRUE;
}

/* Skips payloads that cannot be decoded. */
static gboolean
index_payload (CallboardDatabase  *database,
               sqlite3_stmt       *row,
               gsize              *n_bytes,
               GError            **error)
{
  gint64 payload = sqlite3_column_int64 (row, 0);
  const char *account = callboard_statement_get_text (row, 1);
  const char *kind = callboard_statement_get_text (row, 2);
  const char *subject = callboard_statement_get_text (row, 3);
  g_autoptr(GBytes) compressed = callboard_statement_dup_bytes (row, 4);
  g_autoptr(GBytes) body =
    callboard_compression_decompress (compressed, CALLBOARD_HISTORY_MAX_BODY, NULL);
  g_autoptr(CallboardPlanJob) plan_job = NULL;

  if (body == NULL || account == NULL || subject == NULL)
    return TRUE;

  *n_bytes += g_bytes_get_size (body);
  if (g_strcmp0 (kind, CALLBOARD_HISTORY_TRANSCRIPT) == 0)
    return callboard_history_index_transcript (database, payload, account, subject, body, error);

  plan_job = callboard_plan_job_decode (body, NULL);

  return plan_job == NULL ||
         (callboard_history_index_run (database, payload, account, plan_job, error) &&
          callboard_history_save_verdict (database, account, plan_job, body, error));
}

/**
 * callboard_history_index_pending: (skip)
 * @database: a connection for writing, in a transaction
 * @has_more: (out): whether there are more
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Indexes some of the payloads that are not indexed yet, the newest first, and saves the
 * verdicts of runs.
 *
 * Returns: whether their index was written
 */
gboolean
callboard_history_index_pending (CallboardDatabase  *database,
                                 gboolean           *has_more,
                                 GError            **error)
{
  g_autoptr(sqlite3_stmt) rows = NULL;
  gsize n_bytes = 0;
  int result;

  rows = callboard_database_prepare (database,
    "SELECT id, account, kind, subject, body FROM payload"
    "  WHERE id IN (SELECT payload FROM to_index ORDER BY payload DESC LIMIT " MAX_PAYLOADS_TEXT ")"
    "  ORDER BY id DESC", error);
  if (rows == NULL)
    return FALSE;

  while ((result = callboard_database_step (database, rows, error)) == SQLITE_ROW)
    {
      if (!index_payload (database, rows, &n_bytes, error) ||
          !callboard_history_set_indexed (database, sqlite3_column_int64 (rows, 0), error))
        return FALSE;
      if (n_bytes >= MAX_BYTES)
        break;
    }
  if (result != SQLITE_DONE && result != SQLITE_ROW)
    return FALSE;

  return callboard_history_has_pending (database, has_more, error);
}
