/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-session.h"

G_BEGIN_DECLS

void     callboard_phone_number_lookup_find_async  (CallboardSession     *session,
                                                    const char           *phone_number,
                                                    GDateTime            *received_at,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
void     callboard_phone_number_lookup_find_run_async
                                                   (CallboardSession     *session,
                                                    const char           *simulation_id,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean callboard_phone_number_lookup_find_finish (GAsyncResult         *result,
                                                    char                **run_id,
                                                    char                **simulation_id,
                                                    GError              **error);

G_END_DECLS
