/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A session with a history that a test can stop and start again, to test what is loaded
 * from the cache.
 */

#include "config.h"

#include "cached-session.h"

#include "client-support.h"
#include "history-support.h"
#include "wait.h"

/**
 * cached_session_set_up:
 * @self: an empty struct
 *
 * Creates an empty history and a server, and starts the session.
 */
void
cached_session_set_up (CachedSession *self)
{
  self->folder = history_support_create_folder ();
  self->path = history_support_dup_path (self->folder);
  self->server = test_server_new ();
  cached_session_start (self);
}

/**
 * cached_session_start:
 * @self: a session that is not started
 *
 * Creates a session with the existing history.
 */
void
cached_session_start (CachedSession *self)
{
  g_autoptr(CallboardAccount) account =
    callboard_account_new_stored (HISTORY_SUPPORT_ACCOUNT, test_server_get_base_url (self->server),
                                  NULL, NULL, "Front desk", NULL);
  g_autoptr(GError) error = NULL;

  callboard_account_set_token (account, CLIENT_SUPPORT_TOKEN);
  self->history = callboard_history_new (self->path);
  self->clock = fake_clock_new ();
  self->network = fake_network_new ();
  self->session = callboard_session_new_full (account, CALLBOARD_CLOCK (self->clock),
                                              G_NETWORK_MONITOR (self->network), &error);
  g_assert_no_error (error);
  callboard_session_set_history (self->session, self->history);
}

/**
 * cached_session_stop:
 * @self: a started session
 *
 * Closes the session as quitting the application does. All objects must be finalized.
 */
void
cached_session_stop (CachedSession *self)
{
  callboard_history_close (self->history);
  test_wait_finalized (g_steal_pointer (&self->session));
  history_support_close (g_steal_pointer (&self->history));
  test_wait_finalized (g_steal_pointer (&self->clock));
  test_wait_finalized (g_steal_pointer (&self->network));
}

/**
 * cached_session_tear_down:
 * @self: a started session
 *
 * Stops the session and removes the server and the history.
 */
void
cached_session_tear_down (CachedSession *self)
{
  cached_session_stop (self);
  g_clear_pointer (&self->server, test_server_free);
  history_support_remove_folder (g_steal_pointer (&self->folder));
  g_clear_pointer (&self->path, g_free);
}
