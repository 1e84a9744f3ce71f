/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A call: its times, title, summary, end reason and recording. Decoded in a worker thread.
 */

#include "config.h"

#include "callboard-call.h"

/**
 * CallboardCall:
 *
 * A call of a simulation. The properties have the names of the API fields; `duration` is
 * `durationMs`, in ms, or -1.
 */
struct _CallboardCall
{
  CallboardApiObject  parent_instance;

  char               *id;
  char               *direction;
  char               *status;
  GDateTime          *started_at;
  GDateTime          *ended_at;
  gint64              duration;
  char               *ended_status;
  char               *recording_url;
  char               *recording_access;
  char               *title;
  char               *summary;
  char               *simulation_id;
  char               *superseded_by;
  GListModel         *properties;
};

static const CallboardField fields[] = {
  { "id", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_IDENTITY,
    G_STRUCT_OFFSET (CallboardCall, id) },
  { "callDirection", "direction", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardCall, direction) },
  { "status", "status", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardCall, status) },
  { "startedAt", "started-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardCall, started_at) },
  { "endedAt", "ended-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardCall, ended_at) },
  { "durationMs", "duration", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardCall, duration) },
  { "endedStatus", "ended-status", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardCall, ended_status) },
  { "recordingUrl", "recording-url", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardCall, recording_url) },
  { "recordingUrlAccess", "recording-access", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardCall, recording_access) },
  { "title", "title", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardCall, title) },
  { "summary", "summary", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardCall, summary) },
  { "simulationJobId", "simulation-id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardCall, simulation_id) },
  { "supersededByCallId", "superseded-by", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardCall, superseded_by) },
  { "properties", "properties", CALLBOARD_FIELD_CUSTOM_PROPERTIES, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardCall, properties) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardCall, callboard_call, fields)

/**
 * callboard_call_decode:
 * @body: the response to `GET /v1/call/{callId}`
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED if @body is not such a response.
 *
 * Returns: (transfer full) (nullable): a call
 */
CallboardCall *
callboard_call_decode (GBytes  *body,
                       GError **error)
{
  return CALLBOARD_CALL (callboard_api_object_decode_response (CALLBOARD_TYPE_CALL, body, error));
}

/**
 * callboard_call_decode_list:
 * @body: the response to `GET /v1/call`
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED if @body is not such a response.
 *
 * Returns: (transfer full) (nullable): a list of #CallboardCall
 */
CallboardApiPage *
callboard_call_decode_list (GBytes  *body,
                            GError **error)
{
  return callboard_api_page_decode (CALLBOARD_TYPE_API_PAGE, CALLBOARD_TYPE_CALL, NULL, body, error);
}

/**
 * callboard_call_get_id:
 * @self: a call
 *
 * Returns: (transfer none): its `id`
 */
const char *
callboard_call_get_id (CallboardCall *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL (self), NULL);

  return self->id;
}

/**
 * callboard_call_get_simulation_id:
 * @self: a call
 *
 * Returns: (transfer none) (nullable): its `simulationJobId`; %NULL if unknown
 */
const char *
callboard_call_get_simulation_id (CallboardCall *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL (self), NULL);

  return self->simulation_id;
}

/**
 * callboard_call_get_direction:
 * @self: a call
 *
 * Returns: (transfer none) (nullable): its `callDirection`: `INBOUND` or `OUTBOUND`
 */
const char *
callboard_call_get_direction (CallboardCall *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL (self), NULL);

  return self->direction;
}

/**
 * callboard_call_get_status:
 * @self: a call
 *
 * Returns: (transfer none) (nullable): its `status`, such as `ENDED`
 */
const char *
callboard_call_get_status (CallboardCall *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL (self), NULL);

  return self->status;
}

/**
 * callboard_call_get_duration:
 * @self: a call
 *
 * Returns: its `durationMs`, in ms; -1 if unknown
 */
gint64
callboard_call_get_duration (CallboardCall *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL (self), -1);

  return self->duration;
}

/**
 * callboard_call_get_ended_status:
 * @self: a call
 *
 * Returns: (transfer none) (nullable): its `endedStatus`, such as `CUSTOMER_ENDED_CALL`
 */
const char *
callboard_call_get_ended_status (CallboardCall *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL (self), NULL);

  return self->ended_status;
}

/**
 * callboard_call_get_recording_url:
 * @self: a call
 *
 * Returns: (transfer none) (nullable): the signed URL of its recording, on a host that
 *   must never receive the token
 */
const char *
callboard_call_get_recording_url (CallboardCall *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL (self), NULL);

  return self->recording_url;
}

/**
 * callboard_call_get_title:
 * @self: a call
 *
 * Returns: (transfer none) (nullable): its `title`
 */
const char *
callboard_call_get_title (CallboardCall *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL (self), NULL);

  return self->title;
}

/**
 * callboard_call_get_summary:
 * @self: a call
 *
 * Returns: (transfer none) (nullable): its `summary`
 */
const char *
callboard_call_get_summary (CallboardCall *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL (self), NULL);

  return self->summary;
}

/**
 * callboard_call_get_superseded_by:
 * @self: a call
 *
 * Returns: (transfer none) (nullable): its `supersededByCallId`, the ID of the call that
 *   replaced it
 */
const char *
callboard_call_get_superseded_by (CallboardCall *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL (self), NULL);

  return self->superseded_by;
}

/**
 * callboard_call_get_recording_state:
 * @self: a call
 *
 * Returns: whether there is a recording, from `recordingUrlAccess` and `recordingUrl`.
 *   Without a URL there is none
 */
CallboardRecordingState
callboard_call_get_recording_state (CallboardCall *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL (self), CALLBOARD_RECORDING_MISSING);

  if (g_strcmp0 (self->recording_access, "RESTRICTED") == 0)
    return CALLBOARD_RECORDING_RESTRICTED;

  if (g_strcmp0 (self->recording_access, "NOT_AVAILABLE") == 0 ||
      self->recording_url == NULL || *self->recording_url == '\0')
    return CALLBOARD_RECORDING_MISSING;

  return CALLBOARD_RECORDING_AVAILABLE;
}
