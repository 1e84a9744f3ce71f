/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-reason.h"
#include "callboard-tone.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_REASON_ROW (callboard_reason_row_get_type ())

G_DECLARE_FINAL_TYPE (CallboardReasonRow, callboard_reason_row, CALLBOARD, REASON_ROW, GtkListBoxRow)

GtkWidget       *callboard_reason_row_new          (CallboardPlanJob   *plan_job,
                                                    CallboardReason    *reason,
                                                    const char         *label,
                                                    const char         *icon_name,
                                                    CallboardTone       tone);
CallboardReason *callboard_reason_row_get_reason   (CallboardReasonRow *self);
void             callboard_reason_row_update       (CallboardReasonRow *self);
void             callboard_reason_row_set_label    (CallboardReasonRow *self,
                                                    const char         *label);
void             callboard_reason_row_set_selected (CallboardReasonRow *self,
                                                    gboolean            selected);

G_END_DECLS
