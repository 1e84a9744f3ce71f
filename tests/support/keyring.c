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
  g_output_stream_write_all (input, "password", strlen ("password"), NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (input, NULL, &error);
  g_assert_no_error (error);
  test_bus_wait_for_name (SECRETS_NAME, TRUE);

  return keyring;
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
