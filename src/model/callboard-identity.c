/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The owner of a token.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-identity.h"

/**
 * CallboardIdentity:
 *
 * Whose token it is and what it may do, from `GET /v1/me`.
 */
struct _CallboardIdentity
{
  CallboardApiObject      parent_instance;

  CallboardOrganization  *organization;
  CallboardProject       *default_project;
  CallboardUser          *user;
  char                   *token_scope;
  char                  **scopes;
  char                  **granted_permissions;
};

static const CallboardField fields[] = {
  { "organization", "organization", CALLBOARD_FIELD_OBJECT, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardIdentity, organization),
    callboard_organization_get_type },
  { "defaultProject", "default-project", CALLBOARD_FIELD_OBJECT, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardIdentity, default_project),
    callboard_project_get_type },
  { "user", "user", CALLBOARD_FIELD_OBJECT, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardIdentity, user),
    callboard_user_get_type },
  { "tokenScope", "token-scope", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardIdentity, token_scope) },
  { "scopes", "scopes", CALLBOARD_FIELD_STRINGS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardIdentity, scopes) },
  { "grantedPermissions", "granted-permissions", CALLBOARD_FIELD_STRINGS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardIdentity, granted_permissions) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardIdentity, callboard_identity, fields)

/**
 * callboard_identity_decode:
 * @body: the response to `GET /v1/me`
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED if @body is not such a response.
 *
 * Returns: (transfer full) (nullable): a new identity
 */
CallboardIdentity *
callboard_identity_decode (GBytes  *body,
                           GError **error)
{
  return CALLBOARD_IDENTITY (
    callboard_api_object_decode_response (CALLBOARD_TYPE_IDENTITY, body, error));
}

/**
 * callboard_identity_get_organization:
 * @self: an identity
 *
 * Returns: (transfer none) (nullable): the `organization`; %NULL if unknown
 */
CallboardOrganization *
callboard_identity_get_organization (CallboardIdentity *self)
{
  g_return_val_if_fail (CALLBOARD_IS_IDENTITY (self), NULL);

  return self->organization;
}

/**
 * callboard_identity_get_default_project:
 * @self: an identity
 *
 * Returns: (transfer none) (nullable): the `defaultProject`; %NULL if there is none
 */
CallboardProject *
callboard_identity_get_default_project (CallboardIdentity *self)
{
  g_return_val_if_fail (CALLBOARD_IS_IDENTITY (self), NULL);

  return self->default_project;
}

/**
 * callboard_identity_get_user:
 * @self: an identity
 *
 * Returns: (transfer none) (nullable): the `user`; %NULL for the token of a project
 */
CallboardUser *
callboard_identity_get_user (CallboardIdentity *self)
{
  g_return_val_if_fail (CALLBOARD_IS_IDENTITY (self), NULL);

  return self->user;
}

/**
 * callboard_identity_get_token_scope:
 * @self: an identity
 *
 * Returns: (transfer none) (nullable): the `tokenScope`: `PROJECT` or `USER`; %NULL if
 *   unknown
 */
const char *
callboard_identity_get_token_scope (CallboardIdentity *self)
{
  g_return_val_if_fail (CALLBOARD_IS_IDENTITY (self), NULL);

  return self->token_scope;
}

/**
 * callboard_identity_is_personal:
 * @self: an identity
 *
 * Returns: whether the token may name a project
 */
gboolean
callboard_identity_is_personal (CallboardIdentity *self)
{
  g_return_val_if_fail (CALLBOARD_IS_IDENTITY (self), FALSE);

  return g_strcmp0 (self->token_scope, "USER") == 0;
}

/* NULL if an element could not be read: nothing is known to be missing then. */
static const char * const *
get_complete (CallboardIdentity  *self,
              const char         *property,
              char              **strings)
{
  if (callboard_api_object_is_incomplete (CALLBOARD_API_OBJECT (self), property))
    return NULL;

  return (const char * const *) strings;
}

/**
 * callboard_identity_get_scopes:
 * @self: an identity
 *
 * Returns: (transfer none) (nullable): the `scopes`, such as `READ`; %NULL if they are not
 *   known, or not wholly
 */
const char * const *
callboard_identity_get_scopes (CallboardIdentity *self)
{
  g_return_val_if_fail (CALLBOARD_IS_IDENTITY (self), NULL);

  return get_complete (self, "scopes", self->scopes);
}

/**
 * callboard_identity_get_granted_permissions:
 * @self: an identity
 *
 * Returns: (transfer none) (nullable): the `grantedPermissions`, such as `recording:read`;
 *   %NULL if they are not known, or not wholly
 */
const char * const *
callboard_identity_get_granted_permissions (CallboardIdentity *self)
{
  g_return_val_if_fail (CALLBOARD_IS_IDENTITY (self), NULL);

  return get_complete (self, "granted-permissions", self->granted_permissions);
}

/**
 * callboard_identity_dup_title:
 * @self: an identity
 *
 * Returns: (transfer full): the names of the project and the organization, as far as
 *   they are known: "Front desk, Bright Smile"
 */
char *
callboard_identity_dup_title (CallboardIdentity *self)
{
  const char *project;
  const char *organization;

  g_return_val_if_fail (CALLBOARD_IS_IDENTITY (self), NULL);

  project = self->default_project != NULL ? callboard_project_get_name (self->default_project) : NULL;
  organization = self->organization != NULL ? callboard_organization_get_name (self->organization) : NULL;

  if (project != NULL && organization != NULL)
    /* Translators: a project and the organization it belongs to */
    return g_strdup_printf (_("%s, %s"), project, organization);
  if (project != NULL || organization != NULL)
    return g_strdup (project != NULL ? project : organization);

  return g_strdup ("Roark");
}

/**
 * callboard_identity_dup_key:
 * @self: an identity
 *
 * Returns: (transfer full) (nullable): a key that is unique per project of a server;
 *   %NULL if the project is unknown
 */
char *
callboard_identity_dup_key (CallboardIdentity *self)
{
  g_autofree char *organization_id = NULL;
  g_autofree char *project_id = NULL;

  g_return_val_if_fail (CALLBOARD_IS_IDENTITY (self), NULL);

  if (self->organization != NULL)
    g_object_get (self->organization, "id", &organization_id, NULL);
  if (self->default_project != NULL)
    g_object_get (self->default_project, "id", &project_id, NULL);
  if (organization_id == NULL && project_id == NULL)
    return NULL;

  return g_strdup_printf ("%s/%s", organization_id != NULL ? organization_id : "",
                          project_id != NULL ? project_id : "");
}
