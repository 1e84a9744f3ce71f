/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-verdict-check.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_VERDICT (callboard_verdict_get_type ())

G_DECLARE_FINAL_TYPE (CallboardVerdict, callboard_verdict, CALLBOARD, VERDICT, CallboardApiObject)

gboolean               callboard_verdict_get_passed   (CallboardVerdict *self);
gboolean               callboard_verdict_get_failed   (CallboardVerdict *self);
double                 callboard_verdict_get_score    (CallboardVerdict *self);
GListModel            *callboard_verdict_get_checks   (CallboardVerdict *self);
CallboardVerdictCheck *callboard_verdict_find_check   (CallboardVerdict *self,
                                                       const char       *definition_id,
                                                       const char       *name);
GListModel            *callboard_verdict_get_failures (CallboardVerdict *self);

G_END_DECLS
