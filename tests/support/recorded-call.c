/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run whose calls have a transcript and a recording, for the tests of playback in a
 * window. Recordings come from a real server and are played by GStreamer without a sound
 * device.
 */

#include <string.h>

#include "callboard-demo-voice.h"
#include "callboard-speech-timeline.h"
#include "callboard-turn-row.h"
#include "recorded-call.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define N_SIMULATIONS 13
#define N_TURNS (RECORDED_CALL_LENGTH / RECORDED_CALL_TURN)

/* The response of the recording host. `size` is the Content-Length, or 0 for the real one;
 * `is_holding` is whether there is no response. */
static struct
{
  guint    status;
  GBytes  *recording;
  GBytes  *body;
  goffset  size;
  gboolean is_holding;
  guint    n_requests;
} host;

/* The check, one of the verdict, failed at turn 12 of each call. */
static const char metrics[] =
  "{\"data\":[{\"metricDefinitionId\":\"62983cee-d658-4e29-918d-e3a385cd3cb8\",\"slug\":\"empathy_check\",\"name\":\"Empathy\",\"type\":\"BOOLEAN\","
  "\"values\":[{\"captureStatus\":\"SUCCESS\",\"value\":false,\"context\":\"SEGMENT\","
  "\"segment\":{\"id\":\"s\",\"text\":\"Turn 12\",\"startOffsetMs\":120000,\"endOffsetMs\":122000}}]}]}";

static void
on_recording (SoupServer        *server,
              SoupServerMessage *message,
              const char        *path,
              GHashTable        *query,
              gpointer           user_data)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  host.n_requests++;
  g_assert_null (soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization"));
  if (host.is_holding)
    {
      soup_server_message_pause (message);
      return;
    }
  soup_server_message_set_status (message, host.status, NULL);
  soup_message_headers_set_content_type (headers, "audio/wav", NULL);
  if (g_bytes_get_size (host.body) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), host.body);
  if (host.size > 0)
    soup_message_headers_set_content_length (headers, host.size);
}

static void
set_transcript (WindowFixture *fixture)
{
  g_autoptr(GString) body = g_string_new ("{\"data\":{\"participants\":[],\"entries\":[");
  g_autofree char *text = NULL;

  for (guint i = 0; i < N_TURNS; i++)
    g_string_append_printf (body, "%s{\"text\":\"Turn %u\",\"role\":\"%s\",\"startOffsetMs\":%u,\"endOffsetMs\":%u}",
                            i > 0 ? "," : "", i, i % 2 == 0 ? "AGENT" : "CUSTOMER",
                            i * RECORDED_CALL_TURN, i * RECORDED_CALL_TURN + RECORDED_CALL_TURN - 500);
  g_string_append (body, "]}}");
  text = g_string_free_and_steal (g_steal_pointer (&body));
  window_fixture_answer_call (fixture, "/transcript", text);
}

/**
 * recorded_call_set_access:
 * @fixture: a fixture
 * @access: a value of `recordingUrlAccess`
 *
 * Sets the access to the recordings of all calls.
 */
void
recorded_call_set_access (WindowFixture *fixture,
                          const char    *access)
{
  GSList *uris = soup_server_get_uris (fixture->server);
  g_autofree char *base_url = g_uri_to_string (uris->data);
  g_autofree char *call =
    g_strdup_printf ("{\"data\":{\"id\":\"a\",\"status\":\"ENDED\",\"title\":\"A toothache\",\"durationMs\":%d,"
                     "\"recordingUrlAccess\":\"%s\",\"recordingUrl\":\"%srecordings/a.wav?signature=b\"}}",
                     RECORDED_CALL_LENGTH, access, base_url);

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  window_fixture_answer_call (fixture, "", call);
}

/**
 * recorded_call_set_answer:
 * @status: a status
 * @body: a body in place of the recording
 *
 * Sets the response of the recording host.
 */
void
recorded_call_set_answer (guint       status,
                          const char *body)
{
  g_bytes_unref (host.body);
  host.body = g_bytes_new (body, strlen (body));
  host.status = status;
}

/**
 * recorded_call_set_size:
 * @size: the Content-Length of recordings in bytes; 0 for the real one
 *
 * Sets the size that the recording host announces.
 */
void
recorded_call_set_size (goffset size)
{
  host.size = size;
}

/**
 * recorded_call_hold:
 *
 * Makes the recording host leave requests without a response.
 */
void
recorded_call_hold (void)
{
  host.is_holding = TRUE;
}

/**
 * recorded_call_get_n_bytes:
 *
 * Returns: the size of the recording in bytes
 */
gsize
recorded_call_get_n_bytes (void)
{
  return g_bytes_get_size (host.recording);
}

/**
 * recorded_call_restore:
 *
 * Makes the recording available again.
 */
void
recorded_call_restore (void)
{
  g_bytes_unref (host.body);
  host.body = g_bytes_ref (host.recording);
  host.status = 200;
  host.size = 0;
  host.is_holding = FALSE;
}

/**
 * recorded_call_get_n_requests:
 *
 * Returns: the number of requests for recordings
 */
guint
recorded_call_get_n_requests (void)
{
  return host.n_requests;
}

/**
 * recorded_call_set_up:
 * @fixture: a fixture
 * @data: unused
 *
 * Shows a window, as window_fixture_set_up() does, on a server with recordings.
 */
void
recorded_call_set_up (WindowFixture *fixture,
                      gconstpointer  data)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new ();
  g_autoptr(CallboardDemoVoice) voice = callboard_demo_voice_new (lines, RECORDED_CALL_LENGTH, 220, FALSE, 1);

  window_fixture_set_up (fixture, data);
  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_answer_call (fixture, "/metrics", metrics);
  window_fixture_answer_call (fixture, "/sentiment-run", "{\"data\":{}}");
  set_transcript (fixture);
  recorded_call_set_access (fixture, "AVAILABLE");
  host.recording = callboard_demo_voice_render (voice);
  host.body = g_bytes_ref (host.recording);
  host.status = 200;
  host.size = 0;
  host.is_holding = FALSE;
  host.n_requests = 0;
  soup_server_add_handler (fixture->server, "/recordings", on_recording, NULL, NULL);
}

/**
 * recorded_call_tear_down:
 * @fixture: a fixture
 * @data: unused
 *
 * Reverts recorded_call_set_up().
 */
void
recorded_call_tear_down (WindowFixture *fixture,
                         gconstpointer  data)
{
  window_fixture_tear_down (fixture, data);
  g_clear_pointer (&host.body, g_bytes_unref);
  g_clear_pointer (&host.recording, g_bytes_unref);
}

/**
 * recorded_call_open:
 * @fixture: a fixture
 *
 * Opens the transcript of the first call.
 */
void
recorded_call_open (WindowFixture *fixture)
{
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_wait_results (fixture);
  window_fixture_press (fixture, "Down");
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "A toothache");
  window_fixture_press (fixture, "alt+3");
  window_fixture_wait_text (fixture, "24 turns · *");
}

/* --- Buttons ----------------------------------------------------------------- */

typedef struct
{
  WindowFixture *fixture;
  const char    *tooltip;
} Expectation;

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

  return recorded_call_has_button (expectation->fixture, expectation->tooltip);
}

/**
 * recorded_call_has_button:
 * @fixture: a fixture
 * @tooltip: the tooltip of a button
 *
 * Returns: whether the button is visible
 */
gboolean
recorded_call_has_button (WindowFixture *fixture,
                          const char    *tooltip)
{
  return find_button (GTK_WIDGET (fixture->window), tooltip) != NULL;
}

/**
 * recorded_call_wait_button:
 * @fixture: a fixture
 * @tooltip: the tooltip of a button
 *
 * Waits until the button is visible.
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
recorded_call_wait_button (WindowFixture *fixture,
                           const char    *tooltip)
{
  Expectation expectation = { .fixture = fixture, .tooltip = tooltip };

  window_wait_until (has_button, &expectation, tooltip);

  return find_button (GTK_WIDGET (fixture->window), tooltip);
}

/* --- Playback ------------------------------------------------------------------ */

typedef struct
{
  WindowFixture *fixture;
  const char    *text;
  gint64         from;
  gint64         to;
} PlaybackExpectation;

/**
 * recorded_call_get_position:
 * @fixture: a fixture
 *
 * Returns: the playback position in ms; -1 if it is not visible
 */
gint64
recorded_call_get_position (WindowFixture *fixture)
{
  GtkWidget *timeline = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_SPEECH_TIMELINE);
  gint64 position = -1;

  if (timeline != NULL)
    g_object_get (timeline, "position", &position, NULL);

  return position;
}

static gboolean
is_between (gpointer data)
{
  PlaybackExpectation *expectation = data;
  gint64 position = recorded_call_get_position (expectation->fixture);

  return position > expectation->from && position < expectation->to;
}

/**
 * recorded_call_wait_position:
 * @fixture: a fixture
 * @from: a time in the call, in ms
 * @to: a later time
 *
 * Waits until the playback position is between the two.
 */
void
recorded_call_wait_position (WindowFixture *fixture,
                             gint64         from,
                             gint64         to)
{
  PlaybackExpectation expectation = { .fixture = fixture, .from = from, .to = to };

  window_wait_until (is_between, &expectation, "the playback position");
}

static gboolean
is_current (gpointer data)
{
  PlaybackExpectation *expectation = data;
  GtkWidget *label = window_find_text (GTK_WIDGET (expectation->fixture->window), expectation->text);
  GtkWidget *row = label != NULL ? gtk_widget_get_ancestor (label, CALLBOARD_TYPE_TURN_ROW) : NULL;

  return row != NULL && callboard_turn_row_get_current (CALLBOARD_TURN_ROW (row));
}

/**
 * recorded_call_wait_current:
 * @fixture: a fixture
 * @text: the text of a turn
 *
 * Waits until the turn is highlighted as the current one and is scrolled into view.
 */
void
recorded_call_wait_current (WindowFixture *fixture,
                            const char    *text)
{
  PlaybackExpectation expectation = { .fixture = fixture, .text = text };
  GtkWidget *label;
  GtkWidget *scroller;
  graphene_rect_t bounds;

  window_wait_until (is_current, &expectation, text);
  window_fixture_wait_drawn (fixture);
  label = window_find_text (GTK_WIDGET (fixture->window), text);
  scroller = gtk_widget_get_ancestor (label, GTK_TYPE_SCROLLED_WINDOW);
  g_assert_true (gtk_widget_compute_bounds (label, scroller, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, (float) gtk_widget_get_height (scroller));
}
