/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words, icons and tones that the values of the API read as, and how text
 * is made fit to be shown and searched. Errors are in test-error-words.c, the
 * address of a run in test-run-address.c.
 */

#include "config.h"

#include <string.h>

#include "callboard-outcome-labels.h"
#include "callboard-outcome.h"
#include "callboard-text.h"
#include "callboard-run-status.h"
#include "callboard-vocabulary.h"

#define RUN CALLBOARD_VOCABULARY_RUN_STATUS
#define SIMULATION CALLBOARD_VOCABULARY_SIMULATION_STATUS
#define STAGE CALLBOARD_VOCABULARY_STAGE
#define ENDPOINT CALLBOARD_VOCABULARY_ENDPOINT
#define INVALIDATION CALLBOARD_VOCABULARY_INVALIDATION
#define GENDER CALLBOARD_VOCABULARY_GENDER
#define EMOTION CALLBOARD_VOCABULARY_EMOTION
#define TRAIT CALLBOARD_VOCABULARY_TRAIT
#define LANGUAGE CALLBOARD_VOCABULARY_LANGUAGE
#define ACCENT CALLBOARD_VOCABULARY_ACCENT

#define ACTIVE_ICON "callboard-active-symbolic"
#define CANCELLED_ICON "callboard-canceled-symbolic"
#define COMPLETED_ICON "callboard-completed-symbolic"
#define FAILED_ICON "callboard-failed-symbolic"
#define INVALIDATED_ICON "callboard-invalidated-symbolic"
#define TIMED_OUT_ICON "callboard-timed-out-symbolic"
#define UNKNOWN_ICON "callboard-unknown-symbolic"
#define WAITING_ICON "callboard-waiting-symbolic"

/* --- Vocabularies --------------------------------------------------------- */

typedef struct
{
  CallboardVocabulary  vocabulary;
  const char          *value;
  const char          *label;
  const char          *icon_name;
  CallboardTone        tone;
} State;

static const State states[] = {
  { RUN, "PENDING", "Pending", WAITING_ICON, CALLBOARD_TONE_WAITING },
  { RUN, "QUEUED", "Queued", WAITING_ICON, CALLBOARD_TONE_WAITING },
  { RUN, "CREATING_SNAPSHOTS", "Creating snapshots", ACTIVE_ICON, CALLBOARD_TONE_ACTIVE },
  { RUN, "CREATING_SIMULATIONS", "Creating simulations", ACTIVE_ICON, CALLBOARD_TONE_ACTIVE },
  { RUN, "PREPARING_CAPACITY", "Preparing capacity", ACTIVE_ICON, CALLBOARD_TONE_ACTIVE },
  { RUN, "RUNNING", "Running", ACTIVE_ICON, CALLBOARD_TONE_ACTIVE },
  { RUN, "RUNNING_SIMULATIONS", "Running simulations", ACTIVE_ICON, CALLBOARD_TONE_ACTIVE },
  { RUN, "ENDING_SIMULATIONS", "Ending simulations", ACTIVE_ICON, CALLBOARD_TONE_ACTIVE },
  { RUN, "CANCELLING", "Cancelling", ACTIVE_ICON, CALLBOARD_TONE_ACTIVE },
  { RUN, "COMPLETED", "Completed", COMPLETED_ICON, CALLBOARD_TONE_GOOD },
  { RUN, "FAILED", "Failed", FAILED_ICON, CALLBOARD_TONE_BAD },
  { RUN, "TIMED_OUT", "Timed out", TIMED_OUT_ICON, CALLBOARD_TONE_BAD },
  { RUN, "CANCELLED", "Cancelled", CANCELLED_ICON, CALLBOARD_TONE_NEUTRAL },
  { RUN, "PREPARING_MOON", "Preparing moon", UNKNOWN_ICON, CALLBOARD_TONE_NEUTRAL },

  { SIMULATION, "PENDING", "Pending", WAITING_ICON, CALLBOARD_TONE_WAITING },
  { SIMULATION, "QUEUED", "Queued", WAITING_ICON, CALLBOARD_TONE_WAITING },
  { SIMULATION, "RETRY_SCHEDULED", "Retry scheduled", WAITING_ICON, CALLBOARD_TONE_WAITING },
  { SIMULATION, "PROCESSING", "In progress", ACTIVE_ICON, CALLBOARD_TONE_ACTIVE },
  { SIMULATION, "CANCELLING", "Cancelling", ACTIVE_ICON, CALLBOARD_TONE_ACTIVE },
  { SIMULATION, "COMPLETED", "Completed", COMPLETED_ICON, CALLBOARD_TONE_GOOD },
  { SIMULATION, "FAILED", "Failed", FAILED_ICON, CALLBOARD_TONE_BAD },
  { SIMULATION, "TIMED_OUT", "Timed out", TIMED_OUT_ICON, CALLBOARD_TONE_BAD },
  { SIMULATION, "CANCELLED", "Cancelled", CANCELLED_ICON, CALLBOARD_TONE_NEUTRAL },
  /* Known of a run, not of a simulation. */
  { SIMULATION, "PREPARING_CAPACITY", "Preparing capacity", UNKNOWN_ICON, CALLBOARD_TONE_NEUTRAL },
  { SIMULATION, "completed", "Completed", UNKNOWN_ICON, CALLBOARD_TONE_NEUTRAL },
};

static void
test_states (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      const State *state = &states[i];
      g_autofree char *label = callboard_vocabulary_dup_label (state->vocabulary, state->value);

      g_assert_cmpstr (label, ==, state->label);
      g_assert_cmpstr (callboard_vocabulary_get_icon_name (state->vocabulary, state->value), ==,
                       state->icon_name);
      g_assert_cmpint (callboard_vocabulary_get_tone (state->vocabulary, state->value), ==, state->tone);
    }
}

static const struct
{
  CallboardVocabulary  vocabulary;
  const char          *value;
  const char          *label;
} labels[] = {
  { STAGE, "PENDING", "Pending" },
  { STAGE, "RESERVING_CAPACITY", "Reserving capacity" },
  { STAGE, "CONNECTING", "Connecting" },
  { STAGE, "WAITING_FOR_OUTBOUND_CALL", "Waiting for the agent to call" },
  { STAGE, "SIMULATING", "In conversation" },
  { STAGE, "ENDING", "Hanging up" },
  { STAGE, "ANALYZING", "Analyzing" },
  { STAGE, "WAITING_FOR_LIVE_CONVERSATION", "Waiting for a live conversation" },
  { STAGE, "EVALUATING", "Evaluating" },
  { STAGE, "COLLECTING_METRICS", "Collecting metrics" },
  { STAGE, "COMPLETED", "Completed" },
  { STAGE, "PROCESSED", "Processed" },
  { STAGE, "TUNING_THE_PIANO", "Tuning the piano" },

  { ENDPOINT, "PHONE", "Phone" },
  { ENDPOINT, "WEBSOCKET", "WebSocket" },
  { ENDPOINT, "LIVEKIT", "LiveKit" },
  { ENDPOINT, "SMALL_WEBRTC", "Small WebRTC" },
  { ENDPOINT, "ELEVENLABS_WS", "ElevenLabs WebSocket" },
  { ENDPOINT, "KORE", "Kore.ai" },
  { ENDPOINT, "GOOGLE_CES", "Google CES" },
  { ENDPOINT, "DAILY", "Daily" },
  { ENDPOINT, "CARRIER_PIGEON", "Carrier pigeon" },

  { INVALIDATION, "SCRIPT_DIVERGED", "The caller left the script" },
  { INVALIDATION, "REQUIRED_STEP_NOT_REACHED", "A required step was not reached" },
  { INVALIDATION, "REQUIRED_STAGE_INCOMPLETE", "A required stage was not completed" },
  { INVALIDATION, "CALLER_NEVER_TOOK_OVER", "The caller never took over" },
  { INVALIDATION, "AGENT_NEVER_SPOKE", "The agent never spoke" },
  { INVALIDATION, "STAGE_FRIGHT", "Stage fright" },

  { GENDER, "FEMALE", "Female" },
  { GENDER, "NEUTRAL", "Neutral" },
  { GENDER, "STRICTLY_OPERATIC", "Strictly operatic" },

  { EMOTION, "NEUTRAL", "Neutral" },
  { EMOTION, "ANXIOUS", "Anxious" },
  { EMOTION, "RUSHED", "Rushed" },
  { EMOTION, "IN_LOVE", "In love" },

  { TRAIT, "SUPER_SLOW", "Super slow" },
  { TRAIT, "SUPER_FAST", "Super fast" },
  { TRAIT, "NORMAL", "Normal" },
  { TRAIT, "OFFICE", "Office" },
  { TRAIT, "MIDDLE_AGED", "Middle-aged" },
  { TRAIT, "BACKCHANNEL", "Backchannel" },
  { TRAIT, "PERSONA", "Caller" },
  { TRAIT, "THROUGH_A_SCARF", "Through a scarf" },

  { LANGUAGE, "EN", "English" },
  { LANGUAGE, "FR", "French" },
  { LANGUAGE, "HI", "Hindi" },
  { LANGUAGE, "ZH", "Chinese" },
  { LANGUAGE, "AR", "Arabic" },
  { LANGUAGE, "TLH", "TLH" },
  { LANGUAGE, "EN_GB", "EN_GB" },

  { ACCENT, "US", "United States" },
  { ACCENT, "GB", "United Kingdom" },
  { ACCENT, "IN", "India" },
  { ACCENT, "TR", "Türkiye" },
  { ACCENT, "AR", "Argentina" },
  { ACCENT, "US_X_SOUTH", "United States, South" },
  { ACCENT, "GB_X_NORTHERN_IRELAND", "United Kingdom, Northern ireland" },
  { ACCENT, "QX", "QX" },
  { ACCENT, "QX_X_SOUTH", "QX_X_SOUTH" },
  { ACCENT, "US_SOUTH", "US_SOUTH" },
};

static void
test_labels (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *label = callboard_vocabulary_dup_label (labels[i].vocabulary, labels[i].value);

      g_assert_cmpstr (label, ==, labels[i].label);
      g_assert_cmpstr (callboard_vocabulary_get_icon_name (labels[i].vocabulary, labels[i].value), ==,
                       UNKNOWN_ICON);
      g_assert_cmpint (callboard_vocabulary_get_tone (labels[i].vocabulary, labels[i].value), ==,
                       CALLBOARD_TONE_NEUTRAL);
    }
}

/* Whatever a server says, it fits a label: a single line with an end. */
static void
test_unknown_is_fit_to_be_shown (void)
{
  g_autofree char *long_value = g_strnfill (5000, 'A');

  for (CallboardVocabulary vocabulary = RUN; vocabulary <= ACCENT; vocabulary++)
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
test_outcome_words (void)
{
  static const struct
  {
    const char    *label;
    const char    *count;
    const char    *icon_name;
    CallboardTone  tone;
  } rows[CALLBOARD_N_OUTCOMES] = {
    [CALLBOARD_OUTCOME_COMPLETED] = { "Completed", "9 Completed", COMPLETED_ICON, CALLBOARD_TONE_GOOD },
    [CALLBOARD_OUTCOME_FAILED] = { "Failed", "9 Failed", FAILED_ICON, CALLBOARD_TONE_BAD },
    [CALLBOARD_OUTCOME_TIMED_OUT] = { "Timed out", "9 Timed out", TIMED_OUT_ICON, CALLBOARD_TONE_BAD },
    [CALLBOARD_OUTCOME_INVALIDATED] = { "Does not count", "9 Does not count", INVALIDATED_ICON, CALLBOARD_TONE_NEUTRAL },
    [CALLBOARD_OUTCOME_CANCELLED] = { "Cancelled", "9 Cancelled", CANCELLED_ICON, CALLBOARD_TONE_NEUTRAL },
    [CALLBOARD_OUTCOME_ACTIVE] = { "In progress", "9 In progress", ACTIVE_ICON, CALLBOARD_TONE_ACTIVE },
    [CALLBOARD_OUTCOME_WAITING] = { "Waiting", "9 Waiting", WAITING_ICON, CALLBOARD_TONE_WAITING },
    [CALLBOARD_OUTCOME_OTHER] = { "Other", "9 Other", UNKNOWN_ICON, CALLBOARD_TONE_NEUTRAL },
  };

  for (guint outcome = 0; outcome < CALLBOARD_N_OUTCOMES; outcome++)
    {
      g_autofree char *count = callboard_outcome_dup_count (outcome, 9);

      g_assert_cmpstr (callboard_outcome_get_label (outcome), ==, rows[outcome].label);
      g_assert_cmpstr (count, ==, rows[outcome].count);
      g_assert_cmpstr (callboard_outcome_get_icon_name (outcome), ==, rows[outcome].icon_name);
      g_assert_cmpint (callboard_outcome_get_tone (outcome), ==, rows[outcome].tone);
    }
}

/* A simulation's status and its outcome are told apart by no icon. */
static void
test_outcome_agrees_with_status (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (states[i].vocabulary == SIMULATION)
      {
        CallboardOutcome outcome = callboard_outcome_from_status (states[i].value, FALSE);

        g_assert_cmpstr (callboard_outcome_get_icon_name (outcome), ==, states[i].icon_name);
        g_assert_cmpint (callboard_outcome_get_tone (outcome), ==, states[i].tone);
      }
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

  g_test_add_func ("/words/states", test_states);
  g_test_add_func ("/words/values-that-are-no-states", test_labels);
  g_test_add_func ("/words/unknown-values-are-fit-to-be-shown", test_unknown_is_fit_to_be_shown);
  g_test_add_func ("/words/final-runs", test_final);
  g_test_add_func ("/words/outcome/of-a-status", test_outcome_of_status);
  g_test_add_func ("/words/outcome/label-icon-and-tone", test_outcome_words);
  g_test_add_func ("/words/outcome/looks-like-its-status", test_outcome_agrees_with_status);
  g_test_add_func ("/words/text/shortened", test_shorten);
  g_test_add_func ("/words/text/huge-is-cut", test_shorten_huge);
  g_test_add_func ("/words/text/from-a-name", test_from_name);
  g_test_add_func ("/words/text/search-ignores-case-and-accents", test_fold);
  g_test_add_func ("/words/text/search-tells-letters-apart", test_fold_keeps_apart);
  g_test_add_func ("/words/text/folded", test_fold_plain);

  return g_test_run ();
}
