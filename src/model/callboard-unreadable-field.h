/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_UNREADABLE_FIELD (callboard_unreadable_field_get_type ())

G_DECLARE_FINAL_TYPE (CallboardUnreadableField, callboard_unreadable_field, CALLBOARD, UNREADABLE_FIELD, GObject)

CallboardUnreadableField *callboard_unreadable_field_new          (const char               *path,
                                                                   const char               *expected,
                                                                   const char               *received);
CallboardUnreadableField *callboard_unreadable_field_new_below    (CallboardUnreadableField *self,
                                                                   const char               *prefix);
gboolean                  callboard_unreadable_field_equal        (CallboardUnreadableField *self,
                                                                   CallboardUnreadableField *other);
const char               *callboard_unreadable_field_get_path     (CallboardUnreadableField *self);
const char               *callboard_unreadable_field_get_expected (CallboardUnreadableField *self);
const char               *callboard_unreadable_field_get_received (CallboardUnreadableField *self);
char                     *callboard_unreadable_field_dup_message  (CallboardUnreadableField *self);

G_END_DECLS
