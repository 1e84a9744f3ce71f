/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decodes a page of the run list, in a worker thread, for CallboardPlanJobList to merge.
 */

#include "config.h"

#include "callboard-plan-job-page.h"

/**
 * CallboardPlanJobPage:
 *
 * A page of runs, the response to `GET /v1/simulation/plan/jobs`. Immutable. Malformed
 * runs are skipped.
 */
struct _CallboardPlanJobPage
{
  CallboardApiPage parent_instance;
};

G_DEFINE_FINAL_TYPE (CallboardPlanJobPage, callboard_plan_job_page, CALLBOARD_TYPE_API_PAGE)

static void
callboard_plan_job_page_class_init (CallboardPlanJobPageClass *klass)
{
  CALLBOARD_OBJECT_LIST_CLASS (klass)->item_type = CALLBOARD_TYPE_PLAN_JOB_SUMMARY;
}

static void
callboard_plan_job_page_init (CallboardPlanJobPage *self)
{
}

/**
 * callboard_plan_job_page_decode:
 * @body: the response to `GET /v1/simulation/plan/jobs`
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED if @body is not such a response.
 *
 * Returns: (transfer full) (nullable): a new page
 */
CallboardPlanJobPage *
callboard_plan_job_page_decode (GBytes  *body,
                                GError **error)
{
  return callboard_api_page_decode (CALLBOARD_TYPE_PLAN_JOB_PAGE, CALLBOARD_TYPE_PLAN_JOB_SUMMARY,
                                    NULL, body, error);
}

/**
 * callboard_plan_job_page_get_summaries:
 * @self: a page
 *
 * Returns: (transfer none) (element-type CallboardPlanJobSummary): its runs, in
 *   the order of the server
 */
GPtrArray *
callboard_plan_job_page_get_summaries (CallboardPlanJobPage *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_PAGE (self), NULL);

  return callboard_object_list_get_items (CALLBOARD_OBJECT_LIST (self));
}

/**
 * callboard_plan_job_page_get_skipped_items:
 * @self: a page
 *
 * Returns: (transfer none): a list of #CallboardSkippedItem, one per malformed run
 */
GListModel *
callboard_plan_job_page_get_skipped_items (CallboardPlanJobPage *self)
{
  return callboard_api_page_get_skipped_items (CALLBOARD_API_PAGE (self));
}

/**
 * callboard_plan_job_page_get_unreadable:
 * @self: a page
 *
 * Returns: (transfer none): a #CallboardUnreadableList
 */
GListModel *
callboard_plan_job_page_get_unreadable (CallboardPlanJobPage *self)
{
  return callboard_api_page_get_unreadable (CALLBOARD_API_PAGE (self));
}

/**
 * callboard_plan_job_page_get_next_cursor:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the `nextCursor` for requesting the next page;
 *   %NULL on the last page
 */
const char *
callboard_plan_job_page_get_next_cursor (CallboardPlanJobPage *self)
{
  return callboard_api_page_get_next_cursor (CALLBOARD_API_PAGE (self));
}
