/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pace of refreshing, on a clock that is turned by hand: how it slows down
 * and picks up again, and when nothing is due at all.
 */

#include "config.h"

#include "callboard-refresh-schedule.h"
#include "support/fake-clock.h"
#include "support/fake-network.h"

typedef struct
{
  FakeClock                *clock;
  FakeNetwork              *network;
  CallboardRefreshSchedule *schedule;
  guint                     n_due;
} Fixture;

static void
on_due (CallboardRefreshSchedule *schedule,
        gpointer                  user_data)
{
  Fixture *fixture = user_data;

  fixture->n_due++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->clock = fake_clock_new ();
  fixture->network = fake_network_new ();
  fixture->schedule = callboard_refresh_schedule_new (CALLBOARD_CLOCK (fixture->clock),
                                                      G_NETWORK_MONITOR (fixture->network));
  g_signal_connect (fixture->schedule, "due", G_CALLBACK (on_due), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->schedule));
  g_assert_finalize_object (g_steal_pointer (&fixture->network));
  g_assert_finalize_object (g_steal_pointer (&fixture->clock));
}

/* Something active that somebody looks at, and its first answer. */
static void
begin (Fixture *fixture)
{
  callboard_refresh_schedule_set_active (fixture->schedule, TRUE);
  callboard_refresh_schedule_set_watched (fixture->schedule, TRUE);
  callboard_refresh_schedule_begin (fixture->schedule);
  callboard_refresh_schedule_report (fixture->schedule, TRUE);
}

static void
assert_waits (Fixture *fixture,
              gint64   milliseconds)
{
  guint n_due = fixture->n_due;

  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 1);
  g_assert_cmpint (fake_clock_get_next (fixture->clock), ==, milliseconds);
  if (milliseconds > 0)
    fake_clock_advance (fixture->clock, milliseconds - 1);
  g_assert_cmpuint (fixture->n_due, ==, n_due);
  fake_clock_advance (fixture->clock, milliseconds > 0 ? 1 : 0);
  g_assert_cmpuint (fixture->n_due, ==, n_due + 1);
}

/* Not even the main loop wakes up. */
static void
assert_rests (Fixture *fixture)
{
  guint n_due = fixture->n_due;

  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 0);
  fake_clock_advance (fixture->clock, 24 * 60 * 60 * 1000);
  g_assert_cmpuint (fixture->n_due, ==, n_due);
}

/* --- The pace --------------------------------------------------------------- */

static void
test_slows_down (Fixture       *fixture,
                 gconstpointer  user_data)
{
  static const guint waits[] = { 2000, 3000, 4500, 6750, 10125, 15188, 22782, 30000, 30000 };

  begin (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      assert_waits (fixture, waits[i]);
      callboard_refresh_schedule_report (fixture->schedule, FALSE);
    }
}

static void
test_picks_up (Fixture       *fixture,
               gconstpointer  user_data)
{
  begin (fixture);
  for (guint i = 0; i < 20; i++)
    {
      fake_clock_advance (fixture->clock, 40000);
      callboard_refresh_schedule_report (fixture->schedule, FALSE);
    }
  assert_waits (fixture, 30000);
  callboard_refresh_schedule_report (fixture->schedule, TRUE);
  assert_waits (fixture, 2000);
  callboard_refresh_schedule_report (fixture->schedule, FALSE);
  assert_waits (fixture, 3000);
}

static void
test_failures_slow_down (Fixture       *fixture,
                         gconstpointer  user_data)
{
  begin (fixture);
  assert_waits (fixture, 2000);
  callboard_refresh_schedule_report_failure (fixture->schedule, NULL);
  assert_waits (fixture, 3000);
  callboard_refresh_schedule_report_failure (fixture->schedule, NULL);
  assert_waits (fixture, 4500);
}

static void
test_first_is_due_at_once (Fixture       *fixture,
                           gconstpointer  user_data)
{
  callboard_refresh_schedule_set_active (fixture->schedule, TRUE);
  callboard_refresh_schedule_set_watched (fixture->schedule, TRUE);
  assert_waits (fixture, 0);
  callboard_refresh_schedule_report_failure (fixture->schedule, NULL);
  assert_waits (fixture, 2000);
}

static void
test_jitter (Fixture       *fixture,
             gconstpointer  user_data)
{
  static const struct { double chance; guint wait; } rows[] = {
    { 0.0, 1800 }, { 0.25, 1900 }, { 0.5, 2000 }, { 0.75, 2100 }, { 1.0, 2200 },
  };

  begin (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      fake_clock_set_random (fixture->clock, rows[i].chance);
      callboard_refresh_schedule_report (fixture->schedule, TRUE);
      assert_waits (fixture, rows[i].wait);
    }

  /* Chance does not add up from one wait to the next. */
  for (guint i = 0; i < 20; i++)
    callboard_refresh_schedule_report (fixture->schedule, FALSE);
  assert_waits (fixture, 33000);
}

/* The real clock too keeps within the bounds, and is not always the same. */
static void
test_real_chance (void)
{
  CallboardClock *clock = callboard_clock_get_default ();
  double least = 1;
  double most = 0;

  for (guint i = 0; i < 1000; i++)
    {
      double chance = callboard_clock_get_random (clock);

      least = MIN (least, chance);
      most = MAX (most, chance);
    }
  g_assert_cmpfloat (least, >=, 0);
  g_assert_cmpfloat (most, <, 1);
  g_assert_cmpfloat (most - least, >, 0.5);
}

static void
on_due_quit (CallboardRefreshSchedule *schedule,
             gpointer                  user_data)
{
  g_main_loop_quit (user_data);
}

static void
test_real_clock (void)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GDateTime) now = callboard_clock_dup_now (callboard_clock_get_default ());
  CallboardRefreshSchedule *schedule =
    callboard_refresh_schedule_new (callboard_clock_get_default (), NULL);
  gint64 before = g_get_monotonic_time ();

  g_assert_nonnull (now);
  g_signal_connect (schedule, "due", G_CALLBACK (on_due_quit), loop);
  g_object_set (schedule, "interval", 20, NULL);
  callboard_refresh_schedule_set_active (schedule, TRUE);
  callboard_refresh_schedule_set_watched (schedule, TRUE);
  callboard_refresh_schedule_report (schedule, TRUE);
  g_main_loop_run (loop);
  g_assert_cmpint (g_get_monotonic_time () - before, >=, 18000);

  /* One that waits does not outlive its owner. */
  callboard_refresh_schedule_report (schedule, TRUE);
  g_assert_finalize_object (schedule);
}

/* --- One at a time ---------------------------------------------------------- */

static void
test_none_while_asking (Fixture       *fixture,
                        gconstpointer  user_data)
{
  begin (fixture);
  assert_waits (fixture, 2000);
  assert_rests (fixture);

  /* Nor does anything else make it due. */
  callboard_refresh_schedule_set_watched (fixture->schedule, FALSE);
  callboard_refresh_schedule_set_watched (fixture->schedule, TRUE);
  fake_network_set_available (fixture->network, FALSE);
  fake_network_set_available (fixture->network, TRUE);
  callboard_refresh_schedule_set_active (fixture->schedule, FALSE);
  callboard_refresh_schedule_set_active (fixture->schedule, TRUE);
  g_object_set (fixture->schedule, "interval", 1000, NULL);
  assert_rests (fixture);
  g_assert_cmpuint (fixture->n_due, ==, 1);

  callboard_refresh_schedule_report (fixture->schedule, TRUE);
  assert_waits (fixture, 1000);
}

static void
test_none_while_asked_by_hand (Fixture       *fixture,
                               gconstpointer  user_data)
{
  begin (fixture);
  fake_clock_advance (fixture->clock, 1500);
  callboard_refresh_schedule_begin (fixture->schedule);
  assert_rests (fixture);
  callboard_refresh_schedule_report (fixture->schedule, FALSE);
  assert_waits (fixture, 3000);
}

/* --- Pauses ----------------------------------------------------------------- */

typedef void (*PauseFunc) (Fixture  *fixture,
                           gboolean  paused);

static void
pause_by_looking_away (Fixture  *fixture,
                       gboolean  paused)
{
  callboard_refresh_schedule_set_watched (fixture->schedule, !paused);
  g_assert_true (callboard_refresh_schedule_get_watched (fixture->schedule) != paused);
}

static void
pause_by_network (Fixture  *fixture,
                  gboolean  paused)
{
  fake_network_set_available (fixture->network, !paused);
}

static void
test_pause_rests (Fixture       *fixture,
                  gconstpointer  user_data)
{
  PauseFunc set_paused = user_data;

  begin (fixture);
  set_paused (fixture, TRUE);
  assert_rests (fixture);
}

static void
test_overdue_after_a_pause (Fixture       *fixture,
                            gconstpointer  user_data)
{
  PauseFunc set_paused = user_data;

  begin (fixture);
  set_paused (fixture, TRUE);
  fake_clock_advance (fixture->clock, 2000);
  set_paused (fixture, FALSE);
  assert_waits (fixture, 0);
}

static void
test_rest_after_a_pause (Fixture       *fixture,
                         gconstpointer  user_data)
{
  PauseFunc set_paused = user_data;

  begin (fixture);
  fake_clock_advance (fixture->clock, 500);
  set_paused (fixture, TRUE);
  fake_clock_advance (fixture->clock, 700);
  set_paused (fixture, FALSE);
  assert_waits (fixture, 800);
}

/* What was asked before the pause is answered in it: the wait begins then. */
static void
test_answer_in_a_pause (Fixture       *fixture,
                        gconstpointer  user_data)
{
  PauseFunc set_paused = user_data;

  begin (fixture);
  assert_waits (fixture, 2000);
  set_paused (fixture, TRUE);
  callboard_refresh_schedule_report (fixture->schedule, TRUE);
  assert_rests (fixture);
  set_paused (fixture, FALSE);
  assert_waits (fixture, 0);
}

static void
test_both_pauses (Fixture       *fixture,
                  gconstpointer  user_data)
{
  begin (fixture);
  pause_by_looking_away (fixture, TRUE);
  pause_by_network (fixture, TRUE);
  pause_by_looking_away (fixture, FALSE);
  assert_rests (fixture);
  pause_by_network (fixture, FALSE);
  assert_waits (fixture, 0);
}

/* A server on this machine is there without any network. */
static void
test_without_network (void)
{
  FakeClock *clock = fake_clock_new ();
  CallboardRefreshSchedule *schedule = callboard_refresh_schedule_new (CALLBOARD_CLOCK (clock), NULL);

  callboard_refresh_schedule_set_active (schedule, TRUE);
  callboard_refresh_schedule_set_watched (schedule, TRUE);
  g_assert_cmpuint (fake_clock_get_n_timeouts (clock), ==, 1);

  g_assert_finalize_object (schedule);
  g_assert_cmpuint (fake_clock_get_n_timeouts (clock), ==, 0);
  g_assert_finalize_object (clock);
}

/* --- The end ---------------------------------------------------------------- */

static void
test_final_rests (Fixture       *fixture,
                  gconstpointer  user_data)
{
  begin (fixture);
  callboard_refresh_schedule_set_active (fixture->schedule, FALSE);
  g_assert_false (callboard_refresh_schedule_get_active (fixture->schedule));
  assert_rests (fixture);

  /* Neither looking at it nor asking by hand starts it again. */
  pause_by_looking_away (fixture, TRUE);
  pause_by_looking_away (fixture, FALSE);
  pause_by_network (fixture, TRUE);
  pause_by_network (fixture, FALSE);
  callboard_refresh_schedule_begin (fixture->schedule);
  callboard_refresh_schedule_report (fixture->schedule, TRUE);
  assert_rests (fixture);
}

static void
on_due_report_final (CallboardRefreshSchedule *schedule,
                     gpointer                  user_data)
{
  callboard_refresh_schedule_report (schedule, TRUE);
  callboard_refresh_schedule_set_active (schedule, FALSE);
}

static void
test_final_from_within (Fixture       *fixture,
                        gconstpointer  user_data)
{
  begin (fixture);
  g_signal_connect (fixture->schedule, "due", G_CALLBACK (on_due_report_final), NULL);
  assert_waits (fixture, 2000);
  assert_rests (fixture);
}

/* --- The setting ------------------------------------------------------------ */

static void
test_interval (Fixture       *fixture,
               gconstpointer  user_data)
{
  static const guint waits[] = { 10000, 15000, 22500, 30000, 30000 };
  guint interval;

  g_object_get (fixture->schedule, "interval", &interval, NULL);
  g_assert_cmpuint (interval, ==, 2000);
  g_object_set (fixture->schedule, "interval", 10000, NULL);
  begin (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      assert_waits (fixture, waits[i]);
      callboard_refresh_schedule_report (fixture->schedule, FALSE);
    }
}

static void
test_long_interval (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_object_set (fixture->schedule, "interval", 300000, NULL);
  begin (fixture);
  for (guint i = 0; i < 3; i++)
    {
      assert_waits (fixture, 300000);
      callboard_refresh_schedule_report (fixture->schedule, FALSE);
    }
}

static void
test_interval_changes_the_wait (Fixture       *fixture,
                                gconstpointer  user_data)
{
  guint interval;

  begin (fixture);
  fake_clock_advance (fixture->clock, 1000);
  g_object_set (fixture->schedule, "interval", 60000, NULL);
  g_object_get (fixture->schedule, "interval", &interval, NULL);
  g_assert_cmpuint (interval, ==, 60000);
  assert_waits (fixture, 59000);
  callboard_refresh_schedule_report (fixture->schedule, TRUE);

  /* Shorter than what has passed already. */
  fake_clock_advance (fixture->clock, 6000);
  g_object_set (fixture->schedule, "interval", 5000, NULL);
  assert_waits (fixture, 0);

  /* One that has been slowed down stays so. */
  for (guint i = 0; i < 20; i++)
    callboard_refresh_schedule_report (fixture->schedule, FALSE);
  g_object_set (fixture->schedule, "interval", 2000, NULL);
  assert_waits (fixture, 30000);
}

static void
add_pause_tests (const char *name,
                 PauseFunc   set_paused)
{
  static const struct
  {
    const char *name;
    void      (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "rests", test_pause_rests },
    { "overdue-at-once-afterwards", test_overdue_after_a_pause },
    { "only-the-rest-afterwards", test_rest_after_a_pause },
    { "answered-meanwhile", test_answer_in_a_pause },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/refresh-schedule/%s/%s", name, tests[i].name);

      g_test_add (path, Fixture, set_paused, set_up, tests[i].test, tear_down);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/refresh-schedule/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("pace/slows-down-while-nothing-changes", test_slows_down);
  ADD ("pace/picks-up-when-something-changes", test_picks_up);
  ADD ("pace/slows-down-while-it-fails", test_failures_slow_down);
  ADD ("pace/first-is-due-at-once", test_first_is_due_at_once);
  ADD ("pace/varies-by-a-tenth", test_jitter);
  ADD ("one-at-a-time/none-while-asking", test_none_while_asking);
  ADD ("one-at-a-time/none-while-asked-by-hand", test_none_while_asked_by_hand);
  add_pause_tests ("nobody-looks", pause_by_looking_away);
  add_pause_tests ("network-away", pause_by_network);
  ADD ("both-pauses-must-end", test_both_pauses);
  ADD ("final/rests", test_final_rests);
  ADD ("final/from-within", test_final_from_within);
  ADD ("interval/sets-the-pace", test_interval);
  ADD ("interval/may-be-longer-than-the-longest", test_long_interval);
  ADD ("interval/changes-the-wait-under-way", test_interval_changes_the_wait);
#undef ADD
  g_test_add_func ("/refresh-schedule/network-away/not-asked-on-this-machine", test_without_network);
  g_test_add_func ("/refresh-schedule/real-clock/chance", test_real_chance);
  g_test_add_func ("/refresh-schedule/real-clock/time", test_real_clock);

  return g_test_run ();
}
