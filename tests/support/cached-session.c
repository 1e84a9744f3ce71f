/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A session that keeps what it reads, ended and started again as often as a test
 * likes. For the tests of what a later start finds.
 */

#include "config.h"

#include "cached-session.h"

#include "client-support.h"
#include "history-support.h"
#include "wait.h"

/**
 * kept_session_set_up:
 * @self: nothing yet
 *
 * Makes an empty history and a server, and starts.
 */
void
kept_session_set_up (KeptSession *self)
{
  self->folder = history_support_create_folder ();
  self->path = history_support_dup_path (self->folder);
  self->server = test_server_new ();
  kept_session_start (self);
}

/**
 * kept_session_start:
 * @self: a session that has not started, or was stopped
 *
 * Signs in, with what was kept so far.
 */
void
kept_session_start (KeptSession *self)
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
 * kept_session_stop:
 * @self: a session that has started
 *
 * Ends it as closing the application does: nothing may hold it any more.
 */
void
kept_session_stop (KeptSession *self)
{
  callboard_history_close (self->history);
  test_wait_finalized (g_steal_pointer (&self->session));
  history_support_close (g_steal_pointer (&self->history));
  test_wait_finalized (g_steal_pointer (&self->clock));
  test_wait_finalized (g_steal_pointer (&self->network));
}

/**
 * kept_session_tear_down:
 * @self: a session that has started
 *
 * Stops it, and removes server and history.
 */
void
kept_session_tear_down (KeptSession *self)
{
  kept_session_stop (self);
  g_clear_pointer (&self->server, test_server_free);
  history_support_remove_folder (g_steal_pointer (&self->folder));
  g_clear_pointer (&self->path, g_free);
}
