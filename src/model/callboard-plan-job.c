/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run: a list of its simulations that is brought up to date in place. Bytes
 * become one in callboard-plan-job-decode.c; the session keeps the live one and
 * merges each fresh one into it.
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "callboard-pending-retry.h"
#include "callboard-plan-job-private.h"

/**
 * CallboardPlanJob:
 *
 * A run, which Roark's API calls a simulation run plan job: a #GListModel of
 * its #CallboardSimulationJob in the order of the server. The properties bear
 * the names of the fields, but for `id` (`simulationRunPlanJobId`) and `plan-id`
 * (`simulationRunPlanId`). `n-simulations` is the length of the list,
 * `n-set-aside` that of callboard_plan_job_get_set_aside().
 */
struct _CallboardPlanJob
{
  CallboardRecord          parent_instance;

  char                    *id;
  char                    *plan_id;
  char                    *status;
  char                    *triggered_by;
  GDateTime               *created_at;
  GDateTime               *started_at;
  GDateTime               *ended_at;
  CallboardAttemptSummary *attempt_summary;
  GListModel              *pending_retries;
  CallboardVerdict        *verdict;

  GPtrArray               *simulations;
  /* From the id of each simulation, which it owns, to itself. */
  GHashTable              *by_id;
  GListStore              *set_aside;
  guint                    counts[CALLBOARD_N_OUTCOMES];
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CallboardPlanJob, callboard_plan_job, CALLBOARD_TYPE_RECORD,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static const CallboardField fields[] = {
  { "simulationRunPlanJobId", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_REQUIRED,
    G_STRUCT_OFFSET (CallboardPlanJob, id) },
  { "simulationRunPlanId", "plan-id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_REQUIRED,
    G_STRUCT_OFFSET (CallboardPlanJob, plan_id) },
  { "status", "status", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_REQUIRED,
    G_STRUCT_OFFSET (CallboardPlanJob, status) },
  { "triggeredBy", "triggered-by", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlanJob, triggered_by) },
  { "createdAt", "created-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_REQUIRED,
    G_STRUCT_OFFSET (CallboardPlanJob, created_at) },
  { "startedAt", "started-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlanJob, started_at) },
  { "endedAt", "ended-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlanJob, ended_at) },
  { "attemptSummary", "attempt-summary", CALLBOARD_FIELD_RECORD, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlanJob, attempt_summary),
    callboard_attempt_summary_get_type },
  { "pendingRetries", "pending-retries", CALLBOARD_FIELD_RECORDS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlanJob, pending_retries),
    callboard_pending_retry_get_type },
  { "verdict", "verdict", CALLBOARD_FIELD_RECORD, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlanJob, verdict),
    callboard_verdict_get_type },
};

enum
{
  PROP_N_SIMULATIONS = G_N_ELEMENTS (fields) + 1,
  PROP_N_SET_ASIDE,
};

enum
{
  SIGNAL_MERGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *list)
{
  return CALLBOARD_TYPE_SIMULATION_JOB;
}

static guint
get_n_items (GListModel *list)
{
  return CALLBOARD_PLAN_JOB (list)->simulations->len;
}

static gpointer
get_item (GListModel *list,
          guint       position)
{
  CallboardPlanJob *self = CALLBOARD_PLAN_JOB (list);

  if (position >= self->simulations->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->simulations, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
callboard_plan_job_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CallboardPlanJob *self = CALLBOARD_PLAN_JOB (object);
  GObjectClass *parent_class = G_OBJECT_CLASS (callboard_plan_job_parent_class);

  switch (property_id)
    {
    case PROP_N_SIMULATIONS:
      g_value_set_uint (value, self->simulations->len);
      break;
    case PROP_N_SET_ASIDE:
      g_value_set_uint (value, g_list_model_get_n_items (G_LIST_MODEL (self->set_aside)));
      break;
    default:
      parent_class->get_property (object, property_id, value, pspec);
    }
}

static void
callboard_plan_job_finalize (GObject *object)
{
  CallboardPlanJob *self = CALLBOARD_PLAN_JOB (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->simulations, g_ptr_array_unref);
  g_clear_object (&self->set_aside);

  G_OBJECT_CLASS (callboard_plan_job_parent_class)->finalize (object);
}

static void
callboard_plan_job_class_init (CallboardPlanJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = callboard_plan_job_finalize;
  object_class->get_property = callboard_plan_job_get_property;

  callboard_record_class_set_fields (CALLBOARD_RECORD_CLASS (klass),
                                     fields, G_N_ELEMENTS (fields));

  g_object_class_install_property (object_class, PROP_N_SIMULATIONS,
    g_param_spec_uint ("n-simulations", NULL, NULL, 0, G_MAXUINT, 0, flags));
  g_object_class_install_property (object_class, PROP_N_SET_ASIDE,
    g_param_spec_uint ("n-set-aside", NULL, NULL, 0, G_MAXUINT, 0, flags));

  /**
   * CallboardPlanJob::merged:
   * @self: a run
   *
   * Emitted at the end of callboard_plan_job_merge(), where anything changed:
   * the moment to sort, filter and count anew, once.
   */
  signals[SIGNAL_MERGED] =
    g_signal_new ("merged", CALLBOARD_TYPE_PLAN_JOB, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_plan_job_init (CallboardPlanJob *self)
{
  self->simulations = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->set_aside = g_list_store_new (CALLBOARD_TYPE_SET_ASIDE);
}

/**
 * callboard_plan_job_get_id:
 * @self: a run
 *
 * Returns: (transfer none): its `simulationRunPlanJobId`
 */
const char *
callboard_plan_job_get_id (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), NULL);

  return self->id;
}

/**
 * callboard_plan_job_get_plan_id:
 * @self: a run
 *
 * Returns: (transfer none): the `simulationRunPlanId` of its plan
 */
const char *
callboard_plan_job_get_plan_id (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), NULL);

  return self->plan_id;
}

/**
 * callboard_plan_job_get_status:
 * @self: a run
 *
 * Returns: (transfer none): its `status`, such as `RUNNING_SIMULATIONS`
 */
const char *
callboard_plan_job_get_status (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), NULL);

  return self->status;
}

/**
 * callboard_plan_job_get_created_at:
 * @self: a run
 *
 * Returns: (transfer none): its `createdAt`, in UTC
 */
GDateTime *
callboard_plan_job_get_created_at (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), NULL);

  return self->created_at;
}

/**
 * callboard_plan_job_get_started_at:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): its `startedAt`, in UTC
 */
GDateTime *
callboard_plan_job_get_started_at (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), NULL);

  return self->started_at;
}

/**
 * callboard_plan_job_get_ended_at:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): its `endedAt`, in UTC
 */
GDateTime *
callboard_plan_job_get_ended_at (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), NULL);

  return self->ended_at;
}

/**
 * callboard_plan_job_get_verdict:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): its `verdict`, once there is one
 */
CallboardVerdict *
callboard_plan_job_get_verdict (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), NULL);

  return self->verdict;
}

/**
 * callboard_plan_job_get_set_aside:
 * @self: a run
 *
 * Returns: (transfer none): a list of #CallboardSetAside: the simulations of
 *   the last answer that could not be read
 */
GListModel *
callboard_plan_job_get_set_aside (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), NULL);

  return G_LIST_MODEL (self->set_aside);
}

/**
 * callboard_plan_job_is_final:
 * @self: a run
 *
 * Returns: whether the run will not change any more
 */
gboolean
callboard_plan_job_is_final (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), FALSE);

  return callboard_run_status_is_final (self->status);
}

/**
 * callboard_plan_job_is_live:
 * @self: a run
 *
 * A run that is not final is live, be its status known here or not. One that is
 * may still change: `pendingRetries` tells of calls to come, and a simulation
 * can be under way after the run has ended. One that only waits to begin counts
 * in a run that is `COMPLETED`, where it is to be retried; in one that was
 * cancelled or failed it never will.
 *
 * Returns: whether the run is worth asking for again
 */
gboolean
callboard_plan_job_is_live (CallboardPlanJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), FALSE);

  return !callboard_plan_job_is_final (self) ||
         (self->pending_retries != NULL && g_list_model_get_n_items (self->pending_retries) > 0) ||
         self->counts[CALLBOARD_OUTCOME_ACTIVE] > 0 ||
         (self->counts[CALLBOARD_OUTCOME_WAITING] > 0 && g_str_equal (self->status, "COMPLETED"));
}

/**
 * callboard_plan_job_count:
 * @self: a run
 * @outcome: an outcome
 *
 * Returns: how many of its simulations have this outcome
 */
guint
callboard_plan_job_count (CallboardPlanJob *self,
                          CallboardOutcome  outcome)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), 0);
  g_return_val_if_fail (outcome < CALLBOARD_N_OUTCOMES, 0);

  return self->counts[outcome];
}

/**
 * callboard_plan_job_find:
 * @self: a run
 * @simulation_id: a `simulationJobId`
 *
 * Returns: (transfer none) (nullable): the simulation with this id
 */
CallboardSimulationJob *
callboard_plan_job_find (CallboardPlanJob *self,
                         const char       *simulation_id)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), NULL);
  g_return_val_if_fail (simulation_id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, simulation_id);
}

/* Adds a simulation to a run that is being decoded; FALSE where there is one
 * with its id already. */
gboolean
callboard_plan_job_append (CallboardPlanJob       *self,
                           CallboardSimulationJob *simulation)
{
  const char *id = callboard_simulation_job_get_id (simulation);

  if (g_hash_table_contains (self->by_id, id))
    return FALSE;

  g_hash_table_insert (self->by_id, (char *) id, simulation);
  g_ptr_array_add (self->simulations, g_object_ref (simulation));
  self->counts[callboard_simulation_job_get_outcome (simulation)]++;
  return TRUE;
}

/* Notes a simulation of a run that is being decoded which cannot be read. */
void
callboard_plan_job_set_aside (CallboardPlanJob *self,
                              const char       *simulation_id,
                              const GError     *error)
{
  g_autoptr(CallboardSetAside) set_aside = callboard_set_aside_new (simulation_id, error);

  g_list_store_append (self->set_aside, set_aside);
}

static gboolean
set_aside_equal (GListModel *list,
                 GListModel *other)
{
  guint n = g_list_model_get_n_items (list);

  if (n != g_list_model_get_n_items (other))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardSetAside) item = g_list_model_get_item (list, i);
      g_autoptr(CallboardSetAside) other_item = g_list_model_get_item (other, i);

      if (!g_str_equal (callboard_set_aside_get_message (item),
                        callboard_set_aside_get_message (other_item)) ||
          g_strcmp0 (callboard_set_aside_get_simulation_id (item),
                     callboard_set_aside_get_simulation_id (other_item)) != 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_set_aside (CallboardPlanJob *self,
                CallboardPlanJob *fresh)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->set_aside));
  guint n_fresh = g_list_model_get_n_items (G_LIST_MODEL (fresh->set_aside));
  g_autoptr(GPtrArray) items = NULL;

  if (set_aside_equal (G_LIST_MODEL (self->set_aside), G_LIST_MODEL (fresh->set_aside)))
    return FALSE;

  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n_fresh; i++)
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (fresh->set_aside), i));

  g_list_store_splice (self->set_aside, 0, n, items->pdata, items->len);
  if (n != n_fresh)
    g_object_notify (G_OBJECT (self), "n-set-aside");
  return TRUE;
}

/* The ids of simulations that are known, but that the fresh answer garbled. What
 * was read of them before stays. */
static GHashTable *
find_garbled (CallboardPlanJob *self,
              CallboardPlanJob *fresh)
{
  GHashTable *garbled = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *set_aside = G_LIST_MODEL (fresh->set_aside);

  for (guint i = 0; i < g_list_model_get_n_items (set_aside); i++)
    {
      g_autoptr(CallboardSetAside) item = g_list_model_get_item (set_aside, i);
      const char *id = callboard_set_aside_get_simulation_id (item);

      if (id != NULL && g_hash_table_contains (self->by_id, id) &&
          !g_hash_table_contains (fresh->by_id, id))
        g_hash_table_add (garbled, (char *) id);
    }

  return garbled;
}

static GHashTable *
create_positions (GPtrArray *simulations)
{
  GHashTable *positions = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < simulations->len; i++)
    g_hash_table_insert (positions, g_ptr_array_index (simulations, i), GUINT_TO_POINTER (i));

  return positions;
}

/* Appends the garbled simulations that stand at @position of the list, up to the
 * next one that could be read. */
static void
append_garbled (CallboardPlanJob *self,
                CallboardPlanJob *fresh,
                GHashTable       *garbled,
                guint             position,
                GPtrArray        *merged)
{
  for (guint i = position; i < self->simulations->len; i++)
    {
      CallboardSimulationJob *known = g_ptr_array_index (self->simulations, i);
      const char *id = callboard_simulation_job_get_id (known);

      if (g_hash_table_contains (garbled, id))
        g_ptr_array_add (merged, g_object_ref (known));
      else if (g_hash_table_contains (fresh->by_id, id))
        return;
    }
}

/* The simulations as they shall be: each that is known as the object it is,
 * brought up to date. A garbled one stays behind the one it stood behind, so
 * that what comes and goes elsewhere does not move it. */
static GPtrArray *
build_merged (CallboardPlanJob *self,
              CallboardPlanJob *fresh,
              gboolean         *changed)
{
  GPtrArray *merged = g_ptr_array_new_full (fresh->simulations->len, g_object_unref);
  g_autoptr(GHashTable) garbled = find_garbled (self, fresh);
  g_autoptr(GHashTable) positions = create_positions (self->simulations);

  append_garbled (self, fresh, garbled, 0, merged);
  for (guint i = 0; i < fresh->simulations->len; i++)
    {
      CallboardSimulationJob *simulation = g_ptr_array_index (fresh->simulations, i);
      const char *id = callboard_simulation_job_get_id (simulation);
      CallboardSimulationJob *known = g_hash_table_lookup (self->by_id, id);

      if (known != NULL && callboard_simulation_job_update (known, simulation))
        *changed = TRUE;
      g_ptr_array_add (merged, g_object_ref (known != NULL ? known : simulation));
      if (known != NULL)
        append_garbled (self, fresh, garbled,
                        GPOINTER_TO_UINT (g_hash_table_lookup (positions, known)) + 1, merged);
    }

  return merged;
}

/* Prepares for the list to become @simulations: whoever is told of the first
 * change finds and counts them already. */
static void
index_and_count (CallboardPlanJob *self,
                 GPtrArray        *simulations)
{
  g_hash_table_remove_all (self->by_id);
  for (guint outcome = 0; outcome < CALLBOARD_N_OUTCOMES; outcome++)
    self->counts[outcome] = 0;

  for (guint i = 0; i < simulations->len; i++)
    {
      CallboardSimulationJob *simulation = g_ptr_array_index (simulations, i);

      g_hash_table_insert (self->by_id,
                           (char *) callboard_simulation_job_get_id (simulation), simulation);
      self->counts[callboard_simulation_job_get_outcome (simulation)]++;
    }
}

/* Replaces a stretch of the list and tells of it. */
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

/* Whether those that stay do so in the order they had. */
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

/* Removes what went and inserts what came, stretch by stretch. Those that stay
 * are never part of a change. */
static void
splice_stretches (CallboardPlanJob *self,
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

/* Replaces all between the first and the last that stand elsewhere now. */
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
take_simulations (CallboardPlanJob *self,
                  CallboardPlanJob *fresh)
{
  gboolean changed = FALSE;
  guint n_old = self->simulations->len;
  g_autoptr(GPtrArray) merged = build_merged (self, fresh, &changed);
  g_autoptr(GHashTable) positions = create_positions (merged);

  index_and_count (self, merged);
  if (n_old != merged->len ||
      (n_old > 0 && memcmp (self->simulations->pdata, merged->pdata, n_old * sizeof (gpointer)) != 0))
    {
      changed = TRUE;
      if (keeps_order (self->simulations, positions))
        splice_stretches (self, merged, positions);
      else
        splice_middle (self, merged);
    }

  if (n_old != self->simulations->len)
    g_object_notify (G_OBJECT (self), "n-simulations");

  return changed;
}

/**
 * callboard_plan_job_merge:
 * @self: the run that is shown
 * @fresh: the same run as the server now has it; not to be used afterwards
 *
 * Brings a run up to date. A simulation that is in both stays the object it
 * is and notifies for what changed; `items-changed` is emitted for those that
 * came or went. One that is known but could not be read this time stays as it
 * was.
 *
 * Returns: whether anything changed
 */
gboolean
callboard_plan_job_merge (CallboardPlanJob *self,
                          CallboardPlanJob *fresh)
{
  gboolean changed;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (self), FALSE);
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (fresh), FALSE);
  g_return_val_if_fail (self != fresh, FALSE);
  g_return_val_if_fail (g_strcmp0 (self->id, fresh->id) == 0, FALSE);

  g_object_freeze_notify (G_OBJECT (self));
  changed = take_simulations (self, fresh);
  changed = take_set_aside (self, fresh) || changed;
  changed = callboard_record_update (CALLBOARD_RECORD (self), CALLBOARD_RECORD (fresh)) || changed;
  g_object_thaw_notify (G_OBJECT (self));

  if (changed)
    g_signal_emit (self, signals[SIGNAL_MERGED], 0);

  return changed;
}
