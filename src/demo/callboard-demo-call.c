/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A call of the demo: what its simulation, the dialogue and chance make of it.
 * Used by what writes the answers about calls. */

#include "callboard-demo-call.h"

/* A call of an example: what of the simulation comes before and after it. */
#define EXAMPLE_BEFORE (8 * G_TIME_SPAN_SECOND)
#define EXAMPLE_AFTER  (15 * G_TIME_SPAN_SECOND)

/* In a run this large one call gets stuck. */
#define LOOP_MIN_SIMULATIONS 100

/* One recording of so many is kept back, and one is lost. */
#define ONE_RESTRICTED_OF 17
#define ONE_LOST_OF       13

/**
 * callboard_demo_call_free:
 * @self: (transfer full): a call
 *
 * Frees @self.
 */
void
callboard_demo_call_free (CallboardDemoCall *self)
{
  g_clear_pointer (&self->conversation, callboard_demo_conversation_free);
  g_free (self);
}

/**
 * callboard_demo_call_is_over:
 * @self: a call
 *
 * Returns: whether it is over
 */
gboolean
callboard_demo_call_is_over (const CallboardDemoCall *self)
{
  return self->duration_ms >= 0;
}

/* How long a simulation stays in conversation where it never leaves it. */
static gint64
get_stuck_length (const CallboardDemoSimulation *simulation)
{
  return g_str_equal (simulation->end_status, "TIMED_OUT")
           ? simulation->ended_at - simulation->stage_at[CALLBOARD_DEMO_STAGE_SIMULATING]
           : 0;
}

static const CallboardDemoSimulation *
find_longest_stuck (CallboardDemoRunSchedule *script)
{
  const CallboardDemoSimulation *longest = callboard_demo_run_schedule_get_simulation (script, 0);

  for (guint i = 1; i < callboard_demo_run_schedule_get_n_simulations (script); i++) {
    const CallboardDemoSimulation *simulation = callboard_demo_run_schedule_get_simulation (script, i);

    if (get_stuck_length (simulation) > get_stuck_length (longest))
      longest = simulation;
  }

  return longest;
}

static CallboardDemoKind
find_kind (CallboardDemoWorld            *world,
           CallboardDemoShow             *show,
           const CallboardDemoSimulation *simulation)
{
  if (callboard_demo_simulation_was_silent (simulation))
    return CALLBOARD_DEMO_KIND_SILENT;

  if (show->plan.n_simulations >= LOOP_MIN_SIMULATIONS &&
      get_stuck_length (simulation) > 0 &&
      find_longest_stuck (callboard_demo_world_get_script (world, show)) == simulation)
    return CALLBOARD_DEMO_KIND_LOOP;

  return simulation->end_stage <= CALLBOARD_DEMO_STAGE_SIMULATING ? CALLBOARD_DEMO_KIND_CUT
                                                                  : CALLBOARD_DEMO_KIND_WHOLE;
}

/* The call of the retry that took its place, once there is one. */
static const char *
find_successor (CallboardDemoWorld *world,
                CallboardDemoShow  *show,
                guint               position)
{
  CallboardDemoRunSchedule *script = callboard_demo_world_get_script (world, show);

  for (guint i = 0; i < callboard_demo_run_schedule_get_n_simulations (script); i++) {
    const CallboardDemoSimulation *retry = callboard_demo_run_schedule_get_simulation (script, i);

    if (retry->retry_of == (int) position &&
        callboard_demo_simulation_has_call (retry, callboard_demo_world_get_now (world)))
      return retry->call_id;
  }

  return NULL;
}

static const char *
get_ended_status (CallboardDemoKind  kind,
                  const char        *status,
                  guint32            seed)
{
  static const char * const good[] = { "CUSTOMER_ENDED_CALL", "AGENT_ENDED_CALL", "CUSTOMER_ENDED_CALL" };
  static const char * const bad[] = { "CONNECTION_LOST", "AGENT_ERROR", "PHONE_CALL_PROVIDER_CLOSED_WEBSOCKET" };

  if (kind == CALLBOARD_DEMO_KIND_SILENT)
    return "SILENCE_TIME_OUT";
  if (g_str_equal (status, "TIMED_OUT"))
    return "MAX_DURATION_REACHED";
  if (g_str_equal (status, "CANCELLED"))
    return "CANCELLED";
  if (kind == CALLBOARD_DEMO_KIND_CUT)
    return bad[seed % G_N_ELEMENTS (bad)];

  return good[seed % G_N_ELEMENTS (good)];
}

static void
fill_from_script (CallboardDemoCall  *self,
                  CallboardDemoWorld *world)
{
  const CallboardDemoSimulation *simulation = self->listing.simulation;
  gint64 now = callboard_demo_world_get_now (world);
  gint64 ended_at = simulation->end_stage > CALLBOARD_DEMO_STAGE_SIMULATING
                      ? simulation->stage_at[CALLBOARD_DEMO_STAGE_ENDING]
                      : simulation->ended_at;

  self->caller = simulation->caller;
  self->endpoint = simulation->endpoint;
  self->started_at = simulation->stage_at[CALLBOARD_DEMO_STAGE_SIMULATING];
  self->duration_ms = now >= ended_at ? (ended_at - self->started_at) / G_TIME_SPAN_MILLISECOND : -1;
  self->is_analyzed = callboard_demo_simulation_has_ended (simulation, now);
  self->kind = find_kind (world, self->listing.show, simulation);
  self->ended_status = get_ended_status (self->kind, simulation->end_status, self->seed);
  self->superseded_by = find_successor (world, self->listing.show, self->listing.position);
}

static void
fill_from_example (CallboardDemoCall *self)
{
  JsonObject *example = self->listing.example;
  const char *status = json_object_get_string_member (example, "status");
  gboolean is_silent = FALSE;
  gint64 length = self->listing.ended_at - self->listing.started_at;

  if (json_object_has_member (example, "invalidation") && !json_object_get_null_member (example, "invalidation"))
    is_silent = g_str_equal (json_object_get_string_member (json_object_get_object_member (example, "invalidation"),
                                                            "reason"), "AGENT_NEVER_SPOKE");

  self->caller = json_object_get_object_member (example, "persona");
  self->endpoint = json_object_get_object_member (example, "agentEndpoint");
  self->started_at = self->listing.started_at + EXAMPLE_BEFORE;
  self->duration_ms = MAX (length - EXAMPLE_BEFORE - EXAMPLE_AFTER, length / 2) / G_TIME_SPAN_MILLISECOND;
  self->is_analyzed = TRUE;
  self->kind = is_silent ? CALLBOARD_DEMO_KIND_SILENT
               : g_str_equal (status, "COMPLETED") ? CALLBOARD_DEMO_KIND_WHOLE
                                                   : CALLBOARD_DEMO_KIND_CUT;
  self->ended_status = get_ended_status (self->kind, status, self->seed);
}

static gboolean
has_failed (const CallboardDemoCall *self,
            guint                    metric)
{
  for (guint i = 0; i < self->n_checks; i++) {
    if (self->checks[i].metric == metric)
      return self->checks[i].result == CALLBOARD_DEMO_RESULT_FAILED;
  }

  return FALSE;
}

static void
compose (CallboardDemoCall  *self,
         CallboardDemoWorld *world)
{
  g_autoptr (GRand) chance = callboard_demo_random_new (world->seed, self->seed);
  JsonObject *scenario = self->listing.simulation != NULL
                           ? self->listing.simulation->scenario
                           : json_object_get_object_member (self->listing.example, "scenario");
  const CallboardDemoCue cue = {
    .scenario = json_object_get_string_member_with_default (scenario, "description", NULL),
    .caller = self->caller,
    .kind = self->kind,
    .duration_ms = MAX (self->duration_ms, 0),
    .has_fault = has_failed (self, 0),
    .has_pause = has_failed (self, 1),
    .has_vague_end = has_failed (self, 2),
  };

  for (guint i = 0; i < G_N_ELEMENTS (self->participant_ids); i++)
    callboard_demo_random_write_uuid (chance, self->participant_ids[i]);
  if (world->dialogue == NULL)
    world->dialogue = callboard_demo_dialogue_new ();
  self->conversation = callboard_demo_dialogue_compose (world->dialogue, &cue, chance);
}

/**
 * callboard_demo_call_new:
 * @world: a world, which must outlive the call
 * @id: a `callId`
 *
 * Makes a call as it stands now by the clock of the world.
 *
 * Returns: (transfer full) (nullable): the call, or %NULL where there is none
 */
CallboardDemoCall *
callboard_demo_call_new (CallboardDemoWorld *world,
                         const char         *id)
{
  g_autoptr (CallboardDemoCall) self = g_new0 (CallboardDemoCall, 1);

  if (!callboard_demo_simulation_index_find_call (world, id, &self->listing))
    return NULL;

  self->seed = g_str_hash (id);
  if (self->listing.example != NULL)
    fill_from_example (self);
  else
    fill_from_script (self, world);

  if (!callboard_demo_call_is_over (self) || self->seed % ONE_LOST_OF == 0)
    self->access = "NOT_AVAILABLE";
  else
    self->access = self->seed % ONE_RESTRICTED_OF == 0 ? "RESTRICTED" : "AVAILABLE";
  self->n_checks = callboard_demo_checks_find (world, &self->listing, self->checks);
  compose (self, world);

  return g_steal_pointer (&self);
}

/**
 * callboard_demo_call_find_mark:
 * @self: a call
 * @mark: what is special about a line
 * @position: (out) (optional): takes the place of the line
 *
 * Returns: (transfer none) (nullable): the line
 */
const CallboardDemoLine *
callboard_demo_call_find_mark (const CallboardDemoCall *self,
                               CallboardDemoMark        mark,
                               guint                   *position)
{
  GPtrArray *lines = self->conversation->lines;

  for (guint i = 0; i < lines->len; i++) {
    const CallboardDemoLine *line = g_ptr_array_index (lines, i);

    if (line->mark == mark) {
      if (position != NULL)
        *position = i;
      return line;
    }
  }

  return NULL;
}
