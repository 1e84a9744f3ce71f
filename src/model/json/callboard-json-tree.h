/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-json-document.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_JSON_TREE (callboard_json_tree_get_type ())

G_DECLARE_FINAL_TYPE (CallboardJsonTree, callboard_json_tree, CALLBOARD, JSON_TREE, GObject)

CallboardJsonTree     *callboard_json_tree_new          (CallboardJsonDocument *document);
CallboardJsonDocument *callboard_json_tree_get_document (CallboardJsonTree     *self);
GListModel            *callboard_json_tree_create_root  (CallboardJsonTree     *self);
gboolean               callboard_json_tree_get_revealed (CallboardJsonTree     *self);
void                   callboard_json_tree_set_revealed (CallboardJsonTree     *self,
                                                         gboolean               revealed);

#define CALLBOARD_TYPE_JSON_VALUE (callboard_json_value_get_type ())

G_DECLARE_FINAL_TYPE (CallboardJsonValue, callboard_json_value, CALLBOARD, JSON_VALUE, GObject)

CallboardJsonTree *callboard_json_value_get_tree        (CallboardJsonValue *self);
guint32            callboard_json_value_get_index       (CallboardJsonValue *self);
gboolean           callboard_json_value_get_is_group    (CallboardJsonValue *self);
guint32            callboard_json_value_get_n_children  (CallboardJsonValue *self);
char              *callboard_json_value_dup_label       (CallboardJsonValue *self);
GListModel        *callboard_json_value_create_children (CallboardJsonValue *self);
guint              callboard_json_value_find_child      (CallboardJsonValue *self,
                                                         guint32             index);

G_END_DECLS
