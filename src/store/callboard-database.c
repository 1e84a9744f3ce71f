/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An SQLite connection: statements, transactions and errors, independent of the schema.
 * Used by the workers of CallboardHistory.
 */

#include "config.h"

#include "callboard-database.h"
#include "callboard-history-error.h"

/* How long to wait if another program has locked the file, in ms. */
#define BUSY_TIMEOUT 2000

/* The steps of SQLite's virtual machine between two checks for cancellation. */
#define PROGRESS_STEPS 1000

struct _CallboardDatabase
{
  sqlite3 *connection;
  char    *path;
};

static CallboardHistoryError
code_for_result (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return CALLBOARD_HISTORY_ERROR_LOCKED;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return CALLBOARD_HISTORY_ERROR_READ_ONLY;
    case SQLITE_FULL:
      return CALLBOARD_HISTORY_ERROR_FULL;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return CALLBOARD_HISTORY_ERROR_DAMAGED;
    default:
      return CALLBOARD_HISTORY_ERROR_FAILED;
    }
}

static gboolean
fail (CallboardDatabase  *self,
      int                 result,
      GError            **error)
{
  g_set_error (error, CALLBOARD_HISTORY_ERROR, code_for_result (result), "%s: %s",
               self->path,
               self->connection != NULL ? sqlite3_errmsg (self->connection)
                                        : sqlite3_errstr (result));

  return FALSE;
}

/* Protects against malicious and damaged files: functions and triggers in the file are
 * restricted, and memory-mapped reads, which crash if the file is truncated, are off. */
static gboolean
configure (CallboardDatabase      *self,
           CallboardDatabaseMode   mode,
           GError                **error)
{
  sqlite3_extended_result_codes (self->connection, 1);
  sqlite3_busy_timeout (self->connection, BUSY_TIMEOUT);
  sqlite3_db_config (self->connection, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);

  if (mode != CALLBOARD_DATABASE_WRITE)
    return callboard_database_exec (self, "PRAGMA mmap_size = 0; PRAGMA query_only = 1;", error);

  /* In WAL mode, commits survive a crash of the process without a sync (though not a power
   * failure), and readers do not wait for writers. */
  return callboard_database_exec (self,
                                 "PRAGMA mmap_size = 0;"
                                 "PRAGMA auto_vacuum = INCREMENTAL;"
                                 "PRAGMA journal_mode = WAL;"
                                 "PRAGMA synchronous = NORMAL;"
                                 "PRAGMA foreign_keys = ON;",
                                  error);
}

static char *
create_filename (const char            *path,
                 CallboardDatabaseMode  mode)
{
  g_autofree char *escaped = NULL;

  if (mode != CALLBOARD_DATABASE_READ_IMMUTABLE)
    return g_strdup (path);

  escaped = g_uri_escape_string (path, "/", FALSE);

  return g_strconcat ("file:", escaped, "?immutable=1", NULL);
}

/**
 * callboard_database_open: (skip)
 * @path: the path of the file
 * @mode: the mode
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Opens a connection.
 *
 * Returns: (transfer full) (nullable): a connection
 */
CallboardDatabase *
callboard_database_open (const char             *path,
                         CallboardDatabaseMode   mode,
                         GError                **error)
{
  g_autoptr(CallboardDatabase) self = NULL;
  int flags = mode == CALLBOARD_DATABASE_WRITE ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
              : mode == CALLBOARD_DATABASE_READ ? SQLITE_OPEN_READONLY
                                                : SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
  g_autofree char *name = NULL;
  int result;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (CallboardDatabase, 1);
  self->path = g_strdup (path);
  name = create_filename (path, mode);
  result = sqlite3_open_v2 (name, &self->connection, flags | SQLITE_OPEN_NOMUTEX, NULL);
  if (result != SQLITE_OK)
    {
      fail (self, result, error);
      return NULL;
    }
  if (!configure (self, mode, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * callboard_database_free: (skip)
 * @self: (transfer full): a connection without open statements
 *
 * Closes the connection.
 */
void
callboard_database_free (CallboardDatabase *self)
{
  sqlite3_close (self->connection);
  g_free (self->path);
  g_free (self);
}

static int
callboard_database_progress_cb (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/**
 * callboard_database_set_cancellable: (skip)
 * @self: a connection
 * @cancellable: (nullable): a #GCancellable, which must live until it is unset
 *
 * Lets statements fail once @cancellable is canceled.
 */
void
callboard_database_set_cancellable (CallboardDatabase *self,
                                    GCancellable      *cancellable)
{
  sqlite3_progress_handler (self->connection, PROGRESS_STEPS,
                            cancellable != NULL ? callboard_database_progress_cb : NULL,
                            cancellable);
}

/**
 * callboard_database_exec: (skip)
 * @self: a connection
 * @statements: SQL, which must not contain user input or data from the network
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Runs statements and discards their results.
 *
 * Returns: whether all of them succeeded
 */
gboolean
callboard_database_exec (CallboardDatabase  *self,
                         const char         *statements,
                         GError            **error)
{
  int result = sqlite3_exec (self->connection, statements, NULL, NULL, NULL);

  return result == SQLITE_OK || fail (self, result, error);
}

/**
 * callboard_database_prepare: (skip)
 * @self: a connection
 * @statement: one SQL statement
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Returns: (transfer full) (nullable): a prepared statement
 */
sqlite3_stmt *
callboard_database_prepare (CallboardDatabase  *self,
                            const char         *statement,
                            GError            **error)
{
  sqlite3_stmt *prepared = NULL;
  int result = sqlite3_prepare_v2 (self->connection, statement, -1, &prepared, NULL);

  if (result != SQLITE_OK)
    {
      fail (self, result, error);
      return NULL;
    }

  return prepared;
}

/**
 * callboard_database_step: (skip)
 * @self: a connection
 * @statement: one of its statements
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Moves to the next row.
 *
 * Returns: `SQLITE_ROW` if there is a row, `SQLITE_DONE` after the last one, or another
 *   result with an error
 */
int
callboard_database_step (CallboardDatabase  *self,
                         sqlite3_stmt       *statement,
                         GError            **error)
{
  int result = sqlite3_step (statement);

  if (result != SQLITE_ROW && result != SQLITE_DONE)
    fail (self, result, error);

  return result;
}

/**
 * callboard_database_run_statement: (skip)
 * @self: a connection
 * @statement: a bound statement that returns no rows
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Runs a statement, then resets it and clears its parameters.
 *
 * Returns: whether it succeeded
 */
gboolean
callboard_database_run_statement (CallboardDatabase  *self,
                                  sqlite3_stmt       *statement,
                                  GError            **error)
{
  int result = callboard_database_step (self, statement, error);

  if (result != SQLITE_DONE && result != SQLITE_ROW)
    return FALSE;

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);

  return TRUE;
}

/**
 * callboard_database_begin: (skip)
 * @self: a connection for writing
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Begins a transaction; end it with callboard_database_end().
 *
 * Returns: whether the transaction has begun
 */
gboolean
callboard_database_begin (CallboardDatabase  *self,
                          GError            **error)
{
  return callboard_database_exec (self, "BEGIN IMMEDIATE", error);
}

/**
 * callboard_database_end: (skip)
 * @self: a connection in a transaction
 * @success: %TRUE to commit, %FALSE to roll back
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Commits or rolls back a transaction.
 *
 * Returns: whether it was committed
 */
gboolean
callboard_database_end (CallboardDatabase  *self,
                        gboolean            success,
                        GError            **error)
{
  if (success && callboard_database_exec (self, "COMMIT", error))
    return TRUE;

  /* Some errors roll back automatically. */
  if (!sqlite3_get_autocommit (self->connection))
    callboard_database_exec (self, "ROLLBACK", NULL);

  return FALSE;
}

/**
 * callboard_database_get_integer: (skip)
 * @self: a connection
 * @statement: one SQL statement that returns a number
 * @value: (out): the number
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Returns: whether the statement returned a row
 */
gboolean
callboard_database_get_integer (CallboardDatabase  *self,
                                const char         *statement,
                                gint64             *value,
                                GError            **error)
{
  g_autoptr(sqlite3_stmt) prepared = callboard_database_prepare (self, statement, error);

  if (prepared == NULL || callboard_database_step (self, prepared, error) != SQLITE_ROW)
    return FALSE;

  *value = sqlite3_column_int64 (prepared, 0);

  return TRUE;
}

/**
 * callboard_database_check: (skip)
 * @self: a connection
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Checks the integrity of the whole file. Sets %CALLBOARD_HISTORY_ERROR_DAMAGED if it is
 * damaged.
 *
 * Returns: whether the file is intact
 */
gboolean
callboard_database_check (CallboardDatabase  *self,
                          GError            **error)
{
  g_autoptr(sqlite3_stmt) statement =
    callboard_database_prepare (self, "PRAGMA integrity_check(1)", error);
  const char *text;

  if (statement == NULL || callboard_database_step (self, statement, error) != SQLITE_ROW)
    return FALSE;

  text = callboard_statement_get_text (statement, 0);
  if (g_strcmp0 (text, "ok") == 0)
    return TRUE;

  g_set_error (error, CALLBOARD_HISTORY_ERROR, CALLBOARD_HISTORY_ERROR_DAMAGED, "%s: %s",
               self->path, text);
  return FALSE;
}

/**
 * callboard_statement_bind_text: (skip)
 * @statement: a statement
 * @number: the number of the parameter, from 1
 * @text: (nullable): its value; must live until the next step
 */
void
callboard_statement_bind_text (sqlite3_stmt *statement,
                               int           number,
                               const char   *text)
{
  sqlite3_bind_text (statement, number, text, -1, SQLITE_STATIC);
}

/**
 * callboard_statement_bind_time: (skip)
 * @statement: a statement
 * @number: the number of the parameter, from 1
 * @time: (nullable): its value, saved in microseconds
 */
void
callboard_statement_bind_time (sqlite3_stmt *statement,
                               int           number,
                               GDateTime    *time)
{
  if (time != NULL)
    sqlite3_bind_int64 (statement, number, g_date_time_to_unix_usec (time));
  else
    sqlite3_bind_null (statement, number);
}

/**
 * callboard_statement_bind_bytes: (skip)
 * @statement: a statement
 * @number: the number of the parameter, from 1
 * @bytes: its value; must live until the next step
 */
void
callboard_statement_bind_bytes (sqlite3_stmt *statement,
                                int           number,
                                GBytes       *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  sqlite3_bind_blob64 (statement, number, data != NULL ? data : "", size, SQLITE_STATIC);
}

/**
 * callboard_statement_get_text: (skip)
 * @statement: a statement on a row
 * @column: the number of the column, from 0
 *
 * Returns: (transfer none) (nullable): the text, valid until the next step; %NULL if it is
 *   not valid UTF-8
 */
const char *
callboard_statement_get_text (sqlite3_stmt *statement,
                              int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : NULL;
}

/**
 * callboard_statement_dup_time: (skip)
 * @statement: a statement on a row
 * @column: the number of the column, from 0
 *
 * Returns: (transfer full) (nullable): the time, in UTC
 */
GDateTime *
callboard_statement_dup_time (sqlite3_stmt *statement,
                              int           column)
{
  if (sqlite3_column_type (statement, column) != SQLITE_INTEGER)
    return NULL;

  return g_date_time_new_from_unix_utc_usec (sqlite3_column_int64 (statement, column));
}

/**
 * callboard_statement_dup_bytes: (skip)
 * @statement: a statement on a row
 * @column: the number of the column, from 0
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
callboard_statement_dup_bytes (sqlite3_stmt *statement,
                               int           column)
{
  const void *data = sqlite3_column_blob (statement, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (statement, column));
}

/**
 * callboard_statement_bind_value: (skip)
 * @statement: a statement
 * @number: the number of the parameter, from 1
 * @value: a string, a #GDateTime, a 64-bit integer or a double
 */
void
callboard_statement_bind_value (sqlite3_stmt *statement,
                                int           number,
                                const GValue *value)
{
  if (G_VALUE_HOLDS_STRING (value))
    sqlite3_bind_text (statement, number, g_value_get_string (value), -1, SQLITE_TRANSIENT);
  else if (G_VALUE_HOLDS (value, G_TYPE_DATE_TIME))
    callboard_statement_bind_time (statement, number, g_value_get_boxed (value));
  else if (G_VALUE_HOLDS_INT64 (value))
    sqlite3_bind_int64 (statement, number, g_value_get_int64 (value));
  else
    sqlite3_bind_double (statement, number, g_value_get_double (value));
}

/**
 * callboard_statement_get_value: (skip)
 * @statement: a statement on a row
 * @column: the number of the column, from 0
 * @value: initialized to one of the types of callboard_statement_bind_value()
 *
 * Sets @value to the value of a column.
 *
 * Returns: whether the column has a valid value
 */
gboolean
callboard_statement_get_value (sqlite3_stmt *statement,
                               int           column,
                               GValue       *value)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return FALSE;

  if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, callboard_statement_get_text (statement, column));
  else if (G_VALUE_HOLDS (value, G_TYPE_DATE_TIME))
    g_value_take_boxed (value, callboard_statement_dup_time (statement, column));
  else if (G_VALUE_HOLDS_INT64 (value))
    g_value_set_int64 (value, sqlite3_column_int64 (statement, column));
  else
    g_value_set_double (value, sqlite3_column_double (statement, column));

  return !g_value_fits_pointer (value) || g_value_peek_pointer (value) != NULL;
}
