/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The runs of an account that somebody looks at: what is known of the list, how
 * far it has been fetched and what went wrong the last time. Handed out by the
 * session, bound to by the sidebar.
 */

#include "config.h"

#include "callboard-client-plans.h"
#include "callboard-error.h"
#include "callboard-plan-names.h"
#include "callboard-run-list.h"

/* A refresh goes back until it meets a run that is known, and more is looked for
 * until there is one that is not; but no further than this many pages. */
#define MAX_PAGES 10

/**
 * CallboardRunList:
 *
 * The list of runs of an account, live. callboard_run_list_refresh(), and the
 * schedule while the list is watched, bring in what is new at its top;
 * callboard_run_list_load_more() what is older at its end. What fails leaves what was fetched before and sets `error`; what succeeds
 * clears it.
 */
struct _CallboardRunList
{
  GObject                   parent_instance;

  CallboardClient          *client;
  CallboardPlanJobList     *runs;
  CallboardPlanNames       *plan_names;
  CallboardRefreshSchedule *schedule;
  char                     *status;
  char                     *label_name;

  GCancellable             *cancellable;
  gboolean                  loading;
  /* Of the request under way. */
  gboolean                  is_refresh;
  gboolean                  changed;
  guint                     n_pages;
  char                     *asked_cursor;

  /* Where the part of the list that is known without a gap ends. */
  char                     *next_cursor;
  gboolean                  has_more;
  GDateTime                *fetched_at;
  GError                   *error;
};

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
  g_clear_object (&self->runs);
  g_clear_object (&self->schedule);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->status, g_free);
  g_clear_pointer (&self->label_name, g_free);
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
  self->plan_names = callboard_plan_names_new (client, self->runs);
  self->schedule = g_object_ref (schedule);
  g_signal_connect_swapped (schedule, "due", G_CALLBACK (callboard_run_list_refresh), self);
  callboard_refresh_schedule_set_active (schedule, TRUE);

  return self;
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

static gboolean
is_filtered (CallboardRunList *self)
{
  return self->status != NULL || self->label_name != NULL;
}

static void
set_loading (CallboardRunList *self,
             gboolean          loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
take_error (CallboardRunList *self,
            GError           *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
set_next_cursor (CallboardRunList *self,
                 const char       *cursor,
                 gboolean          has_more)
{
  g_set_str (&self->next_cursor, cursor);
  if (self->has_more == has_more)
    return;

  self->has_more = has_more;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_MORE]);
}

/* How many of the runs were not known. */
static guint
count_new (CallboardRunList *self,
           GPtrArray        *summaries)
{
  guint n = 0;

  for (guint i = 0; i < summaries->len; i++)
    if (callboard_plan_job_list_find (self->runs,
                                      callboard_plan_job_summary_get_id (g_ptr_array_index (summaries, i))) == NULL)
      n++;

  return n;
}

static void ask (CallboardRunList *self,
                 const char       *cursor);

/* Returns whether another page is on its way. */
static gboolean
take_page (CallboardRunList     *self,
           CallboardPlanJobPage *page)
{
  GPtrArray *summaries = callboard_plan_job_page_get_summaries (page);
  const char *cursor = callboard_plan_job_page_get_next_cursor (page);
  guint n_known = g_list_model_get_n_items (G_LIST_MODEL (self->runs));
  guint n_new = count_new (self, summaries);
  gboolean changed = FALSE;
  gboolean goes_on;

  /* A cursor that leads to where it came from, or a page with nothing in it,
   * leads nowhere. */
  if (g_strcmp0 (cursor, self->asked_cursor) == 0 || summaries->len == 0)
    cursor = NULL;

  if (self->is_refresh && self->n_pages == 0 && is_filtered (self))
    changed = callboard_plan_job_list_retain (self->runs, summaries, cursor == NULL);
  changed |= callboard_plan_job_list_merge (self->runs, summaries);
  self->changed |= changed;
  callboard_plan_names_fetch (self->plan_names);

  self->n_pages += 1;
  if (self->is_refresh)
    /* Nothing of it was known: there may be a gap below it. */
    goes_on = n_known > 0 && n_new == summaries->len && cursor != NULL;
  else
    goes_on = n_new == 0 && cursor != NULL;

  if (goes_on && self->n_pages < MAX_PAGES)
    {
      ask (self, cursor);
    }
  else
    {
      /* Pages that only repeat what is known never end. */
      if (goes_on && !self->is_refresh)
        cursor = NULL;
      if (!self->is_refresh || n_known == 0 || goes_on)
        set_next_cursor (self, cursor, cursor != NULL);
      goes_on = FALSE;
    }

  if (self->is_refresh)
    {
      g_clear_pointer (&self->fetched_at, g_date_time_unref);
      self->fetched_at = g_date_time_new_now_utc ();
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FETCHED_AT]);
    }
  g_signal_emit (self, signals[SIGNAL_FETCHED], 0, summaries, changed);

  return goes_on;
}

/* Older pages are no part of the schedule. */
static void
report (CallboardRunList *self,
        const GError     *error)
{
  if (!self->is_refresh)
    return;

  callboard_refresh_schedule_set_active (self->schedule, error == NULL || callboard_error_may_pass (error));
  if (error != NULL)
    callboard_refresh_schedule_report_failure (self->schedule);
  else
    callboard_refresh_schedule_report (self->schedule, self->changed);
  if (error != NULL && callboard_error_get_retry_at (error) != NULL)
    callboard_refresh_schedule_hold (self->schedule, callboard_error_get_retry_at (error));
}

static void
on_fetched (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  CallboardRunList *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJobPage) page =
    callboard_client_list_plan_jobs_finish (CALLBOARD_CLIENT (source), result, &error);

  /* Cancelled by dispose(), and self is gone, or by another filter. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_object_freeze_notify (G_OBJECT (self));
  /* A cursor that was refused will be refused again: what comes next is then
   * found from the top. */
  if (page == NULL && self->asked_cursor != NULL &&
      !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_OFFLINE) &&
      !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TIMEOUT))
    set_next_cursor (self, NULL, self->has_more);
  if (page == NULL || !take_page (self, page))
    {
      set_loading (self, FALSE);
      report (self, error);
    }
  take_error (self, g_steal_pointer (&error));
  g_object_thaw_notify (G_OBJECT (self));
}

static void
ask (CallboardRunList *self,
     const char       *cursor)
{
  CallboardPlanJobQuery query = {
    .status = self->status,
    .label_name = self->label_name,
    .after = cursor,
  };

  g_set_str (&self->asked_cursor, cursor);
  callboard_client_list_plan_jobs_async (self->client, &query, self->cancellable, on_fetched, self);
}

/**
 * callboard_run_list_refresh:
 * @self: a list of runs
 *
 * Fetches what is new at the top of the list, unless a page is being fetched
 * already. Properties tell how it goes.
 */
void
callboard_run_list_refresh (CallboardRunList *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_LIST (self));

  if (self->loading)
    return;

  callboard_refresh_schedule_begin (self->schedule);
  self->is_refresh = TRUE;
  self->changed = FALSE;
  self->n_pages = 0;
  set_loading (self, TRUE);
  ask (self, NULL);
}

/**
 * callboard_run_list_load_more:
 * @self: a list of runs
 *
 * Fetches the page after the last one, unless there is none or a page is being
 * fetched already.
 */
void
callboard_run_list_load_more (CallboardRunList *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_LIST (self));

  if (self->loading || !self->has_more)
    return;

  self->is_refresh = FALSE;
  self->n_pages = 0;
  set_loading (self, TRUE);
  ask (self, self->next_cursor);
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

  set_loading (self, FALSE);
  callboard_plan_job_list_clear (self->runs);
  set_next_cursor (self, NULL, TRUE);
  take_error (self, NULL);
  callboard_run_list_refresh (self);
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
