/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-database.h"
#include "callboard-plan-job-summary.h"

G_BEGIN_DECLS

gboolean   callboard_history_save_summaries (CallboardDatabase               *database,
                                             const char                      *account,
                                             CallboardPlanJobSummary *const  *summaries,
                                             guint                            n_summaries,
                                             GError                         **error);
GPtrArray *callboard_history_load_summaries (CallboardDatabase  *database,
                                             const char         *account,
                                             const char         *status,
                                             guint               max,
                                             GError            **error);

G_END_DECLS
