/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Roark API on loopback that answers from a CallboardDemoWorld. Used by the
 * application's demo mode and by callboard-demo-server. */

#include "callboard-demo-server.h"

#include <errno.h>
#include <libsoup/soup.h>
#include <string.h>
#include <sys/random.h>

#include "callboard-demo-json.h"
#include "callboard-demo-recordings.h"

/* A token is as hard to guess as this many random bytes. */
#define TOKEN_BYTES 24

/**
 * CallboardDemoServer:
 *
 * Serves a [class@DemoWorld] over HTTP on 127.0.0.1, to those who know the
 * token. It answers in the thread-default main context of its start, and stops
 * when it is let go of.
 */
struct _CallboardDemoServer
{
  GObject             parent_instance;

  CallboardDemoWorld *world;
  char               *token;
  /* What the addresses of recordings are signed with. */
  char               *secret;
  SoupServer         *soup;
  char               *base_url;
};

G_DEFINE_FINAL_TYPE (CallboardDemoServer, callboard_demo_server, G_TYPE_OBJECT)

/* Answers a request; %NULL means that there is no such thing. */
typedef GBytes *(*Answer) (CallboardDemoWorld *world,
                           const char         *parameter);

/* Answers a request with what only the server knows: its own address. */
typedef GBytes *(*OwnAnswer) (CallboardDemoServer *self,
                              const char          *parameter);

/* Answers a request with a query, or says what is wrong: the query
 * (%G_IO_ERROR_INVALID_ARGUMENT) or that there is no such thing. */
typedef GBytes *(*QueryAnswer) (CallboardDemoWorld  *world,
                                GHashTable          *query,
                                GError             **error);

typedef struct
{
  const char *path;
  gboolean    is_public;
  Answer      answer;
  QueryAnswer query_answer;
  OwnAnswer   own_answer;
} Route;

static GBytes *
answer_health (CallboardDemoWorld *world,
               const char         *parameter)
{
  return callboard_demo_world_dup_health (world);
}

static GBytes *
answer_me (CallboardDemoWorld *world,
           const char         *parameter)
{
  return callboard_demo_world_dup_me (world);
}

static GBytes *
answer_runs (CallboardDemoWorld  *world,
             GHashTable          *query,
             GError             **error)
{
  GBytes *body = callboard_demo_world_dup_runs (world, query);

  if (body == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "A parameter is wrong");

  return body;
}

static GBytes *
answer_call (CallboardDemoServer *self,
             const char          *parameter)
{
  g_autofree char *url = callboard_demo_recordings_make_url (self->base_url, self->secret, parameter,
                                                             callboard_demo_world_tell_time (self->world));

  return callboard_demo_world_dup_call (self->world, parameter, url);
}

/* In a path, `*` stands for any one segment: the parameter of the answer. */
static const Route routes[] = {
  { "/health", TRUE, answer_health, NULL },
  { "/v1/me", FALSE, answer_me, NULL },
  { "/v1/simulation/plan/jobs", FALSE, NULL, answer_runs },
  { "/v1/simulation/plan/job/*", FALSE, callboard_demo_world_dup_plan_job, NULL },
  { "/v1/simulation/job/lookup", FALSE, NULL, callboard_demo_world_dup_lookup },
  { "/v1/simulation/job/*", FALSE, callboard_demo_world_dup_simulation, NULL },
  { "/v1/simulation/plan/*", FALSE, callboard_demo_world_dup_plan, NULL },
  { "/v1/call/*", FALSE, NULL, NULL, answer_call },
  { "/v1/call/*/transcript", FALSE, callboard_demo_world_dup_transcript, NULL },
  { "/v1/call/*/metrics", FALSE, callboard_demo_world_dup_metrics, NULL },
  { "/v1/call/*/sentiment-run", FALSE, callboard_demo_world_dup_sentiment, NULL },
};

static void
respond (SoupServerMessage *message,
         guint              status,
         GBytes            *body)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_set_content_type (headers, "application/json", NULL);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), body);
  soup_server_message_set_status (message, status, NULL);
}

static void
refuse (SoupServerMessage *message,
        guint              status,
        const char        *reason)
{
  JsonObject *error = json_object_new ();
  g_autoptr (GBytes) body = NULL;

  json_object_set_string_member (error, "message", reason);
  body = callboard_demo_json_envelope ("error", error);
  respond (message, status, body);
}

/* Takes as long for a token that is nearly right as for one that is all wrong;
 * what it tells is only the length of @given. */
static gboolean
equal_in_constant_time (const char *given,
                        const char *expected)
{
  gsize given_length = strlen (given);
  gsize expected_length = strlen (expected);
  volatile guint8 difference = given_length != expected_length;

  for (gsize i = 0; i < given_length; i++)
    difference |= (guint8) given[i] ^ (guint8) expected[i % expected_length];

  return difference == 0;
}

static gboolean
is_authorized (CallboardDemoServer *self,
               SoupServerMessage   *message)
{
  static const char scheme[] = "Bearer ";
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *authorization = soup_message_headers_get_one (headers, "Authorization");

  return authorization != NULL &&
         g_ascii_strncasecmp (authorization, scheme, strlen (scheme)) == 0 &&
         equal_in_constant_time (authorization + strlen (scheme), self->token);
}

/* Whether the @segments of a path, still escaped, are those of @route; takes
 * the parameter from them. */
static gboolean
matches (const Route  *route,
         char        **segments,
         char        **parameter)
{
  g_auto (GStrv) expected = g_strsplit (route->path, "/", -1);
  g_autofree char *found = NULL;

  if (g_strv_length (expected) != g_strv_length (segments))
    return FALSE;

  for (guint i = 0; expected[i] != NULL; i++) {
    g_autofree char *segment = g_uri_unescape_string (segments[i], NULL);

    if (segment == NULL || !g_utf8_validate (segment, -1, NULL))
      return FALSE;

    if (g_str_equal (expected[i], "*"))
      g_set_str (&found, segment);
    else if (!g_str_equal (expected[i], segment))
      return FALSE;
  }

  *parameter = g_steal_pointer (&found);

  return TRUE;
}

static const Route *
find_route (SoupServerMessage  *message,
            char              **parameter)
{
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));
  g_auto (GStrv) segments = g_strsplit (path, "/", -1);

  for (guint i = 0; i < G_N_ELEMENTS (routes); i++) {
    if (matches (&routes[i], segments, parameter))
      return &routes[i];
  }

  return NULL;
}

static void
callboard_demo_server_request_cb (SoupServer        *soup,
                                  SoupServerMessage *message,
                                  const char        *path,
                                  GHashTable        *query,
                                  gpointer           user_data)
{
  CallboardDemoServer *self = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *parameter = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;
  const Route *route = find_route (message, &parameter);

  if (callboard_demo_recordings_respond (message, self->world, self->secret, query))
    return;

  if ((route == NULL || !route->is_public) && !is_authorized (self, message)) {
    soup_message_headers_replace (headers, "WWW-Authenticate", "Bearer");
    refuse (message, SOUP_STATUS_UNAUTHORIZED, "The token is missing or wrong");
    return;
  }

  if (route == NULL) {
    refuse (message, SOUP_STATUS_NOT_FOUND, "There is nothing at this address");
    return;
  }

  if (soup_server_message_get_method (message) != SOUP_METHOD_GET) {
    soup_message_headers_replace (headers, "Allow", SOUP_METHOD_GET);
    refuse (message, SOUP_STATUS_METHOD_NOT_ALLOWED, "The demo can only be read");
    return;
  }

  if (route->query_answer != NULL) {
    g_autoptr (GHashTable) empty = g_hash_table_new (g_str_hash, g_str_equal);

    body = route->query_answer (self->world, query != NULL ? query : empty, &error);
  } else if (route->own_answer != NULL) {
    body = route->own_answer (self, parameter);
  } else {
    body = route->answer (self->world, parameter);
  }

  if (body != NULL)
    respond (message, SOUP_STATUS_OK, body);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT))
    refuse (message, SOUP_STATUS_BAD_REQUEST, error->message);
  else if (error != NULL)
    refuse (message, SOUP_STATUS_NOT_FOUND, error->message);
  else
    refuse (message, SOUP_STATUS_NOT_FOUND, "There is nothing with this id");
}

static void
callboard_demo_server_dispose (GObject *object)
{
  CallboardDemoServer *self = CALLBOARD_DEMO_SERVER (object);

  if (self->soup != NULL) {
    soup_server_remove_handler (self->soup, "/");
    soup_server_disconnect (self->soup);
  }

  g_clear_object (&self->soup);
  g_clear_object (&self->world);

  G_OBJECT_CLASS (callboard_demo_server_parent_class)->dispose (object);
}

static void
callboard_demo_server_finalize (GObject *object)
{
  CallboardDemoServer *self = CALLBOARD_DEMO_SERVER (object);

  g_clear_pointer (&self->token, g_free);
  g_clear_pointer (&self->secret, g_free);
  g_clear_pointer (&self->base_url, g_free);

  G_OBJECT_CLASS (callboard_demo_server_parent_class)->finalize (object);
}

static void
callboard_demo_server_class_init (CallboardDemoServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = callboard_demo_server_dispose;
  object_class->finalize = callboard_demo_server_finalize;
}

static void
callboard_demo_server_init (CallboardDemoServer *self)
{
}

/* GRand is good enough for ids, but not for a secret. */
static char *
make_token (void)
{
  guint8 bytes[TOKEN_BYTES];
  GString *token = g_string_sized_new (2 * sizeof bytes);

  if (getentropy (bytes, sizeof bytes) != 0)
    g_error ("The system has no random numbers: %s", g_strerror (errno));

  for (guint i = 0; i < sizeof bytes; i++)
    g_string_append_printf (token, "%02x", bytes[i]);

  return g_string_free_and_steal (token);
}

/**
 * callboard_demo_server_new:
 * @world: the world to serve
 * @token: (nullable): the token that opens it, not empty; %NULL for a random
 *   one
 *
 * Makes a server that does not listen yet.
 *
 * Returns: (transfer full): a new server
 */
CallboardDemoServer *
callboard_demo_server_new (CallboardDemoWorld *world,
                           const char         *token)
{
  CallboardDemoServer *self;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (world), NULL);
  g_return_val_if_fail (token == NULL || *token != '\0', NULL);

  self = g_object_new (CALLBOARD_TYPE_DEMO_SERVER, NULL);
  self->world = g_object_ref (world);
  self->token = token != NULL ? g_strdup (token) : make_token ();
  self->secret = make_token ();

  return self;
}

/* Where @soup listens, without a slash at the end. */
static char *
make_base_url (SoupServer *soup)
{
  GSList *uris = soup_server_get_uris (soup);
  char *base_url;

  g_assert (uris != NULL);
  base_url = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return base_url;
}

/**
 * callboard_demo_server_start:
 * @self: a server that has not been started
 * @port: a TCP port, or 0 for any free one
 * @error: return location for an error
 *
 * Begins to listen on 127.0.0.1. Where that fails, it can be tried again.
 *
 * Sets a %G_IO_ERROR: %G_IO_ERROR_INVALID_ARGUMENT for a @port beyond 65535,
 * %G_IO_ERROR_ADDRESS_IN_USE where somebody else listens.
 *
 * Returns: whether the server listens
 */
gboolean
callboard_demo_server_start (CallboardDemoServer  *self,
                             guint                 port,
                             GError              **error)
{
  g_autoptr (SoupServer) soup = NULL;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_SERVER (self), FALSE);
  g_return_val_if_fail (self->soup == NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (port > G_MAXUINT16) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 "There is no port %u; the last one is %u", port, G_MAXUINT16);
    return FALSE;
  }

  /* With raw paths, %2F in an id is told from a slash. */
  soup = soup_server_new ("raw-paths", TRUE, NULL);
  soup_server_add_handler (soup, "/", callboard_demo_server_request_cb, self, NULL);
  if (!soup_server_listen_local (soup, port, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return FALSE;

  self->base_url = make_base_url (soup);
  self->soup = g_steal_pointer (&soup);

  return TRUE;
}

/**
 * callboard_demo_server_get_base_url:
 * @self: a server
 *
 * Returns: (transfer none) (nullable): the address it answers at, without a
 *   slash at the end, or %NULL before its start
 */
const char *
callboard_demo_server_get_base_url (CallboardDemoServer *self)
{
  g_return_val_if_fail (CALLBOARD_IS_DEMO_SERVER (self), NULL);

  return self->base_url;
}

/**
 * callboard_demo_server_get_token:
 * @self: a server
 *
 * Returns: (transfer none): the token that opens it; a secret, not to be logged
 */
const char *
callboard_demo_server_get_token (CallboardDemoServer *self)
{
  g_return_val_if_fail (CALLBOARD_IS_DEMO_SERVER (self), NULL);

  return self->token;
}

/**
 * callboard_demo_server_get_world:
 * @self: a server
 *
 * Returns: (transfer none): the world it serves
 */
CallboardDemoWorld *
callboard_demo_server_get_world (CallboardDemoServer *self)
{
  g_return_val_if_fail (CALLBOARD_IS_DEMO_SERVER (self), NULL);

  return self->world;
}
