/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run whose calls have a transcript and a recording, for the tests of a window
 * in which it is heard. The server of recordings is real, and so is what plays
 * them, to nobody.
 */

#include <string.h>

#include "callboard-demo-voice.h"
#include "callboard-speech-timeline.h"
#include "callboard-turn-row.h"
#include "recorded-call.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define N_SIMULATIONS 13
#define N_TURNS (RECORDED_CALL_LENGTH / RECORDED_CALL_TURN)

/* What the host of the recordings answers with; size is what it claims to send, 0
 * for what it does send. */
static struct
{
  guint    status;
  GBytes  *sound;
  GBytes  *body;
  goffset  size;
  guint    n_requests;
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
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  host.n_requests++;
  g_assert_null (soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization"));
  soup_server_message_set_status (message, host.status, NULL);
  soup_message_headers_set_content_type (headers, "audio/wav", NULL);
  if (g_bytes_get_size (host.body) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), host.body);
  if (host.size > 0)
    soup_message_headers_set_content_length (headers, host.size);
}

static void
answer_transcript (WindowFixture *fixture)
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
 * @access: the `recordingUrlAccess` of every call from now on
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
 * @body: what stands in the place of the recording
 *
 * Sets what the host of the recordings says from now on.
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
 * @size: how much the host of the recordings claims to send, in bytes; 0 for the
 *   truth
 */
void
recorded_call_set_size (goffset size)
{
  host.size = size;
}

/**
 * recorded_call_restore:
 *
 * The recording is there again.
 */
void
recorded_call_restore (void)
{
  g_bytes_unref (host.body);
  host.body = g_bytes_ref (host.sound);
  host.status = 200;
  host.size = 0;
}

/**
 * recorded_call_get_n_requests:
 *
 * Returns: how often a recording was asked for
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
  answer_transcript (fixture);
  recorded_call_set_access (fixture, "AVAILABLE");
  host.sound = callboard_demo_voice_render (voice);
  host.body = g_bytes_ref (host.sound);
  host.status = 200;
  host.size = 0;
  host.n_requests = 0;
  soup_server_add_handler (fixture->server, "/recordings", on_recording, NULL, NULL);
}

/**
 * recorded_call_tear_down:
 * @fixture: a fixture
 * @data: unused
 *
 * Undoes recorded_call_set_up().
 */
void
recorded_call_tear_down (WindowFixture *fixture,
                         gconstpointer  data)
{
  window_fixture_tear_down (fixture, data);
  g_clear_pointer (&host.body, g_bytes_unref);
  g_clear_pointer (&host.sound, g_bytes_unref);
}

/**
 * recorded_call_open:
 * @fixture: a fixture
 *
 * Goes to the transcript of the first call.
 */
void
recorded_call_open (WindowFixture *fixture)
{
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_press (fixture, "Down");
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "A toothache");
  window_fixture_press (fixture, "alt+3");
  window_fixture_wait_text (fixture, "24 turns · *");
}

/* --- Its buttons ------------------------------------------------------------- */

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
 * Returns: whether it is on screen
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
 * Waits until it is on screen.
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

/* --- What is heard of it ------------------------------------------------------- */

typedef struct
{
  WindowFixture *fixture;
  const char    *text;
  gint64         from;
  gint64         to;
} Hearing;

/**
 * recorded_call_get_position:
 * @fixture: a fixture
 *
 * Returns: where the recording is, in ms, or -1 where it cannot be seen
 */
gint64
recorded_call_get_position (WindowFixture *fixture)
{
  GtkWidget *strip = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_SPEECH_TIMELINE);
  gint64 position = -1;

  if (strip != NULL)
    g_object_get (strip, "position", &position, NULL);

  return position;
}

static gboolean
is_between (gpointer data)
{
  Hearing *hearing = data;
  gint64 position = recorded_call_get_position (hearing->fixture);

  return position > hearing->from && position < hearing->to;
}

/**
 * recorded_call_wait_position:
 * @fixture: a fixture
 * @from: a time in the call, in ms
 * @to: a later one
 *
 * Waits until the recording is between the two.
 */
void
recorded_call_wait_position (WindowFixture *fixture,
                             gint64         from,
                             gint64         to)
{
  Hearing hearing = { .fixture = fixture, .from = from, .to = to };

  window_wait_until (is_between, &hearing, "the recording to be there");
}

static gboolean
is_current (gpointer data)
{
  Hearing *hearing = data;
  GtkWidget *label = window_find_text (GTK_WIDGET (hearing->fixture->window), hearing->text);
  GtkWidget *row = label != NULL ? gtk_widget_get_ancestor (label, CALLBOARD_TYPE_TURN_ROW) : NULL;

  return row != NULL && callboard_turn_row_get_current (CALLBOARD_TURN_ROW (row));
}

/**
 * recorded_call_wait_current:
 * @fixture: a fixture
 * @text: what is said in a turn
 *
 * Waits until a turn is marked as what is played, and is on screen.
 */
void
recorded_call_wait_current (WindowFixture *fixture,
                            const char    *text)
{
  Hearing hearing = { .fixture = fixture, .text = text };
  GtkWidget *label;
  GtkWidget *scroller;
  graphene_rect_t bounds;

  window_wait_until (is_current, &hearing, text);
  window_fixture_wait_drawn (fixture);
  label = window_find_text (GTK_WIDGET (fixture->window), text);
  scroller = gtk_widget_get_ancestor (label, GTK_TYPE_SCROLLED_WINDOW);
  g_assert_true (gtk_widget_compute_bounds (label, scroller, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, (float) gtk_widget_get_height (scroller));
}
