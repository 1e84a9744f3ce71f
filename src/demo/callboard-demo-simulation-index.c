/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index of the simulations of a world: finds one among all runs by its ID, its
 * call ID or its phone number. Used by the response writers. */

#include "callboard-demo-simulation-index.h"

#include <string.h>

#include "callboard-demo-run-response.h"
#include "callboard-demo-json.h"
#include "callboard-demo-story.h"

/* The maximum distance between a call and the time in a lookup. */
#define MAX_LOOKUP_DISTANCE (10 * G_TIME_SPAN_MINUTE)

/* The length of phone numbers in E.164 format, including the country code. */
#define MIN_DIGITS 7
#define MAX_DIGITS 15

/* A query: by ID, by call ID, or by phone number. The latter finds the simulation
 * closest to the time, or the latest one if the time is 0. */
typedef struct
{
  const char *id;
  const char *call_id;
  const char *number;
  gint64      time;
} Search;

static gint64
parse_time (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;

  if (text == NULL)
    return 0;

  time = g_date_time_new_from_iso8601 (text, utc);

  return time != NULL ? g_date_time_to_unix_usec (time) : 0;
}

static void
read_schedule (CallboardDemoWorld          *self,
               CallboardDemoRunEntry       *entry,
               guint                        position,
               CallboardDemoSimulationInfo *info)
{
  const CallboardDemoSimulation *simulation =
    callboard_demo_run_schedule_get_simulation (entry->schedule, position);
  gint64 now = callboard_demo_world_get_now (self);
  gboolean has_started = callboard_demo_simulation_has_started (simulation, now);

  *info = (CallboardDemoSimulationInfo) {
    .entry = entry,
    .simulation = simulation,
    .position = position,
    .id = simulation->id,
    .call_id = callboard_demo_simulation_has_call (simulation, now) ? simulation->call_id : NULL,
    .persona = simulation->persona,
    .scenario = simulation->scenario,
    .endpoint = simulation->endpoint,
    .end_status = simulation->end_status,
    .is_silent = callboard_demo_simulation_is_silent (simulation),
    .created_at = simulation->created_at,
    .started_at = has_started ? simulation->started_at : 0,
    .ended_at = simulation->ended_at,
  };
  info->by_phone = callboard_demo_simulation_format_phone_number (simulation, info->number) &&
                   info->started_at != 0;
}

/* Where a simulation is. */
typedef struct
{
  CallboardDemoRunEntry *entry;
  guint                  position;
} Place;

static void
index_run (CallboardDemoWorld    *self,
           CallboardDemoRunEntry *entry)
{
  CallboardDemoRunSchedule *schedule = callboard_demo_world_get_schedule (self, entry);

  for (guint i = 0; i < entry->plan.n_simulations; i++) {
    const CallboardDemoSimulation *simulation = callboard_demo_run_schedule_get_simulation (schedule, i);
    const Place place = { entry, i };

    g_hash_table_insert (self->places, (gpointer) simulation->id, g_memdup2 (&place, sizeof place));
    g_hash_table_insert (self->places, (gpointer) simulation->call_id, g_memdup2 (&place, sizeof place));
  }
}

/* Finds a simulation, other than those of the examples, by its ID or its call ID. */
static const Place *
find_place (CallboardDemoWorld *self,
            const char         *id)
{
  if (self->places == NULL)
    self->places = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; self->n_indexed_runs < self->all_runs->len && i < self->all_runs->len; i++) {
    CallboardDemoRunEntry *entry = g_ptr_array_index (self->all_runs, i);

    if (entry->is_indexed)
      continue;

    if (callboard_demo_world_get_example (entry) == NULL)
      index_run (self, entry);
    entry->is_indexed = TRUE;
    self->n_indexed_runs++;
  }

  return g_hash_table_lookup (self->places, id);
}

static void
read_example (CallboardDemoRunEntry       *entry,
              JsonObject                  *object,
              CallboardDemoSimulationInfo *info)
{
  const char *number = json_object_get_string_member_with_default (object, "roarkPhoneNumber",
                                                                   NULL);
  JsonNode *invalidation = json_object_get_member (object, "invalidation");
  const char *reason = NULL;

  if (invalidation != NULL && JSON_NODE_HOLDS_OBJECT (invalidation))
    reason = json_object_get_string_member (json_node_get_object (invalidation), "reason");

  *info = (CallboardDemoSimulationInfo) {
    .entry = entry,
    .example = object,
    .id = json_object_get_string_member (object, "simulationJobId"),
    .call_id = json_object_get_string_member_with_default (object, "callId", NULL),
    .persona = json_object_get_object_member (object, "persona"),
    .scenario = json_object_get_object_member (object, "scenario"),
    .endpoint = json_object_get_object_member (object, "agentEndpoint"),
    .end_status = json_object_get_string_member (object, "status"),
    .is_silent = g_strcmp0 (reason, "AGENT_NEVER_SPOKE") == 0,
    .by_phone = number != NULL,
    .created_at = parse_time (json_object_get_string_member (object, "createdAt")),
    .started_at = parse_time (json_object_get_string_member_with_default (object, "startedAt",
                                                                          NULL)),
    .ended_at = parse_time (json_object_get_string_member_with_default (object, "completedAt",
                                                                        NULL)),
  };
  g_strlcpy (info->number, number != NULL ? number : "", sizeof info->number);
}

/* Returns the distance between the call and @time; 0 during the call. */
static gint64
get_distance (const CallboardDemoSimulationInfo *info,
              gint64                             time)
{
  if (time < info->started_at)
    return info->started_at - time;
  if (time > info->ended_at)
    return time - info->ended_at;

  return 0;
}

static gboolean
is_better (const CallboardDemoSimulationInfo *info,
           const CallboardDemoSimulationInfo *found,
           const Search                      *search)
{
  gint64 distance;
  gint64 found_distance;

  if (search->id != NULL)
    return g_str_equal (info->id, search->id);
  if (search->call_id != NULL)
    return g_strcmp0 (info->call_id, search->call_id) == 0;
  if (!info->by_phone || !g_str_equal (info->number, search->number))
    return FALSE;
  if (search->time == 0)
    return found->entry == NULL || info->started_at > found->started_at;

  distance = get_distance (info, search->time);
  found_distance = found->entry != NULL ? get_distance (found,
                                                        search->time) : MAX_LOOKUP_DISTANCE + 1;

  return distance < found_distance;
}

static void
keep_better (CallboardDemoWorld                *self,
             const CallboardDemoSimulationInfo *info,
             const Search                      *search,
             CallboardDemoSimulationInfo       *found)
{
  if (info->created_at <= callboard_demo_world_get_now (self) &&
      is_better (info, found, search))
    *found = *info;
}

static void
find_in_example (CallboardDemoWorld          *self,
                 CallboardDemoRunEntry       *entry,
                 const Search                *search,
                 CallboardDemoSimulationInfo *found)
{
  JsonArray *simulations = json_object_get_array_member (callboard_demo_world_get_example (entry),
                                                         "simulationJobs");

  for (guint position = 0; position < json_array_get_length (simulations); position++) {
    CallboardDemoSimulationInfo info;

    read_example (entry, json_array_get_object_element (simulations, position), &info);
    keep_better (self, &info, search, found);
  }
}

static void
find_in_schedule (CallboardDemoWorld          *self,
                  CallboardDemoRunEntry       *entry,
                  guint                        first,
                  guint                        n,
                  const Search                *search,
                  CallboardDemoSimulationInfo *found)
{
  callboard_demo_world_get_schedule (self, entry);
  for (guint position = first; position < first + n; position++) {
    CallboardDemoSimulationInfo info;

    read_schedule (self, entry, position, &info);
    keep_better (self, &info, search, found);
  }
}

static gboolean
find (CallboardDemoWorld          *self,
      const Search                *search,
      CallboardDemoSimulationInfo *found)
{
  const char *id = search->id != NULL ? search->id : search->call_id;
  const Place *place;

  callboard_demo_world_update (self);
  *found = (CallboardDemoSimulationInfo) { 0 };

  place = id != NULL ? find_place (self, id) : NULL;
  if (place != NULL) {
    find_in_schedule (self, place->entry, place->position, 1, search, found);
    return found->entry != NULL;
  }

  for (guint i = 0; i < self->all_runs->len; i++) {
    CallboardDemoRunEntry *entry = g_ptr_array_index (self->all_runs, i);

    if (callboard_demo_world_get_example (entry) != NULL)
      find_in_example (self, entry, search, found);
    else if (id == NULL)
      find_in_schedule (self, entry, 0, entry->plan.n_simulations, search, found);
  }

  return found->entry != NULL;
}

/**
 * callboard_demo_simulation_index_find_call: (skip)
 * @self: a world
 * @call_id: a `callId`
 * @info: (out caller-allocates): the simulation of the call
 *
 * Returns: whether the call exists
 */
gboolean
callboard_demo_simulation_index_find_call (CallboardDemoWorld          *self,
                                           const char                  *call_id,
                                           CallboardDemoSimulationInfo *info)
{
  const Search search = { .call_id = call_id };

  return find (self, &search, info);
}

/**
 * callboard_demo_simulation_index_dup_call_ids: (skip)
 * @self: a world
 * @entry: one of its runs
 *
 * Returns: (transfer container) (element-type utf8): the IDs of the calls that the run has
 *   placed so far, owned by the run
 */
GPtrArray *
callboard_demo_simulation_index_dup_call_ids (CallboardDemoWorld    *self,
                                              CallboardDemoRunEntry *entry)
{
  GPtrArray *ids = g_ptr_array_new ();
  JsonObject *example = callboard_demo_world_get_example (entry);
  JsonArray *simulations = example != NULL ? json_object_get_array_member (example, "simulationJobs") : NULL;
  guint n = simulations != NULL ? json_array_get_length (simulations) : entry->plan.n_simulations;

  if (example == NULL)
    callboard_demo_world_get_schedule (self, entry);
  for (guint i = 0; i < n; i++) {
    CallboardDemoSimulationInfo info;

    if (example != NULL)
      read_example (entry, json_array_get_object_element (simulations, i), &info);
    else
      read_schedule (self, entry, i, &info);
    if (info.call_id != NULL)
      g_ptr_array_add (ids, (gpointer) info.call_id);
  }

  return ids;
}

/**
 * callboard_demo_simulation_index_find: (skip)
 * @self: a world
 * @id: a `simulationJobId`
 * @info: (out caller-allocates): the simulation
 *
 * Returns: whether the simulation exists
 */
gboolean
callboard_demo_simulation_index_find (CallboardDemoWorld          *self,
                                      const char                  *id,
                                      CallboardDemoSimulationInfo *info)
{
  const Search search = { .id = id };

  return find (self, &search, info);
}

static JsonObject *
make_run_plan (CallboardDemoWorld    *self,
               CallboardDemoRunEntry *entry)
{
  g_autoptr (CallboardDemoRun) run = callboard_demo_world_find_plan (self, entry->plan_id);
  JsonObject *variables = json_object_new ();
  JsonObject *hours = json_object_new ();
  JsonObject *plan = json_object_new ();

  json_object_set_string_member (hours, "from", "09:00");
  json_object_set_string_member (hours, "to", "17:30");
  json_object_set_string_member (variables, "agentVersion",
                                 callboard_demo_story_get_agent_version (&entry->plan));
  json_object_set_string_member (variables, "greeting", "Good morning");
  json_object_set_object_member (variables, "openingHours", hours);
  json_object_set_string_member (plan, "id", entry->plan_id);
  callboard_demo_json_set_string (plan, "name", run != NULL ? callboard_demo_run_get_title (run) : NULL);
  json_object_set_object_member (plan, "variables", variables);

  return plan;
}

/* The simulation as in the response of its run, and its run plan. */
static GBytes *
create_response (CallboardDemoWorld                *self,
                 const CallboardDemoSimulationInfo *info)
{
  JsonObject *data;

  if (info->example != NULL) {
    g_autoptr (GList) members = json_object_get_members (info->example);

    data = json_object_new ();
    for (GList *member = members; member != NULL; member = member->next)
      callboard_demo_json_copy_member (info->example, data, member->data);
  } else {
    data = callboard_demo_run_response_make_simulation (callboard_demo_world_get_schedule (self, info->entry),
                                                        info->position,
                                                        callboard_demo_world_get_now (self));
  }
  json_object_set_object_member (data, "runPlan", make_run_plan (self, info->entry));

  return callboard_demo_json_envelope ("data", data);
}

/**
 * callboard_demo_world_dup_simulation:
 * @self: a world
 * @id: a `simulationJobId`
 *
 * Creates the response to `GET /v1/simulation/job/{id}`, consistent with the
 * response of its run.
 *
 * Returns: (transfer full) (nullable): JSON, or %NULL if there is no such
 *   simulation
 */
GBytes *
callboard_demo_world_dup_simulation (CallboardDemoWorld *self,
                                     const char         *id)
{
  const Search search = { .id = id };
  CallboardDemoSimulationInfo found;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return find (self, &search, &found) ? create_response (self, &found) : NULL;
}

static gboolean
is_phone_number (const char *text)
{
  gsize n_digits;

  if (text == NULL || *text != '+' || text[1] == '0')
    return FALSE;

  n_digits = strspn (text + 1, "0123456789");

  return text[1 + n_digits] == '\0' && n_digits >= MIN_DIGITS && n_digits <= MAX_DIGITS;
}

/**
 * callboard_demo_world_dup_lookup:
 * @self: a world
 * @query: (element-type utf8 utf8): the parameters: `roarkPhoneNumber` in E.164
 *   format and optionally `callReceivedAt`
 * @error: return location for an error
 *
 * Creates the response to `GET /v1/simulation/job/lookup`: the simulation that
 * used the number closest to the time, or the latest one without a time.
 *
 * Sets %G_IO_ERROR_INVALID_ARGUMENT if a parameter is invalid, and
 * %G_IO_ERROR_NOT_FOUND if no simulation used the number within ten minutes.
 *
 * Returns: (transfer full) (nullable): JSON
 */
GBytes *
callboard_demo_world_dup_lookup (CallboardDemoWorld  *self,
                                 GHashTable          *query,
                                 GError             **error)
{
  Search search = { 0 };
  CallboardDemoSimulationInfo found;
  const char *time;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  time = g_hash_table_lookup (query, "callReceivedAt");
  search.number = g_hash_table_lookup (query, "roarkPhoneNumber");
  search.time = parse_time (time);
  if (!is_phone_number (search.number)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                         "roarkPhoneNumber must be in E.164 format");
    return NULL;
  }
  if (time != NULL && search.time == 0) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                         "callReceivedAt must be a date and time in ISO 8601 format");
    return NULL;
  }

  if (!find (self, &search, &found)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         "No simulation used this number around that time");
    return NULL;
  }

  return create_response (self, &found);
}
