/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the responses about a call: the call, its transcript and its sentiment.
 * Its metrics are in callboard-demo-call-metrics.c. */

#include "callboard-demo-call.h"

#include "callboard-demo-json.h"

static gboolean
has_recording (const CallboardDemoCall *call)
{
  return g_str_equal (call->recording_access, "AVAILABLE");
}

static JsonArray *
make_array_of (JsonObject *object)
{
  JsonArray *array = json_array_new ();

  json_array_add_object_element (array, object);

  return array;
}

static void
set_participants (JsonObject              *data,
                  const CallboardDemoCall *call)
{
  JsonObject *agent = json_object_new ();
  JsonObject *endpoint = json_object_new ();
  JsonObject *customer = json_object_new ();

  json_object_set_string_member (endpoint, "id",
                                 json_object_get_string_member (call->info.endpoint, "id"));
  json_object_set_string_member (endpoint, "environment", "PRODUCTION");
  callboard_demo_json_set_string (endpoint, "phoneNumberE164",
                                  json_object_get_string_member_with_default (call->info.endpoint,
                                                                              "phoneNumber", NULL));
  json_object_set_string_member (agent, "id", call->participant_ids[CALLBOARD_DEMO_SPEAKER_AGENT]);
  json_object_set_object_member (agent, "endpoint", endpoint);
  json_object_set_array_member (data, "agents", make_array_of (agent));

  json_object_set_string_member (customer, "label",
                                 json_object_get_string_member (call->info.persona, "name"));
  callboard_demo_json_set_string (customer, "phoneNumberE164",
                                  call->info.by_phone ? call->info.number : NULL);
  json_object_set_array_member (data, "customers", make_array_of (customer));
}

static void
set_summary (JsonObject              *data,
             const CallboardDemoCall *call)
{
  gboolean has_summary = call->is_analyzed && call->kind == CALLBOARD_DEMO_CONVERSATION_COMPLETE;

  callboard_demo_json_set_string (data, "title", has_summary ? call->conversation->title : NULL);
  callboard_demo_json_set_string (data, "summary",
                                  has_summary ? call->conversation->summary : NULL);
}

/**
 * callboard_demo_call_create_data:
 * @call: a call
 * @recording_url: the URL of its recording, if there is one
 *
 * Returns: (transfer full): the call as in the API
 */
JsonObject *
callboard_demo_call_create_data (const CallboardDemoCall *call,
                                 const char              *recording_url)
{
  gboolean is_over = callboard_demo_call_is_over (call);
  JsonObject *data = json_object_new ();
  JsonObject *properties = json_object_new ();

  json_object_set_string_member (data, "id", call->info.call_id);
  json_object_set_string_member (data, "callDirection", "INBOUND");
  json_object_set_string_member (data, "status", is_over ? "ENDED" : "IN_PROGRESS");
  callboard_demo_json_set_time (data, "startedAt", call->started_at);
  callboard_demo_json_set_time (data, "endedAt",
                                is_over ? call->started_at + call->duration_ms * G_TIME_SPAN_MILLISECOND : 0);
  if (is_over)
    json_object_set_int_member (data, "durationMs", call->duration_ms);
  else
    json_object_set_null_member (data, "durationMs");
  callboard_demo_json_set_string (data, "endedStatus", is_over ? call->ended_status : NULL);
  set_summary (data, call);
  callboard_demo_json_set_string (data, "recordingUrl",
                                  has_recording (call) ? recording_url : NULL);
  json_object_set_string_member (data, "recordingUrlAccess", call->recording_access);
  json_object_set_string_member (data, "simulationJobId", call->info.id);
  callboard_demo_json_set_string (data, "supersededByCallId", call->superseded_by);
  json_object_set_string_member (properties, "campaign", "demo");
  json_object_set_object_member (data, "properties", properties);
  set_participants (data, call);

  return data;
}

/**
 * callboard_demo_world_dup_call:
 * @self: a world
 * @id: a `callId`
 * @recording_url: the URL of its recording, if there is one
 *
 * Creates the response to `GET /v1/call/{id}`.
 *
 * Returns: (transfer full) (nullable): JSON, or %NULL if there is no such call
 */
GBytes *
callboard_demo_world_dup_call (CallboardDemoWorld *self,
                               const char         *id,
                               const char         *recording_url)
{
  g_autoptr (CallboardDemoCall) call = NULL;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  call = callboard_demo_call_new (self, id);

  return call != NULL
           ? callboard_demo_json_envelope ("data", callboard_demo_call_create_data (call, recording_url))
           : NULL;
}

static const char *
get_role (CallboardDemoSpeaker speaker)
{
  switch (speaker) {
    case CALLBOARD_DEMO_SPEAKER_AGENT:
      return "AGENT";
    case CALLBOARD_DEMO_SPEAKER_PERSONA:
      return "CUSTOMER";
    case CALLBOARD_DEMO_SPEAKER_BACKGROUND:
    default:
      return NULL;
  }
}

static JsonArray *
make_participants (const CallboardDemoCall *call)
{
  static const char * const types[] = { "AGENT", "SIMULATED_CUSTOMER", "BACKGROUND_SPEAKER" };
  JsonArray *participants = json_array_new ();
  gboolean is_present[G_N_ELEMENTS (types)] = { TRUE, TRUE, FALSE };

  for (guint i = 0; i < call->conversation->lines->len; i++) {
    const CallboardDemoLine *line = g_ptr_array_index (call->conversation->lines, i);

    is_present[line->speaker] = TRUE;
  }

  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    JsonObject *participant;

    if (!is_present[i])
      continue;

    participant = json_object_new ();
    json_object_set_string_member (participant, "id", call->participant_ids[i]);
    json_object_set_string_member (participant, "type", types[i]);
    json_array_add_object_element (participants, participant);
  }

  return participants;
}

static JsonArray *
make_entries (const CallboardDemoCall *call)
{
  GPtrArray *lines = call->conversation->lines;
  JsonArray *entries = json_array_sized_new (lines->len);

  for (guint i = 0; i < lines->len; i++) {
    const CallboardDemoLine *line = g_ptr_array_index (lines, i);
    JsonObject *entry = json_object_new ();

    json_object_set_string_member (entry, "text", line->text);
    callboard_demo_json_set_string (entry, "role", get_role (line->speaker));
    json_object_set_string_member (entry, "participantId", call->participant_ids[line->speaker]);
    json_object_set_int_member (entry, "startOffsetMs", line->start_ms);
    json_object_set_int_member (entry, "endOffsetMs", line->end_ms);
    json_array_add_object_element (entries, entry);
  }

  return entries;
}

/**
 * callboard_demo_world_dup_transcript:
 * @self: a world
 * @id: a `callId`
 *
 * Creates the response to `GET /v1/call/{id}/transcript`, which is empty during
 * the call.
 *
 * Returns: (transfer full) (nullable): JSON, or %NULL if there is no such call
 */
GBytes *
callboard_demo_world_dup_transcript (CallboardDemoWorld *self,
                                     const char         *id)
{
  g_autoptr (CallboardDemoCall) call = NULL;
  gboolean is_over;
  JsonObject *data;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  call = callboard_demo_call_new (self, id);
  if (call == NULL)
    return NULL;

  is_over = callboard_demo_call_is_over (call);
  data = json_object_new ();
  callboard_demo_json_set_string (data, "transcriptionSource", is_over ? "ROARK_POST_CALL" : NULL);
  json_object_set_array_member (data, "participants",
                                is_over ? make_participants (call) : json_array_new ());
  json_object_set_array_member (data, "entries", is_over ? make_entries (call) : json_array_new ());

  return callboard_demo_json_envelope ("data", data);
}

/**
 * callboard_demo_world_dup_sentiment:
 * @self: a world
 * @id: a `callId`
 *
 * Creates the response to `GET /v1/call/{id}/sentiment-run`. The sentiment
 * depends on the results of the checks.
 *
 * Returns: (transfer full) (nullable): JSON, or %NULL if there is no such call
 */
GBytes *
callboard_demo_world_dup_sentiment (CallboardDemoWorld *self,
                                    const char         *id)
{
  static const struct { int minimum; const char *category; const char *emotion; } categories[] = {
    { 60, "POSITIVE", "relief" }, { 15, "POSITIVE", "calm" }, { -15, "NEUTRAL", "calm" },
    { -55, "NEGATIVE", "impatience" }, { -100, "NEGATIVE", "anger" },
  };
  g_autoptr (CallboardDemoCall) call = NULL;
  JsonObject *data;
  int sentiment;
  guint category = 0;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  call = callboard_demo_call_new (self, id);
  if (call == NULL)
    return NULL;

  data = json_object_new ();
  if (!call->is_analyzed || call->kind == CALLBOARD_DEMO_CONVERSATION_SILENT) {
    json_object_set_string_member (data, "status", call->is_analyzed ? "COMPLETED" : "PENDING");
    json_object_set_null_member (data, "averageCategoricalSentiment");
    json_object_set_null_member (data, "averageSentiment");
    json_object_set_null_member (data, "commonEmotion");
    return callboard_demo_json_envelope ("data", data);
  }

  sentiment = 35 + (int) (call->seed % 60);
  for (guint i = 0; i < call->n_checks; i++)
    sentiment -= call->checks[i].status == CALLBOARD_DEMO_CHECK_FAILED ? 55 : 0;
  if (call->kind != CALLBOARD_DEMO_CONVERSATION_COMPLETE)
    sentiment -= 80;
  sentiment = CLAMP (sentiment, -100, 100);
  while (sentiment < categories[category].minimum)
    category++;
  json_object_set_string_member (data, "status", "COMPLETED");
  json_object_set_string_member (data, "averageCategoricalSentiment",
                                 categories[category].category);
  json_object_set_double_member (data, "averageSentiment", sentiment / 100.0);
  json_object_set_string_member (data, "commonEmotion", categories[category].emotion);

  return callboard_demo_json_envelope ("data", data);
}

static double
get_pitch (JsonObject *persona)
{
  const char *age = json_object_get_string_member_with_default (persona, "age", "ADULT");
  const char *gender = json_object_get_string_member_with_default (persona, "gender", "");
  gboolean is_male = g_str_equal (gender, "MALE");

  if (g_str_equal (age, "TEENAGER"))
    return is_male ? 140 : 255;
  if (g_str_equal (age, "ELDERLY"))
    return is_male ? 105 : 190;

  return is_male ? 118 : 215;
}

/**
 * callboard_demo_world_create_voice:
 * @self: a world
 * @id: a `callId`
 *
 * Returns: (transfer full) (nullable): a synthesizer for the recording of the
 *   call, or %NULL if there is no recording
 */
CallboardDemoVoice *
callboard_demo_world_create_voice (CallboardDemoWorld *self,
                                   const char         *id)
{
  g_autoptr (CallboardDemoCall) call = NULL;
  const char *noise;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  call = callboard_demo_call_new (self, id);
  if (call == NULL || !has_recording (call))
    return NULL;

  noise = json_object_get_string_member_with_default (call->info.persona, "backgroundNoise",
                                                      "NONE");

  return callboard_demo_voice_new (call->conversation->lines, call->duration_ms,
                                   get_pitch (call->info.persona),
                                   !g_str_equal (noise, "NONE"), call->seed);
}
