/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The data of a call in the window: opening the failed check and its place in the
 * transcript, searching the transcript, and missing data.
 */

#include <string.h>

#include "callboard-metric-row.h"
#include "callboard-transcript-view.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define N_SIMULATIONS 13
#define CALLER "Sarah Johnson"
#define N_TURNS 1000

static const char call[] =
  "{\"data\":{\"id\":\"a\",\"status\":\"ENDED\",\"title\":\"A terrible toothache\","
  "\"summary\":\"Sarah has <b>pain</b>.\",\"durationMs\":133000,\"endedStatus\":\"CUSTOMER_ENDED_CALL\"}}";

/* The check failed at turn 700. */
static const char metrics[] =
  "{\"data\":["
  "{\"metricDefinitionId\":\"1\",\"slug\":\"silence\",\"name\":\"Silence\",\"type\":\"NUMERIC\",\"scope\":\"PER_PARTICIPANT\","
  "\"unit\":{\"name\":\"seconds\",\"symbol\":\"s\"},\"values\":["
  "{\"captureStatus\":\"SUCCESS\",\"value\":2.8,\"participantRole\":\"agent\"},"
  "{\"captureStatus\":\"SUCCESS\",\"value\":0.6,\"participantRole\":\"customer\"}]},"
  "\"This is no metric\","
  "{\"metricDefinitionId\":\"2\",\"slug\":\"greeting_check\",\"name\":\"Greeting\",\"type\":\"BOOLEAN\",\"values\":["
  "{\"captureStatus\":\"SUCCESS\",\"value\":true}]},"
  "{\"metricDefinitionId\":\"3\",\"slug\":\"tools\",\"name\":\"Tool accuracy\",\"type\":\"NUMERIC\",\"values\":["
  "{\"captureStatus\":\"ERROR\",\"errorMessage\":\"The model timed out\"}]},"
  "{\"metricDefinitionId\":\"4\",\"slug\":\"empathy_check\",\"name\":\"Empathy <b>shown</b>\",\"type\":\"BOOLEAN\",\"values\":["
  "{\"captureStatus\":\"SUCCESS\",\"value\":false,\"confidence\":0.94,"
  "\"valueReasoning\":\"The agent did not say that it was sorry.\",\"context\":\"SEGMENT\","
  "\"segment\":{\"id\":\"s\",\"text\":\"Turn 700 & more\",\"startOffsetMs\":2800000,\"endOffsetMs\":2802000}}]}"
  "]}";

static void
set_transcript (WindowFixture *fixture)
{
  g_autoptr(GString) body = g_string_new ("{\"data\":{\"participants\":[],\"entries\":[");
  g_autofree char *text = NULL;

  for (guint i = 0; i < N_TURNS; i++)
    g_string_append_printf (body, "%s{\"text\":\"Turn %u & more%s\",\"role\":\"%s\","
                                  "\"startOffsetMs\":%u,\"endOffsetMs\":%u}",
                            i > 0 ? "," : "", i, i % 100 == 50 ? ", said Éloïse" : "",
                            i % 2 == 0 ? "AGENT" : "CUSTOMER", i * 4000, i * 4000 + (i == 4 ? 5000 : 2000));
  g_string_append (body, "]}}");
  text = g_string_free_and_steal (g_steal_pointer (&body));
  window_fixture_answer_call (fixture, "/transcript", text);
}

static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  window_fixture_set_up (fixture, data);
  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_answer_call (fixture, "", call);
  window_fixture_answer_call (fixture, "/metrics", metrics);
  window_fixture_answer_call (fixture, "/sentiment-run",
                              "{\"data\":{\"averageCategoricalSentiment\":\"POSITIVE\",\"commonEmotion\":\"relief\"}}");
  set_transcript (fixture);
}

static void
open_simulation (WindowFixture *fixture)
{
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_wait_results (fixture);
  /* The first simulation of the run; the errors of the list have no call. */
  window_fixture_click_text (fixture, "2\u00a0min\u00a036\u00a0s");
  window_fixture_wait_text (fixture, "Overview");
}

static GtkWidget *
find_widget (WindowFixture *fixture,
             GType          type)
{
  return window_find_type (GTK_WIDGET (fixture->window), type);
}

/* Returns: (nullable): the selected turn. */
static CallboardTurn *
get_selected_turn (WindowFixture *fixture)
{
  GtkWidget *view = find_widget (fixture, CALLBOARD_TYPE_TRANSCRIPT_VIEW);
  GtkWidget *list = view != NULL ? window_find_type (view, GTK_TYPE_LIST_VIEW) : NULL;

  if (list == NULL)
    return NULL;

  return gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

typedef struct
{
  WindowFixture *fixture;
  const char    *text;
} Expectation;

static gboolean
is_selected (gpointer data)
{
  Expectation *expectation = data;
  CallboardTurn *turn = get_selected_turn (expectation->fixture);

  return turn != NULL && g_str_equal (callboard_turn_get_text (turn), expectation->text);
}

/* Waits until a turn is selected and visible. */
static void
wait_turn (WindowFixture *fixture,
           const char    *text)
{
  Expectation expectation = { .fixture = fixture, .text = text };
  GtkWidget *label;
  GtkWidget *scroller;
  graphene_rect_t bounds;

  window_wait_until (is_selected, &expectation, text);
  window_fixture_wait_text (fixture, text);
  window_fixture_wait_drawn (fixture);
  label = window_find_text (GTK_WIDGET (fixture->window), text);
  scroller = gtk_widget_get_ancestor (label, GTK_TYPE_SCROLLED_WINDOW);
  g_assert_true (gtk_widget_compute_bounds (label, scroller, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (scroller));
}

static void
test_overview (WindowFixture *fixture,
               gconstpointer  data)
{
  open_simulation (fixture);
  window_fixture_wait_text (fixture, "A terrible toothache");
  window_fixture_wait_text (fixture, "Sarah has <b>pain</b>.");
  window_fixture_wait_text (fixture, "2\u00a0min\u00a013\u00a0s");
  window_fixture_wait_text (fixture, "Persona hung up");
  window_fixture_wait_text (fixture, "Positive · Relief");
}

static void
test_failure_marker_by_mouse (WindowFixture *fixture,
                              gconstpointer  data)
{
  open_simulation (fixture);
  window_fixture_click_text (fixture, "Metrics");
  window_fixture_wait_text (fixture, "Failed Checks");
  window_fixture_wait_text (fixture, "Empathy <b>shown</b>");
  window_fixture_wait_text (fixture, "The agent did not say that it was sorry.");
  window_fixture_wait_text (fixture, "“Turn 700 & more” · 94% confidence");
  window_fixture_click_text (fixture, "Play from 46:40");
  wait_turn (fixture, "Turn 700 & more");
}

static gboolean
is_in_metric (WindowFixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, CALLBOARD_TYPE_METRIC_ROW) != NULL;
}

static void
test_failure_marker_by_keyboard (WindowFixture *fixture,
                                 gconstpointer  data)
{
  open_simulation (fixture);
  window_fixture_wait_text (fixture, "Positive · Relief");
  window_fixture_press (fixture, "alt+2");
  window_fixture_wait_text (fixture, "Failed Checks");
  for (guint i = 0; i < 6 && !is_in_metric (fixture); i++)
    window_fixture_press (fixture, "Tab");
  window_fixture_press (fixture, "Down");
  window_fixture_press (fixture, "Return");
  wait_turn (fixture, "Turn 700 & more");

  /* The turn has the focus. */
  window_fixture_press (fixture, "Down");
  wait_turn (fixture, "Turn 701 & more");
}

static void
test_metrics (WindowFixture *fixture,
              gconstpointer  data)
{
  open_simulation (fixture);
  window_fixture_press (fixture, "alt+2");
  window_fixture_wait_text (fixture, "Passed Checks");
  window_fixture_wait_text (fixture, "Timing");
  window_fixture_wait_text (fixture, "2.8\u00a0s");
  window_fixture_wait_text (fixture, "0.6\u00a0s");
  window_fixture_wait_text (fixture, "Persona");
  window_fixture_wait_text (fixture, "Error");
  window_fixture_click_text (fixture, "Tool accuracy");
  window_fixture_wait_text (fixture, "The model timed out");

  /* A metric that cannot be decoded does not hide others. */
  window_fixture_wait_text (fixture, "1 entry could not be read");
  window_fixture_click_text (fixture, "Details");
  window_fixture_wait_text (fixture, "data[1]*");
  window_fixture_press (fixture, "Escape");
}

/* All values can be read, and the last one leads to its turn. */
static void
test_many_values (WindowFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr(GString) body = g_string_new ("{\"data\":[{\"slug\":\"latency\",\"name\":\"Latency\","
                                          "\"type\":\"NUMERIC\",\"values\":[");

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (body, "%s{\"captureStatus\":\"SUCCESS\",\"value\":%u,\"segment\":{\"id\":\"s%u\","
                            "\"text\":\"Said %u\",\"startOffsetMs\":%u,\"endOffsetMs\":%u}}",
                            i > 0 ? "," : "", 3000 + i, i, i, i * 2000, i * 2000 + 100);
  g_string_append (body, "]}]}");
  window_fixture_answer_call (fixture, "/metrics", body->str);
  open_simulation (fixture);
  window_fixture_press (fixture, "alt+2");
  window_fixture_click_text (fixture, "Latency");
  window_fixture_wait_text (fixture, "“Said 0”");
  gtk_widget_activate (find_widget (fixture, ADW_TYPE_BUTTON_ROW));
  window_fixture_wait_text (fixture, "2000 values");
  window_fixture_wait_text (fixture, "Play from 0:02");
  window_fixture_press (fixture, "End");
  window_fixture_wait_text (fixture, "“Said 1999”");
  window_fixture_wait_text (fixture, "4999");
  window_fixture_press (fixture, "Up");
  window_fixture_press (fixture, "Return");
  wait_turn (fixture, "Turn 999 & more");
}

/* Only the first ones are listed; all are counted. */
static void
test_many_unreadable_fields (WindowFixture *fixture,
                             gconstpointer  data)
{
  g_autoptr(GString) body = g_string_new ("{\"data\":{\"participants\":[],\"entries\":[");

  for (guint i = 0; i < 1200; i++)
    g_string_append_printf (body, "%s{\"text\":\"Turn %u\",\"role\":\"AGENT\",\"startOffsetMs\":\"soon\"}",
                            i > 0 ? "," : "", i);
  g_string_append (body, "]}}");
  window_fixture_answer_call (fixture, "/transcript", body->str);
  open_simulation (fixture);
  window_fixture_press (fixture, "alt+3");
  window_fixture_wait_text (fixture, "1200 fields could not be read");
  window_fixture_click_text (fixture, "Details");
  window_fixture_wait_text (fixture, "The first 1000 of 1200");
  window_fixture_press (fixture, "Escape");
}

/* A refresh does not expand collapsed rows. */
static void
test_refresh_keeps_state (WindowFixture *fixture,
                          gconstpointer  data)
{
  guint n_call_requests;

  open_simulation (fixture);
  window_fixture_press (fixture, "alt+2");
  window_fixture_click_text (fixture, "Tool accuracy");
  window_fixture_wait_text (fixture, "The model timed out");
  n_call_requests = fixture->n_call_requests;
  window_fixture_answer_call (fixture, "/metrics", metrics);
  window_fixture_press (fixture, "F5");
  window_fixture_wait_drawn (fixture);
  g_assert_cmpuint (fixture->n_call_requests, >, n_call_requests);
  window_fixture_wait_text (fixture, "The model timed out");
}

static void
test_conversation (WindowFixture *fixture,
                   gconstpointer  data)
{
  open_simulation (fixture);
  window_fixture_press (fixture, "alt+3");
  window_fixture_wait_text (fixture, "1000 turns · *");
  window_fixture_wait_text (fixture, "Agent");
  window_fixture_wait_text (fixture, "Overlapping speech");
  window_fixture_wait_text (fixture, "0:04");
}

static guint
count_marks (GtkWidget *label)
{
  PangoAttrList *attributes = gtk_label_get_attributes (GTK_LABEL (label));
  GSList *list = attributes != NULL ? pango_attr_list_get_attributes (attributes) : NULL;
  guint n = g_slist_length (list);

  g_slist_free_full (list, (GDestroyNotify) pango_attribute_destroy);

  return n;
}

static void
test_search (WindowFixture *fixture,
             gconstpointer  data)
{
  GtkWidget *label;

  open_simulation (fixture);
  window_fixture_wait_text (fixture, "A terrible toothache");
  window_fixture_press (fixture, "ctrl+f");
  window_fixture_type (fixture, "eloise");
  window_fixture_wait_text (fixture, "1 of 10");
  wait_turn (fixture, "Turn 50 & more, said Éloïse");
  label = window_find_text (GTK_WIDGET (fixture->window), "Turn 50 & more, said Éloïse");
  g_assert_cmpuint (count_marks (label), >, 0);
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "2 of 10");
  wait_turn (fixture, "Turn 150 & more, said Éloïse");
  window_fixture_press (fixture, "shift+Return");
  window_fixture_press (fixture, "shift+Return");
  window_fixture_wait_text (fixture, "10 of 10");
  wait_turn (fixture, "Turn 950 & more, said Éloïse");

  window_fixture_type (fixture, "xyz");
  window_fixture_wait_text (fixture, "No matches");
  window_fixture_press (fixture, "Escape");
  window_fixture_wait_no_text (fixture, "No matches");
  label = window_find_text (GTK_WIDGET (fixture->window), "Turn 950 & more, said Éloïse");
  g_assert_nonnull (label);
  g_assert_cmpuint (count_marks (label), ==, 0);
  window_fixture_wait_text (fixture, "Overview");
}

static gboolean
has_copied (gpointer data)
{
  GdkContentProvider *provider =
    gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (((WindowFixture *) data)->window)));

  return provider != NULL;
}

static void
test_copy (WindowFixture *fixture,
           gconstpointer  data)
{
  g_auto(GValue) value = G_VALUE_INIT;

  open_simulation (fixture);
  window_fixture_press (fixture, "alt+3");
  window_fixture_wait_text (fixture, "1000 turns · *");
  gtk_widget_activate_action (find_widget (fixture, CALLBOARD_TYPE_TRANSCRIPT_VIEW), "transcript.copy", NULL);
  window_wait_until (has_copied, fixture, "the clipboard");
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (
    gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window))), &value, NULL));
  g_assert_true (g_str_has_prefix (g_value_get_string (&value), "0:00 Agent: Turn 0 & more\n0:04 " CALLER ": Turn 1"));
  window_fixture_wait_text (fixture, "Copied to the clipboard");
}

/* --- Faults ----------------------------------------------------------------- */

static void
test_unknown_call (WindowFixture *fixture,
                   gconstpointer  data)
{
  g_hash_table_remove_all (fixture->calls);
  open_simulation (fixture);
  window_fixture_wait_text (fixture, "Roark no longer has this call");
  window_fixture_wait_text (fixture, "Stage");
  window_fixture_press (fixture, "alt+2");
  window_fixture_wait_text (fixture, "No Metrics");
  window_fixture_press (fixture, "alt+3");
  window_fixture_wait_text (fixture, "No Transcript");

  /* The call is requested again. */
  set_transcript (fixture);
  window_fixture_click_text (fixture, "Try Again");
  window_fixture_wait_text (fixture, "1000 turns · *");
}

static void
test_parts_fail_independently (WindowFixture *fixture,
                               gconstpointer  data)
{
  window_fixture_answer_call (fixture, "/transcript", "{\"data\":{\"entries\":[],\"participants\":[]}}");
  window_fixture_answer_call (fixture, "/metrics", "<html>");
  open_simulation (fixture);
  window_fixture_wait_text (fixture, "A terrible toothache");
  window_fixture_press (fixture, "alt+2");
  window_fixture_wait_text (fixture, "Try Again");
  window_fixture_press (fixture, "alt+3");
  window_fixture_wait_text (fixture, "No Transcript");
}

/* The data stays, and its age is shown. */
static void
test_failed_refresh (WindowFixture *fixture,
                     gconstpointer  data)
{
  open_simulation (fixture);
  window_fixture_press (fixture, "alt+2");
  window_fixture_wait_text (fixture, "Passed Checks");
  window_fixture_answer_call (fixture, "/metrics", "<html>");
  window_fixture_press (fixture, "F5");
  window_fixture_wait_text (fixture, "Network Sign-In Needed. *");
  window_fixture_wait_text (fixture, "Passed Checks");
}

static const char definitions[] =
  "{\"data\":["
  "{\"id\":\"1\",\"name\":\"Silence\",\"calculationType\":\"PROVIDER\",\"unit\":{\"symbol\":\"s\"}},"
  "{\"id\":\"4\",\"name\":\"Empathy\",\"calculationType\":\"THRESHOLD\",\"threshold\":"
  "{\"operator\":\"LTE\",\"thresholdValue\":2,\"sourceMetricDefinitionId\":\"1\"}},"
  "{\"id\":\"9\",\"booleanTrueLabel\":\"Voicemail <i>\",\"booleanFalseLabel\":\"A person\"}]}";

static void
on_definitions (SoupServer        *server,
                SoupServerMessage *message,
                const char        *path,
                GHashTable        *query,
                gpointer           user_data)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, definitions,
                                    sizeof definitions - 1);
}

/* A failed check says what it compares, and a boolean has the labels of its definition. */
static void
test_definitions (WindowFixture *fixture,
                  gconstpointer  data)
{
  soup_server_add_handler (fixture->server, "/v1/metric/definitions", on_definitions, fixture, NULL);
  window_fixture_answer_call (fixture, "/metrics",
                              "{\"data\":["
                              "{\"metricDefinitionId\":\"4\",\"slug\":\"empathy_check\",\"name\":\"Empathy\","
                              "\"type\":\"BOOLEAN\",\"values\":[{\"captureStatus\":\"SUCCESS\",\"value\":false}]},"
                              "{\"metricDefinitionId\":\"9\",\"slug\":\"voicemail\",\"name\":\"Answered by\","
                              "\"type\":\"BOOLEAN\",\"values\":[{\"captureStatus\":\"SUCCESS\",\"value\":true}]}]}");
  open_simulation (fixture);
  window_fixture_press (fixture, "alt+2");
  window_fixture_wait_text (fixture, "Threshold: Silence ≤ 2\302\240s");
  window_fixture_wait_text (fixture, "Voicemail <i>");
  g_assert_nonnull (window_find_text (GTK_WIDGET (fixture->window), "Failed"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, function) \
  g_test_add ("/window/call/" path, WindowFixture, NULL, set_up, function, window_fixture_tear_down)
  ADD ("overview", test_overview);
  ADD ("failure-marker/by-mouse", test_failure_marker_by_mouse);
  ADD ("failure-marker/by-keyboard", test_failure_marker_by_keyboard);
  ADD ("metrics", test_metrics);
  ADD ("many-values", test_many_values);
  ADD ("many-unreadable-fields", test_many_unreadable_fields);
  ADD ("metric-definitions", test_definitions);
  ADD ("refresh-keeps-state", test_refresh_keeps_state);
  ADD ("conversation", test_conversation);
  ADD ("search", test_search);
  ADD ("copy", test_copy);
  ADD ("unknown-call", test_unknown_call);
  ADD ("parts-fail-independently", test_parts_fail_independently);
  ADD ("failed-refresh", test_failed_refresh);
#undef ADD

  return g_test_run ();
}
