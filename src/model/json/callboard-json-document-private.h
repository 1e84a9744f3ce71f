/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files of CallboardJsonDocument.
 */
#pragma once

#include "callboard-json-index.h"

G_BEGIN_DECLS

/**
 * CallboardJsonSlice:
 * @text: the bytes, not terminated
 * @size: their number
 *
 * A part of the text of a document.
 */
typedef struct
{
  const char *text;
  gsize       size;
} CallboardJsonSlice;

struct _CallboardJsonDocument
{
  GObject             parent_instance;

  GBytes             *bytes;
  const char         *text;
  CallboardJsonIndex  index;
};

gboolean           callboard_json_document_has_name       (CallboardJsonDocument     *self,
                                                           guint32                    value);
CallboardJsonSlice callboard_json_document_get_name_slice (CallboardJsonDocument     *self,
                                                           guint32                    value);
CallboardJsonSlice callboard_json_document_get_slice      (CallboardJsonDocument     *self,
                                                           guint32                    value);
gboolean           callboard_json_document_is_secret      (CallboardJsonDocument     *self,
                                                           guint32                    value);
char              *callboard_json_document_mask           (CallboardJsonDocument     *self,
                                                           guint32                    value,
                                                           gboolean                   is_secret,
                                                           gsize                      max_size);
char              *callboard_json_slice_decode            (const CallboardJsonSlice  *slice);

G_END_DECLS
