/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What people do every day, in the demo from the start page, by the accessibility interface
 * alone: which runs failed, which simulations of one failed and why, and which calls say a
 * phrase. By mouse and by keyboard, and compared with the responses:
 * tests/test-window-demo-tasks.c.
 */

#include "config.h"

#include "accessible.h"
#include "program-support.h"

/* A demo run that failed two checks. */
#define FAILED_RUN "Where is my parcel?, Failed, Silence duration ≤ 2 s *"
#define PASSED_RUN "Prescription refills, Passed, *"
#define FAILED_ROW "Failed: Silence duration ≤ 2 s at *: The agent paused *"
#define N_FAILED 9

typedef struct
{
  GSettings   *settings;
  GSubprocess *process;
} Fixture;

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  accessible_ignore_warnings ();
  fixture->settings = g_settings_new (APPLICATION_ID);
  /* Rows exist as far as the window reaches. */
  g_settings_set_int (fixture->settings, "window-height", 1150);
  g_settings_sync ();
  fixture->process = program_start ("--demo", NULL);
}

/* It must not have printed any warning. */
static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  accessible_do_action (ATSPI_ROLE_BUTTON, "Close", "click");
  program_assert_clean_exit (fixture->process);
  g_settings_reset (fixture->settings, "window-height");
  g_settings_sync ();
  g_clear_object (&fixture->settings);
  g_clear_object (&fixture->process);
}

static void
open_run (void)
{
  accessible_do_action (ATSPI_ROLE_LIST_ITEM, FAILED_RUN, "row.open");
}

static void
test_failed_runs (Fixture       *fixture,
                  gconstpointer  data)
{
  accessible_wait (ATSPI_ROLE_LIST_ITEM, FAILED_RUN);
  accessible_wait (ATSPI_ROLE_LIST_ITEM, "Returns and exchanges, Failed, Longest pause ≤ 2 s *");
  accessible_wait (ATSPI_ROLE_LIST_ITEM, PASSED_RUN);
  accessible_wait (ATSPI_ROLE_LIST_ITEM, "Outage hotline, Canceled, *");
  accessible_wait (ATSPI_ROLE_LIST_ITEM, "Front desk, live, Running simulations, *");
}

static gboolean
are_failures_shown (gpointer user_data)
{
  return accessible_count (ATSPI_ROLE_TABLE_ROW, "Failed: *") == N_FAILED;
}

static void
test_failed_simulations (Fixture       *fixture,
                         gconstpointer  data)
{
  open_run ();
  accessible_wait (ATSPI_ROLE_TABLE_ROW, FAILED_ROW);
  accessible_wait (ATSPI_ROLE_RADIO_BUTTON, "Failed 9");
  accessible_wait_until (are_failures_shown, NULL, "the simulations that failed");
}

static void
test_phrase (Fixture       *fixture,
             gconstpointer  data)
{
  open_run ();
  accessible_enter (ATSPI_ROLE_ENTRY, "Search simulations", "\"the moon\"");
  accessible_do_action (ATSPI_ROLE_TOGGLE_BUTTON, "Search Transcripts", "click");
  accessible_wait (ATSPI_ROLE_LIST_ITEM, "*the moon*");
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  accessible_start_bus ();

#define add(path, function) \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

  add ("/accessibility-tasks/failed-runs", test_failed_runs);
  add ("/accessibility-tasks/failed-simulations", test_failed_simulations);
  add ("/accessibility-tasks/phrase", test_phrase);

  status = g_test_run ();
  accessible_stop_bus ();

  return status;
}
