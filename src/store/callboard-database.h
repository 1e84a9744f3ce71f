/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An SQLite connection; see callboard-database.c.
 */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * CallboardDatabase:
 *
 * An SQLite connection. All functions block, so it must only be used in worker threads, one
 * at a time.
 */
typedef struct _CallboardDatabase CallboardDatabase;

/**
 * CallboardDatabaseMode:
 * @CALLBOARD_DATABASE_WRITE: for writing; creates the file if there is none
 * @CALLBOARD_DATABASE_READ: for reading
 * @CALLBOARD_DATABASE_READ_IMMUTABLE: for reading files that are not written, without a lock
 *   file, for folders that are not writable
 *
 * The mode of a connection.
 */
typedef enum
{
  CALLBOARD_DATABASE_WRITE,
  CALLBOARD_DATABASE_READ,
  CALLBOARD_DATABASE_READ_IMMUTABLE,
} CallboardDatabaseMode;

CallboardDatabase *callboard_database_open          (const char             *path,
                                                     CallboardDatabaseMode   mode,
                                                     GError                **error);
void               callboard_database_free          (CallboardDatabase      *self);
void               callboard_database_set_cancellable (CallboardDatabase    *self,
                                                       GCancellable         *cancellable);
gboolean           callboard_database_exec          (CallboardDatabase      *self,
                                                     const char             *statements,
                                                     GError                **error);
sqlite3_stmt      *callboard_database_prepare       (CallboardDatabase      *self,
                                                     const char             *statement,
                                                     GError                **error);
int                callboard_database_step          (CallboardDatabase      *self,
                                                     sqlite3_stmt           *statement,
                                                     GError                **error);
gboolean           callboard_database_run_statement (CallboardDatabase      *self,
                                                     sqlite3_stmt           *statement,
                                                     GError                **error);
gboolean           callboard_database_begin         (CallboardDatabase      *self,
                                                     GError                **error);
gboolean           callboard_database_end           (CallboardDatabase      *self,
                                                     gboolean                success,
                                                     GError                **error);
gboolean           callboard_database_get_integer   (CallboardDatabase      *self,
                                                     const char             *statement,
                                                     gint64                 *value,
                                                     GError                **error);
gboolean           callboard_database_check         (CallboardDatabase      *self,
                                                     GError                **error);

void        callboard_statement_bind_text  (sqlite3_stmt *statement,
                                            int           number,
                                            const char   *text);
void        callboard_statement_bind_time  (sqlite3_stmt *statement,
                                            int           number,
                                            GDateTime    *time);
void        callboard_statement_bind_bytes (sqlite3_stmt *statement,
                                            int           number,
                                            GBytes       *bytes);
void        callboard_statement_bind_value (sqlite3_stmt *statement,
                                            int           number,
                                            const GValue *value);
const char *callboard_statement_get_text   (sqlite3_stmt *statement,
                                            int           column);
GDateTime  *callboard_statement_dup_time   (sqlite3_stmt *statement,
                                            int           column);
GBytes     *callboard_statement_dup_bytes  (sqlite3_stmt *statement,
                                            int           column);
gboolean    callboard_statement_get_value  (sqlite3_stmt *statement,
                                            int           column,
                                            GValue       *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardDatabase, callboard_database_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

G_END_DECLS
