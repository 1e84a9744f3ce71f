/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulations of a run over time: when each waits and runs, even if clocks differ,
 * and how many run concurrently.
 */

#include "config.h"

#include "callboard-timeline.h"
#include "support/model-support.h"

/* Each row is a simulation of a run at 10:00:00: its ID and status, and when it was
 * created, started and completed, in seconds after that, or -1. */
typedef struct
{
  const char *id;
  const char *status;
  int         created;
  int         started;
  int         completed;
} Row;

static void
set_time (JsonNode   *answer,
          guint       position,
          const char *member,
          int         seconds)
{
  g_autofree char *path = g_strdup_printf ("data.simulationJobs[%u].%s", position, member);
  g_autofree char *json = NULL;

  if (seconds < -60)
    return;

  json = g_strdup_printf ("\"2026-01-05T%s:%02d:%02dZ\"", seconds < 0 ? "09" : "10",
                          (seconds + 3600) / 60 % 60, (seconds + 3600) % 60);
  model_support_change (answer, path, json);
}

static JsonNode *
create_answer (const Row *rows,
               guint      n_rows)
{
  g_autoptr(GString) simulations = g_string_new (NULL);
  JsonNode *answer;

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (simulations, "%s=%s ", rows[i].id, rows[i].status);
  answer = model_support_create_answer (simulations->str);
  for (guint i = 0; i < n_rows; i++)
    {
      set_time (answer, i, "createdAt", rows[i].created);
      if (rows[i].started != -1)
        set_time (answer, i, "startedAt", rows[i].started);
      if (rows[i].completed != -1)
        set_time (answer, i, "completedAt", rows[i].completed);
    }

  return answer;
}

static GDateTime *
create_time (int seconds)
{
  g_autoptr(GDateTime) ten = g_date_time_new_utc (2026, 1, 5, 10, 0, 0);

  return g_date_time_add_seconds (ten, seconds);
}

/* The lanes as "a 1000:2000-3000", with "+" if in progress. */
static char *
dup_lanes (CallboardTimeline *timeline)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < callboard_timeline_get_n_lanes (timeline); i++)
    {
      const CallboardLane *lane = callboard_timeline_get_lane (timeline, i);

      g_string_append_printf (text, "%s%s %" G_GINT64_FORMAT ":", i > 0 ? " | " : "",
                              callboard_simulation_job_get_id (lane->simulation), lane->created);
      if (lane->started != CALLBOARD_OFFSET_UNKNOWN)
        g_string_append_printf (text, "%" G_GINT64_FORMAT, lane->started);
      g_string_append_printf (text, "-%" G_GINT64_FORMAT "%s", lane->ended, lane->is_open ? "+" : "");
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
dup_steps (CallboardTimeline *timeline)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint n;
  const CallboardConcurrency *steps = callboard_timeline_get_concurrency (timeline, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT "=%u", i > 0 ? " " : "", steps[i].time, steps[i].n_running);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_timeline (CallboardTimeline *timeline,
                 const char        *lanes,
                 const char        *steps)
{
  g_autofree char *actual_lanes = dup_lanes (timeline);
  g_autofree char *actual_steps = dup_steps (timeline);

  g_assert_cmpstr (actual_lanes, ==, lanes);
  g_assert_cmpstr (actual_steps, ==, steps);
}

static void
test_lanes (void)
{
  static const Row rows[] = {
    { "late", "COMPLETED", 1, 20, 30 },
    { "waits", "QUEUED", 2, -1, -1 },
    { "runs", "PROCESSING", 1, 15, -1 },
    { "first", "FAILED", 1, 5, 20 },
    { "never", "CANCELLED", 1, -1, -1 },
  };
  g_autoptr(JsonNode) answer = create_answer (rows, G_N_ELEMENTS (rows));
  g_autoptr(CallboardPlanJob) run = model_support_decode_node (answer);
  g_autoptr(GDateTime) now = create_time (40);
  g_autoptr(GDateTime) later = create_time (50);
  CallboardTimeline *timeline = callboard_timeline_new (run, G_LIST_MODEL (run), now);
  g_autoptr(CallboardSimulationJob) waiting = g_list_model_get_item (G_LIST_MODEL (run), 1);

  assert_timeline (timeline,
                   "first 1000:5000-20000 | runs 1000:15000-40000+ | late 1000:20000-30000 | "
                   "never 1000:-1000 | waits 2000:-40000+",
                   "5000=1 15000=2 20000=2 30000=1");
  g_assert_cmpint (callboard_timeline_get_length (timeline), ==, 40000);
  g_assert_cmpuint (callboard_timeline_get_peak (timeline), ==, 2);
  g_assert_cmpuint (callboard_timeline_get_n_lanes (timeline), ==, 5);
  g_assert_true (callboard_timeline_get_lane (timeline, 4)->simulation == waiting);

  callboard_timeline_set_now (timeline, later);
  g_assert_cmpint (callboard_timeline_get_length (timeline), ==, 50000);
  g_assert_finalize_object (timeline);
}

static void
test_clocks_disagree (void)
{
  static const Row rows[] = {
    { "backwards", "COMPLETED", 10, 5, 1 },
    { "before", "COMPLETED", -30, -20, 10 },
    { "tomorrow", "PROCESSING", 100, 200, -1 },
  };
  g_autoptr(JsonNode) answer = create_answer (rows, G_N_ELEMENTS (rows));
  g_autoptr(CallboardPlanJob) run = model_support_decode_node (answer);
  g_autoptr(GDateTime) now = create_time (40);
  g_autoptr(CallboardTimeline) timeline = callboard_timeline_new (run, G_LIST_MODEL (run), now);

  /* The timeline starts with the earliest time. */
  assert_timeline (timeline,
                   "before 0:10000-40000 | backwards 40000:40000-40000 | tomorrow 130000:230000-230000+",
                   "10000=1 40000=0 230000=1");
}

/* Without the time of a creation, the timeline starts with the first known time. */
static void
test_creation_is_unknown (void)
{
  static const Row rows[] = {
    { "late", "PROCESSING", 3, 20, -1 },
    { "first", "COMPLETED", 1, 5, 30 },
    { "ended", "COMPLETED", 2, -1, 8 },
  };
  g_autoptr(JsonNode) answer = create_answer (rows, G_N_ELEMENTS (rows));
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(CallboardPlanJob) started_run = NULL;
  g_autoptr(GDateTime) now = create_time (40);
  g_autoptr(CallboardTimeline) timeline = NULL;
  g_autoptr(CallboardTimeline) started_timeline = NULL;

  model_support_change (answer, "data.createdAt", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("data.simulationJobs[%u].createdAt", i);

      model_support_change (answer, path, "null");
    }
  run = model_support_decode_node (answer);
  timeline = callboard_timeline_new (run, G_LIST_MODEL (run), now);
  assert_timeline (timeline, "first 0:0-25000 | late 15000:15000-35000+ | ended 0:-3000",
                   "0=1 15000=2 25000=1");

  /* The run's own start counts too. */
  model_support_change (answer, "data.startedAt", "\"2026-01-05T10:00:04Z\"");
  started_run = model_support_decode_node (answer);
  started_timeline = callboard_timeline_new (started_run, G_LIST_MODEL (started_run), now);
  assert_timeline (started_timeline, "first 1000:1000-26000 | late 16000:16000-36000+ | ended 0:-4000",
                   "1000=1 16000=2 26000=1");
}

static void
test_run_is_over (void)
{
  static const Row rows[] = {
    { "lost", "PROCESSING", 1, 5, -1 },
    { "unheard", "DREAMING", 1, -1, -1 },
  };
  g_autoptr(JsonNode) answer = create_answer (rows, G_N_ELEMENTS (rows));
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(GDateTime) now = create_time (3000);
  g_autoptr(CallboardTimeline) timeline = NULL;

  model_support_change (answer, "data.endedAt", "\"2026-01-05T10:01:00Z\"");
  run = model_support_decode_node (answer);
  timeline = callboard_timeline_new (run, G_LIST_MODEL (run), now);
  assert_timeline (timeline, "lost 1000:5000-60000 | unheard 1000:-60000", "5000=1 60000=0");
  g_assert_cmpint (callboard_timeline_get_length (timeline), ==, 60000);
}

static void
test_running_at (void)
{
  static const Row rows[] = {
    { "a", "COMPLETED", 0, 1, 3 },
    { "b", "COMPLETED", 0, 2, 4 },
    { "c", "COMPLETED", 0, 3, 5 },
  };
  g_autoptr(JsonNode) answer = create_answer (rows, G_N_ELEMENTS (rows));
  g_autoptr(CallboardPlanJob) run = model_support_decode_node (answer);
  g_autoptr(CallboardPlanJob) empty = model_support_create_run ("");
  g_autoptr(GDateTime) now = create_time (40);
  g_autoptr(CallboardTimeline) timeline = callboard_timeline_new (run, G_LIST_MODEL (run), now);
  g_autoptr(CallboardTimeline) nothing = callboard_timeline_new (empty, G_LIST_MODEL (empty), now);
  static const struct { gint64 time; guint n; } cases[] = {
    { -1, 0 }, { 0, 0 }, { 999, 0 }, { 1000, 1 }, { 1999, 1 }, { 2000, 2 }, { 3000, 2 }, { 4000, 1 }, { 5000, 0 },
    { G_MAXINT64, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (callboard_timeline_get_n_running (timeline, cases[i].time), ==, cases[i].n);
  g_assert_cmpuint (callboard_timeline_get_peak (timeline), ==, 2);
  g_assert_cmpuint (callboard_timeline_get_n_running (nothing, 0), ==, 0);
  g_assert_cmpuint (callboard_timeline_get_n_lanes (nothing), ==, 0);
  g_assert_cmpint (callboard_timeline_get_length (nothing), ==, 0);
}

static void
count_change (gpointer  object,
              guint    *n_changes)
{
  *n_changes += 1;
}

static void
test_updates_with_run (void)
{
  static const Row before[] = { { "a", "PROCESSING", 0, 1, -1 } };
  static const Row after[] = { { "a", "COMPLETED", 0, 1, 3 }, { "b", "QUEUED", 2, -1, -1 } };
  g_autoptr(JsonNode) answer = create_answer (before, G_N_ELEMENTS (before));
  g_autoptr(JsonNode) fresh_answer = create_answer (after, G_N_ELEMENTS (after));
  g_autoptr(CallboardPlanJob) run = model_support_decode_node (answer);
  g_autoptr(CallboardPlanJob) fresh = model_support_decode_node (fresh_answer);
  g_autoptr(GDateTime) now = create_time (10);
  CallboardTimeline *timeline = callboard_timeline_new (run, G_LIST_MODEL (run), now);
  guint n_changes = 0;

  g_signal_connect (timeline, "changed", G_CALLBACK (count_change), &n_changes);
  assert_timeline (timeline, "a 0:1000-10000+", "1000=1");
  callboard_plan_job_merge (run, fresh);
  assert_timeline (timeline, "a 0:1000-3000 | b 2000:-10000+", "1000=1 3000=0");
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_finalize_object (timeline);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline/lanes", test_lanes);
  g_test_add_func ("/timeline/clocks-disagree", test_clocks_disagree);
  g_test_add_func ("/timeline/creation-is-unknown", test_creation_is_unknown);
  g_test_add_func ("/timeline/run-has-ended", test_run_is_over);
  g_test_add_func ("/timeline/concurrency", test_running_at);
  g_test_add_func ("/timeline/updates-with-run", test_updates_with_run);

  return g_test_run ();
}
