/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chance that repeats: random numbers and ids that follow from the seed of a
 * CallboardDemoWorld. Used by everything in this folder that invents. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CALLBOARD_DEMO_UUID_SIZE:
 *
 * The bytes a UUID takes as a string, its final zero included.
 */
#define CALLBOARD_DEMO_UUID_SIZE 37

GRand *callboard_demo_random_new (guint32 seed,
                                  guint32 stream);

void callboard_demo_random_write_uuid (GRand *chance,
                                       char   uuid[CALLBOARD_DEMO_UUID_SIZE]);

gint64 callboard_demo_random_choose_time (GRand *chance,
                                          guint  shortest_ms,
                                          guint  longest_ms);

G_END_DECLS
