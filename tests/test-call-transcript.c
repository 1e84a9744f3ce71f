/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decoding the transcript of a call: entries, participants and skipped items.
 */

#include "config.h"

#include <string.h>

#include "callboard-error.h"
#include "callboard-transcript.h"
#include "support/model-support.h"

static CallboardTranscript *
decode_text (const char  *text,
             GError     **error)
{
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));

  return callboard_transcript_decode (body, error);
}

/* The messages of the skipped items, one per line. */
static char *
dup_skipped_items (CallboardTranscript *transcript)
{
  GListModel *list = callboard_transcript_get_skipped_items (transcript);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CallboardSkippedItem) item = g_list_model_get_item (list, i);

      g_string_append_printf (text, "%s\n", callboard_skipped_item_get_message (item));
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
dup_unreadable (CallboardTranscript *transcript)
{
  GListModel *fields = callboard_transcript_get_unreadable (transcript);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(CallboardUnreadableField) field = g_list_model_get_item (fields, i);
      g_autofree char *message = callboard_unreadable_field_dup_message (field);

      g_string_append_printf (text, "%s\n", message);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
test_example (void)
{
  g_autoptr(GBytes) body = model_support_load ("call-transcript.json");
  g_autoptr(GError) error = NULL;
  CallboardTranscript *transcript = callboard_transcript_decode (body, &error);
  g_autoptr(CallboardTranscriptEntry) agent_entry = NULL;
  CallboardParticipant *participant;

  g_assert_no_error (error);
  g_assert_cmpstr (callboard_transcript_get_source (transcript), ==, "ROARK_POST_CALL");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (transcript)), ==, 10);
  model_support_assert_item (G_LIST_MODEL (transcript), 1, (ModelExpectation[]) {
    { "text", "Hi, I have a terrible toothache and I need to see someone today if I can." },
    { "role", "CUSTOMER" },
    { "participant-id", "c506d5be-d39f-4d8e-a549-fd13ac38e742" },
    { "start-offset", "5603" },
    { "end-offset", "10129" },
    { NULL },
  });
  agent_entry = g_list_model_get_item (G_LIST_MODEL (transcript), 0);
  participant = callboard_transcript_find_participant (transcript, callboard_transcript_entry_get_participant_id (agent_entry));
  g_assert_cmpstr (callboard_participant_get_participant_type (participant), ==, "AGENT");
  participant = callboard_transcript_find_participant (transcript, "c506d5be-d39f-4d8e-a549-fd13ac38e742");
  g_assert_cmpstr (callboard_participant_get_participant_type (participant), ==, "SIMULATED_CUSTOMER");
  g_assert_null (callboard_transcript_find_participant (transcript, "nobody"));
  g_assert_null (callboard_transcript_find_participant (transcript, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (callboard_transcript_get_skipped_items (transcript)), ==, 0);
  g_assert_finalize_object (transcript);
}

static void
test_empty (void)
{
  const char *answers[] = {
    "{\"data\":null}",
    "{\"data\":{}}",
    "{\"data\":{\"entries\":[],\"participants\":[],\"transcriptionSource\":null}}",
    "{\"data\":{\"entries\":null,\"participants\":null,\"transcriptionSource\":null}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CallboardTranscript) transcript = decode_text (answers[i], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (transcript)), ==, 0);
      g_assert_null (callboard_transcript_get_source (transcript));
    }
}

static void
test_malformed_entry_is_skipped (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardTranscript) transcript = decode_text (
    "{\"data\":{\"participants\":[{\"id\":\"a\",\"type\":\"AGENT\"},{\"type\":\"AGENT\"}],\"entries\":["
    "{\"text\":\"One\",\"role\":\"AGENT\",\"participantId\":\"a\",\"startOffsetMs\":0,\"endOffsetMs\":900},"
    "null, 7, \"Hello\", [],"
    "{\"text\":null,\"startOffsetMs\":1,\"endOffsetMs\":2},"
    "{\"text\":9,\"startOffsetMs\":1,\"endOffsetMs\":2},"
    "{\"text\":\"Two\",\"startOffsetMs\":\"soon\",\"endOffsetMs\":2},"
    "{\"text\":\"Three\",\"startOffsetMs\":1e999,\"endOffsetMs\":2},"
    "{\"text\":\"Four\",\"startOffsetMs\":1e300,\"endOffsetMs\":2},"
    "{\"text\":\"Five\",\"role\":7,\"startOffsetMs\":1,\"endOffsetMs\":2},"
    "{\"text\":\"Six\",\"role\":null,\"participantId\":null,\"startOffsetMs\":null,\"endOffsetMs\":null},"
    "{\"text\":\"\",\"startOffsetMs\":-1500.6,\"endOffsetMs\":-1600}"
    "]}}", &error);
  g_autofree char *skipped_items = NULL;
  g_autofree char *unreadable = NULL;

  g_assert_no_error (error);
  skipped_items = dup_skipped_items (transcript);
  g_assert_cmpstr (skipped_items, ==,
                   "data.entries[1]: expected an object, got null\n"
                   "data.entries[2]: expected an object, got 7\n"
                   "data.entries[3]: expected an object, got \"Hello\"\n"
                   "data.entries[4]: expected an object, got a list\n");
  unreadable = dup_unreadable (transcript);
  g_assert_cmpstr (unreadable, ==,
                   "data.participants[1].id: expected an ID, got nothing\n"
                   "data.entries[5].text: expected a string, got null\n"
                   "data.entries[6].text: expected a string, got 9\n"
                   "data.entries[7].startOffsetMs: expected a number of milliseconds, got \"soon\"\n"
                   "data.entries[8].startOffsetMs: expected a number of milliseconds, got 1e999\n"
                   "data.entries[9].startOffsetMs: expected a number of milliseconds, got 1e300\n"
                   "data.entries[10].role: expected a string, got 7\n");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (transcript)), ==, 9);
  model_support_assert_item (G_LIST_MODEL (transcript), 7, (ModelExpectation[]) {
    { "text", "Six" },
    { "role", NULL },
    { "participant-id", NULL },
    { "start-offset", "-9223372036854775808" },
    { "end-offset", "-9223372036854775808" },
    { NULL },
  });
  model_support_assert_item (G_LIST_MODEL (transcript), 8, (ModelExpectation[]) {
    { "text", "" },
    { "role", NULL },
    { "participant-id", NULL },
    { "start-offset", "-1501" },
    { "end-offset", "-1600" },
    { NULL },
  });
}

static void
test_malformed (void)
{
  static const struct { const char *answer; const char *message; } cases[] = {
    { "{}", "data: expected an object, got nothing" },
    { "{\"data\":[]}", "data: expected an object, got a list" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (decode_text (cases[i].answer, &error));
      g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

/* The parts of a transcript do not affect each other. */
static void
test_odd_parts (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardTranscript) transcript =
    decode_text ("{\"data\":{\"transcriptionSource\":7,\"participants\":7,\"entries\":[{\"text\":\"One\"}]}}", &error);
  g_autofree char *skipped_items = dup_skipped_items (transcript);
  g_autofree char *unreadable = dup_unreadable (transcript);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (transcript)), ==, 1);
  g_assert_cmpstr (skipped_items, ==, "data.participants: expected a list, got 7\n");
  g_assert_cmpstr (unreadable, ==, "data.transcriptionSource: expected a string, got 7\n");
}

/* A long list is cut; the number is right. */
static void
test_many_odd_fields (void)
{
  g_autoptr(GString) text = g_string_new ("{\"data\":{\"participants\":[],\"entries\":[");
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardTranscript) transcript = NULL;
  GListModel *fields;

  for (guint i = 0; i < 700; i++)
    g_string_append_printf (text, "%s{\"text\":\"Turn\",\"role\":%u,\"startOffsetMs\":\"soon\"}", i > 0 ? "," : "", i);
  g_string_append (text, "]}}");
  transcript = decode_text (text->str, &error);
  g_assert_no_error (error);
  fields = callboard_transcript_get_unreadable (transcript);
  g_assert_cmpuint (g_list_model_get_n_items (fields), ==, 1000);
  g_assert_cmpuint (callboard_unreadable_list_get_n_fields (CALLBOARD_UNREADABLE_LIST (fields)), ==, 1400);
}

static void
test_too_long (void)
{
  g_autoptr(GString) text = g_string_new ("{\"data\":{\"entries\":[{\"text\":\"One\"}");
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardTranscript) transcript = NULL;
  g_autofree char *skipped_items = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, ",{}");
  g_string_append (text, "]}}");

  transcript = decode_text (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (transcript)), ==, 100000);
  skipped_items = dup_skipped_items (transcript);
  g_assert_cmpstr (skipped_items, ==, "data.entries: expected at most 100000 items, got a list\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/call/transcript/example", test_example);
  g_test_add_func ("/call/transcript/empty", test_empty);
  g_test_add_func ("/call/transcript/malformed-entry-is-skipped", test_malformed_entry_is_skipped);
  g_test_add_func ("/call/transcript/malformed-names-field", test_malformed);
  g_test_add_func ("/call/transcript/odd-parts", test_odd_parts);
  g_test_add_func ("/call/transcript/many-odd-fields", test_many_odd_fields);
  g_test_add_func ("/call/transcript/too-long", test_too_long);

  return g_test_run ();
}
