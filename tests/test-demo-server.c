/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests of the demo server with real requests.
 */

#include <libsoup/soup.h>
#include <locale.h>
#include <string.h>

#include "callboard-demo-server.h"
#include "support/demo-support.h"

typedef struct
{
  gint64               now;
  CallboardDemoServer *server;
  SoupSession         *session;
  SoupMessage         *message;
  /* Sent as X-Roark-Project-Id; NULL for none. */
  const char          *project_id;
  gboolean             is_answered;
  JsonNode            *answer;
  GError              *error;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr (CallboardDemoWorld) world = NULL;
  g_autoptr (GError) error = NULL;

  fixture->now = NOON;
  world = callboard_demo_world_new (0, 1, demo_get_clock, &fixture->now);
  fixture->server = callboard_demo_server_new (world, "open sesame");
  callboard_demo_server_start (fixture->server, 0, &error);
  g_assert_no_error (error);
  fixture->session = soup_session_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_clear_pointer (&fixture->answer, json_node_unref);
  g_clear_object (&fixture->message);
  g_clear_error (&fixture->error);
  soup_session_abort (fixture->session);
  g_clear_object (&fixture->session);
  if (fixture->server != NULL)
    g_assert_finalize_object (g_steal_pointer (&fixture->server));
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GBytes) bytes = NULL;

  bytes = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &fixture->error);
  if (bytes != NULL && g_bytes_get_size (bytes) > 0)
    fixture->answer = demo_parse (bytes);
  fixture->is_answered = TRUE;
}

/* Sends a request and returns the status, or 0 if there was no response. */
static guint
request (Fixture    *fixture,
         const char *method,
         const char *url,
         const char *authorization)
{
  g_clear_object (&fixture->message);
  g_clear_error (&fixture->error);
  g_clear_pointer (&fixture->answer, json_node_unref);
  fixture->is_answered = FALSE;

  fixture->message = soup_message_new (method, url);
  g_assert_nonnull (fixture->message);
  if (authorization != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (fixture->message),
                                  "Authorization", authorization);
  if (fixture->project_id != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (fixture->message),
                                  "X-Roark-Project-Id", fixture->project_id);

  soup_session_send_and_read_async (fixture->session, fixture->message,
                                    G_PRIORITY_DEFAULT, NULL, on_answer, fixture);
  while (!fixture->is_answered)
    g_main_context_iteration (NULL, TRUE);

  return fixture->error == NULL ? soup_message_get_status (fixture->message) : 0;
}

static guint
get (Fixture    *fixture,
     const char *path,
     const char *authorization)
{
  g_autofree char *url = g_strconcat (callboard_demo_server_get_base_url (fixture->server), path, NULL);

  return request (fixture, "GET", url, authorization);
}

#define OPEN_SESAME "Bearer open sesame"
#define JOB_PATH    "/v1/simulation/plan/job/"

static const char *
get_response_header (Fixture    *fixture,
                     const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (fixture->message), name);
}

static void
assert_is_refusal (Fixture *fixture)
{
  JsonObject *error = json_object_get_object_member (json_node_get_object (fixture->answer), "error");

  g_assert_cmpstr (demo_get_string (error, "message"), !=, "");
  g_assert_cmpstr (get_response_header (fixture, "Content-Type"), ==, "application/json");
  g_assert_null (strstr (demo_get_string (error, "message"), "sesame"));
}

static void
test_server_run (Fixture       *fixture,
                 gconstpointer  user_data)
{
  CallboardDemoWorld *world = callboard_demo_server_get_world (fixture->server);
  g_autofree char *id = demo_dup_id (world, 0);
  g_autofree char *path = g_strconcat (JOB_PATH, id, NULL);
  g_autoptr (JsonNode) expected = demo_get_run (world, id);

  g_assert_true (g_str_has_prefix (callboard_demo_server_get_base_url (fixture->server), "http://127.0.0.1:"));
  g_assert_cmpuint (get (fixture, path, OPEN_SESAME), ==, 200);
  g_assert_cmpstr (get_response_header (fixture, "Content-Type"), ==, "application/json");
  g_assert_true (json_node_equal (fixture->answer, expected));

  fixture->now += G_TIME_SPAN_HOUR;
  g_assert_cmpuint (get (fixture, path, OPEN_SESAME), ==, 200);
  g_assert_cmpstr (demo_get_string (demo_get_data (fixture->answer), "status"), ==, "COMPLETED");
}

static void
test_server_identity (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_assert_cmpuint (get (fixture, "/v1/me", OPEN_SESAME), ==, 200);
  g_assert_cmpstr (demo_get_string (demo_get_data (fixture->answer), "tokenScope"), ==, "PROJECT");
}

static void
test_server_health (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_assert_cmpuint (get (fixture, "/health", NULL), ==, 200);
  g_assert_cmpstr (demo_get_string (demo_get_data (fixture->answer), "status"), ==, "healthy");
  g_assert_nonnull (demo_get_string (demo_get_data (fixture->answer), "version"));
  g_assert_cmpint (demo_get_time (demo_get_data (fixture->answer), "timestamp"), ==, NOON / 1000 * 1000);
}

static void
test_server_no_token (Fixture       *fixture,
                      gconstpointer  user_data)
{
  static const char * const paths[] = { "/v1/me", JOB_PATH REFERENCE_ID, JOB_PATH "unknown", "/nowhere", "/" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_assert_cmpuint (get (fixture, paths[i], NULL), ==, 401);
    g_assert_cmpstr (get_response_header (fixture, "WWW-Authenticate"), ==, "Bearer");
    assert_is_refusal (fixture);
  }
}

static void
test_server_wrong_token (Fixture       *fixture,
                         gconstpointer  user_data)
{
  static const char * const wrong[] = {
    "Bearer open sesamE", "Bearer Open sesame", "Bearer open sesam", "Bearer open sesame!",
    "Bearer open sesameopen sesame", "Bearer  open sesame", "Bearer", "Bearer o",
    "Basic open sesame", "open sesame", "Bearer\topen sesame",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_assert_cmpuint (get (fixture, "/v1/me", wrong[i]), ==, 401);
    assert_is_refusal (fixture);
  }

  g_assert_cmpuint (get (fixture, "/v1/me", "bearer open sesame"), ==, 200);
}

static void
test_server_invalid_query (Fixture       *fixture,
                           gconstpointer  user_data)
{
  static const char * const paths[] = {
    "/v1/simulation/plan/jobs?limit=many", "/v1/simulation/job/lookup",
    "/v1/simulation/job/lookup?roarkPhoneNumber=+15550100000",
    "/v1/simulation/job/lookup?roarkPhoneNumber=%2B15550100000&callReceivedAt=soon",
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_assert_cmpuint (get (fixture, paths[i], OPEN_SESAME), ==, 400);
    assert_is_refusal (fixture);
  }

  g_assert_cmpuint (get (fixture, "/v1/simulation/job/lookup?roarkPhoneNumber=%2B15550100000", OPEN_SESAME), ==, 200);
}

static void
test_server_unknown_paths (Fixture       *fixture,
                           gconstpointer  user_data)
{
  static const char * const paths[] = {
    "/", "/v1", "/v1/me/", "/v1//me", "/v1/me/me", "/V1/me", "/health/", "/v1/simulation/plan/job",
    JOB_PATH, JOB_PATH "unknown", JOB_PATH REFERENCE_ID "/", JOB_PATH REFERENCE_ID "/cancel",
    "/v1/simulation/job/unknown", "/v1/simulation/job", "/v1/simulation/job/lookup?roarkPhoneNumber=%2B15550199999",
    "/v1/simulation/plan/unknown", "/v1/simulation/plan/jobs/",
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_assert_cmpuint (get (fixture, paths[i], OPEN_SESAME), ==, 404);
    assert_is_refusal (fixture);
  }
}

static void
test_server_unescapes_ids (Fixture       *fixture,
                           gconstpointer  user_data)
{
  static const char * const unknown[] = {
    "/v1%2Fme", JOB_PATH "..%2Fme", JOB_PATH REFERENCE_ID "%2F", JOB_PATH REFERENCE_ID "%00",
    JOB_PATH "%FF%FE", JOB_PATH "%E2%80%A6", JOB_PATH "7f3e4d2c%252D8a91-4b5c-9e6f-1a2b3c4d5e6f",
  };

  g_assert_cmpuint (get (fixture, JOB_PATH "7f3e4d2c%2D8a91%2d4b5c-9e6f-1a2b3c4d5e6%66", OPEN_SESAME), ==, 200);
  g_assert_cmpuint (get (fixture, JOB_PATH REFERENCE_ID "?verbose=1", OPEN_SESAME), ==, 200);

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++) {
    g_assert_cmpuint (get (fixture, unknown[i], OPEN_SESAME), ==, 404);
    assert_is_refusal (fixture);
  }
}

static void
test_server_is_read_only (Fixture       *fixture,
                          gconstpointer  user_data)
{
  static const char * const methods[] = { "POST", "PUT", "DELETE", "PATCH", "OPTIONS" };
  static const char * const paths[] = { "/health", "/v1/me", JOB_PATH REFERENCE_ID };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++) {
    for (guint j = 0; j < G_N_ELEMENTS (paths); j++) {
      g_autofree char *url = g_strconcat (callboard_demo_server_get_base_url (fixture->server), paths[j], NULL);

      g_assert_cmpuint (request (fixture, methods[i], url, OPEN_SESAME), ==, 405);
      g_assert_cmpstr (get_response_header (fixture, "Allow"), ==, "GET");
      assert_is_refusal (fixture);
    }
  }
}

static void
test_server_stops (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autofree char *url = g_strconcat (callboard_demo_server_get_base_url (fixture->server), "/health", NULL);

  g_assert_cmpuint (request (fixture, "GET", url, NULL), ==, 200);
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
  g_assert_cmpuint (request (fixture, "GET", url, NULL), ==, 0);
  g_assert_nonnull (fixture->error);
}

static void
test_server_creates_tokens (void)
{
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, NULL, NULL);
  CallboardDemoServer *one = callboard_demo_server_new (world, NULL);
  CallboardDemoServer *two = callboard_demo_server_new (world, NULL);

  g_assert_cmpuint (strlen (callboard_demo_server_get_token (one)), >=, 32);
  g_assert_cmpstr (callboard_demo_server_get_token (one), !=, callboard_demo_server_get_token (two));
  g_assert_null (callboard_demo_server_get_base_url (one));

  g_assert_finalize_object (one);
  g_assert_finalize_object (two);
}

static void
test_server_invalid_ports (void)
{
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, NULL, NULL);
  CallboardDemoServer *one = callboard_demo_server_new (world, NULL);
  CallboardDemoServer *two = callboard_demo_server_new (world, NULL);
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (callboard_demo_server_start (one, 65536, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);

  g_assert_true (callboard_demo_server_start (one, 0, &error));
  g_assert_no_error (error);
  uri = g_uri_parse (callboard_demo_server_get_base_url (one), G_URI_FLAGS_NONE, &error);
  g_assert_no_error (error);

  g_assert_false (callboard_demo_server_start (two, (guint) g_uri_get_port (uri), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  g_assert_null (callboard_demo_server_get_base_url (two));

  /* Starting again can succeed. */
  g_assert_true (callboard_demo_server_start (two, 0, NULL));

  g_assert_finalize_object (one);
  g_assert_finalize_object (two);
}

static guint
count_projects (Fixture    *fixture,
                const char *authorization)
{
  g_assert_cmpuint (get (fixture, "/v1/projects", authorization), ==, 200);

  return json_array_get_length (json_object_get_array_member (demo_get_data (fixture->answer), "projects"));
}

static void
test_server_personal_token (Fixture       *fixture,
                            gconstpointer  user_data)
{
  JsonArray *projects;

  g_assert_cmpuint (get (fixture, "/v1/me", "Bearer mine"), ==, 401);
  callboard_demo_server_set_personal_token (fixture->server, "mine");

  g_assert_cmpuint (count_projects (fixture, OPEN_SESAME), ==, 1);
  g_assert_cmpuint (get (fixture, "/v1/me", OPEN_SESAME), ==, 200);
  g_assert_cmpstr (demo_get_string (demo_get_data (fixture->answer), "tokenScope"), ==, "PROJECT");

  g_assert_cmpuint (get (fixture, "/v1/me", "Bearer mine"), ==, 200);
  g_assert_cmpstr (demo_get_string (demo_get_data (fixture->answer), "tokenScope"), ==, "USER");
  g_assert_cmpuint (count_projects (fixture, "Bearer mine"), ==, 3);
  projects = json_object_get_array_member (demo_get_data (fixture->answer), "projects");
  for (guint i = 0; i < 3; i++) {
    g_autofree char *id = g_strdup (demo_get_string (json_array_get_object_element (projects, i), "id"));

    fixture->project_id = id;
    g_assert_cmpuint (get (fixture, "/v1/simulation/plan/jobs", "Bearer mine"), ==, 200);
    g_assert_cmpuint (count_projects (fixture, "Bearer mine"), ==, 3);
    projects = json_object_get_array_member (demo_get_data (fixture->answer), "projects");
  }

  /* A project that was taken away. The other token names none. */
  fixture->project_id = "gone";
  g_assert_cmpuint (get (fixture, "/v1/simulation/plan/jobs", "Bearer mine"), ==, 403);
  assert_is_refusal (fixture);
  g_assert_cmpuint (get (fixture, "/v1/simulation/plan/jobs", OPEN_SESAME), ==, 200);
}

static void
test_server_lists (Fixture       *fixture,
                   gconstpointer  user_data)
{
  static const char *const paths[] = {
    "/v1/call?limit=2", "/v1/simulation/plan?limit=2", "/v1/metric/definitions",
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_assert_cmpuint (get (fixture, paths[i], OPEN_SESAME), ==, 200);
    g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (fixture->answer), "data")), >=, 2);
    g_assert_cmpuint (get (fixture, paths[i], NULL), ==, 401);
  }
  g_assert_cmpuint (get (fixture, "/v1/call?limit=x", OPEN_SESAME), ==, 400);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define ADD_SERVER_TEST(path, function) \
  g_test_add ("/demo/server/" path, Fixture, NULL, set_up, function, tear_down)

  ADD_SERVER_TEST ("run", test_server_run);
  ADD_SERVER_TEST ("identity", test_server_identity);
  ADD_SERVER_TEST ("health-needs-no-token", test_server_health);
  ADD_SERVER_TEST ("no-token", test_server_no_token);
  ADD_SERVER_TEST ("wrong-token", test_server_wrong_token);
  ADD_SERVER_TEST ("invalid-query", test_server_invalid_query);
  ADD_SERVER_TEST ("unknown-paths", test_server_unknown_paths);
  ADD_SERVER_TEST ("unescapes-ids", test_server_unescapes_ids);
  ADD_SERVER_TEST ("read-only", test_server_is_read_only);
  ADD_SERVER_TEST ("personal-token", test_server_personal_token);
  ADD_SERVER_TEST ("lists", test_server_lists);
  ADD_SERVER_TEST ("stops-when-finalized", test_server_stops);
  g_test_add_func ("/demo/server/creates-tokens", test_server_creates_tokens);
  g_test_add_func ("/demo/server/reports-invalid-ports", test_server_invalid_ports);
#undef ADD_SERVER_TEST

  return g_test_run ();
}
