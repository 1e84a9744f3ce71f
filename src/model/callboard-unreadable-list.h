/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-object-list.h"
#include "callboard-unreadable-field.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_UNREADABLE_LIST (callboard_unreadable_list_get_type ())

G_DECLARE_FINAL_TYPE (CallboardUnreadableList, callboard_unreadable_list, CALLBOARD, UNREADABLE_LIST, CallboardObjectList)

CallboardUnreadableList *callboard_unreadable_list_new          (void);
void                     callboard_unreadable_list_add          (CallboardUnreadableList  *self,
                                                                 CallboardUnreadableField *field);
void                     callboard_unreadable_list_add_unlisted (CallboardUnreadableList  *self,
                                                                 guint                     n_fields);
gboolean                 callboard_unreadable_list_is_full      (CallboardUnreadableList  *self);
guint                    callboard_unreadable_list_get_n_fields (CallboardUnreadableList  *self);

G_END_DECLS
