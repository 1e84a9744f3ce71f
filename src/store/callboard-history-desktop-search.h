/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-history-search.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_HISTORY_MAX_RUN_MATCHES:
 *
 * The maximum number of runs in a result.
 */
#define CALLBOARD_HISTORY_MAX_RUN_MATCHES 10

void callboard_history_desktop_search_async (CallboardHistory    *self,
                                             const char          *account,
                                             const char          *text,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);

G_END_DECLS
