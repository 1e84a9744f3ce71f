/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-history.h"

G_BEGIN_DECLS

void    callboard_history_save_payload_async  (CallboardHistory     *self,
                                               const char           *account,
                                               const char           *kind,
                                               const char           *subject,
                                               GBytes               *body,
                                               GDateTime            *fetched_at,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
void    callboard_history_load_payload_async  (CallboardHistory     *self,
                                               const char           *account,
                                               const char           *kind,
                                               const char           *subject,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
GBytes *callboard_history_load_payload_finish (CallboardHistory     *self,
                                               GAsyncResult         *result,
                                               GDateTime           **fetched_at,
                                               GError              **error);

G_END_DECLS
