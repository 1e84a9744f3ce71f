/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The identity of a token: the title of the account, made from the names that the
 * server sends.
 */

#include "config.h"

#include "support/client-support.h"
#include "support/test-server.h"

static void
test_example (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;
  CallboardIdentity *identity;

  test_server_answer_file (server, "me.json");
  identity = client_support_get_identity (client, &error);
  g_assert_no_error (error);
  title = callboard_identity_dup_title (identity);
  g_assert_cmpstr (title, ==, "Front desk, Bright Smile");
  g_assert_cmpstr (test_server_get_request (server, 0)->path, ==, "/v1/me");

  g_assert_finalize_object (identity);
  client_support_assert_finalized (client);
}

static void
test_personal (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  g_autoptr(CallboardIdentity) identity = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *scopes = NULL;
  g_autofree char *permissions = NULL;
  CallboardUser *user;

  test_server_answer_file (server, "me-user.json");
  identity = client_support_get_identity (client, &error);
  g_assert_no_error (error);
  title = callboard_identity_dup_title (identity);
  scopes = g_strjoinv (" ", (GStrv) callboard_identity_get_scopes (identity));
  permissions = g_strjoinv (" ", (GStrv) callboard_identity_get_granted_permissions (identity));
  user = callboard_identity_get_user (identity);
  g_assert_cmpstr (title, ==, "Bright Smile");
  g_assert_true (callboard_identity_is_personal (identity));
  g_assert_null (callboard_identity_get_default_project (identity));
  g_assert_cmpstr (callboard_user_get_name (user), ==, "Test User");
  g_assert_cmpstr (callboard_user_get_email (user), ==, "user@example.com");
  g_assert_cmpstr (scopes, ==, "READ WRITE");
  g_assert_cmpstr (permissions, ==, "simulation:read simulation:run recording:read");

  client_support_assert_finalized (client);
}

/* --- Permissions ------------------------------------------------------------ */

typedef struct
{
  const char *name;
  const char *fields;
  /* NULL if unknown. */
  const char *permissions;
  gboolean    is_personal;
} PermissionCase;

static const PermissionCase permission_cases[] = {
  { "none-named", "", NULL, FALSE },
  { "null", "\"grantedPermissions\":null,\"scopes\":null,\"user\":null,\"tokenScope\":null", NULL, FALSE },
  { "empty", "\"grantedPermissions\":[]", "", FALSE },
  { "unknown-kept", "\"grantedPermissions\":[\"robot:dance\"]", "robot:dance", FALSE },
  { "odd-item", "\"grantedPermissions\":[\"a\",null]", NULL, FALSE },
  { "not-a-list", "\"grantedPermissions\":\"all\",\"scopes\":7,\"user\":\"me\"", NULL, FALSE },
  { "personal", "\"tokenScope\":\"USER\"", NULL, TRUE },
  { "new-scope", "\"tokenScope\":\"TEAM\"", NULL, FALSE },
  { "odd-scope", "\"tokenScope\":[\"USER\"]", NULL, FALSE },
};

static void
test_permissions (gconstpointer user_data)
{
  const PermissionCase *row = user_data;
  g_autofree char *body = g_strdup_printf ("{\"data\":{%s}}", row->fields);
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  g_autoptr(CallboardIdentity) identity = NULL;
  g_autoptr(GError) error = NULL;
  const char * const *permissions;

  test_server_answer (server, 200, body);
  identity = client_support_get_identity (client, &error);
  g_assert_no_error (error);
  permissions = callboard_identity_get_granted_permissions (identity);
  g_assert_cmpint (permissions == NULL, ==, row->permissions == NULL);
  if (permissions != NULL)
    {
      g_autofree char *text = g_strjoinv (" ", (GStrv) permissions);

      g_assert_cmpstr (text, ==, row->permissions);
    }
  g_assert_cmpint (callboard_identity_is_personal (identity), ==, row->is_personal);

  client_support_assert_finalized (client);
}

/* --- Missing names -------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *body;
  const char *title;
} TitleCase;

static const TitleCase titles[] = {
  { "nothing", "{\"data\":{}}", "Roark" },
  { "both-null", "{\"data\":{\"organization\":null,\"defaultProject\":null}}", "Roark" },
  { "organization-only", "{\"data\":{\"organization\":{\"id\":\"1\",\"name\":\"Bright Smile\"}}}", "Bright Smile" },
  { "project-only", "{\"data\":{\"defaultProject\":{\"id\":\"1\",\"name\":\"Front desk\"}}}", "Front desk" },
  { "project-null", "{\"data\":{\"organization\":{\"name\":\"Bright Smile\"},\"defaultProject\":null}}", "Bright Smile" },
  { "no-ids", "{\"data\":{\"organization\":{\"name\":\"A\"},\"defaultProject\":{\"name\":\"B\"}}}", "B, A" },
  { "organization-without-name", "{\"data\":{\"organization\":{\"id\":\"1\"}}}", "Roark" },
  { "number-as-name", "{\"data\":{\"organization\":{\"name\":\"A\"},\"defaultProject\":{\"name\":5}}}", "A" },
  { "new-fields", "{\"data\":{\"organization\":{\"name\":\"A\",\"tier\":[1]},\"quota\":{\"left\":5}},\"v\":2}", "A" },
  { "other-scripts", "{\"data\":{\"organization\":{\"name\":\"株式会社\"},\"defaultProject\":{\"name\":\"مكتب\"}}}", "مكتب, 株式会社" },
  { "markup", "{\"data\":{\"organization\":{\"name\":\"<b>%s</b>\"}}}", "<b>%s</b>" },
};

static void
test_title (gconstpointer user_data)
{
  const TitleCase *row = user_data;
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  g_autoptr(CallboardIdentity) identity = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;

  test_server_answer (server, 200, row->body);
  identity = client_support_get_identity (client, &error);
  g_assert_no_error (error);
  title = callboard_identity_dup_title (identity);
  g_assert_cmpstr (title, ==, row->title);

  client_support_assert_finalized (client);
}

/* --- Refusals ------------------------------------------------------------- */

typedef struct
{
  const char     *name;
  guint           status;
  const char     *body;
  CallboardError  code;
  const char     *part;
} RefusalCase;

static const RefusalCase refusals[] = {
  { "revoked-token", 401, "{\"message\":\"Token revoked\"}", CALLBOARD_ERROR_UNAUTHORIZED, "Token revoked" },
  { "no-permission", 403, "", CALLBOARD_ERROR_FORBIDDEN, "403" },
  { "old-server", 404, "", CALLBOARD_ERROR_NOT_FOUND, "404" },
  { "broken-server", 500, "", CALLBOARD_ERROR_SERVER, "500" },
  { "no-data", 200, "{}", CALLBOARD_ERROR_MALFORMED, "data" },
  { "null-data", 200, "{\"data\":null}", CALLBOARD_ERROR_MALFORMED, "data" },
  { "list-of-data", 200, "{\"data\":[]}", CALLBOARD_ERROR_MALFORMED, "data" },
  { "login-page", 200, "<html>", CALLBOARD_ERROR_CAPTIVE_PORTAL, "a web page instead of data" },
};

static void
test_refusal (gconstpointer user_data)
{
  const RefusalCase *row = user_data;
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  g_autoptr(CallboardIdentity) identity = NULL;
  g_autoptr(GError) error = NULL;

  test_server_answer (server, row->status, row->body);
  identity = client_support_get_identity (client, &error);
  g_assert_null (identity);
  g_assert_error (error, CALLBOARD_ERROR, (int) row->code);
  client_support_assert_message (error);
  g_assert_nonnull (strstr (error->message, row->part));
  g_assert_cmpuint (test_server_get_n_requests (server), >=, 1);

  client_support_assert_finalized (client);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client/identity/example", test_example);
  g_test_add_func ("/client/identity/personal", test_personal);
  for (guint i = 0; i < G_N_ELEMENTS (permission_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/client/identity/permissions/", permission_cases[i].name, NULL);

      g_test_add_data_func (path, &permission_cases[i], test_permissions);
    }
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *path = g_strconcat ("/client/identity/title/", titles[i].name, NULL);

      g_test_add_data_func (path, &titles[i], test_title);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/client/identity/refusal/", refusals[i].name, NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }

  return g_test_run ();
}
