/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the metrics mean: fetched once in a session, stored, and tolerated if it is missing;
 * and in words.
 */

#include "config.h"

#include "callboard-metric-definition-cache.h"
#include "callboard-metric-definition-labels.h"
#include "callboard-session.h"
#include "support/cached-session.h"
#include "support/wait.h"

typedef struct
{
  CachedSession  base;
  guint          status;
  /* The number of pages; each has a definition. */
  guint          n_pages;
  guint          n_requests;
} Fixture;

static void
on_request (TestServer        *server,
            SoupServerMessage *message,
            gpointer           user_data)
{
  Fixture *fixture = user_data;
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));
  guint page = query != NULL ? (guint) g_ascii_strtoull (strrchr (query, '=') + 1, NULL, 10) : 0;
  g_autofree char *body =
    g_strdup_printf ("{\"data\":[{\"id\":\"d%u\",\"name\":\"Metric %u\",\"calculationType\":\"PROVIDER\"}],"
                     "\"pagination\":{\"hasMore\":%s,\"nextCursor\":\"%u\"}}",
                     page, page, page + 1 < fixture->n_pages ? "true" : "false", page + 1);

  fixture->n_requests++;
  soup_server_message_set_status (message, fixture->status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body, strlen (body));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  cached_session_set_up (&fixture->base);
  fixture->status = 200;
  fixture->n_pages = 1;
  test_server_disable_retries (fixture->base.server);
  test_server_set_func (fixture->base.server, on_request, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  cached_session_tear_down (&fixture->base);
}

static CallboardMetricDefinitionCache *
get_cache (Fixture *fixture)
{
  return callboard_session_get_metric_definitions (fixture->base.session);
}

typedef struct
{
  CallboardMetricDefinitionCache *cache;
  const char                     *id;
} Expectation;

static gboolean
is_known (gpointer user_data)
{
  Expectation *expectation = user_data;

  return callboard_metric_definition_cache_find (expectation->cache, expectation->id) != NULL;
}

static void
wait_known (Fixture    *fixture,
            const char *id)
{
  Expectation expectation = { get_cache (fixture), id };

  test_wait_until (is_known, &expectation);
}

static gboolean
has_requests (gpointer user_data)
{
  return ((Fixture *) user_data)->n_requests > 0;
}

static void
test_once (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_null (callboard_metric_definition_cache_find (get_cache (fixture), "d0"));
  g_assert_null (callboard_metric_definition_cache_find (get_cache (fixture), NULL));
  g_assert_cmpuint (fixture->n_requests, ==, 0);
  for (guint i = 0; i < 3; i++)
    callboard_metric_definition_cache_load (get_cache (fixture));
  wait_known (fixture, "d0");
  callboard_metric_definition_cache_load (get_cache (fixture));
  g_assert_cmpuint (fixture->n_requests, ==, 1);
  g_assert_cmpstr (test_server_get_request (fixture->base.server, 0)->path, ==, "/v1/metric/definitions");
  g_assert_cmpstr (callboard_metric_definition_get_name (callboard_metric_definition_cache_find (get_cache (fixture), "d0")),
                   ==, "Metric 0");
}

/* Also after a restart, when the server does not respond any more. */
static void
test_stored (Fixture       *fixture,
             gconstpointer  user_data)
{
  fixture->n_pages = 3;
  callboard_metric_definition_cache_load (get_cache (fixture));
  wait_known (fixture, "d2");
  g_assert_cmpuint (fixture->n_requests, ==, 3);
  cached_session_stop (&fixture->base);

  cached_session_start (&fixture->base);
  fixture->status = 503;
  fixture->n_requests = 0;
  callboard_metric_definition_cache_load (get_cache (fixture));
  wait_known (fixture, "d0");
  wait_known (fixture, "d2");
  test_wait_until (has_requests, fixture);
  g_assert_nonnull (callboard_metric_definition_cache_find (get_cache (fixture), "d1"));
}

/* A server without the list is not asked again; one with a problem is. */
static void
test_missing (Fixture       *fixture,
              gconstpointer  user_data)
{
  guint status = GPOINTER_TO_UINT (user_data);
  g_autoptr(GAsyncResult) result = NULL;

  fixture->status = status;
  callboard_metric_definition_cache_load (get_cache (fixture));
  test_wait_until (has_requests, fixture);
  /* A later request of the same client, whose response comes after that one. */
  callboard_session_identify_async (fixture->base.session, NULL, test_store_result, &result);
  test_wait_for_result (&result);
  fixture->n_requests = 0;
  fixture->status = 200;
  callboard_metric_definition_cache_load (get_cache (fixture));
  if (status >= 500)
    {
      wait_known (fixture, "d0");
      g_assert_cmpuint (fixture->n_requests, ==, 1);
      return;
    }
  g_clear_object (&result);
  callboard_session_identify_async (fixture->base.session, NULL, test_store_result, &result);
  test_wait_for_result (&result);
  /* That one alone. */
  g_assert_cmpuint (fixture->n_requests, ==, 1);
  g_assert_null (callboard_metric_definition_cache_find (get_cache (fixture), "d0"));
}

/* --- Words -------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *fields;
  const char *source;
  const char *text;
} SummaryCase;

#define SECONDS "\"name\":\"Silence\",\"unit\":{\"name\":\"seconds\",\"symbol\":\"s\"}"
#define NBSP "\302\240"

static const SummaryCase summaries[] = {
  { "threshold", "\"calculationType\":\"THRESHOLD\",\"threshold\":{\"operator\":\"LTE\",\"thresholdValue\":2,\"aggregationMode\":\"MAX\"}",
    SECONDS, "Threshold: Silence ≤ 2" NBSP "s (largest value)" },
  { "no-source", "\"threshold\":{\"operator\":\"GT\",\"thresholdValue\":-0.5}", NULL, "Threshold: > -0.5" },
  { "percent", "\"threshold\":{\"operator\":\"GTE\",\"thresholdValue\":90}", "\"name\":\"Accuracy\",\"unit\":{\"symbol\":\"%\"}",
    "Threshold: Accuracy ≥ 90%" },
  { "new-operator", "\"threshold\":{\"operator\":\"BETWEEN\",\"thresholdValue\":1,\"aggregationMode\":\"LAST_VALUE\"}", NULL,
    "Threshold: BETWEEN 1 (Last value)" },
  { "no-limit", "\"calculationType\":\"THRESHOLD\",\"threshold\":{\"operator\":\"LTE\"}", NULL, "Threshold" },
  { "judge", "\"calculationType\":\"LLM_JUDGE\"", NULL, "Judged by a language model" },
  { "provider", "\"calculationType\":\"PROVIDER\"", NULL, "Reading of the provider" },
  { "new-type", "\"calculationType\":\"CROWD_VOTE\"", NULL, "Crowd vote" },
  { "nothing", "\"name\":\"A\"", NULL, NULL },
};

static CallboardMetricDefinition *
create_definition (const char *fields)
{
  g_autofree char *text = g_strdup_printf ("{\"data\":[{\"id\":\"1\",%s}]}", fields);
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardApiPage) page = callboard_metric_definition_decode_list (body, &error);

  g_assert_no_error (error);

  return g_list_model_get_item (G_LIST_MODEL (page), 0);
}

static void
test_summary (gconstpointer user_data)
{
  const SummaryCase *row = user_data;
  g_autoptr(CallboardMetricDefinition) definition = create_definition (row->fields);
  g_autoptr(CallboardMetricDefinition) source = row->source != NULL ? create_definition (row->source) : NULL;
  g_autofree char *text = callboard_metric_definition_dup_summary (definition, source);

  g_assert_cmpstr (text, ==, row->text);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, test) g_test_add ("/metric-definitions/" path, Fixture, data, set_up, test, tear_down)
  ADD ("once", NULL, test_once);
  ADD ("stored", NULL, test_stored);
  ADD ("missing/no-such-endpoint", GUINT_TO_POINTER (404), test_missing);
  ADD ("missing/refused", GUINT_TO_POINTER (403), test_missing);
  ADD ("missing/server-error", GUINT_TO_POINTER (500), test_missing);
#undef ADD
  for (guint i = 0; i < G_N_ELEMENTS (summaries); i++)
    {
      g_autofree char *path = g_strconcat ("/metric-definitions/words/", summaries[i].name, NULL);

      g_test_add_data_func (path, &summaries[i], test_summary);
    }

  return g_test_run ();
}
