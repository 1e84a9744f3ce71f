/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CALLBOARD_DEMO_UUID_SIZE:
 *
 * The size of a UUID as a string in bytes, including the terminating zero.
 */
#define CALLBOARD_DEMO_UUID_SIZE 37

GRand *callboard_demo_random_new (guint32 seed,
                                  guint32 stream);

void callboard_demo_random_write_uuid (GRand *random,
                                       char   uuid[CALLBOARD_DEMO_UUID_SIZE]);

gint64 callboard_demo_random_choose_time (GRand *random,
                                          guint  shortest_ms,
                                          guint  longest_ms);

G_END_DECLS
