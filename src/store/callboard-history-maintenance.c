/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happens once to each history file after it is opened, in the background: its check for
 * damage, and indexing what an earlier version of Callboard has saved.
 */

#include "config.h"

#include "callboard-history-index.h"
#include "callboard-history-maintenance.h"

/* A result of index_part(), beside success. */
#define HAS_MORE GINT_TO_POINTER (2)

static gpointer
check_file (CallboardDatabase  *database,
            gpointer            data,
            GError            **error)
{
  return CALLBOARD_HISTORY_RESULT (callboard_database_check (database, error));
}

static gpointer
index_part (CallboardDatabase  *database,
            gpointer            data,
            GError            **error)
{
  gboolean has_more = FALSE;

  if (!callboard_history_has_pending (database, &has_more, error))
    return NULL;
  if (!has_more)
    return CALLBOARD_HISTORY_RESULT (TRUE);

  if (!callboard_database_begin (database, error) ||
      !callboard_database_end (database, callboard_history_index_pending (database, &has_more, error),
                               error))
    return NULL;

  return has_more ? HAS_MORE : CALLBOARD_HISTORY_RESULT (TRUE);
}

static void queue_index_part (CallboardHistory *self);

/* Other jobs run between two parts. What is not indexed after an error, or when the history
 * is closed, is indexed the next time. */
static void
callboard_history_indexed_cb (GObject      *source,
                              GAsyncResult *result,
                              gpointer      user_data)
{
  CallboardHistory *self = CALLBOARD_HISTORY (source);
  g_autoptr(GError) error = NULL;
  gpointer indexed = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    g_debug ("Cannot index the history: %s", error->message);
  if (indexed == HAS_MORE)
    queue_index_part (self);
  else
    callboard_history_set_indexing (self, FALSE);
}

static void
queue_index_part (CallboardHistory *self)
{
  callboard_history_queue_unchecked (self, CALLBOARD_DATABASE_WRITE, index_part, NULL, NULL, NULL,
                                     NULL, callboard_history_indexed_cb, NULL);
}

/**
 * callboard_history_start_maintenance: (skip)
 * @self: a history
 *
 * Queues the maintenance.
 */
void
callboard_history_start_maintenance (CallboardHistory *self)
{
  callboard_history_set_indexing (self, TRUE);
  queue_index_part (self);
  callboard_history_queue_unchecked (self, CALLBOARD_DATABASE_WRITE, check_file,
                                     NULL, NULL, NULL, NULL, NULL, NULL);
}

/**
 * callboard_history_is_maintenance: (skip)
 * @func: the function of a job
 *
 * Returns: whether the job is maintenance, whose success does not end a problem
 */
gboolean
callboard_history_is_maintenance (CallboardHistoryFunc func)
{
  return func == check_file || func == index_part;
}
