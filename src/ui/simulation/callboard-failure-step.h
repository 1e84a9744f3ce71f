/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-simulation-job.h"

G_BEGIN_DECLS

CallboardSimulationJob *callboard_failure_step (GListModel *simulations,
                                                guint       position,
                                                gboolean    forward);

G_END_DECLS
