/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When to ask anew for something that changes: soon after it did, less and less
 * often while it does not, and not at all while nobody looks or there is no
 * network. Knows nothing of what is asked for. Owned by whatever is live, such
 * as a CallboardRun.
 */

#include "config.h"

#include "callboard-refresh-schedule.h"

/* Each time that nothing has changed the wait grows by this, up to so many ms. */
#define BACKOFF 1.5
#define LONGEST_INTERVAL 30000

/* The share by which a wait is longer or shorter by chance, so that what was
 * opened together does not ask together for ever. */
#define JITTER 0.1

/**
 * CallboardRefreshSchedule:
 *
 * The pace of refreshing. Its owner asks when `due` is emitted, and reports what
 * came of it; in between nothing is due. `active` says whether there is anything
 * to wait for, `watched` whether anybody looks, `interval` is the shortest wait
 * in ms. While one of the first two is not so, or the network is away, the main
 * loop is left alone; afterwards what is overdue is due at once.
 */
struct _CallboardRefreshSchedule
{
  GObject          parent_instance;

  CallboardClock  *clock;
  GNetworkMonitor *network_monitor;
  gulong           network_id;

  gboolean         active;
  gboolean         watched;
  guint            interval;

  /* Whether the owner is asking. */
  gboolean         is_asking;
  /* When the last answer came, in µs, and how long to wait from then on: ms, and
   * what chance makes of them. No wait before the first answer. */
  gint64           answered_at;
  double           wait;
  double           chance;
  /* When it may be due at the earliest, in µs, whatever the wait. */
  gint64           held_until;
  guint            timeout_id;
};

G_DEFINE_FINAL_TYPE (CallboardRefreshSchedule, callboard_refresh_schedule, G_TYPE_OBJECT)

enum
{
  PROP_ACTIVE = 1,
  PROP_WATCHED,
  PROP_INTERVAL,
  N_PROPS
};

enum
{
  SIGNAL_DUE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
stop (CallboardRefreshSchedule *self)
{
  if (self->timeout_id != 0)
    callboard_clock_remove_timeout (self->clock, self->timeout_id);
  self->timeout_id = 0;
}

static void
callboard_refresh_schedule_timeout_cb (gpointer user_data)
{
  CallboardRefreshSchedule *self = user_data;

  self->timeout_id = 0;
  self->is_asking = TRUE;
  g_signal_emit (self, signals[SIGNAL_DUE], 0);
}

static gboolean
has_network (CallboardRefreshSchedule *self)
{
  return self->network_monitor == NULL ||
         g_network_monitor_get_network_available (self->network_monitor);
}

/* What is overdue comes from the main loop too, never from within a call. */
static void
update (CallboardRefreshSchedule *self)
{
  gint64 rest;

  stop (self);
  if (!self->active || !self->watched || self->is_asking || !has_network (self))
    return;

  /* Rounded up: a timeout a moment early would come again. */
  rest = self->answered_at + (gint64) (self->wait * self->chance * 1000.0);
  rest = MAX (rest, self->held_until) - callboard_clock_get_monotonic_time (self->clock);
  self->timeout_id =
    callboard_clock_add_timeout (self->clock, (guint) CLAMP ((rest + 999) / 1000, 0, G_MAXINT), callboard_refresh_schedule_timeout_cb, self);
}

static double
get_longest (CallboardRefreshSchedule *self)
{
  return MAX (LONGEST_INTERVAL, self->interval);
}

static void
wait_for (CallboardRefreshSchedule *self,
          double                    milliseconds)
{
  self->is_asking = FALSE;
  self->held_until = 0;
  self->answered_at = callboard_clock_get_monotonic_time (self->clock);
  self->wait = CLAMP (milliseconds, self->interval, get_longest (self));
  self->chance = 1.0 + JITTER * (2.0 * callboard_clock_get_random (self->clock) - 1.0);
  update (self);
}

static void
callboard_refresh_schedule_get_property (GObject    *object,
                                         guint       property_id,
                                         GValue     *value,
                                         GParamSpec *pspec)
{
  CallboardRefreshSchedule *self = CALLBOARD_REFRESH_SCHEDULE (object);

  switch (property_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;
    case PROP_WATCHED:
      g_value_set_boolean (value, self->watched);
      break;
    case PROP_INTERVAL:
      g_value_set_uint (value, self->interval);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_refresh_schedule_set_property (GObject      *object,
                                         guint         property_id,
                                         const GValue *value,
                                         GParamSpec   *pspec)
{
  CallboardRefreshSchedule *self = CALLBOARD_REFRESH_SCHEDULE (object);

  switch (property_id)
    {
    case PROP_ACTIVE:
      callboard_refresh_schedule_set_active (self, g_value_get_boolean (value));
      break;
    case PROP_WATCHED:
      callboard_refresh_schedule_set_watched (self, g_value_get_boolean (value));
      break;
    case PROP_INTERVAL:
      callboard_refresh_schedule_set_interval (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_refresh_schedule_dispose (GObject *object)
{
  CallboardRefreshSchedule *self = CALLBOARD_REFRESH_SCHEDULE (object);

  stop (self);
  g_clear_signal_handler (&self->network_id, self->network_monitor);
  self->active = FALSE;

  G_OBJECT_CLASS (callboard_refresh_schedule_parent_class)->dispose (object);
}

static void
callboard_refresh_schedule_finalize (GObject *object)
{
  CallboardRefreshSchedule *self = CALLBOARD_REFRESH_SCHEDULE (object);

  g_clear_object (&self->network_monitor);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (callboard_refresh_schedule_parent_class)->finalize (object);
}

static void
callboard_refresh_schedule_class_init (CallboardRefreshScheduleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_refresh_schedule_get_property;
  object_class->set_property = callboard_refresh_schedule_set_property;
  object_class->dispose = callboard_refresh_schedule_dispose;
  object_class->finalize = callboard_refresh_schedule_finalize;

  properties[PROP_ACTIVE] =
    g_param_spec_boolean ("active", NULL, NULL, FALSE, flags);
  properties[PROP_WATCHED] =
    g_param_spec_boolean ("watched", NULL, NULL, FALSE, flags);
  properties[PROP_INTERVAL] =
    g_param_spec_uint ("interval", NULL, NULL, 1, G_MAXINT, CALLBOARD_REFRESH_INTERVAL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CallboardRefreshSchedule::due:
   * @self: a schedule
   *
   * It is time to ask. Not emitted again before
   * callboard_refresh_schedule_report() or
   * callboard_refresh_schedule_report_failure().
   */
  signals[SIGNAL_DUE] =
    g_signal_new ("due", CALLBOARD_TYPE_REFRESH_SCHEDULE, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_refresh_schedule_init (CallboardRefreshSchedule *self)
{
  self->interval = CALLBOARD_REFRESH_INTERVAL;
}

/**
 * callboard_refresh_schedule_new:
 * @clock: what to wait by
 * @network_monitor: (nullable): tells whether there is a network; %NULL for a
 *   server that needs none, being on this machine
 *
 * Returns: (transfer full): a schedule, neither active nor watched
 */
CallboardRefreshSchedule *
callboard_refresh_schedule_new (CallboardClock  *clock,
                                GNetworkMonitor *network_monitor)
{
  CallboardRefreshSchedule *self;

  g_return_val_if_fail (CALLBOARD_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (network_monitor == NULL || G_IS_NETWORK_MONITOR (network_monitor), NULL);

  self = g_object_new (CALLBOARD_TYPE_REFRESH_SCHEDULE, NULL);
  self->clock = g_object_ref (clock);
  self->answered_at = callboard_clock_get_monotonic_time (clock);
  if (network_monitor != NULL)
    {
      self->network_monitor = g_object_ref (network_monitor);
      self->network_id = g_signal_connect_swapped (network_monitor, "notify::network-available",
                                                   G_CALLBACK (update), self);
    }

  return self;
}

/**
 * callboard_refresh_schedule_get_clock:
 * @self: a schedule
 *
 * Returns: (transfer none): the clock it waits by
 */
CallboardClock *
callboard_refresh_schedule_get_clock (CallboardRefreshSchedule *self)
{
  g_return_val_if_fail (CALLBOARD_IS_REFRESH_SCHEDULE (self), NULL);

  return self->clock;
}

/**
 * callboard_refresh_schedule_get_active:
 * @self: a schedule
 *
 * Returns: whether there is anything to wait for
 */
gboolean
callboard_refresh_schedule_get_active (CallboardRefreshSchedule *self)
{
  g_return_val_if_fail (CALLBOARD_IS_REFRESH_SCHEDULE (self), FALSE);

  return self->active;
}

/**
 * callboard_refresh_schedule_set_active:
 * @self: a schedule
 * @active: whether there is anything to wait for
 *
 * What is final is not: nothing is due for it any more.
 */
void
callboard_refresh_schedule_set_active (CallboardRefreshSchedule *self,
                                       gboolean                  active)
{
  g_return_if_fail (CALLBOARD_IS_REFRESH_SCHEDULE (self));

  if (self->active == !!active)
    return;

  self->active = !!active;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

/**
 * callboard_refresh_schedule_get_watched:
 * @self: a schedule
 *
 * Returns: whether anybody looks
 */
gboolean
callboard_refresh_schedule_get_watched (CallboardRefreshSchedule *self)
{
  g_return_val_if_fail (CALLBOARD_IS_REFRESH_SCHEDULE (self), FALSE);

  return self->watched;
}

/**
 * callboard_refresh_schedule_set_watched:
 * @self: a schedule
 * @watched: whether anybody looks
 *
 * Nothing is due while nobody looks; what was missed is as soon as somebody
 * does.
 */
void
callboard_refresh_schedule_set_watched (CallboardRefreshSchedule *self,
                                        gboolean                  watched)
{
  g_return_if_fail (CALLBOARD_IS_REFRESH_SCHEDULE (self));

  if (self->watched == !!watched)
    return;

  self->watched = !!watched;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WATCHED]);
}

/**
 * callboard_refresh_schedule_get_interval:
 * @self: a schedule
 *
 * Returns: the shortest wait, in ms
 */
guint
callboard_refresh_schedule_get_interval (CallboardRefreshSchedule *self)
{
  g_return_val_if_fail (CALLBOARD_IS_REFRESH_SCHEDULE (self), 0);

  return self->interval;
}

/**
 * callboard_refresh_schedule_set_interval:
 * @self: a schedule
 * @interval: the shortest wait, in ms
 *
 * Takes effect at once, also for the wait under way. The longest wait is 30 s,
 * or @interval where that is longer.
 */
void
callboard_refresh_schedule_set_interval (CallboardRefreshSchedule *self,
                                         guint                     interval)
{
  gboolean is_shortest;

  g_return_if_fail (CALLBOARD_IS_REFRESH_SCHEDULE (self));
  g_return_if_fail (interval > 0 && interval <= G_MAXINT);

  if (self->interval == interval)
    return;

  is_shortest = self->wait <= self->interval;
  self->interval = interval;
  if (self->wait > 0)
    self->wait = is_shortest ? interval : CLAMP (self->wait, interval, get_longest (self));
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INTERVAL]);
}

/**
 * callboard_refresh_schedule_begin:
 * @self: a schedule
 *
 * Says that it is being asked without its having been due, as when somebody
 * wants to see it now. Nothing is due until it is reported what came of it.
 */
void
callboard_refresh_schedule_begin (CallboardRefreshSchedule *self)
{
  g_return_if_fail (CALLBOARD_IS_REFRESH_SCHEDULE (self));

  self->is_asking = TRUE;
  update (self);
}

/**
 * callboard_refresh_schedule_report:
 * @self: a schedule
 * @changed: whether the answer told anything new, as the first one does
 *
 * Says that there was an answer. What changed is asked for again after the
 * shortest wait, what did not after one longer than the last.
 */
void
callboard_refresh_schedule_report (CallboardRefreshSchedule *self,
                                   gboolean                  changed)
{
  g_return_if_fail (CALLBOARD_IS_REFRESH_SCHEDULE (self));

  wait_for (self, changed ? 0 : self->wait * BACKOFF);
}

/**
 * callboard_refresh_schedule_report_failure:
 * @self: a schedule
 *
 * Says that there was no answer, or none of use: it is asked again after a wait
 * longer than the last.
 */
void
callboard_refresh_schedule_report_failure (CallboardRefreshSchedule *self)
{
  g_return_if_fail (CALLBOARD_IS_REFRESH_SCHEDULE (self));

  wait_for (self, self->wait * BACKOFF);
}

/**
 * callboard_refresh_schedule_hold:
 * @self: a schedule
 * @until: a time of day
 *
 * Says that the server asks to be left alone until then: nothing is due before.
 * To be called after callboard_refresh_schedule_report_failure(); holds until the
 * next report.
 */
void
callboard_refresh_schedule_hold (CallboardRefreshSchedule *self,
                                 GDateTime                *until)
{
  g_autoptr(GDateTime) now = NULL;

  g_return_if_fail (CALLBOARD_IS_REFRESH_SCHEDULE (self));
  g_return_if_fail (until != NULL);

  now = callboard_clock_dup_now (self->clock);
  self->held_until = callboard_clock_get_monotonic_time (self->clock) + g_date_time_difference (until, now);
  update (self);
}
