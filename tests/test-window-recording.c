/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The recording of a call in the window: it is heard, the transcript follows it,
 * and one goes from a word to its sound by mouse and by keyboard. The server of
 * recordings is real, and so is what plays them, to nobody.
 */

#include <string.h>

#include "callboard-demo-voice.h"
#include "callboard-player-bar.h"
#include "callboard-speech-strip.h"
#include "callboard-transcript-view.h"
#include "callboard-turn-row.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define N_SIMULATIONS 13

/* What the call has, in ms: long turns, so that a slow computer does not miss one. */
#define N_TURNS 24
#define TURN 10000
#define LENGTH (N_TURNS * TURN)

/* What the host of the recordings answers with. */
static struct
{
  guint   status;
  GBytes *body;
  guint   n_requests;
} host;

/* The check failed at turn 12. */
static const char metrics[] =
  "{\"data\":[{\"metricDefinitionId\":\"4\",\"slug\":\"empathy_check\",\"name\":\"Empathy\",\"type\":\"BOOLEAN\","
  "\"values\":[{\"captureStatus\":\"SUCCESS\",\"value\":false,\"context\":\"SEGMENT\","
  "\"segment\":{\"id\":\"s\",\"text\":\"Turn 12\",\"startOffsetMs\":120000,\"endOffsetMs\":122000}}]}]}";

static void
on_recording (SoupServer        *server,
              SoupServerMessage *message,
              const char        *path,
              GHashTable        *query,
              gpointer           user_data)
{
  host.n_requests++;
  g_assert_null (soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization"));
  soup_server_message_set_status (message, host.status, NULL);
  soup_message_headers_set_content_type (soup_server_message_get_response_headers (message), "audio/wav", NULL);
  if (g_bytes_get_size (host.body) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), host.body);
}

static void
answer_transcript (WindowFixture *fixture)
{
  g_autoptr(GString) body = g_string_new ("{\"data\":{\"participants\":[],\"entries\":[");
  g_autofree char *text = NULL;

  for (guint i = 0; i < N_TURNS; i++)
    g_string_append_printf (body, "%s{\"text\":\"Turn %u\",\"role\":\"%s\",\"startOffsetMs\":%u,\"endOffsetMs\":%u}",
                            i > 0 ? "," : "", i, i % 2 == 0 ? "AGENT" : "CUSTOMER", i * TURN, i * TURN + TURN - 500);
  g_string_append (body, "]}}");
  text = g_string_free_and_steal (g_steal_pointer (&body));
  window_fixture_answer_call (fixture, "/transcript", text);
}

static void
answer_call (WindowFixture *fixture,
             const char    *access)
{
  GSList *uris = soup_server_get_uris (fixture->server);
  g_autofree char *base_url = g_uri_to_string (uris->data);
  g_autofree char *call =
    g_strdup_printf ("{\"data\":{\"id\":\"a\",\"status\":\"ENDED\",\"title\":\"A toothache\",\"durationMs\":%d,"
                     "\"recordingUrlAccess\":\"%s\",\"recordingUrl\":\"%srecordings/a.wav?signature=b\"}}",
                     LENGTH, access, base_url);

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  window_fixture_answer_call (fixture, "", call);
}

static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new ();
  g_autoptr(CallboardDemoVoice) voice = callboard_demo_voice_new (lines, LENGTH, 220, FALSE, 1);

  window_fixture_set_up (fixture, data);
  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_answer_call (fixture, "/metrics", metrics);
  window_fixture_answer_call (fixture, "/sentiment-run", "{\"data\":{}}");
  answer_transcript (fixture);
  answer_call (fixture, "AVAILABLE");
  host.status = 200;
  host.n_requests = 0;
  host.body = callboard_demo_voice_render (voice);
  soup_server_add_handler (fixture->server, "/recordings", on_recording, NULL, NULL);
}

static void
tear_down (WindowFixture *fixture,
           gconstpointer  data)
{
  window_fixture_tear_down (fixture, data);
  g_clear_pointer (&host.body, g_bytes_unref);
}

static void
answer_recording (guint       status,
                  const char *body)
{
  g_clear_pointer (&host.body, g_bytes_unref);
  host.body = g_bytes_new (body, strlen (body));
  host.status = status;
}

static GtkWidget *
find_widget (WindowFixture *fixture,
             GType          type)
{
  return window_find_type (GTK_WIDGET (fixture->window), type);
}

static void
open_transcript (WindowFixture *fixture)
{
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_press (fixture, "Down");
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "A toothache");
  window_fixture_press (fixture, "alt+3");
  window_fixture_wait_text (fixture, "24 turns · *");
}

/* Where the recording is, in ms, or -1 where it cannot be seen. */
static gint64
get_position (WindowFixture *fixture)
{
  GtkWidget *strip = find_widget (fixture, CALLBOARD_TYPE_SPEECH_STRIP);
  gint64 position = -1;

  if (strip != NULL)
    g_object_get (strip, "position", &position, NULL);

  return position;
}

typedef struct
{
  WindowFixture *fixture;
  const char    *text;
  gint64         from;
  gint64         to;
} Expectation;

static gboolean
is_between (gpointer data)
{
  Expectation *expectation = data;
  gint64 position = get_position (expectation->fixture);

  return position > expectation->from && position < expectation->to;
}

static void
wait_position (WindowFixture *fixture,
               gint64         from,
               gint64         to)
{
  Expectation expectation = { .fixture = fixture, .from = from, .to = to };

  window_wait_until (is_between, &expectation, "the recording to be there");
}

static gboolean
is_current (gpointer data)
{
  Expectation *expectation = data;
  GtkWidget *label = window_find_text (GTK_WIDGET (expectation->fixture->window), expectation->text);
  GtkWidget *row = label != NULL ? gtk_widget_get_ancestor (label, CALLBOARD_TYPE_TURN_ROW) : NULL;

  return row != NULL && callboard_turn_row_get_current (CALLBOARD_TURN_ROW (row));
}

/* Waits until a turn is marked as what is played, and is on screen. */
static void
wait_current (WindowFixture *fixture,
              const char    *text)
{
  Expectation expectation = { .fixture = fixture, .text = text };
  GtkWidget *label;
  GtkWidget *scroller;
  graphene_rect_t bounds;

  window_wait_until (is_current, &expectation, text);
  window_fixture_settle (fixture);
  label = window_find_text (GTK_WIDGET (fixture->window), text);
  scroller = gtk_widget_get_ancestor (label, GTK_TYPE_SCROLLED_WINDOW);
  g_assert_true (gtk_widget_compute_bounds (label, scroller, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, (float) gtk_widget_get_height (scroller));
}

static GtkWidget *
find_button (GtkWidget  *root,
             const char *tooltip)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root) &&
      g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, tooltip);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
has_button (gpointer data)
{
  Expectation *expectation = data;

  return find_button (GTK_WIDGET (expectation->fixture->window), expectation->text) != NULL;
}

static GtkWidget *
wait_button (WindowFixture *fixture,
             const char    *tooltip)
{
  Expectation expectation = { .fixture = fixture, .text = tooltip };

  window_wait_until (has_button, &expectation, tooltip);

  return find_button (GTK_WIDGET (fixture->window), tooltip);
}

static void
test_heard_by_mouse (WindowFixture *fixture,
                     gconstpointer  data)
{
  open_transcript (fixture);
  window_fixture_wait_text (fixture, "0:00 / 4:00");
  g_assert_cmpuint (host.n_requests, ==, 0);

  window_fixture_click (fixture, wait_button (fixture, "Play"));
  wait_position (fixture, 0, LENGTH);
  wait_current (fixture, "Turn 0");
  window_fixture_click (fixture, wait_button (fixture, "5 Seconds Forward"));
  window_fixture_click (fixture, wait_button (fixture, "5 Seconds Forward"));
  wait_position (fixture, 10000, LENGTH);
  wait_current (fixture, "Turn 1");

  /* A word plays from there. */
  window_fixture_click_text (fixture, "Turn 4");
  wait_position (fixture, 4 * TURN, LENGTH);
  wait_current (fixture, "Turn 4");
  window_fixture_click (fixture, wait_button (fixture, "Pause"));
  wait_button (fixture, "Play");
  g_assert_cmpuint (host.n_requests, ==, 1);
}

static void
test_heard_by_keyboard (WindowFixture *fixture,
                        gconstpointer  data)
{
  open_transcript (fixture);
  window_fixture_press (fixture, "space");
  wait_position (fixture, 0, LENGTH);
  wait_button (fixture, "Pause");
  window_fixture_press (fixture, "Right");
  window_fixture_press (fixture, "Right");
  wait_position (fixture, 10000, LENGTH);
  window_fixture_press (fixture, "Left");
  window_fixture_press (fixture, "space");
  wait_button (fixture, "Play");

  /* The keyboard is in the list: a turn plays from there. */
  window_fixture_press (fixture, "End");
  window_fixture_press (fixture, "Return");
  wait_current (fixture, "Turn 23");
  wait_button (fixture, "Pause");
}

/* Who types types. */
static void
test_typing (WindowFixture *fixture,
             gconstpointer  data)
{
  open_transcript (fixture);
  window_fixture_press (fixture, "ctrl+f");
  window_fixture_type (fixture, "Turn 7");
  window_fixture_wait_text (fixture, "1 of 1");
  g_assert_cmpuint (host.n_requests, ==, 0);
  g_assert_cmpint (get_position (fixture), ==, 0);
}

static void
test_strip_seeks (WindowFixture *fixture,
                  gconstpointer  data)
{
  GtkWidget *strip;

  open_transcript (fixture);
  strip = find_widget (fixture, CALLBOARD_TYPE_SPEECH_STRIP);
  window_fixture_click (fixture, strip);
  wait_position (fixture, LENGTH * 2 / 5, LENGTH * 3 / 5);
  /* It has the keyboard now. */
  window_fixture_press (fixture, "End");
  wait_position (fixture, LENGTH - 1, LENGTH + 1);
  window_fixture_press (fixture, "Right");
  wait_position (fixture, LENGTH - 1, LENGTH + 1);
  window_fixture_press (fixture, "Page_Up");
  wait_position (fixture, LENGTH - 31000, LENGTH - 29000);
  window_fixture_press (fixture, "Home");
  wait_position (fixture, -1, 1);
  window_fixture_press (fixture, "Left");
  wait_position (fixture, -1, 1);
}

/* From the failed check to its sound. */
static void
test_to_the_moment (WindowFixture *fixture,
                    gconstpointer  data)
{
  open_transcript (fixture);
  window_fixture_press (fixture, "alt+2");
  window_fixture_click_text (fixture, "at 2:00");
  wait_current (fixture, "Turn 12");
  wait_position (fixture, 12 * TURN - 1, 12 * TURN + 1);
  window_fixture_press (fixture, "space");
  wait_position (fixture, 12 * TURN, LENGTH);
}

/* Who reads elsewhere is left there, and finds the way back. */
static void
test_reads_elsewhere (WindowFixture *fixture,
                      gconstpointer  data)
{
  open_transcript (fixture);
  window_fixture_click_text (fixture, "Turn 1");
  wait_current (fixture, "Turn 1");
  window_fixture_press (fixture, "End");
  window_fixture_wait_text (fixture, "Turn 23");
  window_fixture_wait_text (fixture, "Back to What Is Played");
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), "Turn 1"));
  window_fixture_click_text (fixture, "Back to What Is Played");
  wait_position (fixture, TURN, LENGTH);
  window_fixture_wait_text (fixture, "Turn 1");
  window_fixture_wait_no_text (fixture, "Back to What Is Played");
}

static void
test_stops_when_left (WindowFixture *fixture,
                      gconstpointer  data)
{
  open_transcript (fixture);
  window_fixture_press (fixture, "space");
  wait_position (fixture, 0, LENGTH);
  window_fixture_press (fixture, "alt+Down");
  wait_button (fixture, "Play");
  g_assert_cmpint (get_position (fixture), ==, 0);
  window_fixture_press (fixture, "space");
  wait_position (fixture, 0, LENGTH);
}

static void
test_speed (WindowFixture *fixture,
            gconstpointer  data)
{
  GtkWidget *bar;

  open_transcript (fixture);
  bar = find_widget (fixture, CALLBOARD_TYPE_PLAYER_BAR);
  gtk_widget_activate_action (bar, "player.rate", "d", 1.5);
  window_fixture_wait_text (fixture, "1.5×");
  window_fixture_press (fixture, "space");
  wait_position (fixture, 0, LENGTH);
}

/* --- Faults ----------------------------------------------------------------- */

static void
test_restricted (WindowFixture *fixture,
                 gconstpointer  data)
{
  answer_call (fixture, "RESTRICTED");
  open_transcript (fixture);
  window_fixture_wait_text (fixture, "Your token is not allowed to hear the recording");
  g_assert_null (find_button (GTK_WIDGET (fixture->window), "Play"));
  window_fixture_press (fixture, "space");
  window_fixture_wait_text (fixture, "Turn 0");
}

static void
test_missing (WindowFixture *fixture,
              gconstpointer  data)
{
  answer_call (fixture, "NOT_AVAILABLE");
  open_transcript (fixture);
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
  GBytes *sound = g_bytes_ref (host.body);

  open_transcript (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      answer_recording (cases[i].status, cases[i].body);
      if (i == 0)
        window_fixture_click (fixture, wait_button (fixture, "Play"));
      else
        window_fixture_click_text (fixture, "Try Again");
      window_fixture_wait_text (fixture, cases[i].words);
      window_fixture_wait_text (fixture, "Turn 0");
    }

  g_clear_pointer (&host.body, g_bytes_unref);
  host.body = sound;
  window_fixture_click_text (fixture, "Try Again");
  wait_position (fixture, 0, LENGTH);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, function) \
  g_test_add ("/window/recording/" path, WindowFixture, NULL, set_up, function, tear_down)
  ADD ("heard/by-mouse", test_heard_by_mouse);
  ADD ("heard/by-keyboard", test_heard_by_keyboard);
  ADD ("typing", test_typing);
  ADD ("strip-seeks", test_strip_seeks);
  ADD ("to-the-moment", test_to_the_moment);
  ADD ("reads-elsewhere", test_reads_elsewhere);
  ADD ("stops-when-left", test_stops_when_left);
  ADD ("speed", test_speed);
  ADD ("restricted", test_restricted);
  ADD ("missing", test_missing);
  ADD ("heals", test_heals);
#undef ADD

  return g_test_run ();
}
