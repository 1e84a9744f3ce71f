/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CallboardJsonRange:
 * @start: where it begins in a text, in bytes
 * @length: how long it is, in bytes; 0 where there is none
 *
 * Where a value stands in a text.
 */
typedef struct
{
  gsize start;
  gsize length;
} CallboardJsonRange;

/**
 * CallboardJsonMember:
 * @name: the number of its name among those looked for
 * @value: where its value stands
 *
 * A member of an object.
 */
typedef struct
{
  guint              name;
  CallboardJsonRange value;
} CallboardJsonMember;

/**
 * CallboardJsonScanner:
 * @text: the text
 * @size: its length in bytes
 * @position: where the scanner is
 *
 * Lives on the stack of the decoder. @text must outlive it.
 */
typedef struct
{
  const char *text;
  gsize       size;
  gsize       position;
} CallboardJsonScanner;

void     callboard_json_scanner_init          (CallboardJsonScanner *self,
                                               const char           *text,
                                               gsize                 size);
gboolean callboard_json_scanner_enter_array   (CallboardJsonScanner *self,
                                               const char *const    *path,
                                               guint                 n_path);
gboolean callboard_json_scanner_next_element  (CallboardJsonScanner *self,
                                               gboolean              is_first,
                                               gboolean             *is_end);
gboolean callboard_json_scanner_take_object   (CallboardJsonScanner *self,
                                               CallboardJsonRange   *object);
gboolean callboard_json_scanner_leave_array   (CallboardJsonScanner *self,
                                               const char *const    *path,
                                               guint                 n_path);
gboolean callboard_json_scanner_find_objects  (const char           *text,
                                               gsize                 size,
                                               const char *const    *names,
                                               guint                 n_names,
                                               CallboardJsonMember  *objects,
                                               guint                *n_objects);
guint64 callboard_json_scanner_hash (const char *text,
                                     gsize       length);

G_END_DECLS
