/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CallboardJsonRange:
 * @start: the offset in the text, in bytes
 * @length: the length in bytes; 0 if there is no value
 *
 * The range of a value in a text.
 */
typedef struct
{
  gsize start;
  gsize length;
} CallboardJsonRange;

/**
 * CallboardJsonMember:
 * @name: the index of its name in the list that was searched for
 * @value: the range of its value
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
 * @position: the current offset in bytes
 *
 * A scanner for JSON text. Lives on the stack of the decoder. @text must outlive it.
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
gboolean callboard_json_scanner_skip_string   (CallboardJsonScanner *self);
gboolean callboard_json_scanner_enter_array   (CallboardJsonScanner *self,
                                               const char *const    *path,
                                               guint                 n_path);
gboolean callboard_json_scanner_next_element  (CallboardJsonScanner *self,
                                               gboolean              is_first,
                                               gboolean             *is_end);
gboolean callboard_json_scanner_skip_object   (CallboardJsonScanner *self,
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
