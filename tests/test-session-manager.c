/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several accounts, one per project: signing in, switching, replacing a token, and
 * signing out with or without deleting data. Uses a real keyring.
 */

#include "config.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <glib/gstdio.h>
#include <libsecret/secret.h>
#include <string.h>

#include "callboard-account-store.h"
#include "callboard-error.h"
#include "callboard-session-manager.h"
#include "support/client-support.h"
#include "support/history-support.h"
#include "support/keyring.h"
#include "support/prompter.h"
#include "support/test-server.h"
#include "support/wait.h"

typedef struct
{
  GSubprocess             *keyring;
  GSettings               *settings;
  char                    *folder;
  char                    *path;
  TestServer              *server;
  CallboardHistory        *history;
  CallboardAccountStore   *store;
  CallboardSessionManager *manager;
  GString                 *failures;
} Fixture;

static void
on_failed (Fixture    *fixture,
           const char *text)
{
  g_string_append (fixture->failures, text);
}

static void
start (Fixture *fixture)
{
  fixture->history = callboard_history_new (fixture->path);
  fixture->store = callboard_account_store_new (fixture->settings);
  fixture->manager = callboard_session_manager_new (fixture->store, fixture->history);
  g_signal_connect_swapped (fixture->manager, "failed", G_CALLBACK (on_failed), fixture);
}

static void
stop (Fixture *fixture)
{
  callboard_history_close (fixture->history);
  test_wait_finalized (fixture->manager);
  test_wait_finalized (fixture->store);
  history_support_close (fixture->history);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  secret_service_disconnect ();
  fixture->keyring = keyring_start ();
  fixture->settings = g_settings_new (APPLICATION_ID);
  g_settings_reset (fixture->settings, "accounts");
  g_settings_reset (fixture->settings, "account");
  fixture->folder = history_support_create_folder ();
  fixture->path = history_support_dup_path (fixture->folder);
  fixture->server = test_server_new ();
  fixture->failures = g_string_new (NULL);
  start (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  stop (fixture);
  g_string_free (fixture->failures, TRUE);
  test_server_free (fixture->server);
  history_support_remove_folder (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->settings);
  if (fixture->keyring != NULL)
    keyring_stop (fixture->keyring);
}

/* Signs in like the connect page: the server identifies the token. */
static CallboardSession *
connect_session (Fixture    *fixture,
                 const char *project,
                 const char *token)
{
  g_autofree char *me =
    g_strdup_printf ("{\"data\":{\"organization\":{\"id\":\"o-1\",\"name\":\"Bright Smile\"},"
                     "\"defaultProject\":{\"id\":\"%s\",\"name\":\"Project %s\"}}}", project, project);
  g_autoptr(CallboardAccount) account =
    callboard_account_new (test_server_get_base_url (fixture->server), token, CALLBOARD_ACCOUNT_STORED, NULL);
  g_autoptr(GAsyncResult) result = NULL;
  CallboardSession *session = callboard_session_new (account, NULL);

  test_server_answer (fixture->server, 200, me);
  callboard_session_identify_async (session, NULL, test_store_result, &result);
  g_assert_true (callboard_session_identify_finish (session, test_wait_for_result (&result), NULL));

  return session;
}

static gboolean
is_saved (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr(GVariant) accounts = g_settings_get_value (fixture->settings, "accounts");

  return g_variant_n_children (accounts) == g_list_model_get_n_items (G_LIST_MODEL (fixture->store));
}

static CallboardSession *
sign_in (Fixture    *fixture,
         const char *project,
         const char *token)
{
  CallboardSession *session = connect_session (fixture, project, token);
  g_autoptr(CallboardSession) replaced = callboard_session_manager_add (fixture->manager, session);

  test_wait_until (is_saved, fixture);

  return session;
}

static CallboardSession *
open_account (Fixture           *fixture,
              CallboardAccount  *account,
              GError           **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  callboard_session_manager_open_async (fixture->manager, account, NULL, test_store_result,
                                        &result);

  return callboard_session_manager_open_finish (fixture->manager, test_wait_for_result (&result), error);
}

static const char *
get_id (CallboardSession *session)
{
  return callboard_account_get_id (callboard_session_get_account (session));
}

/* --- Signing in ----------------------------------------------------------- */

static void
test_named_by_the_server (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr(CallboardSession) desk = sign_in (fixture, "desk", "token-1");
  g_autoptr(CallboardSession) refills = sign_in (fixture, "refills", "token-2");

  g_assert_cmpstr (callboard_session_get_title (desk), ==, "Project desk, Bright Smile");
  g_assert_cmpstr (callboard_session_get_title (refills), ==, "Project refills, Bright Smile");
  g_assert_cmpstr (get_id (desk), !=, get_id (refills));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->store)), ==, 2);
  g_assert_nonnull (callboard_session_get_account_history (desk));
}

static void
test_survives_restart (Fixture       *fixture,
                       gconstpointer  user_data)
{
  g_autofree char *id = NULL;
  g_autoptr(CallboardSession) session = sign_in (fixture, "desk", "token-1");
  g_autoptr(GError) error = NULL;

  id = g_strdup (get_id (session));
  g_clear_object (&session);
  stop (fixture);
  start (fixture);

  session = open_account (fixture, callboard_account_store_get_current (fixture->store), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_id (session), ==, id);
  g_assert_cmpstr (callboard_session_get_title (session), ==, "Project desk, Bright Smile");
  g_assert_cmpstr (callboard_account_get_token (callboard_session_get_account (session)), ==, "token-1");
}

static void
test_one_session_for_all_windows (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  g_autoptr(CallboardSession) session = sign_in (fixture, "desk", "token-1");
  g_autoptr(CallboardSession) again =
    open_account (fixture, callboard_session_get_account (session), NULL);

  g_assert_true (again == session);
}

static void
test_new_token_for_the_same_project (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  g_autoptr(CallboardSession) session = sign_in (fixture, "desk", "token-1");
  g_autoptr(CallboardSession) next = connect_session (fixture, "desk", "token-2");
  g_autoptr(CallboardSession) replaced = callboard_session_manager_add (fixture->manager, next);

  test_wait_until (is_saved, fixture);
  g_assert_true (replaced == session);
  g_assert_cmpstr (get_id (next), ==, get_id (session));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->store)), ==, 1);
}

static void
test_project_of_a_personal_token (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  g_autoptr(CallboardAccount) account =
    callboard_account_new (test_server_get_base_url (fixture->server), "token-1", CALLBOARD_ACCOUNT_STORED, NULL);
  g_autoptr(CallboardSession) session = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  callboard_account_set_project_id (account, "project-7");
  session = callboard_session_new (account, NULL);
  test_server_answer (fixture->server, 200, "{\"data\":{}}");
  callboard_session_identify_async (session, NULL, test_store_result, &result);
  g_assert_true (callboard_session_identify_finish (session, test_wait_for_result (&result), NULL));
  g_assert_cmpstr (test_request_get_header (test_server_get_request (fixture->server, 0), "X-Roark-Project-Id"),
                   ==, "project-7");
  g_assert_nonnull (get_id (session));
}

static void
test_missing_token (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autoptr(CallboardAccount) account =
    callboard_account_new_stored ("gone", "https://roark.example.com", NULL, NULL, "Gone", NULL);
  g_autoptr(CallboardSession) session = NULL;
  g_autoptr(GError) error = NULL;

  session = open_account (fixture, account, &error);
  g_assert_null (session);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_SIGNED_IN);
}

static gboolean
has_failed (gpointer user_data)
{
  Fixture *fixture = user_data;

  return fixture->failures->len > 0;
}

static void
test_no_keyring (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr(CallboardSession) session = connect_session (fixture, "desk", "token-1");
  g_autoptr(CallboardSession) replaced = NULL;
  g_autoptr(CallboardSession) again = NULL;

  keyring_stop (g_steal_pointer (&fixture->keyring));
  replaced = callboard_session_manager_add (fixture->manager, session);
  test_wait_until (has_failed, fixture);
  g_assert_nonnull (strstr (fixture->failures->str, "No keyring"));

  /* The account works until the program exits. */
  again = open_account (fixture, callboard_session_get_account (session), NULL);
  g_assert_true (again == session);
}

/* --- Settings that cannot be saved ------------------------------------------ */

/* Signs in while @backend cannot save settings. That is said at once, and no token stays in
 * the keyring that nothing would find again. */
static void
assert_not_saved (Fixture          *fixture,
                  GSettingsBackend *backend)
{
  g_autoptr(GSettings) settings = g_settings_new_with_backend (APPLICATION_ID, backend);
  g_autoptr(CallboardSession) session = NULL;
  g_autoptr(CallboardSession) replaced = NULL;
  g_autoptr(CallboardSession) again = NULL;
  g_autoptr(CallboardAccount) later = NULL;
  g_autoptr(CallboardSession) none = NULL;
  g_autoptr(GError) error = NULL;

  stop (fixture);
  g_set_object (&fixture->settings, settings);
  start (fixture);
  session = connect_session (fixture, "desk", "token-1");
  replaced = callboard_session_manager_add (fixture->manager, session);
  test_wait_until (has_failed, fixture);
  g_assert_nonnull (strstr (fixture->failures->str, "settings cannot be saved"));

  /* The account works until the program exits. */
  again = open_account (fixture, callboard_session_get_account (session), NULL);
  g_assert_true (again == session);
  later = callboard_account_new_stored (get_id (session), test_server_get_base_url (fixture->server), NULL, NULL,
                                        "Later", NULL);
  none = open_account (fixture, later, &error);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_SIGNED_IN);
}

static void
test_settings_in_memory (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_autoptr(GSettingsBackend) backend = g_memory_settings_backend_new ();

  assert_not_saved (fixture, backend);
}

/* A folder in place of the file, which root cannot write either. */
static void
test_settings_unwritable (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "keyfile", NULL);
  g_autoptr(GSettingsBackend) backend = NULL;
  /* GLib warns of each change. */
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  backend = g_keyfile_settings_backend_new (path, "/", NULL);
  assert_not_saved (fixture, backend);
  g_rmdir (path);
  g_log_set_always_fatal (fatal);
}

/* --- A locked keyring ----------------------------------------------------- */

static void save_run (Fixture          *fixture,
                      CallboardSession *session);

/* Signs in, reads a run, and starts again in a desktop session whose keyring is locked.
 * Returns: (transfer full): the session */
static CallboardSession *
restart_locked (Fixture *fixture)
{
  g_autoptr(CallboardSession) session = sign_in (fixture, "desk", "token-1");
  g_autoptr(GError) error = NULL;

  save_run (fixture, session);
  g_clear_object (&session);
  stop (fixture);
  keyring_stop (fixture->keyring);
  secret_service_disconnect ();
  fixture->keyring = keyring_start_locked ();
  start (fixture);

  session = open_account (fixture, callboard_account_store_get_current (fixture->store), &error);
  g_assert_no_error (error);
  g_assert_true (callboard_session_get_locked (session));

  return g_steal_pointer (&session);
}

static void
unlock_async (Fixture           *fixture,
              CallboardSession  *session,
              GCancellable      *cancellable,
              GAsyncResult     **result)
{
  callboard_session_manager_unlock_async (fixture->manager, session, cancellable, test_store_result, result);
}

static void
assert_unlock_error (Fixture       *fixture,
                     GAsyncResult **result,
                     GQuark         domain,
                     int            code)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (callboard_session_manager_unlock_finish (fixture->manager, test_wait_for_result (result), &error));
  g_assert_error (error, domain, code);
  g_clear_object (result);
}

static gboolean has_run (Fixture    *fixture,
                         const char *account);

/* Also without anybody who could ask. */
static void
test_locked_keyring_keeps_account (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  g_autoptr(CallboardSession) session = restart_locked (fixture);
  guint n_requests = test_server_get_n_requests (fixture->server);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) identified = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->store)), ==, 1);
  g_assert_cmpstr (callboard_session_get_title (session), ==, "Project desk, Bright Smile");
  g_assert_nonnull (callboard_session_get_account_history (session));
  g_assert_true (has_run (fixture, get_id (session)));

  callboard_session_identify_async (session, NULL, test_store_result, &identified);
  g_assert_false (callboard_session_identify_finish (session, test_wait_for_result (&identified), &error));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_KEYRING_LOCKED);
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, n_requests);

  unlock_async (fixture, session, NULL, &result);
  assert_unlock_error (fixture, &result, CALLBOARD_ERROR, CALLBOARD_ERROR_KEYRING_LOCKED);
  g_assert_true (callboard_session_get_locked (session));
}

static void
test_locked_keyring_asks (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr(CallboardSession) session = restart_locked (fixture);
  TestPrompter *prompter = test_prompter_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) second = NULL;

  unlock_async (fixture, session, NULL, &result);
  test_prompter_wait_asked (prompter, 1);
  /* There is one prompt at a time. */
  unlock_async (fixture, session, NULL, &second);
  assert_unlock_error (fixture, &second, G_IO_ERROR, G_IO_ERROR_PENDING);

  test_prompter_dismiss (prompter);
  assert_unlock_error (fixture, &result, CALLBOARD_ERROR, CALLBOARD_ERROR_KEYRING_LOCKED);
  g_assert_true (callboard_session_get_locked (session));
  g_assert_cmpuint (test_prompter_get_n_asked (prompter), ==, 1);

  /* It can be asked again. */
  unlock_async (fixture, session, NULL, &result);
  test_prompter_wait_asked (prompter, 2);
  test_prompter_dismiss (prompter);
  assert_unlock_error (fixture, &result, CALLBOARD_ERROR, CALLBOARD_ERROR_KEYRING_LOCKED);
  test_prompter_free (prompter);
}

/* gnome-keyring leaves its prompt on screen, but nobody waits for it any more. */
static void
test_locked_keyring_cancel (Fixture       *fixture,
                            gconstpointer  user_data)
{
  g_autoptr(CallboardSession) session = restart_locked (fixture);
  TestPrompter *prompter = test_prompter_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;

  unlock_async (fixture, session, cancellable, &result);
  test_prompter_wait_asked (prompter, 1);
  g_cancellable_cancel (cancellable);
  assert_unlock_error (fixture, &result, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* The keyring goes on, and can be asked again. */
  test_prompter_dismiss (prompter);
  unlock_async (fixture, session, NULL, &result);
  test_prompter_wait_asked (prompter, 2);
  test_prompter_dismiss (prompter);
  assert_unlock_error (fixture, &result, CALLBOARD_ERROR, CALLBOARD_ERROR_KEYRING_LOCKED);
  test_prompter_free (prompter);
}

/* A prompt that got lost is not waited for. */
static void
test_locked_keyring_asks_anew (Fixture       *fixture,
                               gconstpointer  user_data)
{
  g_autoptr(CallboardSession) session = restart_locked (fixture);
  TestPrompter *prompter = test_prompter_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) second = NULL;

  unlock_async (fixture, session, NULL, &result);
  test_prompter_wait_asked (prompter, 1);
  callboard_session_manager_cancel_unlock (fixture->manager, session);
  unlock_async (fixture, session, NULL, &second);
  assert_unlock_error (fixture, &result, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* What was canceled does not stand in the way of the second. */
  unlock_async (fixture, session, NULL, &result);
  assert_unlock_error (fixture, &result, G_IO_ERROR, G_IO_ERROR_PENDING);
  test_prompter_dismiss (prompter);
  test_prompter_wait_asked (prompter, 2);
  test_prompter_dismiss (prompter);
  assert_unlock_error (fixture, &second, CALLBOARD_ERROR, CALLBOARD_ERROR_KEYRING_LOCKED);
  test_prompter_free (prompter);
}

/* Unlocked here or by another program: the same session goes on. */
static void
test_locked_keyring_is_unlocked (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  g_autoptr(CallboardSession) session = restart_locked (fixture);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  guint n_requests = test_server_get_n_requests (fixture->server);
  const TestRequest *request;

  keyring_unlock ();
  unlock_async (fixture, session, NULL, &result);
  g_assert_true (callboard_session_manager_unlock_finish (fixture->manager, test_wait_for_result (&result), &error));
  g_assert_no_error (error);
  g_assert_false (callboard_session_get_locked (session));
  test_server_wait_requests (fixture->server, n_requests + 1);
  request = test_server_get_request (fixture->server, n_requests);
  g_assert_cmpstr (test_request_get_header (request, "Authorization"), ==, "Bearer token-1");
}

/* The token must not stay behind without a word. */
static void
test_signing_out_of_locked_keyring (Fixture       *fixture,
                                    gconstpointer  user_data)
{
  g_autoptr(CallboardSession) session = restart_locked (fixture);
  TestPrompter *prompter = test_prompter_new ();

  callboard_session_manager_sign_out (fixture->manager, session, FALSE);
  test_prompter_wait_asked (prompter, 1);
  test_prompter_dismiss (prompter);
  test_wait_until (has_failed, fixture);
  g_assert_nonnull (strstr (fixture->failures->str, "could not be deleted"));
  test_prompter_free (prompter);
}

/* Nobody is asked to unlock the keyring for a session that has ended. */
static void
test_signing_out_cancels_unlock (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  g_autoptr(CallboardSession) session = restart_locked (fixture);
  TestPrompter *prompter = test_prompter_new ();
  g_autoptr(GAsyncResult) result = NULL;

  unlock_async (fixture, session, NULL, &result);
  test_prompter_wait_asked (prompter, 1);
  callboard_session_manager_sign_out (fixture->manager, session, FALSE);
  assert_unlock_error (fixture, &result, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (callboard_session_get_locked (session));

  /* gnome-keyring leaves its prompt on screen; the next one is about the deletion. */
  test_prompter_dismiss (prompter);
  test_prompter_wait_asked (prompter, 2);
  test_prompter_dismiss (prompter);
  test_wait_until (has_failed, fixture);
  test_prompter_free (prompter);
}

/* --- Signing out ---------------------------------------------------------- */

static void
save_run (Fixture          *fixture,
          CallboardSession *session)
{
  g_autoptr(GBytes) body = history_support_create_body ("run-1", "COMPLETED", "Ada");

  g_assert_true (history_support_save_run (fixture->history, get_id (session), body, 1000, NULL));
}

static gboolean
has_run (Fixture    *fixture,
         const char *account)
{
  g_autoptr(CallboardPlanJob) run = history_support_load_run (fixture->history, account, "run-1", NULL, NULL);

  return run != NULL;
}

static void
sign_out (Fixture  *fixture,
          gboolean  deletes_history)
{
  g_autoptr(CallboardSession) session = sign_in (fixture, "desk", "token-1");
  g_autoptr(CallboardSession) other = sign_in (fixture, "refills", "token-2");

  save_run (fixture, session);
  save_run (fixture, other);
  callboard_session_manager_sign_out (fixture->manager, session, deletes_history);
  test_wait_until (is_saved, fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->store)), ==, 1);
  g_assert_true (has_run (fixture, get_id (other)));
  g_assert_cmpstr (callboard_account_get_id (callboard_account_store_get_current (fixture->store)), ==, get_id (other));
  /* The deletion is queued after writes that are already pending. */
  save_run (fixture, other);
  g_assert_true (has_run (fixture, get_id (session)) == !deletes_history);
  g_assert_cmpstr (fixture->failures->str, ==, "");
}

static void
test_signing_out_keeps_history (Fixture       *fixture,
                                gconstpointer  user_data)
{
  sign_out (fixture, FALSE);
}

static gboolean
is_deleted (gpointer user_data)
{
  return !g_file_test (user_data, G_FILE_TEST_EXISTS);
}

static void
test_signing_out_deletes_history (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  sign_out (fixture, TRUE);
}

static void
test_signing_out_deletes_recordings (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "callboard", "recordings", NULL);
  g_autofree char *recording = g_build_filename (folder, "call-1", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (recording, "RIFF", -1, NULL));
  sign_out (fixture, FALSE);
  test_run_pending ();
  g_assert_true (g_file_test (recording, G_FILE_TEST_EXISTS));

  sign_out (fixture, TRUE);
  test_wait_until (is_deleted, recording);
}

static void
test_history_after_signing_in_again (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  g_autoptr(CallboardSession) session = sign_in (fixture, "desk", "token-1");

  save_run (fixture, session);
  callboard_session_manager_sign_out (fixture->manager, session, FALSE);
  test_wait_until (is_saved, fixture);
  g_clear_object (&session);

  session = sign_in (fixture, "desk", "another-token");
  g_assert_true (has_run (fixture, get_id (session)));
}

/* Returns: (transfer full) (nullable): the token of an account after a restart. */
static char *
dup_saved_token (Fixture    *fixture,
                 const char *id)
{
  g_autoptr(CallboardAccount) account = NULL;
  g_autoptr(CallboardSession) session = NULL;

  /* Waits for what is still being stored or deleted. */
  stop (fixture);
  start (fixture);
  account = callboard_account_new_stored (id, test_server_get_base_url (fixture->server), NULL, NULL,
                                          "Desk", NULL);
  session = open_account (fixture, account, NULL);

  return session != NULL ? g_strdup (callboard_account_get_token (account)) : NULL;
}

/* The new token is not deleted instead of the former one. */
static void
test_signing_in_while_signing_out (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  g_autoptr(CallboardSession) session = sign_in (fixture, "desk", "token-1");
  g_autoptr(CallboardSession) next = connect_session (fixture, "desk", "token-2");
  g_autoptr(CallboardSession) replaced = NULL;
  g_autofree char *id = g_strdup (get_id (session));
  g_autofree char *token = NULL;

  callboard_session_manager_sign_out (fixture->manager, session, FALSE);
  replaced = callboard_session_manager_add (fixture->manager, next);
  g_clear_object (&session);
  g_clear_object (&next);
  token = dup_saved_token (fixture, id);
  g_assert_cmpstr (token, ==, "token-2");
  g_assert_cmpstr (fixture->failures->str, ==, "");
}

/* No token stays behind that nobody would find again. */
static void
test_signing_out_while_signing_in (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  g_autoptr(CallboardSession) session = connect_session (fixture, "desk", "token-1");
  g_autoptr(CallboardSession) replaced = callboard_session_manager_add (fixture->manager, session);
  g_autofree char *id = g_strdup (get_id (session));

  callboard_session_manager_sign_out (fixture->manager, session, FALSE);
  g_clear_object (&session);
  g_assert_null (dup_saved_token (fixture, id));
  g_assert_cmpstr (fixture->failures->str, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/session-manager/named-by-the-server", test_named_by_the_server);
  ADD ("/session-manager/survives-restart", test_survives_restart);
  ADD ("/session-manager/one-for-all-windows", test_one_session_for_all_windows);
  ADD ("/session-manager/new-token-for-the-same-project", test_new_token_for_the_same_project);
  ADD ("/session-manager/project-of-a-personal-token", test_project_of_a_personal_token);
  ADD ("/session-manager/missing-token", test_missing_token);
  ADD ("/session-manager/no-keyring", test_no_keyring);
  ADD ("/session-manager/settings-in-memory", test_settings_in_memory);
  ADD ("/session-manager/settings-unwritable", test_settings_unwritable);
  ADD ("/session-manager/locked-keyring/keeps-account", test_locked_keyring_keeps_account);
  ADD ("/session-manager/locked-keyring/asks", test_locked_keyring_asks);
  ADD ("/session-manager/locked-keyring/cancel", test_locked_keyring_cancel);
  ADD ("/session-manager/locked-keyring/is-unlocked", test_locked_keyring_is_unlocked);
  ADD ("/session-manager/locked-keyring/asks-anew", test_locked_keyring_asks_anew);
  ADD ("/session-manager/locked-keyring/signing-out", test_signing_out_of_locked_keyring);
  ADD ("/session-manager/locked-keyring/signing-out-cancels-unlock", test_signing_out_cancels_unlock);
  ADD ("/session-manager/sign-out/keeps-history", test_signing_out_keeps_history);
  ADD ("/session-manager/sign-out/deletes-history", test_signing_out_deletes_history);
  ADD ("/session-manager/sign-out/deletes-recordings", test_signing_out_deletes_recordings);
  ADD ("/session-manager/sign-out/history-after-signing-in-again", test_history_after_signing_in_again);
  ADD ("/session-manager/sign-out/signing-in-meanwhile", test_signing_in_while_signing_out);
  ADD ("/session-manager/sign-out/while-signing-in", test_signing_out_while_signing_in);
#undef ADD

  return g_test_run ();
}
