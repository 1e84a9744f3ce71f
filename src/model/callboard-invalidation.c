/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The invalidation of a simulation.
 */

#include "config.h"

#include "callboard-invalidation.h"

/**
 * CallboardInvalidation:
 *
 * Why the result of a simulation does not count. Stands for `invalidation` of
 * a simulation.
 */
struct _CallboardInvalidation
{
  CallboardApiObject  parent_instance;

  char            *reason;
  char            *detail;
  GDateTime       *invalidated_at;
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

/**
 * callboard_invalidation_get_reason:
 * @self: an invalidation
 *
 * Returns: (transfer none): the reason, such as `AGENT_NEVER_SPOKE`
 */
const char *
callboard_invalidation_get_reason (CallboardInvalidation *self)
{
  g_return_val_if_fail (CALLBOARD_IS_INVALIDATION (self), NULL);

  return self->reason;
}

/**
 * callboard_invalidation_get_detail:
 * @self: an invalidation
 *
 * Returns: (transfer none) (nullable): the reason in a sentence of the server
 */
const char *
callboard_invalidation_get_detail (CallboardInvalidation *self)
{
  g_return_val_if_fail (CALLBOARD_IS_INVALIDATION (self), NULL);

  return self->detail;
}
