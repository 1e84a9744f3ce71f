/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A call of the demo, derived from its simulation and the dialogue. Used by the
 * writers of the call responses. */

#include "callboard-demo-call.h"

#include "callboard-demo-json.h"

/* The parts of an example simulation before and after its call. */
#define EXAMPLE_SETUP_TIME (8 * G_TIME_SPAN_SECOND)
#define EXAMPLE_ANALYSIS_TIME  (15 * G_TIME_SPAN_SECOND)

/* Runs of at least this size contain one call with a loop. */
#define LOOP_MIN_SIMULATIONS 100

/* One in so many recordings is restricted or missing. */
#define RESTRICTED_RECORDING_INTERVAL 17
#define MISSING_RECORDING_INTERVAL       13

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
 * Returns: whether the call has ended
 */
gboolean
callboard_demo_call_is_over (const CallboardDemoCall *self)
{
  return self->duration_ms >= 0;
}

/* Returns the duration of the call of a simulation that timed out, otherwise 0. */
static gint64
get_timed_out_length (const CallboardDemoSimulation *simulation)
{
  return g_str_equal (simulation->end_status, "TIMED_OUT")
           ? simulation->ended_at - simulation->stage_at[CALLBOARD_DEMO_STAGE_SIMULATING]
           : 0;
}

static const CallboardDemoSimulation *
find_longest_timed_out (CallboardDemoRunSchedule *schedule)
{
  const CallboardDemoSimulation *longest = callboard_demo_run_schedule_get_simulation (schedule, 0);

  for (guint i = 1; i < schedule->plan.n_simulations; i++) {
    const CallboardDemoSimulation *simulation = callboard_demo_run_schedule_get_simulation (schedule, i);

    if (get_timed_out_length (simulation) > get_timed_out_length (longest))
      longest = simulation;
  }

  return longest;
}

static CallboardDemoConversationKind
find_kind (CallboardDemoWorld            *world,
           CallboardDemoRunEntry         *entry,
           const CallboardDemoSimulation *simulation)
{
  if (callboard_demo_simulation_is_silent (simulation))
    return CALLBOARD_DEMO_CONVERSATION_SILENT;

  if (entry->plan.n_simulations >= LOOP_MIN_SIMULATIONS &&
      get_timed_out_length (simulation) > 0 &&
      find_longest_timed_out (callboard_demo_world_get_schedule (world, entry)) == simulation)
    return CALLBOARD_DEMO_CONVERSATION_LOOP;

  return simulation->end_stage <= CALLBOARD_DEMO_STAGE_SIMULATING ? CALLBOARD_DEMO_CONVERSATION_TRUNCATED
                                                                  : CALLBOARD_DEMO_CONVERSATION_COMPLETE;
}

/* Returns the call ID of the retry, once its call has started. */
static const char *
find_retry_call_id (CallboardDemoWorld    *world,
                    CallboardDemoRunEntry *entry,
                    guint                  position)
{
  CallboardDemoRunSchedule *schedule = callboard_demo_world_get_schedule (world, entry);

  for (guint i = 0; i < schedule->plan.n_simulations; i++) {
    const CallboardDemoSimulation *retry = callboard_demo_run_schedule_get_simulation (schedule, i);

    if (retry->retry_of == (int) position &&
        callboard_demo_simulation_has_call (retry, callboard_demo_world_get_now (world)))
      return retry->call_id;
  }

  return NULL;
}

static const char *
get_ended_status (CallboardDemoConversationKind  kind,
                  const char                    *status,
                  guint32                        seed)
{
  static const char * const good[] = { "CUSTOMER_ENDED_CALL", "AGENT_ENDED_CALL",
                                      "CUSTOMER_ENDED_CALL" };
  static const char * const bad[] = { "CONNECTION_LOST", "AGENT_ERROR",
                                     "PHONE_CALL_PROVIDER_CLOSED_WEBSOCKET" };

  if (kind == CALLBOARD_DEMO_CONVERSATION_SILENT)
    return "SILENCE_TIME_OUT";
  if (g_str_equal (status, "TIMED_OUT"))
    return "MAX_DURATION_REACHED";
  if (g_str_equal (status, "CANCELLED"))
    return "CANCELLED";
  if (kind == CALLBOARD_DEMO_CONVERSATION_TRUNCATED)
    return bad[seed % G_N_ELEMENTS (bad)];

  return good[seed % G_N_ELEMENTS (good)];
}

static void
fill_from_schedule (CallboardDemoCall  *self,
                    CallboardDemoWorld *world)
{
  const CallboardDemoSimulation *simulation = self->info.simulation;
  gint64 now = callboard_demo_world_get_now (world);
  gint64 ended_at = simulation->end_stage > CALLBOARD_DEMO_STAGE_SIMULATING
                      ? simulation->stage_at[CALLBOARD_DEMO_STAGE_ENDING]
                      : simulation->ended_at;

  self->started_at = simulation->stage_at[CALLBOARD_DEMO_STAGE_SIMULATING];
  self->duration_ms = now >= ended_at ? (ended_at - self->started_at) / G_TIME_SPAN_MILLISECOND : -1;
  self->is_analyzed = callboard_demo_simulation_has_ended (simulation, now);
  self->kind = find_kind (world, self->info.entry, simulation);
  self->ended_status = get_ended_status (self->kind, simulation->end_status, self->seed);
  self->superseded_by = find_retry_call_id (world, self->info.entry, self->info.position);
}

static void
fill_from_example (CallboardDemoCall *self)
{
  const char *status = self->info.end_status;
  gint64 length = self->info.ended_at - self->info.started_at;

  self->started_at = self->info.started_at + EXAMPLE_SETUP_TIME;
  self->duration_ms = MAX (length - EXAMPLE_SETUP_TIME - EXAMPLE_ANALYSIS_TIME, length / 2) /
                      G_TIME_SPAN_MILLISECOND;
  self->is_analyzed = TRUE;
  self->kind = self->info.is_silent ? CALLBOARD_DEMO_CONVERSATION_SILENT
               : g_str_equal (status, "COMPLETED") ? CALLBOARD_DEMO_CONVERSATION_COMPLETE
                                                   : CALLBOARD_DEMO_CONVERSATION_TRUNCATED;
  self->ended_status = get_ended_status (self->kind, status, self->seed);
}

static gboolean
has_failed (const CallboardDemoCall *self,
            guint                    metric)
{
  for (guint i = 0; i < self->n_checks; i++) {
    if (self->checks[i].metric == metric)
      return self->checks[i].status == CALLBOARD_DEMO_CHECK_FAILED;
  }

  return FALSE;
}

static void
compose (CallboardDemoCall  *self,
         CallboardDemoWorld *world)
{
  g_autoptr (GRand) random = callboard_demo_random_new (world->seed, self->seed);
  guint pause_ms = self->info.simulation != NULL ? self->info.simulation->pause_ms : 0;
  const CallboardDemoConversationOptions options = {
    .scenario = json_object_get_string_member_with_default (self->info.scenario, "description",
                                                            NULL),
    .persona = self->info.persona,
    .kind = self->kind,
    .duration_ms = MAX (self->duration_ms, 0),
    .has_violation = has_failed (self, 0),
    .has_pause = has_failed (self, 1) || has_failed (self, CALLBOARD_DEMO_PAUSE_CHECK) || pause_ms > 0,
    .pause_ms = pause_ms,
    .has_vague_closing = has_failed (self, 2),
  };

  for (guint i = 0; i < G_N_ELEMENTS (self->participant_ids); i++)
    callboard_demo_random_write_uuid (random, self->participant_ids[i]);
  if (world->dialogue == NULL)
    world->dialogue = callboard_demo_dialogue_load ();
  self->conversation = callboard_demo_dialogue_compose (json_node_get_object (world->dialogue), &options,
                                                        random);
}

/**
 * callboard_demo_call_new:
 * @world: a world, which must outlive the call
 * @id: a `callId`
 *
 * Creates the state of the call at the current time of the world.
 *
 * Returns: (transfer full) (nullable): the call, or %NULL if there is none
 */
CallboardDemoCall *
callboard_demo_call_new (CallboardDemoWorld *world,
                         const char         *id)
{
  g_autoptr (CallboardDemoCall) self = g_new0 (CallboardDemoCall, 1);

  if (!callboard_demo_simulation_index_find_call (world, id, &self->info))
    return NULL;

  self->seed = g_str_hash (id);
  if (self->info.example != NULL)
    fill_from_example (self);
  else
    fill_from_schedule (self, world);

  if (!callboard_demo_call_is_over (self) || self->seed % MISSING_RECORDING_INTERVAL == 0)
    self->recording_access = "NOT_AVAILABLE";
  else
    self->recording_access = self->seed % RESTRICTED_RECORDING_INTERVAL == 0 ? "RESTRICTED" : "AVAILABLE";
  self->n_checks = callboard_demo_checks_find (world, &self->info, self->checks);
  compose (self, world);

  return g_steal_pointer (&self);
}
