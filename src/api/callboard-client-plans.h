/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-client.h"
#include "callboard-plan-job-page.h"
#include "callboard-plan.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_CLIENT_PAGE_SIZE:
 *
 * How many runs are asked for at a time: as many as the server gives.
 */
#define CALLBOARD_CLIENT_PAGE_SIZE 50

/**
 * CallboardPlanJobQuery:
 * @status: (nullable): only runs with this `status`
 * @label_name: (nullable): only runs with this label
 * @after: (nullable): the `nextCursor` of the page before
 *
 * Which runs are asked for.
 */
typedef struct
{
  const char *status;
  const char *label_name;
  const char *after;
} CallboardPlanJobQuery;

void                  callboard_client_list_plan_jobs_async  (CallboardClient              *self,
                                                              const CallboardPlanJobQuery  *query,
                                                              GCancellable                 *cancellable,
                                                              GAsyncReadyCallback           callback,
                                                              gpointer                      user_data);
CallboardPlanJobPage *callboard_client_list_plan_jobs_finish (CallboardClient              *self,
                                                              GAsyncResult                 *result,
                                                              GError                      **error);
void                  callboard_client_get_plan_async        (CallboardClient              *self,
                                                              const char                   *id,
                                                              GCancellable                 *cancellable,
                                                              GAsyncReadyCallback           callback,
                                                              gpointer                      user_data);
CallboardPlan        *callboard_client_get_plan_finish       (CallboardClient              *self,
                                                              GAsyncResult                 *result,
                                                              GError                      **error);

G_END_DECLS
