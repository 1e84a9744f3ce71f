/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_INVALIDATION (callboard_invalidation_get_type ())

G_DECLARE_FINAL_TYPE (CallboardInvalidation, callboard_invalidation, CALLBOARD, INVALIDATION, CallboardApiObject)

G_END_DECLS
