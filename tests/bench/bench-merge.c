/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The time to refresh a visible run: decoding the response and merging it, compared with
 * json_parser_load_from_data() of the same bytes.
 */

#include <json-glib/json-glib.h>
#include <stdlib.h>

#include "bench-body.h"
#include "bench.h"
#include "callboard-plan-job-update.h"

#define N_SAMPLES 15
#define N_SIMULATIONS 10000
#define N_CHANGED 100

static const BenchRow row = {
  "merge-10000", "Merging a refresh of 10 000 with 100 changed, decoding included",
  "json_parser_load_from_data", "time", 0.1,
};

/* A visible run, and two responses that differ in some simulations and are merged
 * alternately. */
typedef struct
{
  CallboardPlanJob *run;
  GBytes           *bodies[2];
  guint             next;
} MergeBench;

static void
refresh (gpointer data,
         gpointer user_data)
{
  MergeBench *bench = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardDecodeSnapshot) snapshot = callboard_plan_job_dup_snapshot (bench->run);
  g_autoptr(CallboardPlanJobUpdate) update =
    callboard_plan_job_update_decode (bench->bodies[bench->next], snapshot, &error);

  g_assert_no_error (error);
  if (!callboard_plan_job_merge_update (bench->run, update))
    g_error ("the refresh changed nothing");
}

static void
parse (gpointer data,
       gpointer user_data)
{
  MergeBench *bench = data;
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  gsize size;
  const char *text = g_bytes_get_data (bench->bodies[bench->next], &size);

  json_parser_load_from_data (parser, text, size, &error);
  g_assert_no_error (error);
}

static double
time_refresh (gpointer data)
{
  MergeBench *bench = data;

  bench->next = 1 - bench->next;

  return bench_time (refresh, bench);
}

static double
time_parse (gpointer data)
{
  return bench_time (parse, data);
}

int
main (int    argc,
      char **argv)
{
  MergeBench bench = { NULL };
  g_autoptr(GError) error = NULL;

  if (!bench_is_wanted (argc, argv, &row))
    return EXIT_SUCCESS;

  bench.bodies[0] = bench_body_fetch (N_SIMULATIONS);
  bench.bodies[1] = bench_body_change (bench.bodies[0], N_CHANGED);
  bench.run = callboard_plan_job_decode (bench.bodies[0], &error);
  g_assert_no_error (error);

  bench_compare (&row, N_SAMPLES, time_refresh, time_parse, &bench);

  g_object_unref (bench.run);
  g_bytes_unref (bench.bodies[0]);
  g_bytes_unref (bench.bodies[1]);

  return EXIT_SUCCESS;
}
