/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any one field of a response with any value: nothing else is lost. The input is the number
 * of a response, that of a field of it in two bytes, and the JSON of the value, or nothing
 * to remove the field.
 */

#include "callboard-json.h"
#include "fuzz.h"
#include "odd-field.h"

/* Persona properties beyond a number, which a longer value could have, are not read. */
#define MAX_VALUE 4096

/* Whether the text is one value, which cannot change what is around it. */
static gboolean
is_value (const char *text)
{
  g_autofree char *array = g_strconcat ("[", text, "]", NULL);
  g_autoptr(JsonNode) root = callboard_json_parse_text (array, strlen (array), NULL);

  return root != NULL && JSON_NODE_HOLDS_ARRAY (root) &&
         json_array_get_length (json_node_get_array (root)) == 1;
}

/* libFuzzer has a main() of its own; the responses are found by GLib's tests. */
static void
ensure_test_init (void)
{
  char *arguments[] = { (char *) "fuzz-field", NULL };
  char **argv = arguments;
  int argc = 1;

  if (!g_test_initialized ())
    g_test_init (&argc, &argv, NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static OddField *responses[32];
  g_autofree char *value = NULL;
  GPtrArray *paths;
  const char *path;
  guint response;

  if (size < 3 || size > MAX_VALUE)
    return 0;

  ensure_test_init ();
  response = data[0] % odd_field_get_n_responses ();
  g_assert_cmpuint (response, <, G_N_ELEMENTS (responses));
  if (responses[response] == NULL)
    responses[response] = odd_field_new (response);
  paths = odd_field_get_paths (responses[response]);
  path = g_ptr_array_index (paths, (data[1] << 8 | data[2]) % paths->len);

  if (size > 3)
    value = g_strndup ((const char *) data + 3, size - 3);
  if (value == NULL || is_value (value))
    odd_field_assert_kept (responses[response], path, value);

  return 0;
}
