/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loading the recording of a call: its availability, an expired URL, a recording that
 * is too large, and invalid responses. The host of the recording is a separate server,
 * which must never receive the token.
 */

#include "config.h"

#include <string.h>

#include "callboard-downloader.h"
#include "callboard-error.h"
#include "callboard-recording.h"
#include "support/client-support.h"
#include "support/history-support.h"
#include "support/test-server.h"
#include "support/test-wire.h"
#include "support/wait.h"

#define CALL "call-1"
#define SOUND "RIFF and then some sound"

typedef struct
{
  char                 *path;
  GFile                *folder;
  TestServer           *api;
  TestServer           *host;
  FakeClock            *clock;
  CallboardClient      *client;
  CallboardCallDetails *details;
  CallboardDownloader  *downloader;
  CallboardRecording   *recording;
  /* The state of the recording in the response of the API. */
  const char           *status;
  const char           *access;
  const char           *base_url;
  guint                 call_status;
  guint                 n_calls;
  guint                 n_expired;
} Fixture;

/* Responds with a new URL each time, as with signed URLs. */
static void
call_handler (TestServer        *server,
              SoupServerMessage *message,
              gpointer           user_data)
{
  Fixture *fixture = user_data;
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));
  g_autofree char *body = NULL;

  if (!g_str_has_suffix (path, CALL))
    {
      soup_server_message_set_status (message, 404, NULL);
      return;
    }

  fixture->n_calls++;
  body = g_strdup_printf ("{\"data\":{\"id\":\"" CALL "\",\"status\":\"%s\",\"recordingUrlAccess\":\"%s\","
                          "\"recordingUrl\":%s%s%s}}",
                          fixture->status, fixture->access,
                          fixture->base_url != NULL ? "\"" : "",
                          fixture->base_url != NULL ? fixture->base_url : "null",
                          fixture->base_url != NULL ? "/recording?signature=1\"" : "");
  soup_server_message_set_status (message, fixture->call_status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body, strlen (body));
}

/* Refuses the request while the URL is expired. */
static void
recording_handler (TestServer        *server,
                   SoupServerMessage *message,
                   gpointer           user_data)
{
  Fixture *fixture = user_data;
  gboolean is_expired = fixture->n_expired > 0;

  if (is_expired)
    fixture->n_expired--;
  soup_server_message_set_status (message, is_expired ? 403 : 200, NULL);
  soup_server_message_set_response (message, is_expired ? "application/xml" : "audio/wav", SOUP_MEMORY_STATIC,
                                    is_expired ? "<Error/>" : SOUND, strlen (is_expired ? "<Error/>" : SOUND));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->path = history_support_create_folder ();
  fixture->folder = g_file_new_for_path (fixture->path);
  fixture->api = test_server_new ();
  fixture->host = test_server_new ();
  test_server_set_func (fixture->api, call_handler, fixture);
  test_server_set_func (fixture->host, recording_handler, fixture);
  fixture->status = "ENDED";
  fixture->access = "AVAILABLE";
  fixture->base_url = test_server_get_base_url (fixture->host);
  fixture->call_status = 200;
  fixture->clock = fake_clock_new ();
  fake_clock_set_auto_advance (fixture->clock, 60 * 1000);
  fixture->client = client_support_create_with_clock (test_server_get_base_url (fixture->api), fixture->clock);
  fixture->details = callboard_call_details_new (fixture->client, CALL, CALLBOARD_CLOCK (fixture->clock), NULL);
  fixture->downloader = callboard_downloader_new (fixture->folder, CALLBOARD_CLOCK (fixture->clock));
  fixture->recording = callboard_recording_new (fixture->details, fixture->downloader, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  test_wait_finalized (fixture->recording);
  test_wait_finalized (fixture->downloader);
  test_wait_finalized (fixture->details);
  client_support_assert_finalized (fixture->client);
  test_wait_finalized (fixture->clock);
  for (guint i = 0; i < test_server_get_n_requests (fixture->host); i++)
    g_assert_null (test_request_get_header (test_server_get_request (fixture->host, i), "Authorization"));
  test_server_free (fixture->api);
  test_server_free (fixture->host);
  g_object_unref (fixture->folder);
  history_support_remove_folder (fixture->path);
}

typedef struct
{
  Fixture                 *fixture;
  CallboardRecordingStage  stage;
} Expectation;

static gboolean
has_stage (gpointer user_data)
{
  Expectation *expectation = user_data;

  return callboard_recording_get_stage (expectation->fixture->recording) == expectation->stage;
}

static void
wait_stage (Fixture                 *fixture,
            CallboardRecordingStage  stage)
{
  Expectation expectation = { fixture, stage };

  test_wait_until (has_stage, &expectation);
}

static void
open_call (Fixture                 *fixture,
           CallboardRecordingStage  stage)
{
  g_assert_cmpuint (callboard_recording_get_stage (fixture->recording), ==, CALLBOARD_RECORDING_STAGE_UNKNOWN);
  callboard_call_details_open (fixture->details);
  wait_stage (fixture, stage);
}

static void
assert_problem (Fixture    *fixture,
                const char *expected)
{
  g_autofree char *problem = callboard_recording_dup_problem (fixture->recording);

  g_assert_cmpstr (problem, ==, expected);
}

static void
assert_ready (Fixture *fixture)
{
  g_autofree char *contents = NULL;

  wait_stage (fixture, CALLBOARD_RECORDING_STAGE_READY);
  assert_problem (fixture, NULL);
  g_assert_true (g_file_load_contents (callboard_recording_get_file (fixture->recording), NULL, &contents,
                                       NULL, NULL, NULL));
  g_assert_cmpstr (contents, ==, SOUND);
}

static void
test_fetched_on_request (Fixture       *fixture,
                         gconstpointer  user_data)
{
  open_call (fixture, CALLBOARD_RECORDING_STAGE_AVAILABLE);
  test_run_pending ();
  g_assert_cmpuint (test_server_get_n_requests (fixture->host), ==, 0);

  callboard_recording_fetch (fixture->recording, FALSE);
  g_assert_cmpuint (callboard_recording_get_stage (fixture->recording), ==, CALLBOARD_RECORDING_STAGE_FETCHING);
  assert_ready (fixture);
  g_assert_cmpint (callboard_recording_get_received (fixture->recording), ==, strlen (SOUND));
  g_assert_cmpint (callboard_recording_get_size (fixture->recording), ==, strlen (SOUND));

  /* A loaded recording is not fetched again. */
  callboard_recording_fetch (fixture->recording, FALSE);
  g_assert_cmpuint (test_server_get_n_requests (fixture->host), ==, 1);
}

static void
test_not_available (Fixture       *fixture,
                    gconstpointer  user_data)
{
  static const struct {
    const char              *status;
    const char              *access;
    CallboardRecordingStage  stage;
    const char              *problem;
  } cases[] = {
    { "ENDED", "RESTRICTED", CALLBOARD_RECORDING_STAGE_RESTRICTED, "Your token has no access to the recording" },
    { "ENDED", "NOT_AVAILABLE", CALLBOARD_RECORDING_STAGE_MISSING, "This call has no recording" },
    { "IN_PROGRESS", "NOT_AVAILABLE", CALLBOARD_RECORDING_STAGE_NOT_YET,
      "The recording is available after the call has ended" },
    { "ENDED", "SOMETHING_NEW", CALLBOARD_RECORDING_STAGE_MISSING, "This call has no recording" },
  };

  fixture->base_url = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fixture->status = cases[i].status;
      fixture->access = cases[i].access;
      if (i == 0)
        callboard_call_details_open (fixture->details);
      else
        callboard_call_details_refresh (fixture->details);
      wait_stage (fixture, cases[i].stage);
      assert_problem (fixture, cases[i].problem);
      callboard_recording_fetch (fixture->recording, FALSE);
      g_assert_cmpuint (callboard_recording_get_stage (fixture->recording), ==, cases[i].stage);
    }
}

static gboolean
is_loaded (gpointer user_data)
{
  for (guint i = 0; i < CALLBOARD_N_CALL_PARTS; i++)
    if (callboard_live_object_get_loading (callboard_call_details_get_part (user_data, i)))
      return FALSE;

  return TRUE;
}

/* What is known about the token says more. */
static void
test_missing_permission (Fixture       *fixture,
                         gconstpointer  user_data)
{
  static const char *const permissions[] = { "simulation:read", "recording:read", NULL };
  static const char *const fewer[] = { "simulation:read", NULL };

  fixture->base_url = NULL;
  fixture->access = "RESTRICTED";
  callboard_recording_set_client (fixture->recording, fixture->client);
  open_call (fixture, CALLBOARD_RECORDING_STAGE_RESTRICTED);
  assert_problem (fixture, "Your token has no access to the recording");
  callboard_client_set_permissions (fixture->client, permissions);
  assert_problem (fixture, "Your token has no access to the recording");
  callboard_client_set_permissions (fixture->client, fewer);
  assert_problem (fixture, "The token lacks the permission to play recordings (recording:read)");
  test_wait_until (is_loaded, fixture->details);
}

/* The call is fetched again, with a new URL. */
static void
test_expired (Fixture       *fixture,
              gconstpointer  user_data)
{
  open_call (fixture, CALLBOARD_RECORDING_STAGE_AVAILABLE);
  fixture->n_expired = 1;
  callboard_recording_fetch (fixture->recording, FALSE);
  assert_ready (fixture);
  g_assert_cmpuint (fixture->n_calls, ==, 2);
  g_assert_cmpuint (test_server_get_n_requests (fixture->host), ==, 2);
}

static void
test_expired_again (Fixture       *fixture,
                    gconstpointer  user_data)
{
  open_call (fixture, CALLBOARD_RECORDING_STAGE_AVAILABLE);
  fixture->n_expired = 2;
  callboard_recording_fetch (fixture->recording, FALSE);
  wait_stage (fixture, CALLBOARD_RECORDING_STAGE_FAILED);
  assert_problem (fixture, "The link to the recording has expired");
  g_assert_cmpuint (fixture->n_calls, ==, 2);

  /* A manual retry asks for a new URL first. */
  callboard_recording_fetch (fixture->recording, FALSE);
  assert_ready (fixture);
  g_assert_cmpuint (fixture->n_calls, ==, 3);
}

static void
test_becomes_restricted (Fixture       *fixture,
                         gconstpointer  user_data)
{
  open_call (fixture, CALLBOARD_RECORDING_STAGE_AVAILABLE);
  fixture->n_expired = 1;
  fixture->access = "RESTRICTED";
  callboard_recording_fetch (fixture->recording, FALSE);
  wait_stage (fixture, CALLBOARD_RECORDING_STAGE_RESTRICTED);
  g_assert_cmpuint (test_server_get_n_requests (fixture->host), ==, 1);
}

static void
test_call_not_found (Fixture       *fixture,
                     gconstpointer  user_data)
{
  open_call (fixture, CALLBOARD_RECORDING_STAGE_AVAILABLE);
  fixture->n_expired = 1;
  fixture->call_status = 404;
  callboard_recording_fetch (fixture->recording, FALSE);
  wait_stage (fixture, CALLBOARD_RECORDING_STAGE_FAILED);
  assert_problem (fixture, "The link to the recording has expired");
}

/* The declared size is enough to ask the user; no body is sent. */
static void
test_large_needs_confirmation (Fixture       *fixture,
                               gconstpointer  user_data)
{
  g_autoptr(TestWire) wire = test_wire_new ();

  fixture->base_url = test_wire_get_base_url (wire);
  test_wire_answer (wire, "HTTP/1.1 200 OK\r\nContent-Length: 499000000\r\n\r\nRIFF", TEST_WIRE_HOLD);
  open_call (fixture, CALLBOARD_RECORDING_STAGE_AVAILABLE);
  callboard_recording_fetch (fixture->recording, FALSE);
  wait_stage (fixture, CALLBOARD_RECORDING_STAGE_LARGE);
  assert_problem (fixture, "The recording is large (499.0\302\240MB)");

  /* After the user agrees, the download starts and can be canceled. */
  callboard_recording_fetch (fixture->recording, TRUE);
  g_assert_cmpuint (callboard_recording_get_stage (fixture->recording), ==, CALLBOARD_RECORDING_STAGE_FETCHING);
  callboard_recording_cancel (fixture->recording);
  g_assert_cmpuint (callboard_recording_get_stage (fixture->recording), ==, CALLBOARD_RECORDING_STAGE_AVAILABLE);
  test_run_pending ();
  g_assert_cmpuint (callboard_recording_get_stage (fixture->recording), ==, CALLBOARD_RECORDING_STAGE_AVAILABLE);
}

static void
test_too_large (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr(TestWire) wire = test_wire_new ();

  fixture->base_url = test_wire_get_base_url (wire);
  test_wire_answer (wire, "HTTP/1.1 200 OK\r\nContent-Length: 500000001\r\n\r\nRIFF", TEST_WIRE_HOLD);
  open_call (fixture, CALLBOARD_RECORDING_STAGE_AVAILABLE);
  callboard_recording_fetch (fixture->recording, FALSE);
  wait_stage (fixture, CALLBOARD_RECORDING_STAGE_FAILED);
  g_assert_error (callboard_live_object_get_error (fixture->recording), CALLBOARD_ERROR, CALLBOARD_ERROR_TOO_LARGE);
}

static void
test_not_audio (Fixture       *fixture,
                gconstpointer  user_data)
{
  static const struct { const char *answer; const char *problem; } cases[] = {
    { "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "The recording is empty" },
    { "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>",
      "The server sent a web page instead of the recording" },
    { "HTTP/1.1 302 Found\r\nLocation: http://recordings.example/a\r\nContent-Length: 0\r\n\r\n",
      "The address of the recording is not secure" },
  };

  open_call (fixture, CALLBOARD_RECORDING_STAGE_AVAILABLE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TestWire) wire = test_wire_new ();
      guint n_calls = fixture->n_calls;

      test_wire_answer (wire, cases[i].answer, TEST_WIRE_CLOSE);
      fixture->base_url = test_wire_get_base_url (wire);
      callboard_call_details_refresh (fixture->details);
      while (fixture->n_calls == n_calls ||
             callboard_live_object_get_loading (callboard_call_details_get_part (fixture->details, CALLBOARD_CALL_PART_CALL)))
        g_main_context_iteration (NULL, TRUE);

      callboard_recording_fetch (fixture->recording, FALSE);
      wait_stage (fixture, CALLBOARD_RECORDING_STAGE_FAILED);
      assert_problem (fixture, cases[i].problem);
    }
}

static void
test_cut_off (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr(TestWire) wire = test_wire_new ();

  fixture->base_url = test_wire_get_base_url (wire);
  test_wire_answer (wire, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nRIFF", TEST_WIRE_CLOSE);
  open_call (fixture, CALLBOARD_RECORDING_STAGE_AVAILABLE);
  callboard_recording_fetch (fixture->recording, FALSE);
  wait_stage (fixture, CALLBOARD_RECORDING_STAGE_FAILED);
  g_assert_null (callboard_recording_get_file (fixture->recording));
}

static void
redirect_handler (TestServer        *server,
                  SoupServerMessage *message,
                  gpointer           user_data)
{
  soup_server_message_set_redirect (message, 302, user_data);
}

/* No redirect receives the token: tear_down() checks the requests of the host. */
static void
test_redirect (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_autoptr(TestServer) first = test_server_new ();
  g_autofree char *target = g_strconcat (test_server_get_base_url (fixture->host), "/other", NULL);

  test_server_set_func (first, redirect_handler, target);
  fixture->base_url = test_server_get_base_url (first);
  open_call (fixture, CALLBOARD_RECORDING_STAGE_AVAILABLE);
  callboard_recording_fetch (fixture->recording, FALSE);
  assert_ready (fixture);
  g_assert_null (test_request_get_header (test_server_get_request (first, 0), "Authorization"));
  g_assert_cmpstr (test_server_get_request (fixture->host, 0)->path, ==, "/other");
}

static void
test_discarded (Fixture       *fixture,
                gconstpointer  user_data)
{
  open_call (fixture, CALLBOARD_RECORDING_STAGE_AVAILABLE);
  callboard_recording_fetch (fixture->recording, FALSE);
  assert_ready (fixture);
  callboard_recording_discard (fixture->recording);
  wait_stage (fixture, CALLBOARD_RECORDING_STAGE_AVAILABLE);
  callboard_recording_fetch (fixture->recording, FALSE);
  assert_ready (fixture);
  g_assert_cmpuint (test_server_get_n_requests (fixture->host), ==, 2);
}

/* Without a history, the recording file is deleted. */
static void
test_no_history (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr(GFile) file = NULL;

  test_wait_finalized (fixture->recording);
  fixture->recording = callboard_recording_new (fixture->details, fixture->downloader, FALSE);
  open_call (fixture, CALLBOARD_RECORDING_STAGE_AVAILABLE);
  callboard_recording_fetch (fixture->recording, FALSE);
  assert_ready (fixture);
  file = g_object_ref (callboard_recording_get_file (fixture->recording));
  g_assert_true (g_file_query_exists (file, NULL));
  test_wait_finalized (fixture->recording);
  g_assert_false (g_file_query_exists (file, NULL));
  fixture->recording = callboard_recording_new (fixture->details, fixture->downloader, TRUE);
}

/* Finalized immediately while downloading. */
static void
test_finalized_while_fetching (Fixture       *fixture,
                               gconstpointer  user_data)
{
  open_call (fixture, CALLBOARD_RECORDING_STAGE_AVAILABLE);
  test_server_stream (fixture->host, 200, 40 * 1000 * 1000);
  callboard_recording_fetch (fixture->recording, FALSE);
  test_server_wait_requests (fixture->host, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/recording/" path, Fixture, NULL, set_up, function, tear_down)

  ADD ("fetched-on-request", test_fetched_on_request);
  ADD ("not-available", test_not_available);
  ADD ("missing-permission", test_missing_permission);
  ADD ("expired", test_expired);
  ADD ("expired-again", test_expired_again);
  ADD ("becomes-restricted", test_becomes_restricted);
  ADD ("call-not-found", test_call_not_found);
  ADD ("large-needs-confirmation", test_large_needs_confirmation);
  ADD ("too-large", test_too_large);
  ADD ("not-audio", test_not_audio);
  ADD ("cut-off", test_cut_off);
  ADD ("redirect", test_redirect);
  ADD ("discarded", test_discarded);
  ADD ("no-history", test_no_history);
  ADD ("finalized-while-fetching", test_finalized_while_fetching);
#undef ADD

  return g_test_run ();
}
