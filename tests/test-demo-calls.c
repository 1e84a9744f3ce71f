/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests of the calls of the demo: every transcript, set of metrics, verdict and
 * recording exists, and they agree with each other.
 */

#include <math.h>
#include <string.h>

#include "support/demo-support.h"

#define RATE 8000

typedef GBytes *(*GetFunc) (CallboardDemoWorld *world,
                            const char         *id);

static GBytes *
get_call (CallboardDemoWorld *world,
          const char         *id)
{
  return callboard_demo_world_dup_call (world, id, "http://127.0.0.1/a.wav");
}

static JsonNode *
parse_answer (CallboardDemoWorld *world,
              GetFunc             get_bytes,
              const char         *id)
{
  g_autoptr (GBytes) bytes = get_bytes (world, id);

  return demo_parse (bytes);
}

static JsonArray *
get_entries (JsonNode *transcript)
{
  return json_object_get_array_member (demo_get_data (transcript), "entries");
}

static JsonArray *
get_metrics (JsonNode *metrics)
{
  return json_object_get_array_member (json_node_get_object (metrics), "data");
}

/* The values of a metric, by the ID of its definition or its slug. */
static JsonArray *
get_values (JsonNode   *metrics,
            const char *member,
            const char *key)
{
  JsonArray *array = get_metrics (metrics);

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *metric = json_array_get_object_element (array, i);

    if (g_strcmp0 (demo_get_string (metric, member), key) == 0)
      return json_object_get_array_member (metric, "values");
  }

  return NULL;
}

/* 1 if the check passed, 0 if it failed, -1 if it was not evaluated. */
static int
get_check (JsonNode   *metrics,
           const char *member,
           const char *key)
{
  JsonArray *values = get_values (metrics, member, key);
  JsonObject *value;

  if (values == NULL)
    return -1;

  g_assert_cmpuint (json_array_get_length (values), ==, 1);
  value = json_array_get_object_element (values, 0);
  if (!g_str_equal (demo_get_string (value, "captureStatus"), "SUCCESS")) {
    g_assert_false (json_object_has_member (value, "value"));
    return -1;
  }

  return json_object_get_boolean_member (value, "value");
}

static gboolean
counts (JsonObject *simulation,
        GHashTable *replaced)
{
  return g_str_equal (demo_get_string (simulation, "status"), "COMPLETED") &&
         json_object_get_null_member (simulation, "invalidation") &&
         !g_hash_table_contains (replaced, demo_get_string (simulation, "simulationJobId"));
}

static GHashTable *
find_replaced (JsonArray *simulations)
{
  GHashTable *replaced = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (simulations); i++) {
    const char *retried = demo_get_string (json_array_get_object_element (simulations, i), "retryOfSimulationJobId");

    if (retried != NULL)
      g_hash_table_add (replaced, (char *) retried);
  }

  return replaced;
}

static void
test_metrics_agree_with_the_verdict (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (60, 1, demo_get_clock, &now);
  guint n_checks = 0;

  for (guint i = 0; i < demo_count_runs (world); i++) {
    g_autofree char *id = demo_dup_id (world, i);
    g_autoptr (JsonNode) run = NULL;
    g_autoptr (GHashTable) replaced = NULL;
    JsonArray *simulations;
    JsonArray *checks;

    if (g_str_equal (id, REFERENCE_ID))
      continue;

    run = demo_get_run (world, id);
    if (demo_get_verdict (run) == NULL)
      continue;

    simulations = demo_get_simulations (run);
    replaced = find_replaced (simulations);
    checks = json_object_get_array_member (demo_get_verdict (run), "checks");
    for (guint k = 0; k < json_array_get_length (checks); k++) {
      JsonObject *check = json_array_get_object_element (checks, k);
      gint64 n_passed = 0;
      gint64 n_evaluated = 0;

      for (guint j = 0; j < json_array_get_length (simulations); j++) {
        JsonObject *simulation = json_array_get_object_element (simulations, j);
        g_autoptr (JsonNode) metrics = NULL;
        int result;

        if (!counts (simulation, replaced))
          continue;

        metrics = parse_answer (world, callboard_demo_world_dup_metrics, demo_get_string (simulation, "callId"));
        result = get_check (metrics, "metricDefinitionId", demo_get_string (check, "metricDefinitionId"));
        n_evaluated += result >= 0;
        n_passed += result == 1;
      }

      g_assert_cmpint (n_passed, ==, json_object_get_int_member (check, "passedSims"));
      g_assert_cmpint (n_evaluated, ==, json_object_get_int_member (check, "evaluatedSims"));
      n_checks++;
    }
  }

  g_assert_cmpuint (n_checks, >=, 15);
}

typedef void (*Visit) (CallboardDemoWorld *world,
                       JsonObject         *simulation,
                       gpointer            data);

static void
visit_run (CallboardDemoWorld *world,
           const char         *id,
           Visit               visit,
           gpointer            data)
{
  g_autoptr (JsonNode) run = demo_get_run (world, id);
  JsonArray *simulations = demo_get_simulations (run);

  for (guint i = 0; i < json_array_get_length (simulations); i++) {
    JsonObject *simulation = json_array_get_object_element (simulations, i);

    if (demo_get_string (simulation, "callId") != NULL)
      visit (world, simulation, data);
  }
}

/* Calls @visit for every call of the runs in the run list. */
static void
visit_listed_runs (CallboardDemoWorld *world,
                   Visit               visit,
                   gpointer            data)
{
  for (guint i = 0; i < demo_count_runs (world); i++) {
    g_autofree char *id = demo_dup_id (world, i);

    visit_run (world, id, visit, data);
  }
}

/* Calls @visit for every call of every run. */
static void
visit_calls (CallboardDemoWorld *world,
             Visit               visit,
             gpointer            data)
{
  g_autofree char *after = NULL;

  do {
    g_autoptr (GHashTable) query = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (JsonNode) page = NULL;
    JsonArray *rows;

    g_hash_table_insert (query, (char *) "limit", (char *) "50");
    if (after != NULL)
      g_hash_table_insert (query, (char *) "after", after);
    bytes = callboard_demo_world_dup_runs (world, query);
    page = demo_parse (bytes);
    rows = json_object_get_array_member (json_node_get_object (page), "data");
    for (guint i = 0; i < json_array_get_length (rows); i++)
      visit_run (world, demo_get_string (json_array_get_object_element (rows, i), "simulationRunPlanJobId"), visit, data);
    g_set_str (&after, demo_get_string (json_object_get_object_member (json_node_get_object (page), "pagination"),
                                        "nextCursor"));
  } while (after != NULL);
}

typedef struct
{
  guint n_calls;
  guint n_long;
  guint n_very_long;
  guint n_overlaps;
  guint n_silences;
  guint n_background;
} Lengths;

static void
check_transcript (CallboardDemoWorld *world,
                  JsonObject         *simulation,
                  gpointer            data)
{
  Lengths *lengths = data;
  const char *id = demo_get_string (simulation, "callId");
  g_autoptr (JsonNode) call = parse_answer (world, get_call, id);
  g_autoptr (JsonNode) transcript = parse_answer (world, callboard_demo_world_dup_transcript, id);
  JsonArray *entries = get_entries (transcript);
  JsonArray *participants = json_object_get_array_member (demo_get_data (transcript), "participants");
  gint64 duration = json_object_get_int_member_with_default (demo_get_data (call), "durationMs", -1);
  gint64 last_start = 0;
  gint64 last_end = 0;
  guint n = json_array_get_length (entries);

  g_assert_cmpstr (demo_get_string (demo_get_data (call), "simulationJobId"), ==,
                   demo_get_string (simulation, "simulationJobId"));
  if (duration < 0) {
    g_assert_cmpstr (demo_get_string (demo_get_data (call), "status"), ==, "IN_PROGRESS");
    g_assert_cmpuint (n, ==, 0);
    return;
  }

  g_assert_cmpint (demo_get_time (demo_get_data (call), "endedAt") - demo_get_time (demo_get_data (call), "startedAt"),
                   ==, duration * 1000);
  for (guint i = 0; i < n; i++) {
    JsonObject *entry = json_array_get_object_element (entries, i);
    gint64 start = json_object_get_int_member (entry, "startOffsetMs");
    gint64 end = json_object_get_int_member (entry, "endOffsetMs");
    gboolean is_known = FALSE;

    g_assert_cmpint (start, >=, last_start);
    g_assert_cmpint (end, >, start);
    g_assert_cmpint (end, <=, duration);
    g_assert_cmpuint (strlen (demo_get_string (entry, "text")), >, 0);
    g_assert_null (strchr (demo_get_string (entry, "text"), '{'));
    for (guint k = 0; k < json_array_get_length (participants); k++)
      is_known |= g_str_equal (demo_get_string (json_array_get_object_element (participants, k), "id"),
                               demo_get_string (entry, "participantId"));
    g_assert_true (is_known);
    lengths->n_overlaps += i > 0 && start < last_end;
    lengths->n_silences += i > 0 && start - last_end >= 3000;
    lengths->n_background += demo_get_string (entry, "role") == NULL;
    last_start = start;
    last_end = MAX (last_end, end);
  }

  lengths->n_calls++;
  lengths->n_long += n >= 60 && n <= 150;
  lengths->n_very_long += n >= 900;
}

static void
test_transcripts_match_the_calls (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  Lengths lengths = { 0 };

  visit_listed_runs (world, check_transcript, &lengths);
  g_assert_cmpuint (lengths.n_calls, >, 350);
  g_assert_cmpuint (lengths.n_long, >=, 2);
  g_assert_cmpuint (lengths.n_very_long, ==, 1);
  g_assert_cmpuint (lengths.n_overlaps, >, 50);
  g_assert_cmpuint (lengths.n_silences, >, 50);
  g_assert_cmpuint (lengths.n_background, >, 20);
}

/* Finds the transcript entry of a segment. */
static guint
find_entry (JsonArray  *entries,
            JsonObject *segment)
{
  for (guint i = 0; i < json_array_get_length (entries); i++) {
    JsonObject *entry = json_array_get_object_element (entries, i);

    if (json_object_get_int_member (entry, "startOffsetMs") == json_object_get_int_member (segment, "startOffsetMs")) {
      g_assert_cmpstr (demo_get_string (entry, "text"), ==, demo_get_string (segment, "text"));
      g_assert_cmpint (json_object_get_int_member (entry, "endOffsetMs"), ==,
                       json_object_get_int_member (segment, "endOffsetMs"));
      return i;
    }
  }

  g_assert_not_reached ();
}

/* The longest time before the agent responds. */
static gint64
find_longest_pause (JsonArray *entries)
{
  gint64 longest = 0;
  gint64 end = 0;

  for (guint i = 0; i < json_array_get_length (entries); i++) {
    JsonObject *entry = json_array_get_object_element (entries, i);

    if (i > 0 && g_strcmp0 (demo_get_string (entry, "role"), "AGENT") == 0)
      longest = MAX (longest, json_object_get_int_member (entry, "startOffsetMs") - end);
    end = MAX (end, json_object_get_int_member (entry, "endOffsetMs"));
  }

  return longest;
}

typedef struct
{
  GHashTable *types;
  GHashTable *statuses;
  GHashTable *contexts;
  guint       n_failures[3];
} Seen;

static void
check_metrics (CallboardDemoWorld *world,
               JsonObject         *simulation,
               gpointer            data)
{
  static const char * const checks[] = {
    "instruction_follow_check", "silence_duration_check", "said_what_happens_next_check"
  };
  Seen *seen = data;
  const char *id = demo_get_string (simulation, "callId");
  g_autoptr (JsonNode) transcript = parse_answer (world, callboard_demo_world_dup_transcript, id);
  g_autoptr (JsonNode) metrics = parse_answer (world, callboard_demo_world_dup_metrics, id);
  JsonArray *entries = get_entries (transcript);
  JsonArray *array = get_metrics (metrics);
  int silence = get_check (metrics, "slug", checks[1]);

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *metric = json_array_get_object_element (array, i);
    JsonArray *values = json_object_get_array_member (metric, "values");

    g_hash_table_add (seen->types, g_strdup (demo_get_string (metric, "type")));
    for (guint j = 0; j < json_array_get_length (values); j++) {
      JsonObject *value = json_array_get_object_element (values, j);

      g_hash_table_add (seen->statuses, g_strdup (demo_get_string (value, "captureStatus")));
      g_hash_table_add (seen->contexts, g_strdup (demo_get_string (value, "context")));
      g_assert_cmpint (json_object_has_member (value, "value"), ==,
                       g_str_equal (demo_get_string (value, "captureStatus"), "SUCCESS"));
    }
  }

  if (silence >= 0)
    g_assert_cmpint (find_longest_pause (entries) <= 2000, ==, silence);

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++) {
    JsonObject *value;
    JsonObject *entry;

    if (get_check (metrics, "slug", checks[i]) != 0)
      continue;

    value = json_array_get_object_element (get_values (metrics, "slug", checks[i]), 0);
    entry = json_array_get_object_element (entries,
                                           find_entry (entries, json_object_get_object_member (value, i == 1 ? "toSegment" : "segment")));
    g_assert_cmpstr (demo_get_string (entry, "role"), ==, "AGENT");
    g_assert_nonnull (demo_get_string (value, "valueReasoning"));
    if (i == 1)
      find_entry (entries, json_object_get_object_member (value, "fromSegment"));
    seen->n_failures[i]++;
  }
}

static void
test_failures_have_the_stated_position (void)
{
  static const char * const types[] = {
    "COUNT", "NUMERIC", "BOOLEAN", "SCALE", "TEXT", "CLASSIFICATION", "OFFSET"
  };
  static const char * const statuses[] = { "SUCCESS", "NOT_APPLICABLE", "DATA_MISSING", "ERROR" };
  static const char * const contexts[] = { "CALL", "SEGMENT", "SEGMENT_RANGE" };
  /* After the end of the run that is active at noon. */
  gint64 now = NOON + 20 * G_TIME_SPAN_MINUTE;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  g_autoptr (GHashTable) seen_types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen_statuses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen_contexts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Seen seen = { seen_types, seen_statuses, seen_contexts, { 0 } };

  visit_calls (world, check_metrics, &seen);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_assert_true (g_hash_table_contains (seen_types, types[i]));
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    g_assert_true (g_hash_table_contains (seen_statuses, statuses[i]));
  for (guint i = 0; i < G_N_ELEMENTS (contexts); i++)
    g_assert_true (g_hash_table_contains (seen_contexts, contexts[i]));
  for (guint i = 0; i < G_N_ELEMENTS (seen.n_failures); i++)
    g_assert_cmpuint (seen.n_failures[i], >, 5);
}

typedef struct
{
  GHashTable *access;
  GHashTable *ended;
  guint       n_titles;
  guint       n_superseded;
  guint       n_sentiments;
} CallSummary;

static void
check_call (CallboardDemoWorld *world,
            JsonObject         *simulation,
            gpointer            data)
{
  CallSummary *call_summary = data;
  const char *id = demo_get_string (simulation, "callId");
  g_autoptr (JsonNode) answer = parse_answer (world, get_call, id);
  g_autoptr (JsonNode) sentiment = parse_answer (world, callboard_demo_world_dup_sentiment, id);
  JsonObject *call = demo_get_data (answer);
  const char *superseded_by = demo_get_string (call, "supersededByCallId");

  g_assert_cmpstr (demo_get_string (call, "id"), ==, id);
  g_hash_table_add (call_summary->access, g_strdup (demo_get_string (call, "recordingUrlAccess")));
  if (demo_get_string (call, "endedStatus") != NULL)
    g_hash_table_add (call_summary->ended, g_strdup (demo_get_string (call, "endedStatus")));
  g_assert_cmpint (demo_get_string (call, "recordingUrl") != NULL, ==,
                   g_str_equal (demo_get_string (call, "recordingUrlAccess"), "AVAILABLE"));
  g_assert_cmpint (demo_get_string (call, "title") != NULL, ==, demo_get_string (call, "summary") != NULL);
  call_summary->n_titles += demo_get_string (call, "title") != NULL;
  call_summary->n_sentiments += demo_get_string (demo_get_data (sentiment), "averageCategoricalSentiment") != NULL;
  if (superseded_by != NULL) {
    g_autoptr (JsonNode) successor = parse_answer (world, get_call, superseded_by);

    g_assert_nonnull (demo_get_data (successor));
    call_summary->n_superseded++;
  }
}

static void
test_call_fields (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  g_autoptr (GHashTable) access = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) ended = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CallSummary call_summary = { access, ended, 0, 0, 0 };

  visit_listed_runs (world, check_call, &call_summary);
  g_assert_cmpuint (g_hash_table_size (access), ==, 3);
  g_assert_cmpuint (g_hash_table_size (ended), >=, 5);
  g_assert_cmpuint (call_summary.n_titles, >, 200);
  g_assert_cmpuint (call_summary.n_superseded, >=, 5);
  g_assert_cmpuint (call_summary.n_sentiments, >, 200);
  g_assert_null (get_call (world, "no-such-call"));
  g_assert_null (callboard_demo_world_dup_transcript (world, "no-such-call"));
  g_assert_null (callboard_demo_world_dup_metrics (world, "no-such-call"));
  g_assert_null (callboard_demo_world_dup_sentiment (world, "no-such-call"));
  g_assert_null (callboard_demo_world_create_voice (world, "no-such-call"));
}

static void
test_call_in_progress_grows (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  g_autofree char *run_id = demo_dup_id (world, 0);
  g_autofree char *id = NULL;
  gboolean was_in_progress = FALSE;
  gboolean was_without_metrics = FALSE;
  guint n_metrics = 0;

  /* Finds a call in progress. */
  for (; id == NULL; now += G_TIME_SPAN_SECOND) {
    g_autoptr (JsonNode) run = demo_get_run (world, run_id);
    JsonArray *simulations = demo_get_simulations (run);

    for (guint i = 0; id == NULL && i < json_array_get_length (simulations); i++) {
      JsonObject *simulation = json_array_get_object_element (simulations, i);

      if (g_str_equal (demo_get_string (simulation, "processingStatus"), "SIMULATING") &&
          g_str_equal (demo_get_string (simulation, "status"), "PROCESSING"))
        id = g_strdup (demo_get_string (simulation, "callId"));
    }
  }

  for (guint i = 0; i < 300 && n_metrics == 0; i++, now += G_TIME_SPAN_SECOND) {
    g_autoptr (JsonNode) call = parse_answer (world, get_call, id);
    g_autoptr (JsonNode) transcript = parse_answer (world, callboard_demo_world_dup_transcript, id);
    g_autoptr (JsonNode) metrics = parse_answer (world, callboard_demo_world_dup_metrics, id);
    gboolean is_in_progress = g_str_equal (demo_get_string (demo_get_data (call), "status"),
                                           "IN_PROGRESS");

    n_metrics = json_array_get_length (get_metrics (metrics));
    was_in_progress |= is_in_progress;
    if (is_in_progress)
      g_assert_cmpuint (json_array_get_length (get_entries (transcript)), ==, 0);
    was_without_metrics |= !is_in_progress && n_metrics == 0;
  }
  g_assert_true (was_in_progress);
  g_assert_true (was_without_metrics);
  g_assert_cmpuint (n_metrics, >, 5);
}

static gint16
get_sample (const guint8 *file,
            gsize         number)
{
  return (gint16) (file[44 + 2 * number] | file[45 + 2 * number] << 8);
}

/* The root mean square of some samples, at most 1. */
static double
get_loudness (const guint8 *file,
              gsize         from,
              gsize         to)
{
  double sum = 0;

  for (gsize i = from; i < to; i++) {
    double sample = get_sample (file, i) / 32768.0;

    sum += sample * sample;
  }

  return sqrt (sum / (double) (to - from));
}

static gboolean
is_spoken (JsonArray *entries,
           gint64     from,
           gint64     to,
           gboolean   throughout)
{
  for (guint i = 0; i < json_array_get_length (entries); i++) {
    JsonObject *entry = json_array_get_object_element (entries, i);
    gint64 start = json_object_get_int_member (entry, "startOffsetMs");
    gint64 end = json_object_get_int_member (entry, "endOffsetMs");

    if (throughout ? start <= from && end >= to : start < to && end > from)
      return TRUE;
  }

  return FALSE;
}

static void
check_recording (CallboardDemoWorld *world,
                 JsonObject         *simulation,
                 gpointer            data)
{
  guint *n_recordings = data;
  const char *id = demo_get_string (simulation, "callId");
  g_autoptr (CallboardDemoVoice) voice = callboard_demo_world_create_voice (world, id);
  g_autoptr (JsonNode) call = parse_answer (world, get_call, id);
  g_autoptr (JsonNode) transcript = parse_answer (world, callboard_demo_world_dup_transcript, id);
  gint64 duration = json_object_get_int_member_with_default (demo_get_data (call), "durationMs", -1);
  g_autoptr (GBytes) bytes = NULL;
  const guint8 *file;
  gsize size;

  g_assert_cmpint (voice != NULL, ==, demo_get_string (demo_get_data (call), "recordingUrl") != NULL);
  if (voice == NULL || *n_recordings == 30)
    return;

  bytes = callboard_demo_voice_render (voice);
  file = g_bytes_get_data (bytes, &size);
  g_assert_cmpmem (file, 4, "RIFF", 4);
  g_assert_cmpmem (file + 8, 8, "WAVEfmt ", 8);
  g_assert_cmpint ((gint64) (size - 44) / 2 * 1000 / RATE, >=, duration - 100);
  g_assert_cmpint ((gint64) (size - 44) / 2 * 1000 / RATE, <=, duration + 100);

  for (gint64 offset = 0; offset + 200 <= duration; offset += 100) {
    double loudness = get_loudness (file, (gsize) offset * RATE / 1000,
                                    (gsize) (offset + 200) * RATE / 1000);

    if (is_spoken (get_entries (transcript), offset, offset + 200, TRUE))
      g_assert_cmpfloat (loudness, >, 0.02);
    else if (!is_spoken (get_entries (transcript), offset - 1, offset + 201, FALSE))
      g_assert_cmpfloat (loudness, <, 0.005);
  }
  *n_recordings += 1;
}

static void
test_recordings_match_the_transcript (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  guint n_recordings = 0;

  visit_listed_runs (world, check_recording, &n_recordings);
  g_assert_cmpuint (n_recordings, ==, 30);
}

static void
test_same_seed_same_calls (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  g_autoptr (CallboardDemoWorld) again = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  g_autofree char *run_id = demo_dup_id (world, 1);
  g_autoptr (JsonNode) run = demo_get_run (world, run_id);
  const char *id = demo_get_string (json_array_get_object_element (demo_get_simulations (run), 3), "callId");
  static const GetFunc functions[] = {
    callboard_demo_world_dup_transcript, callboard_demo_world_dup_metrics,
    callboard_demo_world_dup_sentiment, get_call,
  };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++) {
    g_autoptr (GBytes) bytes = functions[i] (world, id);
    g_autoptr (GBytes) same = functions[i] (again, id);

    g_assert_true (g_bytes_equal (bytes, same));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/calls/metrics-agree-with-the-verdict", test_metrics_agree_with_the_verdict);
  g_test_add_func ("/demo/calls/transcripts-match-the-calls", test_transcripts_match_the_calls);
  g_test_add_func ("/demo/calls/failures-have-the-stated-position",
                   test_failures_have_the_stated_position);
  g_test_add_func ("/demo/calls/fields", test_call_fields);
  g_test_add_func ("/demo/calls/grow-while-in-progress", test_call_in_progress_grows);
  g_test_add_func ("/demo/calls/recordings-match-the-transcript",
                   test_recordings_match_the_transcript);
  g_test_add_func ("/demo/calls/same-seed-same-calls", test_same_seed_same_calls);

  return g_test_run ();
}
