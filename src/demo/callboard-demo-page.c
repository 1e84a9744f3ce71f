/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a page of a list with its pagination. Used by the writers of lists. */

#include "callboard-demo-page.h"

#include "callboard-demo-json.h"

/**
 * callboard_demo_page_init:
 * @self: (out caller-allocates): a page
 * @query: (element-type utf8 utf8): the parameters, with `limit` and `after`
 * @default_limit: the limit if there is no parameter
 * @max_limit: the largest limit
 *
 * Starts a page. Free with callboard_demo_page_clear().
 *
 * Returns: whether the limit is valid
 */
gboolean
callboard_demo_page_init (CallboardDemoPage *self,
                          GHashTable        *query,
                          guint64            default_limit,
                          guint64            max_limit)
{
  const char *limit = g_hash_table_lookup (query, "limit");

  *self = (CallboardDemoPage) {
    .limit = default_limit,
    .after = g_hash_table_lookup (query, "after"),
    .rows = json_array_new (),
  };
  self->is_after = self->after == NULL;

  return limit == NULL || g_ascii_string_to_unsigned (limit, 10, 1, max_limit, &self->limit, NULL);
}

/**
 * callboard_demo_page_clear:
 * @self: a page
 *
 * Frees what a page holds.
 */
void
callboard_demo_page_clear (CallboardDemoPage *self)
{
  g_clear_pointer (&self->rows, json_array_unref);
  g_clear_pointer (&self->last_id, g_free);
}

/**
 * callboard_demo_page_accepts:
 * @self: a page
 * @id: the ID of the next row of the list
 *
 * Returns: whether the row may be on the page or after it, so that it has to be looked at
 */
gboolean
callboard_demo_page_accepts (CallboardDemoPage *self,
                             const char        *id)
{
  if (self->is_after)
    return TRUE;

  self->is_after = g_str_equal (id, self->after);

  return FALSE;
}

/**
 * callboard_demo_page_add:
 * @self: a page
 * @id: the ID of a row
 * @row: (transfer full): the row
 *
 * Adds a row, or notes that there are more rows than the page has.
 *
 * Returns: whether the page can take another row
 */
gboolean
callboard_demo_page_add (CallboardDemoPage *self,
                         const char        *id,
                         JsonObject        *row)
{
  self->has_more = json_array_get_length (self->rows) == self->limit;
  if (self->has_more) {
    json_object_unref (row);
    return FALSE;
  }

  json_array_add_object_element (self->rows, row);
  g_set_str (&self->last_id, id);

  return TRUE;
}

/**
 * callboard_demo_page_write:
 * @self: a page
 * @total: the length of the list, or -1 if it is unknown
 *
 * Returns: (transfer full): the response
 */
GBytes *
callboard_demo_page_write (CallboardDemoPage *self,
                           gint64             total)
{
  g_autoptr (JsonObject) response = json_object_new ();
  JsonObject *pagination = json_object_new ();

  json_object_set_boolean_member (pagination, "hasMore", self->has_more);
  if (total >= 0)
    json_object_set_int_member (pagination, "total", total);
  else
    json_object_set_null_member (pagination, "total");
  callboard_demo_json_set_string (pagination, "nextCursor", self->has_more ? self->last_id : NULL);
  json_object_set_array_member (response, "data", json_array_ref (self->rows));
  json_object_set_object_member (response, "pagination", pagination);

  return callboard_demo_json_write (response);
}
