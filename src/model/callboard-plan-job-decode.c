/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the bytes of an answer to a run. Runs in a worker thread.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-error.h"
#include "callboard-plan-job-items.h"
#include "callboard-plan-job-private.h"

/* An answer of fewer bytes is parsed sooner than it is taken apart. */
#define MIN_PIECES_SIZE (16 * 1024)

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
set_id_repeated (GError                  **error,
                 const CallboardJsonPath  *path,
                 JsonNode                 *id)
{
  CallboardJsonPath id_path = { .parent = path, .member = "simulationJobId" };

  callboard_json_set_malformed (error, &id_path, C_("expected", "an id that no other simulation has"), id);
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
    set_id_repeated (&error, path,
                     json_object_get_member (json_node_get_object (node), "simulationJobId"));

  if (error != NULL)
    callboard_plan_job_skip_item (self, peek_simulation_id (node), error);
}

/* What surrounds the simulations, and their list as far as it was parsed. */
static CallboardPlanJob *
decode_surroundings (JsonParser         *parser,
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
 * @body: the answer to `GET /v1/simulation/plan/job/{jobId}`
 * @error: return location for an error
 *
 * Reads a run in the plain way, the whole answer at once, which has the last word
 * on what is wrong with it.
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

  self = decode_surroundings (parser, &data_path, &jobs_path, &jobs, error);
  for (guint i = 0; self != NULL && i < json_array_get_length (jobs); i++)
    {
      CallboardJsonPath job_path = { .parent = &jobs_path, .index = i };

      decode_simulation (self, json_array_get_element (jobs, i), &job_path);
    }

  return self;
}

/* Takes what was made of an element, and tells its id where it is one of the run. */
static const char *
take_element (CallboardPlanJob           *self,
              CallboardDecodeSnapshot    *source,
              const CallboardPlanJobItem *element,
              const CallboardJsonPath    *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = NULL;
  const char *id;

  if (element->error != NULL)
    {
      callboard_plan_job_skip_item (self, element->simulation_id, element->error);
      return NULL;
    }

  id = element->simulation != NULL
         ? callboard_simulation_job_get_id (element->simulation)
         : callboard_decode_snapshot_get_id (source, element->known);
  if (element->simulation != NULL
        ? callboard_plan_job_append (self, element->simulation)
        : callboard_plan_job_append_known (self, source, element->known))
    return id;

  node = json_node_init_string (json_node_alloc (), id);
  set_id_repeated (&error, path, node);
  callboard_plan_job_skip_item (self, id, error);
  return NULL;
}

static void
take_elements (CallboardPlanJob        *self,
               GBytes                  *body,
               CallboardDecodeSnapshot *source,
               CallboardPlanJobItems   *elements,
               const CallboardJsonPath *jobs_path)
{
  guint n = callboard_plan_job_items_get_n (elements);

  self->source = callboard_decode_snapshot_new (body, callboard_plan_job_items_steal_cache (elements));
  for (guint i = 0; i < n; i++)
    {
      CallboardJsonPath path = { .parent = jobs_path, .index = i };
      CallboardJsonRange range;
      const CallboardPlanJobItem *element = callboard_plan_job_items_get (elements, i, &range);
      const char *id = take_element (self, source, element, &path);

      callboard_decode_snapshot_add (self->source, range, id);
    }
}

/**
 * callboard_plan_job_decode_incremental: (skip)
 * @body: the answer to `GET /v1/simulation/plan/job/{jobId}`
 * @source: (nullable): what the run was decoded from before
 *
 * Reads a run simulation by simulation. Whatever is unusual about the answer as a
 * whole is left to callboard_plan_job_decode_full().
 *
 * Returns: (transfer full) (nullable): a new run, the very same
 *   callboard_plan_job_decode_full() makes of it but for what is left out, or %NULL
 */
CallboardPlanJob *
callboard_plan_job_decode_incremental (GBytes                  *body,
                                  CallboardDecodeSnapshot *source)
{
  g_autoptr(CallboardPlanJobItems) elements = callboard_plan_job_items_new (body, source);
  g_autoptr(CallboardPlanJob) self = NULL;
  g_autoptr(JsonParser) parser = NULL;
  g_autoptr(GBytes) rest = NULL;
  CallboardJsonPath data_path;
  CallboardJsonPath jobs_path;
  JsonArray *jobs;

  if (elements == NULL)
    return NULL;

  rest = callboard_plan_job_items_dup_rest (elements);
  parser = callboard_json_parse (rest, NULL);
  if (parser == NULL)
    return NULL;

  self = decode_surroundings (parser, &data_path, &jobs_path, &jobs, NULL);
  if (self == NULL || !callboard_plan_job_items_finish (elements))
    return NULL;

  take_elements (self, body, source, elements, &jobs_path);
  return g_steal_pointer (&self);
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
  return callboard_plan_job_decode_again (body, NULL, error);
}

/**
 * callboard_plan_job_decode_again:
 * @body: the answer to `GET /v1/simulation/plan/job/{jobId}`
 * @source: (nullable): what the run was decoded from before, from
 *   callboard_plan_job_dup_snapshot()
 * @error: return location for an error
 *
 * Reads a run as callboard_plan_job_decode() does, but leaves out the simulations
 * whose bytes are the same as before: callboard_plan_job_merge() into the run that
 * @source is from finds them there. What is returned is good for nothing else.
 *
 * Returns: (transfer full) (nullable): a new run
 */
CallboardPlanJob *
callboard_plan_job_decode_again (GBytes                   *body,
                                 CallboardDecodeSnapshot  *source,
                                 GError                  **error)
{
  CallboardPlanJob *self = NULL;

  g_return_val_if_fail (body != NULL, NULL);

  if (source != NULL || g_bytes_get_size (body) >= MIN_PIECES_SIZE)
    self = callboard_plan_job_decode_incremental (body, source);

  return self != NULL ? self : callboard_plan_job_decode_full (body, error);
}
