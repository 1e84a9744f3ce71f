/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CallboardTextRange:
 * @start: where it begins, in bytes
 * @end: where the next character begins, in bytes
 *
 * A piece of a text, of whole characters.
 */
typedef struct
{
  guint start;
  guint end;
} CallboardTextRange;

GArray *callboard_text_search (const char *text,
                               const char *query);

G_END_DECLS
