/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reproducible random numbers and IDs, derived from the seed of a
 * CallboardDemoWorld. Used throughout the demo. */

#include "callboard-demo-random.h"

#include <string.h>

/**
 * callboard_demo_random_new:
 * @seed: the seed of the world
 * @stream: the number of one of the world's independent random streams
 *
 * Creates a generator that depends only on @seed and @stream. Each part of the
 * world has its own stream, so that changes to one part do not affect others.
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

static void
write_hex (char    *text,
           guint    n_digits,
           guint32  bits)
{
  for (guint i = n_digits; i > 0; i--, bits >>= 4)
    text[i - 1] = "0123456789abcdef"[bits & 0xf];
}

/**
 * callboard_demo_random_write_uuid:
 * @random: a random number generator
 * @uuid: (out caller-allocates): the UUID, in lower case
 *
 * Generates a version 4 UUID.
 */
void
callboard_demo_random_write_uuid (GRand *random,
                                  char   uuid[CALLBOARD_DEMO_UUID_SIZE])
{
  guint32 bits[4];

  for (guint i = 0; i < G_N_ELEMENTS (bits); i++)
    bits[i] = g_rand_int (random);

  /* Much faster than a format, and thousands of IDs are generated at a time. */
  memcpy (uuid, "00000000-0000-4000-0000-000000000000", CALLBOARD_DEMO_UUID_SIZE);
  write_hex (uuid, 8, bits[0]);
  write_hex (uuid + 9, 4, bits[1] >> 16);
  write_hex (uuid + 15, 3, bits[1]);
  write_hex (uuid + 19, 4, ((bits[2] >> 16) & 0x3fff) | 0x8000);
  write_hex (uuid + 24, 4, bits[2]);
  write_hex (uuid + 28, 8, bits[3]);
}

/**
 * callboard_demo_random_choose_time:
 * @random: a random number generator
 * @shortest_ms: the minimum, in milliseconds
 * @longest_ms: the maximum, in milliseconds
 *
 * Returns: a duration in microseconds, rounded to milliseconds
 */
gint64
callboard_demo_random_choose_time (GRand *random,
                                   guint  shortest_ms,
                                   guint  longest_ms)
{
  gint32 ms = g_rand_int_range (random, (gint32) shortest_ms, (gint32) longest_ms + 1);

  return ms * G_TIME_SPAN_MILLISECOND;
}
