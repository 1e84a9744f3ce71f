/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-client.h"

G_BEGIN_DECLS

/**
 * CallboardRefusal:
 * @permission: (nullable): the permission that the request needs
 * @names_project: whether a refusal may be about the project that the account names
 * @is_collection: whether the request is for something that every project has
 *
 * What it means if a server refuses a request.
 */
typedef struct
{
  const char *permission;
  gboolean    names_project;
  gboolean    is_collection;
} CallboardRefusal;

void    callboard_refusal_init       (CallboardRefusal       *self,
                                      const char             *method,
                                      const char             *path,
                                      gboolean                names_project);
GError *callboard_refusal_take_error (const CallboardRefusal *self,
                                      GError                 *error,
                                      CallboardClient        *client);

G_END_DECLS
