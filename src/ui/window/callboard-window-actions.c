/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actions of a window, and when each is enabled.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-json-dialog.h"
#include "callboard-open-dialog.h"
#include "callboard-run-address.h"
#include "callboard-shortcuts.h"
#include "callboard-simulation-page.h"
#include "callboard-window-private.h"

static void
callboard_window_open_action (GtkWidget  *widget,
                              const char *action_name,
                              GVariant   *parameter)
{
  CallboardWindow *self = CALLBOARD_WINDOW (widget);
  g_auto(GStrv) recent = callboard_window_dup_recent_runs (self);
  CallboardOpenDialog *dialog = callboard_open_dialog_new (self->session,
                                                           (const char * const *) recent);

  g_signal_connect_object (dialog, "simulation-opened",
                           G_CALLBACK (callboard_window_open_simulation),
                           widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "opened", G_CALLBACK (callboard_window_open_run),
                           widget, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
callboard_window_open_run_action (GtkWidget  *widget,
                                  const char *action_name,
                                  GVariant   *parameter)
{
  callboard_window_open_run (CALLBOARD_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
callboard_window_open_simulation_action (GtkWidget  *widget,
                                         const char *action_name,
                                         GVariant   *parameter)
{
  const char *run_id;
  const char *simulation_id;

  g_variant_get (parameter, "(&s&s)", &run_id, &simulation_id);
  callboard_window_open_simulation (CALLBOARD_WINDOW (widget), run_id, simulation_id);
}

static void
callboard_window_open_simulation_at_action (GtkWidget  *widget,
                                            const char *action_name,
                                            GVariant   *parameter)
{
  const char *run_id;
  const char *simulation_id;
  gint64 offset;

  g_variant_get (parameter, "(&s&sx)", &run_id, &simulation_id, &offset);
  callboard_window_open_simulation_at (CALLBOARD_WINDOW (widget), run_id, simulation_id, MAX (offset, 0));
}

static void
callboard_window_search_action (GtkWidget  *widget,
                                const char *action_name,
                                GVariant   *parameter)
{
  CallboardWindow *self = CALLBOARD_WINDOW (widget);

  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  callboard_runs_page_search (self->runs_page);
}

static void
callboard_window_search_for_action (GtkWidget  *widget,
                                    const char *action_name,
                                    GVariant   *parameter)
{
  CallboardWindow *self = CALLBOARD_WINDOW (widget);

  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  callboard_runs_page_search_for (self->runs_page, g_variant_get_string (parameter, NULL));
}

static void
show_plan_runs (CallboardWindow *self,
                const char      *plan_id)
{
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  callboard_runs_page_show_plan (self->runs_page, plan_id);
}

static void
callboard_window_show_plan_runs_action (GtkWidget  *widget,
                                        const char *action_name,
                                        GVariant   *parameter)
{
  show_plan_runs (CALLBOARD_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Returns the plan of the open run, or NULL if it is unknown. */
static char *
dup_plan_id (CallboardWindow *self)
{
  CallboardRun *run = callboard_window_find_run_page (self) != NULL ? callboard_window_get_run (self) : NULL;
  CallboardPlanJob *plan_job = run != NULL ? callboard_run_get_plan_job (run) : NULL;
  char *plan_id = NULL;

  if (plan_job != NULL)
    g_object_get (plan_job, "plan-id", &plan_id, NULL);

  return plan_id;
}

static void
callboard_window_show_runs_of_open_plan_action (GtkWidget  *widget,
                                                const char *action_name,
                                                GVariant   *parameter)
{
  g_autofree char *plan_id = dup_plan_id (CALLBOARD_WINDOW (widget));

  if (plan_id != NULL)
    show_plan_runs (CALLBOARD_WINDOW (widget), plan_id);
}

static void
callboard_window_refresh_action (GtkWidget  *widget,
                                 const char *action_name,
                                 GVariant   *parameter)
{
  CallboardWindow *self = CALLBOARD_WINDOW (widget);
  CallboardRunPage *page = callboard_window_find_run_page (self);
  AdwNavigationPage *shown = adw_navigation_view_get_visible_page (self->content_view);

  if (self->runs_page != NULL)
    callboard_runs_page_refresh (self->runs_page);
  if (page != NULL)
    callboard_run_restart (callboard_run_page_get_run (page));
  if (CALLBOARD_IS_SIMULATION_PAGE (shown))
    callboard_simulation_page_restart (CALLBOARD_SIMULATION_PAGE (shown));
}

static void
callboard_window_close_run_action (GtkWidget  *widget,
                                   const char *action_name,
                                   GVariant   *parameter)
{
  callboard_window_close_run (CALLBOARD_WINDOW (widget));
}

static void
callboard_window_find_action (GtkWidget  *widget,
                              const char *action_name,
                              GVariant   *parameter)
{
  CallboardWindow *self = CALLBOARD_WINDOW (widget);
  AdwNavigationPage *shown = adw_navigation_view_get_visible_page (self->content_view);
  gboolean shows_runs = adw_navigation_split_view_get_collapsed (self->split_view) &&
                        !adw_navigation_split_view_get_show_content (self->split_view);
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  if (CALLBOARD_IS_JSON_DIALOG (dialog))
    callboard_json_dialog_focus_search (CALLBOARD_JSON_DIALOG (dialog));
  else if (CALLBOARD_IS_SIMULATION_PAGE (shown) && !shows_runs)
    callboard_simulation_page_focus_search (CALLBOARD_SIMULATION_PAGE (shown));
  else if (CALLBOARD_IS_RUN_PAGE (shown) && !shows_runs)
    callboard_run_page_focus_search (CALLBOARD_RUN_PAGE (shown));
  else
    gtk_widget_activate_action (widget, "win.search", NULL);
}

/* The accelerator also works while a dialog is visible. */
static void
callboard_window_view_json_action (GtkWidget  *widget,
                                   const char *action_name,
                                   GVariant   *parameter)
{
  CallboardWindow *self = CALLBOARD_WINDOW (widget);
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->content_view);

  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return;

  if (CALLBOARD_IS_SIMULATION_PAGE (page))
    callboard_simulation_page_view_json (CALLBOARD_SIMULATION_PAGE (page));
  else if (CALLBOARD_IS_RUN_PAGE (page))
    callboard_run_page_view_json (CALLBOARD_RUN_PAGE (page));
}

static void
callboard_window_copy_address_action (GtkWidget  *widget,
                                      const char *action_name,
                                      GVariant   *parameter)
{
  CallboardWindow *self = CALLBOARD_WINDOW (widget);
  CallboardRunPage *page = callboard_window_find_run_page (self);
  g_autofree char *uri = NULL;

  if (page == NULL)
    return;

  uri = callboard_run_address_to_uri (callboard_run_get_id (callboard_run_page_get_run (page)));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), uri);
  callboard_window_show_toast (self, _("Copied to the clipboard"));
}

static void
callboard_window_launched_cb (GObject      *source,
                              GAsyncResult *result,
                              gpointer      user_data)
{
  g_autoptr(CallboardWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    callboard_window_show_toast (self, _("Could not open the web page"));
}

static void
callboard_window_open_in_roark_action (GtkWidget  *widget,
                                       const char *action_name,
                                       GVariant   *parameter)
{
  CallboardRunPage *page = callboard_window_find_run_page (CALLBOARD_WINDOW (widget));
  g_autoptr(GtkUriLauncher) launcher = NULL;
  g_autofree char *uri = NULL;

  if (page == NULL)
    return;

  uri = callboard_run_address_to_uri (callboard_run_get_id (callboard_run_page_get_run (page)));
  launcher = gtk_uri_launcher_new (uri);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (widget), NULL, callboard_window_launched_cb,
                           g_object_ref (widget));
}

static void
callboard_window_connect_action (GtkWidget  *widget,
                                 const char *action_name,
                                 GVariant   *parameter)
{
  callboard_window_connect (CALLBOARD_WINDOW (widget));
}

static void
callboard_window_unlock_action (GtkWidget  *widget,
                                const char *action_name,
                                GVariant   *parameter)
{
  g_signal_emit_by_name (widget, "unlock-requested");
}

static void
callboard_window_show_toast_action (GtkWidget  *widget,
                                    const char *action_name,
                                    GVariant   *parameter)
{
  callboard_window_show_toast (CALLBOARD_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
callboard_window_sign_out_response_cb (CallboardWindow *self)
{
  g_signal_emit_by_name (self, "signed-out", FALSE);
}

static void
callboard_window_show_help_overlay_action (GtkWidget  *widget,
                                           const char *action_name,
                                           GVariant   *parameter)
{
  callboard_shortcuts_present (ADW_APPLICATION_WINDOW (widget));
}

static void
callboard_window_sign_out_and_delete_response_cb (CallboardWindow *self)
{
  g_signal_emit_by_name (self, "signed-out", TRUE);
}

/* The history is kept by default: it is used again after connecting with a token for the
 * same project. */
static void
callboard_window_sign_out_action (GtkWidget  *widget,
                                  const char *action_name,
                                  GVariant   *parameter)
{
  CallboardWindow *self = CALLBOARD_WINDOW (widget);
  AdwDialog *dialog = adw_alert_dialog_new (_("Sign Out?"), NULL);

  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog),
                                /* Translators: %s is the title of an account */
                                _("Callboard deletes the token of “%s”. You can keep the data stored on this computer for the next time you connect, or delete it as well."),
                                callboard_session_get_title (self->session));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _("_Cancel"),
                                  "sign-out", _("_Sign Out"),
                                  "delete", _("Sign Out and _Delete Data"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "delete",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response::sign-out",
                           G_CALLBACK (callboard_window_sign_out_response_cb), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "response::delete",
                           G_CALLBACK (callboard_window_sign_out_and_delete_response_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/**
 * callboard_window_class_install_actions: (skip)
 * @widget_class: the class of windows, in its class_init
 *
 * Installs the actions of windows.
 */
void
callboard_window_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "win.account", "account");
  gtk_widget_class_install_action (widget_class, "win.open", NULL, callboard_window_open_action);
  gtk_widget_class_install_action (widget_class, "win.open-run", "s",
                                   callboard_window_open_run_action);
  gtk_widget_class_install_action (widget_class, "win.open-simulation", "(ss)",
                                   callboard_window_open_simulation_action);
  gtk_widget_class_install_action (widget_class, "win.open-simulation-at", "(ssx)",
                                   callboard_window_open_simulation_at_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL,
                                   callboard_window_search_action);
  gtk_widget_class_install_action (widget_class, "win.search-for", "s",
                                   callboard_window_search_for_action);
  gtk_widget_class_install_action (widget_class, "win.show-plan-runs", "s",
                                   callboard_window_show_plan_runs_action);
  gtk_widget_class_install_action (widget_class, "win.show-runs-of-open-plan", NULL,
                                   callboard_window_show_runs_of_open_plan_action);
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL,
                                   callboard_window_refresh_action);
  gtk_widget_class_install_action (widget_class, "win.close-run", NULL,
                                   callboard_window_close_run_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.close-run", NULL);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, callboard_window_find_action);
  gtk_widget_class_install_action (widget_class, "win.view-json", NULL, callboard_window_view_json_action);
  gtk_widget_class_install_action (widget_class, "win.copy-address", NULL,
                                   callboard_window_copy_address_action);
  gtk_widget_class_install_action (widget_class, "win.open-in-roark", NULL,
                                   callboard_window_open_in_roark_action);
  gtk_widget_class_install_action (widget_class, "win.connect", NULL,
                                   callboard_window_connect_action);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL,
                                   callboard_window_show_help_overlay_action);
  gtk_widget_class_install_action (widget_class, "win.sign-out", NULL,
                                   callboard_window_sign_out_action);
  gtk_widget_class_install_action (widget_class, "win.show-toast", "s",
                                   callboard_window_show_toast_action);
  gtk_widget_class_install_action (widget_class, "win.unlock", NULL, callboard_window_unlock_action);
}

/**
 * callboard_window_update_actions: (skip)
 * @self: a window
 *
 * Enables the actions that apply to the visible page.
 */
void
callboard_window_update_actions (CallboardWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->content_view);
  gboolean has_session = self->session != NULL;
  gboolean has_history = has_session && callboard_session_get_account_history (self->session) != NULL;
  gboolean has_run = has_session && callboard_window_find_run_page (self) != NULL;
  g_autofree char *plan_id = has_run ? dup_plan_id (self) : NULL;
  gboolean is_demo = has_session &&
                     callboard_account_get_origin (callboard_session_get_account (self->session)) ==
                       CALLBOARD_ACCOUNT_DEMO;

  gtk_widget_action_set_enabled (widget, "win.open", has_session);
  gtk_widget_action_set_enabled (widget, "win.open-run", has_session);
  gtk_widget_action_set_enabled (widget, "win.open-simulation", has_session);
  gtk_widget_action_set_enabled (widget, "win.open-simulation-at", has_session);
  gtk_widget_action_set_enabled (widget, "win.search", has_history);
  gtk_widget_action_set_enabled (widget, "win.search-for", has_history);
  gtk_widget_action_set_enabled (widget, "win.show-plan-runs", has_session);
  gtk_widget_action_set_enabled (widget, "win.show-runs-of-open-plan", plan_id != NULL);
  gtk_widget_action_set_enabled (widget, "win.refresh", has_session);
  gtk_widget_action_set_enabled (widget, "win.close-run", callboard_window_is_loading_run (self));
  gtk_widget_action_set_enabled (widget, "win.find",
                                 has_history ||
                                 (has_run &&
                                  (CALLBOARD_IS_RUN_PAGE (page) ||
                                   CALLBOARD_IS_SIMULATION_PAGE (page))));
  gtk_widget_action_set_enabled (widget, "win.view-json",
                                 has_run && callboard_run_get_plan_job (callboard_window_get_run (self)) != NULL);
  gtk_widget_action_set_enabled (widget, "win.copy-address", has_run && !is_demo);
  gtk_widget_action_set_enabled (widget, "win.copy-run-link", has_session && !is_demo);
  gtk_widget_action_set_enabled (widget, "win.open-in-roark", has_run && !is_demo);
  gtk_widget_action_set_enabled (widget, "win.connect", !callboard_window_is_connecting (self));
  gtk_widget_action_set_enabled (widget, "win.sign-out", has_session && !is_demo);
}
