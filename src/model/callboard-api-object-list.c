/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decodes lists of API objects, the main part of a response: runs, metrics, entries of a
 * transcript. Runs in worker threads.
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "callboard-api-object.h"
#include "callboard-skipped-item.h"

/* Decodes an item with its own list of items, if it has one. */
static CallboardApiObject *
decode_item (GType                     type,
             JsonNode                 *node,
             const CallboardJsonPath  *path,
             GListStore               *skipped_items,
             CallboardUnreadableList  *unreadable,
             GError                  **error)
{
  CallboardApiObject *self = callboard_api_object_decode (type, node, path, error);
  CallboardApiObjectClass *klass;

  if (self == NULL)
    return NULL;

  if (callboard_api_object_get_n_unreadable (self) > 0)
    {
      g_autofree char *prefix = callboard_json_path_to_string (path);

      callboard_api_object_list_unreadable (self, prefix, unreadable);
    }

  klass = CALLBOARD_API_OBJECT_GET_CLASS (self);
  if (klass->decode_items != NULL)
    klass->decode_items (self, json_node_get_object (node), path, skipped_items, unreadable);

  return self;
}

static void
skip (const GError *error,
      GListStore   *skipped_items)
{
  g_autoptr(CallboardSkippedItem) item = callboard_skipped_item_new (error);

  g_list_store_append (skipped_items, item);
}

static void
skip_items_beyond (guint                    max,
                   JsonNode                *node,
                   const CallboardJsonPath *path,
                   GListStore              *skipped_items)
{
  /* Translators: what was expected of a list; see the context "expected" */
  g_autofree char *expected =
    g_strdup_printf (ngettext ("at most %d item", "at most %d items", max), (int) max);
  g_autoptr(GError) error = NULL;

  callboard_json_set_malformed (&error, path, expected, node);
  skip (error, skipped_items);
}

/**
 * callboard_api_object_decode_list:
 * @type: a type derived from #CallboardApiObject
 * @node: (nullable): the JSON of an array; %NULL or `null` for an empty one
 * @path: the path of @node in the response
 * @max: the maximum number of items; those beyond are skipped
 * @objects: the decoded objects are added here
 * @skipped_items: a #CallboardSkippedItem for each malformed item is appended here
 * @unreadable: each malformed field of the objects is added here
 * @error: return location for an error
 *
 * Decodes the objects of an array; malformed ones don't affect the others. Sets
 * %CALLBOARD_ERROR_MALFORMED if @node is not an array.
 *
 * Returns: whether @node is an array
 */
gboolean
callboard_api_object_decode_list (GType                     type,
                                  JsonNode                 *node,
                                  const CallboardJsonPath  *path,
                                  guint                     max,
                                  GPtrArray                *objects,
                                  GListStore               *skipped_items,
                                  CallboardUnreadableList  *unreadable,
                                  GError                  **error)
{
  JsonArray *array;
  guint n;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  array = callboard_json_get_array (node, path, error);
  if (array == NULL)
    return FALSE;

  n = MIN (json_array_get_length (array), max);
  for (guint i = 0; i < n; i++)
    {
      CallboardJsonPath item_path = { .parent = path, .index = i };
      g_autoptr(GError) item_error = NULL;
      CallboardApiObject *object = decode_item (type, json_array_get_element (array, i), &item_path,
                                                skipped_items, unreadable, &item_error);

      if (object != NULL)
        g_ptr_array_add (objects, object);
      else
        skip (item_error, skipped_items);
    }
  if (n < json_array_get_length (array))
    skip_items_beyond (max, node, path, skipped_items);

  return TRUE;
}

/**
 * callboard_api_object_decode_items:
 * @type: a type derived from #CallboardApiObject
 * @node: (nullable): the JSON of an array; %NULL or `null` for an empty one
 * @path: the path of @node in the response
 * @objects: the decoded objects are added here
 * @skipped_items: a #CallboardSkippedItem for each malformed item is appended here
 * @unreadable: each malformed field of the objects is added here
 *
 * Decodes the objects of an array that is a part of a response. If @node is not an array,
 * it is a malformed item itself.
 */
void
callboard_api_object_decode_items (GType                    type,
                                   JsonNode                *node,
                                   const CallboardJsonPath *path,
                                   GPtrArray               *objects,
                                   GListStore              *skipped_items,
                                   CallboardUnreadableList *unreadable)
{
  g_autoptr(GError) error = NULL;

  if (!callboard_api_object_decode_list (type, node, path, CALLBOARD_MAX_ITEMS, objects,
                                         skipped_items, unreadable, &error))
    skip (error, skipped_items);
}
