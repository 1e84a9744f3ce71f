/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The timeline of a run in the window: its drawing, opening simulations, zooming, and
 * active simulations with a fake clock.
 */

#include <math.h>

#include "callboard-timeline-chart.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define N_SIMULATIONS 13

/* The lane of the call that failed itself, its simulation, and the one below. */
#define FAILED_LANE 3
/* The lane of a call that failed a check. */
#define FAILED_CHECK_LANE 1
#define FAILED "4a143695-35ba-4998-aa09-e79dad4ce7cc"
#define NEXT "c9946bb3-7464-41fb-a652-01641b2a4139"

static GtkWidget *
find_chart (WindowFixture *fixture)
{
  return window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_TIMELINE_CHART);
}

static void
open_timeline (WindowFixture *fixture)
{
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_wait_text (fixture, "Sarah Johnson");
  window_fixture_click_text (fixture, "Timeline");
  window_fixture_wait_no_text (fixture, "Sarah Johnson");
  window_fixture_wait_drawn (fixture);
  g_assert_nonnull (find_chart (fixture));
}

static void
open_current (WindowFixture *fixture)
{
  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_answer_results (fixture);
  open_timeline (fixture);
  window_fixture_wait_results (fixture);
}

static graphene_rect_t
get_bar (WindowFixture *fixture,
         guint          lane)
{
  graphene_rect_t bar;

  g_assert_true (callboard_timeline_chart_get_bar (CALLBOARD_TIMELINE_CHART (find_chart (fixture)), lane, &bar));

  return bar;
}

static void
test_click_opens (WindowFixture *fixture,
                  gconstpointer  data)
{
  graphene_rect_t bar;

  open_current (fixture);
  bar = get_bar (fixture, FAILED_LANE);
  window_fixture_click_at (fixture, find_chart (fixture), bar.origin.x + 20, bar.origin.y + 4);
  window_fixture_unfold_details (fixture);
  window_fixture_wait_text (fixture, FAILED);
}

static void
test_keyboard_opens (WindowFixture *fixture,
                     gconstpointer  data)
{
  open_current (fixture);
  gtk_widget_grab_focus (find_chart (fixture));
  window_fixture_press (fixture, "Home");
  for (guint i = 0; i < FAILED_LANE + 2; i++)
    window_fixture_press (fixture, "Down");
  window_fixture_press (fixture, "Up");
  window_fixture_press (fixture, "Down");
  window_fixture_press (fixture, "Up");
  window_fixture_press (fixture, "Return");
  window_fixture_unfold_details (fixture);
  window_fixture_wait_text (fixture, NEXT);
}

/* The timeline is still shown after returning from a simulation. */
static void
test_kept_after_back (WindowFixture *fixture,
                      gconstpointer  data)
{
  open_current (fixture);
  gtk_widget_grab_focus (find_chart (fixture));
  window_fixture_press (fixture, "Return");
  /* The first of the timeline is the sixth of the list, where failures are first. */
  window_fixture_wait_text (fixture, "6 of 13");
  window_fixture_press (fixture, "alt+Left");
  window_fixture_wait_no_text (fixture, "6 of 13");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.refresh", NULL);
  window_fixture_wait_drawn (fixture);
  g_assert_nonnull (find_chart (fixture));
}

static void
test_zoom (WindowFixture *fixture,
           gconstpointer  data)
{
  graphene_rect_t bar;
  float width;

  open_current (fixture);
  gtk_widget_grab_focus (find_chart (fixture));
  width = get_bar (fixture, 0).size.width;
  window_fixture_press (fixture, "plus");
  window_fixture_press (fixture, "plus");
  g_assert_cmpfloat_with_epsilon (callboard_timeline_chart_get_zoom (CALLBOARD_TIMELINE_CHART (find_chart (fixture))),
                                  1.5625, 1e-6);
  bar = get_bar (fixture, 0);
  g_assert_cmpfloat_with_epsilon (bar.size.width, width * 1.5625f, 0.5f);

  window_fixture_press (fixture, "Right");
  g_assert_cmpfloat (get_bar (fixture, 0).origin.x, <, bar.origin.x);
  window_fixture_press (fixture, "minus");
  window_fixture_press (fixture, "0");
  g_assert_cmpfloat_with_epsilon (get_bar (fixture, 0).size.width, width, 0.5f);
}

static double
get_zoom (WindowFixture *fixture)
{
  return callboard_timeline_chart_get_zoom (CALLBOARD_TIMELINE_CHART (find_chart (fixture)));
}

/* Each step pans by the same amount in both directions, but not before the start. */
static void
test_keyboard_pans (WindowFixture *fixture,
                    gconstpointer  data)
{
  float x;

  open_current (fixture);
  gtk_widget_grab_focus (find_chart (fixture));
  x = get_bar (fixture, 0).origin.x;
  window_fixture_press (fixture, "Right");
  g_assert_cmpfloat_with_epsilon (get_bar (fixture, 0).origin.x, x, 0.5f);

  for (guint i = 0; i < 4; i++)
    window_fixture_press (fixture, "plus");
  x = get_bar (fixture, 0).origin.x;
  window_fixture_press (fixture, "Right");
  g_assert_cmpfloat_with_epsilon (get_bar (fixture, 0).origin.x, x - 60, 0.5f);
  window_fixture_press (fixture, "Right");
  g_assert_cmpfloat_with_epsilon (get_bar (fixture, 0).origin.x, x - 120, 0.5f);
  window_fixture_press (fixture, "Left");
  g_assert_cmpfloat_with_epsilon (get_bar (fixture, 0).origin.x, x - 60, 0.5f);
  g_assert_cmpfloat_with_epsilon (get_zoom (fixture), pow (1.25, 4), 1e-6);
}

static float
get_end (const graphene_rect_t *bar)
{
  return bar->origin.x + bar->size.width;
}

static void
assert_zoomed_around_end (WindowFixture         *fixture,
                          const graphene_rect_t *previous,
                          double                 zoom)
{
  graphene_rect_t bar = get_bar (fixture, FAILED_LANE + 1);

  g_assert_cmpfloat_with_epsilon (get_zoom (fixture), zoom, 1e-6);
  g_assert_cmpfloat_with_epsilon (bar.size.width, previous->size.width * zoom, 1);
  g_assert_cmpfloat_with_epsilon (get_end (&bar), get_end (previous), 2);
}

static void
test_wheel_zooms (WindowFixture *fixture,
                  gconstpointer  data)
{
  GtkWidget *chart;
  graphene_rect_t bar;

  open_current (fixture);
  chart = find_chart (fixture);
  bar = get_bar (fixture, FAILED_LANE + 1);
  window_fixture_wheel (fixture, chart, get_end (&bar), bar.origin.y, "ctrl", TRUE);
  assert_zoomed_around_end (fixture, &bar, 1.25);
  window_fixture_wheel (fixture, chart, get_end (&bar), bar.origin.y, "ctrl", TRUE);
  assert_zoomed_around_end (fixture, &bar, 1.5625);
  window_fixture_wheel (fixture, chart, get_end (&bar), bar.origin.y, "ctrl", FALSE);
  assert_zoomed_around_end (fixture, &bar, 1.25);

  /* Without Ctrl the wheel does not zoom, and the entire time range is the minimum zoom.
   */
  window_fixture_wheel (fixture, chart, get_end (&bar), bar.origin.y, NULL, FALSE);
  assert_zoomed_around_end (fixture, &bar, 1.25);
  window_fixture_wheel (fixture, chart, get_end (&bar), bar.origin.y, "ctrl", FALSE);
  window_fixture_wheel (fixture, chart, get_end (&bar), bar.origin.y, "ctrl", FALSE);
  assert_zoomed_around_end (fixture, &bar, 1);
}

static GtkGesture *
dup_pinch (GtkWidget *chart)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (chart);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_ZOOM (controller))
        return GTK_GESTURE (g_steal_pointer (&controller));
    }

  g_assert_not_reached ();
}

/* There is no touch device: the test emits the signals of the gesture, at the position
 * of the pointer. */
static void
test_pinch_zooms (WindowFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr(GtkGesture) pinch = NULL;
  graphene_rect_t bar;

  open_current (fixture);
  pinch = dup_pinch (find_chart (fixture));
  bar = get_bar (fixture, FAILED_LANE + 1);
  window_fixture_hold_at (fixture, find_chart (fixture), get_end (&bar), bar.origin.y);
  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", 1.5);
  assert_zoomed_around_end (fixture, &bar, 1.5);
  g_signal_emit_by_name (pinch, "scale-changed", 2.0);
  assert_zoomed_around_end (fixture, &bar, 2);

  /* The next gesture continues from there. */
  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", 0.75);
  assert_zoomed_around_end (fixture, &bar, 1.5);
  window_fixture_release (fixture);
}

/* Dragging pans and does not open a simulation. */
static void
test_drag_pans (WindowFixture *fixture,
                gconstpointer  data)
{
  GtkWidget *chart;
  graphene_rect_t previous;
  graphene_rect_t bar;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1500, 480);
  open_current (fixture);
  chart = find_chart (fixture);
  gtk_widget_grab_focus (chart);
  for (guint i = 0; i < 5; i++)
    window_fixture_press (fixture, "plus");
  previous = get_bar (fixture, 0);
  window_fixture_drag (fixture, chart, 600, previous.origin.y + 6, -150, -20);
  bar = get_bar (fixture, 0);
  g_assert_cmpfloat_with_epsilon (bar.origin.x, previous.origin.x - 150, 1);
  g_assert_cmpfloat_with_epsilon (bar.origin.y, previous.origin.y - 20, 1);

  window_fixture_drag (fixture, chart, 600, previous.origin.y + 26 + 6, 100, 10);
  bar = get_bar (fixture, 0);
  g_assert_cmpfloat_with_epsilon (bar.origin.x, previous.origin.x - 50, 1);
  g_assert_cmpfloat_with_epsilon (bar.origin.y, previous.origin.y - 10, 1);
  window_fixture_wait_drawn (fixture);
  g_assert_nonnull (find_chart (fixture));
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), "1 of 13"));
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), "2 of 13"));
}

static guint
get_red (guint32 pixel)
{
  return (pixel >> 16) & 0xff;
}

static guint
get_green (guint32 pixel)
{
  return (pixel >> 8) & 0xff;
}

/* A passed call is plain, one that failed a check is cut along its middle, one that failed
 * itself is striped, and nothing is drawn beside them. */
static void
test_drawing (WindowFixture *fixture,
              gconstpointer  data)
{
  GtkWidget *chart;
  graphene_rect_t bar;
  guint32 pixel;
  guint n_faint = 0;

  open_current (fixture);
  chart = find_chart (fixture);
  bar = get_bar (fixture, 0);
  pixel = window_read_pixel (chart, bar.origin.x + 20, bar.origin.y + 3);
  g_assert_cmpuint (pixel >> 24, ==, 0xff);
  g_assert_cmpuint (get_green (pixel), >, 2 * get_red (pixel));
  g_assert_cmpuint (window_read_pixel (chart, bar.origin.x + 20, bar.origin.y + 6), ==, pixel);
  g_assert_cmpuint (window_read_pixel (chart, bar.origin.x + bar.size.width + 7, bar.origin.y + 3) >> 24, <, 0x40);

  bar = get_bar (fixture, FAILED_CHECK_LANE);
  pixel = window_read_pixel (chart, bar.origin.x + 20, bar.origin.y + 3);
  g_assert_cmpuint (get_red (pixel), >, 2 * get_green (pixel));
  g_assert_cmpuint (pixel >> 24, ==, 0xff);
  g_assert_cmpuint (window_read_pixel (chart, bar.origin.x + 20, bar.origin.y + 6) >> 24, <, 0x40);

  bar = get_bar (fixture, FAILED_LANE);
  for (guint i = 0; i < 12; i++)
    {
      pixel = window_read_pixel (chart, bar.origin.x + 10 + i, bar.origin.y + 6);
      n_faint += pixel >> 24 < 0xc0;
      g_assert_cmpuint (get_red (pixel), >, 2 * (pixel & 0xff));
    }
  g_assert_cmpuint (n_faint, >, 2);
  g_assert_cmpuint (n_faint, <, 10);
}

static void
replace (WindowFixture *fixture,
         const char    *text,
         const char    *replacement)
{
  g_autoptr(GString) body = g_string_new_len (g_bytes_get_data (fixture->body, NULL),
                                              g_bytes_get_size (fixture->body));

  g_assert_cmpuint (g_string_replace (body, text, replacement, 1), ==, 1);
  window_fixture_answer (fixture, 200, body->str, body->len);
}

/* Everything else shrinks as time passes. */
static void
test_active_run_updates (WindowFixture *fixture,
                         gconstpointer  data)
{
  float width;

  window_fixture_stop_list_refresh (fixture);
  fake_clock_set_now (fixture->clock, "2026-09-01T14:09:00Z");
  window_fixture_answer_file (fixture, "plan-job-current.json");
  replace (fixture, "\"status\": \"COMPLETED\",\n    \"createdAt\"", "\"status\": \"RUNNING_SIMULATIONS\",\n    \"createdAt\"");
  replace (fixture, "\"2026-09-01T14:09:10.004Z\"", "null");
  replace (fixture, "\"status\": \"CANCELLED\"", "\"status\": \"PROCESSING\"");
  open_timeline (fixture);
  width = get_bar (fixture, 0).size.width;

  for (guint i = 0; i < 60; i++)
    fake_clock_advance (fixture->clock, 1000);
  window_fixture_wait_drawn (fixture);
  g_assert_cmpfloat (get_bar (fixture, 0).size.width, <, width * 0.95f);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, test) \
  g_test_add ("/timeline-view/" path, WindowFixture, NULL, window_fixture_set_up, test, window_fixture_tear_down)
  ADD ("click-opens", test_click_opens);
  ADD ("keyboard-opens", test_keyboard_opens);
  ADD ("kept-after-back", test_kept_after_back);
  ADD ("zoom", test_zoom);
  ADD ("keyboard-pans", test_keyboard_pans);
  ADD ("wheel-zooms", test_wheel_zooms);
  ADD ("pinch-zooms", test_pinch_zooms);
  ADD ("drag-pans", test_drag_pans);
  ADD ("drawing", test_drawing);
  ADD ("active-run-updates", test_active_run_updates);
#undef ADD

  return g_test_run ();
}
