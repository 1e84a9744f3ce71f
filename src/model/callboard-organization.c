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

G_DEFINE_FINAL_TYPE (CallboardOrganization, callboard_organization, CALLBOARD_TYPE_API_OBJECT)

static const CallboardField fields[] = {
  { "id", "id", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardOrganization, id) },
  { "name", "name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_REQUIRED,
    G_STRUCT_OFFSET (CallboardOrganization, name) },
};

static void
callboard_organization_class_init (CallboardOrganizationClass *klass)
{
  callboard_api_object_class_set_fields (CALLBOARD_API_OBJECT_CLASS (klass),
                                         fields, G_N_ELEMENTS (fields));
}

static void
callboard_organization_init (CallboardOrganization *self)
{
}

/**
 * callboard_organization_get_name:
 * @self: an organization
 *
 * Returns: (transfer none): its name
 */
const char *
callboard_organization_get_name (CallboardOrganization *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ORGANIZATION (self), NULL);

  return self->name;
}
