/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-session.h"
#include "fake-clock.h"
#include "fake-network.h"
#include "test-server.h"

G_BEGIN_DECLS

/**
 * KeptSession:
 * @folder: where the history is
 * @path: its file
 * @history: what is kept
 * @server: whom the session asks; stays from one start to the next
 * @clock: the time
 * @network: says whether there is a network
 * @session: somebody signed in, who keeps what is read
 *
 * A start of the application that finds what an earlier one kept.
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
} KeptSession;

void kept_session_set_up    (KeptSession *self);
void kept_session_start     (KeptSession *self);
void kept_session_stop      (KeptSession *self);
void kept_session_tear_down (KeptSession *self);

G_END_DECLS
