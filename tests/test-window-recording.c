/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The recording of a call in the window: playback, the transcript that follows it, and
 * playing from a turn by mouse and by keyboard. Recordings come from a real server and are
 * played by GStreamer without a sound device.
 */

#include <glib/gstdio.h>

#include "callboard-player-bar.h"
#include "callboard-speech-timeline.h"
#include "callboard-transcript-view.h"
#include "callboard-ui-resources.h"
#include "gst-support.h"
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
on_held_recording (SoupServer        *server,
                   SoupServerMessage *message,
                   const char        *path,
                   GHashTable        *query,
                   gpointer           user_data)
{
  SoupServerMessage **held = user_data;

  g_set_object (held, message);
  soup_server_message_pause (message);
}

static gboolean
is_held (gpointer data)
{
  return *(SoupServerMessage **) data != NULL;
}

/* The host of the recording does not respond. */
static void
test_slow_host (WindowFixture *fixture,
                gconstpointer  data)
{
  g_autoptr(SoupServerMessage) held = NULL;

  recorded_call_open (fixture);
  soup_server_add_handler (fixture->server, "/recordings/a.wav", on_held_recording, &held, NULL);
  window_fixture_press (fixture, "space");
  window_wait_until (is_held, &held, "the request");
  recorded_call_wait_button (fixture, "Stop Loading");
  fake_clock_advance (fixture->clock, 5000);
  window_fixture_wait_text (fixture, "Waiting for the server since *");

  window_fixture_press (fixture, "Escape");
  window_fixture_wait_no_text (fixture, "Waiting for the server since *");
  recorded_call_wait_button (fixture, "Play");
  soup_server_remove_handler (fixture->server, "/recordings/a.wav");
  window_fixture_press (fixture, "space");
  recorded_call_wait_position (fixture, 0, LENGTH);
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

/* --- Saving ----------------------------------------------------------------- */

static GtkWidget *
find_save_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (g_strcmp0 (gtk_window_get_title (window), "Save Recording") == 0 && gtk_window_is_active (window))
        return GTK_WIDGET (window);
    }

  return NULL;
}

static gboolean
has_save_dialog (gpointer name)
{
  GtkWidget *dialog = find_save_dialog ();

  return dialog != NULL && window_find_type (dialog, GTK_TYPE_TEXT) != NULL &&
         (name == NULL || g_str_equal (gtk_editable_get_text (GTK_EDITABLE (window_find_type (dialog, GTK_TYPE_TEXT))),
                                       name));
}

static gboolean
has_no_save_dialog (gpointer data)
{
  return find_save_dialog () == NULL;
}

/* Answers the dialog, which suggests @name, with @path. */
static void
save_as (WindowFixture *fixture,
         const char    *name,
         const char    *path)
{
  window_wait_until (has_save_dialog, (gpointer) name, name);
  window_fixture_press (fixture, "ctrl+a");
  window_fixture_type (fixture, path);
  window_wait_until (has_save_dialog, (gpointer) path, path);
  window_fixture_press (fixture, "Return");
  window_wait_until (has_no_save_dialog, NULL, "the dialog to close");
}

static void
choose_save_as (WindowFixture *fixture)
{
  gtk_widget_activate_action (find_widget (fixture, CALLBOARD_TYPE_PLAYER_BAR), "player.save-as", NULL);
}

/* The file chooser of GTK 4.18 leaks. */
#ifdef __SANITIZE_ADDRESS__
#define CHOOSER_LEAKS TRUE
#else
#define CHOOSER_LEAKS FALSE
#endif

#define SAVE_NAME "Sarah Johnson - A toothache.wav"

/* A recording that was not played is downloaded for it, without the token. */
static void
test_save (WindowFixture *fixture,
           gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("callboard-save-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "saved.wav", NULL);
  g_autofree char *content = NULL;
  gsize length;
  GStatBuf status;

  recorded_call_open (fixture);
  choose_save_as (fixture);
  save_as (fixture, SAVE_NAME, path);
  window_fixture_wait_text (fixture, "Recording saved");
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, ==, recorded_call_get_n_bytes ());
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0077, !=, 0);
  g_assert_cmpuint (recorded_call_get_n_requests (), ==, 1);
  recorded_call_wait_button (fixture, "Play");

  /* The file is replaced, without another download. */
  choose_save_as (fixture);
  window_wait_until (has_save_dialog, (gpointer) SAVE_NAME, SAVE_NAME);
  window_fixture_press (fixture, "Escape");
  window_wait_until (has_no_save_dialog, NULL, "the dialog to close");
  g_assert_cmpuint (recorded_call_get_n_requests (), ==, 1);
  g_unlink (path);
  g_rmdir (folder);
}

/* The error says why, and the player still plays. */
static void
test_save_fails (WindowFixture *fixture,
                 gconstpointer  data)
{
  recorded_call_open (fixture);
  choose_save_as (fixture);
  save_as (fixture, SAVE_NAME, "/proc/callboard.wav");
  window_fixture_wait_text (fixture, "Could not save the recording: *");
  window_fixture_wait_text (fixture, "Save As…");

  window_fixture_click (fixture, recorded_call_wait_button (fixture, "Play"));
  window_fixture_wait_no_text (fixture, "Could not save the recording: *");
  recorded_call_wait_position (fixture, 0, LENGTH);
}

/* Stopping the download gives up saving. */
static void
test_save_canceled (WindowFixture *fixture,
                    gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("callboard-save-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "saved.wav", NULL);

  recorded_call_open (fixture);
  recorded_call_hold ();
  choose_save_as (fixture);
  save_as (fixture, SAVE_NAME, path);
  window_fixture_click (fixture, recorded_call_wait_button (fixture, "Stop Loading"));
  recorded_call_wait_button (fixture, "Play");
  recorded_call_restore ();
  window_fixture_wait_drawn (fixture);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_rmdir (folder);
}

/* Without a decoder: the format, the package to install, and the recording as a file. */
static void
test_no_decoder (WindowFixture *fixture,
                 gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("callboard-save-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "saved.m4a", NULL);
  g_autoptr(GString) frames = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    {
      g_string_append (frames, "\xff\xf1\x50\x80\x08\x1f\xfc");
      for (guint j = 0; j < 57; j++)
        g_string_append_c (frames, 'U');
    }
  gst_support_disable_aac ();
  recorded_call_set_answer (200, frames->str);
  recorded_call_open (fixture);
  window_fixture_press (fixture, "space");
  window_fixture_wait_text (fixture, "This computer cannot play the format of the recording: MPEG-4 AAC. "
                                     "To play it, install the package *");
  g_assert_false (recorded_call_has_button (fixture, "Play"));

  window_fixture_click_text (fixture, "Save As…");
  save_as (fixture, SAVE_NAME, path);
  window_fixture_wait_text (fixture, "Recording saved");
  g_assert_cmpuint (recorded_call_get_n_requests (), ==, 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_unlink (path);
  g_rmdir (folder);
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

/* The mark of unreadable fields does not take the first focus, but it can have it. */
static void
test_mark_leaves_space (WindowFixture *fixture,
                        gconstpointer  data)
{
  GtkWidget *mark;
  g_autoptr(GString) body = g_string_new_len (g_bytes_get_data (fixture->body, NULL),
                                              g_bytes_get_size (fixture->body));

  g_string_replace (body, "\"gender\": \"FEMALE\"", "\"gender\": {}", 0);
  window_fixture_answer (fixture, 200, body->str, body->len);
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_wait_results (fixture);
  window_fixture_press (fixture, "Down");
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "A toothache");
  window_fixture_wait_text (fixture, "1 field could not be read");
  mark = recorded_call_wait_button (fixture, "Show Unreadable Data");
  g_assert_false (gtk_widget_has_focus (mark));

  /* From the button that plays the failure to the first row after the mark. */
  window_fixture_press (fixture, "Tab");
  window_fixture_press (fixture, "Tab");
  window_fixture_press (fixture, "space");
  recorded_call_wait_position (fixture, 0, LENGTH);
  window_fixture_press (fixture, "space");
  recorded_call_wait_button (fixture, "Play");

  mark = recorded_call_wait_button (fixture, "Show Unreadable Data");
  for (guint i = 0; i < 10 && !gtk_widget_has_focus (mark); i++)
    window_fixture_press (fixture, "shift+Tab");
  g_assert_true (gtk_widget_has_focus (mark));
  window_fixture_press (fixture, "space");
  window_fixture_wait_text (fixture, "persona.gender");
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
  ADD ("play/slow-host", test_slow_host);
  ADD ("play/by-keyboard", test_play_by_keyboard);
  ADD ("typing", test_typing);
  ADD ("timeline-seeks", test_timeline_seeks);
  ADD ("play-failure-marker", test_play_failure_marker);
  ADD ("scroll-stops-following", test_scroll_stops_following);
  ADD ("stops-when-left", test_stops_when_left);
  ADD ("speed", test_speed);
  ADD ("fits-large-text", test_fits_large_text);
  ADD ("mark-leaves-space", test_mark_leaves_space);
  if (!CHOOSER_LEAKS)
    {
      ADD ("save", test_save);
      ADD ("save/fails", test_save_fails);
      ADD ("save/canceled", test_save_canceled);
      ADD ("no-decoder", test_no_decoder);
    }
  ADD ("restricted", test_restricted);
  ADD ("missing", test_missing);
  ADD ("large-needs-confirmation", test_large_needs_confirmation);
  ADD ("recovers", test_recovers);
#undef ADD

  return g_test_run ();
}
