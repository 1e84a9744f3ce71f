/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of runs of an account. callboard-run-list-paging.c fetches its pages,
 * callboard-run-list-filter.c filters it. Created by the session, shown by the sidebar.
 */

#include "config.h"

#include "callboard-client.h"
#include "callboard-run-list-private.h"
#include "callboard-skipped-item.h"

/**
 * CallboardRunList:
 *
 * A #CallboardLiveObject for the list of runs of an account.
 * callboard_run_list_refresh(), and the schedule while the list is watched, fetch new
 * runs at its top; callboard_run_list_load_more() fetches older runs at its end.
 * callboard_run_list_set_filter() filters the list. `search-paused` is whether older runs
 * were looked through for a filter in vain, until callboard_run_list_search_further().
 */
G_DEFINE_FINAL_TYPE (CallboardRunList, callboard_run_list, CALLBOARD_TYPE_LIVE_OBJECT)

enum
{
  PROP_HAS_MORE = 1,
  PROP_SEARCH_PAUSED,
  N_PROPS
};

enum
{
  SIGNAL_FETCHED,
  SIGNAL_VISIBLE_RUNS_CHANGED,
  SIGNAL_FILTER_CHANGED,
  SIGNAL_PLANS_CHANGED,
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
    case PROP_HAS_MORE:
      g_value_set_boolean (value, self->has_more);
      break;
    case PROP_SEARCH_PAUSED:
      g_value_set_boolean (value, self->search_paused);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_run_list_dispose (GObject *object)
{
  CallboardRunList *self = CALLBOARD_RUN_LIST (object);

  if (self->schedule != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->schedule, self);
      callboard_refresh_schedule_set_active (self->schedule, FALSE);
    }
  if (self->plan_names != NULL)
    g_signal_handlers_disconnect_by_data (self->plan_names, self);
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
  g_clear_pointer (&self->status, g_free);
  g_clear_pointer (&self->plan_id, g_free);
  g_clear_pointer (&self->label_name, g_free);
  g_clear_pointer (&self->visible_runs, g_ptr_array_unref);
  g_clear_pointer (&self->cutoff, g_date_time_unref);
  g_clear_pointer (&self->end_at, g_date_time_unref);
  g_clear_pointer (&self->fetched, g_ptr_array_unref);
  g_clear_pointer (&self->skipped_items, g_hash_table_unref);
  g_clear_pointer (&self->requested_cursor, g_free);
  g_clear_pointer (&self->next_cursor, g_free);

  G_OBJECT_CLASS (callboard_run_list_parent_class)->finalize (object);
}

static void
callboard_run_list_plans_changed_cb (CallboardRunList *self)
{
  g_signal_emit (self, signals[SIGNAL_PLANS_CHANGED], 0);
}

static void
callboard_run_list_cache_checked (CallboardLiveObject *object)
{
  callboard_run_list_refresh (CALLBOARD_RUN_LIST (object));
}

static void
callboard_run_list_class_init (CallboardRunListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  CallboardLiveObjectClass *live_class = CALLBOARD_LIVE_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_run_list_get_property;
  object_class->dispose = callboard_run_list_dispose;
  object_class->finalize = callboard_run_list_finalize;
  live_class->load_cached = callboard_run_list_load_cached;
  live_class->load_cached_finish = callboard_run_list_load_cached_finish;
  live_class->cache_checked = callboard_run_list_cache_checked;

  properties[PROP_HAS_MORE] =
    g_param_spec_boolean ("has-more", NULL, NULL, FALSE, flags);
  properties[PROP_SEARCH_PAUSED] =
    g_param_spec_boolean ("search-paused", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CallboardRunList::fetched:
   * @self: a list of runs
   * @summaries: (element-type CallboardPlanJobSummary): the runs of the page
   * @changed: whether the page changed the list
   *
   * Emitted when a page was merged.
   */
  signals[SIGNAL_FETCHED] =
    g_signal_new ("fetched", CALLBOARD_TYPE_RUN_LIST, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_PTR_ARRAY, G_TYPE_BOOLEAN);

  /**
   * CallboardRunList::visible-runs-changed:
   * @self: a list of runs
   *
   * Emitted after callboard_run_list_set_visible_runs().
   */
  signals[SIGNAL_VISIBLE_RUNS_CHANGED] =
    g_signal_new ("visible-runs-changed", CALLBOARD_TYPE_RUN_LIST, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CallboardRunList::filter-changed:
   * @self: a list of runs
   *
   * callboard_run_list_get_filter() or what callboard_run_list_matches() changed.
   */
  signals[SIGNAL_FILTER_CHANGED] =
    g_signal_new ("filter-changed", CALLBOARD_TYPE_RUN_LIST, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CallboardRunList::plans-changed:
   * @self: a list of runs
   *
   * callboard_run_list_dup_plans() may return other names.
   */
  signals[SIGNAL_PLANS_CHANGED] =
    g_signal_new ("plans-changed", CALLBOARD_TYPE_RUN_LIST, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_run_list_init (CallboardRunList *self)
{
  self->runs = callboard_plan_job_list_new ();
  self->fetched = g_ptr_array_new_with_free_func (g_object_unref);
  self->skipped_items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->has_more = TRUE;
  self->result = CALLBOARD_N_RUN_RESULTS;
}

/**
 * callboard_run_list_new:
 * @client: the client that fetches it
 * @schedule: a schedule for this list alone
 * @account_history: (nullable): the history to cache it in
 *
 * Returns: (transfer full): a list, which callboard_run_list_open() loads
 */
CallboardRunList *
callboard_run_list_new (CallboardClient          *client,
                        CallboardRefreshSchedule *schedule,
                        CallboardAccountHistory  *account_history)
{
  CallboardRunList *self;

  g_return_val_if_fail (CALLBOARD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (CALLBOARD_IS_REFRESH_SCHEDULE (schedule), NULL);

  self = g_object_new (CALLBOARD_TYPE_RUN_LIST, NULL);
  self->client = g_object_ref (client);
  self->plan_names = callboard_plan_name_cache_new (client, account_history, self->runs);
  g_signal_connect_swapped (self->plan_names, "changed", G_CALLBACK (callboard_run_list_plans_changed_cb), self);
  self->schedule = g_object_ref (schedule);
  g_signal_connect_swapped (schedule, "due", G_CALLBACK (callboard_run_list_refresh), self);
  callboard_live_object_set_account_history (self, account_history);
  callboard_live_object_set_clock (self, callboard_refresh_schedule_get_clock (schedule));
  /* A refresh fetches down to the first cached run, so the cache must be read first. */
  callboard_refresh_schedule_set_active (schedule, account_history == NULL);

  return self;
}

/**
 * callboard_run_list_get_runs:
 * @self: a list of runs
 *
 * Returns: (transfer none): the runs; always the same object
 */
CallboardPlanJobList *
callboard_run_list_get_runs (CallboardRunList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_LIST (self), NULL);

  return self->runs;
}

/**
 * callboard_run_list_dup_skipped_items:
 * @self: a list of runs
 *
 * Returns: (transfer full): a list of #CallboardSkippedItem: the runs of the fetched pages
 *   that have no ID
 */
GListModel *
callboard_run_list_dup_skipped_items (CallboardRunList *self)
{
  GListStore *all;
  GHashTableIter iter;
  gpointer items;

  g_return_val_if_fail (CALLBOARD_IS_RUN_LIST (self), NULL);

  all = g_list_store_new (CALLBOARD_TYPE_SKIPPED_ITEM);
  g_hash_table_iter_init (&iter, self->skipped_items);
  while (g_hash_table_iter_next (&iter, NULL, &items))
    for (guint i = 0; i < g_list_model_get_n_items (items); i++)
      {
        g_autoptr(CallboardSkippedItem) item = g_list_model_get_item (items, i);

        g_list_store_append (all, item);
      }

  return G_LIST_MODEL (all);
}

/**
 * callboard_run_list_get_refreshing:
 * @self: a list of runs
 *
 * Returns: whether a request for the top of the list is in progress
 */
gboolean
callboard_run_list_get_refreshing (CallboardRunList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_LIST (self), FALSE);

  return callboard_live_object_get_loading (self) && self->is_refresh;
}

/* Sets the page that callboard_run_list_load_more() fetches. */
void
callboard_run_list_set_next_cursor (CallboardRunList *self,
                                    const char       *cursor,
                                    gboolean          has_more)
{
  g_set_str (&self->next_cursor, cursor);
  g_clear_pointer (&self->end_at, g_date_time_unref);
  if (self->has_more == has_more)
    return;

  self->has_more = has_more;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_MORE]);
}

/* Sets whether the user has to ask for more of a filtered list. */
void
callboard_run_list_set_search_paused (CallboardRunList *self,
                                      gboolean          search_paused)
{
  if (self->search_paused == search_paused)
    return;

  self->search_paused = search_paused;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH_PAUSED]);
}

void
callboard_run_list_emit_filter_changed (CallboardRunList *self)
{
  g_signal_emit (self, signals[SIGNAL_FILTER_CHANGED], 0);
}

void
callboard_run_list_emit_fetched (CallboardRunList *self,
                                 GPtrArray        *summaries,
                                 gboolean          changed)
{
  g_signal_emit (self, signals[SIGNAL_FETCHED], 0, summaries, changed);
}

/**
 * callboard_run_list_get_watched:
 * @self: a list of runs
 *
 * Returns: whether the list is visible
 */
gboolean
callboard_run_list_get_watched (CallboardRunList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_LIST (self), FALSE);

  return callboard_refresh_schedule_get_watched (self->schedule);
}

/**
 * callboard_run_list_set_visible_runs:
 * @self: a list of runs
 * @summaries: (element-type CallboardPlanJobSummary): the runs that are visible, in any order
 *
 * Sets the runs whose results and progress are fetched first.
 */
void
callboard_run_list_set_visible_runs (CallboardRunList *self,
                                     GPtrArray        *summaries)
{
  g_return_if_fail (CALLBOARD_IS_RUN_LIST (self));
  g_return_if_fail (summaries != NULL);

  g_clear_pointer (&self->visible_runs, g_ptr_array_unref);
  self->visible_runs = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < summaries->len; i++)
    g_ptr_array_add (self->visible_runs, g_object_ref (g_ptr_array_index (summaries, i)));
  g_signal_emit (self, signals[SIGNAL_VISIBLE_RUNS_CHANGED], 0);
}

/**
 * callboard_run_list_set_watched:
 * @self: a list of runs
 * @watched: whether the list is visible
 *
 * Starts or pauses automatic refreshing.
 */
void
callboard_run_list_set_watched (CallboardRunList *self,
                                gboolean          watched)
{
  g_return_if_fail (CALLBOARD_IS_RUN_LIST (self));

  callboard_refresh_schedule_set_watched (self->schedule, watched);
}

/* Fetches another list from its top, because the server filters it otherwise. */
void
callboard_run_list_reload (CallboardRunList *self)
{
  callboard_live_object_cancel (self);
  callboard_live_object_set_loading (self, FALSE);
  callboard_plan_job_list_clear (self->runs);
  g_hash_table_remove_all (self->skipped_items);
  callboard_live_object_set_fetched_at (self, NULL);
  callboard_run_list_set_next_cursor (self, NULL, TRUE);
  callboard_live_object_take_error (self, NULL);
  callboard_run_list_open (self);
}
