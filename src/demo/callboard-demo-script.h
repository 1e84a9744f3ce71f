/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The script of a run: what becomes of each of its simulations, and when. It
 * is written once, from chance alone; how far a run is at a moment is only
 * read from it. Used by CallboardDemoWorld and what writes its answers. */

#pragma once

#include "callboard-demo-cast.h"
#include "callboard-demo-repertoire.h"
#include "callboard-demo-simulation.h"

G_BEGIN_DECLS

/**
 * CallboardDemoScript:
 *
 * All that becomes of a run. It does not change once it is written.
 */
typedef struct _CallboardDemoScript CallboardDemoScript;

CallboardDemoScript           *callboard_demo_script_new               (const CallboardDemoPiece  *piece,
                                                                        CallboardDemoCast         *cast,
                                                                        GRand                     *chance,
                                                                        gint64                     made_at);

void                           callboard_demo_script_free              (CallboardDemoScript       *self);

const CallboardDemoPiece      *callboard_demo_script_get_piece         (CallboardDemoScript       *self);

guint                          callboard_demo_script_get_n_simulations (CallboardDemoScript       *self);

const CallboardDemoSimulation *callboard_demo_script_get_simulation    (CallboardDemoScript       *self,
                                                                        guint                      position);

gint64                         callboard_demo_script_get_created_at    (CallboardDemoScript       *self);

gint64                         callboard_demo_script_get_started_at    (CallboardDemoScript       *self);

gint64                         callboard_demo_script_get_ended_at      (CallboardDemoScript       *self);

const char                    *callboard_demo_script_get_status        (CallboardDemoScript       *self,
                                                                        gint64                     now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardDemoScript, callboard_demo_script_free)

G_END_DECLS
