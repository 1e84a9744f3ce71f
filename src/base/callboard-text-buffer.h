/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CallboardTextBuffer:
 * @text: the text, which is not terminated
 * @length: its length in bytes
 *
 * A text that grows, for the stack. Unlike a #GString, it needs no allocation while it is
 * short: one of more than a kibibyte costs as much as parsing several.
 */
typedef struct
{
  char  *text;
  gsize  length;
  /*< private >*/
  gsize  capacity;
  char   room[8 * 1024];
} CallboardTextBuffer;

void callboard_text_buffer_init   (CallboardTextBuffer *self);
void callboard_text_buffer_append (CallboardTextBuffer *self,
                                   const char          *bytes,
                                   gsize                n_bytes);
void callboard_text_buffer_clear  (CallboardTextBuffer *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CallboardTextBuffer, callboard_text_buffer_clear)

G_END_DECLS
