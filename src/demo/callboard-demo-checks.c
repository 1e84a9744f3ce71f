/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses the simulations of a run that fail its checks, consistent with the
 * verdict of the run. Used by CallboardDemoCall. */

#include "callboard-demo-checks.h"

#include "callboard-demo-verdict.h"

/* The simulations of a run: whether each one counts for the verdict, and the
 * position of the one to check. */
typedef struct
{
  guint     n;
  gboolean *counts;
  /* Of a sweep: those that fail the second check more often. */
  gboolean *is_prone;
  guint     n_counting;
  guint     position;
} Sample;

/* In a sweep, the agent is often late with this noise. */
#define PRONE_NOISE  "DRIVING"
#define PRONE_METRIC 1

/* The checks on the calls of a run without a verdict. */
static const CallboardDemoCheck default_checks[] = { { 0, 95 }, { 1, 90 }, { 2, 100 } };

static void
sample_clear (Sample *sample)
{
  g_clear_pointer (&sample->counts, g_free);
  g_clear_pointer (&sample->is_prone, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sample, sample_clear)

static void
sample_init_schedule (Sample                   *sample,
                      CallboardDemoRunSchedule *schedule,
                      guint                     position)
{
  sample->n = schedule->plan.n_simulations;
  sample->counts = g_new0 (gboolean, sample->n);
  sample->is_prone = g_new0 (gboolean, sample->n);
  sample->position = position;

  for (guint i = 0; i < sample->n; i++) {
    const CallboardDemoSimulation *simulation = callboard_demo_run_schedule_get_simulation (schedule, i);

    sample->counts[i] = callboard_demo_simulation_counts (simulation);
    sample->is_prone[i] = schedule->plan.is_sweep &&
                          g_str_equal (json_object_get_string_member (simulation->persona, "backgroundNoise"),
                                       PRONE_NOISE);
    sample->n_counting += (guint) sample->counts[i];
  }
}

static void
sample_init_example (Sample                            *sample,
                     const CallboardDemoSimulationInfo *info)
{
  JsonObject *data = callboard_demo_world_get_example (info->entry);
  JsonArray *simulations = json_object_get_array_member (data, "simulationJobs");

  sample->n = json_array_get_length (simulations);
  sample->counts = g_new0 (gboolean, sample->n);
  sample->is_prone = g_new0 (gboolean, sample->n);

  for (guint i = 0; i < sample->n; i++) {
    JsonObject *simulation = json_array_get_object_element (simulations, i);

    if (simulation == info->example)
      sample->position = i;
    sample->counts[i] = g_str_equal (json_object_get_string_member (simulation, "status"),
                                     "COMPLETED") &&
                       (!json_object_has_member (simulation, "invalidation") ||
                        json_object_get_null_member (simulation, "invalidation"));
    sample->n_counting += (guint) sample->counts[i];
  }
}

/* Returns a pseudo-random number for a simulation and a metric. */
static guint32
hash_position (guint position,
               guint metric)
{
  guint32 hash = (position + 1) * 2654435761u ^ (metric + 1) * 2246822519u;

  hash ^= hash >> 15;
  hash *= 2246822519u;
  hash ^= hash >> 13;
  hash *= 3266489917u;

  return hash ^ hash >> 16;
}

/* Three quarters of the prone simulations are among the first. */
static guint32
get_rank (const Sample *sample,
          guint         position,
          guint         metric)
{
  guint32 hash = hash_position (position, metric);

  return sample->is_prone[position] && metric == PRONE_METRIC && hash % 4 != 0 ? hash >> 8 : hash;
}

static gboolean
sorts_before (const Sample *sample,
              guint         position,
              guint         other,
              guint         metric)
{
  guint32 hash = get_rank (sample, position, metric);
  guint32 other_hash = get_rank (sample, other, metric);

  return hash < other_hash || (hash == other_hash && position < other);
}

/* The simulations with the lowest hashes fail, so that exactly @n_failing of those
 * that count do. A third of the others fail. */
static CallboardDemoCheckStatus
choose_status (const Sample *sample,
               guint         metric,
               guint         n_failing)
{
  guint n_before = 0;

  if (!sample->counts[sample->position])
    return hash_position (sample->position, metric) % 3 == 0 ? CALLBOARD_DEMO_CHECK_FAILED
                                                      : CALLBOARD_DEMO_CHECK_PASSED;

  for (guint i = 0; i < sample->n; i++)
    n_before += sample->counts[i] && sorts_before (sample, i, sample->position, metric);

  return n_before < n_failing ? CALLBOARD_DEMO_CHECK_FAILED : CALLBOARD_DEMO_CHECK_PASSED;
}

/* Returns the status of all checks on a call that cannot be evaluated, or
 * CALLBOARD_DEMO_CHECK_PASSED if it can. */
static CallboardDemoCheckStatus
find_common_status (const CallboardDemoSimulationInfo *info)
{
  if (info->is_silent)
    return CALLBOARD_DEMO_CHECK_NOT_APPLICABLE;

  return g_str_equal (info->end_status, "COMPLETED") ? CALLBOARD_DEMO_CHECK_PASSED
                                                     : CALLBOARD_DEMO_CHECK_MISSING;
}

static void
set_check (CallboardDemoCheckResult *check,
           CallboardDemoWorld       *world,
           guint                     metric,
           CallboardDemoCheckStatus  status)
{
  JsonObject *definition = callboard_demo_personas_get_metric (world->personas, metric);

  check->metric = metric;
  check->status = status;
  g_strlcpy (check->definition_id, json_object_get_string_member (definition, "metricDefinitionId"),
             sizeof check->definition_id);
}

static guint
find_in_schedule (CallboardDemoWorld                *world,
                  const CallboardDemoSimulationInfo *info,
                  CallboardDemoCheckStatus           common_status,
                  CallboardDemoCheckResult          *checks)
{
  g_auto (Sample) sample = { 0 };
  const CallboardDemoPlan *plan = &info->entry->plan;
  const CallboardDemoCheck *planned = plan->n_checks > 0 ? plan->checks : default_checks;
  guint n = plan->n_checks > 0 ? plan->n_checks : G_N_ELEMENTS (default_checks);

  sample_init_schedule (&sample, callboard_demo_world_get_schedule (world, info->entry), info->position);
  for (guint i = 0; i < n; i++) {
    guint n_passing = callboard_demo_check_count_passed (&planned[i], sample.n_counting);
    CallboardDemoCheckStatus status = common_status;

    if (status == CALLBOARD_DEMO_CHECK_PASSED &&
        planned[i].pass_rate == CALLBOARD_DEMO_NOT_EVALUATED)
      status = CALLBOARD_DEMO_CHECK_ERROR;
    else if (status == CALLBOARD_DEMO_CHECK_PASSED && plan->story != CALLBOARD_DEMO_STORY_NONE)
      status = (info->simulation->failed_checks & 1u << i) != 0 ? CALLBOARD_DEMO_CHECK_FAILED
                                                                : CALLBOARD_DEMO_CHECK_PASSED;
    else if (status == CALLBOARD_DEMO_CHECK_PASSED)
      status = choose_status (&sample, planned[i].metric, sample.n_counting - n_passing);
    set_check (&checks[i], world, planned[i].metric, status);
  }

  return n;
}

static guint
find_metric (CallboardDemoWorld *world,
             const char         *name)
{
  for (guint i = 0; i + 1 < CALLBOARD_DEMO_MAX_CHECKS; i++) {
    JsonObject *metric = callboard_demo_personas_get_metric (world->personas, i);

    if (g_strcmp0 (json_object_get_string_member_with_default (metric, "metricName", NULL),
                   name) == 0)
      return i;
  }

  return CALLBOARD_DEMO_MAX_CHECKS - 1;
}

static guint
find_in_example (CallboardDemoWorld                *world,
                 const CallboardDemoSimulationInfo *info,
                 CallboardDemoCheckStatus           common_status,
                 CallboardDemoCheckResult          *checks)
{
  g_auto (Sample) sample = { 0 };
  JsonObject *data = callboard_demo_world_get_example (info->entry);
  JsonArray *judged;
  guint n;

  if (!json_object_has_member (data, "verdict")) {
    set_check (&checks[0], world, 0, common_status);
    return 1;
  }

  sample_init_example (&sample, info);
  judged = json_object_get_array_member (json_object_get_object_member (data, "verdict"), "checks");
  n = MIN (json_array_get_length (judged), CALLBOARD_DEMO_MAX_CHECKS);
  for (guint i = 0; i < n; i++) {
    JsonObject *check = json_array_get_object_element (judged, i);
    gint64 n_evaluated = json_object_get_int_member (check, "evaluatedSims");
    gint64 n_failing = n_evaluated - json_object_get_int_member (check, "passedSims");
    const char *name = json_object_get_string_member_with_default (check, "metricName", NULL);

    set_check (&checks[i], world, find_metric (world, name), common_status);
    g_strlcpy (checks[i].definition_id, json_object_get_string_member (check, "metricDefinitionId"),
               sizeof checks[i].definition_id);
    if (common_status == CALLBOARD_DEMO_CHECK_PASSED && n_evaluated == 0)
      checks[i].status = CALLBOARD_DEMO_CHECK_ERROR;
    else if (common_status == CALLBOARD_DEMO_CHECK_PASSED)
      checks[i].status = choose_status (&sample, checks[i].metric, (guint) n_failing);
  }

  return n;
}

/**
 * callboard_demo_checks_find:
 * @world: a world
 * @info: a simulation of @world
 * @checks: (out caller-allocates): the checks on its call
 *
 * Determines the final results of the checks on the call of a simulation. Their
 * sums over all simulations of the run match the verdict of the run.
 *
 * Returns: the number of checks
 */
guint
callboard_demo_checks_find (CallboardDemoWorld                *world,
                            const CallboardDemoSimulationInfo *info,
                            CallboardDemoCheckResult           checks[CALLBOARD_DEMO_MAX_CHECKS])
{
  CallboardDemoCheckStatus common_status = find_common_status (info);

  return info->example != NULL ? find_in_example (world, info, common_status, checks)
                                  : find_in_schedule (world, info, common_status, checks);
}

/**
 * callboard_demo_checks_list_failed:
 * @schedule: the schedule of a run
 * @number: the number of one of its checks
 * @counts: (out callee-allocates) (array) (transfer full): for each simulation whether it
 *   counts for the verdict
 *
 * Determines the simulations that fail a check, as callboard_demo_checks_find() does.
 *
 * Returns: (array) (transfer full): for each simulation whether it fails the check
 */
gboolean *
callboard_demo_checks_list_failed (CallboardDemoRunSchedule  *schedule,
                                   guint                      number,
                                   gboolean                 **counts)
{
  const CallboardDemoCheck *planned = &schedule->plan.checks[number];
  g_auto (Sample) sample = { 0 };
  gboolean *failed;
  guint n_failing;

  sample_init_schedule (&sample, schedule, 0);
  failed = g_new0 (gboolean, sample.n);
  n_failing = sample.n_counting - callboard_demo_check_count_passed (planned, sample.n_counting);
  for (guint i = 0; i < sample.n; i++) {
    sample.position = i;
    failed[i] = sample.counts[i] &&
                choose_status (&sample, planned->metric, n_failing) == CALLBOARD_DEMO_CHECK_FAILED;
  }
  *counts = g_steal_pointer (&sample.counts);

  return failed;
}
