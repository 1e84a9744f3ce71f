/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decodes a run from the bytes of a response. Runs in a worker thread.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-plan-job-private.h"
#include "callboard-plan-job-update-private.h"

/* Smaller responses are decoded faster in one go. */
#define MIN_INCREMENTAL_SIZE (16 * 1024)

/* The ID of an item that may be malformed otherwise. */
static const char *
peek_simulation_id (JsonNode *node)
{
  JsonNode *id = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    id = json_object_get_member (json_node_get_object (node), "simulationJobId");

  return id != NULL && json_node_get_value_type (id) == G_TYPE_STRING
           ? json_node_get_string (id)
           : NULL;
}

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
                                     JsonNode                 *id)
{
  CallboardJsonPath id_path = { .parent = path, .member = "simulationJobId" };

  callboard_json_set_malformed (error, &id_path, C_("expected", "a unique ID"), id);
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
                                         json_object_get_member (json_node_get_object (node),
                                                                 "simulationJobId"));

  if (error != NULL)
    callboard_plan_job_skip_item (self, peek_simulation_id (node), error);
}

/**
 * callboard_plan_job_decode_envelope: (skip)
 * @parser: a parsed response
 * @data_path: (out caller-allocates): the path of `data`
 * @jobs_path: (out caller-allocates): the path of `simulationJobs`
 * @jobs: (out) (transfer none): the array `simulationJobs`, owned by @parser
 * @error: return location for an error
 *
 * Decodes the fields of a run, without its simulations.
 *
 * Returns: (transfer full) (nullable): a run without simulations
 */
CallboardPlanJob *
callboard_plan_job_decode_envelope (JsonParser         *parser,
                                    CallboardJsonPath  *data_path,
                                    CallboardJsonPath  *jobs_path,
                                    JsonArray         **jobs,
                                    GError            **error)
{
  g_autoptr(CallboardApiObject) self = NULL;
  JsonNode *data = callboard_json_get_data (parser, data_path, error);

  if (data == NULL)
    return NULL;

  self = callboard_api_object_decode (CALLBOARD_TYPE_PLAN_JOB, data, data_path, error);
  if (self == NULL)
    return NULL;

  *jobs_path = (CallboardJsonPath) { .parent = data_path, .member = "simulationJobs" };
  *jobs = callboard_json_get_array (json_object_get_member (json_node_get_object (data),
                                                            "simulationJobs"),
                                    jobs_path, error);
  if (*jobs == NULL)
    return NULL;

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
  g_autoptr(JsonParser) parser = callboard_json_parse (body, error);
  CallboardPlanJob *self;
  CallboardJsonPath data_path;
  CallboardJsonPath jobs_path;
  JsonArray *jobs;

  if (parser == NULL)
    return NULL;

  self = callboard_plan_job_decode_envelope (parser, &data_path, &jobs_path, &jobs, error);
  for (guint i = 0; self != NULL && i < json_array_get_length (jobs); i++)
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
 * Decodes a run. Malformed simulations are skipped and listed by
 * callboard_plan_job_get_skipped_items(). Sets %CALLBOARD_ERROR_MALFORMED if @body
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
