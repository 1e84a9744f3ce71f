/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-run-results.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RESULTS_BAR (callboard_results_bar_get_type ())

G_DECLARE_FINAL_TYPE (CallboardResultsBar, callboard_results_bar, CALLBOARD, RESULTS_BAR, AdwBin)

char *callboard_results_bar_dup_error          (CallboardRunResults *results);
void  callboard_results_bar_set_results        (CallboardResultsBar *self,
                                                CallboardRunResults *results);
void  callboard_results_bar_set_n_new_failures (CallboardResultsBar *self,
                                                guint                n_new_failures);
void  callboard_results_bar_set_n_new_values   (CallboardResultsBar *self,
                                                guint                n_new_values);

G_END_DECLS
