/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decodes a page of the run list, in a worker thread, for CallboardPlanJobList to merge.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-plan-job-page.h"

/* Roark sends 50. */
#define MAX_SUMMARIES 1000

/**
 * CallboardPlanJobPage:
 *
 * A page of runs, the response to `GET /v1/simulation/plan/jobs`. Immutable. Malformed
 * runs are skipped.
 */
struct _CallboardPlanJobPage
{
  GObject                  parent_instance;

  GPtrArray               *summaries;
  GListStore              *skipped_items;
  CallboardUnreadableList *unreadable;
  char                    *next_cursor;
};

G_DEFINE_FINAL_TYPE (CallboardPlanJobPage, callboard_plan_job_page, G_TYPE_OBJECT)

static void
callboard_plan_job_page_finalize (GObject *object)
{
  CallboardPlanJobPage *self = CALLBOARD_PLAN_JOB_PAGE (object);

  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  g_clear_object (&self->skipped_items);
  g_clear_object (&self->unreadable);
  g_clear_pointer (&self->next_cursor, g_free);

  G_OBJECT_CLASS (callboard_plan_job_page_parent_class)->finalize (object);
}

static void
callboard_plan_job_page_class_init (CallboardPlanJobPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = callboard_plan_job_page_finalize;
}

static void
callboard_plan_job_page_init (CallboardPlanJobPage *self)
{
  self->summaries = g_ptr_array_new_with_free_func (g_object_unref);
  self->skipped_items = g_list_store_new (CALLBOARD_TYPE_SKIPPED_ITEM);
  self->unreadable = callboard_unreadable_list_new ();
}

/* Only the cursor is used. `hasMore` without a cursor is ignored, as is `total`. Where it
 * cannot be read, there is no other page. */
static void
decode_pagination (CallboardPlanJobPage *self,
                   JsonNode             *node)
{
  JsonObject *pagination;
  JsonNode *has_more;
  JsonNode *cursor;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;

  pagination = json_node_get_object (node);
  has_more = json_object_get_member (pagination, "hasMore");
  cursor = json_object_get_member (pagination, "nextCursor");
  if (has_more == NULL || json_node_get_value_type (has_more) != G_TYPE_BOOLEAN ||
      !json_node_get_boolean (has_more) || cursor == NULL)
    return;

  if (!callboard_json_is_string (cursor))
    self->next_cursor = callboard_json_dup_number_text (cursor);
  else if (*json_node_get_string (cursor) != '\0')
    self->next_cursor = json_node_dup_string (cursor);
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
  g_autoptr(CallboardPlanJobPage) self = NULL;
  CallboardJsonPath path;
  JsonNode *data;
  g_autoptr(JsonNode) root = callboard_json_parse_data (body, &data, &path, error);
  JsonObject *envelope;

  if (root == NULL || callboard_json_get_array (data, &path, error) == NULL)
    return NULL;

  self = g_object_new (CALLBOARD_TYPE_PLAN_JOB_PAGE, NULL);
  if (!callboard_api_object_decode_list (CALLBOARD_TYPE_PLAN_JOB_SUMMARY, data, &path,
                                         MAX_SUMMARIES, self->summaries, self->skipped_items,
                                         self->unreadable, error))
    return NULL;

  envelope = json_node_get_object (root);
  decode_pagination (self, json_object_get_member (envelope, "pagination"));

  return g_steal_pointer (&self);
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

  return self->summaries;
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
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_PAGE (self), NULL);

  return G_LIST_MODEL (self->skipped_items);
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
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_PAGE (self), NULL);

  return G_LIST_MODEL (self->unreadable);
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
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_PAGE (self), NULL);

  return self->next_cursor;
}
