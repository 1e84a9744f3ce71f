/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

GBytes *callboard_demo_json_load_bytes (const char *name);

JsonNode *callboard_demo_json_parse (GBytes *bytes);

JsonNode *callboard_demo_json_load_resource (const char *name);

void callboard_demo_json_copy_member (JsonObject *from,
                                      JsonObject *to,
                                      const char *name);

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
