/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks the server for runs and calls with a text: the runs of plans with this name, the runs
 * with this label, and calls with it in the title, the summary or the transcript. Used by the
 * search of the list of runs.
 */

#include "config.h"

#include "callboard-client-calls.h"
#include "callboard-client-plans.h"
#include "callboard-client-runs.h"
#include "callboard-live-object-private.h"
#include "callboard-phone-number-lookup.h"
#include "callboard-plan-name-cache.h"
#include "callboard-server-search.h"
#include "callboard-session.h"

/* The largest number of plans whose runs are listed. */
#define MAX_PLANS 5

/**
 * CallboardServerSearch:
 *
 * A #CallboardLiveObject with the results so far, the newest run first, and the calls in the
 * order of the server. If a part of the search fails, the others go on.
 */
struct _CallboardServerSearch
{
  CallboardLiveObject     parent_instance;

  CallboardSession       *session;
  CallboardPlanJobList   *runs;
  CallboardPlanNameCache *plan_names;
  GListStore             *calls;
  /* The number of requests without a response. */
  guint                   n_requests;
  gboolean                is_done;
};

G_DEFINE_FINAL_TYPE (CallboardServerSearch, callboard_server_search, CALLBOARD_TYPE_LIVE_OBJECT)

static CallboardClient *
get_client (CallboardServerSearch *self)
{
  return callboard_session_get_client (self->session);
}

/* Whether self may be freed: by dispose() or another search. Takes the error of a response. */
static gboolean
end_request (CallboardServerSearch *self,
             GError                *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      return FALSE;
    }

  self->n_requests--;
  if (error != NULL && callboard_live_object_get_error (self) == NULL)
    callboard_live_object_take_error (self, error);
  else
    g_clear_error (&error);

  return TRUE;
}

static void
end (CallboardServerSearch *self)
{
  if (self->n_requests > 0)
    return;

  self->is_done = callboard_live_object_get_error (self) == NULL;
  callboard_live_object_set_loading (self, FALSE);
}

/* --- Runs ------------------------------------------------------------------- */

static void
callboard_server_search_runs_listed_cb (GObject      *source,
                                        GAsyncResult *result,
                                        gpointer      user_data)
{
  CallboardServerSearch *self = user_data;
  GError *error = NULL;
  g_autoptr(CallboardPlanJobPage) page =
    callboard_client_list_plan_jobs_finish (CALLBOARD_CLIENT (source), result, &error);

  if (!end_request (self, error))
    return;

  if (page != NULL)
    {
      callboard_plan_job_list_merge (self->runs, callboard_plan_job_page_get_summaries (page));
      callboard_plan_name_cache_fetch (self->plan_names);
    }
  end (self);
}

static void
list_runs (CallboardServerSearch       *self,
           const CallboardPlanJobQuery *query)
{
  self->n_requests++;
  callboard_client_list_plan_jobs_async (get_client (self), query,
                                         callboard_live_object_get_cancellable (self),
                                         callboard_server_search_runs_listed_cb, self);
}

static void
callboard_server_search_plans_listed_cb (GObject      *source,
                                         GAsyncResult *result,
                                         gpointer      user_data)
{
  CallboardServerSearch *self = user_data;
  GError *error = NULL;
  g_autoptr(CallboardApiPage) page =
    callboard_client_list_plans_finish (CALLBOARD_CLIENT (source), result, &error);
  guint n_plans = page != NULL ? g_list_model_get_n_items (G_LIST_MODEL (page)) : 0;

  if (!end_request (self, error))
    return;

  for (guint i = 0; i < MIN (n_plans, MAX_PLANS); i++)
    {
      g_autoptr(CallboardPlan) plan = g_list_model_get_item (G_LIST_MODEL (page), i);
      CallboardPlanJobQuery query = { .plan_id = callboard_plan_get_id (plan) };

      list_runs (self, &query);
    }
  end (self);
}

/* --- Calls ------------------------------------------------------------------ */

static void
callboard_server_search_calls_listed_cb (GObject      *source,
                                         GAsyncResult *result,
                                         gpointer      user_data)
{
  CallboardServerSearch *self = user_data;
  GError *error = NULL;
  g_autoptr(CallboardApiPage) page =
    callboard_client_list_calls_finish (CALLBOARD_CLIENT (source), result, &error);
  guint n_calls = page != NULL ? g_list_model_get_n_items (G_LIST_MODEL (page)) : 0;

  if (!end_request (self, error))
    return;

  for (guint i = 0; i < n_calls; i++)
    {
      g_autoptr(CallboardCall) call = g_list_model_get_item (G_LIST_MODEL (page), i);

      /* A call that was not simulated cannot be opened. */
      if (callboard_call_get_simulation_id (call) != NULL)
        g_list_store_append (self->calls, call);
    }
  end (self);
}

/* --- The object ------------------------------------------------------------- */

static void
callboard_server_search_finalize (GObject *object)
{
  CallboardServerSearch *self = CALLBOARD_SERVER_SEARCH (object);

  g_clear_object (&self->plan_names);
  g_clear_object (&self->runs);
  g_clear_object (&self->calls);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (callboard_server_search_parent_class)->finalize (object);
}

static void
callboard_server_search_class_init (CallboardServerSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_server_search_finalize;
}

static void
callboard_server_search_init (CallboardServerSearch *self)
{
  self->runs = callboard_plan_job_list_new ();
  self->calls = g_list_store_new (CALLBOARD_TYPE_CALL);
}

/**
 * callboard_server_search_new:
 * @session: a session
 *
 * Returns: (transfer full): a search that has not begun
 */
CallboardServerSearch *
callboard_server_search_new (CallboardSession *session)
{
  CallboardServerSearch *self;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (session), NULL);

  self = g_object_new (CALLBOARD_TYPE_SERVER_SEARCH, NULL);
  self->session = g_object_ref (session);
  self->plan_names = callboard_plan_name_cache_new (callboard_session_get_client (session),
                                                    callboard_session_get_account_history (session),
                                                    self->runs);
  callboard_live_object_set_clock (self, callboard_session_get_clock (session));

  return self;
}

/**
 * callboard_server_search_get_runs:
 * @self: a search
 *
 * Returns: (transfer none): a list of #CallboardPlanJobSummary
 */
GListModel *
callboard_server_search_get_runs (CallboardServerSearch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SERVER_SEARCH (self), NULL);

  return G_LIST_MODEL (self->runs);
}

/**
 * callboard_server_search_get_calls:
 * @self: a search
 *
 * Returns: (transfer none): a list of #CallboardCall, each of a simulation
 */
GListModel *
callboard_server_search_get_calls (CallboardServerSearch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SERVER_SEARCH (self), NULL);

  return G_LIST_MODEL (self->calls);
}

/**
 * callboard_server_search_get_done:
 * @self: a search
 *
 * Returns: whether the search has ended without an error
 */
gboolean
callboard_server_search_get_done (CallboardServerSearch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SERVER_SEARCH (self), FALSE);

  return self->is_done;
}

/**
 * callboard_server_search_search:
 * @self: a search
 * @text: the text to search for, in the words of the server
 *
 * Replaces the results by those for a text.
 */
void
callboard_server_search_search (CallboardServerSearch *self,
                                const char            *text)
{
  CallboardPlanQuery plans = { .search_text = text };
  CallboardPlanJobQuery runs = { .label_name = text };
  CallboardCallQuery calls = { .search_text = text };
  GCancellable *cancellable;

  g_return_if_fail (CALLBOARD_IS_SERVER_SEARCH (self));
  g_return_if_fail (text != NULL);

  callboard_server_search_clear (self);
  cancellable = callboard_live_object_get_cancellable (self);
  callboard_live_object_set_loading (self, TRUE);
  self->n_requests = 2;
  callboard_client_list_plans_async (get_client (self), &plans, cancellable,
                                     callboard_server_search_plans_listed_cb, self);
  callboard_client_list_calls_async (get_client (self), &calls, cancellable,
                                     callboard_server_search_calls_listed_cb, self);
  list_runs (self, &runs);
}

/**
 * callboard_server_search_stop:
 * @self: a search
 *
 * Stops searching, or finding a simulation. The results so far stay.
 */
void
callboard_server_search_stop (CallboardServerSearch *self)
{
  g_return_if_fail (CALLBOARD_IS_SERVER_SEARCH (self));

  callboard_live_object_cancel (self);
  self->n_requests = 0;
  callboard_live_object_set_loading (self, FALSE);
}

/**
 * callboard_server_search_clear:
 * @self: a search
 *
 * Stops searching, and removes the results and the error.
 */
void
callboard_server_search_clear (CallboardServerSearch *self)
{
  g_return_if_fail (CALLBOARD_IS_SERVER_SEARCH (self));

  self->is_done = FALSE;
  callboard_live_object_take_error (self, NULL);
  callboard_plan_job_list_clear (self->runs);
  g_list_store_remove_all (self->calls);
  callboard_server_search_stop (self);
}

/* --- The run of a call ------------------------------------------------------ */

static void
callboard_server_search_run_found_cb (GObject      *source,
                                      GAsyncResult *result,
                                      gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CallboardServerSearch *self = g_task_get_source_object (task);
  g_autofree char *run_id = NULL;
  g_autofree char *simulation_id = NULL;
  g_autoptr(GError) error = NULL;

  if (callboard_phone_number_lookup_find_finish (result, &run_id, &simulation_id, &error))
    g_task_return_pointer (task, g_steal_pointer (&run_id), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
  if (!g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    callboard_live_object_set_loading (self, FALSE);
}

/**
 * callboard_server_search_find_async:
 * @self: a search that is not loading
 * @simulation_id: the `simulationJobId` of a call that was found
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Finds the run of a call, which the server does not tell. Loading until then.
 */
void
callboard_server_search_find_async (CallboardServerSearch *self,
                                    const char            *simulation_id,
                                    GAsyncReadyCallback    callback,
                                    gpointer               user_data)
{
  GTask *task;

  g_return_if_fail (CALLBOARD_IS_SERVER_SEARCH (self));
  g_return_if_fail (simulation_id != NULL);

  task = g_task_new (self, callboard_live_object_get_cancellable (self), callback, user_data);
  g_task_set_source_tag (task, callboard_server_search_find_async);
  g_task_set_task_data (task, g_strdup (simulation_id), g_free);
  callboard_live_object_set_loading (self, TRUE);
  callboard_phone_number_lookup_find_run_async (self->session, simulation_id,
                                                callboard_live_object_get_cancellable (self),
                                                callboard_server_search_run_found_cb, task);
}

/**
 * callboard_server_search_find_finish:
 * @self: a search
 * @result: the #GAsyncResult
 * @simulation_id: (out) (transfer full): the `simulationJobId`
 * @error: return location for a %CALLBOARD_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the `simulationRunPlanJobId`
 */
char *
callboard_server_search_find_finish (CallboardServerSearch  *self,
                                     GAsyncResult           *result,
                                     char                  **simulation_id,
                                     GError                **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  *simulation_id = g_strdup (g_task_get_task_data (G_TASK (result)));

  return g_task_propagate_pointer (G_TASK (result), error);
}
