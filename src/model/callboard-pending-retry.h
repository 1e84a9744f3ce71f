/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PENDING_RETRY (callboard_pending_retry_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPendingRetry, callboard_pending_retry, CALLBOARD, PENDING_RETRY, CallboardApiObject)

G_END_DECLS
