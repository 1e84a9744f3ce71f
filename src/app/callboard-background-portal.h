/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void     callboard_background_portal_request_async  (GDBusConnection      *connection,
                                                     const char           *reason,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
gboolean callboard_background_portal_request_finish (GAsyncResult         *result,
                                                     GError              **error);
void     callboard_background_portal_set_status     (GDBusConnection      *connection,
                                                     const char           *message);

G_END_DECLS
