/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"
#include "callboard-run-result.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_HISTORY_MATCH (callboard_history_match_get_type ())

G_DECLARE_FINAL_TYPE (CallboardHistoryMatch, callboard_history_match, CALLBOARD, HISTORY_MATCH,
                      CallboardApiObject)

CallboardHistoryMatch *callboard_history_match_new               (const char            *run_id,
                                                                  const char            *simulation_id,
                                                                  const char            *status,
                                                                  const char            *persona,
                                                                  const char            *scenario,
                                                                  const char            *run_title,
                                                                  GDateTime             *run_created_at);
CallboardHistoryMatch *callboard_history_match_new_run           (const char            *run_id,
                                                                  CallboardRunResult     result,
                                                                  const char            *run_title,
                                                                  GDateTime             *run_created_at);
CallboardRunResult     callboard_history_match_get_run_result    (CallboardHistoryMatch *self);
const char            *callboard_history_match_get_run_id        (CallboardHistoryMatch *self);
const char            *callboard_history_match_get_simulation_id (CallboardHistoryMatch *self);

G_END_DECLS
