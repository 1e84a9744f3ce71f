/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-account.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_APPLICATION (callboard_application_get_type ())

G_DECLARE_FINAL_TYPE (CallboardApplication, callboard_application, CALLBOARD, APPLICATION, AdwApplication)

CallboardApplication *callboard_application_new        (CallboardAccount     *environment_account);
void                  callboard_application_show_toast (CallboardApplication *self,
                                                        const char           *text);

G_END_DECLS
