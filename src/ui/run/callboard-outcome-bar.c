/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bar in the header of a run: one segment per outcome, as wide as its share of the
 * simulations.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-outcome-bar.h"
#include "callboard-outcome-labels.h"
#include "callboard-text.h"

/* Pixels. */
#define BAR_HEIGHT 10
#define GAP 2
#define MIN_SEGMENT 4

/**
 * CallboardOutcomeBar:
 *
 * A bar of the outcomes of a run. Its segments are the CSS nodes `segment.completed`
 * and so on.
 */
struct _CallboardOutcomeBar
{
  GtkWidget         parent_instance;

  CallboardPlanJob *plan_job;
  /* Indexed by CallboardOutcome; hidden if no simulation has the outcome. */
  GtkWidget        *segments[CALLBOARD_N_OUTCOMES];
};

G_DEFINE_FINAL_TYPE (CallboardOutcomeBar, callboard_outcome_bar, GTK_TYPE_WIDGET)

static guint
count (CallboardOutcomeBar *self,
       CallboardOutcome     outcome)
{
  return self->plan_job != NULL ? callboard_plan_job_count (self->plan_job, outcome) : 0;
}

/* "3 Failed, 9 Completed" for screen readers. */
static char *
dup_description (CallboardOutcomeBar *self)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint outcome = 0; outcome < CALLBOARD_N_OUTCOMES; outcome++)
    if (count (self, outcome) > 0)
      g_ptr_array_add (parts, callboard_outcome_dup_count (outcome, count (self, outcome)));
  g_ptr_array_add (parts, NULL);

  return callboard_text_join_list ((const char *const *) parts->pdata);
}

static void
callboard_outcome_bar_update (CallboardOutcomeBar *self)
{
  g_autofree char *description = dup_description (self);

  for (guint outcome = 0; outcome < CALLBOARD_N_OUTCOMES; outcome++)
    gtk_widget_set_visible (self->segments[outcome], count (self, outcome) > 0);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Outcomes"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
callboard_outcome_bar_measure (GtkWidget      *widget,
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
    *minimum = *natural = CALLBOARD_N_OUTCOMES * (MIN_SEGMENT + GAP);
}

/* Returns the width left over by the minimum widths of the segments, and the number of
 * simulations to divide it by. */
static int
measure_spare_width (CallboardOutcomeBar *self,
                     int                  width,
                     guint               *n_total)
{
  int n_visible = 0;

  *n_total = 0;
  for (guint outcome = 0; outcome < CALLBOARD_N_OUTCOMES; outcome++)
    if (count (self, outcome) > 0)
      {
        *n_total += count (self, outcome);
        n_visible++;
      }

  return MAX (0, width - n_visible * MIN_SEGMENT - MAX (0, n_visible - 1) * GAP);
}

static void
callboard_outcome_bar_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  CallboardOutcomeBar *self = CALLBOARD_OUTCOME_BAR (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint n_total;
  int spare = measure_spare_width (self, width, &n_total);
  guint n_done = 0;
  int spare_done = 0;
  int x = 0;

  for (guint outcome = 0; outcome < CALLBOARD_N_OUTCOMES; outcome++)
    {
      guint n = count (self, outcome);
      int spare_until;
      int segment_width;

      if (n == 0)
        continue;

      /* Rounding the running total leaves no pixel over at the end. */
      n_done += n;
      spare_until = (int) ((double) spare * n_done / n_total + 0.5);
      segment_width = MIN_SEGMENT + spare_until - spare_done;
      spare_done = spare_until;

      gtk_widget_size_allocate (self->segments[outcome],
                                &(GtkAllocation) {
                                  is_rtl ? width - x - segment_width : x, 0,
                                  segment_width, height },
                                -1);
      x += segment_width + GAP;
    }
}

static void
callboard_outcome_bar_dispose (GObject *object)
{
  CallboardOutcomeBar *self = CALLBOARD_OUTCOME_BAR (object);

  g_clear_object (&self->plan_job);
  for (guint outcome = 0; outcome < CALLBOARD_N_OUTCOMES; outcome++)
    g_clear_pointer (&self->segments[outcome], gtk_widget_unparent);

  G_OBJECT_CLASS (callboard_outcome_bar_parent_class)->dispose (object);
}

static void
callboard_outcome_bar_class_init (CallboardOutcomeBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = callboard_outcome_bar_dispose;
  widget_class->measure = callboard_outcome_bar_measure;
  widget_class->size_allocate = callboard_outcome_bar_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "outcomebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

/* Setting the tooltip text of each segment would make GTK query the pointer each time. */
static gboolean
callboard_outcome_bar_query_tooltip_cb (GtkWidget  *segment,
                                        int         x,
                                        int         y,
                                        gboolean    keyboard_tooltip,
                                        GtkTooltip *tooltip,
                                        gpointer    outcome)
{
  gtk_tooltip_set_text (tooltip, callboard_outcome_get_label (GPOINTER_TO_UINT (outcome)));

  return TRUE;
}

static void
callboard_outcome_bar_init (CallboardOutcomeBar *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  for (guint outcome = 0; outcome < CALLBOARD_N_OUTCOMES; outcome++)
    {
      self->segments[outcome] = g_object_new (GTK_TYPE_BOX,
                                              "css-name", "segment",
                                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                              "has-tooltip", TRUE,
                                              "visible", FALSE,
                                              NULL);
      gtk_widget_add_css_class (self->segments[outcome], callboard_outcome_get_css_class (outcome));
      g_signal_connect (self->segments[outcome], "query-tooltip",
                        G_CALLBACK (callboard_outcome_bar_query_tooltip_cb), GUINT_TO_POINTER (outcome));
      gtk_widget_set_parent (self->segments[outcome], GTK_WIDGET (self));
    }
}

/**
 * callboard_outcome_bar_set_plan_job:
 * @self: a bar
 * @plan_job: the run to show
 *
 * Shows a run and updates as it changes. To be called once.
 */
void
callboard_outcome_bar_set_plan_job (CallboardOutcomeBar *self,
                                    CallboardPlanJob    *plan_job)
{
  g_return_if_fail (CALLBOARD_IS_OUTCOME_BAR (self));
  g_return_if_fail (self->plan_job == NULL);

  self->plan_job = g_object_ref (plan_job);
  g_signal_connect_object (plan_job, "merged", G_CALLBACK (callboard_outcome_bar_update), self, G_CONNECT_SWAPPED);
  callboard_outcome_bar_update (self);
}
