/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PERSONA (callboard_persona_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPersona, callboard_persona, CALLBOARD, PERSONA, CallboardApiObject)

const char *callboard_persona_get_id           (CallboardPersona *self);
const char *callboard_persona_get_name         (CallboardPersona *self);
const char *callboard_persona_get_display_name (CallboardPersona *self);
const char *callboard_persona_get_language     (CallboardPersona *self);
GListModel *callboard_persona_get_properties   (CallboardPersona *self);

G_END_DECLS
