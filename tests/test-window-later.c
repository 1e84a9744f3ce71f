/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run of an invented later generation of the API in the window: every object has fields
 * that nobody knows yet, every enumeration a new value, and half of the optional fields are
 * gone. All of it is on screen and found by search.
 */

#include <string.h>

#include "callboard-other-field-row.h"
#include "callboard-other-fields-group.h"
#include "callboard-ui-resources.h"
#include "later-fields.h"
#include "window-support.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define N_SIMULATIONS 3

static void
answer_call_file (WindowFixture *fixture,
                  const char    *part,
                  const char    *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  window_fixture_answer_call (fixture, part, contents);
}

static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  window_fixture_set_up (fixture, data);
  window_fixture_answer_file (fixture, "later-run.json");
  answer_call_file (fixture, "", "later-call.json");
  answer_call_file (fixture, "/metrics", "later-metrics.json");
  answer_call_file (fixture, "/sentiment-run", "later-sentiment.json");
  answer_call_file (fixture, "/transcript", "later-transcript.json");
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_wait_text (fixture, "Sarah Johnson");
}

/* --- Looking for words ---------------------------------------------------- */

typedef struct
{
  GtkWidget  *root;
  GString    *text;
  const char *word;
} Screen;

/* Unfolds the rows of @root and appends its texts. */
static void
read_screen (GtkWidget *root,
             GString   *text)
{
  if (!gtk_widget_get_mapped (root))
    return;

  if (ADW_IS_EXPANDER_ROW (root))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (root), TRUE);
  if (GTK_IS_LABEL (root))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    read_screen (child, text);
}

static gboolean
has_word (gpointer data)
{
  Screen *screen = data;

  if (later_fields_contain (screen->text->str, screen->word))
    return TRUE;

  g_string_truncate (screen->text, 0);
  read_screen (screen->root, screen->text);

  return later_fields_contain (screen->text->str, screen->word);
}

static void
wait_words_from (GtkWidget  *root,
                 GPtrArray  *words,
                 guint       position)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_assert_cmpuint (words->len, >, position);
  for (guint i = position; i < words->len; i++)
    {
      Screen screen = { .root = root, .text = text, .word = g_ptr_array_index (words, i) };

      window_wait_until (has_word, &screen, screen.word);
    }
}

static void
wait_words (GtkWidget   *root,
            const char  *file,
            const char  *part,
            LaterFields  kind)
{
  g_autoptr(GPtrArray) words = later_fields_load (file, part, kind);

  wait_words_from (root, words, 0);
}

/* --- On screen ------------------------------------------------------------ */

static GtkWidget *
get_root (WindowFixture *fixture)
{
  return GTK_WIDGET (fixture->window);
}

static void
open_simulation_of (WindowFixture *fixture,
                    const char    *persona)
{
  window_fixture_click_text (fixture, persona);
  window_fixture_wait_text (fixture, "Overview");
}

static void
open_simulation (WindowFixture *fixture)
{
  open_simulation_of (fixture, "Sarah Johnson");
}

/* The rows below a row that a click unfolds. */
static gboolean
has_nested_rows (gpointer data)
{
  return window_find_text (GTK_WIDGET (data), "laterLeaf*") != NULL;
}

static void
test_run (WindowFixture *fixture,
          gconstpointer  data)
{
  GtkWidget *row;

  window_fixture_click_text (fixture, "Other Fields");
  window_fixture_wait_text (fixture, "attemptSummary.laterText*");
  row = window_find_type (get_root (fixture), CALLBOARD_TYPE_OTHER_FIELD_ROW);
  g_assert_false (has_nested_rows (row));
  window_fixture_click (fixture, row);
  window_wait_until (has_nested_rows, row, "nested rows");

  wait_words (get_root (fixture), "later-run.json", LATER_FIELDS_RUN, LATER_FIELDS_FIELDS);
}

static void
test_run_values (WindowFixture *fixture,
                 gconstpointer  data)
{
  window_fixture_click_text (fixture, "Not judged*");
  window_fixture_wait_text (fixture, "Why the Run Could Not Be Judged");
  wait_words (get_root (fixture), "later-run.json", LATER_FIELDS_RUN, LATER_FIELDS_VALUES);
}

static void
test_simulation (WindowFixture *fixture,
                 gconstpointer  data)
{
  open_simulation (fixture);
  wait_words (get_root (fixture), "later-run.json", "0", LATER_FIELDS_FIELDS);
  wait_words (get_root (fixture), "later-run.json", "0", LATER_FIELDS_VALUES);
  window_fixture_wait_text (fixture, "persona.laterText*");
  window_fixture_wait_text (fixture, "scenario.laterText*");
  window_fixture_wait_text (fixture, "agentEndpoint.laterText*");
}

static void
test_call (WindowFixture *fixture,
           gconstpointer  data)
{
  open_simulation (fixture);
  wait_words (get_root (fixture), "later-call.json", NULL, LATER_FIELDS_FIELDS);
  wait_words (get_root (fixture), "later-call.json", NULL, LATER_FIELDS_VALUES);
  wait_words (get_root (fixture), "later-sentiment.json", NULL, LATER_FIELDS_FIELDS);
  wait_words (get_root (fixture), "later-sentiment.json", NULL, LATER_FIELDS_VALUES);
  wait_words (get_root (fixture), "later-transcript.json", NULL, LATER_FIELDS_FIELDS);
}

static void
test_metrics (WindowFixture *fixture,
              gconstpointer  data)
{
  open_simulation (fixture);
  window_fixture_press (fixture, "alt+2");
  window_fixture_wait_text (fixture, "Later gate");
  wait_words (get_root (fixture), "later-metrics.json", NULL, LATER_FIELDS_FIELDS);
  wait_words (get_root (fixture), "later-metrics.json", NULL, LATER_FIELDS_VALUES);
}

static void
test_transcript (WindowFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr(GPtrArray) values = later_fields_load ("later-transcript.json", NULL, LATER_FIELDS_VALUES);

  /* The first one is the source of the transcript, which the overview lists. */
  open_simulation (fixture);
  window_fixture_wait_text (fixture, g_ptr_array_index (values, 0));
  window_fixture_press (fixture, "alt+3");
  window_fixture_wait_text (fixture, "Bright Smile*");
  wait_words_from (get_root (fixture), values, 1);
}

/* Stepping shows the fields of the next simulation only. The others have no call. */
static void
test_next_simulation (WindowFixture *fixture,
                      gconstpointer  data)
{
  open_simulation (fixture);
  window_fixture_wait_text (fixture, "call.laterText*");
  window_fixture_press (fixture, "alt+Down");
  window_fixture_wait_no_text (fixture, "call.laterText*");
  window_fixture_wait_text (fixture, "Emma Wilson");
  window_fixture_press (fixture, "alt+Down");
  wait_words (get_root (fixture), "later-run.json", "1", LATER_FIELDS_FIELDS);
}

/* --- Search --------------------------------------------------------------- */

/* Each number is in one simulation only. */
static void
test_search (WindowFixture *fixture,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) words = later_fields_load ("later-run.json", "1", LATER_FIELDS_FIELDS);
  guint n_found = 0;

  for (guint i = 0; i < words->len && n_found < 3; i++)
    {
      if (!g_str_has_prefix (g_ptr_array_index (words, i), "laterNumber"))
        continue;
      window_fixture_press (fixture, "ctrl+f");
      window_fixture_type (fixture, g_ptr_array_index (words, i + n_found % 2));
      window_fixture_wait_rows (fixture, 1);
      window_fixture_wait_text (fixture, "Marcus Lee");
      window_fixture_press (fixture, "Escape");
      window_fixture_wait_rows (fixture, N_SIMULATIONS);
      n_found++;
    }
  g_assert_cmpuint (n_found, ==, 3);
}

/* --- Changes -------------------------------------------------------------- */

/* Answers with a run whose simulation has one row that unfolds, and many others. */
static void
answer_many (WindowFixture *fixture,
             const char    *value,
             guint          n)
{
  g_autoptr(GString) body = g_string_new ("{\"data\":{\"simulationRunPlanJobId\":\"" RUN "\",\"simulationJobs\":["
                                          "{\"simulationJobId\":\"a\",\"persona\":{\"name\":\"Ada\"},");
  g_autofree char *text = NULL;

  g_string_append_printf (body, "\"tree\":{\"leaf\":\"%s\"}", value);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (body, ",\"field%u\":\"<b>%u</b>\"", i, i);
  g_string_append (body, "}]}}");
  text = g_string_free_and_steal (g_steal_pointer (&body));
  window_fixture_answer (fixture, 200, text, -1);
}

static void
open_many (WindowFixture *fixture,
           guint          n)
{
  answer_many (fixture, "before", n);
  window_fixture_press (fixture, "F5");
  window_fixture_wait_rows (fixture, 1);
  open_simulation_of (fixture, "Ada");
  window_fixture_wait_text (fixture, "tree");
}

/* A row that is unfolded stays so when a value changes. */
static void
test_refresh (WindowFixture *fixture,
              gconstpointer  data)
{
  GtkWidget *row;

  open_many (fixture, 1);
  row = window_find_type (get_root (fixture), CALLBOARD_TYPE_OTHER_FIELD_ROW);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  window_fixture_wait_text (fixture, "before");

  answer_many (fixture, "after", 1);
  window_fixture_press (fixture, "F5");
  window_fixture_wait_text (fixture, "after");
  g_assert_true (window_find_type (get_root (fixture), CALLBOARD_TYPE_OTHER_FIELD_ROW) == row);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));

  answer_many (fixture, "after", 0);
  window_fixture_press (fixture, "F5");
  window_fixture_wait_no_text (fixture, "field0");
  window_fixture_wait_text (fixture, "tree");
}

/* Many fields are shown a hundred at a time, up to the limit, and the rest is counted. */
static void
test_many (WindowFixture *fixture,
           gconstpointer  data)
{
  open_many (fixture, 1205);
  window_fixture_wait_text (fixture, "<b>98</b>");
  g_assert_null (window_find_text (get_root (fixture), "<b>99</b>"));
  for (guint i = 1; i < 10; i++)
    {
      g_autofree char *last = g_strdup_printf ("<b>%u</b>", (i + 1) * 100 - 3);
      GtkWidget *button = gtk_widget_get_ancestor (window_find_text (get_root (fixture), "Show More"),
                                                   ADW_TYPE_BUTTON_ROW);

      g_signal_emit_by_name (button, "activated");
      window_fixture_wait_text (fixture, last);
    }
  g_assert_null (window_find_text (get_root (fixture), "Show More"));
  window_fixture_wait_text (fixture, "207 more fields are not shown");
}

/* Without other fields there is neither a group nor a button. */
static void
test_none (WindowFixture *fixture,
           gconstpointer  data)
{
  window_fixture_answer (fixture, 200,
                         "{\"data\":{\"simulationRunPlanJobId\":\"" RUN "\",\"simulationJobs\":["
                         "{\"simulationJobId\":\"a\",\"persona\":{\"name\":\"Ada\"}}]}}", -1);
  window_fixture_press (fixture, "F5");
  window_fixture_wait_rows (fixture, 1);
  window_fixture_wait_no_text (fixture, "Other Fields");
  open_simulation_of (fixture, "Ada");
  g_assert_null (window_find_type (get_root (fixture), CALLBOARD_TYPE_OTHER_FIELDS_GROUP));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, test) \
  g_test_add ("/window/later/" path, WindowFixture, NULL, set_up, test, window_fixture_tear_down)
  ADD ("run/fields", test_run);
  ADD ("run/values", test_run_values);
  ADD ("simulation", test_simulation);
  ADD ("call", test_call);
  ADD ("metrics", test_metrics);
  ADD ("transcript", test_transcript);
  ADD ("next-simulation", test_next_simulation);
  ADD ("search", test_search);
  ADD ("refresh", test_refresh);
  ADD ("many", test_many);
  ADD ("none", test_none);
#undef ADD

  return g_test_run ();
}
