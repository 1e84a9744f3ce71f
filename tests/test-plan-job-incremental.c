/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Incremental decoding reads a run one simulation at a time, if possible, and otherwise
 * in full. Both give the same run or the same error, whatever the response is.
 */

#include "config.h"

#include <string.h>

#include "callboard-plan-job-private.h"
#include "callboard-plan-job-update-private.h"
#include "support/model-compare.h"
#include "support/model-support.h"

#define N_AT_RANDOM 600
#define N_LONG_AT_RANDOM 40

/* A run with additional members and this list. */
#define RUN_WITH(before, list, after) \
  "{ " before "\"data\": { \"simulationRunPlanJobId\": \"run-1\", \"simulationRunPlanId\": \"plan-1\"," \
  "  \"status\": \"QUEUED\", \"createdAt\": \"2026-01-05T10:00:00Z\", " list " }" after " }"

#define PERSONA(more) \
  "{ \"id\": \"persona-1\", \"name\": \"Sarah\", \"language\": \"EN\"," \
  "  \"accent\": \"US\", \"gender\": \"FEMALE\", \"backgroundNoise\": \"NONE\"," \
  "  \"speechPace\": \"NORMAL\", \"speechClarity\": \"CLEAR\", \"hasDisfluencies\": false," \
  "  \"baseEmotion\": \"CALM\", \"intentClarity\": \"CLEAR\"," \
  "  \"confirmationStyle\": \"EXPLICIT\", \"memoryReliability\": \"HIGH\"," \
  "  \"properties\": {" more "}, \"createdAt\": \"2026-01-01T00:00:00Z\"," \
  "  \"updatedAt\": \"2026-01-01T00:00:00Z\" }"

#define SIMULATION(id, more) \
  "{ \"simulationJobId\": \"" id "\", \"status\": \"QUEUED\", \"processingStatus\": \"PENDING\"," \
  "  \"persona\": " PERSONA ("") ", \"scenario\": { \"id\": \"scenario-1\" }," \
  "  \"agentEndpoint\": { \"id\": \"endpoint-1\", \"name\": \"Desk\", \"type\": \"PHONE\" }," \
  "  \"createdAt\": \"2026-01-05T10:00:00Z\"" more " }"

#define JOBS(list) "\"simulationJobs\": [" list "]"
#define TWO SIMULATION ("a", "") ", " SIMULATION ("b", "")

typedef enum
{
  INCREMENTAL,
  FULL,
} Mode;

typedef struct
{
  const char *name;
  const char *body;
  gsize       size;
  Mode        mode;
} Row;

#define BODY(text) text, sizeof (text) - 1

static const Row rows[] = {
  { "empty", BODY (RUN_WITH ("", JOBS (""), "")), INCREMENTAL },
  { "empty-with-a-space", BODY (RUN_WITH ("", JOBS (" "), "")), INCREMENTAL },
  { "one", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", "")), "")), INCREMENTAL },
  { "two", BODY (RUN_WITH ("", JOBS (TWO), "")), INCREMENTAL },
  { "among-others", BODY (RUN_WITH ("\"a\": [1, {}], ", JOBS (TWO) ", \"b\": { \"c\": null }", ", \"d\": -1.5e3")),
    INCREMENTAL },
  { "many-spaces", BODY ("\r\n\t " RUN_WITH (" \n", " \"simulationJobs\" \t:\r\n[\n" SIMULATION ("a", "")
                                             "\r,\n" SIMULATION ("b", "") "\n]\n", "") "\n \t"), INCREMENTAL },
  { "id-twice", BODY (RUN_WITH ("", JOBS (TWO ", " SIMULATION ("a", "")), "")), INCREMENTAL },
  { "id-with-a-nul-twice", BODY (RUN_WITH ("", JOBS (SIMULATION ("a\\u0000", "") ", " SIMULATION ("a\\u0000", "")), "")),
    INCREMENTAL },
  { "member-twice", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", ", \"status\": \"FAILED\"")), "")), INCREMENTAL },
  { "persona-twice", BODY (RUN_WITH ("", JOBS (TWO ", " SIMULATION ("c", ", \"persona\": null")), "")), INCREMENTAL },
  { "persona-twice-the-same", BODY (RUN_WITH ("", JOBS (TWO ", " SIMULATION ("c", ", \"persona\": " PERSONA ("\"n\": 1"))), "")),
    INCREMENTAL },
  { "persona-by-an-escaped-name",
    BODY (RUN_WITH ("", JOBS (TWO ", " SIMULATION ("c", ", \"pers\\u006fna\": { \"id\": \"p\" }")), "")), INCREMENTAL },
  { "brackets-in-a-text", BODY (RUN_WITH ("", JOBS (SIMULATION ("a]}\\\\", "") ", " SIMULATION ("\\\"]}, {[", "")), "")),
    INCREMENTAL },
  { "number-of-1000-digits", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", ", \"attemptNumber\": 1e999") ", "
                                                       SIMULATION ("b", ", \"attemptNumber\": 99999999999999999999")), "")),
    INCREMENTAL },
  { "simulation-empty", BODY (RUN_WITH ("", JOBS ("{}, " TWO ", { }"), "")), INCREMENTAL },
  { "simulation-malformed", BODY (RUN_WITH ("", JOBS (TWO ", { \"simulationJobId\": \"c\", \"status\": 4 }"), "")), INCREMENTAL },
  { "persona-malformed", BODY (RUN_WITH ("", JOBS (TWO ", " SIMULATION ("c", ", \"scenario\": { \"id\": 4 }")), "")), INCREMENTAL },
  { "invalidation-malformed", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", ", \"invalidation\": { \"reason\": 4 }") ", " TWO), "")),
    INCREMENTAL },
  { "nested-30-deep", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", ", \"x\": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")),
                            "")), INCREMENTAL },

  { "byte-order-mark", BODY ("\xef\xbb\xbf" RUN_WITH ("", JOBS (TWO), "")), INCREMENTAL },
  { "lone-surrogates", BODY (RUN_WITH ("\"k\": \"\\ude00\", ", JOBS (TWO ", " SIMULATION ("c\\ud83d", ", \"x\\ud83d\": {}")), "")),
    INCREMENTAL },
  { "invalid-utf-8", BODY (RUN_WITH ("", JOBS (TWO ", " SIMULATION ("c\xff", ", \"status\": \"\xc3\"")), "")), INCREMENTAL },
  { "nul-in-a-text", BODY (RUN_WITH ("", JOBS (TWO ", " SIMULATION ("c\0", ", \"status\": \"\0\"")), "")), INCREMENTAL },
  { "words-for-numbers", BODY (RUN_WITH ("\"x\": Infinity, ", JOBS (TWO ", " SIMULATION ("c", ", \"attemptNumber\": NaN")), "")),
    INCREMENTAL },
  { "unreadable-persona-shared",
    BODY (RUN_WITH ("", JOBS (SIMULATION ("a", ", \"persona\": { \"age\": 35 }") ", "
                              SIMULATION ("b", ", \"persona\": { \"age\": 35 }")), "")), INCREMENTAL },
  { "numeric-ids", BODY (RUN_WITH ("", JOBS (TWO ", { \"simulationJobId\": 7 }, { \"simulationJobId\": 7.50 }, { \"simulationJobId\": \"7\" }"), "")),
    INCREMENTAL },
  { "list-missing", BODY (RUN_WITH ("", "\"x\": 1", "")), FULL },
  { "list-null", BODY (RUN_WITH ("", "\"simulationJobs\": null", "")), FULL },
  { "list-is-an-object", BODY (RUN_WITH ("", "\"simulationJobs\": {}", "")), FULL },
  { "list-twice", BODY (RUN_WITH ("", JOBS (TWO) ", " JOBS (SIMULATION ("c", "")), "")), FULL },
  { "list-twice-by-an-escaped-name", BODY (RUN_WITH ("", JOBS (TWO) ", \"simulation\\u004aobs\": []", "")), FULL },
  { "list-of-another-object", BODY (RUN_WITH ("\"meta\": { \"data\": { \"simulationJobs\": [{}] } }, ", JOBS (TWO), "")), INCREMENTAL },
  { "list-outside-the-data", BODY (RUN_WITH ("\"simulationJobs\": [{}], ", JOBS (TWO), "")), INCREMENTAL },
  { "data-twice", BODY (RUN_WITH ("", JOBS (TWO), ", \"data\": {}")), FULL },
  { "data-twice-before", BODY (RUN_WITH ("\"data\": 1, ", JOBS (TWO), "")), FULL },
  { "simulation-null", BODY (RUN_WITH ("", JOBS (TWO ", null"), "")), FULL },
  { "simulation-a-list", BODY (RUN_WITH ("", JOBS ("[], " TWO), "")), FULL },
  { "comma-missing", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", "") " " SIMULATION ("b", "")), "")), FULL },
  { "comma-too-many", BODY (RUN_WITH ("", JOBS (TWO ", "), "")), FULL },
  { "comma-first", BODY (RUN_WITH ("", JOBS (", " TWO), "")), FULL },
  { "comma-alone", BODY (RUN_WITH ("", JOBS (","), "")), FULL },
  { "comma-in-a-simulation", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", ",") ", " SIMULATION ("b", "")), "")), FULL },
  { "colon-missing", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", ", \"x\" 1")), "")), FULL },
  { "brackets-crossed", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", ", \"x\": [}") "]"), "")), FULL },
  { "brace-missing", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", ", \"x\": {")), "")), FULL },
  { "bracket-too-many", BODY (RUN_WITH ("", JOBS (TWO "]"), "")), FULL },
  { "bracket-missing", BODY (RUN_WITH ("", "\"simulationJobs\": [" TWO, "")), FULL },
  { "comment", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", "") " /* ] */, " SIMULATION ("b", "")), "")), FULL },
  { "comment-in-a-simulation", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", " /* \" */")), "")), FULL },
  { "single-quotes", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", ", \"x\": '}'")), "")), FULL },
  { "line-break-in-a-text", BODY (RUN_WITH ("", JOBS (SIMULATION ("a\n", "")), "")), INCREMENTAL },
  { "escape-unknown", BODY (RUN_WITH ("", JOBS (SIMULATION ("\\q", "")), "")), INCREMENTAL },
  { "escape-cut", BODY (RUN_WITH ("", JOBS (SIMULATION ("\\u00", "")), "")), INCREMENTAL },
  { "half-a-surrogate", BODY (RUN_WITH ("", JOBS (SIMULATION ("\\ud83d", "")), "")), INCREMENTAL },
  { "nul", BODY (RUN_WITH ("", JOBS (SIMULATION ("a\0", "")), "")), INCREMENTAL },
  { "nul-in-a-name", BODY (RUN_WITH ("\"data\0\": 1,", JOBS (TWO), "")), INCREMENTAL },
  { "not-utf-8", BODY (RUN_WITH ("", JOBS (SIMULATION ("a\xff", "")), "")), INCREMENTAL },
  { "not-utf-8-around", BODY (RUN_WITH ("\"\xc3\": 1, ", JOBS (TWO), "")), INCREMENTAL },
  { "garbage-after", BODY (RUN_WITH ("", JOBS (TWO), "") " garbage"), FULL },
  { "another-after", BODY (RUN_WITH ("", JOBS (TWO), "") RUN_WITH ("", JOBS (TWO), "")), FULL },
  { "run-malformed", BODY (RUN_WITH ("", JOBS (TWO) ", \"endedAt\": \"soon\"", "")), INCREMENTAL },
};

/* Asserts that both ways agree, and returns whether incremental decoding was possible. */
static gboolean
assert_same (GBytes *body)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) full_error = NULL;
  g_autoptr(CallboardPlanJob) full = callboard_plan_job_decode_full (body, &full_error);
  g_autoptr(CallboardPlanJob) incremental = callboard_plan_job_decode_incremental (body);
  g_autoptr(CallboardPlanJob) run = callboard_plan_job_decode (body, &error);

  if (incremental != NULL)
    model_compare_assert_same (incremental, full);
  model_compare_assert_same (run, full);
  g_assert_cmpstr (error != NULL ? error->message : NULL, ==,
                   full_error != NULL ? full_error->message : NULL);

  return incremental != NULL;
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(GBytes) body = g_bytes_new_static (row->body, row->size);

  g_assert_true (assert_same (body) == (row->mode == INCREMENTAL));
}

static void
test_nested (gconstpointer data)
{
  guint depth = GPOINTER_TO_UINT (data);
  g_autofree char *opening = g_strnfill (depth, '[');
  g_autofree char *closing = g_strnfill (depth, ']');
  g_autofree char *text = g_strdup_printf (RUN_WITH ("", JOBS (SIMULATION ("a", ", \"x\": %s%s")), ""),
                                           opening, closing);
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));

  g_assert_false (assert_same (body));
}

static void
test_shared_objects (void)
{
  g_autoptr(GBytes) body = g_bytes_new_static (RUN_WITH ("", JOBS (TWO), ""), strlen (RUN_WITH ("", JOBS (TWO), "")));
  CallboardPlanJob *run = callboard_plan_job_decode_incremental (body);
  CallboardSimulationJob *a = callboard_plan_job_find (run, "a");
  CallboardSimulationJob *b = callboard_plan_job_find (run, "b");

  g_assert_true (callboard_simulation_job_get_persona (a) == callboard_simulation_job_get_persona (b));
  g_assert_true (callboard_simulation_job_get_scenario (a) == callboard_simulation_job_get_scenario (b));
  g_assert_true (callboard_simulation_job_get_agent_endpoint (a) ==
                 callboard_simulation_job_get_agent_endpoint (b));

  g_assert_finalize_object (run);
}

/* --- Random changes ------------------------------------------------------- */

static const struct
{
  const char *text;
  gsize       size;
} fragments[] = {
  { BODY ("\"") }, { BODY ("\\") }, { BODY ("{") }, { BODY ("}") }, { BODY ("[") }, { BODY ("]") }, { BODY (",") },
  { BODY (":") }, { BODY (" ") }, { BODY ("\n") }, { BODY ("\0") }, { BODY ("\xff") }, { BODY ("/*") }, { BODY ("'") },
  { BODY ("null") }, { BODY ("{}") }, { BODY ("[]") }, { BODY ("-1e99") }, { BODY ("\\u0000") }, { BODY ("\\\"") },
  { BODY ("\"data\":") }, { BODY ("\"simulationJobs\":[") }, { BODY ("\"persona\":{}") }, { BODY ("\"id\":1,") },
};

/* Damages a text: removes, repeats, overwrites or inserts something. */
static void
damage_text (GRand   *rand,
             GString *text)
{
  gsize position = g_rand_int_range (rand, 0, text->len + 1);
  gsize max_length = (gsize) 1 << g_rand_int_range (rand, 0, 9);
  gsize length = MIN (text->len - position, max_length);
  guint i = g_rand_int_range (rand, 0, G_N_ELEMENTS (fragments));

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      g_string_erase (text, position, length);
      break;
    case 1:
      {
        g_autofree char *copy = g_strndup (text->str + position, length);

        g_string_insert_len (text, g_rand_int_range (rand, 0, text->len + 1), copy, strlen (copy));
      }
      break;
    case 2:
      g_string_overwrite_len (text, position, fragments[i].text,
                              MIN (fragments[i].size, text->len - position));
      break;
    default:
      g_string_insert_len (text, position, fragments[i].text, fragments[i].size);
    }
}

static void
check_damaged (GBytes *original,
               guint   n)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20260105);
  guint n_incremental = 0;

  for (guint i = 0; i < n; i++)
    {
      GString *text = g_string_new_len (g_bytes_get_data (original, NULL), g_bytes_get_size (original));
      g_autoptr(GBytes) body = NULL;

      for (int n_damages = g_rand_int_range (rand, 1, 4); n_damages > 0 && text->len > 0; n_damages--)
        damage_text (rand, text);
      body = g_string_free_to_bytes (text);
      n_incremental += assert_same (body);
    }

  g_test_message ("%u of %u incremental", n_incremental, n);
  g_assert_cmpuint (n_incremental, >, n / 50);
  g_assert_cmpuint (n_incremental, <, n);
}

static void
test_at_random (gconstpointer name)
{
  g_autoptr(GBytes) body = model_support_load (name);

  check_damaged (body, N_AT_RANDOM);
}

/* A body that is long enough to be decoded by several threads. */
static GBytes *
create_long_body (void)
{
  g_autoptr(GString) ids = g_string_new (NULL);
  g_autoptr(JsonNode) answer = NULL;
  char *text;

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (ids, "s%u%s ", i, i % 100 == 7 ? "!" : "");
  answer = model_support_create_answer (ids->str);
  text = json_to_string (answer, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

static void
test_long (void)
{
  g_autoptr(GBytes) body = create_long_body ();

  g_assert_true (assert_same (body));
}

static void
test_long_at_random (void)
{
  g_autoptr(GBytes) body = create_long_body ();

  check_damaged (body, N_LONG_AT_RANDOM);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/plan-job/incremental/same/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_data_func ("/plan-job/incremental/same/nested-100-deep", GUINT_TO_POINTER (100),
                        test_nested);
  g_test_add_data_func ("/plan-job/incremental/same/nested-2000-deep", GUINT_TO_POINTER (2000),
                        test_nested);
  g_test_add_func ("/plan-job/incremental/same/500-simulations", test_long);
  g_test_add_func ("/plan-job/incremental/repeated-personas-are-shared", test_shared_objects);
  g_test_add_data_func ("/plan-job/incremental/same/seed-at-random", "plan-job-seed.json",
                        test_at_random);
  g_test_add_data_func ("/plan-job/incremental/same/current-at-random", "plan-job-current.json",
                        test_at_random);
  g_test_add_func ("/plan-job/incremental/same/500-simulations-at-random", test_long_at_random);

  return g_test_run ();
}
