/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Repairing JSON, and the parser of plain JSON, whose trees must be those of JsonParser.
 */

#include "callboard-json-repair.h"
#include "callboard-json-parser.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_auto(CallboardTextBuffer) repaired;
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *tree = NULL;
  g_autofree char *expected = NULL;
  const char *text = (const char *) data;

  callboard_text_buffer_init (&repaired);
  if (callboard_json_repair (text, size, &repaired))
    {
      text = repaired.text;
      size = repaired.length;
    }

  root = callboard_json_parser_parse (text, size);
  if (root == NULL)
    return 0;

  json_parser_set_strict (parser, TRUE);
  g_assert_true (json_parser_load_from_data (parser, text, size, NULL));
  g_assert_true (json_node_equal (root, json_parser_get_root (parser)));
  tree = json_to_string (root, FALSE);
  expected = json_to_string (json_parser_get_root (parser), FALSE);
  g_assert_cmpstr (tree, ==, expected);
  g_assert_true (g_utf8_validate (tree, -1, NULL));

  return 0;
}
