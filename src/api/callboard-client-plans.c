/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The endpoint of a run plan.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-client-plans.h"
#include "callboard-client-private.h"

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
