/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a search finds in texts of many languages, what it marks as found, and what the signs
 * of its language mean.
 */

#include "config.h"

#include <string.h>

#include "callboard-search-query.h"
#include "callboard-text-quote.h"
#include "callboard-text.h"

#define FSI "\u2068"
#define PDI "\u2069"
#define SHY "\u00ad"

/* --- The fold --------------------------------------------------------------- */

typedef struct
{
  const char *text;
  const char *typed;
} Pair;

static const Pair found[] = {
  /* Without spaces. */
  { "来週の予約を変更したい", "予約" },
  { "来週の予約を変更したい", "変更" },
  { "我想改一下明天的预约", "预约" },
  { "ผมอยากเลื่อนนัดกินข้าว", "กิน" },
  { "ជំរាបសួរខ្ញុំចង់កក់", "ចង់" },
  { "예약을 변경하고 싶어요", "예약" },
  { "예약을 변경하고 싶어요", "변경" },
  /* A syllable that is being typed. */
  { "예약을", "예야" },
  /* Vowel signs. */
  { "राम का घर", "राम" },
  { "क़लम", "क\u093cलम" },
  { "ドリンク", "ドリ" },
  /* Full and half width. */
  { "ＡＢＣ１２３", "abc123" },
  { "abc123", "ＡＢＣ１２３" },
  { "ｶﾞｲﾄﾞ", "ガイド" },
  { "ガイド", "ｶﾞｲﾄﾞ" },
  { "東京\u3000大阪", "東京 大阪" },
  /* Accents of Latin, Greek and Cyrillic. */
  { "Éloïse", "eloise" },
  { "Nguyễn Thị", "nguyen thi" },
  { "Αθήνα", "αθηνα" },
  { "ΣΊΣΥΦΟΣ", "σισυφος" },
  { "Алёна", "алена" },
  { "Nin\u0303o", "niño" },
  /* Letters without a decomposition. */
  { "Aydın", "Aydin" },
  { "AYDIN", "aydın" },
  { "İzmir", "izmir" },
  { "Łukasz", "lukasz" },
  { "Strauß", "strauss" },
  { "STRAUẞ", "Strauß" },
  { "Søren Kierkegård", "soren kierkegard" },
  { "Ærø", "aero" },
  { "Đorđe", "dorde" },
  { "Œuvre", "oeuvre" },
  { "Þór Guðrún", "thor gudrun" },
  { "Ħal Għaxaq", "hal ghaxaq" },
  { "Əliyev", "eliyev" },
  { "Ґалаґан", "галаган" },
  /* Harakat, the letters that stand for each other, and tatweel. */
  { "مُحَمَّد", "محمد" },
  { "محمد", "مُحَمَّد" },
  { "أحمد", "احمد" },
  { "مـــحمد", "محمد" },
  { "علی", "علي" },
  { "کتاب", "كتاب" },
  { "שָׁלוֹם", "שלום" },
  /* What is not seen. */
  { FSI "محمد علي" PDI, "محمد" },
  { FSI "محمد علي" PDI, "محمد علي" },
  { "ap" SHY "point" SHY "ment", "appointment" },
  { "می\u200cخواهم", "میخواهم" },
  { "\ufeffSarah", "sarah" },
  { "❤\ufe0f", "❤" },
  /* Signs that programs replace. */
  { "don’t", "don't" },
  { "follow‑up", "follow-up" },
  { "9:00–17:00", "9:00-17:00" },
  /* Digits. */
  { "٢٠٢٦", "2026" },
  { "۴۵", "45" },
  { "ﬁne", "FINE" },
};

static const Pair apart[] = {
  { "राम", "रोम" },
  { "रोम", "राम" },
  { "กิน", "กัน" },
  { "กัน", "กิน" },
  { "か", "が" },
  { "がく", "かく" },
  { "ハート", "パート" },
  { "كتب", "كتاب" },
  { "ab", "a b" },
  { "o", "e" },
  { "예약", "계약" },
};

static gboolean
finds (const char *text,
       const char *typed)
{
  g_autofree char *folded = callboard_text_fold (text);
  g_autofree char *term = callboard_text_fold (typed);

  return strstr (folded, term) != NULL;
}

static void
test_found (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    if (!finds (found[i].text, found[i].typed))
      g_error ("“%s” is not found in “%s”", found[i].typed, found[i].text);
}

static void
test_apart (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (apart); i++)
    if (finds (apart[i].text, apart[i].typed))
      g_error ("“%s” is found in “%s”", apart[i].typed, apart[i].text);
}

/* What is found is marked, whole characters with their marks. */
static void
test_marked (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      g_autoptr(GArray) ranges = callboard_text_search (found[i].text, found[i].typed);
      const CallboardTextRange *range;

      if (ranges->len == 0)
        g_error ("“%s” is not marked in “%s”", found[i].typed, found[i].text);
      range = &g_array_index (ranges, CallboardTextRange, 0);
      g_assert_cmpuint (range->start, <, range->end);
      g_assert_cmpuint (range->end, <=, strlen (found[i].text));
      g_assert_true (g_utf8_validate_len (found[i].text + range->start, range->end - range->start, NULL));
    }
}

/* Marks are marked in the order in which they are written. */
static void
test_marked_in_any_order (void)
{
  g_autoptr(GArray) ranges = callboard_text_search ("ก\u0e48\u0e38น", "ก\u0e38\u0e48น");

  g_assert_cmpuint (ranges->len, ==, 1);
  g_assert_cmpuint (g_array_index (ranges, CallboardTextRange, 0).end, ==, strlen ("ก\u0e48\u0e38น"));
}

/* Every character of Unicode folds to valid text that folds to itself. */
static void
test_every_character (void)
{
  for (gunichar character = 1; character <= 0x10ffff; character++)
    {
      char text[8] = "";
      g_autofree char *folded = NULL;
      g_autofree char *again = NULL;

      if (!g_unichar_validate (character))
        continue;

      g_unichar_to_utf8 (character, text);
      folded = callboard_text_fold (text);
      again = callboard_text_fold (folded);
      if (!g_utf8_validate (folded, -1, NULL) || !g_str_equal (folded, again))
        g_error ("U+%04X folds to “%s”, and that to “%s”", character, folded, again);
    }
}

/* A text folds like its words. */
static void
test_many_words (void)
{
  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GString) expected = g_string_new (NULL);
      g_autofree char *folded = NULL;

      for (guint i = 0; i < 8; i++)
        {
          g_autofree char *word = callboard_text_fold (found[g_test_rand_int_range (0, G_N_ELEMENTS (found))].text);
          const Pair *pair = &found[g_test_rand_int_range (0, G_N_ELEMENTS (found))];
          g_autofree char *other = callboard_text_fold (pair->text);

          g_string_append_printf (text, "%s %s ", word, pair->text);
          g_string_append_printf (expected, "%s %s ", word, other);
        }
      folded = callboard_text_fold (text->str);
      g_assert_cmpstr (folded, ==, expected->str);
    }
}

static void
test_words (void)
{
  static const Pair rows[] = {
    { "  Front \t desk\n\nline ", "front desk line" },
    { "\u3000東京\u00a0\u2003大阪", "東京 大阪" },
    { "one", "one" },
    { " \n", "" },
    { "", "" },
    { "É  é", "e e" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = callboard_text_fold_words (rows[i].text);

      g_assert_cmpstr (words, ==, rows[i].typed);
    }
}

/* --- The language ----------------------------------------------------------- */

/* The terms as "agent:[text]" or "-[text]", in order. */
static char *
describe (const char *text)
{
  g_autoptr(CallboardSearchQuery) query = callboard_search_query_new (text);
  GString *terms = g_string_new (NULL);

  for (guint i = 0; i < callboard_search_query_get_n_terms (query); i++)
    {
      const CallboardSearchTerm *term = callboard_search_query_get_term (query, i);

      g_string_append_printf (terms, "%s%s[%s]", term->is_excluded ? "-" : "",
                              term->speaker == CALLBOARD_SEARCH_SPEAKER_AGENT ? "agent:"
                              : term->speaker == CALLBOARD_SEARCH_SPEAKER_PERSONA ? "persona:" : "",
                              term->text);
    }

  return g_string_free_and_steal (terms);
}

static void
test_language (void)
{
  static const Pair rows[] = {
    { "", "" },
    { "refund", "[refund]" },
    { "  Refund\tÉlan ", "[refund][elan]" },
    { "refund refund REFUND", "[refund]" },
    { "\"a table  for two\"", "[a table for two]" },
    { "book \"a table\" now", "[book][a table][now]" },
    { "\"never closed", "[never closed]" },
    { "half\"a phrase\"end", "[half][a phrase][end]" },
    { "“a table” ＂for two＂", "[a table][for two]" },
    { "-sorry", "-[sorry]" },
    { "refund -\"so sorry\"", "[refund]-[so sorry]" },
    { "－返金", "-[返金]" },
    { "follow-up", "[follow-up]" },
    { "--", "" },
    { "-", "" },
    { "- sorry", "[sorry]" },
    { "agent:refund", "agent:[refund]" },
    { "Agent:\"I am sorry\" persona:cancel", "agent:[i am sorry]persona:[cancel]" },
    { "-agent:confirmed", "-agent:[confirmed]" },
    { "agent:-confirmed", "-agent:[confirmed]" },
    { "agent: refund policy", "agent:[refund]agent:[policy]" },
    { "refund policy agent:", "agent:[refund]agent:[policy]" },
    { "persona: refund agent:sorry", "persona:[refund]agent:[sorry]" },
    { "ａｇｅｎｔ：返金", "agent:[返金]" },
    { "agent:", "" },
    { "agents:refund", "[agents:refund]" },
    { "https://example.com/a", "[https://example.com/a]" },
    { "* ( ) OR ^", "[or]" },
    { "\"\"", "" },
    { "\"\"\"", "" },
    { "\"-a\"", "[-a]" },
    { "🎉", "[🎉]" },
    { "a\1b\nc", "[a][b][c]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *terms = describe (rows[i].text);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (terms, ==, rows[i].typed);
    }
}

static void
test_invalid_text (void)
{
  g_autofree char *terms = describe ("a\xff \xe4\xba");

  g_assert_cmpstr (terms, ==, "[a\ufffd][\ufffd\ufffd]");
}

static void
test_nothing_to_find (void)
{
  static const char *const texts[] = { "", " ", "-sorry", "-agent:a -\"b c\"", "\"", "agent:", "-", "*" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(CallboardSearchQuery) query = callboard_search_query_new (texts[i]);

      g_assert_true (callboard_search_query_is_empty (query));
    }
}

/* Any text is a query, and every term of it is folded and not empty. */
static void
test_any_text (void)
{
  static const char *const parts[] = {
    "a", "-", "\"", " ", "agent:", "persona:", "ß", "\xff", "\xe4\xba", "予", "\t", ":", "*", "\1", "“", "\u0301",
  };

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(CallboardSearchQuery) query = NULL;
      int n = g_test_rand_int_range (0, 20);

      for (int i = 0; i < n; i++)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      query = callboard_search_query_new (text->str);
      for (guint i = 0; i < callboard_search_query_get_n_terms (query); i++)
        {
          const char *term = callboard_search_query_get_term (query, i)->text;
          g_autofree char *folded = callboard_text_fold_words (term);

          g_assert_cmpstr (term, !=, "");
          g_assert_cmpstr (term, ==, folded);
        }
    }
}

static void
test_long_text (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(CallboardSearchQuery) query = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "w%u ", i);
  query = callboard_search_query_new (text->str);
  g_assert_cmpuint (callboard_search_query_get_n_terms (query), ==, CALLBOARD_SEARCH_MAX_TERMS);
}

/* --- Quotes ----------------------------------------------------------------- */

static void
test_quote (void)
{
  static const struct
  {
    const char *text;
    const char *term;
    const char *quote;
    const char *match;
  } rows[] = {
    { "Nothing before?", "before", "Nothing before?", "before" },
    { "one\ntwo  three", "TWO THREE", "one two three", "two three" },
    { "Nothing before?", "after", "Nothing before?", "" },
    { "", "a", "", "" },
    { "I can put you on the cancellation list as well, if you like.", "list",
      "…cancellation list as well, if you like.", "list" },
    { FSI "محمد علي" PDI, "محمد", "محمد علي", "محمد" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CallboardTextRange range;
      g_autofree char *quote = callboard_text_quote (rows[i].text, rows[i].term, 50, &range);
      g_autofree char *match = g_strndup (quote + range.start, range.end - range.start);

      g_assert_cmpstr (quote, ==, rows[i].quote);
      g_assert_cmpstr (match, ==, rows[i].match);
    }
}

/* A quote is about as long as wanted, wherever the match is, in any script. */
static void
test_quote_of_long_text (void)
{
  static const char *const fillers[] = { "word ", "漢字", "कि ", "e\u0301\u0302", "🎉 ", "x" };

  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    for (guint before = 0; before < 300; before += 7)
      {
        g_autoptr(GString) text = g_string_new (NULL);
        CallboardTextRange range;
        g_autofree char *quote = NULL;
        g_autofree char *match = NULL;

        for (guint n = 0; n < 300; n++)
          {
            if (n == before)
              g_string_append (text, "Q!Q");
            g_string_append (text, fillers[i]);
          }
        quote = callboard_text_quote (text->str, "q!q", 120, &range);
        match = g_strndup (quote + range.start, range.end - range.start);
        g_assert_true (g_utf8_validate (quote, -1, NULL));
        g_assert_cmpstr (match, ==, "Q!Q");
        g_assert_cmpint (g_utf8_strlen (quote, -1), <=, 120 + 20);
        g_assert_cmpint (g_utf8_strlen (quote, -1), >=, 40);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search-text/fold/finds", test_found);
  g_test_add_func ("/search-text/fold/keeps-apart", test_apart);
  g_test_add_func ("/search-text/fold/every-character", test_every_character);
  g_test_add_func ("/search-text/fold/many-words", test_many_words);
  g_test_add_func ("/search-text/fold/words", test_words);
  g_test_add_func ("/search-text/marks/finds", test_marked);
  g_test_add_func ("/search-text/marks/any-order", test_marked_in_any_order);
  g_test_add_func ("/search-text/query/language", test_language);
  g_test_add_func ("/search-text/query/invalid-text", test_invalid_text);
  g_test_add_func ("/search-text/query/nothing-to-find", test_nothing_to_find);
  g_test_add_func ("/search-text/query/any-text", test_any_text);
  g_test_add_func ("/search-text/query/long-text", test_long_text);
  g_test_add_func ("/search-text/quote/around-the-match", test_quote);
  g_test_add_func ("/search-text/quote/of-long-text", test_quote_of_long_text);

  return g_test_run ();
}
