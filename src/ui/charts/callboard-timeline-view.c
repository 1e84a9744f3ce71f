/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The timeline of the simulations of a run, which advances while the run is active and
 * the view is visible. Part of the simulations view.
 */

#include "config.h"

#include "callboard-timeline-chart.h"
#include "callboard-timeline-view.h"
#include "callboard-visibility-tracker.h"

#define MILLISECONDS_PER_TICK 1000

/**
 * CallboardTimelineView:
 *
 * A scrollable #CallboardTimelineChart, advanced every second.
 */
struct _CallboardTimelineView
{
  GtkBox                  parent_instance;

  CallboardTimelineChart *chart;

  CallboardPlanJob       *plan_job;
  GListModel             *simulations;
  GSignalGroup           *plan_job_signals;
  CallboardClock         *clock;
  CallboardTimeline      *timeline;
  CallboardVisibilityTracker *visibility;
  guint                   tick_id;
};

G_DEFINE_FINAL_TYPE (CallboardTimelineView, callboard_timeline_view, GTK_TYPE_BOX)

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
callboard_timeline_view_activated_cb (CallboardTimelineView  *self,
                                      CallboardSimulationJob *simulation)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, simulation);
}

static void
stop_ticking (CallboardTimelineView *self)
{
  if (self->tick_id != 0)
    callboard_clock_remove_timeout (self->clock, self->tick_id);
  self->tick_id = 0;
}

static void callboard_timeline_view_tick_cb (gpointer user_data);

static void
update_tick (CallboardTimelineView *self)
{
  stop_ticking (self);
  if (self->timeline != NULL && callboard_plan_job_is_live (self->plan_job))
    self->tick_id = callboard_clock_add_timeout (self->clock, MILLISECONDS_PER_TICK,
                                                 callboard_timeline_view_tick_cb, self);
}

static void
callboard_timeline_view_tick_cb (gpointer user_data)
{
  CallboardTimelineView *self = user_data;
  g_autoptr(GDateTime) now = callboard_clock_dup_now (self->clock);

  self->tick_id = 0;
  callboard_timeline_set_now (self->timeline, now);
  update_tick (self);
}

/* The timeline is computed only while the view is visible. */
static void
callboard_timeline_view_update (CallboardTimelineView *self)
{
  gboolean visible = self->visibility != NULL && callboard_visibility_tracker_get_visible (self->visibility);

  if (self->plan_job == NULL || !visible)
    g_clear_object (&self->timeline);
  else if (self->timeline == NULL)
    {
      g_autoptr(GDateTime) now = callboard_clock_dup_now (self->clock);

      self->timeline = callboard_timeline_new (self->plan_job, self->simulations, now);
    }
  callboard_timeline_chart_set_timeline (self->chart, self->timeline,
                                         self->timeline != NULL && callboard_plan_job_is_live (self->plan_job));
  if (self->clock != NULL)
    update_tick (self);
}

static gboolean
callboard_timeline_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CALLBOARD_TIMELINE_VIEW (widget)->chart));
}

static void
callboard_timeline_view_dispose (GObject *object)
{
  CallboardTimelineView *self = CALLBOARD_TIMELINE_VIEW (object);

  callboard_timeline_view_set_plan_job (self, NULL, NULL, NULL);
  g_clear_object (&self->plan_job_signals);
  if (self->visibility != NULL)
    g_object_run_dispose (G_OBJECT (self->visibility));
  g_clear_object (&self->visibility);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_TIMELINE_VIEW);

  G_OBJECT_CLASS (callboard_timeline_view_parent_class)->dispose (object);
}

static void
callboard_timeline_view_class_init (CallboardTimelineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_timeline_view_dispose;
  widget_class->grab_focus = callboard_timeline_view_grab_focus;

  /**
   * CallboardTimelineView::activated:
   * @self: a view
   * @simulation: the simulation to open
   *
   * A simulation was activated.
   */
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", CALLBOARD_TYPE_TIMELINE_VIEW, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, CALLBOARD_TYPE_SIMULATION_JOB);

  g_type_ensure (CALLBOARD_TYPE_TIMELINE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-timeline-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardTimelineView, chart);
  gtk_widget_class_bind_template_callback (widget_class, callboard_timeline_view_activated_cb);
}

static void
callboard_timeline_view_init (CallboardTimelineView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->visibility = callboard_visibility_tracker_new (GTK_WIDGET (self));
  self->plan_job_signals = g_signal_group_new (CALLBOARD_TYPE_PLAN_JOB);
  g_signal_group_connect_swapped (self->plan_job_signals, "merged", G_CALLBACK (callboard_timeline_view_update), self);
  g_signal_connect_swapped (self->visibility, "notify::visible", G_CALLBACK (callboard_timeline_view_update), self);
}

/**
 * callboard_timeline_view_set_plan_job:
 * @self: a view
 * @plan_job: (nullable): the run to show
 * @simulations: (nullable): those of its simulations that are shown
 * @clock: (nullable): the clock for the current time
 *
 * Sets the run to show.
 */
void
callboard_timeline_view_set_plan_job (CallboardTimelineView *self,
                                      CallboardPlanJob      *plan_job,
                                      GListModel            *simulations,
                                      CallboardClock        *clock)
{
  g_return_if_fail (CALLBOARD_IS_TIMELINE_VIEW (self));
  g_return_if_fail (plan_job == NULL || (simulations != NULL && clock != NULL));

  if (self->plan_job == plan_job)
    return;

  stop_ticking (self);
  g_clear_object (&self->timeline);
  g_set_object (&self->plan_job, plan_job);
  g_set_object (&self->simulations, simulations);
  g_set_object (&self->clock, clock);
  g_signal_group_set_target (self->plan_job_signals, plan_job);
  callboard_timeline_view_update (self);
}
