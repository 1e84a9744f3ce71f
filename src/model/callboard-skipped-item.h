/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SKIPPED_ITEM (callboard_skipped_item_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSkippedItem, callboard_skipped_item, CALLBOARD, SKIPPED_ITEM, GObject)

CallboardSkippedItem *callboard_skipped_item_new         (const GError         *error);
const char           *callboard_skipped_item_get_message (CallboardSkippedItem *self);

G_END_DECLS
