/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The attempt summary of a run.
 */

#include "config.h"

#include "callboard-attempt-summary.h"

/**
 * CallboardAttemptSummary:
 *
 * The number of attempts and retries of a run: `attemptSummary`. Counts are -1 if the
 * server did not send them.
 */
struct _CallboardAttemptSummary
{
  CallboardApiObject parent_instance;

  gint64             attempt_count;
  gint64             retry_count;
  gint64             silent_attempt_count;
  gint64             still_silent_test_case_count;
  gint64             test_case_count;
};

static const CallboardField fields[] = {
  { "attemptCount", "attempt-count", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardAttemptSummary, attempt_count) },
  { "retryCount", "retry-count", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardAttemptSummary, retry_count) },
  { "silentAttemptCount", "silent-attempt-count", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardAttemptSummary, silent_attempt_count) },
  { "stillSilentTestCaseCount", "still-silent-test-case-count", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardAttemptSummary, still_silent_test_case_count) },
  { "testCaseCount", "test-case-count", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardAttemptSummary, test_case_count) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardAttemptSummary, callboard_attempt_summary, fields)

/**
 * callboard_attempt_summary_get_attempt_count:
 * @self: an attempt summary
 *
 * Returns: the number of calls, or -1
 */
gint64
callboard_attempt_summary_get_attempt_count (CallboardAttemptSummary *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ATTEMPT_SUMMARY (self), -1);

  return self->attempt_count;
}

/**
 * callboard_attempt_summary_get_retry_count:
 * @self: an attempt summary
 *
 * Returns: the number of retries, or -1
 */
gint64
callboard_attempt_summary_get_retry_count (CallboardAttemptSummary *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ATTEMPT_SUMMARY (self), -1);

  return self->retry_count;
}
