/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watches, as another client of the X server, what a program draws in its window.
 * The program is not asked and knows nothing of it. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FirstFrameArea:
 * @x: from the left
 * @y: from the top
 * @width: how wide
 * @height: how high
 *
 * The part of a window that is looked at, each as a share of the window.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} FirstFrameArea;

typedef struct _FirstFrame FirstFrame;

FirstFrame *first_frame_new     (void);
void        first_frame_free    (FirstFrame           *self);
double      first_frame_start   (FirstFrame           *self,
                                 GSubprocessLauncher  *launcher,
                                 const char * const   *arguments,
                                 const FirstFrameArea *area,
                                 guint                *picture);
void        first_frame_end     (FirstFrame           *self);
int         first_frame_get_pid (FirstFrame           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FirstFrame, first_frame_free)

G_END_DECLS
