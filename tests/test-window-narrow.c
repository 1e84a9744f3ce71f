/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window at the width of a phone with text of twice the size: nothing is cut off.
 */

#include "callboard-runs-page.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define WIDTH 360
#define LARGE_DPI (2 * 96 * 1024)

/* The minimum width of what the window shows must fit. */
static void
assert_fits (WindowFixture *fixture,
             const char    *page)
{
  int minimum = 0;

  window_fixture_wait_drawn (fixture);
  gtk_widget_measure (adw_application_window_get_content (ADW_APPLICATION_WINDOW (fixture->window)),
                      GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_test_message ("%s: %d px", page, minimum);
  if (minimum > WIDTH)
    g_test_fail ();
}

/* The buttons of the header bars are within the window. */
static void
assert_within (WindowFixture *fixture,
               GtkWidget     *widget)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget))
    return;

  if (GTK_IS_BUTTON (widget) &&
      gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->window), &bounds) &&
      (bounds.origin.x < 0 ||
       bounds.origin.x + bounds.size.width > gtk_widget_get_width (GTK_WIDGET (fixture->window)) + 0.5))
    {
      g_test_message ("A button ends at %.0f px", bounds.origin.x + bounds.size.width);
      g_test_fail ();
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_within (fixture, child);
}

static void
check (WindowFixture *fixture,
       const char    *page)
{
  assert_fits (fixture, page);
  assert_within (fixture, GTK_WIDGET (fixture->window));
}

static void
test_large_text (WindowFixture *fixture,
                 gconstpointer  data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *root = GTK_WIDGET (fixture->window);
  GtkWidget *page;
  GtkWidget *split_view;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  page = window_find_type (root, CALLBOARD_TYPE_RUNS_PAGE);
  split_view = window_find_type (root, ADW_TYPE_NAVIGATION_SPLIT_VIEW);
  /* No page is on its way. */
  g_object_set (settings, "gtk-xft-dpi", LARGE_DPI, "gtk-enable-animations", FALSE, NULL);
  window_fixture_make_narrow (fixture);
  adw_navigation_split_view_set_show_content (ADW_NAVIGATION_SPLIT_VIEW (split_view), FALSE);
  /* As with a history. */
  gtk_widget_set_visible (GTK_WIDGET (gtk_widget_get_template_child (page, CALLBOARD_TYPE_RUNS_PAGE,
                                                                     "search_button")), TRUE);
  check (fixture, "the list of runs");

  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, 13);
  check (fixture, "the run");
  window_fixture_press (fixture, "alt+2");
  check (fixture, "the timeline");
  window_fixture_press (fixture, "alt+3");
  check (fixture, "the matrix");
  window_fixture_press (fixture, "alt+1");

  gtk_widget_grab_focus (window_find_type (root, GTK_TYPE_LIST_VIEW));
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "1 of 13");
  check (fixture, "the simulation");

  g_object_set (settings, "gtk-xft-dpi", dpi, "gtk-enable-animations", TRUE, NULL);
}

/* The longest that is said about a token, in German. */
#define LONG_NOTICE "Aus dem Token entfernt: „Bearer“ oder ein anderes Präfix, Anführungszeichen, " \
                    "Leerzeichen oder Zeilenumbrüche, unsichtbare Zeichen"

static void
test_toast_is_whole (WindowFixture *fixture,
                     gconstpointer  data)
{
  GtkWidget *root = GTK_WIDGET (fixture->window);
  GtkWidget *label;
  graphene_rect_t bounds;
  int height = 0;

  window_fixture_make_narrow (fixture);
  callboard_window_show_toast (fixture->window, LONG_NOTICE);
  window_fixture_wait_text (fixture, LONG_NOTICE);
  window_fixture_wait_drawn (fixture);
  label = window_find_text (root, LONG_NOTICE);
  g_assert_true (GTK_IS_LABEL (label));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), >, 1);
  g_assert_true (gtk_widget_compute_bounds (label, root, &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (root));
  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (label)), NULL, &height);
  g_assert_cmpint (gtk_widget_get_height (label), >=, height);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

  g_test_add ("/window/narrow/large-text", WindowFixture, NULL,
              window_fixture_set_up, test_large_text, window_fixture_tear_down);

  g_test_add ("/window/narrow/toast-is-whole", WindowFixture, NULL,
              window_fixture_set_up, test_toast_is_whole, window_fixture_tear_down);

  return g_test_run ();
}
