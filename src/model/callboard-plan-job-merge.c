/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Updates a live run from a newer response. Known simulations keep their object and
 * notify for what changed. Called in the main thread.
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "callboard-plan-job-private.h"
#include "callboard-plan-job-update-private.h"
#include "callboard-profiler-marks.h"

static gboolean
skipped_items_equal (GListModel *list,
                     GListModel *other)
{
  guint n = g_list_model_get_n_items (list);

  if (n != g_list_model_get_n_items (other))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardSkippedItem) item = g_list_model_get_item (list, i);
      g_autoptr(CallboardSkippedItem) other_item = g_list_model_get_item (other, i);

      if (!g_str_equal (callboard_skipped_item_get_message (item),
                        callboard_skipped_item_get_message (other_item)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
update_skipped_items (CallboardPlanJob *self,
                      CallboardPlanJob *fresh)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->skipped_items));
  guint n_fresh = g_list_model_get_n_items (G_LIST_MODEL (fresh->skipped_items));
  g_autoptr(GPtrArray) items = NULL;

  if (skipped_items_equal (G_LIST_MODEL (self->skipped_items), G_LIST_MODEL (fresh->skipped_items)))
    return FALSE;

  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n_fresh; i++)
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (fresh->skipped_items), i));

  g_list_store_splice (self->skipped_items, 0, n, items->pdata, items->len);
  if (n != n_fresh)
    g_object_notify (G_OBJECT (self), "n-skipped-items");
  return TRUE;
}

static GHashTable *
create_positions (GPtrArray *simulations)
{
  GHashTable *positions = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < simulations->len; i++)
    g_hash_table_insert (positions, g_ptr_array_index (simulations, i), GUINT_TO_POINTER (i));

  return positions;
}

/* Returns the simulation at index @i of the new response: the known object, updated,
 * or a new one; NULL if it was skipped. Unchanged items are not compared again. */
static CallboardSimulationJob *
merge_item (CallboardPlanJob *self,
            CallboardPlanJob *fresh,
            GArray           *unchanged,
            guint             i,
            gboolean         *changed)
{
  CallboardSimulationJob *simulation = g_ptr_array_index (fresh->items, i);
  CallboardSimulationJob *known;

  if (simulation == NULL)
    {
      guint index = unchanged != NULL && i < unchanged->len
                      ? g_array_index (unchanged, guint, i)
                      : CALLBOARD_DECODE_SNAPSHOT_NONE;

      return index != CALLBOARD_DECODE_SNAPSHOT_NONE
               ? g_ptr_array_index (self->items, index)
               : NULL;
    }

  known = g_hash_table_lookup (self->by_id, callboard_simulation_job_get_id (simulation));
  if (known == NULL)
    return simulation;

  if (callboard_simulation_job_update (known, simulation))
    *changed = TRUE;
  return known;
}

/* Returns the new contents of the list. */
static GPtrArray *
build_merged (CallboardPlanJob *self,
              CallboardPlanJob *fresh,
              GArray           *unchanged,
              GPtrArray        *items,
              gboolean         *changed)
{
  GPtrArray *merged = g_ptr_array_new_full (fresh->items->len, g_object_unref);

  for (guint i = 0; i < fresh->items->len; i++)
    {
      CallboardSimulationJob *simulation = merge_item (self, fresh, unchanged, i, changed);

      g_ptr_array_add (items, simulation);
      if (simulation != NULL)
        g_ptr_array_add (merged, g_object_ref (simulation));
    }

  return merged;
}

/* Updates the lookup table and the counts, which must be right when the first signal is
 * emitted. */
static void
index_and_count (CallboardPlanJob *self,
                 GPtrArray        *simulations)
{
  g_hash_table_remove_all (self->by_id);
  for (guint outcome = 0; outcome < CALLBOARD_N_OUTCOMES; outcome++)
    self->counts[outcome] = 0;
  for (guint result = 0; result < CALLBOARD_N_RESULTS; result++)
    self->result_counts[result] = 0;
  self->n_unreadable = 0;

  for (guint i = 0; i < simulations->len; i++)
    {
      CallboardSimulationJob *simulation = g_ptr_array_index (simulations, i);

      g_hash_table_insert (self->by_id,
                           (char *) callboard_simulation_job_get_id (simulation), simulation);
      self->counts[callboard_simulation_job_get_outcome (simulation)]++;
      self->result_counts[callboard_simulation_job_get_result (simulation)]++;
      self->n_unreadable += callboard_api_object_get_n_unreadable (CALLBOARD_API_OBJECT (simulation));
    }
}

/* Replaces a range of the list and emits `items-changed`. */
static void
splice (CallboardPlanJob *self,
        guint             position,
        guint             n_removed,
        GPtrArray        *from,
        guint             from_position,
        guint             n_added)
{
  if (n_removed == 0 && n_added == 0)
    return;

  if (n_removed > 0)
    g_ptr_array_remove_range (self->simulations, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (self->simulations, position + i,
                        g_object_ref (g_ptr_array_index (from, from_position + i)));
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

/* Whether the remaining simulations keep their order. */
static gboolean
keeps_order (GPtrArray  *simulations,
             GHashTable *positions)
{
  gint64 last = -1;

  for (guint i = 0; i < simulations->len; i++)
    {
      gpointer position;

      if (!g_hash_table_lookup_extended (positions, g_ptr_array_index (simulations, i),
                                         NULL, &position))
        continue;
      if (GPOINTER_TO_UINT (position) < last)
        return FALSE;
      last = GPOINTER_TO_UINT (position);
    }

  return TRUE;
}

/* Removes and inserts range by range. The remaining simulations are in none of the
 * ranges. */
static void
splice_ranges (CallboardPlanJob *self,
               GPtrArray        *merged,
               GHashTable       *positions)
{
  g_autoptr(GHashTable) known = create_positions (self->simulations);
  guint i = 0;
  guint j = 0;

  while (i < self->simulations->len || j < merged->len)
    {
      guint n_removed = 0;
      guint n_added = 0;

      while (i + n_removed < self->simulations->len &&
             !g_hash_table_contains (positions, g_ptr_array_index (self->simulations, i + n_removed)))
        n_removed++;
      while (j + n_added < merged->len &&
             !g_hash_table_contains (known, g_ptr_array_index (merged, j + n_added)))
        n_added++;

      splice (self, i, n_removed, merged, j, n_added);
      i += n_added;
      j += n_added;

      while (i < self->simulations->len && j < merged->len &&
             g_ptr_array_index (self->simulations, i) == g_ptr_array_index (merged, j))
        {
          i++;
          j++;
        }
    }
}

/* Replaces the range between the first and the last simulation that moved. */
static void
splice_middle (CallboardPlanJob *self,
               GPtrArray        *merged)
{
  guint n_before = 0;
  guint n_after = 0;
  guint n_common = MIN (self->simulations->len, merged->len);

  while (n_before < n_common &&
         g_ptr_array_index (self->simulations, n_before) == g_ptr_array_index (merged, n_before))
    n_before++;
  while (n_after < n_common - n_before &&
         g_ptr_array_index (self->simulations, self->simulations->len - 1 - n_after) ==
         g_ptr_array_index (merged, merged->len - 1 - n_after))
    n_after++;

  splice (self, n_before, self->simulations->len - n_before - n_after,
          merged, n_before, merged->len - n_before - n_after);
}

static gboolean
merge_simulations (CallboardPlanJob *self,
                   CallboardPlanJob *fresh,
                   GArray           *unchanged)
{
  gboolean changed = FALSE;
  guint n_old = self->simulations->len;
  GPtrArray *items = g_ptr_array_sized_new (fresh->items->len);
  g_autoptr(GPtrArray) merged = build_merged (self, fresh, unchanged, items, &changed);

  g_ptr_array_unref (self->items);
  self->items = items;
  index_and_count (self, merged);
  if (n_old != merged->len ||
      (n_old > 0 && memcmp (self->simulations->pdata, merged->pdata, n_old * sizeof (gpointer)) != 0))
    {
      g_autoptr(GHashTable) positions = create_positions (merged);

      changed = TRUE;
      if (keeps_order (self->simulations, positions))
        splice_ranges (self, merged, positions);
      else
        splice_middle (self, merged);
    }

  if (n_old != self->simulations->len)
    g_object_notify (G_OBJECT (self), "n-simulations");

  return changed;
}

static gboolean
merge (CallboardPlanJob *self,
       CallboardPlanJob *fresh,
       GArray           *unchanged)
{
  gint64 begin = callboard_profiler_marks_begin ();
  guint n_unreadable = callboard_plan_job_get_n_unreadable_fields (self);
  gboolean changed = FALSE;

  g_object_freeze_notify (G_OBJECT (self));
  /* What was read is not lost because of a list that cannot be read. */
  if (!fresh->has_unreadable_list)
    changed = merge_simulations (self, fresh, unchanged);
  callboard_plan_job_clear_snapshot (self);
  self->snapshot = callboard_plan_job_dup_snapshot (fresh);
  changed = update_skipped_items (self, fresh) || changed;
  changed = callboard_api_object_update (CALLBOARD_API_OBJECT (self),
                                         CALLBOARD_API_OBJECT (fresh)) || changed;
  if (n_unreadable != callboard_plan_job_get_n_unreadable_fields (self))
    g_object_notify (G_OBJECT (self), "n-unreadable-fields");
  g_object_thaw_notify (G_OBJECT (self));

  if (changed)
    callboard_plan_job_emit_merged (self);
  callboard_profiler_marks_end (begin, "merge", 0);

  return changed;
}

/**
 * callboard_plan_job_merge:
 * @self: a live run
 * @fresh: the same run from a newer response; not to be used afterwards
 *
 * Updates a run in place. A simulation that is in both keeps its object and notifies
 * for what changed; `items-changed` is emitted for additions and removals. If the list of
 * simulations in @fresh could not be read, the known ones stay.
 *
 * Returns: whether anything changed
 */
gboolean
callboard_plan_job_merge (CallboardPlanJob *self,
                          CallboardPlanJob *fresh)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), FALSE);
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (fresh), FALSE);
  g_return_val_if_fail (self != fresh, FALSE);
  g_return_val_if_fail (g_strcmp0 (self->id, fresh->id) == 0, FALSE);

  return merge (self, fresh, NULL);
}

/**
 * callboard_plan_job_merge_update:
 * @self: a live run, not merged since the snapshot of @update was taken
 * @update: an update of the same run; not to be used afterwards
 *
 * Updates a run in place as callboard_plan_job_merge() does.
 *
 * Returns: whether anything changed
 */
gboolean
callboard_plan_job_merge_update (CallboardPlanJob       *self,
                                 CallboardPlanJobUpdate *update)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), FALSE);
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_UPDATE (update), FALSE);
  g_return_val_if_fail (g_strcmp0 (self->id, update->partial->id) == 0, FALSE);
  g_return_val_if_fail (update->unchanged->len == 0 || update->base == self->snapshot, FALSE);

  return merge (self, update->partial, update->unchanged);
}
