/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One question to the server, until there is an answer or none is to be hoped
 * for: its attempts, the redirections that each may take, the waits between them
 * and the limits of time and size. Called by the client, which decodes what
 * comes.
 */

#include "config.h"

#include "callboard-body-reader.h"
#include "callboard-error.h"
#include "callboard-request.h"
#include "callboard-redirect.h"
#include "callboard-response.h"
#include "callboard-secret.h"
#include "callboard-soup-send.h"
#include "callboard-request-timeouts.h"

/* Bytes of an answer after decompression, and of the body of an error. */
#define MAX_BODY_SIZE (64 * 1024 * 1024)
#define MAX_ERROR_BODY_SIZE (8 * 1024)

/* What a question carries from one step to the next. */
typedef struct
{
  /* Of the owner, whom the task holds. */
  CallboardConnectionConfig       *line;
  char                *method;
  GUri                *first_uri;
  GBytes              *content;
  gint64               deadline;
  GSource             *given_up;
  guint                n_retries;
  guint                wait_id;

  /* Of the attempt under way. */
  GUri                *uri;
  SoupMessage         *message;
  GCancellable        *cancellable;
  CallboardRequestTimeouts *limits;
  guint                n_redirects;
  gboolean             was_sent;
} Exchange;

static void begin_attempt (GTask *task);
static void send_message  (GTask *task);

static void
end_message (Exchange *exchange)
{
  g_clear_pointer (&exchange->limits, callboard_request_timeouts_free);
  if (exchange->message != NULL)
    g_signal_handlers_disconnect_by_data (exchange->message, exchange);
  g_clear_object (&exchange->message);
  g_clear_object (&exchange->cancellable);
}

static void
exchange_free (Exchange *exchange)
{
  g_assert (exchange->wait_id == 0);
  g_assert (exchange->given_up == NULL);

  end_message (exchange);
  g_clear_pointer (&exchange->method, g_free);
  g_clear_pointer (&exchange->first_uri, g_uri_unref);
  g_clear_pointer (&exchange->uri, g_uri_unref);
  g_clear_pointer (&exchange->content, g_bytes_unref);
  g_free (exchange);
}

/* --- The end ---------------------------------------------------------------- */

static void
end (Exchange *exchange)
{
  end_message (exchange);
  if (exchange->given_up != NULL)
    g_source_destroy (exchange->given_up);
  g_clear_pointer (&exchange->given_up, g_source_unref);
}

static void
return_body (GTask  *task,
             GBytes *body)
{
  end (g_task_get_task_data (task));
  g_task_return_pointer (task, g_bytes_ref (body), (GDestroyNotify) g_bytes_unref);
}

static void
return_error (GTask  *task,
              GError *error)
{
  Exchange *exchange = g_task_get_task_data (task);

  end (exchange);
  g_task_return_error (task, callboard_secret_mask_error (error, exchange->line->token));
}

/* --- Trying again ----------------------------------------------------------- */

static void
callboard_request_waited_cb (gpointer user_data)
{
  GTask *task = user_data;
  Exchange *exchange = g_task_get_task_data (task);

  exchange->wait_id = 0;
  begin_attempt (task);
}

/* What broke off before there was a status: whether another connection may fare
 * better. */
static gboolean
is_broken_connection (const GError *error)
{
  return g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_OFFLINE) ||
         g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TIMEOUT) ||
         g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER);
}

/* Waits and begins again, unless there is no time, no budget or no hope. */
static gboolean
try_again (GTask                      *task,
           const CallboardRetryInfo *advice,
           gint64                      delay)
{
  Exchange *exchange = g_task_get_task_data (task);
  CallboardClock *clock = exchange->line->clock;
  gint64 now = callboard_clock_get_monotonic_time (clock);

  if (exchange->n_retries == CALLBOARD_RETRY_MAX || !callboard_retry_should_retry (advice))
    return FALSE;

  if (delay < 0)
    delay = callboard_retry_get_backoff (exchange->n_retries, callboard_clock_get_random (clock));
  if (delay > CALLBOARD_RETRY_MAX_DELAY || now + delay * 1000 >= exchange->deadline)
    return FALSE;

  if (!callboard_retry_budget_spend (&exchange->line->budget, now))
    return FALSE;

  exchange->n_retries++;
  end_message (exchange);
  exchange->wait_id = callboard_clock_add_timeout (clock, (guint) delay, callboard_request_waited_cb, g_object_ref (task));
  return TRUE;
}

/* An attempt failed. */
static void
fail (GTask  *task,
      GError *error,
      guint   status)
{
  Exchange *exchange = g_task_get_task_data (task);
  CallboardRetryInfo advice = { .status = status, .was_sent = exchange->was_sent };
  g_autoptr(GDateTime) now = callboard_clock_dup_now (exchange->line->clock);
  gint64 delay = -1;

  advice.is_idempotent = g_str_equal (exchange->method, SOUP_METHOD_GET);
  if (status != 0)
    {
      SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);

      advice.should_retry = soup_message_headers_get_one (headers, "x-should-retry");
      advice.retry_after_ms = soup_message_headers_get_one (headers, "retry-after-ms");
      advice.retry_after = soup_message_headers_get_one (headers, "Retry-After");
      delay = callboard_retry_parse_delay (&advice, now);
    }

  if ((status != 0 || is_broken_connection (error)) && try_again (task, &advice, delay))
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

/* The connection broke, or took too long; or nobody wants the answer any more. */
static void
fail_without_status (GTask        *task,
                     const GError *error)
{
  Exchange *exchange = g_task_get_task_data (task);
  guint expired = callboard_request_timeouts_get_expired (exchange->limits);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return_error (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled"));
  else if (expired != 0)
    fail (task, callboard_response_create_timeout_error (expired, exchange->line->host), 0);
  else
    fail (task, callboard_response_translate_error (error, exchange->line->host, exchange->message), 0);
}

/* --- An answer -------------------------------------------------------------- */

static void
callboard_request_body_read_cb (GObject      *source,
                                GAsyncResult *result,
                                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = callboard_body_reader_read_finish (result, &error);

  if (body != NULL)
    return_body (task, body);
  else
    fail_without_status (task, error);
}

/* What comes with a refusal is a help, not a need: where it cannot be read, the
 * status speaks for itself. */
static void
callboard_request_error_body_read_cb (GObject      *source,
                                      GAsyncResult *result,
                                      gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr(GBytes) body = callboard_body_reader_read_finish (result, NULL);
  g_autoptr(GBytes) masked = NULL;
  guint status = soup_message_get_status (exchange->message);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      fail_without_status (task, NULL);
      return;
    }

  if (body == NULL)
    body = g_bytes_new_static ("", 0);
  masked = callboard_secret_mask_bytes (body, exchange->line->token);
  fail (task, callboard_response_create_error (status, masked), status);
}

/* --- A redirection ---------------------------------------------------------- */

/* The error where it is not followed. */
static GError *
follow (Exchange *exchange)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  const char *location = soup_message_headers_get_one (headers, "Location");
  guint status = soup_message_get_status (exchange->message);
  g_autoptr(GUri) uri = NULL;

  if (location != NULL && callboard_redirect_is_followable (status) &&
      g_str_equal (exchange->method, SOUP_METHOD_GET))
    uri = callboard_redirect_resolve (exchange->uri, location, exchange->line->origin);
  if (uri == NULL)
    return callboard_response_create_redirect_error (location);

  if (exchange->n_redirects == CALLBOARD_REDIRECT_MAX)
    return callboard_response_create_loop_error (location);

  exchange->n_redirects++;
  g_uri_unref (exchange->uri);
  exchange->uri = g_steal_pointer (&uri);
  return NULL;
}

static void
callboard_request_redirection_cb (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  GError *error = follow (exchange);

  if (error != NULL)
    {
      return_error (task, error);
      return;
    }

  end_message (exchange);
  send_message (task);
}

/* --- An attempt ------------------------------------------------------------- */

static void
callboard_request_response_cb (GObject      *source,
                               GAsyncResult *result,
                               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GInputStream) stream = NULL;
  Exchange *exchange = g_task_get_task_data (task);
  guint status;

  stream = callboard_soup_send_finish (result, &error);
  if (stream == NULL)
    {
      fail_without_status (task, error);
      return;
    }

  status = soup_message_get_status (exchange->message);
  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    callboard_body_reader_read_async (stream, MAX_BODY_SIZE, exchange->cancellable,
                                      callboard_request_body_read_cb, g_steal_pointer (&task));
  else if (SOUP_STATUS_IS_REDIRECTION (status))
    callboard_request_redirection_cb (task);
  else
    callboard_body_reader_read_async (stream, MAX_ERROR_BODY_SIZE, exchange->cancellable,
                                      callboard_request_error_body_read_cb, g_steal_pointer (&task));
}

static void
callboard_request_starting_cb (SoupMessage *message,
                               gpointer     user_data)
{
  Exchange *exchange = user_data;

  exchange->was_sent = TRUE;
}

static SoupMessage *
create_message (Exchange *exchange)
{
  SoupMessage *message = soup_message_new_from_uri (exchange->method, exchange->uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  char *authorization = g_strconcat ("Bearer ", exchange->line->token, NULL);

  /* The token must not travel along a redirection that was not looked at. */
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  /* It would read all that comes with a 401, however much, to ask again. */
  soup_message_disable_feature (message, SOUP_TYPE_AUTH_MANAGER);
  soup_message_headers_replace (headers, "Accept", "application/json");
  soup_message_headers_replace (headers, "Authorization", authorization);
  callboard_secret_free (authorization);
  if (exchange->line->project_id != NULL)
    soup_message_headers_replace (headers, "X-Roark-Project-Id", exchange->line->project_id);
  if (exchange->content != NULL)
    soup_message_set_request_body_from_bytes (message, "application/json", exchange->content);
  g_signal_connect (message, "starting", G_CALLBACK (callboard_request_starting_cb), exchange);

  return message;
}

static void
send_message (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  CallboardConnectionConfig *line = exchange->line;

  exchange->message = create_message (exchange);
  exchange->cancellable = g_cancellable_new ();
  exchange->limits = callboard_request_timeouts_new (line->clock, exchange->deadline,
                                                     exchange->message, exchange->cancellable);
  callboard_soup_send_async (line->session, exchange->message, G_PRIORITY_DEFAULT,
                             exchange->cancellable, callboard_request_response_cb, g_object_ref (task));
}

/* Takes the task. */
static void
begin_attempt (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  g_clear_pointer (&exchange->uri, g_uri_unref);
  exchange->uri = g_uri_ref (exchange->first_uri);
  exchange->n_redirects = 0;
  send_message (task);
  g_object_unref (task);
}

/* --- What is shared --------------------------------------------------------- */

/* An attempt ends by itself once it is cancelled; a wait is called off. */
static gboolean
callboard_request_given_up_cb (GCancellable *cancellable,
                               gpointer      user_data)
{
  g_autoptr(GTask) task = g_object_ref (user_data);
  Exchange *exchange = g_task_get_task_data (task);

  if (exchange->wait_id != 0)
    {
      callboard_clock_remove_timeout (exchange->line->clock, exchange->wait_id);
      exchange->wait_id = 0;
      return_error (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled"));
      g_object_unref (task);
    }
  else if (exchange->cancellable != NULL)
    {
      g_cancellable_cancel (exchange->cancellable);
    }

  return G_SOURCE_REMOVE;
}

/**
 * callboard_request_send_async:
 * @line: the server and the way to it, which lasts as long as @owner
 * @owner: whose exchange it is; held until it is over
 * @method: a method of HTTP; only `GET` is taken to change nothing
 * @uri: what to ask, of the origin of @line
 * @content: (nullable): JSON to send along
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Asks the server, as often as it takes: two repetitions at most, all within
 * %CALLBOARD_TOTAL_TIMEOUT. Redirections are followed within the origin alone.
 */
void
callboard_request_send_async (CallboardConnectionConfig *line,
                         GObject                   *owner,
                         const char                *method,
                         GUri                      *uri,
                         GBytes                    *content,
                         GCancellable              *cancellable,
                         GAsyncReadyCallback        callback,
                         gpointer                   user_data)
{
  GTask *task;
  Exchange *exchange;

  g_return_if_fail (line != NULL);
  g_return_if_fail (method != NULL);
  g_return_if_fail (uri != NULL);

  exchange = g_new0 (Exchange, 1);
  exchange->line = line;
  exchange->method = g_strdup (method);
  exchange->first_uri = g_uri_ref (uri);
  exchange->content = content != NULL ? g_bytes_ref (content) : NULL;
  exchange->deadline = callboard_clock_get_monotonic_time (line->clock) +
                       (gint64) CALLBOARD_TOTAL_TIMEOUT * 1000;

  task = g_task_new (owner, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_request_send_async);
  g_task_set_task_data (task, exchange, (GDestroyNotify) exchange_free);
  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }

  if (cancellable != NULL)
    {
      exchange->given_up = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, exchange->given_up, G_SOURCE_FUNC (callboard_request_given_up_cb));
    }
  begin_attempt (task);
}

/**
 * callboard_request_send_finish:
 * @result: the #GAsyncResult
 * @error: return location for an error
 *
 * Sets an error of %CALLBOARD_ERROR, or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the body of an answer that is a success,
 *   at most 64 MB
 */
GBytes *
callboard_request_send_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
