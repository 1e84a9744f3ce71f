/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SWEEP_VALUE (callboard_sweep_value_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSweepValue, callboard_sweep_value, CALLBOARD, SWEEP_VALUE, CallboardApiObject)

G_END_DECLS
