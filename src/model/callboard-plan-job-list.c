/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The known part of the run list. CallboardRunList merges pages from the server and the
 * history into it.
 */

#include "config.h"

#include "callboard-plan-job-list.h"

/**
 * CallboardPlanJobList:
 *
 * A #GListModel of #CallboardPlanJobSummary, newest first. A run keeps its object across
 * merges, and is in the list once even if pages overlap.
 */
struct _CallboardPlanJobList
{
  CallboardObjectList  parent_instance;

  /* The items of the list model. */
  GPtrArray           *summaries;
  /* Runs by ID; the key is owned by the run. */
  GHashTable          *by_id;
};

G_DEFINE_FINAL_TYPE (CallboardPlanJobList, callboard_plan_job_list, CALLBOARD_TYPE_OBJECT_LIST)

static void
callboard_plan_job_list_finalize (GObject *object)
{
  CallboardPlanJobList *self = CALLBOARD_PLAN_JOB_LIST (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);

  G_OBJECT_CLASS (callboard_plan_job_list_parent_class)->finalize (object);
}

static void
callboard_plan_job_list_class_init (CallboardPlanJobListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = callboard_plan_job_list_finalize;

  CALLBOARD_OBJECT_LIST_CLASS (klass)->item_type = CALLBOARD_TYPE_PLAN_JOB_SUMMARY;
}

static void
callboard_plan_job_list_init (CallboardPlanJobList *self)
{
  self->summaries = callboard_object_list_get_items (CALLBOARD_OBJECT_LIST (self));
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * callboard_plan_job_list_new:
 *
 * Returns: (transfer full): an empty list
 */
CallboardPlanJobList *
callboard_plan_job_list_new (void)
{
  return g_object_new (CALLBOARD_TYPE_PLAN_JOB_LIST, NULL);
}

/* The position of @summary, or the one to insert it at. */
static guint
find_position (CallboardPlanJobList    *self,
               CallboardPlanJobSummary *summary)
{
  guint low = 0;
  guint high = self->summaries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (callboard_plan_job_summary_compare (g_ptr_array_index (self->summaries, middle), summary) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
insert (CallboardPlanJobList    *self,
        CallboardPlanJobSummary *summary)
{
  guint position = find_position (self, summary);

  g_ptr_array_insert (self->summaries, position, g_object_ref (summary));
  g_hash_table_insert (self->by_id, (char *) callboard_plan_job_summary_get_id (summary), summary);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

static void
remove_at (CallboardPlanJobList *self,
           guint                 position)
{
  CallboardPlanJobSummary *summary = g_ptr_array_index (self->summaries, position);

  g_hash_table_remove (self->by_id, callboard_plan_job_summary_get_id (summary));
  g_ptr_array_remove_index (self->summaries, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* The position only changes if the server changes the creation time of a run. */
static gboolean
update (CallboardPlanJobList    *self,
        CallboardPlanJobSummary *known,
        CallboardPlanJobSummary *fresh)
{
  gboolean is_moved = callboard_plan_job_summary_compare (known, fresh) != 0;
  g_autoptr(CallboardPlanJobSummary) owned = g_object_ref (known);
  gboolean changed;

  if (is_moved)
    remove_at (self, find_position (self, known));
  changed = callboard_plan_job_summary_update (known, fresh);
  if (is_moved)
    insert (self, known);

  return changed;
}

static int
compare_pointers (gconstpointer a,
                  gconstpointer b)
{
  return callboard_plan_job_summary_compare (*(CallboardPlanJobSummary **) a,
                                             *(CallboardPlanJobSummary **) b);
}

/* Inserts adjacent runs with one signal. With several, a list view would scroll along
 * with the first run while others are inserted above it. */
static void
insert_all (CallboardPlanJobList *self,
            GPtrArray            *summaries)
{
  guint i = 0;

  g_ptr_array_sort (summaries, compare_pointers);
  while (i < summaries->len)
    {
      guint position = find_position (self, g_ptr_array_index (summaries, i));
      CallboardPlanJobSummary *next =
        position < self->summaries->len ? g_ptr_array_index (self->summaries, position) : NULL;
      guint n_added = 0;

      for (; i < summaries->len; i++, n_added++)
        {
          CallboardPlanJobSummary *summary = g_ptr_array_index (summaries, i);

          if (next != NULL && callboard_plan_job_summary_compare (summary, next) > 0)
            break;
          g_ptr_array_insert (self->summaries, (int) (position + n_added), g_object_ref (summary));
          g_hash_table_insert (self->by_id, (char *) callboard_plan_job_summary_get_id (summary), summary);
        }
      g_list_model_items_changed (G_LIST_MODEL (self), position, 0, n_added);
    }
}

/**
 * callboard_plan_job_list_merge:
 * @self: a list of runs
 * @summaries: (element-type CallboardPlanJobSummary): fetched runs, in any order
 *
 * Adds new runs and updates known ones. No run is removed.
 *
 * Returns: whether anything changed
 */
gboolean
callboard_plan_job_list_merge (CallboardPlanJobList *self,
                               GPtrArray            *summaries)
{
  g_autoptr(GPtrArray) added = g_ptr_array_new ();
  g_autoptr(GHashTable) added_ids = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean changed = FALSE;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_LIST (self), FALSE);
  g_return_val_if_fail (summaries != NULL, FALSE);

  for (guint i = 0; i < summaries->len; i++)
    {
      CallboardPlanJobSummary *fresh = g_ptr_array_index (summaries, i);
      CallboardPlanJobSummary *known =
        callboard_plan_job_list_find (self, callboard_plan_job_summary_get_id (fresh));

      if (known == NULL)
        {
          if (g_hash_table_add (added_ids, (char *) callboard_plan_job_summary_get_id (fresh)))
            g_ptr_array_add (added, fresh);
          changed = TRUE;
        }
      else if (known != fresh && update (self, known, fresh))
        {
          changed = TRUE;
        }
    }
  insert_all (self, added);

  return changed;
}

/**
 * callboard_plan_job_list_retain:
 * @self: a list of runs
 * @summaries: (element-type CallboardPlanJobSummary): the first page of the list
 * @is_last: whether this is the only page
 *
 * Removes the runs that are missing from the page, because they no longer match the
 * filter of the server.
 *
 * Returns: whether any was removed
 */
gboolean
callboard_plan_job_list_retain (CallboardPlanJobList *self,
                                GPtrArray            *summaries,
                                gboolean              is_last)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  CallboardPlanJobSummary *oldest = NULL;
  gboolean changed = FALSE;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_LIST (self), FALSE);
  g_return_val_if_fail (summaries != NULL, FALSE);

  for (guint i = 0; i < summaries->len; i++)
    {
      CallboardPlanJobSummary *summary = g_ptr_array_index (summaries, i);

      g_hash_table_add (ids, (char *) callboard_plan_job_summary_get_id (summary));
      if (oldest == NULL || callboard_plan_job_summary_compare (oldest, summary) < 0)
        oldest = summary;
    }

  for (guint i = self->summaries->len; i > 0; i--)
    {
      CallboardPlanJobSummary *known = g_ptr_array_index (self->summaries, i - 1);
      gboolean is_within = is_last ||
        (oldest != NULL && callboard_plan_job_summary_compare (known, oldest) <= 0);

      if (is_within && !g_hash_table_contains (ids, callboard_plan_job_summary_get_id (known)))
        {
          remove_at (self, i - 1);
          changed = TRUE;
        }
    }

  return changed;
}

/**
 * callboard_plan_job_list_clear:
 * @self: a list of runs
 *
 * Removes every run.
 */
void
callboard_plan_job_list_clear (CallboardPlanJobList *self)
{
  guint n_removed;

  g_return_if_fail (CALLBOARD_IS_PLAN_JOB_LIST (self));

  n_removed = self->summaries->len;
  if (n_removed == 0)
    return;

  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->summaries, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_removed, 0);
}

/**
 * callboard_plan_job_list_find:
 * @self: a list of runs
 * @id: a `simulationRunPlanJobId`
 *
 * Returns: (transfer none) (nullable): the run with this ID
 */
CallboardPlanJobSummary *
callboard_plan_job_list_find (CallboardPlanJobList *self,
                              const char           *id)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}

/**
 * callboard_plan_job_list_count_unreadable:
 * @self: a list of runs
 *
 * Returns: the number of fields that could not be read
 */
guint
callboard_plan_job_list_count_unreadable (CallboardPlanJobList *self)
{
  guint n = 0;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_LIST (self), 0);

  for (guint i = 0; i < self->summaries->len; i++)
    n += callboard_api_object_get_n_unreadable (g_ptr_array_index (self->summaries, i));

  return n;
}

/**
 * callboard_plan_job_list_dup_unreadable:
 * @self: a list of runs
 *
 * Returns: (transfer full): a #CallboardUnreadableList: the fields that could not be read.
 *   Their paths start with the ID of the run
 */
GListModel *
callboard_plan_job_list_dup_unreadable (CallboardPlanJobList *self)
{
  CallboardUnreadableList *fields;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_LIST (self), NULL);

  fields = callboard_unreadable_list_new ();
  for (guint i = 0; i < self->summaries->len; i++)
    {
      CallboardPlanJobSummary *summary = g_ptr_array_index (self->summaries, i);

      callboard_api_object_list_unreadable (CALLBOARD_API_OBJECT (summary),
                                            callboard_plan_job_summary_get_id (summary), fields);
    }

  return G_LIST_MODEL (fields);
}
