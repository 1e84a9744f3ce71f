/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-client-lists.h"
#include "callboard-plan.h"

G_BEGIN_DECLS

/**
 * CallboardPlanQuery:
 * @agent_id: (nullable): only plans for this agent
 * @search_text: (nullable): only plans with this text
 * @after: (nullable): the `nextCursor` of the previous page
 *
 * The filter of the list of plans, and the position in it.
 */
typedef struct
{
  const char *agent_id;
  const char *search_text;
  const char *after;
} CallboardPlanQuery;

void              callboard_client_get_plan_async       (CallboardClient           *self,
                                                         const char                *id,
                                                         GCancellable              *cancellable,
                                                         GAsyncReadyCallback        callback,
                                                         gpointer                   user_data);
CallboardPlan    *callboard_client_get_plan_finish      (CallboardClient           *self,
                                                         GAsyncResult              *result,
                                                         GError                   **error);
void              callboard_client_list_plans_async     (CallboardClient           *self,
                                                         const CallboardPlanQuery  *query,
                                                         GCancellable              *cancellable,
                                                         GAsyncReadyCallback        callback,
                                                         gpointer                   user_data);
CallboardApiPage *callboard_client_list_plans_finish    (CallboardClient           *self,
                                                         GAsyncResult              *result,
                                                         GError                   **error);
void              callboard_client_list_all_plans_async (CallboardClient           *self,
                                                         guint                      max_pages,
                                                         GCancellable              *cancellable,
                                                         GAsyncReadyCallback        callback,
                                                         gpointer                   user_data);

G_END_DECLS
