/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Results that are fetched in the background, in the window: those of the rows that are
 * visible come first.
 */

#include <string.h>

#include "callboard-ui-resources.h"
#include "fake-power.h"
#include "window-support.h"

#define RUN_PATH "/v1/simulation/plan/job/run-"
#define N_RUNS 60

/* Runs from run-0, the newest. */
static void
set_list (WindowFixture *fixture)
{
  g_autoptr(GString) text = g_string_new ("{\"data\":[");
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr(GDateTime) time = g_date_time_add_hours (now, - (int) i);
      g_autofree char *created_at = g_date_time_format_iso8601 (time);

      g_string_append_printf (text,
                              "%s{\"simulationRunPlanJobId\":\"run-%u\",\"simulationRunPlanId\":\"Desk\","
                              "\"status\":\"COMPLETED\",\"createdAt\":\"%s\"}", i > 0 ? "," : "", i, created_at);
    }
  g_string_append (text, "],\"pagination\":{\"hasMore\":false}}");
  g_free (fixture->list);
  fixture->list = g_string_free_and_steal (g_steal_pointer (&text));
}

static CallboardFetchPolicy *
show_list (WindowFixture *fixture,
           FakePower     *power)
{
  CallboardFetchPolicy *policy = callboard_fetch_policy_new (CALLBOARD_CLOCK (fixture->clock), NULL);

  callboard_fetch_policy_set_power_monitor (policy, G_POWER_PROFILE_MONITOR (power));
  g_object_set (policy, "enabled", FALSE, NULL);
  callboard_session_set_fetch_policy (fixture->session, policy);
  set_list (fixture);
  /* The list of a new page asks for results. */
  callboard_window_set_session (fixture->window, NULL, NULL);
  callboard_window_set_session (fixture->window, fixture->session, NULL);
  window_fixture_wait_text (fixture, "Plan Desk");

  return policy;
}

static const char *
find_run_path (WindowFixture *fixture)
{
  for (guint i = 0; i < fixture->paths->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (fixture->paths, i), RUN_PATH))
      return g_ptr_array_index (fixture->paths, i);

  return NULL;
}

static gboolean
is_requested (gpointer data)
{
  return find_run_path (data) != NULL;
}

static gboolean
has_all_rows (gpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (data))) == N_RUNS;
}

static void
test_visible_first (WindowFixture *fixture,
                    gconstpointer  data)
{
  g_autoptr(FakePower) power = fake_power_new ();
  g_autoptr(CallboardFetchPolicy) policy = show_list (fixture, power);
  GtkWidget *list = window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW);
  GtkAdjustment *adjustment;
  guint number;

  window_wait_until (has_all_rows, list, "all rows");
  /* Before that, the list scrolls to its first row by itself. */
  window_fixture_wait_drawn (fixture);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);
  window_fixture_wait_drawn (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (find_run_path (fixture));

  g_object_set (policy, "enabled", TRUE, NULL);
  window_wait_until (is_requested, fixture, "a run");
  number = (guint) g_ascii_strtoull (find_run_path (fixture) + strlen (RUN_PATH), NULL, 10);
  g_test_message ("First: %u", number);
  g_assert_cmpuint (number, >, N_RUNS / 2);
  g_assert_cmpuint (number, <, N_RUNS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

  g_test_add ("/window/verdicts/visible-first", WindowFixture, NULL, window_fixture_set_up,
              test_visible_first, window_fixture_tear_down);

  return g_test_run ();
}
