/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parser of plain JSON: it makes the tree of JsonParser, or none.
 */

#include "config.h"

#include <string.h>

#include "callboard-json-parser.h"
#include "support/model-support.h"

typedef struct
{
  const char *name;
  const char *text;
  gsize       length;
} Row;

#define TEXT(text) text, sizeof (text) - 1

static const Row plain[] = {
  { "empty-object", TEXT ("{}") },
  { "empty-array", TEXT (" [ ] \n") },
  { "words", TEXT ("[true,false,null]") },
  { "integers", TEXT ("[0,-1,7,123456789012345678,-999999999999999999]") },
  { "decimals", TEXT ("[0.35,-0.5,93.75,123456789.012345,1.0,-0.0]") },
  { "strings", TEXT ("[\"\",\"a\",\"a \xc3\xa9 \xf0\x9f\x98\x80\x7f\",\"{[]},:\"]") },
  { "escapes", TEXT ("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\",\"a\\nb\",\"\\u0041\\u00e9\\u20ac\\ud83d\\ude00z\"]") },
  { "nested", TEXT ("{\"a\":{\"b\":[{\"c\":[[1],[]]},{}]},\"d\":[]}") },
  { "space", TEXT ("\t{ \"a\" :\r\n [ 1 , 2 ] , \"b\" : null }\n") },
  { "escaped-name", TEXT ("{\"a\\n\\u00e9\":1}") },
  { "member-twice", TEXT ("{\"a\":1,\"b\":2,\"a\":{\"c\":3}}") },
  { "name-and-value-share-no-memory", TEXT ("{\"abcdefgh\":\"ijklmnop\",\"q\":{\"r\":\"s\"}}") },
};

/* What JsonParser decides. */
static const Row others[] = {
  { "nothing", TEXT ("") },
  { "space-only", TEXT (" \n") },
  { "scalar", TEXT ("12") },
  { "string", TEXT ("\"a\"") },
  { "open-object", TEXT ("{\"a\":1") },
  { "open-array", TEXT ("[1,") },
  { "open-string", TEXT ("[\"a") },
  { "number-last", TEXT ("[1") },
  { "decimal-last", TEXT ("[1.5") },
  { "comma-at-the-end", TEXT ("[1,]") },
  { "comma-after-the-last-member", TEXT ("{\"a\":1,}") },
  { "comma-only", TEXT ("[,]") },
  { "no-comma", TEXT ("[1 2]") },
  { "no-colon", TEXT ("{\"a\" 1}") },
  { "no-value", TEXT ("{\"a\":}") },
  { "no-name", TEXT ("{1:2}") },
  { "brackets-that-do-not-match", TEXT ("[1}") },
  { "more-after-the-end", TEXT ("{} {}") },
  { "comment", TEXT ("[1 /* one */]") },
  { "single-quotes", TEXT ("['a']") },
  { "leading-zero", TEXT ("[01]") },
  { "plus", TEXT ("[+1]") },
  { "minus-only", TEXT ("[-]") },
  { "no-fraction", TEXT ("[1.]") },
  { "exponent", TEXT ("[1e3,1.5E-3]") },
  { "long-integer", TEXT ("[12345678901234567890]") },
  { "hexadecimal", TEXT ("[0x10]") },
  { "cut-off-word", TEXT ("[tru]") },
  { "longer-word", TEXT ("[nullx]") },
  { "control-character", TEXT ("[\"a\nb\"]") },
  { "nul", TEXT ("[\"a\0b\"]") },
  { "nul-escape", TEXT ("[\"\\u0000\"]") },
  { "cut-off-escape", TEXT ("[\"\\u12") },
  { "unknown-escape", TEXT ("[\"\\x41\"]") },
  { "escape-that-is-no-number", TEXT ("[\"\\u12g4\"]") },
  { "high-surrogate", TEXT ("[\"\\ud83d\"]") },
  { "low-surrogate", TEXT ("[\"\\ude00\"]") },
  { "surrogates-the-wrong-way-round", TEXT ("[\"\\ude00\\ud83d\"]") },
};

static void
assert_same_tree (JsonNode   *root,
                  const char *text,
                  gsize       length)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *tree = NULL;
  g_autofree char *expected = NULL;

  json_parser_set_strict (parser, TRUE);
  json_parser_load_from_data (parser, text, length, &error);
  g_assert_no_error (error);
  g_assert_true (json_node_equal (root, json_parser_get_root (parser)));

  /* The order of members too. */
  tree = json_to_string (root, FALSE);
  expected = json_to_string (json_parser_get_root (parser), FALSE);
  g_assert_cmpstr (tree, ==, expected);
}

static void
test_plain (gconstpointer data)
{
  const Row *row = data;
  /* Allocated with its exact size, so that sanitizers notice a read beyond it. */
  g_autofree char *text = g_memdup2 (row->text, row->length);
  g_autoptr(JsonNode) root = callboard_json_parser_parse (text, row->length);

  g_assert_nonnull (root);
  assert_same_tree (root, row->text, row->length);
}

static void
test_other (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *text = g_memdup2 (row->text, row->length);

  g_assert_null (callboard_json_parser_parse (text, row->length));
}

/* Deeper texts and longer names are left to JsonParser. */
static void
test_limits (void)
{
  for (guint n = 1; n < 80; n++)
    {
      g_autofree char *open = g_strnfill (n, '[');
      g_autofree char *close = g_strnfill (n, ']');
      g_autofree char *text = g_strconcat (open, close, NULL);
      g_autoptr(JsonNode) root = callboard_json_parser_parse (text, strlen (text));

      g_assert_true ((root != NULL) == (n <= 64));
    }

  for (guint n = 250; n < 260; n++)
    {
      g_autofree char *name = g_strnfill (n, 'n');
      g_autofree char *text = g_strdup_printf ("{\"%s\":\"%s\"}", name, name);
      g_autoptr(JsonNode) root = callboard_json_parser_parse (text, strlen (text));

      g_assert_true ((root != NULL) == (n < 256));
      if (root != NULL)
        assert_same_tree (root, text, strlen (text));
    }
}

/* Every start of a response. */
static void
test_response (gconstpointer data)
{
  g_autoptr(GBytes) body = model_support_load (data);
  gsize size;
  const char *text = g_bytes_get_data (body, &size);
  g_autoptr(JsonNode) root = callboard_json_parser_parse (text, size);

  g_assert_nonnull (root);
  assert_same_tree (root, text, size);
  while (size > 0 && text[size - 1] != '}')
    size--;
  for (gsize length = 0; length < size; length += length < 2000 ? 1 : 97)
    {
      g_autofree char *start = g_memdup2 (text, length);

      g_assert_null (callboard_json_parser_parse (start, length));
    }
}

static const char *const responses[] = {
  "call-metrics.json", "call-sentiment.json", "call-transcript.json", "call.json", "me.json",
  "plan-job-current.json", "plan-job-seed.json", "plan-jobs.json", "plan.json", "simulation-job.json",
};

static void
add_rows (const char    *prefix,
          const Row     *rows,
          guint          n,
          GTestDataFunc  func)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat (prefix, rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], func);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_rows ("/json-parser/plain/", plain, G_N_ELEMENTS (plain), test_plain);
  add_rows ("/json-parser/other/", others, G_N_ELEMENTS (others), test_other);
  g_test_add_func ("/json-parser/limits", test_limits);
  for (guint i = 0; i < G_N_ELEMENTS (responses); i++)
    {
      g_autofree char *path = g_strconcat ("/json-parser/response/", responses[i], NULL);

      g_test_add_data_func (path, responses[i], test_response);
    }

  return g_test_run ();
}
