/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A connection to a wire: reads requests and sends responses. Created by test-wire.c.
 */

#include "config.h"

#include "test-wire-private.h"

static void read_request (TestWireConnection *self);

static void
connection_free (TestWireConnection *self)
{
  self->wire->n_open--;
  /* Skip the TLS close notification, which would wait for the peer. */
  g_io_stream_close (G_IO_STREAM (self->connection), NULL, NULL);
  g_object_unref (self->stream);
  g_object_unref (self->connection);
  g_string_free (self->read, TRUE);
  g_clear_pointer (&self->answer, g_bytes_unref);
  g_free (self);
}

/* --- Sending ---------------------------------------------------------------- */

static gboolean
on_next_piece (gpointer user_data)
{
  test_wire_connection_send_piece (user_data);

  return G_SOURCE_REMOVE;
}

static void
on_sent (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  TestWireConnection *self = user_data;
  gsize n_sent;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, &n_sent, NULL))
    {
      connection_free (self);
      return;
    }

  self->n_sent += n_sent;
  self->wire->n_sent += n_sent;
  /* With low priority, so that the client reads this piece first. */
  g_idle_add_full (G_PRIORITY_LOW, on_next_piece, self, NULL);
}

/* Returns: the number of bytes to send at once. */
static gsize
get_piece_size (TestWire *wire,
                gsize     rest)
{
  if (wire->is_dripping)
    return MIN (rest, wire->n_due);

  return wire->piece_size > 0 ? MIN (rest, wire->piece_size) : rest;
}

/* Starts the next response: one that is sent once, or the default. */
static void
send_response (TestWireConnection *self)
{
  TestWire *wire = self->wire;
  TestWireResponse *response = g_queue_pop_head (&wire->once);

  g_clear_pointer (&self->answer, g_bytes_unref);
  self->answer = g_bytes_ref (response != NULL ? response->answer : wire->answer);
  self->end = response != NULL ? response->end : wire->end;
  self->n_sent = 0;
  g_clear_pointer (&response, test_wire_response_free);
  test_wire_connection_send_piece (self);
}

void
test_wire_connection_send_piece (TestWireConnection *self)
{
  TestWire *wire = self->wire;
  gsize size;
  const char *bytes = g_bytes_get_data (self->answer, &size);

  if (g_cancellable_is_cancelled (wire->cancellable))
    {
      connection_free (self);
    }
  else if (self->n_sent < size)
    {
      gsize n = get_piece_size (wire, size - self->n_sent);
      GOutputStream *out = g_io_stream_get_output_stream (self->stream);

      if (n == 0)
        {
          g_ptr_array_add (wire->waiting, self);
          return;
        }

      wire->n_due -= wire->is_dripping ? n : 0;
      g_output_stream_write_all_async (out, bytes + self->n_sent, n,
                                       G_PRIORITY_DEFAULT, wire->cancellable, on_sent, self);
    }
  else if (self->end == TEST_WIRE_HOLD)
    {
      read_request (self);
    }
  else
    {
      connection_free (self);
    }
}

/* --- Receiving -------------------------------------------------------------- */

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  TestWireConnection *self = user_data;
  gssize n_read = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);
  const char *end;

  if (n_read <= 0)
    {
      connection_free (self);
      return;
    }

  g_string_append_len (self->read, self->buffer, n_read);
  end = strstr (self->read->str, "\r\n\r\n");
  if (end == NULL)
    {
      read_request (self);
      return;
    }

  g_ptr_array_add (self->wire->requests, g_strndup (self->read->str, (gsize) (end + 4 - self->read->str)));
  g_string_erase (self->read, 0, end + 4 - self->read->str);
  send_response (self);
}

static void
read_request (TestWireConnection *self)
{
  g_input_stream_read_async (g_io_stream_get_input_stream (self->stream),
                             self->buffer, sizeof self->buffer,
                             G_PRIORITY_DEFAULT, self->wire->cancellable, on_read, self);
}

/* Returns: (transfer full): a plain or a TLS stream. */
static GIOStream *
create_stream (TestWire          *wire,
               GSocketConnection *connection)
{
  GIOStream *stream;

  if (wire->certificate == NULL)
    return g_object_ref (G_IO_STREAM (connection));

  stream = g_tls_server_connection_new (G_IO_STREAM (connection), wire->certificate, NULL);
  g_assert_nonnull (stream);

  return stream;
}

gboolean
test_wire_connection_on_incoming (GSocketService    *service,
                                  GSocketConnection *connection,
                                  GObject           *source,
                                  gpointer           user_data)
{
  TestWire *wire = user_data;
  TestWireConnection *self = g_new0 (TestWireConnection, 1);

  self->wire = wire;
  self->connection = g_object_ref (connection);
  self->stream = create_stream (wire, connection);
  self->read = g_string_new (NULL);
  wire->n_connections++;
  wire->n_open++;

  if (wire->responds_early)
    send_response (self);
  else
    read_request (self);

  return TRUE;
}
