/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which simulations of a run fail which of its checks: as many as its verdict
 * says. Used by CallboardDemoCall. */

#include "callboard-demo-checks.h"

#include "callboard-demo-verdict.h"

/* The simulations of a run, whether each counts for its verdict, and which of
 * them this is about. */
typedef struct
{
  guint     n;
  gboolean *counts;
  guint     n_counting;
  guint     position;
} Field;

/* What a run without checks is judged on all the same, and nearly passes. */
static const CallboardDemoCheck usual_checks[] = { { 0, 95 }, { 1, 90 }, { 2, 100 } };

static void
field_clear (Field *field)
{
  g_clear_pointer (&field->counts, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Field, field_clear)

static void
field_fill (Field *field)
{
  field->n_counting = 0;
  for (guint i = 0; i < field->n; i++)
    field->n_counting += field->counts[i] != 0;
}

static void
field_init_script (Field                      *field,
                   CallboardDemoRunSchedule   *script,
                   const CallboardDemoRunList *listing)
{
  field->n = callboard_demo_run_schedule_get_n_simulations (script);
  field->counts = g_new0 (gboolean, field->n);
  field->position = listing->position;

  for (guint i = 0; i < field->n; i++) {
    const CallboardDemoSimulation *simulation = callboard_demo_run_schedule_get_simulation (script, i);

    field->counts[i] = !simulation->is_replaced && simulation->invalid_reason == NULL &&
                       g_str_equal (simulation->end_status, "COMPLETED");
  }
  field_fill (field);
}

static JsonObject *
get_example_data (const CallboardDemoRunList *listing)
{
  return json_object_get_object_member (json_node_get_object (listing->show->example), "data");
}

static void
field_init_example (Field                      *field,
                    const CallboardDemoRunList *listing)
{
  JsonArray *simulations = json_object_get_array_member (get_example_data (listing), "simulationJobs");

  field->n = json_array_get_length (simulations);
  field->counts = g_new0 (gboolean, field->n);

  for (guint i = 0; i < field->n; i++) {
    JsonObject *simulation = json_array_get_object_element (simulations, i);

    if (simulation == listing->example)
      field->position = i;
    field->counts[i] = g_str_equal (json_object_get_string_member (simulation, "status"), "COMPLETED") &&
                       (!json_object_has_member (simulation, "invalidation") ||
                        json_object_get_null_member (simulation, "invalidation"));
  }
  field_fill (field);
}

/* A number that tells simulations apart, for each metric another way. */
static guint32
get_lot (guint position,
         guint metric)
{
  guint32 lot = (position + 1) * 2654435761u ^ (metric + 1) * 2246822519u;

  lot ^= lot >> 15;
  lot *= 2246822519u;
  lot ^= lot >> 13;
  lot *= 3266489917u;

  return lot ^ lot >> 16;
}

static gboolean
draws_before (guint position,
              guint other,
              guint metric)
{
  guint32 lot = get_lot (position, metric);
  guint32 other_lot = get_lot (other, metric);

  return lot < other_lot || (lot == other_lot && position < other);
}

/* Among those that count the ones that draw the lowest lots fail; those that
 * do not count fail now and then. */
static CallboardDemoResult
draw (const Field *field,
      guint        metric,
      guint        n_failing)
{
  guint n_before = 0;

  if (!field->counts[field->position])
    return get_lot (field->position, metric) % 3 == 0 ? CALLBOARD_DEMO_RESULT_FAILED
                                                      : CALLBOARD_DEMO_RESULT_PASSED;

  for (guint i = 0; i < field->n; i++)
    n_before += field->counts[i] && draws_before (i, field->position, metric);

  return n_before < n_failing ? CALLBOARD_DEMO_RESULT_FAILED : CALLBOARD_DEMO_RESULT_PASSED;
}

static const char *
get_member (const CallboardDemoRunList *listing,
            const char                 *member)
{
  return json_object_get_string_member_with_default (listing->example, member, NULL);
}

/* What holds of all checks of a call that cannot be judged; PASSED for one that
 * can. */
static CallboardDemoResult
find_obstacle (const CallboardDemoRunList *listing)
{
  const CallboardDemoSimulation *simulation = listing->simulation;
  const char *status = simulation != NULL ? simulation->end_status : get_member (listing, "status");
  const char *reason = simulation != NULL ? simulation->invalid_reason : NULL;

  if (simulation == NULL && json_object_has_member (listing->example, "invalidation") &&
      !json_object_get_null_member (listing->example, "invalidation"))
    reason = json_object_get_string_member (json_object_get_object_member (listing->example, "invalidation"),
                                            "reason");

  if (g_strcmp0 (reason, "AGENT_NEVER_SPOKE") == 0)
    return CALLBOARD_DEMO_RESULT_NOT_APPLICABLE;

  return g_strcmp0 (status, "COMPLETED") == 0 ? CALLBOARD_DEMO_RESULT_PASSED : CALLBOARD_DEMO_RESULT_MISSING;
}

static void
set_check (CallboardDemoChecked *checked,
           CallboardDemoWorld   *world,
           guint                 metric,
           CallboardDemoResult   result)
{
  JsonObject *known = callboard_demo_personas_get_metric (world->personas, metric);

  checked->metric = metric;
  checked->result = result;
  g_strlcpy (checked->definition_id, json_object_get_string_member (known, "metricDefinitionId"),
             sizeof checked->definition_id);
}

static guint
find_in_script (CallboardDemoWorld         *world,
                const CallboardDemoRunList *listing,
                CallboardDemoResult         obstacle,
                CallboardDemoChecked       *checks)
{
  g_auto (Field) field = { 0 };
  const CallboardDemoPlan *plan = &listing->show->plan;
  const CallboardDemoCheck *planned = plan->n_checks > 0 ? plan->checks : usual_checks;
  guint n = plan->n_checks > 0 ? plan->n_checks : G_N_ELEMENTS (usual_checks);

  field_init_script (&field, callboard_demo_world_get_script (world, listing->show), listing);
  for (guint i = 0; i < n; i++) {
    guint n_passing = callboard_demo_check_count_passed (&planned[i], field.n_counting);
    CallboardDemoResult result = obstacle;

    if (obstacle == CALLBOARD_DEMO_RESULT_PASSED && planned[i].share == CALLBOARD_DEMO_NOT_EVALUATED)
      result = CALLBOARD_DEMO_RESULT_ERROR;
    else if (obstacle == CALLBOARD_DEMO_RESULT_PASSED)
      result = draw (&field, planned[i].metric, field.n_counting - n_passing);
    set_check (&checks[i], world, planned[i].metric, result);
  }

  return n;
}

static guint
find_metric (CallboardDemoWorld *world,
             const char         *name)
{
  for (guint i = 0; i + 1 < CALLBOARD_DEMO_MAX_CHECKS; i++) {
    JsonObject *metric = callboard_demo_personas_get_metric (world->personas, i);

    if (g_strcmp0 (json_object_get_string_member_with_default (metric, "metricName", NULL), name) == 0)
      return i;
  }

  return CALLBOARD_DEMO_MAX_CHECKS - 1;
}

static guint
find_in_example (CallboardDemoWorld         *world,
                 const CallboardDemoRunList *listing,
                 CallboardDemoResult         obstacle,
                 CallboardDemoChecked       *checks)
{
  g_auto (Field) field = { 0 };
  JsonObject *data = get_example_data (listing);
  JsonArray *judged;
  guint n;

  if (!json_object_has_member (data, "verdict")) {
    set_check (&checks[0], world, 0, obstacle);
    return 1;
  }

  field_init_example (&field, listing);
  judged = json_object_get_array_member (json_object_get_object_member (data, "verdict"), "checks");
  n = MIN (json_array_get_length (judged), CALLBOARD_DEMO_MAX_CHECKS);
  for (guint i = 0; i < n; i++) {
    JsonObject *check = json_array_get_object_element (judged, i);
    gint64 n_evaluated = json_object_get_int_member (check, "evaluatedSims");
    gint64 n_failing = n_evaluated - json_object_get_int_member (check, "passedSims");
    CallboardDemoResult result = obstacle;

    set_check (&checks[i], world,
               find_metric (world, json_object_get_string_member_with_default (check, "metricName", NULL)), result);
    g_strlcpy (checks[i].definition_id, json_object_get_string_member (check, "metricDefinitionId"),
               sizeof checks[i].definition_id);
    if (obstacle == CALLBOARD_DEMO_RESULT_PASSED && n_evaluated == 0)
      checks[i].result = CALLBOARD_DEMO_RESULT_ERROR;
    else if (obstacle == CALLBOARD_DEMO_RESULT_PASSED)
      checks[i].result = draw (&field, checks[i].metric, (guint) n_failing);
  }

  return n;
}

/**
 * callboard_demo_checks_find:
 * @world: a world
 * @listing: a simulation of it
 * @checks: (out caller-allocates): takes the checks on its call
 *
 * Finds what becomes of the checks on the call of a simulation once it is over.
 * In all simulations of a run that count for its verdict, as many pass each
 * check as the verdict says.
 *
 * Returns: how many checks there are
 */
guint
callboard_demo_checks_find (CallboardDemoWorld         *world,
                            const CallboardDemoRunList *listing,
                            CallboardDemoChecked        checks[CALLBOARD_DEMO_MAX_CHECKS])
{
  CallboardDemoResult obstacle = find_obstacle (listing);

  return listing->example != NULL ? find_in_example (world, listing, obstacle, checks)
                                  : find_in_script (world, listing, obstacle, checks);
}
