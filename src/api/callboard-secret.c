/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps a token from coming back: a server may repeat it in what it answers, and
 * from there it would reach the screen, a message or what is kept on disk.
 */

#include "config.h"

#include <string.h>

#include "callboard-secret.h"

/* What is shorter is no token of Roark's, and may well be a word. */
#define MIN_LENGTH 12

#define MASK '*'

/**
 * callboard_secret_mask_bytes:
 * @bytes: what a server sent
 * @secret: a token
 *
 * Returns: (transfer full): @bytes, with asterisks in place of @secret
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
 * @error: (transfer full): an error whose message may repeat what a server sent
 * @secret: a token
 *
 * Returns: (transfer full): @error, with asterisks in place of @secret
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
 * @secret: (transfer full) (nullable): a token, or what holds one
 *
 * Frees it, once it is not to be read in the memory any more.
 */
void
callboard_secret_free (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}
