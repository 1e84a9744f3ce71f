/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "callboard-verdict-check.h"

G_BEGIN_DECLS

/**
 * CallboardCheckFindingState:
 * @CALLBOARD_CHECK_FINDING_LOADING: the metrics of the call are being read
 * @CALLBOARD_CHECK_FINDING_READ: they were read
 * @CALLBOARD_CHECK_FINDING_EMPTY: there were none: they may come yet
 * @CALLBOARD_CHECK_FINDING_ERROR: they could not be read
 *
 * How far it is known which checks a call failed.
 */
typedef enum
{
  CALLBOARD_CHECK_FINDING_LOADING,
  CALLBOARD_CHECK_FINDING_READ,
  CALLBOARD_CHECK_FINDING_EMPTY,
  CALLBOARD_CHECK_FINDING_ERROR,
} CallboardCheckFindingState;

/**
 * CallboardCheckFinding:
 * @state: how far it is known
 * @call_id: the call of the simulation
 * @failed: (nullable): the checks that it failed; %NULL where there are none
 *
 * Which checks the call of a simulation failed.
 */
typedef struct
{
  CallboardCheckFindingState  state;
  char                       *call_id;
  GArray                     *failed;
} CallboardCheckFinding;

CallboardCheckFinding *callboard_check_finding_new   (const char            *call_id);
void                   callboard_check_finding_free  (CallboardCheckFinding *finding);
void                   callboard_check_finding_read  (CallboardCheckFinding *finding,
                                                      GListModel            *metrics);
gboolean               callboard_check_finding_fails (CallboardCheckFinding *finding,
                                                      CallboardVerdictCheck *check);

G_END_DECLS
