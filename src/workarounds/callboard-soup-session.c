/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workaround for a bug in libsoup: over HTTP/2, a request that waits for the response does
 * not notice that it is canceled before the response arrives. On a connection that has become
 * silent, for example while the computer slept, that is never, and all later requests use
 * that connection, too, until the timeout of libsoup is over.
 *
 * Here the connection of a canceled request is closed, unless it is shared with others and
 * has received anything since the request was sent. If it is closed, the others fail, and are
 * repeated by their callers; if not, the request is not waited for.
 *
 * Affected: libsoup 3.0 to 3.7; not fixed yet.
 * Delete when libsoup ends canceled HTTP/2 requests at once and does not choose a connection
 * that has become silent. tests/test-client-http2.c reproduces the bug.
 *
 * Used by callboard-soup-send.c, CallboardClient and callboard-download.c.
 */

#include "config.h"

#include "callboard-soup-session.h"

/**
 * CallboardSoupSession:
 *
 * A #SoupSession whose requests can be canceled at any time with
 * callboard_soup_send_async().
 */
struct _CallboardSoupSession
{
  SoupSession  parent_instance;

  /* Of Connection, by the IDs of libsoup. */
  GHashTable  *connections;
  /* Of Request. */
  GHashTable  *requests;
};

G_DEFINE_FINAL_TYPE (CallboardSoupSession, callboard_soup_session, SOUP_TYPE_SESSION)

/* A connection with TLS, which all HTTP/2 connections have. */
typedef struct
{
  GWeakRef socket;
  /* The number of times anything was received. */
  guint    n_received;
} Connection;

static void
connection_free (gpointer data)
{
  Connection *connection = data;

  g_weak_ref_clear (&connection->socket);
  g_free (connection);
}

/* A request that was sent on a connection. */
typedef struct
{
  guint64  connection_id;
  guint    n_received;
  gboolean is_abandoned;
} Request;

static Connection *
find_connection (CallboardSoupSession *self,
                 guint64               id)
{
  return g_hash_table_lookup (self->connections, &id);
}

static gboolean
is_closed (gpointer key,
           gpointer value,
           gpointer user_data)
{
  Connection *connection = value;
  g_autoptr(GSocket) socket = g_weak_ref_get (&connection->socket);

  return socket == NULL;
}

static void
callboard_soup_session_network_event_cb (CallboardSoupSession *self,
                                         GSocketClientEvent    event,
                                         GIOStream            *stream,
                                         SoupMessage          *message)
{
  guint64 id = soup_message_get_connection_id (message);
  g_autoptr(GIOStream) base = NULL;
  Connection *connection;

  if (event != G_SOCKET_CLIENT_TLS_HANDSHAKED || !G_IS_TLS_CONNECTION (stream))
    return;

  g_object_get (stream, "base-io-stream", &base, NULL);
  if (!G_IS_SOCKET_CONNECTION (base))
    return;

  g_hash_table_foreach_remove (self->connections, is_closed, NULL);
  connection = g_new0 (Connection, 1);
  g_weak_ref_init (&connection->socket, g_socket_connection_get_socket (G_SOCKET_CONNECTION (base)));
  g_hash_table_insert (self->connections, g_memdup2 (&id, sizeof id), connection);
}

static void
callboard_soup_session_starting_cb (CallboardSoupSession *self,
                                    SoupMessage          *message)
{
  guint64 id = soup_message_get_connection_id (message);
  Connection *connection = find_connection (self, id);
  Request *request;

  if (connection == NULL)
    return;

  request = g_new0 (Request, 1);
  request->connection_id = id;
  request->n_received = connection->n_received;
  g_hash_table_insert (self->requests, message, request);
}

static void
callboard_soup_session_received_cb (CallboardSoupSession *self,
                                    SoupMessage          *message)
{
  Connection *connection = find_connection (self, soup_message_get_connection_id (message));

  if (connection != NULL)
    connection->n_received++;
}

static void
callboard_soup_session_body_data_cb (CallboardSoupSession *self,
                                     guint                 size,
                                     SoupMessage          *message)
{
  callboard_soup_session_received_cb (self, message);
}

static void
callboard_soup_session_request_queued (SoupSession *session,
                                       SoupMessage *message)
{
  g_signal_connect_object (message, "network-event",
                           G_CALLBACK (callboard_soup_session_network_event_cb), session,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (message, "starting", G_CALLBACK (callboard_soup_session_starting_cb),
                           session, G_CONNECT_SWAPPED);
  g_signal_connect_object (message, "got-headers", G_CALLBACK (callboard_soup_session_received_cb),
                           session, G_CONNECT_SWAPPED);
  g_signal_connect_object (message, "got-body-data",
                           G_CALLBACK (callboard_soup_session_body_data_cb), session,
                           G_CONNECT_SWAPPED);
}

static void
callboard_soup_session_request_unqueued (SoupSession *session,
                                         SoupMessage *message)
{
  CallboardSoupSession *self = CALLBOARD_SOUP_SESSION (session);

  g_signal_handlers_disconnect_by_data (message, self);
  g_hash_table_remove (self->requests, message);
}

static void
callboard_soup_session_finalize (GObject *object)
{
  CallboardSoupSession *self = CALLBOARD_SOUP_SESSION (object);

  G_OBJECT_CLASS (callboard_soup_session_parent_class)->finalize (object);

  g_hash_table_unref (self->requests);
  g_hash_table_unref (self->connections);
}

static void
callboard_soup_session_class_init (CallboardSoupSessionClass *klass)
{
  SoupSessionClass *session_class = SOUP_SESSION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = callboard_soup_session_finalize;
  session_class->request_queued = callboard_soup_session_request_queued;
  session_class->request_unqueued = callboard_soup_session_request_unqueued;
}

static void
callboard_soup_session_init (CallboardSoupSession *self)
{
  self->connections = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, connection_free);
  self->requests = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

/* Whether nobody would notice that the connection of a request is closed. */
static gboolean
can_close (CallboardSoupSession *self,
           Request              *request,
           Connection           *connection)
{
  GHashTableIter iter;
  gpointer value;

  if (connection->n_received == request->n_received)
    return TRUE;

  g_hash_table_iter_init (&iter, self->requests);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Request *other = value;

      if (other->connection_id == request->connection_id && !other->is_abandoned)
        return FALSE;
    }

  return TRUE;
}

static void
close_connection (Connection *connection)
{
  g_autoptr(GSocket) socket = g_weak_ref_get (&connection->socket);

  if (socket != NULL)
    g_socket_shutdown (socket, TRUE, TRUE, NULL);
}

/**
 * callboard_soup_session_abandon:
 * @self: a session
 * @message: a message that was canceled
 *
 * Ends a request that waits for its response over HTTP/2, if possible.
 *
 * Returns: whether libsoup will soon end the request; %FALSE if it ends once the server
 *   responds
 */
gboolean
callboard_soup_session_abandon (CallboardSoupSession *self,
                                SoupMessage          *message)
{
  Request *request;
  Connection *connection;

  g_return_val_if_fail (CALLBOARD_IS_SOUP_SESSION (self), TRUE);
  g_return_val_if_fail (SOUP_IS_MESSAGE (message), TRUE);

  request = g_hash_table_lookup (self->requests, message);
  if (request == NULL || soup_message_get_http_version (message) != SOUP_HTTP_2_0)
    return TRUE;

  request->is_abandoned = TRUE;
  connection = find_connection (self, request->connection_id);
  if (connection == NULL || !can_close (self, request, connection))
    return FALSE;

  close_connection (connection);
  return TRUE;
}

/**
 * callboard_soup_session_close_abandoned:
 * @self: a session that is not needed any more
 *
 * Closes the connections of the requests that were canceled and have not ended.
 */
void
callboard_soup_session_close_abandoned (CallboardSoupSession *self)
{
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (CALLBOARD_IS_SOUP_SESSION (self));

  g_hash_table_iter_init (&iter, self->requests);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Request *request = value;
      Connection *connection = find_connection (self, request->connection_id);

      if (request->is_abandoned && connection != NULL)
        close_connection (connection);
    }
}
