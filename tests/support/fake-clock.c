/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A clock that a test advances. fake_clock_advance() calls all timeouts that expire, in
 * order, before it returns. Used by all tests of code with timeouts.
 */

#include "fake-clock.h"

/* The due time is in µs. */
typedef struct
{
  guint            id;
  gint64           due;
  GSourceOnceFunc  func;
  gpointer         user_data;
} Timeout;

struct _FakeClock
{
  GObject    parent_instance;

  GArray    *timeouts;
  gint64     time;
  GDateTime *start;
  double     random;
  guint      last_id;
  guint      max_skipped;
};

static void clock_iface_init (CallboardClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeClock, fake_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CALLBOARD_TYPE_CLOCK, clock_iface_init))

static gint64
get_monotonic_time (CallboardClock *clock)
{
  return FAKE_CLOCK (clock)->time;
}

static GDateTime *
dup_now (CallboardClock *clock)
{
  return g_date_time_add (FAKE_CLOCK (clock)->start, FAKE_CLOCK (clock)->time);
}

static double
get_random (CallboardClock *clock)
{
  return FAKE_CLOCK (clock)->random;
}

/* A timeout that is skipped, by its ID. */
typedef struct
{
  FakeClock *clock;
  guint      id;
} Skip;

static void
skip_free (gpointer data)
{
  Skip *skip = data;

  g_object_unref (skip->clock);
  g_free (skip);
}

static gboolean
on_skip (gpointer user_data)
{
  Skip *skip = user_data;
  FakeClock *self = skip->clock;

  for (guint i = 0; i < self->timeouts->len; i++)
    {
      Timeout timeout = g_array_index (self->timeouts, Timeout, i);

      if (timeout.id != skip->id)
        continue;

      g_array_remove_index (self->timeouts, i);
      self->time = MAX (self->time, timeout.due);
      timeout.func (timeout.user_data);
      break;
    }

  return G_SOURCE_REMOVE;
}

static guint
add_timeout (CallboardClock  *clock,
             guint            delay,
             GSourceOnceFunc  func,
             gpointer         user_data)
{
  FakeClock *self = FAKE_CLOCK (clock);
  Timeout timeout = { ++self->last_id, self->time + (gint64) delay * 1000, func, user_data };

  g_array_append_val (self->timeouts, timeout);
  if (self->max_skipped > 0 && delay <= self->max_skipped)
    {
      Skip *skip = g_new0 (Skip, 1);

      skip->clock = g_object_ref (self);
      skip->id = timeout.id;
      /* Before the next frame, since a spinner requests frames continuously. */
      g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_skip, skip, skip_free);
    }

  return timeout.id;
}

static void
remove_timeout (CallboardClock *clock,
                guint           id)
{
  FakeClock *self = FAKE_CLOCK (clock);

  for (guint i = 0; i < self->timeouts->len; i++)
    if (g_array_index (self->timeouts, Timeout, i).id == id)
      {
        g_array_remove_index (self->timeouts, i);
        return;
      }

  g_error ("There is no timeout %u", id);
}

static void
clock_iface_init (CallboardClockInterface *iface)
{
  iface->get_monotonic_time = get_monotonic_time;
  iface->dup_now = dup_now;
  iface->get_random = get_random;
  iface->add_timeout = add_timeout;
  iface->remove_timeout = remove_timeout;
}

static void
fake_clock_finalize (GObject *object)
{
  FakeClock *self = FAKE_CLOCK (object);

  /* All timeouts must have been removed. */
  g_assert_cmpuint (self->timeouts->len, ==, 0);
  g_clear_pointer (&self->timeouts, g_array_unref);
  g_clear_pointer (&self->start, g_date_time_unref);

  G_OBJECT_CLASS (fake_clock_parent_class)->finalize (object);
}

static void
fake_clock_class_init (FakeClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_clock_finalize;
}

static void
fake_clock_init (FakeClock *self)
{
  self->timeouts = g_array_new (FALSE, FALSE, sizeof (Timeout));
  self->start = g_date_time_new_utc (2026, 1, 5, 10, 0, 0);
  self->random = 0.5;
}

/**
 * fake_clock_new:
 *
 * Returns: (transfer full): a clock set to 2026-01-05 10:00 UTC
 */
FakeClock *
fake_clock_new (void)
{
  return g_object_new (FAKE_TYPE_CLOCK, NULL);
}

/**
 * fake_clock_set_random:
 * @self: a clock
 * @random: from 0 to 1
 *
 * Sets the random number to return.
 */
void
fake_clock_set_random (FakeClock *self,
                       double     random)
{
  self->random = random;
}

/**
 * fake_clock_set_now:
 * @self: a clock
 * @now: a time in ISO 8601 format
 *
 * Sets the wall clock time. Does not affect timeouts.
 */
void
fake_clock_set_now (FakeClock  *self,
                    const char *now)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (now, NULL);

  g_assert_nonnull (time);
  g_date_time_unref (self->start);
  self->start = g_date_time_add (time, -self->time);
}

/**
 * fake_clock_set_auto_advance:
 * @self: a clock
 * @max_delay: a duration in ms
 *
 * Makes timeouts of up to @max_delay expire as soon as the main loop has nothing to do but
 * draw, for tests that do not depend on the delays.
 */
void
fake_clock_set_auto_advance (FakeClock *self,
                             guint      max_delay)
{
  self->max_skipped = max_delay;
}

static guint
find_next (FakeClock *self)
{
  guint next = 0;

  for (guint i = 1; i < self->timeouts->len; i++)
    if (g_array_index (self->timeouts, Timeout, i).due < g_array_index (self->timeouts, Timeout, next).due)
      next = i;

  return next;
}

/**
 * fake_clock_advance:
 * @self: a clock
 * @milliseconds: a duration
 *
 * Advances the clock.
 */
void
fake_clock_advance (FakeClock *self,
                    guint      milliseconds)
{
  gint64 until = self->time + (gint64) milliseconds * 1000;

  while (self->timeouts->len > 0)
    {
      guint next = find_next (self);
      Timeout timeout = g_array_index (self->timeouts, Timeout, next);

      if (timeout.due > until)
        break;

      g_array_remove_index (self->timeouts, next);
      self->time = MAX (self->time, timeout.due);
      timeout.func (timeout.user_data);
    }

  self->time = until;
}

/**
 * fake_clock_get_n_timeouts:
 * @self: a clock
 *
 * Returns: the number of pending timeouts
 */
guint
fake_clock_get_n_timeouts (FakeClock *self)
{
  return self->timeouts->len;
}

/**
 * fake_clock_get_next:
 * @self: a clock
 *
 * Returns: the time until the next timeout in ms; -1 if there is none
 */
gint64
fake_clock_get_next (FakeClock *self)
{
  if (self->timeouts->len == 0)
    return -1;

  return (g_array_index (self->timeouts, Timeout, find_next (self)).due - self->time) / 1000;
}
