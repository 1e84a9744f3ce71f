/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window says of a simulation beyond its run: its run plan, its mocked tools, and
 * whether the properties of the persona were said as they are.
 */

#include <string.h>

#include "callboard-simulation-page.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define N_SIMULATIONS 13

static const char simulation[] =
  "{\"data\":{\"simulationJobId\":\"a\",\"runPlan\":{\"id\":\"plan-7\",\"name\":\"Front <b>desk</b>\","
  "\"variables\":{\"greeting\":\"Good <i>morning</i>\",\"hours\":{\"from\":\"09:00\"}}}}}";

static const char mocks[] =
  "{\"data\":[{\"toolName\":\"find_<b>slots\",\"source\":\"GENERATED\",\"arguments\":{\"urgency\":\"high\"},"
  "\"result\":{\"slots\":[\"09:30\"]}},{\"toolName\":\"book\",\"source\":\"REPLAYED\",\"result\":\"booked\"}]}";

static const char transcript[] =
  "{\"data\":{\"participants\":[],\"entries\":["
  "{\"text\":\"Hello there\",\"role\":\"AGENT\",\"startOffsetMs\":0,\"endOffsetMs\":900},"
  "{\"text\":\"Nine four oh one five?\",\"role\":\"AGENT\",\"startOffsetMs\":41200,\"endOffsetMs\":43900}]}}";

static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "call-metrics-properties.json", NULL);
  g_autofree char *metrics = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &metrics, NULL, &error);
  g_assert_no_error (error);
  window_fixture_set_up (fixture, data);
  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_answer_call (fixture, "/metrics", metrics);
  window_fixture_answer_call (fixture, "/transcript", transcript);
}

static void
open_simulation (WindowFixture *fixture)
{
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_wait_results (fixture);
  window_fixture_press (fixture, "Down");
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "Overview");
}

/* Folds or unfolds a row, which may be at the end of the page. */
static void
toggle_row (WindowFixture *fixture,
            const char    *title)
{
  window_fixture_wait_text (fixture, title);
  gtk_widget_grab_focus (gtk_widget_get_ancestor (window_find_text (GTK_WIDGET (fixture->window), title),
                                                  GTK_TYPE_LIST_BOX_ROW));
  window_fixture_wait_drawn (fixture);
  window_fixture_press (fixture, "space");
}

static void
test_run_plan (WindowFixture *fixture,
               gconstpointer  data)
{
  window_fixture_answer_call (fixture, "", simulation);
  open_simulation (fixture);
  window_fixture_wait_text (fixture, "Run Plan");
  window_fixture_wait_text (fixture, "Front <b>desk</b>");
  window_fixture_wait_text (fixture, "plan-7");
  window_fixture_wait_text (fixture, "Good <i>morning</i>");
  window_fixture_wait_text (fixture, "hours.from");

  /* Folds again. */
  toggle_row (fixture, "Variables");
  window_fixture_wait_no_text (fixture, "hours.from");
}

static void
test_tool_mocks (WindowFixture *fixture,
                 gconstpointer  data)
{
  window_fixture_answer_call (fixture, "/tool-mock", mocks);
  open_simulation (fixture);
  window_fixture_press (fixture, "alt+3");
  window_fixture_wait_text (fixture, "Hello there");
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), "find_<b>slots"));

  window_fixture_click_text (fixture, "2 Mocked Tools");
  window_fixture_wait_text (fixture, "find_<b>slots");
  window_fixture_wait_text (fixture, "Generated");
  window_fixture_wait_text (fixture, "Replayed");
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), "urgency"));
  window_fixture_wait_drawn (fixture);
  window_fixture_click_text (fixture, "find_<b>slots");
  window_fixture_wait_text (fixture, "Arguments");
  window_fixture_wait_text (fixture, "urgency");
  window_fixture_wait_text (fixture, "09:30");

  window_fixture_click_text (fixture, "2 Mocked Tools");
  window_fixture_wait_no_text (fixture, "find_<b>slots");
}

static gboolean
has_details (gpointer data)
{
  WindowFixture *fixture = data;
  GtkWidget *page = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_SIMULATION_PAGE);
  CallboardSimulationJob *shown = callboard_simulation_page_get_simulation (CALLBOARD_SIMULATION_PAGE (page));
  g_autoptr(CallboardSimulationDetails) details =
    callboard_session_open_simulation (fixture->session, callboard_simulation_job_get_id (shown));

  for (guint i = CALLBOARD_N_CALL_PARTS; i < CALLBOARD_N_PARTS; i++)
    {
      CallboardCallPart *part = callboard_simulation_details_get_part (details, i);

      if (callboard_live_object_get_loading (part) ||
          (callboard_call_part_get_content (part) == NULL && callboard_live_object_get_error (part) == NULL))
        return FALSE;
    }

  return TRUE;
}

/* The server answers 404, or that there are none. */
static void
test_no_tool_mocks (WindowFixture *fixture,
                    gconstpointer  data)
{
  if (data != NULL)
    window_fixture_answer_call (fixture, "/tool-mock", data);
  open_simulation (fixture);
  window_fixture_press (fixture, "alt+3");
  window_fixture_wait_text (fixture, "Hello there");
  window_wait_until (has_details, fixture, "the details of the simulation");
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), "1 Mocked Tool"));
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), "Run Plan"));
}

/* Chooses a response in View JSON. */
static void
select_source (WindowFixture *fixture,
               const char    *label)
{
  GtkWidget *dialog =
    GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
  GtkDropDown *drop_down = GTK_DROP_DOWN (window_find_type (dialog, GTK_TYPE_DROP_DOWN));
  guint position = gtk_string_list_find (GTK_STRING_LIST (gtk_drop_down_get_model (drop_down)), label);

  g_assert_cmpuint (position, !=, G_MAXUINT);
  gtk_drop_down_set_selected (drop_down, position);
}

/* What nobody knows yet of the run plan and the mocked tools is on screen and in View JSON. */
static void
test_other_fields (WindowFixture *fixture,
                   gconstpointer  data)
{
  window_fixture_answer_call (fixture, "",
                              "{\"data\":{\"simulationJobId\":\"a\",\"laterJob\":\"later <b>job\","
                              "\"runPlan\":{\"id\":\"plan-7\",\"laterPlan\":{\"leaf\":\"later <b>plan\"}}}}");
  window_fixture_answer_call (fixture, "/tool-mock",
                              "{\"data\":[{\"toolName\":\"book\",\"laterMock\":\"later <b>mock\"}]}");
  open_simulation (fixture);
  window_fixture_wait_text (fixture, "laterJob");
  window_fixture_wait_text (fixture, "later <b>job");
  window_fixture_wait_text (fixture, "runPlan.laterPlan");
  window_fixture_wait_text (fixture, "toolMocks[0].laterMock");
  window_fixture_wait_text (fixture, "later <b>mock");

  window_fixture_press (fixture, "ctrl+u");
  window_fixture_wait_text (fixture, "Simulation");
  select_source (fixture, "Simulation by Itself");
  window_fixture_wait_text (fixture, "laterJob");
  select_source (fixture, "Mocked Tools");
  window_fixture_wait_text (fixture, "laterMock");
}

static void
test_property_verdicts (WindowFixture *fixture,
                        gconstpointer  data)
{
  open_simulation (fixture);
  window_fixture_press (fixture, "alt+2");
  toggle_row (fixture, "Properties said rightly");
  window_fixture_wait_text (fixture, "zipCode: Mismatch");
  window_fixture_wait_text (fixture, "Expected: 94105 · Observed: 94015*");
  window_fixture_wait_text (fixture, "age: Not mentioned");
  window_fixture_wait_text (fixture, "insured: Match");
  window_fixture_wait_drawn (fixture);

  /* Jumps to the time in the call. */
  toggle_row (fixture, "zipCode: Mismatch");
  window_fixture_wait_text (fixture, "Nine four oh one five?");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, data, test) \
  g_test_add ("/window/simulation/" path, WindowFixture, data, set_up, test, window_fixture_tear_down)
  ADD ("run-plan", NULL, test_run_plan);
  ADD ("other-fields", NULL, test_other_fields);
  ADD ("tool-mocks", NULL, test_tool_mocks);
  ADD ("tool-mocks/not-found", NULL, test_no_tool_mocks);
  ADD ("tool-mocks/empty", "{\"data\":[]}", test_no_tool_mocks);
  ADD ("property-verdicts", NULL, test_property_verdicts);
#undef ADD

  return g_test_run ();
}
