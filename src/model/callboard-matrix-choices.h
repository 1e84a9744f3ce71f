/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-dimension.h"
#include "callboard-plan-job.h"
#include "callboard-run-check.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_MATRIX_CHOICES (callboard_matrix_choices_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMatrixChoices, callboard_matrix_choices, CALLBOARD, MATRIX_CHOICES, GObject)

CallboardMatrixChoices *callboard_matrix_choices_new            (CallboardPlanJob       *run);
GListModel             *callboard_matrix_choices_get_dimensions (CallboardMatrixChoices *self);
GListModel             *callboard_matrix_choices_get_checks     (CallboardMatrixChoices *self);

G_END_DECLS
