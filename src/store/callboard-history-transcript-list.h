/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-history.h"

G_BEGIN_DECLS

void       callboard_history_list_transcripts_async  (CallboardHistory     *self,
                                                      const char           *account,
                                                      const char           *run_id,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
GPtrArray *callboard_history_list_transcripts_finish (CallboardHistory     *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);

G_END_DECLS
