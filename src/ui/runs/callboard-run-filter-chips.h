/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-run-list.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RUN_FILTER_CHIPS (callboard_run_filter_chips_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRunFilterChips, callboard_run_filter_chips, CALLBOARD, RUN_FILTER_CHIPS, AdwBin)

void callboard_run_filter_chips_set_run_list (CallboardRunFilterChips *self,
                                              CallboardRunList        *run_list);
void callboard_run_filter_chips_update       (CallboardRunFilterChips *self);

G_END_DECLS
