/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The run list of an account: paging, filters, new runs at the top, plan names, and
 * servers that page incorrectly.
 */

#include "config.h"

#include "callboard-error.h"
#include "callboard-run-list.h"
#include "support/client-support.h"
#include "support/fake-clock.h"
#include "support/test-server.h"
#include "support/wait.h"

/* A server with runs from 1, the oldest, to n_runs; the ID of run 7 is "run-007". */
typedef struct
{
  TestServer       *server;
  CallboardClient  *client;
  CallboardRunList *list;
  FakeClock        *clock;
  guint             n_runs;
  guint             page_size;
  guint             n_pages;
  guint             n_plans;
  gboolean          refuses_cursors;
  gboolean          repeats_cursor;
  gboolean          repeats_runs;
  gboolean          has_odd_runs;
  gboolean          fails;
  gboolean          times_out;
  gboolean          plans_fail;
  char             *status;
} Fixture;

static void
respond (SoupServerMessage *message,
         guint              status,
         const char        *text)
{
  /* Disable retries, so that each call sends one request. */
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "x-should-retry", "false");
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, text, strlen (text));
}

static void
answer_plan (Fixture           *fixture,
             SoupServerMessage *message,
             const char        *id)
{
  g_autofree char *text = g_strdup_printf ("{\"data\":{\"id\":\"%s\",\"name\":\"Plan of %s\"}}", id, id);

  fixture->n_plans += 1;
  if (fixture->plans_fail)
    respond (message, 500, "{}");
  else if (g_str_equal (id, "plan-0"))
    respond (message, 404, "{}");
  else
    respond (message, 200, text);
}

static const char *
get_status (guint number)
{
  return number % 2 == 0 ? "COMPLETED" : "FAILED";
}

static void
answer_page (Fixture           *fixture,
             SoupServerMessage *message)
{
  const char *query_text = g_uri_get_query (soup_server_message_get_uri (message));
  g_autoptr(GHashTable) query = soup_form_decode (query_text);
  const char *after = g_hash_table_lookup (query, "after");
  const char *status = g_hash_table_lookup (query, "status");
  guint first = after != NULL ? (guint) g_ascii_strtoull (after, NULL, 10) : fixture->n_runs + 1;
  guint n = 0;
  guint number;
  g_autoptr(GString) text = g_string_new ("{\"data\":[");

  fixture->n_pages += 1;
  g_set_str (&fixture->status, status);
  if (after != NULL && fixture->times_out)
    {
      respond (message, 504, "{}");
      return;
    }
  if (fixture->fails || (after != NULL && fixture->refuses_cursors))
    {
      respond (message, fixture->fails ? 503 : 400, "{}");
      return;
    }

  if (fixture->repeats_runs)
    first = fixture->n_runs + 1;
  for (number = first; number > 1 && n < fixture->page_size; )
    {
      number--;
      if (status != NULL && !g_str_equal (status, get_status (number)))
        continue;
      g_string_append_printf (text,
                              "%s{\"simulationRunPlanJobId\":\"run-%03u\",\"simulationRunPlanId\":\"plan-%u\","
                              "\"status\":\"%s\",\"createdAt\":\"2026-09-01T%02u:%02u:00Z\"}",
                              n > 0 ? "," : "", number, number % 3, get_status (number),
                              number / 60, number % 60);
      n++;
    }
  if (fixture->has_odd_runs)
    g_string_append (text, ",{\"status\":\"FAILED\"}");
  g_string_append_printf (text, "],\"pagination\":{\"hasMore\":%s,\"total\":5,\"nextCursor\":\"%u\"}}",
                          number > 1 || fixture->repeats_cursor ? "true" : "false",
                          fixture->repeats_cursor && after != NULL ? first
                            : fixture->repeats_runs ? 1000 + fixture->n_pages : number);
  respond (message, 200, text->str);
}

static void
on_request (TestServer        *server,
            SoupServerMessage *message,
            gpointer           user_data)
{
  Fixture *fixture = user_data;
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));

  if (g_str_equal (path, "/v1/simulation/plan/jobs"))
    answer_page (fixture, message);
  else
    answer_plan (fixture, message, strrchr (path, '/') + 1);
}

static CallboardRunList *
create_list (Fixture *fixture)
{
  g_autoptr(CallboardRefreshSchedule) schedule =
    callboard_refresh_schedule_new (CALLBOARD_CLOCK (fixture->clock), NULL);

  return callboard_run_list_new (fixture->client, schedule, NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->n_runs = 25;
  fixture->page_size = 10;
  fixture->server = test_server_new ();
  test_server_set_func (fixture->server, on_request, fixture);
  fixture->client = client_support_create (test_server_get_base_url (fixture->server));
  fixture->clock = fake_clock_new ();
  fixture->list = create_list (fixture);
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
  g_free (fixture->status);
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
load_more (Fixture *fixture)
{
  callboard_run_list_load_more (fixture->list);
  test_wait_until (is_idle, fixture->list);
}

/* Asserts that the list has the runs from the newest to the oldest, without a gap. */
static void
assert_runs (Fixture *fixture,
             guint    newest,
             guint    oldest,
             guint    step)
{
  GListModel *runs = G_LIST_MODEL (callboard_run_list_get_runs (fixture->list));
  guint position = 0;

  for (guint number = newest; number >= oldest && number > 0; number -= step)
    {
      g_autoptr(CallboardPlanJobSummary) run = g_list_model_get_item (runs, position++);
      g_autofree char *id = g_strdup_printf ("run-%03u", number);

      g_assert_nonnull (run);
      g_assert_cmpstr (callboard_plan_job_summary_get_id (run), ==, id);
      if (number < step)
        break;
    }
  g_assert_cmpuint (g_list_model_get_n_items (runs), ==, position);
}

/* --- Paging --------------------------------------------------------------- */

static gboolean
has_more (CallboardRunList *list)
{
  gboolean has_more_runs;

  g_object_get (list, "has-more", &has_more_runs, NULL);
  return has_more_runs;
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  user_data)
{
  refresh (fixture);
  g_assert_null (callboard_live_object_get_error (fixture->list));
  g_assert_nonnull (callboard_live_object_get_fetched_at (fixture->list));
  assert_runs (fixture, 25, 16, 1);
  g_assert_true (has_more (fixture->list));

  load_more (fixture);
  assert_runs (fixture, 25, 6, 1);
  load_more (fixture);
  assert_runs (fixture, 25, 1, 1);
  g_assert_false (has_more (fixture->list));
  load_more (fixture);
  g_assert_cmpuint (fixture->n_pages, ==, 3);
}

static void
test_one_request_at_a_time (Fixture       *fixture,
                            gconstpointer  user_data)
{
  callboard_run_list_refresh (fixture->list);
  callboard_run_list_refresh (fixture->list);
  callboard_run_list_load_more (fixture->list);
  test_wait_until (is_idle, fixture->list);
  g_assert_cmpuint (fixture->n_pages, ==, 1);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  user_data)
{
  fixture->n_runs = 0;
  refresh (fixture);
  assert_runs (fixture, 0, 1, 1);
  g_assert_false (has_more (fixture->list));
}

/* --- Refreshing ----------------------------------------------------------- */

static void
test_new_runs_at_top (Fixture       *fixture,
                      gconstpointer  user_data)
{
  refresh (fixture);
  fixture->n_runs = 28;
  refresh (fixture);
  assert_runs (fixture, 28, 16, 1);
  g_assert_cmpuint (fixture->n_pages, ==, 2);

  /* Paging continues after the oldest run. */
  load_more (fixture);
  assert_runs (fixture, 28, 6, 1);
}

static void
test_many_new_runs_leave_no_gap (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  refresh (fixture);
  fixture->n_runs = 60;
  refresh (fixture);
  assert_runs (fixture, 60, 16, 1);
  load_more (fixture);
  assert_runs (fixture, 60, 6, 1);
}

static void
test_too_many_new_runs_leave_gap (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  refresh (fixture);
  fixture->n_runs = 200;
  refresh (fixture);
  /* Ten pages were loaded. Known runs follow below the gap. */
  g_assert_cmpuint (fixture->n_pages, ==, 11);
  while (has_more (fixture->list))
    load_more (fixture);
  assert_runs (fixture, 200, 1, 1);
}

/* The first page of a refresh is new and the second one does not come. */
static void
test_interrupted_refresh_leaves_no_gap (Fixture       *fixture,
                                        gconstpointer  user_data)
{
  refresh (fixture);
  fixture->n_runs = 60;
  fixture->times_out = TRUE;
  refresh (fixture);
  g_assert_error (callboard_live_object_get_error (fixture->list), CALLBOARD_ERROR, CALLBOARD_ERROR_TIMEOUT);

  fixture->times_out = FALSE;
  refresh (fixture);
  while (has_more (fixture->list))
    load_more (fixture);
  assert_runs (fixture, 60, 1, 1);
}

static void
test_failure_keeps_runs (Fixture       *fixture,
                         gconstpointer  user_data)
{
  refresh (fixture);
  fixture->fails = TRUE;
  refresh (fixture);
  g_assert_error (callboard_live_object_get_error (fixture->list), CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER);
  assert_runs (fixture, 25, 16, 1);
  load_more (fixture);
  g_assert_nonnull (callboard_live_object_get_error (fixture->list));

  fixture->fails = FALSE;
  load_more (fixture);
  g_assert_null (callboard_live_object_get_error (fixture->list));
  assert_runs (fixture, 25, 6, 1);
}

static void
test_refreshes_while_visible (Fixture       *fixture,
                              gconstpointer  user_data)
{
  refresh (fixture);
  fake_clock_advance (fixture->clock, 60000);
  test_run_pending ();
  g_assert_cmpuint (fixture->n_pages, ==, 1);

  fixture->n_runs = 26;
  callboard_run_list_set_watched (fixture->list, TRUE);
  fake_clock_advance (fixture->clock, 1);
  test_wait_until (is_idle, fixture->list);
  assert_runs (fixture, 26, 16, 1);

  fixture->n_runs = 27;
  fake_clock_advance (fixture->clock, 2 * CALLBOARD_REFRESH_INTERVAL);
  test_wait_until (is_idle, fixture->list);
  assert_runs (fixture, 27, 16, 1);

  callboard_run_list_set_watched (fixture->list, FALSE);
  fake_clock_advance (fixture->clock, 60000);
  test_run_pending ();
  g_assert_cmpuint (fixture->n_pages, ==, 3);
}

/* --- Incorrect paging ----------------------------------------------------- */

static void
test_refused_cursor (Fixture       *fixture,
                     gconstpointer  user_data)
{
  refresh (fixture);
  fixture->refuses_cursors = TRUE;
  load_more (fixture);
  g_assert_nonnull (callboard_live_object_get_error (fixture->list));
  assert_runs (fixture, 25, 16, 1);

  /* Paging restarts at the top and skips known runs. */
  fixture->refuses_cursors = FALSE;
  load_more (fixture);
  g_assert_null (callboard_live_object_get_error (fixture->list));
  assert_runs (fixture, 25, 6, 1);
}

static void
test_repeated_cursor (Fixture       *fixture,
                      gconstpointer  user_data)
{
  fixture->repeats_cursor = TRUE;
  refresh (fixture);
  load_more (fixture);
  g_assert_false (has_more (fixture->list));
  assert_runs (fixture, 25, 6, 1);
}

static void
test_repeated_runs (Fixture       *fixture,
                    gconstpointer  user_data)
{
  fixture->repeats_runs = TRUE;
  refresh (fixture);
  load_more (fixture);
  assert_runs (fixture, 25, 16, 1);
  g_assert_false (has_more (fixture->list));
  g_assert_cmpuint (fixture->n_pages, <=, 12);
}

/* What was skipped is known for each page, and forgotten once the page has nothing odd. */
static void
test_skipped_items (Fixture       *fixture,
                    gconstpointer  user_data)
{
  static const struct { gboolean is_odd; gboolean is_more; guint n; } steps[] = {
    { TRUE, FALSE, 1 }, { TRUE, FALSE, 1 }, { TRUE, TRUE, 2 }, { FALSE, FALSE, 1 }, { TRUE, TRUE, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr(GListModel) skipped_items = NULL;

      fixture->has_odd_runs = steps[i].is_odd;
      if (steps[i].is_more)
        load_more (fixture);
      else
        refresh (fixture);
      skipped_items = callboard_run_list_dup_skipped_items (fixture->list);
      g_assert_cmpuint (g_list_model_get_n_items (skipped_items), ==, steps[i].n);
    }
  assert_runs (fixture, 25, 1, 1);
}

/* --- Filters -------------------------------------------------------------- */

static void
test_status (Fixture       *fixture,
             gconstpointer  user_data)
{
  refresh (fixture);
  callboard_run_list_set_status (fixture->list, "FAILED");
  test_wait_until (is_idle, fixture->list);
  g_assert_cmpstr (fixture->status, ==, "FAILED");
  assert_runs (fixture, 25, 7, 2);

  callboard_run_list_set_status (fixture->list, "");
  test_wait_until (is_idle, fixture->list);
  g_assert_null (fixture->status);
  assert_runs (fixture, 25, 16, 1);
}

static void
test_filter_while_loading (Fixture       *fixture,
                           gconstpointer  user_data)
{
  callboard_run_list_refresh (fixture->list);
  callboard_run_list_set_status (fixture->list, "FAILED");
  test_wait_until (is_idle, fixture->list);
  test_run_pending ();
  assert_runs (fixture, 25, 7, 2);
}

/* --- Plan names ----------------------------------------------------------- */

static gboolean
are_named (gpointer user_data)
{
  GListModel *runs = G_LIST_MODEL (callboard_run_list_get_runs (user_data));

  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr(CallboardPlanJobSummary) run = g_list_model_get_item (runs, i);

      if (callboard_plan_job_summary_get_plan_name (run) == NULL &&
          !g_str_equal (callboard_plan_job_summary_get_plan_id (run), "plan-0"))
        return FALSE;
    }

  return TRUE;
}

static void
test_plans_are_fetched_once (Fixture       *fixture,
                             gconstpointer  user_data)
{
  CallboardPlanJobSummary *run;

  refresh (fixture);
  test_wait_until (are_named, fixture->list);
  load_more (fixture);
  refresh (fixture);
  test_wait_until (are_named, fixture->list);
  g_assert_cmpuint (fixture->n_plans, ==, 3);
  run = callboard_plan_job_list_find (callboard_run_list_get_runs (fixture->list), "run-025");
  g_assert_cmpstr (callboard_plan_job_summary_get_plan_name (run), ==, "Plan of plan-1");
}

static void
test_plans_are_retried (Fixture       *fixture,
                        gconstpointer  user_data)
{
  fixture->plans_fail = TRUE;
  refresh (fixture);
  test_server_wait_requests (fixture->server, 4);
  test_run_pending ();
  g_assert_false (are_named (fixture->list));
  fixture->plans_fail = FALSE;
  refresh (fixture);
  test_wait_until (are_named, fixture->list);
}

static void
test_finalize_cancels (Fixture       *fixture,
                       gconstpointer  user_data)
{
  callboard_run_list_refresh (fixture->list);
  g_assert_finalize_object (fixture->list);
  test_run_pending ();
  fixture->list = create_list (fixture);
}

#define ADD(path, function) \
  g_test_add ("/run-list/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("pages/all", test_pages);
  ADD ("pages/one-request-at-a-time", test_one_request_at_a_time);
  ADD ("pages/empty", test_empty);
  ADD ("refresh/new-runs-at-top", test_new_runs_at_top);
  ADD ("refresh/many-new-runs-leave-no-gap", test_many_new_runs_leave_no_gap);
  ADD ("refresh/too-many-new-runs-leave-gap", test_too_many_new_runs_leave_gap);
  ADD ("refresh/interrupted-leaves-no-gap", test_interrupted_refresh_leaves_no_gap);
  ADD ("refresh/failure-keeps-runs", test_failure_keeps_runs);
  ADD ("refresh/automatic-while-visible", test_refreshes_while_visible);
  ADD ("incorrect-paging/refused-cursor", test_refused_cursor);
  ADD ("incorrect-paging/repeated-cursor", test_repeated_cursor);
  ADD ("incorrect-paging/repeated-runs", test_repeated_runs);
  ADD ("incorrect-paging/skipped-items", test_skipped_items);
  ADD ("filter/status", test_status);
  ADD ("filter/while-loading", test_filter_while_loading);
  ADD ("plans/fetched-once", test_plans_are_fetched_once);
  ADD ("plans/retried", test_plans_are_retried);
  ADD ("finalize-cancels", test_finalize_cancels);

  return g_test_run ();
}
