/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The recording of a call in the window: it is heard, the transcript follows it,
 * and one goes from a word to its sound by mouse and by keyboard. The server of
 * recordings is real, and so is what plays them, to nobody.
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
test_heard_by_mouse (WindowFixture *fixture,
                     gconstpointer  data)
{
  recorded_call_open (fixture);
  window_fixture_wait_text (fixture, "0:00 / 4:00");
  g_assert_cmpuint (recorded_call_get_n_requests (), ==, 0);

  window_fixture_click (fixture, recorded_call_wait_button (fixture, "Play"));
  recorded_call_wait_position (fixture, 0, LENGTH);
  recorded_call_wait_current (fixture, "Turn 0");
  window_fixture_click (fixture, recorded_call_wait_button (fixture, "5 Seconds Forward"));
  window_fixture_click (fixture, recorded_call_wait_button (fixture, "5 Seconds Forward"));
  recorded_call_wait_position (fixture, 10000, LENGTH);
  recorded_call_wait_current (fixture, "Turn 1");

  /* A word plays from there. */
  window_fixture_click_text (fixture, "Turn 4");
  recorded_call_wait_position (fixture, 4 * TURN, LENGTH);
  recorded_call_wait_current (fixture, "Turn 4");
  window_fixture_click (fixture, recorded_call_wait_button (fixture, "Pause"));
  recorded_call_wait_button (fixture, "Play");
  g_assert_cmpuint (recorded_call_get_n_requests (), ==, 1);
}

static void
test_heard_by_keyboard (WindowFixture *fixture,
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

  /* The keyboard is in the list: a turn plays from there. */
  window_fixture_press (fixture, "End");
  window_fixture_press (fixture, "Return");
  recorded_call_wait_current (fixture, "Turn 23");
  recorded_call_wait_button (fixture, "Pause");
}

/* Who types types. */
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
test_strip_seeks (WindowFixture *fixture,
                  gconstpointer  data)
{
  GtkWidget *strip;

  recorded_call_open (fixture);
  strip = find_widget (fixture, CALLBOARD_TYPE_SPEECH_TIMELINE);
  window_fixture_click (fixture, strip);
  recorded_call_wait_position (fixture, LENGTH * 2 / 5, LENGTH * 3 / 5);
  /* It has the keyboard now. */
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

/* From the failed check to its sound. */
static void
test_to_the_moment (WindowFixture *fixture,
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

/* Who reads elsewhere is left there, and finds the way back. */
static void
test_reads_elsewhere (WindowFixture *fixture,
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

/* Text of twice the size, on the narrowest window: all of it fits, and the player
 * and the search too. */
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
  window_fixture_click_text (fixture, "Sarah Johnson");
  window_fixture_wait_text (fixture, "1 of 13");
  window_fixture_press (fixture, "alt+3");
  window_fixture_wait_text (fixture, "24 turns · *");
  window_fixture_press (fixture, "ctrl+f");
  recorded_call_wait_button (fixture, "Play");
  window_fixture_settle (fixture);

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
  window_fixture_wait_text (fixture, "Your token is not allowed to hear the recording");
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
  window_fixture_wait_text (fixture, "There is no recording of this call");
}

/* What is wrong is said, the rest of the page is as it was, and once it is well
 * again it is heard. */
static void
test_heals (WindowFixture *fixture,
            gconstpointer  data)
{
  static const struct { guint status; const char *body; const char *words; } cases[] = {
    { 200, "<html>Sorry", "The server sent a web page in place of the recording" },
    { 200, "", "The recording is empty" },
    { 404, "", "The recording is not at its address any more" },
    { 200, "No sound at all", "The recording is no sound that can be played" },
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

  recorded_call_heal ();
  window_fixture_click_text (fixture, "Try Again");
  recorded_call_wait_position (fixture, 0, LENGTH);
}

/* Whoever was asked may want it all the same. */
static void
test_asks_when_large (WindowFixture *fixture,
                      gconstpointer  data)
{
  recorded_call_set_size (499000000);
  recorded_call_open (fixture);
  window_fixture_press (fixture, "space");
  window_fixture_wait_text (fixture, "The recording has 499.0\302\240MB");
  window_fixture_settle (fixture);
  g_assert_cmpuint (recorded_call_get_n_requests (), ==, 1);
  g_assert_false (recorded_call_has_button (fixture, "Play"));

  recorded_call_heal ();
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
  ADD ("heard/by-mouse", test_heard_by_mouse);
  ADD ("heard/by-keyboard", test_heard_by_keyboard);
  ADD ("typing", test_typing);
  ADD ("strip-seeks", test_strip_seeks);
  ADD ("to-the-moment", test_to_the_moment);
  ADD ("reads-elsewhere", test_reads_elsewhere);
  ADD ("stops-when-left", test_stops_when_left);
  ADD ("speed", test_speed);
  ADD ("fits-large-text", test_fits_large_text);
  ADD ("restricted", test_restricted);
  ADD ("missing", test_missing);
  ADD ("asks-when-large", test_asks_when_large);
  ADD ("heals", test_heals);
#undef ADD

  return g_test_run ();
}
