/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text that grows, and needs no allocation while it is short. Used for the JSON of small
 * objects, which are decoded by the thousand.
 */

#include "config.h"

#include "callboard-text-buffer.h"

#include <string.h>

/**
 * callboard_text_buffer_init:
 * @self: (out caller-allocates): a buffer
 *
 * Starts with an empty text.
 */
void
callboard_text_buffer_init (CallboardTextBuffer *self)
{
  self->text = self->room;
  self->length = 0;
  self->capacity = sizeof self->room;
}

static void
grow (CallboardTextBuffer *self,
      gsize                n_bytes)
{
  gsize capacity = MAX (self->capacity * 2, self->length + n_bytes);

  if (self->text == self->room)
    {
      self->text = g_malloc (capacity);
      memcpy (self->text, self->room, self->length);
    }
  else
    {
      self->text = g_realloc (self->text, capacity);
    }
  self->capacity = capacity;
}

/**
 * callboard_text_buffer_append:
 * @self: a buffer
 * @bytes: (array length=n_bytes): a text
 * @n_bytes: its length in bytes
 *
 * Appends a text.
 */
void
callboard_text_buffer_append (CallboardTextBuffer *self,
                              const char          *bytes,
                              gsize                n_bytes)
{
  if (n_bytes > self->capacity - self->length)
    grow (self, n_bytes);

  memcpy (self->text + self->length, bytes, n_bytes);
  self->length += n_bytes;
}

/**
 * callboard_text_buffer_clear:
 * @self: a buffer
 *
 * Frees the text.
 */
void
callboard_text_buffer_clear (CallboardTextBuffer *self)
{
  if (self->text != self->room)
    g_free (self->text);
}
