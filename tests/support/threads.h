/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What ThreadSanitizer cannot see: GLib itself is not built with it, so that a
 * GTask that goes to a worker and back would look like a race, and so would what a
 * GMutex guards, what a GThreadPool is given and what an idle source brings back.
 * Put before every file of that build, this passes a mutex that it does see at both
 * ends. What libraries do among themselves is left as it is.
 */

#pragma once

#include <gio/gio.h>
#include <pthread.h>

/* One for all files: weak symbols are merged. */
__attribute__ ((weak)) pthread_mutex_t threads_mutex = PTHREAD_MUTEX_INITIALIZER;
__attribute__ ((weak)) GHashTable *threads_functions;

/* The data of a task without a result is freed by GLib alone, once its worker is
 * through. ThreadSanitizer asks for this function. */
const char *__tsan_default_suppressions (void);

__attribute__ ((weak)) const char *
__tsan_default_suppressions (void)
{
  return "race:trim_data_free\n";
}

static inline void
threads_meet (void)
{
  pthread_mutex_lock (&threads_mutex);
  pthread_mutex_unlock (&threads_mutex);
}

static inline void
threads_run (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GTaskThreadFunc func;

  pthread_mutex_lock (&threads_mutex);
  func = (GTaskThreadFunc) g_hash_table_lookup (threads_functions, task);
  g_hash_table_remove (threads_functions, task);
  pthread_mutex_unlock (&threads_mutex);
  func (task, source_object, task_data, cancellable);
  threads_meet ();
}

static inline void
threads_run_in_thread (GTask           *task,
                       GTaskThreadFunc  func)
{
  pthread_mutex_lock (&threads_mutex);
  if (threads_functions == NULL)
    threads_functions = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (threads_functions, task, (gpointer) func);
  pthread_mutex_unlock (&threads_mutex);
  g_task_run_in_thread (task, threads_run);
}

#define g_task_run_in_thread(task, func) threads_run_in_thread (task, func)
#define g_task_return_pointer(task, result, destroy) (threads_meet (), g_task_return_pointer (task, result, destroy))
#define g_task_return_error(task, error) (threads_meet (), g_task_return_error (task, error))
#define g_task_propagate_pointer(task, error) (threads_meet (), g_task_propagate_pointer (task, error))
#define g_task_get_task_data(task) (threads_meet (), g_task_get_task_data (task))

#define g_mutex_lock(mutex) (g_mutex_lock (mutex), threads_meet ())
#define g_mutex_unlock(mutex) (threads_meet (), g_mutex_unlock (mutex))
#define g_thread_pool_push(pool, data, error) (threads_meet (), g_thread_pool_push (pool, data, error))
#define g_idle_source_new() (threads_meet (), g_idle_source_new ())
#define g_source_attach(source, context) (threads_meet (), g_source_attach (source, context))
#define g_task_get_source_object(task) (threads_meet (), g_task_get_source_object (task))
#define g_rw_lock_reader_lock(lock) (g_rw_lock_reader_lock (lock), threads_meet ())
#define g_rw_lock_reader_unlock(lock) (threads_meet (), g_rw_lock_reader_unlock (lock))
#define g_rw_lock_writer_lock(lock) (g_rw_lock_writer_lock (lock), threads_meet ())
#define g_rw_lock_writer_unlock(lock) (threads_meet (), g_rw_lock_writer_unlock (lock))
