/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory of a world: finds one simulation among those of all runs, by
 * its id or by the phone number it used. Used by the world's answers. */

#include "callboard-demo-simulation-index.h"

#include <string.h>

#include "callboard-demo-run-response.h"
#include "callboard-demo-json.h"

/* How far from a call the time may be that it is looked for with. */
#define LOOKUP_TOLERANCE (10 * G_TIME_SPAN_MINUTE)

/* What E.164 allows, the country's own code included. */
#define MIN_DIGITS 7
#define MAX_DIGITS 15

/* What is looked for: a simulation by its id or that of its call, or the one
 * that used a number next to a time, or last where there is none. */
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
see_script (CallboardDemoWorld   *self,
            CallboardDemoShow    *show,
            guint                 position,
            CallboardDemoRunList *listing)
{
  CallboardDemoRunSchedule *script = callboard_demo_world_get_script (self, show);
  const CallboardDemoSimulation *simulation = callboard_demo_run_schedule_get_simulation (script, position);
  gint64 now = callboard_demo_world_get_now (self);

  *listing = (CallboardDemoRunList) {
    .show = show,
    .simulation = simulation,
    .position = position,
    .id = simulation->id,
    .call_id = callboard_demo_simulation_has_call (simulation, now) ? simulation->call_id : NULL,
    .created_at = simulation->created_at,
    .started_at = callboard_demo_simulation_has_started (simulation, now) ? simulation->started_at : 0,
    .ended_at = simulation->ended_at,
  };
  listing->by_phone = callboard_demo_simulation_write_number (simulation, listing->number) &&
                      listing->started_at != 0;
}

/* Tells most that are not looked for, before they are looked at. */
static gboolean
may_be (CallboardDemoWorld *self,
        CallboardDemoShow  *show,
        guint               position,
        const Search       *search)
{
  CallboardDemoRunSchedule *script = callboard_demo_world_get_script (self, show);
  const CallboardDemoSimulation *simulation = callboard_demo_run_schedule_get_simulation (script, position);

  return (search->id == NULL || g_str_equal (simulation->id, search->id)) &&
         (search->call_id == NULL || g_str_equal (simulation->call_id, search->call_id));
}

static void
see_example (CallboardDemoShow    *show,
             JsonObject           *object,
             CallboardDemoRunList *listing)
{
  const char *number = json_object_get_string_member_with_default (object, "roarkPhoneNumber", NULL);

  *listing = (CallboardDemoRunList) {
    .show = show,
    .example = object,
    .id = json_object_get_string_member (object, "simulationJobId"),
    .call_id = json_object_get_string_member_with_default (object, "callId", NULL),
    .by_phone = number != NULL,
    .created_at = parse_time (json_object_get_string_member (object, "createdAt")),
    .started_at = parse_time (json_object_get_string_member_with_default (object, "startedAt", NULL)),
    .ended_at = parse_time (json_object_get_string_member_with_default (object, "completedAt", NULL)),
  };
  g_strlcpy (listing->number, number != NULL ? number : "", sizeof listing->number);
}

/* How far the call is from the time looked for; 0 while it went on. */
static gint64
get_distance (const CallboardDemoRunList *listing,
              gint64                      time)
{
  if (time < listing->started_at)
    return listing->started_at - time;
  if (time > listing->ended_at)
    return time - listing->ended_at;

  return 0;
}

static gboolean
is_better (const CallboardDemoRunList *listing,
           const CallboardDemoRunList *found,
           const Search               *search)
{
  gint64 distance;
  gint64 found_distance;

  if (search->id != NULL)
    return g_str_equal (listing->id, search->id);
  if (search->call_id != NULL)
    return g_strcmp0 (listing->call_id, search->call_id) == 0;
  if (!listing->by_phone || !g_str_equal (listing->number, search->number))
    return FALSE;
  if (search->time == 0)
    return found->show == NULL || listing->started_at > found->started_at;

  distance = get_distance (listing, search->time);
  found_distance = found->show != NULL ? get_distance (found, search->time) : LOOKUP_TOLERANCE + 1;

  return distance < found_distance;
}

static void
consider (CallboardDemoWorld         *self,
          const CallboardDemoRunList *listing,
          const Search               *search,
          CallboardDemoRunList       *found)
{
  if (listing->created_at <= callboard_demo_world_get_now (self) &&
      is_better (listing, found, search))
    *found = *listing;
}

static JsonArray *
get_example_simulations (CallboardDemoShow *show)
{
  if (show->example == NULL) {
    g_autoptr (JsonParser) parser = json_parser_new_immutable ();

    if (!json_parser_load_from_data (parser, g_bytes_get_data (show->answer, NULL),
                                     g_bytes_get_size (show->answer), NULL))
      g_assert_not_reached ();
    show->example = json_parser_steal_root (parser);
  }

  return json_object_get_array_member (json_object_get_object_member (json_node_get_object (show->example), "data"),
                                       "simulationJobs");
}

static gboolean
is_example (const CallboardDemoShow *show)
{
  return show->plan.n_simulations == 0;
}

static gboolean
find (CallboardDemoWorld   *self,
      const Search         *search,
      CallboardDemoRunList *found)
{
  CallboardDemoRunList listing;

  callboard_demo_world_bring_up_to_date (self);
  *found = (CallboardDemoRunList) { 0 };

  for (guint i = 0; i < self->season->len; i++) {
    CallboardDemoShow *show = g_ptr_array_index (self->season, i);

    if (is_example (show)) {
      JsonArray *simulations = get_example_simulations (show);

      for (guint position = 0; position < json_array_get_length (simulations); position++) {
        see_example (show, json_array_get_object_element (simulations, position), &listing);
        consider (self, &listing, search, found);
      }
    } else {
      for (guint position = 0; position < show->plan.n_simulations; position++) {
        if (may_be (self, show, position, search)) {
          see_script (self, show, position, &listing);
          consider (self, &listing, search, found);
        }
      }
    }
  }

  return found->show != NULL;
}

/**
 * callboard_demo_simulation_index_find_call: (skip)
 * @self: a world
 * @call_id: a `callId`
 * @listing: (out caller-allocates): takes the simulation that made the call
 *
 * Returns: whether there is such a call by now
 */
gboolean
callboard_demo_simulation_index_find_call (CallboardDemoWorld   *self,
                                           const char           *call_id,
                                           CallboardDemoRunList *listing)
{
  const Search search = { .call_id = call_id };

  return find (self, &search, listing);
}

static GBytes *
answer (CallboardDemoWorld         *self,
        const CallboardDemoRunList *listing)
{
  if (listing->example != NULL)
    return callboard_demo_json_envelope ("data", json_object_ref (listing->example));

  return callboard_demo_run_response_new_simulation (callboard_demo_world_get_script (self, listing->show),
                                                     listing->position,
                                                     callboard_demo_world_get_now (self));
}

/**
 * callboard_demo_world_dup_simulation:
 * @self: a world
 * @id: a `simulationJobId`
 *
 * Gives the answer to `GET /v1/simulation/job/{id}`, which says of a simulation
 * what its run says of it.
 *
 * Returns: (transfer full) (nullable): JSON, or %NULL where there is no such
 *   simulation
 */
GBytes *
callboard_demo_world_dup_simulation (CallboardDemoWorld *self,
                                     const char         *id)
{
  const Search search = { .id = id };
  CallboardDemoRunList found;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return find (self, &search, &found) ? answer (self, &found) : NULL;
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
 * @query: (element-type utf8 utf8): the parameters: `roarkPhoneNumber`, in
 *   E.164, and `callReceivedAt`, which may be absent
 * @error: return location for an error
 *
 * Gives the answer to `GET /v1/simulation/job/lookup`: the simulation that used
 * a number at a time, the next to it where none did, or the last one where no
 * time is given.
 *
 * Sets %G_IO_ERROR_INVALID_ARGUMENT where a parameter is wrong, and
 * %G_IO_ERROR_NOT_FOUND where no simulation used the number within ten minutes.
 *
 * Returns: (transfer full) (nullable): JSON
 */
GBytes *
callboard_demo_world_dup_lookup (CallboardDemoWorld  *self,
                                 GHashTable          *query,
                                 GError             **error)
{
  Search search = { 0 };
  CallboardDemoRunList found;
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

  return answer (self, &found);
}
