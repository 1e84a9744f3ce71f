/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_VERDICT_FAILURE (callboard_verdict_failure_get_type ())

G_DECLARE_FINAL_TYPE (CallboardVerdictFailure, callboard_verdict_failure, CALLBOARD, VERDICT_FAILURE, CallboardApiObject)

const char *callboard_verdict_failure_get_failure_type (CallboardVerdictFailure *self);
gboolean    callboard_verdict_failure_get_is_judgement (CallboardVerdictFailure *self);

G_END_DECLS
