/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-history.h"

G_BEGIN_DECLS

void       callboard_history_search_runs_async  (CallboardHistory     *self,
                                                 const char           *account,
                                                 const char           *text,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
GPtrArray *callboard_history_search_runs_finish (CallboardHistory     *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
