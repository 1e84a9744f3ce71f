/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A signed-in account: its client, its history and its live objects. The interface
 * reaches the network only through a session.
 */

#include "config.h"

#include "callboard-base-url.h"
#include "callboard-history.h"
#include "callboard-live-object-private.h"
#include "callboard-run-results.h"
#include "callboard-session-private.h"

/* In seconds. The setting has the same range. */
#define MAX_REFRESH_INTERVAL 300

/* The time after which idle connections are closed if nothing refreshes, in ms. */
#define IDLE_TIMEOUT 3000

G_DEFINE_FINAL_TYPE (CallboardSession, callboard_session, G_TYPE_OBJECT)

enum
{
  PROP_TITLE = 1,
  PROP_REFRESH_INTERVAL,
  PROP_RESULTS_LIMIT,
  PROP_LOCKED,
  PROP_IDENTITY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
callboard_session_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CallboardSession *self = CALLBOARD_SESSION (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, callboard_session_get_title (self));
      break;
    case PROP_REFRESH_INTERVAL:
      g_value_set_uint (value, self->refresh_interval);
      break;
    case PROP_RESULTS_LIMIT:
      g_value_set_uint (value, self->results_limit);
      break;
    case PROP_LOCKED:
      g_value_set_boolean (value, self->locked);
      break;
    case PROP_IDENTITY:
      g_value_set_object (value, self->identity);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_session_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CallboardSession *self = CALLBOARD_SESSION (object);

  switch (property_id)
    {
    case PROP_REFRESH_INTERVAL:
      if (self->refresh_interval != g_value_get_uint (value))
        {
          self->refresh_interval = g_value_get_uint (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_RESULTS_LIMIT:
      if (self->results_limit != g_value_get_uint (value))
        {
          self->results_limit = g_value_get_uint (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_session_notify_title (CallboardSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/* --- Idle connections ------------------------------------------------------- */

static gboolean
has_active_schedule (CallboardSession *self)
{
  for (guint i = 0; i < self->schedules->len; i++)
    {
      g_autoptr(CallboardRefreshSchedule) schedule =
        g_weak_ref_get (g_ptr_array_index (self->schedules, i));

      if (schedule != NULL && callboard_refresh_schedule_get_active (schedule) &&
          callboard_refresh_schedule_get_watched (schedule))
        return TRUE;
    }

  return FALSE;
}

static void
callboard_session_idle_timeout_cb (gpointer user_data)
{
  CallboardSession *self = user_data;

  self->idle_timeout_id = 0;
  callboard_client_close_idle_connections (self->client);
}

static void
remove_idle_timeout (CallboardSession *self)
{
  if (self->idle_timeout_id != 0)
    callboard_clock_remove_timeout (self->clock, self->idle_timeout_id);
  self->idle_timeout_id = 0;
}

/* Closes connections before the server does, which would wake up the idle process. */
static void
callboard_session_update_idle_timeout (CallboardSession *self)
{
  remove_idle_timeout (self);
  if (!callboard_client_get_busy (self->client) && !has_active_schedule (self))
    self->idle_timeout_id = callboard_clock_add_timeout (self->clock, IDLE_TIMEOUT,
                                                         callboard_session_idle_timeout_cb, self);
}

static void
add_schedule (CallboardSession         *self,
              CallboardRefreshSchedule *schedule)
{
  GWeakRef *weak_ref = g_new0 (GWeakRef, 1);

  for (guint i = self->schedules->len; i > 0; i--)
    {
      g_autoptr(GObject) object = g_weak_ref_get (g_ptr_array_index (self->schedules, i - 1));

      if (object == NULL)
        g_ptr_array_remove_index_fast (self->schedules, i - 1);
    }

  g_weak_ref_init (weak_ref, schedule);
  g_ptr_array_add (self->schedules, weak_ref);
  g_signal_connect_object (schedule, "notify::active",
                           G_CALLBACK (callboard_session_update_idle_timeout), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (schedule, "notify::watched",
                           G_CALLBACK (callboard_session_update_idle_timeout), self,
                           G_CONNECT_SWAPPED);
}

/* --- The object ------------------------------------------------------------- */

static void
callboard_session_finalize (GObject *object)
{
  CallboardSession *self = CALLBOARD_SESSION (object);

  remove_idle_timeout (self);
  callboard_session_stop_fetching (self);
  g_clear_object (&self->verdict_fetcher);
  g_clear_pointer (&self->schedules, g_ptr_array_unref);
  g_clear_pointer (&self->runs, g_hash_table_unref);
  g_clear_pointer (&self->results, g_hash_table_unref);
  g_clear_pointer (&self->calls, g_hash_table_unref);
  g_clear_pointer (&self->recordings, g_hash_table_unref);
  g_clear_pointer (&self->simulations, g_hash_table_unref);
  g_clear_object (&self->downloader);
  g_clear_object (&self->metric_definitions);
  g_clear_object (&self->client);
  g_clear_object (&self->clock);
  g_clear_object (&self->network_monitor);
  g_clear_object (&self->account);
  g_clear_object (&self->identity);
  g_clear_object (&self->project);
  g_clear_object (&self->history);
  g_clear_object (&self->account_history);

  G_OBJECT_CLASS (callboard_session_parent_class)->finalize (object);
}

static void
callboard_session_class_init (CallboardSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = callboard_session_get_property;
  object_class->set_property = callboard_session_set_property;
  object_class->finalize = callboard_session_finalize;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_REFRESH_INTERVAL] =
    g_param_spec_uint ("refresh-interval", NULL, NULL, 1, MAX_REFRESH_INTERVAL,
                       CALLBOARD_REFRESH_INTERVAL / 1000,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_RESULTS_LIMIT] =
    g_param_spec_uint ("results-limit", NULL, NULL, 0, CALLBOARD_RUN_RESULTS_MAX_LIMIT,
                       CALLBOARD_RUN_RESULTS_LIMIT,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOCKED] =
    g_param_spec_boolean ("locked", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_IDENTITY] =
    g_param_spec_object ("identity", NULL, NULL, CALLBOARD_TYPE_IDENTITY,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_session_init (CallboardSession *self)
{
  self->runs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, weak_ref_free);
  self->results = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, weak_ref_free);
  self->calls = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, weak_ref_free);
  self->recordings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, weak_ref_free);
  self->simulations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, weak_ref_free);
  self->schedules = g_ptr_array_new_with_free_func (weak_ref_free);
  self->refresh_interval = CALLBOARD_REFRESH_INTERVAL / 1000;
  self->results_limit = CALLBOARD_RUN_RESULTS_LIMIT;
}

/**
 * callboard_session_new_full:
 * @account: an account; without its token, the session is locked
 * @clock: the clock for timeouts
 * @network_monitor: a network monitor; not used if the server is on this machine
 * @error: return location for an error
 *
 * Sets the errors of callboard_client_new() and callboard_client_set_ca_file().
 *
 * Returns: (transfer full) (nullable): a session, which has sent no request
 */
CallboardSession *
callboard_session_new_full (CallboardAccount  *account,
                            CallboardClock    *clock,
                            GNetworkMonitor   *network_monitor,
                            GError           **error)
{
  g_autoptr(CallboardClient) client = NULL;
  CallboardSession *self;

  g_return_val_if_fail (CALLBOARD_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (CALLBOARD_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (G_IS_NETWORK_MONITOR (network_monitor), NULL);

  client = callboard_client_new (callboard_account_get_base_url (account),
                                      callboard_account_get_token (account), clock, error);
  if (client == NULL ||
      (callboard_account_get_ca_file (account) != NULL &&
       !callboard_client_set_ca_file (client, callboard_account_get_ca_file (account), error)))
    return NULL;

  self = g_object_new (CALLBOARD_TYPE_SESSION, NULL);
  self->account = g_object_ref (account);
  self->locked = callboard_account_get_token (account) == NULL;
  callboard_client_set_project_id (client, callboard_account_get_project_id (account));
  self->client = g_steal_pointer (&client);
  g_signal_connect_object (self->client, "notify::busy",
                           G_CALLBACK (callboard_session_update_idle_timeout), self,
                           G_CONNECT_SWAPPED);
  self->clock = g_object_ref (clock);
  self->downloader = callboard_downloader_new_in_cache (clock);
  if (!callboard_base_url_is_loopback (callboard_account_get_base_url (account)))
    self->network_monitor = g_object_ref (network_monitor);
  g_signal_connect_object (account, "notify::title", G_CALLBACK (callboard_session_notify_title),
                           self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * callboard_session_new:
 * @account: an account
 * @error: return location for an error
 *
 * Creates a session with the clock and the network monitor of this machine. Sets the
 * errors of callboard_client_new().
 *
 * Returns: (transfer full) (nullable): a session, which has sent no request
 */
CallboardSession *
callboard_session_new (CallboardAccount  *account,
                       GError           **error)
{
  return callboard_session_new_full (account, callboard_clock_get_default (),
                                     g_network_monitor_get_default (), error);
}

/**
 * callboard_session_get_locked:
 * @self: a session
 *
 * Returns: whether the token is in a locked keyring
 */
gboolean
callboard_session_get_locked (CallboardSession *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SESSION (self), FALSE);

  return self->locked;
}

static void
refresh_runs (CallboardSession *self)
{
  GHashTableIter iter;
  gpointer weak_ref;

  g_hash_table_iter_init (&iter, self->runs);
  while (g_hash_table_iter_next (&iter, NULL, &weak_ref))
    {
      g_autoptr(CallboardRun) run = g_weak_ref_get (weak_ref);

      if (run != NULL && callboard_live_object_get_error (run) != NULL)
        callboard_run_refresh (run);
    }
}

static void
refresh_simulations (CallboardSession *self)
{
  GHashTableIter iter;
  gpointer weak_ref;

  g_hash_table_iter_init (&iter, self->simulations);
  while (g_hash_table_iter_next (&iter, NULL, &weak_ref))
    {
      g_autoptr(CallboardSimulationDetails) details = g_weak_ref_get (weak_ref);

      if (details != NULL)
        callboard_simulation_details_refresh (details);
    }
}

static void
refresh_calls (CallboardSession *self)
{
  GHashTableIter iter;
  gpointer weak_ref;

  g_hash_table_iter_init (&iter, self->calls);
  while (g_hash_table_iter_next (&iter, NULL, &weak_ref))
    {
      g_autoptr(CallboardCallDetails) call = g_weak_ref_get (weak_ref);

      for (guint i = 0; call != NULL && i < CALLBOARD_N_CALL_PARTS; i++)
        {
          CallboardCallPart *part = callboard_call_details_get_part (call, i);

          if (callboard_live_object_get_error (part) != NULL)
            callboard_call_part_refresh (part);
        }
    }
}

/**
 * callboard_session_get_clock:
 * @self: a session
 *
 * Returns: (transfer none): the clock of its requests
 */
CallboardClock *
callboard_session_get_clock (CallboardSession *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SESSION (self), NULL);

  return self->clock;
}

/**
 * callboard_session_unlock:
 * @self: a locked session
 * @error: return location for an error
 *
 * Uses the token that the account has got, and fetches what could not be fetched before. Sets
 * %CALLBOARD_ERROR_UNAUTHORIZED if the token is not valid.
 *
 * Returns: whether the session is no longer locked
 */
gboolean
callboard_session_unlock (CallboardSession  *self,
                          GError           **error)
{
  g_return_val_if_fail (CALLBOARD_IS_SESSION (self), FALSE);
  g_return_val_if_fail (self->locked, FALSE);
  g_return_val_if_fail (callboard_account_get_token (self->account) != NULL, FALSE);

  if (!callboard_client_set_token (self->client, callboard_account_get_token (self->account), error))
    return FALSE;

  self->locked = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOCKED]);
  refresh_runs (self);
  refresh_calls (self);
  refresh_simulations (self);
  if (self->verdict_fetcher != NULL)
    callboard_verdict_fetcher_resume (self->verdict_fetcher);

  return TRUE;
}

/**
 * callboard_session_set_history:
 * @self: a session that has opened nothing yet
 * @history: (nullable): a history
 *
 * Caches data in a history, once the account has an ID.
 */
void
callboard_session_set_history (CallboardSession *self,
                               CallboardHistory *history)
{
  g_return_if_fail (CALLBOARD_IS_SESSION (self));

  g_set_object (&self->history, history);
}

/**
 * callboard_session_get_account_history:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the history of the account; %NULL if nothing is
 *   cached
 */
CallboardAccountHistory *
callboard_session_get_account_history (CallboardSession *self)
{
  const char *id;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (self), NULL);

  id = callboard_account_get_id (self->account);
  if (self->account_history == NULL && self->history != NULL && id != NULL)
    self->account_history = callboard_account_history_new (self->history, id);

  return self->account_history;
}

/**
 * callboard_session_get_client:
 * @self: a session
 *
 * Returns: (transfer none): the client of the account
 */
CallboardClient *
callboard_session_get_client (CallboardSession *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SESSION (self), NULL);

  return self->client;
}

/**
 * callboard_session_get_account:
 * @self: a session
 *
 * Returns: (transfer none): the account
 */
CallboardAccount *
callboard_session_get_account (CallboardSession *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SESSION (self), NULL);

  return self->account;
}

/**
 * callboard_session_get_title:
 * @self: a session
 *
 * Returns: (transfer none): the name of the account: its project and organization once
 *   `/v1/me` was fetched
 */
const char *
callboard_session_get_title (CallboardSession *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SESSION (self), NULL);

  return callboard_account_get_title (self->account);
}

static gboolean
callboard_session_seconds_to_milliseconds (GBinding     *binding,
                                           const GValue *seconds,
                                           GValue       *milliseconds,
                                           gpointer      user_data)
{
  g_value_set_uint (milliseconds, g_value_get_uint (seconds) * 1000);

  return TRUE;
}

/**
 * callboard_session_get_results_limit:
 * @self: a session
 *
 * Returns: up to how many calls of a run are read without being asked for
 */
guint
callboard_session_get_results_limit (CallboardSession *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SESSION (self), 0);

  return self->results_limit;
}

/**
 * callboard_session_create_schedule:
 * @self: a session
 *
 * Returns: (transfer full): a schedule for one live object of this account, with the
 *   `refresh-interval` of the session
 */
CallboardRefreshSchedule *
callboard_session_create_schedule (CallboardSession *self)
{
  CallboardRefreshSchedule *schedule;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (self), NULL);

  schedule = callboard_refresh_schedule_new (self->clock, self->network_monitor);
  g_object_bind_property_full (self, "refresh-interval", schedule, "interval",
                               G_BINDING_SYNC_CREATE,
                               callboard_session_seconds_to_milliseconds, NULL, NULL, NULL);
  add_schedule (self, schedule);

  return schedule;
}

/**
 * callboard_session_get_identity:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): whose token it is and what it may do; %NULL until
 *   callboard_session_identify_async() has fetched it
 */
CallboardIdentity *
callboard_session_get_identity (CallboardSession *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SESSION (self), NULL);

  return self->identity;
}

/**
 * callboard_session_get_project:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the project that the account names, with its
 *   permissions; %NULL if it names none, or that is not known
 */
CallboardProject *
callboard_session_get_project (CallboardSession *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SESSION (self), NULL);

  return self->project;
}

/**
 * callboard_session_get_permissions:
 * @self: a session
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): what the token may do in
 *   the project of the account, such as `simulation:run`; %NULL if that is not known
 */
const char * const *
callboard_session_get_permissions (CallboardSession *self)
{
  const char * const *permissions = NULL;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (self), NULL);

  if (self->project != NULL)
    permissions = callboard_project_get_granted_permissions (self->project);
  if (permissions == NULL && self->identity != NULL)
    permissions = callboard_identity_get_granted_permissions (self->identity);

  return permissions;
}

/**
 * callboard_session_set_identity: (skip)
 * @self: a session
 * @identity: whose token it is
 * @project: (nullable): the project that the account names
 *
 * Sets whose token it is, and gives the account its title.
 */
void
callboard_session_set_identity (CallboardSession  *self,
                                CallboardIdentity *identity,
                                CallboardProject  *project)
{
  g_return_if_fail (CALLBOARD_IS_SESSION (self));
  g_return_if_fail (CALLBOARD_IS_IDENTITY (identity));

  g_set_object (&self->identity, identity);
  g_set_object (&self->project, project);
  callboard_client_set_permissions (self->client, callboard_session_get_permissions (self));
  callboard_account_apply_identity (self->account, identity);
  if (project != NULL)
    callboard_account_apply_project (self->account, project);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IDENTITY]);
}
