/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-plan-job.h"

G_BEGIN_DECLS

/**
 * CallboardMatrixColumns:
 * @CALLBOARD_MATRIX_SCENARIOS: a column for each scenario
 * @CALLBOARD_MATRIX_ENDPOINTS: a column for each endpoint
 * @CALLBOARD_MATRIX_SCENARIOS_AND_ENDPOINTS: a column for each pair of them
 *
 * The kind of columns of a matrix. Rows are personas.
 */
typedef enum
{
  CALLBOARD_MATRIX_SCENARIOS,
  CALLBOARD_MATRIX_ENDPOINTS,
  CALLBOARD_MATRIX_SCENARIOS_AND_ENDPOINTS,
} CallboardMatrixColumns;

/**
 * CallboardTally:
 * @counts: the number of simulations with each #CallboardResult
 * @total: their sum
 *
 * The results of some simulations.
 */
typedef struct
{
  guint counts[CALLBOARD_N_RESULTS];
  guint total;
} CallboardTally;

/**
 * CallboardMatrixLine:
 * @key: a unique key
 * @title: (nullable): the persona, scenario or endpoint; %NULL for a scenario without a
 *   description
 * @subtitle: (nullable): the endpoint of a pair
 * @tally: the results of its simulations
 *
 * A row or a column of a matrix.
 */
typedef struct
{
  char           *key;
  char           *title;
  char           *subtitle;
  CallboardTally  tally;
} CallboardMatrixLine;

#define CALLBOARD_TYPE_MATRIX (callboard_matrix_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMatrix, callboard_matrix, CALLBOARD, MATRIX, GObject)

CallboardMatrix           *callboard_matrix_new           (CallboardPlanJob       *run,
                                                           CallboardMatrixColumns  columns);
guint                      callboard_matrix_get_n_rows    (CallboardMatrix        *self);
guint                      callboard_matrix_get_n_columns (CallboardMatrix        *self);
const CallboardMatrixLine *callboard_matrix_get_row       (CallboardMatrix        *self,
                                                           guint                   row);
const CallboardMatrixLine *callboard_matrix_get_column    (CallboardMatrix        *self,
                                                           guint                   column);
const CallboardTally      *callboard_matrix_get_cell      (CallboardMatrix        *self,
                                                           guint                   row,
                                                           guint                   column);
gboolean                   callboard_matrix_contains      (CallboardMatrixColumns  columns,
                                                           const char             *row_key,
                                                           const char             *column_key,
                                                           CallboardSimulationJob *simulation);
guint                      callboard_tally_count_failed   (const CallboardTally   *tally);

G_END_DECLS
