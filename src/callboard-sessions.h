/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-account-store.h"
#include "callboard-session.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SESSIONS (callboard_sessions_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSessions, callboard_sessions, CALLBOARD, SESSIONS, GObject)

CallboardSessions *callboard_sessions_new         (CallboardAccountStore *store,
                                                   CallboardHistory      *history);
void               callboard_sessions_open_async  (CallboardSessions     *self,
                                                   CallboardAccount      *account,
                                                   GCancellable          *cancellable,
                                                   GAsyncReadyCallback    callback,
                                                   gpointer               user_data);
CallboardSession  *callboard_sessions_open_finish (CallboardSessions     *self,
                                                   GAsyncResult          *result,
                                                   GError               **error);
CallboardSession  *callboard_sessions_add         (CallboardSessions     *self,
                                                   CallboardSession      *session);
void               callboard_sessions_sign_out    (CallboardSessions     *self,
                                                   CallboardSession      *session,
                                                   gboolean               forgets_history);

G_END_DECLS
