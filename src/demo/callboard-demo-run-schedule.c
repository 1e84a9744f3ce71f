/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schedule of a run: the results and times of all its simulations. It is
 * generated once; the state of the run at any time follows from it. Used by
 * CallboardDemoWorld and the response writers.
 *
 * During generation, times are relative to the creation of the run;
 * set_creation_time() makes them absolute. */

#include "callboard-demo-run-schedule.h"

#include "callboard-demo-run-times.h"
#include "callboard-demo-story.h"

/* From the creation of a run to its start and to its first call. */
#define RUN_START_DELAY  (3 * G_TIME_SPAN_SECOND)
#define CALLS_START_DELAY (8 * G_TIME_SPAN_SECOND)

/* The time in which the simulations are created after the start of a run. */
#define CREATION_MS G_GINT64_CONSTANT (2000)

/* From the queuing of a simulation to its start. */
#define QUEUE_TIME (22 * G_TIME_SPAN_SECOND)

/* The delay before a retry is queued, and from there to its start. */
#define RETRY_DELAY       (120 * G_TIME_SPAN_SECOND)
#define RETRY_QUEUE_TIME (3 * G_TIME_SPAN_SECOND)

/* The longest time in which nothing changes in a live run. */
#define MAX_STILL_TIME (9 * G_TIME_SPAN_SECOND)

/* From the end of the last simulation to the end of the run. */
#define RUN_END_DELAY (5 * G_TIME_SPAN_SECOND)

/* The stages in which simulations fail. */
static const CallboardDemoStage failure_stages[] = {
  CALLBOARD_DEMO_STAGE_CONNECTING,
  CALLBOARD_DEMO_STAGE_SIMULATING,
  CALLBOARD_DEMO_STAGE_EVALUATING,
};

/* The reasons for invalidated simulations, other than a silent agent. */
static const struct
{
  const char *reason;
  const char *detail;
} invalidations[] = {
  { "SCRIPT_DIVERGED",
   "At “confirm the address” the agent began to sell an upgrade and the caller hung up." },
  { "REQUIRED_STEP_NOT_REACHED", "The call ended before the agent verified who was calling." },
  { "REQUIRED_STAGE_INCOMPLETE", "The agent said goodbye while the request was still being made." },
  { "CALLER_NEVER_TOOK_OVER", NULL },
};

static CallboardDemoSimulation *
get_simulation (CallboardDemoRunSchedule *self,
                guint                     position)
{
  return &g_array_index (self->simulations, CallboardDemoSimulation, position);
}

static guint
count_test_cases (CallboardDemoRunSchedule *self)
{
  return self->plan.n_simulations - self->plan.n_retried;
}

static void
assign_ids (CallboardDemoSimulation *simulation,
            GRand                   *random)
{
  callboard_demo_random_write_uuid (random, simulation->id);
  callboard_demo_random_write_uuid (random, simulation->call_id);
}

/* Sets the persona, scenario and endpoint of a test case: those of the first run of the plan,
 * those in test-cases.json, or random ones. */
static void
choose_test_case (CallboardDemoRunSchedule       *self,
                  CallboardDemoPersonas          *personas,
                  const CallboardDemoRunSchedule *first_run,
                  GRand                          *random,
                  guint                           first_persona,
                  CallboardDemoSimulation        *simulation)
{
  guint number = self->simulations->len;

  if (first_run != NULL) {
    const CallboardDemoSimulation *first = &g_array_index (first_run->simulations,
                                                           CallboardDemoSimulation, number);

    simulation->persona = first->persona;
    simulation->scenario = first->scenario;
    simulation->endpoint = first->endpoint;
    simulation->noise = first->noise;
  } else if (self->plan.test_cases != NULL) {
    callboard_demo_personas_get_test_case (personas, self->plan.test_cases, number,
                                           &simulation->persona, &simulation->scenario,
                                           &simulation->endpoint, &simulation->noise);
  } else {
    simulation->persona = callboard_demo_personas_get_persona (personas, first_persona + number);
    callboard_demo_personas_choose_scenario (personas, self->plan.agent, random,
                                             &simulation->scenario, &simulation->endpoint);
  }
}

static void
create_test_cases (CallboardDemoRunSchedule       *self,
                   CallboardDemoPersonas          *personas,
                   const CallboardDemoRunSchedule *first_run,
                   GRand                          *random)
{
  guint first_persona = g_rand_int (random) % 1000;

  for (guint i = 0; i < count_test_cases (self); i++) {
    CallboardDemoSimulation simulation = {
      .phone_number_index = self->plan.first_phone_number + i % self->plan.n_concurrent,
      .retry_of = -1,
      .end_status = "COMPLETED",
      .end_stage = CALLBOARD_DEMO_STAGE_COLLECTING_METRICS,
    };

    assign_ids (&simulation, random);
    choose_test_case (self, personas, first_run, random, first_persona, &simulation);
    g_array_append_val (self->simulations, simulation);
  }
}

/* Chooses a test case that still completes with a valid result. */
static CallboardDemoSimulation *
choose_unassigned (CallboardDemoRunSchedule *self,
                   GRand                    *random)
{
  CallboardDemoSimulation *simulation;

  do {
    gint32 position = g_rand_int_range (random, 0, (gint32) count_test_cases (self));

    simulation = get_simulation (self, (guint) position);
  } while (simulation->invalid_reason != NULL ||
           !g_str_equal (simulation->end_status, "COMPLETED"));

  return simulation;
}

/* Spreads the silent simulations evenly. The first one starts early, so that the
 * live run shows its retry from the beginning. */
static void
assign_silent (CallboardDemoRunSchedule *self)
{
  for (guint i = 0; i < self->plan.n_silent; i++) {
    guint position = 2 + i * (count_test_cases (self) / self->plan.n_silent);
    CallboardDemoSimulation *simulation = get_simulation (self, position);

    simulation->invalid_reason = "AGENT_NEVER_SPOKE";
    simulation->invalid_detail = "Your agent answered and the line stayed silent until the caller gave up.";
    simulation->is_retried = i < self->plan.n_retried;
  }
}

static void
assign_outcomes (CallboardDemoRunSchedule *self,
                 GRand                    *random)
{
  assign_silent (self);

  for (guint i = 0; i < self->plan.n_failed; i++) {
    CallboardDemoSimulation *simulation = choose_unassigned (self, random);

    simulation->end_status = "FAILED";
    simulation->end_stage = failure_stages[i % G_N_ELEMENTS (failure_stages)];
  }

  for (guint i = 0; i < self->plan.n_timed_out; i++) {
    CallboardDemoSimulation *simulation = choose_unassigned (self, random);

    simulation->end_status = "TIMED_OUT";
    simulation->end_stage = CALLBOARD_DEMO_STAGE_SIMULATING;
  }

  for (guint i = 0; i < self->plan.n_invalid; i++) {
    CallboardDemoSimulation *simulation = choose_unassigned (self, random);

    simulation->invalid_reason = invalidations[i % G_N_ELEMENTS (invalidations)].reason;
    simulation->invalid_detail = invalidations[i % G_N_ELEMENTS (invalidations)].detail;
  }
}

/* Distributes the test cases over n_concurrent slots. */
static void
schedule_test_cases (CallboardDemoRunSchedule *self,
                     GRand                    *random)
{
  guint n = count_test_cases (self);
  guint n_slots = self->plan.n_concurrent;
  g_autofree gint64 *slot_free_at = g_new0 (gint64, n_slots);

  for (guint i = 0; i < n_slots; i++)
    slot_free_at[i] = CALLS_START_DELAY + callboard_demo_random_choose_time (random, 0, 4000);

  for (guint i = 0; i < n; i++) {
    CallboardDemoSimulation *simulation = get_simulation (self, i);
    gint64 *free_at = &slot_free_at[i % n_slots];

    simulation->created_at = RUN_START_DELAY +
                             CREATION_MS * i / n * G_TIME_SPAN_MILLISECOND;
    simulation->queued_at = MAX (simulation->created_at + G_TIME_SPAN_SECOND,
                                 *free_at - QUEUE_TIME);
    callboard_demo_simulation_schedule (simulation, random, self->plan.call_seconds, *free_at);
    *free_at = simulation->ended_at + callboard_demo_random_choose_time (random, 200, 900);
  }
}

/* Appends a simulation for each retry. */
static void
schedule_retries (CallboardDemoRunSchedule *self,
                  GRand                    *random)
{
  guint n = count_test_cases (self);

  for (guint i = 0; i < n; i++) {
    const CallboardDemoSimulation *silent = get_simulation (self, i);
    CallboardDemoSimulation retry = {
      .phone_number_index = self->plan.first_phone_number + self->plan.n_concurrent + self->simulations->len - n,
      .persona = silent->persona,
      .scenario = silent->scenario,
      .endpoint = silent->endpoint,
      .noise = silent->noise,
      .retry_of = (int) i,
      .end_status = "COMPLETED",
      .end_stage = CALLBOARD_DEMO_STAGE_COLLECTING_METRICS,
    };

    if (!silent->is_retried)
      continue;

    assign_ids (&retry, random);
    retry.created_at = silent->ended_at + 40 * G_TIME_SPAN_MILLISECOND;
    retry.scheduled_at = retry.created_at + RETRY_DELAY;
    retry.queued_at = retry.scheduled_at;
    callboard_demo_simulation_schedule (&retry, random, self->plan.call_seconds,
                                        retry.queued_at + RETRY_QUEUE_TIME);
    g_array_append_val (self->simulations, retry);
  }
}

static gint64
find_last_end (CallboardDemoRunSchedule *self)
{
  gint64 last = 0;

  for (guint i = 0; i < self->simulations->len; i++)
    last = MAX (last, get_simulation (self, i)->ended_at);

  return last;
}

/* Returns the end of the last simulation of a run that does not complete, which would take
 * until @last_end. */
static gint64
get_early_end (const CallboardDemoPlan *plan,
               gint64                   last_end)
{
  return MAX (last_end / 100 * plan->end_percent, CALLS_START_DELAY);
}

/* Ends a run that does not complete early: running simulations get its status,
 * waiting ones are canceled. */
static void
end_early (CallboardDemoRunSchedule *self)
{
  gint64 ended_at;

  if (g_str_equal (self->plan.status, "COMPLETED"))
    return;

  g_assert (self->plan.n_retried == 0);

  ended_at = get_early_end (&self->plan, find_last_end (self));

  for (guint i = 0; i < self->simulations->len; i++) {
    CallboardDemoSimulation *simulation = get_simulation (self, i);

    if (simulation->ended_at > ended_at)
      callboard_demo_simulation_end_early (simulation, self->plan.status, ended_at);
  }
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const gint64 *first = a;
  const gint64 *second = b;

  return (*first > *second) - (*first < *second);
}

/* Returns the time at which a third of the simulations has ended. */
static gint64
find_end_of_first_third (CallboardDemoRunSchedule *self)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->simulations->len; i++)
    g_array_append_val (ends, get_simulation (self, i)->ended_at);

  g_array_sort (ends, compare_times);

  return g_array_index (ends, gint64, MAX (ends->len / 3, 1) - 1);
}

/* Makes all times absolute. */
static void
set_creation_time (CallboardDemoRunSchedule *self,
                   gint64                    created_at)
{
  self->created_at = created_at;
  self->started_at = created_at + RUN_START_DELAY;
  self->calls_ended_at = created_at + find_last_end (self);
  self->ended_at = self->calls_ended_at + RUN_END_DELAY;

  callboard_demo_run_times_shift (self->simulations, created_at);
}

/**
 * callboard_demo_run_schedule_new:
 * @plan: the plan of the run
 * @personas: the personas, which must outlive the schedule
 * @first_run: (nullable): a run with at least as many test cases, which are taken over
 * @random: a random number generator
 * @world_created_at: the creation time of the world in microseconds since the Unix epoch
 *
 * Generates a schedule. The result is reproducible; @world_created_at only affects the
 * times.
 *
 * Returns: (transfer full): the schedule; free with
 *   callboard_demo_run_schedule_free()
 */
CallboardDemoRunSchedule *
callboard_demo_run_schedule_new (const CallboardDemoPlan        *plan,
                                 CallboardDemoPersonas          *personas,
                                 const CallboardDemoRunSchedule *first_run,
                                 GRand                          *random,
                                 gint64                          world_created_at)
{
  CallboardDemoRunSchedule *self = g_new0 (CallboardDemoRunSchedule, 1);

  self->plan = *plan;
  self->simulations = g_array_sized_new (FALSE, FALSE,
                                         sizeof (CallboardDemoSimulation),
                                         plan->n_simulations);

  create_test_cases (self, personas, first_run, random);
  assign_outcomes (self, random);
  callboard_demo_story_apply (self);
  schedule_test_cases (self, random);
  schedule_retries (self, random);
  if (plan->duration_ms > 0)
    callboard_demo_run_times_scale (self->simulations, CALLS_START_DELAY,
                                    plan->duration_ms * G_TIME_SPAN_MILLISECOND);
  end_early (self);

  if (plan->minutes_ago == 0)
    callboard_demo_run_times_shorten (self->simulations, MAX_STILL_TIME);
  if (plan->minutes_ago == 0)
    set_creation_time (self, world_created_at - find_end_of_first_third (self));
  else
    set_creation_time (self, world_created_at - plan->minutes_ago * G_TIME_SPAN_MINUTE);

  g_assert (self->simulations->len == plan->n_simulations);
  g_assert (plan->minutes_ago == 0 || self->ended_at < world_created_at);

  return self;
}

/**
 * callboard_demo_run_schedule_get_duration:
 * @plan: the plan of a run with a `duration_ms`
 * @start_delay: (out): the time between the creation and the start of the run
 *
 * Finds the duration of a run without generating its schedule.
 *
 * Returns: the time between the creation and the end of the run in microseconds
 */
gint64
callboard_demo_run_schedule_get_duration (const CallboardDemoPlan *plan,
                                          gint64                  *start_delay)
{
  gint64 last_end = plan->duration_ms * G_TIME_SPAN_MILLISECOND;

  *start_delay = RUN_START_DELAY;

  return (g_str_equal (plan->status, "COMPLETED") ? last_end : get_early_end (plan, last_end)) + RUN_END_DELAY;
}

/**
 * callboard_demo_run_schedule_free:
 * @self: (transfer full): a schedule
 *
 * Frees @self.
 */
void
callboard_demo_run_schedule_free (CallboardDemoRunSchedule *self)
{
  g_array_unref (self->simulations);
  g_free (self);
}

/**
 * callboard_demo_run_schedule_get_simulation:
 * @self: a schedule
 * @position: an index below the `n_simulations` of the plan
 *
 * Returns: (transfer none): a simulation; retries are at the end
 */
const CallboardDemoSimulation *
callboard_demo_run_schedule_get_simulation (CallboardDemoRunSchedule *self,
                                            guint                     position)
{
  g_assert (position < self->simulations->len);

  return get_simulation (self, position);
}

/**
 * callboard_demo_run_schedule_get_status:
 * @self: a schedule
 * @now: a time after the start, in microseconds since the Unix epoch
 *
 * Returns: (transfer none): the `status` of the run at @now
 */
const char *
callboard_demo_run_schedule_get_status (CallboardDemoRunSchedule *self,
                                        gint64                    now)
{
  if (now >= self->ended_at)
    return self->plan.status;

  if (now >= self->calls_ended_at)
    return "ENDING_SIMULATIONS";

  return "RUNNING_SIMULATIONS";
}
