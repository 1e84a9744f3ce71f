/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What ThreadSanitizer cannot see: GLib itself is not built with it, so that a
 * GTask that goes to a worker and back would look like a race. Put before every
 * file of that build, this passes a mutex that it does see at both ends. Tasks of
 * libraries, and all that our own code does without a GTask, are left as they are.
 */

#pragma once

#include <gio/gio.h>
#include <pthread.h>

/* One for all files: weak symbols are merged. */
__attribute__ ((weak)) pthread_mutex_t threads_mutex = PTHREAD_MUTEX_INITIALIZER;
__attribute__ ((weak)) GHashTable *threads_functions;

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
