/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window with a run whose server misbehaves at random, for SOAK_SECONDS: no loaded data is
 * lost, no secret leaks, and memory does not grow. Runs for a few seconds as a test, and for
 * two minutes with ./dev soak.
 */

#include "config.h"

#include <malloc.h>
#include <unistd.h>

#include "callboard-run.h"
#include "callboard-ui-resources.h"
#include "client-support.h"
#include "misbehavior.h"
#include "wait.h"
#include "window-support.h"

#define DEFAULT_SECONDS 4

/* The warm-up after which caches have reached their size. */
#define WARM_UP (20 * G_USEC_PER_SEC)

/* The allowed growth of memory after the warm-up, in bytes. */
#define HEAP_TOLERANCE (1024 * 1024)
#define RESIDENT_TOLERANCE (24 * 1024 * 1024)

/* The steps by which the clock advances while a server is slow, in ms; and while it never
 * responds. */
#define STEP_MS 100
#define LONG_STEP_MS 1000

typedef struct
{
  WindowFixture     window;
  TestWire         *wire;
  char             *seed;
  CallboardSession *session;
  CallboardRun     *run;
  guint             n_rounds;
  guint             n_errors;
} Soak;

/* The memory in use, in bytes: of the heap, and resident. */
typedef struct
{
  gsize heap;
  gsize resident;
} Memory;

static Memory
measure (void)
{
  Memory memory = { 0 };
  g_autofree char *statm = NULL;
  g_auto(GStrv) fields = NULL;

  malloc_trim (0);
  memory.heap = mallinfo2 ().uordblks;
  g_assert_true (g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL));
  fields = g_strsplit (statm, " ", 3);
  memory.resident = g_ascii_strtoull (fields[1], NULL, 10) * (gsize) sysconf (_SC_PAGESIZE);

  return memory;
}

static void
set_up (Soak          *soak,
        gconstpointer  data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "plan-job-seed.json", NULL);
  g_autoptr(CallboardAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  window_fixture_set_up (&soak->window, NULL);
  g_assert_true (g_file_get_contents (path, &soak->seed, NULL, NULL));
  soak->wire = test_wire_new ();
  misbehavior_end (soak->wire, soak->seed, NULL);

  account = callboard_account_new (test_wire_get_base_url (soak->wire), CLIENT_SUPPORT_TOKEN,
                                   CALLBOARD_ACCOUNT_ENVIRONMENT, &error);
  g_assert_no_error (error);
  soak->session = callboard_session_new_full (account, CALLBOARD_CLOCK (soak->window.clock),
                                              g_network_monitor_get_default (), &error);
  g_assert_no_error (error);
  callboard_window_set_session (soak->window.window, soak->session, NULL);

  window_fixture_open (&soak->window, CLIENT_SUPPORT_RUN);
  soak->run = callboard_session_open_run (soak->session, CLIENT_SUPPORT_RUN);
  window_fixture_wait_rows (&soak->window, 1);
}

static void
tear_down (Soak          *soak,
           gconstpointer  data)
{
  g_clear_object (&soak->run);
  callboard_window_set_session (soak->window.window, soak->window.session, NULL);
  test_run_pending ();
  g_clear_object (&soak->session);
  window_fixture_tear_down (&soak->window, NULL);
  test_wire_free (soak->wire);
  g_free (soak->seed);
}

static void
refresh (Soak              *soak,
         const Misbehavior *row)
{
  gtk_widget_activate_action (GTK_WIDGET (soak->window.window), "win.refresh", NULL);
  while (callboard_live_object_get_loading (soak->run))
    {
      test_run_pending ();
      if (callboard_live_object_get_loading (soak->run))
        fake_clock_advance (soak->window.clock, row->is_slow ? LONG_STEP_MS : STEP_MS);
    }
}

/* In every case all loaded data is still shown, and the error does not leak the token. */
static void
run_misbehavior (Soak              *soak,
                 const Misbehavior *row)
{
  CallboardPlanJob *plan_job = callboard_run_get_plan_job (soak->run);
  const GError *error;

  misbehavior_begin (row, soak->wire, soak->seed, NULL);
  refresh (soak, row);
  error = callboard_live_object_get_error (soak->run);
  if (error != NULL)
    {
      client_support_assert_message (error);
      soak->n_errors++;
    }

  g_assert_true (callboard_run_get_plan_job (soak->run) == plan_job);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (plan_job)), ==, 1);
  window_fixture_wait_rows (&soak->window, 1);
  soak->n_rounds++;
}

/* Only plain HTTP ones: the account of the window has no certificate authority. */
static const Misbehavior *
choose_misbehavior (void)
{
  const Misbehavior *row;

  do
    row = misbehavior_get ((guint) g_test_rand_int_range (0, (gint32) misbehavior_get_n ()));
  while (row->certificate != NULL);

  return row;
}

static void
assert_flat (const Memory *warm,
             const Memory *end)
{
  g_test_message ("heap: %zu KiB warm, %zu KiB at the end; resident: %zu KiB warm, %zu KiB at the end",
                  warm->heap / 1024, end->heap / 1024, warm->resident / 1024, end->resident / 1024);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpuint (end->heap, <, warm->heap + HEAP_TOLERANCE);
  g_assert_cmpuint (end->resident, <, warm->resident + RESIDENT_TOLERANCE);
#endif
}

static void
test_soak (Soak          *soak,
           gconstpointer  data)
{
  const char *seconds = g_getenv ("SOAK_SECONDS");
  gint64 length = (seconds != NULL ? atoi (seconds) : DEFAULT_SECONDS) * (gint64) G_USEC_PER_SEC;
  gint64 start = g_get_monotonic_time ();
  gboolean is_warm = FALSE;
  Memory warm = { 0 };
  Memory end;

  while (g_get_monotonic_time () < start + length)
    {
      run_misbehavior (soak, choose_misbehavior ());
      if (!is_warm && g_get_monotonic_time () >= start + WARM_UP)
        {
          is_warm = TRUE;
          misbehavior_end (soak->wire, soak->seed, NULL);
          refresh (soak, misbehavior_get (0));
          warm = measure ();
        }
    }

  misbehavior_end (soak->wire, soak->seed, NULL);
  refresh (soak, misbehavior_get (0));
  g_assert_no_error (callboard_live_object_get_error (soak->run));
  end = measure ();
  g_test_message ("%u rounds, %u errors", soak->n_rounds, soak->n_errors);
  if (is_warm)
    assert_flat (&warm, &end);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

  g_test_add ("/soak/random-misbehavior", Soak, NULL, set_up, test_soak, tear_down);

  return g_test_run ();
}
