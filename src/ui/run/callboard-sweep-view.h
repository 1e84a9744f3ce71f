/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-sweep-attribution.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SWEEP_VIEW (callboard_sweep_view_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSweepView, callboard_sweep_view, CALLBOARD, SWEEP_VIEW, GtkBox)

void callboard_sweep_view_set_attribution (CallboardSweepView        *self,
                                           CallboardSweepAttribution *attribution);

G_END_DECLS
