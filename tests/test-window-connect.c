/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Connecting with a personal token: the projects to choose from, what is said if there is
 * none, and the page about the account.
 */

#include "callboard-connect-page.h"
#include "callboard-preferences-dialog.h"
#include "callboard-project-page.h"
#include "callboard-ui-resources.h"
#include "window-support.h"


typedef struct
{
  WindowFixture     window;
  /* The responses to `/v1/me` and `/v1/projects`. */
  const char       *me;
  guint             projects_status;
  char             *projects;
  guint             n_projects_requests;
  /* NULL until connected. */
  CallboardSession *connected;
} Fixture;

#define PERSONAL \
  "{\"data\":{\"tokenScope\":\"USER\",\"scopes\":[\"READ\"],\"defaultProject\":null," \
  "\"grantedPermissions\":[\"simulation:read\",\"robot:dance\"]," \
  "\"user\":{\"name\":\"Test User\",\"email\":\"user@example.com\"}," \
  "\"organization\":{\"id\":\"o\",\"name\":\"Bright Smile\"}}}"

static void
on_me (SoupServer        *server,
       SoupServerMessage *message,
       const char        *path,
       GHashTable        *query,
       gpointer           user_data)
{
  Fixture *fixture = user_data;

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, fixture->me,
                                    strlen (fixture->me));
}

static void
on_projects (SoupServer        *server,
             SoupServerMessage *message,
             const char        *path,
             GHashTable        *query,
             gpointer           user_data)
{
  Fixture *fixture = user_data;

  fixture->n_projects_requests++;
  soup_server_message_set_status (message, fixture->projects_status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, fixture->projects,
                                    strlen (fixture->projects));
}

static void
on_connected (CallboardWindow  *window,
              CallboardSession *session,
              gpointer          user_data)
{
  Fixture *fixture = user_data;

  g_assert_null (fixture->connected);
  fixture->connected = g_object_ref (session);
}

static void
set_projects (Fixture *fixture,
              guint    n)
{
  GString *json = g_string_new ("{\"data\":{\"projects\":[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (json, "%s{\"id\":\"p%u\",\"name\":\"Project <b>%03u\",\"organization\":"
                            "{\"id\":\"o\",\"name\":\"Bright Smile\"}}", i > 0 ? "," : "", i, i);
  g_string_append (json, "]}}");
  g_free (fixture->projects);
  fixture->projects = g_string_free_and_steal (json);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  window_fixture_set_up (&fixture->window, data);
  fixture->me = PERSONAL;
  fixture->projects_status = 200;
  soup_server_add_handler (fixture->window.server, "/v1/me", on_me, fixture, NULL);
  soup_server_add_handler (fixture->window.server, "/v1/projects", on_projects, fixture, NULL);
  g_signal_connect (fixture->window.window, "connected", G_CALLBACK (on_connected), fixture);
  callboard_window_set_session (fixture->window.window, NULL, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->connected);
  g_clear_pointer (&fixture->projects, g_free);
  window_fixture_tear_down (&fixture->window, data);
}

/* Also finds rows that are not visible. */
static GtkWidget *
find_row (GtkWidget  *root,
          const char *title)
{
  if (ADW_IS_ENTRY_ROW (root) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
enter (Fixture    *fixture,
       const char *title,
       const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (GTK_WIDGET (fixture->window.window), title)), text);
}

static gboolean
is_focus_in (Fixture *fixture,
             GType    type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window.window));

  return focus != NULL && gtk_widget_get_ancestor (focus, type) != NULL;
}

static gboolean
is_search_focused (gpointer data)
{
  return is_focus_in (data, GTK_TYPE_SEARCH_ENTRY);
}

static gboolean
is_token_focused (gpointer data)
{
  return is_focus_in (data, ADW_TYPE_PASSWORD_ENTRY_ROW);
}

static gboolean
is_list_focused (gpointer data)
{
  return is_focus_in (data, GTK_TYPE_LIST_VIEW);
}

static void
press_connect (Fixture *fixture)
{
  window_wait_until (is_token_focused, fixture, "the token to have the focus");
  window_fixture_press (&fixture->window, "Return");
}

static void
start_connecting (Fixture *fixture)
{
  CallboardAccount *account = callboard_session_get_account (fixture->window.session);

  window_fixture_wait_text (&fixture->window, "Connect to Roark");
  enter (fixture, "Server Address", callboard_account_get_base_url (account));
  enter (fixture, "API Token", "a-personal-token");
  press_connect (fixture);
}

static gboolean
is_connected (gpointer data)
{
  return ((Fixture *) data)->connected != NULL;
}

static CallboardAccount *
wait_connected (Fixture *fixture)
{
  window_wait_until (is_connected, fixture, "the account");

  return callboard_session_get_account (fixture->connected);
}

static void
search (Fixture    *fixture,
        const char *text)
{
  window_fixture_wait_text (&fixture->window, "Project <b>000");
  window_wait_until (is_search_focused, fixture, "the search to have the focus");
  window_fixture_type (&fixture->window, text);
}

static void
test_choose_by_click (Fixture       *fixture,
                      gconstpointer  data)
{
  set_projects (fixture, 3);
  start_connecting (fixture);
  window_fixture_wait_text (&fixture->window, "Choose a Project");
  window_fixture_wait_text (&fixture->window, "Project <b>002");
  /* Few enough to see them all. */
  g_assert_null (window_find_type (GTK_WIDGET (fixture->window.window), GTK_TYPE_SEARCH_ENTRY));
  window_fixture_click_text (&fixture->window, "Project <b>001");

  g_assert_cmpstr (callboard_account_get_project_id (wait_connected (fixture)), ==, "p1");
  g_assert_cmpstr (callboard_session_get_title (fixture->connected), ==, "Project <b>001, Bright Smile");
  g_assert_cmpuint (fixture->n_projects_requests, ==, 1);
}

static void
test_choose_by_keyboard (Fixture       *fixture,
                         gconstpointer  data)
{
  set_projects (fixture, 500);
  start_connecting (fixture);
  window_fixture_wait_text (&fixture->window, "Choose a Project");
  search (fixture, "417");
  window_fixture_wait_no_text (&fixture->window, "Project <b>000");
  window_fixture_wait_text (&fixture->window, "Project <b>417");
  window_fixture_press (&fixture->window, "Return");

  g_assert_cmpstr (callboard_account_get_project_id (wait_connected (fixture)), ==, "p417");
}

static void
test_nothing_matches (Fixture       *fixture,
                      gconstpointer  data)
{
  set_projects (fixture, 20);
  start_connecting (fixture);
  search (fixture, "nothing");
  window_fixture_wait_text (&fixture->window, "No Results Found");
  window_fixture_press (&fixture->window, "Return");
  window_fixture_wait_drawn (&fixture->window);
  g_assert_null (fixture->connected);
}

/* Back leads to the connect page, with the token still there. */
static void
test_back (Fixture       *fixture,
           gconstpointer  data)
{
  set_projects (fixture, 2);
  start_connecting (fixture);
  window_fixture_wait_text (&fixture->window, "Choose a Project");
  window_wait_until (is_list_focused, fixture, "the list to have the focus");
  window_fixture_press (&fixture->window, "Escape");
  window_fixture_wait_no_text (&fixture->window, "Choose a Project");
  g_assert_null (fixture->connected);

  press_connect (fixture);
  window_fixture_wait_text (&fixture->window, "Choose a Project");
  window_fixture_click_text (&fixture->window, "Project <b>000");
  g_assert_cmpstr (callboard_account_get_project_id (wait_connected (fixture)), ==, "p0");
}

static void
test_one_project (Fixture       *fixture,
                  gconstpointer  data)
{
  set_projects (fixture, 1);
  start_connecting (fixture);

  g_assert_cmpstr (callboard_account_get_project_id (wait_connected (fixture)), ==, "p0");
}

static void
test_no_project (Fixture       *fixture,
                 gconstpointer  data)
{
  set_projects (fixture, 0);
  start_connecting (fixture);
  window_fixture_wait_text (&fixture->window, "This token is valid but may not use any project.*");
  g_assert_null (fixture->connected);
  /* It can be tried again, after somebody has granted access. */
  set_projects (fixture, 1);
  window_fixture_click_text (&fixture->window, "Connect");
  g_assert_cmpstr (callboard_account_get_project_id (wait_connected (fixture)), ==, "p0");
}

static void
test_old_server (Fixture       *fixture,
                 gconstpointer  data)
{
  set_projects (fixture, 0);
  fixture->projects_status = 404;
  start_connecting (fixture);

  g_assert_null (callboard_account_get_project_id (wait_connected (fixture)));
  g_assert_cmpuint (fixture->n_projects_requests, ==, 1);
}

static void
test_project_token (Fixture       *fixture,
                    gconstpointer  data)
{
  set_projects (fixture, 3);
  fixture->me = "{\"data\":{\"tokenScope\":\"PROJECT\",\"organization\":{\"id\":\"o\",\"name\":\"A\"}}}";
  start_connecting (fixture);

  g_assert_null (callboard_account_get_project_id (wait_connected (fixture)));
  g_assert_cmpuint (fixture->n_projects_requests, ==, 0);
}

static void
test_typed_project (Fixture       *fixture,
                    gconstpointer  data)
{
  set_projects (fixture, 3);
  window_fixture_wait_text (&fixture->window, "Connect to Roark");
  enter (fixture, "_Project ID (Personal Tokens)", "p2");
  start_connecting (fixture);

  g_assert_cmpstr (callboard_account_get_project_id (wait_connected (fixture)), ==, "p2");
  g_assert_cmpstr (callboard_session_get_title (fixture->connected), ==, "Project <b>002, Bright Smile");
}

/* --- The account page ----------------------------------------------------------- */

static void
open_account_page (Fixture *fixture)
{
  g_autoptr(CallboardHistory) history = NULL;
  g_autoptr(CallboardStorageUsage) usage = NULL;
  CallboardPreferencesDialog *dialog;
  g_autofree char *path = callboard_history_dup_default_path ();

  history = callboard_history_new (path);
  usage = callboard_storage_usage_new (history);
  dialog = callboard_preferences_dialog_new (fixture->window.settings, usage);
  callboard_preferences_dialog_set_session (dialog, fixture->connected);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (fixture->window.window));
  window_fixture_wait_text (&fixture->window, "Personal token, for all projects of its owner");
  window_fixture_click_text (&fixture->window, "Personal token, for all projects of its owner");
  window_fixture_wait_text (&fixture->window, "Permissions");
}

static void
test_account_page (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char *const texts[] = {
    "Project <b>000", "Bright Smile", "Test User (user@example.com)", "Read", "Read runs and calls",
    "simulation:read", "robot:dance",
  };

  set_projects (fixture, 1);
  start_connecting (fixture);
  wait_connected (fixture);
  open_account_page (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    window_fixture_wait_text (&fixture->window, texts[i]);
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window.window), "Play recordings"));
  window_fixture_press (&fixture->window, "Escape");
  window_fixture_press (&fixture->window, "Escape");
  window_fixture_wait_no_text (&fixture->window, "Preferences");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, test) g_test_add ("/window/connect/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("choose-by-click", test_choose_by_click);
  ADD ("choose-by-keyboard", test_choose_by_keyboard);
  ADD ("nothing-matches", test_nothing_matches);
  ADD ("back", test_back);
  ADD ("one-project", test_one_project);
  ADD ("no-project", test_no_project);
  ADD ("old-server", test_old_server);
  ADD ("token-of-a-project", test_project_token);
  ADD ("typed-project", test_typed_project);
  ADD ("account-page", test_account_page);
#undef ADD

  return g_test_run ();
}
