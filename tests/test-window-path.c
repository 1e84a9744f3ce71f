/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way from a failed run to the recording: the failed check, the simulations that failed
 * it, the failure marker, the turn in the transcript and its audio. Once by mouse and once
 * by keyboard.
 */

#include "callboard-transcript-view.h"
#include "callboard-ui-resources.h"
#include "recorded-call.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define N_SIMULATIONS 13
#define TURN RECORDED_CALL_TURN
#define LENGTH RECORDED_CALL_LENGTH

#define VERDICT "Failed · score 86.4"
#define CHECK "Silence duration ≤ 2 s"
#define NARROWED "Failed check: Silence duration ≤ 2 s · 2 simulations"
#define SILENT(value) \
  "{\"data\":[{\"metricDefinitionId\":\"62983cee-d658-4e29-918d-e3a385cd3cb8\",\"slug\":\"silence_duration_check\"," \
  "\"name\":\"" CHECK "\",\"type\":\"BOOLEAN\",\"values\":[{\"captureStatus\":\"SUCCESS\",\"value\":" value "," \
  "\"context\":\"SEGMENT\",\"segment\":{\"id\":\"s\",\"text\":\"Turn 12\",\"startOffsetMs\":120000," \
  "\"endOffsetMs\":122000}}]}]}"

/* The maximum number of key presses to reach anything, with any number of simulations. */
#define FAR 12

/* Two calls failed the check, at turn 12. */
static void
open_failed_run (WindowFixture *fixture)
{
  window_fixture_answer_call (fixture, "/metrics", SILENT ("true"));
  window_fixture_answer_call (fixture, "1400ecf1-8c82-4717-9e62-4e008b545989/metrics", SILENT ("false"));
  window_fixture_answer_call (fixture, "d05ab0d4-7c5c-4642-ad46-cac8b7ef6380/metrics", SILENT ("false"));
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_wait_text (fixture, VERDICT);
  window_fixture_wait_text (fixture, "Sarah Johnson");
}

static void
test_by_mouse (WindowFixture *fixture,
               gconstpointer  data)
{
  open_failed_run (fixture);
  window_fixture_click_text (fixture, VERDICT);
  window_fixture_click_text (fixture, CHECK);
  window_fixture_wait_text (fixture, NARROWED);
  window_fixture_wait_rows (fixture, 2);

  window_fixture_click_text (fixture, "Éloïse Fournier");
  window_fixture_wait_text (fixture, "2 of 2");
  window_fixture_wait_text (fixture, "A toothache");
  window_fixture_click_text (fixture, "Metrics");
  /* The overview offers the same. */
  window_fixture_wait_no_text (fixture, "A toothache");
  window_fixture_click_text (fixture, "Play from 2:00");
  recorded_call_wait_current (fixture, "Turn 12");
  recorded_call_wait_position (fixture, 12 * TURN - 1, 12 * TURN + 1);

  window_fixture_click (fixture, recorded_call_wait_button (fixture, "Play"));
  recorded_call_wait_position (fixture, 12 * TURN, LENGTH);
  /* So are the following and the previous turn, which playback does not select. */
  window_fixture_click_text (fixture, "Turn 13");
  recorded_call_wait_current (fixture, "Turn 13");
  window_fixture_click_text (fixture, "Turn 11");
  recorded_call_wait_position (fixture, 11 * TURN, 12 * TURN);
  recorded_call_wait_current (fixture, "Turn 11");
}

/* --- By keyboard ------------------------------------------------------------------ */

/* Whether the focused widget contains a text: a row, not the whole list. */
static gboolean
is_at (WindowFixture *fixture,
       const char    *text)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && !GTK_IS_LIST_VIEW (focus) && window_find_text (focus, text) != NULL;
}

/* Presses a key until the widget with a text has the focus. */
static void
press_until (WindowFixture *fixture,
             const char    *key,
             const char    *text)
{
  for (guint i = 0; i < FAR && !is_at (fixture, text); i++)
    window_fixture_press (fixture, key);
  if (!is_at (fixture, text))
    g_error ("%s does not lead to: %s", key, text);
}

static void
test_by_keyboard (WindowFixture *fixture,
                  gconstpointer  data)
{
  open_failed_run (fixture);
  press_until (fixture, "Tab", VERDICT);
  window_fixture_press (fixture, "space");
  window_fixture_wait_text (fixture, CHECK);
  press_until (fixture, "Tab", CHECK);
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, NARROWED);
  window_fixture_wait_rows (fixture, 2);

  /* The focus has moved along. */
  press_until (fixture, "Down", "Éloïse Fournier");
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "2 of 2");
  window_fixture_wait_text (fixture, "A toothache");
  window_fixture_press (fixture, "alt+2");
  window_fixture_wait_no_text (fixture, "A toothache");
  window_fixture_wait_text (fixture, "Play from 2:00");
  press_until (fixture, "Tab", "Play from 2:00");
  window_fixture_press (fixture, "Return");
  recorded_call_wait_current (fixture, "Turn 12");
  recorded_call_wait_position (fixture, 12 * TURN - 1, 12 * TURN + 1);

  /* The turn has the focus. */
  window_fixture_press (fixture, "space");
  recorded_call_wait_position (fixture, 12 * TURN, LENGTH);
  press_until (fixture, "Up", "Turn 11");
  window_fixture_press (fixture, "Return");
  recorded_call_wait_position (fixture, 11 * TURN, 12 * TURN);
  recorded_call_wait_current (fixture, "Turn 11");
}

/* --- During a transition -------------------------------------------------------------- */

/* Right after the key press, the old page is still visible. */
static void
test_old_page_is_not_clicked (WindowFixture *fixture,
                              gconstpointer  data)
{
  GtkWidget *views;
  GtkWidget *transcript;
  GtkWidget *picked;

  recorded_call_open (fixture);
  transcript = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_TRANSCRIPT_VIEW);
  views = gtk_widget_get_ancestor (transcript, ADW_TYPE_VIEW_STACK);
  window_fixture_click_text (fixture, "Turn 1");
  picked = gtk_widget_pick (views, 300, 300, GTK_PICK_DEFAULT);
  g_assert_true (gtk_widget_is_ancestor (picked, transcript));

  gtk_widget_activate_action (transcript, "simulation.show-view", "s", "metrics");
  g_assert_true (gtk_widget_get_mapped (transcript));
  picked = gtk_widget_pick (views, 300, 300, GTK_PICK_DEFAULT);
  g_assert_false (picked != NULL && gtk_widget_is_ancestor (picked, transcript));

  gtk_widget_activate_action (transcript, "simulation.show-view", "s", "transcript");
  window_fixture_click_text (fixture, "Turn 3");
  recorded_call_wait_position (fixture, 3 * TURN, LENGTH);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, function) \
  g_test_add ("/window/path/" path, WindowFixture, NULL, recorded_call_set_up, function, recorded_call_tear_down)
  ADD ("by-mouse", test_by_mouse);
  ADD ("by-keyboard", test_by_keyboard);
  ADD ("old-page-is-not-clicked", test_old_page_is_not_clicked);
#undef ADD

  return g_test_run ();
}
