/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-record.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_ENTRY (callboard_entry_get_type ())

G_DECLARE_FINAL_TYPE (CallboardEntry, callboard_entry, CALLBOARD, ENTRY, CallboardRecord)

const char *callboard_entry_get_name      (CallboardEntry           *self);
const char *callboard_entry_get_value     (CallboardEntry           *self);
GListModel *callboard_entry_decode_object (JsonNode                 *node,
                                           const CallboardJsonPath  *path,
                                           GError                  **error);

G_END_DECLS
