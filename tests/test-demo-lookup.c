/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests of single simulations of the demo: found by ID and by phone number, with the
 * same data as in their run.
 */

#include <gio/gio.h>

#include "callboard-demo-run.h"
#include "support/demo-support.h"

#define SECOND G_TIME_SPAN_SECOND
#define MINUTE G_TIME_SPAN_MINUTE

static GBytes *
look_up (CallboardDemoWorld  *world,
         const char          *number,
         const char          *time,
         GError             **error)
{
  g_autoptr (GHashTable) query = g_hash_table_new (g_str_hash, g_str_equal);

  if (number != NULL)
    g_hash_table_insert (query, (char *) "roarkPhoneNumber", (char *) number);
  if (time != NULL)
    g_hash_table_insert (query, (char *) "callReceivedAt", (char *) time);

  return callboard_demo_world_dup_lookup (world, query, error);
}

/* The ID of the simulation that used a number at a time, or NULL. */
static char *
dup_found_id (CallboardDemoWorld *world,
              const char         *number,
              gint64              time)
{
  g_autoptr (GDateTime) date_time = g_date_time_new_from_unix_utc_usec (time);
  g_autofree char *text = g_date_time_format_iso8601 (date_time);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = look_up (world, number, time != 0 ? text : NULL, &error);
  g_autoptr (JsonNode) answer = NULL;

  if (bytes == NULL) {
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
    return NULL;
  }

  g_assert_no_error (error);
  answer = demo_parse (bytes);

  return g_strdup (demo_get_string (demo_get_data (answer), "simulationJobId"));
}

/* All simulations of the runs in the run list. */
static GPtrArray *
get_simulations (CallboardDemoWorld *world)
{
  GPtrArray *simulations = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < demo_count_runs (world); i++) {
    g_autofree char *id = demo_dup_id (world, i);
    g_autoptr (JsonNode) run = demo_get_run (world, id);
    JsonArray *array = demo_get_simulations (run);

    for (guint j = 0; j < json_array_get_length (array); j++)
      g_ptr_array_add (simulations, json_object_ref (json_array_get_object_element (array, j)));
  }

  return simulations;
}

static void
test_simulation_agrees_with_run (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (50, 1, demo_get_clock, &now);

  for (guint step = 0; step < 3; step++, now += MINUTE) {
    g_autoptr (GPtrArray) simulations = get_simulations (world);

    g_assert_cmpuint (simulations->len, >, 400);
    for (guint i = 0; i < simulations->len; i++) {
      JsonObject *expected = g_ptr_array_index (simulations, i);
      g_autoptr (JsonNode) expected_node = json_node_init_object (json_node_alloc (), expected);
      g_autoptr (GBytes) bytes =
        callboard_demo_world_dup_simulation (world, demo_get_string (expected, "simulationJobId"));
      g_autoptr (JsonNode) answer = demo_parse (bytes);
      g_autofree char *expected_text = json_to_string (expected_node, FALSE);
      JsonObject *run_plan = json_object_get_object_member (demo_get_data (answer), "runPlan");
      g_autofree char *found_data = NULL;

      /* All but this is in the response of the run. */
      g_assert_nonnull (json_object_get_string_member (run_plan, "id"));
      g_assert_nonnull (json_object_get_object_member (run_plan, "variables"));
      json_object_remove_member (demo_get_data (answer), "runPlan");
      found_data = json_to_string (json_object_get_member (json_node_get_object (answer), "data"), FALSE);
      g_assert_cmpstr (found_data, ==, expected_text);
    }
  }

  g_assert_null (callboard_demo_world_dup_simulation (world, "no-such-simulation"));
}

static void
test_tool_mocks (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (50, 1, demo_get_clock, &now);
  g_autoptr (GPtrArray) simulations = get_simulations (world);
  g_autoptr (GHashTable) sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_empty = 0;

  for (guint i = 0; i < simulations->len; i++) {
    JsonObject *simulation = g_ptr_array_index (simulations, i);
    g_autoptr (GBytes) bytes =
      callboard_demo_world_dup_tool_mocks (world, demo_get_string (simulation, "simulationJobId"));
    g_autoptr (JsonNode) answer = demo_parse (bytes);
    JsonArray *mocks = json_object_get_array_member (json_node_get_object (answer), "data");

    n_empty += json_array_get_length (mocks) == 0;
    if (demo_get_string (simulation, "callId") == NULL)
      g_assert_cmpuint (json_array_get_length (mocks), ==, 0);
    for (guint j = 0; j < json_array_get_length (mocks); j++) {
      JsonObject *mock = json_array_get_object_element (mocks, j);

      g_assert_nonnull (json_object_get_string_member (mock, "toolName"));
      g_assert_nonnull (json_object_get_object_member (mock, "arguments"));
      g_assert_true (json_object_has_member (mock, "result"));
      g_hash_table_add (sources, g_strdup (demo_get_string (mock, "source")));
    }
  }

  g_assert_cmpuint (n_empty, >, 10);
  g_assert_cmpuint (n_empty, <, simulations->len / 2);
  g_assert_cmpuint (g_hash_table_size (sources), ==, 2);
  g_assert_null (callboard_demo_world_dup_tool_mocks (world, "no-such-simulation"));
}

static void
test_every_listed_run (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  g_autoptr (GHashTable) query = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GBytes) bytes = callboard_demo_world_dup_runs (world, query);
  g_autoptr (JsonNode) answer = demo_parse (bytes);
  JsonArray *rows = json_object_get_array_member (json_node_get_object (answer), "data");

  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = json_array_get_object_element (rows, i);
    g_autoptr (JsonNode) run = demo_get_run (world, demo_get_string (row, "simulationRunPlanJobId"));
    JsonArray *simulations = demo_get_simulations (run);
    JsonObject *last = json_array_get_object_element (simulations, json_array_get_length (simulations) - 1);
    g_autoptr (GBytes) found =
      callboard_demo_world_dup_simulation (world, demo_get_string (last, "simulationJobId"));

    g_assert_nonnull (found);
  }
}

static void
test_retry_does_not_exist_before_its_time (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  g_autofree char *live_id = demo_dup_id (world, 0);
  g_autoptr (JsonNode) before = demo_get_run (world, live_id);
  g_autoptr (JsonNode) after = NULL;
  JsonArray *simulations;
  const char *retry_id;
  gint64 created_at;

  now += 20 * MINUTE;
  after = demo_get_run (world, live_id);
  simulations = demo_get_simulations (after);
  retry_id = demo_get_string (json_array_get_object_element (simulations, json_array_get_length (simulations) - 1),
                              "simulationJobId");
  created_at = demo_get_time (demo_find_simulation (after, retry_id), "createdAt");
  for (now = created_at - SECOND; now <= created_at + SECOND; now += 2 * SECOND) {
    g_autoptr (GBytes) bytes = callboard_demo_world_dup_simulation (world, retry_id);

    /* The clock of the world cannot be set before its creation. */
    g_assert_cmpint (bytes != NULL, ==, MAX (now, NOON) >= created_at);
  }
}

static void
test_every_call_by_its_number (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (200, 1, demo_get_clock, &now);
  g_autoptr (GPtrArray) simulations = get_simulations (world);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; i < simulations->len; i++) {
    JsonObject *simulation = g_ptr_array_index (simulations, i);
    const char *number = demo_get_string (simulation, "roarkPhoneNumber");
    gint64 started_at = demo_get_time (simulation, "startedAt");
    g_autofree char *found = NULL;

    if (number == NULL)
      continue;

    found = dup_found_id (world, number, started_at + SECOND);
    g_assert_cmpstr (found, ==, demo_get_string (simulation, "simulationJobId"));
    g_hash_table_add (numbers, (char *) number);
    n++;
  }

  /* A small set of numbers is used repeatedly. */
  g_assert_cmpuint (n, >, 200);
  g_assert_cmpuint (g_hash_table_size (numbers) * 3, <, n);
}

static void
test_number_without_time_finds_the_last_call (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  g_autoptr (GPtrArray) simulations = get_simulations (world);
  JsonObject *last = NULL;
  const char *number = NULL;
  g_autofree char *found = NULL;

  for (guint i = 0; i < simulations->len; i++) {
    JsonObject *simulation = g_ptr_array_index (simulations, i);
    const char *its_number = demo_get_string (simulation, "roarkPhoneNumber");

    if (its_number == NULL || (number != NULL && !g_str_equal (number, its_number)))
      continue;

    number = its_number;
    if (last == NULL || demo_get_time (simulation, "startedAt") > demo_get_time (last, "startedAt"))
      last = simulation;
  }

  found = dup_found_id (world, number, 0);
  g_assert_cmpstr (found, ==, demo_get_string (last, "simulationJobId"));
}

static void
test_unused_number (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  g_autofree char *just_before = NULL;
  g_autofree char *long_before = NULL;
  gint64 first_call = 0;
  g_autoptr (GPtrArray) simulations = get_simulations (world);

  for (guint i = 0; i < simulations->len; i++) {
    JsonObject *simulation = g_ptr_array_index (simulations, i);

    if (g_strcmp0 (demo_get_string (simulation, "roarkPhoneNumber"), "+15550100040") == 0 &&
        (first_call == 0 || demo_get_time (simulation, "startedAt") < first_call))
      first_call = demo_get_time (simulation, "startedAt");
  }

  g_assert_cmpint (first_call, !=, 0);
  just_before = dup_found_id (world, "+15550100040", first_call - 9 * MINUTE);
  long_before = dup_found_id (world, "+15550100040", first_call - 11 * MINUTE);
  g_assert_nonnull (just_before);
  g_assert_null (long_before);
  g_assert_null (dup_found_id (world, "+15550199999", 0));
}

static void
test_invalid_parameters (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  static const struct { const char *number; const char *time; } invalid[] = {
    { NULL, NULL }, { NULL, "2026-09-21T14:00:00Z" }, { "", NULL }, { "15550100000", NULL },
    { " 15550100000", NULL }, { "+0155501000", NULL }, { "+1555", NULL }, { "+1555010000012345", NULL },
    { "+1555010000x", NULL }, { "+15550100000", "" }, { "+15550100000", "soon" },
    { "+15550100000", "2026-09-21" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (look_up (world, invalid[i].number, invalid[i].time, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/simulation/agrees-with-the-run", test_simulation_agrees_with_run);
  g_test_add_func ("/demo/simulation/tool-mocks", test_tool_mocks);
  g_test_add_func ("/demo/simulation/every-listed-run", test_every_listed_run);
  g_test_add_func ("/demo/simulation/retry-does-not-exist-before-its-time",
                   test_retry_does_not_exist_before_its_time);
  g_test_add_func ("/demo/lookup/every-call-by-number-and-time", test_every_call_by_its_number);
  g_test_add_func ("/demo/lookup/number-without-time-finds-the-last-call",
                   test_number_without_time_finds_the_last_call);
  g_test_add_func ("/demo/lookup/unused-number", test_unused_number);
  g_test_add_func ("/demo/lookup/invalid-parameters", test_invalid_parameters);

  return g_test_run ();
}
