/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_ORGANIZATION (callboard_organization_get_type ())

G_DECLARE_FINAL_TYPE (CallboardOrganization, callboard_organization, CALLBOARD, ORGANIZATION, CallboardApiObject)

const char *callboard_organization_get_name (CallboardOrganization *self);

G_END_DECLS
