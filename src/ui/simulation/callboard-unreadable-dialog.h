/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_UNREADABLE_DIALOG (callboard_unreadable_dialog_get_type ())

G_DECLARE_FINAL_TYPE (CallboardUnreadableDialog, callboard_unreadable_dialog, CALLBOARD, UNREADABLE_DIALOG, AdwDialog)

CallboardUnreadableDialog *callboard_unreadable_dialog_new (GListModel *skipped_items,
                                                            GListModel *fields);

G_END_DECLS
