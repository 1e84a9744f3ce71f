/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-call-details.h"
#include "callboard-json-document.h"
#include "callboard-run.h"
#include "callboard-simulation-details.h"

G_BEGIN_DECLS

/**
 * CallboardJsonSourceKind:
 *
 * What a response is about.
 */
typedef enum
{
  CALLBOARD_JSON_SOURCE_RUN,
  CALLBOARD_JSON_SOURCE_SIMULATION,
  CALLBOARD_JSON_SOURCE_CALL,
  CALLBOARD_JSON_SOURCE_TRANSCRIPT,
  CALLBOARD_JSON_SOURCE_METRICS,
  CALLBOARD_JSON_SOURCE_SENTIMENT,
  CALLBOARD_JSON_SOURCE_METRIC,
  CALLBOARD_JSON_SOURCE_SIMULATION_DETAILS,
  CALLBOARD_JSON_SOURCE_TOOL_MOCKS,
} CallboardJsonSourceKind;

#define CALLBOARD_TYPE_JSON_SOURCE (callboard_json_source_get_type ())

G_DECLARE_FINAL_TYPE (CallboardJsonSource, callboard_json_source, CALLBOARD, JSON_SOURCE, GObject)

CallboardJsonSource     *callboard_json_source_new_run        (CallboardRun           *run);
CallboardJsonSource     *callboard_json_source_new_simulation (CallboardRun           *run,
                                                               const char             *simulation_id);
CallboardJsonSource     *callboard_json_source_new_part       (CallboardCallDetails   *call,
                                                               CallboardCallPartKind   part);
CallboardJsonSource     *callboard_json_source_new_metric     (CallboardCallDetails   *call,
                                                               const char             *definition_id);
CallboardJsonSource     *callboard_json_source_new_details    (CallboardSimulationDetails *details,
                                                               CallboardCallPartKind   part);
CallboardJsonSourceKind  callboard_json_source_get_kind       (CallboardJsonSource    *self);
void                     callboard_json_source_load_async     (CallboardJsonSource    *self,
                                                               GCancellable           *cancellable,
                                                               GAsyncReadyCallback     callback,
                                                               gpointer                user_data);
CallboardJsonDocument   *callboard_json_source_load_finish    (CallboardJsonSource    *self,
                                                               GAsyncResult           *result,
                                                               GError                **error);

G_END_DECLS
