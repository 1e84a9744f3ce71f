/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * View JSON in the window: unfolding, searching, copying and revealing secrets, by keyboard.
 */

#include <string.h>

#include "callboard-json-dialog.h"
#include "callboard-json-row.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define DIGITS "123456789012345678901234567890.50"
#define MASK "\u2022\u2022\u2022\u2022\u2022\u2022"

#define SIMULATION(recording) \
  "{\"simulationJobId\":\"s-1\",\"status\":\"COMPLETED\",\"callId\":\"c-1\",\"persona\":{\"name\":\"Ada\"}," \
  "\"later\":{\"digits\":" DIGITS ",\"digits\":1e2, \"cut\":\"a\\ud83d\",\"recordingUrl\":\"https://h.example/a.ogg?" recording "\"}}"
#define TEXT(recording) \
  "{\"data\":{\"simulationRunPlanJobId\":\"" RUN "\",\"status\":\"COMPLETED\",\"createdAt\":\"2026-09-01T14:02:10Z\"," \
  "\"simulationJobs\":[" SIMULATION (recording) "]}}"
#define METRIC "{\"metricDefinitionId\":\"m-2\",\"name\":\"Second\",\"type\":\"NUMERIC\",\"values\":[{\"captureStatus\":\"SUCCESS\",\"value\":0.10}]}"

static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  window_fixture_set_up (fixture, data);
  window_fixture_answer (fixture, 200, TEXT ("sig=secret"), -1);
  window_fixture_answer_call (fixture, "", "{\"data\":{\"id\":\"c-1\",\"status\":\"ENDED\",\"title\":\"Whole call\"}}");
  window_fixture_answer_call (fixture, "/metrics",
                              "{\"data\":[{\"metricDefinitionId\":\"m-1\",\"name\":\"First\",\"type\":\"NUMERIC\",\"values\":[]}," METRIC "]}");
}

/* --- What is shown ---------------------------------------------------------------- */

static GtkWidget *
get_dialog (WindowFixture *fixture)
{
  return GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
}

static GtkWidget *
get_list (WindowFixture *fixture)
{
  GtkWidget *dialog = get_dialog (fixture);

  return dialog != NULL ? window_find_type (dialog, GTK_TYPE_LIST_VIEW) : NULL;
}

typedef struct
{
  WindowFixture *fixture;
  const char    *path;
} Selection;

/* Whether a row is selected, and its widget has the focus unless the search has it. */
static gboolean
is_selected (gpointer data)
{
  Selection *selection = data;
  GtkWidget *list = get_list (selection->fixture);
  GtkTreeListRow *row =
    list != NULL
      ? gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))))
      : NULL;
  g_autoptr(CallboardJsonValue) value = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (selection->fixture->window));
  GtkWidget *focused_row = focus != NULL ? gtk_widget_get_ancestor (focus, CALLBOARD_TYPE_JSON_ROW) : NULL;
  g_autofree char *path = NULL;

  if (value == NULL || (!GTK_IS_TEXT (focus) &&
                        (focused_row == NULL || callboard_json_row_get_list_row (CALLBOARD_JSON_ROW (focused_row)) != row)))
    return FALSE;

  path = callboard_json_document_dup_path (callboard_json_tree_get_document (callboard_json_value_get_tree (value)),
                                           callboard_json_value_get_index (value));
  return g_str_equal (path, selection->path);
}

static void
wait_selected (WindowFixture *fixture,
               const char    *path)
{
  Selection selection = { .fixture = fixture, .path = path };

  window_wait_until (is_selected, &selection, path);
}

typedef struct
{
  WindowFixture *fixture;
  const char    *text;
} Copy;

static gboolean
is_copied (gpointer data)
{
  Copy *copy = data;
  GdkContentProvider *provider =
    gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (copy->fixture->window)));
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);

  return provider != NULL && gdk_content_provider_get_value (provider, &value, NULL) &&
         g_strcmp0 (g_value_get_string (&value), copy->text) == 0;
}

static void
wait_copied (WindowFixture *fixture,
             const char    *text)
{
  Copy copy = { .fixture = fixture, .text = text };

  window_wait_until (is_copied, &copy, text);
}

/* Activates an item of the menu. */
static void
copy (WindowFixture *fixture,
      const char    *action)
{
  gtk_widget_activate_action (get_dialog (fixture), action, NULL);
}

static GtkToggleButton *
find_reveal_button (GtkWidget *root)
{
  if (GTK_IS_TOGGLE_BUTTON (root) &&
      g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (root)), "view-reveal-symbolic") == 0)
    return GTK_TOGGLE_BUTTON (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkToggleButton *found = find_reveal_button (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
press (WindowFixture *fixture,
       const char    *key,
       guint          n)
{
  for (guint i = 0; i < n; i++)
    window_fixture_press (fixture, key);
}

static void
select_source (WindowFixture *fixture,
               guint          position)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (window_find_type (get_dialog (fixture), GTK_TYPE_DROP_DOWN)), position);
}

static void
view_run (WindowFixture *fixture)
{
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, 1);
  window_fixture_press (fixture, "ctrl+u");
  window_fixture_wait_text (fixture, "simulationJobs");
  wait_selected (fixture, "");
}

static void
view_simulation (WindowFixture *fixture)
{
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, 1);
  press (fixture, "Down", 1);
  press (fixture, "Return", 1);
  window_fixture_wait_text (fixture, "Whole call");
}

/* --- Tests ------------------------------------------------------------------------ */

static void
test_unfold (WindowFixture *fixture,
             gconstpointer  data)
{
  view_run (fixture);
  press (fixture, "Down", 5);
  wait_selected (fixture, "data.simulationJobs");
  press (fixture, "Right", 2);
  wait_selected (fixture, "data.simulationJobs[0]");
  press (fixture, "Right", 1);
  window_fixture_wait_text (fixture, "later");
  press (fixture, "Down", 5);
  press (fixture, "Return", 1);
  window_fixture_wait_text (fixture, DIGITS);
  /* Both members of the same name, digits and a lone surrogate as they came. */
  window_fixture_wait_text (fixture, "1e2");
  window_fixture_wait_text (fixture, "\"a\\ud83d\"");
  wait_selected (fixture, "data.simulationJobs[0].later");
  press (fixture, "Left", 1);
  window_fixture_wait_no_text (fixture, "1e2");
  press (fixture, "Left", 1);
  wait_selected (fixture, "data.simulationJobs[0]");

  /* A second dialog does not open. */
  press (fixture, "ctrl+u", 1);
  press (fixture, "Escape", 1);
  window_fixture_wait_no_text (fixture, "simulationJobs");
  g_assert_null (get_dialog (fixture));
}

static void
test_search (WindowFixture *fixture,
             gconstpointer  data)
{
  view_run (fixture);
  press (fixture, "ctrl+f", 1);
  window_fixture_type (fixture, "digits");
  window_fixture_wait_text (fixture, "1 of 2");
  wait_selected (fixture, "data.simulationJobs[0].later.digits");
  window_fixture_wait_text (fixture, DIGITS);
  press (fixture, "Return", 1);
  window_fixture_wait_text (fixture, "2 of 2");
  press (fixture, "shift+Return", 1);
  window_fixture_wait_text (fixture, "1 of 2");

  /* Nothing is found in a secret unless it is shown. */
  press (fixture, "ctrl+f", 1);
  window_fixture_type (fixture, "secret");
  window_fixture_wait_text (fixture, "No matches");
  gtk_toggle_button_set_active (find_reveal_button (get_dialog (fixture)), TRUE);
  window_fixture_wait_text (fixture, "1 of 1");
  wait_selected (fixture, "data.simulationJobs[0].later.recordingUrl");

  /* Escape ends the search, then closes the dialog. */
  press (fixture, "Escape", 1);
  wait_selected (fixture, "data.simulationJobs[0].later.recordingUrl");
  press (fixture, "Escape", 1);
  window_fixture_wait_no_text (fixture, "recordingUrl");
}

static void
test_copy (WindowFixture *fixture,
           gconstpointer  data)
{
  view_run (fixture);
  press (fixture, "ctrl+alt+a", 1);
  wait_copied (fixture, TEXT (MASK));
  press (fixture, "ctrl+f", 1);
  window_fixture_type (fixture, "cut");
  wait_selected (fixture, "data.simulationJobs[0].later.cut");
  press (fixture, "Escape", 1);
  wait_selected (fixture, "data.simulationJobs[0].later.cut");
  press (fixture, "ctrl+c", 1);
  wait_copied (fixture, "a\\ud83d");
  press (fixture, "Up", 2);
  press (fixture, "ctrl+c", 1);
  wait_copied (fixture, DIGITS);
  press (fixture, "ctrl+alt+c", 1);
  wait_copied (fixture, "{\"digits\":" DIGITS ",\"digits\":1e2, \"cut\":\"a\\ud83d\",\"recordingUrl\":\"https://h.example/a.ogg?" MASK "\"}");
}

static void
test_secrets (WindowFixture *fixture,
              gconstpointer  data)
{
  view_run (fixture);
  press (fixture, "ctrl+f", 1);
  window_fixture_type (fixture, "recordingurl");
  window_fixture_wait_text (fixture, "\"https://h.example/a.ogg?" MASK "\"");
  press (fixture, "Escape", 1);
  wait_selected (fixture, "data.simulationJobs[0].later.recordingUrl");

  /* The whole value is masked, too. */
  press (fixture, "Return", 1);
  window_fixture_wait_text (fixture, "data.simulationJobs[0].later.recordingUrl");
  copy (fixture, "json.copy-value");
  wait_copied (fixture, "https://h.example/a.ogg?" MASK);
  press (fixture, "Escape", 1);
  wait_selected (fixture, "data.simulationJobs[0].later.recordingUrl");
}

static void
test_simulation (WindowFixture *fixture,
                 gconstpointer  data)
{
  view_simulation (fixture);
  press (fixture, "ctrl+u", 1);
  window_fixture_wait_text (fixture, "simulationJobId");
  wait_selected (fixture, "");
  copy (fixture, "json.copy-all");
  wait_copied (fixture, SIMULATION (MASK));
  /* The toast, then the dialog. */
  press (fixture, "Escape", 2);
  window_fixture_wait_no_text (fixture, "simulationJobId");

  /* Of the metric with the focus, by key and by its row. */
  press (fixture, "alt+2", 1);
  window_fixture_wait_text (fixture, "Second");
  press (fixture, "ctrl+u", 1);
  window_fixture_wait_text (fixture, "\"m-1\"");
  wait_selected (fixture, "");
  press (fixture, "Escape", 1);
  window_fixture_wait_no_text (fixture, "\"m-1\"");
  window_fixture_click_text (fixture, "Second");
  window_fixture_click_text (fixture, "View JSON");
  window_fixture_wait_text (fixture, "\"m-2\"");
  wait_selected (fixture, "");
  copy (fixture, "json.copy-all");
  wait_copied (fixture, METRIC);
}

/* Of the transcript where that is visible, then of the call and of the metrics. */
static void
test_other_response (WindowFixture *fixture,
                     gconstpointer  data)
{
  view_simulation (fixture);
  press (fixture, "alt+3", 1);
  window_fixture_wait_text (fixture, "No Transcript");
  press (fixture, "ctrl+u", 1);
  window_fixture_wait_text (fixture, "No Response to Show");
  select_source (fixture, 1);
  window_fixture_wait_text (fixture, "\"Whole call\"");
  select_source (fixture, 3);
  window_fixture_wait_text (fixture, "[] 2 elements");
  wait_selected (fixture, "");
}

/* 20 MB, in a list of 100 000 elements. */
static void
test_large (WindowFixture *fixture,
            gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new ("{\"data\":{\"simulationRunPlanJobId\":\"" RUN "\",\"status\":\"COMPLETED\","
                                          "\"createdAt\":\"2026-09-01T14:02:10Z\",\"simulationJobs\":[],\"many\":[");
  g_autofree char *filler = g_strnfill (190, 'x');

  for (guint i = 0; i < 100 * 1000; i++)
    g_string_append_printf (text, "%s\"%s %u\"", i > 0 ? "," : "", filler, i);
  g_string_append (text, "]}}");
  g_assert_cmpuint (text->len, >, 19 * 1000 * 1000);
  window_fixture_answer (fixture, 200, text->str, (gssize) text->len);
  window_fixture_open (fixture, RUN);
  window_fixture_wait_text (fixture, "No Simulations");
  press (fixture, "ctrl+u", 1);
  window_fixture_wait_text (fixture, "[] 100*");
  wait_selected (fixture, "");
  press (fixture, "ctrl+f", 1);
  window_fixture_type (fixture, "x 54321");
  window_fixture_wait_text (fixture, "1 of 1");
  wait_selected (fixture, "data.many[54321]");
  window_fixture_wait_text (fixture, "54321");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, function) \
  g_test_add ("/window/json/" path, WindowFixture, NULL, set_up, function, window_fixture_tear_down)
  ADD ("unfold-by-keyboard", test_unfold);
  ADD ("search", test_search);
  ADD ("copy", test_copy);
  ADD ("secrets", test_secrets);
  ADD ("simulation-and-metric", test_simulation);
  ADD ("other-response", test_other_response);
  ADD ("large", test_large);
#undef ADD

  return g_test_run ();
}
