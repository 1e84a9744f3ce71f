/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rows, columns and colors of a matrix can be: fields of simulations, properties of
 * personas, and the results of a check.
 */

#include "config.h"

#include <string.h>

#include "callboard-matrix-choices.h"
#include "callboard-matrix-labels.h"
#include "callboard-metric-list.h"
#include "support/model-support.h"

static JsonNode *
create_answer (void)
{
  return model_support_create_answer ("s0=COMPLETED s1=COMPLETED s2=FAILED");
}

static void
change (JsonNode   *answer,
        guint       position,
        const char *member,
        const char *json)
{
  g_autofree char *path = g_strdup_printf ("data.simulationJobs[%u].%s", position, member);

  model_support_change (answer, path, json);
}

/* The columns as "label=total", in order of appearance. */
static char *
dup_columns (CallboardPlanJob   *run,
             CallboardDimension *columns)
{
  g_autoptr(CallboardDimension) rows = callboard_dimension_new (CALLBOARD_DIMENSION_ENDPOINT);
  g_autoptr(CallboardMatrix) matrix = callboard_matrix_new (run, G_LIST_MODEL (run), rows, columns, NULL);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < callboard_matrix_get_n_columns (matrix); i++)
    {
      const CallboardMatrixLine *line = callboard_matrix_get_column (matrix, i);
      g_autofree char *label = callboard_matrix_line_dup_label (line);

      g_string_append_printf (text, "%s%s=%u", i > 0 ? ", " : "", label, line->tally.total);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_columns (CallboardPlanJob   *run,
                CallboardDimension *columns,
                const char         *expected)
{
  g_autofree char *text = dup_columns (run, columns);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_fields (void)
{
  static const struct
  {
    CallboardDimensionKind  kind;
    const char             *member;
    const char             *values[3];
    const char             *columns;
  } cases[] = {
    { CALLBOARD_DIMENSION_LANGUAGE, "persona.language", { "\"DE\"", "\"DE\"", "null" }, "German=2, Unknown=1" },
    { CALLBOARD_DIMENSION_ACCENT, "persona.accent", { "\"US_X_SOUTH\"", "\"QQ\"", "\"QQ\"" },
      "American, South=1, QQ=2" },
    { CALLBOARD_DIMENSION_GENDER, "persona.gender", { "\"FEMALE\"", "\"MALE\"", "\"FEMALE\"" }, "Female=2, Male=1" },
    { CALLBOARD_DIMENSION_EMOTION, "persona.baseEmotion", { "\"ANGRY\"", "\"VERY_CALM\"", "\"ANGRY\"" },
      "Angry=2, Very calm=1" },
    { CALLBOARD_DIMENSION_PACE, "persona.speechPace", { "\"FAST\"", "\"FAST\"", "\"FAST\"" }, "Fast=3" },
    { CALLBOARD_DIMENSION_NOISE, "persona.backgroundNoise", { "\"OFFICE\"", "\"NONE\"", "null" },
      "Office=1, None=1, Unknown=1" },
    { CALLBOARD_DIMENSION_ATTEMPT, "attemptNumber", { "1", "2", "1" }, "Attempt 1=2, Attempt 2=1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonNode) answer = create_answer ();
      g_autoptr(CallboardDimension) dimension = callboard_dimension_new (cases[i].kind);
      g_autoptr(CallboardPlanJob) run = NULL;

      for (guint k = 0; k < 3; k++)
        change (answer, k, cases[i].member, cases[i].values[k]);
      run = model_support_decode_node (answer);
      assert_columns (run, dimension, cases[i].columns);
    }
}

/* The noise of the call is what was heard, whatever the persona asks for. */
static void
test_noise_of_call (void)
{
  g_autoptr(JsonNode) answer = create_answer ();
  g_autoptr(CallboardDimension) noise = callboard_dimension_new (CALLBOARD_DIMENSION_NOISE);
  g_autoptr(CallboardPlanJob) run = NULL;

  for (guint i = 0; i < 3; i++)
    change (answer, i, "persona.backgroundNoise", "\"OFFICE\"");
  change (answer, 1, "backgroundNoise", "{\"backgroundNoise\":\"TRAIN\",\"source\":\"ENVIRONMENT\"}");
  run = model_support_decode_node (answer);
  assert_columns (run, noise, "Office=2, Train=1");
}

static char *
dup_dimensions (CallboardMatrixChoices *choices)
{
  GListModel *dimensions = callboard_matrix_choices_get_dimensions (choices);
  g_autoptr(GStrvBuilder) labels = g_strv_builder_new ();
  g_auto(GStrv) array = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (dimensions); i++)
    {
      g_autoptr(CallboardDimension) dimension = g_list_model_get_item (dimensions, i);

      g_strv_builder_take (labels, callboard_dimension_dup_label (dimension));
    }
  array = g_strv_builder_end (labels);

  return g_strjoinv (", ", array);
}

#define FIELDS "Persona, Scenario, Endpoint, Scenario × Endpoint, Language, Accent, Gender, Emotion, Speech Pace, " \
               "Background Noise, Attempt"

/* All properties that occur can be chosen, also those of a later merge. */
static void
test_properties (void)
{
  g_autoptr(JsonNode) answer = create_answer ();
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(CallboardPlanJob) fresh = NULL;
  g_autoptr(CallboardMatrixChoices) choices = NULL;
  g_autoptr(CallboardDimension) plan = callboard_dimension_new_property ("plan");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  for (guint i = 0; i < 3; i++)
    change (answer, i, "persona.properties", "{}");
  change (answer, 0, "persona.properties", "{\"plan\":\"gold\",\"zip\":\"94105\"}");
  change (answer, 1, "persona.properties", "{\"plan\":\"\"}");
  run = model_support_decode_node (answer);
  choices = callboard_matrix_choices_new (run);
  before = dup_dimensions (choices);
  g_assert_cmpstr (before, ==, FIELDS ", plan, zip");
  /* An empty value and none are different values. */
  assert_columns (run, plan, "gold=1, No value=1, No value=1");

  change (answer, 2, "persona.properties", "{\"tier\":3}");
  fresh = model_support_decode_node (answer);
  callboard_plan_job_merge (run, fresh);
  after = dup_dimensions (choices);
  g_assert_cmpstr (after, ==, FIELDS ", plan, zip, tier");
}

/* --- A check ------------------------------------------------------------------ */

static CallboardCallChecks *
create_checks (CallboardPlanJob *run,
               const char       *value)
{
  g_autofree char *text =
    g_strdup_printf ("{\"data\":[{\"metricDefinitionId\":\"m1\",\"slug\":\"silence_check\",\"name\":\"Silence\","
                     "\"type\":\"BOOLEAN\",\"values\":[%s%s%s]},"
                     "{\"metricDefinitionId\":\"m2\",\"slug\":\"tone_check\",\"name\":\"Tone\",\"type\":\"BOOLEAN\","
                     "\"values\":[{\"captureStatus\":\"SUCCESS\",\"value\":true}]}]}",
                     value != NULL ? "{\"captureStatus\":\"SUCCESS\",\"value\":" : "", value != NULL ? value : "",
                     value != NULL ? "}" : "");
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardMetricList) list = callboard_metric_list_decode (body, &error);

  g_assert_no_error (error);

  return callboard_call_checks_new (G_LIST_MODEL (list), callboard_plan_job_get_verdict (run));
}

static void
set_checks (CallboardPlanJob *run,
            guint             position,
            const char       *value)
{
  g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (run), position);
  g_autoptr(CallboardCallChecks) checks = create_checks (run, value);

  callboard_plan_job_set_checks (run, simulation, checks);
}

static void
assert_tally (CallboardPlanJob  *run,
              CallboardRunCheck *check,
              const char        *expected)
{
  g_autoptr(CallboardDimension) rows = callboard_dimension_new (CALLBOARD_DIMENSION_PERSONA);
  g_autoptr(CallboardDimension) columns = callboard_dimension_new (CALLBOARD_DIMENSION_SCENARIO);
  g_autoptr(CallboardMatrix) matrix = callboard_matrix_new (run, G_LIST_MODEL (run), rows, columns, check);
  g_autofree char *label = callboard_tally_dup_label (callboard_matrix_get_tally (matrix));

  g_assert_cmpstr (label, ==, expected);
}

/* By a check, only what it was evaluated on counts. */
static void
test_check (void)
{
  g_autoptr(JsonNode) answer = model_support_create_answer ("a=COMPLETED b=COMPLETED c=COMPLETED d=COMPLETED "
                                                            "e=FAILED f=PROCESSING g=CANCELLED");
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(CallboardMatrixChoices) choices = NULL;
  g_autoptr(CallboardRunCheck) silence = NULL;
  GListModel *checks;

  /* Its metrics were not read. */
  model_support_change (answer, "data.simulationJobs[3].callId", "\"call-d\"");
  run = model_support_decode_node (answer);
  set_checks (run, 0, "true");
  set_checks (run, 1, "false");
  set_checks (run, 2, NULL);
  choices = callboard_matrix_choices_new (run);
  checks = callboard_matrix_choices_get_checks (choices);
  g_assert_cmpuint (g_list_model_get_n_items (checks), ==, 2);
  silence = g_list_model_get_item (checks, 0);

  assert_tally (run, NULL, "2 of 6 passed, 1 failed, 1 error, 1 unknown, 1 canceled, 1 running");
  assert_tally (run, silence, "1 of 2 passed, 1 failed, 2 not evaluated, 1 unknown, 1 canceled, 1 running");
}

/* A call that must have passed, because the verdict counts no more failures, has passed the
 * checks that were evaluated on every call, and only those. */
static void
test_inferred (void)
{
  g_autoptr(JsonNode) answer = create_answer ();
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(CallboardCallChecks) passed = callboard_call_checks_new_passed ();
  g_autoptr(CallboardSimulationJob) simulation = NULL;
  g_autoptr(CallboardMatrixChoices) choices = NULL;
  g_autoptr(CallboardRunCheck) silence = NULL;
  g_autoptr(CallboardRunCheck) tone = NULL;

  model_support_change (answer, "data.verdict",
                        "{\"passed\":true,\"score\":100,\"failures\":[],\"checks\":["
                        "{\"metricDefinitionId\":\"m1\",\"metricName\":\"Silence\",\"passedSims\":2,\"evaluatedSims\":2},"
                        "{\"metricDefinitionId\":\"m2\",\"metricName\":\"Tone\",\"passedSims\":1,\"evaluatedSims\":1}]}");
  run = model_support_decode_node (answer);
  set_checks (run, 0, "true");
  simulation = g_list_model_get_item (G_LIST_MODEL (run), 1);
  callboard_plan_job_set_checks (run, simulation, passed);

  choices = callboard_matrix_choices_new (run);
  silence = g_list_model_get_item (callboard_matrix_choices_get_checks (choices), 0);
  tone = g_list_model_get_item (callboard_matrix_choices_get_checks (choices), 1);
  assert_tally (run, silence, "2 of 2 passed, 1 not evaluated");
  assert_tally (run, tone, "1 of 1 passed, 1 not evaluated, 1 unknown");
}

static void
test_worst (void)
{
  CallboardTally tally = { .total = 2 };

  tally.counts[CALLBOARD_RESULT_PASSED] = 1;
  g_assert_cmpint (callboard_tally_get_worst (&tally), ==, CALLBOARD_RESULT_PASSED);
  for (guint i = 0; i < CALLBOARD_N_RESULTS; i++)
    {
      CallboardTally other = tally;

      other.counts[i]++;
      /* What does not count does not speak against a success. */
      g_assert_cmpint (callboard_tally_get_worst (&other) == CALLBOARD_RESULT_PASSED, ==,
                       i == CALLBOARD_RESULT_PASSED || i == CALLBOARD_RESULT_INVALIDATED ||
                       i == CALLBOARD_RESULT_CANCELED);
    }
}

/* --- Lists --------------------------------------------------------------------- */

static gboolean
has_failed (gpointer item,
            gpointer user_data)
{
  return callboard_simulation_job_get_result (item) == CALLBOARD_RESULT_ERROR;
}

static void
wait_total (CallboardMatrix *matrix,
            guint            total)
{
  while (callboard_matrix_get_tally (matrix)->total != total)
    g_main_context_iteration (NULL, TRUE);
}

/* Only the simulations of the list are counted, also after it has changed. */
static void
test_list (void)
{
  g_autoptr(CallboardPlanJob) run = model_support_create_run ("a=COMPLETED b=FAILED c=FAILED");
  g_autoptr(GListStore) list = g_list_store_new (CALLBOARD_TYPE_SIMULATION_JOB);
  g_autoptr(CallboardDimension) rows = callboard_dimension_new (CALLBOARD_DIMENSION_PERSONA);
  g_autoptr(CallboardDimension) columns = callboard_dimension_new (CALLBOARD_DIMENSION_SCENARIO);
  CallboardMatrix *matrix = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (run), i);

      if (has_failed (simulation, NULL))
        g_list_store_append (list, simulation);
    }
  matrix = callboard_matrix_new (run, G_LIST_MODEL (list), rows, columns, NULL);
  g_assert_cmpuint (callboard_matrix_get_tally (matrix)->total, ==, 2);
  g_list_store_remove (list, 0);
  wait_total (matrix, 1);
  g_list_store_remove_all (list);
  wait_total (matrix, 0);
  g_assert_cmpuint (callboard_matrix_get_n_rows (matrix), ==, 0);
  g_assert_finalize_object (matrix);
}

/* A long list is counted in slices, and may change meanwhile. */
static void
test_long_list (void)
{
  g_autoptr(GString) simulations = g_string_new (NULL);
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(CallboardDimension) rows = callboard_dimension_new (CALLBOARD_DIMENSION_LANGUAGE);
  g_autoptr(CallboardDimension) columns = callboard_dimension_new (CALLBOARD_DIMENSION_NOISE);
  CallboardMatrix *matrix = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (simulations, "s%u=COMPLETED ", i);
  run = model_support_create_run (simulations->str);
  matrix = callboard_matrix_new (run, G_LIST_MODEL (run), rows, columns, NULL);
  callboard_plan_job_emit_results_changed (run);
  wait_total (matrix, 3000);
  callboard_plan_job_emit_results_changed (run);
  g_assert_finalize_object (matrix);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/matrix-dimensions/fields", test_fields);
  g_test_add_func ("/matrix-dimensions/noise-of-call", test_noise_of_call);
  g_test_add_func ("/matrix-dimensions/properties", test_properties);
  g_test_add_func ("/matrix-dimensions/check", test_check);
  g_test_add_func ("/matrix-dimensions/check/inferred", test_inferred);
  g_test_add_func ("/matrix-dimensions/worst", test_worst);
  g_test_add_func ("/matrix-dimensions/list", test_list);
  g_test_add_func ("/matrix-dimensions/long-list", test_long_list);

  return g_test_run ();
}
