/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PLACE (callboard_place_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPlace, callboard_place, CALLBOARD, PLACE, GObject)

gpointer callboard_place_get_item (CallboardPlace *self);

#define CALLBOARD_TYPE_PLACE_LIST (callboard_place_list_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPlaceList, callboard_place_list, CALLBOARD, PLACE_LIST, GObject)

CallboardPlaceList *callboard_place_list_new           (GListModel         *model);
gboolean            callboard_place_list_get_replacing (CallboardPlaceList *self);
void                callboard_place_list_set_replacing (CallboardPlaceList *self,
                                                        gboolean            replacing);
gboolean            callboard_place_list_is_changing   (CallboardPlaceList *self);

G_END_DECLS
