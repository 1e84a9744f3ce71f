/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Roark API on loopback with the data of a CallboardDemoWorld. Used by the demo
 * mode of the application and by callboard-demo-server. */

#include "callboard-demo-server.h"

#include <errno.h>
#include <libsoup/soup.h>
#include <string.h>
#include <sys/random.h>

#include "callboard-demo-json.h"
#include "callboard-demo-recordings.h"

/* The number of random bytes in a token. */
#define TOKEN_BYTES 24

/**
 * CallboardDemoServer:
 *
 * An HTTP server on 127.0.0.1 for a #CallboardDemoWorld. Requests need the token.
 * It runs in the thread-default main context of callboard_demo_server_start() until
 * it is disposed.
 */
struct _CallboardDemoServer
{
  GObject             parent_instance;

  CallboardDemoWorld *world;
  char               *token;
  /* NULL if there is none. */
  char               *personal_token;
  /* The key of the signatures of recording URLs. */
  char               *secret;
  SoupServer         *soup;
  char               *base_url;
};

G_DEFINE_FINAL_TYPE (CallboardDemoServer, callboard_demo_server, G_TYPE_OBJECT)

/* Creates a response from the world; %NULL if not found. */
typedef GBytes *(*WorldResponse) (CallboardDemoWorld *world,
                                  const char         *parameter);

/* Creates a response that contains the URL of the server; %NULL if not found. */
typedef GBytes *(*ServerResponse) (CallboardDemoServer *self,
                                   const char          *parameter);

/* Creates a response to a request with a query. Sets %G_IO_ERROR_INVALID_ARGUMENT if
 * the query is invalid, and %G_IO_ERROR_NOT_FOUND. */
typedef GBytes *(*QueryResponse) (CallboardDemoWorld  *world,
                                  GHashTable          *query,
                                  GError             **error);

/* Creates a response that does both. */
typedef GBytes *(*ServerQueryResponse) (CallboardDemoServer  *self,
                                        GHashTable           *query,
                                        GError              **error);

typedef struct
{
  const char          *path;
  gboolean             is_public;
  WorldResponse        response;
  QueryResponse        query_response;
  ServerResponse       server_response;
  ServerQueryResponse  server_query_response;
  /* Resources with the response for each kind of token. */
  const char          *project_file;
  const char          *personal_file;
} Route;

static GBytes *
respond_health (CallboardDemoWorld *world,
                const char         *parameter)
{
  JsonObject *data = json_object_new ();

  json_object_set_string_member (data, "status", "healthy");
  callboard_demo_json_set_time (data, "timestamp", callboard_demo_world_get_now (world));
  json_object_set_string_member (data, "version", CALLBOARD_DEMO_VERSION);

  return callboard_demo_json_envelope ("data", data);
}

static GBytes *
respond_runs (CallboardDemoWorld  *world,
              GHashTable          *query,
              GError             **error)
{
  GBytes *body = callboard_demo_world_dup_runs (world, query);

  if (body == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "Invalid parameter");

  return body;
}

static char *
create_recording_url (const char *call_id,
                      gpointer    user_data)
{
  CallboardDemoServer *self = user_data;

  return callboard_demo_recordings_create_url (self->base_url, self->secret, call_id,
                                               callboard_demo_world_get_now (self->world));
}

static GBytes *
respond_calls (CallboardDemoServer  *self,
               GHashTable           *query,
               GError              **error)
{
  return callboard_demo_world_dup_calls (self->world, query, create_recording_url, self, error);
}

static GBytes *
respond_call (CallboardDemoServer *self,
              const char          *parameter)
{
  g_autofree char *url = create_recording_url (parameter, self);

  return callboard_demo_world_dup_call (self->world, parameter, url);
}

/* In a path, `*` matches one segment, which becomes the parameter. */
static const Route routes[] = {
  { "/health", TRUE, respond_health, NULL },
  { "/v1/me", .project_file = "me.json", .personal_file = "me-user.json" },
  { "/v1/projects", .project_file = "project.json", .personal_file = "personal-projects.json" },
  { "/v1/metric/definitions", FALSE, callboard_demo_world_dup_metric_definitions, NULL },
  { "/v1/simulation/plan", FALSE, NULL, callboard_demo_world_dup_plans },
  { "/v1/simulation/plan/jobs", FALSE, NULL, respond_runs },
  { "/v1/simulation/plan/job/*", FALSE, callboard_demo_world_dup_plan_job, NULL },
  { "/v1/simulation/job/lookup", FALSE, NULL, callboard_demo_world_dup_lookup },
  { "/v1/simulation/job/*", FALSE, callboard_demo_world_dup_simulation, NULL },
  { "/v1/simulation/job/*/tool-mock", FALSE, callboard_demo_world_dup_tool_mocks, NULL },
  { "/v1/simulation/plan/*", FALSE, callboard_demo_world_dup_plan, NULL },
  { "/v1/call", .server_query_response = respond_calls },
  { "/v1/call/*", FALSE, NULL, NULL, respond_call },
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
respond_error (SoupServerMessage *message,
               guint              status,
               const char        *reason)
{
  JsonObject *error = json_object_new ();
  g_autoptr (GBytes) body = NULL;

  json_object_set_string_member (error, "message", reason);
  body = callboard_demo_json_envelope ("error", error);
  respond (message, status, body);
}

/* The duration depends only on the length of @given, not on how much of it matches. */
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
has_token (SoupServerMessage *message,
           const char        *token)
{
  static const char scheme[] = "Bearer ";
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *authorization = soup_message_headers_get_one (headers, "Authorization");

  return authorization != NULL && token != NULL &&
         g_ascii_strncasecmp (authorization, scheme, strlen (scheme)) == 0 &&
         equal_in_constant_time (authorization + strlen (scheme), token);
}

/* Whether a personal token may be used for the project that the request names. */
static gboolean
may_use_project (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *id = soup_message_headers_get_one (headers, "X-Roark-Project-Id");
  g_autoptr (JsonNode) root = NULL;
  JsonArray *projects;

  if (id == NULL)
    return TRUE;

  root = callboard_demo_json_load_resource ("personal-projects.json");
  projects = json_object_get_array_member (json_object_get_object_member (json_node_get_object (root), "data"),
                                           "projects");
  for (guint i = 0; i < json_array_get_length (projects); i++) {
    if (g_str_equal (json_object_get_string_member (json_array_get_object_element (projects, i), "id"), id))
      return TRUE;
  }

  return FALSE;
}

/* Whether the escaped @segments of a path match @route. Sets @parameter. */
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
  gboolean is_personal = has_token (message, self->personal_token);

  if (callboard_demo_recordings_respond (message, self->world, self->secret, query))
    return;

  if ((route == NULL || !route->is_public) && !is_personal && !has_token (message, self->token)) {
    soup_message_headers_replace (headers, "WWW-Authenticate", "Bearer");
    respond_error (message, SOUP_STATUS_UNAUTHORIZED, "The token is missing or invalid");
    return;
  }

  if (route == NULL) {
    respond_error (message, SOUP_STATUS_NOT_FOUND, "Not found");
    return;
  }

  if (is_personal && !may_use_project (message)) {
    respond_error (message, SOUP_STATUS_FORBIDDEN, "The token may not use this project");
    return;
  }

  if (soup_server_message_get_method (message) != SOUP_METHOD_GET) {
    soup_message_headers_replace (headers, "Allow", SOUP_METHOD_GET);
    respond_error (message, SOUP_STATUS_METHOD_NOT_ALLOWED, "Method not allowed");
    return;
  }

  if (route->query_response != NULL || route->server_query_response != NULL) {
    g_autoptr (GHashTable) empty = g_hash_table_new (g_str_hash, g_str_equal);

    if (query == NULL)
      query = empty;
    body = route->query_response != NULL ? route->query_response (self->world, query, &error)
                                         : route->server_query_response (self, query, &error);
  } else if (route->project_file != NULL) {
    body = callboard_demo_json_load_bytes (is_personal ? route->personal_file : route->project_file);
  } else if (route->server_response != NULL) {
    body = route->server_response (self, parameter);
  } else {
    body = route->response (self->world, parameter);
  }

  if (body != NULL)
    respond (message, SOUP_STATUS_OK, body);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT))
    respond_error (message, SOUP_STATUS_BAD_REQUEST, error->message);
  else if (error != NULL)
    respond_error (message, SOUP_STATUS_NOT_FOUND, error->message);
  else
    respond_error (message, SOUP_STATUS_NOT_FOUND, "No object with this ID");
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
  g_clear_pointer (&self->personal_token, g_free);
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

/* GRand is not suitable for secrets. */
static char *
make_token (void)
{
  guint8 bytes[TOKEN_BYTES];
  GString *token = g_string_sized_new (2 * sizeof bytes);

  if (getentropy (bytes, sizeof bytes) != 0)
    g_error ("Cannot get random numbers: %s", g_strerror (errno));

  for (guint i = 0; i < sizeof bytes; i++)
    g_string_append_printf (token, "%02x", bytes[i]);

  return g_string_free_and_steal (token);
}

/**
 * callboard_demo_server_new:
 * @world: the world to serve
 * @token: (nullable): the bearer token, not empty; %NULL for a random one
 *
 * Creates a server that does not listen yet.
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

/**
 * callboard_demo_server_set_personal_token:
 * @self: a server
 * @token: (nullable): another bearer token, not empty
 *
 * Sets a token that belongs to a person, who has several projects. All projects have the
 * same runs.
 */
void
callboard_demo_server_set_personal_token (CallboardDemoServer *self,
                                          const char          *token)
{
  g_return_if_fail (CALLBOARD_IS_DEMO_SERVER (self));
  g_return_if_fail (token == NULL || *token != '\0');

  g_set_str (&self->personal_token, token);
}

/* Returns the URL of @soup without a trailing slash. */
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
 * Starts listening on 127.0.0.1. Can be called again after an error.
 *
 * Sets errors of the %G_IO_ERROR domain, such as %G_IO_ERROR_INVALID_ARGUMENT for a
 * @port above 65535 and %G_IO_ERROR_ADDRESS_IN_USE.
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
                 "Invalid port %u; the maximum is %u", port, G_MAXUINT16);
    return FALSE;
  }

  /* Raw paths distinguish %2F in an ID from a slash. */
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
 * Returns: (transfer none) (nullable): its URL without a trailing slash, or %NULL
 *   before the start
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
 * Returns: (transfer none): the bearer token, which must not be logged
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
 * Returns: (transfer none): the world
 */
CallboardDemoWorld *
callboard_demo_server_get_world (CallboardDemoServer *self)
{
  g_return_val_if_fail (CALLBOARD_IS_DEMO_SERVER (self), NULL);

  return self->world;
}
