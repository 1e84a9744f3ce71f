/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the paginated list of the runs of a world. Each row is consistent with the
 * response of its run. */

#include "callboard-demo-world-private.h"

#include "callboard-demo-json.h"
#include "callboard-demo-page.h"
#include "callboard-demo-run-response.h"

/* The number of runs on a page. */
#define DEFAULT_LIMIT 20
#define MAX_LIMIT     50

static const char *
get_trigger (const CallboardDemoRunEntry *entry)
{
  static const char *const triggers[] = {
    "SCHEDULED", "USER_TRIGGERED_FROM_UI", "TRIGGERED_FROM_API", "SCHEDULED", "RE_RUN",
  };

  return triggers[entry->number % G_N_ELEMENTS (triggers)];
}

static const char *
get_label (const CallboardDemoRunEntry *entry)
{
  static const char *const labels[] = { "nightly", "release", "smoke" };

  return labels[entry->number % G_N_ELEMENTS (labels)];
}

/* Most runs have ended and have a known duration, which makes their schedules unnecessary. */
static JsonObject *
create_summary (CallboardDemoWorld    *self,
                CallboardDemoRunEntry *entry)
{
  JsonObject *data;
  gint64 duration;
  gint64 start_delay;

  if (entry->plan.duration_ms == 0)
    return callboard_demo_run_response_new_summary (entry->id, entry->plan_id,
                                                    callboard_demo_world_get_schedule (self, entry),
                                                    callboard_demo_world_get_now (self));

  duration = callboard_demo_run_schedule_get_duration (&entry->plan, &start_delay);
  data = json_object_new ();
  json_object_set_string_member (data, "simulationRunPlanJobId", entry->id);
  json_object_set_string_member (data, "simulationRunPlanId", entry->plan_id);
  json_object_set_string_member (data, "status", entry->plan.status);
  callboard_demo_json_set_time (data, "createdAt", entry->begins_at);
  callboard_demo_json_set_time (data, "startedAt", entry->begins_at + start_delay);
  callboard_demo_json_set_time (data, "endedAt", entry->begins_at + duration);

  return data;
}

/* The row of a run depends on its schedule only, not on the response about its
 * simulations, which takes much longer to write. */
static JsonObject *
create_row (CallboardDemoWorld    *self,
            CallboardDemoRunEntry *entry)
{
  g_autoptr (JsonObject) summary = NULL;
  JsonObject *data = callboard_demo_world_get_example (entry);
  JsonObject *row = json_object_new ();

  if (data == NULL)
    data = summary = create_summary (self, entry);
  callboard_demo_json_copy_member (data, row, "simulationRunPlanJobId");
  callboard_demo_json_copy_member (data, row, "simulationRunPlanId");
  callboard_demo_json_copy_member (data, row, "status");
  json_object_set_string_member (row, "triggeredBy", get_trigger (entry));
  callboard_demo_json_copy_member (data, row, "createdAt");
  callboard_demo_json_copy_member (data, row, "startedAt");
  callboard_demo_json_copy_member (data, row, "endedAt");

  return row;
}

static const char *
get_status (CallboardDemoWorld    *self,
            CallboardDemoRunEntry *entry)
{
  JsonObject *example = callboard_demo_world_get_example (entry);

  if (example != NULL)
    return json_object_get_string_member (example, "status");
  if (entry->plan.duration_ms > 0)
    return entry->plan.status;

  return callboard_demo_run_schedule_get_status (callboard_demo_world_get_schedule (self, entry),
                                                 callboard_demo_world_get_now (self));
}

static gboolean
matches_query (CallboardDemoWorld    *self,
               CallboardDemoRunEntry *entry,
               GHashTable            *query)
{
  const char *plan_id = g_hash_table_lookup (query, "simulationRunPlanId");
  const char *label_name = g_hash_table_lookup (query, "labelName");
  const char *status = g_hash_table_lookup (query, "status");

  return (plan_id == NULL || g_str_equal (plan_id, entry->plan_id)) &&
         (label_name == NULL || g_str_equal (label_name, get_label (entry))) &&
         (status == NULL || g_str_equal (status, get_status (self, entry)));
}

/**
 * callboard_demo_world_dup_runs:
 * @self: a world
 * @query: (element-type utf8 utf8): the parameters: `limit`, `after`, `status`,
 *   `simulationRunPlanId`, `labelName`
 *
 * Creates the response to `GET /v1/simulation/plan/jobs`, a page of all runs,
 * newest first. The cursor is the ID of the last run before the page, so that new
 * runs do not move the pages.
 *
 * Returns: (transfer full) (nullable): JSON, or %NULL if a parameter is invalid
 */
GBytes *
callboard_demo_world_dup_runs (CallboardDemoWorld *self,
                               GHashTable         *query)
{
  g_auto (CallboardDemoPage) page = { 0 };
  gint64 total = 0;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  if (!callboard_demo_page_init (&page, query, DEFAULT_LIMIT, MAX_LIMIT) ||
      (page.after != NULL && !g_hash_table_contains (self->runs_by_id, page.after)))
    return NULL;

  callboard_demo_world_update (self);
  for (guint i = 0; i < self->all_runs->len; i++) {
    CallboardDemoRunEntry *entry = g_ptr_array_index (self->all_runs, i);
    gboolean is_match = matches_query (self, entry, query);

    total += is_match;
    if (callboard_demo_page_accepts (&page, entry->id) && is_match && !page.has_more)
      callboard_demo_page_add (&page, entry->id, create_row (self, entry));
  }

  return callboard_demo_page_write (&page, total);
}
