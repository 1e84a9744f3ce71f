/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page of any list of the API: runs, calls, plans, projects, metric definitions. Decoded
 * in a worker thread.
 */

#include "config.h"

#include "callboard-api-page.h"
#include "callboard-skipped-item.h"
#include "callboard-unreadable-list.h"

/* The server sends at most 100 items in a page. */
#define MAX_ITEMS 1000

/**
 * CallboardApiPage:
 *
 * A #GListModel of the objects of a page, in the order of the server. Malformed objects are
 * skipped.
 */
typedef struct
{
  GListStore *skipped_items;
  CallboardUnreadableList *unreadable;
  char       *next_cursor;
} CallboardApiPagePrivate;

G_DEFINE_TYPE_WITH_PRIVATE (CallboardApiPage, callboard_api_page, CALLBOARD_TYPE_OBJECT_LIST)

static CallboardApiPagePrivate *
get_private (CallboardApiPage *self)
{
  return callboard_api_page_get_instance_private (self);
}

static void
callboard_api_page_finalize (GObject *object)
{
  CallboardApiPagePrivate *priv = get_private (CALLBOARD_API_PAGE (object));

  g_clear_object (&priv->skipped_items);
  g_clear_object (&priv->unreadable);
  g_clear_pointer (&priv->next_cursor, g_free);

  G_OBJECT_CLASS (callboard_api_page_parent_class)->finalize (object);
}

static void
callboard_api_page_class_init (CallboardApiPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = callboard_api_page_finalize;

  CALLBOARD_OBJECT_LIST_CLASS (klass)->item_type = CALLBOARD_TYPE_API_OBJECT;
}

static void
callboard_api_page_init (CallboardApiPage *self)
{
  CallboardApiPagePrivate *priv = get_private (self);

  priv->skipped_items = g_list_store_new (CALLBOARD_TYPE_SKIPPED_ITEM);
  priv->unreadable = callboard_unreadable_list_new ();
}

/* Only the cursor is used. `hasMore` without a cursor is ignored, as is `total`. Where it
 * cannot be read, there is no other page. */
static char *
dup_next_cursor (JsonNode *node)
{
  JsonObject *pagination;
  JsonNode *has_more;
  JsonNode *cursor;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  pagination = json_node_get_object (node);
  has_more = json_object_get_member (pagination, "hasMore");
  cursor = json_object_get_member (pagination, "nextCursor");
  if (has_more == NULL || json_node_get_value_type (has_more) != G_TYPE_BOOLEAN ||
      !json_node_get_boolean (has_more) || cursor == NULL)
    return NULL;

  if (!callboard_json_is_string (cursor))
    return callboard_json_dup_number_text (cursor);

  return *json_node_get_string (cursor) != '\0' ? json_node_dup_string (cursor) : NULL;
}

/**
 * callboard_api_page_decode:
 * @type: #CallboardApiPage or a type derived from it
 * @item_type: a type derived from #CallboardApiObject
 * @member: (nullable): the member of `data` that is the list, if `data` is an object
 * @body: the response
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED if @body is not a list.
 *
 * Returns: (transfer full) (nullable): a new page of @type
 */
gpointer
callboard_api_page_decode (GType        type,
                           GType        item_type,
                           const char  *member,
                           GBytes      *body,
                           GError     **error)
{
  g_autoptr(CallboardApiPage) self = NULL;
  CallboardApiPagePrivate *priv;
  CallboardJsonPath data_path;
  CallboardJsonPath member_path = { .parent = &data_path, .member = member };
  const CallboardJsonPath *path = &data_path;
  JsonNode *data;
  g_autoptr(JsonNode) root = callboard_json_parse_data (body, &data, &data_path, error);

  if (root == NULL)
    return NULL;

  if (member != NULL && JSON_NODE_HOLDS_OBJECT (data))
    {
      data = json_object_get_member (json_node_get_object (data), member);
      path = &member_path;
    }
  if (callboard_json_get_array (data, path, error) == NULL)
    return NULL;

  self = g_object_new (type, NULL);
  priv = get_private (self);
  if (!callboard_api_object_decode_list (item_type, data, path, MAX_ITEMS,
                                         callboard_object_list_get_items (CALLBOARD_OBJECT_LIST (self)),
                                         priv->skipped_items, priv->unreadable, error))
    return NULL;

  priv->next_cursor =
    dup_next_cursor (json_object_get_member (json_node_get_object (root),
                                             "pagination"));

  return g_steal_pointer (&self);
}

static void
append_skipped_items (GListStore *store,
                      GListStore *others)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (others)); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (others), i);

      g_list_store_append (store, item);
    }
}

static void
append_unreadable (CallboardUnreadableList *list,
                   CallboardUnreadableList *others)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (others));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardUnreadableField) field = g_list_model_get_item (G_LIST_MODEL (others), i);

      callboard_unreadable_list_add (list, field);
    }
  callboard_unreadable_list_add_unlisted (list, callboard_unreadable_list_get_n_fields (others) - n);
}

/**
 * callboard_api_page_append:
 * @self: a page that nothing is bound to yet
 * @next: the page after it
 *
 * Adds the items of the next page, so that @self ends where @next does.
 */
void
callboard_api_page_append (CallboardApiPage *self,
                           CallboardApiPage *next)
{
  CallboardApiPagePrivate *priv;
  CallboardApiPagePrivate *next_priv;
  GPtrArray *items;
  GPtrArray *next_items;

  g_return_if_fail (CALLBOARD_IS_API_PAGE (self));
  g_return_if_fail (CALLBOARD_IS_API_PAGE (next) && next != self);

  priv = get_private (self);
  next_priv = get_private (next);
  items = callboard_object_list_get_items (CALLBOARD_OBJECT_LIST (self));
  next_items = callboard_object_list_get_items (CALLBOARD_OBJECT_LIST (next));
  for (guint i = 0; i < next_items->len; i++)
    g_ptr_array_add (items, g_object_ref (g_ptr_array_index (next_items, i)));
  append_skipped_items (priv->skipped_items, next_priv->skipped_items);
  append_unreadable (priv->unreadable, next_priv->unreadable);
  g_set_str (&priv->next_cursor, next_priv->next_cursor);
}

/**
 * callboard_api_page_get_skipped_items:
 * @self: a page
 *
 * Returns: (transfer none): a list of #CallboardSkippedItem, one per malformed object
 */
GListModel *
callboard_api_page_get_skipped_items (CallboardApiPage *self)
{
  g_return_val_if_fail (CALLBOARD_IS_API_PAGE (self), NULL);

  return G_LIST_MODEL (get_private (self)->skipped_items);
}

/**
 * callboard_api_page_get_unreadable:
 * @self: a page
 *
 * Returns: (transfer none): a list of #CallboardUnreadableField
 */
GListModel *
callboard_api_page_get_unreadable (CallboardApiPage *self)
{
  g_return_val_if_fail (CALLBOARD_IS_API_PAGE (self), NULL);

  return G_LIST_MODEL (get_private (self)->unreadable);
}

/**
 * callboard_api_page_get_next_cursor:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the `nextCursor` for requesting the next page;
 *   %NULL on the last page
 */
const char *
callboard_api_page_get_next_cursor (CallboardApiPage *self)
{
  g_return_val_if_fail (CALLBOARD_IS_API_PAGE (self), NULL);

  return get_private (self)->next_cursor;
}
