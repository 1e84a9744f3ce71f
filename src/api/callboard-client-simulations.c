/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One simulation by itself: by its id, or by the phone number it used.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-client-private.h"
#include "callboard-client-simulations.h"
#include "callboard-error.h"

/**
 * callboard_client_get_simulation_async:
 * @self: a client
 * @id: the `simulationJobId` of a simulation
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Asks for a simulation: `GET /v1/simulation/job/{jobId}`.
 */
void
callboard_client_get_simulation_async (CallboardClient     *self,
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
  g_task_set_source_tag (task, callboard_client_get_simulation_async);

  if (!callboard_client_is_safe_segment (id))
    {
      g_task_return_new_error (task, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND,
                               _("This is not the id of a simulation"));
      return;
    }

  segment = g_uri_escape_string (id, NULL, FALSE);
  path = g_strconcat ("/v1/simulation/job/", segment, NULL);
  callboard_client_get_async (self, path, (CallboardDecodeFunc) callboard_simulation_job_decode,
                              g_steal_pointer (&task));
}

/**
 * callboard_client_get_simulation_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @error: return location for an error
 *
 * Sets an error of %CALLBOARD_ERROR, or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): a fresh simulation
 */
CallboardSimulationJob *
callboard_client_get_simulation_finish (CallboardClient  *self,
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
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
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
  callboard_client_append_parameter (path, "roarkPhoneNumber", phone_number);
  callboard_client_append_parameter (path, "callReceivedAt", time);
  callboard_client_get_async (self, path->str, (CallboardDecodeFunc) callboard_simulation_job_decode, task);
}

/**
 * callboard_client_lookup_simulation_finish:
 * @self: a client
 * @result: the #GAsyncResult
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
