/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times of day in the window: the clock format of the desktop, which can change, and the time
 * of a call as a user enters it.
 */

#include <locale.h>
#include <string.h>

#include "callboard-simulation-cell.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define CURRENT_RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define NBSP "\u00a0"

static void
set_clock_format (const char *format)
{
  g_autoptr(GSettings) desktop = g_settings_new ("org.gnome.desktop.interface");

  g_settings_set_string (desktop, "clock-format", format);
}

/* A run that started at 14:02. */
static void
show_run (WindowFixture *fixture)
{
  g_free (fixture->list);
  fixture->list = g_strdup ("{\"data\":[{\"simulationRunPlanJobId\":\"" CURRENT_RUN "\",\"simulationRunPlanId\":\"Desk\","
                            "\"status\":\"COMPLETED\",\"createdAt\":\"2026-09-01T14:02:10.118Z\"}],"
                            "\"pagination\":{\"hasMore\":false}}");
  window_fixture_press (fixture, "F5");
  window_fixture_wait_text (fixture, "Plan Desk");
  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_open (fixture, CURRENT_RUN);
  window_fixture_wait_text (fixture, "Started *");
}

/* Whether the header and the table have the time in a format. */
static gboolean
has_time (WindowFixture *fixture,
          const char    *time)
{
  GtkWidget *root = GTK_WIDGET (fixture->window);
  GtkWidget *header = window_find_text (root, "Started 1 *");
  GtkWidget *table = window_find_type (root, GTK_TYPE_COLUMN_VIEW);
  GtkWidget *cell = table != NULL ? window_find_text (table, "1 Sep*") : NULL;

  return header != NULL && strstr (gtk_label_get_text (GTK_LABEL (header)), time) != NULL &&
         cell != NULL &&
         strstr (callboard_simulation_cell_get_text (CALLBOARD_SIMULATION_CELL (cell)), time) != NULL;
}

static gboolean
has_twelve_hours (gpointer data)
{
  return has_time (data, " 2:02" NBSP "PM");
}

static gboolean
has_24_hours (gpointer data)
{
  return has_time (data, " 14:02");
}

static void
test_follows_the_desktop (WindowFixture *fixture,
                          gconstpointer  data)
{
  set_clock_format ("24h");
  show_run (fixture);
  window_fixture_wait_text (fixture, "Failed · 14:02*");
  window_wait_until (has_24_hours, fixture, "24 hours");

  set_clock_format ("12h");
  window_fixture_wait_text (fixture, "Failed · 2:02" NBSP "PM*");
  window_wait_until (has_twelve_hours, fixture, "12 hours");

  set_clock_format ("24h");
  window_fixture_wait_text (fixture, "Failed · 14:02*");
  window_wait_until (has_24_hours, fixture, "24 hours");
}

static void
test_simulation_page (WindowFixture *fixture,
                      gconstpointer  data)
{
  set_clock_format ("24h");
  window_fixture_answer_file (fixture, "plan-job-seed.json");
  window_fixture_open (fixture, "7f3e4d2c-8a91-4b5c-9e6f-1a2b3c4d5e6f");
  window_fixture_wait_text (fixture, "Sarah Johnson - Anxious Patient");
  window_fixture_press (fixture, "Return");
  window_fixture_unfold_details (fixture);
  window_fixture_wait_text (fixture, "15 January 2024, 10:30:20");
  set_clock_format ("12h");
  window_fixture_wait_text (fixture, "15 January 2024, 10:30:20" NBSP "AM");
  set_clock_format ("24h");
  window_fixture_wait_text (fixture, "15 January 2024, 10:30:20");
}

static void
on_limited_request (SoupServer        *server,
                    SoupServerMessage *message,
                    const char        *path,
                    GHashTable        *query,
                    gpointer           user_data)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After", "7200");
  soup_server_message_set_status (message, 429, NULL);
}

static void
test_time_to_try_again (WindowFixture *fixture,
                        gconstpointer  data)
{
  set_clock_format ("24h");
  fake_clock_set_now (fixture->clock, "2026-01-05T12:02:00Z");
  soup_server_add_handler (fixture->server, "/v1/simulation/plan/job/", on_limited_request, NULL, NULL);
  window_fixture_open (fixture, CURRENT_RUN);
  window_fixture_wait_text (fixture, "Too Many Requests (status 429). Try again at 14:02");
  set_clock_format ("12h");
  window_fixture_wait_text (fixture, "Too Many Requests (status 429). Try again at 2:02" NBSP "PM");
  set_clock_format ("24h");
  window_fixture_wait_text (fixture, "Too Many Requests (status 429). Try again at 14:02");
}

static void
enter (WindowFixture *fixture,
       const char    *time)
{
  window_fixture_press (fixture, "ctrl+a");
  window_fixture_type (fixture, time);
}

static void
test_entering_a_time (WindowFixture *fixture,
                      gconstpointer  data)
{
  set_clock_format ("24h");
  window_fixture_press (fixture, "ctrl+o");
  window_fixture_type (fixture, "+15550100000");
  window_fixture_wait_text (fixture, "Call Time (14:02 or 2026-11-24 14:02)");
  set_clock_format ("12h");
  window_fixture_wait_text (fixture, "Call Time (2:02" NBSP "PM or 2026-11-24 2:02" NBSP "PM)");
  window_fixture_press (fixture, "Tab");
  enter (fixture, "2026-11-20 14.02");
  window_fixture_wait_text (fixture, "The call was around 20 November 2026, 2:02:00" NBSP "PM.");
  enter (fixture, "half past two");
  window_fixture_wait_text (fixture, "Not a time. Enter a time of day, *");
  set_clock_format ("24h");
  enter (fixture, "2026-11-20 2:02:20 PM");
  window_fixture_wait_text (fixture, "The call was around 20 November 2026, 14:02:20.");
  window_fixture_press (fixture, "Escape");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

  g_test_add ("/window/clock/time-to-try-again", WindowFixture, NULL,
              window_fixture_set_up, test_time_to_try_again, window_fixture_tear_down);
  g_test_add ("/window/clock/follows-the-desktop", WindowFixture, NULL,
              window_fixture_set_up, test_follows_the_desktop, window_fixture_tear_down);
  g_test_add ("/window/clock/simulation-page", WindowFixture, NULL,
              window_fixture_set_up, test_simulation_page, window_fixture_tear_down);
  g_test_add ("/window/clock/entering-a-time", WindowFixture, NULL,
              window_fixture_set_up, test_entering_a_time, window_fixture_tear_down);

  return g_test_run ();
}
