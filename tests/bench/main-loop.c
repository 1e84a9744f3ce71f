/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measures the iterations of the main loop of this process. An iteration is busy from the
 * end of its poll to the start of the next one: meanwhile nothing is drawn and no input is
 * handled.
 */

#include "main-loop.h"

#include <time.h>

/* The timeout of waiting, in seconds. */
#define TIMEOUT_SECONDS 60

static struct
{
  GPollFunc poll;
  gint64    woken_at;
  gint64    longest;
  gint64    busy;
  gint64    begin_cpu;
  gint64    cpu_at;
  gint64    longest_cpu;
} loop;

/* The CPU time of this thread, in µs. */
static gint64
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
record_iteration (void)
{
  gint64 now = g_get_monotonic_time ();

  if (loop.woken_at == 0)
    return;

  loop.longest = MAX (loop.longest, now - loop.woken_at);
  loop.busy += now - loop.woken_at;
  loop.longest_cpu = MAX (loop.longest_cpu, get_cpu_time () - loop.cpu_at);
  loop.woken_at = now;
  loop.cpu_at = get_cpu_time ();
}

static int
timed_poll (GPollFD *descriptors,
            guint    n_descriptors,
            int      timeout)
{
  int n;

  record_iteration ();
  n = loop.poll (descriptors, n_descriptors, timeout);
  loop.woken_at = g_get_monotonic_time ();
  loop.cpu_at = get_cpu_time ();

  return n;
}

/**
 * main_loop_watch:
 *
 * Installs the measurement. Called once.
 */
void
main_loop_watch (void)
{
  loop.poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, timed_poll);
}

/**
 * main_loop_begin:
 *
 * Starts a measurement. The current iteration is part of it.
 */
void
main_loop_begin (void)
{
  loop.woken_at = g_get_monotonic_time ();
  loop.begin_cpu = get_cpu_time ();
  loop.cpu_at = loop.begin_cpu;
  loop.longest = 0;
  loop.longest_cpu = 0;
  loop.busy = 0;
}

/**
 * main_loop_end:
 *
 * Returns: the longest busy iteration since main_loop_begin(), in seconds
 */
double
main_loop_end (void)
{
  record_iteration ();

  return (double) loop.longest / G_USEC_PER_SEC;
}

/**
 * main_loop_get_longest_work:
 *
 * Returns: the CPU time of the longest iteration until main_loop_end(), in seconds
 */
double
main_loop_get_longest_work (void)
{
  return (double) loop.longest_cpu / G_USEC_PER_SEC;
}

/**
 * main_loop_get_work:
 *
 * Returns: the CPU time of this thread since main_loop_begin(), in seconds
 */
double
main_loop_get_work (void)
{
  return (double) (get_cpu_time () - loop.begin_cpu) / G_USEC_PER_SEC;
}

/**
 * main_loop_end_busy:
 *
 * Returns: the total busy time since main_loop_begin(), in seconds
 */
double
main_loop_end_busy (void)
{
  record_iteration ();

  return (double) loop.busy / G_USEC_PER_SEC;
}

static gboolean
on_over (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/**
 * main_loop_run_for:
 * @milliseconds: a duration
 *
 * Iterates the main context.
 */
void
main_loop_run_for (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add (milliseconds, on_over, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * main_loop_run_until:
 * @predicate: (scope call): returns whether the condition is met
 * @data: for @predicate
 * @what: a description of the condition
 *
 * Iterates the main context until a condition is met.
 */
void
main_loop_run_until (gboolean   (*predicate) (gpointer data),
                     gpointer     data,
                     const char  *what)
{
  gboolean is_over = FALSE;
  guint timeout = g_timeout_add_seconds (TIMEOUT_SECONDS, on_over, &is_over);

  while (!predicate (data))
    {
      if (is_over)
        g_error ("Timed out waiting for: %s", what);
      g_main_context_iteration (NULL, TRUE);
    }

  g_source_remove (timeout);
}
