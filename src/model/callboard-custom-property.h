/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_CUSTOM_PROPERTY (callboard_custom_property_get_type ())

G_DECLARE_FINAL_TYPE (CallboardCustomProperty, callboard_custom_property, CALLBOARD, CUSTOM_PROPERTY, CallboardApiObject)

const char *callboard_custom_property_get_name      (CallboardCustomProperty  *self);
const char *callboard_custom_property_get_value     (CallboardCustomProperty  *self);
GListModel *callboard_custom_property_decode_object (JsonNode                 *node,
                                                     char                    **expected);
char       *callboard_custom_property_join_plain_values (JsonArray            *array);

GListModel *callboard_custom_property_list_new_for_value (GVariant *value);

G_END_DECLS
