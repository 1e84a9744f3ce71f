/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-outcome.h"
#include "callboard-tone.h"

G_BEGIN_DECLS

const char   *callboard_outcome_get_label     (CallboardOutcome outcome);
const char   *callboard_outcome_get_icon_name (CallboardOutcome outcome);
CallboardTone callboard_outcome_get_tone      (CallboardOutcome outcome);

G_END_DECLS
