/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The contents of an update, for the merge, and the incremental decoder.
 */

#pragma once

#include "callboard-plan-job-update.h"

G_BEGIN_DECLS

struct _CallboardPlanJobUpdate
{
  GObject                  parent_instance;

  /* The response that unchanged items are found in. */
  CallboardDecodeSnapshot *base;
  /* The run without the simulations that are unchanged. */
  CallboardPlanJob        *partial;
  /* For each item of the run its index in base, or CALLBOARD_DECODE_SNAPSHOT_NONE
   * where it was decoded or skipped. Empty after a full decode. */
  GArray                  *unchanged;
};

CallboardPlanJob *callboard_plan_job_decode_incremental (GBytes *body);

G_END_DECLS
