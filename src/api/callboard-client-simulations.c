/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The endpoints of one simulation: by its ID, or by the phone number it used, and its mocked
 * tools.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-client-private.h"
#include "callboard-client-simulations.h"

static const CallboardEndpoint simulation_endpoint = {
  .prefix = "/v1/simulation/job/",
  .suffix = "",
  .invalid_id = N_("Not a valid simulation ID"),
  .decode = (CallboardDecodeFunc) callboard_simulation_job_decode,
};

static const CallboardEndpoint tool_mocks_endpoint = {
  .prefix = "/v1/simulation/job/",
  .suffix = "/tool-mock",
  .invalid_id = N_("Not a valid simulation ID"),
  .decode = (CallboardDecodeFunc) callboard_tool_mock_list_decode,
};

/**
 * callboard_client_get_simulation_async:
 * @self: a client
 * @id: the `simulationJobId` of a simulation
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Gets a simulation: `GET /v1/simulation/job/{jobId}`.
 */
void
callboard_client_get_simulation_async (CallboardClient     *self,
                                       const char          *id,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  callboard_client_get_by_id_async (self, &simulation_endpoint, id, NULL,
                                    cancellable, callback, user_data);
}

/**
 * callboard_client_get_simulation_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @body: (out) (optional) (nullable) (transfer full): the bytes that were decoded
 * @error: return location for a %CALLBOARD_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the simulation, with its run plan
 */
CallboardSimulationJob *
callboard_client_get_simulation_finish (CallboardClient  *self,
                                        GAsyncResult     *result,
                                        GBytes          **body,
                                        GError          **error)
{
  return callboard_client_get_finish (self, result, body, error);
}

/**
 * callboard_client_get_tool_mocks_async:
 * @self: a client
 * @id: the `simulationJobId` of a simulation
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Gets the mocked tools of a simulation: `GET /v1/simulation/job/{jobId}/tool-mock`.
 */
void
callboard_client_get_tool_mocks_async (CallboardClient     *self,
                                       const char          *id,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  callboard_client_get_by_id_async (self, &tool_mocks_endpoint, id, NULL,
                                    cancellable, callback, user_data);
}

/**
 * callboard_client_get_tool_mocks_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @body: (out) (optional) (nullable) (transfer full): the bytes that were decoded
 * @error: return location for a %CALLBOARD_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the mocked tools
 */
CallboardToolMockList *
callboard_client_get_tool_mocks_finish (CallboardClient  *self,
                                        GAsyncResult     *result,
                                        GBytes          **body,
                                        GError          **error)
{
  return callboard_client_get_finish (self, result, body, error);
}

/**
 * callboard_client_lookup_simulation_async:
 * @self: a client
 * @phone_number: the `roarkPhoneNumber`, in E.164: +15550100000
 * @received_at: (nullable): the approximate time of the call
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Finds the simulation that used a phone number: `GET /v1/simulation/job/lookup`.
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

  g_return_if_fail (CALLBOARD_IS_CLIENT (self));
  g_return_if_fail (phone_number != NULL);

  if (received_at != NULL)
    {
      utc = g_date_time_to_utc (received_at);
      time = g_date_time_format_iso8601 (utc);
    }
  path = g_string_new ("/v1/simulation/job/lookup");
  callboard_client_append_parameter (path, "roarkPhoneNumber", phone_number);
  callboard_client_append_parameter (path, "callReceivedAt", time);
  callboard_client_get_async (self, path->str,
                              (CallboardDecodeFunc) callboard_simulation_job_decode,
                              cancellable, callback, user_data);
}

/**
 * callboard_client_lookup_simulation_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @error: return location for a %CALLBOARD_ERROR or %G_IO_ERROR_CANCELLED;
 *   %CALLBOARD_ERROR_NOT_FOUND if no simulation used the number
 *
 * Returns: (transfer full) (nullable): the simulation
 */
CallboardSimulationJob *
callboard_client_lookup_simulation_finish (CallboardClient  *self,
                                           GAsyncResult     *result,
                                           GError          **error)
{
  return callboard_client_get_finish (self, result, NULL, error);
}
