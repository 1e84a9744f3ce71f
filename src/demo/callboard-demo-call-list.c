/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the paginated list of the calls of a world, those of the newest run first. */

#include "callboard-demo-call.h"

#include <string.h>

#include "callboard-demo-page.h"

#define DEFAULT_LIMIT 20
#define MAX_LIMIT     100

static gboolean
contains_text (const char *text,
               const char *folded_query)
{
  g_autofree char *folded = g_utf8_casefold (text != NULL ? text : "", -1);

  return strstr (folded, folded_query) != NULL;
}

/* Searches the title, the summary and the transcript, as far as the call has them. */
static gboolean
contains (const CallboardDemoCall *call,
          JsonObject              *data,
          const char              *query)
{
  g_autofree char *folded_query = g_utf8_casefold (query, -1);
  GPtrArray *lines = call->conversation->lines;

  if (contains_text (json_object_get_string_member_with_default (data, "title", NULL), folded_query) ||
      contains_text (json_object_get_string_member_with_default (data, "summary", NULL), folded_query))
    return TRUE;

  for (guint i = 0; callboard_demo_call_is_over (call) && i < lines->len; i++) {
    const CallboardDemoLine *line = g_ptr_array_index (lines, i);

    if (contains_text (line->text, folded_query))
      return TRUE;
  }

  return FALSE;
}

static void
add_call (CallboardDemoWorld   *self,
          CallboardDemoPage    *page,
          const char           *id,
          GHashTable           *query,
          CallboardDemoUrlFunc  url_func,
          gpointer              url_data)
{
  const char *search_text = g_hash_table_lookup (query, "searchText");
  const char *status = g_hash_table_lookup (query, "status");
  g_autoptr (CallboardDemoCall) call = callboard_demo_call_new (self, id);
  g_autofree char *url = NULL;
  g_autoptr (JsonObject) data = NULL;

  if (call == NULL)
    return;

  url = url_func (id, url_data);
  data = callboard_demo_call_create_data (call, url);
  if ((status == NULL || g_str_equal (json_object_get_string_member (data, "status"), status)) &&
      (search_text == NULL || contains (call, data, search_text)))
    callboard_demo_page_add (page, id, json_object_ref (data));
}

static void
add_calls_of_run (CallboardDemoWorld    *self,
                  CallboardDemoRunEntry *entry,
                  CallboardDemoPage     *page,
                  GHashTable            *query,
                  CallboardDemoUrlFunc   url_func,
                  gpointer               url_data)
{
  g_autoptr (GPtrArray) ids = callboard_demo_simulation_index_dup_call_ids (self, entry);

  for (guint i = 0; i < ids->len && !page->has_more; i++) {
    const char *id = g_ptr_array_index (ids, i);

    if (callboard_demo_page_accepts (page, id))
      add_call (self, page, id, query, url_func, url_data);
  }
}

/**
 * callboard_demo_world_dup_calls:
 * @self: a world
 * @query: (element-type utf8 utf8): the parameters: `limit`, `after`, `status`, `searchText`,
 *   `simulationRunPlanJobId`; others are ignored
 * @url_func: creates the URLs of recordings
 * @url_data: (closure url_func): passed to @url_func
 * @error: return location for an error
 *
 * Creates the response to `GET /v1/call`, a page of whole calls. The cursor is the ID of the
 * last call before the page. Sets %G_IO_ERROR_INVALID_ARGUMENT if a parameter is invalid.
 *
 * Returns: (transfer full) (nullable): JSON
 */
GBytes *
callboard_demo_world_dup_calls (CallboardDemoWorld    *self,
                                GHashTable            *query,
                                CallboardDemoUrlFunc   url_func,
                                gpointer               url_data,
                                GError               **error)
{
  g_auto (CallboardDemoPage) page = { 0 };
  const char *run_id;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (url_func != NULL, NULL);

  if (!callboard_demo_page_init (&page, query, DEFAULT_LIMIT, MAX_LIMIT)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "Invalid limit");
    return NULL;
  }

  callboard_demo_world_update (self);
  run_id = g_hash_table_lookup (query, "simulationRunPlanJobId");
  for (guint i = 0; i < self->all_runs->len && !page.has_more; i++) {
    CallboardDemoRunEntry *entry = g_ptr_array_index (self->all_runs, i);

    if (run_id == NULL || g_str_equal (run_id, entry->id))
      add_calls_of_run (self, entry, &page, query, url_func, url_data);
  }

  return callboard_demo_page_write (&page, -1);
}
