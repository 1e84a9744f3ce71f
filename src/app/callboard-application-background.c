/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Background operation: after the last window with a live run closes, the application
 * watches the run until it ends, notifies about it and quits.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-application-private.h"
#include "callboard-background-portal.h"
#include "callboard-error.h"
#include "callboard-run-notification.h"

/* Only worthwhile with a notification at the end. */
static gboolean
is_background_enabled (CallboardApplication *self)
{
  return !self->is_quitting &&
         g_settings_get_boolean (self->settings, "run-in-background") &&
         g_settings_get_boolean (self->settings, "notify-when-run-ends");
}

static gboolean
is_last_window (CallboardApplication *self,
                CallboardWindow      *window)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (CALLBOARD_IS_WINDOW (l->data) && l->data != window)
      return FALSE;

  return TRUE;
}

/* Whether the window shows a live run, other than one of the demo. */
static gboolean
shows_live_run (CallboardWindow *window)
{
  CallboardSession *session = callboard_window_get_session (window);
  CallboardRun *run = callboard_window_get_run (window);
  CallboardAccount *account = session != NULL ? callboard_session_get_account (session) : NULL;
  CallboardPlanJob *plan_job = run != NULL ? callboard_run_get_plan_job (run) : NULL;

  return plan_job != NULL && callboard_plan_job_is_live (plan_job) &&
         callboard_account_get_origin (account) != CALLBOARD_ACCOUNT_DEMO;
}

/* Sends a notification that a run ended. */
void
callboard_application_send_notification (CallboardApplication *self,
                                         CallboardRun         *run,
                                         const char           *name)
{
  CallboardPlanJob *plan_job = callboard_run_get_plan_job (run);
  const char *id = callboard_run_get_id (run);
  g_autofree char *title = callboard_run_notification_dup_title (plan_job, name);
  g_autofree char *body = callboard_run_notification_dup_body (plan_job);
  g_autoptr(GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-run", "s", id);
  /* Translators: a button that opens the run that ended */
  g_notification_add_button_with_target (notification, _("Show"), "app.show-run", "s", id);
  g_application_send_notification (G_APPLICATION (self), id, notification);
}

/* Stops watching a run in the background. Without a window, the application quits. */
void
callboard_application_stop_background_watch (CallboardApplication *self)
{
  g_autoptr(CallboardRun) run = g_steal_pointer (&self->watched_run);

  if (run == NULL)
    return;

  g_cancellable_cancel (self->watch_cancellable);
  g_clear_object (&self->watch_cancellable);
  g_signal_handlers_disconnect_by_data (callboard_run_get_plan_job (run), self);
  g_signal_handlers_disconnect_by_data (run, self);
  callboard_run_unwatch (run);
  g_clear_object (&self->watched_session);
  g_clear_pointer (&self->watched_title, g_free);
  g_application_release (G_APPLICATION (self));
}

static void
callboard_application_watched_run_merged_cb (CallboardApplication *self)
{
  if (callboard_plan_job_is_live (callboard_run_get_plan_job (self->watched_run)))
    return;

  callboard_application_send_notification (self, self->watched_run, self->watched_title);
  callboard_application_stop_background_watch (self);
}

/* Stops if an error needs user action. */
static void
callboard_application_watched_run_error_cb (CallboardApplication *self)
{
  const GError *error = callboard_live_object_get_error (self->watched_run);

  if (error != NULL && !callboard_error_is_transient (error))
    callboard_application_stop_background_watch (self);
}

static void
callboard_application_background_allowed_cb (GObject      *source,
                                             GAsyncResult *result,
                                             gpointer      user_data)
{
  g_autoptr(CallboardApplication) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean is_allowed = callboard_background_portal_request_finish (result, &error);
  g_autofree char *message = NULL;

  if (error != NULL)
    return;

  if (!is_allowed)
    {
      callboard_application_stop_background_watch (self);
      return;
    }

  /* Translators: the status of Callboard in the background; %s is the title of a run */
  message = g_strdup_printf (_("Watching %s"), self->watched_title);
  callboard_background_portal_set_status (g_application_get_dbus_connection (G_APPLICATION (self)),
                                          message);
}

static void
start_background_watch (CallboardApplication *self,
                        CallboardWindow      *window)
{
  GDBusConnection *connection = g_application_get_dbus_connection (G_APPLICATION (self));

  g_application_hold (G_APPLICATION (self));
  self->watched_run = g_object_ref (callboard_window_get_run (window));
  self->watched_session = g_object_ref (callboard_window_get_session (window));
  self->watched_title = g_strdup (gtk_window_get_title (GTK_WINDOW (window)));
  self->watch_cancellable = g_cancellable_new ();
  g_signal_connect_object (callboard_run_get_plan_job (self->watched_run), "merged",
                           G_CALLBACK (callboard_application_watched_run_merged_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watched_run, "notify::error",
                           G_CALLBACK (callboard_application_watched_run_error_cb), self,
                           G_CONNECT_SWAPPED);
  callboard_run_watch (self->watched_run);
  if (connection != NULL)
    callboard_background_portal_request_async (connection,
                                               _("Callboard notifies you when the open run ends."),
                                               self->watch_cancellable,
                                               callboard_application_background_allowed_cb,
                                               g_object_ref (self));
}

gboolean
callboard_application_close_request_cb (CallboardApplication *self,
                                        CallboardWindow      *window)
{
  if (is_background_enabled (self) && self->watched_run == NULL && is_last_window (self, window) &&
      shows_live_run (window))
    start_background_watch (self, window);

  return GDK_EVENT_PROPAGATE;
}

/* Reopens the window of a run that is watched in the background. Returns NULL if there
 * is none. */
CallboardWindow *
callboard_application_restore_window (CallboardApplication *self)
{
  g_autoptr(CallboardRun) run = NULL;
  g_autoptr(CallboardSession) session = NULL;
  CallboardWindow *window;

  if (self->watched_run == NULL)
    return NULL;

  run = g_object_ref (self->watched_run);
  session = g_object_ref (self->watched_session);
  /* This stops the background watch. */
  window = callboard_application_create_window (self);
  callboard_window_queue_action (window, "win.open-run",
                                 g_variant_new_string (callboard_run_get_id (run)));
  callboard_window_set_session (window, session, NULL);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}
