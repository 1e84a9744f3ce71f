/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The recording of a call in the window: playback, the transcript that follows it, and
 * playing from a turn by mouse and by keyboard. Recordings come from a real server and are
 * played by GStreamer without a sound device.
 */

#include "callboard-player-bar.h"
#include "callboard-speech-timeline.h"
#include "callboard-transcript-view.h"
#include "callboard-ui-resources.h"
#include "recorded-call.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define N_SIMULATIONS 13
#define TURN RECORDED_CALL_TURN
#define LENGTH RECORDED_CALL_LENGTH

static GtkWidget *
find_widget (WindowFixture *fixture,
             GType          type)
{
  return window_find_type (GTK_WIDGET (fixture->window), type);
}

static void
test_play_by_mouse (WindowFixture *fixture,
                    gconstpointer  data)
{
  recorded_call_open (fixture);
  window_fixture_wait_text (fixture, "0:00 / 4:00");
  g_assert_cmpuint (recorded_call_get_n_requests (), ==, 0);

  window_fixture_click (fixture, recorded_call_wait_button (fixture, "Play"));
  recorded_call_wait_position (fixture, 0, LENGTH);
  recorded_call_wait_current (fixture, "Turn 0");
  window_fixture_click (fixture, recorded_call_wait_button (fixture, "Forward 5 Seconds"));
  window_fixture_click (fixture, recorded_call_wait_button (fixture, "Forward 5 Seconds"));
  recorded_call_wait_position (fixture, 10000, LENGTH);
  recorded_call_wait_current (fixture, "Turn 1");

  /* Clicking a turn plays from there. */
  window_fixture_click_text (fixture, "Turn 4");
  recorded_call_wait_position (fixture, 4 * TURN, LENGTH);
  recorded_call_wait_current (fixture, "Turn 4");
  window_fixture_click (fixture, recorded_call_wait_button (fixture, "Pause"));
  recorded_call_wait_button (fixture, "Play");
  g_assert_cmpuint (recorded_call_get_n_requests (), ==, 1);
}

static void
test_play_by_keyboard (WindowFixture *fixture,
                       gconstpointer  data)
{
  recorded_call_open (fixture);
  window_fixture_press (fixture, "space");
  recorded_call_wait_position (fixture, 0, LENGTH);
  recorded_call_wait_button (fixture, "Pause");
  window_fixture_press (fixture, "Right");
  window_fixture_press (fixture, "Right");
  recorded_call_wait_position (fixture, 10000, LENGTH);
  window_fixture_press (fixture, "Left");
  window_fixture_press (fixture, "space");
  recorded_call_wait_button (fixture, "Play");

  /* The list has the focus: Return plays from the turn. */
  window_fixture_press (fixture, "End");
  window_fixture_press (fixture, "Return");
  recorded_call_wait_current (fixture, "Turn 23");
  recorded_call_wait_button (fixture, "Pause");
}

/* Shortcuts do not apply while typing. */
static void
test_typing (WindowFixture *fixture,
             gconstpointer  data)
{
  recorded_call_open (fixture);
  window_fixture_press (fixture, "ctrl+f");
  window_fixture_type (fixture, "Turn 7");
  window_fixture_wait_text (fixture, "1 of 1");
  g_assert_cmpuint (recorded_call_get_n_requests (), ==, 0);
  g_assert_cmpint (recorded_call_get_position (fixture), ==, 0);
}

static void
test_timeline_seeks (WindowFixture *fixture,
                     gconstpointer  data)
{
  GtkWidget *strip;

  recorded_call_open (fixture);
  strip = find_widget (fixture, CALLBOARD_TYPE_SPEECH_TIMELINE);
  window_fixture_click (fixture, strip);
  recorded_call_wait_position (fixture, LENGTH * 2 / 5, LENGTH * 3 / 5);
  /* It has the focus now. */
  window_fixture_press (fixture, "End");
  recorded_call_wait_position (fixture, LENGTH - 1, LENGTH + 1);
  window_fixture_press (fixture, "Right");
  recorded_call_wait_position (fixture, LENGTH - 1, LENGTH + 1);
  window_fixture_press (fixture, "Page_Up");
  recorded_call_wait_position (fixture, LENGTH - 31000, LENGTH - 29000);
  window_fixture_press (fixture, "Home");
  recorded_call_wait_position (fixture, -1, 1);
  window_fixture_press (fixture, "Left");
  recorded_call_wait_position (fixture, -1, 1);
}

/* From the failed check to its audio. */
static void
test_play_failure_marker (WindowFixture *fixture,
                          gconstpointer  data)
{
  recorded_call_open (fixture);
  window_fixture_press (fixture, "alt+2");
  window_fixture_click_text (fixture, "Play from 2:00");
  recorded_call_wait_current (fixture, "Turn 12");
  recorded_call_wait_position (fixture, 12 * TURN - 1, 12 * TURN + 1);
  window_fixture_press (fixture, "space");
  recorded_call_wait_position (fixture, 12 * TURN, LENGTH);
}

/* Scrolling away stops following, until “Jump to Playback” is clicked. */
static void
test_scroll_stops_following (WindowFixture *fixture,
                             gconstpointer  data)
{
  recorded_call_open (fixture);
  window_fixture_click_text (fixture, "Turn 1");
  recorded_call_wait_current (fixture, "Turn 1");
  window_fixture_press (fixture, "End");
  window_fixture_wait_text (fixture, "Turn 23");
  window_fixture_wait_text (fixture, "Jump to Playback");
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), "Turn 1"));
  window_fixture_click_text (fixture, "Jump to Playback");
  recorded_call_wait_position (fixture, TURN, LENGTH);
  window_fixture_wait_text (fixture, "Turn 1");
  window_fixture_wait_no_text (fixture, "Jump to Playback");
}

static void
test_stops_when_left (WindowFixture *fixture,
                      gconstpointer  data)
{
  recorded_call_open (fixture);
  window_fixture_press (fixture, "space");
  recorded_call_wait_position (fixture, 0, LENGTH);
  window_fixture_press (fixture, "alt+Down");
  recorded_call_wait_button (fixture, "Play");
  g_assert_cmpint (recorded_call_get_position (fixture), ==, 0);
  window_fixture_press (fixture, "space");
  recorded_call_wait_position (fixture, 0, LENGTH);
}

static void
test_speed (WindowFixture *fixture,
            gconstpointer  data)
{
  GtkWidget *bar;

  recorded_call_open (fixture);
  bar = find_widget (fixture, CALLBOARD_TYPE_PLAYER_BAR);
  gtk_widget_activate_action (bar, "player.rate", "d", 1.5);
  window_fixture_wait_text (fixture, "1.5×");
  window_fixture_press (fixture, "space");
  recorded_call_wait_position (fixture, 0, LENGTH);
}

/* With double text size in the narrowest window, the text, the player and the search fit. */
static void
test_fits_large_text (WindowFixture *fixture,
                      gconstpointer  data)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (fixture->window));
  GtkWidget *transcript;
  int minimum;

  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  window_fixture_make_narrow (fixture);
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_wait_results (fixture);
  window_fixture_click_text (fixture, "Sarah Johnson");
  window_fixture_wait_text (fixture, "1 of 13");
  window_fixture_press (fixture, "alt+3");
  window_fixture_wait_text (fixture, "24 turns · *");
  window_fixture_press (fixture, "ctrl+f");
  recorded_call_wait_button (fixture, "Play");
  window_fixture_wait_drawn (fixture);

  transcript = find_widget (fixture, CALLBOARD_TYPE_TRANSCRIPT_VIEW);
  gtk_widget_measure (gtk_widget_get_ancestor (transcript, ADW_TYPE_TOOLBAR_VIEW), GTK_ORIENTATION_HORIZONTAL, -1,
                      &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, gtk_widget_get_width (GTK_WIDGET (fixture->window)));
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
}

/* --- Faults ----------------------------------------------------------------- */

static void
test_restricted (WindowFixture *fixture,
                 gconstpointer  data)
{
  recorded_call_set_access (fixture, "RESTRICTED");
  recorded_call_open (fixture);
  window_fixture_wait_text (fixture, "Your token has no access to the recording");
  g_assert_false (recorded_call_has_button (fixture, "Play"));
  window_fixture_press (fixture, "space");
  window_fixture_wait_text (fixture, "Turn 0");
}

static void
test_missing (WindowFixture *fixture,
              gconstpointer  data)
{
  recorded_call_set_access (fixture, "NOT_AVAILABLE");
  recorded_call_open (fixture);
  window_fixture_wait_text (fixture, "This call has no recording");
}

/* The error is shown, the rest of the page stays, and after recovery the recording plays. */
static void
test_recovers (WindowFixture *fixture,
               gconstpointer  data)
{
  static const struct { guint status; const char *body; const char *words; } cases[] = {
    { 200, "<html>Sorry", "The server sent a web page instead of the recording" },
    { 200, "", "The recording is empty" },
    { 404, "", "The link to the recording has expired" },
    { 200, "No sound at all", "The recording is not playable audio" },
  };

  recorded_call_open (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      recorded_call_set_answer (cases[i].status, cases[i].body);
      if (i == 0)
        window_fixture_click (fixture, recorded_call_wait_button (fixture, "Play"));
      else
        window_fixture_click_text (fixture, "Try Again");
      window_fixture_wait_text (fixture, cases[i].words);
      window_fixture_wait_text (fixture, "Turn 0");
    }

  recorded_call_restore ();
  window_fixture_click_text (fixture, "Try Again");
  recorded_call_wait_position (fixture, 0, LENGTH);
}

/* The user may play a large recording after confirmation. */
static void
test_large_needs_confirmation (WindowFixture *fixture,
                               gconstpointer  data)
{
  recorded_call_set_size (499000000);
  recorded_call_open (fixture);
  window_fixture_press (fixture, "space");
  window_fixture_wait_text (fixture, "The recording is large (499.0\302\240MB)");
  window_fixture_wait_drawn (fixture);
  g_assert_cmpuint (recorded_call_get_n_requests (), ==, 1);
  g_assert_false (recorded_call_has_button (fixture, "Play"));

  recorded_call_restore ();
  window_fixture_click_text (fixture, "Load");
  recorded_call_wait_position (fixture, 0, LENGTH);
  g_assert_cmpuint (recorded_call_get_n_requests (), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, function) \
  g_test_add ("/window/recording/" path, WindowFixture, NULL, recorded_call_set_up, function, recorded_call_tear_down)
  ADD ("play/by-mouse", test_play_by_mouse);
  ADD ("play/by-keyboard", test_play_by_keyboard);
  ADD ("typing", test_typing);
  ADD ("timeline-seeks", test_timeline_seeks);
  ADD ("play-failure-marker", test_play_failure_marker);
  ADD ("scroll-stops-following", test_scroll_stops_following);
  ADD ("stops-when-left", test_stops_when_left);
  ADD ("speed", test_speed);
  ADD ("fits-large-text", test_fits_large_text);
  ADD ("restricted", test_restricted);
  ADD ("missing", test_missing);
  ADD ("large-needs-confirmation", test_large_needs_confirmation);
  ADD ("recovers", test_recovers);
#undef ADD

  return g_test_run ();
}
