/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What people do every day, in the demo from the start page, by mouse and by keyboard: which
 * runs failed, which simulations of one failed and why, which calls say a phrase, and which
 * call had the longest pause. The answers are compared with the responses of the demo. By the
 * accessibility interface: tests/test-accessibility-tasks.c.
 */

#include <string.h>

#include "callboard-result-icon.h"
#include "callboard-run-row.h"
#include "callboard-search-row.h"
#include "callboard-simulation-cell.h"
#include "callboard-tone.h"
#include "callboard-ui-resources.h"
#include "support/demo-results.h"
#include "support/demo-session.h"

/* A demo run that completed and failed two checks, and one of them. */
#define FAILED_RUN "Where is my parcel?"
#define N_SIMULATIONS 60
#define PAUSE "Silence duration · Agent"
#define MAX_PRESSES 40
#define PHRASE "the moon"

typedef struct
{
  WindowFixture  window;
  DemoSession    demo;
  /* NULL until it is open. */
  JsonNode      *run;
} Fixture;

/* How a test uses the window. */
typedef enum
{
  MOUSE,
  KEYBOARD,
} Input;

static gboolean
is_failed_run (CallboardPlanJobSummary *summary)
{
  return g_strcmp0 (callboard_plan_job_summary_get_plan_name (summary), FAILED_RUN) == 0 &&
         callboard_plan_job_summary_get_result (summary) == CALLBOARD_RUN_RESULT_FAILED;
}

static void
list_widgets (GtkWidget *widget,
              GType      type,
              GPtrArray *widgets)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (widgets, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_widgets (child, type, widgets);
}

/* Returns the mapped widgets of a type in reading order. */
static GPtrArray *
get_widgets (Fixture *fixture,
             GType    type)
{
  GPtrArray *widgets = g_ptr_array_new ();

  list_widgets (GTK_WIDGET (fixture->window.window), type, widgets);

  return widgets;
}

static gboolean
are_results_known (gpointer data)
{
  g_autoptr(GPtrArray) rows = get_widgets (data, CALLBOARD_TYPE_RUN_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (callboard_plan_job_summary_get_result (callboard_run_row_get_summary (rows->pdata[i])) ==
        CALLBOARD_RUN_RESULT_UNKNOWN)
      return FALSE;

  return rows->len > 5;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  window_fixture_set_up (&fixture->window, data);
  g_settings_reset (fixture->window.settings, "columns");
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  demo_session_start (&fixture->demo, &fixture->window);
  window_wait_until (are_results_known, fixture, "the results of the runs");
  window_fixture_wait_drawn (&fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->run, json_node_unref);
  /* GTK leaks a page that goes while one of its buttons has the focus. */
  gtk_window_set_focus (GTK_WINDOW (fixture->window.window), NULL);
  g_settings_reset (fixture->window.settings, "columns");
  demo_session_stop (&fixture->demo, &fixture->window);
  window_fixture_tear_down (&fixture->window, data);
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window.window));
}

/* --- Answers ----------------------------------------------------------------------- */

static JsonNode *
get_metrics (Fixture    *fixture,
             JsonObject *simulation)
{
  const char *call_id = demo_get_string (simulation, "callId");
  g_autoptr(GBytes) bytes = call_id != NULL ? callboard_demo_world_dup_metrics (fixture->demo.world, call_id) : NULL;

  return bytes != NULL ? demo_parse (bytes) : NULL;
}

/* The longest pause of the agent in a call in s; -1 if it has none. */
static double
get_pause (Fixture    *fixture,
           JsonObject *simulation)
{
  g_autoptr(JsonNode) metrics = get_metrics (fixture, simulation);
  JsonArray *data = metrics != NULL ? json_object_get_array_member (json_node_get_object (metrics), "data") : NULL;
  double pause = -1;

  for (guint i = 0; data != NULL && i < json_array_get_length (data); i++)
    {
      JsonObject *metric = json_array_get_object_element (data, i);
      JsonArray *values = json_object_get_array_member (metric, "values");

      if (!g_str_equal (demo_get_string (metric, "slug"), "silence_duration"))
        continue;
      for (guint j = 0; j < json_array_get_length (values); j++)
        {
          JsonObject *value = json_array_get_object_element (values, j);

          if (g_str_equal (demo_get_string (value, "participantRole"), "agent") &&
              !json_object_get_null_member (value, "value"))
            pause = MAX (pause, json_object_get_double_member (value, "value"));
        }
    }

  return pause;
}

/* Whether a check of the call of a simulation that counts failed. */
static gboolean
has_failed (Fixture    *fixture,
            JsonObject *simulation)
{
  g_autoptr(JsonNode) metrics = get_metrics (fixture, simulation);

  return metrics != NULL && g_str_equal (demo_get_string (simulation, "status"), "COMPLETED") &&
         json_object_get_null_member (simulation, "invalidation") &&
         demo_results_has_call_failed (metrics, demo_get_verdict (fixture->run));
}

static gboolean
says_phrase (Fixture    *fixture,
             JsonObject *simulation)
{
  const char *call_id = demo_get_string (simulation, "callId");
  g_autoptr(GBytes) bytes =
    call_id != NULL ? callboard_demo_world_dup_transcript (fixture->demo.world, call_id) : NULL;
  g_autofree char *text =
    bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;

  return text != NULL && strstr (text, PHRASE) != NULL;
}

typedef gboolean (*Question) (Fixture    *fixture,
                              JsonObject *simulation);

static guint
count_simulations (Fixture  *fixture,
                   Question  question)
{
  JsonArray *simulations = demo_get_simulations (fixture->run);
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (simulations); i++)
    n += question (fixture, json_array_get_object_element (simulations, i));

  return n;
}

/* --- Steps by mouse and by keyboard ------------------------------------------------- */

/* Presses a key until the focus is where @predicate wants it. */
static void
press_until (Fixture         *fixture,
             const char      *key,
             WindowPredicate  predicate)
{
  for (guint i = 0; !predicate (fixture); i++)
    {
      g_assert_cmpuint (i, <, MAX_PRESSES);
      window_fixture_press (&fixture->window, key);
    }
}

/* The run of the focused row of the list of runs. */
static GtkWidget *
get_focused_row (Fixture *fixture)
{
  GtkWidget *focus = get_focus (fixture);
  GtkWidget *row = focus != NULL ? window_find_type (focus, CALLBOARD_TYPE_RUN_ROW) : NULL;

  /* Not of a container of all rows. */
  return row != NULL && g_str_equal (gtk_widget_get_css_name (focus), "row") ? row : NULL;
}

static gboolean
is_list_focused (gpointer data)
{
  return get_focused_row (data) != NULL;
}

static gboolean
is_failed_run_focused (gpointer data)
{
  GtkWidget *row = get_focused_row (data);

  return row != NULL && is_failed_run (callboard_run_row_get_summary (CALLBOARD_RUN_ROW (row)));
}

static gboolean
has_tooltip (GtkWidget  *button,
             const char *tooltip)
{
  return button != NULL && g_strcmp0 (gtk_widget_get_tooltip_text (button), tooltip) == 0;
}

/* The focus is in the button of a menu. */
static gboolean
is_menu_button_focused (Fixture    *fixture,
                        const char *tooltip)
{
  GtkWidget *focus = get_focus (fixture);
  GtkWidget *button = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_MENU_BUTTON) : NULL;

  return has_tooltip (button, tooltip);
}

static gboolean
is_columns_button_focused (gpointer data)
{
  return is_menu_button_focused (data, "Columns");
}

static gboolean
is_sort_button_focused (gpointer data)
{
  return is_menu_button_focused (data, "Sort");
}

static gboolean
is_check_button_focused (gpointer data)
{
  return GTK_IS_CHECK_BUTTON (get_focus (data));
}

static gboolean
is_text_focused (Fixture    *fixture,
                 const char *text)
{
  GtkWidget *focus = get_focus (fixture);

  return focus != NULL && !GTK_IS_ROOT (focus) && window_find_text (focus, text) != NULL;
}

static gboolean
is_search_focused (gpointer data)
{
  return GTK_IS_BUTTON (get_focus (data)) && is_text_focused (data, "Search Transcripts");
}

static gboolean
is_pause_focused (gpointer data)
{
  return is_text_focused (data, PAUSE);
}

static gboolean
is_descending_focused (gpointer data)
{
  return is_text_focused (data, "Descending");
}

/* Opens a run that failed, with one click or from the keyboard. */
static void
open_run (Fixture *fixture,
          Input    input)
{
  if (input == MOUSE)
    {
      g_autoptr(GPtrArray) rows = get_widgets (fixture, CALLBOARD_TYPE_RUN_ROW);
      guint i = 0;

      while (i < rows->len && !is_failed_run (callboard_run_row_get_summary (rows->pdata[i])))
        i++;
      g_assert_cmpuint (i, <, rows->len);
      window_fixture_click (&fixture->window, rows->pdata[i]);
    }
  else
    {
      press_until (fixture, "Tab", is_list_focused);
      press_until (fixture, "ctrl+Down", is_failed_run_focused);
      window_fixture_press (&fixture->window, "Return");
    }
  window_fixture_wait_rows (&fixture->window, N_SIMULATIONS);
  fixture->run = demo_get_run (fixture->demo.world,
                               callboard_run_get_id (callboard_window_get_run (fixture->window.window)));
  g_assert_cmpuint (json_array_get_length (demo_get_simulations (fixture->run)), ==, N_SIMULATIONS);
}

/* --- Which runs failed ------------------------------------------------------------ */

/* The list says it without a click. */
static void
test_failed_runs (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GPtrArray) rows = get_widgets (fixture, CALLBOARD_TYPE_RUN_ROW);
  guint n_failed = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      CallboardPlanJobSummary *summary = callboard_run_row_get_summary (rows->pdata[i]);
      g_autoptr(JsonNode) run = demo_get_run (fixture->demo.world, callboard_plan_job_summary_get_id (summary));
      gboolean is_failed = g_str_equal (demo_results_get_word (run), "Failed");
      g_autofree char *label = NULL;

      g_object_get (rows->pdata[i], "label", &label, NULL);
      g_test_message ("%s", label);
      g_assert_cmpint (is_failed, ==, strstr (label, ", Failed, ") != NULL);
      g_assert_cmpint (is_failed, ==, window_find_text (rows->pdata[i], "Failed*") != NULL);
      n_failed += is_failed;
    }
  g_assert_cmpuint (n_failed, >, 0);
}

/* --- Which simulations failed, and why --------------------------------------------- */

/* Whether a text begins with the name of a check that a call failed. */
static gboolean
names_failed_check (Fixture    *fixture,
                    JsonObject *simulation,
                    const char *text)
{
  g_autoptr(JsonNode) metrics = get_metrics (fixture, simulation);
  JsonArray *data = json_object_get_array_member (json_node_get_object (metrics), "data");

  for (guint i = 0; i < json_array_get_length (data); i++)
    {
      JsonObject *metric = json_array_get_object_element (data, i);
      JsonArray *values = json_object_get_array_member (metric, "values");
      JsonNode *value = json_array_get_length (values) > 0
                          ? json_object_get_member (json_array_get_object_element (values, 0), "value") : NULL;

      if (value != NULL && json_node_get_value_type (value) == G_TYPE_BOOLEAN && !json_node_get_boolean (value) &&
          g_str_has_prefix (text, demo_get_string (metric, "name")))
        return TRUE;
    }

  return FALSE;
}

/* Checks the visible rows of the run, of which those that failed say so and why. */
static guint
check_rows (Fixture *fixture)
{
  const char *red = callboard_tone_get_css_class (CALLBOARD_TONE_BAD);
  g_autoptr(GPtrArray) cells = get_widgets (fixture, CALLBOARD_TYPE_SIMULATION_CELL);
  guint n_failed = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      CallboardSimulationJob *simulation = callboard_simulation_cell_get_simulation (cells->pdata[i]);
      const char *text = callboard_simulation_cell_get_text (cells->pdata[i]);
      GtkWidget *icon = window_find_type (cells->pdata[i], CALLBOARD_TYPE_RESULT_ICON);
      JsonObject *payload = demo_find_simulation (fixture->run, callboard_simulation_job_get_id (simulation));
      gboolean is_failed;

      /* Only the column of the result has an icon. */
      if (icon == NULL)
        continue;

      is_failed = has_failed (fixture, payload);
      g_test_message ("%s", text);
      g_assert_cmpint (is_failed, ==, gtk_widget_has_css_class (icon, red));
      g_assert_true (!is_failed || names_failed_check (fixture, payload, text));
      n_failed += is_failed;
    }

  return n_failed;
}

/* One click or key opens the run, where the failures are first. */
static void
test_failed_simulations (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *filter = NULL;
  guint n_failed;

  open_run (fixture, GPOINTER_TO_INT (data));
  n_failed = count_simulations (fixture, has_failed);
  g_assert_cmpuint (n_failed, >, 1);
  filter = g_strdup_printf ("Failed %u", n_failed);
  window_fixture_wait_text (&fixture->window, filter);
  window_fixture_wait_drawn (&fixture->window);
  g_assert_cmpuint (check_rows (fixture), ==, n_failed);
}

/* --- Which calls say a phrase -------------------------------------------------------- */

static void
test_phrase (Fixture       *fixture,
             gconstpointer  data)
{
  Input input = GPOINTER_TO_INT (data);
  g_autofree char *count = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  guint n_calls;

  open_run (fixture, input);
  n_calls = count_simulations (fixture, says_phrase);
  g_assert_cmpuint (n_calls, >, 1);
  if (input == MOUSE)
    window_fixture_click (&fixture->window,
                          window_find_type (GTK_WIDGET (fixture->window.window), GTK_TYPE_SEARCH_ENTRY));
  else
    window_fixture_press (&fixture->window, "ctrl+f");
  window_fixture_type (&fixture->window, "\"" PHRASE "\"");
  window_fixture_wait_text (&fixture->window, "Search Transcripts");
  if (input == MOUSE)
    window_fixture_click_text (&fixture->window, "Search Transcripts");
  else
    {
      press_until (fixture, "Tab", is_search_focused);
      window_fixture_press (&fixture->window, "space");
    }
  count = g_strdup_printf ("%u quotes", n_calls);
  window_fixture_wait_text (&fixture->window, count);

  rows = get_widgets (fixture, CALLBOARD_TYPE_SEARCH_ROW);
  g_assert_cmpuint (rows->len, >, 1);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *label = NULL;

      g_object_get (rows->pdata[i], "label", &label, NULL);
      g_assert_nonnull (strstr (label, PHRASE));
    }
}

/* --- Which call had the longest pause ------------------------------------------------ */

/* Whether all rows are in the order of their pauses, the longest first. */
static gboolean
is_longest_first (gpointer data)
{
  Fixture *fixture = data;
  double previous = G_MAXDOUBLE;

  for (guint i = 0; i < N_SIMULATIONS; i++)
    {
      g_autofree char *id = window_fixture_dup_row (&fixture->window, i);
      double pause = get_pause (fixture, demo_find_simulation (fixture->run, id));

      if (pause > previous)
        return FALSE;
      previous = pause;
    }

  return TRUE;
}

static void
click_pause (Fixture *fixture)
{
  g_autoptr(GPtrArray) buttons = get_widgets (fixture, GTK_TYPE_CHECK_BUTTON);
  guint i = 0;

  while (i < buttons->len && window_find_text (buttons->pdata[i], PAUSE) == NULL)
    i++;
  g_assert_cmpuint (i, <, buttons->len);
  window_fixture_click (&fixture->window, buttons->pdata[i]);
}

static void
choose_column (Fixture *fixture,
               Input    input)
{
  if (input == MOUSE)
    {
      g_autoptr(GPtrArray) buttons = get_widgets (fixture, GTK_TYPE_MENU_BUTTON);
      guint i = 0;

      while (!has_tooltip (buttons->pdata[i], "Columns"))
        g_assert_cmpuint (++i, <, buttons->len);
      window_fixture_click (&fixture->window, buttons->pdata[i]);
    }
  else
    {
      press_until (fixture, "Tab", is_columns_button_focused);
      window_fixture_press (&fixture->window, "space");
    }
  window_fixture_wait_popover_entry (&fixture->window);
  /* Without the dot, which is on no keyboard. */
  window_fixture_type (&fixture->window, "Silence duration");
  window_fixture_wait_text (&fixture->window, PAUSE);
  window_fixture_wait_drawn (&fixture->window);
  if (input == MOUSE)
    click_pause (fixture);
  else
    {
      press_until (fixture, "Tab", is_check_button_focused);
      press_until (fixture, "Down", is_pause_focused);
      window_fixture_press (&fixture->window, "space");
    }
  window_fixture_press (&fixture->window, "Escape");
  window_fixture_wait_no_text (&fixture->window, "Reset");
  window_fixture_wait_text (&fixture->window, PAUSE);
}

static void
choose_sort (Fixture         *fixture,
             WindowPredicate  is_item_focused)
{
  press_until (fixture, "shift+Tab", is_sort_button_focused);
  window_fixture_press (&fixture->window, "space");
  press_until (fixture, "Down", is_item_focused);
  window_fixture_press (&fixture->window, "Return");
}

static void
test_longest_pause (Fixture       *fixture,
                    gconstpointer  data)
{
  Input input = GPOINTER_TO_INT (data);

  open_run (fixture, input);
  g_assert_false (is_longest_first (fixture));
  choose_column (fixture, input);
  if (input == MOUSE)
    {
      window_fixture_wait_drawn (&fixture->window);
      window_fixture_click_text (&fixture->window, PAUSE);
      window_fixture_click_text (&fixture->window, PAUSE);
    }
  else
    {
      choose_sort (fixture, is_pause_focused);
      choose_sort (fixture, is_descending_focused);
    }
  window_wait_until (is_longest_first, fixture, "the call with the longest pause to be first");
}

#define ADD(path, input, function) \
  g_test_add ("/window/demo-tasks/" path, Fixture, GINT_TO_POINTER (input), set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

  ADD ("failed-runs", MOUSE, test_failed_runs);
  ADD ("failed-simulations/mouse", MOUSE, test_failed_simulations);
  ADD ("failed-simulations/keyboard", KEYBOARD, test_failed_simulations);
  ADD ("phrase/mouse", MOUSE, test_phrase);
  ADD ("phrase/keyboard", KEYBOARD, test_phrase);
  ADD ("longest-pause/mouse", MOUSE, test_longest_pause);
  ADD ("longest-pause/keyboard", KEYBOARD, test_longest_pause);

  return g_test_run ();
}
