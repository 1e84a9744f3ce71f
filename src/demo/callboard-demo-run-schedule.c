/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The script of a run: what becomes of each of its simulations, and when. It
 * is written once, from chance alone; how far a run is at a moment is only
 * read from it. Used by CallboardDemoWorld and what writes its answers.
 *
 * While a script is written, its times count from the creation of the run;
 * place() moves them to where they belong. */

#include "callboard-demo-run-schedule.h"

/* From the creation of a run to its start, and to its first simulation. */
#define RUN_STARTS_AFTER  (3 * G_TIME_SPAN_SECOND)
#define CALLS_START_AFTER (8 * G_TIME_SPAN_SECOND)

/* The simulations of a run are created within this time after its start. */
#define CREATION_TAKES_MS G_GINT64_CONSTANT (2000)

/* How long before its start a simulation is queued. */
#define QUEUE_TAKES (22 * G_TIME_SPAN_SECOND)

/* How long a retry waits, and how long it is queued then. */
#define RETRY_WAITS       (120 * G_TIME_SPAN_SECOND)
#define RETRY_QUEUE_TAKES (3 * G_TIME_SPAN_SECOND)

/* From the end of the last simulation to the end of the run. */
#define RUN_ENDS_AFTER (5 * G_TIME_SPAN_SECOND)

struct _CallboardDemoRunSchedule
{
  CallboardDemoPlan  plan;
  GArray             *simulations;
  gint64              created_at;
  gint64              started_at;
  gint64              calls_ended_at;
  gint64              ended_at;
};

/* Where a simulation may fail. */
static const CallboardDemoStage failing_stages[] = {
  CALLBOARD_DEMO_STAGE_CONNECTING,
  CALLBOARD_DEMO_STAGE_SIMULATING,
  CALLBOARD_DEMO_STAGE_EVALUATING,
};

/* Why a result may not count. */
static const struct
{
  const char *reason;
  const char *detail;
} invalidations[] = {
  { "SCRIPT_DIVERGED", "At “confirm the address” the agent began to sell an upgrade and the caller hung up." },
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
give_ids (CallboardDemoSimulation *simulation,
          GRand                   *chance)
{
  callboard_demo_random_write_uuid (chance, simulation->id);
  callboard_demo_random_write_uuid (chance, simulation->call_id);
}

/* Who calls whom about what, in every test case. */
static void
create_test_cases (CallboardDemoRunSchedule *self,
                   CallboardDemoPersonas    *personas,
                   GRand                    *chance)
{
  guint first_caller = g_rand_int (chance) % 1000;

  for (guint i = 0; i < count_test_cases (self); i++) {
    CallboardDemoSimulation simulation = {
      .line = self->plan.first_line + i % self->plan.n_at_once,
      .retry_of = -1,
      .end_status = "COMPLETED",
      .end_stage = CALLBOARD_DEMO_STAGE_COLLECTING_METRICS,
    };

    give_ids (&simulation, chance);
    simulation.caller = callboard_demo_personas_get_persona (personas, first_caller + i);
    callboard_demo_personas_choose_part (personas, self->plan.business, chance,
                                         &simulation.scenario, &simulation.endpoint);
    g_array_append_val (self->simulations, simulation);
  }
}

/* One of those that nothing has happened to yet. */
static CallboardDemoSimulation *
choose_ordinary (CallboardDemoRunSchedule *self,
                 GRand                    *chance)
{
  CallboardDemoSimulation *simulation;

  do {
    gint32 position = g_rand_int_range (chance, 0, (gint32) count_test_cases (self));

    simulation = get_simulation (self, (guint) position);
  } while (simulation->invalid_reason != NULL ||
           !g_str_equal (simulation->end_status, "COMPLETED"));

  return simulation;
}

/* The silent ones are spread evenly, the first among those that start first:
 * in the live run its retry is there to be seen from the beginning. */
static void
silence_some (CallboardDemoRunSchedule *self)
{
  for (guint i = 0; i < self->plan.n_silent; i++) {
    guint position = 2 + i * (count_test_cases (self) / self->plan.n_silent);
    CallboardDemoSimulation *simulation = get_simulation (self, position);

    simulation->invalid_reason = "AGENT_NEVER_SPOKE";
    simulation->invalid_detail = "Your agent answered and the line stayed silent until the caller gave up.";
    simulation->is_replaced = i < self->plan.n_retried;
  }
}

static void
choose_fates (CallboardDemoRunSchedule *self,
              GRand                    *chance)
{
  silence_some (self);

  for (guint i = 0; i < self->plan.n_failed; i++) {
    CallboardDemoSimulation *simulation = choose_ordinary (self, chance);

    simulation->end_status = "FAILED";
    simulation->end_stage = failing_stages[i % G_N_ELEMENTS (failing_stages)];
  }

  for (guint i = 0; i < self->plan.n_timed_out; i++) {
    CallboardDemoSimulation *simulation = choose_ordinary (self, chance);

    simulation->end_status = "TIMED_OUT";
    simulation->end_stage = CALLBOARD_DEMO_STAGE_SIMULATING;
  }

  for (guint i = 0; i < self->plan.n_invalid; i++) {
    CallboardDemoSimulation *simulation = choose_ordinary (self, chance);

    simulation->invalid_reason = invalidations[i % G_N_ELEMENTS (invalidations)].reason;
    simulation->invalid_detail = invalidations[i % G_N_ELEMENTS (invalidations)].detail;
  }
}

/* The test cases take turns on as many lines as run at once. */
static void
schedule_test_cases (CallboardDemoRunSchedule *self,
                     GRand                    *chance)
{
  guint n = count_test_cases (self);
  guint n_lines = self->plan.n_at_once;
  g_autofree gint64 *line_free_at = g_new0 (gint64, n_lines);

  for (guint i = 0; i < n_lines; i++)
    line_free_at[i] = CALLS_START_AFTER + callboard_demo_random_choose_time (chance, 0, 4000);

  for (guint i = 0; i < n; i++) {
    CallboardDemoSimulation *simulation = get_simulation (self, i);
    gint64 *free_at = &line_free_at[i % n_lines];

    simulation->created_at = RUN_STARTS_AFTER +
                             CREATION_TAKES_MS * i / n * G_TIME_SPAN_MILLISECOND;
    simulation->queued_at = MAX (simulation->created_at + G_TIME_SPAN_SECOND,
                                 *free_at - QUEUE_TAKES);
    callboard_demo_simulation_lay_out (simulation, chance, self->plan.call_seconds, *free_at);
    *free_at = simulation->ended_at + callboard_demo_random_choose_time (chance, 200, 900);
  }
}

/* A retry is a simulation of its own, and comes after all the others. */
static void
schedule_retries (CallboardDemoRunSchedule *self,
                  GRand                    *chance)
{
  guint n = count_test_cases (self);

  for (guint i = 0; i < n; i++) {
    const CallboardDemoSimulation *silent = get_simulation (self, i);
    CallboardDemoSimulation retry = {
      .line = self->plan.first_line + self->plan.n_at_once + self->simulations->len - n,
      .caller = silent->caller,
      .scenario = silent->scenario,
      .endpoint = silent->endpoint,
      .retry_of = (int) i,
      .end_status = "COMPLETED",
      .end_stage = CALLBOARD_DEMO_STAGE_COLLECTING_METRICS,
    };

    if (!silent->is_replaced)
      continue;

    give_ids (&retry, chance);
    retry.created_at = silent->ended_at + 40 * G_TIME_SPAN_MILLISECOND;
    retry.due_at = retry.created_at + RETRY_WAITS;
    retry.queued_at = retry.due_at;
    callboard_demo_simulation_lay_out (&retry, chance, self->plan.call_seconds,
                                       retry.queued_at + RETRY_QUEUE_TAKES);
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

/* A run that does not complete stops part of the way: what runs then shares
 * its fate, and what has not started never does. */
static void
cut_short (CallboardDemoRunSchedule *self)
{
  gint64 cut_at;

  if (g_str_equal (self->plan.status, "COMPLETED"))
    return;

  g_assert (self->plan.n_retried == 0);

  cut_at = MAX (find_last_end (self) / 100 * self->plan.cut_percent, CALLS_START_AFTER);

  for (guint i = 0; i < self->simulations->len; i++) {
    CallboardDemoSimulation *simulation = get_simulation (self, i);

    if (simulation->ended_at > cut_at)
      callboard_demo_simulation_cut (simulation, self->plan.status, cut_at);
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

/* When a third of the simulations is done. */
static gint64
find_end_of_first_third (CallboardDemoRunSchedule *self)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->simulations->len; i++)
    g_array_append_val (ends, get_simulation (self, i)->ended_at);

  g_array_sort (ends, compare_times);

  return g_array_index (ends, gint64, MAX (ends->len / 3, 1) - 1);
}

/* Moves everything so that the run is created at @created_at. */
static void
place (CallboardDemoRunSchedule *self,
       gint64                    created_at)
{
  self->created_at = created_at;
  self->started_at = created_at + RUN_STARTS_AFTER;
  self->calls_ended_at = created_at + find_last_end (self);
  self->ended_at = self->calls_ended_at + RUN_ENDS_AFTER;

  for (guint i = 0; i < self->simulations->len; i++)
    callboard_demo_simulation_shift (get_simulation (self, i), created_at);
}

/**
 * callboard_demo_run_schedule_new:
 * @piece: what happens in the run
 * @personas: who takes part; it must outlive the script
 * @chance: decides the rest
 * @made_at: when the world was made, in microseconds since the Unix epoch
 *
 * Writes a script. The same arguments give the same script, and @made_at
 * changes nothing but the times.
 *
 * Returns: (transfer full): the script; free it with
 *   callboard_demo_run_schedule_free()
 */
CallboardDemoRunSchedule *
callboard_demo_run_schedule_new (const CallboardDemoPlan *plan,
                                 CallboardDemoPersonas   *personas,
                                 GRand                   *chance,
                                 gint64                   made_at)
{
  CallboardDemoRunSchedule *self = g_new0 (CallboardDemoRunSchedule, 1);

  self->plan = *plan;
  self->simulations = g_array_sized_new (FALSE, FALSE,
                                         sizeof (CallboardDemoSimulation),
                                         plan->n_simulations);

  create_test_cases (self, personas, chance);
  choose_fates (self, chance);
  schedule_test_cases (self, chance);
  schedule_retries (self, chance);
  cut_short (self);

  if (plan->minutes_ago == 0)
    place (self, made_at - find_end_of_first_third (self));
  else
    place (self, made_at - plan->minutes_ago * G_TIME_SPAN_MINUTE);

  g_assert (self->simulations->len == plan->n_simulations);
  g_assert (plan->minutes_ago == 0 || self->ended_at < made_at);

  return self;
}

/**
 * callboard_demo_run_schedule_free:
 * @self: (transfer full): a script
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
 * callboard_demo_run_schedule_get_piece:
 * @self: a script
 *
 * Returns: (transfer none): what happens in the run
 */
const CallboardDemoPlan *
callboard_demo_run_schedule_get_plan (CallboardDemoRunSchedule *self)
{
  return &self->plan;
}

/**
 * callboard_demo_run_schedule_get_n_simulations:
 * @self: a script
 *
 * Returns: how many simulations there are in the end, retries included
 */
guint
callboard_demo_run_schedule_get_n_simulations (CallboardDemoRunSchedule *self)
{
  return self->simulations->len;
}

/**
 * callboard_demo_run_schedule_get_simulation:
 * @self: a script
 * @position: a number below callboard_demo_run_schedule_get_n_simulations()
 *
 * Returns: (transfer none): a simulation; the retries come last
 */
const CallboardDemoSimulation *
callboard_demo_run_schedule_get_simulation (CallboardDemoRunSchedule *self,
                                            guint                     position)
{
  g_assert (position < self->simulations->len);

  return get_simulation (self, position);
}

/**
 * callboard_demo_run_schedule_get_created_at:
 * @self: a script
 *
 * Returns: when the run is created, in microseconds since the Unix epoch
 */
gint64
callboard_demo_run_schedule_get_created_at (CallboardDemoRunSchedule *self)
{
  return self->created_at;
}

/**
 * callboard_demo_run_schedule_get_started_at:
 * @self: a script
 *
 * Returns: when the run starts, in microseconds since the Unix epoch
 */
gint64
callboard_demo_run_schedule_get_started_at (CallboardDemoRunSchedule *self)
{
  return self->started_at;
}

/**
 * callboard_demo_run_schedule_get_ended_at:
 * @self: a script
 *
 * Returns: when the run is final, in microseconds since the Unix epoch
 */
gint64
callboard_demo_run_schedule_get_ended_at (CallboardDemoRunSchedule *self)
{
  return self->ended_at;
}

/**
 * callboard_demo_run_schedule_get_status:
 * @self: a script
 * @now: a moment after the start, in microseconds since the Unix epoch
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
