/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The client of Roark's API: the account's server, token and permissions. Requests are sent
 * in callboard-client-send.c. The endpoints are in callboard-client-calls.c, -plans.c,
 * -runs.c and -simulations.c.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "callboard-base-url.h"
#include "callboard-client-private.h"
#include "callboard-error.h"
#include "callboard-request-timeouts.h"
#include "callboard-secret.h"
#include "callboard-soup-proxy.h"
#include "callboard-soup-session.h"
#include "callboard-tls-database.h"

/* Concurrent connections to the server. */
#define MAX_CONNECTIONS 6

G_DEFINE_FINAL_TYPE (CallboardClient, callboard_client, G_TYPE_OBJECT)

enum
{
  PROP_BUSY = 1,
  PROP_FOREGROUND_BUSY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
callboard_client_finalize (GObject *object)
{
  CallboardClient *self = CALLBOARD_CLIENT (object);

  callboard_soup_session_close_abandoned (CALLBOARD_SOUP_SESSION (self->config.session));
  g_clear_object (&self->config.session);
  g_clear_object (&self->config.clock);
  g_clear_pointer (&self->config.origin, g_uri_unref);
  g_clear_pointer (&self->config.host, g_free);
  g_clear_pointer (&self->config.project_id, g_free);
  g_clear_pointer (&self->config.token, callboard_secret_free);
  g_clear_pointer (&self->base_url, g_free);
  g_clear_pointer (&self->permissions, g_strfreev);

  G_OBJECT_CLASS (callboard_client_parent_class)->finalize (object);
}

static void
callboard_client_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, callboard_client_get_busy (CALLBOARD_CLIENT (object)));
      break;
    case PROP_FOREGROUND_BUSY:
      g_value_set_boolean (value, callboard_client_get_foreground_busy (CALLBOARD_CLIENT (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_client_class_init (CallboardClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = callboard_client_get_property;
  object_class->finalize = callboard_client_finalize;

  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOREGROUND_BUSY] =
    g_param_spec_boolean ("foreground-busy", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_client_init (CallboardClient *self)
{
  self->config.session = g_object_new (CALLBOARD_TYPE_SOUP_SESSION,
                                       "user-agent", "Callboard/" PACKAGE_VERSION,
                                       "timeout", CALLBOARD_IDLE_TIMEOUT / 1000,
                                       "max-conns-per-host", MAX_CONNECTIONS,
                                       NULL);
  callboard_soup_proxy_set_up (self->config.session);
}

/* The token is sent in a header unescaped, so it must be visible ASCII. */
static gboolean
is_token (const char *token)
{
  if (*token == '\0')
    return FALSE;

  for (const char *c = token; *c != '\0'; c++)
    if (!g_ascii_isgraph (*c))
      return FALSE;

  return TRUE;
}

static gboolean
check_token (const char  *token,
             GError     **error)
{
  if (is_token (token))
    return TRUE;

  g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_UNAUTHORIZED,
                       _("Tokens cannot contain spaces or control characters"));
  return FALSE;
}

/**
 * callboard_client_new:
 * @base_url: the address of the server
 * @token: (nullable): the token, which is sent only to that server; %NULL while the
 *   keyring that has it is locked
 * @clock: the clock for timeouts and retries
 * @error: return location for an error
 *
 * Creates a client without sending anything. Sets %CALLBOARD_ERROR_INSECURE or
 * %CALLBOARD_ERROR_MALFORMED if the token cannot be sent to @base_url safely, and
 * %CALLBOARD_ERROR_UNAUTHORIZED if @token is not valid.
 *
 * Returns: (transfer full) (nullable): a client
 */
CallboardClient *
callboard_client_new (const char      *base_url,
                      const char      *token,
                      CallboardClock  *clock,
                      GError         **error)
{
  g_autoptr(CallboardClient) self = NULL;
  g_autofree char *normalized = NULL;

  g_return_val_if_fail (base_url != NULL, NULL);
  g_return_val_if_fail (CALLBOARD_IS_CLOCK (clock), NULL);

  normalized = callboard_base_url_normalize (base_url, error);
  if (normalized == NULL)
    return NULL;

  if (token != NULL && !check_token (token, error))
    return NULL;

  self = g_object_new (CALLBOARD_TYPE_CLIENT, NULL);
  self->config.clock = g_object_ref (clock);
  self->config.host = callboard_base_url_dup_host (normalized);
  self->config.origin = g_uri_parse (normalized, SOUP_HTTP_URI_FLAGS, NULL);
  self->config.token = g_strdup (token);
  self->base_url = g_steal_pointer (&normalized);
  callboard_retry_budget_init (&self->config.budget, callboard_clock_get_monotonic_time (clock));
  /* Plain http is only allowed for loopback, and a proxy could read the token. */
  if (g_str_has_prefix (self->base_url, "http:"))
    soup_session_set_proxy_resolver (self->config.session, NULL);

  return g_steal_pointer (&self);
}

/**
 * callboard_client_set_token:
 * @self: a client without a token
 * @token: the token
 * @error: return location for an error
 *
 * Sets the token once its keyring is unlocked. Until then, requests fail with
 * %CALLBOARD_ERROR_KEYRING_LOCKED. Sets %CALLBOARD_ERROR_UNAUTHORIZED if @token is not
 * valid.
 *
 * Returns: whether requests can be sent
 */
gboolean
callboard_client_set_token (CallboardClient  *self,
                            const char       *token,
                            GError          **error)
{
  g_return_val_if_fail (CALLBOARD_IS_CLIENT (self), FALSE);
  g_return_val_if_fail (self->config.token == NULL, FALSE);
  g_return_val_if_fail (token != NULL, FALSE);

  if (!check_token (token, error))
    return FALSE;

  self->config.token = g_strdup (token);
  return TRUE;
}

/**
 * callboard_client_set_project_id:
 * @self: a client that has not sent anything
 * @project_id: (nullable): the value of the header `X-Roark-Project-Id`, for personal
 *   tokens
 *
 * Sets the project. An ID that cannot be sent in a header is ignored.
 */
void
callboard_client_set_project_id (CallboardClient *self,
                                 const char      *project_id)
{
  g_return_if_fail (CALLBOARD_IS_CLIENT (self));

  g_set_str (&self->config.project_id,
             project_id != NULL && is_token (project_id) ? project_id : NULL);
}

/**
 * callboard_client_set_permissions:
 * @self: a client
 * @permissions: (nullable) (array zero-terminated=1): the `grantedPermissions` of the
 *   token; %NULL if they are not known
 *
 * Sets what the token may do, so that a refusal can name what is missing. Nothing is
 * refused because of it.
 */
void
callboard_client_set_permissions (CallboardClient    *self,
                                  const char * const *permissions)
{
  g_return_if_fail (CALLBOARD_IS_CLIENT (self));

  g_strfreev (self->permissions);
  self->permissions = g_strdupv ((char **) permissions);
}

/**
 * callboard_client_lacks_permission:
 * @self: a client
 * @permission: a permission, such as `recording:read`
 *
 * Returns: whether the token is known to lack @permission
 */
gboolean
callboard_client_lacks_permission (CallboardClient *self,
                                   const char      *permission)
{
  g_return_val_if_fail (CALLBOARD_IS_CLIENT (self), FALSE);
  g_return_val_if_fail (permission != NULL, FALSE);

  return self->permissions != NULL &&
         !g_strv_contains ((const char * const *) self->permissions, permission);
}

/**
 * callboard_client_set_ca_file:
 * @self: a client that has not sent anything
 * @ca_file: (nullable): the path of a PEM file; %NULL for system certificates only
 * @error: return location for an error
 *
 * Trusts the certificate authorities in a file in addition to those of the system. All
 * other certificate checks stay in place. Reads the file synchronously. Sets
 * %CALLBOARD_ERROR_TLS if the file cannot be read or contains no certificate, and
 * changes nothing.
 *
 * Returns: whether the certificates were loaded
 */
gboolean
callboard_client_set_ca_file (CallboardClient  *self,
                              const char       *ca_file,
                              GError          **error)
{
  g_autoptr(GTlsDatabase) database = NULL;

  g_return_val_if_fail (CALLBOARD_IS_CLIENT (self), FALSE);

  if (ca_file != NULL)
    database = callboard_tls_database_new (ca_file, error);
  else
    database = g_tls_backend_get_default_database (g_tls_backend_get_default ());
  if (database == NULL)
    return FALSE;

  soup_session_set_tls_database (self->config.session, database);
  return TRUE;
}

/**
 * callboard_client_get_busy:
 * @self: a client
 *
 * Returns: whether requests are in flight
 */
gboolean
callboard_client_get_busy (CallboardClient *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CLIENT (self), FALSE);

  return self->n_requests > 0;
}

/**
 * callboard_client_get_foreground_busy:
 * @self: a client
 *
 * Returns: whether requests are in flight, background requests not counted
 */
gboolean
callboard_client_get_foreground_busy (CallboardClient *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CLIENT (self), FALSE);

  return self->n_requests > self->n_background_requests;
}

/**
 * callboard_client_close_idle_connections:
 * @self: a client
 *
 * Closes idle connections now. Otherwise they would time out after a minute and wake the
 * main loop. Does nothing while the client is busy.
 */
void
callboard_client_close_idle_connections (CallboardClient *self)
{
  g_return_if_fail (CALLBOARD_IS_CLIENT (self));

  if (self->n_requests == 0)
    soup_session_abort (self->config.session);
}

void
callboard_client_add_requests (CallboardClient *self,
                               gboolean         is_background,
                               int              difference)
{
  gboolean was_busy = self->n_requests > 0;
  gboolean was_foreground_busy = callboard_client_get_foreground_busy (self);

  self->n_requests += (guint) difference;
  if (is_background)
    self->n_background_requests += (guint) difference;
  if (was_busy != (self->n_requests > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  if (was_foreground_busy != callboard_client_get_foreground_busy (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOREGROUND_BUSY]);
}

/**
 * callboard_client_get_identity_async:
 * @self: a client
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Gets the owner of the token: `GET /v1/me`.
 */
void
callboard_client_get_identity_async (CallboardClient     *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_return_if_fail (CALLBOARD_IS_CLIENT (self));

  callboard_client_get_async (self, "/v1/me", (CallboardDecodeFunc) callboard_identity_decode,
                              cancellable, callback, user_data);
}

/**
 * callboard_client_get_identity_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @error: return location for a %CALLBOARD_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the owner of the token
 */
CallboardIdentity *
callboard_client_get_identity_finish (CallboardClient  *self,
                                      GAsyncResult     *result,
                                      GError          **error)
{
  return callboard_client_get_finish (self, result, NULL, error);
}
