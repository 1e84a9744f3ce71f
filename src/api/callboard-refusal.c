/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says why a server has refused a request: because the token lacks a permission, or because
 * it may not use the project of the account any more. Used by CallboardClient.
 */

#include "config.h"

#include <string.h>

#include "callboard-error.h"
#include "callboard-refusal.h"

/* The permissions that requests need, by the start of the path. */
static const struct
{
  const char *method;
  const char *prefix;
  const char *permission;
} needed[] = {
  { "POST", "/v1/simulation/", "simulation:run" },
  { "GET", "/v1/simulation/", "simulation:read" },
  { "GET", "/v1/call", "simulation:read" },
};

static gboolean
has_path (const char *path,
          const char *expected)
{
  gsize length = strlen (expected);

  return strncmp (path, expected, length) == 0 && (path[length] == '\0' || path[length] == '?');
}

/**
 * callboard_refusal_init: (skip)
 * @self: a refusal
 * @method: the method of a request
 * @path: its path and query
 * @names_project: whether it has the header `X-Roark-Project-Id`
 *
 * Finds out what a refusal of a request would mean.
 */
void
callboard_refusal_init (CallboardRefusal *self,
                        const char       *method,
                        const char       *path,
                        gboolean          names_project)
{
  self->names_project = names_project;
  self->is_collection = has_path (path, "/v1/me") || has_path (path, "/v1/simulation/plan/jobs");
  self->permission = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (needed) && self->permission == NULL; i++)
    if (g_str_equal (method, needed[i].method) && g_str_has_prefix (path, needed[i].prefix))
      self->permission = needed[i].permission;
}

/* Servers that refuse a project say 403, or 404 where only the project can be missing. */
static gboolean
is_about_project (const CallboardRefusal *self,
                  const GError           *error)
{
  if (!self->names_project)
    return FALSE;
  if (g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND))
    return self->is_collection;

  return g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_FORBIDDEN) &&
         (self->is_collection || g_strcmp0 (self->permission, "simulation:read") == 0);
}

/**
 * callboard_refusal_take_error: (skip)
 * @self: what a refusal of the request means
 * @error: (transfer full): the error of the request
 * @client: the client, which may know the permissions of its token
 *
 * Returns: (transfer full): @error, with the missing permission where one is known to be
 *   missing; or %CALLBOARD_ERROR_PROJECT_UNAVAILABLE with the same message
 */
GError *
callboard_refusal_take_error (const CallboardRefusal *self,
                              GError                 *error,
                              CallboardClient        *client)
{
  if (g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_FORBIDDEN) &&
      self->permission != NULL && callboard_client_lacks_permission (client, self->permission))
    callboard_error_set_missing_permission (error, self->permission);
  else if (is_about_project (self, error))
    error->code = CALLBOARD_ERROR_PROJECT_UNAVAILABLE;

  return error;
}
