/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The runs of an account that somebody looks at: what is known of the list, how
 * far it has been fetched and what went wrong the last time. How it is fetched
 * and kept is in callboard-run-list-paging.c. Handed out by the session, bound to
 * by the sidebar.
 */

#include "config.h"

#include "callboard-run-list-private.h"

/**
 * CallboardRunList:
 *
 * The list of runs of an account, live. callboard_run_list_refresh(), and the
 * schedule while the list is watched, bring in what is new at its top;
 * callboard_run_list_load_more() what is older at its end. What fails leaves what
 * was fetched before and sets `error`; what succeeds clears it.
 */
G_DEFINE_FINAL_TYPE (CallboardRunList, callboard_run_list, G_TYPE_OBJECT)

enum
{
  PROP_LOADING = 1,
  PROP_HAS_MORE,
  PROP_FETCHED_AT,
  PROP_ERROR,
  PROP_STATUS,
  PROP_LABEL_NAME,
  N_PROPS
};

enum
{
  SIGNAL_FETCHED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
callboard_run_list_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CallboardRunList *self = CALLBOARD_RUN_LIST (object);

  switch (property_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_HAS_MORE:
      g_value_set_boolean (value, self->has_more);
      break;
    case PROP_FETCHED_AT:
      g_value_set_boxed (value, self->fetched_at);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    case PROP_LABEL_NAME:
      g_value_set_string (value, self->label_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_run_list_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CallboardRunList *self = CALLBOARD_RUN_LIST (object);

  switch (property_id)
    {
    case PROP_STATUS:
      callboard_run_list_set_status (self, g_value_get_string (value));
      break;
    case PROP_LABEL_NAME:
      callboard_run_list_set_label_name (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_run_list_dispose (GObject *object)
{
  CallboardRunList *self = CALLBOARD_RUN_LIST (object);

  g_cancellable_cancel (self->cancellable);
  if (self->schedule != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->schedule, self);
      callboard_refresh_schedule_set_active (self->schedule, FALSE);
    }
  g_clear_object (&self->plan_names);

  G_OBJECT_CLASS (callboard_run_list_parent_class)->dispose (object);
}

static void
callboard_run_list_finalize (GObject *object)
{
  CallboardRunList *self = CALLBOARD_RUN_LIST (object);

  g_clear_object (&self->client);
  g_clear_object (&self->account_history);
  g_clear_object (&self->runs);
  g_clear_object (&self->schedule);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->status, g_free);
  g_clear_pointer (&self->label_name, g_free);
  g_clear_pointer (&self->fetched, g_ptr_array_unref);
  g_clear_pointer (&self->asked_cursor, g_free);
  g_clear_pointer (&self->next_cursor, g_free);
  g_clear_pointer (&self->fetched_at, g_date_time_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (callboard_run_list_parent_class)->finalize (object);
}

static void
callboard_run_list_class_init (CallboardRunListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags write_flags = flags | G_PARAM_WRITABLE;

  object_class->get_property = callboard_run_list_get_property;
  object_class->set_property = callboard_run_list_set_property;
  object_class->dispose = callboard_run_list_dispose;
  object_class->finalize = callboard_run_list_finalize;

  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_HAS_MORE] =
    g_param_spec_boolean ("has-more", NULL, NULL, FALSE, flags);
  properties[PROP_FETCHED_AT] =
    g_param_spec_boxed ("fetched-at", NULL, NULL, G_TYPE_DATE_TIME, flags);
  properties[PROP_ERROR] =
    g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_STATUS] =
    g_param_spec_string ("status", NULL, NULL, NULL, write_flags);
  properties[PROP_LABEL_NAME] =
    g_param_spec_string ("label-name", NULL, NULL, NULL, write_flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CallboardRunList::fetched:
   * @self: a list of runs
   * @summaries: (element-type CallboardPlanJobSummary): the runs of the page
   * @changed: whether anything of it was new
   *
   * A page was merged.
   */
  signals[SIGNAL_FETCHED] =
    g_signal_new ("fetched", CALLBOARD_TYPE_RUN_LIST, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_PTR_ARRAY, G_TYPE_BOOLEAN);
}

static void
callboard_run_list_init (CallboardRunList *self)
{
  self->runs = callboard_plan_job_list_new ();
  self->cancellable = g_cancellable_new ();
  self->fetched = g_ptr_array_new_with_free_func (g_object_unref);
  self->has_more = TRUE;
}

/**
 * callboard_run_list_new:
 * @client: whom to ask
 * @schedule: when to ask again, for this list alone
 *
 * Returns: (transfer full): the list, which callboard_run_list_refresh() fetches
 */
CallboardRunList *
callboard_run_list_new (CallboardClient          *client,
                        CallboardRefreshSchedule *schedule)
{
  CallboardRunList *self;

  g_return_val_if_fail (CALLBOARD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (CALLBOARD_IS_REFRESH_SCHEDULE (schedule), NULL);

  self = g_object_new (CALLBOARD_TYPE_RUN_LIST, NULL);
  self->client = g_object_ref (client);
  self->plan_names = callboard_plan_name_cache_new (client, self->runs);
  self->schedule = g_object_ref (schedule);
  g_signal_connect_swapped (schedule, "due", G_CALLBACK (callboard_run_list_refresh), self);
  callboard_refresh_schedule_set_active (schedule, TRUE);

  return self;
}

/**
 * callboard_run_list_set_keeper:
 * @self: a list of runs that has not been opened
 * @keeper: (nullable): what keeps it
 *
 * Lets the list be kept, and found again by callboard_run_list_open().
 */
void
callboard_run_list_set_account_history (CallboardRunList        *self,
                                        CallboardAccountHistory *account_history)
{
  g_return_if_fail (CALLBOARD_IS_RUN_LIST (self));

  g_set_object (&self->account_history, account_history);
  callboard_plan_name_cache_set_account_history (self->plan_names, account_history);
  /* Not before it is known down to where the list is known. */
  callboard_refresh_schedule_set_active (self->schedule, account_history == NULL);
}

/**
 * callboard_run_list_get_runs:
 * @self: a list of runs
 *
 * Returns: (transfer none): what is known of it; always the same object
 */
CallboardPlanJobList *
callboard_run_list_get_runs (CallboardRunList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_LIST (self), NULL);

  return self->runs;
}

/**
 * callboard_run_list_get_loading:
 * @self: a list of runs
 *
 * Returns: whether a page is being fetched
 */
gboolean
callboard_run_list_get_loading (CallboardRunList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_LIST (self), FALSE);

  return self->loading;
}

/**
 * callboard_run_list_get_refreshing:
 * @self: a list of runs
 *
 * Returns: whether the page that is being fetched is one of the top
 */
gboolean
callboard_run_list_get_refreshing (CallboardRunList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_LIST (self), FALSE);

  return self->loading && self->is_refresh;
}

/**
 * callboard_run_list_get_has_more:
 * @self: a list of runs
 *
 * Returns: whether there are older runs that have not been fetched
 */
gboolean
callboard_run_list_get_has_more (CallboardRunList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_LIST (self), FALSE);

  return self->has_more;
}

/**
 * callboard_run_list_get_error:
 * @self: a list of runs
 *
 * Returns: (transfer none) (nullable): what went wrong the last time
 */
const GError *
callboard_run_list_get_error (CallboardRunList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_LIST (self), NULL);

  return self->error;
}

/**
 * callboard_run_list_get_fetched_at:
 * @self: a list of runs
 *
 * Returns: (transfer none) (nullable): when the newest of it was fetched
 */
GDateTime *
callboard_run_list_get_fetched_at (CallboardRunList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_LIST (self), NULL);

  return self->fetched_at;
}

/**
 * callboard_run_list_get_status:
 * @self: a list of runs
 *
 * Returns: (transfer none) (nullable): the `status` that the runs are narrowed
 *   to
 */
const char *
callboard_run_list_get_status (CallboardRunList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_LIST (self), NULL);

  return self->status;
}

/**
 * callboard_run_list_get_label_name:
 * @self: a list of runs
 *
 * Returns: (transfer none) (nullable): the label that the runs are narrowed to
 */
const char *
callboard_run_list_get_label_name (CallboardRunList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_LIST (self), NULL);

  return self->label_name;
}

/* Whether the runs are narrowed down. */
gboolean
callboard_run_list_is_filtered (CallboardRunList *self)
{
  return self->status != NULL || self->label_name != NULL;
}

void
callboard_run_list_set_loading (CallboardRunList *self,
                                gboolean          loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* Takes @error, which may be NULL. */
void
callboard_run_list_take_error (CallboardRunList *self,
                               GError           *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* Where callboard_run_list_load_more() goes on. */
void
callboard_run_list_set_next_cursor (CallboardRunList *self,
                                    const char       *cursor,
                                    gboolean          has_more)
{
  g_set_str (&self->next_cursor, cursor);
  if (self->has_more == has_more)
    return;

  self->has_more = has_more;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_MORE]);
}

/* NULL for a list of which nothing is known. */
void
callboard_run_list_set_fetched_at (CallboardRunList *self,
                                   GDateTime        *fetched_at)
{
  g_clear_pointer (&self->fetched_at, g_date_time_unref);
  self->fetched_at = fetched_at != NULL ? g_date_time_ref (fetched_at) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FETCHED_AT]);
}

/* Emits `fetched`. */
void
callboard_run_list_emit_fetched (CallboardRunList *self,
                                 GPtrArray        *summaries,
                                 gboolean          changed)
{
  g_signal_emit (self, signals[SIGNAL_FETCHED], 0, summaries, changed);
}

/**
 * callboard_run_list_set_watched:
 * @self: a list of runs
 * @watched: whether somebody looks at it
 *
 * Lets the list refresh by itself, or pauses it.
 */
void
callboard_run_list_set_watched (CallboardRunList *self,
                                gboolean          watched)
{
  g_return_if_fail (CALLBOARD_IS_RUN_LIST (self));

  callboard_refresh_schedule_set_watched (self->schedule, watched);
}

static void
start_over (CallboardRunList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  callboard_run_list_set_loading (self, FALSE);
  callboard_plan_job_list_clear (self->runs);
  callboard_run_list_set_fetched_at (self, NULL);
  callboard_run_list_set_next_cursor (self, NULL, TRUE);
  callboard_run_list_take_error (self, NULL);
  callboard_run_list_open (self);
}

/**
 * callboard_run_list_set_status:
 * @self: a list of runs
 * @status: (nullable): a `status`; %NULL or an empty string for every one
 *
 * Narrows the list to the runs with a status, as the server knows them.
 */
void
callboard_run_list_set_status (CallboardRunList *self,
                               const char       *status)
{
  g_return_if_fail (CALLBOARD_IS_RUN_LIST (self));

  if (!g_set_str (&self->status, status != NULL && *status != '\0' ? status : NULL))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
  start_over (self);
}

/**
 * callboard_run_list_set_label_name:
 * @self: a list of runs
 * @label_name: (nullable): the name of a label; %NULL or an empty string for all
 *
 * Narrows the list to the runs with a label.
 */
void
callboard_run_list_set_label_name (CallboardRunList *self,
                                   const char       *label_name)
{
  g_return_if_fail (CALLBOARD_IS_RUN_LIST (self));

  if (!g_set_str (&self->label_name, label_name != NULL && *label_name != '\0' ? label_name : NULL))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL_NAME]);
  start_over (self);
}
