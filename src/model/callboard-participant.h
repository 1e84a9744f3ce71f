/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PARTICIPANT (callboard_participant_get_type ())

G_DECLARE_FINAL_TYPE (CallboardParticipant, callboard_participant, CALLBOARD, PARTICIPANT, CallboardApiObject)

const char *callboard_participant_get_id               (CallboardParticipant *self);
const char *callboard_participant_get_participant_type (CallboardParticipant *self);

G_END_DECLS
