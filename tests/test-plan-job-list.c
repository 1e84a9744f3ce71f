/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages of the run list: decoding, merging and filtering, and the errors of invalid
 * pages.
 */

#include "config.h"

#include "callboard-error.h"
#include "callboard-plan-job-list.h"
#include "callboard-plan-job-page.h"
#include "callboard-plan.h"
#include "support/model-support.h"

static CallboardPlanJobPage *
decode_page (const char  *text,
             GError     **error)
{
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));

  return callboard_plan_job_page_decode (body, error);
}

/* Each word is a run: its ID and the minute it was created. "!" marks a run that has
 * ended. */
static CallboardPlanJobPage *
create_page (const char *words)
{
  g_auto(GStrv) runs = g_strsplit (words, " ", -1);
  g_autoptr(GString) text = g_string_new ("{\"data\": [");
  g_autoptr(GError) error = NULL;
  CallboardPlanJobPage *page;

  for (guint i = 0; runs[i] != NULL && *runs[i] != '\0'; i++)
    g_string_append_printf (text,
                            "%s{\"simulationRunPlanJobId\": \"%c\", \"simulationRunPlanId\": \"p\","
                            " \"status\": \"%s\", \"createdAt\": \"2026-09-01T10:%.2s:00Z\"}",
                            i > 0 ? "," : "", runs[i][0],
                            strchr (runs[i], '!') != NULL ? "COMPLETED" : "PENDING",
                            runs[i] + 1);
  g_string_append (text, "]}");
  page = decode_page (text->str, &error);
  g_assert_no_error (error);

  return page;
}

static char *
dup_ids (CallboardPlanJobList *list)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(CallboardPlanJobSummary) run = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append (ids, callboard_plan_job_summary_get_id (run));
    }

  return g_string_free_and_steal (ids);
}

static void
assert_ids (CallboardPlanJobList *list,
            const char           *expected)
{
  g_autofree char *ids = dup_ids (list);

  g_assert_cmpstr (ids, ==, expected);
}

static gboolean
merge (CallboardPlanJobList *list,
       const char           *words)
{
  g_autoptr(CallboardPlanJobPage) page = create_page (words);

  return callboard_plan_job_list_merge (list, callboard_plan_job_page_get_summaries (page));
}

/* --- Pages ---------------------------------------------------------------- */

static void
test_fixture (void)
{
  static const ModelExpectation expected[] = {
    { "id", "565c13f0-d0bc-45bd-b98d-5d601630d089" },
    { "plan-id", "4a0b0145-7948-4fdf-9ca6-82747c5eb392" },
    { "status", "RUNNING_SIMULATIONS" },
    { "triggered-by", "USER_TRIGGERED_FROM_UI" },
    { "created-at", "2026-09-01T14:02:10.118000Z" },
    { "started-at", "2026-09-01T14:02:15.118000Z" },
    { "ended-at", NULL },
    { "plan-name", NULL },
    { "progress", "-1" },
    { "verdict", NULL },
    { NULL },
  };
  g_autoptr(GBytes) body = model_support_load ("plan-jobs.json");
  g_autoptr(GError) error = NULL;
  CallboardPlanJobPage *page = callboard_plan_job_page_decode (body, &error);
  GPtrArray *summaries;

  g_assert_no_error (error);
  summaries = callboard_plan_job_page_get_summaries (page);
  g_assert_cmpuint (summaries->len, ==, 8);
  model_support_assert_properties (g_ptr_array_index (summaries, 0), expected);
  g_assert_cmpstr (callboard_plan_job_page_get_next_cursor (page), ==, "eyJpZCI6IjgifQ==");
  g_assert_finalize_object (page);
}

static void
test_plan (void)
{
  g_autoptr(GBytes) body = model_support_load ("plan.json");
  g_autoptr(GError) error = NULL;
  CallboardPlan *plan = callboard_plan_decode (body, &error);
  static const ModelExpectation expected[] = {
    { "id", "d5ffead2-0555-4abc-b5f0-734ccd124d13" },
    { "name", "Front desk regression" },
    { "description", "Every persona against both endpoints, nightly" },
    { "direction", "INBOUND" },
    { "execution-mode", "PARALLEL" },
    { "test-case-count", "12" },
    { "iteration-count", "1" },
    { "max-concurrent-jobs", "4" },
    { "max-no-response-retries", "2" },
    { "no-response-retry-backoff", "60" },
    { "max-simulation-duration", "300" },
    { "silence-timeout", "30" },
    { "is-config-managed", "0" },
    { "agent-endpoints", "2 items" },
    { "personas", "3 items" },
    { "scenarios", "2 items" },
    { "flows", "0 items" },
    { "metrics", "4 items" },
    { "end-call-phrases", "goodbye" },
    { "other-fields", "4 items" },
    { NULL },
  };

  g_assert_no_error (error);
  model_support_assert_properties (plan, expected);
  g_assert_finalize_object (plan);
}

static void
test_malformed (void)
{
  struct
  {
    const char *body;
    const char *message;
  } rows[] = {
    { "{}", "data: " },
    { "{\"data\": null}", "data: " },
    { "{\"data\": {}}", "data: " },
    { "{\"data\": \"x\"}", "data: " },
    { "[]", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CallboardPlanJobPage) page = decode_page (rows[i].body, &error);

      g_assert_null (page);
      g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
      g_assert_true (g_str_has_prefix (error->message, rows[i].message));
    }
}

static void
test_odd_pagination (void)
{
  static const struct { const char *pagination; const char *cursor; } rows[] = {
    { "[]", NULL }, { "7", NULL }, { "{}", NULL }, { "{\"hasMore\": 1, \"nextCursor\": \"x\"}", NULL },
    { "{\"hasMore\": true, \"nextCursor\": {}}", NULL },
    { "{\"hasMore\": true, \"nextCursor\": 5}", "5" },
    { "{\"hasMore\": true, \"nextCursor\": 12345678901234567890}", "12345678901234567890" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"data\": [], \"pagination\": %s}", rows[i].pagination);
      g_autoptr(GError) error = NULL;
      g_autoptr(CallboardPlanJobPage) page = decode_page (body, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (callboard_plan_job_page_get_next_cursor (page), ==, rows[i].cursor);
    }
}

static void
test_no_endless_paging (void)
{
  g_autoptr(GString) text = g_string_new ("{\"data\": [0");
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJobPage) page = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, ",0");
  g_string_append (text, "]}");
  page = decode_page (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (callboard_plan_job_page_get_summaries (page)->len, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (callboard_plan_job_page_get_skipped_items (page)), ==, 1001);
}

static void
test_malformed_run_is_skipped (void)
{
  g_autoptr(GError) error = NULL;
  CallboardPlanJobPage *page =
    decode_page ("{\"data\": [{\"simulationRunPlanJobId\": \"a\", \"simulationRunPlanId\": \"p\","
                 " \"status\": \"PENDING\", \"createdAt\": \"soon\"},"
                 " {\"simulationRunPlanJobId\": \"b\", \"simulationRunPlanId\": \"p\","
                 " \"status\": \"PENDING\", \"createdAt\": \"2026-09-01T10:00:00Z\"}, 7]}", &error);
  GListModel *skipped_items;
  g_autoptr(CallboardSkippedItem) first = NULL;
  g_autoptr(CallboardUnreadableField) field = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (callboard_plan_job_page_get_summaries (page)->len, ==, 2);
  skipped_items = callboard_plan_job_page_get_skipped_items (page);
  g_assert_cmpuint (g_list_model_get_n_items (skipped_items), ==, 1);
  first = g_list_model_get_item (skipped_items, 0);
  g_assert_true (g_str_has_prefix (callboard_skipped_item_get_message (first), "data[2]: "));
  g_assert_cmpuint (g_list_model_get_n_items (callboard_plan_job_page_get_unreadable (page)), ==, 1);
  field = g_list_model_get_item (callboard_plan_job_page_get_unreadable (page), 0);
  g_assert_cmpstr (callboard_unreadable_field_get_path (field), ==, "data[0].createdAt");
  /* Unknown times come last. */
  g_assert_cmpint (callboard_plan_job_summary_compare (g_ptr_array_index (callboard_plan_job_page_get_summaries (page), 0),
                                                       g_ptr_array_index (callboard_plan_job_page_get_summaries (page), 1)), >, 0);
  g_assert_finalize_object (page);
}

static void
test_cursor_needs_more (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJobPage) page =
    decode_page ("{\"data\": [], \"pagination\": {\"hasMore\": false, \"nextCursor\": \"x\", \"total\": 9}}", &error);

  g_assert_no_error (error);
  g_assert_null (callboard_plan_job_page_get_next_cursor (page));
}

/* --- Merging -------------------------------------------------------------- */

static void
test_newest_first (void)
{
  CallboardPlanJobList *list = callboard_plan_job_list_new ();

  g_assert_true (merge (list, "c30 a10 b20"));
  assert_ids (list, "cba");
  /* A page that repeats a run, and one with an earlier run. */
  g_assert_true (merge (list, "b20 d40 e05"));
  assert_ids (list, "dcbae");
  /* Runs created at the same time are sorted by ID. */
  g_assert_true (merge (list, "z10"));
  assert_ids (list, "dcbaze");
  g_assert_finalize_object (list);
}

static void
count (GObject    *object,
       GParamSpec *pspec,
       gpointer    user_data)
{
  guint *n = user_data;

  *n += 1;
}

static void
count_changes (GListModel *list,
               guint       position,
               guint       n_removed,
               guint       n_added,
               gpointer    user_data)
{
  guint *n = user_data;

  *n += 1;
}

static void
test_keeps_identity (void)
{
  CallboardPlanJobList *list = callboard_plan_job_list_new ();
  CallboardPlanJobSummary *a;
  CallboardPlanJobSummary *b;
  guint n_a = 0, n_b = 0, n_changes = 0;

  merge (list, "a10 b20");
  a = callboard_plan_job_list_find (list, "a");
  b = callboard_plan_job_list_find (list, "b");
  callboard_plan_job_summary_set_plan_name (a, "Front desk");
  g_signal_connect (a, "notify", G_CALLBACK (count), &n_a);
  g_signal_connect (b, "notify", G_CALLBACK (count), &n_b);
  g_signal_connect (list, "items-changed", G_CALLBACK (count_changes), &n_changes);

  g_assert_false (merge (list, "a10 b20"));
  g_assert_true (merge (list, "a10! b20"));
  g_assert_true (callboard_plan_job_list_find (list, "a") == a);
  g_assert_true (callboard_plan_job_summary_is_final (a));
  g_assert_cmpstr (callboard_plan_job_summary_get_plan_name (a), ==, "Front desk");
  g_assert_cmpuint (n_a, ==, 1);
  g_assert_cmpuint (n_b, ==, 0);
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_finalize_object (list);
}

static void
note_changes (GListModel *list,
              guint       position,
              guint       n_removed,
              guint       n_added,
              gpointer    user_data)
{
  g_string_append_printf (user_data, "%u-%u+%u ", position, n_removed, n_added);
}

static void
test_adjacent_runs_are_added_together (void)
{
  CallboardPlanJobList *list = callboard_plan_job_list_new ();
  g_autoptr(GString) changes = g_string_new (NULL);

  g_signal_connect (list, "items-changed", G_CALLBACK (note_changes), changes);
  merge (list, "a20 b10 c40");
  g_assert_cmpstr (changes->str, ==, "0-0+3 ");
  g_string_truncate (changes, 0);
  merge (list, "x50 y45 z30 v05 z30");
  assert_ids (list, "xyczabv");
  g_assert_cmpstr (changes->str, ==, "0-0+2 3-0+1 6-0+1 ");
  g_assert_finalize_object (list);
}

static void
test_moves_when_creation_time_changes (void)
{
  CallboardPlanJobList *list = callboard_plan_job_list_new ();
  CallboardPlanJobSummary *a;

  merge (list, "a10 b20 c30");
  a = callboard_plan_job_list_find (list, "a");
  g_assert_true (merge (list, "a40"));
  assert_ids (list, "acb");
  g_assert_true (callboard_plan_job_list_find (list, "a") == a);
  g_assert_finalize_object (list);
}

static void
test_retains (void)
{
  struct
  {
    const char *page;
    gboolean    is_last;
    const char *expected;
  } rows[] = {
    { "e50 d40 c30", FALSE, "edcba" },
    { "e50 c30", FALSE, "ecba" },
    { "c30", FALSE, "cba" },
    { "", FALSE, "edcba" },
    { "", TRUE, "" },
    { "d40", TRUE, "d" },
    { "e50 a10", FALSE, "ea" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CallboardPlanJobList *list = callboard_plan_job_list_new ();
      g_autoptr(CallboardPlanJobPage) page = create_page (rows[i].page);
      gboolean is_less = strlen (rows[i].expected) < 5;

      merge (list, "a10 b20 c30 d40 e50");
      g_assert_cmpint (callboard_plan_job_list_retain (list, callboard_plan_job_page_get_summaries (page),
                                                       rows[i].is_last),
                       ==, is_less);
      assert_ids (list, rows[i].expected);
      g_assert_finalize_object (list);
    }
}

static void
test_clear (void)
{
  CallboardPlanJobList *list = callboard_plan_job_list_new ();

  merge (list, "a10 b20");
  callboard_plan_job_list_clear (list);
  assert_ids (list, "");
  g_assert_null (callboard_plan_job_list_find (list, "a"));
  g_assert_finalize_object (list);
}

static void
test_updates_from_run (void)
{
  g_autofree char *status = NULL;
  CallboardPlanJobList *list = callboard_plan_job_list_new ();
  g_autoptr(GBytes) body = model_support_load ("plan-job-current.json");
  g_autoptr(CallboardPlanJob) run = model_support_decode (body);
  CallboardPlanJobSummary *a;
  double progress;

  merge (list, "a10");
  a = callboard_plan_job_list_find (list, "a");
  g_assert_cmpfloat (callboard_plan_job_summary_get_progress (a), ==, -1);
  g_assert_true (callboard_plan_job_summary_update_from_run (a, run));
  g_object_get (a, "status", &status, NULL);
  g_assert_cmpstr (status, ==, callboard_plan_job_get_status (run));
  progress = callboard_plan_job_summary_get_progress (a);
  g_assert_cmpfloat (progress, >, 0.5);
  g_assert_cmpfloat (progress, <=, 1);
  g_assert_false (callboard_plan_job_summary_update_from_run (a, run));
  g_assert_finalize_object (list);
}

/* A newer state of the run does not read the fields of the list. */
static void
test_unreadable_stays (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJobPage) page =
    decode_page ("{\"data\": [{\"simulationRunPlanJobId\": \"a\", \"simulationRunPlanId\": \"p\","
                 " \"status\": \"PENDING\", \"createdAt\": \"soon\"}]}", &error);
  CallboardPlanJobList *list = callboard_plan_job_list_new ();
  g_autoptr(GBytes) body = model_support_load ("plan-job-current.json");
  g_autoptr(CallboardPlanJob) run = model_support_decode (body);
  g_autoptr(GListModel) fields = NULL;
  g_autoptr(CallboardUnreadableField) field = NULL;

  g_assert_no_error (error);
  callboard_plan_job_list_merge (list, callboard_plan_job_page_get_summaries (page));
  callboard_plan_job_summary_update_from_run (callboard_plan_job_list_find (list, "a"), run);
  g_assert_cmpuint (callboard_plan_job_list_count_unreadable (list), ==, 1);
  fields = callboard_plan_job_list_dup_unreadable (list);
  field = g_list_model_get_item (fields, 0);
  g_assert_cmpstr (callboard_unreadable_field_get_path (field), ==, "a.createdAt");
  g_assert_finalize_object (list);
}

static void
test_plan_name_changes (void)
{
  CallboardPlanJobList *list = callboard_plan_job_list_new ();
  CallboardPlanJobSummary *a;
  guint n = 0;

  merge (list, "a10");
  a = callboard_plan_job_list_find (list, "a");
  g_signal_connect (a, "notify::plan-name", G_CALLBACK (count), &n);
  callboard_plan_job_summary_set_plan_name (a, "Front\ndesk");
  callboard_plan_job_summary_set_plan_name (a, "Front\ndesk");
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (callboard_plan_job_summary_get_plan_name (a), ==, "Front\ndesk");
  g_assert_finalize_object (list);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-job-list/page/fixture", test_fixture);
  g_test_add_func ("/plan-job-list/page/malformed", test_malformed);
  g_test_add_func ("/plan-job-list/page/odd-pagination", test_odd_pagination);
  g_test_add_func ("/plan-job-list/page/no-endless-paging", test_no_endless_paging);
  g_test_add_func ("/plan-job-list/page/malformed-run-is-skipped", test_malformed_run_is_skipped);
  g_test_add_func ("/plan-job-list/page/cursor-needs-more", test_cursor_needs_more);
  g_test_add_func ("/plan-job-list/plan", test_plan);
  g_test_add_func ("/plan-job-list/merge/newest-first", test_newest_first);
  g_test_add_func ("/plan-job-list/merge/keeps-identity", test_keeps_identity);
  g_test_add_func ("/plan-job-list/merge/adjacent-runs-are-added-together",
                   test_adjacent_runs_are_added_together);
  g_test_add_func ("/plan-job-list/merge/moves-when-creation-time-changes",
                   test_moves_when_creation_time_changes);
  g_test_add_func ("/plan-job-list/retain", test_retains);
  g_test_add_func ("/plan-job-list/clear", test_clear);
  g_test_add_func ("/plan-job-list/updates-from-run", test_updates_from_run);
  g_test_add_func ("/plan-job-list/unreadable-stays", test_unreadable_stays);
  g_test_add_func ("/plan-job-list/plan-name-changes", test_plan_name_changes);

  return g_test_run ();
}
