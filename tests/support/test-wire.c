/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A server that sends raw bytes, for invalid responses, and that records raw requests.
 * Used by the tests of the client.
 */

#include "config.h"

#include "test-wire-private.h"
#include "wait.h"

void
test_wire_response_free (gpointer data)
{
  TestWireResponse *response = data;

  g_bytes_unref (response->answer);
  g_free (response);
}

/**
 * test_wire_new_tls:
 * @certificate: (nullable): a server certificate; %NULL for plain TCP
 *
 * Returns: (transfer full): a socket that listens on 127.0.0.1 and closes each connection
 *   after the first request
 */
TestWire *
test_wire_new_tls (GTlsCertificate *certificate)
{
  TestWire *self = g_new0 (TestWire, 1);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) effective = NULL;
  g_autoptr(GError) error = NULL;

  self->service = g_socket_service_new ();
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->certificate, certificate);
  self->requests = g_ptr_array_new_with_free_func (g_free);
  self->waiting = g_ptr_array_new ();
  self->answer = g_bytes_new_static ("", 0);
  g_signal_connect (self->service, "incoming", G_CALLBACK (test_wire_connection_on_incoming), self);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address,
                                 G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                 NULL, &effective, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  self->base_url = g_strdup_printf ("%s://127.0.0.1:%u", certificate != NULL ? "https" : "http", self->port);
  g_socket_service_start (self->service);

  return self;
}

/**
 * test_wire_new:
 *
 * Returns: (transfer full): a plain TCP socket that listens on 127.0.0.1 and closes each
 *   connection after the first request
 */
TestWire *
test_wire_new (void)
{
  return test_wire_new_tls (NULL);
}

static gboolean
has_no_connections (gpointer user_data)
{
  TestWire *self = user_data;

  return self->n_open == 0;
}

/* Resumes waiting connections when more bytes may be sent, or to close them. */
static void
resume_sending (TestWire *self)
{
  g_autoptr(GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new ();
  for (guint i = 0; i < waiting->len; i++)
    test_wire_connection_send_piece (waiting->pdata[i]);
}

/**
 * test_wire_stop:
 * @self: a wire
 *
 * Closes every connection and stops listening.
 */
void
test_wire_stop (TestWire *self)
{
  if (self->service == NULL)
    return;

  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_clear_object (&self->service);
  g_cancellable_cancel (self->cancellable);
  resume_sending (self);
  test_wait_until (has_no_connections, self);
}

/**
 * test_wire_reset:
 * @self: a wire
 * @certificate: (nullable): a server certificate; %NULL for plain TCP
 *
 * Closes every connection, and resets all settings and the recorded requests.
 */
void
test_wire_reset (TestWire        *self,
                 GTlsCertificate *certificate)
{
  g_cancellable_cancel (self->cancellable);
  resume_sending (self);
  test_wait_until (has_no_connections, self);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();

  g_set_object (&self->certificate, certificate);
  g_queue_clear_full (&self->once, test_wire_response_free);
  g_ptr_array_set_size (self->requests, 0);
  self->piece_size = 0;
  self->responds_early = FALSE;
  self->is_dripping = FALSE;
  self->n_due = 0;
}

/**
 * test_wire_free:
 * @self: (transfer full): a wire
 *
 * Closes every connection.
 */
void
test_wire_free (TestWire *self)
{
  test_wire_stop (self);
  g_object_unref (self->cancellable);
  g_clear_object (&self->certificate);
  g_ptr_array_unref (self->requests);
  g_ptr_array_unref (self->waiting);
  g_queue_clear_full (&self->once, test_wire_response_free);
  g_bytes_unref (self->answer);
  g_free (self->base_url);
  g_free (self);
}

/**
 * test_wire_get_base_url:
 * @self: a wire
 *
 * Returns: (transfer none): its address, without a slash at the end
 */
const char *
test_wire_get_base_url (TestWire *self)
{
  return self->base_url;
}

/**
 * test_wire_get_port:
 * @self: a wire
 *
 * Returns: the port that it listens on
 */
guint
test_wire_get_port (TestWire *self)
{
  return self->port;
}

/**
 * test_wire_answer_bytes:
 * @self: a wire
 * @bytes: a response
 * @end: what to do afterwards
 *
 * Sets the response to all requests.
 */
void
test_wire_answer_bytes (TestWire    *self,
                        GBytes      *bytes,
                        TestWireEnd  end)
{
  g_bytes_ref (bytes);
  g_bytes_unref (self->answer);
  self->answer = bytes;
  self->end = end;
}

/**
 * test_wire_answer:
 * @self: a wire
 * @text: a response
 * @end: what to do afterwards
 *
 * Sets the response to all requests.
 */
void
test_wire_answer (TestWire    *self,
                  const char  *text,
                  TestWireEnd  end)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  test_wire_answer_bytes (self, bytes, end);
}

/**
 * test_wire_answer_once:
 * @self: a wire
 * @bytes: a response
 * @end: what to do afterwards
 *
 * Adds a response that is sent once, before the one for all requests.
 */
void
test_wire_answer_once (TestWire    *self,
                       GBytes      *bytes,
                       TestWireEnd  end)
{
  TestWireResponse *response = g_new0 (TestWireResponse, 1);

  response->answer = g_bytes_ref (bytes);
  response->end = end;
  g_queue_push_tail (&self->once, response);
}

/**
 * test_wire_set_piece_size:
 * @self: a wire
 * @piece_size: a number of bytes
 *
 * Sends responses in pieces, the next one when the main loop is idle.
 */
void
test_wire_set_piece_size (TestWire *self,
                          gsize     piece_size)
{
  self->piece_size = piece_size;
}

/**
 * test_wire_set_dripping:
 * @self: a wire
 *
 * Sends only as many bytes as test_wire_drip() allows.
 */
void
test_wire_set_dripping (TestWire *self)
{
  self->is_dripping = TRUE;
}

/**
 * test_wire_drip:
 * @self: a wire that drips
 * @n_bytes: a number of bytes
 *
 * Allows @n_bytes more to be sent.
 */
void
test_wire_drip (TestWire *self,
                gsize     n_bytes)
{
  self->n_due += n_bytes;
  resume_sending (self);
}

/**
 * test_wire_set_early:
 * @self: a wire
 *
 * Responds before a request is received.
 */
void
test_wire_set_early (TestWire *self)
{
  self->responds_early = TRUE;
}

/**
 * test_wire_get_n_connections:
 * @self: a wire
 *
 * Returns: the number of connections so far
 */
guint
test_wire_get_n_connections (TestWire *self)
{
  return self->n_connections;
}

/**
 * test_wire_get_n_open:
 * @self: a wire
 *
 * Returns: the number of open connections
 */
guint
test_wire_get_n_open (TestWire *self)
{
  return self->n_open;
}

/**
 * test_wire_wait_disconnected:
 * @self: a wire
 *
 * Waits until all connections are closed.
 */
void
test_wire_wait_disconnected (TestWire *self)
{
  test_wait_until (has_no_connections, self);
}

/**
 * test_wire_get_n_requests:
 * @self: a wire
 *
 * Returns: the number of requests received
 */
guint
test_wire_get_n_requests (TestWire *self)
{
  return self->requests->len;
}

/* A wire and a number of requests to wait for. */
typedef struct
{
  TestWire *wire;
  guint     n;
} Goal;

static gboolean
has_requests (gpointer user_data)
{
  Goal *goal = user_data;

  return goal->wire->requests->len >= goal->n;
}

/**
 * test_wire_wait_requests:
 * @self: a wire
 * @n_requests: a number of requests
 *
 * Waits until at least @n_requests were received.
 */
void
test_wire_wait_requests (TestWire *self,
                         guint     n_requests)
{
  test_wait_until (has_requests, (&(Goal) { self, n_requests }));
}

/**
 * test_wire_get_request:
 * @self: a wire
 * @number: the number of a request, from 0
 *
 * Returns: (transfer none): the request, up to the empty line at its end
 */
const char *
test_wire_get_request (TestWire *self,
                       guint     number)
{
  g_assert_cmpuint (number, <, self->requests->len);

  return self->requests->pdata[number];
}

/**
 * test_wire_dup_request_line:
 * @self: a wire
 * @number: the number of a request, from 0
 *
 * Returns: (transfer full): the first line of the request
 */
char *
test_wire_dup_request_line (TestWire *self,
                            guint     number)
{
  const char *request = test_wire_get_request (self, number);

  return g_strndup (request, strcspn (request, "\r\n"));
}

/**
 * test_wire_has_sent:
 * @self: a wire
 * @n_bytes: a number of bytes
 *
 * Returns: whether at least @n_bytes were sent, in all responses together
 */
gboolean
test_wire_has_sent (TestWire *self,
                    gsize     n_bytes)
{
  return self->n_sent >= n_bytes;
}
