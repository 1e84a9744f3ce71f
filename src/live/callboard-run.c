/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run that refreshes itself while it is watched and active. Opened by the session,
 * shown by the run page.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-account-history-private.h"
#include "callboard-client-runs.h"
#include "callboard-error.h"
#include "callboard-last-response.h"
#include "callboard-live-object-private.h"
#include "callboard-run.h"

/**
 * CallboardRun:
 *
 * A #CallboardLiveObject for a run. `plan-job` is the data, or %NULL until it is loaded;
 * refreshing updates the same object. `user-requested` is %TRUE while a request is in
 * progress that was started by callboard_run_refresh() and not by the schedule.
 */
struct _CallboardRun
{
  CallboardLiveObject       parent_instance;

  CallboardClient          *client;
  char                     *id;
  CallboardRefreshSchedule *schedule;
  guint                     n_watchers;
  CallboardPlanJob         *plan_job;
  CallboardLastResponse    *last_response;
  gboolean                  user_requested;
};

G_DEFINE_FINAL_TYPE (CallboardRun, callboard_run, CALLBOARD_TYPE_LIVE_OBJECT)

enum
{
  PROP_PLAN_JOB = 1,
  PROP_USER_REQUESTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_user_requested (CallboardRun *self,
                    gboolean      user_requested)
{
  if (self->user_requested == user_requested)
    return;

  self->user_requested = user_requested;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USER_REQUESTED]);
}

/* Takes a run or an update of it; returns whether that differs from the data so far. */
static gboolean
merge (CallboardRun           *self,
       CallboardPlanJob       *fresh,
       CallboardPlanJobUpdate *update,
       GDateTime              *fetched_at)
{
  callboard_live_object_set_fetched_at (self, fetched_at);

  if (update != NULL)
    return callboard_plan_job_merge_update (self->plan_job, update);
  if (self->plan_job != NULL)
    return callboard_plan_job_merge (self->plan_job, fresh);

  self->plan_job = g_object_ref (fresh);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAN_JOB]);
  return TRUE;
}

/* Merging a response about another run would mix the two. */
static gboolean
check_identity (CallboardRun  *self,
                const char    *id,
                GError       **error)
{
  if (g_ascii_strcasecmp (id, self->id) == 0 &&
      (self->plan_job == NULL || g_str_equal (id, callboard_plan_job_get_id (self->plan_job))))
    return TRUE;

  g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED,
                       _("data.simulationRunPlanJobId: the response is about another run"));
  return FALSE;
}

/* A run that has ended is not compared with another response. */
static void
drop_snapshot_if_ended (CallboardRun *self)
{
  if (self->plan_job == NULL || callboard_plan_job_is_live (self->plan_job))
    return;

  callboard_plan_job_clear_snapshot (self->plan_job);
  callboard_last_response_pack (self->last_response);
}

/* --- From the server -------------------------------------------------------- */

static void
report_result (CallboardRun *self,
               const GError *error,
               gboolean      changed)
{
  gboolean is_live = self->plan_job == NULL || callboard_plan_job_is_live (self->plan_job);

  drop_snapshot_if_ended (self);
  callboard_refresh_schedule_set_active (self->schedule,
                                         is_live &&
                                         (error == NULL || callboard_error_is_transient (error)));
  if (error != NULL)
    callboard_refresh_schedule_report_failure (self->schedule, error);
  else
    callboard_refresh_schedule_report (self->schedule, changed);
}

static gboolean
merge_response (CallboardRun           *self,
                CallboardPlanJob       *fresh,
                CallboardPlanJobUpdate *update,
                GBytes                 *body)
{
  CallboardAccountHistory *account_history = callboard_live_object_get_account_history (self);
  g_autoptr(GDateTime) now = callboard_clock_dup_now (callboard_run_get_clock (self));
  gboolean changed = merge (self, fresh, update, now);

  callboard_live_object_set_cached (self, FALSE);
  callboard_last_response_set_body (self->last_response, body);
  if (account_history != NULL)
    callboard_account_history_save_run (account_history, self->plan_job, body, now);

  return changed;
}

/* Takes a run, an update of it, or an error. */
static void
finish_fetch (CallboardRun           *self,
              CallboardPlanJob       *fresh,
              CallboardPlanJobUpdate *update,
              GBytes                 *body,
              GError                 *fetch_error)
{
  g_autoptr(GError) error = fetch_error;
  const char *id = NULL;
  gboolean changed = FALSE;

  /* Canceled by dispose(): self is freed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (fresh != NULL)
    id = callboard_plan_job_get_id (fresh);
  else if (update != NULL)
    id = callboard_plan_job_update_get_id (update);

  /* A handler may drop the last reference when the run has ended. */
  g_object_ref (self);
  g_object_freeze_notify (G_OBJECT (self));
  callboard_live_object_set_loading (self, FALSE);
  set_user_requested (self, FALSE);
  if (id != NULL && check_identity (self, id, &error))
    changed = merge_response (self, fresh, update, body);
  report_result (self, error, changed);
  callboard_live_object_take_error (self, g_steal_pointer (&error));
  g_object_thaw_notify (G_OBJECT (self));
  g_object_unref (self);
}

static void
callboard_run_fetched_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data)
{
  GError *error = NULL;
  g_autoptr(GBytes) body = NULL;
  g_autoptr(CallboardPlanJob) fresh =
    callboard_client_get_plan_job_finish (CALLBOARD_CLIENT (source), result, &body, &error);

  finish_fetch (user_data, fresh, NULL, body, error);
}

static void
callboard_run_refreshed_cb (GObject      *source,
                            GAsyncResult *result,
                            gpointer      user_data)
{
  GError *error = NULL;
  g_autoptr(GBytes) body = NULL;
  g_autoptr(CallboardPlanJobUpdate) update =
    callboard_client_refresh_plan_job_finish (CALLBOARD_CLIENT (source), result, &body, &error);

  finish_fetch (user_data, NULL, update, body, error);
}

static void
callboard_run_fetch (CallboardRun *self)
{
  g_autoptr(CallboardDecodeSnapshot) snapshot = NULL;

  /* One request at a time: an update can only be merged into the run it was decoded
   * against. */
  if (callboard_live_object_get_loading (self))
    return;

  callboard_refresh_schedule_begin (self->schedule);
  callboard_live_object_set_loading (self, TRUE);
  if (self->plan_job != NULL)
    snapshot = callboard_plan_job_dup_snapshot (self->plan_job);
  if (snapshot != NULL)
    callboard_client_refresh_plan_job_async (self->client, self->id, snapshot,
                                             callboard_live_object_get_cancellable (self),
                                             callboard_run_refreshed_cb, self);
  else
    callboard_client_get_plan_job_async (self->client, self->id,
                                         callboard_live_object_get_cancellable (self),
                                         callboard_run_fetched_cb, self);
}

/* --- From the history ------------------------------------------------------- */

static void
callboard_run_load_cached (CallboardLiveObject     *object,
                           CallboardAccountHistory *account_history,
                           GCancellable            *cancellable,
                           GAsyncReadyCallback      callback,
                           gpointer                 user_data)
{
  callboard_account_history_load_run_async (account_history, CALLBOARD_RUN (object)->id,
                                            cancellable, callback, user_data);
}

static void
callboard_run_load_cached_finish (CallboardLiveObject *object,
                                  GAsyncResult        *result)
{
  CallboardRun *self = CALLBOARD_RUN (object);
  g_autoptr(GDateTime) fetched_at = NULL;
  g_autoptr(CallboardPlanJob) cached =
    callboard_account_history_load_run_finish (result, &fetched_at, NULL);

  if (cached == NULL || self->plan_job != NULL || !check_identity (self, callboard_plan_job_get_id (cached), NULL))
    return;

  g_object_freeze_notify (G_OBJECT (self));
  callboard_live_object_set_cached (self, TRUE);
  callboard_last_response_set_stored (self->last_response,
                                      callboard_live_object_get_account_history (self), "run", self->id);
  merge (self, cached, NULL, fetched_at);
  drop_snapshot_if_ended (self);
  callboard_refresh_schedule_set_active (self->schedule, callboard_plan_job_is_live (cached));
  g_object_thaw_notify (G_OBJECT (self));
}

static void
callboard_run_cache_checked (CallboardLiveObject *object)
{
  CallboardRun *self = CALLBOARD_RUN (object);

  if (self->plan_job == NULL || callboard_plan_job_is_live (self->plan_job))
    callboard_run_refresh (self);
}

/* --- The object ------------------------------------------------------------- */

static void
callboard_run_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CallboardRun *self = CALLBOARD_RUN (object);

  switch (property_id)
    {
    case PROP_PLAN_JOB:
      g_value_set_object (value, self->plan_job);
      break;
    case PROP_USER_REQUESTED:
      g_value_set_boolean (value, self->user_requested);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_run_dispose (GObject *object)
{
  CallboardRun *self = CALLBOARD_RUN (object);

  if (self->schedule != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->schedule, self);
      callboard_refresh_schedule_set_active (self->schedule, FALSE);
    }

  G_OBJECT_CLASS (callboard_run_parent_class)->dispose (object);
}

static void
callboard_run_finalize (GObject *object)
{
  CallboardRun *self = CALLBOARD_RUN (object);

  g_clear_object (&self->client);
  g_clear_object (&self->schedule);
  g_clear_object (&self->plan_job);
  g_clear_object (&self->last_response);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (callboard_run_parent_class)->finalize (object);
}

static void
callboard_run_class_init (CallboardRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  CallboardLiveObjectClass *live_class = CALLBOARD_LIVE_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_run_get_property;
  object_class->dispose = callboard_run_dispose;
  object_class->finalize = callboard_run_finalize;
  live_class->load_cached = callboard_run_load_cached;
  live_class->load_cached_finish = callboard_run_load_cached_finish;
  live_class->cache_checked = callboard_run_cache_checked;

  properties[PROP_PLAN_JOB] =
    g_param_spec_object ("plan-job", NULL, NULL, CALLBOARD_TYPE_PLAN_JOB, flags);
  properties[PROP_USER_REQUESTED] =
    g_param_spec_boolean ("user-requested", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_run_init (CallboardRun *self)
{
  self->last_response = callboard_last_response_new ();
}

/**
 * callboard_run_new:
 * @client: the client that fetches it
 * @id: a `simulationRunPlanJobId`
 * @schedule: a schedule for this run alone
 * @account_history: (nullable): the history to cache it in
 *
 * Returns: (transfer full): a run, which callboard_run_open() loads
 */
CallboardRun *
callboard_run_new (CallboardClient          *client,
                   const char               *id,
                   CallboardRefreshSchedule *schedule,
                   CallboardAccountHistory  *account_history)
{
  CallboardRun *self;

  g_return_val_if_fail (CALLBOARD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (CALLBOARD_IS_REFRESH_SCHEDULE (schedule), NULL);

  self = g_object_new (CALLBOARD_TYPE_RUN, NULL);
  self->client = g_object_ref (client);
  self->id = g_strdup (id);
  self->schedule = g_object_ref (schedule);
  g_signal_connect_swapped (schedule, "due", G_CALLBACK (callboard_run_fetch), self);
  callboard_live_object_set_account_history (self, account_history);
  callboard_live_object_set_clock (self, callboard_refresh_schedule_get_clock (schedule));
  /* The history may have a run that has ended. */
  callboard_refresh_schedule_set_active (schedule, account_history == NULL);

  return self;
}

/**
 * callboard_run_get_id:
 * @self: a run
 *
 * Returns: (transfer none): the `simulationRunPlanJobId` that it was opened with
 */
const char *
callboard_run_get_id (CallboardRun *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN (self), NULL);

  return self->id;
}

/**
 * callboard_run_get_plan_job:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): the data; always the same object once it is loaded
 */
CallboardPlanJob *
callboard_run_get_plan_job (CallboardRun *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN (self), NULL);

  return self->plan_job;
}

/**
 * callboard_run_get_user_requested:
 * @self: a run
 *
 * Returns: whether a request is in progress that was not started by the schedule
 */
gboolean
callboard_run_get_user_requested (CallboardRun *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN (self), FALSE);

  return self->user_requested;
}

/**
 * callboard_run_get_clock:
 * @self: a run
 *
 * Returns: (transfer none): the clock of its schedule
 */
CallboardClock *
callboard_run_get_clock (CallboardRun *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN (self), NULL);

  return callboard_refresh_schedule_get_clock (self->schedule);
}

/**
 * callboard_run_open:
 * @self: a run
 *
 * Reads the run from the history, and fetches it unless it has ended: only
 * callboard_run_refresh() fetches a final run again.
 */
void
callboard_run_open (CallboardRun *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN (self));

  if (self->plan_job == NULL)
    callboard_live_object_load_cached (self);
  else if (callboard_live_object_get_error (self) != NULL ||
           callboard_plan_job_is_live (self->plan_job))
    callboard_run_refresh (self);
}

/**
 * callboard_run_refresh:
 * @self: a run
 *
 * Fetches the run, unless a request is in progress.
 */
void
callboard_run_refresh (CallboardRun *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN (self));

  callboard_run_fetch (self);
  set_user_requested (self, TRUE);
}

/**
 * callboard_run_restart:
 * @self: a run
 *
 * Fetches the run. A request in progress is canceled unless it was just sent, as its
 * connection may be dead.
 */
void
callboard_run_restart (CallboardRun *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN (self));

  g_object_freeze_notify (G_OBJECT (self));
  callboard_live_object_cancel_overdue (self);
  callboard_run_refresh (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * callboard_run_watch:
 * @self: a run
 *
 * Refreshes the run by its schedule until callboard_run_unwatch() was called as often, or
 * until the run has ended. Errors that need user action end it too: a refused token
 * (401, 403) or a run that does not exist (404).
 */
void
callboard_run_watch (CallboardRun *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN (self));

  self->n_watchers++;
  callboard_refresh_schedule_set_watched (self->schedule, TRUE);
}

/**
 * callboard_run_unwatch:
 * @self: a run
 *
 * Reverts one call of callboard_run_watch().
 */
void
callboard_run_unwatch (CallboardRun *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN (self));
  g_return_if_fail (self->n_watchers > 0);

  self->n_watchers--;
  callboard_refresh_schedule_set_watched (self->schedule, self->n_watchers > 0);
}

static void
callboard_run_response_loaded_cb (GObject      *source,
                                  GAsyncResult *result,
                                  gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  GBytes *body = callboard_last_response_load_finish (CALLBOARD_LAST_RESPONSE (source), result, &error);

  if (body != NULL)
    g_task_return_pointer (task, body, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * callboard_run_load_response_async:
 * @self: a run
 * @cancellable: (nullable): a cancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Loads the bytes of the last response about the run, as they came.
 */
void
callboard_run_load_response_async (CallboardRun        *self,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CALLBOARD_IS_RUN (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_run_load_response_async);
  callboard_last_response_load_async (self->last_response, cancellable, callboard_run_response_loaded_cb, task);
}

/**
 * callboard_run_load_response_finish:
 * @self: a run
 * @result: the result passed to the callback
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_NOT_FOUND if there is none, an error of the history, or
 * %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the body of the response
 */
GBytes *
callboard_run_load_response_finish (CallboardRun  *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
