/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Work on the main thread in slices that are shorter than a frame. Used by the models of
 * charts.
 */

#include "config.h"

#include "callboard-work-slice.h"

/* The length of a slice in µs. */
#define SLICE 4000

/* Steps that are done at once in any case: little work needs no slices. */
#define MIN_STEPS 500

struct _CallboardWorkSlice
{
  CallboardWorkSliceFunc step;
  GSourceOnceFunc        finished;
  gpointer               user_data;
  guint                  position;
  guint                  idle_id;
};

/* Returns whether there is more to do. */
static gboolean
run_slice (CallboardWorkSlice *self)
{
  gint64 end = g_get_monotonic_time () + SLICE;

  while (self->step (self->position, self->user_data))
    {
      self->position++;
      if (self->position >= MIN_STEPS && g_get_monotonic_time () >= end)
        return TRUE;
    }

  return FALSE;
}

static gboolean
callboard_work_slice_idle_cb (gpointer user_data)
{
  CallboardWorkSlice *self = user_data;

  if (run_slice (self))
    return G_SOURCE_CONTINUE;

  self->idle_id = 0;
  if (self->finished != NULL)
    self->finished (self->user_data);

  return G_SOURCE_REMOVE;
}

/**
 * callboard_work_slice_new: (skip)
 * @step: does one step
 * @finished: (nullable): called when all is done
 * @user_data: data for both functions
 *
 * Returns: (transfer full): work that has not started
 */
CallboardWorkSlice *
callboard_work_slice_new (CallboardWorkSliceFunc step,
                          GSourceOnceFunc        finished,
                          gpointer               user_data)
{
  CallboardWorkSlice *self;

  g_return_val_if_fail (step != NULL, NULL);

  self = g_new0 (CallboardWorkSlice, 1);
  self->step = step;
  self->finished = finished;
  self->user_data = user_data;

  return self;
}

/**
 * callboard_work_slice_free: (skip)
 * @self: work
 *
 * Stops and frees the work.
 */
void
callboard_work_slice_free (CallboardWorkSlice *self)
{
  g_return_if_fail (self != NULL);

  callboard_work_slice_stop (self);
  g_free (self);
}

/**
 * callboard_work_slice_start: (skip)
 * @self: work
 *
 * Starts from the beginning. Little work is done before this returns, the rest of more in
 * slices when idle.
 */
void
callboard_work_slice_start (CallboardWorkSlice *self)
{
  g_return_if_fail (self != NULL);

  callboard_work_slice_stop (self);
  self->position = 0;
  if (run_slice (self))
    self->idle_id = g_idle_add (callboard_work_slice_idle_cb, self);
  else if (self->finished != NULL)
    self->finished (self->user_data);
}

/**
 * callboard_work_slice_stop: (skip)
 * @self: work
 *
 * Leaves the rest undone.
 */
void
callboard_work_slice_stop (CallboardWorkSlice *self)
{
  g_return_if_fail (self != NULL);

  g_clear_handle_id (&self->idle_id, g_source_remove);
}
