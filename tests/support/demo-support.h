/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared code of the demo tests: getting and reading the responses of a world. */

#pragma once

#include <json-glib/json-glib.h>

#include "callboard-demo-world.h"

G_BEGIN_DECLS

#define REFERENCE_ID "7f3e4d2c-8a91-4b5c-9e6f-1a2b3c4d5e6f"
#define CURRENT_ID   "895a456c-ad7f-4846-b9ed-461e8184ca63"

/* 2026-09-21 14:13:20.123456 UTC. */
#define NOON G_GINT64_CONSTANT (1790000000123456)

extern const char * const demo_final_statuses[];

gint64      demo_get_clock          (gpointer            user_data);
JsonNode   *demo_parse              (GBytes             *bytes);
JsonObject *demo_get_data           (JsonNode           *response);
JsonNode   *demo_get_run            (CallboardDemoWorld *world,
                                     const char         *id);
char       *demo_dup_id             (CallboardDemoWorld *world,
                                     guint               position);
guint       demo_count_runs         (CallboardDemoWorld *world);
GPtrArray  *demo_get_generated_runs (CallboardDemoWorld *world);
GPtrArray  *demo_get_runs_of_plan   (CallboardDemoWorld *world,
                                     const char         *name);
JsonArray  *demo_get_simulations    (JsonNode           *response);
const char *demo_get_string         (JsonObject         *object,
                                     const char         *member);
gboolean    demo_is_one_of          (const char         *text,
                                     const char * const *texts);
gint64      demo_get_time           (JsonObject         *object,
                                     const char         *member);
guint       demo_count_with_status  (JsonNode           *response,
                                     const char * const *statuses);
JsonObject *demo_get_verdict        (JsonNode           *response);
JsonObject *demo_find_simulation    (JsonNode           *response,
                                     const char         *id);

G_END_DECLS
