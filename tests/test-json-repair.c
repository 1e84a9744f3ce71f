/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Repairing JSON text before it is parsed: characters, numbers, and what must stay as it is.
 */

#include "config.h"

#include <string.h>

#include "callboard-custom-property.h"
#include "callboard-json-repair.h"
#include "callboard-json.h"
#include "support/model-support.h"

#define N CALLBOARD_JSON_NUMBER_MARK
#define NO "\xef\xbf\xbd"

typedef struct
{
  const char *name;
  const char *text;
  gsize       length;
  /* NULL if nothing is to be repaired. */
  const char *repaired;
} Row;

#define TEXT(text) text, sizeof (text) - 1

static const Row rows[] = {
  { "plain", TEXT ("{ \"a\": [1, -2, 0.5, true, null, \"\\u00e9\\n\xc3\xa9\"] }"), NULL },
  { "byte-order-mark", TEXT ("\xef\xbb\xbf{}"), "{}" },
  { "nul", TEXT ("[\"a\0b\"]\0"), "[\"a\xe2\x90\x80" "b\"] " },
  { "nul-escape", TEXT ("[\"\\u0000\\\\u0000\\\\\\u0000\"]"), "[\"\\u2400\\\\u0000\\\\\\u2400\"]" },
  { "high-surrogate", TEXT ("[\"a\\ud83d\"]"), "[\"a\\ufffd\"]" },
  { "low-surrogate", TEXT ("[\"\\ude00a\"]"), "[\"\\ufffda\"]" },
  { "surrogates", TEXT ("[\"\\ud83d\\ude00\\uD83D\\uDE00\"]"), NULL },
  { "high-surrogate-before-a-pair", TEXT ("[\"\\ud83d\\ud83d\\ude00\"]"), "[\"\\ufffd\\ud83d\\ude00\"]" },
  { "surrogates-the-wrong-way-round", TEXT ("[\"\\ude00\\ud83d\"]"), "[\"\\ufffd\\ufffd\"]" },
  { "surrogate-in-a-key", TEXT ("{\"k\\ud83d\":1}"), "{\"k\\ufffd\":1}" },
  { "surrogate-spelled-out", TEXT ("[\"\\\\ud83d\"]"), NULL },
  { "escape-cut-off", TEXT ("[\"\\ud83"), "[\"\\\\ud83" },
  { "backslash-last", TEXT ("[\"\\"), "[\"\\\\" },
  { "escapes", TEXT ("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"]"), NULL },
  { "unknown-escapes", TEXT ("[\"\\'\\x41\\303\\u12g4\"]"), "[\"\\\\'\\\\x41\\\\303\\\\u12g4\"]" },
  { "escaped-character", TEXT ("[\"\\\xc3\xa9\"]"), "[\"\\\\\xc3\xa9\"]" },
  { "escaped-nul", TEXT ("[\"\\\0\"]"), "[\"\\\\\xe2\x90\x80\"]" },
  { "control-characters", TEXT ("[\"a\nb\tc\x1f\x7f\"]"), "[\"a\\u000ab\\u0009c\\u001f\x7f\"]" },
  { "invalid-byte", TEXT ("[\"a\xff" "b\xc3\"]"), "[\"a" NO "b" NO "\"]" },
  { "surrogate-in-utf-8", TEXT ("[\"\xed\xa0\x80\"]"), "[\"" NO NO NO "\"]" },
  { "cut-off-character", TEXT ("[\"\xf0\x9f\x8e\"]"), "[\"" NO NO NO "\"]" },
  { "valid-around-invalid", TEXT ("[\"\xc3\xa9\xff\xc3\xa9\"]"), "[\"\xc3\xa9" NO "\xc3\xa9\"]" },
  { "special-at-each-position", TEXT ("[\"1234567\\ud83d1234567\\ud83d89\"]"), "[\"1234567\\ufffd1234567\\ufffd89\"]" },
  { "words", TEXT ("[NaN, Infinity, -Infinity]"), "[\"" N "NaN\", \"" N "Infinity\", \"" N "-Infinity\"]" },
  { "words-in-a-text", TEXT ("[\"NaN\"]"), NULL },
  { "long-integer", TEXT ("[999999999999999999, 12345678901234567890]"),
    "[999999999999999999, \"" N "12345678901234567890\"]" },
  { "exponent", TEXT ("[1e-9,1E5,1.5e+3]"), "[\"" N "1e-9\",\"" N "1E5\",\"" N "1.5e+3\"]" },
  { "trailing-zero", TEXT ("[1.10,0.0,-0]"), "[\"" N "1.10\",\"" N "0.0\",\"" N "-0\"]" },
  { "decimals", TEXT ("[0.1,0.00012,93.75,123456789012.345]"), NULL },
  { "small-decimal", TEXT ("[0.00001]"), "[\"" N "0.00001\"]" },
  { "long-decimal", TEXT ("[0.1234567890123456]"), "[\"" N "0.1234567890123456\"]" },
  { "no-number", TEXT ("[007, 1., 0x10, +1, 1e]"), NULL },
  { "comment", TEXT ("/* 1e9 */ [1e9]"), NULL },
  { "mark-in-a-text", TEXT ("[\"" N "1\",\"\\ufdd01\"]"), "[\"" NO "1\",\"\\ufffd1\"]" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  /* Allocated with its exact size, so that sanitizers notice a read beyond it. */
  g_autofree char *text = g_memdup2 (row->text, row->length);
  g_auto(CallboardTextBuffer) repaired;

  callboard_text_buffer_init (&repaired);
  g_assert_true (callboard_json_repair (text, row->length, &repaired) == (row->repaired != NULL));
  if (row->repaired != NULL)
    g_assert_cmpmem (repaired.text, repaired.length, row->repaired, strlen (row->repaired));
}

static const char *const numbers[] = {
  "0", "-0", "0.1", "-0.5", "1.50", "3.0", "1e-9", "1E400", "1756735340118", "9007199254740993",
  "9223372036854775807", "18446744073709551615", "12345678901234567890",
  "123456789012345678901234567890", "0.30000000000000004", "2.5e-7", "100", "NaN", "-Infinity",
};

/* Every number is shown as it was sent, by itself and in a list or an object. */
static void
test_number (gconstpointer data)
{
  const char *number = data;
  g_autofree char *text =
    g_strdup_printf ("{\"one\":%s,\"list\":[%s,[%s]],\"object\":{\"a\":[{\"b\":%s}]}}", number, number, number, number);
  g_autofree char *list = g_strdup_printf ("[%s,[%s]]", number, number);
  g_autofree char *nested = g_strdup_printf ("[{\"b\":%s}]", number);
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) root = callboard_json_parse (body, &error);
  g_autoptr(GListModel) entries = NULL;
  g_autofree char *expected = NULL;

  g_assert_no_error (error);
  entries = callboard_custom_property_decode_object (root, &expected);
  g_assert_null (expected);
  model_support_assert_entries (entries, (const char *[]) {
    "one", number, "list", list, "object.a", nested, NULL,
  });
}

static void
test_last_member_wins (void)
{
  CallboardPlanJob *run = model_support_decode_text (
    "{ \"data\": { \"simulationRunPlanJobId\": \"a\", \"simulationRunPlanJobId\": \"b\", \"simulationJobs\": [] } }");

  g_assert_cmpstr (callboard_plan_job_get_id (run), ==, "b");
  g_assert_finalize_object (run);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/json/repair/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *path = g_strconcat ("/json/number/", numbers[i], NULL);

      g_test_add_data_func (path, numbers[i], test_number);
    }
  g_test_add_func ("/json/last-member-wins", test_last_member_wins);

  return g_test_run ();
}
