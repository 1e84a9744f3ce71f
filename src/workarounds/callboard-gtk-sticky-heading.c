/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps the first section heading of a list view visible. Used by CallboardRunsPage.
 *
 * GtkListView anchors its scroll position to its first row and not to the heading above
 * it, so the heading ends up above the visible part when the first rows are added, when
 * the list is resized, and when the first row gets the focus. Seen with GTK 4.18; delete
 * this once a list that is scrolled to the top stays there with a header factory.
 */

#include "config.h"

#include <math.h>

#include "callboard-gtk-sticky-heading.h"

/* In pixels. A list that is resized while scrolled further than this stays there: the user
 * scrolled it. */
#define MAX_HEIGHT 48.0

/**
 * CallboardGtkStickyHeading:
 *
 * Scrolls a list back to its top whenever only its first heading is scrolled out.
 */
struct _CallboardGtkStickyHeading
{
  GObject       parent_instance;

  /* Not owned: the page of the list owns this object. */
  GtkListView  *list;
  GSignalGroup *adjustment_signals;
  double        value;
  gboolean      had_rows;
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

/* Deferred to the next frame: the list may be in the middle of its size allocation. */
static void
scroll_to_top_later (CallboardGtkStickyHeading *self)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (self->list), callboard_gtk_sticky_heading_tick_cb,
                                NULL, NULL);
}

/* Whether exactly the first heading is scrolled out. */
static gboolean
is_heading_scrolled_out (CallboardGtkStickyHeading *self,
                         double                     value)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  int height;

  if (child == NULL || !g_str_equal (gtk_widget_get_css_name (child), "header"))
    return FALSE;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);

  return fabs (value - height) < 1.0;
}

/* Called when rows are added to an empty list, and when the list is resized. */
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
  if (value > 0 && value < MAX_HEIGHT)
    scroll_to_top_later (self);
}

/* Users rarely scroll by exactly the height of the heading at once. */
static void
callboard_gtk_sticky_heading_value_changed_cb (CallboardGtkStickyHeading *self,
                                               GtkAdjustment             *adjustment)
{
  double value = gtk_adjustment_get_value (adjustment);
  gboolean was_at_top = self->value <= 0;

  self->value = value;
  if (was_at_top && value > 0 && is_heading_scrolled_out (self, value))
    scroll_to_top_later (self);
}

static void
callboard_gtk_sticky_heading_dispose (GObject *object)
{
  g_clear_object (&CALLBOARD_GTK_STICKY_HEADING (object)->adjustment_signals);

  G_OBJECT_CLASS (callboard_gtk_sticky_heading_parent_class)->dispose (object);
}

static void
callboard_gtk_sticky_heading_class_init (CallboardGtkStickyHeadingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = callboard_gtk_sticky_heading_dispose;
}

static void
callboard_gtk_sticky_heading_init (CallboardGtkStickyHeading *self)
{
  self->adjustment_signals = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_swapped (self->adjustment_signals, "changed",
                                  G_CALLBACK (callboard_gtk_sticky_heading_changed_cb), self);
  g_signal_group_connect_swapped (self->adjustment_signals, "value-changed",
                                  G_CALLBACK (callboard_gtk_sticky_heading_value_changed_cb), self);
}

/**
 * callboard_gtk_sticky_heading_new:
 * @list: a list with section headings in a scrolled window; must outlive
 *   the object
 *
 * Returns: (transfer full): an object that keeps the first heading of @list visible
 */
CallboardGtkStickyHeading *
callboard_gtk_sticky_heading_new (GtkListView *list)
{
  CallboardGtkStickyHeading *self;

  g_return_val_if_fail (GTK_IS_LIST_VIEW (list), NULL);

  self = g_object_new (CALLBOARD_TYPE_GTK_STICKY_HEADING, NULL);
  self->list = list;
  g_signal_group_set_target (self->adjustment_signals,
                             gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list)));

  return self;
}
