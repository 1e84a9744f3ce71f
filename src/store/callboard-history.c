/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The history: saves the data loaded from the server. This file has the worker threads,
 * error reporting and deletion; saving and loading are in callboard-history-list.c, -runs.c
 * and -payloads.c, searching in callboard-history-search.c and -desktop-search.c. Used by
 * CallboardAccountHistory.
 */

#include "config.h"

#include "callboard-history-error.h"
#include "callboard-history-file.h"
#include "callboard-history-maintenance.h"
#include "callboard-history-private.h"
#include "callboard-profiler-marks.h"

#define N_MODES (CALLBOARD_DATABASE_READ + 1)

/**
 * CallboardHistory:
 *
 * A persistent cache of everything loaded from the server, for all accounts, in one SQLite
 * file. `problem` is the error that prevents saving, or %NULL. `indexing` is whether data of
 * an earlier version is still being indexed, so that a search does not find everything yet.
 *
 * The functions do not block: one worker thread writes and another one reads.
 */
struct _CallboardHistory
{
  GObject                parent_instance;

  CallboardHistoryFile  *file;
  GThreadPool           *pools[N_MODES];
  GError                *problem;
  gboolean               is_checked;
  gboolean               is_indexing;
};

G_DEFINE_FINAL_TYPE (CallboardHistory, callboard_history, G_TYPE_OBJECT)

enum
{
  PROP_PROBLEM = 1,
  PROP_INDEXING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* A job of a worker and its result. The worker does not touch the task, because its objects
 * belong to the main thread. */
typedef struct
{
  CallboardHistoryFile  *file;
  CallboardDatabaseMode  mode;
  CallboardHistoryFunc   func;
  gpointer               data;
  GDestroyNotify         result_free;
  GTask                 *task;
  gboolean               is_maintenance;

  gpointer               result;
  GError                *notice;
  GError                *error;
} Job;

static void
job_free (Job *job)
{
  g_clear_pointer (&job->file, callboard_history_file_unref);
  g_clear_error (&job->notice);
  g_clear_error (&job->error);
  if (job->result != NULL && job->result_free != NULL)
    job->result_free (job->result);
  g_object_unref (job->task);
  g_free (job);
}

static void
callboard_history_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CallboardHistory *self = CALLBOARD_HISTORY (object);

  switch (property_id)
    {
    case PROP_PROBLEM:
      g_value_set_boxed (value, self->problem);
      break;
    case PROP_INDEXING:
      g_value_set_boolean (value, self->is_indexing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_history_finalize (GObject *object)
{
  CallboardHistory *self = CALLBOARD_HISTORY (object);

  callboard_history_close (self);
  g_clear_pointer (&self->file, callboard_history_file_unref);
  g_clear_error (&self->problem);

  G_OBJECT_CLASS (callboard_history_parent_class)->finalize (object);
}

static void
callboard_history_class_init (CallboardHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = callboard_history_get_property;
  object_class->finalize = callboard_history_finalize;

  properties[PROP_PROBLEM] =
    g_param_spec_boxed ("problem", NULL, NULL, G_TYPE_ERROR,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_INDEXING] =
    g_param_spec_boolean ("indexing", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
set_problem (CallboardHistory *self,
             const GError     *problem)
{
  gboolean is_same = (problem == NULL && self->problem == NULL) ||
                     (problem != NULL && self->problem != NULL &&
                      g_error_matches (self->problem, problem->domain, problem->code));

  if (is_same)
    return;

  g_clear_error (&self->problem);
  self->problem = problem != NULL ? g_error_copy (problem) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/* --- Workers ---------------------------------------------------------------- */

/* Only errors of saving and a replaced file are problems, until something is saved; data
 * that cannot be loaded is loaded from the server. */
static void
update_problem (CallboardHistory *self,
                const Job        *job)
{
  if (job->notice != NULL)
    set_problem (self, job->notice);
  else if (job->mode == CALLBOARD_DATABASE_WRITE && (job->error != NULL || !job->is_maintenance))
    set_problem (self, job->error);
}

static gboolean
callboard_history_complete_job (gpointer user_data)
{
  Job *job = user_data;
  CallboardHistory *self = g_task_get_source_object (job->task);

  update_problem (self, job);
  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->result_free);

  return G_SOURCE_REMOVE;
}

static void
callboard_history_run_job (gpointer data,
                           gpointer user_data)
{
  Job *job = data;
  g_autoptr(GSource) source = g_idle_source_new ();
  gint64 begin = callboard_profiler_marks_begin ();

  job->result = callboard_history_file_run (job->file, job->mode, job->func, job->data,
                                            &job->notice, &job->error);
  callboard_profiler_marks_end (begin, job->mode == CALLBOARD_DATABASE_WRITE ? "store" : "load",
                                0);

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_static_name (source, "[callboard] history");
  g_source_set_callback (source, callboard_history_complete_job, job, (GDestroyNotify) job_free);
  g_source_attach (source, g_task_get_context (job->task));
}

/**
 * callboard_history_queue_unchecked: (skip)
 * @self: a history
 * @mode: the mode of the connection for @func
 * @func: called in a worker thread, after earlier jobs of the same mode
 * @data: (nullable): data for @func
 * @data_free: (nullable): frees @data
 * @result_free: (nullable): frees the result of @func
 * @cancellable: (nullable): a #GCancellable
 * @callback: (nullable): called when the operation is complete, with a #GTask
 * @user_data: data for @callback
 *
 * Queues a job. Its task returns the result of @func.
 */
void
callboard_history_queue_unchecked (CallboardHistory      *self,
                                   CallboardDatabaseMode  mode,
                                   CallboardHistoryFunc   func,
                                   gpointer               data,
                                   GDestroyNotify         data_free,
                                   GDestroyNotify         result_free,
                                   GCancellable          *cancellable,
                                   GAsyncReadyCallback    callback,
                                   gpointer               user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job;

  g_task_set_source_tag (task, func);
  g_task_set_task_data (task, data, data_free);
  if (self->pools[mode] == NULL)
    {
      g_task_return_new_error_literal (task, CALLBOARD_HISTORY_ERROR,
                                       CALLBOARD_HISTORY_ERROR_FAILED,
                                       "The history is closed");
      g_object_unref (task);
      return;
    }

  job = g_new0 (Job, 1);
  job->file = callboard_history_file_ref (self->file);
  job->mode = mode;
  job->func = func;
  job->data = data;
  job->result_free = result_free;
  job->task = task;
  job->is_maintenance = callboard_history_is_maintenance (func);
  g_thread_pool_push (self->pools[mode], job, NULL);
}

/**
 * callboard_history_set_indexing: (skip)
 * @self: a history
 * @is_indexing: whether data of an earlier version is being indexed
 *
 * Called by callboard-history-maintenance.c.
 */
void
callboard_history_set_indexing (CallboardHistory *self,
                                gboolean          is_indexing)
{
  if (self->is_indexing == is_indexing)
    return;

  self->is_indexing = is_indexing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INDEXING]);
}

/**
 * callboard_history_queue: (skip)
 *
 * Like callboard_history_queue_unchecked(), but the first job also queues the maintenance of
 * the file.
 */
void
callboard_history_queue (CallboardHistory      *self,
                         CallboardDatabaseMode  mode,
                         CallboardHistoryFunc   func,
                         gpointer               data,
                         GDestroyNotify         data_free,
                         GDestroyNotify         result_free,
                         GCancellable          *cancellable,
                         GAsyncReadyCallback    callback,
                         gpointer               user_data)
{
  gboolean is_first = !self->is_checked;

  self->is_checked = TRUE;
  callboard_history_queue_unchecked (self, mode, func, data, data_free, result_free,
                                     cancellable, callback, user_data);
  if (is_first)
    callboard_history_start_maintenance (self);
}

static gpointer
do_nothing (CallboardDatabase  *database,
            gpointer            data,
            GError            **error)
{
  return CALLBOARD_HISTORY_RESULT (TRUE);
}

/**
 * callboard_history_prepare:
 * @self: a history
 *
 * Opens the file in its worker, so that the first load does not have to wait for it.
 */
void
callboard_history_prepare (CallboardHistory *self)
{
  g_return_if_fail (CALLBOARD_IS_HISTORY (self));

  callboard_history_queue_unchecked (self, CALLBOARD_DATABASE_READ, do_nothing, NULL, NULL,
                                     NULL, NULL, NULL, NULL);
}

/**
 * callboard_history_new:
 * @path: the path of the file, created on first use
 *
 * Returns: (transfer full): a history
 */
CallboardHistory *
callboard_history_new (const char *path)
{
  CallboardHistory *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (CALLBOARD_TYPE_HISTORY, NULL);
  self->file = callboard_history_file_new (path);
  for (guint mode = 0; mode < N_MODES; mode++)
    self->pools[mode] = g_thread_pool_new_full (callboard_history_run_job, NULL,
                                                (GDestroyNotify) job_free, 1, FALSE, NULL);

  return self;
}

static void
callboard_history_init (CallboardHistory *self)
{
}

/**
 * callboard_history_dup_default_path:
 *
 * Returns: (transfer full) (type filename): the path of the user's history
 */
char *
callboard_history_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "callboard", "history.sqlite", NULL);
}

/**
 * callboard_history_close:
 * @self: a history
 *
 * Waits until everything is saved, and closes the file. Blocks: for use before the process
 * exits.
 */
void
callboard_history_close (CallboardHistory *self)
{
  g_return_if_fail (CALLBOARD_IS_HISTORY (self));

  for (guint mode = 0; mode < N_MODES; mode++)
    if (self->pools[mode] != NULL)
      g_thread_pool_free (g_steal_pointer (&self->pools[mode]), FALSE, TRUE);
  callboard_history_file_close (self->file);
}

/**
 * callboard_history_get_problem:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): the error that prevents saving
 */
const GError *
callboard_history_get_problem (CallboardHistory *self)
{
  g_return_val_if_fail (CALLBOARD_IS_HISTORY (self), NULL);

  return self->problem;
}

/**
 * callboard_history_get_indexing:
 * @self: a history
 *
 * Returns: whether a search does not find everything yet, because data of an earlier version
 *   is being indexed
 */
gboolean
callboard_history_get_indexing (CallboardHistory *self)
{
  g_return_val_if_fail (CALLBOARD_IS_HISTORY (self), FALSE);

  return self->is_indexing;
}

/**
 * callboard_history_set_limit:
 * @self: a history
 * @limit: the maximum size of the file in bytes
 *
 * Sets the size limit. The next save deletes the oldest data above it.
 */
void
callboard_history_set_limit (CallboardHistory *self,
                             gint64            limit)
{
  g_return_if_fail (CALLBOARD_IS_HISTORY (self));

  callboard_history_file_set_limit (self->file, limit);
}

/* --- Deletion and size ------------------------------------------------------- */

static gboolean
clear_table (CallboardDatabase  *database,
             const char         *table,
             const char         *account,
             GError            **error)
{
  g_autofree char *text = g_strdup_printf ("DELETE FROM %s WHERE ?1 IS NULL OR account = ?1", table);
  g_autoptr(sqlite3_stmt) statement = callboard_database_prepare (database, text, error);

  if (statement == NULL)
    return FALSE;

  callboard_statement_bind_text (statement, 1, account);

  return callboard_database_run_statement (database, statement, error);
}

static gboolean
clear_tables (CallboardDatabase  *database,
              const char         *account,
              GError            **error)
{
  static const char *const tables[] = { "payload", "run", "list", "plan", "verdict" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!clear_table (database, tables[i], account, error))
      return FALSE;

  return TRUE;
}

/* Removes all traces of the deleted data: from the search index, free pages and the
 * write-ahead log. */
static gpointer
clear (CallboardDatabase  *database,
       gpointer            data,
       GError            **error)
{
  gboolean cleared =
    callboard_database_begin (database, error) &&
    callboard_database_end (database, clear_tables (database, data, error), error) &&
    callboard_database_exec (database,
                            "INSERT INTO search (search) VALUES ('rebuild');"
                            "INSERT INTO transcript_search (transcript_search) VALUES ('rebuild');"
                            "VACUUM;"
                            "PRAGMA wal_checkpoint (TRUNCATE);", error);

  return CALLBOARD_HISTORY_RESULT (cleared);
}

/**
 * callboard_history_clear_async:
 * @self: a history
 * @account: (nullable): the account ID; %NULL for all accounts
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete; it calls
 *   callboard_history_write_finish()
 * @user_data: data for @callback
 *
 * Deletes the data of one account, or all data.
 */
void
callboard_history_clear_async (CallboardHistory    *self,
                               const char          *account,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (CALLBOARD_IS_HISTORY (self));

  callboard_history_queue (self, CALLBOARD_DATABASE_WRITE, clear, g_strdup (account), g_free,
                           NULL, cancellable, callback, user_data);
}

/**
 * callboard_history_write_finish:
 * @self: a history
 * @result: the #GAsyncResult of a function that saves or clears
 * @error: return location for a %CALLBOARD_HISTORY_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it succeeded: saved data survives a crash of the process
 */
gboolean
callboard_history_write_finish (CallboardHistory  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

static gpointer
get_size (CallboardDatabase  *database,
          gpointer            data,
          GError            **error)
{
  gint64 *size = g_new0 (gint64, 1);

  if (callboard_database_get_integer (database,
                                      "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
                                      size, error))
    return size;

  g_free (size);
  return NULL;
}

/**
 * callboard_history_get_size_async:
 * @self: a history
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Gets the size of the file.
 */
void
callboard_history_get_size_async (CallboardHistory    *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (CALLBOARD_IS_HISTORY (self));

  callboard_history_queue (self, CALLBOARD_DATABASE_READ, get_size, NULL, NULL, g_free,
                           cancellable, callback, user_data);
}

/**
 * callboard_history_get_size_finish:
 * @self: a history
 * @result: the #GAsyncResult
 * @error: return location for a %CALLBOARD_HISTORY_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: the size in bytes, or -1 on error
 */
gint64
callboard_history_get_size_finish (CallboardHistory  *self,
                                   GAsyncResult      *result,
                                   GError           **error)
{
  g_autofree gint64 *size = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  size = g_task_propagate_pointer (G_TASK (result), error);

  return size != NULL ? *size : -1;
}
