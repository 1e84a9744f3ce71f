/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run is read simulation by simulation where that can be done, and as a whole
 * where it cannot. Both come to the same, whatever the answer looks like: the same
 * runs, and the same words about what is wrong.
 */

#include "config.h"

#include <string.h>

#include "callboard-plan-job-private.h"
#include "callboard-plan-job-update-private.h"
#include "support/model-compare.h"
#include "support/model-support.h"

#define N_AT_RANDOM 600
#define N_LONG_AT_RANDOM 40

/* A run, with whatever stands between its brackets. */
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
  IN_PIECES,
  AS_A_WHOLE,
} Way;

typedef struct
{
  const char *name;
  const char *body;
  gsize       size;
  Way         way;
} Row;

#define BODY(text) text, sizeof (text) - 1

static const Row rows[] = {
  { "empty", BODY (RUN_WITH ("", JOBS (""), "")), IN_PIECES },
  { "empty-with-a-space", BODY (RUN_WITH ("", JOBS (" "), "")), IN_PIECES },
  { "one", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", "")), "")), IN_PIECES },
  { "two", BODY (RUN_WITH ("", JOBS (TWO), "")), IN_PIECES },
  { "among-others", BODY (RUN_WITH ("\"a\": [1, {}], ", JOBS (TWO) ", \"b\": { \"c\": null }", ", \"d\": -1.5e3")),
    IN_PIECES },
  { "many-spaces", BODY ("\r\n\t " RUN_WITH (" \n", " \"simulationJobs\" \t:\r\n[\n" SIMULATION ("a", "")
                                             "\r,\n" SIMULATION ("b", "") "\n]\n", "") "\n \t"), IN_PIECES },
  { "id-twice", BODY (RUN_WITH ("", JOBS (TWO ", " SIMULATION ("a", "")), "")), IN_PIECES },
  { "id-with-a-nul-twice", BODY (RUN_WITH ("", JOBS (SIMULATION ("a\\u0000", "") ", " SIMULATION ("a\\u0000", "")), "")),
    IN_PIECES },
  { "member-twice", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", ", \"status\": \"FAILED\"")), "")), IN_PIECES },
  { "caller-twice", BODY (RUN_WITH ("", JOBS (TWO ", " SIMULATION ("c", ", \"persona\": null")), "")), IN_PIECES },
  { "caller-twice-the-same", BODY (RUN_WITH ("", JOBS (TWO ", " SIMULATION ("c", ", \"persona\": " PERSONA ("\"n\": 1"))), "")),
    IN_PIECES },
  { "caller-by-an-escaped-name",
    BODY (RUN_WITH ("", JOBS (TWO ", " SIMULATION ("c", ", \"pers\\u006fna\": { \"id\": \"p\" }")), "")), IN_PIECES },
  { "brackets-in-a-text", BODY (RUN_WITH ("", JOBS (SIMULATION ("a]}\\\\", "") ", " SIMULATION ("\\\"]}, {[", "")), "")),
    IN_PIECES },
  { "number-of-1000-digits-or-so", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", ", \"attemptNumber\": 1e999") ", "
                                                             SIMULATION ("b", ", \"attemptNumber\": 99999999999999999999")), "")),
    IN_PIECES },
  { "simulation-without-anything", BODY (RUN_WITH ("", JOBS ("{}, " TWO ", { }"), "")), IN_PIECES },
  { "simulation-garbled", BODY (RUN_WITH ("", JOBS (TWO ", { \"simulationJobId\": \"c\", \"status\": 4 }"), "")), IN_PIECES },
  { "caller-garbled", BODY (RUN_WITH ("", JOBS (TWO ", " SIMULATION ("c", ", \"scenario\": { \"id\": 4 }")), "")), IN_PIECES },
  { "invalidation-garbled", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", ", \"invalidation\": { \"reason\": 4 }") ", " TWO), "")),
    IN_PIECES },
  { "nested-30-deep", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", ", \"x\": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")),
                            "")), IN_PIECES },

  { "byte-order-mark", BODY ("\xef\xbb\xbf" RUN_WITH ("", JOBS (TWO), "")), AS_A_WHOLE },
  { "list-missing", BODY (RUN_WITH ("", "\"x\": 1", "")), AS_A_WHOLE },
  { "list-null", BODY (RUN_WITH ("", "\"simulationJobs\": null", "")), AS_A_WHOLE },
  { "list-is-an-object", BODY (RUN_WITH ("", "\"simulationJobs\": {}", "")), AS_A_WHOLE },
  { "list-twice", BODY (RUN_WITH ("", JOBS (TWO) ", " JOBS (SIMULATION ("c", "")), "")), AS_A_WHOLE },
  { "list-twice-by-an-escaped-name", BODY (RUN_WITH ("", JOBS (TWO) ", \"simulation\\u004aobs\": []", "")), AS_A_WHOLE },
  { "list-of-another", BODY (RUN_WITH ("\"meta\": { \"data\": { \"simulationJobs\": [{}] } }, ", JOBS (TWO), "")), IN_PIECES },
  { "list-outside-the-data", BODY (RUN_WITH ("\"simulationJobs\": [{}], ", JOBS (TWO), "")), IN_PIECES },
  { "data-twice", BODY (RUN_WITH ("", JOBS (TWO), ", \"data\": {}")), AS_A_WHOLE },
  { "data-twice-before", BODY (RUN_WITH ("\"data\": 1, ", JOBS (TWO), "")), AS_A_WHOLE },
  { "simulation-null", BODY (RUN_WITH ("", JOBS (TWO ", null"), "")), AS_A_WHOLE },
  { "simulation-a-list", BODY (RUN_WITH ("", JOBS ("[], " TWO), "")), AS_A_WHOLE },
  { "comma-missing", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", "") " " SIMULATION ("b", "")), "")), AS_A_WHOLE },
  { "comma-too-many", BODY (RUN_WITH ("", JOBS (TWO ", "), "")), AS_A_WHOLE },
  { "comma-first", BODY (RUN_WITH ("", JOBS (", " TWO), "")), AS_A_WHOLE },
  { "comma-alone", BODY (RUN_WITH ("", JOBS (","), "")), AS_A_WHOLE },
  { "comma-in-a-simulation", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", ",") ", " SIMULATION ("b", "")), "")), AS_A_WHOLE },
  { "colon-missing", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", ", \"x\" 1")), "")), AS_A_WHOLE },
  { "brackets-crossed", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", ", \"x\": [}") "]"), "")), AS_A_WHOLE },
  { "brace-missing", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", ", \"x\": {")), "")), AS_A_WHOLE },
  { "bracket-too-many", BODY (RUN_WITH ("", JOBS (TWO "]"), "")), AS_A_WHOLE },
  { "bracket-missing", BODY (RUN_WITH ("", "\"simulationJobs\": [" TWO, "")), AS_A_WHOLE },
  { "comment", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", "") " /* ] */, " SIMULATION ("b", "")), "")), AS_A_WHOLE },
  { "comment-in-a-simulation", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", " /* \" */")), "")), AS_A_WHOLE },
  { "single-quotes", BODY (RUN_WITH ("", JOBS (SIMULATION ("a", ", \"x\": '}'")), "")), AS_A_WHOLE },
  { "line-break-in-a-text", BODY (RUN_WITH ("", JOBS (SIMULATION ("a\n", "")), "")), AS_A_WHOLE },
  { "escape-unknown", BODY (RUN_WITH ("", JOBS (SIMULATION ("\\q", "")), "")), AS_A_WHOLE },
  { "escape-cut", BODY (RUN_WITH ("", JOBS (SIMULATION ("\\u00", "")), "")), AS_A_WHOLE },
  { "half-a-surrogate", BODY (RUN_WITH ("", JOBS (SIMULATION ("\\ud83d", "")), "")), AS_A_WHOLE },
  { "nul", BODY (RUN_WITH ("", JOBS (SIMULATION ("a\0", "")), "")), AS_A_WHOLE },
  { "nul-in-a-name", BODY (RUN_WITH ("\"data\0\": 1,", JOBS (TWO), "")), AS_A_WHOLE },
  { "not-utf-8", BODY (RUN_WITH ("", JOBS (SIMULATION ("a\xff", "")), "")), AS_A_WHOLE },
  { "not-utf-8-around", BODY (RUN_WITH ("\"\xc3\": 1, ", JOBS (TWO), "")), AS_A_WHOLE },
  { "garbage-behind", BODY (RUN_WITH ("", JOBS (TWO), "") " garbage"), AS_A_WHOLE },
  { "another-behind", BODY (RUN_WITH ("", JOBS (TWO), "") RUN_WITH ("", JOBS (TWO), "")), AS_A_WHOLE },
  { "run-garbled", BODY (RUN_WITH ("", JOBS (TWO) ", \"endedAt\": \"soon\"", "")), AS_A_WHOLE },
};

/* Whether it could be read in pieces. */
static gboolean
assert_same (GBytes *body)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) whole_error = NULL;
  g_autoptr(CallboardPlanJob) whole = callboard_plan_job_decode_full (body, &whole_error);
  g_autoptr(CallboardPlanJob) pieces = callboard_plan_job_decode_incremental (body);
  g_autoptr(CallboardPlanJob) run = callboard_plan_job_decode (body, &error);

  if (pieces != NULL)
    model_compare_assert_same (pieces, whole);
  model_compare_assert_same (run, whole);
  g_assert_cmpstr (error != NULL ? error->message : NULL, ==,
                   whole_error != NULL ? whole_error->message : NULL);

  return pieces != NULL;
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(GBytes) body = g_bytes_new_static (row->body, row->size);

  g_assert_true (assert_same (body) == (row->way == IN_PIECES));
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
test_shared (void)
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

/* --- At random -------------------------------------------------------------- */

static const struct
{
  const char *text;
  gsize       size;
} scraps[] = {
  { BODY ("\"") }, { BODY ("\\") }, { BODY ("{") }, { BODY ("}") }, { BODY ("[") }, { BODY ("]") }, { BODY (",") },
  { BODY (":") }, { BODY (" ") }, { BODY ("\n") }, { BODY ("\0") }, { BODY ("\xff") }, { BODY ("/*") }, { BODY ("'") },
  { BODY ("null") }, { BODY ("{}") }, { BODY ("[]") }, { BODY ("-1e99") }, { BODY ("\\u0000") }, { BODY ("\\\"") },
  { BODY ("\"data\":") }, { BODY ("\"simulationJobs\":[") }, { BODY ("\"persona\":{}") }, { BODY ("\"id\":1,") },
};

/* Breaks a text somewhere: something comes in, goes, or is there once more. */
static void
break_text (GRand   *rand,
            GString *text)
{
  gsize position = g_rand_int_range (rand, 0, text->len + 1);
  gsize wanted = (gsize) 1 << g_rand_int_range (rand, 0, 9);
  gsize length = MIN (text->len - position, wanted);
  guint i = g_rand_int_range (rand, 0, G_N_ELEMENTS (scraps));

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
      g_string_overwrite_len (text, position, scraps[i].text, MIN (scraps[i].size, text->len - position));
      break;
    default:
      g_string_insert_len (text, position, scraps[i].text, scraps[i].size);
    }
}

static void
break_often (GBytes *original,
             guint   n)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20260105);
  guint n_pieces = 0;

  for (guint i = 0; i < n; i++)
    {
      GString *text = g_string_new_len (g_bytes_get_data (original, NULL), g_bytes_get_size (original));
      g_autoptr(GBytes) body = NULL;

      for (int n_breaks = g_rand_int_range (rand, 1, 4); n_breaks > 0 && text->len > 0; n_breaks--)
        break_text (rand, text);
      body = g_string_free_to_bytes (text);
      n_pieces += assert_same (body);
    }

  g_test_message ("%u of %u in pieces", n_pieces, n);
  g_assert_cmpuint (n_pieces, >, n / 50);
  g_assert_cmpuint (n_pieces, <, n);
}

static void
test_at_random (gconstpointer name)
{
  g_autoptr(GBytes) body = model_support_load (name);

  break_often (body, N_AT_RANDOM);
}

/* One that more than a thread reads. */
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

  break_often (body, N_LONG_AT_RANDOM);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/plan-job/pieces/same/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_data_func ("/plan-job/pieces/same/nested-100-deep", GUINT_TO_POINTER (100), test_nested);
  g_test_add_data_func ("/plan-job/pieces/same/nested-2000-deep", GUINT_TO_POINTER (2000), test_nested);
  g_test_add_func ("/plan-job/pieces/same/500-simulations", test_long);
  g_test_add_func ("/plan-job/pieces/callers-that-repeat-are-one", test_shared);
  g_test_add_data_func ("/plan-job/pieces/same/seed-at-random", "plan-job-seed.json", test_at_random);
  g_test_add_data_func ("/plan-job/pieces/same/current-at-random", "plan-job-current.json", test_at_random);
  g_test_add_func ("/plan-job/pieces/same/500-simulations-at-random", test_long_at_random);

  return g_test_run ();
}
