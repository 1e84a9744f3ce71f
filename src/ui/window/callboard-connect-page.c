/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page to connect to Roark with an API token, or to open the demo. Shown by the window
 * without an account, and for adding one.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-base-url.h"
#include "callboard-clock.h"
#include "callboard-connect-page.h"
#include "callboard-error-labels.h"
#include "callboard-error.h"
#include "callboard-gtk-menu-names.h"
#include "callboard-project-page.h"
#include "callboard-secret.h"
#include "callboard-text.h"
#include "callboard-token.h"

/* The maximum length of an error message, in characters. */
#define MAX_MESSAGE 400

/* The time after which the page says that the server is slow, in ms. */
#define WAITING_DELAY 5000

/**
 * CallboardConnectPage:
 *
 * A navigation page to enter an API token. Checks it with a request, and emits
 * `connected` with a session once the server has accepted it.
 */
struct _CallboardConnectPage
{
  AdwNavigationPage    parent_instance;

  AdwStatusPage       *status_page;
  GtkMenuButton       *menu_button;
  AdwPasswordEntryRow *token_row;
  AdwEntryRow         *base_url_row;
  AdwEntryRow         *project_row;
  AdwActionRow        *ca_file_row;
  GtkWidget           *ca_file_clear_button;
  GtkLabel            *message;
  GtkButton           *connect_button;
  GtkStack            *connect_stack;
  GtkWidget           *connect_label;
  GtkWidget           *connect_spinner;
  GtkWidget           *cancel_button;
  GtkWidget           *waiting_label;

  /* Replaced when the user cancels. */
  GCancellable        *cancellable;
  guint                waiting_id;
  gboolean             connecting;
  /* The path of a CA file; may be NULL. */
  char                *ca_file;
  /* The session of a token for which a project is chosen; may be NULL. */
  CallboardSession    *session;
};

G_DEFINE_FINAL_TYPE (CallboardConnectPage, callboard_connect_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_CONNECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_button (CallboardConnectPage *self)
{
  const char *token = gtk_editable_get_text (GTK_EDITABLE (self->token_row));
  const char *base_url = gtk_editable_get_text (GTK_EDITABLE (self->base_url_row));

  gtk_widget_set_sensitive (GTK_WIDGET (self->connect_button),
                            *token != '\0' && *base_url != '\0' && !self->connecting);
  gtk_stack_set_visible_child (self->connect_stack,
                               self->connecting ? self->connect_spinner : self->connect_label);
}

static void
show_error (CallboardConnectPage *self,
            const GError         *error)
{
  g_autofree char *shown = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->message), error != NULL);
  if (error == NULL)
    return;

  /* Errors found before the request explain themselves. */
  if (g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_INSECURE) ||
      g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED))
    {
      shown = callboard_text_sanitize (error->message, MAX_MESSAGE);
    }
  else
    {
      g_autofree char *hint_and_message =
        g_strdup_printf ("%s\n%s", callboard_error_get_hint (error), error->message);

      shown = callboard_text_sanitize (hint_and_message, MAX_MESSAGE);
    }

  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  gtk_label_set_label (self->message, shown);
}

static void
callboard_connect_page_waiting_cb (gpointer user_data)
{
  CallboardConnectPage *self = user_data;

  self->waiting_id = 0;
  gtk_widget_set_visible (self->waiting_label, TRUE);
}

static void
remove_waiting_timeout (CallboardConnectPage *self)
{
  if (self->waiting_id != 0)
    callboard_clock_remove_timeout (callboard_clock_get_default (), self->waiting_id);
  self->waiting_id = 0;
}

static void
update_waiting (CallboardConnectPage *self)
{
  remove_waiting_timeout (self);
  gtk_widget_set_visible (self->waiting_label, FALSE);
  if (self->connecting)
    self->waiting_id = callboard_clock_add_timeout (callboard_clock_get_default (), WAITING_DELAY,
                                                    callboard_connect_page_waiting_cb, self);
}

static void
set_connecting (CallboardConnectPage *self,
                gboolean              connecting)
{
  self->connecting = connecting;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "connect-page.cancel", connecting);
  gtk_widget_set_visible (self->cancel_button, connecting);
  if (connecting)
    gtk_widget_grab_focus (self->cancel_button);
  update_waiting (self);
  gtk_editable_set_editable (GTK_EDITABLE (self->token_row), !connecting);
  gtk_editable_set_editable (GTK_EDITABLE (self->base_url_row), !connecting);
  gtk_editable_set_editable (GTK_EDITABLE (self->project_row), !connecting);
  update_button (self);
}

/* Says what is left out of the token, before it is used. */
static void
show_notice (CallboardConnectPage *self)
{
  CallboardTokenNoise noise;
  char *token = callboard_token_clean (gtk_editable_get_text (GTK_EDITABLE (self->token_row)), &noise);
  g_autofree char *notice = callboard_token_noise_dup_notice (noise);

  if (notice != NULL && *token != '\0')
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
      gtk_label_set_label (self->message, notice);
      gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
    }
  callboard_secret_free (token);
}

static void
callboard_connect_page_changed_cb (CallboardConnectPage *self)
{
  show_error (self, NULL);
  show_notice (self);
  update_button (self);
}

/* --- The project -------------------------------------------------------------- */

static void
finish_connecting (CallboardConnectPage *self,
                   CallboardSession     *session)
{
  set_connecting (self, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->token_row), "");
  g_signal_emit (self, signals[SIGNAL_CONNECTED], 0, session);
}

static void
connect_project (CallboardConnectPage *self,
                 CallboardProject     *project)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardSession) session =
    callboard_session_new_for_project (self->session, project, &error);

  if (session != NULL)
    {
      finish_connecting (self, session);
      return;
    }
  set_connecting (self, FALSE);
  show_error (self, error);
}

/* The page of projects goes with this page, which the window replaces. */
static void
callboard_connect_page_project_chosen_cb (CallboardConnectPage *self,
                                          CallboardProject     *project)
{
  if (self->session != NULL)
    connect_project (self, project);
}

static void
ask_for_project (CallboardConnectPage *self,
                 GListModel           *projects)
{
  GtkWidget *navigation = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  CallboardProjectPage *page = callboard_project_page_new (projects);

  set_connecting (self, FALSE);
  g_signal_connect_object (page, "chosen", G_CALLBACK (callboard_connect_page_project_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (navigation), ADW_NAVIGATION_PAGE (page));
}

/* A personal token without a project is of no use. */
static void
show_no_projects (CallboardConnectPage *self)
{
  set_connecting (self, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  gtk_label_set_label (self->message,
                       _("This token is valid but may not use any project. Ask an administrator of your organization for access to one."));
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
}

static void
callboard_connect_page_projects_listed_cb (GObject      *source,
                                           GAsyncResult *result,
                                           gpointer      user_data)
{
  CallboardConnectPage *self = user_data;
  CallboardSession *session = CALLBOARD_SESSION (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) projects = callboard_session_list_projects_finish (session, result, &error);
  g_autoptr(CallboardProject) first = NULL;

  /* Canceled by dispose(), so that self may have been freed, or by the user. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    {
      set_connecting (self, FALSE);
      show_error (self, error);
      return;
    }

  g_set_object (&self->session, session);
  first = projects != NULL ? g_list_model_get_item (projects, 0) : NULL;
  if (projects == NULL)
    finish_connecting (self, session);
  else if (g_list_model_get_n_items (projects) > 1)
    ask_for_project (self, projects);
  else if (first != NULL)
    connect_project (self, first);
  else if (callboard_identity_get_default_project (callboard_session_get_identity (session)) != NULL)
    finish_connecting (self, session);
  else
    show_no_projects (self);
}

static void
callboard_connect_page_identified_cb (GObject      *source,
                                      GAsyncResult *result,
                                      gpointer      user_data)
{
  CallboardConnectPage *self = user_data;
  CallboardSession *session = CALLBOARD_SESSION (source);
  g_autoptr(GError) error = NULL;
  gboolean accepted = callboard_session_identify_finish (session, result, &error);

  /* Canceled by dispose(), so that self may have been freed, or by the user. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  show_error (self, error);

  if (accepted)
    {
      callboard_session_list_projects_async (session, self->cancellable,
                                             callboard_connect_page_projects_listed_cb, self);
    }
  else
    {
      set_connecting (self, FALSE);
      gtk_widget_grab_focus (GTK_WIDGET (self->token_row));
    }
}

static void
callboard_connect_page_connect_clicked_cb (CallboardConnectPage *self)
{
  g_autoptr(CallboardAccount) account = NULL;
  g_autoptr(CallboardSession) session = NULL;
  g_autoptr(GError) error = NULL;

  if (self->connecting || !gtk_widget_get_sensitive (GTK_WIDGET (self->connect_button)))
    return;

  account = callboard_account_new (gtk_editable_get_text (GTK_EDITABLE (self->base_url_row)),
                                   gtk_editable_get_text (GTK_EDITABLE (self->token_row)),
                                   CALLBOARD_ACCOUNT_STORED, &error);
  if (account != NULL)
    {
      g_autofree char *project_id =
        g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->project_row))));

      callboard_account_set_project_id (account, project_id);
      callboard_account_set_ca_file (account, self->ca_file);
      session = callboard_session_new (account, &error);
    }

  show_error (self, error);
  if (session == NULL)
    return;

  show_notice (self);

  set_connecting (self, TRUE);
  callboard_session_identify_async (session, self->cancellable,
                                    callboard_connect_page_identified_cb, self);
}

static void
callboard_connect_page_cancel_action (GtkWidget  *widget,
                                      const char *action_name,
                                      GVariant   *parameter)
{
  CallboardConnectPage *self = CALLBOARD_CONNECT_PAGE (widget);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_connecting (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->token_row));
}

static void
set_ca_file (CallboardConnectPage *self,
             const char           *path)
{
  g_autofree char *shown = path != NULL ? g_filename_display_basename (path) : NULL;

  g_set_str (&self->ca_file, path);
  adw_action_row_set_subtitle (self->ca_file_row,
                               shown != NULL ? shown : _("System certificates only"));
  gtk_widget_set_visible (self->ca_file_clear_button, path != NULL);
  callboard_connect_page_changed_cb (self);
}

static void
callboard_connect_page_ca_file_cleared_cb (CallboardConnectPage *self)
{
  set_ca_file (self, NULL);
}

static void
callboard_connect_page_ca_file_chosen_cb (GObject      *source,
                                          GAsyncResult *result,
                                          gpointer      user_data)
{
  CallboardConnectPage *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  /* Canceled by dispose(), which may have freed self, or by the user. */
  if (file == NULL)
    return;

  if (path != NULL)
    {
      set_ca_file (self, path);
      return;
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  gtk_label_set_label (self->message, _("Choose a file on this computer"));
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
}

static void
callboard_connect_page_choose_ca_file_cb (CallboardConnectPage *self)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Certificate Authority"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        self->cancellable, callboard_connect_page_ca_file_chosen_cb, self);
}

static void
callboard_connect_page_shown (AdwNavigationPage *page)
{
  CallboardConnectPage *self = CALLBOARD_CONNECT_PAGE (page);

  gtk_widget_grab_focus (GTK_WIDGET (self->token_row));
}

static void
callboard_connect_page_dispose (GObject *object)
{
  CallboardConnectPage *self = CALLBOARD_CONNECT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  remove_waiting_timeout (self);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_CONNECT_PAGE);

  G_OBJECT_CLASS (callboard_connect_page_parent_class)->dispose (object);
}

static void
callboard_connect_page_finalize (GObject *object)
{
  CallboardConnectPage *self = CALLBOARD_CONNECT_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->ca_file, g_free);

  G_OBJECT_CLASS (callboard_connect_page_parent_class)->finalize (object);
}

static void
callboard_connect_page_class_init (CallboardConnectPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = callboard_connect_page_dispose;
  object_class->finalize = callboard_connect_page_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = callboard_connect_page_shown;

  /**
   * CallboardConnectPage::connected:
   * @self: a page
   * @session: a session of the new account
   *
   * Emitted when the server has accepted the token.
   */
  signals[SIGNAL_CONNECTED] =
    g_signal_new ("connected", CALLBOARD_TYPE_CONNECT_PAGE, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, CALLBOARD_TYPE_SESSION);

  gtk_widget_class_install_action (widget_class, "connect-page.cancel", NULL,
                                   callboard_connect_page_cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "connect-page.cancel", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-connect-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardConnectPage, base_url_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardConnectPage, ca_file_clear_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardConnectPage, ca_file_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardConnectPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardConnectPage, connect_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardConnectPage, connect_label);
  gtk_widget_class_bind_template_child (widget_class, CallboardConnectPage, connect_spinner);
  gtk_widget_class_bind_template_child (widget_class, CallboardConnectPage, connect_stack);
  gtk_widget_class_bind_template_child (widget_class, CallboardConnectPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardConnectPage, message);
  gtk_widget_class_bind_template_child (widget_class, CallboardConnectPage, project_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardConnectPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardConnectPage, token_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardConnectPage, waiting_label);
  gtk_widget_class_bind_template_callback (widget_class, callboard_gtk_menu_names_update);
  gtk_widget_class_bind_template_callback (widget_class, callboard_connect_page_ca_file_cleared_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_connect_page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_connect_page_choose_ca_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_connect_page_connect_clicked_cb);
}

static void
callboard_connect_page_init (CallboardConnectPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "connect-page.cancel", FALSE);
  adw_status_page_set_icon_name (self->status_page, APPLICATION_ID);
  gtk_editable_set_text (GTK_EDITABLE (self->base_url_row), CALLBOARD_DEFAULT_BASE_URL);
}

/**
 * callboard_connect_page_new:
 * @menu: the main menu
 *
 * Returns: (transfer floating): a page
 */
CallboardConnectPage *
callboard_connect_page_new (GMenuModel *menu)
{
  CallboardConnectPage *self = g_object_new (CALLBOARD_TYPE_CONNECT_PAGE, NULL);

  gtk_menu_button_set_menu_model (self->menu_button, menu);

  return self;
}
