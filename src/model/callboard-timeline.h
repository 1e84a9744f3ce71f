/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-plan-job.h"

G_BEGIN_DECLS

/**
 * CallboardLane:
 * @simulation: (transfer none): the simulation
 * @result: its result so far
 * @created: its creation
 * @started: its start, or %CALLBOARD_OFFSET_UNKNOWN if it has not started
 * @ended: its end, or the current time if it has not ended
 * @is_open: whether it has not ended
 *
 * A simulation over time. It waits from @created to @started, or to @ended if it never
 * started, and runs from @started to @ended. Times are in ms from the start of the
 * timeline and always in order.
 */
typedef struct
{
  CallboardSimulationJob *simulation;
  CallboardResult         result;
  gint64                  created;
  gint64                  started;
  gint64                  ended;
  gboolean                is_open;
} CallboardLane;

/**
 * CallboardConcurrency:
 * @time: its start, in ms from the start of the timeline
 * @n_running: the number of running simulations from @time on
 *
 * A step of the concurrency curve.
 */
typedef struct
{
  gint64 time;
  guint  n_running;
} CallboardConcurrency;

#define CALLBOARD_TYPE_TIMELINE (callboard_timeline_get_type ())

G_DECLARE_FINAL_TYPE (CallboardTimeline, callboard_timeline, CALLBOARD, TIMELINE, GObject)

CallboardTimeline          *callboard_timeline_new             (CallboardPlanJob  *run,
                                                                GListModel        *simulations,
                                                                GDateTime         *now);
void                        callboard_timeline_set_now         (CallboardTimeline *self,
                                                                GDateTime         *now);
GDateTime                  *callboard_timeline_get_origin      (CallboardTimeline *self);
gint64                      callboard_timeline_get_length      (CallboardTimeline *self);
guint                       callboard_timeline_get_n_lanes     (CallboardTimeline *self);
const CallboardLane        *callboard_timeline_get_lane        (CallboardTimeline *self,
                                                                guint              position);
const CallboardConcurrency *callboard_timeline_get_concurrency (CallboardTimeline *self,
                                                                guint             *n_steps);
guint                       callboard_timeline_get_n_running   (CallboardTimeline *self,
                                                                gint64             time);
guint                       callboard_timeline_get_peak        (CallboardTimeline *self);

G_END_DECLS
