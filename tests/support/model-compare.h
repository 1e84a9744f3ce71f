/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-plan-job.h"

G_BEGIN_DECLS

void model_compare_assert_same (CallboardPlanJob *run,
                                CallboardPlanJob *expected);

G_END_DECLS
