/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The layouts that the cells of a column share, as the font changes and texts come and go.
 */

#include "config.h"

#include "callboard-layout-cache.h"

/* More texts than are kept. */
#define MANY 1000

typedef struct
{
  GtkWidget            *window;
  GtkWidget            *widget;
  CallboardLayoutCache *cache;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->window = gtk_window_new ();
  fixture->widget = gtk_label_new (NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->widget);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->cache = callboard_layout_cache_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->cache);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static PangoLayout *
dup_layout (Fixture    *fixture,
            const char *text)
{
  PangoLayout *layout = callboard_layout_cache_dup_layout (fixture->cache, fixture->widget, text);

  g_assert_cmpstr (pango_layout_get_text (layout), ==, text);

  return layout;
}

static int
get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

static void
test_shared (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(PangoLayout) layout = dup_layout (fixture, "Sarah Johnson");
  g_autoptr(PangoLayout) other = dup_layout (fixture, "Rajesh Iyer");
  g_autoptr(PangoLayout) again = dup_layout (fixture, "Sarah Johnson");

  g_assert_true (again == layout);
  g_assert_true (other != layout);
}

static void
test_font (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(PangoLayout) layout = dup_layout (fixture, "Sarah Johnson");
  g_autoptr(PangoLayout) larger = NULL;
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();
  int height = get_height (layout);

  gtk_css_provider_load_from_string (provider, "label { font-size: 400%; }");
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (fixture->widget),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
  larger = dup_layout (fixture, "Sarah Johnson");
  while (get_height (larger) == height)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_unref (larger);
      larger = dup_layout (fixture, "Sarah Johnson");
    }
  gtk_style_context_remove_provider_for_display (gtk_widget_get_display (fixture->widget),
                                                 GTK_STYLE_PROVIDER (provider));

  g_assert_true (larger != layout);
  g_assert_cmpint (get_height (larger), >, 2 * height);
  /* A cell that still draws the former layout is not affected. */
  g_assert_cmpint (get_height (layout), ==, height);
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(PangoLayout) kept = dup_layout (fixture, "0");
  GWeakRef released;

  g_weak_ref_init (&released, kept);
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);
      g_autoptr(PangoLayout) layout = dup_layout (fixture, text);
    }
  g_assert_cmpstr (pango_layout_get_text (kept), ==, "0");
  g_clear_object (&kept);

  g_assert_null (g_weak_ref_get (&released));
  g_weak_ref_clear (&released);
}

static void
add (const char *path,
     void      (*test) (Fixture       *fixture,
                        gconstpointer  data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  add ("/layout-cache/shared", test_shared);
  add ("/layout-cache/font", test_font);
  add ("/layout-cache/many", test_many);

  return g_test_run ();
}
