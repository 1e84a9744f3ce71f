/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-simulation-job.h"
#include "callboard-verdict.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RUN_CHECK (callboard_run_check_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRunCheck, callboard_run_check, CALLBOARD, RUN_CHECK, GObject)

CallboardRunCheck *callboard_run_check_new         (const char             *definition_id,
                                                    const char             *name,
                                                    const char             *slug);
const char        *callboard_run_check_get_name    (CallboardRunCheck      *self);
const char        *callboard_run_check_get_slug    (CallboardRunCheck      *self);
gboolean           callboard_run_check_matches     (CallboardRunCheck      *self,
                                                    const char             *definition_id,
                                                    const char             *name);
gboolean           callboard_run_check_is_complete (CallboardRunCheck      *self,
                                                    CallboardVerdict       *verdict);
CallboardResult    callboard_run_check_get_result  (CallboardRunCheck      *self,
                                                    CallboardSimulationJob *simulation,
                                                    gboolean                is_complete);

G_END_DECLS
