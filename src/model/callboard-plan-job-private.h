/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The instance of a run, for its decoders and its merge.
 */

#pragma once

#include "callboard-plan-job.h"

G_BEGIN_DECLS

struct _CallboardPlanJob
{
  CallboardApiObject       parent_instance;

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
  CallboardSweepAttribution *sweep_attribution;

  GPtrArray               *simulations;
  /* Simulations by ID; the key is owned by the simulation. */
  GHashTable              *by_id;
  GListStore              *skipped_items;
  guint                    counts[CALLBOARD_N_OUTCOMES];
  guint                    result_counts[CALLBOARD_N_RESULTS];
  /* Whether there is a list of simulations, but it could not be read. */
  gboolean                 has_unreadable_list;
  /* The number of fields of the simulations that could not be read. */
  guint                    n_unreadable;

  /* For each item of simulationJobs its simulation, or NULL where it was skipped.
   * Not owned. */
  GPtrArray               *items;
  /* The response that the items were decoded from; NULL after a full decode. */
  CallboardDecodeSnapshot *snapshot;
};

CallboardPlanJob *callboard_plan_job_decode_envelope    (JsonNode                 *root,
                                                         CallboardJsonPath        *data_path,
                                                         CallboardJsonPath        *jobs_path,
                                                         JsonArray               **jobs,
                                                         GError                  **error);
CallboardPlanJob *callboard_plan_job_decode_full        (GBytes                   *body,
                                                         GError                  **error);
void              callboard_plan_job_set_duplicate_id   (GError                  **error,
                                                         const CallboardJsonPath  *path,
                                                         const char               *id);
gboolean          callboard_plan_job_append             (CallboardPlanJob         *self,
                                                         CallboardSimulationJob   *simulation);
gboolean          callboard_plan_job_append_placeholder (CallboardPlanJob         *self,
                                                         const char               *simulation_id);
void              callboard_plan_job_skip_item          (CallboardPlanJob         *self,
                                                         const GError             *error);
void              callboard_plan_job_emit_merged        (CallboardPlanJob         *self);

G_END_DECLS
