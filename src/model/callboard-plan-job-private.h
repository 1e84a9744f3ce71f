/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of a run share: itself, its decoding and its merging.
 */

#pragma once

#include "callboard-plan-job.h"

G_BEGIN_DECLS

struct _CallboardPlanJob
{
  CallboardApiObject          parent_instance;

  char                    *id;
  char                    *plan_id;
  char                    *status;
  char                    *triggered_by;
  GDateTime               *created_at;
  GDateTime               *started_at;
  GDateTime               *ended_at;
  CallboardAttemptSummary *attempt_summary;
  GListModel              *pending_retries;
  CallboardVerdict        *verdict;

  GPtrArray               *simulations;
  /* From the id of each simulation, which it owns, to itself. */
  GHashTable              *by_id;
  GListStore              *skipped_items;
  guint                    counts[CALLBOARD_N_OUTCOMES];

  /* What it was decoded from, where that was in pieces. */
  CallboardDecodeSnapshot  *source;
  /* For each element of the answer the simulation, which is one of the list, or NULL
   * where there is none. */
  GPtrArray               *elements;
  /* In a run that was decoded again, what it leaves out: for each element where it
   * stands in the source before, or CALLBOARD_DECODE_SNAPSHOT_NONE. */
  CallboardDecodeSnapshot  *snapshot_before;
  GArray                  *items_before;
};

CallboardPlanJob *callboard_plan_job_decode_full   (GBytes                   *body,
                                                    GError                  **error);
CallboardPlanJob *callboard_plan_job_decode_incremental (GBytes                   *body,
                                                    CallboardDecodeSnapshot  *source);
gboolean          callboard_plan_job_append        (CallboardPlanJob         *self,
                                                    CallboardSimulationJob   *simulation);
gboolean          callboard_plan_job_append_known  (CallboardPlanJob         *self,
                                                    CallboardDecodeSnapshot  *source,
                                                    guint                     element);
void              callboard_plan_job_skip_item     (CallboardPlanJob         *self,
                                                    const char               *simulation_id,
                                                    const GError             *error);
void              callboard_plan_job_emit_merged   (CallboardPlanJob         *self);

G_END_DECLS
