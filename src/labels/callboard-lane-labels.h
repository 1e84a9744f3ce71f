/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-timeline.h"

G_BEGIN_DECLS

char *callboard_lane_dup_name        (const CallboardLane *lane);
char *callboard_lane_dup_description (const CallboardLane *lane);
char *callboard_lane_dup_tooltip     (const CallboardLane *lane);

G_END_DECLS
