/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the runs of a world, page by page. Each row says what the run
 * itself would say. */

#include "callboard-demo-world-private.h"

#include "callboard-demo-json.h"

/* A page of the list of runs. */
#define DEFAULT_LIMIT 20
#define MAX_LIMIT     50

static const char *
get_trigger (const CallboardDemoShow *show)
{
  static const char *const triggers[] = {
    "SCHEDULED", "USER_TRIGGERED_FROM_UI", "TRIGGERED_FROM_API", "SCHEDULED", "RE_RUN",
  };

  return triggers[show->number % G_N_ELEMENTS (triggers)];
}

static const char *
get_label (const CallboardDemoShow *show)
{
  static const char *const labels[] = { "nightly", "release", "smoke" };

  return labels[show->number % G_N_ELEMENTS (labels)];
}

static void
copy_member (JsonObject *from,
             JsonObject *to,
             const char *name)
{
  if (json_object_has_member (from, name))
    json_object_set_member (to, name, json_node_copy (json_object_get_member (from, name)));
  else
    json_object_set_null_member (to, name);
}

/* The row of the list says what the run itself would say. */
static JsonObject *
create_row (CallboardDemoWorld *self,
            CallboardDemoShow  *show)
{
  g_autoptr (GBytes) answer = callboard_demo_world_dup_plan_job (self, show->id);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *data;
  JsonObject *row;

  if (show->row != NULL)
    return json_object_ref (show->row);

  if (!json_parser_load_from_data (parser, g_bytes_get_data (answer, NULL), g_bytes_get_size (answer), NULL))
    g_assert_not_reached ();

  data = json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)), "data");
  row = json_object_new ();
  copy_member (data, row, "simulationRunPlanJobId");
  copy_member (data, row, "simulationRunPlanId");
  copy_member (data, row, "status");
  json_object_set_string_member (row, "triggeredBy", get_trigger (show));
  copy_member (data, row, "createdAt");
  copy_member (data, row, "startedAt");
  copy_member (data, row, "endedAt");
  if (!json_object_get_null_member (row, "endedAt"))
    show->row = json_object_ref (row);

  return row;
}

static gboolean
is_wanted (const CallboardDemoShow *show,
           GHashTable              *query)
{
  const char *plan_id = g_hash_table_lookup (query, "simulationRunPlanId");
  const char *label_name = g_hash_table_lookup (query, "labelName");

  return (plan_id == NULL || g_str_equal (plan_id, show->plan_id)) &&
         (label_name == NULL || g_str_equal (label_name, get_label (show)));
}

/**
 * callboard_demo_world_dup_runs:
 * @self: a world
 * @query: (element-type utf8 utf8): the parameters: `limit`, `after`, `status`,
 *   `simulationRunPlanId`, `labelName`
 *
 * Gives the answer to `GET /v1/simulation/plan/jobs`: a page of all runs, the
 * newest first. The cursor is the id of the last one before the page, so that
 * runs that begin meanwhile move nothing.
 *
 * Returns: (transfer full) (nullable): JSON, or %NULL where a parameter is wrong
 */
GBytes *
callboard_demo_world_dup_runs (CallboardDemoWorld *self,
                               GHashTable         *query)
{
  g_autoptr (JsonObject) answer = NULL;
  const char *limit_text;
  const char *after;
  const char *status;
  guint64 limit = DEFAULT_LIMIT;
  gboolean is_after;
  gboolean has_more = FALSE;
  const char *last_id = NULL;
  JsonArray *rows;
  JsonObject *pagination;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  limit_text = g_hash_table_lookup (query, "limit");
  after = g_hash_table_lookup (query, "after");
  status = g_hash_table_lookup (query, "status");
  if (limit_text != NULL && !g_ascii_string_to_unsigned (limit_text, 10, 1, MAX_LIMIT, &limit, NULL))
    return NULL;
  if (after != NULL && !g_hash_table_contains (self->shows, after))
    return NULL;

  callboard_demo_world_bring_up_to_date (self);
  rows = json_array_new ();
  is_after = after == NULL;
  for (guint i = 0; i < self->season->len && !has_more; i++) {
    CallboardDemoShow *show = g_ptr_array_index (self->season, i);
    g_autoptr (JsonObject) row = NULL;

    if (is_after && is_wanted (show, query)) {
      row = create_row (self, show);
      if (status == NULL || g_str_equal (json_object_get_string_member (row, "status"), status)) {
        has_more = json_array_get_length (rows) == limit;
        if (!has_more) {
          json_array_add_object_element (rows, json_object_ref (row));
          last_id = show->id;
        }
      }
    }
    is_after = is_after || g_str_equal (show->id, after);
  }

  pagination = json_object_new ();
  json_object_set_boolean_member (pagination, "hasMore", has_more);
  json_object_set_int_member (pagination, "total", self->season->len);
  callboard_demo_json_set_string (pagination, "nextCursor", has_more ? last_id : NULL);
  answer = json_object_new ();
  json_object_set_array_member (answer, "data", rows);
  json_object_set_object_member (answer, "pagination", pagination);

  return callboard_demo_json_write (answer);
}
