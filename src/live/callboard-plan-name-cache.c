/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the plans of an account are called. Each plan is asked for once and
 * remembered, from one start to the next; the runs of the list are told. Used by
 * CallboardRunList.
 */

#include "config.h"

#include "callboard-client-plans.h"
#include "callboard-error.h"
#include "callboard-history-runs.h"
#include "callboard-plan-name-cache.h"

/**
 * CallboardPlanNameCache:
 *
 * Gives the runs of a list the names of their plans.
 */
struct _CallboardPlanNameCache
{
  GObject               parent_instance;

  CallboardClient      *client;
  /* NULL where nothing is kept. */
  CallboardAccountHistory      *account_history;
  CallboardPlanJobList *runs;
  GCancellable         *cancellable;
  /* From the id of a plan to its name; to NULL while it is asked for, and
   * where the server knows no such plan. */
  GHashTable           *names;
};

G_DEFINE_FINAL_TYPE (CallboardPlanNameCache, callboard_plan_name_cache, G_TYPE_OBJECT)

typedef struct
{
  CallboardPlanNameCache *self;
  char               *plan_id;
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

  G_OBJECT_CLASS (callboard_plan_name_cache_parent_class)->finalize (object);
}

static void
callboard_plan_name_cache_class_init (CallboardPlanNameCacheClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = callboard_plan_name_cache_dispose;
  object_class->finalize = callboard_plan_name_cache_finalize;
}

static void
callboard_plan_name_cache_init (CallboardPlanNameCache *self)
{
  self->cancellable = g_cancellable_new ();
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * callboard_plan_name_cache_new:
 * @client: whom to ask
 * @runs: the runs to name
 *
 * Returns: (transfer full): what names them, once callboard_plan_name_cache_fetch()
 *   is called
 */
CallboardPlanNameCache *
callboard_plan_name_cache_new (CallboardClient      *client,
                               CallboardPlanJobList *runs)
{
  CallboardPlanNameCache *self;

  g_return_val_if_fail (CALLBOARD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_LIST (runs), NULL);

  self = g_object_new (CALLBOARD_TYPE_PLAN_NAME_CACHE, NULL);
  self->client = g_object_ref (client);
  self->runs = g_object_ref (runs);

  return self;
}

static void
name_runs (CallboardPlanNameCache *self,
           const char             *plan_id,
           const char             *name)
{
  GListModel *runs = G_LIST_MODEL (self->runs);

  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr(CallboardPlanJobSummary) run = g_list_model_get_item (runs, i);

      if (g_str_equal (callboard_plan_job_summary_get_plan_id (run), plan_id))
        callboard_plan_job_summary_set_plan_name (run, name);
    }
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

  /* Cancelled by dispose(): self is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (plan != NULL)
    {
      const char *name = callboard_plan_get_name (plan);

      g_hash_table_replace (data->self->names, g_strdup (data->plan_id), g_strdup (name));
      name_runs (data->self, data->plan_id, name);
      if (data->self->account_history != NULL)
        callboard_history_save_plan_async (callboard_account_history_get_history (data->self->account_history),
                                           callboard_account_history_get_account (data->self->account_history),
                                           data->plan_id, name, NULL, NULL, NULL);
    }
  else if (!g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND) &&
           !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_FORBIDDEN) &&
           !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED))
    {
      /* It may have a name the next time. */
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
  callboard_client_get_plan_async (self->client, plan_id, self->cancellable, callboard_plan_name_cache_fetched_cb, data);
}

/**
 * callboard_plan_name_cache_set_keeper:
 * @self: the names of an account
 * @keeper: (nullable): what keeps them
 *
 * Lets the names be kept.
 */
void
callboard_plan_name_cache_set_account_history (CallboardPlanNameCache  *self,
                                               CallboardAccountHistory *account_history)
{
  g_return_if_fail (CALLBOARD_IS_PLAN_NAME_CACHE (self));

  g_set_object (&self->account_history, account_history);
}

/**
 * callboard_plan_name_cache_renew:
 * @self: the names of an account
 * @plan_ids: (element-type utf8): plans whose names are known from long ago
 *
 * Asks for plans that may be called otherwise by now. Until that is known their
 * runs keep the names they have.
 */
void
callboard_plan_name_cache_renew (CallboardPlanNameCache *self,
                                 GPtrArray              *plan_ids)
{
  g_return_if_fail (CALLBOARD_IS_PLAN_NAME_CACHE (self));
  g_return_if_fail (plan_ids != NULL);

  for (guint i = 0; i < plan_ids->len; i++)
    if (!g_hash_table_contains (self->names, g_ptr_array_index (plan_ids, i)))
      fetch (self, g_ptr_array_index (plan_ids, i));
}

/**
 * callboard_plan_name_cache_fetch:
 * @self: the names of an account
 *
 * Names the runs that have no name yet, and asks for the plans that are not
 * known.
 */
void
callboard_plan_name_cache_fetch (CallboardPlanNameCache *self)
{
  GListModel *runs;

  g_return_if_fail (CALLBOARD_IS_PLAN_NAME_CACHE (self));

  runs = G_LIST_MODEL (self->runs);
  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr(CallboardPlanJobSummary) run = g_list_model_get_item (runs, i);
      const char *plan_id = callboard_plan_job_summary_get_plan_id (run);
      gpointer name;

      if (callboard_plan_job_summary_get_plan_name (run) != NULL)
        continue;
      if (!g_hash_table_lookup_extended (self->names, plan_id, NULL, &name))
        fetch (self, plan_id);
      else if (name != NULL)
        callboard_plan_job_summary_set_plan_name (run, name);
    }
}

/**
 * callboard_plan_name_cache_lookup:
 * @self: the names of an account
 * @plan_id: a `simulationRunPlanId`
 *
 * Returns: (transfer none) (nullable): what the plan is called, where it is
 *   known
 */
const char *
callboard_plan_name_cache_lookup (CallboardPlanNameCache *self,
                                  const char             *plan_id)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_NAME_CACHE (self), NULL);
  g_return_val_if_fail (plan_id != NULL, NULL);

  return g_hash_table_lookup (self->names, plan_id);
}
