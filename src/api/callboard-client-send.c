/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of CallboardClient that sends requests with the account's token, only to its server,
 * and decodes responses in a worker thread. The files of the endpoints use it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "callboard-client-private.h"
#include "callboard-error.h"
#include "callboard-plan-job-update.h"
#include "callboard-plan-job.h"
#include "callboard-profiler-marks.h"
#include "callboard-refusal.h"
#include "callboard-secret.h"

/* The task data of a request. */
typedef struct
{
  CallboardDecodeFunc      decode;
  /* The data from which a run was last decoded; NULL for other objects. */
  CallboardDecodeSnapshot *snapshot;
  gint64                   begin;
  CallboardRefusal         refusal;
  /* Of a background request, else 0. */
  gsize                    background_limit;
  gsize                    size;
  /* The decoded response. */
  GBytes                  *body;
} RequestData;

/* The task data of the worker thread. The token in the body is replaced before it is
 * decoded. */
typedef struct
{
  CallboardDecodeFunc      decode;
  CallboardDecodeSnapshot *snapshot;
  GBytes                  *body;
  char                    *token;
} DecodeData;

static void
request_data_free (RequestData *data)
{
  g_clear_pointer (&data->snapshot, callboard_decode_snapshot_unref);
  g_clear_pointer (&data->body, g_bytes_unref);
  g_free (data);
}

static void
decode_data_free (DecodeData *data)
{
  g_clear_pointer (&data->snapshot, callboard_decode_snapshot_unref);
  g_clear_pointer (&data->body, g_bytes_unref);
  g_clear_pointer (&data->token, callboard_secret_free);
  g_free (data);
}

/* Masks the token if the server echoes it, so that it is never shown or saved. */
static void
callboard_client_decode_in_thread (GTask        *task,
                                   gpointer      source_object,
                                   gpointer      task_data,
                                   GCancellable *cancellable)
{
  DecodeData *data = task_data;
  GBytes *body = g_steal_pointer (&data->body);
  gint64 begin = callboard_profiler_marks_begin ();
  GError *error = NULL;
  gpointer object;

  data->body = callboard_secret_mask_bytes (body, data->token);
  g_bytes_unref (body);
  object = data->snapshot != NULL
             ? (gpointer) callboard_plan_job_update_decode (data->body, data->snapshot, &error)
             : data->decode (data->body, &error);
  callboard_profiler_marks_end (begin, "decode", g_bytes_get_size (data->body));
  if (object != NULL)
    g_task_return_pointer (task, object, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
callboard_client_decoded_cb (GObject      *source,
                             GAsyncResult *result,
                             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  RequestData *request = g_task_get_task_data (task);
  DecodeData *data = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  gpointer object = g_task_propagate_pointer (G_TASK (result), &error);

  if (object == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  request->body = g_bytes_ref (data->body);
  g_task_return_pointer (task, object, g_object_unref);
}

/* The worker gets a task without the client as source object: it may drop the last
 * reference of that task, and the client must be finalized in this thread. */
static void
decode_body (GTask  *task,
             GBytes *body)
{
  CallboardClient *self = g_task_get_source_object (task);
  RequestData *request = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr(GTask) decode_task = g_task_new (NULL, cancellable, callboard_client_decoded_cb,
                                             g_object_ref (task));
  DecodeData *data = g_new0 (DecodeData, 1);

  data->decode = request->decode;
  data->snapshot = g_steal_pointer (&request->snapshot);
  data->body = g_bytes_ref (body);
  data->token = g_strdup (self->config.token);
  g_task_set_source_tag (decode_task, decode_body);
  g_task_set_task_data (decode_task, data, (GDestroyNotify) decode_data_free);
  g_task_run_in_thread (decode_task, callboard_client_decode_in_thread);
}

static void
callboard_client_response_cb (GObject      *source,
                              GAsyncResult *result,
                              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  g_autoptr(GBytes) body = callboard_request_send_finish (result, &error);
  RequestData *request = g_task_get_task_data (task);

  callboard_client_add_requests (g_task_get_source_object (task),
                                 request->background_limit > 0, -1);
  request->size = body != NULL ? g_bytes_get_size (body) : 0;
  callboard_profiler_marks_end (request->begin, "fetch",
                                body != NULL ? g_bytes_get_size (body) : 0);
  if (body == NULL)
    g_task_return_error (task, callboard_refusal_take_error (&request->refusal, error,
                                                             g_task_get_source_object (task)));
  else
    decode_body (task, body);
}

/**
 * callboard_client_send_full_async:
 * @self: a client
 * @method: an HTTP method
 * @path: the escaped path, starting with a slash
 * @content: (nullable): a JSON body
 * @decode: decodes the response in a worker thread
 * @snapshot: (nullable): the data from which a run was last decoded
 * @background_limit: 0; for a background request, the maximum size of the response in bytes
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete; it calls
 *   callboard_client_get_finish()
 * @user_data: data for @callback
 *
 * Sends a request. Requests other than GET are only retried if nothing can have reached
 * the server. A background request, which nobody waits for, has the lowest priority and is
 * not retried.
 */
void
callboard_client_send_full_async (CallboardClient         *self,
                                  const char              *method,
                                  const char              *path,
                                  GBytes                  *content,
                                  CallboardDecodeFunc      decode,
                                  CallboardDecodeSnapshot *snapshot,
                                  gsize                    background_limit,
                                  GCancellable            *cancellable,
                                  GAsyncReadyCallback      callback,
                                  gpointer                 user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  RequestData *data = g_new0 (RequestData, 1);
  g_autofree char *address = g_strconcat (self->base_url, path, NULL);
  g_autoptr(GUri) uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);

  data->decode = decode;
  data->snapshot = snapshot != NULL ? callboard_decode_snapshot_ref (snapshot) : NULL;
  data->background_limit = background_limit;
  data->begin = callboard_profiler_marks_begin ();
  callboard_refusal_init (&data->refusal, method, path, self->config.project_id != NULL);
  g_task_set_source_tag (task, callboard_client_send_full_async);
  g_task_set_task_data (task, data, (GDestroyNotify) request_data_free);

  if (uri == NULL)
    {
      g_task_return_new_error (task, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED,
                               _("Not a valid server address: %s"), self->base_url);
      g_object_unref (task);
      return;
    }

  if (self->config.token == NULL)
    {
      g_task_return_new_error_literal (task, CALLBOARD_ERROR, CALLBOARD_ERROR_KEYRING_LOCKED,
                                       _("Your keyring is locked"));
      g_object_unref (task);
      return;
    }

  callboard_client_add_requests (self, background_limit > 0, 1);
  callboard_request_send_async (&self->config, G_OBJECT (self), method, uri, content,
                                background_limit, cancellable, callboard_client_response_cb, task);
}

/**
 * callboard_client_send_async:
 *
 * Like callboard_client_send_full_async(), for a request that is not in the background.
 */
void
callboard_client_send_async (CallboardClient         *self,
                             const char              *method,
                             const char              *path,
                             GBytes                  *content,
                             CallboardDecodeFunc      decode,
                             CallboardDecodeSnapshot *snapshot,
                             GCancellable            *cancellable,
                             GAsyncReadyCallback      callback,
                             gpointer                 user_data)
{
  callboard_client_send_full_async (self, method, path, content, decode, snapshot, 0,
                                    cancellable, callback, user_data);
}

/**
 * callboard_client_get_async:
 * @self: a client
 * @path: the escaped path, starting with a slash
 * @decode: decodes the response in a worker thread
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete; it calls
 *   callboard_client_get_finish()
 * @user_data: data for @callback
 *
 * Sends a GET request.
 */
void
callboard_client_get_async (CallboardClient     *self,
                            const char          *path,
                            CallboardDecodeFunc  decode,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  callboard_client_send_async (self, SOUP_METHOD_GET, path, NULL, decode, NULL,
                               cancellable, callback, user_data);
}

/* An ID of only dots would lead to another path of the server, even escaped. */
static gboolean
is_safe_path_segment (const char *id)
{
  return *id != '\0' && strspn (id, ".") != strlen (id) && g_utf8_validate (id, -1, NULL);
}

/**
 * callboard_client_get_by_id_full_async:
 * @self: a client
 * @endpoint: the endpoint; must be static
 * @id: the ID of an object
 * @snapshot: (nullable): the data from which a run was last decoded
 * @background_limit: 0; for a background request, the maximum size of the response in bytes
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Gets an object by its ID and decodes it.
 */
void
callboard_client_get_by_id_full_async (CallboardClient         *self,
                                       const CallboardEndpoint *endpoint,
                                       const char              *id,
                                       CallboardDecodeSnapshot *snapshot,
                                       gsize                    background_limit,
                                       GCancellable            *cancellable,
                                       GAsyncReadyCallback      callback,
                                       gpointer                 user_data)
{
  g_autofree char *segment = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (CALLBOARD_IS_CLIENT (self));
  g_return_if_fail (id != NULL);

  if (!is_safe_path_segment (id))
    {
      g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

      g_task_set_source_tag (task, callboard_client_get_by_id_full_async);
      g_task_return_new_error_literal (task, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND,
                                       _(endpoint->invalid_id));
      return;
    }

  segment = g_uri_escape_string (id, NULL, FALSE);
  path = g_strconcat (endpoint->prefix, segment, endpoint->suffix, NULL);
  callboard_client_send_full_async (self, SOUP_METHOD_GET, path, NULL, endpoint->decode, snapshot,
                                    background_limit, cancellable, callback, user_data);
}

/**
 * callboard_client_get_by_id_async:
 *
 * Like callboard_client_get_by_id_full_async(), for a request that is not in the background.
 */
void
callboard_client_get_by_id_async (CallboardClient         *self,
                                  const CallboardEndpoint *endpoint,
                                  const char              *id,
                                  CallboardDecodeSnapshot *snapshot,
                                  GCancellable            *cancellable,
                                  GAsyncReadyCallback      callback,
                                  gpointer                 user_data)
{
  callboard_client_get_by_id_full_async (self, endpoint, id, snapshot, 0, cancellable, callback,
                                         user_data);
}

/**
 * callboard_client_get_finish:
 * @self: a client
 * @result: the #GAsyncResult of a request
 * @body: (out) (optional) (nullable) (transfer full): the bytes that were decoded
 * @error: return location for a %CALLBOARD_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Finishes any request of the client.
 *
 * Returns: (transfer full) (nullable): the decoded #GObject
 */
gpointer
callboard_client_get_finish (CallboardClient  *self,
                             GAsyncResult     *result,
                             GBytes          **body,
                             GError          **error)
{
  RequestData *data;
  gpointer object;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  data = g_task_get_task_data (G_TASK (result));
  object = g_task_propagate_pointer (G_TASK (result), error);
  if (body != NULL)
    *body = object != NULL ? g_bytes_ref (data->body) : NULL;

  return object;
}

/**
 * callboard_client_get_response_size:
 * @self: a client
 * @result: the #GAsyncResult of a request
 *
 * Returns: the size of the response in bytes, even if it could not be decoded; 0 if none was
 *   read to the end
 */
gsize
callboard_client_get_response_size (CallboardClient *self,
                                    GAsyncResult    *result)
{
  RequestData *data;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  data = g_task_get_task_data (G_TASK (result));

  return data != NULL ? data->size : 0;
}

/**
 * callboard_client_append_parameter:
 * @path: a path, with or without a query
 * @name: the name of a parameter
 * @value: (nullable): its value; nothing is added if it is %NULL or empty
 *
 * Appends an escaped parameter to the query of @path.
 */
void
callboard_client_append_parameter (GString    *path,
                                   const char *name,
                                   const char *value)
{
  g_autofree char *escaped = NULL;

  if (value == NULL || *value == '\0')
    return;

  escaped = g_uri_escape_string (value, NULL, FALSE);
  g_string_append_printf (path, "%c%s=%s", strchr (path->str, '?') == NULL ? '?' : '&',
                          name, escaped);
}
