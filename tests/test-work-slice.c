/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Work in slices: little at once, the rest of more when idle, until it is stopped.
 */

#include "config.h"

#include "callboard-work-slice.h"

/* Longer than a slice, in µs. */
#define LONG 6000

typedef struct
{
  guint n_steps;
  /* The step that takes long. */
  guint long_step;
  guint n_done;
  guint n_finished;
} Work;

static gboolean
do_step (guint    position,
         gpointer user_data)
{
  Work *work = user_data;

  if (position == work->n_steps)
    return FALSE;

  g_assert_cmpuint (position, ==, work->n_done % work->n_steps);
  work->n_done++;
  if (position == work->long_step)
    g_usleep (LONG);

  return TRUE;
}

static void
finish (gpointer user_data)
{
  ((Work *) user_data)->n_finished++;
}

static void
test_little (void)
{
  Work work = { .n_steps = 400 };
  CallboardWorkSlice *slice = callboard_work_slice_new (do_step, finish, &work);

  callboard_work_slice_start (slice);
  g_assert_cmpuint (work.n_done, ==, 400);
  g_assert_cmpuint (work.n_finished, ==, 1);
  callboard_work_slice_free (slice);
}

static void
test_slices (void)
{
  Work work = { .n_steps = 1000, .long_step = 700 };
  CallboardWorkSlice *slice = callboard_work_slice_new (do_step, finish, &work);

  callboard_work_slice_start (slice);
  g_assert_cmpuint (work.n_done, <, 1000);
  g_assert_cmpuint (work.n_finished, ==, 0);
  while (work.n_finished == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (work.n_done, ==, 1000);
  callboard_work_slice_free (slice);
}

static void
test_stop (void)
{
  Work work = { .n_steps = 1000, .long_step = 700 };
  CallboardWorkSlice *slice = callboard_work_slice_new (do_step, finish, &work);
  guint n_done;

  callboard_work_slice_start (slice);
  callboard_work_slice_stop (slice);
  n_done = work.n_done;
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (work.n_done, ==, n_done);
  g_assert_cmpuint (work.n_finished, ==, 0);

  /* From the beginning. */
  work.n_done = 0;
  work.long_step = 1000;
  callboard_work_slice_start (slice);
  callboard_work_slice_free (slice);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/work-slice/little", test_little);
  g_test_add_func ("/work-slice/slices", test_slices);
  g_test_add_func ("/work-slice/stop", test_stop);

  return g_test_run ();
}
