/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run that somebody looks at: its live CallboardPlanJob, whether it is being
 * fetched, and what went wrong the last time. Fetches itself anew while it is
 * watched and live. Handed out by the session, bound to by the run page.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-error.h"
#include "callboard-history-runs.h"
#include "callboard-run.h"

/**
 * CallboardRun:
 *
 * A run by its id, from before it is known to the last of it. A refresh that
 * fails leaves what was fetched before and sets `error`; one that succeeds
 * clears it. `loading` says whether it is being fetched, `asked` whether that is
 * because somebody wanted it rather than for its schedule, and `kept` whether
 * what is known is from an earlier start and was not fetched in this one.
 */
struct _CallboardRun
{
  GObject                   parent_instance;

  CallboardClient          *client;
  char                     *id;
  CallboardRefreshSchedule *schedule;
  /* NULL where nothing is kept. */
  CallboardAccountHistory          *account_history;
  guint                     n_watchers;
  CallboardPlanJob         *plan_job;
  GDateTime                *fetched_at;
  GError                   *error;
  GCancellable             *cancellable;
  gboolean                  loading;
  gboolean                  user_requested;
  gboolean                  cached;
  gboolean                  looking;
};

G_DEFINE_FINAL_TYPE (CallboardRun, callboard_run, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_PLAN_JOB,
  PROP_FETCHED_AT,
  PROP_ERROR,
  PROP_LOADING,
  PROP_USER_REQUESTED,
  PROP_CACHED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
callboard_run_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CallboardRun *self = CALLBOARD_RUN (object);

  switch (property_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_PLAN_JOB:
      g_value_set_object (value, self->plan_job);
      break;
    case PROP_FETCHED_AT:
      g_value_set_boxed (value, self->fetched_at);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_USER_REQUESTED:
      g_value_set_boolean (value, self->user_requested);
      break;
    case PROP_CACHED:
      g_value_set_boolean (value, self->cached);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_run_dispose (GObject *object)
{
  CallboardRun *self = CALLBOARD_RUN (object);

  g_cancellable_cancel (self->cancellable);
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
  g_clear_object (&self->account_history);
  g_clear_object (&self->plan_job);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->fetched_at, g_date_time_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (callboard_run_parent_class)->finalize (object);
}

static void
callboard_run_class_init (CallboardRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_run_get_property;
  object_class->dispose = callboard_run_dispose;
  object_class->finalize = callboard_run_finalize;

  properties[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_PLAN_JOB] =
    g_param_spec_object ("plan-job", NULL, NULL, CALLBOARD_TYPE_PLAN_JOB, flags);
  properties[PROP_FETCHED_AT] =
    g_param_spec_boxed ("fetched-at", NULL, NULL, G_TYPE_DATE_TIME, flags);
  properties[PROP_ERROR] =
    g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_USER_REQUESTED] =
    g_param_spec_boolean ("user-requested", NULL, NULL, FALSE, flags);
  properties[PROP_CACHED] =
    g_param_spec_boolean ("cached", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_run_init (CallboardRun *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * callboard_run_get_id:
 * @self: a run
 *
 * Returns: (transfer none): the id it was asked for by
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
 * Returns: (transfer none) (nullable): what is known of it; the same object
 *   from the first answer on
 */
CallboardPlanJob *
callboard_run_get_plan_job (CallboardRun *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN (self), NULL);

  return self->plan_job;
}

/**
 * callboard_run_get_loading:
 * @self: a run
 *
 * Returns: whether it is being fetched
 */
gboolean
callboard_run_get_loading (CallboardRun *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN (self), FALSE);

  return self->loading;
}

/**
 * callboard_run_get_asked:
 * @self: a run
 *
 * Returns: whether it is being fetched because somebody wants it now
 */
gboolean
callboard_run_get_user_requested (CallboardRun *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN (self), FALSE);

  return self->user_requested;
}

/**
 * callboard_run_get_kept:
 * @self: a run
 *
 * Returns: whether what is known is from an earlier start, and was not fetched
 *   in this one
 */
gboolean
callboard_run_get_cached (CallboardRun *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN (self), FALSE);

  return self->cached;
}

/**
 * callboard_run_get_clock:
 * @self: a run
 *
 * Returns: (transfer none): the clock by which it goes
 */
CallboardClock *
callboard_run_get_clock (CallboardRun *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN (self), NULL);

  return callboard_refresh_schedule_get_clock (self->schedule);
}

/**
 * callboard_run_get_error:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): what went wrong the last time it was
 *   fetched
 */
const GError *
callboard_run_get_error (CallboardRun *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN (self), NULL);

  return self->error;
}

/**
 * callboard_run_get_fetched_at:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): when what is known of it was fetched
 */
GDateTime *
callboard_run_get_fetched_at (CallboardRun *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN (self), NULL);

  return self->fetched_at;
}

static void
set_loading (CallboardRun *self,
             gboolean      loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
set_asked (CallboardRun *self,
           gboolean      asked)
{
  if (self->user_requested == asked)
    return;

  self->user_requested = asked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USER_REQUESTED]);
}

static void
take_error (CallboardRun *self,
            GError       *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
set_kept (CallboardRun *self,
          gboolean      kept)
{
  if (self->cached == kept)
    return;

  self->cached = kept;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CACHED]);
}

/* Whether the answer told anything new. */
static gboolean
take_plan_job (CallboardRun           *self,
               CallboardPlanJob       *fresh,
               CallboardPlanJobUpdate *update,
               GDateTime              *fetched_at)
{
  g_clear_pointer (&self->fetched_at, g_date_time_unref);
  self->fetched_at = g_date_time_ref (fetched_at);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FETCHED_AT]);

  if (update != NULL)
    return callboard_plan_job_merge_update (self->plan_job, update);
  if (self->plan_job != NULL)
    return callboard_plan_job_merge (self->plan_job, fresh);

  self->plan_job = g_object_ref (fresh);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAN_JOB]);
  return TRUE;
}

/* The answer must be about the run that was asked for, or merging it would mix
 * two runs. */
static gboolean
check_identity (CallboardRun  *self,
                const char    *id,
                GError       **error)
{
  if (g_ascii_strcasecmp (id, self->id) == 0 &&
      (self->plan_job == NULL || g_str_equal (id, callboard_plan_job_get_id (self->plan_job))))
    return TRUE;

  g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED,
                       _("data.simulationRunPlanJobId: the answer is about another run"));
  return FALSE;
}

/* What is over has no next answer to compare this one with. */
static void
forget_source_when_over (CallboardRun *self)
{
  if (self->plan_job != NULL && !callboard_plan_job_is_live (self->plan_job))
    callboard_plan_job_clear_snapshot (self->plan_job);
}

static void
report (CallboardRun *self,
        const GError *error,
        gboolean      changed)
{
  gboolean is_live = self->plan_job == NULL || callboard_plan_job_is_live (self->plan_job);

  forget_source_when_over (self);
  callboard_refresh_schedule_set_active (self->schedule,
                                         is_live && (error == NULL || callboard_error_is_transient (error)));
  if (error != NULL)
    callboard_refresh_schedule_report_failure (self->schedule);
  else
    callboard_refresh_schedule_report (self->schedule, changed);
  if (error != NULL && callboard_error_get_retry_at (error) != NULL)
    callboard_refresh_schedule_hold (self->schedule, callboard_error_get_retry_at (error));
}

static gboolean
take_response (CallboardRun           *self,
               CallboardPlanJob       *fresh,
               CallboardPlanJobUpdate *update,
               GBytes                 *body)
{
  g_autoptr(GDateTime) now = callboard_clock_dup_now (callboard_run_get_clock (self));
  gboolean changed = take_plan_job (self, fresh, update, now);

  set_kept (self, FALSE);
  if (self->account_history != NULL)
    callboard_account_history_save_run (self->account_history, self->plan_job, body, now);

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
  const char *id = fresh != NULL
                     ? callboard_plan_job_get_id (fresh)
                     : update != NULL ? callboard_plan_job_update_get_id (update) : NULL;
  g_autoptr(GError) error = fetch_error;
  gboolean changed = FALSE;

  /* Cancelled by dispose(): self is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Whoever is told that it is over may let go of it. */
  g_object_ref (self);
  g_object_freeze_notify (G_OBJECT (self));
  set_loading (self, FALSE);
  set_asked (self, FALSE);
  if (id != NULL && check_identity (self, id, &error))
    changed = take_response (self, fresh, update, body);
  report (self, error, changed);
  take_error (self, g_steal_pointer (&error));
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
fetch (CallboardRun *self)
{
  g_autoptr(CallboardDecodeSnapshot) snapshot = NULL;

  /* One at a time: an update can only be merged into the run it was decoded against. */
  if (self->loading)
    return;

  callboard_refresh_schedule_begin (self->schedule);
  set_loading (self, TRUE);
  if (self->plan_job != NULL)
    snapshot = callboard_plan_job_dup_snapshot (self->plan_job);
  if (snapshot != NULL)
    callboard_client_refresh_plan_job_async (self->client, self->id, snapshot, self->cancellable,
                                             callboard_run_refreshed_cb, self);
  else
    callboard_client_get_plan_job_async (self->client, self->id, self->cancellable,
                                         callboard_run_fetched_cb, self);
}

/**
 * callboard_run_new:
 * @client: whom to ask
 * @id: a `simulationRunPlanJobId`
 * @schedule: when to ask again, for this run alone
 *
 * Returns: (transfer full): the run, which callboard_run_refresh() fetches
 */
CallboardRun *
callboard_run_new (CallboardClient          *client,
                   const char               *id,
                   CallboardRefreshSchedule *schedule)
{
  CallboardRun *self;

  g_return_val_if_fail (CALLBOARD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (CALLBOARD_IS_REFRESH_SCHEDULE (schedule), NULL);

  self = g_object_new (CALLBOARD_TYPE_RUN, NULL);
  self->client = g_object_ref (client);
  self->id = g_strdup (id);
  self->schedule = g_object_ref (schedule);
  g_signal_connect_swapped (schedule, "due", G_CALLBACK (fetch), self);
  callboard_refresh_schedule_set_active (schedule, TRUE);

  return self;
}

/**
 * callboard_run_set_keeper:
 * @self: a run that has not been opened
 * @keeper: (nullable): what keeps it
 *
 * Lets the run be kept, and found again by callboard_run_open().
 */
void
callboard_run_set_account_history (CallboardRun            *self,
                                   CallboardAccountHistory *account_history)
{
  g_return_if_fail (CALLBOARD_IS_RUN (self));

  g_set_object (&self->account_history, account_history);
  /* Not before it is known whether there is anything to ask. */
  callboard_refresh_schedule_set_active (self->schedule, account_history == NULL);
}

/* What was fetched meanwhile is newer. */
static void
take_kept (CallboardRun     *self,
           CallboardPlanJob *kept,
           GDateTime        *fetched_at)
{
  if (self->plan_job != NULL || !check_identity (self, callboard_plan_job_get_id (kept), NULL))
    return;

  g_object_freeze_notify (G_OBJECT (self));
  set_kept (self, TRUE);
  take_plan_job (self, kept, NULL, fetched_at);
  forget_source_when_over (self);
  callboard_refresh_schedule_set_active (self->schedule, callboard_plan_job_is_live (kept));
  g_object_thaw_notify (G_OBJECT (self));
}

static void
callboard_run_kept_loaded_cb (GObject      *source,
                              GAsyncResult *result,
                              gpointer      user_data)
{
  CallboardRun *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GDateTime) fetched_at = NULL;
  g_autoptr(CallboardPlanJob) kept =
    callboard_history_load_run_finish (CALLBOARD_HISTORY (source), result, &fetched_at, &error);

  /* Cancelled by dispose(): self is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->looking = FALSE;
  if (kept != NULL)
    take_kept (self, kept, fetched_at);
  if (self->plan_job == NULL || callboard_plan_job_is_live (self->plan_job))
    callboard_run_refresh (self);
}

/**
 * callboard_run_open:
 * @self: a run
 *
 * Shows the run as it was kept, and fetches it unless it is over: what is final
 * is not fetched twice, but for callboard_run_refresh().
 */
void
callboard_run_open (CallboardRun *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN (self));

  if (self->plan_job != NULL || self->account_history == NULL)
    {
      if (self->plan_job == NULL || self->error != NULL || callboard_plan_job_is_live (self->plan_job))
        callboard_run_refresh (self);
      return;
    }
  if (self->looking)
    return;

  self->looking = TRUE;
  callboard_history_load_run_async (callboard_account_history_get_history (self->account_history),
                                    callboard_account_history_get_account (self->account_history),
                                    self->id, self->cancellable, callboard_run_kept_loaded_cb, self);
}

/**
 * callboard_run_refresh:
 * @self: a run
 *
 * Fetches the run now, unless it is being fetched already. Properties tell how it
 * goes.
 */
void
callboard_run_refresh (CallboardRun *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN (self));

  fetch (self);
  set_asked (self, TRUE);
}

/**
 * callboard_run_watch:
 * @self: a run
 *
 * Says that somebody looks at the run: it is fetched anew from time to time as
 * long as it is live. What failed is tried again, but not where that takes a
 * person: another token (401, 403) or another run (404). Several may watch; each
 * ends it with callboard_run_unwatch().
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
 * Says that one of those who called callboard_run_watch() looks away.
 */
void
callboard_run_unwatch (CallboardRun *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN (self));
  g_return_if_fail (self->n_watchers > 0);

  self->n_watchers--;
  callboard_refresh_schedule_set_watched (self->schedule, self->n_watchers > 0);
}
