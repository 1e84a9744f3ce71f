/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What people do every day, in the demo from the start page, by the accessibility interface
 * alone: which runs failed, which simulations of one failed and why, which calls say a phrase,
 * and which call had the longest pause. By mouse and by keyboard, and compared with the responses:
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

/* --- Which call had the longest pause ------------------------------------------------ */

static gboolean
add_pause (AtspiAccessible *item,
           guint            depth,
           gpointer         user_data)
{
  g_autoptr(AtspiAccessible) cell = NULL;
  g_autofree char *name = NULL;
  double pause;

  if (atspi_accessible_get_role (item, NULL) != ATSPI_ROLE_TABLE_ROW)
    return TRUE;

  /* The column that was chosen is the third. */
  cell = atspi_accessible_get_child_at_index (item, 2, NULL);
  name = cell != NULL ? accessible_dup_name (cell) : NULL;
  if (name != NULL && g_str_has_suffix (name, "s") && g_ascii_isdigit (*name))
    {
      pause = g_ascii_strtod (name, NULL);
      g_array_append_val ((GArray *) user_data, pause);
    }

  return TRUE;
}

/* Whether the pauses of the visible rows are in order, the longest first. */
static gboolean
is_longest_first (gpointer user_data)
{
  g_autoptr(GArray) pauses = g_array_new (FALSE, FALSE, sizeof (double));

  accessible_visit (NULL, add_pause, pauses);
  for (guint i = 1; i < pauses->len; i++)
    if (g_array_index (pauses, double, i) > g_array_index (pauses, double, i - 1))
      return FALSE;

  return pauses->len > 10;
}

static void
sort_by (const char *item)
{
  accessible_do_action (ATSPI_ROLE_TOGGLE_BUTTON, "Sort", "click");
  accessible_do_action (ATSPI_ROLE_MENU_ITEM, item, "click");
}

static void
test_longest_pause (Fixture       *fixture,
                    gconstpointer  data)
{
  open_run ();
  accessible_wait (ATSPI_ROLE_TABLE_ROW, FAILED_ROW);
  accessible_do_action (ATSPI_ROLE_TOGGLE_BUTTON, "Columns", "click");
  accessible_enter (ATSPI_ROLE_ENTRY, "Search columns", "silence duration");
  accessible_do_action (ATSPI_ROLE_CHECK_BOX, "Silence duration · Agent", "row.toggle");
  accessible_do_action (ATSPI_ROLE_TOGGLE_BUTTON, "Columns", "click");
  sort_by ("Silence duration · Agent");
  sort_by ("Descending");
  accessible_wait_until (is_longest_first, NULL, "the call with the longest pause to be first");
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
  add ("/accessibility-tasks/longest-pause", test_longest_pause);

  status = g_test_run ();
  accessible_stop_bus ();

  return status;
}
