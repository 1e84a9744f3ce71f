/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CALLBOARD_JSON_ROOT:
 *
 * The outermost value of a document.
 */
#define CALLBOARD_JSON_ROOT 0

/**
 * CALLBOARD_JSON_NONE:
 *
 * No value.
 */
#define CALLBOARD_JSON_NONE G_MAXUINT32

/**
 * CallboardJsonKind:
 *
 * The kinds of values. %CALLBOARD_JSON_OTHER is none that JSON knows, such as NaN.
 */
typedef enum
{
  CALLBOARD_JSON_OBJECT,
  CALLBOARD_JSON_ARRAY,
  CALLBOARD_JSON_STRING,
  CALLBOARD_JSON_NUMBER,
  CALLBOARD_JSON_BOOLEAN,
  CALLBOARD_JSON_NULL,
  CALLBOARD_JSON_OTHER,
} CallboardJsonKind;

#define CALLBOARD_TYPE_JSON_DOCUMENT (callboard_json_document_get_type ())

G_DECLARE_FINAL_TYPE (CallboardJsonDocument, callboard_json_document, CALLBOARD, JSON_DOCUMENT, GObject)

CallboardJsonDocument *callboard_json_document_new            (GBytes                 *text,
                                                               GCancellable           *cancellable,
                                                               GError                **error);
GBytes                *callboard_json_document_get_bytes      (CallboardJsonDocument  *self);
guint32                callboard_json_document_get_n_values   (CallboardJsonDocument  *self);
CallboardJsonKind      callboard_json_document_get_kind       (CallboardJsonDocument  *self,
                                                               guint32                 value);
guint32                callboard_json_document_get_parent     (CallboardJsonDocument  *self,
                                                               guint32                 value);
guint32                callboard_json_document_get_n_children (CallboardJsonDocument  *self,
                                                               guint32                 value);
guint32                callboard_json_document_get_child      (CallboardJsonDocument  *self,
                                                               guint32                 value,
                                                               guint32                 position);
guint32                callboard_json_document_get_position   (CallboardJsonDocument  *self,
                                                               guint32                 value);
guint32                callboard_json_document_find_member    (CallboardJsonDocument  *self,
                                                               guint32                 value,
                                                               const char             *name);
guint32                callboard_json_document_find_element   (CallboardJsonDocument  *self,
                                                               const char *const      *path,
                                                               const char             *member,
                                                               const char             *id);
char                  *callboard_json_document_dup_name       (CallboardJsonDocument  *self,
                                                               guint32                 value);
char                  *callboard_json_document_dup_path       (CallboardJsonDocument  *self,
                                                               guint32                 value);
char                  *callboard_json_document_dup_text       (CallboardJsonDocument  *self,
                                                               guint32                 value,
                                                               gboolean                masked,
                                                               gsize                   max_size,
                                                               gboolean               *cut);
char                  *callboard_json_document_dup_content    (CallboardJsonDocument  *self,
                                                               guint32                 value,
                                                               gboolean                masked,
                                                               gsize                   max_size,
                                                               gboolean               *cut);
GBytes                *callboard_json_document_dup_json       (CallboardJsonDocument  *self,
                                                               guint32                 value,
                                                               gboolean                masked,
                                                               GCancellable           *cancellable,
                                                               GError                **error);
GArray                *callboard_json_document_search         (CallboardJsonDocument  *self,
                                                               const char             *query,
                                                               gboolean                masked,
                                                               GCancellable           *cancellable,
                                                               GError                **error);

G_END_DECLS
