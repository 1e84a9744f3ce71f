/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether data may be fetched that nobody opened: the preference, power saving and the limit
 * of a day. One for all accounts, owned by the application, used by CallboardVerdictFetcher.
 */

#include "config.h"

#include "callboard-fetch-policy.h"

#define KEY_ENABLED "fetch-results"
/* The day of the count, such as "2026-09-01", and the bytes. */
#define KEY_FETCHED "fetched-results"

/**
 * CallboardFetchPolicy:
 *
 * A limit for fetching in the background. `enabled` is the preference. `allowed` is %TRUE
 * while it is set, the computer does not save power, and less than
 * %CALLBOARD_FETCH_POLICY_DAILY_LIMIT was fetched on this day.
 */
struct _CallboardFetchPolicy
{
  GObject               parent_instance;

  CallboardClock       *clock;
  /* NULL if nothing is remembered. */
  GSettings            *settings;
  /* NULL until it is known. */
  GPowerProfileMonitor *power_monitor;
  GCancellable         *cancellable;
  gboolean              is_started;
  gboolean              enabled;
  gboolean              allowed;
  char                 *day;
  guint64               n_bytes;
  guint                 timeout_id;
};

G_DEFINE_FINAL_TYPE (CallboardFetchPolicy, callboard_fetch_policy, G_TYPE_OBJECT)

enum
{
  PROP_ENABLED = 1,
  PROP_ALLOWED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- The limit of a day ------------------------------------------------------ */

static void
start_day (CallboardFetchPolicy *self)
{
  g_autoptr(GDateTime) now = callboard_clock_dup_now (self->clock);
  g_autoptr(GDateTime) local = g_date_time_to_local (now);
  g_autofree char *day = g_date_time_format (local, "%Y-%m-%d");

  if (g_set_str (&self->day, day))
    self->n_bytes = 0;
}

static void
load_day (CallboardFetchPolicy *self)
{
  g_autoptr(GVariant) value = g_settings_get_value (self->settings, KEY_FETCHED);

  g_clear_pointer (&self->day, g_free);
  g_variant_get (value, "(st)", &self->day, &self->n_bytes);
  self->n_bytes = MIN (self->n_bytes, CALLBOARD_FETCH_POLICY_DAILY_LIMIT);
}

static void callboard_fetch_policy_update (CallboardFetchPolicy *self);

static void
callboard_fetch_policy_timeout_cb (gpointer user_data)
{
  CallboardFetchPolicy *self = user_data;

  self->timeout_id = 0;
  callboard_fetch_policy_update (self);
}

static void
remove_timeout (CallboardFetchPolicy *self)
{
  if (self->timeout_id != 0)
    callboard_clock_remove_timeout (self->clock, self->timeout_id);
  self->timeout_id = 0;
}

/* The limit is looked at every hour until a new day has begun. */
static void
wait_for_next_day (CallboardFetchPolicy *self)
{
  if (self->timeout_id == 0)
    self->timeout_id = callboard_clock_add_timeout (self->clock, 60 * 60 * 1000,
                                                    callboard_fetch_policy_timeout_cb, self);
}

/* --- The object -------------------------------------------------------------- */

static void
callboard_fetch_policy_update (CallboardFetchPolicy *self)
{
  gboolean is_full = callboard_fetch_policy_get_remaining (self) == 0;
  gboolean allowed = self->enabled && !is_full && self->power_monitor != NULL &&
                     !g_power_profile_monitor_get_power_saver_enabled (self->power_monitor);

  if (is_full)
    wait_for_next_day (self);
  else
    remove_timeout (self);
  if (self->allowed == allowed)
    return;

  self->allowed = allowed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALLOWED]);
}

static void
callboard_fetch_policy_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  CallboardFetchPolicy *self = CALLBOARD_FETCH_POLICY (object);

  switch (property_id)
    {
    case PROP_ENABLED:
      g_value_set_boolean (value, self->enabled);
      break;
    case PROP_ALLOWED:
      g_value_set_boolean (value, self->allowed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_fetch_policy_set_property (GObject      *object,
                                     guint         property_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  CallboardFetchPolicy *self = CALLBOARD_FETCH_POLICY (object);

  switch (property_id)
    {
    case PROP_ENABLED:
      if (self->enabled == g_value_get_boolean (value))
        break;
      self->enabled = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      if (self->clock != NULL)
        callboard_fetch_policy_update (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_fetch_policy_dispose (GObject *object)
{
  CallboardFetchPolicy *self = CALLBOARD_FETCH_POLICY (object);

  g_cancellable_cancel (self->cancellable);
  if (self->clock != NULL)
    remove_timeout (self);

  G_OBJECT_CLASS (callboard_fetch_policy_parent_class)->dispose (object);
}

static void
callboard_fetch_policy_finalize (GObject *object)
{
  CallboardFetchPolicy *self = CALLBOARD_FETCH_POLICY (object);

  g_clear_object (&self->clock);
  g_clear_object (&self->settings);
  g_clear_object (&self->power_monitor);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->day, g_free);

  G_OBJECT_CLASS (callboard_fetch_policy_parent_class)->finalize (object);
}

static void
callboard_fetch_policy_class_init (CallboardFetchPolicyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_fetch_policy_get_property;
  object_class->set_property = callboard_fetch_policy_set_property;
  object_class->dispose = callboard_fetch_policy_dispose;
  object_class->finalize = callboard_fetch_policy_finalize;

  properties[PROP_ENABLED] =
    g_param_spec_boolean ("enabled", NULL, NULL, TRUE, flags | G_PARAM_WRITABLE);
  properties[PROP_ALLOWED] =
    g_param_spec_boolean ("allowed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_fetch_policy_init (CallboardFetchPolicy *self)
{
  self->cancellable = g_cancellable_new ();
  self->enabled = TRUE;
}

/**
 * callboard_fetch_policy_new:
 * @clock: the clock that tells the day
 * @settings: (nullable): the settings of Callboard, which have the preference and remember
 *   what was fetched on this day
 *
 * Returns: (transfer full): a policy, which allows nothing before callboard_fetch_policy_start()
 */
CallboardFetchPolicy *
callboard_fetch_policy_new (CallboardClock *clock,
                            GSettings      *settings)
{
  CallboardFetchPolicy *self;

  g_return_val_if_fail (CALLBOARD_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), NULL);

  self = g_object_new (CALLBOARD_TYPE_FETCH_POLICY, NULL);
  self->clock = g_object_ref (clock);
  if (settings != NULL)
    {
      self->settings = g_object_ref (settings);
      load_day (self);
      g_settings_bind (settings, KEY_ENABLED, self, "enabled", G_SETTINGS_BIND_GET);
    }

  return self;
}

/* The monitor of a sandbox is created with a call that waits for its portal. */
static void
callboard_fetch_policy_find_power_monitor_in_thread (GTask        *task,
                                                     gpointer      source_object,
                                                     gpointer      task_data,
                                                     GCancellable *cancellable)
{
  g_task_return_pointer (task, g_power_profile_monitor_dup_default (), g_object_unref);
}

static void
callboard_fetch_policy_power_monitor_found_cb (GObject      *source,
                                               GAsyncResult *result,
                                               gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPowerProfileMonitor) power_monitor = g_task_propagate_pointer (G_TASK (result), &error);

  /* Canceled by dispose(): self is freed. */
  if (power_monitor != NULL)
    callboard_fetch_policy_set_power_monitor (user_data, power_monitor);
}

/**
 * callboard_fetch_policy_start:
 * @self: a policy
 *
 * Finds out whether the computer saves power, once. Called when there is something to fetch.
 */
void
callboard_fetch_policy_start (CallboardFetchPolicy *self)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (CALLBOARD_IS_FETCH_POLICY (self));

  if (self->is_started || !self->enabled)
    return;

  self->is_started = TRUE;
  task = g_task_new (NULL, self->cancellable, callboard_fetch_policy_power_monitor_found_cb, self);
  g_task_set_source_tag (task, callboard_fetch_policy_start);
  g_task_run_in_thread (task, callboard_fetch_policy_find_power_monitor_in_thread);
}

/**
 * callboard_fetch_policy_set_power_monitor:
 * @self: a policy
 * @power_monitor: tells whether the computer saves power
 *
 * Sets the monitor that callboard_fetch_policy_start() would find.
 */
void
callboard_fetch_policy_set_power_monitor (CallboardFetchPolicy *self,
                                          GPowerProfileMonitor *power_monitor)
{
  g_return_if_fail (CALLBOARD_IS_FETCH_POLICY (self));
  g_return_if_fail (G_IS_POWER_PROFILE_MONITOR (power_monitor));
  g_return_if_fail (self->power_monitor == NULL);

  self->is_started = TRUE;
  self->power_monitor = g_object_ref (power_monitor);
  g_signal_connect_object (power_monitor, "notify::power-saver-enabled",
                           G_CALLBACK (callboard_fetch_policy_update), self, G_CONNECT_SWAPPED);
  callboard_fetch_policy_update (self);
}

/**
 * callboard_fetch_policy_get_allowed:
 * @self: a policy
 *
 * Returns: whether data may be fetched in the background now
 */
gboolean
callboard_fetch_policy_get_allowed (CallboardFetchPolicy *self)
{
  g_return_val_if_fail (CALLBOARD_IS_FETCH_POLICY (self), FALSE);

  return self->allowed;
}

/**
 * callboard_fetch_policy_get_remaining:
 * @self: a policy
 *
 * Returns: the number of bytes that may still be fetched on this day
 */
guint64
callboard_fetch_policy_get_remaining (CallboardFetchPolicy *self)
{
  g_return_val_if_fail (CALLBOARD_IS_FETCH_POLICY (self), 0);

  start_day (self);

  return CALLBOARD_FETCH_POLICY_DAILY_LIMIT - MIN (self->n_bytes, CALLBOARD_FETCH_POLICY_DAILY_LIMIT);
}

/**
 * callboard_fetch_policy_spend:
 * @self: a policy
 * @n_bytes: the size of a response
 *
 * Counts what was fetched on this day, also across restarts.
 */
void
callboard_fetch_policy_spend (CallboardFetchPolicy *self,
                              guint64               n_bytes)
{
  g_return_if_fail (CALLBOARD_IS_FETCH_POLICY (self));

  if (n_bytes == 0)
    return;

  start_day (self);
  self->n_bytes += MIN (n_bytes, CALLBOARD_FETCH_POLICY_DAILY_LIMIT);
  if (self->settings != NULL)
    g_settings_set (self->settings, KEY_FETCHED, "(st)", self->day, self->n_bytes);
  callboard_fetch_policy_update (self);
}
