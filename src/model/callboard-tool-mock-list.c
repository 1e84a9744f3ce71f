/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mocked tools of a simulation. Decoded in a worker thread.
 */

#include "config.h"

#include "callboard-tool-mock-list.h"
#include "callboard-unreadable-field.h"

/**
 * CallboardToolMockList:
 *
 * A #GListModel of #CallboardToolMock in the order of the response. Immutable. Items that are
 * no objects are skipped.
 */
struct _CallboardToolMockList
{
  CallboardObjectList  parent_instance;

  GListStore          *skipped_items;
  CallboardUnreadableList *unreadable;
};

G_DEFINE_FINAL_TYPE (CallboardToolMockList, callboard_tool_mock_list, CALLBOARD_TYPE_OBJECT_LIST)

static void
callboard_tool_mock_list_finalize (GObject *object)
{
  CallboardToolMockList *self = CALLBOARD_TOOL_MOCK_LIST (object);

  g_clear_object (&self->skipped_items);
  g_clear_object (&self->unreadable);

  G_OBJECT_CLASS (callboard_tool_mock_list_parent_class)->finalize (object);
}

static void
callboard_tool_mock_list_class_init (CallboardToolMockListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_tool_mock_list_finalize;

  CALLBOARD_OBJECT_LIST_CLASS (klass)->item_type = CALLBOARD_TYPE_TOOL_MOCK;
}

static void
callboard_tool_mock_list_init (CallboardToolMockList *self)
{
  self->skipped_items = g_list_store_new (CALLBOARD_TYPE_SKIPPED_ITEM);
  self->unreadable = callboard_unreadable_list_new ();
}

/**
 * callboard_tool_mock_list_decode:
 * @body: the response to `GET /v1/simulation/job/{jobId}/tool-mock`
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED if @body is not such a response.
 *
 * Returns: (transfer full) (nullable): the mocked tools; empty if there are none
 */
CallboardToolMockList *
callboard_tool_mock_list_decode (GBytes  *body,
                                 GError **error)
{
  g_autoptr(CallboardToolMockList) self = NULL;
  CallboardJsonPath path;
  JsonNode *data;
  g_autoptr(JsonNode) root = callboard_json_parse_data (body, &data, &path, error);

  if (root == NULL)
    return NULL;

  self = g_object_new (CALLBOARD_TYPE_TOOL_MOCK_LIST, NULL);
  if (!callboard_api_object_decode_list (CALLBOARD_TYPE_TOOL_MOCK, data, &path, CALLBOARD_MAX_ITEMS,
                                         callboard_object_list_get_items (CALLBOARD_OBJECT_LIST (self)),
                                         self->skipped_items, self->unreadable, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * callboard_tool_mock_list_get_skipped_items:
 * @self: a list
 *
 * Returns: (transfer none): a list of #CallboardSkippedItem for malformed items
 */
GListModel *
callboard_tool_mock_list_get_skipped_items (CallboardToolMockList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TOOL_MOCK_LIST (self), NULL);

  return G_LIST_MODEL (self->skipped_items);
}

/**
 * callboard_tool_mock_list_get_unreadable:
 * @self: a list
 *
 * Returns: (transfer none): a #CallboardUnreadableList of the malformed fields
 */
GListModel *
callboard_tool_mock_list_get_unreadable (CallboardToolMockList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TOOL_MOCK_LIST (self), NULL);

  return G_LIST_MODEL (self->unreadable);
}
