/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Filters that leave nothing: the window names them and offers to remove them.
 */

#include "callboard-ui-resources.h"
#include "window-support.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define N_SIMULATIONS 13

static void
test_simulations (WindowFixture *fixture,
                  gconstpointer  data)
{
  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_click_text (fixture, "Running 0");
  window_fixture_wait_text (fixture, "No Matching Simulations");
  window_fixture_wait_text (fixture, "Result: Running");

  window_fixture_press (fixture, "ctrl+f");
  window_fixture_type (fixture, "nobody");
  window_fixture_wait_text (fixture, "No Matching Simulations");
  window_fixture_wait_text (fixture, "Result: Running\nSearch: “nobody”");

  window_fixture_click_text (fixture, "Show All");
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

  g_test_add ("/window/empty/simulations", WindowFixture, NULL,
              window_fixture_set_up, test_simulations, window_fixture_tear_down);

  return g_test_run ();
}
