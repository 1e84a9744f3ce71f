/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names of run plans, which the list of runs does not contain. Used by
 * CallboardRunList.
 */

#include "config.h"

#include "callboard-account-history-private.h"
#include "callboard-client-plans.h"
#include "callboard-error.h"
#include "callboard-plan-name-cache.h"

/* From so many plans on, one request for the list of plans is cheaper than one for each. */
#define MIN_FOR_LIST 4

/* The largest number of pages of the list of plans that are read. */
#define MAX_LIST_PAGES 4

/**
 * CallboardPlanNameCache:
 *
 * A cache of the names of plans. Fetches each plan once, or several with the list of plans,
 * and sets the name of its plan on each run of a list.
 */
struct _CallboardPlanNameCache
{
  GObject                  parent_instance;

  CallboardClient         *client;
  /* NULL if nothing is cached. */
  CallboardAccountHistory *account_history;
  CallboardPlanJobList    *runs;
  GCancellable            *cancellable;
  /* Maps the ID of a plan to its name; to NULL while it is fetched, and if the server has
   * no such plan. */
  GHashTable              *names;
  /* The plans that the list of plans is being fetched for. */
  GPtrArray               *listed_ids;
  /* Whether the list of plans was requested, which happens once. */
  gboolean                 is_listed;
  /* Whether the list of plans was read. */
  gboolean                 has_all;
};

G_DEFINE_FINAL_TYPE (CallboardPlanNameCache, callboard_plan_name_cache, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  CallboardPlanNameCache *self;
  char                   *plan_id;
} FetchData;

static void
fetch_data_free (FetchData *data)
{
  g_free (data->plan_id);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FetchData, fetch_data_free)

static void
callboard_plan_name_cache_dispose (GObject *object)
{
  CallboardPlanNameCache *self = CALLBOARD_PLAN_NAME_CACHE (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (callboard_plan_name_cache_parent_class)->dispose (object);
}

static void
callboard_plan_name_cache_finalize (GObject *object)
{
  CallboardPlanNameCache *self = CALLBOARD_PLAN_NAME_CACHE (object);

  g_clear_object (&self->client);
  g_clear_object (&self->account_history);
  g_clear_object (&self->runs);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->listed_ids, g_ptr_array_unref);

  G_OBJECT_CLASS (callboard_plan_name_cache_parent_class)->finalize (object);
}

static void
callboard_plan_name_cache_class_init (CallboardPlanNameCacheClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = callboard_plan_name_cache_dispose;
  object_class->finalize = callboard_plan_name_cache_finalize;

  /**
   * CallboardPlanNameCache::changed:
   * @self: a cache of names
   *
   * More names are known.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", CALLBOARD_TYPE_PLAN_NAME_CACHE, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_plan_name_cache_init (CallboardPlanNameCache *self)
{
  self->cancellable = g_cancellable_new ();
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * callboard_plan_name_cache_new:
 * @client: the client that fetches plans
 * @account_history: (nullable): the history to save names to
 * @runs: the runs to set names on
 *
 * Returns: (transfer full): an empty cache
 */
CallboardPlanNameCache *
callboard_plan_name_cache_new (CallboardClient         *client,
                               CallboardAccountHistory *account_history,
                               CallboardPlanJobList    *runs)
{
  CallboardPlanNameCache *self;

  g_return_val_if_fail (CALLBOARD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_LIST (runs), NULL);

  self = g_object_new (CALLBOARD_TYPE_PLAN_NAME_CACHE, NULL);
  self->client = g_object_ref (client);
  g_set_object (&self->account_history, account_history);
  self->runs = g_object_ref (runs);

  return self;
}

static void
set_name_of_runs (CallboardPlanNameCache *self,
                  const char             *plan_id,
                  const char             *name)
{
  GListModel *runs = G_LIST_MODEL (self->runs);

  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr(CallboardPlanJobSummary) run = g_list_model_get_item (runs, i);

      if (g_strcmp0 (callboard_plan_job_summary_get_plan_id (run), plan_id) == 0)
        callboard_plan_job_summary_set_plan_name (run, name);
    }
}

static void
take_plan (CallboardPlanNameCache *self,
           const char             *plan_id,
           CallboardPlan          *plan)
{
  const char *name = callboard_plan_get_name (plan);

  g_hash_table_replace (self->names, g_strdup (plan_id), g_strdup (name));
  if (name != NULL)
    set_name_of_runs (self, plan_id, name);
  if (name != NULL && self->account_history != NULL)
    callboard_account_history_save_plan_name (self->account_history, plan_id, name);
}

static void
callboard_plan_name_cache_fetched_cb (GObject      *source,
                                      GAsyncResult *result,
                                      gpointer      user_data)
{
  g_autoptr(FetchData) data = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlan) plan =
    callboard_client_get_plan_finish (CALLBOARD_CLIENT (source), result, &error);

  /* Canceled by dispose(): self is freed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (plan != NULL)
    {
      take_plan (data->self, data->plan_id, plan);
      g_signal_emit (data->self, signals[SIGNAL_CHANGED], 0);
    }
  else if (!g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND) &&
           !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_FORBIDDEN) &&
           !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED))
    {
      /* Another attempt may succeed. */
      g_hash_table_remove (data->self->names, data->plan_id);
    }
}

static void
fetch (CallboardPlanNameCache *self,
       const char             *plan_id)
{
  FetchData *data = g_new0 (FetchData, 1);

  data->self = self;
  data->plan_id = g_strdup (plan_id);
  g_hash_table_insert (self->names, g_strdup (plan_id), NULL);
  callboard_client_get_plan_async (self->client, plan_id, self->cancellable,
                                   callboard_plan_name_cache_fetched_cb, data);
}

/* --- With the list of plans ----------------------------------------------------- */

static CallboardPlan *
find_plan (CallboardApiPage *plans,
           const char       *plan_id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (plans));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardPlan) plan = g_list_model_get_item (G_LIST_MODEL (plans), i);

      if (g_strcmp0 (callboard_plan_get_id (plan), plan_id) == 0 && callboard_plan_get_name (plan) != NULL)
        return g_steal_pointer (&plan);
    }

  return NULL;
}

/* Notes the names of plans that no run of the list needs. */
static void
take_other_plans (CallboardPlanNameCache *self,
                  CallboardApiPage       *plans)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (plans));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardPlan) plan = g_list_model_get_item (G_LIST_MODEL (plans), i);

      if (callboard_plan_get_name (plan) != NULL &&
          !g_hash_table_contains (self->names, callboard_plan_get_id (plan)))
        g_hash_table_insert (self->names, g_strdup (callboard_plan_get_id (plan)),
                             g_strdup (callboard_plan_get_name (plan)));
    }
  self->has_all = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What the list lacks is fetched one by one: older servers do not have it, and a long list is
 * not read to its end. */
static void
callboard_plan_name_cache_listed_cb (GObject      *source,
                                     GAsyncResult *result,
                                     gpointer      user_data)
{
  CallboardPlanNameCache *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) plan_ids = NULL;
  g_autoptr(CallboardApiPage) plans =
    callboard_client_list_all_finish (CALLBOARD_CLIENT (source), result, NULL, &error);

  /* Canceled by dispose(): self is freed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  plan_ids = g_steal_pointer (&self->listed_ids);
  for (guint i = 0; i < plan_ids->len; i++)
    {
      const char *plan_id = g_ptr_array_index (plan_ids, i);
      g_autoptr(CallboardPlan) plan = plans != NULL ? find_plan (plans, plan_id) : NULL;

      if (plan != NULL)
        take_plan (self, plan_id, plan);
      else
        fetch (self, plan_id);
    }
  if (plans != NULL)
    take_other_plans (self, plans);
}

/* Fetches plans that are not in the cache. */
static void
fetch_all (CallboardPlanNameCache *self,
           GPtrArray              *plan_ids)
{
  if (plan_ids->len < MIN_FOR_LIST || self->is_listed)
    {
      for (guint i = 0; i < plan_ids->len; i++)
        if (!g_hash_table_contains (self->names, g_ptr_array_index (plan_ids, i)))
          fetch (self, g_ptr_array_index (plan_ids, i));
      return;
    }

  self->is_listed = TRUE;
  self->listed_ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < plan_ids->len; i++)
    {
      g_ptr_array_add (self->listed_ids, g_strdup (g_ptr_array_index (plan_ids, i)));
      g_hash_table_insert (self->names, g_strdup (g_ptr_array_index (plan_ids, i)), NULL);
    }
  callboard_client_list_all_plans_async (self->client, MAX_LIST_PAGES, self->cancellable,
                                         callboard_plan_name_cache_listed_cb, self);
}

/**
 * callboard_plan_name_cache_fetch_all:
 * @self: a cache of names
 *
 * Fetches the list of plans, unless it was read.
 */
void
callboard_plan_name_cache_fetch_all (CallboardPlanNameCache *self)
{
  g_return_if_fail (CALLBOARD_IS_PLAN_NAME_CACHE (self));

  if (self->has_all || self->listed_ids != NULL)
    return;

  self->is_listed = TRUE;
  self->listed_ids = g_ptr_array_new_with_free_func (g_free);
  callboard_client_list_all_plans_async (self->client, MAX_LIST_PAGES, self->cancellable,
                                         callboard_plan_name_cache_listed_cb, self);
}

/**
 * callboard_plan_name_cache_dup_names:
 * @self: a cache of names
 *
 * Returns: (transfer full) (element-type utf8 utf8): the names that are known, by the IDs of
 *   the plans
 */
GHashTable *
callboard_plan_name_cache_dup_names (CallboardPlanNameCache *self)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer id;
  gpointer name;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_NAME_CACHE (self), names);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->runs)); i++)
    {
      g_autoptr(CallboardPlanJobSummary) run = g_list_model_get_item (G_LIST_MODEL (self->runs), i);
      const char *plan_id = callboard_plan_job_summary_get_plan_id (run);

      if (plan_id != NULL && callboard_plan_job_summary_get_plan_name (run) != NULL)
        g_hash_table_replace (names, g_strdup (plan_id),
                              g_strdup (callboard_plan_job_summary_get_plan_name (run)));
    }
  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &id, &name))
    if (name != NULL)
      g_hash_table_replace (names, g_strdup (id), g_strdup (name));

  return names;
}

/**
 * callboard_plan_name_cache_refresh:
 * @self: a cache of names
 * @plan_ids: (element-type utf8): plans whose names were fetched long ago
 *
 * Fetches plans that may have another name by now.
 */
void
callboard_plan_name_cache_refresh (CallboardPlanNameCache *self,
                                   GPtrArray              *plan_ids)
{
  g_autoptr(GPtrArray) unknown = g_ptr_array_new ();

  g_return_if_fail (CALLBOARD_IS_PLAN_NAME_CACHE (self));
  g_return_if_fail (plan_ids != NULL);

  for (guint i = 0; i < plan_ids->len; i++)
    if (!g_hash_table_contains (self->names, g_ptr_array_index (plan_ids, i)))
      g_ptr_array_add (unknown, g_ptr_array_index (plan_ids, i));
  fetch_all (self, unknown);
}

/**
 * callboard_plan_name_cache_fetch:
 * @self: a cache of names
 *
 * Sets the names on runs that have none, and fetches the plans that are not in the cache.
 */
void
callboard_plan_name_cache_fetch (CallboardPlanNameCache *self)
{
  g_autoptr(GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  GListModel *runs;

  g_return_if_fail (CALLBOARD_IS_PLAN_NAME_CACHE (self));

  runs = G_LIST_MODEL (self->runs);
  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr(CallboardPlanJobSummary) run = g_list_model_get_item (runs, i);
      const char *plan_id = callboard_plan_job_summary_get_plan_id (run);
      gpointer name;

      if (plan_id == NULL || callboard_plan_job_summary_get_plan_name (run) != NULL)
        continue;
      if (g_hash_table_lookup_extended (self->names, plan_id, NULL, &name))
        {
          if (name != NULL)
            callboard_plan_job_summary_set_plan_name (run, name);
        }
      else if (!g_ptr_array_find_with_equal_func (unknown, plan_id, g_str_equal, NULL))
        {
          g_ptr_array_add (unknown, g_strdup (plan_id));
        }
    }
  fetch_all (self, unknown);
}
