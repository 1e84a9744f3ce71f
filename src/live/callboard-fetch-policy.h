/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "callboard-clock.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_FETCH_POLICY_DAILY_LIMIT:
 *
 * The maximum size of what is fetched in the background a day, in bytes.
 */
#define CALLBOARD_FETCH_POLICY_DAILY_LIMIT ((guint64) 50 * 1000 * 1000)

#define CALLBOARD_TYPE_FETCH_POLICY (callboard_fetch_policy_get_type ())

G_DECLARE_FINAL_TYPE (CallboardFetchPolicy, callboard_fetch_policy, CALLBOARD, FETCH_POLICY, GObject)

CallboardFetchPolicy *callboard_fetch_policy_new               (CallboardClock       *clock,
                                                                GSettings            *settings);
void                  callboard_fetch_policy_start             (CallboardFetchPolicy *self);
void                  callboard_fetch_policy_set_power_monitor (CallboardFetchPolicy *self,
                                                                GPowerProfileMonitor *power_monitor);
gboolean              callboard_fetch_policy_get_allowed       (CallboardFetchPolicy *self);
guint64               callboard_fetch_policy_get_remaining     (CallboardFetchPolicy *self);
void                  callboard_fetch_policy_spend             (CallboardFetchPolicy *self,
                                                                guint64               n_bytes);

G_END_DECLS
