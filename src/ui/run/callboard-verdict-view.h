/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-run.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_VERDICT_VIEW (callboard_verdict_view_get_type ())

G_DECLARE_FINAL_TYPE (CallboardVerdictView, callboard_verdict_view, CALLBOARD, VERDICT_VIEW, GtkBox)

void callboard_verdict_view_set_run       (CallboardVerdictView *self,
                                           CallboardRun         *run);
void callboard_verdict_view_set_on_screen (CallboardVerdictView *self,
                                           gboolean              on_screen);
void callboard_verdict_view_select        (CallboardVerdictView *self,
                                           const char           *definition_id,
                                           const char           *reason_id);

G_END_DECLS
