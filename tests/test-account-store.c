/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Account storage: the token in a real keyring, the server's address in real settings,
 * and the account from the environment. Runs in a private session with its own home
 * directory, in which no file may contain the token.
 */

#include "config.h"

#include <libsecret/secret.h>
#include <string.h>

#include "callboard-account-environment.h"
#include "callboard-account-store.h"
#include "callboard-base-url.h"
#include "callboard-error.h"
#include "support/client-support.h"
#include "support/keyring.h"
#include "support/wait.h"

#define BASE_URL "https://roark.example.com"
#define ID "account-1"
#define OTHER_ID "account-2"

typedef struct
{
  GSubprocess           *keyring;
  GSettings             *settings;
  CallboardAccountStore *store;
} Fixture;

/* --- Fixture -------------------------------------------------------------- */

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  secret_service_disconnect ();
  fixture->keyring = keyring_start ();
  fixture->settings = g_settings_new (APPLICATION_ID);
  fixture->store = callboard_account_store_new (fixture->settings);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_settings_reset (fixture->settings, "accounts");
  g_settings_reset (fixture->settings, "account");
  g_settings_sync ();
  g_assert_finalize_object (fixture->store);
  g_object_unref (fixture->settings);
  if (fixture->keyring != NULL)
    keyring_stop (fixture->keyring);
}

static CallboardAccount *
create_account (const char *id,
                const char *token)
{
  g_autoptr(GError) error = NULL;
  CallboardAccount *account =
    callboard_account_new_stored (id, BASE_URL, "project-1", "/etc/ca.pem", "Front desk", &error);

  g_assert_no_error (error);
  callboard_account_set_token (account, token);

  return account;
}

static gboolean
save (CallboardAccountStore  *store,
      const char             *id,
      const char             *token,
      GError                **error)
{
  g_autoptr(CallboardAccount) account = create_account (id, token);
  g_autoptr(GAsyncResult) result = NULL;

  callboard_account_store_save_async (store, account, NULL, test_store_result, &result);

  return callboard_account_store_save_finish (store, test_wait_for_result (&result), error);
}

static gboolean
unlock (CallboardAccountStore  *store,
        CallboardAccount       *account,
        GError                **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  callboard_account_store_load_token_async (store, account, NULL, test_store_result, &result);

  return callboard_account_store_load_token_finish (store, test_wait_for_result (&result), error);
}

static gboolean
remove_account (CallboardAccountStore  *store,
                const char             *id,
                GError                **error)
{
  g_autoptr(CallboardAccount) account = create_account (id, "any");
  g_autoptr(GAsyncResult) result = NULL;

  callboard_account_store_remove_async (store, account, NULL, test_store_result, &result);

  return callboard_account_store_remove_finish (store, test_wait_for_result (&result), error);
}

/* Asserts the token that a new store finds after a restart; NULL for none. */
static void
assert_stored (Fixture    *fixture,
               const char *id,
               const char *token)
{
  g_autoptr(CallboardAccountStore) store = callboard_account_store_new (fixture->settings);
  CallboardAccount *account = callboard_account_store_find (store, id);
  g_autoptr(GError) error = NULL;

  if (token == NULL)
    {
      g_assert_null (account);
      return;
    }
  g_assert_nonnull (account);
  g_assert_null (callboard_account_get_token (account));
  g_assert_true (unlock (store, account, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (callboard_account_get_token (account), ==, token);
  g_assert_cmpstr (callboard_account_get_base_url (account), ==, BASE_URL);
  g_assert_cmpstr (callboard_account_get_project_id (account), ==, "project-1");
  g_assert_cmpstr (callboard_account_get_ca_file (account), ==, "/etc/ca.pem");
  g_assert_cmpstr (callboard_account_get_title (account), ==, "Front desk");
  g_assert_cmpint (callboard_account_get_origin (account), ==, CALLBOARD_ACCOUNT_STORED);
}

/* Asserts that the keyring no longer holds the token of a removed account. */
static void
assert_no_token (Fixture    *fixture,
                 const char *id)
{
  g_autoptr(CallboardAccount) account =
    callboard_account_new_stored (id, BASE_URL, NULL, NULL, "Front desk", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (unlock (fixture->store, account, &error));
  g_assert_no_error (error);
  g_assert_null (callboard_account_get_token (account));
}

/* --- Saving and removing -------------------------------------------------- */

static void
test_empty_at_first (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->store)), ==, 0);
  g_assert_null (callboard_account_store_get_current (fixture->store));
}

static void
test_save_and_remove (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (save (fixture->store, ID, CLIENT_SUPPORT_TOKEN, &error));
  g_assert_no_error (error);
  assert_stored (fixture, ID, CLIENT_SUPPORT_TOKEN);

  g_assert_true (remove_account (fixture->store, ID, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->store)), ==, 0);
  assert_stored (fixture, ID, NULL);
  assert_no_token (fixture, ID);
}

static void
test_remove_unknown (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (remove_account (fixture->store, ID, &error));
  g_assert_no_error (error);
}

static void
test_new_token_replaces_old (Fixture       *fixture,
                             gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (save (fixture->store, ID, "first", &error));
  g_assert_true (save (fixture->store, ID, "second", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->store)), ==, 1);
  assert_stored (fixture, ID, "second");

  /* The first token is gone as well. */
  g_assert_true (remove_account (fixture->store, ID, &error));
  assert_no_token (fixture, ID);
}

/* Stores a token as older versions do, without the project. */
static void
store_as_before (const char *token)
{
  const SecretSchema schema = {
    APPLICATION_ID ".Account", SECRET_SCHEMA_NONE,
    {
      { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "base-url", SECRET_SCHEMA_ATTRIBUTE_STRING },
    },
  };
  g_autoptr(GError) error = NULL;

  secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, "Callboard", token, NULL, &error,
                              "account", ID, "base-url", BASE_URL, NULL);
  g_assert_no_error (error);
}

static guint
count_items (const char *name,
             const char *value)
{
  const SecretSchema schema = {
    APPLICATION_ID ".Account", SECRET_SCHEMA_NONE,
    {
      { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "project-id", SECRET_SCHEMA_ATTRIBUTE_STRING },
    },
  };
  g_autoptr(GError) error = NULL;
  g_autolist(GObject) items = secret_password_search_sync (&schema, SECRET_SEARCH_ALL, NULL, &error, name, value, NULL);

  g_assert_no_error (error);

  return g_list_length (items);
}

static void
test_project_is_in_keyring (Fixture       *fixture,
                            gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  store_as_before ("old-token");
  g_assert_cmpuint (count_items ("account", ID), ==, 1);

  g_assert_true (save (fixture->store, ID, "new-token", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_items ("project-id", "project-1"), ==, 1);
  assert_stored (fixture, ID, "new-token");

  g_assert_true (remove_account (fixture->store, ID, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_items ("account", ID), ==, 0);
}

static void
test_accounts_are_separate (Fixture       *fixture,
                            gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (save (fixture->store, ID, "one", &error));
  g_assert_true (save (fixture->store, OTHER_ID, "other", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->store)), ==, 2);
  assert_stored (fixture, ID, "one");
  assert_stored (fixture, OTHER_ID, "other");
  g_assert_cmpstr (callboard_account_get_id (callboard_account_store_get_current (fixture->store)), ==, OTHER_ID);

  g_assert_true (remove_account (fixture->store, OTHER_ID, &error));
  g_assert_no_error (error);
  assert_stored (fixture, ID, "one");
  assert_no_token (fixture, OTHER_ID);
  g_assert_cmpstr (callboard_account_get_id (callboard_account_store_get_current (fixture->store)), ==, ID);
  g_assert_true (remove_account (fixture->store, ID, &error));
}

static void
test_current_account_is_saved (Fixture       *fixture,
                               gconstpointer  user_data)
{
  g_autoptr(CallboardAccountStore) restarted = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (save (fixture->store, ID, "one", &error));
  g_assert_true (save (fixture->store, OTHER_ID, "other", &error));
  callboard_account_store_set_current (fixture->store, callboard_account_store_find (fixture->store, ID));

  restarted = callboard_account_store_new (fixture->settings);
  g_assert_cmpstr (callboard_account_get_id (callboard_account_store_get_current (restarted)), ==,
                   ID);
  g_assert_true (remove_account (fixture->store, ID, &error));
  g_assert_true (remove_account (fixture->store, OTHER_ID, &error));
}

/* Invalid entries do not hide the valid ones. */
static void
test_invalid_settings (Fixture       *fixture,
                       gconstpointer  user_data)
{
  g_autoptr(CallboardAccountStore) store = NULL;

  g_settings_set_value (fixture->settings, "accounts",
                        g_variant_new_parsed ("[('', 'https://a.example.com', '', '', 'No id'),"
                                              " ('b', 'http://b.example.com', '', '', 'No secure server'),"
                                              " ('c', 'nonsense', '', '', 'No server'),"
                                              " ('d', 'https://d.example.com', '', '', 'Good')]"));
  store = callboard_account_store_new (fixture->settings);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 1);
  g_assert_nonnull (callboard_account_store_find (store, "d"));
}

/* A path is bytes; settings are text. */
static void
test_ca_file_not_utf8 (Fixture       *fixture,
                       gconstpointer  user_data)
{
  const char *path = "/etc/f\374r \"alle\"/%41/ca.pem";
  g_autoptr(CallboardAccount) account = create_account (ID, CLIENT_SUPPORT_TOKEN);
  g_autoptr(CallboardAccountStore) store = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  CallboardAccount *found;

  callboard_account_set_ca_file (account, path);
  callboard_account_store_save_async (fixture->store, account, NULL, test_store_result, &result);
  g_assert_true (callboard_account_store_save_finish (fixture->store, test_wait_for_result (&result), &error));
  g_assert_no_error (error);

  store = callboard_account_store_new (fixture->settings);
  found = callboard_account_store_find (store, ID);
  g_assert_nonnull (found);
  g_assert_cmpstr (callboard_account_get_ca_file (found), ==, path);
  g_assert_true (remove_account (fixture->store, ID, &error));
}

static void
test_survives_restart (Fixture       *fixture,
                       gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (save (fixture->store, ID, CLIENT_SUPPORT_TOKEN, &error));
  g_assert_no_error (error);

  g_assert_finalize_object (fixture->store);
  keyring_stop (fixture->keyring);
  secret_service_disconnect ();
  fixture->keyring = keyring_start ();
  fixture->store = callboard_account_store_new (fixture->settings);
  assert_stored (fixture, ID, CLIENT_SUPPORT_TOKEN);

  g_assert_true (remove_account (fixture->store, ID, &error));
  g_assert_no_error (error);
}

/* --- No token in files ---------------------------------------------------- */

/* Counts the files below a folder and fails if one contains the token. */
static guint
check_files (const char *folder)
{
  g_autoptr(GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  g_assert_nonnull (directory);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          n_files += check_files (path);
          continue;
        }
      if (!g_file_get_contents (path, &contents, &length, NULL))
        continue;
      n_files += 1;
      if (memmem (contents, length, CLIENT_SUPPORT_TOKEN, strlen (CLIENT_SUPPORT_TOKEN)) != NULL)
        g_error ("the token is in %s", path);
    }

  return n_files;
}

static void
test_no_file_contains_token (Fixture       *fixture,
                             gconstpointer  user_data)
{
  g_autofree char *settings =
    g_build_filename (g_get_user_config_dir (), "glib-2.0", "settings", "keyfile", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (save (fixture->store, ID, CLIENT_SUPPORT_TOKEN, &error));
  g_assert_no_error (error);
  g_settings_sync ();

  /* The files include the settings, with the address. */
  g_file_get_contents (settings, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (contents, BASE_URL));
  g_assert_cmpuint (check_files (g_getenv ("HOME")), >=, 2);

  g_assert_true (remove_account (fixture->store, ID, &error));
  g_assert_no_error (error);
}

/* --- No keyring ----------------------------------------------------------- */

/* Without a keyring, the account is kept until the program exits. */
static void
test_no_keyring (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr(CallboardAccount) account = NULL;
  CallboardAccount *current;
  g_autoptr(GError) error = NULL;

  keyring_stop (g_steal_pointer (&fixture->keyring));

  g_assert_false (save (fixture->store, ID, CLIENT_SUPPORT_TOKEN, &error));
  g_assert_nonnull (error);
  g_assert_null (strstr (error->message, CLIENT_SUPPORT_TOKEN));
  current = callboard_account_store_get_current (fixture->store);
  g_assert_cmpstr (callboard_account_get_token (current), ==, CLIENT_SUPPORT_TOKEN);
  assert_stored (fixture, ID, NULL);
  g_clear_error (&error);

  account = callboard_account_new_stored (OTHER_ID, BASE_URL, NULL, NULL, "Front desk", NULL);
  g_assert_false (unlock (fixture->store, account, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_assert_false (remove_account (fixture->store, ID, &error));
  g_assert_nonnull (error);
}

/* An operation that failed because the keyring disappeared works with a new one. */
static void
test_keyring_restarts (Fixture       *fixture,
                       gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (save (fixture->store, ID, "old", &error));
  g_assert_no_error (error);
  keyring_stop (fixture->keyring);
  fixture->keyring = keyring_start ();

  if (!save (fixture->store, ID, CLIENT_SUPPORT_TOKEN, NULL))
    g_assert_true (save (fixture->store, ID, CLIENT_SUPPORT_TOKEN, &error));
  g_assert_no_error (error);
  assert_stored (fixture, ID, CLIENT_SUPPORT_TOKEN);
  g_assert_true (remove_account (fixture->store, ID, &error));
  g_assert_no_error (error);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CallboardAccount) account =
    callboard_account_new_stored (ID, BASE_URL, NULL, NULL, "Front desk", NULL);
  g_autoptr(GError) error = NULL;

  callboard_account_store_load_token_async (fixture->store, account, cancellable, test_store_result, &result);
  g_cancellable_cancel (cancellable);
  g_assert_false (callboard_account_store_load_token_finish (fixture->store, test_wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- Environment ---------------------------------------------------------- */

static void
test_environment (void)
{
  struct
  {
    const char *token;
    const char *base_url;
    const char *expected;
  } cases[] = {
    { NULL, NULL, NULL },
    { "", NULL, NULL },
    { NULL, BASE_URL, NULL },
    { CLIENT_SUPPORT_TOKEN, NULL, CALLBOARD_DEFAULT_BASE_URL },
    { CLIENT_SUPPORT_TOKEN, "", CALLBOARD_DEFAULT_BASE_URL },
    { CLIENT_SUPPORT_TOKEN, BASE_URL "/", BASE_URL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CallboardAccount) account = NULL;
      g_autofree char *notice = NULL;
      g_autoptr(GError) error = NULL;

      g_unsetenv ("ROARK_API_BEARER_TOKEN");
      g_unsetenv ("ROARK_BASE_URL");
      if (cases[i].token != NULL)
        g_setenv ("ROARK_API_BEARER_TOKEN", cases[i].token, TRUE);
      if (cases[i].base_url != NULL)
        g_setenv ("ROARK_BASE_URL", cases[i].base_url, TRUE);

      account = callboard_account_new_from_environment (&notice, &error);
      g_assert_no_error (error);
      g_assert_null (g_getenv ("ROARK_API_BEARER_TOKEN"));
      if (cases[i].expected == NULL)
        {
          g_assert_null (account);
          continue;
        }
      g_assert_cmpstr (callboard_account_get_base_url (account), ==, cases[i].expected);
      g_assert_cmpstr (callboard_account_get_token (account), ==, CLIENT_SUPPORT_TOKEN);
      g_assert_cmpint (callboard_account_get_origin (account), ==, CALLBOARD_ACCOUNT_ENVIRONMENT);
    }
  g_unsetenv ("ROARK_BASE_URL");
}

#define NOISE_TOKEN "rk_live_0123456789"

/* What people copy along with a token is taken off, and said. */
static void
test_environment_noise (void)
{
  struct
  {
    const char *token;
    const char *notice;
  } cases[] = {
    { NOISE_TOKEN, NULL },
    { "Bearer " NOISE_TOKEN, "Bearer" },
    { "bearer  " NOISE_TOKEN, "Bearer" },
    { "Bearer\n" NOISE_TOKEN, "Bearer" },
    { "Bearer\302\240" NOISE_TOKEN, "Bearer" },
    { "Authorization: Bearer " NOISE_TOKEN, "Bearer" },
    { "export ROARK_API_BEARER_TOKEN=\"" NOISE_TOKEN "\"", "quotation marks" },
    { "\"" NOISE_TOKEN "\"", "quotation marks" },
    { "'" NOISE_TOKEN "'", "quotation marks" },
    { "\"Bearer " NOISE_TOKEN "\"\n", "quotation marks" },
    { "\342\200\234" NOISE_TOKEN "\342\200\235", "quotation marks" },
    { NOISE_TOKEN "\n", "line breaks" },
    { NOISE_TOKEN "\r\n", "line breaks" },
    { " \302\240" NOISE_TOKEN "\t", "spaces" },
    { "rk_live_\n0123456789", "line breaks" },
    { "\357\273\277" NOISE_TOKEN, "invisible characters" },
    { "rk_live\342\200\213_0123456789", "invisible characters" },
    { "\342\200\216" NOISE_TOKEN "\342\200\254 ", "invisible characters" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CallboardAccount) account = NULL;
      g_autofree char *notice = NULL;
      g_autoptr(GError) error = NULL;

      g_setenv ("ROARK_API_BEARER_TOKEN", cases[i].token, TRUE);
      account = callboard_account_new_from_environment (&notice, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (callboard_account_get_token (account), ==, NOISE_TOKEN);
      if (cases[i].notice == NULL)
        g_assert_null (notice);
      else if (notice == NULL || strstr (notice, cases[i].notice) == NULL)
        g_error ("%s: %s", cases[i].token, notice);
      g_assert_true (notice == NULL || strstr (notice, NOISE_TOKEN) == NULL);
    }
}

static void
test_invalid_environment (void)
{
  const char *base_urls[] = { "http://roark.example.com", "not an address" };

  for (gsize i = 0; i < G_N_ELEMENTS (base_urls); i++)
    {
      g_autoptr(CallboardAccount) account = NULL;
      g_autofree char *notice = NULL;
      g_autoptr(GError) error = NULL;

      g_setenv ("ROARK_API_BEARER_TOKEN", CLIENT_SUPPORT_TOKEN, TRUE);
      g_setenv ("ROARK_BASE_URL", base_urls[i], TRUE);
      account = callboard_account_new_from_environment (&notice, &error);
      g_assert_null (account);
      g_assert_nonnull (error);
      g_assert_null (strstr (error->message, CLIENT_SUPPORT_TOKEN));
      g_assert_null (g_getenv ("ROARK_API_BEARER_TOKEN"));
    }
  g_unsetenv ("ROARK_BASE_URL");
}

#define ADD(path, function) \
  g_test_add ("/account-store/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("empty-at-first", test_empty_at_first);
  ADD ("save-and-remove", test_save_and_remove);
  ADD ("remove-unknown", test_remove_unknown);
  ADD ("new-token-replaces-old", test_new_token_replaces_old);
  ADD ("project-is-in-keyring", test_project_is_in_keyring);
  ADD ("accounts-are-separate", test_accounts_are_separate);
  ADD ("current-account-is-saved", test_current_account_is_saved);
  ADD ("invalid-settings", test_invalid_settings);
  ADD ("ca-file-not-utf8", test_ca_file_not_utf8);
  ADD ("survives-restart", test_survives_restart);
  ADD ("no-file-contains-token", test_no_file_contains_token);
  ADD ("no-keyring", test_no_keyring);
  ADD ("keyring-restarts", test_keyring_restarts);
  ADD ("cancel", test_cancel);
  g_test_add_func ("/account-store/environment", test_environment);
  g_test_add_func ("/account-store/environment-noise", test_environment_noise);
  g_test_add_func ("/account-store/invalid-environment", test_invalid_environment);

  return g_test_run ();
}
