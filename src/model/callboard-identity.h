/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_IDENTITY (callboard_identity_get_type ())

G_DECLARE_FINAL_TYPE (CallboardIdentity, callboard_identity, CALLBOARD, IDENTITY, CallboardApiObject)

CallboardIdentity *callboard_identity_decode    (GBytes             *body,
                                                 GError            **error);
char              *callboard_identity_dup_title (CallboardIdentity  *self);
char              *callboard_identity_dup_key   (CallboardIdentity  *self);

G_END_DECLS
