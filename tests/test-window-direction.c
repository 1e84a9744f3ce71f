/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window in a right-to-left language.
 */

#include "callboard-simulation-page.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define CURRENT_RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"

/* A text that only the simulation page contains. */
#define IDENTIFIERS "IDs"

static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window_fixture_set_up (fixture, data);
  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_open (fixture, CURRENT_RUN);
  window_fixture_wait_text (fixture, "Sarah Johnson");
  window_fixture_wait_results (fixture);
  /* The first simulation of the run. */
  window_fixture_click_text (fixture, "2\u00a0min\u00a036\u00a0s");
}

static void
tear_down (WindowFixture *fixture,
           gconstpointer  data)
{
  window_fixture_tear_down (fixture, data);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
unfold_endpoint (WindowFixture *fixture)
{
  GtkWidget *label;

  window_fixture_wait_text (fixture, IDENTIFIERS);
  label = window_find_text (window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_SIMULATION_PAGE), "Endpoint");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (gtk_widget_get_ancestor (label, ADW_TYPE_EXPANDER_ROW)), TRUE);
}

static void
test_phone_number_starts_with_plus (WindowFixture *fixture,
                                    gconstpointer  data)
{
  unfold_endpoint (fixture);
  window_fixture_wait_text (fixture, "\u2066+1555*");
}

/* Words keep their own direction. */
static void
test_words_keep_direction (WindowFixture *fixture,
                           gconstpointer  data)
{
  unfold_endpoint (fixture);
  window_fixture_wait_text (fixture, "Phone");
}

static void
test_back_is_right (WindowFixture *fixture,
                    gconstpointer  data)
{
  window_fixture_wait_text (fixture, IDENTIFIERS);
  window_fixture_press (fixture, "alt+Left");
  window_fixture_wait_drawn (fixture);
  window_fixture_wait_text (fixture, IDENTIFIERS);
  window_fixture_press (fixture, "alt+Right");
  window_fixture_wait_no_text (fixture, IDENTIFIERS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, test) \
  g_test_add ("/window/direction/" path, WindowFixture, NULL, set_up, test, tear_down)
  ADD ("phone-number-starts-with-plus", test_phone_number_starts_with_plus);
  ADD ("words-keep-direction", test_words_keep_direction);
  ADD ("back-is-right", test_back_is_right);
#undef ADD

  return g_test_run ();
}
