/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests of the recordings of the demo server with real requests: a recording has the
 * URL in its call, which expires and needs no token.
 */

#include <libsoup/soup.h>
#include <string.h>

#include "callboard-demo-server.h"
#include "support/demo-support.h"

typedef struct
{
  gint64               now;
  CallboardDemoServer *server;
  SoupSession         *session;
  SoupMessage         *message;
  GBytes              *body;
  gboolean             is_answered;
  char                *call_id;
  char                *url;
} Fixture;

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;

  fixture->body = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);
  g_assert_no_error (error);
  fixture->is_answered = TRUE;
}

static guint
get (Fixture    *fixture,
     const char *url,
     const char *header,
     const char *value)
{
  g_clear_object (&fixture->message);
  g_clear_pointer (&fixture->body, g_bytes_unref);
  fixture->is_answered = FALSE;
  fixture->message = soup_message_new ("GET", url);
  g_assert_nonnull (fixture->message);
  if (header != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (fixture->message), header, value);
  soup_session_send_and_read_async (fixture->session, fixture->message, G_PRIORITY_DEFAULT, NULL, on_answer, fixture);
  while (!fixture->is_answered)
    g_main_context_iteration (NULL, TRUE);

  return soup_message_get_status (fixture->message);
}

/* The URL of the recording of a call, or NULL. */
static char *
dup_recording_url (Fixture    *fixture,
                   const char *call_id)
{
  g_autofree char *url = g_strconcat (callboard_demo_server_get_base_url (fixture->server), "/v1/call/", call_id, NULL);
  g_autoptr (JsonNode) answer = NULL;

  g_assert_cmpuint (get (fixture, url, "Authorization", "Bearer open sesame"), ==, 200);
  answer = demo_parse (fixture->body);

  return g_strdup (demo_get_string (demo_get_data (answer), "recordingUrl"));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr (CallboardDemoWorld) world = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *run_id = NULL;
  g_autoptr (JsonNode) run = NULL;
  JsonArray *simulations;

  fixture->now = NOON;
  world = callboard_demo_world_new (0, 1, demo_get_clock, &fixture->now);
  fixture->server = callboard_demo_server_new (world, "open sesame");
  callboard_demo_server_start (fixture->server, 0, &error);
  g_assert_no_error (error);
  fixture->session = soup_session_new ();

  run_id = demo_dup_id (world, 1);
  run = demo_get_run (world, run_id);
  simulations = demo_get_simulations (run);
  for (guint i = 0; fixture->url == NULL && i < json_array_get_length (simulations); i++) {
    g_set_str (&fixture->call_id, demo_get_string (json_array_get_object_element (simulations, i), "callId"));
    fixture->url = dup_recording_url (fixture, fixture->call_id);
  }
  g_assert_nonnull (fixture->url);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_clear_object (&fixture->message);
  g_clear_pointer (&fixture->body, g_bytes_unref);
  soup_session_abort (fixture->session);
  g_clear_object (&fixture->session);
  g_clear_pointer (&fixture->call_id, g_free);
  g_clear_pointer (&fixture->url, g_free);
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
}

static void
test_needs_no_token (Fixture       *fixture,
                     gconstpointer  user_data)
{
  SoupMessageHeaders *headers;

  g_assert_true (g_str_has_prefix (fixture->url, callboard_demo_server_get_base_url (fixture->server)));
  g_assert_null (strstr (fixture->url, "sesame"));
  g_assert_cmpuint (get (fixture, fixture->url, NULL, NULL), ==, 200);
  headers = soup_message_get_response_headers (fixture->message);
  g_assert_cmpstr (soup_message_headers_get_one (headers, "Content-Type"), ==, "audio/wav");
  g_assert_cmpint (soup_message_headers_get_content_length (headers), ==, (goffset) g_bytes_get_size (fixture->body));
  g_assert_cmpuint (g_bytes_get_size (fixture->body), >, 100000);
  g_assert_cmpmem (g_bytes_get_data (fixture->body, NULL), 4, "RIFF", 4);
  g_assert_cmpmem ((const guint8 *) g_bytes_get_data (fixture->body, NULL) + 8, 8, "WAVEfmt ", 8);
  g_assert_cmpmem ((const guint8 *) g_bytes_get_data (fixture->body, NULL) + 36, 4, "data", 4);
}

static void
test_range_request (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autoptr (GBytes) whole = NULL;

  g_assert_cmpuint (get (fixture, fixture->url, NULL, NULL), ==, 200);
  whole = g_bytes_ref (fixture->body);
  g_assert_cmpuint (get (fixture, fixture->url, "Range", "bytes=1000-1999"), ==, 206);
  g_assert_cmpmem (g_bytes_get_data (fixture->body, NULL), g_bytes_get_size (fixture->body),
                   (const guint8 *) g_bytes_get_data (whole, NULL) + 1000, 1000);
}

static void
test_expires (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autofree char *fresh = NULL;

  fixture->now += 59 * G_TIME_SPAN_MINUTE;
  g_assert_cmpuint (get (fixture, fixture->url, NULL, NULL), ==, 200);
  fixture->now += 2 * G_TIME_SPAN_MINUTE;
  g_assert_cmpuint (get (fixture, fixture->url, NULL, NULL), ==, 403);
  fresh = dup_recording_url (fixture, fixture->call_id);
  g_assert_cmpstr (fresh, !=, fixture->url);
  g_assert_cmpuint (get (fixture, fresh, NULL, NULL), ==, 200);
}

static void
test_signature_is_checked (Fixture       *fixture,
                           gconstpointer  user_data)
{
  g_autofree char *url_without_query = g_strndup (fixture->url, strcspn (fixture->url, "?"));
  g_autofree char *unsigned_url = g_strndup (fixture->url, strcspn (fixture->url, "&"));
  g_autofree char *wrong = g_strconcat (unsigned_url, "&signature=0123456789abcdef0123456789abcdef", NULL);
  g_autoptr (GString) later = g_string_new (fixture->url);

  g_string_replace (later, "expires=1", "expires=2", 1);
  g_assert_cmpstr (later->str, !=, fixture->url);
  g_assert_cmpuint (get (fixture, url_without_query, NULL, NULL), ==, 403);
  g_assert_cmpuint (get (fixture, unsigned_url, NULL, NULL), ==, 403);
  g_assert_cmpuint (get (fixture, wrong, NULL, NULL), ==, 403);
  g_assert_cmpuint (get (fixture, later->str, NULL, NULL), ==, 403);
}

static void
test_other_paths (Fixture       *fixture,
                  gconstpointer  user_data)
{
  const char *base_url = callboard_demo_server_get_base_url (fixture->server);
  const char *query = strchr (fixture->url, '?');
  const char *paths[] = { "/v1/me", "/recordings/", "/recordings/.wav", "/recordings/a.ogg" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autofree char *url = g_strconcat (base_url, paths[i], query, NULL);

    g_assert_cmpuint (get (fixture, url, NULL, NULL), ==, 401);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/demo/recordings/" path, Fixture, NULL, set_up, function, tear_down)

  ADD ("need-no-token", test_needs_no_token);
  ADD ("range-requests", test_range_request);
  ADD ("expire", test_expires);
  ADD ("are-signed", test_signature_is_checked);
  ADD ("other-paths", test_other_paths);
#undef ADD

  return g_test_run ();
}
