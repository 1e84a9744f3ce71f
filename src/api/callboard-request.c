/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sends one request to the server: retries with backoff, redirects, timeouts and size
 * limits. Used by CallboardClient, which decodes the response.
 */

#include "config.h"

#include "callboard-body-reader.h"
#include "callboard-error.h"
#include "callboard-redirect.h"
#include "callboard-request-timeouts.h"
#include "callboard-request.h"
#include "callboard-response.h"
#include "callboard-secret.h"
#include "callboard-soup-send.h"

/* The maximum size of a decompressed response and of an error response, in bytes. */
#define MAX_BODY_SIZE (64 * 1024 * 1024)
#define MAX_ERROR_BODY_SIZE (8 * 1024)

/* RFC 6585; not in libsoup. The network wants a sign-in. */
#define STATUS_NETWORK_AUTHENTICATION_REQUIRED 511

/* The task data of a request. */
typedef struct
{
  /* Belongs to the source object of the task. */
  CallboardConnectionConfig *config;
  char                      *method;
  GUri                      *first_uri;
  GBytes                    *content;
  gsize                      background_limit;
  gint64                     deadline;
  GSource                   *cancel_source;
  guint                      n_retries;
  guint                      retry_id;
  /* Whether the connections in use are not trusted any more. */
  gboolean                   wants_new_connection;

  /* The current attempt. */
  GUri                      *uri;
  SoupMessage               *message;
  GCancellable              *cancellable;
  CallboardRequestTimeouts  *timeouts;
  guint                      n_redirects;
  /* Whether any attempt was sent to the server, and whether this one was. */
  gboolean                   was_sent;
  gboolean                   is_sent;
} Request;

static void begin_attempt (GTask *task);
static void send_message  (GTask *task);

static void
end_message (Request *request)
{
  g_clear_pointer (&request->timeouts, callboard_request_timeouts_free);
  if (request->message != NULL)
    g_signal_handlers_disconnect_by_data (request->message, request);
  g_clear_object (&request->message);
  g_clear_object (&request->cancellable);
}

static void
request_free (Request *request)
{
  g_assert (request->retry_id == 0);
  g_assert (request->cancel_source == NULL);

  end_message (request);
  g_clear_pointer (&request->method, g_free);
  g_clear_pointer (&request->first_uri, g_uri_unref);
  g_clear_pointer (&request->uri, g_uri_unref);
  g_clear_pointer (&request->content, g_bytes_unref);
  g_free (request);
}

/* --- Result ----------------------------------------------------------------- */

static void
end_request (Request *request)
{
  end_message (request);
  if (request->cancel_source != NULL)
    g_source_destroy (request->cancel_source);
  g_clear_pointer (&request->cancel_source, g_source_unref);
}

static void
return_body (GTask  *task,
             GBytes *body)
{
  end_request (g_task_get_task_data (task));
  g_task_return_pointer (task, g_bytes_ref (body), (GDestroyNotify) g_bytes_unref);
}

static void
return_error (GTask  *task,
              GError *error)
{
  Request *request = g_task_get_task_data (task);

  end_request (request);
  g_task_return_error (task, callboard_secret_mask_error (error, request->config->token));
}

/* Other requests can have effects, and are never repeated once they were sent. */
static gboolean
is_get (Request *request)
{
  return g_str_equal (request->method, SOUP_METHOD_GET);
}

/* --- Retries ---------------------------------------------------------------- */

static void
callboard_request_retry_cb (gpointer user_data)
{
  GTask *task = user_data;
  Request *request = g_task_get_task_data (task);

  request->retry_id = 0;
  begin_attempt (task);
}

/* Whether the connection failed before a response arrived. */
static gboolean
is_broken_connection (const GError *error)
{
  return g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_OFFLINE) ||
         g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TIMEOUT) ||
         g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER);
}

/* Schedules a retry, unless it is pointless, too late or over the retry budget. */
static gboolean
maybe_retry (GTask                    *task,
             const CallboardRetryInfo *info,
             gint64                    delay)
{
  Request *request = g_task_get_task_data (task);
  CallboardClock *clock = request->config->clock;
  gint64 now = callboard_clock_get_monotonic_time (clock);

  if (request->background_limit > 0 || request->n_retries == CALLBOARD_RETRY_MAX ||
      !callboard_retry_should_retry (info))
    return FALSE;

  /* Never sooner than the backoff, even if the server allows it. */
  delay = MAX (delay, (gint64) callboard_retry_get_backoff (request->n_retries,
                                                            callboard_clock_get_random (clock)));
  if (delay > CALLBOARD_RETRY_MAX_DELAY || now + delay * 1000 >= request->deadline)
    return FALSE;

  if (!callboard_retry_budget_spend (&request->config->budget, now))
    return FALSE;

  request->n_retries++;
  end_message (request);
  request->retry_id = callboard_clock_add_timeout (clock, (guint) delay,
                                                   callboard_request_retry_cb, g_object_ref (task));
  return TRUE;
}

/* Takes @error. Ends the attempt with a retry or with the error. */
static void
fail_attempt (GTask  *task,
              GError *error,
              guint   status)
{
  Request *request = g_task_get_task_data (task);
  CallboardRetryInfo info = { .status = status, .was_sent = request->was_sent };
  g_autoptr(GDateTime) now = callboard_clock_dup_now (request->config->clock);
  gint64 delay = -1;

  info.is_idempotent = is_get (request);
  if (status != 0)
    {
      SoupMessageHeaders *headers = soup_message_get_response_headers (request->message);

      info.should_retry = soup_message_headers_get_one (headers, "x-should-retry");
      info.retry_after_ms = soup_message_headers_get_one (headers, "retry-after-ms");
      info.retry_after = soup_message_headers_get_one (headers, "Retry-After");
      delay = callboard_retry_parse_delay (&info, now);
    }

  if ((status != 0 || is_broken_connection (error)) && maybe_retry (task, &info, delay))
    {
      g_error_free (error);
      return;
    }

  if (delay > 0)
    {
      g_autoptr(GDateTime) retry_at = g_date_time_add (now, delay * 1000);

      error = callboard_response_add_retry_at (error, retry_at, now);
    }
  return_error (task, error);
}

/* A connection that was used before may be dead without a sign. Tries a new one, once and at
 * once. */
static void
leave_stale_connection (GTask *task)
{
  Request *request = g_task_get_task_data (task);

  request->wants_new_connection = TRUE;
  end_message (request);
  begin_attempt (g_object_ref (task));
}

/* The connection failed, timed out or was canceled. */
static void
fail_without_response (GTask        *task,
                       const GError *error)
{
  Request *request = g_task_get_task_data (task);
  guint expired = callboard_request_timeouts_get_expired (request->timeouts);
  const char *host = request->config->host;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return_error (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled"));
  else if (callboard_request_timeouts_is_stale (request->timeouts))
    leave_stale_connection (task);
  else if (expired != 0)
    fail_attempt (task, callboard_response_create_timeout_error (expired, host), 0);
  else
    fail_attempt (task, callboard_response_translate_error (error, host, request->message), 0);
}

/* --- Response --------------------------------------------------------------- */

static void
callboard_request_body_read_cb (GObject      *source,
                                GAsyncResult *result,
                                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = callboard_body_reader_read_finish (result, &error);
  Request *request = g_task_get_task_data (task);

  if (body == NULL)
    fail_without_response (task, error);
  else if (callboard_response_is_web_page (request->message, body))
    return_error (task, callboard_response_create_portal_error (request->config->host,
                                                                soup_message_get_status (request->message)));
  else
    return_body (task, body);
}

static GError *
create_status_error (Request *request,
                     guint    status,
                     GBytes  *body)
{
  if (callboard_response_is_proxy_refusal (status, request->is_sent))
    return callboard_response_create_proxy_error (status);
  if (status == STATUS_NETWORK_AUTHENTICATION_REQUIRED)
    return callboard_response_create_portal_error (request->config->host, status);

  return callboard_response_create_error (status, body);
}

/* The body of an error response is optional: if it cannot be read, the status is enough. */
static void
callboard_request_error_body_read_cb (GObject      *source,
                                      GAsyncResult *result,
                                      gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  g_autoptr(GBytes) body = callboard_body_reader_read_finish (result, NULL);
  g_autoptr(GBytes) masked = NULL;
  guint status = soup_message_get_status (request->message);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      fail_without_response (task, NULL);
      return;
    }

  if (body == NULL)
    body = g_bytes_new_static ("", 0);
  masked = callboard_secret_mask_bytes (body, request->config->token);
  fail_attempt (task, create_status_error (request, status, masked), status);
}

/* --- Redirects -------------------------------------------------------------- */

/* Updates the URI; returns an error if the redirect must not be followed. */
static GError *
resolve_redirect (Request *request)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (request->message);
  const char *location = soup_message_headers_get_one (headers, "Location");
  guint status = soup_message_get_status (request->message);
  g_autoptr(GUri) uri = NULL;

  if (location != NULL && callboard_redirect_is_followable (status) &&
      is_get (request))
    uri = callboard_redirect_resolve (request->uri, location, request->config->origin);
  if (location == NULL)
    return callboard_response_create_unexpected_error (status);
  if (uri == NULL)
    return callboard_response_create_redirect_error (location);

  if (request->n_redirects == CALLBOARD_REDIRECT_MAX)
    return callboard_response_create_loop_error (location);

  request->n_redirects++;
  g_uri_unref (request->uri);
  request->uri = g_steal_pointer (&uri);
  return NULL;
}

static void
follow_redirect (GTask *task)
{
  Request *request = g_task_get_task_data (task);
  GError *error = resolve_redirect (request);

  if (error != NULL)
    {
      return_error (task, error);
      return;
    }

  end_message (request);
  send_message (task);
}

static gsize
get_max_size (Request *request)
{
  return request->background_limit > 0 ? MIN (request->background_limit, MAX_BODY_SIZE) : MAX_BODY_SIZE;
}

/* --- Attempts --------------------------------------------------------------- */

static void
callboard_request_response_cb (GObject      *source,
                               GAsyncResult *result,
                               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GInputStream) stream = NULL;
  Request *request = g_task_get_task_data (task);
  guint status;

  stream = callboard_soup_send_finish (result, &error);
  if (stream == NULL)
    {
      fail_without_response (task, error);
      return;
    }

  status = soup_message_get_status (request->message);
  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    callboard_body_reader_read_async (stream, get_max_size (request), request->cancellable,
                                      callboard_request_body_read_cb, g_steal_pointer (&task));
  else if (SOUP_STATUS_IS_REDIRECTION (status))
    follow_redirect (task);
  else
    callboard_body_reader_read_async (stream, MAX_ERROR_BODY_SIZE, request->cancellable,
                                      callboard_request_error_body_read_cb, g_steal_pointer (&task));
}

static void
callboard_request_starting_cb (SoupMessage *message,
                               gpointer     user_data)
{
  Request *request = user_data;

  request->was_sent = TRUE;
  request->is_sent = TRUE;
}

static SoupMessage *
create_message (Request *request)
{
  SoupMessage *message = soup_message_new_from_uri (request->method, request->uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  char *authorization = g_strconcat ("Bearer ", request->config->token, NULL);

  /* Redirects are checked before the token is sent along. */
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (request->background_limit > 0)
    soup_message_set_priority (message, SOUP_MESSAGE_PRIORITY_VERY_LOW);
  if (request->wants_new_connection)
    soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
  /* The auth manager would read the whole body of a 401, of any size, to retry. */
  soup_message_disable_feature (message, SOUP_TYPE_AUTH_MANAGER);
  soup_message_headers_replace (headers, "Accept", "application/json");
  soup_message_headers_replace (headers, "Authorization", authorization);
  callboard_secret_free (authorization);
  if (request->config->project_id != NULL)
    soup_message_headers_replace (headers, "X-Roark-Project-Id", request->config->project_id);
  if (request->content != NULL)
    soup_message_set_request_body_from_bytes (message, "application/json", request->content);
  g_signal_connect (message, "starting", G_CALLBACK (callboard_request_starting_cb), request);

  return message;
}

static void
send_message (GTask *task)
{
  Request *request = g_task_get_task_data (task);
  CallboardConnectionConfig *config = request->config;

  request->is_sent = FALSE;
  request->message = create_message (request);
  request->cancellable = g_cancellable_new ();
  request->timeouts =
    callboard_request_timeouts_new (config->clock, request->deadline,
                                    is_get (request) && !request->wants_new_connection,
                                    request->message, request->cancellable);
  callboard_soup_send_async (config->session, request->message, G_PRIORITY_DEFAULT,
                             request->cancellable, callboard_request_response_cb,
                             g_object_ref (task));
}

/* Takes @task. */
static void
begin_attempt (GTask *task)
{
  Request *request = g_task_get_task_data (task);

  g_clear_pointer (&request->uri, g_uri_unref);
  request->uri = g_uri_ref (request->first_uri);
  request->n_redirects = 0;
  send_message (task);
  g_object_unref (task);
}

/* --- Public functions ------------------------------------------------------- */

/* An attempt ends through its own cancellable; a scheduled retry is removed here. */
static gboolean
callboard_request_cancelled_cb (GCancellable *cancellable,
                                gpointer      user_data)
{
  g_autoptr(GTask) task = g_object_ref (user_data);
  Request *request = g_task_get_task_data (task);

  if (request->retry_id != 0)
    {
      callboard_clock_remove_timeout (request->config->clock, request->retry_id);
      request->retry_id = 0;
      return_error (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled"));
      g_object_unref (task);
    }
  else if (request->cancellable != NULL)
    {
      g_cancellable_cancel (request->cancellable);
    }

  return G_SOURCE_REMOVE;
}

/**
 * callboard_request_send_async:
 * @config: the connection, which must live as long as @owner
 * @owner: the source object of the task
 * @method: an HTTP method; only `GET` is treated as idempotent
 * @uri: the URI, in the origin of @config
 * @content: (nullable): a JSON body
 * @background_limit: 0; for a background request, the maximum size of the response in bytes
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Sends a request and reads the response, with at most two retries, and one more on a new
 * connection if one that was used before has become silent, all within
 * %CALLBOARD_TOTAL_TIMEOUT. Only redirects within the origin are followed. A background
 * request has the lowest priority and is not retried.
 */
void
callboard_request_send_async (CallboardConnectionConfig *config,
                              GObject                   *owner,
                              const char                *method,
                              GUri                      *uri,
                              GBytes                    *content,
                              gsize                      background_limit,
                              GCancellable              *cancellable,
                              GAsyncReadyCallback        callback,
                              gpointer                   user_data)
{
  GTask *task;
  Request *request;

  g_return_if_fail (config != NULL);
  g_return_if_fail (method != NULL);
  g_return_if_fail (uri != NULL);

  request = g_new0 (Request, 1);
  request->config = config;
  request->method = g_strdup (method);
  request->first_uri = g_uri_ref (uri);
  request->content = content != NULL ? g_bytes_ref (content) : NULL;
  request->background_limit = background_limit;
  request->deadline = callboard_clock_get_monotonic_time (config->clock) +
                       (gint64) CALLBOARD_TOTAL_TIMEOUT * 1000;

  task = g_task_new (owner, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_request_send_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }

  if (cancellable != NULL)
    {
      request->cancel_source = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, request->cancel_source,
                            G_SOURCE_FUNC (callboard_request_cancelled_cb));
    }
  begin_attempt (task);
}

/**
 * callboard_request_send_finish:
 * @result: the #GAsyncResult
 * @error: return location for a %CALLBOARD_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the body of a successful response, at most 64 MB
 */
GBytes *
callboard_request_send_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
