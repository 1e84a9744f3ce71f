/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-client.h"
#include "callboard-plan.h"

G_BEGIN_DECLS

void           callboard_client_get_plan_async  (CallboardClient      *self,
                                                 const char           *id,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
CallboardPlan *callboard_client_get_plan_finish (CallboardClient      *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
