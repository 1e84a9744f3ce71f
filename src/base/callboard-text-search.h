/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CallboardTextRange:
 * @start: the byte offset of the first character
 * @end: the byte offset after the last character
 *
 * A range of characters in a text.
 */
typedef struct
{
  guint start;
  guint end;
} CallboardTextRange;

GArray *callboard_text_search (const char *text,
                               const char *query);

G_END_DECLS
