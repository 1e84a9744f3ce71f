/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decodes a run from the bytes of a response. Runs in a worker thread.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-api-object-private.h"
#include "callboard-plan-job-private.h"
#include "callboard-plan-job-update-private.h"

/* Smaller responses are decoded faster in one go. */
#define MIN_INCREMENTAL_SIZE (16 * 1024)

/**
 * callboard_plan_job_set_duplicate_id: (skip)
 * @error: return location for an error
 * @path: the path of a simulation
 * @id: its `simulationJobId`, which an earlier item has as well
 *
 * Sets %CALLBOARD_ERROR_MALFORMED for an ID that is used twice.
 */
void
callboard_plan_job_set_duplicate_id (GError                  **error,
                                     const CallboardJsonPath  *path,
                                     const char               *id)
{
  CallboardJsonPath id_path = { .parent = path, .member = "simulationJobId" };
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), id);

  callboard_json_set_malformed (error, &id_path, C_("expected", "a unique ID"), node);
}

static void
decode_simulation (CallboardPlanJob        *self,
                   JsonNode                *node,
                   const CallboardJsonPath *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardApiObject) simulation =
    callboard_api_object_decode (CALLBOARD_TYPE_SIMULATION_JOB, node, path, &error);

  if (simulation != NULL &&
      !callboard_plan_job_append (self, CALLBOARD_SIMULATION_JOB (simulation)))
    callboard_plan_job_set_duplicate_id (&error, path,
                                         callboard_simulation_job_get_id (CALLBOARD_SIMULATION_JOB (simulation)));

  if (error != NULL)
    callboard_plan_job_skip_item (self, error);
}

/* A run may have no list of simulations yet. */
static JsonArray *
get_jobs (CallboardPlanJob *self,
          JsonObject       *data)
{
  CallboardJsonPath path = { .member = "simulationJobs" };
  JsonNode *node = json_object_get_member (data, path.member);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);

  if (node == NULL || !JSON_NODE_HOLDS_NULL (node))
    {
      self->has_unreadable_list = TRUE;
      callboard_api_object_add_unreadable (CALLBOARD_API_OBJECT (self), &path,
                                           C_("expected", "a list"), node);
      callboard_api_object_count_unreadable (CALLBOARD_API_OBJECT (self));
    }
  return NULL;
}

/**
 * callboard_plan_job_decode_envelope: (skip)
 * @root: a response
 * @data_path: (out caller-allocates): the path of `data`
 * @jobs_path: (out caller-allocates): the path of `simulationJobs`
 * @jobs: (out) (transfer none) (nullable): the array `simulationJobs`, owned by @root;
 *   %NULL if there is none
 * @error: return location for an error
 *
 * Decodes the fields of a run, without its simulations.
 *
 * Returns: (transfer full) (nullable): a run without simulations
 */
CallboardPlanJob *
callboard_plan_job_decode_envelope (JsonNode           *root,
                                    CallboardJsonPath  *data_path,
                                    CallboardJsonPath  *jobs_path,
                                    JsonArray         **jobs,
                                    GError            **error)
{
  g_autoptr(CallboardApiObject) self = NULL;
  JsonNode *data = callboard_json_get_data (root, data_path, error);

  if (data == NULL)
    return NULL;

  self = callboard_api_object_decode (CALLBOARD_TYPE_PLAN_JOB, data, data_path, error);
  if (self == NULL)
    return NULL;

  *jobs_path = (CallboardJsonPath) { .parent = data_path, .member = "simulationJobs" };
  *jobs = get_jobs (CALLBOARD_PLAN_JOB (self), json_node_get_object (data));

  return CALLBOARD_PLAN_JOB (g_steal_pointer (&self));
}

/**
 * callboard_plan_job_decode_full: (skip)
 * @body: the response to `GET /v1/simulation/plan/job/{jobId}`
 * @error: return location for an error
 *
 * Decodes a run from one JSON tree of the complete response. This is the reference
 * for the incremental decoder and decides which errors are reported.
 *
 * Returns: (transfer full) (nullable): a new run
 */
CallboardPlanJob *
callboard_plan_job_decode_full (GBytes  *body,
                                GError **error)
{
  g_autoptr(JsonNode) root = callboard_json_parse (body, error);
  CallboardPlanJob *self;
  CallboardJsonPath data_path;
  CallboardJsonPath jobs_path;
  JsonArray *jobs;

  if (root == NULL)
    return NULL;

  self = callboard_plan_job_decode_envelope (root, &data_path, &jobs_path, &jobs, error);
  for (guint i = 0; self != NULL && jobs != NULL && i < json_array_get_length (jobs); i++)
    {
      CallboardJsonPath job_path = { .parent = &jobs_path, .index = i };

      decode_simulation (self, json_array_get_element (jobs, i), &job_path);
    }

  return self;
}

/**
 * callboard_plan_job_decode:
 * @body: the response to `GET /v1/simulation/plan/job/{jobId}`
 * @error: return location for an error
 *
 * Decodes a run. Simulations without an ID are skipped and listed by
 * callboard_plan_job_get_skipped_items(); other fields that are malformed are unknown and
 * listed by callboard_plan_job_dup_unreadable(). Sets %CALLBOARD_ERROR_MALFORMED if @body
 * is not a run.
 *
 * Returns: (transfer full) (nullable): a new run
 */
CallboardPlanJob *
callboard_plan_job_decode (GBytes  *body,
                           GError **error)
{
  CallboardPlanJob *self = NULL;

  g_return_val_if_fail (body != NULL, NULL);

  if (g_bytes_get_size (body) >= MIN_INCREMENTAL_SIZE)
    self = callboard_plan_job_decode_incremental (body);

  return self != NULL ? self : callboard_plan_job_decode_full (body, error);
}
