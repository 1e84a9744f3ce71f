/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chance that repeats: random numbers and ids that follow from the seed of a
 * CallboardDemoWorld. Used by everything in this folder that invents. */

#include "callboard-demo-random.h"

/**
 * callboard_demo_random_new:
 * @seed: the seed of the world
 * @stream: which of the world's independent streams of chance
 *
 * Makes a generator whose numbers follow from @seed and @stream alone. Each
 * part of the world has a stream of its own, so that a change to one of them
 * leaves the others as they were.
 *
 * Returns: (transfer full): a generator; free it with g_rand_free()
 */
GRand *
callboard_demo_random_new (guint32 seed,
                           guint32 stream)
{
  const guint32 seeds[] = { seed, stream };

  return g_rand_new_with_seed_array (seeds, G_N_ELEMENTS (seeds));
}

/**
 * callboard_demo_random_write_uuid:
 * @chance: where the random bits come from
 * @uuid: (out caller-allocates): takes the id, in lower case
 *
 * Writes the next id of @chance: a version 4 UUID.
 */
void
callboard_demo_random_write_uuid (GRand *chance,
                                  char   uuid[CALLBOARD_DEMO_UUID_SIZE])
{
  guint32 bits[4];

  for (guint i = 0; i < G_N_ELEMENTS (bits); i++)
    bits[i] = g_rand_int (chance);

  g_snprintf (uuid, CALLBOARD_DEMO_UUID_SIZE, "%08x-%04x-4%03x-%04x-%04x%08x",
              bits[0],
              bits[1] >> 16,
              bits[1] & 0x0fff,
              ((bits[2] >> 16) & 0x3fff) | 0x8000,
              bits[2] & 0xffff,
              bits[3]);
}

/**
 * callboard_demo_random_choose_time:
 * @chance: chooses
 * @shortest_ms: the shortest time, in milliseconds
 * @longest_ms: the longest time, in milliseconds
 *
 * Returns: a time in microseconds, whole milliseconds
 */
gint64
callboard_demo_random_choose_time (GRand *chance,
                                   guint  shortest_ms,
                                   guint  longest_ms)
{
  gint32 ms = g_rand_int_range (chance, (gint32) shortest_ms, (gint32) longest_ms + 1);

  return ms * G_TIME_SPAN_MILLISECOND;
}
