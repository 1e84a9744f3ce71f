/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-session.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_OPEN_DIALOG (callboard_open_dialog_get_type ())

G_DECLARE_FINAL_TYPE (CallboardOpenDialog, callboard_open_dialog, CALLBOARD, OPEN_DIALOG, AdwDialog)

CallboardOpenDialog *callboard_open_dialog_new (CallboardSession   *session,
                                                const char * const *recent);

G_END_DECLS
