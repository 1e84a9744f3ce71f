/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-run-list.h"

G_BEGIN_DECLS

const char *callboard_run_filter_get_period_label (CallboardRunPeriod        period);
char       *callboard_run_filter_dup_plan_label   (CallboardRunList         *run_list);
char       *callboard_run_filter_dup_label_label  (CallboardRunList         *run_list);
const char *callboard_run_filter_get_empty_title  (const CallboardRunFilter *filter);
char       *callboard_run_filter_dup_description  (CallboardRunList         *run_list);

G_END_DECLS
