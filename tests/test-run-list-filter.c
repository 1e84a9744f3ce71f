/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The filters of the run list: what the server filters, and what is looked for in its pages.
 */

#include "config.h"

#include "callboard-run-list.h"
#include "support/client-support.h"
#include "support/fake-clock.h"
#include "support/test-server.h"
#include "support/wait.h"

/* A server with a run a day, run-0 being from now, in pages of two. */
typedef struct
{
  TestServer       *server;
  CallboardClient  *client;
  CallboardRunList *list;
  FakeClock        *clock;
  guint             n_runs;
  guint             n_pages;
  gboolean          repeats_runs;
  GHashTable       *query;
} Fixture;

static void
append_run (GString *text,
            guint    number)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) time = g_date_time_add_days (now, - (int) number);
  g_autofree char *created_at = g_date_time_format_iso8601 (time);

  g_string_append_printf (text,
                          "%s{\"simulationRunPlanJobId\":\"run-%u\",\"simulationRunPlanId\":\"plan-%u\","
                          "\"status\":\"COMPLETED\",\"createdAt\":\"%s\"}",
                          text->str[text->len - 1] == '[' ? "" : ",", number, number % 2, created_at);
}

static char *
dup_page (Fixture *fixture)
{
  const char *after = g_hash_table_lookup (fixture->query, "after");
  guint first = after != NULL ? (guint) g_ascii_strtoull (after, NULL, 10) : 0;
  g_autoptr(GString) text = g_string_new ("{\"data\":[");

  fixture->n_pages += 1;
  for (guint i = first; i < MIN (first + 2, fixture->n_runs); i++)
    append_run (text, fixture->repeats_runs ? i % 2 : i);
  g_string_append_printf (text, "],\"pagination\":{\"hasMore\":%s,\"nextCursor\":\"%u\"}}",
                          first + 2 < fixture->n_runs ? "true" : "false", first + 2);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
on_request (TestServer        *server,
            SoupServerMessage *message,
            gpointer           user_data)
{
  Fixture *fixture = user_data;
  GUri *uri = soup_server_message_get_uri (message);
  const char *path = g_uri_get_path (uri);
  g_autofree char *text = NULL;

  if (g_str_equal (path, "/v1/simulation/plan/jobs"))
    {
      g_clear_pointer (&fixture->query, g_hash_table_unref);
      fixture->query = soup_form_decode (g_uri_get_query (uri));
      text = dup_page (fixture);
    }
  else if (g_str_equal (path, "/v1/simulation/plan"))
    text = g_strdup ("{\"data\":[{\"id\":\"plan-0\",\"name\":\"Even\"},{\"id\":\"plan-7\",\"name\":\"Seven\"}],"
                     "\"pagination\":{\"hasMore\":false}}");
  else
    text = g_strdup ("{\"data\":{\"id\":\"plan-1\",\"name\":\"Odd\"}}");

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, text, strlen (text));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr(CallboardRefreshSchedule) schedule = NULL;

  fixture->n_runs = 1000;
  fixture->server = test_server_new ();
  test_server_set_func (fixture->server, on_request, fixture);
  fixture->client = client_support_create (test_server_get_base_url (fixture->server));
  fixture->clock = fake_clock_new ();
  schedule = callboard_refresh_schedule_new (CALLBOARD_CLOCK (fixture->clock), NULL);
  fixture->list = callboard_run_list_new (fixture->client, schedule, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_finalize_object (fixture->list);
  test_run_pending ();
  g_assert_finalize_object (fixture->clock);
  g_object_unref (fixture->client);
  test_server_free (fixture->server);
  g_clear_pointer (&fixture->query, g_hash_table_unref);
}

static gboolean
is_idle (gpointer user_data)
{
  return !callboard_live_object_get_loading (user_data);
}

static void
refresh (Fixture *fixture)
{
  callboard_run_list_refresh (fixture->list);
  test_wait_until (is_idle, fixture->list);
}

static void
set_filter (Fixture            *fixture,
            CallboardRunFilter  filter)
{
  callboard_run_list_set_filter (fixture->list, &filter);
  test_wait_until (is_idle, fixture->list);
}

static guint
count_runs (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (callboard_run_list_get_runs (fixture->list)));
}

static const char *
get_query (Fixture    *fixture,
           const char *name)
{
  return g_hash_table_lookup (fixture->query, name);
}

static void
set_result (Fixture            *fixture,
            const char         *id,
            CallboardRunResult  result)
{
  g_autoptr(CallboardRunVerdict) verdict = callboard_run_verdict_new (result, -1, NULL, -1, NULL);

  callboard_plan_job_summary_set_verdict (
    callboard_plan_job_list_find (callboard_run_list_get_runs (fixture->list), id), verdict);
}

/* What the server can filter, it filters. */
static void
test_server_filters (Fixture       *fixture,
                     gconstpointer  user_data)
{
  fixture->n_runs = 2;
  refresh (fixture);
  g_assert_null (get_query (fixture, "status"));
  set_filter (fixture, (CallboardRunFilter) {
    .plan_id = "a plan&", .label_name = "smoke", .result = CALLBOARD_RUN_RESULT_CANCELED,
  });
  g_assert_cmpstr (get_query (fixture, "simulationRunPlanId"), ==, "a plan&");
  g_assert_cmpstr (get_query (fixture, "labelName"), ==, "smoke");
  g_assert_cmpstr (get_query (fixture, "status"), ==, "CANCELLED");
  set_filter (fixture, (CallboardRunFilter) { .plan_id = "", .result = CALLBOARD_RUN_RESULT_PASSED });
  g_assert_null (get_query (fixture, "simulationRunPlanId"));
  g_assert_cmpstr (get_query (fixture, "status"), ==, "COMPLETED");
  callboard_run_list_clear_filter (fixture->list);
  test_wait_until (is_idle, fixture->list);
  g_assert_false (callboard_run_list_get_filtered (fixture->list));
  g_assert_null (get_query (fixture, "status"));
}

/* A filter by result keeps what was loaded, and looks through some more pages. */
static void
test_searches (Fixture       *fixture,
               gconstpointer  user_data)
{
  refresh (fixture);
  g_assert_cmpuint (fixture->n_pages, ==, 1);
  set_filter (fixture, (CallboardRunFilter) { .result = CALLBOARD_RUN_RESULT_FAILED });
  g_assert_null (get_query (fixture, "status"));
  g_assert_cmpuint (fixture->n_pages, ==, 11);
  g_assert_cmpuint (count_runs (fixture), ==, 22);
  g_assert_true (callboard_run_list_get_search_paused (fixture->list));

  /* Neither scrolling nor a refresh goes on. */
  callboard_run_list_load_more (fixture->list);
  refresh (fixture);
  g_assert_cmpuint (count_runs (fixture), ==, 22);
  callboard_run_list_search_further (fixture->list);
  test_wait_until (is_idle, fixture->list);
  g_assert_cmpuint (count_runs (fixture), ==, 42);
  g_assert_true (callboard_run_list_get_search_paused (fixture->list));

  set_filter (fixture, (CallboardRunFilter) { .result = CALLBOARD_RUN_RESULT_UNKNOWN });
  g_assert_false (callboard_run_list_get_search_paused (fixture->list));
  g_assert_cmpuint (count_runs (fixture), ==, 42);
}

/* The search ends where the list ends, and with a server that repeats runs. */
static void
test_search_ends (Fixture       *fixture,
                  gconstpointer  user_data)
{
  fixture->n_runs = 7;
  refresh (fixture);
  set_filter (fixture, (CallboardRunFilter) { .result = CALLBOARD_RUN_RESULT_FAILED });
  g_assert_cmpuint (count_runs (fixture), ==, 7);
  g_assert_false (callboard_run_list_get_search_paused (fixture->list));

  fixture->n_runs = 1000;
  fixture->repeats_runs = TRUE;
  set_filter (fixture, (CallboardRunFilter) { .plan_id = "p", .result = CALLBOARD_RUN_RESULT_FAILED });
  g_assert_cmpuint (count_runs (fixture), ==, 2);
  g_assert_false (callboard_run_list_get_search_paused (fixture->list));
}

/* The server sorts by time, so nothing older than the period is looked through. */
static void
test_period (Fixture       *fixture,
             gconstpointer  user_data)
{
  static const struct { CallboardRunPeriod period; guint n_days; } cases[] = {
    { CALLBOARD_RUN_PERIOD_TODAY, 1 }, { CALLBOARD_RUN_PERIOD_7_DAYS, 7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GListModel *runs = G_LIST_MODEL (callboard_run_list_get_runs (fixture->list));
      guint n = 0;

      callboard_run_list_clear_filter (fixture->list);
      set_filter (fixture, (CallboardRunFilter) { .result = CALLBOARD_N_RUN_RESULTS, .period = cases[i].period });
      refresh (fixture);
      for (guint j = 0; j < g_list_model_get_n_items (runs); j++)
        {
          g_autoptr(CallboardPlanJobSummary) run = g_list_model_get_item (runs, j);

          n += callboard_run_list_matches (fixture->list, run);
        }
      g_assert_cmpuint (n, ==, cases[i].n_days);
      g_assert_cmpuint (count_runs (fixture), <=, cases[i].n_days + 2);
      g_assert_false (callboard_run_list_get_search_paused (fixture->list));
    }
}

static void
assert_failed (Fixture    *fixture,
               const char *id,
               gboolean    forward,
               const char *expected)
{
  g_autoptr(CallboardPlanJobSummary) run = callboard_run_list_find_failed (fixture->list, id, forward);

  g_assert_cmpstr (run != NULL ? callboard_plan_job_summary_get_id (run) : NULL, ==, expected);
}

static void
test_find_failed (Fixture       *fixture,
                  gconstpointer  user_data)
{
  assert_failed (fixture, NULL, TRUE, NULL);
  assert_failed (fixture, NULL, FALSE, NULL);
  fixture->n_runs = 8;
  refresh (fixture);
  for (guint i = 0; i < 3; i++)
    {
      callboard_run_list_load_more (fixture->list);
      test_wait_until (is_idle, fixture->list);
    }
  assert_failed (fixture, "run-0", TRUE, NULL);
  set_result (fixture, "run-0", CALLBOARD_RUN_RESULT_FAILED);
  set_result (fixture, "run-2", CALLBOARD_RUN_RESULT_ERROR);
  set_result (fixture, "run-4", CALLBOARD_RUN_RESULT_FAILED);
  set_result (fixture, "run-7", CALLBOARD_RUN_RESULT_FAILED);
  assert_failed (fixture, "run-0", TRUE, "run-4");
  assert_failed (fixture, "run-4", TRUE, "run-7");
  assert_failed (fixture, "run-7", TRUE, NULL);
  assert_failed (fixture, "run-7", FALSE, "run-4");
  assert_failed (fixture, "run-1", FALSE, "run-0");
  assert_failed (fixture, "run-0", FALSE, NULL);
  assert_failed (fixture, "other", TRUE, "run-0");
  assert_failed (fixture, NULL, TRUE, "run-0");
  assert_failed (fixture, "other", FALSE, "run-7");
}

static gboolean
has_plans (gpointer user_data)
{
  g_autoptr(GHashTable) plans = callboard_run_list_dup_plans (user_data);

  return g_hash_table_size (plans) == 3;
}

/* The plans to choose from are those of the list and those that the server has. */
static void
test_plans (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr(GHashTable) plans = NULL;

  refresh (fixture);
  callboard_run_list_fetch_plans (fixture->list);
  test_wait_until (has_plans, fixture->list);
  plans = callboard_run_list_dup_plans (fixture->list);
  g_assert_cmpstr (g_hash_table_lookup (plans, "plan-1"), ==, "Odd");
  g_assert_cmpstr (g_hash_table_lookup (plans, "plan-7"), ==, "Seven");
}

#define ADD(path, function) \
  g_test_add ("/run-list-filter/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("server-filters", test_server_filters);
  ADD ("searches", test_searches);
  ADD ("search-ends", test_search_ends);
  ADD ("period", test_period);
  ADD ("find-failed", test_find_failed);
  ADD ("plans", test_plans);

  return g_test_run ();
}
