/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a call holds as it is opened: each part by itself, from what was kept
 * first, and asked for no more than is needed.
 */

#include "config.h"

#include "callboard-error.h"
#include "callboard-session.h"
#include "support/cached-session.h"
#include "support/wait.h"

#define CALL "call-1"

typedef struct
{
  CachedSession  kept;
  /* What the server says, by CallboardCallPartKind. */
  guint        statuses[CALLBOARD_N_CALL_PARTS];
  const char  *bodies[CALLBOARD_N_CALL_PARTS];
  guint        n_requests[CALLBOARD_N_CALL_PARTS];
} Fixture;

static const char *const bodies[CALLBOARD_N_CALL_PARTS] = {
  [CALLBOARD_CALL_PART_CALL] = "{\"data\":{\"id\":\"call-1\",\"status\":\"ENDED\",\"title\":\"A toothache\"}}",
  [CALLBOARD_CALL_PART_TRANSCRIPT] =
    "{\"data\":{\"participants\":[],\"entries\":[{\"text\":\"Hello\",\"role\":\"AGENT\","
    "\"startOffsetMs\":0,\"endOffsetMs\":900}]}}",
  [CALLBOARD_CALL_PART_METRICS] =
    "{\"data\":[{\"slug\":\"turns\",\"name\":\"Turns\",\"type\":\"COUNT\",\"values\":[]}]}",
  [CALLBOARD_CALL_PART_SENTIMENT] = "{\"data\":{\"averageCategoricalSentiment\":\"POSITIVE\"}}",
};

static void
on_request (TestServer        *server,
            SoupServerMessage *message,
            gpointer           user_data)
{
  static const char *const ends[CALLBOARD_N_CALL_PARTS] = { CALL, "/transcript", "/metrics", "/sentiment-run" };
  Fixture *fixture = user_data;
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));

  for (guint i = 0; i < CALLBOARD_N_CALL_PARTS; i++)
    if (g_str_has_suffix (path, ends[i]))
      {
        fixture->n_requests[i]++;
        soup_server_message_set_status (message, fixture->statuses[i], NULL);
        soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY,
                                          fixture->bodies[i], strlen (fixture->bodies[i]));
      }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  cached_session_set_up (&fixture->kept);
  for (guint i = 0; i < CALLBOARD_N_CALL_PARTS; i++)
    {
      fixture->statuses[i] = 200;
      fixture->bodies[i] = bodies[i];
    }
  test_server_set_func (fixture->kept.server, on_request, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  cached_session_tear_down (&fixture->kept);
}

/* Whether each part has an answer, good or bad. */
static gboolean
is_answered (gpointer user_data)
{
  for (guint i = 0; i < CALLBOARD_N_CALL_PARTS; i++)
    {
      CallboardCallPart *part = callboard_call_details_get_part (user_data, i);

      if (callboard_live_object_get_loading (part) ||
          (callboard_call_part_get_content (part) == NULL && callboard_live_object_get_error (part) == NULL))
        return FALSE;
    }

  return TRUE;
}

/* What an earlier start read. */
static void
read_call (Fixture *fixture)
{
  CallboardCallDetails *details = callboard_session_open_call (fixture->kept.session, CALL);

  callboard_call_details_open (details);
  test_wait_until (is_answered, details);
  g_object_unref (details);
  cached_session_stop (&fixture->kept);
  cached_session_start (&fixture->kept);
}

static GObject *
get_content (CallboardCallDetails  *details,
             CallboardCallPartKind  kind)
{
  return callboard_call_part_get_content (callboard_call_details_get_part (details, kind));
}

static void
assert_requests (Fixture *fixture,
                 guint    n)
{
  for (guint i = 0; i < CALLBOARD_N_CALL_PARTS; i++)
    g_assert_cmpuint (fixture->n_requests[i], ==, n);
}

static void
test_all_parts (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr(CallboardCallDetails) details = callboard_session_open_call (fixture->kept.session, CALL);
  g_autoptr(CallboardCallDetails) again = callboard_session_open_call (fixture->kept.session, CALL);

  g_assert_true (details == again);
  g_assert_cmpstr (callboard_call_details_get_id (details), ==, CALL);
  callboard_call_details_open (details);
  callboard_call_details_open (details);
  test_wait_until (is_answered, details);

  g_assert_true (CALLBOARD_IS_CALL (get_content (details, CALLBOARD_CALL_PART_CALL)));
  g_assert_true (CALLBOARD_IS_TRANSCRIPT (get_content (details, CALLBOARD_CALL_PART_TRANSCRIPT)));
  g_assert_true (CALLBOARD_IS_METRIC_LIST (get_content (details, CALLBOARD_CALL_PART_METRICS)));
  g_assert_true (CALLBOARD_IS_SENTIMENT (get_content (details, CALLBOARD_CALL_PART_SENTIMENT)));
  g_assert_true (callboard_call_details_is_complete (details));
  assert_requests (fixture, 1);
}

/* Each part in turn: the others are there all the same. */
static void
test_parts_fail_alone (Fixture       *fixture,
                       gconstpointer  user_data)
{
  for (guint failing = 0; failing < CALLBOARD_N_CALL_PARTS; failing++)
    {
      CallboardCallDetails *details = callboard_call_details_new (
        callboard_session_get_client (fixture->kept.session), CALL, CALLBOARD_CLOCK (fixture->kept.clock), NULL);

      fixture->statuses[failing] = 404;
      callboard_call_details_open (details);
      test_wait_until (is_answered, details);
      fixture->statuses[failing] = 200;

      for (guint i = 0; i < CALLBOARD_N_CALL_PARTS; i++)
        {
          CallboardCallPart *part = callboard_call_details_get_part (details, i);

          if (i == failing)
            g_assert_error (callboard_live_object_get_error (part), CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND);
          else
            g_assert_no_error (callboard_live_object_get_error (part));
          g_assert_true ((callboard_call_part_get_content (part) == NULL) == (i == failing));
        }
      g_assert_finalize_object (details);
    }
}

static void
test_kept_call_is_not_fetched_twice (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  g_autoptr(CallboardCallDetails) details = NULL;
  CallboardCallPart *part;

  read_call (fixture);
  details = callboard_session_open_call (fixture->kept.session, CALL);
  callboard_call_details_open (details);
  test_wait_until (is_answered, details);
  test_run_pending ();
  part = callboard_call_details_get_part (details, CALLBOARD_CALL_PART_CALL);
  g_assert_cmpstr (callboard_call_get_title (CALLBOARD_CALL (callboard_call_part_get_content (part))), ==, "A toothache");
  g_assert_true (callboard_live_object_get_cached (part));
  g_assert_nonnull (callboard_live_object_get_fetched_at (part));
  assert_requests (fixture, 1);

  /* Unless one asks. */
  callboard_call_details_refresh (details);
  test_wait_until (is_answered, details);
  g_assert_false (callboard_live_object_get_cached (part));
  assert_requests (fixture, 2);
}

/* What an earlier start failed to read is fetched, and nothing else. */
static void
test_missing_part_is_fetched (Fixture       *fixture,
                              gconstpointer  user_data)
{
  g_autoptr(CallboardCallDetails) details = NULL;

  fixture->statuses[CALLBOARD_CALL_PART_TRANSCRIPT] = 404;
  read_call (fixture);
  fixture->statuses[CALLBOARD_CALL_PART_TRANSCRIPT] = 200;

  details = callboard_session_open_call (fixture->kept.session, CALL);
  callboard_call_details_open (details);
  test_wait_until (is_answered, details);
  g_assert_nonnull (get_content (details, CALLBOARD_CALL_PART_TRANSCRIPT));
  g_assert_cmpuint (fixture->n_requests[CALLBOARD_CALL_PART_TRANSCRIPT], ==, 2);
  g_assert_cmpuint (fixture->n_requests[CALLBOARD_CALL_PART_METRICS], ==, 1);
}

/* A call that goes on, or was not measured yet. */
static void
test_unsettled_call_is_fetched (Fixture       *fixture,
                                gconstpointer  user_data)
{
  g_autoptr(CallboardCallDetails) details = NULL;

  fixture->bodies[CALLBOARD_CALL_PART_METRICS] = "{\"data\":[]}";
  read_call (fixture);
  fixture->bodies[CALLBOARD_CALL_PART_METRICS] = bodies[CALLBOARD_CALL_PART_METRICS];

  details = callboard_session_open_call (fixture->kept.session, CALL);
  callboard_call_details_open (details);
  test_wait_until (is_answered, details);
  g_assert_true (callboard_call_details_is_complete (details));
  assert_requests (fixture, 2);
}

static void
test_failed_refresh_loses_nothing (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  g_autoptr(CallboardCallDetails) details = NULL;
  CallboardCallPart *part;

  read_call (fixture);
  details = callboard_session_open_call (fixture->kept.session, CALL);
  callboard_call_details_open (details);
  test_wait_until (is_answered, details);
  fixture->statuses[CALLBOARD_CALL_PART_METRICS] = 403;
  callboard_call_details_refresh (details);
  test_wait_until (is_answered, details);

  part = callboard_call_details_get_part (details, CALLBOARD_CALL_PART_METRICS);
  g_assert_error (callboard_live_object_get_error (part), CALLBOARD_ERROR, CALLBOARD_ERROR_FORBIDDEN);
  g_assert_nonnull (callboard_call_part_get_content (part));
  g_assert_true (callboard_live_object_get_cached (part));

  /* The next attempt clears it. */
  fixture->statuses[CALLBOARD_CALL_PART_METRICS] = 200;
  callboard_call_details_refresh (details);
  test_wait_until (is_answered, details);
  g_assert_no_error (callboard_live_object_get_error (part));
}

/* Nobody waits for it any more: it goes at once, and the requests with it. */
static void
test_goes_while_loading (Fixture       *fixture,
                         gconstpointer  user_data)
{
  CallboardCallDetails *details = callboard_session_open_call (fixture->kept.session, CALL);

  callboard_call_details_open (details);
  g_assert_finalize_object (details);

  details = callboard_call_details_new (callboard_session_get_client (fixture->kept.session), CALL,
                                        CALLBOARD_CLOCK (fixture->kept.clock), NULL);
  test_server_hold (fixture->kept.server);
  callboard_call_details_open (details);
  g_assert_finalize_object (details);
  test_server_release (fixture->kept.server);
  test_run_pending ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/call-details/all-parts", test_all_parts);
  ADD ("/call-details/parts-fail-alone", test_parts_fail_alone);
  ADD ("/call-details/kept-is-not-fetched-twice", test_kept_call_is_not_fetched_twice);
  ADD ("/call-details/missing-part-is-fetched", test_missing_part_is_fetched);
  ADD ("/call-details/unsettled-is-fetched", test_unsettled_call_is_fetched);
  ADD ("/call-details/failed-refresh-loses-nothing", test_failed_refresh_loses_nothing);
  ADD ("/call-details/goes-while-loading", test_goes_while_loading);
#undef ADD

  return g_test_run ();
}
