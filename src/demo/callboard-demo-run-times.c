/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes the times of all simulations of a run. Used by CallboardDemoRunSchedule. */

#include "callboard-demo-run-times.h"

#include "callboard-demo-simulation.h"

static void
map_times (GArray                *simulations,
           CallboardDemoTimeFunc  func,
           gconstpointer          user_data)
{
  for (guint i = 0; i < simulations->len; i++)
    callboard_demo_simulation_map_times (&g_array_index (simulations, CallboardDemoSimulation, i),
                                         func, user_data);
}

/* --- Scaling ---------------------------------------------------------------- */

typedef struct
{
  gint64 start;
  gint64 end;
  gint64 new_end;
} Scale;

static gint64
scale_time (gint64        time,
            gconstpointer user_data)
{
  const Scale *scale = user_data;
  double share;

  if (time <= scale->start)
    return time;
  if (time == scale->end)
    return scale->new_end;

  share = (double) (time - scale->start) / (double) (scale->end - scale->start);

  return scale->start + (gint64) (share * (double) (scale->new_end - scale->start));
}

/**
 * callboard_demo_run_times_scale:
 * @simulations: (element-type CallboardDemoSimulation): the simulations of a run
 * @start: the time until which nothing changes
 * @end: the new end of the last simulation
 *
 * Scales all times after @start.
 */
void
callboard_demo_run_times_scale (GArray *simulations,
                                gint64  start,
                                gint64  end)
{
  Scale scale = { .start = start, .new_end = end };

  for (guint i = 0; i < simulations->len; i++)
    scale.end = MAX (scale.end, g_array_index (simulations, CallboardDemoSimulation, i).ended_at);

  map_times (simulations, scale_time, &scale);
}

/* --- Shortening ------------------------------------------------------------- */

typedef struct
{
  GArray *changes;
  gint64  max;
} StillTimes;

/* Adds the times at which the response about a simulation changes. */
static void
add_changes (GArray                        *changes,
             const CallboardDemoSimulation *simulation)
{
  g_array_append_val (changes, simulation->created_at);
  g_array_append_val (changes, simulation->queued_at);
  for (guint stage = 0; stage <= simulation->end_stage; stage++)
    g_array_append_val (changes, simulation->stage_at[stage]);
  g_array_append_val (changes, simulation->ended_at);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const gint64 *first = a;
  const gint64 *second = b;

  return (*first > *second) - (*first < *second);
}

static gint64
shorten_time (gint64        time,
              gconstpointer user_data)
{
  const StillTimes *still_times = user_data;
  gint64 last = g_array_index (still_times->changes, gint64, 0);
  gint64 shortened = last;

  if (time <= last)
    return time;

  for (guint i = 1; i < still_times->changes->len; i++) {
    gint64 change = g_array_index (still_times->changes, gint64, i);

    if (change > time)
      break;
    shortened += MIN (change - last, still_times->max);
    last = change;
  }

  return shortened + MIN (time - last, still_times->max);
}

/**
 * callboard_demo_run_times_shorten:
 * @simulations: (element-type CallboardDemoSimulation): the simulations of a run
 * @max: the longest time in which nothing changes
 *
 * Shortens the times in which no simulation changes. The order of all times stays.
 */
void
callboard_demo_run_times_shorten (GArray *simulations,
                                  gint64  max)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (gint64));
  const StillTimes still_times = { changes, max };

  for (guint i = 0; i < simulations->len; i++)
    add_changes (changes, &g_array_index (simulations, CallboardDemoSimulation, i));
  g_array_sort (changes, compare_times);

  map_times (simulations, shorten_time, &still_times);
}

/* --- Shifting --------------------------------------------------------------- */

static gint64
shift_time (gint64        time,
            gconstpointer user_data)
{
  return time + *(const gint64 *) user_data;
}

/**
 * callboard_demo_run_times_shift:
 * @simulations: (element-type CallboardDemoSimulation): the simulations of a run
 * @by: the offset
 *
 * Adds @by to all times.
 */
void
callboard_demo_run_times_shift (GArray *simulations,
                                gint64  by)
{
  map_times (simulations, shift_time, &by);
}
