/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CallboardMemberFunc:
 * @member: the name of a member of a JSON object
 * @user_data: user data
 *
 * Returns: whether Callboard knows the member
 */
typedef gboolean (*CallboardMemberFunc) (const char *member,
                                         gpointer    user_data);

#define CALLBOARD_TYPE_OTHER_FIELD (callboard_other_field_get_type ())

G_DECLARE_FINAL_TYPE (CallboardOtherField, callboard_other_field, CALLBOARD, OTHER_FIELD, GObject)

GVariant   *callboard_other_field_decode       (JsonObject          *object,
                                                CallboardMemberFunc  is_known,
                                                gpointer             user_data);
guint       callboard_other_field_list         (GVariant            *fields,
                                                const char          *prefix,
                                                GListStore          *list);
guint       callboard_other_field_list_value   (const char          *path,
                                                const char          *value,
                                                const char *const   *known,
                                                GListStore          *list);
void        callboard_other_field_append_words (GVariant            *fields,
                                                GString             *text);
const char *callboard_other_field_get_name     (CallboardOtherField *self);
const char *callboard_other_field_get_value    (CallboardOtherField *self);
guint       callboard_other_field_get_n_fields (CallboardOtherField *self);
GListModel *callboard_other_field_dup_fields   (CallboardOtherField *self);
void        callboard_other_field_append_lines (CallboardOtherField *self,
                                                GString             *text);

G_END_DECLS
