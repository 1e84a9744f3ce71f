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
 * @CALLBOARD_FIELD_TRUTH: `int`: 0 or 1, -1 where absent
 * @CALLBOARD_FIELD_INTEGER: `gint64`: 0 or more, -1 where absent
 * @CALLBOARD_FIELD_NUMBER: `double`: 0 or more, -1 where absent
 * @CALLBOARD_FIELD_OFFSET: `gint64`: milliseconds, rounded, which may be
 *   negative; %CALLBOARD_OFFSET_UNKNOWN where absent
 * @CALLBOARD_FIELD_VALUE: `GVariant *`, from anything: a boolean, a double, a
 *   string; a list or an object is its JSON in a maybe
 * @CALLBOARD_FIELD_TIME: `GDateTime *` in UTC, from an ISO 8601 string
 * @CALLBOARD_FIELD_STRINGS: `GStrv`, from a list of strings
 * @CALLBOARD_FIELD_RECORD: a #CallboardRecord, from an object
 * @CALLBOARD_FIELD_RECORDS: a `GListModel *` of #CallboardRecord, from a list
 *   of objects; empty where absent
 * @CALLBOARD_FIELD_ENTRIES: a `GListModel *` of #CallboardEntry, from an
 *   object of anything; empty where absent
 *
 * The types of a field, in C and in the API.
 */
typedef enum
{
  CALLBOARD_FIELD_ID,
  CALLBOARD_FIELD_STRING,
  CALLBOARD_FIELD_BOOLEAN,
  CALLBOARD_FIELD_TRUTH,
  CALLBOARD_FIELD_INTEGER,
  CALLBOARD_FIELD_NUMBER,
  CALLBOARD_FIELD_OFFSET,
  CALLBOARD_FIELD_VALUE,
  CALLBOARD_FIELD_TIME,
  CALLBOARD_FIELD_STRINGS,
  CALLBOARD_FIELD_RECORD,
  CALLBOARD_FIELD_RECORDS,
  CALLBOARD_FIELD_ENTRIES,
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

#define CALLBOARD_TYPE_RECORD (callboard_record_get_type ())

G_DECLARE_DERIVABLE_TYPE (CallboardRecord, callboard_record, CALLBOARD, RECORD, GObject)

/**
 * CallboardRecordClass:
 * @fields: the table set by callboard_record_class_set_fields()
 * @n_fields: how many they are
 * @append_words: (nullable): appends to a text what stands in the interface for
 *   values of the record, a line each, so that it is found by that too
 *
 * Subclasses that add properties of their own number them from @n_fields + 1
 * and override #GObjectClass.get_property.
 */
struct _CallboardRecordClass
{
  GObjectClass          parent_class;

  const CallboardField *fields;
  guint                 n_fields;

  void (*append_words) (CallboardRecord *self,
                        GString         *text);
};

void             callboard_record_class_set_fields (CallboardRecordClass     *klass,
                                                    const CallboardField     *fields,
                                                    guint                     n_fields);
CallboardRecord *callboard_record_decode           (GType                     type,
                                                    JsonNode                 *node,
                                                    const CallboardJsonPath  *path,
                                                    GError                  **error);
CallboardRecord *callboard_record_decode_answer    (GType                     type,
                                                    GBytes                   *body,
                                                    GError                  **error);
gboolean         callboard_record_decode_each      (GType                     type,
                                                    JsonNode                 *node,
                                                    const CallboardJsonPath  *path,
                                                    GListStore               *records,
                                                    GListStore               *set_aside,
                                                    GError                  **error);
gboolean         callboard_record_equal            (CallboardRecord          *self,
                                                    CallboardRecord          *other);
gboolean         callboard_record_update           (CallboardRecord          *self,
                                                    CallboardRecord          *fresh);
gboolean         callboard_record_contains         (CallboardRecord          *self,
                                                    const char               *word);

G_END_DECLS
