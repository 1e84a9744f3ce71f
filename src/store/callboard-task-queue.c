/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps asynchronous operations on the same thing in their order. Used by
 * CallboardAccountStore: a token that is stored while the former one is still being deleted
 * would be deleted, too.
 */

#include "config.h"

#include "callboard-task-queue.h"

struct _CallboardTaskQueue
{
  /* The entries of each key; the first is running. */
  GHashTable *queues;
};

typedef struct
{
  GTask             *task;
  CallboardTaskFunc  func;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->task);
  g_free (entry);
}

static void
entries_free (gpointer data)
{
  g_queue_free_full (data, entry_free);
}

/**
 * callboard_task_queue_new:
 *
 * Returns: (transfer full): a queue without tasks
 */
CallboardTaskQueue *
callboard_task_queue_new (void)
{
  CallboardTaskQueue *self = g_new0 (CallboardTaskQueue, 1);

  self->queues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entries_free);

  return self;
}

/**
 * callboard_task_queue_free:
 * @self: (transfer full): a queue
 *
 * Frees a queue.
 */
void
callboard_task_queue_free (CallboardTaskQueue *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->queues);
  g_free (self);
}

/**
 * callboard_task_queue_run:
 * @self: a queue
 * @key: what the task works on
 * @task: a task
 * @func: starts the task
 *
 * Starts a task, at once or as soon as those before it have ended.
 */
void
callboard_task_queue_run (CallboardTaskQueue *self,
                          const char         *key,
                          GTask              *task,
                          CallboardTaskFunc   func)
{
  GQueue *entries;
  Entry *entry;

  g_return_if_fail (self != NULL);
  g_return_if_fail (key != NULL);
  g_return_if_fail (G_IS_TASK (task));

  entries = g_hash_table_lookup (self->queues, key);
  if (entries == NULL)
    {
      entries = g_queue_new ();
      g_hash_table_insert (self->queues, g_strdup (key), entries);
    }

  entry = g_new0 (Entry, 1);
  entry->task = g_object_ref (task);
  entry->func = func;
  g_queue_push_tail (entries, entry);
  if (entries->length == 1)
    func (task);
}

/**
 * callboard_task_queue_end:
 * @self: a queue
 * @key: the key of the task that has ended
 *
 * Starts the next task with the same key, if any.
 */
void
callboard_task_queue_end (CallboardTaskQueue *self,
                          const char         *key)
{
  GQueue *entries;
  Entry *next;

  g_return_if_fail (self != NULL);
  g_return_if_fail (key != NULL);

  entries = g_hash_table_lookup (self->queues, key);
  g_return_if_fail (entries != NULL);

  entry_free (g_queue_pop_head (entries));
  next = g_queue_peek_head (entries);
  if (next != NULL)
    next->func (next->task);
  else
    g_hash_table_remove (self->queues, key);
}
