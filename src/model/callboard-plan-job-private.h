/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of a run share: itself, its decoding and its merging.
 */

#pragma once

#include "callboard-plan-job.h"

G_BEGIN_DECLS

struct _CallboardPlanJob
{
  CallboardRecord          parent_instance;

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
  GListStore              *set_aside;
  guint                    counts[CALLBOARD_N_OUTCOMES];

  /* What it was decoded from, where that was in pieces. */
  CallboardPlanJobSource  *source;
  /* For each element of the answer the simulation, which is one of the list, or NULL
   * where there is none. */
  GPtrArray               *elements;
  /* In a run that was decoded again, what it leaves out: for each element where it
   * stands in the source before, or CALLBOARD_PLAN_JOB_SOURCE_NONE. */
  CallboardPlanJobSource  *source_before;
  GArray                  *elements_before;
};

CallboardPlanJob *callboard_plan_job_decode_whole  (GBytes                  *body,
                                                    GError                 **error);
CallboardPlanJob *callboard_plan_job_decode_pieces (GBytes                  *body,
                                                    CallboardPlanJobSource  *source);
gboolean          callboard_plan_job_append        (CallboardPlanJob        *self,
                                                    CallboardSimulationJob  *simulation);
gboolean          callboard_plan_job_append_known  (CallboardPlanJob        *self,
                                                    CallboardPlanJobSource  *source,
                                                    guint                    element);
void              callboard_plan_job_set_aside     (CallboardPlanJob        *self,
                                                    const char              *simulation_id,
                                                    const GError            *error);
void              callboard_plan_job_emit_merged   (CallboardPlanJob        *self);

G_END_DECLS
