/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-clock.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_REFRESH_INTERVAL:
 *
 * The default of the shortest time between a response and the next request, in ms.
 */
#define CALLBOARD_REFRESH_INTERVAL 2000

#define CALLBOARD_TYPE_REFRESH_SCHEDULE (callboard_refresh_schedule_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRefreshSchedule, callboard_refresh_schedule, CALLBOARD, REFRESH_SCHEDULE, GObject)

CallboardRefreshSchedule *callboard_refresh_schedule_new            (CallboardClock           *clock,
                                                                     GNetworkMonitor          *network_monitor);
CallboardClock           *callboard_refresh_schedule_get_clock      (CallboardRefreshSchedule *self);
gboolean                  callboard_refresh_schedule_get_active     (CallboardRefreshSchedule *self);
void                      callboard_refresh_schedule_set_active     (CallboardRefreshSchedule *self,
                                                                     gboolean                  active);
gboolean                  callboard_refresh_schedule_get_watched    (CallboardRefreshSchedule *self);
void                      callboard_refresh_schedule_set_watched    (CallboardRefreshSchedule *self,
                                                                     gboolean                  watched);
void                      callboard_refresh_schedule_begin          (CallboardRefreshSchedule *self);
void                      callboard_refresh_schedule_report         (CallboardRefreshSchedule *self,
                                                                     gboolean                  changed);
void                      callboard_refresh_schedule_report_failure (CallboardRefreshSchedule *self,
                                                                     const GError             *error);

G_END_DECLS
