/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Roark's API: one method an endpoint. Every request carries the token of the
 * account and goes to its server alone, by an exchange; its answer is decoded in
 * a worker thread.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "callboard-base-url.h"
#include "callboard-client-private.h"
#include "callboard-error.h"
#include "callboard-request.h"
#include "callboard-profiler-marks.h"
#include "callboard-secret.h"
#include "callboard-request-timeouts.h"
#include "callboard-tls-database.h"

/* Of the connections to the server. */
#define MAX_CONNECTIONS 6

/**
 * CallboardClient:
 *
 * A client of Roark's API for one account. `busy` says whether it waits for an answer.
 */
struct _CallboardClient
{
  GObject        parent_instance;

  CallboardConnectionConfig  line;
  char          *base_url;
  guint          n_requests;
};

G_DEFINE_FINAL_TYPE (CallboardClient, callboard_client, G_TYPE_OBJECT)

enum
{
  PROP_BUSY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What a request carries from one step to the next. */
typedef struct
{
  CallboardDecodeFunc     decode;
  /* Of a run that is refreshed, its snapshot. */
  CallboardDecodeSnapshot *snapshot;
  gint64                  begin;
  GBytes                 *body;
} RequestData;

/* What a worker is given, and the body as it was decoded. */
typedef struct
{
  CallboardDecodeFunc     decode;
  CallboardDecodeSnapshot *snapshot;
  GBytes                 *body;
  char                   *token;
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

  g_clear_object (&self->line.session);
  g_clear_object (&self->line.clock);
  g_clear_pointer (&self->line.origin, g_uri_unref);
  g_clear_pointer (&self->line.host, g_free);
  g_clear_pointer (&self->line.project_id, g_free);
  g_clear_pointer (&self->line.token, callboard_secret_free);
  g_clear_pointer (&self->base_url, g_free);

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

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_client_init (CallboardClient *self)
{
  self->line.session = soup_session_new_with_options ("user-agent", "Callboard/" PACKAGE_VERSION,
                                                      "timeout", CALLBOARD_IDLE_TIMEOUT / 1000,
                                                      "max-conns-per-host", MAX_CONNECTIONS,
                                                      NULL);
}

/* A token goes into a header as it is: visible ASCII alone. */
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

/**
 * callboard_client_new_full:
 * @base_url: the address of the server
 * @token: the token, which is sent there and nowhere else
 * @clock: what to wait by
 * @error: return location for an error
 *
 * Makes a client; nothing is sent yet. Sets %CALLBOARD_ERROR_INSECURE or
 * %CALLBOARD_ERROR_MALFORMED where @base_url may not be sent a token, and
 * %CALLBOARD_ERROR_UNAUTHORIZED where @token cannot be one.
 *
 * Returns: (transfer full) (nullable): a client
 */
CallboardClient *
callboard_client_new_full (const char      *base_url,
                           const char      *token,
                           CallboardClock  *clock,
                           GError         **error)
{
  g_autoptr(CallboardClient) self = NULL;
  g_autofree char *normalized = NULL;

  g_return_val_if_fail (base_url != NULL, NULL);
  g_return_val_if_fail (token != NULL, NULL);
  g_return_val_if_fail (CALLBOARD_IS_CLOCK (clock), NULL);

  normalized = callboard_base_url_normalize (base_url, error);
  if (normalized == NULL)
    return NULL;

  if (!is_token (token))
    {
      g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_UNAUTHORIZED,
                           _("A token consists of letters, digits and signs without spaces"));
      return NULL;
    }

  self = g_object_new (CALLBOARD_TYPE_CLIENT, NULL);
  self->line.clock = g_object_ref (clock);
  self->line.host = callboard_base_url_dup_host (normalized);
  self->line.origin = g_uri_parse (normalized, SOUP_HTTP_URI_FLAGS, NULL);
  self->line.token = g_strdup (token);
  self->base_url = g_steal_pointer (&normalized);
  callboard_retry_budget_init (&self->line.budget, callboard_clock_get_monotonic_time (clock));
  /* Plain http is for loopback, and a proxy would read the token. */
  if (g_str_has_prefix (self->base_url, "http:"))
    soup_session_set_proxy_resolver (self->line.session, NULL);

  return g_steal_pointer (&self);
}

/**
 * callboard_client_set_project_id:
 * @self: a client that has not sent anything
 * @project_id: (nullable): the project to ask for, where it is not the token's
 *   own: the header `X-Roark-Project-Id`
 *
 * Names the project. What cannot be in a header is no id, and names none.
 */
void
callboard_client_set_project_id (CallboardClient *self,
                                 const char      *project_id)
{
  g_return_if_fail (CALLBOARD_IS_CLIENT (self));

  g_set_str (&self->line.project_id, project_id != NULL && is_token (project_id) ? project_id : NULL);
}

/**
 * callboard_client_new:
 * @base_url: the address of the server
 * @token: the token, which is sent there and nowhere else
 * @error: return location for an error
 *
 * A client by the clock of this machine; see callboard_client_new_full().
 *
 * Returns: (transfer full) (nullable): a client
 */
CallboardClient *
callboard_client_new (const char  *base_url,
                      const char  *token,
                      GError     **error)
{
  return callboard_client_new_full (base_url, token, callboard_clock_get_default (), error);
}

/**
 * callboard_client_set_ca_file:
 * @self: a client that was not asked anything yet
 * @ca_file: (nullable): the path of a file of certificates, PEM; %NULL for none
 * @error: return location for an error
 *
 * Trusts the certificate authorities of a file beside those of the system, for
 * companies that have one of their own. Everything else about a certificate is
 * checked as ever. Reads the file, at once. Sets %CALLBOARD_ERROR_TLS where it
 * cannot be read or holds no certificate; the client then trusts whom it trusted
 * before.
 *
 * Returns: whether the client does as it was told
 */
gboolean
callboard_client_set_ca_file (CallboardClient  *self,
                              const char       *ca_file,
                              GError          **error)
{
  g_autoptr(GTlsDatabase) trust = NULL;

  g_return_val_if_fail (CALLBOARD_IS_CLIENT (self), FALSE);

  if (ca_file != NULL)
    trust = callboard_tls_database_new (ca_file, error);
  else
    trust = g_tls_backend_get_default_database (g_tls_backend_get_default ());
  if (trust == NULL)
    return FALSE;

  soup_session_set_tls_database (self->line.session, trust);
  return TRUE;
}

/**
 * callboard_client_get_busy:
 * @self: a client
 *
 * Returns: whether it waits for an answer
 */
gboolean
callboard_client_get_busy (CallboardClient *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CLIENT (self), FALSE);

  return self->n_requests > 0;
}

/**
 * callboard_client_close_idle:
 * @self: a client
 *
 * Closes the connections that nothing goes through, instead of after a minute without
 * use, which would wake the main loop. Does nothing while the client is busy.
 */
void
callboard_client_close_idle (CallboardClient *self)
{
  g_return_if_fail (CALLBOARD_IS_CLIENT (self));

  if (self->n_requests == 0)
    soup_session_abort (self->line.session);
}

/* What a server repeats of the token is not decoded, shown or kept. */
static void
decode_in_thread (GTask        *task,
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

/* The worker gets a task of its own: it may be the last to hold that, and must
 * not be the last to hold the client, whose connections belong to this thread. */
static void
decode_body (GTask  *task,
             GBytes *body)
{
  CallboardClient *self = g_task_get_source_object (task);
  RequestData *request = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr(GTask) decoding = g_task_new (NULL, cancellable, callboard_client_decoded_cb, g_object_ref (task));
  DecodeData *data = g_new0 (DecodeData, 1);

  data->decode = request->decode;
  data->snapshot = g_steal_pointer (&request->snapshot);
  data->body = g_bytes_ref (body);
  data->token = g_strdup (self->line.token);
  g_task_set_source_tag (decoding, decode_body);
  g_task_set_task_data (decoding, data, (GDestroyNotify) decode_data_free);
  g_task_run_in_thread (decoding, decode_in_thread);
}

static void
count_request (CallboardClient *self,
               int              difference)
{
  gboolean was_busy = self->n_requests > 0;

  self->n_requests += (guint) difference;
  if (was_busy != (self->n_requests > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
callboard_client_answer_cb (GObject      *source,
                            GAsyncResult *result,
                            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  g_autoptr(GBytes) body = callboard_request_finish (result, &error);
  RequestData *request = g_task_get_task_data (task);

  count_request (g_task_get_source_object (task), -1);
  callboard_profiler_marks_end (request->begin, "fetch", body != NULL ? g_bytes_get_size (body) : 0);
  if (body == NULL)
    g_task_return_error (task, error);
  else
    decode_body (task, body);
}

/**
 * callboard_client_send_async:
 * @self: a client
 * @method: a method of HTTP
 * @path: what to ask for, from the first slash on, escaped
 * @content: (nullable): JSON to send along
 * @decode: makes an object of the body of the answer, in a worker thread
 * @task: (transfer full): returns the object, a #GObject, or an error of
 *   %CALLBOARD_ERROR
 *
 * Sends a request. One that may change something is sent once, unless nothing of
 * it can have reached the server.
 */
void
callboard_client_send_async (CallboardClient     *self,
                             const char          *method,
                             const char          *path,
                             GBytes              *content,
                             CallboardDecodeFunc  decode,
                             GTask               *task)
{
  RequestData *data = g_new0 (RequestData, 1);
  g_autofree char *address = g_strconcat (self->base_url, path, NULL);
  g_autoptr(GUri) uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);

  data->decode = decode;
  data->begin = callboard_profiler_marks_begin ();
  g_task_set_task_data (task, data, (GDestroyNotify) request_data_free);

  if (uri == NULL)
    {
      g_task_return_new_error (task, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED,
                               _("%s is not an address that can be asked"), self->base_url);
      g_object_unref (task);
      return;
    }

  count_request (self, 1);
  callboard_request_async (&self->line, G_OBJECT (self), method, uri, content,
                           g_task_get_cancellable (task), callboard_client_answer_cb, task);
}

/**
 * callboard_client_get_async:
 * @self: a client
 * @path: what to ask for, from the first slash on, escaped
 * @decode: makes an object of the body of the answer, in a worker thread
 * @task: (transfer full): returns the object, a #GObject, or an error of
 *   %CALLBOARD_ERROR
 *
 * Sends a GET request.
 */
void
callboard_client_get_async (CallboardClient     *self,
                            const char          *path,
                            CallboardDecodeFunc  decode,
                            GTask               *task)
{
  callboard_client_send_async (self, SOUP_METHOD_GET, path, NULL, decode, task);
}

/**
 * callboard_client_append_parameter:
 * @path: a path, with or without a query
 * @name: the name of a parameter
 * @value: (nullable): its value; nothing is added where there is none
 *
 * Adds a parameter to the query of @path, escaped.
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
  g_string_append_printf (path, "%c%s=%s", strchr (path->str, '?') == NULL ? '?' : '&', name, escaped);
}

/**
 * callboard_client_dup_body:
 * @task: a task that callboard_client_get_async() was given
 *
 * Returns: (transfer full) (nullable): the body of the answer; %NULL where
 *   there was none
 */
GBytes *
callboard_client_dup_body (GTask *task)
{
  RequestData *request = g_task_get_task_data (task);

  return request != NULL && request->body != NULL ? g_bytes_ref (request->body) : NULL;
}

/**
 * callboard_client_is_safe_segment:
 * @id: an id
 *
 * Returns: whether @id, escaped, may be a segment of a path: nothing but dots
 *   would climb to another path of the server
 */
gboolean
callboard_client_is_safe_segment (const char *id)
{
  return *id != '\0' && strspn (id, ".") != strlen (id) && g_utf8_validate (id, -1, NULL);
}

static void
fetch_plan_job (CallboardClient         *self,
                const char              *id,
                CallboardDecodeSnapshot *snapshot,
                gpointer                 source_tag,
                GCancellable            *cancellable,
                GAsyncReadyCallback      callback,
                gpointer                 user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autofree char *segment = NULL;
  g_autofree char *path = NULL;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, source_tag);

  if (!callboard_client_is_safe_segment (id))
    {
      g_task_return_new_error (task, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND,
                               _("This is not the id of a run"));
      return;
    }

  segment = g_uri_escape_string (id, NULL, FALSE);
  path = g_strconcat ("/v1/simulation/plan/job/", segment, NULL);
  callboard_client_get_async (self, path, (CallboardDecodeFunc) callboard_plan_job_decode, g_object_ref (task));
  if (snapshot != NULL)
    ((RequestData *) g_task_get_task_data (task))->snapshot = callboard_decode_snapshot_ref (snapshot);
}

/* Returns the decoded object and the bytes that it was decoded from. */
static gpointer
finish_plan_job (CallboardClient  *self,
                 GAsyncResult     *result,
                 GBytes          **body,
                 GError          **error)
{
  RequestData *request = g_task_get_task_data (G_TASK (result));
  gpointer object = g_task_propagate_pointer (G_TASK (result), error);

  if (body != NULL)
    *body = object != NULL ? g_bytes_ref (request->body) : NULL;

  return object;
}

/**
 * callboard_client_get_plan_job_async:
 * @self: a client
 * @id: the `simulationRunPlanJobId` of a run
 * @cancellable: (nullable): a cancellable
 * @callback: called when the request is finished
 * @user_data: for @callback
 *
 * Fetches a run: `GET /v1/simulation/plan/job/{jobId}`.
 */
void
callboard_client_get_plan_job_async (CallboardClient     *self,
                                     const char          *id,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_return_if_fail (CALLBOARD_IS_CLIENT (self));
  g_return_if_fail (id != NULL);

  fetch_plan_job (self, id, NULL, callboard_client_get_plan_job_async, cancellable, callback, user_data);
}

/**
 * callboard_client_get_plan_job_finish:
 * @self: a client
 * @result: the result passed to the callback
 * @body: (out) (optional) (nullable) (transfer full): the bytes of the response
 * @error: return location for an error
 *
 * Sets an error of %CALLBOARD_ERROR, or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): a new run
 */
CallboardPlanJob *
callboard_client_get_plan_job_finish (CallboardClient  *self,
                                      GAsyncResult     *result,
                                      GBytes          **body,
                                      GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return finish_plan_job (self, result, body, error);
}

/**
 * callboard_client_refresh_plan_job_async:
 * @self: a client
 * @id: the `simulationRunPlanJobId` of a run
 * @snapshot: the snapshot of the run, from callboard_plan_job_dup_snapshot()
 * @cancellable: (nullable): a cancellable
 * @callback: called when the request is finished
 * @user_data: for @callback
 *
 * Fetches a known run, but decodes only what differs from @snapshot.
 */
void
callboard_client_refresh_plan_job_async (CallboardClient         *self,
                                         const char              *id,
                                         CallboardDecodeSnapshot *snapshot,
                                         GCancellable            *cancellable,
                                         GAsyncReadyCallback      callback,
                                         gpointer                 user_data)
{
  g_return_if_fail (CALLBOARD_IS_CLIENT (self));
  g_return_if_fail (id != NULL);
  g_return_if_fail (snapshot != NULL);

  fetch_plan_job (self, id, snapshot, callboard_client_refresh_plan_job_async, cancellable, callback, user_data);
}

/**
 * callboard_client_refresh_plan_job_finish:
 * @self: a client
 * @result: the result passed to the callback
 * @body: (out) (optional) (nullable) (transfer full): the bytes of the response
 * @error: return location for an error
 *
 * Sets an error of %CALLBOARD_ERROR, or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): an update for callboard_plan_job_merge_update()
 */
CallboardPlanJobUpdate *
callboard_client_refresh_plan_job_finish (CallboardClient  *self,
                                          GAsyncResult     *result,
                                          GBytes          **body,
                                          GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return finish_plan_job (self, result, body, error);
}

/**
 * callboard_client_get_identity_async:
 * @self: a client
 * @cancellable: (nullable): to give up
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * Asks whose token it is: `GET /v1/me`.
 */
void
callboard_client_get_identity_async (CallboardClient     *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CALLBOARD_IS_CLIENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_client_get_identity_async);
  callboard_client_get_async (self, "/v1/me", (CallboardDecodeFunc) callboard_identity_decode, task);
}

/**
 * callboard_client_get_identity_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Sets an error of %CALLBOARD_ERROR, or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): whose token it is
 */
CallboardIdentity *
callboard_client_get_identity_finish (CallboardClient  *self,
                                      GAsyncResult     *result,
                                      GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
