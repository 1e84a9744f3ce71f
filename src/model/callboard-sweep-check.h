/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SWEEP_CHECK (callboard_sweep_check_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSweepCheck, callboard_sweep_check, CALLBOARD, SWEEP_CHECK, CallboardApiObject)

const char *callboard_sweep_check_get_attribution  (CallboardSweepCheck *self);
const char *callboard_sweep_check_get_metric_name  (CallboardSweepCheck *self);
GListModel *callboard_sweep_check_get_worse_values (CallboardSweepCheck *self);

G_END_DECLS
