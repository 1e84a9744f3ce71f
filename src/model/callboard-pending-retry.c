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

G_DEFINE_FINAL_TYPE (CallboardPendingRetry, callboard_pending_retry, CALLBOARD_TYPE_API_OBJECT)

static const CallboardField fields[] = {
  { "simulationJobId", "simulation-job-id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_REQUIRED,
    G_STRUCT_OFFSET (CallboardPendingRetry, simulation_job_id) },
  { "attemptNumber", "attempt-number", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPendingRetry, attempt_number) },
  { "maxAttempts", "max-attempts", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPendingRetry, max_attempts) },
  { "scheduledAt", "scheduled-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPendingRetry, scheduled_at) },
};

static void
callboard_pending_retry_class_init (CallboardPendingRetryClass *klass)
{
  callboard_api_object_class_set_fields (CALLBOARD_API_OBJECT_CLASS (klass),
                                         fields, G_N_ELEMENTS (fields));
}

static void
callboard_pending_retry_init (CallboardPendingRetry *self)
{
}
