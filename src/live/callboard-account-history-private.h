/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fields of CallboardAccountHistory and its operations, for live objects.
 */

#pragma once

#include "callboard-account-history.h"
#include "callboard-history.h"
#include "callboard-plan-job.h"

G_BEGIN_DECLS

/**
 * CallboardAccountHistory:
 *
 * The history of one account: the first two arguments of the functions of
 * #CallboardHistory, and the writes of runs. Coalesces writes of a run: while a save is in
 * flight, only the latest state is queued. Errors of writes are reported by the `problem`
 * of the history.
 */
struct _CallboardAccountHistory
{
  GObject           parent_instance;

  CallboardHistory *history;
  char             *account;
  /* Maps the ID of a run that is being saved to the PendingSave after it, or to NULL. */
  GHashTable       *saving;
};

CallboardAccountHistory *callboard_account_history_new      (CallboardHistory        *history,
                                                             const char              *account);
void                     callboard_account_history_save_run (CallboardAccountHistory *self,
                                                             CallboardPlanJob        *plan_job,
                                                             GBytes                  *body,
                                                             GDateTime               *fetched_at);

G_END_DECLS
