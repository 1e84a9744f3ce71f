/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The application: command line, windows, actions and notifications. Accounts are in
 * callboard-application-accounts.c, requests of the desktop in
 * callboard-application-requests.c, background operation in
 * callboard-application-background.c.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-application-private.h"
#include "callboard-debug-info.h"
#include "callboard-history-error.h"
#include "callboard-labels.h"
#include "callboard-profiler-marks.h"
#include "callboard-preferences-dialog.h"
#include "callboard-run-link.h"

#define WEBSITE "https://github.com/callboard/callboard"
#define USER_GUIDE WEBSITE "/blob/main/docs/user-guide.md"

G_DEFINE_FINAL_TYPE (CallboardApplication, callboard_application, ADW_TYPE_APPLICATION)

static void
free_begin_time (gpointer  data,
                 GClosure *closure)
{
  g_free (data);
}

static void
callboard_application_first_frame_cb (GdkFrameClock *clock,
                                      gpointer       user_data)
{
  const gint64 *begin = user_data;

  callboard_profiler_marks_end (*begin, "first-frame", 0);
  g_signal_handlers_disconnect_by_func (clock, callboard_application_first_frame_cb, user_data);
}

static void
callboard_application_realize_cb (GtkWidget *window,
                                  gpointer   user_data)
{
  g_signal_connect_data (gtk_widget_get_frame_clock (window), "after-paint",
                         G_CALLBACK (callboard_application_first_frame_cb),
                         g_memdup2 (user_data, sizeof (gint64)), free_begin_time, 0);
  g_signal_handlers_disconnect_by_func (window, callboard_application_realize_cb, user_data);
}

/* Creates a window without a session. */
CallboardWindow *
callboard_application_create_window (CallboardApplication *self)
{
  gint64 begin = callboard_profiler_marks_begin ();
  CallboardWindow *window = callboard_window_new (GTK_APPLICATION (self), self->settings,
                                                  callboard_account_menu_get_model (self->account_menu));

  g_signal_connect_data (window, "realize", G_CALLBACK (callboard_application_realize_cb),
                         g_memdup2 (&begin, sizeof begin), free_begin_time, G_CONNECT_AFTER);
  for (guint i = 0; i < self->pending_toasts->len; i++)
    callboard_window_show_toast (window, g_ptr_array_index (self->pending_toasts, i));
  g_ptr_array_set_size (self->pending_toasts, 0);

  return window;
}

/* Finds a window that has no session yet. */
static CallboardWindow *
find_idle_window (CallboardApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (CALLBOARD_IS_WINDOW (l->data) && callboard_window_get_session (l->data) == NULL)
      return l->data;

  return NULL;
}

/**
 * callboard_application_show_toast:
 * @self: the application
 * @text: a short sentence
 *
 * Shows a toast in every window, or in the first one as soon as there is one.
 */
void
callboard_application_show_toast (CallboardApplication *self,
                                  const char           *text)
{
  gboolean is_shown = FALSE;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (CALLBOARD_IS_WINDOW (l->data))
      {
        callboard_window_show_toast (l->data, text);
        is_shown = TRUE;
      }
  if (!is_shown)
    g_ptr_array_add (self->pending_toasts, g_strdup (text));
}

static void
callboard_application_history_problem_cb (CallboardApplication *self)
{
  const GError *problem = callboard_history_get_problem (self->history);

  if (problem == NULL)
    return;

  g_warning ("%s", problem->message);
  callboard_application_show_toast (self, callboard_history_error_get_message (problem));
}

/* Notifies about the run unless its window is active. */
static void
callboard_application_run_ended_cb (CallboardApplication *self,
                                    CallboardRun         *run,
                                    const char           *name,
                                    CallboardWindow      *window)
{
  if (gtk_window_is_active (GTK_WINDOW (window)) ||
      !g_settings_get_boolean (self->settings, "notify-when-run-ends"))
    return;

  callboard_application_send_notification (self, run, name);
}

static void
callboard_application_window_added (GtkApplication *application,
                                    GtkWindow      *window)
{
  GTK_APPLICATION_CLASS (callboard_application_parent_class)->window_added (application, window);

  if (!CALLBOARD_IS_WINDOW (window))
    return;

  callboard_application_stop_background_watch (CALLBOARD_APPLICATION (application));
  g_signal_connect_object (window, "close-request",
                           G_CALLBACK (callboard_application_close_request_cb), application,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "account-chosen",
                           G_CALLBACK (callboard_application_account_chosen_cb), application,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "connected", G_CALLBACK (callboard_application_connected_cb),
                           application, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "run-ended", G_CALLBACK (callboard_application_run_ended_cb),
                           application, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "unlock-requested",
                           G_CALLBACK (callboard_application_unlock_requested_cb), application,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "signed-out", G_CALLBACK (callboard_application_signed_out_cb),
                           application, G_CONNECT_SWAPPED);
}

/* --- Windows ---------------------------------------------------------------- */

/* Shows the demo, with the last opened run if @resumes. */
static void
show_demo (CallboardApplication *self,
           CallboardWindow      *window,
           gboolean              resumes)
{
  callboard_window_set_session (window, callboard_demo_get_session (self->demo),
                                callboard_demo_get_featured_runs (self->demo));
  if (resumes)
    callboard_window_open_last_run (window);
}

/* Opens a window with the demo or the account for each run, or a single window
 * without a run. */
void
callboard_application_open_windows (CallboardApplication *self,
                                    gboolean              is_demo,
                                    const char * const   *runs)
{
  g_autoptr(GError) error = NULL;
  guint n_runs = runs != NULL ? g_strv_length ((char **) runs) : 0;
  gboolean is_first = gtk_application_get_windows (GTK_APPLICATION (self)) == NULL;

  /* Load the account from the keyring while the first window is created. */
  if (!is_demo)
    callboard_application_load_account (self);
  if (is_demo && self->demo == NULL)
    self->demo = callboard_demo_new (self->history, self->settings, &error);

  for (guint i = 0; i < MAX (n_runs, 1); i++)
    {
      CallboardWindow *window = i == 0 ? find_idle_window (self) : NULL;

      if (window == NULL)
        window = callboard_application_create_window (self);
      if (n_runs > 0)
        callboard_window_open_run (window, runs[i]);
      if (is_demo && self->demo != NULL)
        show_demo (self, window, is_first && n_runs == 0);
      else if (self->session != NULL || self->is_loaded)
        callboard_window_set_session (window, self->session, NULL);
      if (error != NULL)
        callboard_window_show_toast (window, error->message);
      gtk_window_present (GTK_WINDOW (window));
    }

  callboard_application_load_account (self);
}

/* Links are opened separately, since other programs can pass them. */
static void
open_arguments (CallboardApplication *self,
                gboolean              is_demo,
                const char * const   *arguments)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) runs = NULL;

  for (guint i = 0; arguments != NULL && arguments[i] != NULL; i++)
    if (callboard_run_link_has_scheme (arguments[i]))
      callboard_application_open_link (self, arguments[i]);
    else
      g_strv_builder_add (builder, arguments[i]);

  runs = g_strv_builder_end (builder);
  if (arguments == NULL && !is_demo && callboard_application_restore_window (self) != NULL)
    return;
  if (runs[0] != NULL || arguments == NULL || is_demo)
    callboard_application_open_windows (self, is_demo, (const char * const *) runs);
}

static int
callboard_application_command_line (GApplication            *application,
                                    GApplicationCommandLine *command_line)
{
  CallboardApplication *self = CALLBOARD_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_autofree const char **runs = NULL;
  gboolean is_demo = FALSE;

  g_variant_dict_lookup (options, "demo", "b", &is_demo);
  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&s", &runs);

  if (g_variant_dict_contains (options, "open-run"))
    g_action_group_activate_action (G_ACTION_GROUP (self), "open-run", NULL);
  else
    open_arguments (self, is_demo, runs);

  return 0;
}

/* Opens a run, or one of its simulations, once the window has a session. */
static void
queue_open (CallboardWindow *window,
            GVariant        *parameter)
{
  const char *run_id;
  const char *simulation_id;

  g_variant_get (parameter, "(&s&s)", &run_id, &simulation_id);
  if (*simulation_id != '\0')
    callboard_window_queue_action (window, "win.open-simulation", parameter);
  else
    callboard_window_queue_action (window, "win.open-run", g_variant_new_string (run_id));
}

static void
callboard_application_new_window_action (GSimpleAction *action,
                                         GVariant      *parameter,
                                         gpointer       user_data)
{
  CallboardApplication *self = user_data;
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  CallboardSession *session =
    CALLBOARD_IS_WINDOW (active) ? callboard_window_get_session (CALLBOARD_WINDOW (active)) : NULL;
  CallboardWindow *window = callboard_application_create_window (self);

  if (parameter != NULL)
    queue_open (window, parameter);
  if (self->demo != NULL && session == callboard_demo_get_session (self->demo))
    show_demo (self, window, FALSE);
  else if (session != NULL || self->is_loaded)
    callboard_window_set_session (window, session != NULL ? session : self->session, NULL);
  gtk_window_present (GTK_WINDOW (window));
  callboard_application_load_account (self);
}

static void
callboard_application_preferences_action (GSimpleAction *action,
                                          GVariant      *parameter,
                                          gpointer       user_data)
{
  CallboardApplication *self = user_data;
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr(CallboardStorageUsage) usage = callboard_storage_usage_new (self->history);
  CallboardPreferencesDialog *dialog;

  if (active == NULL)
    return;

  dialog = callboard_preferences_dialog_new (self->settings, usage);
  if (CALLBOARD_IS_WINDOW (active) && callboard_window_get_session (CALLBOARD_WINDOW (active)) != NULL)
    callboard_preferences_dialog_set_session (dialog,
                                              callboard_window_get_session (CALLBOARD_WINDOW (active)));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (active));
}

static void
callboard_application_demo_action (GSimpleAction *action,
                                   GVariant      *parameter,
                                   gpointer       user_data)
{
  callboard_application_open_windows (user_data, TRUE, NULL);
}

static void
callboard_application_about_action (GSimpleAction *action,
                                    GVariant      *parameter,
                                    gpointer       user_data)
{
  CallboardApplication *self = user_data;
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  CallboardSession *session =
    CALLBOARD_IS_WINDOW (active) ? callboard_window_get_session (CALLBOARD_WINDOW (active)) : NULL;
  g_autofree char *debug_info =
    callboard_debug_info_dup (active,
                              session != NULL ? callboard_session_get_account (session) : NULL);
  AdwDialog *dialog = g_object_new (ADW_TYPE_ABOUT_DIALOG,
                                    "application-name", APPLICATION_NAME,
                                    "application-icon", APPLICATION_ID,
                                    "developer-name", _("The Callboard developers"),
                                    "version", PACKAGE_VERSION,
                                    "license-type", GTK_LICENSE_GPL_3_0,
                                    "website", WEBSITE,
                                    "issue-url", WEBSITE "/issues",
                                    "debug-info", debug_info,
                                    "debug-info-filename", "callboard-debug-info.txt",
                                    "comments", _("Test results of your voice agents"),
                                    NULL);

  adw_about_dialog_add_link (ADW_ABOUT_DIALOG (dialog), _("User _Guide"), USER_GUIDE);
  adw_dialog_present (dialog, GTK_WIDGET (active));
}

static void
callboard_application_help_launched_cb (GObject      *source,
                                        GAsyncResult *result,
                                        gpointer      user_data)
{
  g_autoptr(CallboardApplication) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    callboard_application_show_toast (self, _("Cannot open the user guide"));
}

static void
callboard_application_help_action (GSimpleAction *action,
                                   GVariant      *parameter,
                                   gpointer       user_data)
{
  CallboardApplication *self = user_data;
  g_autoptr(GtkUriLauncher) launcher = gtk_uri_launcher_new (USER_GUIDE);

  gtk_uri_launcher_launch (launcher, gtk_application_get_active_window (GTK_APPLICATION (self)),
                           self->cancellable, callboard_application_help_launched_cb,
                           g_object_ref (self));
}

static void
callboard_application_quit_action (GSimpleAction *action,
                                   GVariant      *parameter,
                                   gpointer       user_data)
{
  CallboardApplication *self = user_data;
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  self->is_quitting = TRUE;
  callboard_application_stop_background_watch (self);
  /* Each window saves its size when it closes. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
  self->is_quitting = FALSE;
}

/* Reads the keyring and opens the history in threads while GTK is initialized. A service
 * may never open a window, and must not ask for the password of the keyring. */
static void
prepare_data (CallboardApplication *self)
{
  if (g_application_get_flags (G_APPLICATION (self)) & G_APPLICATION_IS_SERVICE)
    return;

  callboard_application_load_account (self);
  if (self->environment_account == NULL && callboard_account_store_get_current (self->store) != NULL)
    callboard_history_prepare (self->history);
}

static void
callboard_application_follow_desktop_clock (CallboardApplication *self)
{
  g_autoptr(GSettings) desktop_settings = callboard_desktop_clock_find_settings ();

  self->desktop_clock =
    callboard_desktop_clock_new (desktop_settings,
                                 g_application_get_dbus_connection (G_APPLICATION (self)));
}

static void
callboard_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "new-window", .activate = callboard_application_new_window_action },
    { .name = "open-in-new-window", .activate = callboard_application_new_window_action,
      .parameter_type = "(ss)" },
    { .name = "demo", .activate = callboard_application_demo_action },
    { .name = "preferences", .activate = callboard_application_preferences_action },
    { .name = "about", .activate = callboard_application_about_action },
    { .name = "help", .activate = callboard_application_help_action },
    { .name = "quit", .activate = callboard_application_quit_action },
  };
  static const struct
  {
    const char *action;
    const char *accels[3];
  } accels[] = {
    { "app.new-window", { "<Control>n" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.quit", { "<Control>q" } },
    { "app.help", { "F1" } },
    { "win.open", { "<Control>o" } },
    { "win.refresh", { "F5", "<Control>r" } },
    { "win.find", { "<Control>f" } },
    { "win.search", { "<Control><Shift>f" } },
    { "win.show-help-overlay", { "<Control>question" } },
    { "win.copy-address", { "<Control><Shift>c" } },
    { "win.view-json", { "<Control>u" } },
    { "window.close", { "<Control>w" } },
  };

  prepare_data (CALLBOARD_APPLICATION (application));
  G_APPLICATION_CLASS (callboard_application_parent_class)->startup (application);
  callboard_labels_init ();

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action,
                                           accels[i].accels);

  callboard_application_add_run_actions (CALLBOARD_APPLICATION (application));
  callboard_application_follow_desktop_clock (CALLBOARD_APPLICATION (application));
  gtk_window_set_default_icon_name (APPLICATION_ID);
}

/* Flushes the history before the process exits. */
static void
callboard_application_shutdown (GApplication *application)
{
  CallboardApplication *self = CALLBOARD_APPLICATION (application);

  G_APPLICATION_CLASS (callboard_application_parent_class)->shutdown (application);

  callboard_history_close (self->history);
}

static void
callboard_application_dispose (GObject *object)
{
  CallboardApplication *self = CALLBOARD_APPLICATION (object);

  g_cancellable_cancel (self->cancellable);
  callboard_application_stop_background_watch (self);
  g_clear_object (&self->desktop_clock);
  g_clear_object (&self->search_provider);
  g_clear_object (&self->session);
  g_clear_object (&self->sessions);
  g_clear_object (&self->demo);

  G_OBJECT_CLASS (callboard_application_parent_class)->dispose (object);
}

static void
callboard_application_finalize (GObject *object)
{
  CallboardApplication *self = CALLBOARD_APPLICATION (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->pending_toasts, g_ptr_array_unref);
  g_clear_object (&self->environment_account);
  g_clear_object (&self->account_menu);
  g_clear_object (&self->store);
  g_clear_object (&self->history);
  g_clear_object (&self->fetch_policy);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (callboard_application_parent_class)->finalize (object);
}

static void
callboard_application_class_init (CallboardApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = callboard_application_dispose;
  object_class->finalize = callboard_application_finalize;
  application_class->activate = callboard_application_activate;
  application_class->dbus_register = callboard_application_dbus_register;
  application_class->dbus_unregister = callboard_application_dbus_unregister;
  application_class->command_line = callboard_application_command_line;
  application_class->open = callboard_application_open;
  application_class->shutdown = callboard_application_shutdown;
  application_class->startup = callboard_application_startup;
  GTK_APPLICATION_CLASS (klass)->window_added = callboard_application_window_added;
}

/* The setting is in MB, the limit in bytes. */
static void
callboard_application_history_limit_cb (CallboardApplication *self)
{
  callboard_history_set_limit (self->history,
                               (gint64) g_settings_get_uint (self->settings,
                                                             "history-limit") * 1000 * 1000);
}

static void
callboard_application_init (CallboardApplication *self)
{
  static const GOptionEntry options[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL,
     N_("Open the demo with sample data; no account needed"), NULL },
    { "open-run", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the dialog to open a run"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL, NULL, N_("[RUN…]") },
    { NULL },
  };
  g_autofree char *history_path = NULL;

  self->pending_toasts = g_ptr_array_new_with_free_func (g_free);
  self->settings = g_settings_new (APPLICATION_ID);
  history_path = callboard_history_dup_default_path ();
  self->history = callboard_history_new (history_path);
  g_signal_connect_object (self->history, "notify::problem",
                           G_CALLBACK (callboard_application_history_problem_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::history-limit",
                           G_CALLBACK (callboard_application_history_limit_cb),
                           self, G_CONNECT_SWAPPED);
  callboard_application_history_limit_cb (self);
  self->store = callboard_account_store_new (self->settings);
  self->account_menu = callboard_account_menu_new (G_LIST_MODEL (self->store));
  self->sessions = callboard_session_manager_new (self->store, self->history);
  self->fetch_policy = callboard_fetch_policy_new (callboard_clock_get_default (), self->settings);
  callboard_session_manager_set_fetch_policy (self->sessions, self->fetch_policy);
  g_signal_connect_object (self->sessions, "failed", G_CALLBACK (callboard_application_show_toast),
                           self, G_CONNECT_SWAPPED);
  self->search_provider = callboard_search_provider_new (G_APPLICATION (self), self->store,
                                                         self->history);
  self->cancellable = g_cancellable_new ();

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("RUN is the ID of a run, the link to its page in Roark, or a callboard: link."));
  g_application_set_version (G_APPLICATION (self), PACKAGE_VERSION);
}

/**
 * callboard_application_new:
 * @environment_account: (nullable): an account for this process only
 *
 * Returns: (transfer full): the application
 */
CallboardApplication *
callboard_application_new (CallboardAccount *environment_account)
{
  /* A running instance does not have the account of this environment. */
  GApplicationFlags flags = G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN |
                            (environment_account != NULL ? G_APPLICATION_NON_UNIQUE : 0);
  CallboardApplication *self = g_object_new (CALLBOARD_TYPE_APPLICATION,
                                             "application-id", APPLICATION_ID,
                                             "resource-base-path", "/io/github/callboard/Callboard",
                                             "flags", flags,
                                             NULL);

  g_set_object (&self->environment_account, environment_account);

  return self;
}
