/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-demo-world-private.h"

G_BEGIN_DECLS

/**
 * CallboardDemoSimulationInfo:
 * @entry: the run of the simulation
 * @simulation: (nullable) (unowned): the simulation, if the run has a schedule
 * @position: its position in the schedule of the run
 * @example: (nullable) (unowned): the simulation, if the run is an example
 * @id: (unowned): `simulationJobId`
 * @call_id: (nullable) (unowned): `callId`
 * @persona: (unowned): `persona`
 * @scenario: (unowned): `scenario`
 * @endpoint: (unowned): `agentEndpoint`
 * @end_status: (unowned): the final `status`
 * @is_silent: whether the agent never speaks
 * @number: `roarkPhoneNumber`
 * @by_phone: whether it used @number
 * @created_at: the creation time in microseconds since the Unix epoch
 * @started_at: the start time, or 0
 * @ended_at: the end time, which can be in the future
 *
 * A search result of the index.
 */
typedef struct
{
  CallboardDemoRunEntry         *entry;
  const CallboardDemoSimulation *simulation;
  guint                          position;
  JsonObject                    *example;
  const char                    *id;
  const char                    *call_id;
  JsonObject                    *persona;
  JsonObject                    *scenario;
  JsonObject                    *endpoint;
  const char                    *end_status;
  gboolean                       is_silent;
  char                           number[CALLBOARD_DEMO_PHONE_NUMBER_SIZE];
  gboolean                       by_phone;
  gint64                         created_at;
  gint64                         started_at;
  gint64                         ended_at;
} CallboardDemoSimulationInfo;

gboolean callboard_demo_simulation_index_find_call (CallboardDemoWorld          *self,
                                                    const char                  *call_id,
                                                    CallboardDemoSimulationInfo *info);

GPtrArray *callboard_demo_simulation_index_dup_call_ids (CallboardDemoWorld    *self,
                                                         CallboardDemoRunEntry *entry);
gboolean callboard_demo_simulation_index_find (CallboardDemoWorld          *self,
                                               const char                  *id,
                                               CallboardDemoSimulationInfo *info);

G_END_DECLS
