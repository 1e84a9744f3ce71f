/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schedule of one simulation: its final result and the time of each stage,
 * from which its state at any time follows. Filled by CallboardDemoRunSchedule,
 * read by the response writers. */

#include "callboard-demo-simulation.h"

/* The `processingStatus` of each stage. */
static const char * const stage_names[CALLBOARD_DEMO_N_STAGES] = {
  [CALLBOARD_DEMO_STAGE_RESERVING_CAPACITY] = "RESERVING_CAPACITY",
  [CALLBOARD_DEMO_STAGE_CONNECTING] = "CONNECTING",
  [CALLBOARD_DEMO_STAGE_SIMULATING] = "SIMULATING",
  [CALLBOARD_DEMO_STAGE_ENDING] = "ENDING",
  [CALLBOARD_DEMO_STAGE_ANALYZING] = "ANALYZING",
  [CALLBOARD_DEMO_STAGE_EVALUATING] = "EVALUATING",
  [CALLBOARD_DEMO_STAGE_COLLECTING_METRICS] = "COLLECTING_METRICS",
};

/* The duration of each stage in seconds; that of SIMULATING depends on the run. */
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
choose_stage_duration (const CallboardDemoSimulation *self,
                       GRand                         *random,
                       guint                          call_seconds,
                       guint                          stage)
{
  gint64 length;

  if (stage != CALLBOARD_DEMO_STAGE_SIMULATING)
    return callboard_demo_random_choose_time (random,
                                              stage_seconds[stage].shortest * 1000,
                                              stage_seconds[stage].longest * 1000);

  length = callboard_demo_random_choose_time (random, call_seconds * 750, call_seconds * 1250);

  return g_str_equal (self->end_status, "TIMED_OUT") ? 3 * length : length;
}

/* Returns the stage at @now of a simulation that has started. */
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
 * callboard_demo_simulation_schedule:
 * @self: a simulation whose final status and stage are set
 * @random: a random number generator
 * @call_seconds: the duration of the call in seconds, plus or minus a quarter
 * @start: the start time
 *
 * Sets the start time, the time of each stage and the end time.
 */
void
callboard_demo_simulation_schedule (CallboardDemoSimulation *self,
                                    GRand                   *random,
                                    guint                    call_seconds,
                                    gint64                   start)
{
  gint64 at = start;

  self->started_at = start;
  for (guint stage = 0; stage < CALLBOARD_DEMO_N_STAGES; stage++) {
    self->stage_at[stage] = at;
    at += choose_stage_duration (self, random, call_seconds, stage);
    if (stage == self->end_stage)
      self->ended_at = at;
  }
}

/**
 * callboard_demo_simulation_end_early:
 * @self: a simulation
 * @status: (transfer none): the final status, a static string
 * @ended_at: the end time
 *
 * Ends @self at @ended_at with @status. A simulation that has not started by then
 * never starts and becomes `CANCELLED`.
 */
void
callboard_demo_simulation_end_early (CallboardDemoSimulation *self,
                                     const char              *status,
                                     gint64                   ended_at)
{
  if (self->started_at <= ended_at) {
    self->end_status = status;
    self->end_stage = find_stage (self, ended_at);
  } else {
    self->end_status = "CANCELLED";
    self->started_at = 0;
    self->queued_at = MIN (self->queued_at, ended_at);
  }

  self->invalid_reason = NULL;
  self->invalid_detail = NULL;
  self->ended_at = ended_at;
}

/* Times that are 0 are not set. */
static void
map_time (gint64                *time,
          CallboardDemoTimeFunc  func,
          gconstpointer          user_data)
{
  if (*time != 0)
    *time = func (*time, user_data);
}

/**
 * callboard_demo_simulation_map_times:
 * @self: a simulation
 * @func: (scope call): maps a time
 * @user_data: (closure func): passed to @func
 *
 * Changes all times of @self.
 */
void
callboard_demo_simulation_map_times (CallboardDemoSimulation *self,
                                     CallboardDemoTimeFunc    func,
                                     gconstpointer            user_data)
{
  map_time (&self->created_at, func, user_data);
  map_time (&self->scheduled_at, func, user_data);
  map_time (&self->queued_at, func, user_data);
  map_time (&self->started_at, func, user_data);
  map_time (&self->ended_at, func, user_data);

  for (guint stage = 0; stage < CALLBOARD_DEMO_N_STAGES; stage++)
    map_time (&self->stage_at[stage], func, user_data);
}

/**
 * callboard_demo_simulation_format_phone_number:
 * @self: a simulation
 * @number: (out caller-allocates): its phone number in E.164 format
 *
 * Returns: whether the endpoint of @self is called by phone; otherwise the
 *   simulation has no phone number
 */
gboolean
callboard_demo_simulation_format_phone_number (const CallboardDemoSimulation *self,
                                               char                           number[CALLBOARD_DEMO_PHONE_NUMBER_SIZE])
{
  g_snprintf (number, CALLBOARD_DEMO_PHONE_NUMBER_SIZE, "+155501%05u",
              self->phone_number_index % 100000);

  return !json_object_get_null_member (self->endpoint, "phoneNumber");
}

/**
 * callboard_demo_simulation_has_started:
 * @self: a simulation
 * @now: a time in microseconds since the Unix epoch
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
 * @now: a time in microseconds since the Unix epoch
 *
 * Returns: whether @self has reached its final status by @now
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
 * @now: a time in microseconds since the Unix epoch
 *
 * Returns: whether the call of @self has started by @now
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
 * @now: a time in microseconds since the Unix epoch
 *
 * Returns: whether @self is a retry that is not yet due at @now
 */
gboolean
callboard_demo_simulation_awaits_retry (const CallboardDemoSimulation *self,
                                        gint64                         now)
{
  return self->scheduled_at != 0 && now < self->queued_at;
}

/**
 * callboard_demo_simulation_is_silent:
 * @self: a simulation
 *
 * Returns: whether the agent never speaks
 */
gboolean
callboard_demo_simulation_is_silent (const CallboardDemoSimulation *self)
{
  return g_strcmp0 (self->invalid_reason, "AGENT_NEVER_SPOKE") == 0;
}

/**
 * callboard_demo_simulation_counts:
 * @self: a simulation
 *
 * Returns: whether its call counts for the verdict of the run once it has ended
 */
gboolean
callboard_demo_simulation_counts (const CallboardDemoSimulation *self)
{
  return !self->is_retried && self->invalid_reason == NULL && g_str_equal (self->end_status, "COMPLETED");
}

/**
 * callboard_demo_simulation_get_status:
 * @self: a simulation
 * @now: a time in microseconds since the Unix epoch
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
 * @now: a time in microseconds since the Unix epoch
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
