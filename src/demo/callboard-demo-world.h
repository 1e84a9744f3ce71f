/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "callboard-demo-voice.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_DEMO_MAX_SIMULATIONS:
 *
 * The maximum size of the additional run of a world.
 */
#define CALLBOARD_DEMO_MAX_SIMULATIONS 100000

/**
 * CallboardDemoClock:
 * @user_data: the data passed along with the function
 *
 * The clock of a world.
 *
 * Returns: microseconds since the Unix epoch
 */
typedef gint64 (*CallboardDemoClock) (gpointer user_data);

/**
 * CallboardDemoUrlFunc:
 * @call_id: a `callId`
 * @user_data: the data passed along with the function
 *
 * Creates the URL of the recording of a call.
 *
 * Returns: (transfer full): a URL
 */
typedef char *(*CallboardDemoUrlFunc) (const char *call_id,
                                       gpointer    user_data);

#define CALLBOARD_TYPE_DEMO_WORLD (callboard_demo_world_get_type ())

G_DECLARE_FINAL_TYPE (CallboardDemoWorld, callboard_demo_world, CALLBOARD, DEMO_WORLD, GObject)

CallboardDemoWorld *callboard_demo_world_new (guint              n_simulations,
                                              guint32            seed,
                                              CallboardDemoClock clock,
                                              gpointer           clock_data);

CallboardDemoWorld *callboard_demo_world_new_at (guint              n_simulations,
                                                 guint32            seed,
                                                 gint64             created_at,
                                                 CallboardDemoClock clock,
                                                 gpointer           clock_data);

GListModel *callboard_demo_world_get_featured_runs (CallboardDemoWorld *self);

GBytes *callboard_demo_world_dup_plan_job (CallboardDemoWorld *self,
                                           const char         *id);

GBytes *callboard_demo_world_dup_runs (CallboardDemoWorld *self,
                                       GHashTable         *query);

GBytes *callboard_demo_world_dup_plan (CallboardDemoWorld *self,
                                       const char         *id);

GBytes *callboard_demo_world_dup_plans (CallboardDemoWorld  *self,
                                        GHashTable          *query,
                                        GError             **error);

GBytes *callboard_demo_world_dup_metric_definitions (CallboardDemoWorld *self,
                                                     const char         *parameter);

GBytes *callboard_demo_world_dup_simulation (CallboardDemoWorld *self,
                                             const char         *id);

GBytes *callboard_demo_world_dup_lookup (CallboardDemoWorld  *self,
                                         GHashTable          *query,
                                         GError             **error);

GBytes *callboard_demo_world_dup_tool_mocks (CallboardDemoWorld *self,
                                             const char         *id);

GBytes *callboard_demo_world_dup_call (CallboardDemoWorld *self,
                                       const char         *id,
                                       const char         *recording_url);

GBytes *callboard_demo_world_dup_calls (CallboardDemoWorld    *self,
                                        GHashTable            *query,
                                        CallboardDemoUrlFunc   url_func,
                                        gpointer               url_data,
                                        GError               **error);

GBytes *callboard_demo_world_dup_transcript (CallboardDemoWorld *self,
                                             const char         *id);

GBytes *callboard_demo_world_dup_metrics (CallboardDemoWorld *self,
                                          const char         *id);

GBytes *callboard_demo_world_dup_sentiment (CallboardDemoWorld *self,
                                            const char         *id);

CallboardDemoVoice *callboard_demo_world_create_voice (CallboardDemoWorld *self,
                                                       const char         *id);

gint64 callboard_demo_world_get_now (CallboardDemoWorld *self);

G_END_DECLS
