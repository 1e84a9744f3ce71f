/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The requests for a call and its parts, the decoded responses, and the response bodies
 * that the history stores.
 */

#include "config.h"

#include "callboard-client-calls.h"
#include "support/client-support.h"
#include "support/test-server.h"
#include "support/wait.h"

typedef void (*StartFunc) (CallboardClient     *client,
                           const char          *call_id,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data);

typedef gpointer (*FinishFunc) (CallboardClient  *client,
                                GAsyncResult     *result,
                                GBytes          **body,
                                GError          **error);

typedef struct
{
  const char *name;
  const char *file;
  const char *path;
  StartFunc   start;
  FinishFunc  finish;
  GType     (*get_type) (void);
} Part;

static const Part parts[] = {
  { "call", "call.json", "/v1/call/call-1",
    callboard_client_get_call_async,
    (FinishFunc) callboard_client_get_call_finish, callboard_call_get_type },
  { "transcript", "call-transcript.json", "/v1/call/call-1/transcript",
    callboard_client_get_call_transcript_async,
    (FinishFunc) callboard_client_get_call_transcript_finish, callboard_transcript_get_type },
  { "metrics", "call-metrics.json", "/v1/call/call-1/metrics?status=all",
    callboard_client_get_call_metrics_async,
    (FinishFunc) callboard_client_get_call_metrics_finish, callboard_metric_list_get_type },
  { "sentiment", "call-sentiment.json", "/v1/call/call-1/sentiment-run",
    callboard_client_get_call_sentiment_async,
    (FinishFunc) callboard_client_get_call_sentiment_finish, callboard_sentiment_get_type },
};

static gpointer
start (const Part       *part,
       CallboardClient  *client,
       const char       *call_id,
       GBytes          **body,
       GError          **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  part->start (client, call_id, NULL, test_store_result, &result);

  return part->finish (client, test_wait_for_result (&result), body, error);
}

static void
test_example (gconstpointer user_data)
{
  const Part *part = user_data;
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "data", part->file, NULL);
  g_autofree char *expected = NULL;
  g_autoptr(GBytes) body = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;
  GObject *object;

  test_server_answer_file (server, part->file);
  object = start (part, client, "call-1", &body, &error);
  g_assert_no_error (error);
  g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (object, part->get_type ()));
  g_assert_cmpstr (test_server_get_request (server, 0)->path, ==, part->path);
  g_assert_cmpstr (test_request_get_header (test_server_get_request (server, 0), "Authorization"), ==,
                   "Bearer " CLIENT_SUPPORT_TOKEN);
  g_assert_true (g_file_get_contents (file, &expected, &length, NULL));
  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), expected, length);
  g_assert_finalize_object (object);
  client_support_assert_finalized (client);
}

static void
test_refused (gconstpointer user_data)
{
  const Part *part = user_data;
  static const struct { guint status; const char *answer; CallboardError code; } cases[] = {
    { 404, "{}", CALLBOARD_ERROR_NOT_FOUND },
    { 403, "{}", CALLBOARD_ERROR_FORBIDDEN },
    { 200, "{\"data\":7}", CALLBOARD_ERROR_MALFORMED },
    { 200, "", CALLBOARD_ERROR_MALFORMED },
    { 200, "<html>", CALLBOARD_ERROR_CAPTIVE_PORTAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TestServer) server = test_server_new ();
      CallboardClient *client = client_support_create (test_server_get_base_url (server));
      g_autoptr(GBytes) body = NULL;
      g_autoptr(GError) error = NULL;

      test_server_answer (server, cases[i].status, cases[i].answer);
      g_assert_null (start (part, client, "call-1", &body, &error));
      g_assert_error (error, CALLBOARD_ERROR, (int) cases[i].code);
      g_assert_null (body);
      client_support_assert_message (error);
      client_support_assert_finalized (client);
    }
}

static void
test_id_stays_one_segment (gconstpointer user_data)
{
  const Part *part = user_data;
  const char *ids[] = { "", ".", "..", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(TestServer) server = test_server_new ();
      CallboardClient *client = client_support_create (test_server_get_base_url (server));
      g_autoptr(GBytes) body = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_null (start (part, client, ids[i], &body, &error));
      g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND);
      g_assert_cmpuint (test_server_get_n_requests (server), ==, 0);
      g_assert_null (body);
      client_support_assert_finalized (client);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *example = g_strdup_printf ("/client/%s/example", parts[i].name);
      g_autofree char *refused = g_strdup_printf ("/client/%s/refused", parts[i].name);
      g_autofree char *segment = g_strdup_printf ("/client/%s/id-stays-one-segment", parts[i].name);

      g_test_add_data_func (example, &parts[i], test_example);
      g_test_add_data_func (refused, &parts[i], test_refused);
      g_test_add_data_func (segment, &parts[i], test_id_stays_one_segment);
    }

  return g_test_run ();
}
