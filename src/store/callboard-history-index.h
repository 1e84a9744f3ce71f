/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-database.h"
#include "callboard-plan-job.h"

G_BEGIN_DECLS

gboolean callboard_history_index_run     (CallboardDatabase  *database,
                                          gint64              payload,
                                          const char         *account,
                                          CallboardPlanJob   *plan_job,
                                          GError            **error);
gboolean callboard_history_index_pending (CallboardDatabase  *database,
                                          gboolean           *has_more,
                                          GError            **error);
gboolean callboard_history_has_pending   (CallboardDatabase  *database,
                                          gboolean           *has_more,
                                          GError            **error);
gboolean callboard_history_set_indexed   (CallboardDatabase  *database,
                                          gint64              payload,
                                          GError            **error);

G_END_DECLS
