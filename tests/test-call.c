/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decoding a call, and the availability of its recording.
 */

#include "config.h"

#include <string.h>

#include "callboard-call.h"
#include "callboard-error.h"
#include "callboard-vocabulary.h"
#include "support/model-support.h"

static CallboardCall *
decode_text (const char  *text,
             GError     **error)
{
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));

  return callboard_call_decode (body, error);
}

static void
test_example (void)
{
  g_autoptr(GBytes) body = model_support_load ("call.json");
  g_autoptr(GError) error = NULL;
  CallboardCall *call = callboard_call_decode (body, &error);
  g_autoptr(GListModel) properties = NULL;

  g_assert_no_error (error);
  model_support_assert_properties (call, (ModelExpectation[]) {
    { "id", "13592277-01eb-47ab-8958-8053facf308b" },
    { "direction", "INBOUND" },
    { "status", "ENDED" },
    { "started-at", "2026-09-01T14:02:20.118000Z" },
    { "ended-at", "2026-09-01T14:04:56.118000Z" },
    { "duration", "83120" },
    { "ended-status", "CUSTOMER_ENDED_CALL" },
    { "recording-url", "https://recordings.example/calls/0.ogg?signature=s3cr3t" },
    { "recording-access", "AVAILABLE" },
    { "title", "Urgent appointment for a toothache" },
    { "summary", "The caller asked for an urgent appointment. The agent offered Thursday at 9:40, "
                 "the caller accepted, and the agent confirmed by text message." },
    { "simulation-id", "5b0c7f1e-2d34-4c69-9a57-0f1e2d3c4b5a" },
    { "superseded-by", NULL },
    { "properties", "1 items" },
    { "other-fields", "7 items" },
    { NULL },
  });
  g_object_get (call, "properties", &properties, NULL);
  model_support_assert_entries (properties, (const char *[]) { "campaign", "nightly", NULL });
  g_clear_object (&properties);
  g_assert_cmpint (callboard_call_get_recording_state (call), ==, CALLBOARD_RECORDING_AVAILABLE);
  g_assert_finalize_object (call);
}

static void
test_minimal (void)
{
  const char *answers[] = {
    "{\"data\":{\"id\":\"call-1\"}}",
    "{\"data\":{\"id\":\"call-1\",\"callDirection\":null,\"startedAt\":null,\"endedAt\":null,"
    "\"durationMs\":null,\"endedStatus\":null,\"status\":null,\"recordingUrl\":null,"
    "\"recordingUrlAccess\":null,\"summary\":null,\"title\":null,\"simulationJobId\":null,"
    "\"supersededByCallId\":null,\"properties\":null}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CallboardCall) call = decode_text (answers[i], &error);
      g_autofree char *properties = NULL;

      g_assert_no_error (error);
      g_assert_cmpint (callboard_call_get_duration (call), ==, -1);
      g_assert_null (callboard_call_get_title (call));
      properties = model_support_dup_property (call, "properties");
      g_assert_cmpstr (properties, ==, "0 items");
      g_assert_cmpint (callboard_call_get_recording_state (call), ==, CALLBOARD_RECORDING_MISSING);
    }
}

static void
test_recording (void)
{
  static const struct { const char *members; CallboardRecordingState state; } cases[] = {
    { "\"recordingUrl\":\"https://a.example/\"", CALLBOARD_RECORDING_AVAILABLE },
    { "\"recordingUrl\":\"https://a.example/\",\"recordingUrlAccess\":\"AVAILABLE\"", CALLBOARD_RECORDING_AVAILABLE },
    { "\"recordingUrl\":\"https://a.example/\",\"recordingUrlAccess\":\"NEVER_HEARD_OF\"", CALLBOARD_RECORDING_AVAILABLE },
    { "\"recordingUrl\":\"https://a.example/\",\"recordingUrlAccess\":\"RESTRICTED\"", CALLBOARD_RECORDING_RESTRICTED },
    { "\"recordingUrl\":null,\"recordingUrlAccess\":\"RESTRICTED\"", CALLBOARD_RECORDING_RESTRICTED },
    { "\"recordingUrl\":\"https://a.example/\",\"recordingUrlAccess\":\"NOT_AVAILABLE\"", CALLBOARD_RECORDING_MISSING },
    { "\"recordingUrl\":null,\"recordingUrlAccess\":\"AVAILABLE\"", CALLBOARD_RECORDING_MISSING },
    { "\"recordingUrl\":\"\",\"recordingUrlAccess\":\"AVAILABLE\"", CALLBOARD_RECORDING_MISSING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"data\":{\"id\":\"a\",%s}}", cases[i].members);
      g_autoptr(CallboardCall) call = decode_text (text, NULL);

      g_assert_cmpint (callboard_call_get_recording_state (call), ==, cases[i].state);
    }
}

static void
test_malformed (void)
{
  static const struct { const char *answer; const char *message; } cases[] = {
    { "{\"data\":null}", "data: expected an object, got null" },
    { "{\"data\":[]}", "data: expected an object, got a list" },
    { "{\"data\":{}}", "data.id: expected an ID, got nothing" },
    { "{\"data\":{\"id\":\"\"}}", "data.id: expected an ID, got \"\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (decode_text (cases[i].answer, &error));
      g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_labels (void)
{
  static const struct { CallboardVocabulary vocabulary; const char *value; const char *label; CallboardTone tone; } labels[] = {
    { CALLBOARD_VOCABULARY_ENDED_STATUS, "CUSTOMER_ENDED_CALL", "Persona hung up", CALLBOARD_TONE_NEUTRAL },
    { CALLBOARD_VOCABULARY_ENDED_STATUS, "SILENCE_TIME_OUT", "Silence timeout", CALLBOARD_TONE_BAD },
    { CALLBOARD_VOCABULARY_ENDED_STATUS, "METEOR_STRUCK", "Meteor struck", CALLBOARD_TONE_NEUTRAL },
    { CALLBOARD_VOCABULARY_CALL_STATUS, "IN_PROGRESS", "In progress", CALLBOARD_TONE_ACTIVE },
    { CALLBOARD_VOCABULARY_CALL_DIRECTION, "OUTBOUND", "Outbound", CALLBOARD_TONE_NEUTRAL },
    { CALLBOARD_VOCABULARY_RECORDING_ACCESS, "RESTRICTED", "Restricted", CALLBOARD_TONE_NEUTRAL },
    { CALLBOARD_VOCABULARY_PARTICIPANT, "SIMULATED_CUSTOMER", "Persona", CALLBOARD_TONE_NEUTRAL },
    { CALLBOARD_VOCABULARY_PARTICIPANT, "SUPERVISOR", "Supervisor", CALLBOARD_TONE_NEUTRAL },
    { CALLBOARD_VOCABULARY_CAPTURE_STATUS, "DATA_MISSING", "No data", CALLBOARD_TONE_NEUTRAL },
    { CALLBOARD_VOCABULARY_METRIC_TYPE, "CLASSIFICATION", "Category", CALLBOARD_TONE_NEUTRAL },
    { CALLBOARD_VOCABULARY_SENTIMENT, "NEGATIVE", "Negative", CALLBOARD_TONE_BAD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *label = callboard_vocabulary_dup_label (labels[i].vocabulary,
                                                               labels[i].value);

      g_assert_cmpstr (label, ==, labels[i].label);
      g_assert_cmpint (callboard_vocabulary_get_tone (labels[i].vocabulary, labels[i].value), ==,
                       labels[i].tone);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/call/example", test_example);
  g_test_add_func ("/call/minimal", test_minimal);
  g_test_add_func ("/call/recording", test_recording);
  g_test_add_func ("/call/malformed-names-field", test_malformed);
  g_test_add_func ("/call/labels", test_labels);

  return g_test_run ();
}
