/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The error for each status that a server can refuse with, each way to state a reason,
 * and responses that succeed only by their status.
 */

#include "config.h"

#include "callboard-response.h"
#include "support/client-support.h"
#include "support/test-server.h"
#include "support/wait.h"

/* --- Status and body ------------------------------------------------------ */

typedef struct
{
  guint          status;
  CallboardError code;
} StatusCase;

static const StatusCase statuses[] = {
  { 400, CALLBOARD_ERROR_SERVER },
  { 401, CALLBOARD_ERROR_UNAUTHORIZED },
  { 402, CALLBOARD_ERROR_SERVER },
  { 403, CALLBOARD_ERROR_FORBIDDEN },
  { 404, CALLBOARD_ERROR_NOT_FOUND },
  { 405, CALLBOARD_ERROR_SERVER },
  { 408, CALLBOARD_ERROR_TIMEOUT },
  { 409, CALLBOARD_ERROR_SERVER },
  { 410, CALLBOARD_ERROR_NOT_FOUND },
  { 418, CALLBOARD_ERROR_SERVER },
  { 422, CALLBOARD_ERROR_SERVER },
  { 429, CALLBOARD_ERROR_RATE_LIMITED },
  { 451, CALLBOARD_ERROR_SERVER },
  { 500, CALLBOARD_ERROR_SERVER },
  { 501, CALLBOARD_ERROR_SERVER },
  { 502, CALLBOARD_ERROR_SERVER },
  { 503, CALLBOARD_ERROR_SERVER },
  { 504, CALLBOARD_ERROR_TIMEOUT },
  { 599, CALLBOARD_ERROR_SERVER },
};

/* A response body and the message it states; NULL if the message follows from the
 * status. */
typedef struct
{
  const char *name;
  const char *body;
  const char *message;
} BodyCase;

static const BodyCase usual_bodies[] = {
  { "message", "{\"message\":\"Not today\",\"error\":\"Bad Request\"}", "Not today" },
  { "error", "{\"error\":\"Not today\"}", "Not today" },
  { "error-with-message", "{\"error\":{\"message\":\"Not today\",\"code\":7}}", "Not today" },
  { "html", "<!DOCTYPE html><title>Bad gateway</title><h1>nginx</h1>", NULL },
  { "nothing", "", NULL },
};

static const BodyCase unusual_bodies[] = {
  { "number-as-message", "{\"message\":42,\"error\":\"Not today\"}", "Not today" },
  { "null-as-message", "{\"message\":null,\"error\":{\"message\":\"Not today\"}}", "Not today" },
  { "object-as-message", "{\"message\":{\"message\":\"deep\"}}", NULL },
  { "list-as-message", "{\"message\":[\"one\",\"two\"]}", NULL },
  { "error-without-message", "{\"error\":{\"code\":7}}", NULL },
  { "error-as-list", "{\"error\":[{\"message\":\"Not today\"}]}", NULL },
  { "error-as-boolean", "{\"error\":true}", NULL },
  { "empty-message", "{\"message\":\"\"}", NULL },
  { "blank-message", "{\"message\":\" \\n\\t \"}", NULL },
  { "empty-message-and-an-error", "{\"message\":\"\",\"error\":\"Not today\"}", "Not today" },
  { "empty-object", "{}", NULL },
  { "list", "[{\"message\":\"Not today\"}]", NULL },
  { "string", "\"Not today\"", NULL },
  { "two-values", "2{\"message\":\"Not today\"}", NULL },
  { "number", "42", NULL },
  { "null", "null", NULL },
  { "cut-off", "{\"message\":\"Not to", NULL },
  { "not-utf-8", "{\"message\":\"Caf\xe9\"}", "Caf\ufffd" },
  { "bytes", "\x01\xff\xfe\x02", NULL },
  { "umlaut", "{\"message\":\"Ungültig\"}", "Ungültig" },
  { "escaped-umlaut", "{\"message\":\"Ung\\u00fcltig\"}", "Ungültig" },
  { "surrogate-pair", "{\"message\":\"\\ud83c\\udfad\"}", "🎭" },
  { "lone-surrogate", "{\"message\":\"Cut off \\ud83c\"}", "Cut off \ufffd" },
  { "markup", "{\"message\":\"<b>&amp;</b> %s %n\"}", "<b>&amp;</b> %s %n" },
  { "two-lines", "{\"message\":\"one\\ntwo\\tthree\"}", "one two three" },
  { "control-characters", "{\"message\":\"a\\u0007b\\u001b[31mc\\u007f\"}", "a\u2407b\u241b[31mc\u2421" },
  { "c1-control-characters", "{\"message\":\"a\\u009b31mb\"}", "a\ufffd31mb" },
  { "status-like", "{\"message\":\"fine (status 200)\"}", "fine (status 200)" },
};

/* A test case: a status with a body. */
typedef struct
{
  const StatusCase *status;
  const BodyCase   *body;
} Refusal;

static char *
dup_expected (guint       status,
              const char *message)
{
  const char *phrase = status == 429 ? "Too Many Requests" : soup_status_get_phrase (status);

  return g_strdup_printf ("%s (status %u)", message != NULL ? message : phrase, status);
}

static void
assert_refused (TestServer     *server,
                CallboardError  code,
                guint           status,
                const char     *message)
{
  g_autoptr(GError) error = client_support_get_error (test_server_get_base_url (server));
  g_autofree char *expected = dup_expected (status, message);

  g_assert_error (error, CALLBOARD_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, expected);
  g_assert_cmpstr (expected, !=, "");
}

static void
test_refusal (gconstpointer user_data)
{
  const Refusal *row = user_data;
  g_autoptr(TestServer) server = test_server_new ();

  test_server_answer (server, row->status->status, row->body->body);
  assert_refused (server, row->status->code, row->status->status, row->body->message);
}

static void
test_refusal_with_html_type (void)
{
  g_autoptr(TestServer) server = test_server_new ();

  test_server_answer (server, 422, "{\"message\":\"Not today\"}");
  test_server_add_header (server, "Content-Type", "text/html; charset=utf-16");
  assert_refused (server, CALLBOARD_ERROR_SERVER, 422, "Not today");
}

static void
test_refusal_compressed (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  g_autoptr(GBytes) plain = g_bytes_new_static ("{\"message\":\"Not today\"}", 23);
  g_autoptr(GBytes) compressed = client_support_compress (plain);

  test_server_answer_bytes (server, 422, compressed);
  test_server_add_header (server, "Content-Encoding", "gzip");
  assert_refused (server, CALLBOARD_ERROR_SERVER, 422, "Not today");
}

static void
test_refusal_with_invalid_compression (void)
{
  static const char broken[] = "\x1f\x8b\x08\0\0\0\0\0\0\x03 this is not deflate";
  g_autoptr(TestServer) server = test_server_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static (broken, sizeof broken - 1);

  test_server_answer_bytes (server, 403, bytes);
  test_server_add_header (server, "Content-Encoding", "gzip");
  assert_refused (server, CALLBOARD_ERROR_FORBIDDEN, 403, NULL);
}

/* --- Sizes ---------------------------------------------------------------- */

static void
test_long_message_is_shortened (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  g_autoptr(GString) message = g_string_new (NULL);
  g_autofree char *body = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append (message, "ü");
  body = g_strdup_printf ("{\"message\":\"%s%s\"}", message->str, message->str);
  g_string_append (message, "…");

  test_server_answer (server, 422, body);
  assert_refused (server, CALLBOARD_ERROR_SERVER, 422, message->str);
}

static void
test_large_body_is_not_a_message (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  g_autofree char *padding = g_strnfill (1024 * 1024, 'x');
  g_autofree char *body = g_strdup_printf ("{\"message\":\"%s\"}", padding);

  test_server_answer (server, 404, body);
  assert_refused (server, CALLBOARD_ERROR_NOT_FOUND, 404, NULL);
}

static void
test_endless_refusal (void)
{
  g_autoptr(TestServer) server = test_server_new ();

  test_server_stream (server, 401, G_GUINT64_CONSTANT (1) << 40);
  assert_refused (server, CALLBOARD_ERROR_UNAUTHORIZED, 401, NULL);
  test_server_wait_aborted (server, 1);
  g_assert_cmpuint (test_server_get_n_streamed (server), <, 32 * 1024 * 1024);
}

/* --- Authentication challenges -------------------------------------------- */

/* Authentication challenges are not answered, as the token is the only credential. */
static void
test_challenge_is_not_answered (gconstpointer challenge)
{
  g_autoptr(TestServer) server = test_server_new ();

  test_server_answer (server, 401, "{\"message\":\"Not today\"}");
  test_server_add_header (server, "WWW-Authenticate", challenge);
  assert_refused (server, CALLBOARD_ERROR_UNAUTHORIZED, 401, "Not today");
  test_run_pending ();
  g_assert_cmpuint (test_server_get_n_requests (server), ==, 1);
}

/* --- Invalid successful responses ----------------------------------------- */

typedef struct
{
  const char *name;
  guint       status;
  const char *body;
} InvalidCase;

static const InvalidCase invalid_successes[] = {
  { "nothing", 200, "" },
  { "no-content", 204, "" },
  { "null", 200, "null" },
  { "no-data", 200, "{\"message\":\"ok\"}" },
  { "error-object", 200, "{\"error\":{\"message\":\"Not today\"}}" },
  { "not-utf-8", 200, "{\"data\":\"\xff\"}" },
};

static void
test_invalid_success (gconstpointer user_data)
{
  const InvalidCase *row = user_data;
  g_autoptr(TestServer) server = test_server_new ();
  g_autoptr(GError) error = NULL;

  test_server_answer (server, row->status, row->body);
  error = client_support_get_error (test_server_get_base_url (server));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
}

/* As a hotel or a proxy sends it, also when connecting. */
static void
test_sign_in_page (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  g_autoptr(CallboardIdentity) identity = NULL;
  g_autoptr(GError) error = NULL;

  test_server_answer (server, 200, "<!DOCTYPE html><title>Hotel Wi-Fi</title>");
  identity = client_support_get_identity (client, &error);
  g_assert_null (identity);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_CAPTIVE_PORTAL);
  g_assert_cmpstr (error->message, ==, "127.0.0.1: a web page instead of data");
  client_support_assert_message (error);

  client_support_assert_finalized (client);
}

static void
test_created_status (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(GError) error = NULL;

  test_server_answer (server, 203, CLIENT_SUPPORT_EMPTY_RUN);
  run = client_support_get_run (client, "run-1", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (callboard_plan_job_get_status (run), ==, "COMPLETED");

  client_support_assert_finalized (client);
}

/* --- Errors of libraries -------------------------------------------------- */

static void
test_library_errors (void)
{
  const struct
  {
    GQuark         domain;
    int            code;
    CallboardError expected;
  } rows[] = {
    { G_IO_ERROR, G_IO_ERROR_TIMED_OUT, CALLBOARD_ERROR_TIMEOUT },
    { G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED, CALLBOARD_ERROR_OFFLINE },
    { G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED, CALLBOARD_ERROR_OFFLINE },
    { G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE, CALLBOARD_ERROR_OFFLINE },
    { G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE, CALLBOARD_ERROR_OFFLINE },
    { G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, CALLBOARD_ERROR_OFFLINE },
    { G_IO_ERROR, G_IO_ERROR_PROXY_FAILED, CALLBOARD_ERROR_OFFLINE },
    { G_IO_ERROR, G_IO_ERROR_PROXY_AUTH_FAILED, CALLBOARD_ERROR_PROXY },
    { G_IO_ERROR, G_IO_ERROR_PROXY_NEED_AUTH, CALLBOARD_ERROR_PROXY },
    { G_IO_ERROR, G_IO_ERROR_PROXY_NOT_ALLOWED, CALLBOARD_ERROR_PROXY },
    { G_IO_ERROR, G_IO_ERROR_INVALID_DATA, CALLBOARD_ERROR_SERVER },
    { G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, CALLBOARD_ERROR_OFFLINE },
    { G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE, CALLBOARD_ERROR_OFFLINE },
    { G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE, CALLBOARD_ERROR_TLS },
    { G_TLS_ERROR, G_TLS_ERROR_UNAVAILABLE, CALLBOARD_ERROR_TLS },
    { SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING, CALLBOARD_ERROR_SERVER },
    { CALLBOARD_ERROR, CALLBOARD_ERROR_TOO_LARGE, CALLBOARD_ERROR_TOO_LARGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = g_error_new_literal (rows[i].domain, rows[i].code, "It broke");
      g_autoptr(GError) translated = callboard_response_translate_error (error, "api.example", NULL);

      g_assert_error (translated, CALLBOARD_ERROR, (int) rows[i].expected);
      g_assert_nonnull (strstr (translated->message, "It broke"));
      if (rows[i].domain != CALLBOARD_ERROR)
        g_assert_true (g_str_has_prefix (translated->message, "api.example: "));
    }
}

/* --- Registration --------------------------------------------------------- */

static void
add_refusal (const StatusCase *status,
             const BodyCase   *body)
{
  g_autofree char *path = g_strdup_printf ("/client/refusal/%u/%s", status->status, body->name);
  Refusal *row = g_new0 (Refusal, 1);

  row->status = status;
  row->body = body;
  g_test_add_data_func_full (path, row, test_refusal, g_free);
}

static void
add_refusals (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    for (guint j = 0; j < G_N_ELEMENTS (usual_bodies); j++)
      add_refusal (&statuses[i], &usual_bodies[j]);

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (statuses[i].status == 422)
      for (guint j = 0; j < G_N_ELEMENTS (unusual_bodies); j++)
        add_refusal (&statuses[i], &unusual_bodies[j]);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const challenges[][2] = {
    { "basic", "Basic realm=\"Roark\"" },
    { "digest", "Digest realm=\"Roark\", nonce=\"abc\", qop=\"auth\", algorithm=MD5" },
    { "ntlm", "NTLM" },
    { "negotiate", "Negotiate" },
    { "bearer", "Bearer realm=\"Roark\", error=\"invalid_token\"" },
  };

  g_test_init (&argc, &argv, NULL);

  add_refusals ();
  g_test_add_func ("/client/refusal/json-with-html-type", test_refusal_with_html_type);
  g_test_add_func ("/client/refusal/compressed", test_refusal_compressed);
  g_test_add_func ("/client/refusal/invalid-compression", test_refusal_with_invalid_compression);
  g_test_add_func ("/client/refusal/long-message-is-shortened", test_long_message_is_shortened);
  g_test_add_func ("/client/refusal/large-body-is-not-a-message", test_large_body_is_not_a_message);
  g_test_add_func ("/client/refusal/endless-body", test_endless_refusal);
  for (guint i = 0; i < G_N_ELEMENTS (challenges); i++)
    {
      g_autofree char *path = g_strconcat ("/client/challenge-is-not-answered/", challenges[i][0], NULL);

      g_test_add_data_func (path, challenges[i][1], test_challenge_is_not_answered);
    }
  for (guint i = 0; i < G_N_ELEMENTS (invalid_successes); i++)
    {
      g_autofree char *path = g_strconcat ("/client/invalid-success/", invalid_successes[i].name,
                                           NULL);

      g_test_add_data_func (path, &invalid_successes[i], test_invalid_success);
    }
  g_test_add_func ("/client/invalid-success/sign-in-page", test_sign_in_page);
  g_test_add_func ("/client/created-status", test_created_status);
  g_test_add_func ("/client/library-errors", test_library_errors);

  return g_test_run ();
}
