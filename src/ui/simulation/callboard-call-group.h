/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-call-details.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_CALL_GROUP (callboard_call_group_get_type ())

G_DECLARE_FINAL_TYPE (CallboardCallGroup, callboard_call_group, CALLBOARD, CALL_GROUP, AdwPreferencesGroup)

void callboard_call_group_set_details (CallboardCallGroup   *self,
                                       CallboardCallDetails *details);

G_END_DECLS
