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

static const CallboardField fields[] = {
  { "reason", "reason", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardInvalidation, reason) },
  { "detail", "detail", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardInvalidation, detail) },
  { "invalidatedAt", "invalidated-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardInvalidation, invalidated_at) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardInvalidation, callboard_invalidation, fields)
