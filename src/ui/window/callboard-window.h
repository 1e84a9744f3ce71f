/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-session.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_WINDOW (callboard_window_get_type ())

G_DECLARE_FINAL_TYPE (CallboardWindow, callboard_window, CALLBOARD, WINDOW, AdwApplicationWindow)

CallboardWindow  *callboard_window_new             (GtkApplication   *application,
                                                    GSettings        *settings,
                                                    GMenuModel       *account_menu);
CallboardSession *callboard_window_get_session     (CallboardWindow  *self);
void              callboard_window_set_session     (CallboardWindow  *self,
                                                    CallboardSession *session,
                                                    GListModel       *demo_runs);
void              callboard_window_open_run        (CallboardWindow  *self,
                                                    const char       *address);
void              callboard_window_open_simulation (CallboardWindow  *self,
                                                    const char       *run_id,
                                                    const char       *simulation_id);
void              callboard_window_open_simulation_at
                                                   (CallboardWindow  *self,
                                                    const char       *run_id,
                                                    const char       *simulation_id,
                                                    gint64            offset);
void              callboard_window_queue_action    (CallboardWindow  *self,
                                                    const char       *action_name,
                                                    GVariant         *parameter);
void              callboard_window_open_last_run   (CallboardWindow  *self);
CallboardRun     *callboard_window_get_run         (CallboardWindow  *self);
void              callboard_window_connect         (CallboardWindow  *self);
void              callboard_window_show_toast      (CallboardWindow  *self,
                                                    const char       *text);

G_END_DECLS
