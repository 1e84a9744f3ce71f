/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_OTHER_FIELDS_GROUP (callboard_other_fields_group_get_type ())

G_DECLARE_FINAL_TYPE (CallboardOtherFieldsGroup, callboard_other_fields_group, CALLBOARD, OTHER_FIELDS_GROUP, AdwPreferencesGroup)

void callboard_other_fields_group_show (CallboardOtherFieldsGroup *self,
                                        GListModel                *fields,
                                        guint                      n_fields);

G_END_DECLS
