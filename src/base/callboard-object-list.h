/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_OBJECT_LIST (callboard_object_list_get_type ())

G_DECLARE_DERIVABLE_TYPE (CallboardObjectList, callboard_object_list, CALLBOARD, OBJECT_LIST, GObject)

/**
 * CallboardObjectListClass:
 * @item_type: the type of the items
 */
struct _CallboardObjectListClass
{
  GObjectClass parent_class;

  GType        item_type;
};

GPtrArray *callboard_object_list_get_items (CallboardObjectList *self);

G_END_DECLS
