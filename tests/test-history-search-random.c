/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random queries of random transcripts and simulations, compared with a plain search of the
 * same texts in memory.
 */

#include "config.h"

#include <string.h>

#include "support/history-support.h"
#include "support/transcript-support.h"

#define ACCOUNT HISTORY_SUPPORT_ACCOUNT

#define N_CALLS 20
#define N_TURNS 6
#define N_WORDS 5
#define MAX_TERMS 4
#define N_QUERIES 1500

/* A word as it is said, and as people type it. */
static const struct
{
  const char *said;
  const char *typed;
} words[] = {
  { "Strauß", "strauss" }, { "Éloïse", "eloise" }, { "予約", "予約" }, { "変更したい", "変更したい" },
  { "राम", "राम" }, { "रोम", "रोम" }, { "กิน", "กิน" }, { "กัน", "กัน" }, { "مُحَمَّد", "محمد" }, { "علي", "علي" },
  { "Łódź", "lodz" }, { "WIRE", "wire" }, { "transfer", "transfer" }, { "re", "re" }, { "a", "a" },
  { "Follow‑up", "follow-up" }, { "٤٢", "42" }, { "ｶﾞｲﾄﾞ", "ガイド" }, { "Aydın", "aydin" }, { "5%", "5%" },
  { "what's", "what's" }, { "AND", "and" }, { "*", "*" },
};

typedef struct
{
  char     speaker;
  GString *said;
  GString *typed;
} Turn;

typedef struct
{
  char     *text;
  char      speaker;
  gboolean  is_excluded;
} Term;

typedef struct
{
  Turn turns[N_CALLS][N_TURNS];
  Term terms[MAX_TERMS];
  guint n_terms;
} World;

static void
say (Turn *turn)
{
  turn->speaker = "apb"[g_test_rand_int_range (0, 3)];
  turn->said = g_string_new (NULL);
  turn->typed = g_string_new (NULL);
  for (guint i = 0; i < N_WORDS; i++)
    {
      guint word = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (words));
      const char *space = i > 0 && g_test_rand_bit () ? " " : "";

      g_string_append_printf (turn->said, "%s%s", space, words[word].said);
      g_string_append_printf (turn->typed, "%s%s", space, words[word].typed);
    }
}

/* A part of what somebody said, so that it is found more often than not. */
static char *
cut_term (World *world)
{
  Turn *turn = &world->turns[g_test_rand_int_range (0, N_CALLS)][g_test_rand_int_range (0, N_TURNS)];
  int length = (int) g_utf8_strlen (turn->typed->str, -1);
  int begin = g_test_rand_int_range (0, length);
  int end = MIN (length, begin + g_test_rand_int_range (1, 8));

  return g_strstrip (g_utf8_substring (turn->typed->str, begin, end));
}

static gboolean
is_worth_a_term (const char *text)
{
  return strpbrk (text, "abcdefghijklmnopqrstuvwxyz0123456789") != NULL || !g_str_is_ascii (text);
}

/* Creates the terms, and returns them as a person types them. */
static char *
create_query (World *world)
{
  static const char *const speakers[] = { "", "", "agent:", "persona:" };
  GString *query = g_string_new (NULL);
  guint n = (guint) g_test_rand_int_range (1, MAX_TERMS + 1);

  world->n_terms = 0;
  for (guint i = 0; i < n; i++)
    {
      Term *term = &world->terms[world->n_terms];
      const char *speaker = speakers[g_test_rand_int_range (0, G_N_ELEMENTS (speakers))];

      term->text = cut_term (world);
      if (!is_worth_a_term (term->text))
        {
          g_free (term->text);
          continue;
        }

      term->speaker = *speaker;
      term->is_excluded = g_test_rand_int_range (0, 4) == 0;
      g_string_append_printf (query, "%s%s\"%s\" ", term->is_excluded ? "-" : "", speaker, term->text);
      world->n_terms++;
    }

  return g_string_free_and_steal (query);
}

static gboolean
is_in_turn (const Term *term,
            const Turn *turn)
{
  return (term->speaker == '\0' || term->speaker == turn->speaker) && strstr (turn->typed->str, term->text) != NULL;
}

static gboolean
is_in_call (const World *world,
            const Term  *term,
            guint        call)
{
  for (guint i = 0; i < N_TURNS; i++)
    if (is_in_turn (term, &world->turns[call][i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_call_found (const World *world,
               guint        call)
{
  guint n_wanted = 0;

  for (guint i = 0; i < world->n_terms; i++)
    {
      if (is_in_call (world, &world->terms[i], call) == world->terms[i].is_excluded)
        return FALSE;
      n_wanted += !world->terms[i].is_excluded;
    }

  return n_wanted > 0;
}

static void
check_match (const World              *world,
             CallboardTranscriptMatch *match)
{
  guint call = (guint) g_ascii_strtoull (callboard_transcript_match_get_simulation_id (match) + strlen ("run-"), NULL, 10);
  const Turn *turn = &world->turns[call][callboard_transcript_match_get_position (match)];
  gboolean has_term = FALSE;
  guint start;
  guint end;

  for (guint i = 0; i < world->n_terms; i++)
    has_term |= !world->terms[i].is_excluded && is_in_turn (&world->terms[i], turn);
  g_assert_true (has_term);
  callboard_transcript_match_get_quote (match, &start, &end);
  g_assert_cmpuint (start, <, end);
}

static void
check_query (World            *world,
             CallboardHistory *history)
{
  g_autofree char *query = create_query (world);
  g_autoptr(GPtrArray) matches = transcript_support_search (history, ACCOUNT, g_test_rand_bit () ? "run" : NULL, query);
  gboolean is_found[N_CALLS] = { FALSE };

  for (guint i = 0; i < matches->len; i++)
    {
      CallboardTranscriptMatch *match = g_ptr_array_index (matches, i);

      is_found[g_ascii_strtoull (callboard_transcript_match_get_simulation_id (match) + strlen ("run-"), NULL, 10)] = TRUE;
      check_match (world, match);
    }
  for (guint call = 0; call < N_CALLS; call++)
    if (is_found[call] != is_call_found (world, call))
      g_error ("%s: call %u is %s", query, call, is_found[call] ? "found" : "not found");

  for (guint i = 0; i < world->n_terms; i++)
    g_free (world->terms[i].text);
}

static void
test_random (void)
{
  g_autofree World *world = g_new0 (World, 1);
  char *folder = history_support_create_folder ();
  g_autofree char *path = history_support_dup_path (folder);
  CallboardHistory *history = callboard_history_new (path);
  g_autoptr(GBytes) run = transcript_support_create_run ("run", "2026-01-05T10:00:00Z", "Ada", N_CALLS);

  history_support_save_run (history, ACCOUNT, run, 1000, NULL);
  for (guint call = 0; call < N_CALLS; call++)
    {
      TranscriptTurn turns[N_TURNS];
      g_autofree char *call_id = g_strdup_printf ("run-%u-call", call);
      g_autoptr(GBytes) body = NULL;

      for (guint i = 0; i < N_TURNS; i++)
        {
          Turn *turn = &world->turns[call][i];

          say (turn);
          turns[i] = (TranscriptTurn) { turn->speaker, turn->said->str };
        }
      body = transcript_support_create_body (turns, N_TURNS);
      transcript_support_save (history, ACCOUNT, call_id, body, 1000);
    }

  for (guint i = 0; i < N_QUERIES; i++)
    check_query (world, history);

  for (guint call = 0; call < N_CALLS; call++)
    for (guint i = 0; i < N_TURNS; i++)
      {
        g_string_free (world->turns[call][i].said, TRUE);
        g_string_free (world->turns[call][i].typed, TRUE);
      }
  history_support_close (history);
  history_support_remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history-search/random-queries", test_random);

  return g_test_run ();
}
