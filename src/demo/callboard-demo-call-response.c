/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the world says of a call: the call itself, its transcript and its
 * sentiment; its metrics are next door, in callboard-demo-call-metrics.c. */

#include "callboard-demo-call.h"

#include "callboard-demo-json.h"

static JsonArray *
make_list_of (JsonObject *object)
{
  JsonArray *array = json_array_new ();

  json_array_add_object_element (array, object);

  return array;
}

/* Who takes part, as the call has it. */
static void
set_parties (JsonObject              *data,
             const CallboardDemoCall *call)
{
  JsonObject *agent = json_object_new ();
  JsonObject *endpoint = json_object_new ();
  JsonObject *customer = json_object_new ();

  json_object_set_string_member (endpoint, "id", json_object_get_string_member (call->endpoint, "id"));
  json_object_set_string_member (endpoint, "environment", "PRODUCTION");
  callboard_demo_json_set_string (endpoint, "phoneNumberE164",
                                  json_object_get_string_member_with_default (call->endpoint, "phoneNumber", NULL));
  json_object_set_string_member (agent, "id", call->participant_ids[CALLBOARD_DEMO_SPEAKER_AGENT]);
  json_object_set_object_member (agent, "endpoint", endpoint);
  json_object_set_array_member (data, "agents", make_list_of (agent));

  json_object_set_string_member (customer, "label", json_object_get_string_member (call->caller, "name"));
  callboard_demo_json_set_string (customer, "phoneNumberE164", call->listing.by_phone ? call->listing.number : NULL);
  json_object_set_array_member (data, "customers", make_list_of (customer));
}

static void
set_about (JsonObject              *data,
           const CallboardDemoCall *call)
{
  gboolean is_told = call->is_analyzed && call->kind == CALLBOARD_DEMO_KIND_WHOLE;

  callboard_demo_json_set_string (data, "title", is_told ? call->conversation->title : NULL);
  callboard_demo_json_set_string (data, "summary", is_told ? call->conversation->summary : NULL);
}

/**
 * callboard_demo_world_dup_call:
 * @self: a world
 * @id: a `callId`
 * @recording_url: where its recording would be
 *
 * Gives the answer to `GET /v1/call/{id}`.
 *
 * Returns: (transfer full) (nullable): JSON, or %NULL where there is no such call
 */
GBytes *
callboard_demo_world_dup_call (CallboardDemoWorld *self,
                               const char         *id,
                               const char         *recording_url)
{
  g_autoptr (CallboardDemoCall) call = NULL;
  gboolean is_over;
  JsonObject *data;
  JsonObject *properties;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  call = callboard_demo_call_new (self, id);
  if (call == NULL)
    return NULL;

  is_over = callboard_demo_call_is_over (call);
  data = json_object_new ();
  json_object_set_string_member (data, "id", id);
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
  set_about (data, call);
  callboard_demo_json_set_string (data, "recordingUrl",
                                  g_str_equal (call->access, "AVAILABLE") ? recording_url : NULL);
  json_object_set_string_member (data, "recordingUrlAccess", call->access);
  json_object_set_string_member (data, "simulationJobId", call->listing.id);
  callboard_demo_json_set_string (data, "supersededByCallId", call->superseded_by);
  properties = json_object_new ();
  json_object_set_string_member (properties, "campaign", "demo");
  json_object_set_object_member (data, "properties", properties);
  set_parties (data, call);

  return callboard_demo_json_envelope ("data", data);
}

static const char *
get_role (CallboardDemoSpeaker speaker)
{
  switch (speaker) {
    case CALLBOARD_DEMO_SPEAKER_AGENT:
      return "AGENT";
    case CALLBOARD_DEMO_SPEAKER_CALLER:
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
  gboolean takes_part[G_N_ELEMENTS (types)] = { TRUE, TRUE, FALSE };

  for (guint i = 0; i < call->conversation->lines->len; i++)
    takes_part[((CallboardDemoLine *) g_ptr_array_index (call->conversation->lines, i))->speaker] = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    JsonObject *participant;

    if (!takes_part[i])
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
 * Gives the answer to `GET /v1/call/{id}/transcript`: empty while the call is
 * not over.
 *
 * Returns: (transfer full) (nullable): JSON, or %NULL where there is no such call
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
  json_object_set_array_member (data, "participants", is_over ? make_participants (call) : json_array_new ());
  json_object_set_array_member (data, "entries", is_over ? make_entries (call) : json_array_new ());

  return callboard_demo_json_envelope ("data", data);
}

/**
 * callboard_demo_world_dup_sentiment:
 * @self: a world
 * @id: a `callId`
 *
 * Gives the answer to `GET /v1/call/{id}/sentiment-run`: how the caller felt,
 * which follows from what they are like and whether the agent did well.
 *
 * Returns: (transfer full) (nullable): JSON, or %NULL where there is no such call
 */
GBytes *
callboard_demo_world_dup_sentiment (CallboardDemoWorld *self,
                                    const char         *id)
{
  static const struct { int least; const char *category; const char *emotion; } moods[] = {
    { 60, "POSITIVE", "relief" }, { 15, "POSITIVE", "calm" }, { -15, "NEUTRAL", "calm" },
    { -55, "NEGATIVE", "impatience" }, { -100, "NEGATIVE", "anger" },
  };
  g_autoptr (CallboardDemoCall) call = NULL;
  JsonObject *data;
  int feeling;
  guint mood = 0;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  call = callboard_demo_call_new (self, id);
  if (call == NULL)
    return NULL;

  data = json_object_new ();
  if (!call->is_analyzed || call->kind == CALLBOARD_DEMO_KIND_SILENT) {
    json_object_set_string_member (data, "status", call->is_analyzed ? "COMPLETED" : "PENDING");
    json_object_set_null_member (data, "averageCategoricalSentiment");
    json_object_set_null_member (data, "averageSentiment");
    json_object_set_null_member (data, "commonEmotion");
    return callboard_demo_json_envelope ("data", data);
  }

  feeling = 35 + (int) (call->seed % 60);
  for (guint i = 0; i < call->n_checks; i++)
    feeling -= call->checks[i].result == CALLBOARD_DEMO_RESULT_FAILED ? 55 : 0;
  if (call->kind != CALLBOARD_DEMO_KIND_WHOLE)
    feeling -= 80;
  feeling = CLAMP (feeling, -100, 100);
  while (feeling < moods[mood].least)
    mood++;
  json_object_set_string_member (data, "status", "COMPLETED");
  json_object_set_string_member (data, "averageCategoricalSentiment", moods[mood].category);
  json_object_set_double_member (data, "averageSentiment", feeling / 100.0);
  json_object_set_string_member (data, "commonEmotion", moods[mood].emotion);

  return callboard_demo_json_envelope ("data", data);
}

static double
get_pitch (JsonObject *caller)
{
  const char *age = json_object_get_string_member_with_default (caller, "age", "ADULT");
  gboolean is_male = g_str_equal (json_object_get_string_member_with_default (caller, "gender", ""), "MALE");

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
 * Returns: (transfer full) (nullable): the sound of the call, or %NULL where
 *   there is no recording of it
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
  if (call == NULL || !g_str_equal (call->access, "AVAILABLE"))
    return NULL;

  noise = json_object_get_string_member_with_default (call->caller, "backgroundNoise", "NONE");

  return callboard_demo_voice_new (call->conversation->lines, call->duration_ms, get_pitch (call->caller),
                                   !g_str_equal (noise, "NONE"), call->seed);
}
