/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A proxy that tunnels connections to servers on loopback. Used by the tests of the client.
 */

#include "config.h"

#include "test-proxy.h"
#include "wait.h"

struct _TestProxy
{
  GSocketService *service;
  GCancellable   *cancellable;
  char           *credentials;
  guint           port;
  guint           refusal;
  GPtrArray      *requests;
  guint           n_tunnels;
  guint           n_open;
};

/* A connection of a client. */
typedef struct
{
  TestProxy        *proxy;
  GIOStream        *client;
  GIOStream        *server;
  GDataInputStream *lines;
  GString          *request;
} Connection;

static void read_line (Connection *self);

static void
connection_free (Connection *self)
{
  self->proxy->n_open--;
  g_io_stream_close (self->client, NULL, NULL);
  g_object_unref (self->lines);
  g_object_unref (self->client);
  g_clear_object (&self->server);
  g_string_free (self->request, TRUE);
  g_free (self);
}

static gboolean
respond (Connection *self,
         const char *response)
{
  return g_output_stream_write_all (g_io_stream_get_output_stream (self->client),
                                    response, strlen (response), NULL, NULL, NULL);
}

/* --- Tunnels ---------------------------------------------------------------- */

static void
on_tunnel_closed (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_io_stream_splice_finish (result, NULL);
  connection_free (user_data);
}

static void
on_server_connected (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  Connection *self = user_data;
  GSocketConnection *server =
    g_socket_client_connect_to_host_finish (G_SOCKET_CLIENT (source), result, NULL);

  if (server == NULL || !respond (self, "HTTP/1.1 200 Connection established\r\n\r\n"))
    {
      g_clear_object (&server);
      connection_free (self);
      return;
    }

  self->server = G_IO_STREAM (server);
  self->proxy->n_tunnels++;
  g_io_stream_splice_async (self->client, self->server, G_IO_STREAM_SPLICE_NONE,
                            G_PRIORITY_DEFAULT, self->proxy->cancellable, on_tunnel_closed, self);
}

/* Whether the request has the right credentials, or none are needed. */
static gboolean
is_allowed (Connection *self)
{
  g_autofree char *expected = NULL;
  g_autofree char *header = NULL;

  if (self->proxy->credentials == NULL)
    return TRUE;

  expected = g_base64_encode ((const guchar *) self->proxy->credentials,
                              strlen (self->proxy->credentials));
  header = g_strconcat ("\nProxy-Authorization: Basic ", expected, "\n", NULL);

  return strstr (self->request->str, header) != NULL;
}

static void
handle_request (Connection *self)
{
  TestProxy *proxy = self->proxy;
  g_autofree char *refusal = NULL;
  g_auto(GStrv) words = g_strsplit (self->request->str, " ", 3);

  g_ptr_array_add (proxy->requests, g_strdup (self->request->str));
  if (proxy->refusal == 0 && is_allowed (self) && g_str_equal (words[0], "CONNECT"))
    {
      g_autoptr(GSocketClient) client = g_socket_client_new ();

      g_socket_client_set_enable_proxy (client, FALSE);
      g_socket_client_connect_to_host_async (client, words[1], 443, proxy->cancellable,
                                             on_server_connected, self);
      return;
    }

  refusal = g_strdup_printf ("HTTP/1.1 %u No\r\nProxy-Authenticate: Basic realm=\"test\"\r\n"
                             "Content-Length: 6\r\n\r\nsorry\n",
                             proxy->refusal != 0 ? proxy->refusal : 407);
  g_string_truncate (self->request, 0);
  if (respond (self, refusal))
    read_line (self);
  else
    connection_free (self);
}

/* --- Requests --------------------------------------------------------------- */

static void
on_line (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Connection *self = user_data;
  g_autofree char *line =
    g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, NULL);

  if (line == NULL)
    {
      connection_free (self);
    }
  else if (*line == '\0')
    {
      handle_request (self);
    }
  else
    {
      g_string_append (self->request, line);
      g_string_append_c (self->request, '\n');
      read_line (self);
    }
}

static void
read_line (Connection *self)
{
  g_data_input_stream_read_line_async (self->lines, G_PRIORITY_DEFAULT, self->proxy->cancellable,
                                       on_line, self);
}

static gboolean
on_incoming (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             gpointer           user_data)
{
  Connection *self = g_new0 (Connection, 1);

  self->proxy = user_data;
  self->proxy->n_open++;
  self->client = g_object_ref (G_IO_STREAM (connection));
  self->request = g_string_new (NULL);
  self->lines = g_data_input_stream_new (g_io_stream_get_input_stream (self->client));
  g_data_input_stream_set_newline_type (self->lines, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (self->lines), FALSE);
  read_line (self);

  return TRUE;
}

/* --- The proxy -------------------------------------------------------------- */

/**
 * test_proxy_new:
 *
 * Returns: (transfer full): a proxy that listens on 127.0.0.1 and needs no password
 */
TestProxy *
test_proxy_new (void)
{
  TestProxy *self = g_new0 (TestProxy, 1);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) effective = NULL;
  g_autoptr(GError) error = NULL;

  self->service = g_socket_service_new ();
  self->cancellable = g_cancellable_new ();
  self->requests = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (self->service, "incoming", G_CALLBACK (on_incoming), self);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address,
                                 G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                 NULL, &effective, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  g_socket_service_start (self->service);

  return self;
}

static gboolean
has_no_connections (gpointer user_data)
{
  TestProxy *self = user_data;

  return self->n_open == 0;
}

/**
 * test_proxy_free:
 * @self: (transfer full): a proxy
 *
 * Closes every connection and stops listening.
 */
void
test_proxy_free (TestProxy *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_cancellable_cancel (self->cancellable);
  test_wait_until (has_no_connections, self);
  g_object_unref (self->service);
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->requests);
  g_free (self->credentials);
  g_free (self);
}

/**
 * test_proxy_get_port:
 * @self: a proxy
 *
 * Returns: the port that it listens on
 */
guint
test_proxy_get_port (TestProxy *self)
{
  return self->port;
}

/**
 * test_proxy_set_password:
 * @self: a proxy
 * @name_and_password: (nullable): such as "name:password"
 *
 * Sets the only name and password that the proxy accepts. Forgets the requests so far.
 */
void
test_proxy_set_password (TestProxy  *self,
                         const char *name_and_password)
{
  g_set_str (&self->credentials, name_and_password);
  g_ptr_array_set_size (self->requests, 0);
  self->n_tunnels = 0;
}

/**
 * test_proxy_refuse:
 * @self: a proxy
 * @status: an HTTP status, or 0
 *
 * Refuses all requests.
 */
void
test_proxy_refuse (TestProxy *self,
                   guint      status)
{
  self->refusal = status;
}

/**
 * test_proxy_get_n_requests:
 * @self: a proxy
 *
 * Returns: the number of requests, including those without a password
 */
guint
test_proxy_get_n_requests (TestProxy *self)
{
  return self->requests->len;
}

/**
 * test_proxy_get_n_tunnels:
 * @self: a proxy
 *
 * Returns: the number of connections to servers
 */
guint
test_proxy_get_n_tunnels (TestProxy *self)
{
  return self->n_tunnels;
}

/**
 * test_proxy_get_request:
 * @self: a proxy
 * @number: the number of a request, from 0
 *
 * Returns: (transfer none): the request with its headers
 */
const char *
test_proxy_get_request (TestProxy *self,
                        guint      number)
{
  g_assert_cmpuint (number, <, self->requests->len);

  return self->requests->pdata[number];
}
