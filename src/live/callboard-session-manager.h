/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-session.h"

G_BEGIN_DECLS

typedef struct _CallboardAccountStore CallboardAccountStore;

#define CALLBOARD_TYPE_SESSION_MANAGER (callboard_session_manager_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSessionManager, callboard_session_manager, CALLBOARD, SESSION_MANAGER, GObject)

CallboardSessionManager *callboard_session_manager_new         (CallboardAccountStore    *store,
                                                                CallboardHistory         *history);
void                     callboard_session_manager_set_fetch_policy
                                                               (CallboardSessionManager  *self,
                                                                CallboardFetchPolicy     *fetch_policy);
void                     callboard_session_manager_open_async  (CallboardSessionManager  *self,
                                                                CallboardAccount         *account,
                                                                GCancellable             *cancellable,
                                                                GAsyncReadyCallback       callback,
                                                                gpointer                  user_data);
CallboardSession        *callboard_session_manager_open_finish (CallboardSessionManager  *self,
                                                                GAsyncResult             *result,
                                                                GError                  **error);
void                     callboard_session_manager_unlock_async
                                                               (CallboardSessionManager  *self,
                                                                CallboardSession         *session,
                                                                GCancellable             *cancellable,
                                                                GAsyncReadyCallback       callback,
                                                                gpointer                  user_data);
gboolean                 callboard_session_manager_unlock_finish
                                                               (CallboardSessionManager  *self,
                                                                GAsyncResult             *result,
                                                                GError                  **error);
void                     callboard_session_manager_cancel_unlock
                                                               (CallboardSessionManager  *self,
                                                                CallboardSession         *session);
CallboardSession        *callboard_session_manager_add         (CallboardSessionManager  *self,
                                                                CallboardSession         *session);
void                     callboard_session_manager_sign_out    (CallboardSessionManager  *self,
                                                                CallboardSession         *session,
                                                                gboolean                  deletes_history);

G_END_DECLS
