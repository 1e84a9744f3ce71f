/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The invalidation of a simulation.
 */

#include "config.h"

#include "callboard-invalidation.h"

/**
 * CallboardInvalidation:
 *
 * The reason why the result of a simulation does not count: `invalidation`.
 */
struct _CallboardInvalidation
{
  CallboardApiObject  parent_instance;

  char               *reason;
  char               *detail;
  GDateTime          *invalidated_at;
};

G_DEFINE_FINAL_TYPE (CallboardInvalidation, callboard_invalidation, CALLBOARD_TYPE_API_OBJECT)

static const CallboardField fields[] = {
  { "reason", "reason", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_REQUIRED,
    G_STRUCT_OFFSET (CallboardInvalidation, reason) },
  { "detail", "detail", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardInvalidation, detail) },
  { "invalidatedAt", "invalidated-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardInvalidation, invalidated_at) },
};

static void
callboard_invalidation_class_init (CallboardInvalidationClass *klass)
{
  callboard_api_object_class_set_fields (CALLBOARD_API_OBJECT_CLASS (klass),
                                         fields, G_N_ELEMENTS (fields));
}

static void
callboard_invalidation_init (CallboardInvalidation *self)
{
}
