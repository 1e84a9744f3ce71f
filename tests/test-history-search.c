/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The search of the history in many languages, and of what was said in its calls: what is
 * found, quoted and excluded, and what is forgotten with the call.
 */

#include "config.h"

#include <string.h>

#include "support/history-support.h"
#include "support/transcript-support.h"
#include "support/wait.h"

#define ACCOUNT HISTORY_SUPPORT_ACCOUNT

typedef struct
{
  char             *folder;
  char             *path;
  CallboardHistory *history;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->folder = history_support_create_folder ();
  fixture->path = history_support_dup_path (fixture->folder);
  fixture->history = callboard_history_new (fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  history_support_close (fixture->history);
  history_support_remove_folder (fixture->folder);
  g_free (fixture->path);
}

static void
save_run (Fixture    *fixture,
          const char *id,
          const char *created_at,
          const char *persona,
          guint       n_calls)
{
  g_autoptr(GBytes) body = transcript_support_create_run (id, created_at, persona, n_calls);
  g_autoptr(GError) error = NULL;

  history_support_save_run (fixture->history, ACCOUNT, body, 1000, &error);
  g_assert_no_error (error);
}

static void
save_transcript (Fixture              *fixture,
                 const char           *call_id,
                 const TranscriptTurn *turns,
                 guint                 n_turns)
{
  g_autoptr(GBytes) body = transcript_support_create_body (turns, n_turns);

  transcript_support_save (fixture->history, ACCOUNT, call_id, body, 1000);
}

#define SAVE(call_id, ...) \
  G_STMT_START { \
    const TranscriptTurn turns[] = { __VA_ARGS__ }; \
    save_transcript (fixture, call_id, turns, G_N_ELEMENTS (turns)); \
  } G_STMT_END

static void
assert_quotes (Fixture    *fixture,
               const char *run_id,
               const char *text,
               const char *expected)
{
  g_autofree char *quotes = transcript_support_dup_quotes (fixture->history, ACCOUNT, run_id, text);

  g_test_message ("searching %s", text);
  g_assert_cmpstr (quotes, ==, expected);
}

/* --- Languages -------------------------------------------------------------- */

typedef struct
{
  const char *text;
  const char *typed;
  gboolean    is_found;
} LanguageRow;

static const LanguageRow languages[] = {
  { "来週の予約を変更したい", "予約", TRUE },
  { "来週の予約を変更したい", "予約を変更", TRUE },
  { "来週の予約を変更したい", "約", TRUE },
  { "来週の予約を変更したい", "予定", FALSE },
  { "राम", "राम", TRUE },
  { "रोम", "राम", FALSE },
  { "राम", "रोम", FALSE },
  { "กินข้าว", "กิน", TRUE },
  { "กันข้าว", "กิน", FALSE },
  { "محمد علي", "محمد", TRUE },
  { "محمد علي", "علي", TRUE },
  { "محمد علي", "محمد علي", TRUE },
  { "مُحَمَّد", "محمد", TRUE },
  { "שָׁלוֹם", "שלום", TRUE },
  { "Aydın", "Aydin", TRUE },
  { "Łukasz", "lukasz", TRUE },
  { "Strauß", "strauss", TRUE },
  { "Ｓａｒａｈ", "sarah", TRUE },
  { "Đorđe Søren", "dorde soren", TRUE },
  { "Sarah", "ara", TRUE },
  { "Sarah", "a", TRUE },
  { "Sarah", "sarahs", FALSE },
  { "예약을 변경", "예약", TRUE },
};

/* Names of personas in the list of runs, and what was said. */
static void
test_languages (Fixture       *fixture,
                gconstpointer  user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      const LanguageRow *row = &languages[i];
      g_autofree char *simulations = NULL;
      g_autoptr(GPtrArray) quotes = NULL;
      const TranscriptTurn turn = { 'p', row->text };

      save_run (fixture, "r", "2026-01-05T10:00:00Z", row->text, 1);
      save_transcript (fixture, "r-0-call", &turn, 1);
      simulations = history_support_search (fixture->history, ACCOUNT, row->typed);
      quotes = transcript_support_search (fixture->history, ACCOUNT, NULL, row->typed);

      g_test_message ("searching %s in %s", row->typed, row->text);
      g_assert_cmpstr (simulations, ==, row->is_found ? "r-0" : "");
      g_assert_cmpuint (quotes->len > 0, ==, row->is_found);
    }
}

/* In GNOME Shell. */
static void
test_desktop (Fixture       *fixture,
              gconstpointer  user_data)
{
  static const struct
  {
    const char *text;
    const char *ids;
  } rows[] = {
    { "予約", "run" },
    { "regression", "run" },
    { "gression", "" },
    { "nightly 予約", "run" },
    { "nightly -予約", "" },
    { "محمد", "run-0" },
    { "mohammed", "" },
    { "\"", "" },
    { "-", "" },
  };
  g_autoptr(GAsyncResult) result = NULL;

  save_run (fixture, "run", "2026-02-05T10:00:00Z", "محمد علي", 1);
  callboard_history_save_plan_async (fixture->history, ACCOUNT, "plan-1", "Nightly Régression 来週の予約",
                                     NULL, test_store_result, &result);
  g_assert_true (callboard_history_write_finish (fixture->history, test_wait_for_result (&result), NULL));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *ids = transcript_support_dup_desktop_ids (fixture->history, ACCOUNT, rows[i].text);

      g_test_message ("searching %s", rows[i].text);
      g_assert_cmpstr (ids, ==, rows[i].ids);
    }
}

/* --- Quotes ----------------------------------------------------------------- */

static void
test_quotes (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autoptr(GPtrArray) matches = NULL;
  CallboardTranscriptMatch *match;
  g_autofree char *persona = NULL;
  g_autofree char *title = NULL;
  g_autoptr(GDateTime) created_at = NULL;

  save_run (fixture, "run-1", "2026-01-05T10:00:00Z", "Éloïse", 2);
  SAVE ("run-1-1-call", { 'a', "How can I help?" }, { 'p', "I want a Réfund, please." });

  assert_quotes (fixture, NULL, "refund", "run-1-1 1 I want a [Réfund], please.");
  matches = transcript_support_search (fixture->history, ACCOUNT, NULL, "refund");
  match = g_ptr_array_index (matches, 0);
  g_object_get (match, "persona", &persona, "run-title", &title, "run-created-at", &created_at, NULL);
  g_assert_cmpstr (callboard_transcript_match_get_call_id (match), ==, "run-1-1-call");
  g_assert_cmpstr (callboard_transcript_match_get_run_id (match), ==, "run-1");
  g_assert_cmpint (callboard_transcript_match_get_side (match), ==, CALLBOARD_SIDE_PERSONA);
  g_assert_cmpstr (callboard_transcript_match_get_speaker (match), ==, "Éloïse");
  g_assert_cmpstr (persona, ==, "Éloïse");
  g_assert_cmpstr (title, !=, "");
  g_assert_cmpint (g_date_time_to_unix (created_at), ==, 1767607200);
}

static void
test_newest_first (Fixture       *fixture,
                   gconstpointer  user_data)
{
  save_run (fixture, "new", "2026-03-01T10:00:00Z", "Ada", 2);
  save_run (fixture, "old", "2026-01-01T10:00:00Z", "Ada", 1);
  SAVE ("new-1-call", { 'a', "fee one" });
  SAVE ("old-0-call", { 'a', "fee two" });
  SAVE ("new-0-call", { 'a', "fee three" }, { 'a', "no" }, { 'p', "fee four" });
  SAVE ("elsewhere", { 'a', "fee five" });

  assert_quotes (fixture, NULL, "fee",
                 "new-0 0 [fee] three|new-0 2 [fee] four|new-1 0 [fee] one|old-0 0 [fee] two|"
                 "elsewhere 0 [fee] five");
  assert_quotes (fixture, "old", "fee", "old-0 0 [fee] two");
  assert_quotes (fixture, "new", "fe", "new-0 0 [fe]e three|new-0 2 [fe]e four|new-1 0 [fe]e one");
  assert_quotes (fixture, "unknown", "fee", "");
}

static void
test_language_of_queries (Fixture       *fixture,
                          gconstpointer  user_data)
{
  static const struct
  {
    const char *text;
    const char *quotes;
  } rows[] = {
    { "\"wire transfer\"", "r-0 1 No [wire transfer], no check.|r-1 0 A [wire transfer] is free." },
    { "transfer wire", "r-0 1 No wire [transfer], no check.|r-1 0 A wire [transfer] is free." },
    { "\"transfer wire\"", "" },
    /* The terms may be in several turns; those with the most are quoted. */
    { "check helpful", "r-0 1 No wire transfer, no [check].|r-0 2 Very [helpful]." },
    { "wire -helpful", "r-1 0 A [wire] transfer is free." },
    { "agent:wire", "r-1 0 A [wire] transfer is free." },
    { "persona:wire", "r-0 1 No [wire] transfer, no check." },
    { "persona:wire agent:helpful", "" },
    { "persona:wire persona:helpful", "r-0 1 No [wire] transfer, no check.|r-0 2 Very [helpful]." },
    { "wire -agent:wire", "r-0 1 No [wire] transfer, no check." },
    { "agent: hello wire", "" },
    { "agent: hello", "r-0 0 [Hello]." },
    { "radio", "r-1 1 [Radio] noise" },
    { "agent:radio", "" },
    { "persona:radio", "" },
    { "-radio", "" },
    { "", "" },
  };

  save_run (fixture, "r", "2026-01-05T10:00:00Z", "Ada", 2);
  SAVE ("r-0-call", { 'a', "Hello." }, { 'p', "No wire transfer, no check." }, { 'p', "Very helpful." });
  SAVE ("r-1-call", { 'a', "A wire transfer is free." }, { 'b', "Radio noise" });

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_quotes (fixture, NULL, rows[i].text, rows[i].quotes);
}

/* Input is never an expression of SQL or FTS5, and never an error. */
static void
test_hostile_queries (Fixture       *fixture,
                      gconstpointer  user_data)
{
  static const char *const texts[] = {
    "\"", "\"\"\"", "-", "--", "* OR x", "NEAR(wire transfer)", "folded:wire", "wire AND", "^wire", "{wire} : x",
    "'); DROP TABLE transcript; --", "wire\" OR \"1", "\xff\xfe\xfd", "\xe4\xba", "qq\1zz", "%", "_", "???", "\\", "\"wirx\"\"e\"",
    "агент:", "\U0010ffff", "\u202e\u2066",
  };
  g_autofree char *long_word = g_strnfill (10000, 'x');
  g_autofree char *long_minus = g_strnfill (10000, '-');
  g_autofree char *long_quotes = g_strnfill (10000, '"');
  const char *long_texts[] = { long_word, long_minus, long_quotes };

  save_run (fixture, "r", "2026-01-05T10:00:00Z", "Ada", 1);
  SAVE ("r-0-call", { 'a', "A wire transfer." });

  for (guint i = 0; i < G_N_ELEMENTS (texts) + G_N_ELEMENTS (long_texts); i++)
    {
      const char *text = i < G_N_ELEMENTS (texts) ? texts[i] : long_texts[i - G_N_ELEMENTS (texts)];
      g_autofree char *simulations = history_support_search (fixture->history, ACCOUNT, text);
      g_autofree char *quotes = transcript_support_dup_quotes (fixture->history, ACCOUNT, NULL, text);

      g_assert_cmpstr (simulations, ==, "");
      g_assert_cmpstr (quotes, ==, "");
    }
  assert_quotes (fixture, NULL, "wire", "r-0 0 A [wire] transfer.");
}

/* Terms of simulations can be excluded as well; nobody has said a name. */
static void
test_simulations (Fixture       *fixture,
                  gconstpointer  user_data)
{
  static const struct
  {
    const char *text;
    const char *found;
  } rows[] = {
    { "ada table", "a-0,b-0" },
    { "\"books a table\"", "a-0,b-0" },
    { "ada -lovelace", "b-0" },
    { "-lovelace", "" },
    { "\"ada lovelace\"", "a-0" },
    { "\"lovelace ada\"", "" },
    { "agent:ada", "" },
    { "ada -agent:ada", "a-0,b-0" },
  };

  save_run (fixture, "a", "2026-02-05T10:00:00Z", "Ada Lovelace", 1);
  save_run (fixture, "b", "2026-01-05T10:00:00Z", "Ada", 1);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = history_support_search (fixture->history, ACCOUNT, rows[i].text);

      g_test_message ("searching %s", rows[i].text);
      g_assert_cmpstr (found, ==, rows[i].found);
    }
}

/* Of a run that is saved again, only what has changed is indexed. */
static void
test_changed_simulations (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autofree char *former = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *more = NULL;

  save_run (fixture, "r", "2026-02-05T10:00:00Z", "Ada", 3);
  save_run (fixture, "r", "2026-02-05T10:00:00Z", "Zoe", 2);
  former = history_support_search (fixture->history, ACCOUNT, "ada");
  changed = history_support_search (fixture->history, ACCOUNT, "zoe");
  save_run (fixture, "r", "2026-02-05T10:00:00Z", "Zoe", 4);
  more = history_support_search (fixture->history, ACCOUNT, "zoe");

  g_assert_cmpstr (former, ==, "");
  g_assert_cmpstr (changed, ==, "r-0,r-1");
  g_assert_cmpstr (more, ==, "r-0,r-1,r-2,r-3");
}

/* --- Limits ----------------------------------------------------------------- */

static void
test_at_most (Fixture       *fixture,
              gconstpointer  user_data)
{
  TranscriptTurn turns[20];
  g_autoptr(GPtrArray) matches = NULL;
  g_autoptr(GPtrArray) of_one = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    turns[i] = (TranscriptTurn) { 'a', "Please hold the line" };
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *call_id = g_strdup_printf ("call-%u", i);

      save_transcript (fixture, call_id, turns, G_N_ELEMENTS (turns));
      if (i == 0)
        of_one = transcript_support_search (fixture->history, ACCOUNT, NULL, "hold");
    }
  matches = transcript_support_search (fixture->history, ACCOUNT, NULL, "hold");

  g_assert_cmpuint (of_one->len, ==, CALLBOARD_HISTORY_MAX_QUOTES);
  g_assert_cmpuint (matches->len, ==, CALLBOARD_HISTORY_MAX_TRANSCRIPT_MATCHES);
}

static void
test_canceled (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  SAVE ("call-1", { 'a', "Please hold the line" });
  callboard_history_search_transcripts_async (fixture->history, ACCOUNT, NULL, "hold", cancellable,
                                              test_store_result, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (callboard_history_search_transcripts_finish (fixture->history, test_wait_for_result (&result),
                                                              &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_quotes (fixture, NULL, "hold", "call-1 0 Please [hold] the line");
}

/* --- Deletion --------------------------------------------------------------- */

static void
test_replaced (Fixture       *fixture,
               gconstpointer  user_data)
{
  SAVE ("call-1", { 'a', "Please hold the line" });
  SAVE ("call-1", { 'a', "Goodbye" });
  assert_quotes (fixture, NULL, "hold", "");
  assert_quotes (fixture, NULL, "ld", "");
  assert_quotes (fixture, NULL, "goodbye", "call-1 0 [Goodbye]");
}

static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr(GBytes) body = g_bytes_new_static ("[]", 2);

  SAVE ("call-1", { 'a', "Please hold the line" });
  transcript_support_save (fixture->history, ACCOUNT, "call-1", body, 1001);
  assert_quotes (fixture, NULL, "hold", "");
  g_assert_null (callboard_history_get_problem (fixture->history));
}

static gboolean
file_contains (const char *path,
               const char *text)
{
  g_autofree char *contents = NULL;
  gsize length;

  return g_file_get_contents (path, &contents, &length, NULL) &&
         memmem (contents, length, text, strlen (text)) != NULL;
}

static void
test_account (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr(GBytes) body = transcript_support_create_body (&(TranscriptTurn) { 'a', "Hold on, other" }, 1);
  g_autofree char *other = NULL;
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);

  SAVE ("call-1", { 'a', "Hold the Mnemosyne" });
  transcript_support_save (fixture->history, "account-2", "call-2", body, 1000);
  assert_quotes (fixture, NULL, "hold", "call-1 0 [Hold] the Mnemosyne");

  history_support_clear (fixture->history, ACCOUNT);
  assert_quotes (fixture, NULL, "hold", "");
  assert_quotes (fixture, NULL, "ho", "");
  other = transcript_support_dup_quotes (fixture->history, "account-2", NULL, "hold");
  g_assert_cmpstr (other, ==, "call-2 0 [Hold] on, other");
  g_assert_false (file_contains (fixture->path, "nemosyne"));
  g_assert_false (file_contains (wal, "nemosyne"));
}

static void
test_size_limit (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr(GPtrArray) last = NULL;

  callboard_history_set_limit (fixture->history, 400000);
  for (gint64 i = 0; i < 40; i++)
    {
      g_autofree char *call_id = g_strdup_printf ("call-%02" G_GINT64_FORMAT, i);
      g_autofree char *noise = g_malloc (9001);
      g_autofree char *text = NULL;
      g_autoptr(GBytes) body = NULL;

      for (guint c = 0; c < 9000; c++)
        noise[c] = (char) g_test_rand_int_range ('a', 'z' + 1);
      noise[9000] = '\0';
      text = g_strdup_printf ("marker%02" G_GINT64_FORMAT " %s", i, noise);
      body = transcript_support_create_body (&(TranscriptTurn) { 'a', text }, 1);
      transcript_support_save (fixture->history, ACCOUNT, call_id, body, 1000 + i);
    }

  assert_quotes (fixture, NULL, "marker00", "");
  g_assert_cmpint (history_support_measure (fixture->history), <=, 400000);
  last = transcript_support_search (fixture->history, ACCOUNT, NULL, "marker39");
  g_assert_cmpuint (last->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/history-search/languages", test_languages);
  ADD ("/history-search/desktop", test_desktop);
  ADD ("/history-search/simulations", test_simulations);
  ADD ("/history-search/changed-simulations", test_changed_simulations);
  ADD ("/history-search/transcripts/quotes", test_quotes);
  ADD ("/history-search/transcripts/newest-first", test_newest_first);
  ADD ("/history-search/transcripts/language-of-queries", test_language_of_queries);
  ADD ("/history-search/transcripts/hostile-queries", test_hostile_queries);
  ADD ("/history-search/transcripts/at-most", test_at_most);
  ADD ("/history-search/transcripts/canceled", test_canceled);
  ADD ("/history-search/forgets/replaced", test_replaced);
  ADD ("/history-search/forgets/unreadable", test_unreadable);
  ADD ("/history-search/forgets/account", test_account);
  ADD ("/history-search/forgets/beyond-the-limit", test_size_limit);
#undef ADD

  return g_test_run ();
}
