/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The project of an account with a personal token: the projects to choose from, the header
 * that names the choice, the title and the permissions. Uses the demo server and one that
 * changes its mind.
 */

#include "config.h"

#include "callboard-client.h"
#include "callboard-demo-server.h"
#include "callboard-error.h"
#include "callboard-session.h"
#include "support/client-support.h"
#include "support/test-server.h"
#include "support/wait.h"

#define HEADER "X-Roark-Project-Id"
#define BILLING "e1f9c2b4-5a60-4d1b-9f0e-7a2c8d3b4e5f"

static CallboardSession *
create_session (const char *base_url,
                const char *token,
                const char *project_id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardAccount) account = callboard_account_new (base_url, token, CALLBOARD_ACCOUNT_STORED, &error);
  CallboardSession *session;

  g_assert_no_error (error);
  callboard_account_set_project_id (account, project_id);
  session = callboard_session_new (account, &error);
  g_assert_no_error (error);

  return session;
}

static gboolean
identify (CallboardSession  *session,
          GError           **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  callboard_session_identify_async (session, NULL, test_store_result, &result);
  test_wait_for_result (&result);

  return callboard_session_identify_finish (session, result, error);
}

static GListModel *
list_projects (CallboardSession  *session,
               GError           **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  callboard_session_list_projects_async (session, NULL, test_store_result, &result);
  test_wait_for_result (&result);

  return callboard_session_list_projects_finish (session, result, error);
}

/* --- The demo ----------------------------------------------------------------- */

static CallboardDemoServer *
start_demo (void)
{
  g_autoptr(CallboardDemoWorld) world = callboard_demo_world_new (0, 1, NULL, NULL);
  CallboardDemoServer *server = callboard_demo_server_new (world, "project-token");
  g_autoptr(GError) error = NULL;

  callboard_demo_server_set_personal_token (server, "personal-token");
  callboard_demo_server_start (server, 0, &error);
  g_assert_no_error (error);

  return server;
}

static const char *
get_account_id (CallboardSession *session)
{
  return callboard_account_get_id (callboard_session_get_account (session));
}

/* One token makes several accounts, each with an ID of its own. */
static void
test_choose (void)
{
  CallboardDemoServer *server = start_demo ();
  g_autoptr(CallboardSession) session =
    create_session (callboard_demo_server_get_base_url (server), "personal-token", NULL);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) sessions = g_ptr_array_new_with_free_func (g_object_unref);
  static const char *const titles[] = {
    "Front desk, Bright Smile", "Billing line, Bright Smile", "Outage hotline, Northern Telecom",
  };
  g_autoptr(GListModel) projects = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (identify (session, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (callboard_session_get_title (session), ==, "Bright Smile");
  projects = list_projects (session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (projects), ==, 3);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(CallboardProject) project = g_list_model_get_item (projects, i);
      CallboardSession *chosen = callboard_session_new_for_project (session, project, &error);

      g_assert_no_error (error);
      g_ptr_array_add (sessions, chosen);
      g_assert_cmpstr (callboard_session_get_title (chosen), ==, titles[i]);
      g_assert_cmpstr (callboard_account_get_project_id (callboard_session_get_account (chosen)), ==,
                       callboard_project_get_id (project));
      g_assert_true (g_hash_table_add (ids, (char *) get_account_id (chosen)));
      /* The same after a restart, which only knows the token and the project. */
      g_assert_true (identify (chosen, &error));
      g_assert_cmpstr (callboard_session_get_title (chosen), ==, titles[i]);
    }
  /* Of the project, not of the token. */
  g_assert_true (callboard_client_lacks_permission (callboard_session_get_client (g_ptr_array_index (sessions, 1)),
                                                    "recording:read"));
  g_assert_false (callboard_client_lacks_permission (callboard_session_get_client (g_ptr_array_index (sessions, 0)),
                                                     "recording:read"));

  g_clear_pointer (&sessions, g_ptr_array_unref);
  g_clear_object (&session);
  g_assert_finalize_object (server);
}

static void
test_project_token (void)
{
  CallboardDemoServer *server = start_demo ();
  g_autoptr(CallboardSession) session =
    create_session (callboard_demo_server_get_base_url (server), "project-token", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (identify (session, &error));
  g_assert_null (list_projects (session, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (callboard_session_get_title (session), ==, "Front desk, Bright Smile");

  g_clear_object (&session);
  g_assert_finalize_object (server);
}

/* --- A server that changes its mind -------------------------------------------- */

typedef struct
{
  guint       me_status;
  guint       projects_status;
  const char *projects;
} Answers;

static void
respond (TestServer        *server,
         SoupServerMessage *message,
         gpointer           user_data)
{
  const Answers *answers = user_data;
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));
  gboolean is_me = g_str_equal (path, "/v1/me");
  const char *body = is_me ? "{\"data\":{\"tokenScope\":\"USER\",\"defaultProject\":null,"
                             "\"organization\":{\"id\":\"o\",\"name\":\"Bright Smile\"}}}"
                           : answers->projects;

  soup_server_message_set_status (message, is_me ? answers->me_status : answers->projects_status, NULL);
  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_COPY,
                            body, strlen (body));
}

typedef struct
{
  const char *name;
  guint       status;
  const char *projects;
  /* -1 if there is nothing to choose. */
  int         n_projects;
} ListCase;

static const ListCase list_cases[] = {
  { "no-such-endpoint", 404, "{}", -1 },
  { "refused", 403, "{}", -1 },
  { "not-a-list", 200, "{\"data\":7}", -1 },
  { "none", 200, "{\"data\":{\"projects\":[]}}", 0 },
  { "without-id", 200, "{\"data\":{\"projects\":[{\"name\":\"A\"},{\"id\":\"p\"}]}}", 1 },
};

static void
test_list (gconstpointer user_data)
{
  const ListCase *row = user_data;
  Answers answers = { 200, row->status, row->projects };
  g_autoptr(TestServer) server = test_server_new ();
  g_autoptr(CallboardSession) session =
    create_session (test_server_get_base_url (server), CLIENT_SUPPORT_TOKEN, NULL);
  g_autoptr(GListModel) projects = NULL;
  g_autoptr(GError) error = NULL;

  test_server_set_func (server, respond, &answers);
  g_assert_true (identify (session, &error));
  /* Without a project in the account, its name is not asked for. */
  g_assert_cmpuint (test_server_get_n_requests (server), ==, 1);
  projects = list_projects (session, &error);
  g_assert_no_error (error);
  g_assert_cmpint (projects != NULL ? (int) g_list_model_get_n_items (projects) : -1, ==, row->n_projects);
}

static void
test_list_fails (void)
{
  Answers answers = { 200, 500, "{}" };
  g_autoptr(TestServer) server = test_server_new ();
  g_autoptr(CallboardSession) session =
    create_session (test_server_get_base_url (server), CLIENT_SUPPORT_TOKEN, NULL);
  g_autoptr(GError) error = NULL;

  test_server_disable_retries (server);
  test_server_set_func (server, respond, &answers);
  g_assert_true (identify (session, &error));
  g_assert_null (list_projects (session, &error));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER);
}

/* The project is named with every request, and its title stays when the list of projects is
 * gone or lacks it. */
static void
test_named_project (void)
{
  Answers answers = { 200, 200, "{\"data\":{\"projects\":[{\"id\":\"p1\",\"name\":\"Billing\"}]}}" };
  g_autoptr(TestServer) server = test_server_new ();
  g_autoptr(CallboardSession) session =
    create_session (test_server_get_base_url (server), CLIENT_SUPPORT_TOKEN, "p1");
  g_autoptr(GError) error = NULL;

  test_server_set_func (server, respond, &answers);
  g_assert_true (identify (session, &error));
  g_assert_cmpstr (callboard_session_get_title (session), ==, "Billing");
  g_assert_nonnull (callboard_session_get_project (session));

  answers.projects = "{\"data\":{\"projects\":[]}}";
  g_assert_true (identify (session, &error));
  g_assert_cmpstr (callboard_session_get_title (session), ==, "Billing");
  answers.projects_status = 404;
  g_assert_true (identify (session, &error));
  g_assert_cmpstr (callboard_session_get_title (session), ==, "Billing");

  /* Already chosen. */
  g_assert_null (list_projects (session, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (test_server_get_n_requests (server), ==, 6);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpstr (test_request_get_header (test_server_get_request (server, i), HEADER), ==, "p1");
}

static void
test_project_is_taken_away (void)
{
  Answers answers = { 403, 200, "{\"data\":{\"projects\":[]}}" };
  g_autoptr(TestServer) server = test_server_new ();
  g_autoptr(CallboardSession) session =
    create_session (test_server_get_base_url (server), CLIENT_SUPPORT_TOKEN, "p1");
  g_autoptr(GError) error = NULL;

  test_server_set_func (server, respond, &answers);
  g_assert_false (identify (session, &error));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_PROJECT_UNAVAILABLE);
  g_assert_cmpuint (test_server_get_n_requests (server), ==, 1);
}

/* The title of a stored account is that of its project, which `/v1/me` does not know. */
static void
test_stored_title (void)
{
  Answers answers = { 200, 404, "{}" };
  g_autoptr(TestServer) server = test_server_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardAccount) account =
    callboard_account_new_stored ("account-1", test_server_get_base_url (server), BILLING, NULL,
                                  "Billing line, Bright Smile", &error);
  g_autoptr(CallboardSession) session = NULL;

  callboard_account_set_token (account, CLIENT_SUPPORT_TOKEN);
  session = callboard_session_new (account, &error);
  test_server_set_func (server, respond, &answers);
  g_assert_true (identify (session, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (callboard_session_get_title (session), ==, "Billing line, Bright Smile");
  g_assert_cmpstr (callboard_account_get_id (account), ==, "account-1");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session/project/choose", test_choose);
  g_test_add_func ("/session/project/token-of-a-project", test_project_token);
  for (guint i = 0; i < G_N_ELEMENTS (list_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/session/project/list/", list_cases[i].name, NULL);

      g_test_add_data_func (path, &list_cases[i], test_list);
    }
  g_test_add_func ("/session/project/list-fails", test_list_fails);
  g_test_add_func ("/session/project/named", test_named_project);
  g_test_add_func ("/session/project/taken-away", test_project_is_taken_away);
  g_test_add_func ("/session/project/stored-title", test_stored_title);

  return g_test_run ();
}
