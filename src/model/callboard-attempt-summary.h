/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_ATTEMPT_SUMMARY (callboard_attempt_summary_get_type ())

G_DECLARE_FINAL_TYPE (CallboardAttemptSummary, callboard_attempt_summary, CALLBOARD, ATTEMPT_SUMMARY, CallboardApiObject)

gint64 callboard_attempt_summary_get_attempt_count (CallboardAttemptSummary *self);
gint64 callboard_attempt_summary_get_retry_count   (CallboardAttemptSummary *self);

G_END_DECLS
