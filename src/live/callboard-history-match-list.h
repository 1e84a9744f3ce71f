/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-account-history.h"
#include "callboard-live-object.h"

G_BEGIN_DECLS

/**
 * CallboardHistoryMatchKind:
 * @CALLBOARD_HISTORY_MATCH_RUNS: runs, as #CallboardPlanJobSummary
 * @CALLBOARD_HISTORY_MATCH_SIMULATIONS: simulations, as #CallboardHistoryMatch
 * @CALLBOARD_HISTORY_MATCH_TRANSCRIPTS: quotes, as #CallboardTranscriptMatch
 *
 * What is searched in the history.
 */
typedef enum
{
  CALLBOARD_HISTORY_MATCH_RUNS,
  CALLBOARD_HISTORY_MATCH_SIMULATIONS,
  CALLBOARD_HISTORY_MATCH_TRANSCRIPTS,
  CALLBOARD_N_HISTORY_MATCH_KINDS,
} CallboardHistoryMatchKind;

#define CALLBOARD_TYPE_HISTORY_MATCH_LIST (callboard_history_match_list_get_type ())

G_DECLARE_FINAL_TYPE (CallboardHistoryMatchList, callboard_history_match_list, CALLBOARD, HISTORY_MATCH_LIST, CallboardLiveObject)

CallboardHistoryMatchList *callboard_history_match_list_new    (CallboardHistoryMatchKind  kind);
void                       callboard_history_match_list_search (CallboardHistoryMatchList *self,
                                                                CallboardAccountHistory   *account_history,
                                                                const char                *text);

G_END_DECLS
