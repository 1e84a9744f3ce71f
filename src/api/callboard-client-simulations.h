/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-client.h"
#include "callboard-simulation-job.h"
#include "callboard-tool-mock-list.h"

G_BEGIN_DECLS

void                    callboard_client_get_simulation_async     (CallboardClient      *self,
                                                                   const char           *id,
                                                                   GCancellable         *cancellable,
                                                                   GAsyncReadyCallback   callback,
                                                                   gpointer              user_data);
CallboardSimulationJob *callboard_client_get_simulation_finish    (CallboardClient      *self,
                                                                   GAsyncResult         *result,
                                                                   GBytes              **body,
                                                                   GError              **error);
void                    callboard_client_get_tool_mocks_async     (CallboardClient      *self,
                                                                   const char           *id,
                                                                   GCancellable         *cancellable,
                                                                   GAsyncReadyCallback   callback,
                                                                   gpointer              user_data);
CallboardToolMockList  *callboard_client_get_tool_mocks_finish    (CallboardClient      *self,
                                                                   GAsyncResult         *result,
                                                                   GBytes              **body,
                                                                   GError              **error);
void                    callboard_client_lookup_simulation_async  (CallboardClient      *self,
                                                                   const char           *phone_number,
                                                                   GDateTime            *received_at,
                                                                   GCancellable         *cancellable,
                                                                   GAsyncReadyCallback   callback,
                                                                   gpointer              user_data);
CallboardSimulationJob *callboard_client_lookup_simulation_finish (CallboardClient      *self,
                                                                   GAsyncResult         *result,
                                                                   GError              **error);

G_END_DECLS
