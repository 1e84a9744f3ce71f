/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watches the window of a program as another client of the X server, without cooperation of
 * the program. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FirstFrameArea:
 * @x: the left edge
 * @y: the top edge
 * @width: the width
 * @height: the height
 *
 * An area of a window, relative to the size of the window.
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
                                 const char   * const *arguments,
                                 const FirstFrameArea *area,
                                 guint                *picture);
void        first_frame_end     (FirstFrame           *self);
int         first_frame_get_pid (FirstFrame           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FirstFrame, first_frame_free)

G_END_DECLS
