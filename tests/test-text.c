/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Showing hostile text: it stays on its line, does not affect the text direction around
 * it, and hides nothing.
 */

#include "config.h"

#include "callboard-text.h"

#define FSI "\u2068"
#define PDI "\u2069"
#define RLO "\u202e"
#define SHALOM "\u05e9\u05dc\u05d5\u05dd"

typedef struct
{
  const char *name;
  const char *text;
  const char *line;
  const char *lines;
} Row;

/* As one line and as several lines; the same if NULL. */
static const Row rows[] = {
  { "plain", "Sarah Johnson", "Sarah Johnson", NULL },
  { "accents", "Éloïse", "Éloïse", NULL },
  { "override", "a" RLO "gpj.exe", "a\ufffdgpj.exe", NULL },
  { "override-of-the-other-side", "a\u202db", "a\ufffdb", NULL },
  { "embeddings", "a\u202ab\u202bc\u202cd", "a\ufffdb\ufffdc\ufffdd", NULL },
  { "hebrew-is-isolated", SHALOM, FSI SHALOM PDI, SHALOM },
  { "hebrew-within", "Run " SHALOM " 7", FSI "Run " SHALOM " 7" PDI, "Run " SHALOM " 7" },
  { "isolate-left-open", "a\u2067b", FSI "a\u2067b" PDI PDI, "a\u2067b" PDI },
  { "isolate-closed", "a\u2067b" PDI "c", FSI "a\u2067b" PDI "c" PDI, "a\u2067b" PDI "c" },
  { "isolate-closed-too-often", "a" PDI PDI "b", "ab", NULL },
  { "many-isolates", "\u2066\u2066\u2066\u2066\u2066\u2066\u2066\u2066\u2066\u2066x",
    FSI "\u2066\u2066\u2066\u2066\u2066\u2066\u2066\u2066x" PDI PDI PDI PDI PDI PDI PDI PDI PDI,
    "\u2066\u2066\u2066\u2066\u2066\u2066\u2066\u2066x" PDI PDI PDI PDI PDI PDI PDI PDI },
  { "line-separators", "a\u2028b\u2029c\nd\te", "a b c d e", "a\nb\nc\nd\te" },
  { "escape", "\033[31mred\007", "\u241b[31mred\u2407", NULL },
  { "annotation", "a\ufff9b\ufffac\ufffbd", "a\ufffdb\ufffdc\ufffdd", NULL },
  { "marks-stay", "a\u200eb\u200fc", "a\u200eb\u200fc", NULL },
  { "joined-emoji-stay", "\U0001f469\u200d\U0001f4bb", "\U0001f469\u200d\U0001f4bb", NULL },
  { "markup-is-text", "<b>&amp;</b>", "<b>&amp;</b>", NULL },
};

static void
test_row (gconstpointer user_data)
{
  const Row *row = user_data;
  g_autofree char *line = callboard_text_sanitize_line (row->text, 100);
  g_autofree char *lines = callboard_text_sanitize (row->text, 100);

  g_assert_cmpstr (line, ==, row->line);
  g_assert_cmpstr (lines, ==, row->lines != NULL ? row->lines : row->line);
}

/* Shortened text closes its open directional isolates. */
static void
test_long (void)
{
  g_autofree char *line = callboard_text_sanitize_line ("\u2067" SHALOM SHALOM, 3);

  g_assert_cmpstr (line, ==, FSI "\u2067\u05e9\u05dc…" PDI PDI);
}

static void
test_list (void)
{
  g_autofree char *none = callboard_text_join_list ((const char *const[]) { NULL });
  g_autofree char *one = callboard_text_join_list ((const char *const[]) { "Meera", NULL });
  g_autofree char *two = callboard_text_join_list ((const char *const[]) { "Meera", "Anil", NULL });

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (one, ==, "Meera");
  g_assert_cmpstr (two, ==, "Meera, Anil");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/text/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/text/long", test_long);
  g_test_add_func ("/text/list", test_list);

  return g_test_run ();
}
