/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decodes a run item by item, and only the items that differ from an earlier
 * response. Runs in a worker thread; callboard-plan-job-merge.c applies the result.
 */

#include "config.h"

#include "callboard-plan-job-items.h"
#include "callboard-plan-job-private.h"
#include "callboard-plan-job-update-private.h"

/**
 * CallboardPlanJobUpdate:
 *
 * The difference between a run and a newer response about it. It lacks the
 * simulations that did not change, so that it is only accepted by
 * callboard_plan_job_merge_update(). Immutable.
 */

G_DEFINE_FINAL_TYPE (CallboardPlanJobUpdate, callboard_plan_job_update, G_TYPE_OBJECT)

static void
callboard_plan_job_update_finalize (GObject *object)
{
  CallboardPlanJobUpdate *self = CALLBOARD_PLAN_JOB_UPDATE (object);

  g_clear_object (&self->partial);
  g_clear_pointer (&self->unchanged, g_array_unref);
  g_clear_pointer (&self->base, callboard_decode_snapshot_unref);

  G_OBJECT_CLASS (callboard_plan_job_update_parent_class)->finalize (object);
}

static void
callboard_plan_job_update_class_init (CallboardPlanJobUpdateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_plan_job_update_finalize;
}

static void
callboard_plan_job_update_init (CallboardPlanJobUpdate *self)
{
  self->unchanged = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* Adds an item to the run. Returns its ID, or NULL if it was skipped. */
static const char *
append_item (CallboardPlanJob           *plan_job,
             CallboardDecodeSnapshot    *base,
             const CallboardPlanJobItem *item,
             const CallboardJsonPath    *path)
{
  g_autoptr(GError) error = NULL;
  const char *id;

  if (item->error != NULL)
    {
      callboard_plan_job_skip_item (plan_job, item->error);
      return NULL;
    }

  id = item->simulation != NULL
         ? callboard_simulation_job_get_id (item->simulation)
         : callboard_decode_snapshot_get_id (base, item->unchanged);
  if (item->simulation != NULL
        ? callboard_plan_job_append (plan_job, item->simulation)
        : callboard_plan_job_append_placeholder (plan_job, id))
    return id;

  callboard_plan_job_set_duplicate_id (&error, path, id);
  callboard_plan_job_skip_item (plan_job, error);
  return NULL;
}

static void
append_items (CallboardPlanJob        *plan_job,
              GBytes                  *body,
              CallboardDecodeSnapshot *base,
              CallboardPlanJobItems   *items,
              const CallboardJsonPath *jobs_path,
              GArray                  *unchanged)
{
  guint n = callboard_plan_job_items_get_n (items);

  plan_job->snapshot =
    callboard_decode_snapshot_new (body, callboard_plan_job_items_steal_cache (items));
  for (guint i = 0; i < n; i++)
    {
      CallboardJsonPath path = { .parent = jobs_path, .index = i };
      CallboardJsonRange range;
      const CallboardPlanJobItem *item = callboard_plan_job_items_get (items, i, &range);
      const char *id = append_item (plan_job, base, item, &path);
      guint index = id != NULL ? item->unchanged : CALLBOARD_DECODE_SNAPSHOT_NONE;

      callboard_decode_snapshot_add (plan_job->snapshot, range, id);
      if (unchanged != NULL)
        g_array_append_val (unchanged, index);
    }
}

/* Returns NULL for responses that need callboard_plan_job_decode_full(). */
static CallboardPlanJob *
decode_incremental (GBytes                  *body,
                    CallboardDecodeSnapshot *base,
                    GArray                  *unchanged)
{
  g_autoptr(CallboardPlanJobItems) items = callboard_plan_job_items_new (body, base);
  g_autoptr(CallboardPlanJob) plan_job = NULL;
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(GBytes) envelope = NULL;
  CallboardJsonPath data_path;
  CallboardJsonPath jobs_path;
  JsonArray *jobs;

  if (items == NULL)
    return NULL;

  envelope = callboard_plan_job_items_dup_envelope (items);
  root = callboard_json_parse (envelope, NULL);
  if (root == NULL)
    return NULL;

  plan_job = callboard_plan_job_decode_envelope (root, &data_path, &jobs_path, &jobs, NULL);
  if (plan_job == NULL || !callboard_plan_job_items_finish (items))
    return NULL;

  append_items (plan_job, body, base, items, &jobs_path, unchanged);
  return g_steal_pointer (&plan_job);
}

/**
 * callboard_plan_job_decode_incremental: (skip)
 * @body: the response to `GET /v1/simulation/plan/job/{jobId}`
 *
 * Decodes a complete run item by item, in several threads. The result equals that
 * of callboard_plan_job_decode_full() and has a snapshot for the next response.
 *
 * Returns: (transfer full) (nullable): a new run; %NULL if the response has to be
 *   decoded by callboard_plan_job_decode_full()
 */
CallboardPlanJob *
callboard_plan_job_decode_incremental (GBytes *body)
{
  return decode_incremental (body, NULL, NULL);
}

/**
 * callboard_plan_job_update_decode:
 * @body: the response to `GET /v1/simulation/plan/job/{jobId}`
 * @base: the snapshot of the run to update, from callboard_plan_job_dup_snapshot()
 * @error: return location for an error
 *
 * Decodes the simulations whose bytes differ from those in @base. Sets the errors of
 * callboard_plan_job_decode().
 *
 * Returns: (transfer full) (nullable): a new update
 */
CallboardPlanJobUpdate *
callboard_plan_job_update_decode (GBytes                   *body,
                                  CallboardDecodeSnapshot  *base,
                                  GError                  **error)
{
  g_autoptr(CallboardPlanJobUpdate) self = NULL;

  g_return_val_if_fail (body != NULL, NULL);
  g_return_val_if_fail (base != NULL, NULL);

  self = g_object_new (CALLBOARD_TYPE_PLAN_JOB_UPDATE, NULL);
  self->base = callboard_decode_snapshot_ref (base);
  self->partial = decode_incremental (body, base, self->unchanged);
  if (self->partial == NULL)
    self->partial = callboard_plan_job_decode_full (body, error);

  return self->partial != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * callboard_plan_job_update_get_id:
 * @self: an update
 *
 * Returns: (transfer none): the `simulationRunPlanJobId` of the run
 */
const char *
callboard_plan_job_update_get_id (CallboardPlanJobUpdate *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_UPDATE (self), NULL);

  return callboard_plan_job_get_id (self->partial);
}
