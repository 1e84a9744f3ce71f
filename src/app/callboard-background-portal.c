/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A client of the XDG Background portal, which asks for permission to run without a
 * window. Without a portal, permission is assumed. Used by CallboardApplication.
 */

#include "config.h"

#include "callboard-background-portal.h"
#include "callboard-text.h"

#define NAME "org.freedesktop.portal.Desktop"
#define PATH "/org/freedesktop/portal/desktop"
#define INTERFACE "org.freedesktop.portal.Background"
#define REQUEST "org.freedesktop.portal.Request"

/* The maximum length of a status message in characters. */
#define MAX_STATUS 95

/* A request to the portal, which responds with a signal. */
typedef struct
{
  GDBusConnection *connection;
  guint            subscription;
  gboolean         is_complete;
} PortalRequest;

static void
portal_request_free (PortalRequest *request)
{
  g_object_unref (request->connection);
  g_free (request);
}

/* Returns from the task on the first response and drops its reference. */
static void
complete_request (GTask    *task,
                  gboolean  is_allowed)
{
  PortalRequest *request = g_task_get_task_data (task);

  if (request->is_complete)
    return;

  request->is_complete = TRUE;
  g_dbus_connection_signal_unsubscribe (request->connection, request->subscription);
  g_task_return_boolean (task, is_allowed);
  g_object_unref (task);
}

static void
callboard_background_portal_response_cb (GDBusConnection *connection,
                                         const char      *sender,
                                         const char      *path,
                                         const char      *interface,
                                         const char      *signal,
                                         GVariant        *parameters,
                                         gpointer         user_data)
{
  g_autoptr(GVariant) results = NULL;
  gboolean is_allowed = FALSE;
  guint response;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    return;

  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "background", "b", &is_allowed);
  complete_request (user_data, response == 0 && is_allowed);
}

/* The task returns %G_IO_ERROR_CANCELLED in this case. */
static void
callboard_background_portal_cancelled_cb (GTask *task)
{
  complete_request (task, FALSE);
}

/* Computes the object path of the request in advance, to subscribe to its signal
 * before the call. */
static char *
create_request_path (GDBusConnection *connection,
                     const char      *token)
{
  g_autofree char *sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (connection) + 1), ".", '_');

  return g_strdup_printf (PATH "/request/%s/%s", sender, token);
}

static void
callboard_background_portal_called_cb (GObject      *source,
                                       GAsyncResult *result,
                                       gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) handle = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result,
                                                              &error);

  if (handle != NULL)
    return;

  g_debug ("Cannot call the Background portal: %s", error->message);
  complete_request (task, TRUE);
}

/**
 * callboard_background_portal_request_async:
 * @connection: the session bus
 * @reason: the translated reason for the user
 * @cancellable: a #GCancellable
 * @callback: called when the portal has responded
 * @user_data: data for @callback
 *
 * Requests permission to run without a window. The portal may ask the user.
 */
void
callboard_background_portal_request_async (GDBusConnection     *connection,
                                           const char          *reason,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data)
{
  PortalRequest *request;
  GTask *task;
  GVariantBuilder options;
  g_autofree char *token = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (G_IS_DBUS_CONNECTION (connection));
  g_return_if_fail (reason != NULL);
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  token = g_strdup_printf ("callboard%u", g_random_int ());
  path = create_request_path (connection, token);
  request = g_new0 (PortalRequest, 1);
  request->connection = g_object_ref (connection);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_background_portal_request_async);
  g_task_set_task_data (task, request, (GDestroyNotify) portal_request_free);
  request->subscription =
    g_dbus_connection_signal_subscribe (connection, NAME, REQUEST, "Response", path, NULL,
                                        G_DBUS_SIGNAL_FLAGS_NONE,
                                        callboard_background_portal_response_cb, task, NULL);
  g_signal_connect_object (cancellable, "cancelled",
                           G_CALLBACK (callboard_background_portal_cancelled_cb), task,
                           G_CONNECT_SWAPPED);

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (reason));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (FALSE));
  g_variant_builder_add (&options, "{sv}", "dbus-activatable", g_variant_new_boolean (FALSE));
  g_dbus_connection_call (connection, NAME, PATH, INTERFACE, "RequestBackground",
                          g_variant_new ("(sa{sv})", "", &options), G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, callboard_background_portal_called_cb,
                          g_object_ref (task));
}

/**
 * callboard_background_portal_request_finish:
 * @result: the #GAsyncResult of the callback
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the permission is granted, or there is no portal
 */
gboolean
callboard_background_portal_request_finish (GAsyncResult  *result,
                                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * callboard_background_portal_set_status:
 * @connection: the session bus
 * @message: a translated status
 *
 * Sets the background status that some desktops show.
 */
void
callboard_background_portal_set_status (GDBusConnection *connection,
                                        const char      *message)
{
  g_autofree char *shown = NULL;
  GVariantBuilder options;

  g_return_if_fail (G_IS_DBUS_CONNECTION (connection));
  g_return_if_fail (message != NULL);

  shown = callboard_text_sanitize_line (message, MAX_STATUS);
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "message", g_variant_new_string (shown));
  g_dbus_connection_call (connection, NAME, PATH, INTERFACE, "SetStatus",
                          g_variant_new ("(a{sv})", &options),
                          NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
}
