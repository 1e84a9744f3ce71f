/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file of the history: opens and migrates it on first use, enforces its size limit, and
 * moves it aside if it is damaged. Called in worker threads by CallboardHistory.
 */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "callboard-history-error.h"
#include "callboard-history-file.h"
#include "callboard-history-schema.h"

#define N_MODES (CALLBOARD_DATABASE_READ + 1)

struct _CallboardHistoryFile
{
  gatomicrefcount    ref_count;
  char              *path;

  /* Read-locked while a connection is used, write-locked while a damaged file is
   * replaced. */
  GRWLock            replace_lock;
  /* Protects the following fields. */
  GMutex             mutex;
  CallboardDatabase *databases[N_MODES];
  /* Set if the file is opened without locks; it must not be written from then on. */
  GError            *read_only;
  /* Counts how often the file was replaced. */
  guint              generation;
  gint64             limit;
};

/**
 * callboard_history_file_new: (skip)
 * @path: the path of the file; neither it nor its folder needs to exist
 *
 * Returns: (transfer full): a history file, opened on first use
 */
CallboardHistoryFile *
callboard_history_file_new (const char *path)
{
  CallboardHistoryFile *self = g_new0 (CallboardHistoryFile, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_rw_lock_init (&self->replace_lock);
  g_mutex_init (&self->mutex);
  self->path = g_strdup (path);
  self->limit = CALLBOARD_HISTORY_DEFAULT_LIMIT;

  return self;
}

/**
 * callboard_history_file_ref: (skip)
 * @self: a history file
 *
 * Returns: (transfer full): @self
 */
CallboardHistoryFile *
callboard_history_file_ref (CallboardHistoryFile *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * callboard_history_file_unref: (skip)
 * @self: (transfer full): a history file
 *
 * Releases a reference, and closes the file with the last one.
 */
void
callboard_history_file_unref (CallboardHistoryFile *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  callboard_history_file_close (self);
  g_clear_error (&self->read_only);
  g_mutex_clear (&self->mutex);
  g_rw_lock_clear (&self->replace_lock);
  g_free (self->path);
  g_free (self);
}

/**
 * callboard_history_file_set_limit: (skip)
 * @self: a history file
 * @limit: the maximum size in bytes
 */
void
callboard_history_file_set_limit (CallboardHistoryFile *self,
                                  gint64                limit)
{
  g_mutex_lock (&self->mutex);
  self->limit = limit;
  g_mutex_unlock (&self->mutex);
}

static gint64
get_limit (CallboardHistoryFile *self)
{
  gint64 limit;

  g_mutex_lock (&self->mutex);
  limit = self->limit;
  g_mutex_unlock (&self->mutex);

  return limit;
}

/* --- Opening ---------------------------------------------------------------- */

/* Only readable by the user. */
static void
create_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
}

static CallboardDatabase *
open_for_writing (CallboardHistoryFile  *self,
                  GError               **error)
{
  g_autoptr(CallboardDatabase) database = NULL;

  create_folder (self->path);
  database = callboard_database_open (self->path, CALLBOARD_DATABASE_WRITE, error);
  if (database == NULL || !callboard_history_schema_ensure (database, error))
    return NULL;

  g_chmod (self->path, 0600);

  return g_steal_pointer (&database);
}

static gboolean
has_wal (CallboardHistoryFile *self)
{
  g_autofree char *path = g_strconcat (self->path, "-wal", NULL);
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size > 0;
}

/* A read-only file can be read if its schema is current. Without a write-ahead log, it is
 * opened as immutable, because no lock file can be created. */
static CallboardDatabase *
open_for_reading (CallboardHistoryFile  *self,
                  GError               **error)
{
  g_autoptr(CallboardDatabase) database =
    callboard_database_open (self->path,
                             self->read_only != NULL && !has_wal (self) ? CALLBOARD_DATABASE_READ_IMMUTABLE
                                                                        : CALLBOARD_DATABASE_READ,
                             error);
  gint64 version;

  if (database == NULL || !callboard_database_get_integer (database, "PRAGMA user_version",
                                                           &version, error))
    return NULL;

  if (version != callboard_history_schema_get_version ())
    {
      g_set_error (error, CALLBOARD_HISTORY_ERROR, CALLBOARD_HISTORY_ERROR_READ_ONLY,
                   "%s: version %" G_GINT64_FORMAT " cannot be brought up to date", self->path, version);
      return NULL;
    }

  return g_steal_pointer (&database);
}

/* Called with the mutex. */
static CallboardDatabase *
ensure_writable (CallboardHistoryFile  *self,
                 GError               **error)
{
  CallboardDatabase **database = &self->databases[CALLBOARD_DATABASE_WRITE];

  if (*database == NULL && self->read_only != NULL)
    g_propagate_error (error, g_error_copy (self->read_only));
  else if (*database == NULL)
    *database = open_for_writing (self, error);

  return *database;
}

/* Called with the mutex. */
static CallboardDatabase *
ensure_open (CallboardHistoryFile   *self,
             CallboardDatabaseMode   mode,
             GError                **error)
{
  CallboardDatabase **database = &self->databases[mode];
  g_autoptr(GError) write_error = NULL;

  if (mode == CALLBOARD_DATABASE_WRITE)
    return ensure_writable (self, error);

  if (*database != NULL)
    return *database;

  /* The writing connection creates and migrates the file. */
  if (ensure_writable (self, &write_error) == NULL)
    {
      if (!g_error_matches (write_error, CALLBOARD_HISTORY_ERROR,
                            CALLBOARD_HISTORY_ERROR_READ_ONLY))
        {
          g_propagate_error (error, g_steal_pointer (&write_error));
          return NULL;
        }
      if (self->read_only == NULL)
        self->read_only = g_steal_pointer (&write_error);
    }

  *database = open_for_reading (self, error);

  return *database;
}

/**
 * callboard_history_file_close: (skip)
 * @self: a history file that is not in use
 *
 * Closes the connections; they are opened again on the next use.
 */
void
callboard_history_file_close (CallboardHistoryFile *self)
{
  g_mutex_lock (&self->mutex);
  /* The last connection to close removes the log, which a read-only one cannot. */
  g_clear_pointer (&self->databases[CALLBOARD_DATABASE_READ], callboard_database_free);
  g_clear_pointer (&self->databases[CALLBOARD_DATABASE_WRITE], callboard_database_free);
  g_mutex_unlock (&self->mutex);
}

/* --- Damage ----------------------------------------------------------------- */

static gboolean
move (const char *path,
      const char *target,
      const char *suffix)
{
  g_autofree char *from = g_strconcat (path, suffix, NULL);
  g_autofree char *to = g_strconcat (target, suffix, NULL);

  return g_rename (from, to) == 0 || errno == ENOENT;
}

/* Renames a damaged file, so that its data can still be recovered. Returns an error for
 * the user; NULL if another worker has already replaced the file, or renaming failed. */
static GError *
move_aside (CallboardHistoryFile *self,
            guint                 generation,
            const GError         *damage)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%dT%H%M%S");
  g_autofree char *target = g_strdup_printf ("%s.damaged-%s-%u", self->path, time, generation);
  GError *notice = NULL;

  g_rw_lock_writer_lock (&self->replace_lock);
  if (generation == self->generation)
    {
      callboard_history_file_close (self);
      if (move (self->path, target, "") &&
          move (self->path, target, "-wal") &&
          move (self->path, target, "-shm"))
        {
          self->generation += 1;
          notice = g_error_new (CALLBOARD_HISTORY_ERROR, CALLBOARD_HISTORY_ERROR_DAMAGED,
                                "%s (%s)", target, damage->message);
        }
    }
  g_rw_lock_writer_unlock (&self->replace_lock);

  return notice;
}

/* --- Size limit ------------------------------------------------------------- */

static gboolean
measure (CallboardDatabase  *database,
         gint64             *size,
         GError            **error)
{
  return callboard_database_get_integer (database,
    "SELECT (page_count - freelist_count) * page_size"
    "  FROM pragma_page_count, pragma_freelist_count, pragma_page_size", size, error);
}

static gboolean
delete_oldest (CallboardDatabase  *database,
               gint64              limit,
               GError            **error)
{
  gint64 size;
  gint64 n_payloads;

  while (measure (database, &size, error))
    {
      if (size <= limit)
        return TRUE;
      if (!callboard_database_get_integer (database, "SELECT count(*) FROM payload", &n_payloads,
                                           error))
        return FALSE;
      /* Always keep the latest payload. */
      if (n_payloads <= 1)
        return TRUE;
      if (!callboard_database_exec (database,
                                   "DELETE FROM payload WHERE id ="
                                   "  (SELECT id FROM payload ORDER BY fetched_at, id LIMIT 1)", error))
        return FALSE;
    }

  return FALSE;
}

/* Deletes the oldest payloads and shrinks the file. */
static gboolean
enforce_limit (CallboardHistoryFile  *self,
               CallboardDatabase     *database,
               GError               **error)
{
  gint64 limit = get_limit (self);
  gint64 size;

  if (!measure (database, &size, error))
    return FALSE;
  if (size <= limit)
    return TRUE;

  return callboard_database_begin (database, error) &&
         callboard_database_end (database, delete_oldest (database, limit, error), error) &&
         callboard_database_exec (database, "PRAGMA incremental_vacuum", error);
}

/* --- Use -------------------------------------------------------------------- */

static gpointer
run_once (CallboardHistoryFile   *self,
          CallboardDatabaseMode   mode,
          CallboardHistoryFunc    func,
          gpointer                data,
          guint                  *generation,
          GError                **error)
{
  CallboardDatabase *database;
  g_autoptr(GError) limit_error = NULL;
  gpointer result = NULL;

  g_rw_lock_reader_lock (&self->replace_lock);
  *generation = self->generation;

  g_mutex_lock (&self->mutex);
  database = ensure_open (self, mode, error);
  g_mutex_unlock (&self->mutex);

  if (database != NULL)
    result = func (database, data, error);
  /* The operation has succeeded even if the limit cannot be enforced. */
  if (result != NULL && mode == CALLBOARD_DATABASE_WRITE && !enforce_limit (self, database,
                                                                            &limit_error))
    g_debug ("Cannot enforce the size limit of the history: %s", limit_error->message);

  g_rw_lock_reader_unlock (&self->replace_lock);

  return result;
}

/**
 * callboard_history_file_run: (skip)
 * @self: a history file
 * @mode: the mode; one thread at a time may write and one may read
 * @func: called with a connection
 * @data: data for @func
 * @notice: (out) (nullable): an error if the file was damaged and replaced
 * @error: return location for an error
 *
 * Calls @func with a connection. If the file turns out to be damaged, replaces it and calls
 * @func again.
 *
 * Returns: the result of @func
 */
gpointer
callboard_history_file_run (CallboardHistoryFile   *self,
                            CallboardDatabaseMode   mode,
                            CallboardHistoryFunc    func,
                            gpointer                data,
                            GError                **notice,
                            GError                **error)
{
  g_autoptr(GError) first_error = NULL;
  guint generation;
  gpointer result = run_once (self, mode, func, data, &generation, &first_error);

  if (!g_error_matches (first_error, CALLBOARD_HISTORY_ERROR, CALLBOARD_HISTORY_ERROR_DAMAGED))
    {
      if (first_error != NULL)
        g_propagate_error (error, g_steal_pointer (&first_error));
      return result;
    }

  *notice = move_aside (self, generation, first_error);

  return run_once (self, mode, func, data, &generation, error);
}
