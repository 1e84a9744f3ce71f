/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_ROW_SLOT (callboard_row_slot_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRowSlot, callboard_row_slot, CALLBOARD, ROW_SLOT, GObject)

gpointer callboard_row_slot_get_item (CallboardRowSlot *self);

#define CALLBOARD_TYPE_ROW_SLOT_MODEL (callboard_row_slot_model_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRowSlotModel, callboard_row_slot_model, CALLBOARD, ROW_SLOT_MODEL, GObject)

CallboardRowSlotModel *callboard_row_slot_model_new           (GListModel            *model);
gboolean               callboard_row_slot_model_get_replacing (CallboardRowSlotModel *self);
void                   callboard_row_slot_model_set_replacing (CallboardRowSlotModel *self,
                                                               gboolean               replacing);
gboolean               callboard_row_slot_model_is_changing   (CallboardRowSlotModel *self);

G_END_DECLS
