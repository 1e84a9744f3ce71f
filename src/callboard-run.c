/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run that somebody looks at: its live CallboardPlanJob, whether it is being
 * fetched, and what went wrong the last time. Handed out by the session, bound
 * to by the run page.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-error.h"
#include "callboard-run.h"

/**
 * CallboardRun:
 *
 * A run by its id, from before it is known to the last of it. A refresh that
 * fails leaves what was fetched before and sets `error`; one that succeeds
 * clears it.
 */
struct _CallboardRun
{
  GObject           parent_instance;

  CallboardClient  *client;
  char             *id;
  CallboardPlanJob *plan_job;
  GDateTime        *fetched_at;
  GError           *error;
  GCancellable     *cancellable;
  gboolean          loading;
};

G_DEFINE_FINAL_TYPE (CallboardRun, callboard_run, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_PLAN_JOB,
  PROP_FETCHED_AT,
  PROP_ERROR,
  PROP_LOADING,
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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_run_dispose (GObject *object)
{
  CallboardRun *self = CALLBOARD_RUN (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (callboard_run_parent_class)->dispose (object);
}

static void
callboard_run_finalize (GObject *object)
{
  CallboardRun *self = CALLBOARD_RUN (object);

  g_clear_object (&self->client);
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

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_run_init (CallboardRun *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * callboard_run_new:
 * @client: whom to ask
 * @id: a `simulationRunPlanJobId`
 *
 * Returns: (transfer full): the run, which callboard_run_refresh() fetches
 */
CallboardRun *
callboard_run_new (CallboardClient *client,
                   const char      *id)
{
  CallboardRun *self;

  g_return_val_if_fail (CALLBOARD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (CALLBOARD_TYPE_RUN, NULL);
  self->client = g_object_ref (client);
  self->id = g_strdup (id);

  return self;
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
take_plan_job (CallboardRun     *self,
               CallboardPlanJob *fresh)
{
  g_clear_pointer (&self->fetched_at, g_date_time_unref);
  self->fetched_at = g_date_time_new_now_utc ();
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FETCHED_AT]);

  if (self->plan_job == NULL)
    {
      self->plan_job = g_object_ref (fresh);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAN_JOB]);
    }
  else
    {
      callboard_plan_job_merge (self->plan_job, fresh);
    }
}

/* The answer must be about the run that was asked for, or merging it would mix
 * two runs. */
static gboolean
check_identity (CallboardRun      *self,
                CallboardPlanJob  *fresh,
                GError           **error)
{
  if (g_ascii_strcasecmp (callboard_plan_job_get_id (fresh), self->id) == 0 &&
      (self->plan_job == NULL ||
       g_str_equal (callboard_plan_job_get_id (fresh), callboard_plan_job_get_id (self->plan_job))))
    return TRUE;

  g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED,
                       _("data.simulationRunPlanJobId: the answer is about another run"));
  return FALSE;
}

static void
on_fetched (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  CallboardRun *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJob) fresh =
    callboard_client_get_plan_job_finish (CALLBOARD_CLIENT (source), result, NULL, &error);

  /* Cancelled by dispose(): self is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_object_freeze_notify (G_OBJECT (self));
  set_loading (self, FALSE);
  if (fresh != NULL && check_identity (self, fresh, &error))
    take_plan_job (self, fresh);
  take_error (self, g_steal_pointer (&error));
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * callboard_run_refresh:
 * @self: a run
 *
 * Fetches the run, unless it is being fetched already. Properties tell how it
 * goes.
 */
void
callboard_run_refresh (CallboardRun *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN (self));

  if (self->loading)
    return;

  set_loading (self, TRUE);
  callboard_client_get_plan_job_async (self->client, self->id, self->cancellable,
                                       on_fetched, self);
}
