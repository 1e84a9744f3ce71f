/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-run.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RUN_HEADER (callboard_run_header_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRunHeader, callboard_run_header, CALLBOARD, RUN_HEADER, GtkBox)

void callboard_run_header_set_run       (CallboardRunHeader *self,
                                         CallboardRun       *run);
void callboard_run_header_set_on_screen (CallboardRunHeader *self,
                                         gboolean            on_screen);
void callboard_run_header_select        (CallboardRunHeader *self,
                                         const char         *definition_id,
                                         const char         *reason_id);

G_END_DECLS
