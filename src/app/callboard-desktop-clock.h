/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_DESKTOP_CLOCK (callboard_desktop_clock_get_type ())

G_DECLARE_FINAL_TYPE (CallboardDesktopClock, callboard_desktop_clock, CALLBOARD, DESKTOP_CLOCK, GObject)

CallboardDesktopClock *callboard_desktop_clock_new           (GSettings       *settings,
                                                              GDBusConnection *connection);
GSettings             *callboard_desktop_clock_find_settings (void);

G_END_DECLS
