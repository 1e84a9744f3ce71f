/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The other end of a connection, byte by byte, for answers that no good server
 * gives and for requests as they really are on the wire. Called by the tests of
 * the client.
 */

#include "config.h"

#include "test-wire-private.h"
#include "wait.h"

void
test_wire_response_free (gpointer data)
{
  TestWireResponse *turn = data;

  g_bytes_unref (turn->answer);
  g_free (turn);
}

/**
 * test_wire_new_tls:
 * @certificate: (nullable): what it proves itself with, or %NULL to speak openly
 *
 * Returns: (transfer full): a socket that listens on 127.0.0.1, and closes a
 *   connection once it was asked something
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
 * Returns: (transfer full): a socket that listens on 127.0.0.1, speaks openly, and
 *   closes a connection once it was asked something
 */
TestWire *
test_wire_new (void)
{
  return test_wire_new_tls (NULL);
}

static gboolean
is_quiet (gpointer user_data)
{
  TestWire *self = user_data;

  return self->n_open == 0;
}

/* Those who wait to say more, once there is more to say or all is over. */
static void
say_on (TestWire *self)
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
 * Closes every connection and listens no more: nobody is at its port now.
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
  say_on (self);
  test_wait_until (is_quiet, self);
}

/**
 * test_wire_reset:
 * @self: a wire
 * @certificate: (nullable): what it proves itself with, or %NULL to speak openly
 *
 * Closes every connection, and forgets how to speak and what it was asked.
 */
void
test_wire_reset (TestWire        *self,
                 GTlsCertificate *certificate)
{
  g_cancellable_cancel (self->cancellable);
  say_on (self);
  test_wait_until (is_quiet, self);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();

  g_set_object (&self->certificate, certificate);
  g_queue_clear_full (&self->first, test_wire_response_free);
  g_ptr_array_set_size (self->requests, 0);
  self->piece_size = 0;
  self->is_hasty = FALSE;
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
  g_queue_clear_full (&self->first, test_wire_response_free);
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
 * Returns: the port it listens at
 */
guint
test_wire_get_port (TestWire *self)
{
  return self->port;
}

/**
 * test_wire_answer_bytes:
 * @self: a wire
 * @bytes: what it says to whatever it is asked
 * @end: what follows
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
 * @text: what it says to whatever it is asked
 * @end: what follows
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
 * @bytes: what it says once, before anything that was set for ever
 * @end: what follows
 */
void
test_wire_answer_once (TestWire    *self,
                       GBytes      *bytes,
                       TestWireEnd  end)
{
  TestWireResponse *turn = g_new0 (TestWireResponse, 1);

  turn->answer = g_bytes_ref (bytes);
  turn->end = end;
  g_queue_push_tail (&self->first, turn);
}

/**
 * test_wire_set_piece_size:
 * @self: a wire
 * @piece_size: bytes
 *
 * Says so many bytes at once, and more only when nothing else is to do.
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
 * Says nothing from now on but what test_wire_drip() lets it say.
 */
void
test_wire_set_dripping (TestWire *self)
{
  self->is_dripping = TRUE;
}

/**
 * test_wire_drip:
 * @self: a wire that drips
 * @n_bytes: bytes
 *
 * Lets it say so many more.
 */
void
test_wire_drip (TestWire *self,
                gsize     n_bytes)
{
  self->n_due += n_bytes;
  say_on (self);
}

/**
 * test_wire_set_early:
 * @self: a wire
 *
 * Answers before it is asked.
 */
void
test_wire_set_early (TestWire *self)
{
  self->is_hasty = TRUE;
}

/**
 * test_wire_get_n_connections:
 * @self: a wire
 *
 * Returns: how often somebody connected
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
 * Returns: how many connections are open
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
 * Waits until nobody is connected.
 */
void
test_wire_wait_disconnected (TestWire *self)
{
  test_wait_until (is_quiet, self);
}

/**
 * test_wire_get_n_requests:
 * @self: a wire
 *
 * Returns: how often it was asked
 */
guint
test_wire_get_n_requests (TestWire *self)
{
  return self->requests->len;
}

/* A wire and how often it is to be asked. */
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
 * @n_requests: how many requests
 *
 * Waits until it was asked so often.
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
 * @number: which request, from 0
 *
 * Returns: (transfer none): the request, to the empty line at its end
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
 * @number: which request, from 0
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
 * @n_bytes: bytes
 *
 * Returns: whether it said so much, all answers together
 */
gboolean
test_wire_has_sent (TestWire *self,
                    gsize     n_bytes)
{
  return self->n_said >= n_bytes;
}
