/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One simulation of the demo: all that will become of it, and how far that is
 * at a moment. Written by CallboardDemoRunSchedule, read by what writes answers. */

#pragma once

#include <json-glib/json-glib.h>

#include "callboard-demo-random.h"

/**
 * CALLBOARD_DEMO_NUMBER_SIZE:
 *
 * The bytes a phone number takes as a string, its final zero included.
 */
#define CALLBOARD_DEMO_NUMBER_SIZE 13

G_BEGIN_DECLS

/**
 * CallboardDemoStage:
 * @CALLBOARD_DEMO_STAGE_RESERVING_CAPACITY: `RESERVING_CAPACITY`
 * @CALLBOARD_DEMO_STAGE_CONNECTING: `CONNECTING`
 * @CALLBOARD_DEMO_STAGE_SIMULATING: `SIMULATING`: from here on there is a call
 * @CALLBOARD_DEMO_STAGE_ENDING: `ENDING`
 * @CALLBOARD_DEMO_STAGE_ANALYZING: `ANALYZING`
 * @CALLBOARD_DEMO_STAGE_EVALUATING: `EVALUATING`
 * @CALLBOARD_DEMO_STAGE_COLLECTING_METRICS: `COLLECTING_METRICS`
 * @CALLBOARD_DEMO_N_STAGES: how many there are
 *
 * What a simulation goes through while it is processed, in this order.
 */
typedef enum
{
  CALLBOARD_DEMO_STAGE_RESERVING_CAPACITY,
  CALLBOARD_DEMO_STAGE_CONNECTING,
  CALLBOARD_DEMO_STAGE_SIMULATING,
  CALLBOARD_DEMO_STAGE_ENDING,
  CALLBOARD_DEMO_STAGE_ANALYZING,
  CALLBOARD_DEMO_STAGE_EVALUATING,
  CALLBOARD_DEMO_STAGE_COLLECTING_METRICS,
  CALLBOARD_DEMO_N_STAGES,
} CallboardDemoStage;

/**
 * CallboardDemoSimulation:
 * @id: `simulationJobId`
 * @call_id: `callId`, once there is a call
 * @line: which phone number it uses, among those of all runs
 * @caller: (unowned): its `persona`, from the personas
 * @scenario: (unowned): its `scenario`, from the personas
 * @endpoint: (unowned): its `agentEndpoint`, from the personas
 * @retry_of: the place in the script of the simulation it retries, or -1
 * @is_replaced: whether a retry replaces it
 * @end_status: (unowned): its `status` from @ended_at on
 * @end_stage: the stage it is in at its end, where it does not complete
 * @invalid_reason: (nullable) (unowned): the `reason` why the result does not
 *   count
 * @invalid_detail: (nullable) (unowned): the same in a sentence
 * @created_at: when it appears
 * @due_at: a retry's `scheduledAt`, else 0
 * @queued_at: when it is next but not yet running
 * @started_at: when it starts, or 0 where it never does
 * @stage_at: when each stage begins; not set where it never starts
 * @ended_at: when nothing more happens to it
 *
 * What becomes of a simulation. Times are microseconds since the Unix epoch.
 */
typedef struct
{
  char        id[CALLBOARD_DEMO_UUID_SIZE];
  char        call_id[CALLBOARD_DEMO_UUID_SIZE];
  guint       line;
  JsonObject *caller;
  JsonObject *scenario;
  JsonObject *endpoint;
  int         retry_of;
  gboolean    is_replaced;

  const char         *end_status;
  CallboardDemoStage  end_stage;
  const char         *invalid_reason;
  const char         *invalid_detail;

  gint64 created_at;
  gint64 due_at;
  gint64 queued_at;
  gint64 started_at;
  gint64 stage_at[CALLBOARD_DEMO_N_STAGES];
  gint64 ended_at;
} CallboardDemoSimulation;

void callboard_demo_simulation_lay_out (CallboardDemoSimulation *self,
                                        GRand                   *chance,
                                        guint                    call_seconds,
                                        gint64                   start);

void callboard_demo_simulation_cut (CallboardDemoSimulation *self,
                                    const char              *status,
                                    gint64                   cut_at);

void callboard_demo_simulation_shift (CallboardDemoSimulation *self,
                                      gint64                   by);

gboolean callboard_demo_simulation_write_number (const CallboardDemoSimulation *self,
                                                 char                           number[CALLBOARD_DEMO_NUMBER_SIZE]);

gboolean callboard_demo_simulation_has_started (const CallboardDemoSimulation *self,
                                                gint64                         now);

gboolean callboard_demo_simulation_has_call (const CallboardDemoSimulation *self,
                                             gint64                         now);

gboolean callboard_demo_simulation_has_ended (const CallboardDemoSimulation *self,
                                              gint64                         now);

gboolean callboard_demo_simulation_awaits_retry (const CallboardDemoSimulation *self,
                                                 gint64                         now);

gboolean callboard_demo_simulation_was_silent (const CallboardDemoSimulation *self);

const char *callboard_demo_simulation_get_status (const CallboardDemoSimulation *self,
                                                  gint64                         now);

const char *callboard_demo_simulation_get_stage (const CallboardDemoSimulation *self,
                                                 gint64                         now);

G_END_DECLS
