/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file of the history: opened when it is first needed, brought to this
 * version, kept below its limit, and set aside where it is damaged. Called in
 * worker threads by CallboardHistory.
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

  /* Held to read while a connection is used, to write while the file is
   * exchanged for another. */
  GRWLock            exchanging;
  /* Guards what follows. */
  GMutex             mutex;
  CallboardDatabase *databases[N_MODES];
  /* Once it is read without locks, nobody here may write it. */
  GError            *read_only;
  guint              generation;
  gint64             limit;
};

/**
 * callboard_history_file_new: (skip)
 * @path: the file, which need not exist, nor its folder
 *
 * Returns: (transfer full): what opens it when it is used
 */
CallboardHistoryFile *
callboard_history_file_new (const char *path)
{
  CallboardHistoryFile *self = g_new0 (CallboardHistoryFile, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_rw_lock_init (&self->exchanging);
  g_mutex_init (&self->mutex);
  self->path = g_strdup (path);
  self->limit = CALLBOARD_HISTORY_DEFAULT_LIMIT;

  return self;
}

/**
 * callboard_history_file_ref: (skip)
 * @self: the file
 *
 * Returns: (transfer full): the same
 */
CallboardHistoryFile *
callboard_history_file_ref (CallboardHistoryFile *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * callboard_history_file_unref: (skip)
 * @self: (transfer full): the file
 *
 * Closes it where nobody else holds it.
 */
void
callboard_history_file_unref (CallboardHistoryFile *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  callboard_history_file_close (self);
  g_clear_error (&self->read_only);
  g_mutex_clear (&self->mutex);
  g_rw_lock_clear (&self->exchanging);
  g_free (self->path);
  g_free (self);
}

/**
 * callboard_history_file_set_limit: (skip)
 * @self: the file
 * @limit: how large it may grow, in bytes
 */
void
callboard_history_file_set_limit (CallboardHistoryFile *self,
                                   gint64                 limit)
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

/* The history is nobody else's to read. */
static void
make_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
}

static CallboardDatabase *
open_to_write (CallboardHistoryFile  *self,
               GError                **error)
{
  g_autoptr(CallboardDatabase) database = NULL;

  make_folder (self->path);
  database = callboard_database_open (self->path, CALLBOARD_DATABASE_WRITE, error);
  if (database == NULL || !callboard_history_schema_ensure (database, error))
    return NULL;

  g_chmod (self->path, 0600);

  return g_steal_pointer (&database);
}

static gboolean
has_log (CallboardHistoryFile *self)
{
  g_autofree char *path = g_strconcat (self->path, "-wal", NULL);
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size > 0;
}

/* What may not be written can be read all the same, where it is of this
 * version and nothing waits to be written into it. */
static CallboardDatabase *
open_to_read (CallboardHistoryFile  *self,
              GError                **error)
{
  g_autoptr(CallboardDatabase) database =
    callboard_database_open (self->path,
                             self->read_only != NULL && !has_log (self) ? CALLBOARD_DATABASE_READ_IMMUTABLE
                                                                        : CALLBOARD_DATABASE_READ,
                             error);
  gint64 version;

  if (database == NULL || !callboard_database_get_integer (database, "PRAGMA user_version", &version, error))
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
                 GError                **error)
{
  CallboardDatabase **database = &self->databases[CALLBOARD_DATABASE_WRITE];

  if (*database == NULL && self->read_only != NULL)
    g_propagate_error (error, g_error_copy (self->read_only));
  else if (*database == NULL)
    *database = open_to_write (self, error);

  return *database;
}

/* Called with the mutex. */
static CallboardDatabase *
ensure_open (CallboardHistoryFile  *self,
             CallboardDatabaseMode   mode,
             GError                **error)
{
  CallboardDatabase **database = &self->databases[mode];
  g_autoptr(GError) write_error = NULL;

  if (mode == CALLBOARD_DATABASE_WRITE)
    return ensure_writable (self, error);

  if (*database != NULL)
    return *database;

  /* Who writes makes the file, and brings it up to date. */
  if (ensure_writable (self, &write_error) == NULL)
    {
      if (!g_error_matches (write_error, CALLBOARD_HISTORY_ERROR, CALLBOARD_HISTORY_ERROR_READ_ONLY))
        {
          g_propagate_error (error, g_steal_pointer (&write_error));
          return NULL;
        }
      if (self->read_only == NULL)
        self->read_only = g_steal_pointer (&write_error);
    }

  *database = open_to_read (self, error);

  return *database;
}

/**
 * callboard_history_file_close: (skip)
 * @self: the file, which nobody uses
 *
 * Closes the connections; they are opened again when they are needed.
 */
void
callboard_history_file_close (CallboardHistoryFile *self)
{
  g_mutex_lock (&self->mutex);
  /* The last one to close tidies up, which one that only reads may not. */
  g_clear_pointer (&self->databases[CALLBOARD_DATABASE_READ], callboard_database_free);
  g_clear_pointer (&self->databases[CALLBOARD_DATABASE_WRITE], callboard_database_free);
  g_mutex_unlock (&self->mutex);
}

/* --- Setting aside ---------------------------------------------------------- */

static gboolean
move (const char *path,
      const char *target,
      const char *suffix)
{
  g_autofree char *from = g_strconcat (path, suffix, NULL);
  g_autofree char *to = g_strconcat (target, suffix, NULL);

  return g_rename (from, to) == 0 || errno == ENOENT;
}

/* A damaged file is kept for whoever can make something of it. Returns what to
 * tell; NULL where another worker was quicker, or where it cannot be moved. */
static GError *
skipped_items (CallboardHistoryFile *self,
               guint                  generation,
               const GError          *reason)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%dT%H%M%S");
  g_autofree char *target = g_strdup_printf ("%s.damaged-%s-%u", self->path, time, generation);
  GError *notice = NULL;

  g_rw_lock_writer_lock (&self->exchanging);
  if (generation == self->generation)
    {
      callboard_history_file_close (self);
      if (move (self->path, target, "") && move (self->path, target, "-wal") && move (self->path, target, "-shm"))
        {
          self->generation += 1;
          notice = g_error_new (CALLBOARD_HISTORY_ERROR, CALLBOARD_HISTORY_ERROR_DAMAGED,
                                "%s (%s)", target, reason->message);
        }
    }
  g_rw_lock_writer_unlock (&self->exchanging);

  return notice;
}

/* --- The limit -------------------------------------------------------------- */

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
forget_oldest (CallboardDatabase  *database,
               gint64              limit,
               GError            **error)
{
  gint64 size;
  gint64 n_payloads;

  while (measure (database, &size, error))
    {
      if (size <= limit)
        return TRUE;
      if (!callboard_database_get_integer (database, "SELECT count(*) FROM payload", &n_payloads, error))
        return FALSE;
      /* What was kept last is kept, however large. */
      if (n_payloads <= 1)
        return TRUE;
      if (!callboard_database_exec (database,
                                   "DELETE FROM payload WHERE id ="
                                   "  (SELECT id FROM payload ORDER BY fetched_at, id LIMIT 1)", error))
        return FALSE;
    }

  return FALSE;
}

/* The room of what is forgotten goes back to the disk. */
static gboolean
keep_below_limit (CallboardHistoryFile  *self,
                  CallboardDatabase      *database,
                  GError                **error)
{
  gint64 limit = get_limit (self);
  gint64 size;

  if (!measure (database, &size, error))
    return FALSE;
  if (size <= limit)
    return TRUE;

  return callboard_database_begin (database, error) &&
         callboard_database_end (database, forget_oldest (database, limit, error), error) &&
         callboard_database_exec (database, "PRAGMA incremental_vacuum", error);
}

/* --- Using ------------------------------------------------------------------ */

static gpointer
use_once (CallboardHistoryFile  *self,
          CallboardDatabaseMode   mode,
          CallboardHistoryFunc    func,
          gpointer                data,
          guint                  *generation,
          GError                **error)
{
  CallboardDatabase *database;
  g_autoptr(GError) limit_error = NULL;
  gpointer result = NULL;

  g_rw_lock_reader_lock (&self->exchanging);
  *generation = self->generation;

  g_mutex_lock (&self->mutex);
  database = ensure_open (self, mode, error);
  g_mutex_unlock (&self->mutex);

  if (database != NULL)
    result = func (database, data, error);
  /* What was done is done, whether or not room could be made. */
  if (result != NULL && mode == CALLBOARD_DATABASE_WRITE && !keep_below_limit (self, database, &limit_error))
    g_debug ("The history could not be kept below its limit: %s", limit_error->message);

  g_rw_lock_reader_unlock (&self->exchanging);

  return result;
}

/**
 * callboard_history_file_run: (skip)
 * @self: the file
 * @mode: what for; one thread at a time may write and one may read
 * @func: what to do
 * @data: for @func
 * @notice: (out) (nullable): set where the file had to be set aside
 * @error: return location for an error
 *
 * Calls @func with the file; with a new one where the file proves damaged.
 *
 * Returns: what @func returned
 */
gpointer
callboard_history_file_run (CallboardHistoryFile  *self,
                             CallboardDatabaseMode   mode,
                             CallboardHistoryFunc    func,
                             gpointer                data,
                             GError                **notice,
                             GError                **error)
{
  g_autoptr(GError) first_error = NULL;
  guint generation;
  gpointer result = use_once (self, mode, func, data, &generation, &first_error);

  if (!g_error_matches (first_error, CALLBOARD_HISTORY_ERROR, CALLBOARD_HISTORY_ERROR_DAMAGED))
    {
      if (first_error != NULL)
        g_propagate_error (error, g_steal_pointer (&first_error));
      return result;
    }

  *notice = skipped_items (self, generation, first_error);

  return use_once (self, mode, func, data, &generation, error);
}
