/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-demo-server.h"
#include "window-support.h"

G_BEGIN_DECLS

/**
 * DemoSession:
 * @world: the world of the demo, whose time stands still
 * @server: its server
 * @session: a session with it
 *
 * The demo in the window of a test.
 */
typedef struct
{
  CallboardDemoWorld  *world;
  CallboardDemoServer *server;
  CallboardSession    *session;
  gint64               now;
} DemoSession;

void demo_session_start (DemoSession   *demo,
                         WindowFixture *fixture);
void demo_session_stop  (DemoSession   *demo,
                         WindowFixture *fixture);

G_END_DECLS
