/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A real gnome-keyring, for the tests of accounts in a private session.
 */

#include "config.h"

#include <signal.h>
#include <string.h>

#include "bus.h"
#include "keyring.h"

#define SECRETS_NAME "org.freedesktop.secrets"
#define SECRETS_PATH "/org/freedesktop/secrets"
#define PASSWORD "password"

/**
 * keyring_start:
 *
 * Starts an unlocked keyring on the session bus and waits for it.
 *
 * Returns: (transfer full): its process
 */
GSubprocess *
keyring_start (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  GSubprocess *keyring;
  GOutputStream *input;

  /* The debug flags of the test must not affect the daemon. */
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  keyring = g_subprocess_launcher_spawn (launcher, &error,
                                         "gnome-keyring-daemon", "--foreground", "--unlock",
                                         "--components=secrets", NULL);
  g_assert_no_error (error);
  input = g_subprocess_get_stdin_pipe (keyring);
  g_output_stream_write_all (input, PASSWORD, strlen (PASSWORD), NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (input, NULL, &error);
  g_assert_no_error (error);
  test_bus_wait_for_name (SECRETS_NAME, TRUE);

  return keyring;
}

/**
 * keyring_start_locked:
 *
 * Starts a keyring as one that no login has unlocked, and waits for it. Its items must have
 * been stored by an earlier one. It asks whoever owns the name of the prompter on the bus,
 * if anybody, before it is unlocked.
 *
 * Returns: (transfer full): its process
 */
GSubprocess *
keyring_start_locked (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  GSubprocess *keyring;

  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  keyring = g_subprocess_launcher_spawn (launcher, &error, "gnome-keyring-daemon", "--foreground",
                                         "--components=secrets", NULL);
  g_assert_no_error (error);
  test_bus_wait_for_name (SECRETS_NAME, TRUE);

  return keyring;
}

/**
 * keyring_unlock:
 *
 * Unlocks the default keyring as another program does, with its password.
 */
void
keyring_unlock (void)
{
  g_autoptr(GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) opened = NULL;
  g_autoptr(GVariant) unlocked = NULL;
  const char *session;
  GVariant *secret;

  opened = g_dbus_connection_call_sync (bus, SECRETS_NAME, SECRETS_PATH,
                                        "org.freedesktop.Secret.Service", "OpenSession",
                                        g_variant_new ("(sv)", "plain", g_variant_new_string ("")),
                                        G_VARIANT_TYPE ("(vo)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (opened, "(@v&o)", NULL, &session);
  secret = g_variant_new ("(o@ay@ays)", session, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, "", 0, 1),
                          g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, PASSWORD, strlen (PASSWORD), 1),
                          "text/plain");
  unlocked = g_dbus_connection_call_sync (bus, SECRETS_NAME, SECRETS_PATH,
                                          "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface",
                                          "UnlockWithMasterPassword",
                                          g_variant_new ("(o@(oayays))", SECRETS_PATH "/collection/login",
                                                         secret),
                                          NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

/**
 * keyring_stop:
 * @keyring: (transfer full): its process
 *
 * Stops a keyring and waits until it has left the bus.
 */
void
keyring_stop (GSubprocess *keyring)
{
  g_subprocess_send_signal (keyring, SIGTERM);
  g_subprocess_wait (keyring, NULL, NULL);
  test_bus_wait_for_name (SECRETS_NAME, FALSE);
  g_object_unref (keyring);
}
