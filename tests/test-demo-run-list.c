/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests of the run list of the demo: its pages and filters, and that it agrees with the
 * runs.
 */

#include <string.h>

#include "support/demo-support.h"

#define MINUTE G_TIME_SPAN_MINUTE

static JsonNode *
list (CallboardDemoWorld *world,
      const char         *limit,
      const char         *after,
      const char         *name,
      const char         *value)
{
  g_autoptr (GHashTable) query = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GBytes) answer = NULL;

  if (limit != NULL)
    g_hash_table_insert (query, (char *) "limit", (char *) limit);
  if (after != NULL)
    g_hash_table_insert (query, (char *) "after", (char *) after);
  if (name != NULL)
    g_hash_table_insert (query, (char *) name, (char *) value);
  answer = callboard_demo_world_dup_runs (world, query);

  return answer != NULL ? demo_parse (answer) : NULL;
}

/* All items of all pages. */
static GPtrArray *
list_all (CallboardDemoWorld *world,
          const char         *name,
          const char         *value)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autofree char *after = NULL;

  for (guint n_pages = 0; n_pages < 20; n_pages++) {
    g_autoptr (JsonNode) answer = list (world, "50", after, name, value);
    JsonObject *envelope = json_node_get_object (answer);
    JsonArray *data = json_object_get_array_member (envelope, "data");
    JsonObject *pagination = json_object_get_object_member (envelope, "pagination");

    for (guint i = 0; i < json_array_get_length (data); i++)
      g_ptr_array_add (rows, json_object_ref (json_array_get_object_element (data, i)));
    if (!json_object_get_boolean_member (pagination, "hasMore"))
      return rows;
    g_set_str (&after, json_object_get_string_member (pagination, "nextCursor"));
  }

  g_error ("the list does not end");
}

static void
test_every_run_once_newest_first (void)
{
  gint64 now = NOON;
  CallboardDemoWorld *world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  g_autoptr (GPtrArray) rows = list_all (world, NULL, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) plans = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 newest;
  gint64 twentieth_day = NOON - 20 * G_TIME_SPAN_DAY;
  gboolean covers_three_weeks = FALSE;

  g_assert_cmpuint (rows->len, >=, 120);
  newest = demo_get_time (g_ptr_array_index (rows, 0), "createdAt");
  for (guint i = 0; i < rows->len; i++) {
    JsonObject *row = g_ptr_array_index (rows, i);
    gint64 created_at = demo_get_time (row, "createdAt");

    g_assert_true (g_hash_table_add (ids, (char *) demo_get_string (row, "simulationRunPlanJobId")));
    g_hash_table_add (plans, (char *) demo_get_string (row, "simulationRunPlanId"));
    g_assert_cmpint (created_at, <=, newest);
    newest = created_at;
    covers_three_weeks |= created_at < twentieth_day && created_at > twentieth_day - 2 * G_TIME_SPAN_DAY;
  }
  g_assert_cmpuint (g_hash_table_size (plans), >=, 8);
  g_assert_true (covers_three_weeks);
  g_assert_finalize_object (world);
}

static void
test_agrees_with_the_runs (void)
{
  gint64 now = NOON;
  CallboardDemoWorld *world = callboard_demo_world_new (0, 1, demo_get_clock, &now);

  for (guint step = 0; step < 3; step++, now += 3 * MINUTE) {
    g_autoptr (GPtrArray) rows = list_all (world, NULL, NULL);

    /* Runs that have ended do not change. */
    for (guint i = 0; i < (step == 0 ? rows->len : 5); i++) {
      JsonObject *row = g_ptr_array_index (rows, i);
      g_autoptr (JsonNode) run = demo_get_run (world, demo_get_string (row, "simulationRunPlanJobId"));
      JsonObject *data = demo_get_data (run);
      const char *members[] = { "simulationRunPlanId", "status", "createdAt", "startedAt", "endedAt" };

      for (guint k = 0; k < G_N_ELEMENTS (members); k++)
        g_assert_true (json_node_equal (json_object_get_member (row, members[k]),
                                        json_object_get_member (data, members[k])));
    }
  }
  g_assert_finalize_object (world);
}

static void
test_run_starts_every_few_minutes (void)
{
  gint64 now = NOON;
  CallboardDemoWorld *world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  g_autofree char *known = NULL;

  for (guint i = 0; i < 6; i++, now += 5 * MINUTE) {
    g_autoptr (JsonNode) answer = list (world, "5", NULL, NULL, NULL);
    JsonArray *data = json_object_get_array_member (json_node_get_object (answer), "data");
    const char *id = demo_get_string (json_array_get_object_element (data, 0), "simulationRunPlanJobId");

    g_assert_cmpstr (id, !=, known);
    g_set_str (&known, id);
  }
  g_assert_finalize_object (world);
}

static void
test_pages_are_stable (void)
{
  gint64 now = NOON;
  CallboardDemoWorld *world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  g_autoptr (JsonNode) first = list (world, "10", NULL, NULL, NULL);
  JsonObject *pagination = json_object_get_object_member (json_node_get_object (first), "pagination");
  const char *cursor = json_object_get_string_member (pagination, "nextCursor");
  g_autoptr (JsonNode) before = list (world, "10", cursor, NULL, NULL);
  g_autoptr (JsonNode) after = NULL;
  JsonArray *rows_before = json_object_get_array_member (json_node_get_object (before), "data");
  JsonArray *rows_after;

  now += 60 * MINUTE;
  after = list (world, "10", cursor, NULL, NULL);
  rows_after = json_object_get_array_member (json_node_get_object (after), "data");
  g_assert_cmpuint (json_array_get_length (rows_after), ==, 10);
  for (guint i = 0; i < 10; i++)
    g_assert_cmpstr (demo_get_string (json_array_get_object_element (rows_before, i), "simulationRunPlanJobId"), ==,
                     demo_get_string (json_array_get_object_element (rows_after, i), "simulationRunPlanJobId"));
  g_assert_finalize_object (world);
}

static void
test_filters (void)
{
  gint64 now = NOON;
  CallboardDemoWorld *world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  g_autoptr (GPtrArray) all = list_all (world, NULL, NULL);
  const char *plan = demo_get_string (g_ptr_array_index (all, 3), "simulationRunPlanId");
  g_autoptr (GPtrArray) failed = list_all (world, "status", "FAILED");
  g_autoptr (GPtrArray) unheard = list_all (world, "status", "NEVER_HEARD_OF");
  g_autoptr (GPtrArray) of_plan = list_all (world, "simulationRunPlanId", plan);
  g_autoptr (GPtrArray) nightly = list_all (world, "labelName", "nightly");

  g_assert_cmpuint (failed->len, >, 3);
  g_assert_cmpuint (failed->len, <, all->len);
  for (guint i = 0; i < failed->len; i++)
    g_assert_cmpstr (demo_get_string (g_ptr_array_index (failed, i), "status"), ==, "FAILED");
  g_assert_cmpuint (unheard->len, ==, 0);
  g_assert_cmpuint (of_plan->len, >, 3);
  for (guint i = 0; i < of_plan->len; i++)
    g_assert_cmpstr (demo_get_string (g_ptr_array_index (of_plan, i), "simulationRunPlanId"), ==, plan);
  g_assert_cmpuint (nightly->len, >, 3);
  g_assert_cmpuint (nightly->len, <, all->len);
  g_assert_finalize_object (world);
}

/* The total of a list counts the runs that match, on every page. */
static void
test_totals (void)
{
  gint64 now = NOON;
  CallboardDemoWorld *world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  g_autoptr (GPtrArray) all = list_all (world, NULL, NULL);
  const char *plan = demo_get_string (g_ptr_array_index (all, 1), "simulationRunPlanId");
  const char *filters[][2] = { { NULL, NULL }, { "status", "FAILED" }, { "simulationRunPlanId", plan },
                               { "labelName", "nightly" } };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++) {
    g_autoptr (GPtrArray) rows = list_all (world, filters[i][0], filters[i][1]);
    g_autoptr (JsonNode) first = list (world, "1", NULL, filters[i][0], filters[i][1]);
    JsonObject *pagination = json_object_get_object_member (json_node_get_object (first), "pagination");

    g_assert_cmpint (json_object_get_int_member (pagination, "total"), ==, rows->len);
    g_assert_true (json_object_get_boolean_member (pagination, "hasMore"));
  }
  g_assert_finalize_object (world);
}

static void
test_invalid_parameters (void)
{
  gint64 now = NOON;
  CallboardDemoWorld *world = callboard_demo_world_new (0, 1, demo_get_clock, &now);

  g_assert_null (list (world, "0", NULL, NULL, NULL));
  g_assert_null (list (world, "51", NULL, NULL, NULL));
  g_assert_null (list (world, "many", NULL, NULL, NULL));
  g_assert_null (list (world, NULL, "garbled", NULL, NULL));
  g_assert_finalize_object (world);
}

static void
test_every_plan_has_a_name (void)
{
  gint64 now = NOON;
  CallboardDemoWorld *world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  g_autoptr (GPtrArray) rows = list_all (world, NULL, NULL);

  for (guint i = 0; i < rows->len; i++) {
    const char *id = demo_get_string (g_ptr_array_index (rows, i), "simulationRunPlanId");
    g_autoptr (GBytes) bytes = callboard_demo_world_dup_plan (world, id);
    g_autoptr (JsonNode) answer = NULL;

    g_assert_nonnull (bytes);
    answer = demo_parse (bytes);
    g_assert_cmpstr (demo_get_string (demo_get_data (answer), "id"), ==, id);
    g_assert_cmpuint (strlen (demo_get_string (demo_get_data (answer), "name")), >, 3);
  }
  g_assert_null (callboard_demo_world_dup_plan (world, "no-such-plan"));
  g_assert_finalize_object (world);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/run-list/every-run-once-newest-first", test_every_run_once_newest_first);
  g_test_add_func ("/demo/run-list/agrees-with-the-runs", test_agrees_with_the_runs);
  g_test_add_func ("/demo/run-list/run-starts-every-few-minutes",
                   test_run_starts_every_few_minutes);
  g_test_add_func ("/demo/run-list/pages-are-stable", test_pages_are_stable);
  g_test_add_func ("/demo/run-list/filters", test_filters);
  g_test_add_func ("/demo/run-list/totals", test_totals);
  g_test_add_func ("/demo/run-list/invalid-parameters", test_invalid_parameters);
  g_test_add_func ("/demo/run-list/every-plan-has-a-name", test_every_plan_has_a_name);

  return g_test_run ();
}
