/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The client of Roark's API: sends requests with the account's token, only to its
 * server, and decodes responses in a worker thread. The endpoints are in
 * callboard-client-calls.c, -plans.c, -runs.c and -simulations.c.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "callboard-base-url.h"
#include "callboard-client-private.h"
#include "callboard-error.h"
#include "callboard-plan-job.h"
#include "callboard-plan-job-update.h"
#include "callboard-profiler-marks.h"
#include "callboard-refusal.h"
#include "callboard-request-timeouts.h"
#include "callboard-request.h"
#include "callboard-secret.h"
#include "callboard-soup-proxy.h"
#include "callboard-soup-session.h"
#include "callboard-tls-database.h"

/* Concurrent connections to the server. */
#define MAX_CONNECTIONS 6

/**
 * CallboardClient:
 *
 * A client of Roark's API for one account. `busy` is %TRUE while requests are in flight,
 * `foreground-busy` while others than background requests are.
 */
struct _CallboardClient
{
  GObject                    parent_instance;

  CallboardConnectionConfig  config;
  char                      *base_url;
  /* What the token may do; NULL if unknown. */
  GStrv                      permissions;
  guint                      n_requests;
  guint                      n_background_requests;
};

G_DEFINE_FINAL_TYPE (CallboardClient, callboard_client, G_TYPE_OBJECT)

enum
{
  PROP_BUSY = 1,
  PROP_FOREGROUND_BUSY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

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

static void
callboard_client_finalize (GObject *object)
{
  CallboardClient *self = CALLBOARD_CLIENT (object);

  callboard_soup_session_close_abandoned (CALLBOARD_SOUP_SESSION (self->config.session));
  g_clear_object (&self->config.session);
  g_clear_object (&self->config.clock);
  g_clear_pointer (&self->config.origin, g_uri_unref);
  g_clear_pointer (&self->config.host, g_free);
  g_clear_pointer (&self->config.project_id, g_free);
  g_clear_pointer (&self->config.token, callboard_secret_free);
  g_clear_pointer (&self->base_url, g_free);
  g_clear_pointer (&self->permissions, g_strfreev);

  G_OBJECT_CLASS (callboard_client_parent_class)->finalize (object);
}

static void
callboard_client_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, callboard_client_get_busy (CALLBOARD_CLIENT (object)));
      break;
    case PROP_FOREGROUND_BUSY:
      g_value_set_boolean (value, callboard_client_get_foreground_busy (CALLBOARD_CLIENT (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_client_class_init (CallboardClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = callboard_client_get_property;
  object_class->finalize = callboard_client_finalize;

  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOREGROUND_BUSY] =
    g_param_spec_boolean ("foreground-busy", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_client_init (CallboardClient *self)
{
  self->config.session = g_object_new (CALLBOARD_TYPE_SOUP_SESSION,
                                       "user-agent", "Callboard/" PACKAGE_VERSION,
                                       "timeout", CALLBOARD_IDLE_TIMEOUT / 1000,
                                       "max-conns-per-host", MAX_CONNECTIONS,
                                       NULL);
  callboard_soup_proxy_set_up (self->config.session);
}

/* The token is sent in a header unescaped, so it must be visible ASCII. */
static gboolean
is_token (const char *token)
{
  if (*token == '\0')
    return FALSE;

  for (const char *c = token; *c != '\0'; c++)
    if (!g_ascii_isgraph (*c))
      return FALSE;

  return TRUE;
}

static gboolean
check_token (const char  *token,
             GError     **error)
{
  if (is_token (token))
    return TRUE;

  g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_UNAUTHORIZED,
                       _("Tokens cannot contain spaces or control characters"));
  return FALSE;
}

/**
 * callboard_client_new:
 * @base_url: the address of the server
 * @token: (nullable): the token, which is sent only to that server; %NULL while the
 *   keyring that has it is locked
 * @clock: the clock for timeouts and retries
 * @error: return location for an error
 *
 * Creates a client without sending anything. Sets %CALLBOARD_ERROR_INSECURE or
 * %CALLBOARD_ERROR_MALFORMED if the token cannot be sent to @base_url safely, and
 * %CALLBOARD_ERROR_UNAUTHORIZED if @token is not valid.
 *
 * Returns: (transfer full) (nullable): a client
 */
CallboardClient *
callboard_client_new (const char      *base_url,
                      const char      *token,
                      CallboardClock  *clock,
                      GError         **error)
{
  g_autoptr(CallboardClient) self = NULL;
  g_autofree char *normalized = NULL;

  g_return_val_if_fail (base_url != NULL, NULL);
  g_return_val_if_fail (CALLBOARD_IS_CLOCK (clock), NULL);

  normalized = callboard_base_url_normalize (base_url, error);
  if (normalized == NULL)
    return NULL;

  if (token != NULL && !check_token (token, error))
    return NULL;

  self = g_object_new (CALLBOARD_TYPE_CLIENT, NULL);
  self->config.clock = g_object_ref (clock);
  self->config.host = callboard_base_url_dup_host (normalized);
  self->config.origin = g_uri_parse (normalized, SOUP_HTTP_URI_FLAGS, NULL);
  self->config.token = g_strdup (token);
  self->base_url = g_steal_pointer (&normalized);
  callboard_retry_budget_init (&self->config.budget, callboard_clock_get_monotonic_time (clock));
  /* Plain http is only allowed for loopback, and a proxy could read the token. */
  if (g_str_has_prefix (self->base_url, "http:"))
    soup_session_set_proxy_resolver (self->config.session, NULL);

  return g_steal_pointer (&self);
}

/**
 * callboard_client_set_token:
 * @self: a client without a token
 * @token: the token
 * @error: return location for an error
 *
 * Sets the token once its keyring is unlocked. Until then, requests fail with
 * %CALLBOARD_ERROR_KEYRING_LOCKED. Sets %CALLBOARD_ERROR_UNAUTHORIZED if @token is not
 * valid.
 *
 * Returns: whether requests can be sent
 */
gboolean
callboard_client_set_token (CallboardClient  *self,
                            const char       *token,
                            GError          **error)
{
  g_return_val_if_fail (CALLBOARD_IS_CLIENT (self), FALSE);
  g_return_val_if_fail (self->config.token == NULL, FALSE);
  g_return_val_if_fail (token != NULL, FALSE);

  if (!check_token (token, error))
    return FALSE;

  self->config.token = g_strdup (token);
  return TRUE;
}

/**
 * callboard_client_set_project_id:
 * @self: a client that has not sent anything
 * @project_id: (nullable): the value of the header `X-Roark-Project-Id`, for personal
 *   tokens
 *
 * Sets the project. An ID that cannot be sent in a header is ignored.
 */
void
callboard_client_set_project_id (CallboardClient *self,
                                 const char      *project_id)
{
  g_return_if_fail (CALLBOARD_IS_CLIENT (self));

  g_set_str (&self->config.project_id,
             project_id != NULL && is_token (project_id) ? project_id : NULL);
}

/**
 * callboard_client_set_permissions:
 * @self: a client
 * @permissions: (nullable) (array zero-terminated=1): the `grantedPermissions` of the
 *   token; %NULL if they are not known
 *
 * Sets what the token may do, so that a refusal can name what is missing. Nothing is
 * refused because of it.
 */
void
callboard_client_set_permissions (CallboardClient    *self,
                                  const char * const *permissions)
{
  g_return_if_fail (CALLBOARD_IS_CLIENT (self));

  g_strfreev (self->permissions);
  self->permissions = g_strdupv ((char **) permissions);
}

/**
 * callboard_client_lacks_permission:
 * @self: a client
 * @permission: a permission, such as `recording:read`
 *
 * Returns: whether the token is known to lack @permission
 */
gboolean
callboard_client_lacks_permission (CallboardClient *self,
                                   const char      *permission)
{
  g_return_val_if_fail (CALLBOARD_IS_CLIENT (self), FALSE);
  g_return_val_if_fail (permission != NULL, FALSE);

  return self->permissions != NULL &&
         !g_strv_contains ((const char * const *) self->permissions, permission);
}

/**
 * callboard_client_set_ca_file:
 * @self: a client that has not sent anything
 * @ca_file: (nullable): the path of a PEM file; %NULL for system certificates only
 * @error: return location for an error
 *
 * Trusts the certificate authorities in a file in addition to those of the system. All
 * other certificate checks stay in place. Reads the file synchronously. Sets
 * %CALLBOARD_ERROR_TLS if the file cannot be read or contains no certificate, and
 * changes nothing.
 *
 * Returns: whether the certificates were loaded
 */
gboolean
callboard_client_set_ca_file (CallboardClient  *self,
                              const char       *ca_file,
                              GError          **error)
{
  g_autoptr(GTlsDatabase) database = NULL;

  g_return_val_if_fail (CALLBOARD_IS_CLIENT (self), FALSE);

  if (ca_file != NULL)
    database = callboard_tls_database_new (ca_file, error);
  else
    database = g_tls_backend_get_default_database (g_tls_backend_get_default ());
  if (database == NULL)
    return FALSE;

  soup_session_set_tls_database (self->config.session, database);
  return TRUE;
}

/**
 * callboard_client_get_busy:
 * @self: a client
 *
 * Returns: whether requests are in flight
 */
gboolean
callboard_client_get_busy (CallboardClient *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CLIENT (self), FALSE);

  return self->n_requests > 0;
}

/**
 * callboard_client_get_foreground_busy:
 * @self: a client
 *
 * Returns: whether requests are in flight, background requests not counted
 */
gboolean
callboard_client_get_foreground_busy (CallboardClient *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CLIENT (self), FALSE);

  return self->n_requests > self->n_background_requests;
}

/**
 * callboard_client_close_idle_connections:
 * @self: a client
 *
 * Closes idle connections now. Otherwise they would time out after a minute and wake the
 * main loop. Does nothing while the client is busy.
 */
void
callboard_client_close_idle_connections (CallboardClient *self)
{
  g_return_if_fail (CALLBOARD_IS_CLIENT (self));

  if (self->n_requests == 0)
    soup_session_abort (self->config.session);
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
add_requests (CallboardClient *self,
              RequestData     *request,
              int              difference)
{
  gboolean was_busy = self->n_requests > 0;
  gboolean was_foreground_busy = callboard_client_get_foreground_busy (self);

  self->n_requests += (guint) difference;
  if (request->background_limit > 0)
    self->n_background_requests += (guint) difference;
  if (was_busy != (self->n_requests > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  if (was_foreground_busy != callboard_client_get_foreground_busy (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOREGROUND_BUSY]);
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

  add_requests (g_task_get_source_object (task), request, -1);
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

  add_requests (self, data, 1);
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

/**
 * callboard_client_get_identity_async:
 * @self: a client
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Gets the owner of the token: `GET /v1/me`.
 */
void
callboard_client_get_identity_async (CallboardClient     *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_return_if_fail (CALLBOARD_IS_CLIENT (self));

  callboard_client_get_async (self, "/v1/me", (CallboardDecodeFunc) callboard_identity_decode,
                              cancellable, callback, user_data);
}

/**
 * callboard_client_get_identity_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @error: return location for a %CALLBOARD_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the owner of the token
 */
CallboardIdentity *
callboard_client_get_identity_finish (CallboardClient  *self,
                                      GAsyncResult     *result,
                                      GError          **error)
{
  return callboard_client_get_finish (self, result, NULL, error);
}
