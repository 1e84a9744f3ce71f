/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-run-result.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RUN_VERDICT (callboard_run_verdict_get_type ())

typedef struct _CallboardRunVerdict CallboardRunVerdict;

GType                    callboard_run_verdict_get_type       (void);
CallboardRunVerdict     *callboard_run_verdict_new            (CallboardRunResult       result,
                                                               double                   score,
                                                               const char              *check_name,
                                                               double                   pass_rate,
                                                               CallboardVerdictFailure *obstacle);
CallboardRunVerdict     *callboard_run_verdict_new_obstacle   (CallboardRunObstacle     kind,
                                                               double                   score);
CallboardRunVerdict     *callboard_run_verdict_new_from_run   (CallboardPlanJob        *plan_job);
CallboardRunVerdict     *callboard_run_verdict_ref            (CallboardRunVerdict     *self);
void                     callboard_run_verdict_unref          (CallboardRunVerdict     *self);
gboolean                 callboard_run_verdict_equal          (CallboardRunVerdict     *a,
                                                               CallboardRunVerdict     *b);
CallboardRunResult       callboard_run_verdict_get_result     (CallboardRunVerdict     *self);
double                   callboard_run_verdict_get_score      (CallboardRunVerdict     *self);
const char              *callboard_run_verdict_get_check_name (CallboardRunVerdict     *self);
double                   callboard_run_verdict_get_pass_rate  (CallboardRunVerdict     *self);
CallboardVerdictFailure *callboard_run_verdict_get_obstacle   (CallboardRunVerdict     *self);
CallboardRunObstacle     callboard_run_verdict_get_obstacle_kind
                                                              (CallboardRunVerdict     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardRunVerdict, callboard_run_verdict_unref)

G_END_DECLS
