/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A transcript as a conversation: whatever was sent, it is in order, its times
 * make sense, and who speaks over whom and when nobody does can be seen.
 */

#include "config.h"

#include <string.h>

#include "callboard-conversation.h"
#include "callboard-speaker-label.h"
#include "support/model-support.h"

/* Entries are "role participant start end text", "-" for null, parted by "|". */
static CallboardConversation *
converse (const char *entries)
{
  g_auto(GStrv) parts = g_strsplit (entries, "|", -1);
  g_autoptr(GString) json = g_string_new ("{\"data\":{\"participants\":["
                                          "{\"id\":\"a\",\"type\":\"AGENT\"},"
                                          "{\"id\":\"c\",\"type\":\"SIMULATED_CUSTOMER\"},"
                                          "{\"id\":\"b\",\"type\":\"BACKGROUND_SPEAKER\"},"
                                          "{\"id\":\"u\",\"type\":null}],\"entries\":[");
  g_autoptr(GBytes) body = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardTranscript) transcript = NULL;

  for (guint i = 0; parts[i] != NULL && *parts[i] != '\0'; i++)
    {
      g_auto(GStrv) words = g_strsplit (parts[i], " ", 5);
      g_autofree char *role = *words[0] == '-' ? g_strdup ("null") : g_strdup_printf ("\"%s\"", words[0]);
      g_autofree char *participant = *words[1] == '-' ? g_strdup ("null") : g_strdup_printf ("\"%s\"", words[1]);

      g_string_append_printf (json, "%s{\"role\":%s,\"participantId\":%s,\"startOffsetMs\":%s,"
                              "\"endOffsetMs\":%s,\"text\":\"%s\"}", i > 0 ? "," : "", role, participant,
                              g_str_equal (words[2], "-") ? "null" : words[2],
                              g_str_equal (words[3], "-") ? "null" : words[3], words[4]);
    }
  g_string_append (json, "]}}");
  body = g_bytes_new (json->str, json->len);
  transcript = callboard_transcript_decode (body, &error);
  g_assert_no_error (error);

  return callboard_conversation_new (transcript, "Sarah", callboard_speaker_label_dup);
}

/* The turns as "start-end text", with "~" before a long silence and "!" for
 * those that overlap. */
static char *
dup_turns (CallboardConversation *conversation)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (conversation)); i++)
    {
      g_autoptr(CallboardTurn) turn = g_list_model_get_item (G_LIST_MODEL (conversation), i);

      if (i > 0)
        g_string_append (text, " | ");
      if (callboard_turn_get_silence_before (turn) > 0)
        g_string_append_printf (text, "~%" G_GINT64_FORMAT " ", callboard_turn_get_silence_before (turn));
      g_string_append_printf (text, "%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT " %s%s",
                              callboard_turn_get_start_offset (turn), callboard_turn_get_end_offset (turn),
                              callboard_turn_get_text (turn), callboard_turn_get_overlaps (turn) ? "!" : "");
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_turns (const char *entries,
              const char *expected)
{
  g_autoptr(CallboardConversation) conversation = converse (entries);
  g_autofree char *turns = dup_turns (conversation);

  g_assert_cmpstr (turns, ==, expected);
}

static void
test_example (void)
{
  g_autoptr(GBytes) body = model_support_load ("call-transcript.json");
  g_autoptr(CallboardTranscript) transcript = callboard_transcript_decode (body, NULL);
  CallboardConversation *conversation = callboard_conversation_new (transcript, "Sarah", callboard_speaker_label_dup);
  g_autofree char *text = callboard_conversation_dup_text (conversation);

  model_support_assert_item (G_LIST_MODEL (conversation), 3, (ModelExpectation[]) {
    { "text", "Sarah Johnson, the fourth of May, 1991." },
    { "side", "1" },
    { "speaker", "Sarah" },
    { "start-offset", "15900" },
    { "end-offset", "18318" },
    { "silence-before", "0" },
    { "overlaps", "false" },
    { NULL },
  });
  g_assert_cmpint (callboard_conversation_get_end (conversation), ==, 41349);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (conversation)); i++)
    {
      g_autoptr(CallboardTurn) turn = g_list_model_get_item (G_LIST_MODEL (conversation), i);

      g_assert_cmpint (callboard_turn_get_side (turn), ==, i % 2 == 0 ? CALLBOARD_SIDE_AGENT : CALLBOARD_SIDE_PERSONA);
    }
  g_assert_true (g_str_has_prefix (text, "0:00 Agent: Bright Smile dental, this is Ava. How can I help?\n"
                                         "0:05 Sarah: Hi, I have a terrible toothache"));
  g_assert_true (g_str_has_suffix (text, "0:40 Sarah: Thanks, goodbye.\n"));
  g_assert_finalize_object (conversation);
}

static void
test_order (void)
{
  assert_turns ("AGENT a 5000 6000 Third|CUSTOMER c 0 1000 First|AGENT a 2000 3000 Second",
                "0-1000 First | 2000-3000 Second | 5000-6000 Third");
  /* What begins at the same time stays in the order of the server. */
  assert_turns ("AGENT a 10 20 A|AGENT a 10 20 B|AGENT a 5 6 C|AGENT a 10 15 D",
                "5-6 C | 10-20 A | 10-20 B | 10-15 D");
}

static void
test_times_that_make_no_sense (void)
{
  assert_turns ("AGENT a -500 900 A|CUSTOMER c -900 -800 B", "0-900 A | 0-0 B");
  assert_turns ("AGENT a 2000 1000 A", "2000-2000 A");
  assert_turns ("AGENT a 100 200 A|CUSTOMER c - - B|AGENT a 300 - C|CUSTOMER c - 900 D",
                "100-200 A | 100-100 B | 300-300 C | 300-900 D");
  assert_turns ("AGENT a 9007199254740990 9007199254740991 A",
                "~9007199254740990 9007199254740990-9007199254740991 A");
}

static void
test_silence (void)
{
  assert_turns ("AGENT a 0 1000 A|CUSTOMER c 3999 5000 B|AGENT a 8000 9000 C",
                "0-1000 A | 3999-5000 B | ~3000 8000-9000 C");
  assert_turns ("AGENT a 4000 5000 A", "~4000 4000-5000 A");
  /* While anybody speaks it is not silent. */
  assert_turns ("AGENT a 0 9000 A|CUSTOMER c 1000 2000 B|AGENT a 9500 9900 C",
                "0-9000 A! | 1000-2000 B! | 9500-9900 C");
}

/* What the transcript does not tell is not silence. */
static void
test_no_silence_where_somebody_spoke (void)
{
  static const struct { const char *entries; const char *turns; } cases[] = {
    /* No text, or a blank one. */
    { "{\"startOffsetMs\":0,\"endOffsetMs\":1000,\"text\":\"A\"},"
      "{\"startOffsetMs\":1500,\"endOffsetMs\":17000},"
      "{\"startOffsetMs\":17500,\"endOffsetMs\":18000,\"text\":\"C\"}",
      "0-1000 A | 1500-17000 Unknown text | 17500-18000 C" },
    { "{\"startOffsetMs\":0,\"endOffsetMs\":1000,\"text\":\"A\"},"
      "{\"startOffsetMs\":1500,\"endOffsetMs\":17000,\"text\":\" \\n\u2003\"},"
      "{\"startOffsetMs\":17500,\"endOffsetMs\":18000,\"text\":\"C\"}",
      "0-1000 A | 1500-17000 No text | 17500-18000 C" },
    /* An unknown end, or one that makes no sense: until the next turn, but not until the one
     * after it. */
    { "{\"startOffsetMs\":0,\"text\":\"A\"},"
      "{\"startOffsetMs\":16000,\"endOffsetMs\":17000,\"text\":\"B\"},"
      "{\"startOffsetMs\":20000,\"endOffsetMs\":21000,\"text\":\"C\"}",
      "0-0 A | 16000-17000 B | ~3000 20000-21000 C" },
    { "{\"startOffsetMs\":1000,\"endOffsetMs\":500,\"text\":\"A\"},"
      "{\"startOffsetMs\":1000,\"endOffsetMs\":1200,\"text\":\"B\"},"
      "{\"startOffsetMs\":20000,\"endOffsetMs\":21000,\"text\":\"C\"}",
      "1000-1000 A | 1000-1200 B | 20000-21000 C" },
    /* Entries that were left out: first, and within. */
    { "null,{\"startOffsetMs\":16000,\"endOffsetMs\":17000,\"text\":\"B\"},"
      "{\"startOffsetMs\":20000,\"endOffsetMs\":21000,\"text\":\"C\"}",
      "16000-17000 B | ~3000 20000-21000 C" },
    { "{\"startOffsetMs\":4000,\"endOffsetMs\":5000,\"text\":\"A\"},[],\"x\","
      "{\"startOffsetMs\":20000,\"endOffsetMs\":21000,\"text\":\"C\"},null",
      "~4000 4000-5000 A | 20000-21000 C" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"data\":{\"entries\":[%s]}}", cases[i].entries);
      g_autoptr(GBytes) body = g_bytes_new (json, strlen (json));
      g_autoptr(GError) error = NULL;
      g_autoptr(CallboardTranscript) transcript = callboard_transcript_decode (body, &error);
      g_autoptr(CallboardConversation) conversation = NULL;
      g_autofree char *turns = NULL;

      g_assert_no_error (error);
      conversation = callboard_conversation_new (transcript, NULL, callboard_speaker_label_dup);
      turns = dup_turns (conversation);
      g_assert_cmpstr (turns, ==, cases[i].turns);
    }
}

/* The placeholder is shown and copied, but it is not what somebody said. */
static void
test_no_text (void)
{
  g_autoptr(CallboardConversation) conversation = converse ("AGENT a 0 1000 |CUSTOMER c 2000 3000 No text at all");
  g_autoptr(CallboardTurn) empty = g_list_model_get_item (G_LIST_MODEL (conversation), 0);
  g_autoptr(CallboardTurn) turn = g_list_model_get_item (G_LIST_MODEL (conversation), 1);
  g_autoptr(GArray) matches = callboard_conversation_find_matches (conversation, "no text");
  g_autofree char *text = callboard_conversation_dup_text (conversation);

  g_assert_false (callboard_turn_get_has_text (empty));
  g_assert_true (callboard_turn_get_has_text (turn));
  g_assert_cmpuint (matches->len, ==, 1);
  g_assert_cmpuint (g_array_index (matches, guint, 0), ==, 1);
  g_assert_cmpstr (text, ==, "0:00 Agent: No text\n0:02 Sarah: No text at all\n");
}

static void
test_overlap (void)
{
  assert_turns ("AGENT a 0 2000 A|CUSTOMER c 1500 3000 B|AGENT a 3000 4000 C",
                "0-2000 A! | 1500-3000 B! | 3000-4000 C");
  /* Nobody speaks over themselves. */
  assert_turns ("AGENT a 0 2000 A|AGENT a 1500 3000 B", "0-2000 A | 1500-3000 B");
  assert_turns ("AGENT a 0 5000 A|AGENT a 100 6000 B|CUSTOMER c 5500 5600 C|CUSTOMER c 5700 9000 D|AGENT a 6100 6200 E",
                "0-5000 A | 100-6000 B! | 5500-5600 C! | 5700-9000 D! | 6100-6200 E!");
  /* Two in the background, who are not the same. */
  assert_turns ("- b 0 2000 A|WAITER - 1000 3000 B", "0-2000 A! | 1000-3000 B!");
}

/* A turn overlaps with the one that ends last of each speaker, and of those with the same
 * end with the later one. */
static void
test_overlap_with_the_last_to_end (void)
{
  /* One speaker. */
  assert_turns ("AGENT a 0 1000 A|AGENT a 500 1000 B|CUSTOMER c 900 1500 C",
                "0-1000 A | 500-1000 B! | 900-1500 C!");
  assert_turns ("AGENT a 0 1000 A|AGENT a 100 600 B|CUSTOMER c 900 1500 C",
                "0-1000 A! | 100-600 B | 900-1500 C!");
  assert_turns ("AGENT a 0 1000 A|AGENT a 100 2000 B|CUSTOMER c 1500 1600 C",
                "0-1000 A | 100-2000 B! | 1500-1600 C!");
  /* Several speakers. */
  assert_turns ("AGENT a 0 5000 A|CUSTOMER c 100 200 B|- b 300 400 C|CUSTOMER c 500 600 D",
                "0-5000 A! | 100-200 B! | 300-400 C! | 500-600 D!");
  assert_turns ("AGENT a 0 5000 A|CUSTOMER c 100 2000 B|- b 300 400 C|AGENT a 1500 1600 D",
                "0-5000 A! | 100-2000 B! | 300-400 C! | 1500-1600 D!");
  assert_turns ("AGENT a 0 5000 A|CUSTOMER c 100 2000 B|AGENT a 300 2500 C|AGENT a 1500 1600 D",
                "0-5000 A! | 100-2000 B! | 300-2500 C! | 1500-1600 D!");
  assert_turns ("AGENT a 0 1000 A|CUSTOMER c 500 3000 B|- b 1500 3500 C|- b 2000 2500 D",
                "0-1000 A! | 500-3000 B! | 1500-3500 C! | 2000-2500 D!");
}

static void
test_sides (void)
{
  static const struct { const char *entry; CallboardSide side; const char *speaker; } cases[] = {
    { "AGENT a 0 1 x", CALLBOARD_SIDE_AGENT, "Agent" },
    { "AGENT - 0 1 x", CALLBOARD_SIDE_AGENT, "Agent" },
    { "- a 0 1 x", CALLBOARD_SIDE_AGENT, "Agent" },
    { "CUSTOMER nobody 0 1 x", CALLBOARD_SIDE_PERSONA, "Sarah" },
    { "- c 0 1 x", CALLBOARD_SIDE_PERSONA, "Sarah" },
    { "CUSTOMER b 0 1 x", CALLBOARD_SIDE_OTHER, "Background speaker" },
    { "CUSTOMER u 0 1 x", CALLBOARD_SIDE_PERSONA, "Sarah" },
    { "SUPERVISOR - 0 1 x", CALLBOARD_SIDE_OTHER, "Supervisor" },
    { "- - 0 1 x", CALLBOARD_SIDE_OTHER, "Unknown speaker" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CallboardConversation) conversation = converse (cases[i].entry);
      g_autoptr(CallboardTurn) turn = g_list_model_get_item (G_LIST_MODEL (conversation), 0);

      g_assert_cmpint (callboard_turn_get_side (turn), ==, cases[i].side);
      g_assert_cmpstr (callboard_turn_get_speaker (turn), ==, cases[i].speaker);
    }
}

static void
test_find (void)
{
  g_autoptr(CallboardConversation) conversation =
    converse ("AGENT a 100 200 A|CUSTOMER c 300 900 B|AGENT a 300 400 C|CUSTOMER c 500 600 D");
  g_autoptr(CallboardConversation) empty = converse ("");
  static const struct { gint64 offset; int position; } cases[] = {
    { -1, -1 }, { 0, -1 }, { 99, -1 }, { 100, 0 }, { 250, 0 }, { 299, 0 }, { 300, 2 }, { 499, 2 },
    { 500, 3 }, { G_MAXINT64, 3 },
  };
  guint position;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean found = callboard_conversation_find (conversation, cases[i].offset, &position);

      g_assert_cmpint (found ? (int) position : -1, ==, cases[i].position);
    }
  g_assert_false (callboard_conversation_find (empty, 0, &position));
}

static void
test_search (void)
{
  g_autoptr(CallboardConversation) conversation =
    converse ("AGENT a 0 1 An APPOINTMENT|CUSTOMER c 2 3 Éloïse here|AGENT a 4 5 No appointment");
  g_autoptr(GArray) appointments = callboard_conversation_find_matches (conversation, "Appointment");
  g_autoptr(GArray) eloise = callboard_conversation_find_matches (conversation, "eloise");
  g_autoptr(GArray) nothing = callboard_conversation_find_matches (conversation, "zebra");
  g_autoptr(GArray) empty = callboard_conversation_find_matches (conversation, "");

  g_assert_cmpuint (appointments->len, ==, 2);
  g_assert_cmpuint (g_array_index (appointments, guint, 1), ==, 2);
  g_assert_cmpuint (eloise->len, ==, 1);
  g_assert_cmpuint (g_array_index (eloise, guint, 0), ==, 1);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpuint (empty->len, ==, 0);
}

/* Whatever is sent, what holds of every conversation holds. */
static void
test_anything_goes (void)
{
  g_autoptr(GRand) chance = g_rand_new_with_seed (6);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr(GString) entries = g_string_new (NULL);
      g_autoptr(CallboardConversation) conversation = NULL;
      static const char *const speakers[] = { "AGENT a", "CUSTOMER c", "- b", "- -" };
      guint n = (guint) g_rand_int_range (chance, 1, 40);
      gint64 last = 0;

      for (guint i = 0; i < n; i++)
        g_string_append_printf (entries, "%s%s %d %d x", i > 0 ? "|" : "",
                                speakers[g_rand_int_range (chance, 0, 4)],
                                g_rand_int_range (chance, -2000, 20000), g_rand_int_range (chance, -2000, 20000));
      conversation = converse (entries->str);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conversation)), ==, n);

      for (guint i = 0; i < n; i++)
        {
          g_autoptr(CallboardTurn) turn = g_list_model_get_item (G_LIST_MODEL (conversation), i);
          gint64 start = callboard_turn_get_start_offset (turn);
          guint position;

          g_assert_cmpint (start, >=, last);
          g_assert_cmpint (callboard_turn_get_end_offset (turn), >=, start);
          g_assert_cmpint (callboard_turn_get_end_offset (turn), <=, callboard_conversation_get_end (conversation));
          g_assert_true (callboard_conversation_find (conversation, start, &position));
          g_assert_cmpuint (position, >=, i);
          last = start;
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/call/conversation/example", test_example);
  g_test_add_func ("/call/conversation/in-order", test_order);
  g_test_add_func ("/call/conversation/times-that-make-no-sense", test_times_that_make_no_sense);
  g_test_add_func ("/call/conversation/long-silence", test_silence);
  g_test_add_func ("/call/conversation/no-silence-where-somebody-spoke", test_no_silence_where_somebody_spoke);
  g_test_add_func ("/call/conversation/no-text", test_no_text);
  g_test_add_func ("/call/conversation/overlap", test_overlap);
  g_test_add_func ("/call/conversation/overlap-with-the-last-to-end", test_overlap_with_the_last_to_end);
  g_test_add_func ("/call/conversation/sides-and-names", test_sides);
  g_test_add_func ("/call/conversation/follows-the-time", test_find);
  g_test_add_func ("/call/conversation/search", test_search);
  g_test_add_func ("/call/conversation/anything-goes", test_anything_goes);

  return g_test_run ();
}
