/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The time to decode a response into a run, and the peak memory of that, compared with
 * json_parser_load_from_data() of the same bytes.
 */

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-body.h"
#include "bench-process.h"
#include "bench.h"
#include "callboard-plan-job.h"

#define N_SAMPLES 9
#define N_SAMPLES_LARGE 7

static const BenchRow row_1 = {
  "decode-1", "Decoding a run of 1", "json_parser_load_from_data", "time", 1.2,
};
static const BenchRow row_100 = {
  "decode-100", "Decoding a run of 100", "json_parser_load_from_data", "time", 1.5,
};
static const BenchRow row_1000 = {
  "decode-1000", "Decoding a run of 1 000", "json_parser_load_from_data", "time", 0.75,
};
static const BenchRow row_10000 = {
  "decode-10000", "Decoding a run of 10 000", "json_parser_load_from_data", "time", 0.5,
};
/* Every object is parsed in full. Parsing alone takes almost half of the time on two
 * cores. */
static const BenchRow row_own = {
  "decode-10000-own", "Decoding 10 000 that share no persona and no scenario",
  "json_parser_load_from_data", "time", 0.85,
};
static const BenchRow row_memory = {
  "decode-memory", "Peak memory of decoding 10 000", "json_parser_load_from_data", "memory", 0.35,
};
static const BenchRow row_memory_own = {
  "decode-memory-own", "Peak memory of decoding 10 000 that share no persona and no scenario",
  "json_parser_load_from_data", "memory", 0.35,
};
static const BenchRow row_large = {
  "decode-100000", "Decoding a run of 100 000", "ten times decoding a run of 10 000", "time", 1.15,
};

/* The input of a row. */
typedef struct
{
  GBytes     *body;
  GBytes     *small;
  /* A file with @body for other processes. */
  const char *path;
  guint       n_repeats;
} DecodeBench;

static void
decode (gpointer data,
        gpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJob) run = callboard_plan_job_decode (data, &error);

  g_assert_no_error (error);
}

static void
parse (gpointer data,
       gpointer user_data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  gsize size;
  const char *text = g_bytes_get_data (data, &size);

  json_parser_load_from_data (parser, text, size, &error);
  g_assert_no_error (error);
}

/* Repeats a function that is too fast to be timed once. */
static double
time_repeated (GFunc   func,
               GBytes *body,
               guint   n_repeats)
{
  double seconds = 0;

  for (guint i = 0; i < n_repeats; i++)
    seconds += bench_time (func, body);

  return seconds / n_repeats;
}

static double
time_decode (gpointer data)
{
  DecodeBench *bench = data;

  return time_repeated (decode, bench->body, bench->n_repeats);
}

static double
time_parse (gpointer data)
{
  DecodeBench *bench = data;

  return time_repeated (parse, bench->body, bench->n_repeats);
}

static double
time_decode_small (gpointer data)
{
  DecodeBench *bench = data;

  return 10 * time_repeated (decode, bench->small, 5);
}

static double
measure_decode (gpointer data)
{
  DecodeBench *bench = data;

  return bench_process_measure ("decode", bench->path);
}

static double
measure_parse (gpointer data)
{
  DecodeBench *bench = data;

  return bench_process_measure ("parse", bench->path);
}

static void
run_time (const BenchRow *row,
          GBytes         *body,
          guint           n_repeats)
{
  DecodeBench bench = { .body = body, .n_repeats = n_repeats };

  bench_compare (row, N_SAMPLES, time_decode, time_parse, &bench);
}

static void
run_memory (const BenchRow *row,
            GBytes         *body)
{
  g_autofree char *path = bench_process_write (body);
  DecodeBench bench = { .path = path };

  bench_compare (row, N_SAMPLES_LARGE, measure_decode, measure_parse, &bench);
  remove (path);
}

static void
run_small (int             argc,
           char          **argv,
           const BenchRow *row,
           guint           n_simulations,
           guint           n_repeats)
{
  g_autoptr(GBytes) body = NULL;

  if (!bench_is_wanted (argc, argv, row))
    return;

  body = bench_body_fetch (n_simulations);
  run_time (row, body, n_repeats);
}

static void
run_10000 (int    argc,
           char **argv)
{
  g_autoptr(GBytes) body = bench_body_fetch (10000);
  g_autoptr(GBytes) own = bench_body_make_unique (body);

  if (bench_is_wanted (argc, argv, &row_10000))
    run_time (&row_10000, body, 1);
  if (bench_is_wanted (argc, argv, &row_own))
    run_time (&row_own, own, 1);
  if (bench_is_wanted (argc, argv, &row_memory))
    run_memory (&row_memory, body);
  if (bench_is_wanted (argc, argv, &row_memory_own))
    run_memory (&row_memory_own, own);
}

static void
run_100000 (void)
{
  g_autoptr(GBytes) body = bench_body_fetch (100000);
  g_autoptr(GBytes) small = bench_body_fetch (10000);
  DecodeBench bench = { .body = body, .small = small, .n_repeats = 1 };

  bench_compare (&row_large, N_SAMPLES_LARGE, time_decode, time_decode_small, &bench);
}

int
main (int    argc,
      char **argv)
{
  if (bench_process_is_child (argc, argv))
    return bench_process_run (argv, g_str_equal (argv[2], "decode") ? decode : parse);

  run_small (argc, argv, &row_1, 1, 1000);
  run_small (argc, argv, &row_100, 100, 20);
  run_small (argc, argv, &row_1000, 1000, 3);
  if (bench_is_wanted (argc, argv, &row_10000) || bench_is_wanted (argc, argv, &row_own) ||
      bench_is_wanted (argc, argv, &row_memory) || bench_is_wanted (argc, argv, &row_memory_own))
    run_10000 (argc, argv);
  if (bench_is_wanted (argc, argv, &row_large))
    run_100000 ();

  return EXIT_SUCCESS;
}
