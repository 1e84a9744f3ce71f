/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-simulation-job.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_ATTEMPT_ROW (callboard_attempt_row_get_type ())

G_DECLARE_FINAL_TYPE (CallboardAttemptRow, callboard_attempt_row, CALLBOARD, ATTEMPT_ROW, AdwActionRow)

void callboard_attempt_row_set_attempt (CallboardAttemptRow    *self,
                                        CallboardSimulationJob *simulation,
                                        const char             *id);

G_END_DECLS
