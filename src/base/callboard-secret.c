/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Masks the token in responses, so that a server that echoes it cannot make it appear on
 * screen, in an error or in the history; and zeroes it in memory.
 */

#include "config.h"

#include <string.h>

#include "callboard-secret.h"

/* Shorter strings are not Roark tokens and may be ordinary words. */
#define MIN_LENGTH 12

#define MASK '*'

/**
 * callboard_secret_mask_bytes:
 * @bytes: a response
 * @secret: a token
 *
 * Returns: (transfer full): @bytes with @secret replaced by asterisks
 */
GBytes *
callboard_secret_mask_bytes (GBytes     *bytes,
                             const char *secret)
{
  const gsize length = strlen (secret);
  gsize size;
  const char *start = g_bytes_get_data (bytes, &size);
  const char *found = start;
  char *copy = NULL;

  if (length < MIN_LENGTH || start == NULL)
    return g_bytes_ref (bytes);

  while ((found = memmem (found, size - (gsize) (found - start), secret, length)) != NULL)
    {
      if (copy == NULL)
        copy = g_memdup2 (start, size);
      memset (copy + (found - start), MASK, length);
      found += length;
    }

  return copy != NULL ? g_bytes_new_take (copy, size) : g_bytes_ref (bytes);
}

/**
 * callboard_secret_mask_error:
 * @error: (transfer full): an error whose message may contain text from the server
 * @secret: a token
 *
 * Returns: (transfer full): @error with @secret replaced by asterisks
 */
GError *
callboard_secret_mask_error (GError     *error,
                             const char *secret)
{
  const gsize length = strlen (secret);
  char *found = error->message;

  if (length >= MIN_LENGTH)
    while ((found = strstr (found, secret)) != NULL)
      memset (found, MASK, length);

  return error;
}

/**
 * callboard_secret_free:
 * @secret: (transfer full) (nullable): a token, or a string that contains one
 *
 * Zeroes, then frees.
 */
void
callboard_secret_free (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}
