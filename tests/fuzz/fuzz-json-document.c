/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A response as it came. What can be decoded can be shown; every value is within the text,
 * and what is shown is valid UTF-8.
 */

#include "callboard-json-document.h"
#include "callboard-json.h"
#include "fuzz.h"

/* More values are not looked at. */
#define MAX_VALUES 200

static void
check_value (CallboardJsonDocument *document,
             guint32                value)
{
  g_autofree char *path = callboard_json_document_dup_path (document, value);
  g_autofree char *text = callboard_json_document_dup_text (document, value, TRUE, 50, NULL);
  g_autofree char *content = callboard_json_document_dup_content (document, value, FALSE, G_MAXSIZE, NULL);
  g_autoptr(GBytes) json = callboard_json_document_dup_json (document, value, FALSE, NULL, NULL);
  g_autoptr(GBytes) masked = callboard_json_document_dup_json (document, value, TRUE, NULL, NULL);
  guint32 parent = callboard_json_document_get_parent (document, value);

  g_assert_true (g_utf8_validate (path, -1, NULL));
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_utf8_validate (content, -1, NULL));
  g_assert_cmpuint (g_bytes_get_size (json), >, 0);
  g_assert_cmpuint (g_bytes_get_size (masked), >, 0);
  if (parent != CALLBOARD_JSON_NONE)
    g_assert_cmpuint (callboard_json_document_get_child (document, parent,
                                                         callboard_json_document_get_position (document, value)),
                      ==, value);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) body = g_bytes_new (data, size);
  g_autoptr(CallboardJsonDocument) document = callboard_json_document_new (body, NULL, NULL);
  g_autoptr(JsonNode) root = callboard_json_parse (body, NULL);
  g_autoptr(GArray) found = NULL;

  if (document == NULL)
    {
      g_assert_null (root);
      return 0;
    }

  for (guint32 i = 0; i < MIN (callboard_json_document_get_n_values (document), MAX_VALUES); i++)
    check_value (document, i);
  found = callboard_json_document_search (document, "e", TRUE, NULL, NULL);
  g_assert_cmpuint (found->len, <=, callboard_json_document_get_n_values (document));

  return 0;
}
