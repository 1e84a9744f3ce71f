/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-run-list.h"
#include "callboard-session.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RUNS_PAGE (callboard_runs_page_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRunsPage, callboard_runs_page, CALLBOARD, RUNS_PAGE, AdwNavigationPage)

CallboardRunsPage *callboard_runs_page_new        (CallboardSession  *session,
                                                   GMenuModel        *menu,
                                                   GMenuModel        *account_menu);
void               callboard_runs_page_select     (CallboardRunsPage *self,
                                                   CallboardRun      *run);
char              *callboard_runs_page_dup_failed_run
                                                  (CallboardRunsPage *self,
                                                   gboolean           forward);
void               callboard_runs_page_refresh    (CallboardRunsPage *self);
const GError      *callboard_runs_page_get_error  (CallboardRunsPage *self);
void               callboard_runs_page_set_error_is_elsewhere
                                                  (CallboardRunsPage *self,
                                                   gboolean           is_elsewhere);
void               callboard_runs_page_show_plan  (CallboardRunsPage *self,
                                                   const char        *plan_id);
CallboardRunList  *callboard_runs_page_get_run_list
                                                  (CallboardRunsPage *self);
void               callboard_runs_page_search     (CallboardRunsPage *self);
void               callboard_runs_page_search_for (CallboardRunsPage *self,
                                                   const char        *text);

G_END_DECLS
