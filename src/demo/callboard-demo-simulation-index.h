/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory of a world: finds one simulation among those of all runs, by
 * its id or by the phone number it used. Used by the world's answers. */

#pragma once

#include "callboard-demo-world-private.h"

G_BEGIN_DECLS

/**
 * CallboardDemoRunList:
 * @show: the run it belongs to
 * @simulation: (nullable) (unowned): the simulation, of a run that is played
 * @position: its place in the script of the run
 * @example: (nullable) (unowned): the simulation, of a run that is a file
 * @id: (unowned): `simulationJobId`
 * @call_id: (nullable) (unowned): `callId`
 * @number: `roarkPhoneNumber`
 * @by_phone: whether it used @number
 * @created_at: when it was created, in microseconds since the Unix epoch
 * @started_at: when it started, or 0
 * @ended_at: when it ended or will end
 *
 * What the directory has about a simulation.
 */
typedef struct
{
  CallboardDemoShow             *show;
  const CallboardDemoSimulation *simulation;
  guint                          position;
  JsonObject                    *example;
  const char                    *id;
  const char                    *call_id;
  char                           number[CALLBOARD_DEMO_NUMBER_SIZE];
  gboolean                       by_phone;
  gint64                         created_at;
  gint64                         started_at;
  gint64                         ended_at;
} CallboardDemoRunList;

gboolean callboard_demo_simulation_index_find_call (CallboardDemoWorld   *self,
                                                    const char           *call_id,
                                                    CallboardDemoRunList *listing);

G_END_DECLS
