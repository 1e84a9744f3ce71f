/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The other runs of the plans: those of the three weeks before the creation of the world, and
 * one every few minutes since then. Used by CallboardDemoWorld. */

#include "callboard-demo-world-private.h"

/* The random stream of the IDs of the runs. */
#define HISTORY_STREAM 3

/* The random streams of the schedules of the runs. */
#define FIRST_HISTORY_SCHEDULE_STREAM 1100

#define NEW_RUN_INTERVAL_MINUTES 4
#define MAX_NEW_RUNS             1000
#define NEW_RUN_CALL_SECONDS     32

/* The ranges of phone numbers. Runs that can overlap use different ranges. */
#define FIRST_NEW_RUN_PHONE_NUMBER 400
#define FIRST_PAST_PHONE_NUMBER    464
#define PHONE_NUMBERS_PER_RUN      8

/* The average time of a simulation in addition to its call. */
#define PROCESSING_MS 24000

/* The past runs of each plan, by the position of the plan in the world. */
static const struct
{
  guint              plan;
  CallboardDemoStory story;
  guint              n_runs;
  guint              interval_hours;
  guint              n_concurrent;
} series[] = {
  { 0, CALLBOARD_DEMO_STORY_STEADY, 10, 48, 4 },
  { 1, CALLBOARD_DEMO_STORY_REGRESSION, 20, 24, 4 },
  { 2, CALLBOARD_DEMO_STORY_STEADY, 10, 48, 1 },
  { 3, CALLBOARD_DEMO_STORY_STEADY, 6, 72, 6 },
  { 5, CALLBOARD_DEMO_STORY_STEADY, 6, 72, 5 },
  { 6, CALLBOARD_DEMO_STORY_STEADY, 9, 48, 3 },
  { 7, CALLBOARD_DEMO_STORY_FLAKY, 18, 24, 4 },
  { 8, CALLBOARD_DEMO_STORY_LANGUAGE, 20, 24, 4 },
  { 9, CALLBOARD_DEMO_STORY_NOISE, 14, 36, 4 },
  { 10, CALLBOARD_DEMO_STORY_THRESHOLD, 20, 24, 3 },
};

/* The series with new runs, those of few simulations. */
static const guint live_series[] = { 1, 7, 8, 2, 9 };

/* The runs that did not go as planned. */
static const struct
{
  guint       plan;
  guint       age;
  const char *status;
  guint       end_percent;
  guint       n_failed;
} incidents[] = {
  { 0, 2, "TIMED_OUT", 70, 0 },
  { 0, 5, "COMPLETED", 0, 6 },
  { 0, 7, "FAILED", 30, 0 },
  { 1, 3, "CANCELLED", 40, 0 },
  { 1, 14, "COMPLETED", 0, 4 },
  { 3, 4, "FAILED", 25, 0 },
  { 5, 2, "CANCELLED", 55, 0 },
  { 5, 5, "TIMED_OUT", 65, 0 },
  { 6, 2, "TIMED_OUT", 80, 0 },
  { 6, 4, "FAILED", 20, 0 },
  { 7, 12, "FAILED", 10, 0 },
  { 8, 4, "COMPLETED", 0, 3 },
  { 8, 13, "CANCELLED", 50, 0 },
  { 9, 7, "TIMED_OUT", 60, 0 },
  { 10, 2, "COMPLETED", 0, 3 },
  { 10, 15, "FAILED", 35, 0 },
};

/* The tool use check of this plan was evaluated until this run. */
#define BROKEN_CHECK_PLAN 3
#define BROKEN_CHECK_AGE  2

static void
apply_incident (CallboardDemoPlan *plan,
                guint              plan_number)
{
  for (guint i = 0; i < G_N_ELEMENTS (incidents); i++) {
    if (incidents[i].plan != plan_number || incidents[i].age != plan->age)
      continue;

    plan->status = incidents[i].status;
    plan->end_percent = incidents[i].end_percent;
    plan->n_failed = incidents[i].n_failed;
  }

  if (plan_number == BROKEN_CHECK_PLAN && plan->age >= BROKEN_CHECK_AGE)
    plan->checks[plan->n_checks - 1].pass_rate = 100;
}

/* Creates a run of a plan with the test cases of its first run. */
static CallboardDemoRunEntry *
create_run (CallboardDemoWorld *self,
            guint               number,
            guint               series_number)
{
  CallboardDemoRunEntry *first_run = g_ptr_array_index (self->first_runs,
                                                        series[series_number].plan);
  CallboardDemoRunEntry *entry = g_new0 (CallboardDemoRunEntry, 1);

  callboard_demo_random_write_uuid (self->history_random, entry->id);
  g_strlcpy (entry->plan_id, first_run->plan_id, sizeof entry->plan_id);
  entry->first_run = first_run;
  entry->number = number;
  entry->stream = FIRST_HISTORY_SCHEDULE_STREAM + number;
  entry->plan = first_run->plan;
  entry->plan.status = "COMPLETED";
  entry->plan.story = series[series_number].story;
  entry->plan.end_percent = 0;
  entry->plan.n_concurrent = series[series_number].n_concurrent;
  entry->plan.n_simulations -= entry->plan.n_retried;
  entry->plan.n_failed = 0;
  entry->plan.n_timed_out = 0;
  entry->plan.n_invalid = 0;
  entry->plan.n_silent = 0;
  entry->plan.n_retried = 0;

  return entry;
}

/* About as long as the simulations take. */
static guint
choose_duration_ms (const CallboardDemoPlan *plan,
                    guint                    number)
{
  guint n_rounds = (plan->n_simulations + plan->n_concurrent - 1) / plan->n_concurrent;

  guint per_mille = 960 + number * 37 % 80;

  return n_rounds * (plan->call_seconds * 1000 + PROCESSING_MS) / 1000 * per_mille + number * 613 % 997;
}

static void
add_past_run (CallboardDemoWorld *self,
              guint               number,
              guint               series_number,
              guint               age)
{
  CallboardDemoRunEntry *entry = create_run (self, number, series_number);
  guint minutes_ago = entry->first_run->plan.minutes_ago;

  entry->plan.age = age;
  entry->plan.minutes_ago = minutes_ago + age * series[series_number].interval_hours * 60 +
                            number * 7 % 11;
  entry->plan.first_phone_number = FIRST_PAST_PHONE_NUMBER + series_number * PHONE_NUMBERS_PER_RUN;
  apply_incident (&entry->plan, series[series_number].plan);
  entry->plan.duration_ms = choose_duration_ms (&entry->plan, number);
  entry->base_time = self->created_at;
  entry->begins_at = self->created_at - entry->plan.minutes_ago * G_TIME_SPAN_MINUTE;
  callboard_demo_world_add_run (self, entry);
}

/**
 * callboard_demo_history_add_past_runs: (skip)
 * @self: a world with the first runs of its plans
 *
 * Adds the runs of the three weeks before the creation of the world.
 */
void
callboard_demo_history_add_past_runs (CallboardDemoWorld *self)
{
  guint number = 1;

  self->history_random = callboard_demo_random_new (self->seed, HISTORY_STREAM);
  for (guint i = 0; i < G_N_ELEMENTS (series); i++) {
    for (guint age = 1; age <= series[i].n_runs; age++)
      add_past_run (self, number++, i, age);
  }
  self->n_past_runs = number - 1;
}

/**
 * callboard_demo_history_add_new_runs: (skip)
 * @self: a world
 *
 * Adds the runs that have started since the creation of the world, one every few minutes.
 */
void
callboard_demo_history_add_new_runs (CallboardDemoWorld *self)
{
  gint64 interval = NEW_RUN_INTERVAL_MINUTES * G_TIME_SPAN_MINUTE;

  while (self->created_at + (gint64) (self->n_new_runs + 1) * interval <= callboard_demo_world_get_now (self) &&
         self->n_new_runs < MAX_NEW_RUNS) {
    guint series_number = live_series[self->n_new_runs % G_N_ELEMENTS (live_series)];
    CallboardDemoRunEntry *entry;

    self->n_new_runs++;
    entry = create_run (self, self->n_past_runs + self->n_new_runs, series_number);
    entry->plan.minutes_ago = 0;
    entry->plan.call_seconds = NEW_RUN_CALL_SECONDS;
    entry->plan.first_phone_number = FIRST_NEW_RUN_PHONE_NUMBER +
                                     self->n_new_runs % 8 * PHONE_NUMBERS_PER_RUN;
    entry->base_time = self->created_at + self->n_new_runs * interval;
    entry->begins_at = entry->base_time;
    callboard_demo_world_add_run (self, entry);
  }
}
