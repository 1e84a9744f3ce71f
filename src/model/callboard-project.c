/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A project: the one that a token belongs to, or one that a personal token may name.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-project.h"

/**
 * CallboardProject:
 *
 * A project: `defaultProject` of `/v1/me`, or one of `GET /v1/projects`. The fields after
 * `name` are only in the latter.
 */
struct _CallboardProject
{
  CallboardApiObject      parent_instance;

  char                   *id;
  char                   *name;
  char                   *slug;
  CallboardOrganization  *organization;
  char                  **granted_permissions;
};

static const CallboardField fields[] = {
  { "id", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardProject, id) },
  { "name", "name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardProject, name) },
  { "slug", "slug", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardProject, slug) },
  { "organization", "organization", CALLBOARD_FIELD_OBJECT, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardProject, organization),
    callboard_organization_get_type },
  { "grantedPermissions", "granted-permissions", CALLBOARD_FIELD_STRINGS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardProject, granted_permissions) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardProject, callboard_project, fields)

/**
 * callboard_project_decode_list:
 * @body: the response to `GET /v1/projects`
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED if @body is not such a response.
 *
 * Returns: (transfer full) (nullable): a list of #CallboardProject, some of which may lack
 *   an ID
 */
CallboardApiPage *
callboard_project_decode_list (GBytes  *body,
                               GError **error)
{
  return callboard_api_page_decode (CALLBOARD_TYPE_API_PAGE, CALLBOARD_TYPE_PROJECT, "projects",
                                    body, error);
}

/**
 * callboard_project_get_id:
 * @self: a project
 *
 * Returns: (transfer none) (nullable): its `id`, the value of the header
 *   `X-Roark-Project-Id`; %NULL if unknown
 */
const char *
callboard_project_get_id (CallboardProject *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PROJECT (self), NULL);

  return self->id;
}

/**
 * callboard_project_get_name:
 * @self: a project
 *
 * Returns: (transfer none) (nullable): its name; %NULL if unknown
 */
const char *
callboard_project_get_name (CallboardProject *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PROJECT (self), NULL);

  return self->name;
}

/**
 * callboard_project_get_slug:
 * @self: a project
 *
 * Returns: (transfer none) (nullable): its `slug`; %NULL if unknown
 */
const char *
callboard_project_get_slug (CallboardProject *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PROJECT (self), NULL);

  return self->slug;
}

/**
 * callboard_project_get_organization:
 * @self: a project
 *
 * Returns: (transfer none) (nullable): its `organization`; %NULL if unknown
 */
CallboardOrganization *
callboard_project_get_organization (CallboardProject *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PROJECT (self), NULL);

  return self->organization;
}

/**
 * callboard_project_get_granted_permissions:
 * @self: a project
 *
 * Returns: (transfer none) (nullable): what the token may do in it, such as
 *   `simulation:run`; %NULL if that is not known, or not wholly
 */
const char * const *
callboard_project_get_granted_permissions (CallboardProject *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PROJECT (self), NULL);

  if (callboard_api_object_is_incomplete (CALLBOARD_API_OBJECT (self), "granted-permissions"))
    return NULL;

  return (const char * const *) self->granted_permissions;
}

/**
 * callboard_project_dup_title:
 * @self: a project
 *
 * Returns: (transfer full): the name, else the slug, else the ID, else "Unnamed project"
 */
char *
callboard_project_dup_title (CallboardProject *self)
{
  const char *names[3];

  g_return_val_if_fail (CALLBOARD_IS_PROJECT (self), NULL);

  names[0] = self->name;
  names[1] = self->slug;
  names[2] = self->id;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i] != NULL && *names[i] != '\0')
      return g_strdup (names[i]);

  /* Translators: a project without a name */
  return g_strdup (_("Unnamed project"));
}
