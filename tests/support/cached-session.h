/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-session.h"
#include "fake-clock.h"
#include "fake-network.h"
#include "test-server.h"

G_BEGIN_DECLS

/**
 * CachedSession:
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
} CachedSession;

void cached_session_set_up    (CachedSession *self);
void cached_session_start     (CachedSession *self);
void cached_session_stop      (CachedSession *self);
void cached_session_tear_down (CachedSession *self);

G_END_DECLS
