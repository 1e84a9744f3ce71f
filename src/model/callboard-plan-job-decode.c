/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the bytes of an answer to a run. Runs in a worker thread.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-error.h"
#include "callboard-plan-job-private.h"

/* The id of a simulation that may be garbled otherwise. */
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

static void
decode_simulation (CallboardPlanJob        *self,
                   JsonNode                *node,
                   const CallboardJsonPath *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardRecord) simulation =
    callboard_record_decode (CALLBOARD_TYPE_SIMULATION_JOB, node, path, &error);

  if (simulation != NULL &&
      !callboard_plan_job_append (self, CALLBOARD_SIMULATION_JOB (simulation)))
    {
      CallboardJsonPath id_path = { .parent = path, .member = "simulationJobId" };

      callboard_json_set_malformed (&error, &id_path, _("an id that no other simulation has"),
                                    json_object_get_member (json_node_get_object (node),
                                                            "simulationJobId"));
    }

  if (error != NULL)
    callboard_plan_job_set_aside (self, peek_simulation_id (node), error);
}

/**
 * callboard_plan_job_decode:
 * @body: the answer to `GET /v1/simulation/plan/job/{jobId}`
 * @error: return location for an error
 *
 * Reads a run. A simulation in it that cannot be read is set aside; an answer
 * that is not a run sets %CALLBOARD_ERROR_MALFORMED.
 *
 * Returns: (transfer full) (nullable): a new run
 */
CallboardPlanJob *
callboard_plan_job_decode (GBytes  *body,
                           GError **error)
{
  g_autoptr(JsonParser) parser = NULL;
  g_autoptr(CallboardRecord) self = NULL;
  CallboardJsonPath path;
  CallboardJsonPath jobs_path = { .parent = &path, .member = "simulationJobs" };
  JsonNode *data;
  JsonArray *jobs;

  g_return_val_if_fail (body != NULL, NULL);

  parser = callboard_json_parse (body, error);
  if (parser == NULL)
    return NULL;

  data = callboard_json_get_data (parser, &path, error);
  if (data == NULL)
    return NULL;

  self = callboard_record_decode (CALLBOARD_TYPE_PLAN_JOB, data, &path, error);
  if (self == NULL)
    return NULL;

  jobs = callboard_json_get_array (json_object_get_member (json_node_get_object (data),
                                                           "simulationJobs"),
                                   &jobs_path, error);
  if (jobs == NULL)
    return NULL;

  for (guint i = 0; i < json_array_get_length (jobs); i++)
    {
      CallboardJsonPath job_path = { .parent = &jobs_path, .index = i };

      decode_simulation (CALLBOARD_PLAN_JOB (self), json_array_get_element (jobs, i), &job_path);
    }

  return CALLBOARD_PLAN_JOB (g_steal_pointer (&self));
}
