/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-run.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RETRIES_VIEW (callboard_retries_view_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRetriesView, callboard_retries_view, CALLBOARD, RETRIES_VIEW, GtkWidget)

void callboard_retries_view_set_run       (CallboardRetriesView *self,
                                           CallboardRun         *run);
void callboard_retries_view_set_on_screen (CallboardRetriesView *self,
                                           gboolean              on_screen);
void callboard_retries_view_update        (CallboardRetriesView *self);

G_END_DECLS
