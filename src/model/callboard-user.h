/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_USER (callboard_user_get_type ())

G_DECLARE_FINAL_TYPE (CallboardUser, callboard_user, CALLBOARD, USER, CallboardApiObject)

const char *callboard_user_get_name  (CallboardUser *self);
const char *callboard_user_get_email (CallboardUser *self);

G_END_DECLS
