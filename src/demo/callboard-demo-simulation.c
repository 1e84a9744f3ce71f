/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One simulation of the demo: all that will become of it, and how far that is
 * at a moment. Written by CallboardDemoRunSchedule, read by what writes answers. */

#include "callboard-demo-simulation.h"

/* What `processingStatus` says, by stage. */
static const char * const stage_names[CALLBOARD_DEMO_N_STAGES] = {
  [CALLBOARD_DEMO_STAGE_RESERVING_CAPACITY] = "RESERVING_CAPACITY",
  [CALLBOARD_DEMO_STAGE_CONNECTING] = "CONNECTING",
  [CALLBOARD_DEMO_STAGE_SIMULATING] = "SIMULATING",
  [CALLBOARD_DEMO_STAGE_ENDING] = "ENDING",
  [CALLBOARD_DEMO_STAGE_ANALYZING] = "ANALYZING",
  [CALLBOARD_DEMO_STAGE_EVALUATING] = "EVALUATING",
  [CALLBOARD_DEMO_STAGE_COLLECTING_METRICS] = "COLLECTING_METRICS",
};

/* How many seconds each stage takes; SIMULATING is up to the run. */
static const struct
{
  guint shortest;
  guint longest;
} stage_seconds[CALLBOARD_DEMO_N_STAGES] = {
  [CALLBOARD_DEMO_STAGE_RESERVING_CAPACITY] = { 2, 4 },
  [CALLBOARD_DEMO_STAGE_CONNECTING] = { 3, 6 },
  [CALLBOARD_DEMO_STAGE_SIMULATING] = { 0, 0 },
  [CALLBOARD_DEMO_STAGE_ENDING] = { 1, 3 },
  [CALLBOARD_DEMO_STAGE_ANALYZING] = { 4, 8 },
  [CALLBOARD_DEMO_STAGE_EVALUATING] = { 4, 8 },
  [CALLBOARD_DEMO_STAGE_COLLECTING_METRICS] = { 2, 4 },
};

static gint64
choose_stage_length (const CallboardDemoSimulation *self,
                     GRand                         *chance,
                     guint                          call_seconds,
                     guint                          stage)
{
  gint64 length;

  if (stage != CALLBOARD_DEMO_STAGE_SIMULATING)
    return callboard_demo_random_choose_time (chance,
                                              stage_seconds[stage].shortest * 1000,
                                              stage_seconds[stage].longest * 1000);

  length = callboard_demo_random_choose_time (chance, call_seconds * 750, call_seconds * 1250);

  return g_str_equal (self->end_status, "TIMED_OUT") ? 3 * length : length;
}

/* The stage @self is in at @now; only where it has started. */
static CallboardDemoStage
find_stage (const CallboardDemoSimulation *self,
            gint64                         now)
{
  guint stage = CALLBOARD_DEMO_STAGE_RESERVING_CAPACITY;

  while (stage < self->end_stage && now >= self->stage_at[stage + 1])
    stage++;

  return stage;
}

/**
 * callboard_demo_simulation_lay_out:
 * @self: a simulation whose end is known
 * @chance: decides how long each stage takes
 * @call_seconds: how long the call takes, in seconds, give or take a quarter
 * @start: when it starts
 *
 * Lets @self start at @start and go through its stages up to its end.
 */
void
callboard_demo_simulation_lay_out (CallboardDemoSimulation *self,
                                   GRand                   *chance,
                                   guint                    call_seconds,
                                   gint64                   start)
{
  gint64 at = start;

  self->started_at = start;
  for (guint stage = 0; stage < CALLBOARD_DEMO_N_STAGES; stage++) {
    self->stage_at[stage] = at;
    at += choose_stage_length (self, chance, call_seconds, stage);
    if (stage == self->end_stage)
      self->ended_at = at;
  }
}

/**
 * callboard_demo_simulation_cut:
 * @self: a simulation
 * @status: (transfer none): a static string: what it is where it has started
 * @cut_at: when it ends
 *
 * Ends @self at @cut_at, whatever it was about to do. Where it has not started
 * by then it never does, and is `CANCELLED`.
 */
void
callboard_demo_simulation_cut (CallboardDemoSimulation *self,
                               const char              *status,
                               gint64                   cut_at)
{
  if (self->started_at <= cut_at) {
    self->end_status = status;
    self->end_stage = find_stage (self, cut_at);
  } else {
    self->end_status = "CANCELLED";
    self->started_at = 0;
    self->queued_at = MIN (self->queued_at, cut_at);
  }

  self->invalid_reason = NULL;
  self->invalid_detail = NULL;
  self->ended_at = cut_at;
}

static void
shift (gint64 *time,
       gint64  by)
{
  if (*time != 0)
    *time += by;
}

/**
 * callboard_demo_simulation_shift:
 * @self: a simulation
 * @by: how far, in microseconds
 *
 * Moves all of @self's times by @by.
 */
void
callboard_demo_simulation_shift (CallboardDemoSimulation *self,
                                 gint64                   by)
{
  shift (&self->created_at, by);
  shift (&self->due_at, by);
  shift (&self->queued_at, by);
  shift (&self->started_at, by);
  shift (&self->ended_at, by);

  for (guint stage = 0; stage < CALLBOARD_DEMO_N_STAGES; stage++)
    shift (&self->stage_at[stage], by);
}

/**
 * callboard_demo_simulation_write_number:
 * @self: a simulation
 * @number: (out caller-allocates): takes its phone number, in E.164
 *
 * Returns: whether @self is a call by phone; the others use no number
 */
gboolean
callboard_demo_simulation_write_number (const CallboardDemoSimulation *self,
                                        char                           number[CALLBOARD_DEMO_NUMBER_SIZE])
{
  g_snprintf (number, CALLBOARD_DEMO_NUMBER_SIZE, "+155501%05u", self->line % 100000);

  return !json_object_get_null_member (self->endpoint, "phoneNumber");
}

/**
 * callboard_demo_simulation_has_started:
 * @self: a simulation
 * @now: a moment, in microseconds since the Unix epoch
 *
 * Returns: whether @self has started by @now
 */
gboolean
callboard_demo_simulation_has_started (const CallboardDemoSimulation *self,
                                       gint64                         now)
{
  return self->started_at != 0 && now >= self->started_at;
}

/**
 * callboard_demo_simulation_has_ended:
 * @self: a simulation
 * @now: a moment, in microseconds since the Unix epoch
 *
 * Returns: whether nothing more happens to @self after @now
 */
gboolean
callboard_demo_simulation_has_ended (const CallboardDemoSimulation *self,
                                     gint64                         now)
{
  return now >= self->ended_at;
}

/**
 * callboard_demo_simulation_has_call:
 * @self: a simulation
 * @now: a moment, in microseconds since the Unix epoch
 *
 * Returns: whether @self has placed its call by @now
 */
gboolean
callboard_demo_simulation_has_call (const CallboardDemoSimulation *self,
                                    gint64                         now)
{
  return callboard_demo_simulation_has_started (self, now) &&
         find_stage (self, now) >= CALLBOARD_DEMO_STAGE_SIMULATING;
}

/**
 * callboard_demo_simulation_awaits_retry:
 * @self: a simulation
 * @now: a moment, in microseconds since the Unix epoch
 *
 * Returns: whether @self is a retry that waits for its time at @now
 */
gboolean
callboard_demo_simulation_awaits_retry (const CallboardDemoSimulation *self,
                                        gint64                         now)
{
  return self->due_at != 0 && now < self->queued_at;
}

/**
 * callboard_demo_simulation_was_silent:
 * @self: a simulation
 *
 * Returns: whether the agent never speaks on @self
 */
gboolean
callboard_demo_simulation_was_silent (const CallboardDemoSimulation *self)
{
  return g_strcmp0 (self->invalid_reason, "AGENT_NEVER_SPOKE") == 0;
}

/**
 * callboard_demo_simulation_get_status:
 * @self: a simulation
 * @now: a moment, in microseconds since the Unix epoch
 *
 * Returns: (transfer none): its `status` at @now
 */
const char *
callboard_demo_simulation_get_status (const CallboardDemoSimulation *self,
                                      gint64                         now)
{
  if (callboard_demo_simulation_has_ended (self, now))
    return self->end_status;

  if (callboard_demo_simulation_has_started (self, now))
    return "PROCESSING";

  if (callboard_demo_simulation_awaits_retry (self, now))
    return "RETRY_SCHEDULED";

  if (now >= self->queued_at)
    return "QUEUED";

  return "PENDING";
}

/**
 * callboard_demo_simulation_get_stage:
 * @self: a simulation
 * @now: a moment, in microseconds since the Unix epoch
 *
 * Returns: (transfer none): its `processingStatus` at @now
 */
const char *
callboard_demo_simulation_get_stage (const CallboardDemoSimulation *self,
                                     gint64                         now)
{
  if (!callboard_demo_simulation_has_started (self, now))
    return "PENDING";

  if (callboard_demo_simulation_has_ended (self, now) &&
      g_str_equal (self->end_status, "COMPLETED"))
    return "COMPLETED";

  return stage_names[find_stage (self, now)];
}
