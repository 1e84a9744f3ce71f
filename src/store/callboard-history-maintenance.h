/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-history-private.h"

G_BEGIN_DECLS

void     callboard_history_start_maintenance (CallboardHistory     *self);
gboolean callboard_history_is_maintenance    (CallboardHistoryFunc  func);
void     callboard_history_set_indexing      (CallboardHistory     *self,
                                              gboolean              is_indexing);

G_END_DECLS
