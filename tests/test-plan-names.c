/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names of the plans of the run list: with the list of plans where that is cheaper, and
 * one by one where it does not have them.
 */

#include "config.h"

#include "callboard-run-list.h"
#include "support/client-support.h"
#include "support/fake-clock.h"
#include "support/test-server.h"
#include "support/wait.h"

typedef struct
{
  const char *name;
  guint       n_plans;
  guint       list_status;
  /* The number of plans that the list has, from the first one. */
  guint       n_listed;
  gboolean    is_endless;
  guint       n_list_requests;
  guint       n_plan_requests;
} PlansCase;

static const PlansCase cases[] = {
  { "few", 3, 200, 3, FALSE, 0, 3 },
  { "many", 8, 200, 8, FALSE, 1, 0 },
  { "list-lacks-some", 8, 200, 6, FALSE, 1, 2 },
  { "old-server", 8, 404, 0, FALSE, 1, 8 },
  { "refused", 8, 403, 0, FALSE, 1, 8 },
  { "endless-list", 8, 200, 5, TRUE, 4, 3 },
};

typedef struct
{
  const PlansCase *row;
  guint            n_list_requests;
  guint            n_plan_requests;
} Fixture;

static char *
create_runs (guint n)
{
  g_autoptr(GString) text = g_string_new ("{\"data\":[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s{\"simulationRunPlanJobId\":\"run-%u\",\"simulationRunPlanId\":\"plan-%u\","
                            "\"status\":\"COMPLETED\",\"createdAt\":\"2026-09-01T10:00:%02uZ\"}",
                            i > 0 ? "," : "", i, i, i);
  g_string_append (text, "],\"pagination\":{\"hasMore\":false,\"nextCursor\":null}}");

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
create_plans (Fixture *fixture)
{
  g_autoptr(GString) text = g_string_new ("{\"data\":[null");

  for (guint i = 0; i < fixture->row->n_listed; i++)
    g_string_append_printf (text, ",{\"id\":\"plan-%u\",\"name\":\"Plan %u\"}", i, i);
  g_string_append_printf (text, "],\"pagination\":{\"hasMore\":%s,\"nextCursor\":\"%u\"}}",
                          fixture->row->is_endless ? "true" : "false", fixture->n_list_requests);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
on_request (TestServer        *server,
            SoupServerMessage *message,
            gpointer           user_data)
{
  Fixture *fixture = user_data;
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));
  const char *last = strrchr (path, '-');
  g_autofree char *body = NULL;
  guint status = 200;

  if (g_str_equal (path, "/v1/simulation/plan/jobs"))
    {
      body = create_runs (fixture->row->n_plans);
    }
  else if (g_str_equal (path, "/v1/simulation/plan"))
    {
      fixture->n_list_requests++;
      body = create_plans (fixture);
      status = fixture->row->list_status;
    }
  else
    {
      fixture->n_plan_requests++;
      body = g_strdup_printf ("{\"data\":{\"id\":\"x\",\"name\":\"Plan %s\"}}", last != NULL ? last + 1 : "");
    }
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body, strlen (body));
}

static gboolean
is_named (gpointer user_data)
{
  GListModel *runs = G_LIST_MODEL (callboard_run_list_get_runs (user_data));
  guint n = g_list_model_get_n_items (runs);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardPlanJobSummary) run = g_list_model_get_item (runs, i);

      if (callboard_plan_job_summary_get_plan_name (run) == NULL)
        return FALSE;
    }

  return n > 0;
}

static void
test_names (gconstpointer user_data)
{
  Fixture fixture = { .row = user_data };
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  FakeClock *clock = fake_clock_new ();
  g_autoptr(CallboardRefreshSchedule) schedule = callboard_refresh_schedule_new (CALLBOARD_CLOCK (clock), NULL);
  CallboardRunList *list = callboard_run_list_new (client, schedule, NULL);

  test_server_set_func (server, on_request, &fixture);
  callboard_run_list_refresh (list);
  test_wait_until (is_named, list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (callboard_run_list_get_runs (list))), ==,
                    fixture.row->n_plans);
  for (guint i = 0; i < fixture.row->n_plans; i++)
    {
      g_autofree char *id = g_strdup_printf ("run-%u", i);
      g_autofree char *name = g_strdup_printf ("Plan %u", i);
      CallboardPlanJobSummary *run = callboard_plan_job_list_find (callboard_run_list_get_runs (list), id);

      g_assert_cmpstr (callboard_plan_job_summary_get_plan_name (run), ==, name);
    }
  g_assert_cmpuint (fixture.n_list_requests, ==, fixture.row->n_list_requests);
  g_assert_cmpuint (fixture.n_plan_requests, ==, fixture.row->n_plan_requests);

  g_assert_finalize_object (list);
  g_clear_object (&schedule);
  test_run_pending ();
  g_assert_finalize_object (clock);
  g_object_unref (client);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/plan-names/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_names);
    }

  return g_test_run ();
}
