/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of CallboardRunsPage that tells the list which of its rows are visible: their
 * results are fetched first.
 */

#include "config.h"

#include "callboard-run-row.h"
#include "callboard-runs-page-private.h"

static CallboardRunRow *
find_row (GtkWidget *widget)
{
  while (widget != NULL && !CALLBOARD_IS_RUN_ROW (widget))
    widget = gtk_widget_get_first_child (widget);

  return widget != NULL ? CALLBOARD_RUN_ROW (widget) : NULL;
}

static gboolean
is_within (GtkWidget *widget,
           GtkWidget *viewport)
{
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (widget) && gtk_widget_compute_bounds (widget, viewport, &bounds) &&
         bounds.size.height > 0 && bounds.origin.y < (float) gtk_widget_get_height (viewport) &&
         bounds.origin.y + bounds.size.height > 0;
}

static gboolean
callboard_runs_page_update_visible_cb (gpointer user_data)
{
  CallboardRunsPage *self = user_data;
  g_autoptr(GPtrArray) summaries = g_ptr_array_new_with_free_func (g_object_unref);

  self->visible_id = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      CallboardRunRow *row = find_row (child);
      CallboardPlanJobSummary *summary = NULL;

      if (row == NULL || !is_within (child, GTK_WIDGET (self->scroller)))
        continue;
      g_object_get (row, "summary", &summary, NULL);
      if (summary != NULL)
        g_ptr_array_add (summaries, summary);
    }
  callboard_run_list_set_visible_runs (self->run_list, summaries);

  return G_SOURCE_REMOVE;
}

static gboolean
callboard_runs_page_visible_tick_cb (GtkWidget     *widget,
                                     GdkFrameClock *frame_clock,
                                     gpointer       user_data)
{
  CallboardRunsPage *self = CALLBOARD_RUNS_PAGE (widget);

  self->visible_tick_id = 0;
  if (self->visible_id == 0)
    self->visible_id = g_idle_add_full (G_PRIORITY_LOW, callboard_runs_page_update_visible_cb, self,
                                        NULL);

  return G_SOURCE_REMOVE;
}

/* Called when the list scrolls or changes. Rows get their places in the next frame. */
void
callboard_runs_page_queue_visible (CallboardRunsPage *self)
{
  if (self->visible_tick_id == 0 && self->run_list != NULL)
    self->visible_tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), callboard_runs_page_visible_tick_cb,
                                                          NULL, NULL);
}

void
callboard_runs_page_dispose_visible (CallboardRunsPage *self)
{
  if (self->visible_tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->visible_tick_id);
  self->visible_tick_id = 0;
  g_clear_handle_id (&self->visible_id, g_source_remove);
}
