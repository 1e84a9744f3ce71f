/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The invented people, scenarios, endpoints and metrics that the demo's runs
 * draw on. They are written in personas.json; what is here gives them ids and
 * times. Used by CallboardDemoRunSchedule, which hands out the parts. */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CallboardDemoPersonas:
 *
 * Who takes part in the runs of a world. It does not change once it is made.
 */
typedef struct _CallboardDemoPersonas CallboardDemoPersonas;

CallboardDemoPersonas *callboard_demo_personas_new (guint32 seed,
                                                    gint64  made_at);

void callboard_demo_personas_free (CallboardDemoPersonas *self);

JsonObject *callboard_demo_personas_get_persona (CallboardDemoPersonas *self,
                                                 guint                  number);

JsonObject *callboard_demo_personas_get_metric (CallboardDemoPersonas *self,
                                                guint                  number);

void callboard_demo_personas_choose_part (CallboardDemoPersonas  *self,
                                          const char             *business,
                                          GRand                  *chance,
                                          JsonObject            **scenario,
                                          JsonObject            **endpoint);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardDemoPersonas, callboard_demo_personas_free)

G_END_DECLS
