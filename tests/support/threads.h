/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes the synchronization of GLib visible to ThreadSanitizer. As GLib is not built with
 * it, every GTask that runs in a worker looks like a race, and so does data guarded by a
 * GMutex, pushed to a GThreadPool or passed to an idle source. This header is included
 * before every file of that build and locks an instrumented mutex at both ends. It does
 * not affect calls inside libraries.
 */

#pragma once

#include <gio/gio.h>
#include <pthread.h>

/* Weak, so that all files share one. */
__attribute__ ((weak)) pthread_mutex_t threads_mutex = PTHREAD_MUTEX_INITIALIZER;
__attribute__ ((weak)) GHashTable *threads_functions;

/* Called by ThreadSanitizer. GLib frees the data of a task without a result after its worker
 * has finished. */
const char *__tsan_default_suppressions (void);

__attribute__ ((weak)) const char *
__tsan_default_suppressions (void)
{
  return "race:trim_data_free\n";
}

static inline void
threads_synchronize (void)
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
  threads_synchronize ();
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
#define g_task_return_pointer(task, result, destroy) (threads_synchronize (), g_task_return_pointer (task, result, destroy))
#define g_task_return_error(task, error) (threads_synchronize (), g_task_return_error (task, error))
#define g_task_propagate_pointer(task, error) (threads_synchronize (), g_task_propagate_pointer (task, error))
#define g_task_get_task_data(task) (threads_synchronize (), g_task_get_task_data (task))

#define g_mutex_lock(mutex) (g_mutex_lock (mutex), threads_synchronize ())
#define g_mutex_unlock(mutex) (threads_synchronize (), g_mutex_unlock (mutex))
#define g_thread_pool_push(pool, data, error) (threads_synchronize (), g_thread_pool_push (pool, data, error))
#define g_idle_source_new() (threads_synchronize (), g_idle_source_new ())
#define g_source_attach(source, context) (threads_synchronize (), g_source_attach (source, context))
#define g_task_get_source_object(task) (threads_synchronize (), g_task_get_source_object (task))
#define g_rw_lock_reader_lock(lock) (g_rw_lock_reader_lock (lock), threads_synchronize ())
#define g_rw_lock_reader_unlock(lock) (threads_synchronize (), g_rw_lock_reader_unlock (lock))
#define g_rw_lock_writer_lock(lock) (g_rw_lock_writer_lock (lock), threads_synchronize ())
#define g_rw_lock_writer_unlock(lock) (threads_synchronize (), g_rw_lock_writer_unlock (lock))
