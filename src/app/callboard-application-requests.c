/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Requests of the desktop over D-Bus or the command line: activation, links, search
 * results, desktop actions and notifications.
 */

#include "config.h"

#include "callboard-application-private.h"
#include "callboard-run-link.h"

/* The inactivity timeout of the D-Bus service without a window, in ms. */
#define SERVICE_TIMEOUT 10000

/* Returns the most recently active window, or NULL. */
static CallboardWindow *
find_window (CallboardApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (CALLBOARD_IS_WINDOW (l->data))
      return l->data;

  return NULL;
}

/* Presents the most recently active window or a new one. */
static CallboardWindow *
present_window (CallboardApplication *self)
{
  CallboardWindow *window = find_window (self);

  if (window == NULL)
    window = callboard_application_restore_window (self);
  if (window == NULL)
    {
      callboard_application_open_windows (self, FALSE, NULL);
      return find_window (self);
    }

  gtk_window_present (GTK_WINDOW (window));

  return window;
}

/* Finds a window with a run, and with an account unless that is NULL. */
static CallboardWindow *
find_window_with_run (CallboardApplication *self,
                      const char           *account_id,
                      const char           *run_id)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      CallboardSession *session = CALLBOARD_IS_WINDOW (l->data) ? callboard_window_get_session (l->data) : NULL;
      CallboardRun *run = session != NULL ? callboard_window_get_run (l->data) : NULL;

      if (run != NULL && g_str_equal (callboard_run_get_id (run), run_id) &&
          (account_id == NULL ||
           g_strcmp0 (callboard_account_get_id (callboard_session_get_account (session)),
                      account_id) == 0))
        return l->data;
    }

  return NULL;
}

/* Presents the window with a run, or a new window. */
static void
show_run (CallboardApplication *self,
          const char           *id)
{
  CallboardWindow *window = find_window_with_run (self, NULL, id);
  const char *runs[] = { id, NULL };

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    callboard_application_open_windows (self, FALSE, runs);
}

void
callboard_application_activate (GApplication *application)
{
  present_window (CALLBOARD_APPLICATION (application));
}

/* Opens the run of a link, or shows an error. */
void
callboard_application_open_link (CallboardApplication *self,
                                 const char           *uri)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *id = callboard_run_link_parse (uri, &error);

  if (id != NULL)
    show_run (self, id);
  else
    callboard_window_show_toast (present_window (self), error->message);
}

/* The "files" are links; only their URIs are used. */
void
callboard_application_open (GApplication  *application,
                            GFile        **files,
                            int            n_files,
                            const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *uri = g_file_get_uri (files[i]);

      callboard_application_open_link (CALLBOARD_APPLICATION (application), uri);
    }
}

/* --- Desktop search --------------------------------------------------------- */

static void
callboard_application_result_chosen_cb (CallboardApplication *self,
                                        const char           *account_id,
                                        const char           *run_id,
                                        const char           *simulation_id)
{
  CallboardWindow *window = find_window_with_run (self, account_id, run_id);
  gboolean is_new = window == NULL;

  if (is_new)
    window = callboard_application_create_window (self);
  if (simulation_id != NULL)
    callboard_window_queue_action (window, "win.open-simulation",
                                   g_variant_new ("(ss)", run_id, simulation_id));
  else
    callboard_window_queue_action (window, "win.open-run", g_variant_new_string (run_id));
  if (is_new)
    callboard_application_set_window_account (self, window, account_id);
  gtk_window_present (GTK_WINDOW (window));
}

static void
callboard_application_search_launched_cb (CallboardApplication *self,
                                          const char           *text)
{
  callboard_window_queue_action (present_window (self), "win.search-for", g_variant_new_string (text));
}

gboolean
callboard_application_dbus_register (GApplication     *application,
                                     GDBusConnection  *connection,
                                     const char       *object_path,
                                     GError          **error)
{
  CallboardApplication *self = CALLBOARD_APPLICATION (application);
  GApplicationClass *parent_class = g_type_class_peek (ADW_TYPE_APPLICATION);

  if (!parent_class->dbus_register (application, connection, object_path, error))
    return FALSE;

  g_signal_connect_object (self->search_provider, "result-chosen",
                           G_CALLBACK (callboard_application_result_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_provider, "search-launched",
                           G_CALLBACK (callboard_application_search_launched_cb), self,
                           G_CONNECT_SWAPPED);

  return callboard_search_provider_export (self->search_provider, connection, object_path, error);
}

void
callboard_application_dbus_unregister (GApplication    *application,
                                       GDBusConnection *connection,
                                       const char      *object_path)
{
  CallboardApplication *self = CALLBOARD_APPLICATION (application);
  GApplicationClass *parent_class = g_type_class_peek (ADW_TYPE_APPLICATION);

  if (self->search_provider != NULL)
    callboard_search_provider_unexport (self->search_provider);
  parent_class->dbus_unregister (application, connection, object_path);
}

/* --- Actions ---------------------------------------------------------------- */

static void
callboard_application_open_run_action (GSimpleAction *action,
                                       GVariant      *parameter,
                                       gpointer       user_data)
{
  callboard_window_queue_action (present_window (user_data), "win.open", NULL);
}

static void
callboard_application_show_run_action (GSimpleAction *action,
                                       GVariant      *parameter,
                                       gpointer       user_data)
{
  show_run (user_data, g_variant_get_string (parameter, NULL));
}

/* Adds the actions for runs at startup. */
void
callboard_application_add_run_actions (CallboardApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "open-run", .activate = callboard_application_open_run_action },
    { .name = "show-run", .activate = callboard_application_show_run_action,
     .parameter_type = "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  if (g_application_get_flags (G_APPLICATION (self)) & G_APPLICATION_IS_SERVICE)
    g_application_set_inactivity_timeout (G_APPLICATION (self), SERVICE_TIMEOUT);
}
