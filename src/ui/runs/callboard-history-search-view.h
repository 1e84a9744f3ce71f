/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-session.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_HISTORY_SEARCH_VIEW (callboard_history_search_view_get_type ())

G_DECLARE_FINAL_TYPE (CallboardHistorySearchView, callboard_history_search_view, CALLBOARD, HISTORY_SEARCH_VIEW, AdwBin)

CallboardHistorySearchView *callboard_history_search_view_new        (CallboardSession           *session,
                                                                      GListModel                 *runs);
void                        callboard_history_search_view_search     (CallboardHistorySearchView *self,
                                                                      const char                 *text);
void                        callboard_history_search_view_open_first (CallboardHistorySearchView *self);
gboolean                    callboard_history_search_view_stop       (CallboardHistorySearchView *self);

G_END_DECLS
