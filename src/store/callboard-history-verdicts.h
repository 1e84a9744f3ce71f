/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-database.h"
#include "callboard-history.h"
#include "callboard-plan-job-summary.h"

G_BEGIN_DECLS

/* The columns that callboard_history_create_verdict() reads, and the join for them. A verdict
 * counts as long as the run has the same end: one that was started again has another. The
 * list and the run may round it differently. */
#define CALLBOARD_HISTORY_VERDICT_COLUMNS \
  "verdict.result, verdict.score, verdict.check_name, verdict.pass_rate, verdict.obstacle," \
  " verdict.obstacle_kind"
#define CALLBOARD_HISTORY_N_VERDICT_COLUMNS 6
#define CALLBOARD_HISTORY_VERDICT_MATCHES(ended_at) \
  "ifnull (abs (" ended_at " - verdict.ended_at) < 2000000, TRUE)"

CallboardRunVerdict *callboard_history_create_verdict       (sqlite3_stmt         *row,
                                                             int                   first);
gboolean             callboard_history_save_verdict         (CallboardDatabase    *database,
                                                             const char           *account,
                                                             CallboardPlanJob     *plan_job,
                                                             GBytes               *body,
                                                             GError              **error);
void                 callboard_history_load_verdicts_async  (CallboardHistory     *self,
                                                             const char           *account,
                                                             GPtrArray            *summaries,
                                                             GCancellable         *cancellable,
                                                             GAsyncReadyCallback   callback,
                                                             gpointer              user_data);
GHashTable          *callboard_history_load_verdicts_finish (CallboardHistory     *self,
                                                             GAsyncResult         *result,
                                                             GError              **error);

G_END_DECLS
