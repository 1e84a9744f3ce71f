/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changes of a list store. Used by lists of search results.
 */

#include "config.h"

#include "callboard-list-store.h"

static gboolean
has_item (GListStore *store,
          guint       position,
          gpointer    item)
{
  g_autoptr(GObject) present = g_list_model_get_item (G_LIST_MODEL (store), position);

  return present == item;
}

/**
 * callboard_list_store_replace:
 * @store: a list store
 * @items: (element-type GObject): its new items
 *
 * Replaces the items. Those at the start and at the end that stay are not removed and added
 * again, so that a list keeps its selection and its focus.
 */
void
callboard_list_store_replace (GListStore *store,
                              GPtrArray  *items)
{
  guint n_before;
  guint n_common;
  guint n_first = 0;
  guint n_last = 0;

  g_return_if_fail (G_IS_LIST_STORE (store));
  g_return_if_fail (items != NULL);

  n_before = g_list_model_get_n_items (G_LIST_MODEL (store));
  n_common = MIN (n_before, items->len);
  while (n_first < n_common && has_item (store, n_first, g_ptr_array_index (items, n_first)))
    n_first++;
  while (n_last < n_common - n_first &&
         has_item (store, n_before - n_last - 1, g_ptr_array_index (items, items->len - n_last - 1)))
    n_last++;
  if (n_first + n_last < MAX (n_before, items->len))
    g_list_store_splice (store, n_first, n_before - n_first - n_last, items->pdata + n_first,
                         items->len - n_first - n_last);
}
