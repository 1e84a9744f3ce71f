/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CallboardDemoPersonas:
 *
 * The personas, scenarios, agent endpoints and metrics of a world. Immutable.
 */
typedef struct _CallboardDemoPersonas CallboardDemoPersonas;

CallboardDemoPersonas *callboard_demo_personas_new (guint32 seed,
                                                    gint64  world_created_at);

void callboard_demo_personas_free (CallboardDemoPersonas *self);

JsonObject *callboard_demo_personas_get_persona (CallboardDemoPersonas *self,
                                                 guint                  number);

guint callboard_demo_personas_get_n_metrics (CallboardDemoPersonas *self);

JsonObject *callboard_demo_personas_get_metric (CallboardDemoPersonas *self,
                                                guint                  number);

JsonObject *callboard_demo_personas_get_previous_metric (CallboardDemoPersonas *self,
                                                         guint                  number);

void callboard_demo_personas_set_version (CallboardDemoPersonas *self,
                                          JsonObject            *metric,
                                          const char            *id,
                                          JsonObject            *object);

void callboard_demo_personas_get_test_case (CallboardDemoPersonas  *self,
                                            const char             *name,
                                            guint                   number,
                                            JsonObject            **persona,
                                            JsonObject            **scenario,
                                            JsonObject            **endpoint,
                                            const char            **noise);

void callboard_demo_personas_choose_scenario (CallboardDemoPersonas  *self,
                                              const char             *agent_name,
                                              GRand                  *random,
                                              JsonObject            **scenario,
                                              JsonObject            **endpoint);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardDemoPersonas, callboard_demo_personas_free)

G_END_DECLS
