/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps the first heading of a list in sight. Used by the list of runs.
 */

#include "config.h"

#include <math.h>

#include "callboard-sticky-heading.h"

/* Past this, in pixels, it was a person who scrolled. */
#define MAX_HEIGHT 48.0

/**
 * CallboardStickyHeading:
 *
 * A GtkListView holds on to its first row, not to the heading above it. Where it
 * makes room for that row it begins there, with the heading out of sight: when its
 * first rows come, when it is given another size, when the row takes the focus.
 */
struct _CallboardStickyHeading
{
  GObject        parent_instance;

  /* Owns this object, by way of its page. */
  GtkListView   *list;
  GtkAdjustment *adjustment;
  double         value;
  gboolean       had_rows;
};

G_DEFINE_FINAL_TYPE (CallboardStickyHeading, callboard_sticky_heading, G_TYPE_OBJECT)

static gboolean
scroll_to_top (GtkWidget     *list,
               GdkFrameClock *clock,
               gpointer       user_data)
{
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list)), 0);

  return G_SOURCE_REMOVE;
}

/* The list itself may be being given its place when one hears of that. */
static void
scroll_to_top_later (CallboardStickyHeading *self)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (self->list), scroll_to_top, NULL, NULL);
}

/* Whether just the first heading, and all of it, is out of sight. */
static gboolean
begins_with_row (CallboardStickyHeading *self,
                 double                  value)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  int height;

  if (child == NULL || !g_str_equal (gtk_widget_get_css_name (child), "header"))
    return FALSE;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);

  return fabs (value - height) < 1.0;
}

/* A list that was empty, and one that is given another size. */
static void
callboard_sticky_heading_changed_cb (CallboardStickyHeading *self,
                                     GtkAdjustment          *adjustment)
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

/* A person hardly scrolls by just that much at once. */
static void
callboard_sticky_heading_value_changed_cb (CallboardStickyHeading *self,
                                           GtkAdjustment          *adjustment)
{
  double value = gtk_adjustment_get_value (adjustment);
  gboolean was_at_top = self->value <= 0;

  self->value = value;
  if (was_at_top && value > 0 && begins_with_row (self, value))
    scroll_to_top_later (self);
}

static void
callboard_sticky_heading_dispose (GObject *object)
{
  CallboardStickyHeading *self = CALLBOARD_STICKY_HEADING (object);

  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);

  G_OBJECT_CLASS (callboard_sticky_heading_parent_class)->dispose (object);
}

static void
callboard_sticky_heading_class_init (CallboardStickyHeadingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = callboard_sticky_heading_dispose;
}

static void
callboard_sticky_heading_init (CallboardStickyHeading *self)
{
}

/**
 * callboard_sticky_heading_new:
 * @list: (not owned): a list with headings, in a scrolled window; it outlives the
 *   object
 *
 * Returns: (transfer full): what keeps its first heading in sight
 */
CallboardStickyHeading *
callboard_sticky_heading_new (GtkListView *list)
{
  CallboardStickyHeading *self;

  g_return_val_if_fail (GTK_IS_LIST_VIEW (list), NULL);

  self = g_object_new (CALLBOARD_TYPE_STICKY_HEADING, NULL);
  self->list = list;
  self->adjustment = g_object_ref (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list)));
  g_signal_connect_swapped (self->adjustment, "changed", G_CALLBACK (callboard_sticky_heading_changed_cb), self);
  g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (callboard_sticky_heading_value_changed_cb), self);

  return self;
}
