/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The project that a token belongs to.
 */

#include "config.h"

#include "callboard-project.h"

/**
 * CallboardProject:
 *
 * The default project of a token: `defaultProject` of `/v1/me`.
 */
struct _CallboardProject
{
  CallboardApiObject  parent_instance;

  char               *id;
  char               *name;
};

static const CallboardField fields[] = {
  { "id", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardProject, id) },
  { "name", "name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardProject, name) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardProject, callboard_project, fields)

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
