/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-client.h"
#include "callboard-plan-job-page.h"
#include "callboard-plan-job-update.h"
#include "callboard-plan-job.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_CLIENT_PAGE_SIZE:
 *
 * The number of runs in a page: the maximum that the server allows.
 */
#define CALLBOARD_CLIENT_PAGE_SIZE 50

/**
 * CallboardPlanJobQuery:
 * @status: (nullable): only runs with this `status`
 * @plan_id: (nullable): only runs of this plan
 * @label_name: (nullable): only runs with this label
 * @after: (nullable): the `nextCursor` of the previous page
 *
 * The filter of the list of runs, and the position in it.
 */
typedef struct
{
  const char *status;
  const char *plan_id;
  const char *label_name;
  const char *after;
} CallboardPlanJobQuery;

void                    callboard_client_get_plan_job_async      (CallboardClient              *self,
                                                                  const char                   *id,
                                                                  GCancellable                 *cancellable,
                                                                  GAsyncReadyCallback           callback,
                                                                  gpointer                      user_data);
void                    callboard_client_refresh_plan_job_async  (CallboardClient              *self,
                                                                  const char                   *id,
                                                                  CallboardDecodeSnapshot      *snapshot,
                                                                  GCancellable                 *cancellable,
                                                                  GAsyncReadyCallback           callback,
                                                                  gpointer                      user_data);
CallboardPlanJob       *callboard_client_get_plan_job_finish     (CallboardClient              *self,
                                                                  GAsyncResult                 *result,
                                                                  GBytes                      **body,
                                                                  GError                      **error);
CallboardPlanJobUpdate *callboard_client_refresh_plan_job_finish (CallboardClient              *self,
                                                                  GAsyncResult                 *result,
                                                                  GBytes                      **body,
                                                                  GError                      **error);
void                    callboard_client_list_plan_jobs_async    (CallboardClient              *self,
                                                                  const CallboardPlanJobQuery  *query,
                                                                  GCancellable                 *cancellable,
                                                                  GAsyncReadyCallback           callback,
                                                                  gpointer                      user_data);
CallboardPlanJobPage   *callboard_client_list_plan_jobs_finish   (CallboardClient              *self,
                                                                  GAsyncResult                 *result,
                                                                  GError                      **error);

G_END_DECLS
