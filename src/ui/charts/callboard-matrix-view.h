/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-plan-job.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_MATRIX_VIEW (callboard_matrix_view_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMatrixView, callboard_matrix_view, CALLBOARD, MATRIX_VIEW, GtkBox)

GtkWidget *callboard_matrix_view_new (CallboardPlanJob *plan_job,
                                      GListModel       *simulations);

G_END_DECLS
