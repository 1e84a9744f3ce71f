/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "callboard-verdict-check.h"

G_BEGIN_DECLS

/**
 * CallboardCheckResultState:
 * @CALLBOARD_CALL_CHECK_RESULTS_LOADING: the metrics of the call are being read
 * @CALLBOARD_CALL_CHECK_RESULTS_READ: they were read
 * @CALLBOARD_CALL_CHECK_RESULTS_EMPTY: there were none: they may come yet
 * @CALLBOARD_CALL_CHECK_RESULTS_ERROR: they could not be read
 *
 * How far it is known which checks a call failed.
 */
typedef enum
{
  CALLBOARD_CALL_CHECK_RESULTS_LOADING,
  CALLBOARD_CALL_CHECK_RESULTS_READ,
  CALLBOARD_CALL_CHECK_RESULTS_EMPTY,
  CALLBOARD_CALL_CHECK_RESULTS_ERROR,
} CallboardCheckResultState;

/**
 * CallboardCallCheckResults:
 * @state: how far it is known
 * @call_id: the call of the simulation
 * @failed: (nullable): the checks that it failed; %NULL where there are none
 *
 * Which checks the call of a simulation failed.
 */
typedef struct
{
  CallboardCheckResultState  state;
  char                       *call_id;
  GArray                     *failed;
} CallboardCallCheckResults;

CallboardCallCheckResults *callboard_call_check_results_new   (const char                *call_id);
void                       callboard_call_check_results_free  (CallboardCallCheckResults *finding);
void                       callboard_call_check_results_read  (CallboardCallCheckResults *finding,
                                                               GListModel                *metrics);
gboolean                   callboard_call_check_results_fails (CallboardCallCheckResults *finding,
                                                               CallboardVerdictCheck     *check);

G_END_DECLS
