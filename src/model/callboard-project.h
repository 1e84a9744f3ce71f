/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-page.h"
#include "callboard-organization.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PROJECT (callboard_project_get_type ())

G_DECLARE_FINAL_TYPE (CallboardProject, callboard_project, CALLBOARD, PROJECT, CallboardApiObject)

CallboardApiPage      *callboard_project_decode_list             (GBytes            *body,
                                                                  GError           **error);
const char            *callboard_project_get_id                  (CallboardProject  *self);
const char            *callboard_project_get_name                (CallboardProject  *self);
const char            *callboard_project_get_slug                (CallboardProject  *self);
CallboardOrganization *callboard_project_get_organization        (CallboardProject  *self);
const char * const    *callboard_project_get_granted_permissions (CallboardProject  *self);
char                  *callboard_project_dup_title               (CallboardProject  *self);

G_END_DECLS
