/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page about an account: its project and server, whose token it uses and what that may
 * do. A subpage of the preferences.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-account-page.h"
#include "callboard-permission-labels.h"
#include "callboard-text.h"

/* The maximum length of a text of the server, in characters. */
#define MAX_TEXT 200

/* The maximum number of permissions that are listed. */
#define MAX_PERMISSIONS 200

/**
 * CallboardAccountPage:
 *
 * A navigation page about the account of a session. What the server has not said is not
 * shown.
 */
struct _CallboardAccountPage
{
  AdwNavigationPage    parent_instance;

  AdwActionRow        *project_row;
  AdwActionRow        *organization_row;
  AdwActionRow        *server_row;
  AdwActionRow        *user_row;
  AdwActionRow        *scope_row;
  AdwActionRow        *access_row;
  AdwPreferencesGroup *permissions_group;

  CallboardSession    *session;
  GCancellable        *cancellable;
  GPtrArray           *permission_rows;
};

G_DEFINE_FINAL_TYPE (CallboardAccountPage, callboard_account_page, ADW_TYPE_NAVIGATION_PAGE)

/* A row without a text is hidden. */
static void
set_row (AdwActionRow *row,
         const char   *text)
{
  g_autofree char *shown = text != NULL ? callboard_text_sanitize_line (text, MAX_TEXT) : NULL;

  adw_action_row_set_subtitle (row, shown);
  gtk_widget_set_visible (GTK_WIDGET (row), shown != NULL && *shown != '\0');
}

static char *
dup_user (CallboardIdentity *identity)
{
  CallboardUser *user = callboard_identity_get_user (identity);
  const char *name = user != NULL ? callboard_user_get_name (user) : NULL;
  const char *email = user != NULL ? callboard_user_get_email (user) : NULL;

  if (name != NULL && email != NULL)
    /* Translators: the name of a person and an e-mail address */
    return g_strdup_printf (_("%s (%s)"), name, email);

  return g_strdup (name != NULL ? name : email);
}

/* The project that the account names, else the default one of the token. */
static void
update_project (CallboardAccountPage *self,
                CallboardIdentity    *identity)
{
  CallboardProject *project = callboard_session_get_project (self->session);
  const char *id = callboard_account_get_project_id (callboard_session_get_account (self->session));
  CallboardOrganization *organization = project != NULL ? callboard_project_get_organization (project) : NULL;
  g_autofree char *title = NULL;

  if (project == NULL && id == NULL && identity != NULL)
    project = callboard_identity_get_default_project (identity);
  if (organization == NULL && identity != NULL)
    organization = callboard_identity_get_organization (identity);

  title = project != NULL ? callboard_project_dup_title (project) : g_strdup (id);
  set_row (self->project_row, title);
  set_row (self->organization_row, organization != NULL ? callboard_organization_get_name (organization) : NULL);
}

static void
add_permission (CallboardAccountPage *self,
                const char           *title,
                const char           *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "use-markup", FALSE,
                                 "title", title,
                                 "subtitle", subtitle,
                                 NULL);

  adw_preferences_group_add (self->permissions_group, row);
  g_ptr_array_add (self->permission_rows, row);
}

/* An unknown permission has no other name than its own. */
static void
add_granted (CallboardAccountPage *self,
             const char           *permission)
{
  g_autofree char *label = callboard_permission_dup_label (permission);
  g_autofree char *name = callboard_text_sanitize_line (permission, MAX_TEXT);

  add_permission (self, label, g_str_equal (label, name) ? NULL : name);
}

static void
update_permissions (CallboardAccountPage *self)
{
  const char * const *permissions = callboard_session_get_permissions (self->session);

  for (guint i = 0; i < self->permission_rows->len; i++)
    adw_preferences_group_remove (self->permissions_group, g_ptr_array_index (self->permission_rows, i));
  g_ptr_array_set_size (self->permission_rows, 0);

  if (permissions == NULL)
    add_permission (self, _("Unknown"), _("The server has not said what the token may do"));
  else if (permissions[0] == NULL)
    add_permission (self, C_("permission", "None"), NULL);
  for (guint i = 0; permissions != NULL && permissions[i] != NULL && i < MAX_PERMISSIONS; i++)
    add_granted (self, permissions[i]);
}

static void
callboard_account_page_update (CallboardAccountPage *self)
{
  CallboardIdentity *identity = callboard_session_get_identity (self->session);
  CallboardAccount *account = callboard_session_get_account (self->session);
  g_autofree char *user = identity != NULL ? dup_user (identity) : NULL;
  g_autofree char *scope =
    callboard_token_scope_dup_label (identity != NULL ? callboard_identity_get_token_scope (identity) : NULL);
  g_autofree char *access =
    callboard_scopes_dup_label (identity != NULL ? callboard_identity_get_scopes (identity) : NULL);

  update_project (self, identity);
  set_row (self->server_row, callboard_account_get_base_url (account));
  set_row (self->user_row, user);
  set_row (self->scope_row, scope);
  set_row (self->access_row, access);
  update_permissions (self);
}

static void
callboard_account_page_dispose (GObject *object)
{
  CallboardAccountPage *self = CALLBOARD_ACCOUNT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_ACCOUNT_PAGE);

  G_OBJECT_CLASS (callboard_account_page_parent_class)->dispose (object);
}

static void
callboard_account_page_finalize (GObject *object)
{
  g_clear_pointer (&CALLBOARD_ACCOUNT_PAGE (object)->permission_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (callboard_account_page_parent_class)->finalize (object);
}

static void
callboard_account_page_class_init (CallboardAccountPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = callboard_account_page_dispose;
  object_class->finalize = callboard_account_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-account-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardAccountPage, access_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardAccountPage, organization_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardAccountPage, permissions_group);
  gtk_widget_class_bind_template_child (widget_class, CallboardAccountPage, project_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardAccountPage, scope_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardAccountPage, server_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardAccountPage, user_row);
}

static void
callboard_account_page_init (CallboardAccountPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->permission_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_account_page_new:
 * @session: a session
 *
 * Returns: (transfer floating): a page about its account
 */
CallboardAccountPage *
callboard_account_page_new (CallboardSession *session)
{
  CallboardAccountPage *self;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (session), NULL);

  self = g_object_new (CALLBOARD_TYPE_ACCOUNT_PAGE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::identity", G_CALLBACK (callboard_account_page_update), self,
                           G_CONNECT_SWAPPED);
  callboard_account_page_update (self);
  /* The demo, and an account that was offline at the start. */
  if (callboard_session_get_identity (session) == NULL && !callboard_session_get_locked (session))
    callboard_session_identify_async (session, self->cancellable, NULL, NULL);

  return self;
}
