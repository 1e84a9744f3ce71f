/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The user that a personal token belongs to.
 */

#include "config.h"

#include "callboard-user.h"

/**
 * CallboardUser:
 *
 * The owner of a personal token: `user` of `/v1/me`.
 */
struct _CallboardUser
{
  CallboardApiObject  parent_instance;

  char               *id;
  char               *name;
  char               *email;
};

static const CallboardField fields[] = {
  { "id", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardUser, id) },
  { "name", "name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardUser, name) },
  { "email", "email", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardUser, email) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardUser, callboard_user, fields)

/**
 * callboard_user_get_name:
 * @self: a user
 *
 * Returns: (transfer none) (nullable): the name; %NULL if unknown
 */
const char *
callboard_user_get_name (CallboardUser *self)
{
  g_return_val_if_fail (CALLBOARD_IS_USER (self), NULL);

  return self->name;
}

/**
 * callboard_user_get_email:
 * @self: a user
 *
 * Returns: (transfer none) (nullable): the e-mail address; %NULL if unknown
 */
const char *
callboard_user_get_email (CallboardUser *self)
{
  g_return_val_if_fail (CALLBOARD_IS_USER (self), NULL);

  return self->email;
}
