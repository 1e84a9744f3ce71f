/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scheduled retry of a simulation.
 */

#include "config.h"

#include "callboard-pending-retry.h"

/**
 * CallboardPendingRetry:
 *
 * A scheduled retry of a simulation: an item of `pendingRetries` of a run.
 */
struct _CallboardPendingRetry
{
  CallboardApiObject  parent_instance;

  char               *simulation_job_id;
  gint64              attempt_number;
  gint64              max_attempts;
  GDateTime          *scheduled_at;
};

static const CallboardField fields[] = {
  { "simulationJobId", "simulation-job-id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPendingRetry, simulation_job_id) },
  { "attemptNumber", "attempt-number", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPendingRetry, attempt_number) },
  { "maxAttempts", "max-attempts", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPendingRetry, max_attempts) },
  { "scheduledAt", "scheduled-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPendingRetry, scheduled_at) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardPendingRetry, callboard_pending_retry, fields)
