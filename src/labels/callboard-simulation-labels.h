/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-simulation-job.h"

G_BEGIN_DECLS

char *callboard_simulation_labels_dup_reason (CallboardSimulationJob *simulation,
                                              const char             *ended_status);

G_END_DECLS
