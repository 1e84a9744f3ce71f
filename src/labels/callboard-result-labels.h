/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-call-checks.h"
#include "callboard-result.h"
#include "callboard-simulation-job.h"
#include "callboard-tone.h"

G_BEGIN_DECLS

const char   *callboard_result_get_label     (CallboardResult           result);
char         *callboard_result_dup_count     (CallboardResult           result,
                                              guint                     n);
const char   *callboard_result_get_icon_name (CallboardResult           result);
const char   *callboard_result_get_css_class (CallboardResult           result);
CallboardTone callboard_result_get_tone      (CallboardResult           result);
char         *callboard_result_dup_summary   (CallboardResult           result,
                                              CallboardCallChecks      *checks,
                                              const char               *status);
char         *callboard_result_dup_reason    (CallboardSimulationJob   *simulation);
char         *callboard_call_check_dup_name  (const CallboardCallCheck *check);
char         *callboard_call_check_dup_label (const CallboardCallCheck *check);

G_END_DECLS
