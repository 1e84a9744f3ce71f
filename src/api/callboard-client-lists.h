/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-page.h"
#include "callboard-client.h"

G_BEGIN_DECLS

void              callboard_client_list_projects_async           (CallboardClient      *self,
                                                                  GCancellable         *cancellable,
                                                                  GAsyncReadyCallback   callback,
                                                                  gpointer              user_data);
void              callboard_client_list_metric_definitions_async (CallboardClient      *self,
                                                                  GCancellable         *cancellable,
                                                                  GAsyncReadyCallback   callback,
                                                                  gpointer              user_data);
CallboardApiPage *callboard_client_list_all_finish               (CallboardClient      *self,
                                                                  GAsyncResult         *result,
                                                                  GPtrArray           **bodies,
                                                                  GError              **error);

G_END_DECLS
