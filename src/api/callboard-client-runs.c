/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The endpoints of runs: the list of runs, and one run with its simulations.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-client-private.h"
#include "callboard-client-runs.h"

static const CallboardEndpoint run_endpoint = {
  .prefix = "/v1/simulation/plan/job/",
  .suffix = "",
  .invalid_id = N_("Not a valid run ID"),
  .decode = (CallboardDecodeFunc) callboard_plan_job_decode,
};

/**
 * callboard_client_get_plan_job_async:
 * @self: a client
 * @id: the `simulationRunPlanJobId` of a run
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Gets a run: `GET /v1/simulation/plan/job/{jobId}`.
 */
void
callboard_client_get_plan_job_async (CallboardClient     *self,
                                     const char          *id,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  callboard_client_get_by_id_async (self, &run_endpoint, id, NULL,
                                    cancellable, callback, user_data);
}

/**
 * callboard_client_refresh_plan_job_async:
 * @self: a client
 * @id: its `simulationRunPlanJobId`
 * @snapshot: the snapshot of the run, from callboard_plan_job_dup_snapshot()
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Gets a run again, and decodes only what differs from @snapshot.
 */
void
callboard_client_refresh_plan_job_async (CallboardClient         *self,
                                         const char              *id,
                                         CallboardDecodeSnapshot *snapshot,
                                         GCancellable            *cancellable,
                                         GAsyncReadyCallback      callback,
                                         gpointer                 user_data)
{
  g_return_if_fail (snapshot != NULL);

  callboard_client_get_by_id_async (self, &run_endpoint, id, snapshot,
                                    cancellable, callback, user_data);
}

/**
 * callboard_client_get_plan_job_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @body: (out) (optional) (nullable) (transfer full): the bytes that were decoded
 * @error: return location for a %CALLBOARD_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): a new run
 */
CallboardPlanJob *
callboard_client_get_plan_job_finish (CallboardClient  *self,
                                      GAsyncResult     *result,
                                      GBytes          **body,
                                      GError          **error)
{
  return callboard_client_get_finish (self, result, body, error);
}

/**
 * callboard_client_refresh_plan_job_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @body: (out) (optional) (nullable) (transfer full): the bytes that were decoded
 * @error: return location for a %CALLBOARD_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): an update for callboard_plan_job_merge_update()
 */
CallboardPlanJobUpdate *
callboard_client_refresh_plan_job_finish (CallboardClient  *self,
                                          GAsyncResult     *result,
                                          GBytes          **body,
                                          GError          **error)
{
  return callboard_client_get_finish (self, result, body, error);
}

/**
 * callboard_client_list_plan_jobs_async:
 * @self: a client
 * @query: the filter and position
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Gets a page of runs, newest first: `GET /v1/simulation/plan/jobs`.
 */
void
callboard_client_list_plan_jobs_async (CallboardClient             *self,
                                       const CallboardPlanJobQuery *query,
                                       GCancellable                *cancellable,
                                       GAsyncReadyCallback          callback,
                                       gpointer                     user_data)
{
  g_autoptr(GString) path = NULL;

  g_return_if_fail (CALLBOARD_IS_CLIENT (self));
  g_return_if_fail (query != NULL);

  path = g_string_new (NULL);
  g_string_printf (path, "/v1/simulation/plan/jobs?limit=%u", CALLBOARD_CLIENT_PAGE_SIZE);
  callboard_client_append_parameter (path, "status", query->status);
  callboard_client_append_parameter (path, "simulationRunPlanId", query->plan_id);
  callboard_client_append_parameter (path, "labelName", query->label_name);
  callboard_client_append_parameter (path, "after", query->after);
  callboard_client_get_async (self, path->str, (CallboardDecodeFunc) callboard_plan_job_page_decode,
                              cancellable, callback, user_data);
}

/**
 * callboard_client_list_plan_jobs_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @error: return location for a %CALLBOARD_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the page
 */
CallboardPlanJobPage *
callboard_client_list_plan_jobs_finish (CallboardClient  *self,
                                        GAsyncResult     *result,
                                        GError          **error)
{
  return callboard_client_get_finish (self, result, NULL, error);
}
