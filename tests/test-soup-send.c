/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Canceling a message when libsoup up to 3.6.5 fails to handle it: the response headers
 * are read in the same main loop iteration in which the request was sent, and no
 * callback has run yet.
 */

#include "config.h"

#include "callboard-soup-send.h"
#include "support/wait.h"

static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

/* A server in a thread, for a single request. */
typedef struct
{
  GSocketListener *listener;
  char            *url;
  GThread         *thread;
  GMutex           mutex;
  GCond            cond;
  gboolean         has_answered;
} Server;

static gpointer
serve (gpointer user_data)
{
  Server *server = user_data;
  g_autoptr(GSocketConnection) connection = g_socket_listener_accept (server->listener, NULL, NULL, NULL);
  g_autoptr(GDataInputStream) input = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  char *line;

  g_data_input_stream_set_newline_type (input, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  while ((line = g_data_input_stream_read_line (input, NULL, NULL, NULL)) != NULL && *line != '\0')
    g_free (line);
  g_free (line);
  g_output_stream_write_all (output, answer, strlen (answer), NULL, NULL, NULL);

  g_mutex_lock (&server->mutex);
  server->has_answered = TRUE;
  g_cond_signal (&server->cond);
  g_mutex_unlock (&server->mutex);

  return NULL;
}

static Server *
server_new (void)
{
  Server *server = g_new0 (Server, 1);
  g_autoptr(GError) error = NULL;
  guint port;

  server->listener = g_socket_listener_new ();
  port = g_socket_listener_add_any_inet_port (server->listener, NULL, &error);
  g_assert_no_error (error);
  server->url = g_strdup_printf ("http://127.0.0.1:%u/", port);
  server->thread = g_thread_new ("server", serve, server);

  return server;
}

static void
server_free (Server *server)
{
  g_thread_join (server->thread);
  g_object_unref (server->listener);
  g_mutex_clear (&server->mutex);
  g_cond_clear (&server->cond);
  g_free (server->url);
  g_free (server);
}

/* Waits for the response, so that it is available when libsoup first reads. */
static void
on_wrote_body (SoupMessage *message,
               Server      *server)
{
  g_mutex_lock (&server->mutex);
  while (!server->has_answered)
    g_cond_wait (&server->cond, &server->mutex);
  g_mutex_unlock (&server->mutex);
}

static gboolean
on_next_iteration (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_REMOVE;
}

/* Runs before the callback of libsoup, which also waits for the next iteration. */
static void
on_got_headers (SoupMessage  *message,
                GCancellable *cancellable)
{
  g_idle_add_full (G_PRIORITY_HIGH, on_next_iteration, cancellable, NULL);
}

static void
count (SoupSession *session,
       SoupMessage *message,
       guint       *number)
{
  (*number)++;
}

/* The request finishes once, with the usual error. */
static void
test_cancel_at_headers (void)
{
  Server *server = server_new ();
  SoupSession *session = soup_session_new ();
  g_autoptr(SoupMessage) message = soup_message_new (SOUP_METHOD_GET, server->url);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GInputStream) body = NULL;
  g_autoptr(GError) error = NULL;
  guint n_unqueued = 0;

  g_signal_connect (session, "request-unqueued", G_CALLBACK (count), &n_unqueued);
  g_signal_connect (message, "wrote-body", G_CALLBACK (on_wrote_body), server);
  g_signal_connect (message, "got-headers", G_CALLBACK (on_got_headers), cancellable);
  callboard_soup_send_async (session, message, G_PRIORITY_DEFAULT, cancellable, test_store_result, &result);
  body = callboard_soup_send_finish (test_wait_for_result (&result), &error);
  g_assert_null (body);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_object (&result);
  test_run_pending ();
  g_assert_cmpuint (n_unqueued, ==, 1);
  g_assert_finalize_object (session);
  server_free (server);
}

/* A canceled request is not sent. */
static void
test_cancel_before_start (void)
{
  g_autoptr(SoupSession) session = soup_session_new ();
  g_autoptr(SoupMessage) message = soup_message_new (SOUP_METHOD_GET, "http://127.0.0.1:1/");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GInputStream) body = NULL;
  g_autoptr(GError) error = NULL;
  guint n_queued = 0;

  g_signal_connect (session, "request-queued", G_CALLBACK (count), &n_queued);
  g_cancellable_cancel (cancellable);
  callboard_soup_send_async (session, message, G_PRIORITY_DEFAULT, cancellable, test_store_result, &result);
  g_assert_null (result);
  body = callboard_soup_send_finish (test_wait_for_result (&result), &error);
  g_assert_null (body);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n_queued, ==, 0);
}

/* Without cancellation, the response is received, in the same iteration or a later
 * one. */
static void
test_response (void)
{
  Server *server = server_new ();
  SoupSession *session = soup_session_new ();
  g_autoptr(SoupMessage) message = soup_message_new (SOUP_METHOD_GET, server->url);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GInputStream) body = NULL;
  g_autoptr(GError) error = NULL;
  char text[8] = "";
  gsize length;

  g_signal_connect (message, "wrote-body", G_CALLBACK (on_wrote_body), server);
  callboard_soup_send_async (session, message, G_PRIORITY_DEFAULT, NULL, test_store_result, &result);
  body = callboard_soup_send_finish (test_wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_input_stream_read_all (body, text, sizeof text - 1, &length, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "{}");

  g_clear_object (&body);
  g_clear_object (&result);
  test_run_pending ();
  g_assert_finalize_object (session);
  server_free (server);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/soup-send/cancel-at-headers", test_cancel_at_headers);
  g_test_add_func ("/soup-send/cancel-before-start", test_cancel_before_start);
  g_test_add_func ("/soup-send/response", test_response);

  return g_test_run ();
}
