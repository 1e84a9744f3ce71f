/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Downloads one recording: follows redirects from its signed URL, continues where the
 * server cut the response off, and writes it to a file, which gets its final name when it
 * is complete. Used by CallboardDownloader.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "callboard-body-reader.h"
#include "callboard-clock-wait.h"
#include "callboard-download-file.h"
#include "callboard-download.h"
#include "callboard-error.h"
#include "callboard-recording-response.h"
#include "callboard-recording-url.h"
#include "callboard-response.h"
#include "callboard-retry.h"
#include "callboard-soup-proxy.h"
#include "callboard-soup-send.h"
#include "callboard-soup-session.h"

/* The timeout without any data from the server, in seconds. */
#define IDLE_TIMEOUT 60

#define MAX_REDIRECTS 5

/* The size of a read, and the maximum size of an error response, in bytes. */
#define CHUNK_SIZE (256 * 1024)
#define MAX_ERROR_BODY_SIZE (8 * 1024)

struct _CallboardDownload
{
  CallboardClock        *clock;
  GUri                  *first_uri;
  /* The URL of the current request, after redirects. */
  GUri                  *uri;
  SoupSession           *session;
  SoupMessage           *message;
  CallboardDownloadFile *file;
  GInputStream          *body;
  GBytes                *chunk;
  /* Whether the current request was sent to the server, and not only to a proxy. */
  gboolean               is_sent;
  guint                  n_redirects;
  goffset                max_size;
  goffset                total;
  goffset                received;
  /* For the rest of the recording, if the server sent one. */
  char                  *validator;
  gboolean               is_encoded;

  guint                  n_retries;
  CallboardProgressFunc  progress;
  gpointer               progress_data;
  GError                *error;
};

static void
clear_message (CallboardDownload *data)
{
  if (data->message != NULL)
    g_signal_handlers_disconnect_by_data (data->message, data);
  g_clear_object (&data->message);
}

/**
 * callboard_download_free:
 * @data: (transfer full): a download without a pending operation
 *
 * Frees @data.
 */
void
callboard_download_free (CallboardDownload *data)
{
  g_clear_object (&data->clock);
  g_clear_pointer (&data->first_uri, g_uri_unref);
  g_clear_pointer (&data->validator, g_free);
  g_clear_pointer (&data->uri, g_uri_unref);
  clear_message (data);
  g_clear_object (&data->body);
  g_clear_object (&data->session);
  g_clear_pointer (&data->file, callboard_download_file_free);
  g_clear_pointer (&data->chunk, g_bytes_unref);
  g_clear_error (&data->error);
  g_free (data);
}

static void
callboard_download_discarded_cb (GObject      *source,
                                 GAsyncResult *result,
                                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CallboardDownload *data = g_task_get_task_data (task);

  g_task_return_error (task, g_steal_pointer (&data->error));
}

/* Takes @task. Deletes the temporary file and returns the error unchanged. */
static void
discard_and_fail (GTask        *task,
                  const GError *error)
{
  CallboardDownload *data = g_task_get_task_data (task);

  data->error = g_error_copy (error);
  callboard_download_file_discard_async (data->file, callboard_download_discarded_cb, task);
}

/* Takes @task. */
static void
fail (GTask        *task,
      const GError *error)
{
  CallboardDownload *data = g_task_get_task_data (task);
  g_autoptr(GError) translated =
    callboard_response_translate_error (error, g_uri_get_host (data->uri), data->message);

  discard_and_fail (task, translated);
}

/* Takes @task. The connection failed, perhaps in the middle of the recording. */
static void
fail_connection (GTask        *task,
                 const GError *error)
{
  CallboardDownload *data = g_task_get_task_data (task);
  const char *host = g_uri_get_host (data->uri);
  g_autoptr(GError) translated = callboard_response_translate_error (error, host, data->message);

  if (g_error_matches (translated, CALLBOARD_ERROR, CALLBOARD_ERROR_OFFLINE) ||
      (data->received > 0 && translated->domain == CALLBOARD_ERROR))
    {
      g_free (translated->message);
      translated->message = data->received > 0
                              /* Translators: %s is the host of a recording */
                              ? g_strdup_printf (_("The recording was cut off by %s"), host)
                              /* Translators: %s is the host of a recording */
                              : g_strdup_printf (_("Can’t reach %s"), host);
    }
  discard_and_fail (task, translated);
}

/* Takes @task. */
static void
fail_literal (GTask          *task,
              CallboardError  code,
              const char     *message)
{
  g_autoptr(GError) error = g_error_new_literal (CALLBOARD_ERROR, code, message);

  fail (task, error);
}

/* --- Retries ---------------------------------------------------------------- */

static void send_request (GTask *task);

/* Forgets the previous attempt. */
static void
clear_attempt (CallboardDownload *data)
{
  g_clear_object (&data->body);
  clear_message (data);
  g_uri_unref (data->uri);
  data->uri = g_uri_ref (data->first_uri);
  data->n_redirects = 0;
}

static void
callboard_download_retry_cb (GObject      *source,
                             GAsyncResult *result,
                             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (!callboard_clock_wait_finish (result, &error))
    {
      discard_and_fail (g_steal_pointer (&task), error);
      return;
    }

  clear_attempt (g_task_get_task_data (task));
  send_request (g_steal_pointer (&task));
}

/* Schedules another attempt, for which it takes @task, or returns FALSE. */
static gboolean
maybe_retry (GTask                    *task,
             const CallboardRetryInfo *info)
{
  CallboardDownload *data = g_task_get_task_data (task);
  g_autoptr(GDateTime) now = callboard_clock_dup_now (data->clock);
  gint64 delay = callboard_retry_parse_delay (info, now);

  if (data->n_retries == CALLBOARD_RETRY_MAX || !callboard_retry_should_retry (info) ||
      delay > CALLBOARD_RETRY_MAX_DELAY || g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return FALSE;

  delay = MAX (delay, (gint64) callboard_retry_get_backoff (data->n_retries,
                                                            callboard_clock_get_random (data->clock)));
  data->n_retries++;
  callboard_clock_wait_async (data->clock, (guint) delay, g_task_get_cancellable (task),
                              callboard_download_retry_cb, task);
  return TRUE;
}

/* Takes @task. */
static void
retry_connection (GTask        *task,
                  const GError *error)
{
  CallboardRetryInfo info = { .is_idempotent = TRUE, .was_sent = TRUE };

  /* A certificate does not become valid by asking again. */
  if (error->domain == G_TLS_ERROR || !maybe_retry (task, &info))
    fail_connection (task, error);
}

/* Takes @task. */
static void
retry_status (GTask        *task,
              const GError *error)
{
  CallboardDownload *data = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (data->message);
  CallboardRetryInfo info = {
    .status = soup_message_get_status (data->message),
    .is_idempotent = TRUE,
    .was_sent = TRUE,
    .retry_after = soup_message_headers_get_one (headers, "Retry-After"),
  };

  /* The server cannot send the rest, so all of it is sent again. */
  if (info.status == SOUP_STATUS_REQUESTED_RANGE_NOT_SATISFIABLE && data->validator != NULL)
    {
      g_clear_pointer (&data->validator, g_free);
      info.status = 0;
    }

  if (!maybe_retry (task, &info))
    fail (task, error);
}

/* --- Reading ---------------------------------------------------------------- */

static void
callboard_download_saved_cb (GObject      *source,
                             GAsyncResult *result,
                             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  GFile *file = callboard_download_file_save_finish (result, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else
    discard_and_fail (g_steal_pointer (&task), error);
}

static void callboard_download_chunk_written_cb (GObject      *source,
                                                 GAsyncResult *result,
                                                 gpointer      user_data);

/* Takes @task. */
static void
complete (GTask *task)
{
  CallboardDownload *data = g_task_get_task_data (task);

  if (data->received == 0)
    fail_literal (task, CALLBOARD_ERROR_MALFORMED, _("The recording is empty"));
  else if (data->total >= 0 && data->received != data->total)
    fail_literal (task, CALLBOARD_ERROR_SERVER, _("The recording was not downloaded completely"));
  else
    callboard_download_file_save_async (data->file, g_task_get_cancellable (task),
                                        callboard_download_saved_cb, task);
}

/* Takes @task. */
static void
fail_too_large (GTask *task)
{
  CallboardDownload *data = g_task_get_task_data (task);
  g_autofree char *limit = g_format_size ((guint64) data->max_size);
  /* Translators: %s is a size such as "100 MB" */
  g_autofree char *message = g_strdup_printf (_("The recording is larger than %s"), limit);

  fail_literal (task, CALLBOARD_ERROR_TOO_LARGE, message);
}

/* Takes @task. The body is cut off, or it cannot be decompressed. */
static void
fail_reading (GTask        *task,
              const GError *error)
{
  CallboardDownload *data = g_task_get_task_data (task);

  if (data->is_encoded && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    fail_literal (task, CALLBOARD_ERROR_MALFORMED, _("The recording is damaged"));
  else
    retry_connection (task, error);
}

static void
callboard_download_chunk_read_cb (GObject      *source,
                                  GAsyncResult *result,
                                  gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CallboardDownload *data = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr(GError) error = NULL;
  const void *chunk;
  gsize size;

  g_clear_pointer (&data->chunk, g_bytes_unref);
  data->chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  if (data->chunk == NULL)
    {
      fail_reading (g_steal_pointer (&task), error);
      return;
    }

  chunk = g_bytes_get_data (data->chunk, &size);
  if (size == 0)
    {
      complete (g_steal_pointer (&task));
      return;
    }

  if (data->received == 0 &&
      callboard_recording_response_is_web_page (data->message, data->chunk))
    {
      fail_literal (g_steal_pointer (&task), CALLBOARD_ERROR_MALFORMED,
                    _("The server sent a web page instead of the recording"));
      return;
    }

  data->received += (goffset) size;
  if (data->received > data->max_size)
    {
      fail_too_large (g_steal_pointer (&task));
      return;
    }

  g_output_stream_write_all_async (callboard_download_file_get_stream (data->file), chunk, size,
                                   G_PRIORITY_DEFAULT, cancellable,
                                   callboard_download_chunk_written_cb, g_steal_pointer (&task));
}

/* Takes @task. */
static void
read_chunk (GTask *task)
{
  CallboardDownload *data = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (data->body, CHUNK_SIZE, g_task_get_priority (task),
                                   g_task_get_cancellable (task),
                                   callboard_download_chunk_read_cb, task);
}

static void
callboard_download_chunk_written_cb (GObject      *source,
                                     GAsyncResult *result,
                                     gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CallboardDownload *data = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    {
      discard_and_fail (g_steal_pointer (&task), error);
      return;
    }

  if (data->progress != NULL)
    data->progress (data->received, data->total, data->progress_data);
  read_chunk (g_steal_pointer (&task));
}

/* Takes @task. */
static void
start_reading (GTask *task)
{
  CallboardDownload *data = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  GInputStream *body = callboard_recording_response_decode (data->message, data->body, &error);

  if (body == NULL)
    {
      fail (task, error);
      return;
    }

  g_object_unref (data->body);
  data->body = body;
  read_chunk (task);
}

static void
callboard_download_restarted_cb (GObject      *source,
                                 GAsyncResult *result,
                                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CallboardDownload *data = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  data->received = 0;
  if (data->progress != NULL)
    data->progress (0, data->total, data->progress_data);
  if (callboard_download_file_restart_finish (result, &error))
    start_reading (g_steal_pointer (&task));
  else
    discard_and_fail (g_steal_pointer (&task), error);
}

/* Takes @task. The response is the rest of the recording, or all of it. */
static void
read_body (GTask *task)
{
  CallboardDownload *data = g_task_get_task_data (task);
  gboolean is_partial = soup_message_get_status (data->message) == SOUP_STATUS_PARTIAL_CONTENT;
  goffset size = callboard_recording_response_get_size (data->message);

  if (is_partial &&
      !callboard_recording_response_continues (data->message, data->received, data->total,
                                               data->validator))
    {
      fail_literal (task, CALLBOARD_ERROR_SERVER,
                    _("The recording was not downloaded completely"));
      return;
    }

  data->is_encoded = callboard_recording_response_is_encoded (data->message);
  if (size >= 0 || !is_partial)
    data->total = size;
  if (size > data->max_size)
    {
      fail_too_large (task);
      return;
    }

  if (data->is_encoded)
    data->total = -1;
  g_free (data->validator);
  data->validator = callboard_recording_response_dup_validator (data->message);
  if (data->received > 0 && !is_partial)
    callboard_download_file_restart_async (data->file, g_task_get_cancellable (task),
                                           callboard_download_restarted_cb, task);
  else
    start_reading (task);
}

static void
callboard_download_error_body_read_cb (GObject      *source,
                                       GAsyncResult *result,
                                       gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CallboardDownload *data = g_task_get_task_data (task);
  g_autoptr(GBytes) body = callboard_body_reader_read_finish (result, NULL);
  g_autoptr(GError) error = NULL;

  if (callboard_response_is_proxy_refusal (soup_message_get_status (data->message), data->is_sent))
    {
      error = callboard_response_create_proxy_error (soup_message_get_status (data->message));
      discard_and_fail (g_steal_pointer (&task), error);
      return;
    }

  if (body == NULL)
    body = g_bytes_new_static ("", 0);
  error = callboard_recording_response_create_error (data->message, body);
  retry_status (g_steal_pointer (&task), error);
}

/* Takes @task. */
static void
follow_redirect (GTask *task)
{
  CallboardDownload *data = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (data->message);
  const char *location = soup_message_headers_get_one (headers, "Location");
  g_autoptr(GUri) target = NULL;
  g_autoptr(GError) error = NULL;

  if (data->n_redirects++ == MAX_REDIRECTS)
    {
      fail_literal (task, CALLBOARD_ERROR_SERVER, _("Too many redirects to the recording"));
      return;
    }

  if (location != NULL && *location != '\0')
    target = callboard_recording_url_resolve (data->uri, location);
  if (target == NULL)
    {
      fail_literal (task, CALLBOARD_ERROR_SERVER,
                    _("The recording redirects to an invalid address"));
      return;
    }

  if (!callboard_recording_url_check (target, data->uri, &error))
    {
      fail (task, error);
      return;
    }

  g_clear_object (&data->body);
  g_uri_unref (data->uri);
  data->uri = g_steal_pointer (&target);
  send_request (task);
}

static void
callboard_download_response_cb (GObject      *source,
                                GAsyncResult *result,
                                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CallboardDownload *data = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr(GError) error = NULL;
  guint status;

  data->body = callboard_soup_send_finish (result, &error);
  if (data->body == NULL)
    {
      retry_connection (g_steal_pointer (&task), error);
      return;
    }

  status = soup_message_get_status (data->message);
  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    read_body (g_steal_pointer (&task));
  else if (SOUP_STATUS_IS_REDIRECTION (status))
    follow_redirect (g_steal_pointer (&task));
  else
    callboard_body_reader_read_async (data->body, MAX_ERROR_BODY_SIZE, cancellable,
                                      callboard_download_error_body_read_cb, g_steal_pointer (&task));
}

/* Asks for the rest only. Without a validator, the whole recording is sent again. */
static void
add_range (CallboardDownload *data)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (data->message);

  if (data->received == 0 || data->validator == NULL || data->is_encoded)
    return;

  soup_message_headers_set_range (headers, data->received, -1);
  soup_message_headers_replace (headers, "If-Range", data->validator);
}

static void
callboard_download_starting_cb (SoupMessage *message,
                                gpointer     user_data)
{
  CallboardDownload *data = user_data;

  data->is_sent = TRUE;
}

/* Takes @task. */
static void
send_request (GTask *task)
{
  CallboardDownload *data = g_task_get_task_data (task);

  clear_message (data);
  data->is_sent = FALSE;
  data->message = soup_message_new_from_uri (SOUP_METHOD_GET, data->uri);
  soup_message_add_flags (data->message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_disable_feature (data->message, SOUP_TYPE_AUTH_MANAGER);
  /* The sizes are those of the bytes sent by the server. Some recordings are stored
   * compressed nevertheless. */
  soup_message_disable_feature (data->message, SOUP_TYPE_CONTENT_DECODER);
  g_signal_connect (data->message, "starting", G_CALLBACK (callboard_download_starting_cb), data);
  add_range (data);
  callboard_soup_send_async (data->session, data->message, g_task_get_priority (task),
                             g_task_get_cancellable (task), callboard_download_response_cb, task);
}

static void
callboard_download_opened_cb (GObject      *source,
                              GAsyncResult *result,
                              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) cached = NULL;

  if (!callboard_download_file_open_finish (result, &cached, &error))
    discard_and_fail (g_steal_pointer (&task), error);
  else if (cached != NULL)
    g_task_return_pointer (task, g_steal_pointer (&cached), g_object_unref);
  else
    send_request (g_steal_pointer (&task));
}

/**
 * callboard_download_new:
 * @folder: the folder for recordings
 * @clock: the clock for pauses before retries
 * @url: the URL of the recording
 * @key: the cache key
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED or %CALLBOARD_ERROR_INSECURE if @url is not allowed.
 *
 * Returns: (transfer full) (nullable): a download that has not started
 */
CallboardDownload *
callboard_download_new (GFile           *folder,
                        CallboardClock  *clock,
                        const char      *url,
                        const char      *key,
                        GError         **error)
{
  g_autoptr(GUri) uri = callboard_recording_url_parse (url);
  CallboardDownload *data;

  if (uri == NULL)
    {
      g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED,
                           _("The address of the recording is not valid"));
      return NULL;
    }
  if (!callboard_recording_url_check (uri, NULL, error))
    return NULL;

  data = g_new0 (CallboardDownload, 1);
  data->total = -1;
  data->clock = g_object_ref (clock);
  data->session = g_object_new (CALLBOARD_TYPE_SOUP_SESSION,
                                "user-agent", "Callboard/" PACKAGE_VERSION,
                                "timeout", IDLE_TIMEOUT,
                                NULL);
  callboard_soup_proxy_set_up (data->session);
  /* Plain http is only allowed for loopback, which a proxy cannot reach. */
  if (g_str_equal (g_uri_get_scheme (uri), "http"))
    soup_session_set_proxy_resolver (data->session, NULL);
  data->file = callboard_download_file_new (folder, key);
  data->first_uri = g_uri_ref (uri);
  data->uri = g_steal_pointer (&uri);

  return data;
}

/**
 * callboard_download_start:
 * @task: (transfer full): a task with a download as its task data; returns the file, or a
 *   %CALLBOARD_ERROR or %G_IO_ERROR
 * @max_size: the maximum size in bytes
 * @progress: (nullable): called when data has arrived
 * @progress_data: data for @progress
 *
 * Downloads a recording, unless it is cached.
 */
void
callboard_download_start (GTask                 *task,
                          goffset                max_size,
                          CallboardProgressFunc  progress,
                          gpointer               progress_data)
{
  CallboardDownload *data = g_task_get_task_data (task);

  data->max_size = max_size;
  data->progress = progress;
  data->progress_data = progress_data;
  callboard_download_file_open_async (data->file, g_task_get_cancellable (task),
                                      callboard_download_opened_cb, task);
}

/**
 * callboard_download_get_total:
 * @data: a download
 *
 * Returns: the size of the recording in bytes, or -1 if the server did not send it
 */
goffset
callboard_download_get_total (CallboardDownload *data)
{
  return data->total;
}
