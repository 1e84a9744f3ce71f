/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-simulation-column.h"
#include "callboard-statistics.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_COLUMN_SUMMARY (callboard_column_summary_get_type ())

G_DECLARE_FINAL_TYPE (CallboardColumnSummary, callboard_column_summary, CALLBOARD, COLUMN_SUMMARY, GtkBox)

void  callboard_column_summary_show          (CallboardColumnSummary    *self,
                                              CallboardSimulationColumn *column,
                                              const CallboardStatistics *statistics,
                                              const CallboardBins       *bins,
                                              int                        selected);
void  callboard_column_summary_set_threshold (CallboardColumnSummary    *self,
                                              const char                *description,
                                              double                     threshold);
char *callboard_column_summary_dup_range     (CallboardSimulationColumn *column,
                                              double                     from,
                                              double                     to);

G_END_DECLS
