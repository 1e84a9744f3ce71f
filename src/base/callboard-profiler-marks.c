/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where time goes, for Sysprof: how long it takes to fetch, decode, merge and store,
 * and until a window shows its first frame. Costs next to nothing where nobody
 * records, and nothing at all where Sysprof is not built in. May be called in any
 * thread.
 */

#include "config.h"

#include "callboard-profiler-marks.h"

#ifdef HAVE_SYSPROF
#include <sysprof-capture.h>
#endif

/**
 * callboard_profiler_marks_begin:
 *
 * Returns: a moment, for callboard_profiler_marks_end()
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
 * @begin: when it began
 * @name: what it was: `decode`
 * @size: of how many bytes; 0 where that means nothing
 *
 * Puts a mark into what Sysprof records, in the group `callboard`. What is fetched,
 * from where and for whom is not told: recordings are passed on.
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
