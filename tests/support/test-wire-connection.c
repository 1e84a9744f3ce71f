/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One connection to a wire: it hears a request and says what there is to say. Made
 * by test-wire.c.
 */

#include "config.h"

#include "test-wire-private.h"

static void read_request (TestWireConnection *line);

static void
line_free (TestWireConnection *line)
{
  line->wire->n_open--;
  /* Without the farewell of TLS, for which the other end would be waited. */
  g_io_stream_close (G_IO_STREAM (line->connection), NULL, NULL);
  g_object_unref (line->stream);
  g_object_unref (line->connection);
  g_string_free (line->read, TRUE);
  g_clear_pointer (&line->answer, g_bytes_unref);
  g_free (line);
}

/* --- Saying ----------------------------------------------------------------- */

static gboolean
on_next_piece (gpointer user_data)
{
  test_wire_connection_send_piece (user_data);

  return G_SOURCE_REMOVE;
}

static void
on_said (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  TestWireConnection *line = user_data;
  gsize n_said;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, &n_said, NULL))
    {
      line_free (line);
      return;
    }

  line->n_said += n_said;
  line->wire->n_said += n_said;
  /* When nothing else is due: the client has read what was said by then. */
  g_idle_add_full (G_PRIORITY_LOW, on_next_piece, line, NULL);
}

/* How much of the rest is said at once. */
static gsize
get_piece_size (TestWire *wire,
                gsize     rest)
{
  if (wire->is_dripping)
    return MIN (rest, wire->n_due);

  return wire->piece_size > 0 ? MIN (rest, wire->piece_size) : rest;
}

/* What is said from its beginning: what is left to say once, or the usual. */
static void
say (TestWireConnection *line)
{
  TestWire *wire = line->wire;
  TestWireResponse *turn = g_queue_pop_head (&wire->first);

  g_clear_pointer (&line->answer, g_bytes_unref);
  line->answer = g_bytes_ref (turn != NULL ? turn->answer : wire->answer);
  line->end = turn != NULL ? turn->end : wire->end;
  line->n_said = 0;
  g_clear_pointer (&turn, test_wire_response_free);
  test_wire_connection_send_piece (line);
}

void
test_wire_connection_send_piece (TestWireConnection *line)
{
  TestWire *wire = line->wire;
  gsize size;
  const char *bytes = g_bytes_get_data (line->answer, &size);

  if (g_cancellable_is_cancelled (wire->cancellable))
    {
      line_free (line);
    }
  else if (line->n_said < size)
    {
      gsize n = get_piece_size (wire, size - line->n_said);
      GOutputStream *out = g_io_stream_get_output_stream (line->stream);

      if (n == 0)
        {
          g_ptr_array_add (wire->waiting, line);
          return;
        }

      wire->n_due -= wire->is_dripping ? n : 0;
      g_output_stream_write_all_async (out, bytes + line->n_said, n,
                                       G_PRIORITY_DEFAULT, wire->cancellable, on_said, line);
    }
  else if (line->end == TEST_WIRE_HOLD)
    {
      read_request (line);
    }
  else
    {
      line_free (line);
    }
}

/* --- Hearing ---------------------------------------------------------------- */

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  TestWireConnection *line = user_data;
  gssize n_read = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);
  const char *end;

  if (n_read <= 0)
    {
      line_free (line);
      return;
    }

  g_string_append_len (line->read, line->buffer, n_read);
  end = strstr (line->read->str, "\r\n\r\n");
  if (end == NULL)
    {
      read_request (line);
      return;
    }

  g_ptr_array_add (line->wire->requests, g_strndup (line->read->str, (gsize) (end + 4 - line->read->str)));
  g_string_erase (line->read, 0, end + 4 - line->read->str);
  say (line);
}

static void
read_request (TestWireConnection *line)
{
  g_input_stream_read_async (g_io_stream_get_input_stream (line->stream),
                             line->buffer, sizeof line->buffer,
                             G_PRIORITY_DEFAULT, line->wire->cancellable, on_read, line);
}

/* What is said and heard, in the open or within TLS. */
static GIOStream *
create_stream (TestWire          *self,
               GSocketConnection *connection)
{
  GIOStream *stream;

  if (self->certificate == NULL)
    return g_object_ref (G_IO_STREAM (connection));

  stream = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);
  g_assert_nonnull (stream);

  return stream;
}

gboolean
test_wire_connection_on_incoming (GSocketService    *service,
                                  GSocketConnection *connection,
                                  GObject           *source,
                                  gpointer           user_data)
{
  TestWire *self = user_data;
  TestWireConnection *line = g_new0 (TestWireConnection, 1);

  line->wire = self;
  line->connection = g_object_ref (connection);
  line->stream = create_stream (self, connection);
  line->read = g_string_new (NULL);
  self->n_connections++;
  self->n_open++;

  if (self->is_hasty)
    say (line);
  else
    read_request (line);

  return TRUE;
}
