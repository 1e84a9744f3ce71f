/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-plan-job-summary.h"
#include "callboard-search-query.h"

G_BEGIN_DECLS

gboolean callboard_run_search_matches (const CallboardSearchQuery *query,
                                       CallboardPlanJobSummary    *run);

G_END_DECLS
