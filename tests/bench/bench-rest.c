/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The memory and the wake-ups of the program while a run is open and nothing happens,
 * compared with an empty window. Needs a private session: see
 * tests/support/private-session.
 */

#include "config.h"

#include <string.h>

#include "bench-body.h"
#include "bench-server.h"
#include "bench.h"
#include "first-frame.h"

#define N_SIMULATIONS 10000

/* Seconds to wait after the first frame: before measuring memory, and before counting
 * wake-ups; and the seconds that wake-ups are counted. */
#define AT_REST 2
#define QUITE_AT_REST 5
#define LEFT_OPEN 60

/* The width of a window that only shows the run. */
#define NARROW 640

static const FirstFrameArea area = { 0.35, 0.40, 0.40, 0.25 };

/* The number after a name in a file of /proc; 0 if there is none. */
static guint64
read_number (const char *path,
             const char *name)
{
  g_autofree char *contents = NULL;
  const char *found;

  if (!g_file_get_contents (path, &contents, NULL, NULL))
    return 0;

  found = strstr (contents, name);

  return found != NULL ? g_ascii_strtoull (found + strlen (name), NULL, 10) : 0;
}

/* The private memory of the process, in bytes. */
static double
measure_memory (FirstFrame *frames)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", first_frame_get_pid (frames));

  return 1024.0 * (double) read_number (path, "\nRss:");
}

/* The number of voluntary context switches of the main thread. */
static double
count_wake_ups (FirstFrame *frames)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", first_frame_get_pid (frames));

  return (double) read_number (path, "\nvoluntary_ctxt_switches:");
}

static double
start_for_memory (FirstFrame          *frames,
                  GSubprocessLauncher *launcher,
                  const char          *program,
                  const char          *argument,
                  guint               *picture)
{
  double memory;

  first_frame_start (frames, launcher, (const char *[]) { program, argument, NULL }, &area, picture);
  g_usleep (AT_REST * G_USEC_PER_SEC);
  memory = measure_memory (frames);
  first_frame_end (frames);
  bench_log ("%s: %.1f MB", program, memory / 1e6);

  return memory;
}

static void
measure_memory_row (const BenchRow      *row,
                    GSubprocessLauncher *launcher,
                    const char          *run_id)
{
  g_autoptr(FirstFrame) frames = first_frame_new ();
  g_autofree char *empty_window = bench_dup_empty_window ();
  g_autoptr(GBytes) body = bench_body_fetch (N_SIMULATIONS);
  double values[BENCH_N_SAMPLES];
  double references[BENCH_N_SAMPLES];
  guint empty_picture = 0;
  guint picture = 0;

  for (guint i = 0; i < BENCH_N_SAMPLES; i++)
    {
      double empty = start_for_memory (frames, launcher, empty_window, NULL, &empty_picture);

      values[i] = start_for_memory (frames, launcher, g_getenv ("CALLBOARD"), run_id, &picture) - empty;
      references[i] = (double) g_bytes_get_size (body);
    }

  bench_report (row, values, references, BENCH_N_SAMPLES);
}

/* Makes the window too narrow for the run list, which refreshes while it is visible. */
static void
hide_run_list (void)
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);

  g_settings_set_int (settings, "window-width", NARROW);
  g_settings_sync ();
}

/* The wake-ups of an empty window, which the platform causes, are counted at the same
 * time. */
static void
measure_wake_ups_row (const BenchRow      *row,
                      GSubprocessLauncher *launcher,
                      const char          *run_id)
{
  g_autofree char *empty_window = bench_dup_empty_window ();
  g_autoptr(FirstFrame) empty_frames = first_frame_new ();
  g_autoptr(FirstFrame) frames = NULL;
  double before;
  double empty_before;
  double wake_ups;
  guint picture = 0;
  guint empty_picture = 0;

  hide_run_list ();
  first_frame_start (empty_frames, launcher, (const char *[]) { empty_window, NULL }, &area, &empty_picture);
  frames = first_frame_new ();
  first_frame_start (frames, launcher, (const char *[]) { g_getenv ("CALLBOARD"), run_id, NULL }, &area, &picture);
  g_usleep (QUITE_AT_REST * G_USEC_PER_SEC);
  before = count_wake_ups (frames);
  empty_before = count_wake_ups (empty_frames);
  g_usleep (LEFT_OPEN * G_USEC_PER_SEC);
  wake_ups = count_wake_ups (frames) - before;
  bench_log ("%.0f wake-ups, of an empty window %.0f", wake_ups, count_wake_ups (empty_frames) - empty_before);
  wake_ups = MAX (wake_ups - (count_wake_ups (empty_frames) - empty_before), 0);
  first_frame_end (frames);
  first_frame_end (empty_frames);

  bench_report (row, &wake_ups, &(double) { 1 }, 1);
}

int
main (int   argc,
      char *argv[])
{
  static const BenchRow memory = {
    "window-memory", "Memory for a run of 10 000 in the window, above the empty window",
    "the size of the body", "memory", 3.0
  };
  static const BenchRow wake_ups = {
    "window-rest", "A final run left open by itself for 60 s: wake-ups beyond those of an empty window",
    "one", "wake-ups", 0.0
  };
  BenchServer *server;
  g_autoptr(GSubprocessLauncher) launcher = NULL;

  if (!bench_is_wanted (argc, argv, &memory) && !bench_is_wanted (argc, argv, &wake_ups))
    return 0;

  server = bench_server_start (N_SIMULATIONS);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_subprocess_launcher_setenv (launcher, "ROARK_BASE_URL", server->base_url, TRUE);
  g_subprocess_launcher_setenv (launcher, "ROARK_API_BEARER_TOKEN", server->token, TRUE);
  if (bench_is_wanted (argc, argv, &memory))
    measure_memory_row (&memory, launcher, server->run_id);
  if (bench_is_wanted (argc, argv, &wake_ups))
    measure_wake_ups_row (&wake_ups, launcher, server->run_id);
  bench_server_stop (server);

  return 0;
}
