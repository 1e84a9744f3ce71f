/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CallboardWorkSliceFunc:
 * @position: the number of steps that were done before
 * @user_data: data of callboard_work_slice_new()
 *
 * Does one step.
 *
 * Returns: whether there was anything left to do
 */
typedef gboolean (*CallboardWorkSliceFunc) (guint    position,
                                            gpointer user_data);

typedef struct _CallboardWorkSlice CallboardWorkSlice;

CallboardWorkSlice *callboard_work_slice_new   (CallboardWorkSliceFunc  step,
                                                GSourceOnceFunc         finished,
                                                gpointer                user_data);
void                callboard_work_slice_free  (CallboardWorkSlice     *self);
void                callboard_work_slice_start (CallboardWorkSlice     *self);
void                callboard_work_slice_stop  (CallboardWorkSlice     *self);

G_END_DECLS
