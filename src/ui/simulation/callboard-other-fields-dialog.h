/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_OTHER_FIELDS_DIALOG (callboard_other_fields_dialog_get_type ())

G_DECLARE_FINAL_TYPE (CallboardOtherFieldsDialog, callboard_other_fields_dialog, CALLBOARD, OTHER_FIELDS_DIALOG, AdwDialog)

CallboardOtherFieldsDialog *callboard_other_fields_dialog_new (GListModel *fields,
                                                               guint       n_fields);

G_END_DECLS
