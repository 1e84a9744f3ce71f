/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "callboard-json.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_OFFSET_UNKNOWN:
 *
 * Stands for a moment of a call that is not known.
 */
#define CALLBOARD_OFFSET_UNKNOWN G_MININT64

/**
 * CallboardFieldKind:
 * @CALLBOARD_FIELD_ID: `char *`: a string that is not empty
 * @CALLBOARD_FIELD_STRING: `char *`
 * @CALLBOARD_FIELD_BOOLEAN: `gboolean`; %FALSE where absent
 * @CALLBOARD_FIELD_TRISTATE: `int`: 0 or 1, -1 where absent
 * @CALLBOARD_FIELD_INTEGER: `gint64`: 0 or more, -1 where absent
 * @CALLBOARD_FIELD_NUMBER: `double`: 0 or more, -1 where absent
 * @CALLBOARD_FIELD_OFFSET: `gint64`: milliseconds, rounded, which may be
 *   negative; %CALLBOARD_OFFSET_UNKNOWN where absent
 * @CALLBOARD_FIELD_VALUE: `GVariant *`, from anything: a boolean, a double, a
 *   string; a list or an object is its JSON in a maybe
 * @CALLBOARD_FIELD_TIME: `GDateTime *` in UTC, from an ISO 8601 string
 * @CALLBOARD_FIELD_STRINGS: `GStrv`, from a list of strings
 * @CALLBOARD_FIELD_OBJECT: a #CallboardApiObject, from an object
 * @CALLBOARD_FIELD_OBJECTS: a `GListModel *` of #CallboardApiObject, from a list
 *   of objects; empty where absent
 * @CALLBOARD_FIELD_CUSTOM_PROPERTIES: a `GListModel *` of #CallboardCustomProperty, from an
 *   object of anything; empty where absent
 *
 * The types of a field, in C and in the API.
 */
typedef enum
{
  CALLBOARD_FIELD_ID,
  CALLBOARD_FIELD_STRING,
  CALLBOARD_FIELD_BOOLEAN,
  CALLBOARD_FIELD_TRISTATE,
  CALLBOARD_FIELD_INTEGER,
  CALLBOARD_FIELD_NUMBER,
  CALLBOARD_FIELD_OFFSET,
  CALLBOARD_FIELD_VALUE,
  CALLBOARD_FIELD_TIME,
  CALLBOARD_FIELD_STRINGS,
  CALLBOARD_FIELD_OBJECT,
  CALLBOARD_FIELD_OBJECTS,
  CALLBOARD_FIELD_CUSTOM_PROPERTIES,
} CallboardFieldKind;

typedef enum
{
  CALLBOARD_FIELD_OPTIONAL,
  CALLBOARD_FIELD_REQUIRED,
} CallboardFieldPresence;

/**
 * CallboardField:
 * @member: the name of the field in the API
 * @property: the name of the GObject property
 * @kind: the type of both
 * @presence: whether an answer without it, or with `null`, is malformed
 * @offset: where the value stands in the instance
 * @get_type: (nullable): the type of the record or records
 * @former_member: (nullable): what older servers call the field
 *
 * One field of a record: where it comes from, where it is kept and what it is
 * called in the interface. Decoding, comparing, updating and the properties of
 * a record all follow from the table of its fields.
 */
typedef struct
{
  const char             *member;
  const char             *property;
  CallboardFieldKind      kind;
  CallboardFieldPresence  presence;
  gsize                   offset;
  GType                 (*get_type) (void);
  const char             *former_member;
} CallboardField;

#define CALLBOARD_TYPE_API_OBJECT (callboard_api_object_get_type ())

G_DECLARE_DERIVABLE_TYPE (CallboardApiObject, callboard_api_object, CALLBOARD, API_OBJECT, GObject)

/**
 * CallboardApiObjectClass:
 * @fields: the table set by callboard_api_object_class_set_fields()
 * @n_fields: how many they are
 * @append_labels: (nullable): appends the labels that the interface shows for values
 *   of the object, a line each, so that a search finds it by them; set by
 *   callboard_labels_init()
 *
 * Subclasses that add properties of their own number them from @n_fields + 1
 * and override #GObjectClass.get_property.
 */
struct _CallboardApiObjectClass
{
  GObjectClass          parent_class;

  const CallboardField *fields;
  guint                 n_fields;

  void (*append_labels) (CallboardApiObject *self,
                         GString         *text);
};

void                callboard_api_object_class_set_fields (CallboardApiObjectClass  *klass,
                                                           const CallboardField     *fields,
                                                           guint                     n_fields);
CallboardApiObject *callboard_api_object_decode           (GType                     type,
                                                           JsonNode                 *node,
                                                           const CallboardJsonPath  *path,
                                                           GError                  **error);
CallboardApiObject *callboard_api_object_decode_response    (GType                     type,
                                                           GBytes                   *body,
                                                           GError                  **error);
gboolean            callboard_api_object_decode_list      (GType                     type,
                                                           JsonNode                 *node,
                                                           const CallboardJsonPath  *path,
                                                           GListStore               *records,
                                                           GListStore               *skipped_items,
                                                           GError                  **error);
gboolean            callboard_api_object_equal            (CallboardApiObject       *self,
                                                           CallboardApiObject       *other);
gboolean            callboard_api_object_update           (CallboardApiObject       *self,
                                                           CallboardApiObject       *fresh);
gboolean            callboard_api_object_contains         (CallboardApiObject       *self,
                                                           const char               *word);

G_END_DECLS
