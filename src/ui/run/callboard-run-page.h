/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-run.h"
#include "callboard-session.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RUN_PAGE (callboard_run_page_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRunPage, callboard_run_page, CALLBOARD, RUN_PAGE, AdwNavigationPage)

CallboardRunPage *callboard_run_page_new                   (CallboardSession       *session,
                                                            CallboardRun           *run,
                                                            GMenuModel             *menu);
CallboardRun     *callboard_run_page_get_run               (CallboardRunPage       *self);
GListModel       *callboard_run_page_get_shown_simulations (CallboardRunPage       *self);
void              callboard_run_page_select                (CallboardRunPage       *self,
                                                            CallboardSimulationJob *simulation);
void              callboard_run_page_open_simulation       (CallboardRunPage       *self,
                                                            const char             *simulation_id);
void              callboard_run_page_open_simulation_at    (CallboardRunPage       *self,
                                                            const char             *simulation_id,
                                                            gint64                  offset);
void              callboard_run_page_focus_search          (CallboardRunPage       *self);
void              callboard_run_page_view_json             (CallboardRunPage       *self);

G_END_DECLS
