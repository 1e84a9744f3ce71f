/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "callboard-verdict-check.h"

G_BEGIN_DECLS

/**
 * CallboardCheckResultState:
 * @CALLBOARD_CALL_CHECK_RESULTS_LOADING: the metrics of the call are being loaded
 * @CALLBOARD_CALL_CHECK_RESULTS_LOADED: the metrics are loaded
 * @CALLBOARD_CALL_CHECK_RESULTS_EMPTY: the call has no metrics yet
 * @CALLBOARD_CALL_CHECK_RESULTS_ERROR: the metrics could not be loaded
 *
 * The state of the check results of a call.
 */
typedef enum
{
  CALLBOARD_CALL_CHECK_RESULTS_LOADING,
  CALLBOARD_CALL_CHECK_RESULTS_LOADED,
  CALLBOARD_CALL_CHECK_RESULTS_EMPTY,
  CALLBOARD_CALL_CHECK_RESULTS_ERROR,
} CallboardCheckResultState;

/**
 * CallboardCallCheckResults:
 * @state: the state of the results
 * @call_id: the ID of the call
 * @failed: (nullable): the failed checks; %NULL if there are none
 *
 * The checks that the call of a simulation failed.
 */
typedef struct
{
  CallboardCheckResultState  state;
  char                      *call_id;
  GArray                    *failed;
} CallboardCallCheckResults;

CallboardCallCheckResults *callboard_call_check_results_new         (const char                *call_id);
void                       callboard_call_check_results_free        (CallboardCallCheckResults *self);
void                       callboard_call_check_results_set_metrics (CallboardCallCheckResults *self,
                                                                     GListModel                *metrics);
gboolean                   callboard_call_check_results_fails       (CallboardCallCheckResults *self,
                                                                     CallboardVerdictCheck     *check);

G_END_DECLS
