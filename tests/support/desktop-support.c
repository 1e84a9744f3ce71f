/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A desktop around a Callboard process: the session bus, an account with its keyring and
 * its server, and a history.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <libsecret/secret.h>
#include <signal.h>
#include <string.h>

#include "bus.h"
#include "callboard-history-runs.h"
#include "desktop-support.h"
#include "keyring.h"
#include "program-support.h"
#include "support/client-support.h"
#include "support/wait.h"

#define OBJECT_PATH "/io/github/callboard/Callboard"

/**
 * desktop_fixture_set_up:
 * @fixture: a fixture
 * @data: unused
 *
 * Sets up a desktop without any Callboard data.
 */
void
desktop_fixture_set_up (DesktopFixture *fixture,
                        gconstpointer   data)
{
  g_autoptr(GError) error = NULL;

  fixture->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  fixture->server = test_server_new ();
  test_server_answer_file (fixture->server, "plan-job-seed.json");
  fixture->settings = g_settings_new (APPLICATION_ID);
  fixture->store = callboard_account_store_new (fixture->settings);
}

/**
 * desktop_fixture_tear_down:
 * @fixture: a fixture
 * @data: unused
 *
 * Stops all processes and removes all stored data.
 */
void
desktop_fixture_tear_down (DesktopFixture *fixture,
                           gconstpointer   data)
{
  g_autofree char *history = callboard_history_dup_default_path ();

  if (fixture->process != NULL)
    desktop_fixture_quit (fixture);
  if (fixture->keyring != NULL)
    desktop_fixture_stop_keyring (fixture);
  g_settings_reset (fixture->settings, "accounts");
  g_settings_reset (fixture->settings, "account");
  g_settings_reset (fixture->settings, "recent-runs");
  g_settings_reset (fixture->settings, "demo-created-at");
  g_settings_sync ();
  g_remove (history);
  g_clear_object (&fixture->store);
  g_clear_object (&fixture->settings);
  test_server_free (g_steal_pointer (&fixture->server));
  g_clear_object (&fixture->bus);
}

/* --- Stored data ------------------------------------------------------------- */

/**
 * desktop_fixture_add_account:
 * @fixture: a fixture
 *
 * Adds the account. Its token is stored in the keyring only, if that was started.
 */
void
desktop_fixture_add_account (DesktopFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CallboardAccount) account =
    callboard_account_new_stored (DESKTOP_SUPPORT_ACCOUNT, test_server_get_base_url (fixture->server), NULL, NULL,
                                 "Front desk", &error);

  g_assert_no_error (error);
  callboard_account_set_token (account, CLIENT_SUPPORT_TOKEN);
  callboard_account_store_save_async (fixture->store, account, NULL, test_store_result, &result);
  callboard_account_store_save_finish (fixture->store, test_wait_for_result (&result),
                                       fixture->keyring != NULL ? &error : NULL);
  g_assert_no_error (error);
  callboard_account_store_set_current (fixture->store, account);
  g_settings_sync ();
}

/**
 * desktop_fixture_start_keyring:
 * @fixture: a fixture
 *
 * Starts a real keyring.
 */
void
desktop_fixture_start_keyring (DesktopFixture *fixture)
{
  fixture->keyring = keyring_start ();
}

/**
 * desktop_fixture_stop_keyring:
 * @fixture: a fixture
 *
 * Stops the keyring.
 */
void
desktop_fixture_stop_keyring (DesktopFixture *fixture)
{
  keyring_stop (g_steal_pointer (&fixture->keyring));
  /* Do not reuse the session of libsecret with the next keyring. */
  secret_service_disconnect ();
}

static void
wait_saved (CallboardHistory *history,
            GAsyncResult    **result)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (callboard_history_write_finish (history, test_wait_for_result (result), &error));
  g_assert_no_error (error);
}

/**
 * desktop_fixture_save_run:
 * @fixture: a fixture
 *
 * Saves the seed run and the name of its plan to the history of the account.
 */
void
desktop_fixture_save_run (DesktopFixture *fixture)
{
  g_autofree char *path = callboard_history_dup_default_path ();
  g_autofree char *payload = g_test_build_filename (G_TEST_DIST, "data", "plan-job-seed.json", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *plan_id = NULL;
  g_autoptr(GBytes) body = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(CallboardPlanJob) plan_job = NULL;
  g_autoptr(CallboardHistory) history = callboard_history_new (path);
  g_autoptr(GAsyncResult) run_result = NULL;
  g_autoptr(GAsyncResult) plan_result = NULL;
  gsize length;

  g_file_get_contents (payload, &contents, &length, &error);
  g_assert_no_error (error);
  body = g_bytes_new_take (g_steal_pointer (&contents), length);
  plan_job = callboard_plan_job_decode (body, &error);
  g_assert_no_error (error);
  g_object_get (plan_job, "plan-id", &plan_id, NULL);

  callboard_history_save_run_async (history, DESKTOP_SUPPORT_ACCOUNT, plan_job, body, now, NULL,
                                    test_store_result, &run_result);
  wait_saved (history, &run_result);
  callboard_history_save_plan_async (history, DESKTOP_SUPPORT_ACCOUNT, plan_id, DESKTOP_SUPPORT_PLAN, NULL,
                                     test_store_result, &plan_result);
  wait_saved (history, &plan_result);
  callboard_history_close (history);
}

/* --- Process ----------------------------------------------------------------- */

/**
 * desktop_fixture_start:
 * @fixture: a fixture
 *
 * Starts Callboard as D-Bus activation does, and waits until it owns its name.
 */
void
desktop_fixture_start (DesktopFixture *fixture)
{
  fixture->process = program_start ("--gapplication-service", NULL);
  test_bus_wait_for_name (APPLICATION_ID, TRUE);
}

/**
 * desktop_fixture_wait_exit:
 * @fixture: a fixture
 *
 * Waits until Callboard exits by itself. It must not print any warning.
 */
void
desktop_fixture_wait_exit (DesktopFixture *fixture)
{
  program_assert_clean_exit (fixture->process);
  g_clear_object (&fixture->process);
}

/**
 * desktop_fixture_quit:
 * @fixture: a fixture
 *
 * Terminates Callboard.
 */
void
desktop_fixture_quit (DesktopFixture *fixture)
{
  g_autoptr(GAsyncResult) result = NULL;

  g_subprocess_send_signal (fixture->process, SIGTERM);
  g_subprocess_wait_async (fixture->process, NULL, test_store_result, &result);
  g_subprocess_wait_finish (fixture->process, test_wait_for_result (&result), NULL);
  g_clear_object (&fixture->process);
}

/**
 * desktop_fixture_call:
 * @fixture: a fixture
 * @path: (nullable): an object below that of Callboard, such as "/SearchProvider"
 * @interface: an interface
 * @method: a method of it
 * @parameters: (nullable): its parameters; a floating reference is consumed
 *
 * Calls a method of Callboard. The call must succeed.
 *
 * Returns: (transfer full): the reply
 */
GVariant *
desktop_fixture_call (DesktopFixture *fixture,
                      const char     *path,
                      const char     *interface,
                      const char     *method,
                      GVariant       *parameters)
{
  g_autofree char *object_path = g_strconcat (OBJECT_PATH, path, NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GVariant *value;

  g_dbus_connection_call (fixture->bus, APPLICATION_ID, object_path, interface, method, parameters, NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, test_store_result, &result);
  value = g_dbus_connection_call_finish (fixture->bus, test_wait_for_result (&result), &error);
  g_assert_no_error (error);

  return value;
}

/**
 * desktop_fixture_activate_action:
 * @fixture: a fixture
 * @action: an action of the application
 * @parameter: (nullable): its parameter; a floating reference is consumed
 *
 * Activates an action as the desktop does from the launcher menu.
 */
void
desktop_fixture_activate_action (DesktopFixture *fixture,
                                 const char     *action,
                                 GVariant       *parameter)
{
  g_autoptr(GVariant) result = NULL;
  GVariantBuilder parameters;

  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  if (parameter != NULL)
    g_variant_builder_add (&parameters, "v", parameter);
  result = desktop_fixture_call (fixture, NULL, "org.freedesktop.Application", "ActivateAction",
                                 g_variant_new ("(sava{sv})", action, &parameters, NULL));
}

/**
 * desktop_fixture_open:
 * @fixture: a fixture
 * @uri: a link
 *
 * Opens a link as a browser does.
 */
void
desktop_fixture_open (DesktopFixture *fixture,
                      const char     *uri)
{
  const char *uris[] = { uri, NULL };
  g_autoptr(GVariant) result =
    desktop_fixture_call (fixture, NULL, "org.freedesktop.Application", "Open",
                          g_variant_new ("(^asa{sv})", uris, NULL));
}

/**
 * desktop_fixture_count_windows:
 * @fixture: a fixture
 *
 * Returns: the number of visible Callboard windows
 */
guint
desktop_fixture_count_windows (DesktopFixture *fixture)
{
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_auto(GStrv) lines = NULL;
  guint n_windows = 0;

  program_run ((const char *[]) { "xdotool", "search", "--onlyvisible", "--class", "callboard", NULL },
               &output, &errors);
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      n_windows++;

  return n_windows;
}
