/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "callboard-demo-world.h"

G_BEGIN_DECLS

char *callboard_demo_recordings_create_url (const char *base_url,
                                            const char *secret,
                                            const char *call_id,
                                            gint64      now);

gboolean callboard_demo_recordings_respond (SoupServerMessage  *message,
                                            CallboardDemoWorld *world,
                                            const char         *secret,
                                            GHashTable         *query);

G_END_DECLS
