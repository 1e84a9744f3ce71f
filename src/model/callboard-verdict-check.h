/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_VERDICT_CHECK (callboard_verdict_check_get_type ())

G_DECLARE_FINAL_TYPE (CallboardVerdictCheck, callboard_verdict_check, CALLBOARD, VERDICT_CHECK, CallboardApiObject)

const char *callboard_verdict_check_get_metric_definition_id (CallboardVerdictCheck *self);
const char *callboard_verdict_check_get_metric_name          (CallboardVerdictCheck *self);
double      callboard_verdict_check_get_pass_rate            (CallboardVerdictCheck *self);
double      callboard_verdict_check_get_min_pass_rate        (CallboardVerdictCheck *self);
int         callboard_verdict_check_get_passed               (CallboardVerdictCheck *self);
gint64      callboard_verdict_check_get_passed_sims          (CallboardVerdictCheck *self);
gint64      callboard_verdict_check_get_evaluated_sims       (CallboardVerdictCheck *self);
gboolean    callboard_verdict_check_is_decided_by            (CallboardVerdictCheck *self,
                                                              const char            *definition_id,
                                                              const char            *name);

G_END_DECLS
