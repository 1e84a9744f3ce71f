/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The timing of automatic refreshes. Owned by a CallboardRun or a CallboardRunList, which
 * send the requests.
 */

#include "config.h"

#include "callboard-error.h"
#include "callboard-refresh-schedule.h"

/* The factor by which the interval grows after each unchanged response, and the longest
 * interval in ms. */
#define BACKOFF 1.5
#define MAX_INTERVAL 30000

/* The random share by which an interval is longer or shorter, so that objects that were
 * opened together do not send all of their requests together. */
#define JITTER 0.1

/**
 * CallboardRefreshSchedule:
 *
 * A timer with exponential backoff. Its owner sends a request when `due` is emitted and
 * reports the result, which starts the timer again. `active` is %TRUE while the data can
 * change, `watched` while it is visible. `interval` is the shortest interval in ms; the
 * longest one is 30 s, or `interval` if that is longer. There is no timeout while
 * `active` or `watched` is %FALSE; an overdue refresh is due as soon as that ends. While the
 * desktop says that there is no network, the longest interval applies: it may be wrong, and
 * only a request can tell.
 */
struct _CallboardRefreshSchedule
{
  GObject          parent_instance;

  CallboardClock  *clock;
  GNetworkMonitor *network_monitor;

  gboolean         active;
  gboolean         watched;
  guint            interval;

  gboolean         is_requesting;
  /* The time of the last report, in µs, the delay after it, in ms, and the random factor
   * of that delay. There is no delay before the first report. */
  gint64           reported_at;
  double           delay;
  double           jitter;
  /* The earliest time of the next refresh, in µs, independent of the delay. */
  gint64           blocked_until;
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
remove_timeout (CallboardRefreshSchedule *self)
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
  self->is_requesting = TRUE;
  g_signal_emit (self, signals[SIGNAL_DUE], 0);
}

static gboolean
has_network (CallboardRefreshSchedule *self)
{
  return self->network_monitor == NULL ||
         g_network_monitor_get_network_available (self->network_monitor);
}

static double
get_max_interval (CallboardRefreshSchedule *self)
{
  return MAX (MAX_INTERVAL, self->interval);
}

/* An overdue refresh is emitted from the main loop too, never from within a call. */
static void
callboard_refresh_schedule_update (CallboardRefreshSchedule *self)
{
  double delay = self->delay;
  gint64 remaining;

  remove_timeout (self);
  if (!self->active || !self->watched || self->is_requesting)
    return;

  if (!has_network (self))
    delay = get_max_interval (self);

  /* Rounded up: after an early timeout another one would be needed. */
  remaining = self->reported_at + (gint64) (delay * self->jitter * 1000.0);
  remaining = MAX (remaining, self->blocked_until);
  remaining -= callboard_clock_get_monotonic_time (self->clock);
  self->timeout_id =
    callboard_clock_add_timeout (self->clock, (guint) CLAMP ((remaining + 999) / 1000, 0, G_MAXINT),
                                 callboard_refresh_schedule_timeout_cb, self);
}

static void
set_delay (CallboardRefreshSchedule *self,
           double                    milliseconds)
{
  self->is_requesting = FALSE;
  self->blocked_until = 0;
  self->reported_at = callboard_clock_get_monotonic_time (self->clock);
  self->delay = CLAMP (milliseconds, self->interval, get_max_interval (self));
  self->jitter = 1.0 + JITTER * (2.0 * callboard_clock_get_random (self->clock) - 1.0);
  callboard_refresh_schedule_update (self);
}

/* Also changes the current interval. */
static void
set_interval (CallboardRefreshSchedule *self,
              guint                     interval)
{
  gboolean is_shortest;

  if (self->interval == interval)
    return;

  is_shortest = self->delay <= self->interval;
  self->interval = interval;
  if (self->delay > 0)
    self->delay = is_shortest ? interval : CLAMP (self->delay, interval, get_max_interval (self));
  callboard_refresh_schedule_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INTERVAL]);
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
    case PROP_INTERVAL:
      set_interval (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_refresh_schedule_dispose (GObject *object)
{
  CallboardRefreshSchedule *self = CALLBOARD_REFRESH_SCHEDULE (object);

  remove_timeout (self);
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
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_refresh_schedule_get_property;
  object_class->set_property = callboard_refresh_schedule_set_property;
  object_class->dispose = callboard_refresh_schedule_dispose;
  object_class->finalize = callboard_refresh_schedule_finalize;

  properties[PROP_ACTIVE] =
    g_param_spec_boolean ("active", NULL, NULL, FALSE, flags);
  properties[PROP_WATCHED] =
    g_param_spec_boolean ("watched", NULL, NULL, FALSE, flags);
  properties[PROP_INTERVAL] =
    g_param_spec_uint ("interval", NULL, NULL, 1, G_MAXINT, CALLBOARD_REFRESH_INTERVAL,
                       flags | G_PARAM_WRITABLE);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CallboardRefreshSchedule::due:
   * @self: a schedule
   *
   * Emitted when it is time to refresh. Not emitted again before
   * callboard_refresh_schedule_report() or callboard_refresh_schedule_report_failure().
   */
  signals[SIGNAL_DUE] =
    g_signal_new ("due", CALLBOARD_TYPE_REFRESH_SCHEDULE, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_refresh_schedule_init (CallboardRefreshSchedule *self)
{
  self->interval = CALLBOARD_REFRESH_INTERVAL;
  self->jitter = 1.0;
}

/**
 * callboard_refresh_schedule_new:
 * @clock: the clock for timeouts
 * @network_monitor: (nullable): a network monitor; %NULL for a server on this machine
 *
 * Returns: (transfer full): a schedule that is neither active nor watched
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
  self->reported_at = callboard_clock_get_monotonic_time (clock);
  if (network_monitor != NULL)
    {
      self->network_monitor = g_object_ref (network_monitor);
      g_signal_connect_object (network_monitor, "notify::network-available",
                               G_CALLBACK (callboard_refresh_schedule_update), self,
                               G_CONNECT_SWAPPED);
    }

  return self;
}

/**
 * callboard_refresh_schedule_get_clock:
 * @self: a schedule
 *
 * Returns: (transfer none): the clock for timeouts
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
 * Returns: whether the data can change
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
 * @active: whether the data can change
 *
 * Starts or ends refreshing.
 */
void
callboard_refresh_schedule_set_active (CallboardRefreshSchedule *self,
                                       gboolean                  active)
{
  g_return_if_fail (CALLBOARD_IS_REFRESH_SCHEDULE (self));

  if (self->active == !!active)
    return;

  self->active = !!active;
  callboard_refresh_schedule_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

/**
 * callboard_refresh_schedule_get_watched:
 * @self: a schedule
 *
 * Returns: whether the data is visible
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
 * @watched: whether the data is visible
 *
 * Resumes or pauses refreshing. An overdue refresh is due as soon as it is resumed.
 */
void
callboard_refresh_schedule_set_watched (CallboardRefreshSchedule *self,
                                        gboolean                  watched)
{
  g_return_if_fail (CALLBOARD_IS_REFRESH_SCHEDULE (self));

  if (self->watched == !!watched)
    return;

  self->watched = !!watched;
  callboard_refresh_schedule_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WATCHED]);
}

/**
 * callboard_refresh_schedule_begin:
 * @self: a schedule
 *
 * Notes that a request was sent before it was due. Nothing is due until its result is
 * reported.
 */
void
callboard_refresh_schedule_begin (CallboardRefreshSchedule *self)
{
  g_return_if_fail (CALLBOARD_IS_REFRESH_SCHEDULE (self));

  self->is_requesting = TRUE;
  callboard_refresh_schedule_update (self);
}

/**
 * callboard_refresh_schedule_report:
 * @self: a schedule
 * @changed: whether the response changed the data
 *
 * Reports a response. The next refresh is due after the shortest interval if the data has
 * changed, otherwise after a longer interval than the last.
 */
void
callboard_refresh_schedule_report (CallboardRefreshSchedule *self,
                                   gboolean                  changed)
{
  g_return_if_fail (CALLBOARD_IS_REFRESH_SCHEDULE (self));

  set_delay (self, changed ? 0 : self->delay * BACKOFF);
}

/**
 * callboard_refresh_schedule_report_failure:
 * @self: a schedule
 * @error: (nullable): the error of the request
 *
 * Reports a failed request. The next refresh is due after a longer interval than the
 * last, and not before the `Retry-After` of @error.
 */
void
callboard_refresh_schedule_report_failure (CallboardRefreshSchedule *self,
                                           const GError             *error)
{
  GDateTime *retry_at = error != NULL ? callboard_error_get_retry_at (error) : NULL;

  g_return_if_fail (CALLBOARD_IS_REFRESH_SCHEDULE (self));

  set_delay (self, self->delay * BACKOFF);
  if (retry_at != NULL)
    {
      g_autoptr(GDateTime) now = callboard_clock_dup_now (self->clock);

      self->blocked_until =
        callboard_clock_get_monotonic_time (self->clock) + g_date_time_difference (retry_at, now);
      callboard_refresh_schedule_update (self);
    }
}
