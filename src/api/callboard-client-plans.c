/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The endpoints of run plans: the list of plans, and one plan.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-client-plans.h"
#include "callboard-client-private.h"

/* The maximum that the server allows. */
#define PAGE_SIZE "50"

static const CallboardEndpoint plan_endpoint = {
  .prefix = "/v1/simulation/plan/",
  .suffix = "",
  .invalid_id = N_("Not a valid run plan ID"),
  .decode = (CallboardDecodeFunc) callboard_plan_decode,
};

/**
 * callboard_client_get_plan_async:
 * @self: a client
 * @id: the `simulationRunPlanId` of a run
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Gets a run plan: `GET /v1/simulation/plan/{planId}`.
 */
void
callboard_client_get_plan_async (CallboardClient     *self,
                                 const char          *id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  callboard_client_get_by_id_async (self, &plan_endpoint, id, NULL,
                                    cancellable, callback, user_data);
}

/**
 * callboard_client_get_plan_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @error: return location for a %CALLBOARD_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the run plan
 */
CallboardPlan *
callboard_client_get_plan_finish (CallboardClient  *self,
                                  GAsyncResult     *result,
                                  GError          **error)
{
  return callboard_client_get_finish (self, result, NULL, error);
}

/**
 * callboard_client_list_plans_async:
 * @self: a client
 * @query: the filter and position
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Gets a page of plans: `GET /v1/simulation/plan`.
 */
void
callboard_client_list_plans_async (CallboardClient          *self,
                                   const CallboardPlanQuery *query,
                                   GCancellable             *cancellable,
                                   GAsyncReadyCallback       callback,
                                   gpointer                  user_data)
{
  g_autoptr(GString) path = NULL;

  g_return_if_fail (CALLBOARD_IS_CLIENT (self));
  g_return_if_fail (query != NULL);

  path = g_string_new ("/v1/simulation/plan");
  callboard_client_append_parameter (path, "limit", PAGE_SIZE);
  callboard_client_append_parameter (path, "agentId", query->agent_id);
  callboard_client_append_parameter (path, "searchText", query->search_text);
  callboard_client_append_parameter (path, "after", query->after);
  callboard_client_get_async (self, path->str, (CallboardDecodeFunc) callboard_plan_decode_list,
                              cancellable, callback, user_data);
}

/**
 * callboard_client_list_plans_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @error: return location for a %CALLBOARD_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): a page of #CallboardPlan
 */
CallboardApiPage *
callboard_client_list_plans_finish (CallboardClient  *self,
                                    GAsyncResult     *result,
                                    GError          **error)
{
  return callboard_client_get_finish (self, result, NULL, error);
}

/**
 * callboard_client_list_all_plans_async:
 * @self: a client
 * @max_pages: the largest number of pages to read
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete; it calls
 *   callboard_client_list_all_finish()
 * @user_data: data for @callback
 *
 * Gets the plans, page after page: `GET /v1/simulation/plan`, as a list of #CallboardPlan.
 */
void
callboard_client_list_all_plans_async (CallboardClient     *self,
                                       guint                max_pages,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  callboard_client_list_all_async (self, "/v1/simulation/plan?limit=" PAGE_SIZE,
                                   (CallboardDecodeFunc) callboard_plan_decode_list,
                                   max_pages, cancellable, callback, user_data);
}
