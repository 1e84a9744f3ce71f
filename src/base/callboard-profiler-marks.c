/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Profiler marks for Sysprof: the duration of requests, decoding, merging and saving, and
 * the time to the first frame. Does nothing without Sysprof. Safe in any thread.
 */

#include "config.h"

#include "callboard-profiler-marks.h"

#ifdef HAVE_SYSPROF
#include <sysprof-capture.h>
#endif

/**
 * callboard_profiler_marks_begin:
 *
 * Returns: the current time, for callboard_profiler_marks_end()
 */
gint64
callboard_profiler_marks_begin (void)
{
#ifdef HAVE_SYSPROF
  return SYSPROF_CAPTURE_CURRENT_TIME;
#else
  return 0;
#endif
}

/**
 * callboard_profiler_marks_end:
 * @begin: the start, from callboard_profiler_marks_begin()
 * @name: the name of the operation, such as `decode`
 * @size: the number of bytes processed, or 0
 *
 * Adds a mark to the group `callboard`. Marks contain no addresses or IDs, because
 * captures are shared.
 */
void
callboard_profiler_marks_end (gint64      begin,
                              const char *name,
                              gsize       size)
{
#ifdef HAVE_SYSPROF
  gint64 duration = SYSPROF_CAPTURE_CURRENT_TIME - begin;

  if (size > 0)
    sysprof_collector_mark_printf (begin, duration, "callboard", name, "%" G_GSIZE_FORMAT " bytes", size);
  else
    sysprof_collector_mark (begin, duration, "callboard", name, "");
#endif
}
