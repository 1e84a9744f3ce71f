/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

/* A pointer to the value of a field in an instance. */
#define FIELD(self, field, type) \
  ((type *) G_STRUCT_MEMBER_P ((self), (field)->offset))

CallboardApiObject *callboard_api_object_decode_with_children (GType                      type,
                                                               JsonNode                  *node,
                                                               const CallboardJsonPath   *path,
                                                               CallboardApiObject *const *children,
                                                               GError                   **error);
