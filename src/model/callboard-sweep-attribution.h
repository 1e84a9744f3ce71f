/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SWEEP_ATTRIBUTION (callboard_sweep_attribution_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSweepAttribution, callboard_sweep_attribution, CALLBOARD, SWEEP_ATTRIBUTION, CallboardApiObject)

const char * const *callboard_sweep_attribution_get_caveats       (CallboardSweepAttribution *self);
GListModel         *callboard_sweep_attribution_get_checks        (CallboardSweepAttribution *self);
GListModel         *callboard_sweep_attribution_get_values        (CallboardSweepAttribution *self);
GListModel         *callboard_sweep_attribution_get_silent_values (CallboardSweepAttribution *self);

G_END_DECLS
