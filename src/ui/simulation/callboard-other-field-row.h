/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-other-field.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_OTHER_FIELD_ROW (callboard_other_field_row_get_type ())

G_DECLARE_FINAL_TYPE (CallboardOtherFieldRow, callboard_other_field_row, CALLBOARD, OTHER_FIELD_ROW, AdwExpanderRow)

GtkWidget *callboard_other_field_row_new          (CallboardOtherField    *field);
GtkWidget *callboard_other_field_row_new_for_list (const char             *title,
                                                   GListModel             *fields,
                                                   guint                   n_fields);
void       callboard_other_field_row_set_field    (CallboardOtherFieldRow *self,
                                                   CallboardOtherField    *field);

G_END_DECLS
