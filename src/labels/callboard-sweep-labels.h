/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-sweep-attribution.h"
#include "callboard-sweep-check.h"
#include "callboard-sweep-silent-value.h"
#include "callboard-sweep-value.h"
#include "callboard-sweep-worse-value.h"

G_BEGIN_DECLS

char *callboard_sweep_labels_dup_tested       (CallboardSweepAttribution *attribution);
char *callboard_sweep_labels_dup_limits       (CallboardSweepAttribution *attribution);
char *callboard_sweep_labels_dup_check        (CallboardSweepCheck       *check);
char *callboard_sweep_labels_dup_check_result (CallboardSweepCheck       *check);
char *callboard_sweep_labels_dup_worse_value  (CallboardSweepCheck       *check,
                                               CallboardSweepWorseValue  *worse_value);
char *callboard_sweep_labels_dup_value        (CallboardSweepValue       *value);
char *callboard_sweep_labels_dup_value_counts (CallboardSweepValue       *value);
char *callboard_sweep_labels_dup_silent_value (CallboardSweepSilentValue *silent_value);

G_END_DECLS
