/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks the desktop whether Callboard may go on without a window, by the Background
 * portal. Where there is no portal nobody minds. Used by the application.
 */

#include "config.h"

#include "callboard-background-portal.h"
#include "callboard-text.h"

#define NAME "org.freedesktop.portal.Desktop"
#define PATH "/org/freedesktop/portal/desktop"
#define INTERFACE "org.freedesktop.portal.Background"
#define REQUEST "org.freedesktop.portal.Request"

/* Characters of a status that the portal takes. */
#define MAX_STATUS 95

/* One question to the portal, which answers by a signal. */
typedef struct
{
  GDBusConnection *connection;
  guint            subscription;
  gboolean         is_answered;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->connection);
  g_free (question);
}

/* The first answer counts, and lets go of the task. */
static void
answer (GTask    *task,
        gboolean  is_allowed)
{
  Question *question = g_task_get_task_data (task);

  if (question->is_answered)
    return;

  question->is_answered = TRUE;
  g_dbus_connection_signal_unsubscribe (question->connection, question->subscription);
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
  answer (user_data, response == 0 && is_allowed);
}

/* The task then says that it was cancelled. */
static void
callboard_background_portal_cancelled_cb (GTask *task)
{
  answer (task, FALSE);
}

/* As the portal names it, before it has answered: no answer is missed. */
static char *
create_request_path (GDBusConnection *connection,
                     const char      *token)
{
  g_autofree char *sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (connection) + 1), ".", '_');

  return g_strdup_printf (PATH "/request/%s/%s", sender, token);
}

static void
callboard_background_portal_asked_cb (GObject      *source,
                                      GAsyncResult *result,
                                      gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) handle = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (handle != NULL)
    return;

  g_debug ("Nobody is asked about the background: %s", error->message);
  answer (task, TRUE);
}

/**
 * callboard_background_portal_request_async:
 * @connection: the session bus
 * @reason: why, in a sentence for people
 * @cancellable: to give up
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Asks whether the program may go on without a window. That can take as long as a
 * person takes to answer.
 */
void
callboard_background_portal_request_async (GDBusConnection     *connection,
                                           const char          *reason,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data)
{
  Question *question;
  GTask *task;
  GVariantBuilder options;
  g_autofree char *token = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (G_IS_DBUS_CONNECTION (connection));
  g_return_if_fail (reason != NULL);
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  token = g_strdup_printf ("callboard%u", g_random_int ());
  path = create_request_path (connection, token);
  question = g_new0 (Question, 1);
  question->connection = g_object_ref (connection);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_background_portal_request_async);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  question->subscription =
    g_dbus_connection_signal_subscribe (connection, NAME, REQUEST, "Response", path, NULL,
                                        G_DBUS_SIGNAL_FLAGS_NONE, callboard_background_portal_response_cb, task, NULL);
  g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (callboard_background_portal_cancelled_cb), task, G_CONNECT_SWAPPED);

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (reason));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (FALSE));
  g_variant_builder_add (&options, "{sv}", "dbus-activatable", g_variant_new_boolean (FALSE));
  g_dbus_connection_call (connection, NAME, PATH, INTERFACE, "RequestBackground",
                          g_variant_new ("(sa{sv})", "", &options), G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, callboard_background_portal_asked_cb, g_object_ref (task));
}

/**
 * callboard_background_portal_request_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Sets %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether the program may go on: somebody allowed it, or there is nobody
 *   to ask
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
 * @message: what the program does without a window, in a few words
 *
 * Lets the desktop tell what goes on in the background, where it does.
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
  g_dbus_connection_call (connection, NAME, PATH, INTERFACE, "SetStatus", g_variant_new ("(a{sv})", &options),
                          NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
}
