/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_DEMO_RUN (callboard_demo_run_get_type ())

G_DECLARE_FINAL_TYPE (CallboardDemoRun, callboard_demo_run, CALLBOARD, DEMO_RUN, GObject)

CallboardDemoRun *callboard_demo_run_new (const char *id,
                                          const char *title,
                                          const char *description);

const char *callboard_demo_run_get_id (CallboardDemoRun *self);

const char *callboard_demo_run_get_title (CallboardDemoRun *self);

const char *callboard_demo_run_get_description (CallboardDemoRun *self);

G_END_DECLS
