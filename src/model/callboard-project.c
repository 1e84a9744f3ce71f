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

G_DEFINE_FINAL_TYPE (CallboardProject, callboard_project, CALLBOARD_TYPE_API_OBJECT)

static const CallboardField fields[] = {
  { "id", "id", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardProject, id) },
  { "name", "name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_REQUIRED,
    G_STRUCT_OFFSET (CallboardProject, name) },
};

static void
callboard_project_class_init (CallboardProjectClass *klass)
{
  callboard_api_object_class_set_fields (CALLBOARD_API_OBJECT_CLASS (klass),
                                         fields, G_N_ELEMENTS (fields));
}

static void
callboard_project_init (CallboardProject *self)
{
}

/**
 * callboard_project_get_name:
 * @self: a project
 *
 * Returns: (transfer none): its name
 */
const char *
callboard_project_get_name (CallboardProject *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PROJECT (self), NULL);

  return self->name;
}
