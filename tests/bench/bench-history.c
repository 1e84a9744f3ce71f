/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The time to find a phrase in the history, with 5 000 stored transcripts of 30 MB: a phrase
 * that few calls have, one that is too short for the index, and a word that all calls have.
 */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "bench.h"
#include "callboard-history-payloads.h"
#include "callboard-history-runs.h"
#include "callboard-history-transcript-search.h"

#define ACCOUNT "account"
#define N_SAMPLES 9
#define N_RUNS 100
#define N_CALLS 50
#define N_TURNS 60
#define N_WORDS 16

/* One in so many calls has the phrases. */
#define RARE 250

static const BenchRow row_phrase = {
  "search-phrase", "Finding a phrase in 5 000 stored transcripts", "100 ms", "time", 1.0,
};
static const BenchRow row_short = {
  "search-short-phrase", "Finding two characters in 5 000 stored transcripts", "100 ms", "time", 1.0,
};
static const BenchRow row_common = {
  "search-common-word", "Finding a word of every one of 5 000 stored transcripts", "100 ms", "time", 1.0,
};

typedef struct
{
  CallboardHistory *history;
  const char       *text;
  guint             min_matches;
} HistoryBench;

static void
store_result (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

/* --- The history ------------------------------------------------------------- */

static void
append_word (GString *text,
             GRand   *rand)
{
  static const char *const syllables[] = {
    "ta", "ren", "sol", "mi", "ker", "vo", "lan", "due", "pri", "ost", "an", "qui", "be", "ro", "shi", "num",
  };
  /* Common words are short. */
  guint n = 1 + (guint) (g_rand_double (rand) * g_rand_double (rand) * 4);

  for (guint i = 0; i < n; i++)
    g_string_append (text, syllables[g_rand_int_range (rand, 0, G_N_ELEMENTS (syllables))]);
}

static GBytes *
create_transcript (guint  call,
                   GRand *rand)
{
  GString *text = g_string_new ("{\"data\":{\"entries\":[");

  for (guint turn = 0; turn < N_TURNS; turn++)
    {
      g_string_append_printf (text, "%s{\"role\":\"%s\",\"startOffsetMs\":%u,\"endOffsetMs\":%u,\"text\":\"",
                              turn > 0 ? "," : "", turn % 2 == 0 ? "AGENT" : "CUSTOMER", turn * 5000,
                              turn * 5000 + 4000);
      for (guint i = 0; i < N_WORDS; i++)
        {
          append_word (text, rand);
          g_string_append_c (text, ' ');
        }
      if (turn == N_TURNS / 2 && call % RARE == 0)
        g_string_append (text, "the second opinion 予約");
      g_string_append (text, "hello\"}");
    }
  g_string_append (text, "]}}");

  return g_string_free_to_bytes (text);
}

static void
save_run (CallboardHistory *history,
          guint             run)
{
  GString *text = g_string_new (NULL);
  g_autoptr(GBytes) body = NULL;
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(CallboardPlanJob) plan_job = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  g_string_append_printf (text,
    "{\"data\":{\"simulationRunPlanJobId\":\"run-%u\",\"simulationRunPlanId\":\"plan\",\"status\":\"COMPLETED\","
    "\"createdAt\":\"2026-01-05T%02u:%02u:00Z\",\"simulationJobs\":[", run, run / 60, run % 60);
  for (guint i = 0; i < N_CALLS; i++)
    g_string_append_printf (text, "%s{\"simulationJobId\":\"simulation-%u-%u\",\"callId\":\"call-%u\","
                            "\"persona\":{\"id\":\"p\",\"name\":\"Ada\"}}",
                            i > 0 ? "," : "", run, i, run * N_CALLS + i);
  g_string_append (text, "]}}");
  body = g_string_free_to_bytes (text);
  plan_job = callboard_plan_job_decode (body, NULL);
  callboard_history_save_run_async (history, ACCOUNT, plan_job, body, now, NULL, store_result, &result);
  callboard_history_write_finish (history, wait_for (&result), NULL);
}

static gsize
save_transcripts (CallboardHistory *history)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  gsize size = 0;

  for (guint call = 0; call < N_RUNS * N_CALLS; call++)
    {
      g_autofree char *id = g_strdup_printf ("call-%u", call);
      g_autoptr(GBytes) body = create_transcript (call, rand);
      g_autoptr(GAsyncResult) result = NULL;

      size += g_bytes_get_size (body);
      callboard_history_save_payload_async (history, ACCOUNT, "transcript", id, body, now, NULL, store_result,
                                            &result);
      callboard_history_write_finish (history, wait_for (&result), NULL);
    }

  return size;
}

/* --- Searching --------------------------------------------------------------- */

static void
search (gpointer data,
        gpointer user_data)
{
  const HistoryBench *bench = data;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) matches = NULL;

  callboard_history_search_transcripts_async (bench->history, ACCOUNT, NULL, bench->text, NULL, store_result,
                                              &result);
  matches = callboard_history_search_transcripts_finish (bench->history, wait_for (&result), NULL);
  g_assert_nonnull (matches);
  g_assert_cmpuint (matches->len, >=, bench->min_matches);
}

static double
time_search (gpointer data)
{
  return bench_time (search, data);
}

static double
wait_100_ms (gpointer data)
{
  return 0.1;
}

static void
run_row (int               argc,
         char            **argv,
         const BenchRow   *row,
         CallboardHistory *history,
         const char       *text,
         guint             min_matches)
{
  HistoryBench bench = { .history = history, .text = text, .min_matches = min_matches };

  if (bench_is_wanted (argc, argv, row))
    bench_compare (row, N_SAMPLES, time_search, wait_100_ms, &bench);
}

static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr(CallboardHistory) history = NULL;
  gsize size;

  if (!bench_is_wanted (argc, argv, &row_phrase) && !bench_is_wanted (argc, argv, &row_short) &&
      !bench_is_wanted (argc, argv, &row_common))
    return EXIT_SUCCESS;

  folder = g_dir_make_tmp ("callboard-bench-XXXXXX", NULL);
  path = g_build_filename (folder, "history.sqlite", NULL);
  history = callboard_history_new (path);
  for (guint run = 0; run < N_RUNS; run++)
    save_run (history, run);
  size = save_transcripts (history);
  g_printerr ("%u transcripts of %.1f MB\n", N_RUNS * N_CALLS, (double) size / 1e6);

  run_row (argc, argv, &row_phrase, history, "\"second opinion\"", N_RUNS * N_CALLS / RARE);
  run_row (argc, argv, &row_short, history, "予約", N_RUNS * N_CALLS / RARE);
  run_row (argc, argv, &row_common, history, "hello", CALLBOARD_HISTORY_MAX_TRANSCRIPT_MATCHES);

  callboard_history_close (history);
  remove_folder (folder);

  return EXIT_SUCCESS;
}
