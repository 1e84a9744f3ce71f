/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-session.h"
#include "callboard-simulations-view.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_CHECK_NARROWING (callboard_check_narrowing_get_type ())

G_DECLARE_FINAL_TYPE (CallboardCheckNarrowing, callboard_check_narrowing, CALLBOARD, CHECK_NARROWING, GObject)

CallboardCheckNarrowing *callboard_check_narrowing_new               (CallboardSession         *session,
                                                                      CallboardPlanJob         *plan_job,
                                                                      CallboardSimulationsView *view);
void                     callboard_check_narrowing_toggle            (CallboardCheckNarrowing  *self,
                                                                      const char               *definition_id);
const char              *callboard_check_narrowing_get_definition_id (CallboardCheckNarrowing  *self);

G_END_DECLS
