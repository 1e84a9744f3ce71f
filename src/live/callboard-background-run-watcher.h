/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-session.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_BACKGROUND_RUN_WATCHER (callboard_background_run_watcher_get_type ())

G_DECLARE_FINAL_TYPE (CallboardBackgroundRunWatcher, callboard_background_run_watcher, CALLBOARD, BACKGROUND_RUN_WATCHER, GObject)

CallboardBackgroundRunWatcher *callboard_background_run_watcher_new         (CallboardSession              *session,
                                                                             CallboardRun                  *run,
                                                                             const char                    *name);
CallboardSession              *callboard_background_run_watcher_get_session (CallboardBackgroundRunWatcher *self);
CallboardRun                  *callboard_background_run_watcher_get_run     (CallboardBackgroundRunWatcher *self);
const char                    *callboard_background_run_watcher_get_name    (CallboardBackgroundRunWatcher *self);

G_END_DECLS
