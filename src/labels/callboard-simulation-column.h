/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-simulation-job.h"

G_BEGIN_DECLS

/**
 * CallboardColumnGroup:
 * @CALLBOARD_COLUMN_GROUP_FIELD: a field of the simulation
 * @CALLBOARD_COLUMN_GROUP_CHECK: a check of the run
 * @CALLBOARD_COLUMN_GROUP_METRIC: another metric of the run
 * @CALLBOARD_N_COLUMN_GROUPS: the number of groups
 *
 * The groups of columns, in the order of the column chooser.
 */
typedef enum
{
  CALLBOARD_COLUMN_GROUP_FIELD,
  CALLBOARD_COLUMN_GROUP_CHECK,
  CALLBOARD_COLUMN_GROUP_METRIC,
  CALLBOARD_N_COLUMN_GROUPS,
} CallboardColumnGroup;

/**
 * CallboardColumnKind:
 * @CALLBOARD_COLUMN_RESULT: the result of the simulation, and why it failed
 * @CALLBOARD_COLUMN_TEXT: a text
 * @CALLBOARD_COLUMN_TIME: a date and time
 * @CALLBOARD_COLUMN_NUMBER: a number, which has statistics
 * @CALLBOARD_COLUMN_DURATION: a number of ms, which has statistics
 * @CALLBOARD_COLUMN_BOOLEAN: a boolean
 * @CALLBOARD_COLUMN_CHECK: a check: passed or failed
 *
 * What a column has.
 */
typedef enum
{
  CALLBOARD_COLUMN_RESULT,
  CALLBOARD_COLUMN_TEXT,
  CALLBOARD_COLUMN_TIME,
  CALLBOARD_COLUMN_NUMBER,
  CALLBOARD_COLUMN_DURATION,
  CALLBOARD_COLUMN_BOOLEAN,
  CALLBOARD_COLUMN_CHECK,
} CallboardColumnKind;

#define CALLBOARD_TYPE_SIMULATION_COLUMN (callboard_simulation_column_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSimulationColumn, callboard_simulation_column, CALLBOARD, SIMULATION_COLUMN, GObject)

const char                *callboard_column_group_get_label               (CallboardColumnGroup       group);
GListModel                *callboard_simulation_column_list_fields        (void);
CallboardSimulationColumn *callboard_simulation_column_new_for_metric     (CallboardRunMetric        *metric,
                                                                           CallboardRunMetricList    *metrics);
const char                *callboard_simulation_column_get_id             (CallboardSimulationColumn *self);
const char                *callboard_simulation_column_get_title          (CallboardSimulationColumn *self);
CallboardColumnGroup       callboard_simulation_column_get_group          (CallboardSimulationColumn *self);
CallboardColumnKind        callboard_simulation_column_get_kind           (CallboardSimulationColumn *self);
CallboardRunMetric        *callboard_simulation_column_get_metric         (CallboardSimulationColumn *self);
gboolean                   callboard_simulation_column_has_statistics     (CallboardSimulationColumn *self);
gboolean                   callboard_simulation_column_has_value          (CallboardSimulationColumn *self,
                                                                           CallboardSimulationJob    *simulation);
gboolean                   callboard_simulation_column_get_number         (CallboardSimulationColumn *self,
                                                                           CallboardSimulationJob    *simulation,
                                                                           double                    *number);
CallboardResult            callboard_simulation_column_get_result         (CallboardSimulationColumn *self,
                                                                           CallboardSimulationJob    *simulation);
char                      *callboard_simulation_column_dup_text           (CallboardSimulationColumn *self,
                                                                           CallboardSimulationJob    *simulation);
char                      *callboard_simulation_column_format             (CallboardSimulationColumn *self,
                                                                           double                     number);

G_END_DECLS
