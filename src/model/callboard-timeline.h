/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-plan-job.h"

G_BEGIN_DECLS

/**
 * CallboardLane:
 * @simulation: the simulation, which the timeline holds
 * @outcome: what became of it so far
 * @created: when it was made
 * @started: when the call began; %CALLBOARD_OFFSET_UNKNOWN where it has not
 * @ended: when it was over, or the time it is now where it is not
 * @is_open: whether it is not over yet
 *
 * A simulation over time. It waits from @created to @started, or to @ended
 * where it never started, and is under way from @started to @ended. Times are
 * in ms from the beginning of the timeline, and never the wrong way round.
 */
typedef struct
{
  CallboardSimulationJob *simulation;
  CallboardOutcome        outcome;
  gint64                  created;
  gint64                  started;
  gint64                  ended;
  gboolean                is_open;
} CallboardLane;

/**
 * CallboardConcurrency:
 * @time: from when on, in ms from the beginning of the timeline
 * @n_running: how many simulations are under way
 *
 * A step of the curve of how many simulations run at once.
 */
typedef struct
{
  gint64 time;
  guint  n_running;
} CallboardConcurrency;

#define CALLBOARD_TYPE_TIMELINE (callboard_timeline_get_type ())

G_DECLARE_FINAL_TYPE (CallboardTimeline, callboard_timeline, CALLBOARD, TIMELINE, GObject)

CallboardTimeline          *callboard_timeline_new             (CallboardPlanJob       *run,
                                                                GDateTime              *now);
void                        callboard_timeline_set_now         (CallboardTimeline      *self,
                                                                GDateTime              *now);
GDateTime                  *callboard_timeline_get_origin      (CallboardTimeline      *self);
gint64                      callboard_timeline_get_length      (CallboardTimeline      *self);
guint                       callboard_timeline_get_n_lanes     (CallboardTimeline      *self);
const CallboardLane        *callboard_timeline_get_lane        (CallboardTimeline      *self,
                                                                guint                   position);
gboolean                    callboard_timeline_find            (CallboardTimeline      *self,
                                                                CallboardSimulationJob *simulation,
                                                                guint                  *position);
const CallboardConcurrency *callboard_timeline_get_concurrency (CallboardTimeline      *self,
                                                                guint                  *n_steps);
guint                       callboard_timeline_get_n_running   (CallboardTimeline      *self,
                                                                gint64                  time);
guint                       callboard_timeline_get_most        (CallboardTimeline      *self);

G_END_DECLS
