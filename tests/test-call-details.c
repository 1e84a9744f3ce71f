/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of a call when it is opened: loaded independently, from the cache first,
 * and fetched only if needed.
 */

#include "config.h"

#include "callboard-error.h"
#include "callboard-session.h"
#include "support/cached-session.h"
#include "support/wait.h"

#define CALL "call-1"

typedef struct
{
  CachedSession  base;
  /* Response of the server, by CallboardCallPartKind. */
  guint          statuses[CALLBOARD_N_CALL_PARTS];
  const char    *bodies[CALLBOARD_N_CALL_PARTS];
  guint          n_requests[CALLBOARD_N_CALL_PARTS];
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
  static const char *const suffixes[CALLBOARD_N_CALL_PARTS] = { CALL, "/transcript", "/metrics", "/sentiment-run" };
  Fixture *fixture = user_data;
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));

  for (guint i = 0; i < CALLBOARD_N_CALL_PARTS; i++)
    if (g_str_has_suffix (path, suffixes[i]))
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
  cached_session_set_up (&fixture->base);
  for (guint i = 0; i < CALLBOARD_N_CALL_PARTS; i++)
    {
      fixture->statuses[i] = 200;
      fixture->bodies[i] = bodies[i];
    }
  test_server_set_func (fixture->base.server, on_request, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  cached_session_tear_down (&fixture->base);
}

/* Whether each part is loaded or has failed. */
static gboolean
is_finished (gpointer user_data)
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

/* Loads the call, then restarts. */
static void
load_call_and_restart (Fixture *fixture)
{
  CallboardCallDetails *details = callboard_session_open_call (fixture->base.session, CALL);

  callboard_call_details_open (details);
  test_wait_until (is_finished, details);
  g_object_unref (details);
  cached_session_stop (&fixture->base);
  cached_session_start (&fixture->base);
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
  g_autoptr(CallboardCallDetails) details = callboard_session_open_call (fixture->base.session,
                                                                         CALL);
  g_autoptr(CallboardCallDetails) again = callboard_session_open_call (fixture->base.session, CALL);

  g_assert_true (details == again);
  g_assert_cmpstr (callboard_call_details_get_id (details), ==, CALL);
  callboard_call_details_open (details);
  callboard_call_details_open (details);
  test_wait_until (is_finished, details);

  g_assert_true (CALLBOARD_IS_CALL (get_content (details, CALLBOARD_CALL_PART_CALL)));
  g_assert_true (CALLBOARD_IS_TRANSCRIPT (get_content (details, CALLBOARD_CALL_PART_TRANSCRIPT)));
  g_assert_true (CALLBOARD_IS_METRIC_LIST (get_content (details, CALLBOARD_CALL_PART_METRICS)));
  g_assert_true (CALLBOARD_IS_SENTIMENT (get_content (details, CALLBOARD_CALL_PART_SENTIMENT)));
  g_assert_true (callboard_call_details_is_complete (details));
  assert_requests (fixture, 1);
}

/* If one part fails, the others are still loaded. */
static void
test_parts_fail_independently (Fixture       *fixture,
                               gconstpointer  user_data)
{
  for (guint failing = 0; failing < CALLBOARD_N_CALL_PARTS; failing++)
    {
      CallboardCallDetails *details = callboard_call_details_new (
        callboard_session_get_client (fixture->base.session), CALL, CALLBOARD_CLOCK (fixture->base.clock), NULL);

      fixture->statuses[failing] = 404;
      callboard_call_details_open (details);
      test_wait_until (is_finished, details);
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
test_cached_call_is_not_fetched (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  g_autoptr(CallboardCallDetails) details = NULL;
  CallboardCallPart *part;

  load_call_and_restart (fixture);
  details = callboard_session_open_call (fixture->base.session, CALL);
  callboard_call_details_open (details);
  test_wait_until (is_finished, details);
  test_run_pending ();
  part = callboard_call_details_get_part (details, CALLBOARD_CALL_PART_CALL);
  g_assert_cmpstr (callboard_call_get_title (CALLBOARD_CALL (callboard_call_part_get_content (part))), ==, "A toothache");
  g_assert_true (callboard_live_object_get_cached (part));
  g_assert_nonnull (callboard_live_object_get_fetched_at (part));
  assert_requests (fixture, 1);

  /* A manual refresh fetches all parts. */
  callboard_call_details_refresh (details);
  test_wait_until (is_finished, details);
  g_assert_false (callboard_live_object_get_cached (part));
  assert_requests (fixture, 2);
}

/* Only a part that failed to load before the restart is fetched. */
static void
test_missing_part_is_fetched (Fixture       *fixture,
                              gconstpointer  user_data)
{
  g_autoptr(CallboardCallDetails) details = NULL;

  fixture->statuses[CALLBOARD_CALL_PART_TRANSCRIPT] = 404;
  load_call_and_restart (fixture);
  fixture->statuses[CALLBOARD_CALL_PART_TRANSCRIPT] = 200;

  details = callboard_session_open_call (fixture->base.session, CALL);
  callboard_call_details_open (details);
  test_wait_until (is_finished, details);
  g_assert_nonnull (get_content (details, CALLBOARD_CALL_PART_TRANSCRIPT));
  g_assert_cmpuint (fixture->n_requests[CALLBOARD_CALL_PART_TRANSCRIPT], ==, 2);
  g_assert_cmpuint (fixture->n_requests[CALLBOARD_CALL_PART_METRICS], ==, 1);
}

/* Fetches a call that is in progress or not yet measured. */
static void
test_unfinished_call_is_fetched (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  g_autoptr(CallboardCallDetails) details = NULL;

  fixture->bodies[CALLBOARD_CALL_PART_METRICS] = "{\"data\":[]}";
  load_call_and_restart (fixture);
  fixture->bodies[CALLBOARD_CALL_PART_METRICS] = bodies[CALLBOARD_CALL_PART_METRICS];

  details = callboard_session_open_call (fixture->base.session, CALL);
  callboard_call_details_open (details);
  test_wait_until (is_finished, details);
  g_assert_true (callboard_call_details_is_complete (details));
  assert_requests (fixture, 2);
}

static void
test_failed_refresh_keeps_data (Fixture       *fixture,
                                gconstpointer  user_data)
{
  g_autoptr(CallboardCallDetails) details = NULL;
  CallboardCallPart *part;

  load_call_and_restart (fixture);
  details = callboard_session_open_call (fixture->base.session, CALL);
  callboard_call_details_open (details);
  test_wait_until (is_finished, details);
  fixture->statuses[CALLBOARD_CALL_PART_METRICS] = 403;
  callboard_call_details_refresh (details);
  test_wait_until (is_finished, details);

  part = callboard_call_details_get_part (details, CALLBOARD_CALL_PART_METRICS);
  g_assert_error (callboard_live_object_get_error (part), CALLBOARD_ERROR, CALLBOARD_ERROR_FORBIDDEN);
  g_assert_nonnull (callboard_call_part_get_content (part));
  g_assert_true (callboard_live_object_get_cached (part));

  /* A successful refresh clears the error. */
  fixture->statuses[CALLBOARD_CALL_PART_METRICS] = 200;
  callboard_call_details_refresh (details);
  test_wait_until (is_finished, details);
  g_assert_no_error (callboard_live_object_get_error (part));
}

/* Finalized immediately while loading, which cancels its requests. */
static void
test_finalized_while_loading (Fixture       *fixture,
                              gconstpointer  user_data)
{
  CallboardCallDetails *details = callboard_session_open_call (fixture->base.session, CALL);

  callboard_call_details_open (details);
  g_assert_finalize_object (details);

  details = callboard_call_details_new (callboard_session_get_client (fixture->base.session), CALL,
                                        CALLBOARD_CLOCK (fixture->base.clock), NULL);
  test_server_hold (fixture->base.server);
  callboard_call_details_open (details);
  g_assert_finalize_object (details);
  test_server_release (fixture->base.server);
  test_run_pending ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/call-details/all-parts", test_all_parts);
  ADD ("/call-details/parts-fail-independently", test_parts_fail_independently);
  ADD ("/call-details/cached-is-not-fetched", test_cached_call_is_not_fetched);
  ADD ("/call-details/missing-part-is-fetched", test_missing_part_is_fetched);
  ADD ("/call-details/unfinished-is-fetched", test_unfinished_call_is_fetched);
  ADD ("/call-details/failed-refresh-keeps-data", test_failed_refresh_keeps_data);
  ADD ("/call-details/finalized-while-loading", test_finalized_while_loading);
#undef ADD

  return g_test_run ();
}
