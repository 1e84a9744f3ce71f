/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The application: the command line, the windows, and which account they show.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-account-store.h"
#include "callboard-application.h"
#include "callboard-demo-server.h"
#include "callboard-preferences-dialog.h"
#include "callboard-run-news.h"
#include "callboard-window.h"

/* Makes the demo the same at every start. */
#define DEMO_SEED 1

/**
 * CallboardApplication:
 *
 * Callboard. A window shows the account that is signed in, the one of the
 * environment, or the demo.
 */
struct _CallboardApplication
{
  AdwApplication         parent_instance;

  GSettings             *settings;
  CallboardAccountStore *store;
  CallboardAccount      *environment_account;
  CallboardSession      *session;
  CallboardDemoServer   *demo_server;
  CallboardSession      *demo_session;
  GCancellable          *cancellable;
  /* Whether it is known if there is an account. */
  gboolean               is_loaded;
};

G_DEFINE_FINAL_TYPE (CallboardApplication, callboard_application, ADW_TYPE_APPLICATION)

static CallboardWindow *
create_window (CallboardApplication *self)
{
  return callboard_window_new (GTK_APPLICATION (self), self->settings);
}

/* A window that shows nothing yet takes what is asked for next. */
static CallboardWindow *
find_idle_window (CallboardApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (CALLBOARD_IS_WINDOW (l->data) && callboard_window_get_session (l->data) == NULL)
      return l->data;

  return NULL;
}

static void
tell_all (CallboardApplication *self,
          const char           *text)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (CALLBOARD_IS_WINDOW (l->data))
      callboard_window_tell (l->data, text);
}

static void
on_identified (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  /* Only the title is wanted: what is wrong shows where a run is opened. */
  if (!callboard_session_identify_finish (CALLBOARD_SESSION (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("The account could not be named: %s", error->message);
}

/* Gives every window without a session the one of the account, or asks to
 * connect where there is none. */
static void
take_session (CallboardApplication *self,
              CallboardSession     *session)
{
  CallboardSession *former = self->session;

  self->is_loaded = TRUE;
  self->session = session != NULL ? g_object_ref (session) : NULL;
  if (session != NULL)
    callboard_session_identify_async (session, self->cancellable, on_identified, NULL);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (CALLBOARD_IS_WINDOW (l->data) &&
        (callboard_window_get_session (l->data) == NULL ||
         callboard_window_get_session (l->data) == former))
      callboard_window_set_session (l->data, session, NULL);

  g_clear_object (&former);
}

static void
take_account (CallboardApplication *self,
              CallboardAccount     *account)
{
  g_autoptr(CallboardSession) session = NULL;
  g_autoptr(GError) error = NULL;

  if (account != NULL)
    session = callboard_session_new (account, &error);

  take_session (self, session);
  if (error != NULL)
    tell_all (self, error->message);
}

static void
on_account_loaded (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  CallboardApplication *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardAccount) account =
    callboard_account_store_load_finish (CALLBOARD_ACCOUNT_STORE (source), result, &error);

  /* Cancelled by dispose(): self is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  take_account (self, account);
  if (error != NULL)
    {
      g_autofree char *text =
        /* Translators: %s is what went wrong */
        g_strdup_printf (_("Your keyring cannot be read: %s"), error->message);

      tell_all (self, text);
    }
}

static void
on_account_saved (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  CallboardApplication *self = user_data;
  g_autoptr(GError) error = NULL;

  if (callboard_account_store_save_finish (CALLBOARD_ACCOUNT_STORE (source), result, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_debug ("The token could not be kept: %s", error->message);
  tell_all (self, _("No keyring: the token is kept only until Callboard is closed"));
}

static void
on_account_forgotten (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!callboard_account_store_forget_finish (CALLBOARD_ACCOUNT_STORE (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("The keyring could not be asked to forget: %s", error->message);
}

static void
on_connected (CallboardApplication *self,
              CallboardSession     *session,
              CallboardWindow      *window)
{
  /* In a window of the demo the account takes its place. */
  callboard_window_set_session (window, NULL, NULL);
  take_session (self, session);
  callboard_account_store_save_async (self->store, callboard_session_get_account (session),
                                      self->cancellable, on_account_saved, self);
}

static void
on_signed_out (CallboardApplication *self)
{
  if (self->session == NULL)
    return;

  if (callboard_account_get_origin (callboard_session_get_account (self->session)) ==
      CALLBOARD_ACCOUNT_STORED)
    callboard_account_store_forget_async (self->store, callboard_session_get_account (self->session),
                                          self->cancellable, on_account_forgotten, self);

  g_settings_reset (self->settings, "recent-runs");
  take_session (self, NULL);
  tell_all (self, _("Signed out. Callboard has forgotten the token."));
}

/* Told to those who look elsewhere. */
static void
on_run_ended (CallboardApplication *self,
              CallboardRun         *run,
              const char           *name,
              CallboardWindow      *window)
{
  CallboardPlanJob *plan_job = callboard_run_get_plan_job (run);
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  g_autoptr(GNotification) notification = NULL;

  if (gtk_window_is_active (GTK_WINDOW (window)) ||
      !g_settings_get_boolean (self->settings, "notify-when-run-ends"))
    return;

  title = callboard_run_news_dup_title (plan_job, name);
  body = callboard_run_news_dup_body (plan_job);
  notification = g_notification_new (title);
  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-run", "s",
                                                callboard_run_get_id (run));
  g_application_send_notification (G_APPLICATION (self), callboard_run_get_id (run), notification);
}

static void
callboard_application_window_added (GtkApplication *application,
                                    GtkWindow      *window)
{
  GTK_APPLICATION_CLASS (callboard_application_parent_class)->window_added (application, window);

  if (!CALLBOARD_IS_WINDOW (window))
    return;

  g_signal_connect_object (window, "connected", G_CALLBACK (on_connected), application, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "run-ended", G_CALLBACK (on_run_ended), application, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "signed-out", G_CALLBACK (on_signed_out), application, G_CONNECT_SWAPPED);
}

/* Starts the demo where it does not run yet. */
static gboolean
ensure_demo (CallboardApplication  *self,
             GError               **error)
{
  g_autoptr(CallboardDemoWorld) world = NULL;
  g_autoptr(CallboardDemoServer) server = NULL;
  g_autoptr(CallboardAccount) account = NULL;

  if (self->demo_session != NULL)
    return TRUE;

  world = callboard_demo_world_new (0, DEMO_SEED, NULL, NULL);
  server = callboard_demo_server_new (world, NULL);
  if (!callboard_demo_server_start (server, 0, error))
    return FALSE;

  account = callboard_account_new (callboard_demo_server_get_base_url (server),
                                   callboard_demo_server_get_token (server),
                                   CALLBOARD_ACCOUNT_DEMO, error);
  if (account != NULL)
    self->demo_session = callboard_session_new (account, error);
  if (self->demo_session == NULL)
    return FALSE;

  self->demo_server = g_steal_pointer (&server);
  return TRUE;
}

/* Opens windows on the demo or the account: one for each run, or one. */
static void
open_windows (CallboardApplication *self,
              gboolean              is_demo,
              const char * const   *runs)
{
  g_autoptr(GError) error = NULL;
  guint n_runs = runs != NULL ? g_strv_length ((char **) runs) : 0;
  GListModel *examples = NULL;
  CallboardSession *session = self->session;

  if (is_demo && ensure_demo (self, &error))
    {
      session = self->demo_session;
      examples = callboard_demo_world_get_runs (callboard_demo_server_get_world (self->demo_server));
    }

  for (guint i = 0; i < MAX (n_runs, 1); i++)
    {
      CallboardWindow *window = i == 0 ? find_idle_window (self) : NULL;

      if (window == NULL)
        window = create_window (self);
      if (session != NULL || self->is_loaded)
        callboard_window_set_session (window, session, examples);
      if (n_runs > 0)
        callboard_window_open_run (window, runs[i]);
      if (error != NULL)
        callboard_window_tell (window, error->message);
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
load_account (CallboardApplication *self)
{
  if (self->is_loaded)
    return;

  if (self->environment_account != NULL)
    take_account (self, self->environment_account);
  else
    callboard_account_store_load_async (self->store, self->cancellable, on_account_loaded, self);
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

  if (!is_demo && self->environment_account != NULL)
    load_account (self);
  open_windows (self, is_demo, runs);
  load_account (self);

  return 0;
}

static void
activate_new_window (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  CallboardApplication *self = user_data;
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  gboolean is_demo = CALLBOARD_IS_WINDOW (active) && self->demo_session != NULL &&
                     callboard_window_get_session (CALLBOARD_WINDOW (active)) == self->demo_session;
  CallboardWindow *window = create_window (self);

  if (is_demo)
    callboard_window_set_session (window, self->demo_session,
                                  callboard_demo_world_get_runs (callboard_demo_server_get_world (self->demo_server)));
  else if (self->is_loaded)
    callboard_window_set_session (window, self->session, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

/* What a notification told of: its window, or one that is made for it. */
static void
activate_show_run (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  CallboardApplication *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);
  const char *runs[] = { id, NULL };

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      CallboardRun *run = CALLBOARD_IS_WINDOW (l->data) ? callboard_window_get_run (l->data) : NULL;

      if (run != NULL && g_str_equal (callboard_run_get_id (run), id))
        {
          gtk_window_present (l->data);
          return;
        }
    }

  open_windows (self, FALSE, runs);
}

static void
activate_preferences (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  CallboardApplication *self = user_data;
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (active != NULL)
    adw_dialog_present (ADW_DIALOG (callboard_preferences_dialog_new (self->settings)),
                        GTK_WIDGET (active));
}

static void
activate_demo (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  open_windows (user_data, TRUE, NULL);
}

static void
activate_about (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  CallboardApplication *self = user_data;

  adw_show_about_dialog (GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (self))),
                         "application-name", "Callboard",
                         "application-icon", APPLICATION_ID,
                         "developer-name", _("The Callboard developers"),
                         "version", PACKAGE_VERSION,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Read what became of every simulated call of a Roark run."),
                         NULL);
}

static void
activate_quit (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  CallboardApplication *self = user_data;
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  /* Each window keeps its size as it closes. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static void
callboard_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "new-window", .activate = activate_new_window },
    { .name = "demo", .activate = activate_demo },
    { .name = "show-run", .activate = activate_show_run, .parameter_type = "s" },
    { .name = "preferences", .activate = activate_preferences },
    { .name = "about", .activate = activate_about },
    { .name = "quit", .activate = activate_quit },
  };
  static const struct
  {
    const char *action;
    const char *accels[3];
  } accels[] = {
    { "app.new-window", { "<Control>n" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.quit", { "<Control>q" } },
    { "win.open", { "<Control>o" } },
    { "win.refresh", { "F5", "<Control>r" } },
    { "win.find", { "<Control>f" } },
    { "win.copy-address", { "<Control><Shift>c" } },
    { "window.close", { "<Control>w" } },
  };

  G_APPLICATION_CLASS (callboard_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action, accels[i].accels);

  gtk_window_set_default_icon_name (APPLICATION_ID);
}

static void
callboard_application_dispose (GObject *object)
{
  CallboardApplication *self = CALLBOARD_APPLICATION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->demo_session);
  g_clear_object (&self->demo_server);

  G_OBJECT_CLASS (callboard_application_parent_class)->dispose (object);
}

static void
callboard_application_finalize (GObject *object)
{
  CallboardApplication *self = CALLBOARD_APPLICATION (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->environment_account);
  g_clear_object (&self->store);
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
  application_class->command_line = callboard_application_command_line;
  application_class->startup = callboard_application_startup;
  GTK_APPLICATION_CLASS (klass)->window_added = callboard_application_window_added;
}

static void
callboard_application_init (CallboardApplication *self)
{
  static const GOptionEntry options[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Explore an invented world without an account"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL, NULL, N_("[RUN…]") },
    { NULL },
  };

  self->settings = g_settings_new (APPLICATION_ID);
  self->store = callboard_account_store_new (self->settings);
  self->cancellable = g_cancellable_new ();

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("RUN is the id of a run, or the address of its page on the Roark platform."));
  g_application_set_version (G_APPLICATION (self), PACKAGE_VERSION);
}

/**
 * callboard_application_new:
 * @environment_account: (nullable): an account for this start alone
 *
 * Returns: (transfer full): the application
 */
CallboardApplication *
callboard_application_new (CallboardAccount *environment_account)
{
  /* Another instance does not know the account of this environment. */
  GApplicationFlags flags = G_APPLICATION_HANDLES_COMMAND_LINE |
                            (environment_account != NULL ? G_APPLICATION_NON_UNIQUE : 0);
  CallboardApplication *self = g_object_new (CALLBOARD_TYPE_APPLICATION,
                                             "application-id", APPLICATION_ID,
                                             "resource-base-path", "/io/github/callboard/Callboard",
                                             "flags", flags,
                                             NULL);

  g_set_object (&self->environment_account, environment_account);

  return self;
}
