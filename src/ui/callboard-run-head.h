/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-run.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RUN_HEAD (callboard_run_head_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRunHead, callboard_run_head, CALLBOARD, RUN_HEAD, GtkBox)

void callboard_run_head_set_run    (CallboardRunHead *self,
                                    CallboardRun     *run);
void callboard_run_head_set_seen   (CallboardRunHead *self,
                                    gboolean          seen);
void callboard_run_head_mark_check (CallboardRunHead *self,
                                    const char       *definition_id);

G_END_DECLS
