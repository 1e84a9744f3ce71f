/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How runs are found: the list of them and the plans they belong to.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-client-plans.h"
#include "callboard-client-private.h"
#include "callboard-error.h"

/**
 * callboard_client_list_plan_jobs_async:
 * @self: a client
 * @query: which runs
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Asks for a page of runs, the newest first: `GET /v1/simulation/plan/jobs`.
 */
void
callboard_client_list_plan_jobs_async (CallboardClient             *self,
                                       const CallboardPlanJobQuery *query,
                                       GCancellable                *cancellable,
                                       GAsyncReadyCallback          callback,
                                       gpointer                     user_data)
{
  g_autoptr(GString) path = NULL;
  GTask *task;

  g_return_if_fail (CALLBOARD_IS_CLIENT (self));
  g_return_if_fail (query != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_client_list_plan_jobs_async);

  path = g_string_new (NULL);
  g_string_printf (path, "/v1/simulation/plan/jobs?limit=%u", CALLBOARD_CLIENT_PAGE_SIZE);
  callboard_client_append_parameter (path, "status", query->status);
  callboard_client_append_parameter (path, "labelName", query->label_name);
  callboard_client_append_parameter (path, "after", query->after);
  callboard_client_get_async (self, path->str, (CallboardDecodeFunc) callboard_plan_job_page_decode, task);
}

/**
 * callboard_client_list_plan_jobs_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @error: return location for an error
 *
 * Sets an error of %CALLBOARD_ERROR, or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): a page of runs
 */
CallboardPlanJobPage *
callboard_client_list_plan_jobs_finish (CallboardClient  *self,
                                        GAsyncResult     *result,
                                        GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * callboard_client_get_plan_async:
 * @self: a client
 * @id: the `simulationRunPlanId` of a run
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Asks for a plan: `GET /v1/simulation/plan/{planId}`.
 */
void
callboard_client_get_plan_async (CallboardClient     *self,
                                 const char          *id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autofree char *segment = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (CALLBOARD_IS_CLIENT (self));
  g_return_if_fail (id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_client_get_plan_async);

  if (!callboard_client_is_safe_segment (id))
    {
      g_task_return_new_error (task, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND,
                               _("This is not the id of a plan"));
      return;
    }

  segment = g_uri_escape_string (id, NULL, FALSE);
  path = g_strconcat ("/v1/simulation/plan/", segment, NULL);
  callboard_client_get_async (self, path, (CallboardDecodeFunc) callboard_plan_decode, g_steal_pointer (&task));
}

/**
 * callboard_client_get_plan_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @error: return location for an error
 *
 * Sets an error of %CALLBOARD_ERROR, or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): a plan
 */
CallboardPlan *
callboard_client_get_plan_finish (CallboardClient  *self,
                                  GAsyncResult     *result,
                                  GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
