/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The history of runs and calls: loaded after a restart, searched, and removed by size
 * limit or on request.
 */

#include "config.h"

#include <string.h>

#include "callboard-history-payloads.h"
#include "support/history-support.h"
#include "support/wait.h"

typedef struct
{
  char             *folder;
  char             *path;
  CallboardHistory *history;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->folder = history_support_create_folder ();
  fixture->path = history_support_dup_path (fixture->folder);
  fixture->history = callboard_history_new (fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  history_support_close (fixture->history);
  history_support_remove_folder (fixture->folder);
  g_free (fixture->path);
}

static void
restart (Fixture *fixture)
{
  history_support_close (fixture->history);
  fixture->history = callboard_history_new (fixture->path);
}

static void
save (Fixture    *fixture,
      const char *account,
      const char *id,
      const char *persona,
      gint64      fetched_at)
{
  g_autoptr(GBytes) body = history_support_create_body (id, "COMPLETED", persona);
  g_autoptr(GError) error = NULL;

  g_assert_true (history_support_save_run (fixture->history, account, body, fetched_at, &error));
  g_assert_no_error (error);
}

static gboolean
is_saved (Fixture    *fixture,
          const char *account,
          const char *id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJob) plan_job = history_support_load_run (fixture->history, account, id, NULL, &error);

  g_assert_no_error (error);

  return plan_job != NULL;
}

/* --- Runs ----------------------------------------------------------------- */

static void
test_run_survives_restart (Fixture       *fixture,
                           gconstpointer  user_data)
{
  g_autoptr(CallboardPlanJob) plan_job = NULL;
  g_autoptr(GDateTime) fetched_at = NULL;
  g_autofree char *persona = NULL;

  save (fixture, HISTORY_SUPPORT_ACCOUNT, "run-1", "Ada Äpfel", 1000);
  save (fixture, HISTORY_SUPPORT_ACCOUNT, "run-1", "Ada Birnen", 2000);
  restart (fixture);

  plan_job = history_support_load_run (fixture->history, HISTORY_SUPPORT_ACCOUNT, "run-1", &fetched_at, NULL);
  g_assert_nonnull (plan_job);
  persona = history_support_dup_persona (plan_job);
  g_assert_cmpstr (persona, ==, "Ada Birnen");
  g_assert_cmpint (g_date_time_to_unix (fetched_at), ==, 2000);
  g_assert_false (is_saved (fixture, HISTORY_SUPPORT_ACCOUNT, "run-2"));
}

static void
test_run_unknown (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_assert_false (is_saved (fixture, HISTORY_SUPPORT_ACCOUNT, "run-1"));
  g_assert_null (callboard_history_get_problem (fixture->history));
}

/* --- Run list ------------------------------------------------------------- */

static CallboardPlanJobSummary *
create_summary (const char *id,
                const char *status,
                gint64      created_at)
{
  g_autoptr(GDateTime) created = g_date_time_new_from_unix_utc (created_at);
  g_autofree char *time = g_date_time_format_iso8601 (created);
  char *text = g_strdup_printf ("{\"data\":{\"simulationRunPlanJobId\":\"%s\",\"simulationRunPlanId\":\"plan-1\","
                                "\"status\":\"%s\",\"triggeredBy\":\"SCHEDULED\",\"createdAt\":\"%s\","
                                "\"startedAt\":\"%s\"}}", id, status, time, time);
  g_autoptr(GBytes) body = g_bytes_new_take (text, strlen (text));
  CallboardApiObject *summary =
    callboard_api_object_decode_response (CALLBOARD_TYPE_PLAN_JOB_SUMMARY, body, NULL);

  g_assert_nonnull (summary);

  return CALLBOARD_PLAN_JOB_SUMMARY (summary);
}

/* Saves a page of the run list: runs from @first, created at that second, down to
 * @last. */
static void
save_list (Fixture    *fixture,
           guint       first,
           guint       last,
           gint64      oldest_at,
           const char *cursor)
{
  g_autoptr(GPtrArray) summaries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) oldest = oldest_at > 0 ? g_date_time_new_from_unix_utc (oldest_at) : NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  for (guint number = first; number >= last; number--)
    {
      g_autofree char *id = g_strdup_printf ("run-%u", number);

      g_ptr_array_add (summaries, create_summary (id, number % 2 == 0 ? "COMPLETED" : "FAILED", number));
    }
  callboard_history_save_list_async (fixture->history, HISTORY_SUPPORT_ACCOUNT, summaries, cursor, cursor != NULL,
                                     oldest, now, NULL, test_store_result, &result);
  g_assert_true (callboard_history_write_finish (fixture->history, test_wait_for_result (&result), &error));
  g_assert_no_error (error);
}

static CallboardCachedRunList *
load_list (Fixture    *fixture,
           const char *status)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  CallboardCachedRunList *list;

  callboard_history_load_list_async (fixture->history, HISTORY_SUPPORT_ACCOUNT, status, NULL, test_store_result, &result);
  list = callboard_history_load_list_finish (fixture->history, test_wait_for_result (&result), &error);
  g_assert_no_error (error);

  return list;
}

static void
assert_run (CallboardCachedRunList *list,
            guint                   position,
            const char             *id)
{
  g_assert_cmpuint (position, <, list->summaries->len);
  g_assert_cmpstr (callboard_plan_job_summary_get_id (g_ptr_array_index (list->summaries, position)), ==, id);
}

static void
test_list_survives_restart (Fixture       *fixture,
                            gconstpointer  user_data)
{
  g_autofree char *triggered_by = NULL;
  g_autoptr(GDateTime) started_at = NULL;
  g_autoptr(CallboardCachedRunList) list = NULL;
  g_autoptr(CallboardPlanJobSummary) saved = NULL;
  CallboardPlanJobSummary *summary;

  g_assert_null (load_list (fixture, NULL));
  save_list (fixture, 20, 11, 11, "cursor-11");
  save_list (fixture, 22, 21, 0, NULL);
  restart (fixture);

  list = load_list (fixture, NULL);
  g_assert_nonnull (list);
  g_assert_cmpuint (list->summaries->len, ==, 12);
  assert_run (list, 0, "run-22");
  assert_run (list, 11, "run-11");
  g_assert_cmpstr (list->next_cursor, ==, "cursor-11");
  g_assert_true (list->has_more);
  g_assert_nonnull (list->fetched_at);
  summary = g_ptr_array_index (list->summaries, 0);
  saved = create_summary ("run-22", "COMPLETED", 22);
  g_assert_true (callboard_api_object_equal (CALLBOARD_API_OBJECT (summary), CALLBOARD_API_OBJECT (saved)));
  g_object_get (summary, "triggered-by", &triggered_by, "started-at", &started_at, NULL);
  g_assert_cmpstr (triggered_by, ==, "SCHEDULED");
  g_assert_cmpint (g_date_time_to_unix (started_at), ==, 22);
  g_assert_null (callboard_plan_job_summary_get_ended_at (summary));
}

/* A run opened by ID does not close the gap to the runs in the list. */
static void
test_list_stops_at_gap (Fixture       *fixture,
                        gconstpointer  user_data)
{
  g_autoptr(CallboardCachedRunList) list = NULL;
  const gint64 january = 1767607200;

  save (fixture, HISTORY_SUPPORT_ACCOUNT, "run-of-january", "Ada", 1000);
  save_list (fixture, (guint) january + 100, (guint) january + 90, january + 90, NULL);

  list = load_list (fixture, NULL);
  g_assert_cmpuint (list->summaries->len, ==, 11);
  g_assert_false (list->has_more);
  g_assert_true (is_saved (fixture, HISTORY_SUPPORT_ACCOUNT, "run-of-january"));
}

static void
test_list_by_status (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autoptr(CallboardCachedRunList) list = NULL;

  save_list (fixture, 20, 11, 11, "cursor-11");
  list = load_list (fixture, "FAILED");
  g_assert_cmpuint (list->summaries->len, ==, 5);
  assert_run (list, 0, "run-19");
  /* The cursor belongs to the unfiltered list. */
  g_assert_null (list->next_cursor);
  g_assert_true (list->has_more);
}

static void
test_list_names (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CallboardCachedRunList) list = NULL;

  save_list (fixture, 2, 1, 1, NULL);
  callboard_history_save_plan_async (fixture->history, HISTORY_SUPPORT_ACCOUNT, "plan-1", "Front desk",
                                     NULL, test_store_result, &result);
  g_assert_true (callboard_history_write_finish (fixture->history, test_wait_for_result (&result), NULL));

  list = load_list (fixture, NULL);
  g_assert_cmpstr (callboard_plan_job_summary_get_plan_name (g_ptr_array_index (list->summaries, 1)), ==, "Front desk");
  g_assert_cmpuint (list->stale_plan_ids->len, ==, 0);
}

/* The run list has no progress, the run no trigger: each keeps the fields of the
 * other. */
static void
test_list_merges_with_run (Fixture       *fixture,
                           gconstpointer  user_data)
{
  g_autofree char *triggered_by = NULL;
  g_autoptr(CallboardCachedRunList) list = NULL;
  CallboardPlanJobSummary *summary;

  save_list (fixture, 2, 1, 1, NULL);
  save (fixture, HISTORY_SUPPORT_ACCOUNT, "run-2", "Ada", 1000);
  list = load_list (fixture, NULL);
  summary = g_ptr_array_index (list->summaries, 0);
  g_assert_cmpstr (callboard_plan_job_summary_get_id (summary), ==, "run-2");
  g_assert_cmpfloat (callboard_plan_job_summary_get_progress (summary), ==, 1);
  g_object_get (summary, "triggered-by", &triggered_by, NULL);
  g_assert_cmpstr (triggered_by, ==, "SCHEDULED");

  save_list (fixture, 2, 1, 0, NULL);
  g_clear_pointer (&list, callboard_cached_run_list_free);
  list = load_list (fixture, NULL);
  summary = g_ptr_array_index (list->summaries, 0);
  g_assert_cmpfloat (callboard_plan_job_summary_get_progress (summary), ==, 1);
}

/* --- Payloads ------------------------------------------------------------- */

static void
test_payload_survives_restart (Fixture       *fixture,
                               gconstpointer  user_data)
{
  g_autoptr(GBytes) body = g_bytes_new_static ("{\"data\":[]}", 11);
  g_autoptr(GDateTime) now = g_date_time_new_from_unix_utc (5000);
  g_autoptr(GAsyncResult) saved = NULL;
  g_autoptr(GAsyncResult) loaded = NULL;
  g_autoptr(GAsyncResult) other = NULL;
  g_autoptr(GDateTime) fetched_at = NULL;
  g_autoptr(GBytes) found = NULL;

  callboard_history_save_payload_async (fixture->history, HISTORY_SUPPORT_ACCOUNT, "metrics", "call-1", body, now,
                                        NULL, test_store_result, &saved);
  g_assert_true (callboard_history_write_finish (fixture->history, test_wait_for_result (&saved), NULL));
  g_clear_object (&saved);
  restart (fixture);

  callboard_history_load_payload_async (fixture->history, HISTORY_SUPPORT_ACCOUNT, "metrics", "call-1",
                                        NULL, test_store_result, &loaded);
  found = callboard_history_load_payload_finish (fixture->history, test_wait_for_result (&loaded), &fetched_at, NULL);
  g_assert_true (g_bytes_equal (found, body));
  g_assert_cmpint (g_date_time_to_unix (fetched_at), ==, 5000);

  g_clear_pointer (&fetched_at, g_date_time_unref);
  callboard_history_load_payload_async (fixture->history, HISTORY_SUPPORT_ACCOUNT, "transcript", "call-1",
                                        NULL, test_store_result, &other);
  g_assert_null (callboard_history_load_payload_finish (fixture->history, test_wait_for_result (&other),
                                                        &fetched_at, NULL));
}

/* --- Search --------------------------------------------------------------- */

static void
test_search_finds (Fixture       *fixture,
                   gconstpointer  user_data)
{
  static const struct
  {
    const char *text;
    const char *found;
  } cases[] = {
    { "ada", "run-1-simulation" },
    { "Äpfel", "run-1-simulation" },
    { "apf", "run-1-simulation" },
    { "zoe table", "run-2-simulation" },
    { "evening", "run-1-simulation,run-2-simulation" },
    { "front desk line", "run-1-simulation,run-2-simulation" },
    { "run-2-sim", "run-2-simulation" },
    { "0c1d2e3f-call", "run-1-simulation,run-2-simulation" },
    { "+15550100042", "run-1-simulation,run-2-simulation" },
    { "ada zoe", "" },
    { "nobody", "" },
    /* Input is never treated as a search expression or as an error. */
    { "", "" },
    { "   ", "" },
    { "\"", "" },
    { "\"ada\"", "run-1-simulation" },
    { "ada OR zoe", "" },
    { "caller:ada", "" },
    { "NEAR(ada", "" },
    { "* ^ - ( ) { } : ; ' \\", "" },
    { "ada * ^", "run-1-simulation" },
    { "ada'); DROP TABLE run; --", "" },
  };

  save (fixture, HISTORY_SUPPORT_ACCOUNT, "run-1", "Ada Äpfel", 1000);
  save (fixture, HISTORY_SUPPORT_ACCOUNT, "run-2", "Zoe", 1000);
  save (fixture, "account-2", "run-3", "Ada", 1000);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = history_support_search (fixture->history, HISTORY_SUPPORT_ACCOUNT, cases[i].text);

      g_test_message ("searching %s", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

/* What Callboard does not know of a simulation, its parts or its run. */
static void
test_search_finds_other_fields (Fixture       *fixture,
                                gconstpointer  user_data)
{
  static const struct
  {
    const char *text;
    const char *found;
  } cases[] = {
    { "mood", "a" },
    { "wistful", "a" },
    { "12345678901234567890", "a,b" },
    { "tide", "b" },
    { "high neap", "b" },
    { "nobody", "" },
  };
  static const char json[] =
    "{\"data\":{\"simulationRunPlanJobId\":\"r\",\"cost\":12345678901234567890,\"simulationJobs\":["
    "{\"simulationJobId\":\"a\",\"persona\":{\"mood\":\"wistful\"}},"
    "{\"simulationJobId\":\"b\",\"tide\":[{\"high\":\"neap\"}]}]}}";
  g_autoptr(GBytes) body = g_bytes_new_static (json, sizeof json - 1);
  g_autoptr(GError) error = NULL;

  g_assert_true (history_support_save_run (fixture->history, HISTORY_SUPPORT_ACCOUNT, body, 1000, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = history_support_search (fixture->history, HISTORY_SUPPORT_ACCOUNT, cases[i].text);

      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_search_follows_run (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_autofree char *previous_match = NULL;
  g_autofree char *now = NULL;

  save (fixture, HISTORY_SUPPORT_ACCOUNT, "run-1", "Ada", 1000);
  save (fixture, HISTORY_SUPPORT_ACCOUNT, "run-1", "Zoe", 1001);
  previous_match = history_support_search (fixture->history, HISTORY_SUPPORT_ACCOUNT, "ada");
  now = history_support_search (fixture->history, HISTORY_SUPPORT_ACCOUNT, "zoe");
  g_assert_cmpstr (previous_match, ==, "");
  g_assert_cmpstr (now, ==, "run-1-simulation");
}

static void
test_search_finds_run_of_simulation (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  g_autoptr(GAsyncResult) known = NULL;
  g_autoptr(GAsyncResult) unknown = NULL;
  g_autofree char *run_id = NULL;

  save (fixture, HISTORY_SUPPORT_ACCOUNT, "run-1", "Ada", 1000);
  callboard_history_find_run_async (fixture->history, HISTORY_SUPPORT_ACCOUNT, "run-1-simulation",
                                    NULL, test_store_result, &known);
  run_id = callboard_history_find_run_finish (fixture->history, test_wait_for_result (&known), NULL);
  g_assert_cmpstr (run_id, ==, "run-1");
  callboard_history_find_run_async (fixture->history, "account-2", "run-1-simulation",
                                    NULL, test_store_result, &unknown);
  g_assert_null (callboard_history_find_run_finish (fixture->history, test_wait_for_result (&unknown), NULL));
}

/* --- Removal -------------------------------------------------------------- */

static void
test_remove_account (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autofree char *found = NULL;

  save (fixture, "account-1", "run-1", "Ada", 1000);
  save (fixture, "account-2", "run-2", "Zoe", 1000);
  g_assert_false (is_saved (fixture, "account-2", "run-1"));

  history_support_clear (fixture->history, "account-1");
  g_assert_false (is_saved (fixture, "account-1", "run-1"));
  g_assert_true (is_saved (fixture, "account-2", "run-2"));
  found = history_support_search (fixture->history, "account-2", "zoe");
  g_assert_cmpstr (found, ==, "run-2-simulation");
}

static gboolean
file_contains (const char *path,
               const char *text)
{
  g_autofree char *contents = NULL;
  gsize length;

  return g_file_get_contents (path, &contents, &length, NULL) &&
         memmem (contents, length, text, strlen (text)) != NULL;
}

static void
test_clear_overwrites (Fixture       *fixture,
                       gconstpointer  user_data)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);

  save (fixture, HISTORY_SUPPORT_ACCOUNT, "run-1", "Mnemosyne", 1000);
  g_assert_true (file_contains (fixture->path, "nemosyne") || file_contains (wal, "nemosyne"));
  history_support_clear (fixture->history, NULL);
  g_assert_false (file_contains (fixture->path, "nemosyne"));
  g_assert_false (file_contains (wal, "nemosyne"));
  g_assert_false (is_saved (fixture, HISTORY_SUPPORT_ACCOUNT, "run-1"));
}

static GBytes *
create_large_body (const char *id)
{
  g_autofree char *noise = g_malloc (200001);
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);

  /* Random data, which compresses badly. */
  for (guint i = 0; i < 200000; i++)
    noise[i] = (char) g_rand_int_range (rand, 'A', 'z' + 1);
  noise[200000] = '\0';
  g_strdelimit (noise, "\\", '.');

  return history_support_create_body (id, "COMPLETED", noise);
}

static void
test_limit_removes_oldest (Fixture       *fixture,
                           gconstpointer  user_data)
{
  callboard_history_set_limit (fixture->history, 1000000);
  for (guint number = 1; number <= 12; number++)
    {
      g_autofree char *id = g_strdup_printf ("run-%u", number);
      g_autoptr(GBytes) body = create_large_body (id);

      g_assert_true (history_support_save_run (fixture->history, HISTORY_SUPPORT_ACCOUNT, body, number, NULL));
    }

  g_assert_true (is_saved (fixture, HISTORY_SUPPORT_ACCOUNT, "run-12"));
  g_assert_true (is_saved (fixture, HISTORY_SUPPORT_ACCOUNT, "run-11"));
  g_assert_false (is_saved (fixture, HISTORY_SUPPORT_ACCOUNT, "run-1"));
  g_assert_cmpint (history_support_measure (fixture->history), <=, 1000000);
}

/* A run larger than the limit is kept if it is the only one. */
static void
test_limit_keeps_last (Fixture       *fixture,
                       gconstpointer  user_data)
{
  g_autoptr(GBytes) body = create_large_body ("run-1");

  callboard_history_set_limit (fixture->history, 100000);
  g_assert_true (history_support_save_run (fixture->history, HISTORY_SUPPORT_ACCOUNT, body, 1, NULL));
  g_assert_true (is_saved (fixture, HISTORY_SUPPORT_ACCOUNT, "run-1"));
}

static void
test_file_is_private (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_autoptr(GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr(GFileInfo) info = NULL;

  save (fixture, HISTORY_SUPPORT_ACCOUNT, "run-1", "Ada", 1000);
  info = g_file_query_info (file, "unix::mode", G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_assert_cmphex (g_file_info_get_attribute_uint32 (info, "unix::mode") & 0777, ==, 0600);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/history/run/survives-restart", test_run_survives_restart);
  ADD ("/history/run/unknown", test_run_unknown);
  ADD ("/history/list/survives-restart", test_list_survives_restart);
  ADD ("/history/list/stops-at-gap", test_list_stops_at_gap);
  ADD ("/history/list/by-status", test_list_by_status);
  ADD ("/history/list/plan-names", test_list_names);
  ADD ("/history/list/merges-with-run", test_list_merges_with_run);
  ADD ("/history/payload/survives-restart", test_payload_survives_restart);
  ADD ("/history/search/finds", test_search_finds);
  ADD ("/history/search/finds-other-fields", test_search_finds_other_fields);
  ADD ("/history/search/follows-run", test_search_follows_run);
  ADD ("/history/search/finds-run-of-simulation", test_search_finds_run_of_simulation);
  ADD ("/history/remove/one-account", test_remove_account);
  ADD ("/history/remove/leaves-no-trace", test_clear_overwrites);
  ADD ("/history/limit/removes-oldest", test_limit_removes_oldest);
  ADD ("/history/limit/keeps-last", test_limit_keeps_last);
  ADD ("/history/file/is-private", test_file_is_private);
#undef ADD

  return g_test_run ();
}
