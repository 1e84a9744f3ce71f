/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-json-source.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_JSON_DIALOG (callboard_json_dialog_get_type ())

G_DECLARE_FINAL_TYPE (CallboardJsonDialog, callboard_json_dialog, CALLBOARD, JSON_DIALOG, AdwDialog)

CallboardJsonDialog *callboard_json_dialog_new          (GListModel          *sources,
                                                         guint                selected);
void                 callboard_json_dialog_focus_search (CallboardJsonDialog *self);

G_END_DECLS
