/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Listens to a run as a list view does: maintains a copy of the list from the signals
 * alone and compares the run with it at every signal. Used by
 * tests/test-plan-job-merge*.c.
 */

#include "config.h"

#include <string.h>

#include "callboard-plan-job-private.h"
#include "callboard-plan-job-update-private.h"
#include "model-watcher.h"

static const char *
get_id (gpointer simulation)
{
  return callboard_simulation_job_get_id (CALLBOARD_SIMULATION_JOB (simulation));
}

/* The list equals the copy. */
static void
assert_shadow (ModelWatcher *self)
{
  GListModel *list = G_LIST_MODEL (self->run);

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, self->shadow->len);
  for (guint i = 0; i < self->shadow->len; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (list, i);

      g_assert_true (item == g_ptr_array_index (self->shadow, i));
    }
  g_assert_null (g_list_model_get_item (list, self->shadow->len));
}

static void
assert_counts (ModelWatcher *self,
               const guint  *counts)
{
  for (guint outcome = 0; outcome < CALLBOARD_N_OUTCOMES; outcome++)
    g_assert_cmpuint (callboard_plan_job_count (self->run, outcome), ==, counts[outcome]);
}

/* Between merges and at the end of one: every item of the list can be found and is counted
 * by its outcome. */
static void
assert_consistent (ModelWatcher *self)
{
  guint counts[CALLBOARD_N_OUTCOMES] = { 0 };
  guint n_simulations;

  assert_shadow (self);
  for (guint i = 0; i < self->shadow->len; i++)
    {
      CallboardSimulationJob *simulation = g_ptr_array_index (self->shadow, i);

      g_assert_true (callboard_plan_job_find (self->run, get_id (simulation)) == simulation);
      counts[callboard_simulation_job_get_outcome (simulation)]++;
    }
  assert_counts (self, counts);

  g_object_get (self->run, "n-simulations", &n_simulations, NULL);
  g_assert_cmpuint (n_simulations, ==, self->shadow->len);
}

/* While the list changes range by range: the simulations that it will have in the end can
 * be found and are counted already, and those about to be removed cannot be found. */
static void
assert_final_is_known (ModelWatcher *self)
{
  guint counts[CALLBOARD_N_OUTCOMES] = { 0 };

  g_assert_nonnull (self->final_ids);
  for (guint i = 0; self->final_ids[i] != NULL; i++)
    {
      CallboardSimulationJob *simulation =
        callboard_plan_job_find (self->run, self->final_ids[i]);

      g_assert_nonnull (simulation);
      g_assert_cmpstr (get_id (simulation), ==, self->final_ids[i]);
      counts[callboard_simulation_job_get_outcome (simulation)]++;
    }
  assert_counts (self, counts);

  for (guint i = 0; i < self->shadow->len; i++)
    {
      CallboardSimulationJob *simulation = g_ptr_array_index (self->shadow, i);
      const char *id = get_id (simulation);
      gboolean stays = g_strv_contains ((const char *const *) self->final_ids, id);

      g_assert_true (callboard_plan_job_find (self->run, id) == (stays ? simulation : NULL));
    }
}

static void
on_simulation_notify (GObject      *simulation,
                      GParamSpec   *pspec,
                      ModelWatcher *self)
{
  g_ptr_array_add (self->notified, g_strdup_printf ("%s.%s", get_id (simulation), pspec->name));

  assert_shadow (self);
  g_assert_true (callboard_plan_job_find (self->run, get_id (simulation)) ==
                 CALLBOARD_SIMULATION_JOB (simulation));
}

static void
on_run_notify (GObject      *run,
               GParamSpec   *pspec,
               ModelWatcher *self)
{
  g_ptr_array_add (self->notified, g_strdup_printf ("run.%s", pspec->name));

  assert_consistent (self);
}

static void
unwatch (gpointer      simulation,
         ModelWatcher *self)
{
  g_assert_cmpuint (g_signal_handlers_disconnect_by_func (simulation, on_simulation_notify, self),
                    ==, 1);
}

static void
watch (ModelWatcher *self,
       guint         position)
{
  GObject *simulation = g_list_model_get_item (G_LIST_MODEL (self->run), position);

  g_assert_true (CALLBOARD_IS_SIMULATION_JOB (simulation));
  g_signal_connect (simulation, "notify", G_CALLBACK (on_simulation_notify), self);
  g_ptr_array_insert (self->shadow, position, simulation);
}

static void
on_items_changed (GListModel   *list,
                  guint         position,
                  guint         n_removed,
                  guint         n_added,
                  ModelWatcher *self)
{
  g_string_append_printf (self->changes, "%s%u-%u+%u", self->changes->len > 0 ? " " : "",
                          position, n_removed, n_added);

  g_assert_cmpuint (n_removed + n_added, >, 0);
  g_assert_cmpuint (position + n_removed, <=, self->shadow->len);
  for (guint i = 0; i < n_removed; i++)
    {
      unwatch (g_ptr_array_index (self->shadow, position), self);
      g_ptr_array_remove_index (self->shadow, position);
    }
  for (guint i = 0; i < n_added; i++)
    watch (self, position + i);

  assert_shadow (self);
  assert_final_is_known (self);
}

static void
on_merged (CallboardPlanJob *run,
           ModelWatcher     *self)
{
  self->n_merged++;

  assert_consistent (self);
}

/**
 * model_watcher_new:
 * @run: a run
 *
 * Returns: (transfer full): a watcher of @run
 */
ModelWatcher *
model_watcher_new (CallboardPlanJob *run)
{
  ModelWatcher *self = g_new0 (ModelWatcher, 1);

  self->run = g_object_ref (run);
  self->shadow = g_ptr_array_new_with_free_func (g_object_unref);
  self->changes = g_string_new (NULL);
  self->notified = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (run)); i++)
    watch (self, i);
  g_signal_connect (run, "items-changed", G_CALLBACK (on_items_changed), self);
  g_signal_connect (run, "notify", G_CALLBACK (on_run_notify), self);
  g_signal_connect (run, "merged", G_CALLBACK (on_merged), self);
  assert_consistent (self);

  return self;
}

/**
 * model_watcher_free:
 * @self: (transfer full): a watcher
 *
 * Stops watching.
 */
void
model_watcher_free (ModelWatcher *self)
{
  g_assert_cmpuint (g_signal_handlers_disconnect_by_data (self->run, self), ==, 3);
  g_ptr_array_foreach (self->shadow, (GFunc) unwatch, self);

  g_clear_pointer (&self->shadow, g_ptr_array_unref);
  g_clear_pointer (&self->notified, g_ptr_array_unref);
  g_clear_pointer (&self->final_ids, g_strfreev);
  g_string_free (g_steal_pointer (&self->changes), TRUE);
  g_clear_object (&self->run);
  g_free (self);
}

/**
 * model_watcher_merge:
 * @self: a watcher
 * @answer: the new response for the run
 * @final_ids: the IDs of the simulations expected after the merge, in order, separated by
 *   spaces
 *
 * Merges a response into the run as a refresh does, and checks every signal. Resets the
 * fields of @self first.
 */
void
model_watcher_merge (ModelWatcher *self,
                     JsonNode     *answer,
                     const char   *final_ids)
{
  g_autofree char *text = json_to_string (answer, FALSE);
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr(CallboardDecodeSnapshot) snapshot = callboard_plan_job_dup_snapshot (self->run);
  g_autoptr(GError) error = NULL;
  CallboardPlanJobUpdate *update = NULL;
  CallboardPlanJob *fresh = NULL;
  g_autofree char *ids = NULL;

  if (snapshot != NULL)
    update = callboard_plan_job_update_decode (body, snapshot, &error);
  else if ((fresh = callboard_plan_job_decode_incremental (body)) == NULL)
    fresh = callboard_plan_job_decode (body, &error);
  g_assert_no_error (error);
  g_string_truncate (self->changes, 0);
  g_ptr_array_set_size (self->notified, 0);
  self->n_merged = 0;
  self->final_ids = *final_ids != '\0' ? g_strsplit (final_ids, " ", -1) : g_new0 (char *, 1);

  if (update != NULL)
    {
      callboard_plan_job_merge_update (self->run, update);
      g_assert_finalize_object (update);
    }
  else
    {
      callboard_plan_job_merge (self->run, fresh);
      g_assert_finalize_object (fresh);
    }

  g_clear_pointer (&self->final_ids, g_strfreev);
  assert_consistent (self);
  ids = model_support_dup_ids (self->run);
  g_assert_cmpstr (ids, ==, final_ids);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * model_watcher_dup_notified:
 * @self: a watcher
 *
 * Returns: (transfer full): every `notify` of the last merge, with duplicates, sorted and
 *   separated by spaces
 */
char *
model_watcher_dup_notified (ModelWatcher *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_ptr_array_sort (self->notified, compare_lines);
  for (guint i = 0; i < self->notified->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            (const char *) g_ptr_array_index (self->notified, i));

  return g_string_free_and_steal (g_steal_pointer (&text));
}
