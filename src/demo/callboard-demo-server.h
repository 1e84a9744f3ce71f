/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-demo-world.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_DEMO_SERVER (callboard_demo_server_get_type ())

G_DECLARE_FINAL_TYPE (CallboardDemoServer, callboard_demo_server, CALLBOARD, DEMO_SERVER, GObject)

CallboardDemoServer *callboard_demo_server_new (CallboardDemoWorld *world,
                                                const char         *token);

void callboard_demo_server_set_personal_token (CallboardDemoServer *self,
                                               const char          *token);

gboolean callboard_demo_server_start (CallboardDemoServer  *self,
                                      guint                 port,
                                      GError              **error);

const char *callboard_demo_server_get_base_url (CallboardDemoServer *self);

const char *callboard_demo_server_get_token (CallboardDemoServer *self);

CallboardDemoWorld *callboard_demo_server_get_world (CallboardDemoServer *self);

G_END_DECLS
