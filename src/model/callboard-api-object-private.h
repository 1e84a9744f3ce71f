/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

/* A pointer to the value of a field in an instance. */
#define FIELD(self, field, type) \
  ((type *) G_STRUCT_MEMBER_P ((self), (field)->offset))

/* What could not be read in an object. */
typedef struct
{
  /* CallboardUnreadableField, with paths that start in the object; NULL if empty. Long
   * lists are cut. */
  GPtrArray *fields;
  /* The number of fields of the object itself, and with its children. */
  guint      n_own;
  guint      n;
  /* A bit for each field that is a list and lacks items. */
  guint64    incomplete;
} CallboardUnreadable;

/* In callboard-api-object.c. */
CallboardUnreadable *callboard_api_object_get_unreadable    (CallboardApiObject      *self);

char               **callboard_api_object_get_search_text   (CallboardApiObject      *self);
GVariant           **callboard_api_object_get_other_fields  (CallboardApiObject      *self);

/* In callboard-api-object-other-fields.c. */
void                 callboard_api_object_decode_other_fields (CallboardApiObject    *self,
                                                               JsonObject            *object,
                                                               guint                  n_known);
gboolean             callboard_api_object_other_fields_equal  (CallboardApiObject    *self,
                                                               CallboardApiObject    *other);
gboolean             callboard_api_object_update_other_fields (CallboardApiObject    *self,
                                                               CallboardApiObject    *fresh);

/* In callboard-api-object-unreadable.c. */
void                 callboard_api_object_add_unreadable    (CallboardApiObject      *self,
                                                             const CallboardJsonPath *path,
                                                             const char              *expected,
                                                             JsonNode                *node);
void                 callboard_api_object_adopt_unreadable  (CallboardApiObject      *self,
                                                             CallboardApiObject      *item,
                                                             const CallboardJsonPath *path);
void                 callboard_api_object_set_incomplete    (CallboardApiObject      *self,
                                                             const CallboardField    *field);
void                 callboard_api_object_copy_unreadable   (CallboardApiObject      *self,
                                                             CallboardApiObject      *source);
void                 callboard_api_object_count_unreadable  (CallboardApiObject      *self);
gboolean             callboard_api_object_unreadable_equal  (CallboardApiObject      *self,
                                                             CallboardApiObject      *other);
gboolean             callboard_api_object_update_unreadable (CallboardApiObject      *self,
                                                             CallboardApiObject      *fresh);

/* In callboard-api-object-scalar.c. */
const char *callboard_field_kind_describe      (CallboardFieldKind    kind);
gboolean    callboard_api_object_read_digits   (const char           *string,
                                                double               *number);
gboolean    callboard_api_object_decode_scalar (CallboardApiObject   *self,
                                                const CallboardField *field,
                                                JsonNode             *node);

/* In callboard-api-object-decode.c. */
CallboardApiObject *callboard_api_object_decode_with_children (GType                      type,
                                                               JsonNode                  *node,
                                                               const CallboardJsonPath   *path,
                                                               CallboardApiObject *const *children,
                                                               GError                   **error);
