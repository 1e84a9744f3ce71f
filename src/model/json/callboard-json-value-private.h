/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by callboard-json-tree.c and callboard-json-value.c.
 */
#pragma once

#include "callboard-json-tree.h"

G_BEGIN_DECLS

CallboardJsonValue *callboard_json_value_new (CallboardJsonTree *tree,
                                              guint32            index);

G_END_DECLS
