/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists what is new in the files `later-*.json`, an invented later generation of the API:
 * fields whose names start in "later", and values of enumerations such as LATER_VALUE_1.
 */

#include "config.h"

#include <string.h>

#include "callboard-json.h"
#include "callboard-other-field.h"
#include "callboard-text.h"
#include "later-fields.h"

#define FIELD_PREFIX "later"
#define VALUE_PREFIX "LATER_VALUE_"

typedef struct
{
  const char  *part;
  LaterFields  kind;
  GPtrArray   *words;
} Search;

static void collect (Search   *search,
                     JsonNode *node,
                     gboolean  is_later);

static void
collect_object (Search     *search,
                JsonObject *object,
                gboolean    is_later)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    {
      gboolean is_new = is_later || g_str_has_prefix (member, FIELD_PREFIX);

      if (g_strcmp0 (search->part, LATER_FIELDS_RUN) == 0 && g_str_equal (member, "simulationJobs"))
        continue;
      if (is_new && search->kind == LATER_FIELDS_FIELDS)
        g_ptr_array_add (search->words, g_strdup (member));
      collect (search, node, is_new);
    }
}

static void
collect (Search   *search,
         JsonNode *node,
         gboolean  is_later)
{
  g_autofree char *text = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      collect_object (search, json_node_get_object (node), is_later);
      return;
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        collect (search, json_array_get_element (array, i), is_later);
      return;
    }

  text = callboard_json_dup_display_string (node);
  if (is_later && search->kind == LATER_FIELDS_FIELDS)
    g_ptr_array_add (search->words, g_steal_pointer (&text));
  else if (g_str_has_prefix (text, VALUE_PREFIX) && search->kind == LATER_FIELDS_VALUES)
    g_ptr_array_add (search->words, g_steal_pointer (&text));
}

/**
 * later_fields_load:
 * @file: the name of a file in tests/data
 * @part: (nullable): the part to search
 * @kind: what to look for
 *
 * Returns: (transfer full) (element-type utf8): the words
 */
GPtrArray *
later_fields_load (const char  *file,
                   const char  *part,
                   LaterFields  kind)
{
  g_autofree char *file_path = g_test_build_filename (G_TEST_DIST, "data", file, NULL);
  g_autoptr(GMappedFile) mapped = g_mapped_file_new (file_path, FALSE, NULL);
  g_autoptr(GBytes) body = mapped != NULL ? g_mapped_file_get_bytes (mapped) : NULL;
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  CallboardJsonPath path;
  JsonNode *data;
  g_autoptr(JsonNode) root = body != NULL ? callboard_json_parse_data (body, &data, &path, NULL) : NULL;
  Search search = { .part = part, .kind = kind, .words = words };

  g_assert_nonnull (root);
  if (part != NULL && g_ascii_isdigit (*part))
    data = json_array_get_element (json_object_get_array_member (json_node_get_object (data), "simulationJobs"),
                                   (guint) g_ascii_strtoull (part, NULL, 10));
  collect (&search, data, FALSE);

  return g_steal_pointer (&words);
}

/**
 * later_fields_contain:
 * @text: a text
 * @word: a word
 *
 * Returns: whether the text contains the word, or the words of a value of an enumeration, and
 *   not only as the beginning of another
 */
gboolean
later_fields_contain (const char *text,
                      const char *word)
{
  g_autofree char *words = callboard_text_humanize (word);

  if (g_str_has_prefix (word, VALUE_PREFIX) && later_fields_contain (text, words))
    return TRUE;

  for (const char *found = strstr (text, word); found != NULL; found = strstr (found + 1, word))
    if (!g_ascii_isalnum (found[strlen (word)]))
      return TRUE;

  return FALSE;
}

/**
 * later_fields_append_lines:
 * @fields: a list of #CallboardOtherField
 * @text: a text
 *
 * Appends a line for each value of each field.
 */
void
later_fields_append_lines (GListModel *fields,
                           GString    *text)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(CallboardOtherField) field = g_list_model_get_item (fields, i);

      callboard_other_field_append_lines (field, text);
    }
}
