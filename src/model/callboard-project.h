/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PROJECT (callboard_project_get_type ())

G_DECLARE_FINAL_TYPE (CallboardProject, callboard_project, CALLBOARD, PROJECT, CallboardApiObject)

const char *callboard_project_get_name (CallboardProject *self);

G_END_DECLS
