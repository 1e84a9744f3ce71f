/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulations that are shown of a run over time, and how many of the run take place at
 * once. Updated when the run or the filter changes; drawn by the timeline view.
 */

#include "config.h"

#include "callboard-timeline.h"

/**
 * CallboardTimeline:
 *
 * A timeline of simulations: one lane each, ordered by start. The times and the
 * concurrency are those of the whole run, whichever simulations have a lane. It is rebuilt
 * after each change of the run or of the list, with #CallboardTimeline::changed.
 */
struct _CallboardTimeline
{
  GObject           parent_instance;

  CallboardPlanJob *run;
  GListModel       *simulations;
  guint             rebuild_id;
  GDateTime        *now;
  GDateTime        *origin;
  GArray           *lanes;
  GArray           *steps;
  gint64            length;
  guint             peak;
};

G_DEFINE_FINAL_TYPE (CallboardTimeline, callboard_timeline, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear_lane (CallboardLane *lane)
{
  g_clear_object (&lane->simulation);
}

static void
callboard_timeline_finalize (GObject *object)
{
  CallboardTimeline *self = CALLBOARD_TIMELINE (object);

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_clear_object (&self->run);
  g_clear_object (&self->simulations);
  g_clear_pointer (&self->now, g_date_time_unref);
  g_clear_pointer (&self->origin, g_date_time_unref);
  g_clear_pointer (&self->lanes, g_array_unref);
  g_clear_pointer (&self->steps, g_array_unref);

  G_OBJECT_CLASS (callboard_timeline_parent_class)->finalize (object);
}

static void
callboard_timeline_class_init (CallboardTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = callboard_timeline_finalize;

  /**
   * CallboardTimeline::changed:
   * @self: a timeline
   *
   * Emitted after the timeline was rebuilt. Pointers to lanes are invalid.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", CALLBOARD_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_timeline_init (CallboardTimeline *self)
{
  self->lanes = g_array_new (FALSE, FALSE, sizeof (CallboardLane));
  g_array_set_clear_func (self->lanes, (GDestroyNotify) clear_lane);
  self->steps = g_array_new (FALSE, FALSE, sizeof (CallboardConcurrency));
}

/* The best known time: a simulation whose creation is unknown was not queued. */
static GDateTime *
get_created_at (CallboardSimulationJob *simulation)
{
  GDateTime *created_at = callboard_simulation_job_get_created_at (simulation);

  return created_at != NULL ? created_at : callboard_simulation_job_get_started_at (simulation);
}

/* The earliest known time, so that no offset is negative. */
static void
find_origin (CallboardTimeline *self)
{
  GDateTime *origin = callboard_plan_job_get_created_at (self->run);

  if (origin == NULL)
    origin = callboard_plan_job_get_started_at (self->run);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->run)); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (self->run), i);
      GDateTime *time = get_created_at (simulation);

      if (time == NULL)
        time = callboard_simulation_job_get_completed_at (simulation);
      if (time != NULL && (origin == NULL || g_date_time_compare (time, origin) < 0))
        origin = time;
    }
  if (origin == NULL)
    origin = self->now;

  g_clear_pointer (&self->origin, g_date_time_unref);
  self->origin = g_date_time_ref (origin);
}

static gint64
get_offset (CallboardTimeline *self,
            GDateTime         *time)
{
  if (time == NULL)
    return 0;

  return g_date_time_difference (time, self->origin) / G_TIME_SPAN_MILLISECOND;
}

static gboolean
is_open (CallboardOutcome outcome)
{
  return outcome == CALLBOARD_OUTCOME_ACTIVE || outcome == CALLBOARD_OUTCOME_WAITING ||
         outcome == CALLBOARD_OUTCOME_OTHER;
}

/* Clocks may disagree, so the end is at least the start. */
static CallboardLane
create_lane (CallboardTimeline      *self,
             CallboardSimulationJob *simulation)
{
  GDateTime *started_at = callboard_simulation_job_get_started_at (simulation);
  GDateTime *completed_at = callboard_simulation_job_get_completed_at (simulation);
  GDateTime *run_ended_at = callboard_plan_job_get_ended_at (self->run);
  CallboardLane lane = {
    .simulation = simulation,
    .result = callboard_simulation_job_get_result (simulation),
    .created = MAX (0, get_offset (self, get_created_at (simulation))),
    .started = CALLBOARD_OFFSET_UNKNOWN,
  };
  gint64 min_end = lane.created;

  if (started_at != NULL)
    {
      lane.started = MAX (get_offset (self, started_at), lane.created);
      min_end = lane.started;
    }

  lane.is_open = completed_at == NULL && is_open (callboard_simulation_job_get_outcome (simulation)) && run_ended_at == NULL;
  if (lane.is_open)
    lane.ended = get_offset (self, self->now);
  else if (completed_at != NULL)
    lane.ended = get_offset (self, completed_at);
  else
    lane.ended = run_ended_at != NULL ? get_offset (self, run_ended_at) : min_end;
  lane.ended = MAX (lane.ended, min_end);

  return lane;
}

static int
compare_numbers (gint64 a,
                 gint64 b)
{
  return (a > b) - (a < b);
}

/* By start, lanes that have not started last. The sort is stable. */
static int
compare_lanes (gconstpointer a,
               gconstpointer b)
{
  const CallboardLane *lane = a;
  const CallboardLane *other = b;
  gboolean has_started = lane->started != CALLBOARD_OFFSET_UNKNOWN;
  gboolean other_has_started = other->started != CALLBOARD_OFFSET_UNKNOWN;

  if (has_started != other_has_started)
    return has_started ? -1 : 1;
  if (lane->started != other->started)
    return compare_numbers (lane->started, other->started);

  return compare_numbers (lane->created, other->created);
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  return compare_numbers (((const CallboardConcurrency *) a)->time, ((const CallboardConcurrency *) b)->time);
}

/* Adds a start (+1) or an end (-1). The sum is right because unsigned integers wrap around. */
static void
add_step (CallboardTimeline *self,
          gint64             time,
          guint              change)
{
  CallboardConcurrency step = { time, change };

  g_array_append_val (self->steps, step);
}

/* Sorts the changes and replaces them by running totals, one for each distinct time. */
static void
sum_steps (CallboardTimeline *self)
{
  guint n_running = 0;
  guint n = 0;

  g_array_sort (self->steps, compare_steps);
  for (guint i = 0; i < self->steps->len; i++)
    {
      CallboardConcurrency *step = &g_array_index (self->steps, CallboardConcurrency, i);

      n_running += step->n_running;
      if (n == 0 || g_array_index (self->steps, CallboardConcurrency, n - 1).time != step->time)
        n++;
      g_array_index (self->steps, CallboardConcurrency, n - 1) = (CallboardConcurrency) { step->time, n_running };
    }
  g_array_set_size (self->steps, n);

  for (guint i = 0; i < n; i++)
    self->peak = MAX (self->peak, g_array_index (self->steps, CallboardConcurrency, i).n_running);
}

/* All simulations of the run, shown or not. */
static void
measure_run (CallboardTimeline *self)
{
  GDateTime *ended_at = callboard_plan_job_get_ended_at (self->run);

  self->peak = 0;
  self->length = ended_at != NULL ? MAX (get_offset (self, ended_at), 0) : 0;
  g_array_set_size (self->steps, 0);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->run)); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (self->run), i);
      CallboardLane lane = create_lane (self, simulation);

      self->length = MAX (self->length, lane.ended);
      if (lane.started == CALLBOARD_OFFSET_UNKNOWN)
        continue;
      add_step (self, lane.started, 1);
      if (!lane.is_open)
        add_step (self, lane.ended, (guint) -1);
    }
  sum_steps (self);
}

static void
callboard_timeline_rebuild_lanes (CallboardTimeline *self)
{
  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_array_set_size (self->lanes, 0);
  for (guint i = 0; i < g_list_model_get_n_items (self->simulations); i++)
    {
      /* The lane takes the reference. */
      CallboardLane lane = create_lane (self, g_list_model_get_item (self->simulations, i));

      g_array_append_val (self->lanes, lane);
    }
  g_array_sort (self->lanes, compare_lanes);

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
callboard_timeline_rebuild (CallboardTimeline *self)
{
  find_origin (self);
  measure_run (self);
  callboard_timeline_rebuild_lanes (self);
}

static void
callboard_timeline_rebuild_cb (gpointer user_data)
{
  CallboardTimeline *self = user_data;

  self->rebuild_id = 0;
  callboard_timeline_rebuild_lanes (self);
}

/* A list changes in several steps, and the run tells when it has changed as a whole. */
static void
callboard_timeline_items_changed_cb (CallboardTimeline *self)
{
  if (self->rebuild_id == 0)
    self->rebuild_id = g_idle_add_once (callboard_timeline_rebuild_cb, self);
}

/**
 * callboard_timeline_new:
 * @run: a run
 * @simulations: those of its simulations that have a lane
 * @now: the current time
 *
 * Returns: (transfer full): the timeline of @run
 */
CallboardTimeline *
callboard_timeline_new (CallboardPlanJob *run,
                        GListModel       *simulations,
                        GDateTime        *now)
{
  CallboardTimeline *self;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (run), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (simulations), NULL);
  g_return_val_if_fail (now != NULL, NULL);

  self = g_object_new (CALLBOARD_TYPE_TIMELINE, NULL);
  self->run = g_object_ref (run);
  self->simulations = g_object_ref (simulations);
  self->now = g_date_time_ref (now);
  g_signal_connect_object (simulations, "items-changed", G_CALLBACK (callboard_timeline_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "merged", G_CALLBACK (callboard_timeline_rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "results-changed", G_CALLBACK (callboard_timeline_rebuild_lanes), self,
                           G_CONNECT_SWAPPED);
  callboard_timeline_rebuild (self);

  return self;
}

/**
 * callboard_timeline_set_now:
 * @self: a timeline
 * @now: the current time
 *
 * Extends unfinished lanes to @now.
 */
void
callboard_timeline_set_now (CallboardTimeline *self,
                            GDateTime         *now)
{
  g_return_if_fail (CALLBOARD_IS_TIMELINE (self));
  g_return_if_fail (now != NULL);

  g_date_time_ref (now);
  g_date_time_unref (self->now);
  self->now = now;
  callboard_timeline_rebuild (self);
}

/**
 * callboard_timeline_get_origin:
 * @self: a timeline
 *
 * Returns: (transfer none): the start of the timeline, in UTC: the earliest known time
 */
GDateTime *
callboard_timeline_get_origin (CallboardTimeline *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TIMELINE (self), NULL);

  return self->origin;
}

/**
 * callboard_timeline_get_length:
 * @self: a timeline
 *
 * Returns: the length in ms, up to the last end
 */
gint64
callboard_timeline_get_length (CallboardTimeline *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TIMELINE (self), 0);

  return self->length;
}

/**
 * callboard_timeline_get_n_lanes:
 * @self: a timeline
 *
 * Returns: the number of lanes, one for each simulation that is shown
 */
guint
callboard_timeline_get_n_lanes (CallboardTimeline *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TIMELINE (self), 0);

  return self->lanes->len;
}

/**
 * callboard_timeline_get_lane:
 * @self: a timeline
 * @position: a position below callboard_timeline_get_n_lanes()
 *
 * Returns: (transfer none): the lane; valid until #CallboardTimeline::changed
 */
const CallboardLane *
callboard_timeline_get_lane (CallboardTimeline *self,
                             guint              position)
{
  g_return_val_if_fail (CALLBOARD_IS_TIMELINE (self), NULL);
  g_return_val_if_fail (position < self->lanes->len, NULL);

  return &g_array_index (self->lanes, CallboardLane, position);
}

/**
 * callboard_timeline_get_concurrency:
 * @self: a timeline
 * @n_steps: (out): return location for the number of steps
 *
 * Returns: (transfer none) (array length=n_steps): the concurrency curve: a step for
 *   each time at which the number of running simulations changes; valid until
 *   #CallboardTimeline::changed
 */
const CallboardConcurrency *
callboard_timeline_get_concurrency (CallboardTimeline *self,
                                    guint             *n_steps)
{
  g_return_val_if_fail (CALLBOARD_IS_TIMELINE (self), NULL);
  g_return_val_if_fail (n_steps != NULL, NULL);

  *n_steps = self->steps->len;

  return (const CallboardConcurrency *) (gpointer) self->steps->data;
}

/**
 * callboard_timeline_get_n_running:
 * @self: a timeline
 * @time: a time in ms from the start of the timeline
 *
 * Returns: the number of simulations running at @time
 */
guint
callboard_timeline_get_n_running (CallboardTimeline *self,
                                  gint64             time)
{
  guint first = 0;
  guint after;

  g_return_val_if_fail (CALLBOARD_IS_TIMELINE (self), 0);

  /* The first step after @time is within [first, after]. */
  after = self->steps->len;
  while (first < after)
    {
      guint middle = first + (after - first) / 2;

      if (g_array_index (self->steps, CallboardConcurrency, middle).time <= time)
        first = middle + 1;
      else
        after = middle;
    }

  return first > 0 ? g_array_index (self->steps, CallboardConcurrency, first - 1).n_running : 0;
}

/**
 * callboard_timeline_get_peak:
 * @self: a timeline
 *
 * Returns: the largest number of simulations that ran at once
 */
guint
callboard_timeline_get_peak (CallboardTimeline *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TIMELINE (self), 0);

  return self->peak;
}
