/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the run in which a phone number was used. The server returns the simulation but
 * not its run, which is searched for in the history, then in the runs of that time.
 * Used by the open dialog. The search of the list of runs finds the run of a call in the same
 * way.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-account-history-private.h"
#include "callboard-client-runs.h"
#include "callboard-client-simulations.h"
#include "callboard-error.h"
#include "callboard-phone-number-lookup.h"

/* The largest number of pages of the run list, and of runs, that are fetched. */
#define MAX_PAGES 40
#define MAX_RUNS 12

/* The largest difference between the clocks of servers, in µs. */
#define TOLERANCE G_TIME_SPAN_MINUTE

typedef struct
{
  CallboardSession       *session;
  CallboardSimulationJob *simulation;
  char                   *run_id;
  /* The IDs of runs that may have the simulation, the likeliest last. */
  GPtrArray              *candidates;
  gboolean                is_at_time;
  guint                   n_pages;
  guint                   n_runs;
} Search;

static void
search_free (Search *search)
{
  g_clear_object (&search->session);
  g_clear_object (&search->simulation);
  g_free (search->run_id);
  g_ptr_array_unref (search->candidates);
  g_free (search);
}

static CallboardClient *
get_client (Search *search)
{
  return callboard_session_get_client (search->session);
}

static GDateTime *
get_created_at (Search *search)
{
  return callboard_simulation_job_get_created_at (search->simulation);
}

/* Takes @task. */
static void
return_run (GTask      *task,
            const char *run_id)
{
  Search *search = g_task_get_task_data (task);

  g_set_str (&search->run_id, run_id);
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/* --- Searching the runs ----------------------------------------------------- */

static void fetch_next_run (GTask *task);

static void
callboard_phone_number_lookup_run_fetched_cb (GObject      *source,
                                              GAsyncResult *result,
                                              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJob) run =
    callboard_client_get_plan_job_finish (CALLBOARD_CLIENT (source), result, NULL, &error);

  /* A run that cannot be decoded is skipped. */
  if (run == NULL && (callboard_error_is_transient (error) ||
                      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) &&
      !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (run != NULL &&
           callboard_plan_job_find (run, callboard_simulation_job_get_id (search->simulation)))
    return_run (g_steal_pointer (&task), callboard_plan_job_get_id (run));
  else
    fetch_next_run (g_steal_pointer (&task));
}

/* Takes @task. */
static void
fetch_next_run (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  g_autofree char *id = NULL;

  if (search->candidates->len == 0 || search->n_runs == MAX_RUNS)
    {
      g_task_return_new_error_literal (task, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND,
                                       _("The simulation exists, but its run was not found"));
      g_object_unref (task);
      return;
    }

  search->n_runs++;
  id = g_ptr_array_steal_index (search->candidates, search->candidates->len - 1);
  callboard_client_get_plan_job_async (get_client (search), id, g_task_get_cancellable (task),
                                       callboard_phone_number_lookup_run_fetched_cb, task);
}

/* --- Searching the list of runs --------------------------------------------- */

static gboolean
may_contain (Search                  *search,
             CallboardPlanJobSummary *run)
{
  GDateTime *created_at = get_created_at (search);
  GDateTime *ended_at = callboard_plan_job_summary_get_ended_at (run);
  GDateTime *run_created_at = callboard_plan_job_summary_get_created_at (run);

  /* Without the times, only the run itself tells. */
  if (created_at == NULL || run_created_at == NULL)
    return TRUE;

  return g_date_time_difference (run_created_at, created_at) <= TOLERANCE &&
         (ended_at == NULL || g_date_time_difference (created_at, ended_at) <= TOLERANCE);
}

static void fetch_page (GTask      *task,
                        const char *cursor);

/* Whether the page ends more than a day before the simulation. */
static gboolean
is_older (Search               *search,
          CallboardPlanJobPage *page)
{
  GPtrArray *summaries = callboard_plan_job_page_get_summaries (page);
  CallboardPlanJobSummary *oldest;
  GDateTime *oldest_at;

  if (summaries->len == 0 || get_created_at (search) == NULL)
    return FALSE;

  oldest = g_ptr_array_index (summaries, summaries->len - 1);
  oldest_at = callboard_plan_job_summary_get_created_at (oldest);
  return oldest_at != NULL &&
         g_date_time_difference (get_created_at (search), oldest_at) > G_TIME_SPAN_DAY;
}

static void
callboard_phone_number_lookup_page_fetched_cb (GObject      *source,
                                               GAsyncResult *result,
                                               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJobPage) page =
    callboard_client_list_plan_jobs_finish (CALLBOARD_CLIENT (source), result, &error);
  GPtrArray *summaries;
  const char *cursor;

  if (page == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* The list is sorted by age: the run that was created last before the simulation is the
   * likeliest. */
  summaries = callboard_plan_job_page_get_summaries (page);
  for (guint i = 0; i < summaries->len; i++)
    {
      CallboardPlanJobSummary *run = g_ptr_array_index (summaries, i);

      if (may_contain (search, run))
        g_ptr_array_insert (search->candidates, 0,
                            g_strdup (callboard_plan_job_summary_get_id (run)));
    }

  cursor = callboard_plan_job_page_get_next_cursor (page);
  if (cursor != NULL && summaries->len > 0 && !is_older (search, page) &&
      search->n_pages < MAX_PAGES)
    fetch_page (g_steal_pointer (&task), cursor);
  else
    fetch_next_run (g_steal_pointer (&task));
}

/* Takes @task. */
static void
fetch_page (GTask      *task,
            const char *cursor)
{
  Search *search = g_task_get_task_data (task);
  CallboardPlanJobQuery query = { .after = cursor };

  search->n_pages++;
  callboard_client_list_plan_jobs_async (get_client (search), &query, g_task_get_cancellable (task),
                                         callboard_phone_number_lookup_page_fetched_cb, task);
}

/* --- Starting --------------------------------------------------------------- */

static void
callboard_phone_number_lookup_cached_run_found_cb (GObject      *source,
                                                   GAsyncResult *result,
                                                   gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autofree char *run_id = callboard_account_history_find_run_finish (result, NULL);

  if (run_id != NULL)
    return_run (g_steal_pointer (&task), run_id);
  else if (!g_task_return_error_if_cancelled (task))
    fetch_page (g_steal_pointer (&task), NULL);
}

/* Takes @task. */
static void
find_cached_run (GTask                   *task,
                 CallboardAccountHistory *account_history)
{
  Search *search = g_task_get_task_data (task);

  callboard_account_history_find_run_async (account_history,
                                            callboard_simulation_job_get_id (search->simulation),
                                            g_task_get_cancellable (task),
                                            callboard_phone_number_lookup_cached_run_found_cb,
                                            task);
}

/* Takes @task. */
static void
find_run (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  CallboardAccountHistory *account_history = callboard_session_get_account_history (search->session);

  if (account_history != NULL)
    find_cached_run (task, account_history);
  else
    fetch_page (task, NULL);
}

static void
callboard_phone_number_lookup_simulation_found_cb (GObject      *source,
                                                   GAsyncResult *result,
                                                   gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  search->simulation = callboard_client_lookup_simulation_finish (CALLBOARD_CLIENT (source), result,
                                                                  &error);
  if (search->simulation == NULL &&
      g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND))
    g_task_return_new_error_literal (task, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND,
                                     search->is_at_time
                                       ? _("No simulation used this number at that time")
                                       : _("No call that is going on uses this number. If the call has ended, enter when it was."));
  else if (search->simulation == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    find_run (g_steal_pointer (&task));
}

static GTask *
create_task (CallboardSession    *session,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  Search *search = g_new0 (Search, 1);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  search->session = g_object_ref (session);
  search->candidates = g_ptr_array_new_with_free_func (g_free);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);

  return task;
}

/**
 * callboard_phone_number_lookup_find_async:
 * @session: a session
 * @phone_number: the `roarkPhoneNumber`, in E.164
 * @received_at: (nullable): the approximate time of the call
 * @cancellable: (nullable): a cancellable
 * @callback: called when the search has ended
 * @user_data: data for @callback
 *
 * Finds the simulation that used a phone number, and its run.
 */
void
callboard_phone_number_lookup_find_async (CallboardSession    *session,
                                          const char          *phone_number,
                                          GDateTime           *received_at,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data)
{
  GTask *task;
  Search *search;

  g_return_if_fail (CALLBOARD_IS_SESSION (session));
  g_return_if_fail (phone_number != NULL);

  task = create_task (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_phone_number_lookup_find_async);
  search = g_task_get_task_data (task);
  search->is_at_time = received_at != NULL;
  callboard_client_lookup_simulation_async (callboard_session_get_client (session), phone_number,
                                            received_at, cancellable,
                                            callboard_phone_number_lookup_simulation_found_cb, task);
}

static void
callboard_phone_number_lookup_simulation_fetched_cb (GObject      *source,
                                                     GAsyncResult *result,
                                                     gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  GError *error = NULL;

  search->simulation = callboard_client_get_simulation_finish (CALLBOARD_CLIENT (source), result, NULL,
                                                               &error);
  if (search->simulation != NULL)
    find_run (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/**
 * callboard_phone_number_lookup_find_run_async:
 * @session: a session
 * @simulation_id: a `simulationJobId`
 * @cancellable: (nullable): a cancellable
 * @callback: called when the search has ended; it calls
 *   callboard_phone_number_lookup_find_finish()
 * @user_data: data for @callback
 *
 * Finds the run of a simulation.
 */
void
callboard_phone_number_lookup_find_run_async (CallboardSession    *session,
                                              const char          *simulation_id,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CALLBOARD_IS_SESSION (session));
  g_return_if_fail (simulation_id != NULL);

  task = create_task (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_phone_number_lookup_find_run_async);
  callboard_client_get_simulation_async (callboard_session_get_client (session), simulation_id, cancellable,
                                         callboard_phone_number_lookup_simulation_fetched_cb, task);
}

/**
 * callboard_phone_number_lookup_find_finish:
 * @result: the result passed to the callback
 * @run_id: (out) (transfer full): the `simulationRunPlanJobId`
 * @simulation_id: (out) (transfer full): the `simulationJobId`
 * @error: return location for an error
 *
 * Sets an error of %CALLBOARD_ERROR, such as %CALLBOARD_ERROR_NOT_FOUND if no simulation
 * used the number or its run was not found, or %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether both were found
 */
gboolean
callboard_phone_number_lookup_find_finish (GAsyncResult  *result,
                                           char         **run_id,
                                           char         **simulation_id,
                                           GError       **error)
{
  Search *search;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  search = g_task_get_task_data (G_TASK (result));
  *run_id = g_strdup (search->run_id);
  *simulation_id = g_strdup (callboard_simulation_job_get_id (search->simulation));

  return TRUE;
}
