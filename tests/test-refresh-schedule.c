/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The refresh interval with a fake clock: when it increases and resets, and when
 * nothing is scheduled.
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

/* Starts a visible, active run with its first response. */
static void
start (Fixture *fixture)
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

/* Asserts that no timeout is scheduled. */
static void
assert_idle (Fixture *fixture)
{
  guint n_due = fixture->n_due;

  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 0);
  fake_clock_advance (fixture->clock, 24 * 60 * 60 * 1000);
  g_assert_cmpuint (fixture->n_due, ==, n_due);
}

/* --- Interval ------------------------------------------------------------- */

static void
test_slower_while_nothing_changes (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  static const guint waits[] = { 2000, 3000, 4500, 6750, 10125, 15188, 22782, 30000, 30000 };

  start (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      assert_waits (fixture, waits[i]);
      callboard_refresh_schedule_report (fixture->schedule, FALSE);
    }
}

static void
test_resets (Fixture       *fixture,
             gconstpointer  user_data)
{
  start (fixture);
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
test_slower_while_failing (Fixture       *fixture,
                           gconstpointer  user_data)
{
  start (fixture);
  assert_waits (fixture, 2000);
  callboard_refresh_schedule_report_failure (fixture->schedule, NULL);
  assert_waits (fixture, 3000);
  callboard_refresh_schedule_report_failure (fixture->schedule, NULL);
  assert_waits (fixture, 4500);
}

static void
test_first_is_due_immediately (Fixture       *fixture,
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
  static const struct { double random; guint wait; } rows[] = {
    { 0.0, 1800 }, { 0.25, 1900 }, { 0.5, 2000 }, { 0.75, 2100 }, { 1.0, 2200 },
  };

  start (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      fake_clock_set_random (fixture->clock, rows[i].random);
      callboard_refresh_schedule_report (fixture->schedule, TRUE);
      assert_waits (fixture, rows[i].wait);
    }

  /* The random factor does not accumulate. */
  for (guint i = 0; i < 20; i++)
    callboard_refresh_schedule_report (fixture->schedule, FALSE);
  assert_waits (fixture, 33000);
}

/* With the real clock, delays are random within the bounds. */
static void
test_real_random (void)
{
  CallboardClock *clock = callboard_clock_get_default ();
  double minimum = 1;
  double maximum = 0;

  for (guint i = 0; i < 1000; i++)
    {
      double random = callboard_clock_get_random (clock);

      minimum = MIN (minimum, random);
      maximum = MAX (maximum, random);
    }
  g_assert_cmpfloat (minimum, >=, 0);
  g_assert_cmpfloat (maximum, <, 1);
  g_assert_cmpfloat (maximum - minimum, >, 0.5);
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

  /* A pending timeout does not keep the schedule alive. */
  callboard_refresh_schedule_report (schedule, TRUE);
  g_assert_finalize_object (schedule);
}

/* --- Concurrent requests -------------------------------------------------- */

static void
test_none_during_request (Fixture       *fixture,
                          gconstpointer  user_data)
{
  start (fixture);
  assert_waits (fixture, 2000);
  assert_idle (fixture);

  /* Other changes do not schedule a refresh either. */
  callboard_refresh_schedule_set_watched (fixture->schedule, FALSE);
  callboard_refresh_schedule_set_watched (fixture->schedule, TRUE);
  fake_network_set_available (fixture->network, FALSE);
  fake_network_set_available (fixture->network, TRUE);
  callboard_refresh_schedule_set_active (fixture->schedule, FALSE);
  callboard_refresh_schedule_set_active (fixture->schedule, TRUE);
  g_object_set (fixture->schedule, "interval", 1000, NULL);
  assert_idle (fixture);
  g_assert_cmpuint (fixture->n_due, ==, 1);

  callboard_refresh_schedule_report (fixture->schedule, TRUE);
  assert_waits (fixture, 1000);
}

static void
test_none_during_manual_request (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  start (fixture);
  fake_clock_advance (fixture->clock, 1500);
  callboard_refresh_schedule_begin (fixture->schedule);
  assert_idle (fixture);
  callboard_refresh_schedule_report (fixture->schedule, FALSE);
  assert_waits (fixture, 3000);
}

/* --- Pauses --------------------------------------------------------------- */

typedef void (*PauseFunc) (Fixture  *fixture,
                           gboolean  paused);

static void
pause_by_hiding (Fixture  *fixture,
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

/* While it says that there is no network, it may be wrong: then a request is tried, but
 * seldom. */
static void
assert_paused (Fixture   *fixture,
               PauseFunc  set_paused)
{
  if (set_paused == pause_by_network)
    assert_waits (fixture, 30000);
  else
    assert_idle (fixture);
}

static void
test_paused (Fixture       *fixture,
             gconstpointer  user_data)
{
  PauseFunc set_paused = user_data;

  start (fixture);
  set_paused (fixture, TRUE);
  assert_paused (fixture, set_paused);
}

static void
test_overdue_after_pause (Fixture       *fixture,
                          gconstpointer  user_data)
{
  PauseFunc set_paused = user_data;

  start (fixture);
  set_paused (fixture, TRUE);
  fake_clock_advance (fixture->clock, 2000);
  set_paused (fixture, FALSE);
  assert_waits (fixture, 0);
}

static void
test_remaining_after_pause (Fixture       *fixture,
                            gconstpointer  user_data)
{
  PauseFunc set_paused = user_data;

  start (fixture);
  fake_clock_advance (fixture->clock, 500);
  set_paused (fixture, TRUE);
  fake_clock_advance (fixture->clock, 700);
  set_paused (fixture, FALSE);
  assert_waits (fixture, 800);
}

/* A request sent before the pause can finish during it; the interval starts then. */
static void
test_response_during_pause (Fixture       *fixture,
                            gconstpointer  user_data)
{
  PauseFunc set_paused = user_data;

  start (fixture);
  assert_waits (fixture, 2000);
  set_paused (fixture, TRUE);
  callboard_refresh_schedule_report (fixture->schedule, TRUE);
  fake_clock_advance (fixture->clock, 20000);
  g_assert_cmpuint (fixture->n_due, ==, 1);
  set_paused (fixture, FALSE);
  assert_waits (fixture, 0);
}

/* The desktop says that there is no network, but the server answers: the run goes on, and
 * faster when the desktop has changed its mind. */
static void
test_network_is_misjudged (Fixture       *fixture,
                           gconstpointer  user_data)
{
  start (fixture);
  pause_by_network (fixture, TRUE);
  assert_waits (fixture, 30000);
  callboard_refresh_schedule_report (fixture->schedule, TRUE);
  assert_waits (fixture, 30000);
  callboard_refresh_schedule_report (fixture->schedule, FALSE);
  fake_clock_advance (fixture->clock, 1000);
  pause_by_network (fixture, FALSE);
  assert_waits (fixture, 2000);
}

/* The setting can be longer than that. */
static void
test_long_interval_offline (Fixture       *fixture,
                            gconstpointer  user_data)
{
  g_object_set (fixture->schedule, "interval", 120000, NULL);
  start (fixture);
  pause_by_network (fixture, TRUE);
  assert_waits (fixture, 120000);
}

static void
test_both_pauses (Fixture       *fixture,
                  gconstpointer  user_data)
{
  start (fixture);
  pause_by_hiding (fixture, TRUE);
  pause_by_network (fixture, TRUE);
  fake_clock_advance (fixture->clock, 2000);
  pause_by_hiding (fixture, FALSE);
  g_assert_cmpint (fake_clock_get_next (fixture->clock), ==, 28000);
  pause_by_network (fixture, FALSE);
  assert_waits (fixture, 0);
}

/* A server on this computer needs no network. */
static void
test_local_server (void)
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

/* --- Final runs ----------------------------------------------------------- */

static void
test_final (Fixture       *fixture,
            gconstpointer  user_data)
{
  start (fixture);
  callboard_refresh_schedule_set_active (fixture->schedule, FALSE);
  g_assert_false (callboard_refresh_schedule_get_active (fixture->schedule));
  assert_idle (fixture);

  /* Neither becoming visible nor a manual refresh schedules one again. */
  pause_by_hiding (fixture, TRUE);
  pause_by_hiding (fixture, FALSE);
  pause_by_network (fixture, TRUE);
  pause_by_network (fixture, FALSE);
  callboard_refresh_schedule_begin (fixture->schedule);
  callboard_refresh_schedule_report (fixture->schedule, TRUE);
  assert_idle (fixture);
}

static void
on_due_report_final (CallboardRefreshSchedule *schedule,
                     gpointer                  user_data)
{
  callboard_refresh_schedule_report (schedule, TRUE);
  callboard_refresh_schedule_set_active (schedule, FALSE);
}

static void
test_final_in_callback (Fixture       *fixture,
                        gconstpointer  user_data)
{
  start (fixture);
  g_signal_connect (fixture->schedule, "due", G_CALLBACK (on_due_report_final), NULL);
  assert_waits (fixture, 2000);
  assert_idle (fixture);
}

/* --- Interval setting ----------------------------------------------------- */

static void
test_interval (Fixture       *fixture,
               gconstpointer  user_data)
{
  static const guint waits[] = { 10000, 15000, 22500, 30000, 30000 };
  guint interval;

  g_object_get (fixture->schedule, "interval", &interval, NULL);
  g_assert_cmpuint (interval, ==, 2000);
  g_object_set (fixture->schedule, "interval", 10000, NULL);
  start (fixture);
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
  start (fixture);
  for (guint i = 0; i < 3; i++)
    {
      assert_waits (fixture, 300000);
      callboard_refresh_schedule_report (fixture->schedule, FALSE);
    }
}

static void
test_interval_changes_pending (Fixture       *fixture,
                               gconstpointer  user_data)
{
  guint interval;

  start (fixture);
  fake_clock_advance (fixture->clock, 1000);
  g_object_set (fixture->schedule, "interval", 60000, NULL);
  g_object_get (fixture->schedule, "interval", &interval, NULL);
  g_assert_cmpuint (interval, ==, 60000);
  assert_waits (fixture, 59000);
  callboard_refresh_schedule_report (fixture->schedule, TRUE);

  /* Shorter than the time that has already passed. */
  fake_clock_advance (fixture->clock, 6000);
  g_object_set (fixture->schedule, "interval", 5000, NULL);
  assert_waits (fixture, 0);

  /* An increased interval is not shortened. */
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
    { "paused", test_paused },
    { "overdue-is-due-immediately", test_overdue_after_pause },
    { "remaining-time-afterwards", test_remaining_after_pause },
    { "response-during-pause", test_response_during_pause },
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
  ADD ("pace/slower-while-nothing-changes", test_slower_while_nothing_changes);
  ADD ("pace/resets-on-change", test_resets);
  ADD ("pace/slower-while-failing", test_slower_while_failing);
  ADD ("pace/first-is-due-immediately", test_first_is_due_immediately);
  ADD ("pace/varies-by-a-tenth", test_jitter);
  ADD ("one-at-a-time/none-during-request", test_none_during_request);
  ADD ("one-at-a-time/none-during-manual-request", test_none_during_manual_request);
  add_pause_tests ("hidden", pause_by_hiding);
  add_pause_tests ("offline", pause_by_network);
  ADD ("both-pauses-must-end", test_both_pauses);
  ADD ("offline/network-is-misjudged", test_network_is_misjudged);
  ADD ("offline/long-interval", test_long_interval_offline);
  ADD ("final/idle", test_final);
  ADD ("final/in-callback", test_final_in_callback);
  ADD ("interval/setting", test_interval);
  ADD ("interval/longer-than-maximum", test_long_interval);
  ADD ("interval/changes-pending", test_interval_changes_pending);
#undef ADD
  g_test_add_func ("/refresh-schedule/offline/local-server", test_local_server);
  g_test_add_func ("/refresh-schedule/real-clock/random", test_real_random);
  g_test_add_func ("/refresh-schedule/real-clock/time", test_real_clock);

  return g_test_run ();
}
