/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "callboard-demo-random.h"

/**
 * CALLBOARD_DEMO_PHONE_NUMBER_SIZE:
 *
 * The size of a phone number as a string in bytes, including the terminating
 * zero.
 */
#define CALLBOARD_DEMO_PHONE_NUMBER_SIZE 13

G_BEGIN_DECLS

/**
 * CallboardDemoStage:
 * @CALLBOARD_DEMO_STAGE_RESERVING_CAPACITY: `RESERVING_CAPACITY`
 * @CALLBOARD_DEMO_STAGE_CONNECTING: `CONNECTING`
 * @CALLBOARD_DEMO_STAGE_SIMULATING: `SIMULATING`, when the call starts
 * @CALLBOARD_DEMO_STAGE_ENDING: `ENDING`
 * @CALLBOARD_DEMO_STAGE_ANALYZING: `ANALYZING`
 * @CALLBOARD_DEMO_STAGE_EVALUATING: `EVALUATING`
 * @CALLBOARD_DEMO_STAGE_COLLECTING_METRICS: `COLLECTING_METRICS`
 * @CALLBOARD_DEMO_N_STAGES: the number of stages
 *
 * The stages of processing a simulation, in order.
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
 * @call_id: `callId`, valid once the call has started
 * @phone_number_index: the index of its phone number among those of all runs
 * @persona: (unowned): its `persona`
 * @scenario: (unowned): its `scenario`
 * @endpoint: (unowned): its `agentEndpoint`
 * @noise: (nullable) (unowned): the noise around the caller, or %NULL for that of the persona
 * @failed_checks: the checks of the plan that its call fails, as bits, if the plan has a story
 * @pause_ms: the length of a pause of the agent in ms, or 0 for none but those of a failed check
 * @retry_of: the position of the simulation that it retries, or -1
 * @is_retried: whether a retry replaces it
 * @end_status: (unowned): its final `status`
 * @end_stage: its last stage
 * @invalid_reason: (nullable) (unowned): the `reason` of its invalidation
 * @invalid_detail: (nullable) (unowned): the `detail` of its invalidation
 * @created_at: `createdAt`
 * @scheduled_at: `scheduledAt` of a retry, otherwise 0
 * @queued_at: when its status changes to `QUEUED`
 * @started_at: `startedAt`, or 0 if it never starts
 * @stage_at: the start of each stage; unset if it never starts
 * @ended_at: when it reaches its final status
 *
 * The schedule of a simulation. Times are in microseconds since the Unix epoch.
 */
typedef struct
{
  char        id[CALLBOARD_DEMO_UUID_SIZE];
  char        call_id[CALLBOARD_DEMO_UUID_SIZE];
  guint       phone_number_index;
  JsonObject *persona;
  JsonObject *scenario;
  JsonObject *endpoint;
  const char *noise;
  guint       failed_checks;
  guint       pause_ms;
  int         retry_of;
  gboolean    is_retried;

  const char         *end_status;
  CallboardDemoStage  end_stage;
  const char         *invalid_reason;
  const char         *invalid_detail;

  gint64 created_at;
  gint64 scheduled_at;
  gint64 queued_at;
  gint64 started_at;
  gint64 stage_at[CALLBOARD_DEMO_N_STAGES];
  gint64 ended_at;
} CallboardDemoSimulation;

/**
 * CallboardDemoTimeFunc:
 * @time: a time in microseconds
 * @user_data: the data passed along with the function
 *
 * Maps times in their order.
 *
 * Returns: the new time
 */
typedef gint64 (*CallboardDemoTimeFunc) (gint64        time,
                                         gconstpointer user_data);

void callboard_demo_simulation_schedule (CallboardDemoSimulation *self,
                                         GRand                   *random,
                                         guint                    call_seconds,
                                         gint64                   start);

void callboard_demo_simulation_end_early (CallboardDemoSimulation *self,
                                          const char              *status,
                                          gint64                   ended_at);

void callboard_demo_simulation_map_times (CallboardDemoSimulation *self,
                                          CallboardDemoTimeFunc    func,
                                          gconstpointer            user_data);

gboolean callboard_demo_simulation_format_phone_number (const CallboardDemoSimulation *self,
                                                        char                           number[CALLBOARD_DEMO_PHONE_NUMBER_SIZE]);

gboolean callboard_demo_simulation_has_started (const CallboardDemoSimulation *self,
                                                gint64                         now);

gboolean callboard_demo_simulation_has_call (const CallboardDemoSimulation *self,
                                             gint64                         now);

gboolean callboard_demo_simulation_has_ended (const CallboardDemoSimulation *self,
                                              gint64                         now);

gboolean callboard_demo_simulation_awaits_retry (const CallboardDemoSimulation *self,
                                                 gint64                         now);

gboolean callboard_demo_simulation_counts (const CallboardDemoSimulation *self);

gboolean callboard_demo_simulation_is_silent (const CallboardDemoSimulation *self);

const char *callboard_demo_simulation_get_status (const CallboardDemoSimulation *self,
                                                  gint64                         now);

const char *callboard_demo_simulation_get_stage (const CallboardDemoSimulation *self,
                                                 gint64                         now);

G_END_DECLS
