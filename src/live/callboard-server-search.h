/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-session.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SERVER_SEARCH (callboard_server_search_get_type ())

G_DECLARE_FINAL_TYPE (CallboardServerSearch, callboard_server_search, CALLBOARD, SERVER_SEARCH, CallboardLiveObject)

CallboardServerSearch *callboard_server_search_new         (CallboardSession       *session);
GListModel            *callboard_server_search_get_runs    (CallboardServerSearch  *self);
GListModel            *callboard_server_search_get_calls   (CallboardServerSearch  *self);
gboolean               callboard_server_search_get_done    (CallboardServerSearch  *self);
void                   callboard_server_search_search      (CallboardServerSearch  *self,
                                                            const char             *text);
void                   callboard_server_search_stop        (CallboardServerSearch  *self);
void                   callboard_server_search_clear       (CallboardServerSearch  *self);
void                   callboard_server_search_find_async  (CallboardServerSearch  *self,
                                                            const char             *simulation_id,
                                                            GAsyncReadyCallback     callback,
                                                            gpointer                user_data);
char                  *callboard_server_search_find_finish (CallboardServerSearch  *self,
                                                            GAsyncResult           *result,
                                                            char                  **simulation_id,
                                                            GError                **error);

G_END_DECLS
