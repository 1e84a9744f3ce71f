/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-plan-job-summary.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RUN_ROW (callboard_run_row_get_type ())
G_DECLARE_FINAL_TYPE (CallboardRunRow, callboard_run_row, CALLBOARD, RUN_ROW, GtkBox)

CallboardPlanJobSummary *callboard_run_row_get_summary (CallboardRunRow *self);

G_END_DECLS
