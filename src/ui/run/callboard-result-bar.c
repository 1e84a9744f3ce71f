/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bar in the header of a run: one segment per result, as wide as its share of the
 * simulations.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-result-bar.h"
#include "callboard-result-labels.h"
#include "callboard-text.h"

/* Pixels. */
#define BAR_HEIGHT 10
#define GAP 2
#define MIN_SEGMENT 4

/**
 * CallboardResultBar:
 *
 * A bar of the results of a run. Its segments are the CSS nodes `segment.passed`
 * and so on.
 */
struct _CallboardResultBar
{
  GtkWidget         parent_instance;

  CallboardPlanJob *plan_job;
  /* Indexed by CallboardResult; hidden if no simulation has the result. */
  GtkWidget        *segments[CALLBOARD_N_RESULTS];
  /* Those of the run change before it says so. */
  guint             counts[CALLBOARD_N_RESULTS];
};

G_DEFINE_FINAL_TYPE (CallboardResultBar, callboard_result_bar, GTK_TYPE_WIDGET)

/* "3 failed, 9 passed" for screen readers. */
static char *
dup_description (CallboardResultBar *self)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint result = 0; result < CALLBOARD_N_RESULTS; result++)
    if (self->counts[result] > 0)
      g_ptr_array_add (parts, callboard_result_dup_count (result, self->counts[result]));
  g_ptr_array_add (parts, NULL);

  return callboard_text_join_list ((const char *const *) parts->pdata);
}

static void
callboard_result_bar_update (CallboardResultBar *self)
{
  g_autofree char *description = NULL;

  for (guint result = 0; result < CALLBOARD_N_RESULTS; result++)
    {
      self->counts[result] = callboard_plan_job_count_results (self->plan_job, result);
      gtk_widget_set_visible (self->segments[result], self->counts[result] > 0);
    }
  description = dup_description (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, C_("chart", "Results"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
callboard_result_bar_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = BAR_HEIGHT;
  else
    *minimum = *natural = CALLBOARD_N_RESULTS * (MIN_SEGMENT + GAP);
}

/* Returns the width left over by the minimum widths of the segments, and the number of
 * simulations to divide it by. */
static int
measure_spare_width (CallboardResultBar *self,
                     int                 width,
                     guint              *n_total)
{
  int n_visible = 0;

  *n_total = 0;
  for (guint result = 0; result < CALLBOARD_N_RESULTS; result++)
    if (self->counts[result] > 0)
      {
        *n_total += self->counts[result];
        n_visible++;
      }

  return MAX (0, width - n_visible * MIN_SEGMENT - MAX (0, n_visible - 1) * GAP);
}

static void
callboard_result_bar_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  CallboardResultBar *self = CALLBOARD_RESULT_BAR (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint n_total;
  int spare = measure_spare_width (self, width, &n_total);
  guint n_done = 0;
  int spare_done = 0;
  int x = 0;

  for (guint result = 0; result < CALLBOARD_N_RESULTS; result++)
    {
      guint n = self->counts[result];
      int spare_until;
      int segment_width;

      if (n == 0)
        continue;

      /* Rounding the running total leaves no pixel over at the end. */
      n_done += n;
      spare_until = (int) ((double) spare * n_done / n_total + 0.5);
      segment_width = MIN_SEGMENT + spare_until - spare_done;
      spare_done = spare_until;

      gtk_widget_size_allocate (self->segments[result],
                                &(GtkAllocation) {
                                  is_rtl ? width - x - segment_width : x, 0,
                                  segment_width, height },
                                -1);
      x += segment_width + GAP;
    }
}

static void
callboard_result_bar_dispose (GObject *object)
{
  CallboardResultBar *self = CALLBOARD_RESULT_BAR (object);

  g_clear_object (&self->plan_job);
  for (guint result = 0; result < CALLBOARD_N_RESULTS; result++)
    g_clear_pointer (&self->segments[result], gtk_widget_unparent);

  G_OBJECT_CLASS (callboard_result_bar_parent_class)->dispose (object);
}

static void
callboard_result_bar_class_init (CallboardResultBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = callboard_result_bar_dispose;
  widget_class->measure = callboard_result_bar_measure;
  widget_class->size_allocate = callboard_result_bar_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "resultbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

/* Setting the tooltip text of each segment would make GTK query the pointer each time. */
static gboolean
callboard_result_bar_query_tooltip_cb (GtkWidget  *segment,
                                       int         x,
                                       int         y,
                                       gboolean    keyboard_tooltip,
                                       GtkTooltip *tooltip,
                                       gpointer    result)
{
  gtk_tooltip_set_text (tooltip, callboard_result_get_label (GPOINTER_TO_UINT (result)));

  return TRUE;
}

static void
callboard_result_bar_init (CallboardResultBar *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  for (guint result = 0; result < CALLBOARD_N_RESULTS; result++)
    {
      self->segments[result] = g_object_new (GTK_TYPE_BOX,
                                              "css-name", "segment",
                                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                              "has-tooltip", TRUE,
                                              "visible", FALSE,
                                             NULL);
      gtk_widget_add_css_class (self->segments[result], callboard_result_get_css_class (result));
      g_signal_connect (self->segments[result], "query-tooltip",
                        G_CALLBACK (callboard_result_bar_query_tooltip_cb), GUINT_TO_POINTER (result));
      gtk_widget_set_parent (self->segments[result], GTK_WIDGET (self));
    }
}

/**
 * callboard_result_bar_set_plan_job:
 * @self: a bar
 * @plan_job: the run to show
 *
 * Shows a run and updates as it changes. To be called once.
 */
void
callboard_result_bar_set_plan_job (CallboardResultBar *self,
                                   CallboardPlanJob   *plan_job)
{
  g_return_if_fail (CALLBOARD_IS_RESULT_BAR (self));
  g_return_if_fail (self->plan_job == NULL);

  self->plan_job = g_object_ref (plan_job);
  g_signal_connect_object (plan_job, "merged", G_CALLBACK (callboard_result_bar_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan_job, "results-changed", G_CALLBACK (callboard_result_bar_update), self,
                           G_CONNECT_SWAPPED);
  callboard_result_bar_update (self);
}
