/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The invented people, scenarios, endpoints and metrics that the demo's runs
 * draw on. They are written in cast.json; what is here gives them ids and
 * times. Used by CallboardDemoScript, which hands out the parts. */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CallboardDemoCast:
 *
 * Who takes part in the runs of a world. It does not change once it is made.
 */
typedef struct _CallboardDemoCast CallboardDemoCast;

CallboardDemoCast *callboard_demo_cast_new         (guint32             seed,
                                                    gint64              made_at);

void               callboard_demo_cast_free        (CallboardDemoCast  *self);

JsonObject        *callboard_demo_cast_get_caller  (CallboardDemoCast  *self,
                                                    guint               number);

JsonObject        *callboard_demo_cast_get_metric  (CallboardDemoCast  *self,
                                                    guint               number);

void               callboard_demo_cast_choose_part (CallboardDemoCast  *self,
                                                    const char         *business,
                                                    GRand              *chance,
                                                    JsonObject        **scenario,
                                                    JsonObject        **endpoint);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardDemoCast, callboard_demo_cast_free)

G_END_DECLS
