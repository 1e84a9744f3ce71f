/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How runs are found: the list of them, the plans they belong to, and the
 * simulation that used a phone number.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-client-plans.h"
#include "callboard-client-private.h"
#include "callboard-error.h"

static void
append_parameter (GString    *path,
                  const char *name,
                  const char *value)
{
  g_autofree char *escaped = NULL;

  if (value == NULL || *value == '\0')
    return;

  escaped = g_uri_escape_string (value, NULL, FALSE);
  g_string_append_printf (path, "%c%s=%s", strchr (path->str, '?') == NULL ? '?' : '&', name, escaped);
}

/**
 * callboard_client_list_plan_jobs_async:
 * @self: a client
 * @query: which runs
 * @cancellable: (nullable): to give up
 * @callback: called when the page is there
 * @user_data: for @callback
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
  append_parameter (path, "status", query->status);
  append_parameter (path, "labelName", query->label_name);
  append_parameter (path, "after", query->after);
  callboard_client_get_async (self, path->str, (CallboardDecodeFunc) callboard_plan_job_page_decode, task);
}

/**
 * callboard_client_list_plan_jobs_finish:
 * @self: a client
 * @result: what the callback was given
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
 * @cancellable: (nullable): to give up
 * @callback: called when it is there
 * @user_data: for @callback
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
 * @result: what the callback was given
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

/**
 * callboard_client_lookup_simulation_async:
 * @self: a client
 * @phone_number: the `roarkPhoneNumber`, in E.164: +15550100000
 * @received_at: (nullable): about when the call came in
 * @cancellable: (nullable): to give up
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * Asks which simulation used a phone number:
 * `GET /v1/simulation/job/lookup`.
 */
void
callboard_client_lookup_simulation_async (CallboardClient     *self,
                                          const char          *phone_number,
                                          GDateTime           *received_at,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data)
{
  g_autoptr(GDateTime) utc = NULL;
  g_autofree char *time = NULL;
  g_autoptr(GString) path = NULL;
  GTask *task;

  g_return_if_fail (CALLBOARD_IS_CLIENT (self));
  g_return_if_fail (phone_number != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_client_lookup_simulation_async);

  if (received_at != NULL)
    {
      utc = g_date_time_to_utc (received_at);
      time = g_date_time_format_iso8601 (utc);
    }
  path = g_string_new ("/v1/simulation/job/lookup");
  append_parameter (path, "roarkPhoneNumber", phone_number);
  append_parameter (path, "callReceivedAt", time);
  callboard_client_get_async (self, path->str, (CallboardDecodeFunc) callboard_simulation_job_decode, task);
}

/**
 * callboard_client_lookup_simulation_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Sets an error of %CALLBOARD_ERROR, %CALLBOARD_ERROR_NOT_FOUND where no
 * simulation used the number, or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): a simulation
 */
CallboardSimulationJob *
callboard_client_lookup_simulation_finish (CallboardClient  *self,
                                           GAsyncResult     *result,
                                           GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
