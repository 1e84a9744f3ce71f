/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-record.h"

/* A pointer to the value of a field in an instance. */
#define FIELD(self, field, type) \
  ((type *) G_STRUCT_MEMBER_P ((self), (field)->offset))

CallboardRecord *callboard_record_decode_around (GType                     type,
                                                 JsonNode                 *node,
                                                 const CallboardJsonPath  *path,
                                                 CallboardRecord *const   *given,
                                                 GError                  **error);
