/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "callboard-json.h"
#include "callboard-unreadable-list.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_MAX_ITEMS:
 *
 * The maximum length of a list, except the simulations of a run. Roark never sends longer
 * lists.
 */
#define CALLBOARD_MAX_ITEMS 100000

/**
 * CALLBOARD_OFFSET_UNKNOWN:
 *
 * An unknown position in a call.
 */
#define CALLBOARD_OFFSET_UNKNOWN G_MININT64

/**
 * CallboardFieldKind:
 * @CALLBOARD_FIELD_ID: `char *`: a non-empty string, or the digits of a number
 * @CALLBOARD_FIELD_STRING: `char *`
 * @CALLBOARD_FIELD_BOOLEAN: `gboolean`; %FALSE if absent
 * @CALLBOARD_FIELD_TRISTATE: `int`: 0 or 1, -1 if absent
 * @CALLBOARD_FIELD_INTEGER: `gint64`: 0 or more, rounded, -1 if absent
 * @CALLBOARD_FIELD_NUMBER: `double`: 0 or more, -1 if absent
 * @CALLBOARD_FIELD_OFFSET: `gint64`: milliseconds, rounded, possibly negative;
 *   %CALLBOARD_OFFSET_UNKNOWN if absent
 * @CALLBOARD_FIELD_DIGITS: `char *`: the digits of a number as they were received; %NULL
 *   for any other value
 * @CALLBOARD_FIELD_VALUE: `GVariant *`, from any value: a boolean, a double or a
 *   string; an array or an object as a maybe of its JSON
 * @CALLBOARD_FIELD_TIME: `GDateTime *` in UTC, from an ISO 8601 string
 * @CALLBOARD_FIELD_STRINGS: `GStrv`, from an array of strings
 * @CALLBOARD_FIELD_OBJECT: a #CallboardApiObject, from an object
 * @CALLBOARD_FIELD_OBJECTS: a `GListModel *` of #CallboardApiObject, from an array of
 *   objects; empty if absent
 * @CALLBOARD_FIELD_CUSTOM_PROPERTIES: a `GListModel *` of #CallboardCustomProperty, from
 *   an object with arbitrary members; empty if absent
 *
 * The type of a field, in C and in the API.
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
  CALLBOARD_FIELD_DIGITS,
  CALLBOARD_FIELD_VALUE,
  CALLBOARD_FIELD_TIME,
  CALLBOARD_FIELD_STRINGS,
  CALLBOARD_FIELD_OBJECT,
  CALLBOARD_FIELD_OBJECTS,
  CALLBOARD_FIELD_CUSTOM_PROPERTIES,
} CallboardFieldKind;

/**
 * CallboardFieldPresence:
 * @CALLBOARD_FIELD_OPTIONAL: may be missing or `null`
 * @CALLBOARD_FIELD_EXPECTED: unreadable if it is missing or `null`. An object has only
 *   unknown fields then, so that it is never %NULL
 * @CALLBOARD_FIELD_ANY_VALUE: may be missing or `null`. Any other value makes an object,
 *   which has only unknown fields if the value is none
 * @CALLBOARD_FIELD_IDENTITY: without it there is no object
 *
 * What a field that is missing or malformed means for the object. In all cases but the
 * last the value is unknown and the object counts an unreadable field.
 */
typedef enum
{
  CALLBOARD_FIELD_OPTIONAL,
  CALLBOARD_FIELD_EXPECTED,
  CALLBOARD_FIELD_ANY_VALUE,
  CALLBOARD_FIELD_IDENTITY,
} CallboardFieldPresence;

/**
 * CallboardField:
 * @member: the name of the field in the API
 * @property: the name of the GObject property
 * @kind: the type of both
 * @presence: what it means if the field is missing or malformed
 * @offset: the offset of the value in the instance struct
 * @get_type: (nullable): the type of the child object or objects
 * @former_member: (nullable): the name of the field on older servers
 * @maximum: the largest number that makes sense; 0 if there is no limit
 *
 * A field of an API object. The table of fields of a type drives its decoding,
 * comparison, updates and properties.
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
  double                  maximum;
} CallboardField;

#define CALLBOARD_TYPE_API_OBJECT (callboard_api_object_get_type ())

G_DECLARE_DERIVABLE_TYPE (CallboardApiObject, callboard_api_object, CALLBOARD, API_OBJECT, GObject)

/**
 * CallboardApiObjectClass:
 * @fields: the table set by callboard_api_object_class_set_fields()
 * @n_fields: the number of fields
 * @items_member: (nullable): the member that is a list but not a field
 * @decode_items: (nullable): decodes a list of items that is not a field, in
 *   callboard_api_object_decode_list(); what cannot be read is added to the two lists
 * @append_labels: (nullable): appends the displayed labels of values to the search text,
 *   one per line; set by callboard_labels_init()
 *
 * Subclasses that add other properties number them from @n_fields + 1 and override
 * #GObjectClass.get_property.
 */
struct _CallboardApiObjectClass
{
  GObjectClass          parent_class;

  const CallboardField *fields;
  guint                 n_fields;
  const char           *items_member;

  void (*decode_items)  (CallboardApiObject       *self,
                         JsonObject               *object,
                         const CallboardJsonPath  *path,
                         GListStore               *skipped_items,
                         CallboardUnreadableList  *unreadable);
  void (*append_labels) (CallboardApiObject       *self,
                         GString                  *text);
};

/**
 * CALLBOARD_DEFINE_API_OBJECT:
 * @TypeName: the name of the type, in camel case
 * @type_name: the name of the type, in lower case, with words separated by `_`
 * @fields: its table of #CallboardField
 *
 * Defines a final type whose instances only have fields.
 */
#define CALLBOARD_DEFINE_API_OBJECT(TypeName, type_name, fields) \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, CALLBOARD_TYPE_API_OBJECT) \
  static void \
  type_name##_class_init (TypeName##Class *klass) \
  { \
    callboard_api_object_class_set_fields (CALLBOARD_API_OBJECT_CLASS (klass), \
                                           fields, G_N_ELEMENTS (fields)); \
  } \
  static void \
  type_name##_init (TypeName *self) \
  { \
  }

void                callboard_api_object_class_set_fields (CallboardApiObjectClass  *klass,
                                                           const CallboardField     *fields,
                                                           guint                     n_fields);
CallboardApiObject *callboard_api_object_decode           (GType                     type,
                                                           JsonNode                 *node,
                                                           const CallboardJsonPath  *path,
                                                           GError                  **error);
CallboardApiObject *callboard_api_object_decode_response  (GType                     type,
                                                           GBytes                   *body,
                                                           GError                  **error);
gboolean            callboard_api_object_decode_list      (GType                     type,
                                                           JsonNode                 *node,
                                                           const CallboardJsonPath  *path,
                                                           guint                     max,
                                                           GPtrArray                *objects,
                                                           GListStore               *skipped_items,
                                                           CallboardUnreadableList  *unreadable,
                                                           GError                  **error);
void                callboard_api_object_decode_items     (GType                     type,
                                                           JsonNode                 *node,
                                                           const CallboardJsonPath  *path,
                                                           GPtrArray                *objects,
                                                           GListStore               *skipped_items,
                                                           CallboardUnreadableList  *unreadable);
void                callboard_api_object_set_field        (CallboardApiObject       *self,
                                                           const CallboardField     *field,
                                                           const GValue             *value);
void                callboard_api_object_copy_fields      (CallboardApiObject       *self,
                                                           CallboardApiObject       *source);
guint               callboard_api_object_get_n_unreadable (CallboardApiObject       *self);
gboolean            callboard_api_object_is_incomplete    (CallboardApiObject       *self,
                                                           const char               *property);
void                callboard_api_object_list_unreadable  (CallboardApiObject       *self,
                                                           const char               *prefix,
                                                           CallboardUnreadableList  *fields);
gboolean            callboard_api_object_has_other_fields        (CallboardApiObject *self);
gboolean            callboard_api_object_items_have_other_fields (GListModel         *items);
void                callboard_api_object_append_other_words      (CallboardApiObject *self,
                                                                  GString            *text);
guint               callboard_api_object_list_other_fields       (CallboardApiObject *self,
                                                                  const char         *prefix,
                                                                  GListStore         *list);
guint               callboard_api_object_list_items_other_fields (GListModel         *items,
                                                                  const char         *prefix,
                                                                  GListStore         *list);
gboolean            callboard_api_object_equal            (CallboardApiObject       *self,
                                                           CallboardApiObject       *other);
gboolean            callboard_api_object_update           (CallboardApiObject       *self,
                                                           CallboardApiObject       *fresh);
gboolean            callboard_api_object_contains         (CallboardApiObject       *self,
                                                           const char               *word);

G_END_DECLS
