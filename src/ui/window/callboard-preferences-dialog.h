/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-session.h"
#include "callboard-storage-usage.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PREFERENCES_DIALOG (callboard_preferences_dialog_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPreferencesDialog, callboard_preferences_dialog, CALLBOARD, PREFERENCES_DIALOG, AdwPreferencesDialog)

CallboardPreferencesDialog *callboard_preferences_dialog_new (GSettings             *settings,
                                                              CallboardStorageUsage *usage);

void                        callboard_preferences_dialog_set_session
                                                             (CallboardPreferencesDialog *self,
                                                              CallboardSession           *session);

G_END_DECLS
