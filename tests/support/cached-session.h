/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-session.h"
#include "fake-clock.h"
#include "fake-network.h"
#include "test-server.h"

G_BEGIN_DECLS

/**
 * CachedSession:
 * @folder: the folder of the history
 * @path: the file of the history
 * @history: the history
 * @server: the server of the account; kept across restarts
 * @clock: the clock of the session
 * @network: the network monitor of the session
 * @session: a session with a history
 *
 * A session with a history that can be stopped and started again, as the application is.
 */
typedef struct
{
  char             *folder;
  char             *path;
  CallboardHistory *history;
  TestServer       *server;
  FakeClock        *clock;
  FakeNetwork      *network;
  CallboardSession *session;
} CachedSession;

void cached_session_set_up    (CachedSession *self);
void cached_session_start     (CachedSession *self);
void cached_session_stop      (CachedSession *self);
void cached_session_tear_down (CachedSession *self);

G_END_DECLS
