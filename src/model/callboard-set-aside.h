/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SET_ASIDE (callboard_set_aside_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSetAside, callboard_set_aside, CALLBOARD, SET_ASIDE, GObject)

CallboardSetAside *callboard_set_aside_new               (const char        *simulation_job_id,
                                                          const GError      *error);
const char        *callboard_set_aside_get_simulation_id (CallboardSetAside *self);
const char        *callboard_set_aside_get_message       (CallboardSetAside *self);

G_END_DECLS
