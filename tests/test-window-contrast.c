/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The contrast of the colors of bars and cells with what they are drawn on, from the colors
 * as they are resolved: light and dark, with and without high contrast.
 */

#include <math.h>

#include "callboard-matrix-grid.h"
#include "callboard-result-bar.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define MIN_CONTRAST 3.0

/* The strongest tint of a cell in which all simulations failed, see
 * callboard-matrix-grid-draw.c. */
#define MAX_TINT 0.16f
#define HOVERED_TINT 0.1f

static GdkRGBA
blend (const GdkRGBA *color,
       float          alpha,
       const GdkRGBA *background)
{
  alpha *= color->alpha;

  return (GdkRGBA) {
    color->red * alpha + background->red * (1 - alpha),
    color->green * alpha + background->green * (1 - alpha),
    color->blue * alpha + background->blue * (1 - alpha),
    1,
  };
}

static double
linearize (float value)
{
  return value <= 0.04045f ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const GdkRGBA *color)
{
  return 0.2126 * linearize (color->red) + 0.7152 * linearize (color->green) +
         0.0722 * linearize (color->blue);
}

static void
assert_contrast (const char    *name,
                 const GdkRGBA *color,
                 const GdkRGBA *background)
{
  GdkRGBA shown = blend (color, 1, background);
  double first = get_luminance (&shown);
  double second = get_luminance (background);
  double contrast = (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);

  g_test_message ("%s: %.2f", name, contrast);
  if (contrast < MIN_CONTRAST)
    g_test_fail ();
}

static GdkRGBA
read_color (GtkWidget *widget,
            double     x,
            double     y)
{
  guint32 pixel = window_read_pixel (widget, x, y);

  g_assert_cmpuint (pixel >> 24, ==, 0xff);

  return (GdkRGBA) {
    (float) ((pixel >> 16) & 0xff) / 255, (float) ((pixel >> 8) & 0xff) / 255, (float) (pixel & 0xff) / 255, 1,
  };
}

/* The color of the window under a point of a widget. */
static GdkRGBA
read_window (WindowFixture *fixture,
             GtkWidget     *widget,
             double         x,
             double         y)
{
  graphene_point_t point;
  double shadow_x;
  double shadow_y;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (fixture->window),
                                           &GRAPHENE_POINT_INIT ((float) x, (float) y), &point));

  /* The window has a shadow around it. */
  gtk_native_get_surface_transform (GTK_NATIVE (fixture->window), &shadow_x, &shadow_y);

  return read_color (GTK_WIDGET (fixture->window), point.x + shadow_x, point.y + shadow_y);
}

/* The segments of the bar in the header of the run. */
static void
check_result_bar (WindowFixture *fixture)
{
  GtkWidget *bar = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_RESULT_BAR);
  GdkRGBA background = read_window (fixture, bar, 20, -3);

  for (GtkWidget *segment = gtk_widget_get_first_child (bar); segment != NULL;
       segment = gtk_widget_get_next_sibling (segment))
    {
      g_auto(GStrv) classes = gtk_widget_get_css_classes (segment);
      g_autofree char *name = g_strjoinv (" ", classes);
      GdkRGBA color;

      if (!gtk_widget_get_mapped (segment) || gtk_widget_get_width (segment) < 8)
        continue;

      color = read_window (fixture, segment, gtk_widget_get_width (segment) / 2.0, 1);
      assert_contrast (name, &color, &background);
    }
}

/* All colors of the matrix and the timeline, on a plain and on the reddest cell. */
static void
check_canvas (WindowFixture *fixture)
{
  GtkWidget *grid = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_MATRIX_GRID);
  GdkRGBA background = read_window (fixture, grid, gtk_widget_get_width (grid) - 30,
                                    gtk_widget_get_height (grid) - 30);
  GdkRGBA text = callboard_canvas_get_color (CALLBOARD_CANVAS (grid), 1);
  GdkRGBA bad = callboard_canvas_get_tone_color (CALLBOARD_CANVAS (grid), CALLBOARD_TONE_BAD);
  GdkRGBA cell = blend (&text, HOVERED_TINT, &background);

  cell = blend (&bad, MAX_TINT, &cell);
  for (GtkWidget *swatch = gtk_widget_get_first_child (grid); swatch != NULL;
       swatch = gtk_widget_get_next_sibling (swatch))
    {
      g_auto(GStrv) classes = gtk_widget_get_css_classes (swatch);
      g_autofree char *name = g_strjoinv (" ", classes);
      GdkRGBA color;

      gtk_widget_get_color (swatch, &color);
      assert_contrast (name, &color, &background);
      assert_contrast (name, &color, &cell);
    }
}

static gboolean
is_high_contrast (gpointer data)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) == GPOINTER_TO_INT (data);
}

static void
test_contrast (WindowFixture *fixture,
               gconstpointer  data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr(GSettings) desktop = g_settings_new ("org.gnome.desktop.a11y.interface");

  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_open (fixture, RUN);
  window_fixture_wait_text (fixture, "Sarah Johnson");
  window_fixture_click_text (fixture, "Matrix");
  window_fixture_wait_no_text (fixture, "Sarah Johnson");

  for (guint i = 0; i < 4; i++)
    {
      gboolean is_high = (i & 1) != 0;

      g_settings_set_boolean (desktop, "high-contrast", is_high);
      window_wait_until (is_high_contrast, GINT_TO_POINTER (is_high), "high contrast");
      adw_style_manager_set_color_scheme (manager, (i & 2) != 0 ? ADW_COLOR_SCHEME_FORCE_DARK
                                                               : ADW_COLOR_SCHEME_FORCE_LIGHT);
      window_fixture_wait_drawn (fixture);
      g_test_message ("%s%s", (i & 2) != 0 ? "dark" : "light", is_high ? ", high contrast" : "");
      check_result_bar (fixture);
      check_canvas (fixture);
    }
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
  g_settings_set_boolean (desktop, "high-contrast", FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

  g_test_add ("/window/contrast/bars-and-cells", WindowFixture, NULL,
              window_fixture_set_up, test_contrast, window_fixture_tear_down);

  return g_test_run ();
}
