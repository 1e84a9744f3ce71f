/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The organization that a token belongs to.
 */

#include "config.h"

#include "callboard-organization.h"

/**
 * CallboardOrganization:
 *
 * The owner of a project: `organization` of `/v1/me`.
 */
struct _CallboardOrganization
{
  CallboardApiObject  parent_instance;

  char               *id;
  char               *name;
};

static const CallboardField fields[] = {
  { "id", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardOrganization, id) },
  { "name", "name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardOrganization, name) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardOrganization, callboard_organization, fields)

/**
 * callboard_organization_get_name:
 * @self: an organization
 *
 * Returns: (transfer none) (nullable): its name; %NULL if unknown
 */
const char *
callboard_organization_get_name (CallboardOrganization *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ORGANIZATION (self), NULL);

  return self->name;
}
