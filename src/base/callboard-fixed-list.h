/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_FIXED_LIST (callboard_fixed_list_get_type ())

G_DECLARE_FINAL_TYPE (CallboardFixedList, callboard_fixed_list, CALLBOARD, FIXED_LIST, GObject)

GListModel *callboard_fixed_list_new (GType      item_type,
                                      GPtrArray *items);

G_END_DECLS
