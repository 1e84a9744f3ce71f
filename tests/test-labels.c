/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The labels, icons and tones of values of the API and of outcomes, formats, and text
 * made fit for display and search. Errors are in test-error-labels.c, the address of a
 * run in test-run-address.c.
 */

#include "config.h"

#include <string.h>

#include "callboard-formats.h"
#include "callboard-outcome-labels.h"
#include "callboard-recording-name.h"
#include "callboard-run-status.h"
#include "callboard-run-title.h"
#include "callboard-text.h"
#include "callboard-vocabulary.h"
#include "support/icon-support.h"

#define UNKNOWN_ICON "callboard-unknown-symbolic"

/* --- Vocabularies --------------------------------------------------------- */

typedef struct
{
  CallboardVocabulary  vocabulary;
  const char          *value;
  const char          *context;
  const char          *label;
  const char          *icon_name;
  CallboardTone        tone;
} Entry;

#define NC_(Context, Label) Context, Label
#define NAME(Label) NULL, Label

static const Entry entries[] = {
#include "callboard-vocabulary-table.h"
};

static gboolean
is_state (const Entry *entry)
{
  return entry->vocabulary == CALLBOARD_VOCABULARY_RUN_STATUS ||
         entry->vocabulary == CALLBOARD_VOCABULARY_SIMULATION_STATUS ||
         entry->vocabulary == CALLBOARD_VOCABULARY_SWEEP_ATTRIBUTION ||
         entry->vocabulary == CALLBOARD_VOCABULARY_PROPERTY_VERDICT;
}

static void
test_every_value_has_a_label (void)
{
  guint counts[CALLBOARD_N_VOCABULARIES] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autofree char *label = callboard_vocabulary_dup_label (entries[i].vocabulary, entries[i].value);
      g_autofree char *line = callboard_text_sanitize_line (label, 60);

      g_assert_cmpuint (entries[i].vocabulary, <, CALLBOARD_N_VOCABULARIES);
      g_assert_cmpstr (label, !=, "");
      g_assert_cmpstr (label, ==, line);
      g_assert_cmpstr (label, !=, entries[i].value);
      g_assert_false (g_str_has_suffix (label, "."));
      g_assert_true (g_unichar_isupper (g_utf8_get_char (label)));
      counts[entries[i].vocabulary]++;
    }

  for (guint i = 0; i < CALLBOARD_N_VOCABULARIES; i++)
    g_assert_cmpuint (counts[i], >, 0);
}

static void
test_values_are_distinct (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    for (guint k = i + 1; k < G_N_ELEMENTS (entries); k++)
      g_assert_false (entries[i].vocabulary == entries[k].vocabulary &&
                      g_str_equal (entries[i].value, entries[k].value));
}

/* Every state has an icon that exists, and states of different tones differ in it. */
static void
test_states_have_icons (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      const char *icon_name = callboard_vocabulary_get_icon_name (entries[i].vocabulary, entries[i].value);
      CallboardTone tone = callboard_vocabulary_get_tone (entries[i].vocabulary, entries[i].value);

      if (!is_state (&entries[i]))
        {
          g_assert_cmpstr (icon_name, ==, UNKNOWN_ICON);
          continue;
        }

      g_assert_cmpstr (icon_name, !=, UNKNOWN_ICON);
      icon_support_assert_exists (icon_name);
      for (guint k = 0; k < i; k++)
        if (is_state (&entries[k]) && callboard_vocabulary_get_tone (entries[k].vocabulary, entries[k].value) != tone)
          g_assert_cmpstr (callboard_vocabulary_get_icon_name (entries[k].vocabulary, entries[k].value), !=, icon_name);
    }
}

/* Values that the API documents, whatever their label is. */
static void
test_documented_values_are_known (void)
{
  static const struct { CallboardVocabulary vocabulary; const char *values[14]; } rows[] = {
    { CALLBOARD_VOCABULARY_RUN_STATUS,
      { "PENDING", "QUEUED", "CREATING_SNAPSHOTS", "CREATING_SIMULATIONS", "PREPARING_CAPACITY", "RUNNING_SIMULATIONS",
        "ENDING_SIMULATIONS", "CANCELLING", "COMPLETED", "FAILED", "TIMED_OUT", "CANCELLED", "RUNNING" } },
    { CALLBOARD_VOCABULARY_SIMULATION_STATUS,
      { "PENDING", "QUEUED", "PROCESSING", "CANCELLING", "RETRY_SCHEDULED", "COMPLETED", "FAILED", "TIMED_OUT", "CANCELLED" } },
    { CALLBOARD_VOCABULARY_STAGE,
      { "PENDING", "RESERVING_CAPACITY", "CONNECTING", "WAITING_FOR_OUTBOUND_CALL", "SIMULATING", "ENDING", "ANALYZING",
        "WAITING_FOR_LIVE_CONVERSATION", "EVALUATING", "COLLECTING_METRICS", "COMPLETED", "PROCESSED" } },
    { CALLBOARD_VOCABULARY_ENDPOINT,
      { "PHONE", "WEBSOCKET", "LIVEKIT", "SMALL_WEBRTC", "ELEVENLABS_WS", "KORE", "GOOGLE_CES", "DAILY" } },
    { CALLBOARD_VOCABULARY_INVALIDATION,
      { "SCRIPT_DIVERGED", "REQUIRED_STEP_NOT_REACHED", "REQUIRED_STAGE_INCOMPLETE", "CALLER_NEVER_TOOK_OVER", "AGENT_NEVER_SPOKE" } },
    { CALLBOARD_VOCABULARY_TRIGGER,
      { "SCHEDULED", "USER_TRIGGERED_FROM_UI", "TRIGGERED_FROM_API", "RE_RUN", "SYSTEM" } },
    { CALLBOARD_VOCABULARY_EMOTION, { "ANGRY", "ANXIOUS", "SAD" } },
    { CALLBOARD_VOCABULARY_LANGUAGE, { "HE" } },
    { CALLBOARD_VOCABULARY_ACCENT, { "IL" } },
    { CALLBOARD_VOCABULARY_TRAIT,
      { "CONSTRUCTION", "CRYING_BABY", "CHILDREN_PLAYING", "COFFEE_SHOP", "LIBRARY", "THUNDERSTORM", "TRAIN" } },
    { CALLBOARD_VOCABULARY_TRAIT,
      { "CHILD", "TEENAGER", "ADULT", "ELDERLY", "OFF", "BACKCHANNEL", "OCCASIONAL", "HEAVY", "QUICK", "BARGE_IN", "ENVIRONMENT", "PERSONA" } },
    { CALLBOARD_VOCABULARY_TRANSCRIPTION_SOURCE, { "ROARK_POST_CALL", "SIMULATION_AGENT_REALTIME", "CUSTOMER_AGENT_REALTIME" } },
    { CALLBOARD_VOCABULARY_ACCENT, { "US_X_SOUTH" } },
    { CALLBOARD_VOCABULARY_TRAIT, { "SUPER_SLOW", "SUPER_FAST" } },
    { CALLBOARD_VOCABULARY_CALL_DIRECTION, { "INBOUND", "OUTBOUND" } },
    { CALLBOARD_VOCABULARY_CALL_STATUS, { "RINGING", "IN_PROGRESS", "ENDED" } },
    { CALLBOARD_VOCABULARY_ENDED_STATUS,
      { "AGENT_ENDED_CALL", "CUSTOMER_ENDED_CALL", "SILENCE_TIME_OUT", "MAX_DURATION_REACHED", "DIAL_ERROR" } },
    { CALLBOARD_VOCABULARY_RECORDING_ACCESS, { "AVAILABLE", "NOT_AVAILABLE", "RESTRICTED" } },
    { CALLBOARD_VOCABULARY_PARTICIPANT, { "AGENT", "CUSTOMER", "SIMULATED_CUSTOMER", "BACKGROUND_SPEAKER" } },
    { CALLBOARD_VOCABULARY_METRIC_TYPE, { "COUNT", "NUMERIC", "BOOLEAN", "SCALE", "TEXT", "CLASSIFICATION", "OFFSET" } },
    { CALLBOARD_VOCABULARY_METRIC_SCOPE, { "GLOBAL", "PER_PARTICIPANT" } },
    { CALLBOARD_VOCABULARY_METRIC_CONTEXT, { "CALL", "SEGMENT", "SEGMENT_RANGE" } },
    { CALLBOARD_VOCABULARY_CAPTURE_STATUS, { "SUCCESS", "NOT_APPLICABLE", "DATA_MISSING", "ERROR" } },
    { CALLBOARD_VOCABULARY_CALCULATION_TYPE, { "LLM_JUDGE", "PROVIDER", "THRESHOLD", "FORMULA" } },
    { CALLBOARD_VOCABULARY_PROPERTY_VERDICT, { "MATCH", "MISMATCH", "NOT_MENTIONED" } },
    { CALLBOARD_VOCABULARY_SWEEP_ATTRIBUTION, { "PROPERTY_ATTRIBUTABLE", "FOUND_UNATTRIBUTED", "WITHIN_NOISE" } },
    { CALLBOARD_VOCABULARY_TOOL_MOCK_SOURCE, { "GENERATED", "FIXTURE" } },
    { CALLBOARD_VOCABULARY_TOKEN_SCOPE, { "PROJECT", "USER" } },
    { CALLBOARD_VOCABULARY_TOKEN_ACCESS, { "READ", "WRITE" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint k = 0; rows[i].values[k] != NULL; k++)
      {
        gboolean is_known = FALSE;

        for (guint n = 0; n < G_N_ELEMENTS (entries); n++)
          is_known = is_known || (entries[n].vocabulary == rows[i].vocabulary &&
                                  g_str_equal (entries[n].value, rows[i].values[k]));
        if (!is_known)
          g_error ("%s has no label", rows[i].values[k]);
      }
}

/* The label of an unknown value is derived from it. */
static void
test_unknown_values (void)
{
  static const struct { CallboardVocabulary vocabulary; const char *value; const char *label; } rows[] = {
    { CALLBOARD_VOCABULARY_RUN_STATUS, "PREPARING_MOON", "Preparing moon" },
    { CALLBOARD_VOCABULARY_SIMULATION_STATUS, "PREPARING_CAPACITY", "Preparing capacity" },
    { CALLBOARD_VOCABULARY_SIMULATION_STATUS, "completed", "Completed" },
    { CALLBOARD_VOCABULARY_STAGE, "TUNING_THE_PIANO", "Tuning the piano" },
    { CALLBOARD_VOCABULARY_ENDPOINT, "CARRIER_PIGEON", "Carrier pigeon" },
    { CALLBOARD_VOCABULARY_TRAIT, "THROUGH_A_SCARF", "Through a scarf" },
    { CALLBOARD_VOCABULARY_LANGUAGE, "TLH", "TLH" },
    { CALLBOARD_VOCABULARY_LANGUAGE, "EN_GB", "EN_GB" },
    { CALLBOARD_VOCABULARY_ACCENT, "US_X_SOUTH", "American, South" },
    { CALLBOARD_VOCABULARY_ACCENT, "GB_X_NORTHERN_IRELAND", "British, Northern ireland" },
    { CALLBOARD_VOCABULARY_SWEEP_ATTRIBUTION, "CONFOUNDED_BY_RETRIES", "Confounded by retries" },
    { CALLBOARD_VOCABULARY_ACCENT, "QX", "QX" },
    { CALLBOARD_VOCABULARY_ACCENT, "QX_X_SOUTH", "QX_X_SOUTH" },
    { CALLBOARD_VOCABULARY_ACCENT, "US_SOUTH", "US_SOUTH" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *label = callboard_vocabulary_dup_label (rows[i].vocabulary, rows[i].value);

      g_assert_cmpstr (label, ==, rows[i].label);
      g_assert_cmpstr (callboard_vocabulary_get_icon_name (rows[i].vocabulary, rows[i].value), ==, UNKNOWN_ICON);
      g_assert_cmpint (callboard_vocabulary_get_tone (rows[i].vocabulary, rows[i].value), ==, CALLBOARD_TONE_NEUTRAL);
    }
}

/* Whatever a server sends, the label is a single line of limited length. */
static void
test_unknown_is_fit_to_be_shown (void)
{
  g_autofree char *long_value = g_strnfill (5000, 'A');

  for (CallboardVocabulary vocabulary = 0; vocabulary < CALLBOARD_N_VOCABULARIES; vocabulary++)
    {
      g_autofree char *long_label = callboard_vocabulary_dup_label (vocabulary, long_value);
      g_autofree char *label = callboard_vocabulary_dup_label (vocabulary, "X\n\x1b[31m\tY");
      g_autofree char *empty = callboard_vocabulary_dup_label (vocabulary, "");

      g_assert_cmpint (g_utf8_strlen (long_label, -1), ==, 81);
      g_assert_true (g_str_has_suffix (long_label, "…"));
      g_assert_true (g_str_has_prefix (label, "X ␛[31m "));
      g_assert_cmpstr (empty, ==, "");
    }
}

static void
test_final (void)
{
  static const char *const final[] = { "COMPLETED", "FAILED", "TIMED_OUT", "CANCELLED" };
  static const char *const active[] = {
    "PENDING", "QUEUED", "CREATING_SNAPSHOTS", "CREATING_SIMULATIONS", "PREPARING_CAPACITY",
    "RUNNING", "RUNNING_SIMULATIONS", "ENDING_SIMULATIONS", "CANCELLING", "PREPARING_MOON", "", "completed",
  };

  for (guint i = 0; i < G_N_ELEMENTS (final); i++)
    g_assert_true (callboard_run_status_is_final (final[i]));
  for (guint i = 0; i < G_N_ELEMENTS (active); i++)
    g_assert_false (callboard_run_status_is_final (active[i]));
}

/* --- Outcomes ------------------------------------------------------------- */

static void
test_outcome_of_status (void)
{
  static const struct
  {
    const char       *status;
    CallboardOutcome  outcome;
  } rows[] = {
    { "PENDING", CALLBOARD_OUTCOME_WAITING },
    { "QUEUED", CALLBOARD_OUTCOME_WAITING },
    { "RETRY_SCHEDULED", CALLBOARD_OUTCOME_WAITING },
    { "PROCESSING", CALLBOARD_OUTCOME_ACTIVE },
    { "CANCELLING", CALLBOARD_OUTCOME_ACTIVE },
    { "COMPLETED", CALLBOARD_OUTCOME_COMPLETED },
    { "FAILED", CALLBOARD_OUTCOME_FAILED },
    { "TIMED_OUT", CALLBOARD_OUTCOME_TIMED_OUT },
    { "CANCELLED", CALLBOARD_OUTCOME_CANCELLED },
    { "REHEARSING", CALLBOARD_OUTCOME_OTHER },
    { "completed", CALLBOARD_OUTCOME_OTHER },
    { "", CALLBOARD_OUTCOME_OTHER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (callboard_outcome_from_status (rows[i].status, FALSE), ==, rows[i].outcome);
      g_assert_cmpint (callboard_outcome_from_status (rows[i].status, TRUE), ==,
                       CALLBOARD_OUTCOME_INVALIDATED);
    }
}

static void
test_every_outcome_has_labels (void)
{
  for (guint outcome = 0; outcome < CALLBOARD_N_OUTCOMES; outcome++)
    {
      const char *label = callboard_outcome_get_label (outcome);

      g_assert_true (g_unichar_isupper (g_utf8_get_char (label)));
      g_assert_cmpuint (callboard_outcome_get_tone (outcome), <, CALLBOARD_N_TONES);
      icon_support_assert_exists (callboard_outcome_get_icon_name (outcome));
    }
}

static void
test_outcomes_are_distinct (void)
{
  for (guint outcome = 0; outcome < CALLBOARD_N_OUTCOMES; outcome++)
    for (guint other = 0; other < outcome; other++)
      {
        g_assert_cmpstr (callboard_outcome_get_label (outcome), !=, callboard_outcome_get_label (other));
        g_assert_cmpstr (callboard_outcome_get_icon_name (outcome), !=, callboard_outcome_get_icon_name (other));
      }
}

/* A simulation's status and its outcome have the same icon and tone. */
static void
test_outcome_agrees_with_status (void)
{
  static const char *const unknown[] = { "PREPARING_CAPACITY", "completed" };

  for (guint i = 0; i < G_N_ELEMENTS (entries) + G_N_ELEMENTS (unknown); i++)
    {
      const char *value = i < G_N_ELEMENTS (entries) ? entries[i].value : unknown[i - G_N_ELEMENTS (entries)];
      CallboardOutcome outcome = callboard_outcome_from_status (value, FALSE);

      if (i < G_N_ELEMENTS (entries) && entries[i].vocabulary != CALLBOARD_VOCABULARY_SIMULATION_STATUS)
        continue;

      g_assert_cmpstr (callboard_outcome_get_icon_name (outcome), ==,
                       callboard_vocabulary_get_icon_name (CALLBOARD_VOCABULARY_SIMULATION_STATUS, value));
      g_assert_cmpint (callboard_outcome_get_tone (outcome), ==,
                       callboard_vocabulary_get_tone (CALLBOARD_VOCABULARY_SIMULATION_STATUS, value));
    }
}

static void
test_tones (void)
{
  for (guint tone = 0; tone < CALLBOARD_N_TONES; tone++)
    for (guint other = 0; other < tone; other++)
      g_assert_cmpstr (callboard_tone_get_css_class (tone), !=, callboard_tone_get_css_class (other));
}

/* --- Formats -------------------------------------------------------------- */

static void
test_percent (void)
{
  static const struct { double percent; const char *text; } rows[] = {
    { -1, "–" }, { 0, "0%" }, { 93, "93%" }, { 66.666, "66.7%" }, { 93.5, "93.5%" }, { 99.96, "100%" },
    { 100, "100%" }, { 0.04, "0%" }, { 0.05, "0.1%" }, { 250.25, "250.2%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = callboard_format_percent (rows[i].percent);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_run_title (void)
{
  g_autofree char *named = callboard_run_title_dup ("Front\ndesk", "565c13f0-d0bc-45bd-b98d-5d601630d089");
  g_autofree char *unnamed = callboard_run_title_dup (NULL, "565c13f0-d0bc-45bd-b98d-5d601630d089");
  g_autofree char *empty = callboard_run_title_dup ("", "run-20260901-1");

  g_assert_cmpstr (named, ==, "Front desk");
  g_assert_cmpstr (unnamed, ==, "Run 565c13f0");
  g_assert_cmpstr (empty, ==, "Run run-20260901-1");
}

/* Plain on every file system, and no option of a command. */
static void
test_recording_name (void)
{
  static const struct { const char *persona; const char *title; const char *url; const char *name; } rows[] = {
    { "Sarah Johnson", "A toothache", "https://a.example/c/b.wav?sig=a/b.mp3", "Sarah Johnson - A toothache.wav" },
    { "Sarah", NULL, "https://a.example/B.M4A#x", "Sarah.m4a" },
    { NULL, "A toothache", "https://a.example/recordings/5f2c", "A toothache" },
    { NULL, NULL, "https://a.example/a.mp3", "Recording.mp3" },
    { "../../etc", ".. -rf", NULL, "_.._etc - rf" },
    { "a/b\\c:d*e?f\"g<h>i|j", "`$HOME`", NULL, "a_b_c_d_e_f_g_h_i_j - __HOME_" },
    { "Two\nlines\u202e", "  dots... ", "https://a.example/.wav.exe", "Two lines - dots" },
    { "...", "--", NULL, "Recording" },
    { "שרה", "مكالمة", "https://a.example/a.ogg", "שרה - مكالمة.ogg" },
  };
  g_autoptr(GString) long_text = g_string_new (NULL);
  g_autofree char *long_name = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = callboard_recording_name_dup (rows[i].persona, rows[i].title, rows[i].url);

      g_assert_cmpstr (name, ==, rows[i].name);
    }

  for (guint i = 0; i < 300; i++)
    g_string_append (long_text, "\U0001f9b7");
  long_name = callboard_recording_name_dup (long_text->str, long_text->str, "https://a.example/a.flac");
  g_assert_true (g_utf8_validate (long_name, -1, NULL));
  g_assert_cmpuint (strlen (long_name), <=, 255);
  g_assert_true (g_str_has_suffix (long_name, ".flac"));
}

/* --- Text ----------------------------------------------------------------- */

static const struct
{
  const char *text;
  guint       limit;
  const char *shortened;
  const char *one_line;
} texts[] = {
  { "", 10, "", "" },
  { "", 0, "", "" },
  { "a", 0, "…", "…" },
  { "plain", 10, "plain", "plain" },
  { "plain", 5, "plain", "plain" },
  { "plain", 4, "plai…", "plai…" },
  { "plain", G_MAXUINT, "plain", "plain" },
  { "Éloïse", 3, "Élo…", "Élo…" },
  { "🎭🎭🎭", 2, "🎭🎭…", "🎭🎭…" },
  { "日本語", 3, "日本語", "日本語" },
  { "one\ntwo\tthree", 40, "one\ntwo\tthree", "one two three" },
  { "one\r\ntwo", 40, "one␍\ntwo", "one␍ two" },
  { "\x01\x1b\x1f\x7f", 40, "␁␛␟␡", "␁␛␟␡" },
  { "a\xc2\x85\xc2\x9f" "b", 40, "a\ufffd\ufffdb", "a\ufffd\ufffdb" },
  { "\x1b\x1b\x1b", 2, "␛␛…", "␛␛…" },
  { "<b>&amp;</b>", 40, "<b>&amp;</b>", "<b>&amp;</b>" },
};

static void
test_shorten (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *shortened = callboard_text_sanitize (texts[i].text, texts[i].limit);
      g_autofree char *one_line = callboard_text_sanitize_line (texts[i].text, texts[i].limit);

      g_assert_cmpstr (shortened, ==, texts[i].shortened);
      g_assert_cmpstr (one_line, ==, texts[i].one_line);
      g_assert_true (g_utf8_validate (shortened, -1, NULL));
    }
}

static void
test_shorten_huge (void)
{
  g_autoptr(GString) huge = g_string_new (NULL);
  g_autofree char *shortened = NULL;

  for (guint i = 0; i < 500000; i++)
    g_string_append (huge, "é\n");
  shortened = callboard_text_sanitize_line (huge->str, 7);

  g_assert_cmpstr (shortened, ==, "é é é é…");
}

static void
test_from_name (void)
{
  static const struct
  {
    const char *name;
    const char *words;
  } rows[] = {
    { "PREPARING_CAPACITY", "Preparing capacity" },
    { "COMPLETED", "Completed" },
    { "x", "X" },
    { "", "" },
    { "___", "" },
    { "_LEADING_AND_TRAILING_", "Leading and trailing" },
    { "already_lower", "Already lower" },
    { "With Spaces", "With spaces" },
    { "ÉTAT_CIVIL", "État civil" },
    { "НОВЫЙ_СТАТУС", "Новый статус" },
    { "状態", "状態" },
    { "STAGE_2", "Stage 2" },
    { "A\nB", "A b" },
    { "A\x07", "A␇" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = callboard_text_humanize (rows[i].name);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *typed;
  } rows[] = {
    { "Éloïse", "eloise" },
    { "Éloïse", "ÉLOÏSE" },
    { "E\u0301loi\u0308se", "Éloïse" },
    { "Straße", "STRASSE" },
    { "ﬁne", "FINE" },
    { "Ｆｕｌｌ", "full" },
    { "Σίσυφος", "ΣΙΣΥΦΟΣ" },
    { "Łódź", "łodz" },
    { "Ångström", "angstrom" },
    { "İstanbul", "istanbul" },
    { "한국어", "한국어" },
    { "日本語", "日本語" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = callboard_text_fold (rows[i].text);
      g_autofree char *typed = callboard_text_fold (rows[i].typed);

      g_assert_cmpstr (text, ==, typed);
      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

static void
test_fold_keeps_apart (void)
{
  static const char *const rows[] = { "a", "b", "ab", "a b", "e", "日", "本", "1", "-" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint n = i + 1; n < G_N_ELEMENTS (rows); n++)
      {
        g_autofree char *text = callboard_text_fold (rows[i]);
        g_autofree char *other = callboard_text_fold (rows[n]);

        g_assert_cmpstr (text, !=, other);
      }
}

static void
test_fold_plain (void)
{
  g_autofree char *name = callboard_text_fold ("Éloïse Fournier");
  g_autofree char *broken = callboard_text_fold ("a\xff");

  g_assert_cmpstr (name, ==, "eloise fournier");
  g_assert_cmpstr (broken, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/labels/vocabulary/every-value-has-a-label", test_every_value_has_a_label);
  g_test_add_func ("/labels/vocabulary/values-are-distinct", test_values_are_distinct);
  g_test_add_func ("/labels/vocabulary/states-have-icons", test_states_have_icons);
  g_test_add_func ("/labels/vocabulary/documented-values-are-known", test_documented_values_are_known);
  g_test_add_func ("/labels/vocabulary/unknown-values", test_unknown_values);
  g_test_add_func ("/labels/vocabulary/unknown-values-are-fit-to-be-shown", test_unknown_is_fit_to_be_shown);
  g_test_add_func ("/labels/final-runs", test_final);
  g_test_add_func ("/labels/outcome/of-a-status", test_outcome_of_status);
  g_test_add_func ("/labels/outcome/every-outcome-has-labels", test_every_outcome_has_labels);
  g_test_add_func ("/labels/outcome/are-distinct", test_outcomes_are_distinct);
  g_test_add_func ("/labels/outcome/looks-like-its-status", test_outcome_agrees_with_status);
  g_test_add_func ("/labels/tones-are-distinct", test_tones);
  g_test_add_func ("/labels/percent", test_percent);
  g_test_add_func ("/labels/recording-name", test_recording_name);
  g_test_add_func ("/labels/run-title", test_run_title);
  g_test_add_func ("/labels/text/shortened", test_shorten);
  g_test_add_func ("/labels/text/huge-is-cut", test_shorten_huge);
  g_test_add_func ("/labels/text/from-a-name", test_from_name);
  g_test_add_func ("/labels/text/search-ignores-case-and-accents", test_fold);
  g_test_add_func ("/labels/text/search-tells-letters-apart", test_fold_keeps_apart);
  g_test_add_func ("/labels/text/folded", test_fold_plain);

  return g_test_run ();
}
