/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few things that json-glib lacks for writing the demo's answers: times,
 * strings that may be null, the envelope. Used by whatever here writes JSON. */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void callboard_demo_json_set_time (JsonObject *object,
                                   const char *name,
                                   gint64      time);

void callboard_demo_json_set_string (JsonObject *object,
                                     const char *name,
                                     const char *value);

void callboard_demo_json_set_tenths (JsonObject *object,
                                     const char *name,
                                     gint64      tenths);

GBytes *callboard_demo_json_write (JsonObject *object);

GBytes *callboard_demo_json_envelope (const char *name,
                                      JsonObject *object);

G_END_DECLS
