/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A real HTTP server in the test process, for valid HTTP responses; test-wire.c is for
 * invalid ones. Used by the tests of the client, of runs and of sessions.
 */

#include "config.h"

#include "test-server.h"
#include "wait.h"

/* The chunk size of a streamed body in bytes. */
#define CHUNK_SIZE (256 * 1024)

struct _TestServer
{
  SoupServer         *server;
  char               *base_url;

  guint               status;
  GBytes             *body;
  SoupMessageHeaders *headers;
  guint64             stream_length;
  TestServerFunc      func;
  gpointer            func_data;

  gboolean            disables_retries;
  gboolean            is_holding;
  GPtrArray          *held;
  GPtrArray          *requests;
  guint               n_aborted;
  guint64             n_streamed;
};

static void
test_request_free (TestRequest *self)
{
  g_free (self->method);
  g_free (self->path);
  soup_message_headers_unref (self->headers);
  g_free (self);
}

static void
copy_header (const char *name,
             const char *value,
             gpointer    user_data)
{
  soup_message_headers_append (user_data, name, value);
}

static TestRequest *
test_request_new (SoupServerMessage *message)
{
  TestRequest *self = g_new0 (TestRequest, 1);
  GUri *uri = soup_server_message_get_uri (message);
  const char *query = g_uri_get_query (uri);

  self->method = g_strdup (soup_server_message_get_method (message));
  self->path = g_strconcat (g_uri_get_path (uri),
                            query != NULL ? "?" : NULL, query,
                            NULL);
  self->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  soup_message_headers_foreach (soup_server_message_get_request_headers (message),
                                copy_header, self->headers);

  return self;
}

/* --- Responding ------------------------------------------------------------- */

/* Appends the next chunk of a streamed body, or completes the body. */
static void
append_chunk (TestServer        *self,
              SoupServerMessage *message)
{
  static const char chunk[CHUNK_SIZE] = { ' ', ' ', ' ' };
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  guint64 rest = self->stream_length - self->n_streamed;

  if (rest == 0)
    {
      soup_message_body_complete (body);
      return;
    }

  soup_message_body_append (body, SOUP_MEMORY_STATIC, chunk, MIN (rest, CHUNK_SIZE));
  self->n_streamed += MIN (rest, CHUNK_SIZE);
}

static void
on_wrote_chunk (SoupServerMessage *message,
                gpointer           user_data)
{
  append_chunk (user_data, message);
  soup_server_message_unpause (message);
}

static void
stream (TestServer        *self,
        SoupServerMessage *message)
{
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message),
                                     SOUP_ENCODING_CHUNKED);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
  g_signal_connect (message, "wrote-chunk", G_CALLBACK (on_wrote_chunk), self);
  append_chunk (self, message);
}

static void
answer (TestServer        *self,
        SoupServerMessage *message)
{
  if (self->func != NULL)
    {
      self->func (self, message, self->func_data);
      return;
    }

  soup_server_message_set_status (message, self->status, NULL);
  soup_message_headers_foreach (self->headers, copy_header,
                                soup_server_message_get_response_headers (message));
  if (self->stream_length > 0)
    stream (self, message);
  else if (self->body != NULL && g_bytes_get_size (self->body) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), self->body);
}

static void
on_request (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  TestServer *self = user_data;

  g_ptr_array_add (self->requests, test_request_new (message));
  if (self->disables_retries)
    soup_message_headers_append (soup_server_message_get_response_headers (message), "x-should-retry", "false");

  if (self->is_holding)
    {
      g_ptr_array_add (self->held, g_object_ref (message));
      soup_server_message_pause (message);
      return;
    }

  answer (self, message);
}

static void
on_aborted (SoupServer        *server,
            SoupServerMessage *message,
            gpointer           user_data)
{
  TestServer *self = user_data;

  self->n_aborted++;
  g_ptr_array_remove (self->held, message);
}

/* --- Creation --------------------------------------------------------------- */

/**
 * test_server_new:
 *
 * Returns: (transfer full): a server that listens on 127.0.0.1 and responds with 404
 */
TestServer *
test_server_new (void)
{
  TestServer *self = g_new0 (TestServer, 1);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GError) error = NULL;
  g_autofree char *with_slash = NULL;
  GSList *uris;

  self->server = soup_server_new (NULL, NULL);
  self->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) test_request_free);
  self->status = SOUP_STATUS_NOT_FOUND;
  g_signal_connect (self->server, "request-aborted", G_CALLBACK (on_aborted), self);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);

  soup_server_listen (self->server, address, 0, &error);
  g_assert_no_error (error);

  uris = soup_server_get_uris (self->server);
  g_assert_cmpuint (g_slist_length (uris), ==, 1);
  with_slash = g_uri_to_string (uris->data);
  self->base_url = g_strndup (with_slash, strlen (with_slash) - 1);
  g_assert_cmpint (with_slash[strlen (with_slash) - 1], ==, '/');
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return self;
}

/**
 * test_server_free:
 * @self: (transfer full): a server
 *
 * Closes all connections and frees the server.
 */
void
test_server_free (TestServer *self)
{
  g_signal_handlers_disconnect_by_data (self->server, self);
  for (guint i = 0; i < self->held->len; i++)
    soup_server_message_unpause (self->held->pdata[i]);
  g_clear_pointer (&self->held, g_ptr_array_unref);
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->base_url);
  g_free (self);
}

/**
 * test_server_get_base_url:
 * @self: a server
 *
 * Returns: (transfer none): its address, without a slash at the end
 */
const char *
test_server_get_base_url (TestServer *self)
{
  return self->base_url;
}

/* --- Responses -------------------------------------------------------------- */

/**
 * test_server_answer_bytes:
 * @self: a server
 * @status: a status
 * @body: a body
 *
 * Sets the response to all following requests, without additional headers.
 */
void
test_server_answer_bytes (TestServer *self,
                          guint       status,
                          GBytes     *body)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = g_bytes_ref (body);
  self->status = status;
  self->func = NULL;
  self->stream_length = 0;
  soup_message_headers_clear (self->headers);
}

/**
 * test_server_answer:
 * @self: a server
 * @status: a status
 * @body: a body
 *
 * Sets the response to all following requests, without additional headers.
 */
void
test_server_answer (TestServer *self,
                    guint       status,
                    const char *body)
{
  g_autoptr(GBytes) bytes = g_bytes_new (body, strlen (body));

  test_server_answer_bytes (self, status, bytes);
}

/**
 * test_server_answer_file:
 * @self: a server
 * @name: the name of a file in tests/data
 *
 * Sets the response to all following requests, without additional headers.
 */
void
test_server_answer_file (TestServer *self,
                         const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  test_server_answer (self, SOUP_STATUS_OK, contents);
  test_server_add_header (self, "Content-Type", "application/json");
}

/**
 * test_server_add_header:
 * @self: a server
 * @name: the name of a header
 * @value: its value
 *
 * Adds a header to all following responses.
 */
void
test_server_add_header (TestServer *self,
                        const char *name,
                        const char *value)
{
  soup_message_headers_append (self->headers, name, value);
}

/**
 * test_server_stream:
 * @self: a server
 * @status: a status
 * @length: the length of the body in bytes
 *
 * Sets the response to all following requests to a body of spaces, generated in chunks.
 */
void
test_server_stream (TestServer *self,
                    guint       status,
                    guint64     length)
{
  test_server_answer (self, status, "");
  self->stream_length = length;
}

/**
 * test_server_set_func:
 * @self: a server
 * @func: (scope forever): a function
 * @user_data: for @func
 *
 * Sets a function that responds to all following requests.
 */
void
test_server_set_func (TestServer     *self,
                      TestServerFunc  func,
                      gpointer        user_data)
{
  self->func = func;
  self->func_data = user_data;
}

/**
 * test_server_disable_retries:
 * @self: a server
 *
 * Adds `x-should-retry: false` to all responses, so that the client sends each request
 * once.
 */
void
test_server_disable_retries (TestServer *self)
{
  self->disables_retries = TRUE;
}

/**
 * test_server_hold:
 * @self: a server
 *
 * Holds back all responses until test_server_release().
 */
void
test_server_hold (TestServer *self)
{
  self->is_holding = TRUE;
}

/**
 * test_server_release:
 * @self: a server
 *
 * Responds to the held requests, the last one first, and to all following ones.
 */
void
test_server_release (TestServer *self)
{
  self->is_holding = FALSE;
  while (self->held->len > 0)
    {
      g_autoptr(SoupServerMessage) message = g_ptr_array_steal_index (self->held, self->held->len - 1);

      answer (self, message);
      soup_server_message_unpause (message);
    }
}

/* --- Requests --------------------------------------------------------------- */

/**
 * test_server_get_n_held:
 * @self: a server
 *
 * Returns: the number of held requests
 */
guint
test_server_get_n_held (TestServer *self)
{
  return self->held->len;
}

/**
 * test_server_get_n_requests:
 * @self: a server
 *
 * Returns: the number of requests received
 */
guint
test_server_get_n_requests (TestServer *self)
{
  return self->requests->len;
}

/**
 * test_server_get_n_aborted:
 * @self: a server
 *
 * Returns: the number of requests that the client aborted before the response was written
 */
guint
test_server_get_n_aborted (TestServer *self)
{
  return self->n_aborted;
}

/**
 * test_server_get_n_streamed:
 * @self: a server
 *
 * Returns: the number of bytes written since test_server_stream()
 */
guint64
test_server_get_n_streamed (TestServer *self)
{
  return self->n_streamed;
}

/**
 * test_server_get_request:
 * @self: a server
 * @number: the number of a request, from 0
 *
 * Returns: (transfer none): the request
 */
const TestRequest *
test_server_get_request (TestServer *self,
                         guint       number)
{
  g_assert_cmpuint (number, <, self->requests->len);

  return self->requests->pdata[number];
}

/* A server and a number to wait for. */
typedef struct
{
  TestServer *server;
  guint       n;
} Goal;

static gboolean
has_requests (gpointer user_data)
{
  Goal *goal = user_data;

  return goal->server->requests->len >= goal->n;
}

/**
 * test_server_wait_requests:
 * @self: a server
 * @n_requests: a number of requests
 *
 * Waits until at least @n_requests were received.
 */
void
test_server_wait_requests (TestServer *self,
                           guint       n_requests)
{
  test_wait_until (has_requests, (&(Goal) { self, n_requests }));
}

static gboolean
has_aborted (gpointer user_data)
{
  Goal *goal = user_data;

  return goal->server->n_aborted >= goal->n;
}

/**
 * test_server_wait_aborted:
 * @self: a server
 * @n_aborted: a number of requests
 *
 * Waits until at least @n_aborted requests were aborted.
 */
void
test_server_wait_aborted (TestServer *self,
                          guint       n_aborted)
{
  test_wait_until (has_aborted, (&(Goal) { self, n_aborted }));
}

/**
 * test_request_get_header:
 * @request: a request
 * @name: the name of a header
 *
 * Returns: (transfer none) (nullable): its value; all values if there are several
 */
const char *
test_request_get_header (const TestRequest *request,
                         const char        *name)
{
  return soup_message_headers_get_list (request->headers, name);
}
