/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A server that speaks HTTP/2 only and refuses requests with RST_STREAM. Used by the tests
 * of the client; SoupServer speaks HTTP/1.1 in the versions that Callboard supports.
 */

#include "config.h"

#include <nghttp2/nghttp2.h>
#include <string.h>

#include "test-http2-server.h"
#include "wait.h"

struct _TestHttp2Server
{
  GSocketService  *service;
  GTlsCertificate *certificate;
  GPtrArray       *connections;
  char            *base_url;
  char            *body;

  guint            n_to_refuse;
  guint            n_to_hold;
  gboolean         holds_bodies;
  guint            n_requests;
  guint            n_connections;
};

/* A connection, and the bytes that are being read and sent. */
typedef struct
{
  TestHttp2Server   *server;
  GSocketConnection *connection;
  GIOStream         *stream;
  GCancellable      *cancellable;
  nghttp2_session   *session;
  guint8             buffer[4096];
  GBytes            *sending;
  gboolean           is_reading;
  gboolean           is_silent;
} Connection;

static void
connection_free (Connection *self)
{
  nghttp2_session_del (self->session);
  g_io_stream_close (G_IO_STREAM (self->connection), NULL, NULL);
  g_clear_pointer (&self->sending, g_bytes_unref);
  g_object_unref (self->cancellable);
  g_object_unref (self->stream);
  g_object_unref (self->connection);
  g_free (self);
}

/* Frees the connection when neither operation is pending. */
static void
connection_end (Connection *self)
{
  g_cancellable_cancel (self->cancellable);
  if (!self->is_reading && self->sending == NULL)
    g_ptr_array_remove (self->server->connections, self);
}

/* --- Sending ---------------------------------------------------------------- */

static void send_pending (Connection *self);

static void
on_sent (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Connection *self = user_data;
  gboolean is_sent = g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL);

  g_clear_pointer (&self->sending, g_bytes_unref);
  if (is_sent)
    send_pending (self);
  else
    connection_end (self);
}

static void
send_pending (Connection *self)
{
  const guint8 *bytes;
  gssize size;

  if (self->sending != NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  size = nghttp2_session_mem_send (self->session, &bytes);
  g_assert_cmpint (size, >=, 0);
  if (size == 0)
    return;

  self->sending = g_bytes_new (bytes, (gsize) size);
  g_output_stream_write_all_async (g_io_stream_get_output_stream (self->stream),
                                   g_bytes_get_data (self->sending, NULL), (gsize) size,
                                   G_PRIORITY_DEFAULT, self->cancellable, on_sent, self);
}

/* --- Responses -------------------------------------------------------------- */

/* The body fits into one frame. */
static ssize_t
read_body (nghttp2_session     *session,
           int32_t              stream_id,
           uint8_t             *buffer,
           size_t               length,
           uint32_t            *flags,
           nghttp2_data_source *source,
           void                *user_data)
{
  Connection *self = user_data;
  const char *body = source->ptr;

  if (self->server->holds_bodies)
    return NGHTTP2_ERR_DEFERRED;

  g_assert_cmpuint (strlen (body), <=, length);
  memcpy (buffer, body, strlen (body));
  *flags |= NGHTTP2_DATA_FLAG_EOF;

  return (ssize_t) strlen (body);
}

static void
respond (Connection *self,
         int32_t     stream_id)
{
  nghttp2_nv headers[] = {
    { (uint8_t *) ":status", (uint8_t *) "200", strlen (":status"), strlen ("200"), 0 },
    { (uint8_t *) "content-type", (uint8_t *) "application/json", strlen ("content-type"),
      strlen ("application/json"), 0 },
  };
  nghttp2_data_provider body = { .source.ptr = self->server->body, .read_callback = read_body };

  nghttp2_submit_response (self->session, stream_id, headers, G_N_ELEMENTS (headers), &body);
}

static int
on_frame_received (nghttp2_session     *session,
                   const nghttp2_frame *frame,
                   void                *user_data)
{
  Connection *self = user_data;
  TestHttp2Server *server = self->server;

  if (frame->hd.type != NGHTTP2_HEADERS || !(frame->hd.flags & NGHTTP2_FLAG_END_STREAM))
    return 0;

  server->n_requests++;
  if (self->is_silent)
    return 0;
  if (server->n_to_hold > 0)
    {
      server->n_to_hold--;
      return 0;
    }

  if (server->n_to_refuse > 0)
    {
      server->n_to_refuse--;
      nghttp2_submit_rst_stream (session, NGHTTP2_FLAG_NONE, frame->hd.stream_id,
                                 NGHTTP2_REFUSED_STREAM);
    }
  else
    {
      respond (self, frame->hd.stream_id);
    }

  return 0;
}

/* --- Receiving -------------------------------------------------------------- */

static void read_frames (Connection *self);

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Connection *self = user_data;
  gssize n_read = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  self->is_reading = FALSE;
  if (n_read <= 0 || nghttp2_session_mem_recv (self->session, self->buffer, (gsize) n_read) < 0)
    {
      connection_end (self);
      return;
    }

  send_pending (self);
  read_frames (self);
}

static void
read_frames (Connection *self)
{
  self->is_reading = TRUE;
  g_input_stream_read_async (g_io_stream_get_input_stream (self->stream),
                             self->buffer, sizeof self->buffer,
                             G_PRIORITY_DEFAULT, self->cancellable, on_read, self);
}

static gboolean
on_incoming (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             gpointer           user_data)
{
  static const char *const protocols[] = { "h2", NULL };
  TestHttp2Server *server = user_data;
  Connection *self = g_new0 (Connection, 1);
  nghttp2_session_callbacks *callbacks;

  self->server = server;
  self->connection = g_object_ref (connection);
  self->cancellable = g_cancellable_new ();
  self->stream = g_tls_server_connection_new (G_IO_STREAM (connection), server->certificate, NULL);
  g_assert_nonnull (self->stream);
  g_tls_connection_set_advertised_protocols (G_TLS_CONNECTION (self->stream), protocols);

  nghttp2_session_callbacks_new (&callbacks);
  nghttp2_session_callbacks_set_on_frame_recv_callback (callbacks, on_frame_received);
  nghttp2_session_server_new (&self->session, callbacks, self);
  nghttp2_session_callbacks_del (callbacks);
  nghttp2_submit_settings (self->session, NGHTTP2_FLAG_NONE, NULL, 0);

  server->n_connections++;
  g_ptr_array_add (server->connections, self);
  read_frames (self);

  return TRUE;
}

/* --- The server ------------------------------------------------------------- */

/**
 * test_http2_server_new:
 * @certificate: its certificate
 * @body: the JSON of each response, at most 16 kB
 *
 * Returns: (transfer full): a server that listens on 127.0.0.1
 */
TestHttp2Server *
test_http2_server_new (GTlsCertificate *certificate,
                       const char      *body)
{
  TestHttp2Server *self = g_new0 (TestHttp2Server, 1);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) effective = NULL;
  g_autoptr(GError) error = NULL;

  self->service = g_socket_service_new ();
  self->certificate = g_object_ref (certificate);
  self->connections = g_ptr_array_new_with_free_func ((GDestroyNotify) connection_free);
  self->body = g_strdup (body);
  g_signal_connect (self->service, "incoming", G_CALLBACK (on_incoming), self);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address,
                                 G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                 NULL, &effective, &error);
  g_assert_no_error (error);
  self->base_url = g_strdup_printf ("https://127.0.0.1:%u",
                                    g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective)));
  g_socket_service_start (self->service);

  return self;
}

static gboolean
has_no_connections (gpointer user_data)
{
  TestHttp2Server *self = user_data;

  return self->connections->len == 0;
}

/**
 * test_http2_server_drop_connections:
 * @self: a server
 *
 * Closes every connection.
 */
void
test_http2_server_drop_connections (TestHttp2Server *self)
{
  for (guint i = 0; i < self->connections->len; i++)
    g_cancellable_cancel (((Connection *) self->connections->pdata[i])->cancellable);
  test_wait_until (has_no_connections, self);
}

/**
 * test_http2_server_silence_connections:
 * @self: a server
 *
 * Does not respond on the connections that are open any more.
 */
void
test_http2_server_silence_connections (TestHttp2Server *self)
{
  for (guint i = 0; i < self->connections->len; i++)
    ((Connection *) self->connections->pdata[i])->is_silent = TRUE;
}

/**
 * test_http2_server_free:
 * @self: (transfer full): a server
 *
 * Closes every connection and stops listening.
 */
void
test_http2_server_free (TestHttp2Server *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  test_http2_server_drop_connections (self);
  g_object_unref (self->service);
  g_object_unref (self->certificate);
  g_ptr_array_unref (self->connections);
  g_free (self->base_url);
  g_free (self->body);
  g_free (self);
}

/**
 * test_http2_server_get_base_url:
 * @self: a server
 *
 * Returns: (transfer none): its address, without a slash at the end
 */
const char *
test_http2_server_get_base_url (TestHttp2Server *self)
{
  return self->base_url;
}

/**
 * test_http2_server_refuse:
 * @self: a server
 * @n_requests: a number of requests
 *
 * Refuses the next requests with `RST_STREAM(REFUSED_STREAM)`.
 */
void
test_http2_server_refuse (TestHttp2Server *self,
                          guint            n_requests)
{
  self->n_to_refuse = n_requests;
}

/**
 * test_http2_server_hold:
 * @self: a server
 * @n_requests: a number of requests
 *
 * Does not respond to the next requests.
 */
void
test_http2_server_hold (TestHttp2Server *self,
                        guint            n_requests)
{
  self->n_to_hold = n_requests;
}

/**
 * test_http2_server_set_holds_bodies:
 * @self: a server
 * @holds_bodies: whether to respond with headers only
 *
 * Sets whether responses stop after their headers.
 */
void
test_http2_server_set_holds_bodies (TestHttp2Server *self,
                                    gboolean         holds_bodies)
{
  self->holds_bodies = holds_bodies;
}

/**
 * test_http2_server_get_n_requests:
 * @self: a server
 *
 * Returns: the number of requests received
 */
guint
test_http2_server_get_n_requests (TestHttp2Server *self)
{
  return self->n_requests;
}

/**
 * test_http2_server_get_n_connections:
 * @self: a server
 *
 * Returns: the number of connections so far
 */
guint
test_http2_server_get_n_connections (TestHttp2Server *self)
{
  return self->n_connections;
}

/* A server and a number of requests to wait for. */
typedef struct
{
  TestHttp2Server *server;
  guint            n;
} Goal;

static gboolean
has_requests (gpointer user_data)
{
  Goal *goal = user_data;

  return goal->server->n_requests >= goal->n;
}

/**
 * test_http2_server_wait_requests:
 * @self: a server
 * @n_requests: a number of requests
 *
 * Waits until at least @n_requests were received.
 */
void
test_http2_server_wait_requests (TestHttp2Server *self,
                                 guint            n_requests)
{
  test_wait_until (has_requests, (&(Goal) { self, n_requests }));
}
