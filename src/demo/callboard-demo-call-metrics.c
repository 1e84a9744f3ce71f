/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the metrics of a call: its checks with the segments where they failed,
 * and metrics of every type, derived from the transcript where possible. */

#include "callboard-demo-call.h"

#include "callboard-demo-json.h"
#include "callboard-demo-story.h"

/* The maximum number of turns with a response latency. */
#define MAX_LATENCIES 12

/* The indexes of the metrics in personas.json. The checks of runs precede them. */
enum
{
  METRIC_SILENCE_DURATION = CALLBOARD_DEMO_MAX_CHECKS,
  METRIC_TURN_COUNT,
  METRIC_TALK_RATIO,
  METRIC_CALL_OUTCOME,
  METRIC_CUSTOMER_SATISFACTION,
  METRIC_REASON_FOR_CALL,
  METRIC_VOICEMAIL_DETECTED,
  METRIC_AGENT_SPOKE,
  METRIC_TOOL_ACCURACY,
  METRIC_BACKGROUND_NOISE_LEVEL,
  METRIC_RESPONSE_LATENCY,
  METRIC_PROPERTY_MISMATCH,
};

/* Adds a metric without values. */
static JsonObject *
add_defined_metric (JsonArray  *metrics,
                    JsonObject *definition)
{
  JsonObject *metric = json_object_new ();

  callboard_demo_json_copy_member (definition, metric, "metricDefinitionId");
  callboard_demo_json_copy_member (definition, metric, "slug");
  json_object_set_member (metric, "metricId", json_object_dup_member (definition, "slug"));
  callboard_demo_json_copy_member (definition, metric, "name");
  callboard_demo_json_copy_member (definition, metric, "description");
  callboard_demo_json_copy_member (definition, metric, "type");
  callboard_demo_json_copy_member (definition, metric, "scope");
  json_object_set_array_member (metric, "values", json_array_new ());
  if (json_object_has_member (definition, "unit"))
    callboard_demo_json_copy_member (definition, metric, "unit");
  json_array_add_object_element (metrics, metric);

  return metric;
}

static JsonObject *
add_metric (JsonArray          *metrics,
            CallboardDemoWorld *world,
            guint               number)
{
  return add_defined_metric (metrics, callboard_demo_personas_get_metric (world->personas, number));
}

static JsonObject *
add_value (JsonObject              *metric,
           const CallboardDemoCall *call,
           const char              *capture_status,
           const char              *context)
{
  JsonObject *value = json_object_new ();

  json_object_set_string_member (value, "captureStatus", capture_status);
  json_object_set_string_member (value, "context", context);
  callboard_demo_json_set_time (value, "computedAt", call->info.ended_at);
  json_array_add_object_element (json_object_get_array_member (metric, "values"), value);

  return value;
}

static JsonObject *
add_captured (JsonObject              *metric,
              const CallboardDemoCall *call,
              const char              *context)
{
  JsonObject *value = add_value (metric, call, "SUCCESS", context);

  json_object_set_double_member (value, "confidence", (60 + call->seed % 40) / 100.0);

  return value;
}

static const CallboardDemoLine *
get_line (const CallboardDemoCall *call,
          guint                    position)
{
  return g_ptr_array_index (call->conversation->lines, position);
}

static void
set_segment (JsonObject              *value,
             const char              *member,
             const CallboardDemoCall *call,
             guint                    position)
{
  g_autoptr (GRand) random = callboard_demo_random_new (call->seed, position);
  const CallboardDemoLine *line = get_line (call, position);
  JsonObject *segment = json_object_new ();
  char id[CALLBOARD_DEMO_UUID_SIZE];

  callboard_demo_random_write_uuid (random, id);
  json_object_set_string_member (segment, "id", id);
  json_object_set_string_member (segment, "text", line->text);
  json_object_set_int_member (segment, "startOffsetMs", line->start_ms);
  json_object_set_int_member (segment, "endOffsetMs", line->end_ms);
  json_object_set_object_member (value, member, segment);
}

/* --- Checks ----------------------------------------------------------------- */

/* Returns the number of the check of the same kind among the first ones. */
static guint
get_check_kind (guint metric)
{
  return metric == CALLBOARD_DEMO_PAUSE_CHECK ? 1 : metric;
}

/* Returns the silence before a line in ms. */
static gint64
get_gap_before (const CallboardDemoCall *call,
                guint                    position)
{
  gint64 end = 0;

  for (guint i = 0; i < position; i++)
    end = MAX (end, get_line (call, i)->end_ms);

  return get_line (call, position)->start_ms - end;
}

/* Finds the first line with @mark. */
static gboolean
find_mark (const CallboardDemoCall *call,
           CallboardDemoMark        mark,
           guint                   *position)
{
  for (guint i = 0; i < call->conversation->lines->len; i++) {
    if (get_line (call, i)->mark == mark) {
      *position = i;
      return TRUE;
    }
  }

  return FALSE;
}

/* Adds a failed check with the segment of the transcript where it failed. */
static void
add_failure (JsonObject              *metric,
             const CallboardDemoCall *call,
             guint                    number)
{
  static const CallboardDemoMark marks[] = {
    CALLBOARD_DEMO_MARK_VIOLATION, CALLBOARD_DEMO_MARK_PAUSE, CALLBOARD_DEMO_MARK_CLOSING, CALLBOARD_DEMO_MARK_NONE,
  };
  g_autofree char *reason = NULL;
  guint position = 0;
  JsonObject *value;

  if (marks[number] == CALLBOARD_DEMO_MARK_NONE || !find_mark (call, marks[number], &position)) {
    value = add_captured (metric, call, "CALL");
    json_object_set_boolean_member (value, "value", FALSE);
    return;
  }

  if (number == 0)
    reason = g_strdup (call->conversation->violation_reason);
  else if (number == 1)
    reason = g_strdup_printf ("The agent paused %.1f s before it answered.",
                              (double) get_gap_before (call, position) / 1000);
  else
    reason = g_strdup ("The agent ended without saying what happens next.");

  value = add_captured (metric, call, number == 1 && position > 0 ? "SEGMENT_RANGE" : "SEGMENT");
  json_object_set_boolean_member (value, "value", FALSE);
  callboard_demo_json_set_string (value, "valueReasoning", reason);
  if (number == 1 && position > 0) {
    set_segment (value, "fromSegment", call, position - 1);
    set_segment (value, "toSegment", call, position);
  } else {
    set_segment (value, "segment", call, position);
  }
}

static void
add_check (JsonArray                      *metrics,
           CallboardDemoWorld             *world,
           const CallboardDemoCall        *call,
           const CallboardDemoCheckResult *result)
{
  static const char * const reasons[] = {
    "The agent did what it was told to, step by step.",
    "The agent answered in time, every time.",
    "At the end the caller knew what would happen, and when.",
    "Every tool was called once and with what the caller had said.",
  };
  const CallboardDemoPlan *plan = &call->info.entry->plan;
  JsonObject *definition = callboard_demo_story_get_metric (plan, world->personas, result->metric);
  JsonObject *metric = add_defined_metric (metrics, definition);
  guint kind = get_check_kind (result->metric);
  JsonObject *value;

  /* Fields of an invented later version of the API. */
  if (result->metric == CALLBOARD_DEMO_PAUSE_CHECK)
    callboard_demo_personas_set_version (world->personas, definition, result->definition_id, metric);
  json_object_set_string_member (metric, "metricDefinitionId", result->definition_id);
  switch (result->status) {
    case CALLBOARD_DEMO_CHECK_PASSED:
      value = add_captured (metric, call, "CALL");
      json_object_set_boolean_member (value, "value", TRUE);
      json_object_set_string_member (value, "valueReasoning", reasons[kind]);
      break;
    case CALLBOARD_DEMO_CHECK_FAILED:
      add_failure (metric, call, kind);
      break;
    case CALLBOARD_DEMO_CHECK_NOT_APPLICABLE:
      add_value (metric, call, "NOT_APPLICABLE", "CALL");
      break;
    case CALLBOARD_DEMO_CHECK_ERROR:
      value = add_value (metric, call, "ERROR", "CALL");
      json_object_set_string_member (value, "errorMessage", "The model provider timed out");
      break;
    case CALLBOARD_DEMO_CHECK_MISSING:
    default:
      add_value (metric, call, "DATA_MISSING", "CALL");
  }
}

/* --- Measured metrics --------------------------------------------------------- */

typedef struct
{
  gint64 turns;
  gint64 spoken_ms;
  gint64 longest_pause_ms;
} ParticipantStats;

static void
measure (const CallboardDemoCall *call,
         ParticipantStats         parts[2])
{
  for (guint i = 0; i < call->conversation->lines->len; i++) {
    const CallboardDemoLine *line = get_line (call, i);
    ParticipantStats *part;

    if (line->speaker == CALLBOARD_DEMO_SPEAKER_BACKGROUND)
      continue;

    part = &parts[line->speaker];
    part->turns++;
    part->spoken_ms += line->end_ms - line->start_ms;
    if (i > 0)
      part->longest_pause_ms = MAX (part->longest_pause_ms, get_gap_before (call, i));
  }
}

static JsonObject *
add_participant_value (JsonObject              *metric,
                       const CallboardDemoCall *call,
                       guint                    speaker)
{
  JsonObject *value = add_captured (metric, call, "CALL");

  json_object_set_string_member (value, "participantRole",
                                 speaker == CALLBOARD_DEMO_SPEAKER_AGENT ? "agent" : "customer");

  return value;
}

static void
add_measures (JsonArray               *metrics,
              CallboardDemoWorld      *world,
              const CallboardDemoCall *call)
{
  ParticipantStats parts[2] = { 0 };
  JsonObject *pauses = add_metric (metrics, world, METRIC_SILENCE_DURATION);
  JsonObject *turns = add_metric (metrics, world, METRIC_TURN_COUNT);
  JsonObject *talk = add_metric (metrics, world, METRIC_TALK_RATIO);
  gint64 duration_ms = MAX (call->duration_ms, 1);

  measure (call, parts);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    json_object_set_double_member (add_participant_value (pauses, call, i), "value",
                                   (double) parts[i].longest_pause_ms / 1000);
    json_object_set_int_member (add_participant_value (turns, call, i), "value", parts[i].turns);
    json_object_set_double_member (add_participant_value (talk, call, i), "value",
                                   (double) (parts[i].spoken_ms * 1000 / duration_ms) / 10);
  }
}

static void
add_latencies (JsonArray               *metrics,
               CallboardDemoWorld      *world,
               const CallboardDemoCall *call)
{
  JsonObject *metric = add_metric (metrics, world, METRIC_RESPONSE_LATENCY);
  guint n = 0;

  for (guint i = 1; i < call->conversation->lines->len && n < MAX_LATENCIES; i++) {
    const CallboardDemoLine *line = get_line (call, i);
    const CallboardDemoLine *previous = get_line (call, i - 1);
    JsonObject *value;

    if (line->speaker != CALLBOARD_DEMO_SPEAKER_AGENT ||
        previous->speaker != CALLBOARD_DEMO_SPEAKER_PERSONA ||
        line->start_ms < previous->end_ms)
      continue;

    value = add_captured (metric, call, "SEGMENT_RANGE");
    json_object_set_int_member (value, "value", line->start_ms - previous->end_ms);
    set_segment (value, "fromSegment", call, i - 1);
    set_segment (value, "toSegment", call, i);
    n++;
  }
}

/* --- Assessed metrics --------------------------------------------------------- */

static void
add_assessments (JsonArray               *metrics,
                 CallboardDemoWorld      *world,
                 const CallboardDemoCall *call)
{
  gboolean is_whole = call->kind == CALLBOARD_DEMO_CONVERSATION_COMPLETE;
  JsonObject *outcome = add_metric (metrics, world, METRIC_CALL_OUTCOME);
  JsonObject *satisfaction = add_metric (metrics, world, METRIC_CUSTOMER_SATISFACTION);
  JsonObject *reason = add_metric (metrics, world, METRIC_REASON_FOR_CALL);
  JsonObject *value;
  gint64 stars = 7 + call->seed % 4;

  for (guint i = 0; i < call->n_checks; i++)
    stars -= call->checks[i].status == CALLBOARD_DEMO_CHECK_FAILED ? 3 : 0;

  value = add_captured (outcome, call, "CALL");
  json_object_set_string_member (value, "value",
                                 is_whole ? call->conversation->outcome : "NOT_RESOLVED");
  if (!is_whole) {
    add_value (satisfaction, call, "DATA_MISSING", "CALL");
    add_value (reason, call, "DATA_MISSING", "CALL");
    return;
  }

  value = add_captured (satisfaction, call, "CALL");
  json_object_set_int_member (value, "value", MAX (stars, 1));
  json_object_set_string_member (value, "valueReasoning",
                                 stars >= 7 ? "Friendly to the end, and thanked the agent."
                                            : "Got what was asked for, and sounded less patient than at the beginning.");
  value = add_captured (reason, call, "CALL");
  json_object_set_string_member (value, "value", call->conversation->title);
}

static void
add_facts (JsonArray               *metrics,
           CallboardDemoWorld      *world,
           const CallboardDemoCall *call)
{
  JsonObject *voicemail = add_metric (metrics, world, METRIC_VOICEMAIL_DETECTED);
  JsonObject *spoke = add_metric (metrics, world, METRIC_AGENT_SPOKE);
  JsonObject *tools = add_metric (metrics, world, METRIC_TOOL_ACCURACY);
  JsonObject *noise = add_metric (metrics, world, METRIC_BACKGROUND_NOISE_LEVEL);
  JsonObject *value;

  add_value (voicemail, call, "NOT_APPLICABLE", "CALL");
  json_object_set_boolean_member (add_captured (spoke, call, "CALL"), "value",
                                  call->kind != CALLBOARD_DEMO_CONVERSATION_SILENT);
  if (call->seed % 4 == 0) {
    value = add_value (tools, call, "ERROR", "CALL");
    json_object_set_string_member (value, "errorMessage", "The model provider timed out");
  } else {
    json_object_set_int_member (add_captured (tools, call, "CALL"), "value", 80 + call->seed % 21);
  }
  add_value (noise, call, "DATA_MISSING", "CALL");
}

/* Every third call has a mismatch in the first property; the last one is never mentioned. */
static JsonObject *
make_property_verdict (const CallboardDemoCall *call,
                       JsonObject              *properties,
                       const char              *name,
                       guint                    position,
                       gboolean                 is_last)
{
  gboolean is_mismatch = position == 0 && call->seed % 3 == 0;
  JsonObject *verdict = json_object_new ();

  json_object_set_string_member (verdict, "propertyName", name);
  json_object_set_member (verdict, "expectedValue", json_object_dup_member (properties, name));
  if (is_last && position > 0) {
    json_object_set_string_member (verdict, "verdict", "NOT_MENTIONED");
    return verdict;
  }

  json_object_set_string_member (verdict, "verdict", is_mismatch ? "MISMATCH" : "MATCH");
  if (is_mismatch)
    json_object_set_string_member (verdict, "observedValue", "unknown");
  else
    json_object_set_member (verdict, "observedValue", json_object_dup_member (properties, name));
  if (is_mismatch)
    json_object_set_string_member (verdict, "reasoning", "The agent repeated another value.");
  if (call->conversation->lines->len > 2)
    set_segment (verdict, "segment", call, MIN (2 + position, call->conversation->lines->len - 1));

  return verdict;
}

static void
add_properties (JsonArray               *metrics,
                CallboardDemoWorld      *world,
                const CallboardDemoCall *call)
{
  JsonObject *metric = add_metric (metrics, world, METRIC_PROPERTY_MISMATCH);
  JsonObject *properties = json_object_get_object_member (call->info.persona, "properties");
  g_autoptr (GList) names = properties != NULL ? json_object_get_members (properties) : NULL;
  JsonArray *verdicts;
  JsonObject *value;
  guint position = 0;

  if (names == NULL || call->kind != CALLBOARD_DEMO_CONVERSATION_COMPLETE) {
    add_value (metric, call, "NOT_APPLICABLE", "CALL");
    return;
  }

  verdicts = json_array_new ();
  for (GList *name = names; name != NULL; name = name->next)
    json_array_add_object_element (verdicts, make_property_verdict (call, properties, name->data, position++,
                                                                    name->next == NULL));
  value = add_captured (metric, call, "CALL");
  json_object_set_string_member (value, "value", call->seed % 3 == 0 ? "1 mismatch" : "No mismatch");
  json_object_set_array_member (value, "propertyVerdicts", verdicts);
}

/**
 * callboard_demo_world_dup_metrics:
 * @self: a world
 * @id: a `callId`
 *
 * Creates the response to `GET /v1/call/{id}/metrics?status=all`, which is empty
 * until the end of the simulation.
 *
 * Returns: (transfer full) (nullable): JSON, or %NULL if there is no such call
 */
GBytes *
callboard_demo_world_dup_metrics (CallboardDemoWorld *self,
                                  const char         *id)
{
  g_autoptr (CallboardDemoCall) call = NULL;
  g_autoptr (JsonObject) envelope = NULL;
  JsonArray *metrics;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  call = callboard_demo_call_new (self, id);
  if (call == NULL)
    return NULL;

  envelope = json_object_new ();
  metrics = json_array_new ();
  json_object_set_array_member (envelope, "data", metrics);
  if (call->is_analyzed) {
    for (guint i = 0; i < call->n_checks; i++)
      add_check (metrics, self, call, &call->checks[i]);
    add_measures (metrics, self, call);
    add_assessments (metrics, self, call);
    add_facts (metrics, self, call);
    add_latencies (metrics, self, call);
    add_properties (metrics, self, call);
  }

  return callboard_demo_json_write (envelope);
}
