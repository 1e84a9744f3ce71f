/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-history-match.h"
#include "callboard-live-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_HISTORY_MATCH_LIST (callboard_history_match_list_get_type ())

G_DECLARE_FINAL_TYPE (CallboardHistoryMatchList, callboard_history_match_list, CALLBOARD, HISTORY_MATCH_LIST, CallboardLiveObject)

void callboard_history_match_list_search (CallboardHistoryMatchList *self,
                                          CallboardAccountHistory   *account_history,
                                          const char                *text);

G_END_DECLS
