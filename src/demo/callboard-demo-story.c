/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens to the plans of the demo over their runs: which calls of which run fail which
 * check. Runs count from the newest one, whose age is 0. Used by CallboardDemoRunSchedule. */

#include "callboard-demo-story.h"

/* The indexes of the checks in personas.json. */
#define INSTRUCTION_CHECK  0
#define SILENCE_CHECK      1
#define NEXT_STEPS_CHECK   2

/* One in so many checks fails for no reason. */
#define CHANCE 40

/* The ages of the first and the last run with the regression. */
#define REGRESSION_FIRST_AGE 11
#define REGRESSION_LAST_AGE  6

/* The age of the first run in which two languages fail. */
#define LANGUAGE_FIRST_AGE 9

/* The age of the first run with the lower threshold. */
#define THRESHOLD_FIRST_AGE 8

/* The pause of some calls is between the two thresholds. */
#define SHORTEST_PAUSE_MS 2200
#define PAUSE_RANGE_MS    600

/* Returns a pseudo-random number for a test case, a check and a run. */
static guint32
hash (guint position,
      guint metric,
      guint age)
{
  guint32 value = (position + 1) * 2654435761u ^ (metric + 1) * 2246822519u ^
                  (age + 1) * 3266489917u;

  value ^= value >> 15;
  value *= 2246822519u;
  value ^= value >> 13;
  value *= 3266489917u;

  return value ^ value >> 16;
}

static gboolean
has_language (const CallboardDemoSimulation *simulation,
              const char                    *language)
{
  return g_str_equal (json_object_get_string_member (simulation->persona, "language"), language);
}

/* The result changes at least three times over any ten runs. */
static gboolean
is_flaky_run (guint age)
{
  static const gboolean fails[] = { FALSE, TRUE, FALSE, TRUE, TRUE, FALSE, TRUE, FALSE, FALSE, TRUE };

  return fails[age % G_N_ELEMENTS (fails)];
}

/* Somebody who mumbles is understood in a quiet place only. */
static gboolean
is_lost_in_noise (const CallboardDemoSimulation *simulation,
                  guint32                        random)
{
  return has_language (simulation, "PL") &&
         g_strcmp0 (simulation->noise, "NONE") != 0 && random % 10 < 7;
}

static gboolean
has_long_pause (const CallboardDemoPlan *plan,
                guint                    position)
{
  return plan->story == CALLBOARD_DEMO_STORY_THRESHOLD && position % 3 == 1;
}

static gboolean
fails_check (const CallboardDemoPlan       *plan,
             const CallboardDemoSimulation *simulation,
             guint                          position,
             guint                          metric)
{
  guint32 random = hash (position, metric, plan->age);

  switch (plan->story) {
    case CALLBOARD_DEMO_STORY_REGRESSION:
      if (metric == NEXT_STEPS_CHECK)
        return plan->age >= REGRESSION_LAST_AGE && plan->age <= REGRESSION_FIRST_AGE &&
               position % 5 < 2;
      break;
    case CALLBOARD_DEMO_STORY_FLAKY:
      if (metric == SILENCE_CHECK)
        return is_flaky_run (plan->age) && position % 4 == 3 && position < 8;
      break;
    case CALLBOARD_DEMO_STORY_LANGUAGE:
      if (metric == NEXT_STEPS_CHECK)
        return plan->age <= LANGUAGE_FIRST_AGE &&
               (has_language (simulation, "TH") || has_language (simulation, "JA"));
      break;
    case CALLBOARD_DEMO_STORY_NOISE:
      if (metric == INSTRUCTION_CHECK || metric == SILENCE_CHECK)
        return is_lost_in_noise (simulation, random) || random % (2 * CHANCE) == 0;
      break;
    case CALLBOARD_DEMO_STORY_THRESHOLD:
      if (metric == CALLBOARD_DEMO_PAUSE_CHECK)
        return plan->age <= THRESHOLD_FIRST_AGE && has_long_pause (plan, position);
      break;
    case CALLBOARD_DEMO_STORY_STEADY:
    case CALLBOARD_DEMO_STORY_NONE:
    default:
      break;
  }

  return random % CHANCE == 0;
}

/**
 * callboard_demo_story_apply:
 * @schedule: a schedule with its test cases, and without retries
 *
 * Chooses the checks that each call fails, if the plan has a story.
 */
void
callboard_demo_story_apply (CallboardDemoRunSchedule *schedule)
{
  const CallboardDemoPlan *plan = &schedule->plan;

  for (guint i = 0; plan->story != CALLBOARD_DEMO_STORY_NONE && i < schedule->simulations->len; i++) {
    CallboardDemoSimulation *simulation = &g_array_index (schedule->simulations,
                                                          CallboardDemoSimulation, i);

    for (guint number = 0; number < plan->n_checks; number++) {
      if (fails_check (plan, simulation, i, plan->checks[number].metric))
        simulation->failed_checks |= 1u << number;
    }
    if (has_long_pause (plan, i))
      simulation->pause_ms = SHORTEST_PAUSE_MS +
                             hash (i, CALLBOARD_DEMO_PAUSE_CHECK, plan->age) % PAUSE_RANGE_MS;
  }
}

/**
 * callboard_demo_story_get_agent_version:
 * @plan: the plan of a run
 *
 * Returns: (transfer none): the version of the agent that the run called, one of its variables
 */
const char *
callboard_demo_story_get_agent_version (const CallboardDemoPlan *plan)
{
  if (plan->story == CALLBOARD_DEMO_STORY_REGRESSION && plan->age > REGRESSION_FIRST_AGE)
    return "2026-08-17.4";
  if (plan->story == CALLBOARD_DEMO_STORY_REGRESSION && plan->age >= REGRESSION_LAST_AGE)
    return "2026-08-24.1";

  return "2026-08-31.2";
}

/**
 * callboard_demo_story_get_metric:
 * @plan: the plan of a run
 * @personas: the source of the metrics
 * @metric: the index of a metric in personas.json
 *
 * Returns: (transfer none): the definition of the metric that was in force when the run took
 *   place, not to be modified
 */
JsonObject *
callboard_demo_story_get_metric (const CallboardDemoPlan *plan,
                                 CallboardDemoPersonas   *personas,
                                 guint                    metric)
{
  if (metric == CALLBOARD_DEMO_PAUSE_CHECK && plan->age > THRESHOLD_FIRST_AGE)
    return callboard_demo_personas_get_previous_metric (personas, metric);

  return callboard_demo_personas_get_metric (personas, metric);
}
