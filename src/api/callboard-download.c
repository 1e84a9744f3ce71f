/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Downloads one recording: follows redirects from its signed URL and writes it to a file,
 * which gets its final name when it is complete. Used by CallboardDownloader.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "callboard-base-url.h"
#include "callboard-body-reader.h"
#include "callboard-download-file.h"
#include "callboard-download.h"
#include "callboard-error.h"
#include "callboard-response.h"
#include "callboard-soup-proxy.h"
#include "callboard-soup-send.h"

/* The timeout without any data from the server, in seconds. */
#define IDLE_TIMEOUT 60

#define MAX_REDIRECTS 5

/* The size of a read, and the maximum size of an error response, in bytes. */
#define CHUNK_SIZE (256 * 1024)
#define MAX_ERROR_BODY_SIZE (8 * 1024)

struct _CallboardDownload
{
  GUri                  *uri;
  SoupSession           *session;
  SoupMessage           *message;
  CallboardDownloadFile *file;
  GInputStream          *body;
  GBytes                *chunk;
  guint                  n_redirects;
  goffset                max_size;
  goffset                total;
  goffset                received;
  CallboardProgressFunc  progress;
  gpointer               progress_data;
  GError                *error;
};

/**
 * callboard_download_free:
 * @data: (transfer full): a download without a pending operation
 *
 * Frees @data.
 */
void
callboard_download_free (CallboardDownload *data)
{
  g_clear_pointer (&data->uri, g_uri_unref);
  g_clear_object (&data->message);
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

/* Takes @task. */
static void
fail_literal (GTask          *task,
              CallboardError  code,
              const char     *message)
{
  g_autoptr(GError) error = g_error_new_literal (CALLBOARD_ERROR, code, message);

  fail (task, error);
}

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

static gboolean
has_prefix (const char *data,
            gsize       size,
            const char *prefix)
{
  return size >= strlen (prefix) && g_ascii_strncasecmp (data, prefix, strlen (prefix)) == 0;
}

/* Storage servers and captive portals may send an HTML page with a success status. */
static gboolean
is_web_page (CallboardDownload *data)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (data->message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  gsize size;
  const char *start = g_bytes_get_data (data->chunk, &size);

  while (size > 0 && g_ascii_isspace (*start))
    start++, size--;

  if (type != NULL && (g_ascii_strcasecmp (type, "text/html") == 0 ||
                       g_ascii_strcasecmp (type, "application/xhtml+xml") == 0))
    return TRUE;

  return has_prefix (start, size, "<!doctype html") || has_prefix (start, size, "<html");
}

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
      fail (g_steal_pointer (&task), error);
      return;
    }

  chunk = g_bytes_get_data (data->chunk, &size);
  if (size == 0)
    {
      complete (g_steal_pointer (&task));
      return;
    }

  if (data->received == 0 && is_web_page (data))
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
read_body (GTask *task)
{
  CallboardDownload *data = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (data->message);

  data->total = soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
                  ? soup_message_headers_get_content_length (headers)
                  : -1;

  if (data->total > data->max_size)
    fail_too_large (task);
  else
    read_chunk (task);
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

  if (body == NULL)
    body = g_bytes_new_static ("", 0);
  error = callboard_response_create_error (soup_message_get_status (data->message), body);
  fail (g_steal_pointer (&task), error);
}

/**
 * callboard_download_check_uri:
 * @uri: the URL of a recording
 * @from: (nullable): the URL that redirected to it, or %NULL if @uri is from Roark
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_INSECURE if @uri is not allowed.
 *
 * Returns: whether a recording may be downloaded from @uri: over https, or over http on
 *   loopback, but never by a redirect from https to http
 */
gboolean
callboard_download_check_uri (GUri    *uri,
                              GUri    *from,
                              GError **error)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (host != NULL && *host != '\0')
    {
      if (g_str_equal (scheme, "https"))
        return TRUE;
      if (g_str_equal (scheme, "http") && callboard_base_url_is_loopback_host (host) &&
          (from == NULL || g_str_equal (g_uri_get_scheme (from), "http")))
        return TRUE;
    }

  g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_INSECURE,
                       _("The address of the recording is not secure"));
  return FALSE;
}

static void send_request (GTask *task);

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
    target = g_uri_parse_relative (data->uri, location, SOUP_HTTP_URI_FLAGS, NULL);
  if (target == NULL)
    {
      fail_literal (task, CALLBOARD_ERROR_SERVER,
                    _("The recording redirects to an invalid address"));
      return;
    }

  if (!callboard_download_check_uri (target, data->uri, &error))
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
      fail (g_steal_pointer (&task), error);
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

/* Takes @task. */
static void
send_request (GTask *task)
{
  CallboardDownload *data = g_task_get_task_data (task);

  g_clear_object (&data->message);
  data->message = soup_message_new_from_uri (SOUP_METHOD_GET, data->uri);
  soup_message_add_flags (data->message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_disable_feature (data->message, SOUP_TYPE_AUTH_MANAGER);
  /* The sizes are those of the bytes sent by the server. */
  soup_message_disable_feature (data->message, SOUP_TYPE_CONTENT_DECODER);
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
 * @url: the URL of the recording
 * @key: the cache key
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED or %CALLBOARD_ERROR_INSECURE if @url is not allowed.
 *
 * Returns: (transfer full) (nullable): a download that has not started
 */
CallboardDownload *
callboard_download_new (GFile       *folder,
                        const char  *url,
                        const char  *key,
                        GError     **error)
{
  g_autoptr(GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  CallboardDownload *data;

  if (uri == NULL)
    {
      g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED,
                           _("The address of the recording is not valid"));
      return NULL;
    }
  if (!callboard_download_check_uri (uri, NULL, error))
    return NULL;

  data = g_new0 (CallboardDownload, 1);
  data->total = -1;
  data->session = soup_session_new_with_options ("user-agent", "Callboard/" PACKAGE_VERSION,
                                                 "timeout", IDLE_TIMEOUT, NULL);
  callboard_soup_proxy_set_up (data->session);
  /* Plain http is only allowed for loopback, which a proxy cannot reach. */
  if (g_str_equal (g_uri_get_scheme (uri), "http"))
    soup_session_set_proxy_resolver (data->session, NULL);
  data->file = callboard_download_file_new (folder, key);
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
