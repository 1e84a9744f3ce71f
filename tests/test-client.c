/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The client with a well-behaved server: its requests, the decoded responses,
 * concurrent requests, its lifetime, and valid tokens.
 */

#include "config.h"

#include "callboard-client-runs.h"
#include "callboard-persona.h"
#include "support/client-support.h"
#include "support/test-server.h"
#include "support/wait.h"

typedef struct
{
  TestServer      *server;
  CallboardClient *client;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->server = test_server_new ();
  fixture->client = client_support_create (test_server_get_base_url (fixture->server));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  if (fixture->client != NULL)
    client_support_assert_finalized (g_steal_pointer (&fixture->client));
  g_clear_pointer (&fixture->server, test_server_free);
}

/* --- Responses ------------------------------------------------------------ */

static void
test_reference_example (Fixture       *fixture,
                        gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardSimulationJob) simulation = NULL;
  CallboardPlanJob *run;

  test_server_answer_file (fixture->server, "plan-job-seed.json");
  run = client_support_get_run (fixture->client, CLIENT_SUPPORT_RUN, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (callboard_plan_job_get_id (run), ==, CLIENT_SUPPORT_RUN);
  g_assert_cmpstr (callboard_plan_job_get_status (run), ==, "RUNNING");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (run)), ==, 1);
  simulation = g_list_model_get_item (G_LIST_MODEL (run), 0);
  g_assert_cmpstr (callboard_simulation_job_get_id (simulation), ==, "a1b2c3d4-e5f6-7890-abcd-ef1234567890");
  g_clear_object (&simulation);

  g_assert_finalize_object (run);
}

static void
test_current_run (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;
  CallboardPlanJob *run;

  test_server_answer_file (fixture->server, "plan-job-current.json");
  run = client_support_get_run (fixture->client, "895a456c-ad7f-4846-b9ed-461e8184ca63", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (callboard_plan_job_get_id (run), ==, "895a456c-ad7f-4846-b9ed-461e8184ca63");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (run)), ==, 13);
  g_assert_cmpuint (g_list_model_get_n_items (callboard_plan_job_get_skipped_items (run)), ==, 0);

  g_assert_finalize_object (run);
}

static void
test_separate_objects (Fixture       *fixture,
                       gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;
  CallboardPlanJob *first;
  CallboardPlanJob *second;

  test_server_answer_file (fixture->server, "plan-job-seed.json");
  first = client_support_get_run (fixture->client, CLIENT_SUPPORT_RUN, &error);
  g_assert_no_error (error);
  second = client_support_get_run (fixture->client, CLIENT_SUPPORT_RUN, &error);
  g_assert_no_error (error);
  g_assert_true (first != second);

  g_assert_finalize_object (first);
  g_assert_finalize_object (second);
}

/* --- Requests ------------------------------------------------------------- */

static void
assert_request (const TestRequest *request,
                const char        *path)
{
  static const char *const absent[] = {
    "Cookie", "Referer", "Origin", "From", "Proxy-Authorization", "X-Roark-Project-Id", "Content-Type",
  };

  g_assert_cmpstr (request->method, ==, "GET");
  g_assert_cmpstr (request->path, ==, path);
  g_assert_cmpstr (test_request_get_header (request, "Authorization"), ==, "Bearer " CLIENT_SUPPORT_TOKEN);
  g_assert_cmpstr (test_request_get_header (request, "Accept"), ==, "application/json");
  g_assert_cmpstr (test_request_get_header (request, "User-Agent"), ==, "Callboard/" PACKAGE_VERSION);
  g_assert_nonnull (strstr (test_request_get_header (request, "Accept-Encoding"), "gzip"));
  for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
    g_assert_null (test_request_get_header (request, absent[i]));
}

static void
test_request (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(CallboardIdentity) identity = NULL;

  test_server_answer_file (fixture->server, "plan-job-seed.json");
  run = client_support_get_run (fixture->client, CLIENT_SUPPORT_RUN, &error);
  g_assert_no_error (error);
  test_server_answer_file (fixture->server, "me.json");
  identity = client_support_get_identity (fixture->client, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, 2);
  assert_request (test_server_get_request (fixture->server, 0), "/v1/simulation/plan/job/" CLIENT_SUPPORT_RUN);
  assert_request (test_server_get_request (fixture->server, 1), "/v1/me");
}

static void
test_ignores_cookies (Fixture       *fixture,
                      gconstpointer  user_data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CallboardPlanJob) run = NULL;

      test_server_answer_file (fixture->server, "plan-job-seed.json");
      test_server_add_header (fixture->server, "Set-Cookie", "follow=me; Path=/");
      run = client_support_get_run (fixture->client, CLIENT_SUPPORT_RUN, &error);
      g_assert_no_error (error);
      assert_request (test_server_get_request (fixture->server, i), "/v1/simulation/plan/job/" CLIENT_SUPPORT_RUN);
    }
}

/* A cached response must never be shown as a current one. */
static void
test_does_not_cache (Fixture       *fixture,
                     gconstpointer  user_data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CallboardPlanJob) run = NULL;

      test_server_answer_file (fixture->server, "plan-job-seed.json");
      test_server_add_header (fixture->server, "Cache-Control", "public, max-age=86400, immutable");
      test_server_add_header (fixture->server, "ETag", "\"1\"");
      run = client_support_get_run (fixture->client, CLIENT_SUPPORT_RUN, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, i + 1);
      g_assert_null (test_request_get_header (test_server_get_request (fixture->server, i), "If-None-Match"));
    }
}

static void
test_base_url_with_path (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_autofree char *base_url = g_strconcat (test_server_get_base_url (fixture->server), "/roark/api/", NULL);
  CallboardClient *client = client_support_create (base_url);
  g_autoptr(CallboardIdentity) identity = NULL;
  g_autoptr(GError) error = NULL;

  test_server_answer_file (fixture->server, "me.json");
  identity = client_support_get_identity (client, &error);
  g_assert_no_error (error);
  assert_request (test_server_get_request (fixture->server, 0), "/roark/api/v1/me");

  client_support_assert_finalized (client);
}

/* --- Concurrent requests -------------------------------------------------- */

#define N_CONCURRENT 20

/* Responds with the requested run. */
static void
answer_with_run (TestServer        *server,
                 SoupServerMessage *message,
                 gpointer           user_data)
{
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));
  g_autofree char *body = client_support_create_run (strrchr (path, '/') + 1, "COMPLETED");

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body, strlen (body));
}

static void
test_concurrent_requests (Fixture       *fixture,
                          gconstpointer  user_data)
{
  GAsyncResult *results[N_CONCURRENT] = { NULL };

  test_server_set_func (fixture->server, answer_with_run, NULL);
  test_server_hold (fixture->server);
  for (guint i = 0; i < N_CONCURRENT; i++)
    {
      g_autofree char *id = g_strdup_printf ("run-%u", i);

      callboard_client_get_plan_job_async (fixture->client, id, NULL, test_store_result, &results[i]);
    }

  /* Several requests are pending; the last one is answered first. */
  test_server_wait_requests (fixture->server, 2);
  test_run_pending ();
  g_assert_cmpuint (test_server_get_n_held (fixture->server), >=, 2);
  g_assert_cmpuint (test_server_get_n_held (fixture->server), <=, 6);
  test_server_release (fixture->server);

  for (guint i = 0; i < N_CONCURRENT; i++)
    {
      g_autofree char *id = g_strdup_printf ("run-%u", i);
      g_autoptr(CallboardPlanJob) run = NULL;
      g_autoptr(GError) error = NULL;

      run = callboard_client_get_plan_job_finish (fixture->client, test_wait_for_result (&results[i]), NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (callboard_plan_job_get_id (run), ==, id);
      g_clear_object (&results[i]);
    }
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, N_CONCURRENT);
}

/* --- Lifetime ------------------------------------------------------------- */

/* Dropping the client during a request does not cancel the request. */
static void
test_dropped_during_request (Fixture       *fixture,
                             gconstpointer  user_data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(GError) error = NULL;
  gpointer watched = fixture->client;

  g_object_add_weak_pointer (watched, &watched);
  test_server_answer_file (fixture->server, "plan-job-seed.json");
  test_server_hold (fixture->server);
  callboard_client_get_plan_job_async (fixture->client, CLIENT_SUPPORT_RUN, NULL, test_store_result, &result);
  g_clear_object (&fixture->client);
  g_assert_nonnull (watched);

  test_server_wait_requests (fixture->server, 1);
  test_server_release (fixture->server);
  test_wait_for_result (&result);
  run = callboard_client_get_plan_job_finish (watched, result, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (callboard_plan_job_get_id (run), ==, CLIENT_SUPPORT_RUN);

  g_clear_object (&result);
  g_assert_null (watched);
}

typedef struct
{
  GThread  *finalized_in;
  gboolean  is_answered;
} Dropped;

static void
on_client_finalized (gpointer  user_data,
                     GObject  *former_client)
{
  Dropped *dropped = user_data;

  g_atomic_pointer_set (&dropped->finalized_in, g_thread_self ());
}

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Dropped *dropped = user_data;
  g_autoptr(CallboardPlanJob) run = callboard_client_get_plan_job_finish (CALLBOARD_CLIENT (source), result, NULL, NULL);

  g_assert_nonnull (run);
  dropped->is_answered = TRUE;
}

static gboolean
is_finalized (gpointer user_data)
{
  Dropped *dropped = user_data;

  return dropped->is_answered && g_atomic_pointer_get (&dropped->finalized_in) != NULL;
}

/* The client must be finalized in the main thread, as its connections belong to the main
 * loop: the decoding thread must not drop the last reference. */
static void
test_finalized_in_main_thread (Fixture       *fixture,
                               gconstpointer  user_data)
{
  test_server_answer_file (fixture->server, "plan-job-seed.json");
  for (guint i = 0; i < 200; i++)
    {
      CallboardClient *client = client_support_create (test_server_get_base_url (fixture->server));
      Dropped dropped = { NULL, FALSE };

      g_object_weak_ref (G_OBJECT (client), on_client_finalized, &dropped);
      callboard_client_get_plan_job_async (client, CLIENT_SUPPORT_RUN, NULL, on_answered, &dropped);
      g_object_unref (client);
      test_wait_until (is_finalized, &dropped);
      g_assert_true (dropped.finalized_in == g_thread_self ());
    }
}

/* --- Tokens --------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *token;
} TokenCase;

static const TokenCase invalid_tokens[] = {
  { "empty", "" },
  { "a-space", " " },
  { "space-before", " rk_secret" },
  { "space-after", "rk_secret " },
  { "space-within", "rk secret" },
  { "tab", "rk\tsecret" },
  { "newline-at-the-end", "rk_secret\n" },
  { "another-header", "rk_secret\r\nX-Evil: 1" },
  { "carriage-return", "rk\rsecret" },
  { "escape", "rk\033secret" },
  { "delete", "rk\177secret" },
  { "umlaut", "rk_sücret" },
  { "no-break-space", "rk_\u00a0secret" },
  { "zero-width-space", "rk_\u200bsecret" },
  { "latin-1", "rk_s\xfc" "cret" },
};

static void
test_invalid_token (gconstpointer user_data)
{
  const TokenCase *row = user_data;
  g_autoptr(TestServer) server = test_server_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardClient) client = NULL;

  client = callboard_client_new (test_server_get_base_url (server), row->token,
                                 callboard_clock_get_default (), &error);
  g_assert_null (client);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_UNAUTHORIZED);
  client_support_assert_message (error);
  if (strlen (row->token) > 1)
    g_assert_null (strstr (error->message, row->token));

  test_run_pending ();
  g_assert_cmpuint (test_server_get_n_requests (server), ==, 0);
}

/* The server receives the token unchanged. */
static void
test_token_is_sent_unchanged (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  g_autoptr(GString) token = g_string_new (NULL);
  g_autofree char *expected = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardIdentity) identity = NULL;
  CallboardClient *client;

  for (char c = '!'; c <= '~'; c++)
    g_string_append_c (token, c);
  for (guint i = 0; i < 4000; i++)
    g_string_append_c (token, 'x');
  expected = g_strconcat ("Bearer ", token->str, NULL);

  client = callboard_client_new (test_server_get_base_url (server), token->str,
                                 callboard_clock_get_default (), &error);
  g_assert_no_error (error);
  test_server_answer_file (server, "me.json");
  identity = client_support_get_identity (client, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (test_request_get_header (test_server_get_request (server, 0), "Authorization"), ==, expected);

  client_support_assert_finalized (client);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/client/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("reference-example", test_reference_example);
  ADD ("current-run", test_current_run);
  ADD ("separate-objects", test_separate_objects);
  ADD ("request", test_request);
  ADD ("ignores-cookies", test_ignores_cookies);
  ADD ("does-not-cache", test_does_not_cache);
  ADD ("base-url-with-path", test_base_url_with_path);
  ADD ("concurrent-requests", test_concurrent_requests);
  ADD ("dropped-during-request", test_dropped_during_request);
  ADD ("finalized-in-main-thread", test_finalized_in_main_thread);
#undef ADD

  for (guint i = 0; i < G_N_ELEMENTS (invalid_tokens); i++)
    {
      g_autofree char *path = g_strconcat ("/client/invalid-token/", invalid_tokens[i].name, NULL);

      g_test_add_data_func (path, &invalid_tokens[i], test_invalid_token);
    }
  g_test_add_func ("/client/token-is-sent-unchanged", test_token_is_sent_unchanged);

  return g_test_run ();
}
