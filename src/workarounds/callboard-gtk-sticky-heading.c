/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workaround: a GtkListView with sections anchors its scroll position to the first row
 * instead of the heading above it. When the first rows are added, the list is resized or
 * the first row gets the focus, the heading is scrolled out of view.
 *
 * Affects: GTK 4.18 to 4.24. No upstream issue is known.
 * Delete when: the tests of the list of runs pass without it on the minimum GTK version.
 * Used by: CallboardColumnChooser, CallboardRunsPage, CallboardUnreadableDialog.
 */

#include "config.h"

#include <math.h>

#include "callboard-gtk-sticky-heading.h"

/**
 * CallboardGtkStickyHeading:
 *
 * Keeps the first heading of a #GtkListView visible.
 */
struct _CallboardGtkStickyHeading
{
  GObject        parent_instance;

  /* Not owned: the page of the list owns this object. */
  GtkListView   *list;
  double         value;
  gboolean       had_rows;
};

G_DEFINE_FINAL_TYPE (CallboardGtkStickyHeading, callboard_gtk_sticky_heading, G_TYPE_OBJECT)

static gboolean
callboard_gtk_sticky_heading_tick_cb (GtkWidget     *list,
                                      GdkFrameClock *clock,
                                      gpointer       user_data)
{
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list)), 0);

  return G_SOURCE_REMOVE;
}

/* The list may be in the middle of its allocation. */
static void
scroll_to_top_later (CallboardGtkStickyHeading *self)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (self->list), callboard_gtk_sticky_heading_tick_cb, NULL,
                                NULL);
}

/* Returns 0 if the list does not start with a heading. */
static int
measure_heading (CallboardGtkStickyHeading *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  int height;

  if (child == NULL || !g_str_equal (gtk_widget_get_css_name (child), "header"))
    return 0;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);

  return height;
}

/* The first rows were added, or the list was resized. */
static void
callboard_gtk_sticky_heading_changed_cb (CallboardGtkStickyHeading *self,
                                         GtkAdjustment             *adjustment)
{
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (self->list));
  gboolean has_rows = rows != NULL && g_list_model_get_n_items (rows) > 0;
  double value = gtk_adjustment_get_value (adjustment);

  if (has_rows && !self->had_rows && gtk_adjustment_get_upper (adjustment) > 0)
    {
      self->had_rows = TRUE;
      gtk_adjustment_set_value (adjustment, 0);
      return;
    }

  if (!has_rows)
    self->had_rows = FALSE;
  if (value > 0 && value < measure_heading (self) + 1)
    scroll_to_top_later (self);
}

/* GTK scrolls by exactly the height of the heading, which a user is unlikely to do. */
static void
callboard_gtk_sticky_heading_value_changed_cb (CallboardGtkStickyHeading *self,
                                               GtkAdjustment             *adjustment)
{
  double value = gtk_adjustment_get_value (adjustment);
  gboolean was_at_top = self->value <= 0;

  self->value = value;
  if (was_at_top && value > 0 && fabs (value - measure_heading (self)) < 1)
    scroll_to_top_later (self);
}

static void
callboard_gtk_sticky_heading_class_init (CallboardGtkStickyHeadingClass *klass)
{
}

static void
callboard_gtk_sticky_heading_init (CallboardGtkStickyHeading *self)
{
}

/**
 * callboard_gtk_sticky_heading_new:
 * @list: (not owned): a list with headings, in a scrolled window; it outlives the
 *   object
 *
 * Returns: (transfer full): an object that keeps the first heading of @list visible
 */
CallboardGtkStickyHeading *
callboard_gtk_sticky_heading_new (GtkListView *list)
{
  CallboardGtkStickyHeading *self;
  GtkAdjustment *adjustment;

  g_return_val_if_fail (GTK_IS_LIST_VIEW (list), NULL);

  self = g_object_new (CALLBOARD_TYPE_GTK_STICKY_HEADING, NULL);
  self->list = list;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  g_signal_connect_object (adjustment, "changed",
                           G_CALLBACK (callboard_gtk_sticky_heading_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed",
                           G_CALLBACK (callboard_gtk_sticky_heading_value_changed_cb),
                           self, G_CONNECT_SWAPPED);

  return self;
}
