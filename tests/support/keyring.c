/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A real gnome-keyring, for the tests of accounts. In a private session alone.
 */

#include "config.h"

#include <signal.h>
#include <string.h>

#include "keyring.h"
#include "wait.h"

#define SECRETS_NAME "org.freedesktop.secrets"

static void
on_keyring_appeared (GDBusConnection *bus,
                     const char      *name,
                     const char      *owner,
                     gpointer         user_data)
{
  gboolean *is_there = user_data;

  *is_there = TRUE;
}

static void
on_keyring_vanished (GDBusConnection *bus,
                     const char      *name,
                     gpointer         user_data)
{
  gboolean *is_there = user_data;

  *is_there = FALSE;
}

static gboolean
is_true (gpointer user_data)
{
  gboolean *value = user_data;

  return *value;
}

static gboolean
is_false (gpointer user_data)
{
  return !is_true (user_data);
}

static guint
watch_keyring (gboolean *is_there)
{
  return g_bus_watch_name (G_BUS_TYPE_SESSION, SECRETS_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE,
                           on_keyring_appeared, on_keyring_vanished, is_there, NULL);
}

/**
 * keyring_start:
 *
 * Starts a real keyring on the session bus, unlocked, and waits for it.
 *
 * Returns: (transfer full): its process
 */
GSubprocess *
keyring_start (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  gboolean is_there = FALSE;
  guint watch = watch_keyring (&is_there);
  GSubprocess *keyring;
  GOutputStream *input;

  /* What it is told for itself is not for the daemon. */
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
  test_wait_until (is_true, &is_there);
  g_bus_unwatch_name (watch);

  return keyring;
}

/**
 * keyring_stop:
 * @keyring: (transfer full): its process
 *
 * Ends a keyring and waits until it is gone.
 */
void
keyring_stop (GSubprocess *keyring)
{
  gboolean is_there = TRUE;
  guint watch = watch_keyring (&is_there);

  g_subprocess_send_signal (keyring, SIGTERM);
  g_subprocess_wait (keyring, NULL, NULL);
  test_wait_until (is_false, &is_there);
  g_bus_unwatch_name (watch);
  g_object_unref (keyring);
}
