/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-run-result.h"
#include "callboard-run-verdict.h"
#include "callboard-tone.h"

G_BEGIN_DECLS

const char   *callboard_run_result_get_label     (CallboardRunResult   result);
const char   *callboard_run_result_get_icon_name (CallboardRunResult   result);
const char   *callboard_run_result_get_css_class (CallboardRunResult   result);
CallboardTone callboard_run_result_get_tone      (CallboardRunResult   result);
char         *callboard_run_result_dup_summary   (CallboardPlanJob    *plan_job);
char         *callboard_run_verdict_dup_reason   (CallboardRunVerdict *verdict);

G_END_DECLS
