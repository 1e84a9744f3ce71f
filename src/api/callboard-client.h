/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "callboard-clock.h"
#include "callboard-identity.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_CLIENT (callboard_client_get_type ())

G_DECLARE_FINAL_TYPE (CallboardClient, callboard_client, CALLBOARD, CLIENT, GObject)

CallboardClient   *callboard_client_new                    (const char           *base_url,
                                                            const char           *token,
                                                            CallboardClock       *clock,
                                                            GError              **error);
gboolean           callboard_client_set_token              (CallboardClient      *self,
                                                            const char           *token,
                                                            GError              **error);
void               callboard_client_set_project_id         (CallboardClient      *self,
                                                            const char           *project_id);
void               callboard_client_set_permissions        (CallboardClient      *self,
                                                            const char * const   *permissions);
gboolean           callboard_client_lacks_permission       (CallboardClient      *self,
                                                            const char           *permission);
gboolean           callboard_client_set_ca_file            (CallboardClient      *self,
                                                            const char           *ca_file,
                                                            GError              **error);
gboolean           callboard_client_get_busy               (CallboardClient      *self);
gboolean           callboard_client_get_foreground_busy    (CallboardClient      *self);
gsize              callboard_client_get_response_size      (CallboardClient      *self,
                                                            GAsyncResult         *result);
void               callboard_client_close_idle_connections (CallboardClient      *self);
void               callboard_client_get_identity_async     (CallboardClient      *self,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
CallboardIdentity *callboard_client_get_identity_finish    (CallboardClient      *self,
                                                            GAsyncResult         *result,
                                                            GError              **error);

G_END_DECLS
