/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-live-object.h"

G_BEGIN_DECLS

typedef struct _CallboardHistory CallboardHistory;

#define CALLBOARD_TYPE_STORAGE_USAGE (callboard_storage_usage_get_type ())

G_DECLARE_FINAL_TYPE (CallboardStorageUsage, callboard_storage_usage, CALLBOARD, STORAGE_USAGE, CallboardLiveObject)

CallboardStorageUsage *callboard_storage_usage_new      (CallboardHistory      *history);
gint64                 callboard_storage_usage_get_size (CallboardStorageUsage *self);
void                   callboard_storage_usage_measure  (CallboardStorageUsage *self);
void                   callboard_storage_usage_clear    (CallboardStorageUsage *self);

G_END_DECLS
