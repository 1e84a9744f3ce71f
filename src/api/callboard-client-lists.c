/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists that are needed as a whole: reads page after page until the end. The lists of
 * projects and of metric definitions.
 */

#include "config.h"

#include "callboard-client-lists.h"
#include "callboard-client-private.h"
#include "callboard-metric-definition.h"
#include "callboard-project.h"

/* The largest number of pages that are read. */
#define MAX_PROJECT_PAGES 40
#define MAX_DEFINITION_PAGES 40

/* The task data of reading a list. */
typedef struct
{
  /* Without the cursor. */
  char                *path;
  CallboardDecodeFunc  decode;
  guint                max_pages;
  /* The cursors that were used. */
  GHashTable          *cursors;
  /* All pages so far. */
  CallboardApiPage    *list;
  GPtrArray           *bodies;
} ListData;

static void
list_data_free (ListData *data)
{
  g_free (data->path);
  g_clear_object (&data->list);
  g_hash_table_unref (data->cursors);
  g_ptr_array_unref (data->bodies);
  g_free (data);
}

/* Takes @task. */
static void
return_list (GTask *task)
{
  ListData *data = g_task_get_task_data (task);

  g_task_return_pointer (task, g_object_ref (data->list), g_object_unref);
  g_object_unref (task);
}

static void fetch_page (GTask      *task,
                        const char *cursor);

/* What was read stays if a later page fails. A cursor that comes again would lead round in
 * a circle. */
static void
callboard_client_list_page_fetched_cb (GObject      *source,
                                       GAsyncResult *result,
                                       gpointer      user_data)
{
  GTask *task = user_data;
  ListData *data = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = NULL;
  g_autoptr(CallboardApiPage) page =
    callboard_client_get_finish (CALLBOARD_CLIENT (source), result, &body, &error);
  const char *cursor;

  if (page == NULL &&
      (data->list == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }
  if (page == NULL)
    {
      g_debug ("A later page of a list could not be read: %s", error->message);
      return_list (task);
      return;
    }

  g_ptr_array_add (data->bodies, g_steal_pointer (&body));
  if (data->list == NULL)
    g_set_object (&data->list, page);
  else
    callboard_api_page_append (data->list, page);

  cursor = callboard_api_page_get_next_cursor (page);
  if (cursor != NULL && data->bodies->len < data->max_pages &&
      g_hash_table_add (data->cursors, g_strdup (cursor)))
    fetch_page (task, cursor);
  else
    return_list (task);
}

/* Takes @task. */
static void
fetch_page (GTask      *task,
            const char *cursor)
{
  ListData *data = g_task_get_task_data (task);
  g_autoptr(GString) path = g_string_new (data->path);

  callboard_client_append_parameter (path, "after", cursor);
  callboard_client_get_async (g_task_get_source_object (task), path->str, data->decode,
                              g_task_get_cancellable (task),
                              callboard_client_list_page_fetched_cb, task);
}

/**
 * callboard_client_list_all_async: (skip)
 * @self: a client
 * @path: the escaped path and query of a list, without a cursor
 * @decode: decodes a page to a #CallboardApiPage
 * @max_pages: the largest number of pages to read
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete; it calls
 *   callboard_client_list_all_finish()
 * @user_data: data for @callback
 *
 * Gets all pages of a list, one after the other, up to @max_pages. A list whose cursors
 * repeat ends there.
 */
void
callboard_client_list_all_async (CallboardClient     *self,
                                 const char          *path,
                                 CallboardDecodeFunc  decode,
                                 guint                max_pages,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task;
  ListData *data;

  g_return_if_fail (CALLBOARD_IS_CLIENT (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_client_list_all_async);
  data = g_new0 (ListData, 1);
  data->path = g_strdup (path);
  data->decode = decode;
  data->max_pages = max_pages;
  data->cursors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  data->bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_task_set_task_data (task, data, (GDestroyNotify) list_data_free);
  fetch_page (task, NULL);
}

/**
 * callboard_client_list_all_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @bodies: (out) (optional) (transfer full) (nullable) (element-type GBytes): the pages as
 *   they were decoded
 * @error: return location for a %CALLBOARD_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): all objects; with a next cursor if the list has not
 *   been read to its end
 */
CallboardApiPage *
callboard_client_list_all_finish (CallboardClient  *self,
                                  GAsyncResult     *result,
                                  GPtrArray       **bodies,
                                  GError          **error)
{
  CallboardApiPage *list;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  list = g_task_propagate_pointer (G_TASK (result), error);
  if (bodies != NULL)
    {
      ListData *data = g_task_get_task_data (G_TASK (result));

      *bodies = list != NULL ? g_ptr_array_ref (data->bodies) : NULL;
    }

  return list;
}

/**
 * callboard_client_list_projects_async:
 * @self: a client
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete; it calls
 *   callboard_client_list_all_finish()
 * @user_data: data for @callback
 *
 * Gets the projects that a personal token may name: `GET /v1/projects`, as a list of
 * #CallboardProject. Older servers do not have it: %CALLBOARD_ERROR_NOT_FOUND.
 */
void
callboard_client_list_projects_async (CallboardClient     *self,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  callboard_client_list_all_async (self, "/v1/projects",
                                   (CallboardDecodeFunc) callboard_project_decode_list,
                                   MAX_PROJECT_PAGES, cancellable, callback, user_data);
}

/**
 * callboard_client_list_metric_definitions_async:
 * @self: a client
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete; it calls
 *   callboard_client_list_all_finish()
 * @user_data: data for @callback
 *
 * Gets what the metrics mean: `GET /v1/metric/definitions`, as a list of
 * #CallboardMetricDefinition. Older servers do not have it: %CALLBOARD_ERROR_NOT_FOUND.
 */
void
callboard_client_list_metric_definitions_async (CallboardClient     *self,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data)
{
  callboard_client_list_all_async (self, "/v1/metric/definitions",
                                   (CallboardDecodeFunc) callboard_metric_definition_decode_list,
                                   MAX_DEFINITION_PAGES, cancellable, callback, user_data);
}
