/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-organization.h"
#include "callboard-project.h"
#include "callboard-user.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_IDENTITY (callboard_identity_get_type ())

G_DECLARE_FINAL_TYPE (CallboardIdentity, callboard_identity, CALLBOARD, IDENTITY, CallboardApiObject)

CallboardIdentity     *callboard_identity_decode                  (GBytes             *body,
                                                                   GError            **error);
CallboardOrganization *callboard_identity_get_organization        (CallboardIdentity  *self);
CallboardProject      *callboard_identity_get_default_project     (CallboardIdentity  *self);
CallboardUser         *callboard_identity_get_user                (CallboardIdentity  *self);
const char            *callboard_identity_get_token_scope         (CallboardIdentity  *self);
gboolean               callboard_identity_is_personal             (CallboardIdentity  *self);
const char * const    *callboard_identity_get_scopes              (CallboardIdentity  *self);
const char * const    *callboard_identity_get_granted_permissions (CallboardIdentity  *self);
char                  *callboard_identity_dup_title               (CallboardIdentity  *self);
char                  *callboard_identity_dup_key                 (CallboardIdentity  *self);

G_END_DECLS
