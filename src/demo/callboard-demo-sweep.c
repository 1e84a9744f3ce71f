/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the `sweepAttribution` of a run whose background noise is a swept property:
 * which values of it cause failures. Used by the response writer of runs. */

#include "callboard-demo-sweep.h"

#include <math.h>

#include "callboard-demo-checks.h"
#include "callboard-demo-json.h"

/* Values with fewer calls are not compared. */
#define MIN_CALLS 5

/* The probability of an error that is accepted, and the percentage of failures from which
 * on they are more than noise. */
#define SIGNIFICANCE 0.05
#define NOISE_PERCENT 10

#define BASELINE "NONE"

/* A value of the swept property. */
typedef struct
{
  const char *noise;
  guint       n_attempted;
  guint       n_counted;
  guint       n_retries;
  guint       n_silent;
  guint       n_failed[CALLBOARD_DEMO_MAX_CHECKS];
} Value;

/* The values, with the baseline first, and the number of comparisons. */
typedef struct
{
  GArray *values;
  guint   n_testable;
  guint   n_comparisons;
} Sweep;

static void
sweep_clear (Sweep *sweep)
{
  g_clear_pointer (&sweep->values, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sweep, sweep_clear)

static Value *
get_value (Sweep *sweep,
           guint  position)
{
  return &g_array_index (sweep->values, Value, position);
}

static Value *
ensure_value (Sweep      *sweep,
              const char *noise)
{
  Value value = { .noise = noise };

  for (guint i = 0; i < sweep->values->len; i++)
    if (g_str_equal (get_value (sweep, i)->noise, noise))
      return get_value (sweep, i);

  g_array_append_val (sweep->values, value);

  return get_value (sweep, sweep->values->len - 1);
}

static void
sweep_init (Sweep                    *sweep,
            CallboardDemoRunSchedule *schedule)
{
  const CallboardDemoPlan *plan = &schedule->plan;

  sweep->values = g_array_new (FALSE, FALSE, sizeof (Value));
  ensure_value (sweep, BASELINE);
  for (guint check = 0; check < plan->n_checks; check++) {
    g_autofree gboolean *counts = NULL;
    g_autofree gboolean *failed = callboard_demo_checks_list_failed (schedule, check, &counts);

    for (guint i = 0; i < plan->n_simulations; i++) {
      const CallboardDemoSimulation *simulation = callboard_demo_run_schedule_get_simulation (schedule, i);
      Value *value = ensure_value (sweep, json_object_get_string_member (simulation->persona,
                                                                         "backgroundNoise"));

      value->n_failed[check] += (guint) failed[i];
      if (check > 0)
        continue;

      value->n_attempted++;
      value->n_counted += (guint) counts[i];
      value->n_retries += simulation->retry_of >= 0;
      value->n_silent += (guint) callboard_demo_simulation_is_silent (simulation);
    }
  }

  for (guint i = 0; i < sweep->values->len; i++)
    sweep->n_testable += get_value (sweep, i)->n_counted >= MIN_CALLS;
  /* A single value has nothing to be compared with. */
  sweep->n_comparisons = sweep->n_testable > 1 ? sweep->n_testable * plan->n_checks : 0;
}

/* The probability that chance alone makes the share of a value so much larger than that of
 * the rest, times the number of comparisons. */
static double
get_p_value (guint part,
             guint whole,
             guint rest_part,
             guint rest_whole,
             guint n_comparisons)
{
  double share;
  double deviation;

  if (whole == 0 || rest_whole == 0)
    return 1;

  share = (double) (part + rest_part) / (whole + rest_whole);
  deviation = sqrt (share * (1 - share) * (1.0 / whole + 1.0 / rest_whole));
  if (deviation <= 0)
    return 1;

  return MIN (1, n_comparisons * 0.5 *
                 erfc (((double) part / whole - (double) rest_part / rest_whole) / deviation / sqrt (2)));
}

/* A percentage with one decimal. */
static double
get_percent (guint part,
             guint whole)
{
  return whole > 0 ? round (1000.0 * part / whole) / 10 : 0;
}

static double
round_p_value (double p_value)
{
  return round (p_value * 10000) / 10000;
}

/* A label as the plan's author wrote it. */
static void
set_identity (JsonObject  *object,
              const Value *value)
{
  g_autofree char *key = g_strconcat ("noise:", value->noise, NULL);
  g_autofree char *label = g_ascii_strdown (value->noise, -1);

  label[0] = g_ascii_toupper (label[0]);
  g_strdelimit (label, "_", ' ');
  json_object_set_string_member (object, "key", key);
  json_object_set_string_member (object, "value", value->noise);
  json_object_set_string_member (object, "label", label);
}

static JsonArray *
make_worse_values (Sweep *sweep,
                   guint  check,
                   guint  n_failed,
                   guint  n_evaluated)
{
  JsonArray *worse_values = json_array_new ();

  for (guint i = 0; i < sweep->values->len && sweep->n_comparisons > 0; i++) {
    const Value *value = get_value (sweep, i);
    guint failed = value->n_failed[check];
    double p_value = get_p_value (failed, value->n_counted, n_failed - failed,
                                  n_evaluated - value->n_counted, sweep->n_comparisons);
    JsonObject *object;

    if (value->n_counted < MIN_CALLS || p_value >= SIGNIFICANCE)
      continue;

    object = json_object_new ();
    set_identity (object, value);
    json_object_set_int_member (object, "evaluated", value->n_counted);
    json_object_set_int_member (object, "failed", failed);
    json_object_set_double_member (object, "failureRate", get_percent (failed, value->n_counted));
    json_object_set_double_member (object, "restFailureRate",
                                   get_percent (n_failed - failed, n_evaluated - value->n_counted));
    json_object_set_double_member (object, "adjustedPValue", round_p_value (p_value));
    json_array_add_object_element (worse_values, object);
  }

  return worse_values;
}

static JsonObject *
make_check (Sweep                    *sweep,
            const CallboardDemoCheck *planned,
            CallboardDemoPersonas    *personas,
            guint                     number)
{
  JsonObject *metric = callboard_demo_personas_get_metric (personas, planned->metric);
  JsonObject *check = json_object_new ();
  JsonArray *worse_values;
  guint n_failed = 0;
  guint n_evaluated = 0;
  const char *attribution = "WITHIN_NOISE";

  for (guint i = 0; i < sweep->values->len; i++) {
    n_failed += get_value (sweep, i)->n_failed[number];
    n_evaluated += get_value (sweep, i)->n_counted;
  }

  worse_values = make_worse_values (sweep, number, n_failed, n_evaluated);
  if (json_array_get_length (worse_values) > 0)
    attribution = "PROPERTY_ATTRIBUTABLE";
  else if (n_failed * 100 > n_evaluated * NOISE_PERCENT)
    attribution = "FOUND_UNATTRIBUTED";

  json_object_set_string_member (check, "attribution", attribution);
  json_object_set_int_member (check, "evaluated", n_evaluated);
  json_object_set_int_member (check, "failed", n_failed);
  json_object_set_double_member (check, "failureRate", get_percent (n_failed, n_evaluated));
  callboard_demo_json_copy_member (metric, check, "metricDefinitionId");
  callboard_demo_json_copy_member (metric, check, "metricName");
  json_object_set_array_member (check, "worseValues", worse_values);

  return check;
}

static JsonObject *
make_value (const Value *value,
            guint        n_checks)
{
  JsonObject *object = json_object_new ();
  guint n_failed = 0;

  for (guint i = 0; i < n_checks; i++)
    n_failed += value->n_failed[i];

  set_identity (object, value);
  json_object_set_boolean_member (object, "isBaseline", g_str_equal (value->noise, BASELINE));
  json_object_set_int_member (object, "attempted", value->n_attempted);
  json_object_set_int_member (object, "counted", value->n_counted);
  json_object_set_boolean_member (object, "testable", value->n_counted >= MIN_CALLS);
  if (value->n_counted > 0)
    json_object_set_double_member (object, "score",
                                   get_percent (value->n_counted * n_checks - n_failed,
                                                value->n_counted * n_checks));
  else
    json_object_set_null_member (object, "score");
  json_object_set_int_member (object, "retries", value->n_retries);
  json_object_set_int_member (object, "silentAttempts", value->n_silent);

  return object;
}

static JsonArray *
make_silent_values (Sweep *sweep)
{
  JsonArray *silent_values = json_array_new ();
  guint n_attempted = 0;
  guint n_silent = 0;

  for (guint i = 0; i < sweep->values->len; i++) {
    n_attempted += get_value (sweep, i)->n_attempted;
    n_silent += get_value (sweep, i)->n_silent;
  }

  for (guint i = 0; i < sweep->values->len; i++) {
    const Value *value = get_value (sweep, i);
    double p_value = get_p_value (value->n_silent, value->n_attempted, n_silent - value->n_silent,
                                  n_attempted - value->n_attempted, sweep->values->len);
    JsonObject *object;

    if (p_value >= SIGNIFICANCE)
      continue;

    object = json_object_new ();
    set_identity (object, value);
    json_object_set_int_member (object, "attempted", value->n_attempted);
    json_object_set_int_member (object, "silentAttempts", value->n_silent);
    json_object_set_int_member (object, "retries", value->n_retries);
    json_object_set_int_member (object, "restAttempted", n_attempted - value->n_attempted);
    json_object_set_int_member (object, "restSilentAttempts", n_silent - value->n_silent);
    json_object_set_double_member (object, "adjustedPValue", round_p_value (p_value));
    json_array_add_object_element (silent_values, object);
  }

  return silent_values;
}

static JsonArray *
make_caveats (void)
{
  JsonArray *caveats = json_array_new ();

  json_array_add_string_element (caveats, "Values with fewer than 5 counted calls were not compared.");
  json_array_add_string_element (caveats, "Personas differ in more than their noise, such as their pace.");

  return caveats;
}

/**
 * callboard_demo_sweep_new:
 * @schedule: a schedule
 * @personas: the source of the metrics
 * @now: a time in microseconds since the Unix epoch
 *
 * Returns: (transfer full) (nullable): the `sweepAttribution` of the run, or %NULL before its
 *   end or if it sweeps no property
 */
JsonObject *
callboard_demo_sweep_new (CallboardDemoRunSchedule *schedule,
                          CallboardDemoPersonas    *personas,
                          gint64                    now)
{
  const CallboardDemoPlan *plan = &schedule->plan;
  g_auto (Sweep) sweep = { 0 };
  JsonArray *checks;
  JsonArray *values;
  JsonObject *object;

  if (!plan->is_sweep || now < schedule->ended_at)
    return NULL;

  sweep_init (&sweep, schedule);
  checks = json_array_new ();
  for (guint i = 0; i < plan->n_checks; i++)
    json_array_add_object_element (checks, make_check (&sweep, &plan->checks[i], personas, i));
  values = json_array_new ();
  for (guint i = 0; i < sweep.values->len; i++)
    json_array_add_object_element (values, make_value (get_value (&sweep, i), plan->n_checks));

  object = json_object_new ();
  json_object_set_array_member (object, "caveats", make_caveats ());
  json_object_set_array_member (object, "checks", checks);
  json_object_set_array_member (object, "values", values);
  json_object_set_array_member (object, "neverSpokeValues", make_silent_values (&sweep));
  json_object_set_double_member (object, "falseDiscoveryRate", SIGNIFICANCE);
  json_object_set_int_member (object, "foundUnattributedFailureRate", NOISE_PERCENT);
  json_object_set_int_member (object, "minArmCalls", MIN_CALLS);
  json_object_set_null_member (object, "minimumDetectableGap");
  json_object_set_int_member (object, "testableValueCount", sweep.n_testable);
  json_object_set_int_member (object, "testedComparisonCount", sweep.n_comparisons);

  return object;
}
