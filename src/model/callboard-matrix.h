/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-dimension.h"
#include "callboard-plan-job.h"
#include "callboard-run-check.h"

G_BEGIN_DECLS

/**
 * CallboardTally:
 * @counts: the number of simulations with each #CallboardResult
 * @n_counted: how many of them can pass: neither canceled nor invalidated; of a check,
 *   those on which it has a value
 * @total: the number of all
 *
 * The results of some simulations.
 */
typedef struct
{
  guint counts[CALLBOARD_N_RESULTS];
  guint n_counted;
  guint total;
} CallboardTally;

/**
 * CallboardMatrixLine:
 * @dimension: (transfer none): what the matrix is divided by
 * @key: a unique key
 * @title: (nullable): the value in one line; %NULL if it is unknown
 * @subtitle: (nullable): the endpoint of a pair
 * @tally: the results of its simulations
 *
 * A row or a column of a matrix.
 */
typedef struct
{
  CallboardDimension *dimension;
  char               *key;
  char               *title;
  char               *subtitle;
  CallboardTally      tally;
} CallboardMatrixLine;

#define CALLBOARD_TYPE_MATRIX (callboard_matrix_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMatrix, callboard_matrix, CALLBOARD, MATRIX, GObject)

CallboardMatrix           *callboard_matrix_new           (CallboardPlanJob       *run,
                                                           GListModel             *simulations,
                                                           CallboardDimension     *rows,
                                                           CallboardDimension     *columns,
                                                           CallboardRunCheck      *check);
guint                      callboard_matrix_get_n_rows    (CallboardMatrix        *self);
guint                      callboard_matrix_get_n_columns (CallboardMatrix        *self);
const CallboardMatrixLine *callboard_matrix_get_row       (CallboardMatrix        *self,
                                                           guint                   row);
const CallboardMatrixLine *callboard_matrix_get_column    (CallboardMatrix        *self,
                                                           guint                   column);
const CallboardTally      *callboard_matrix_get_cell      (CallboardMatrix        *self,
                                                           guint                   row,
                                                           guint                   column);
const CallboardTally      *callboard_matrix_get_tally     (CallboardMatrix        *self);
guint                      callboard_tally_count_failed   (const CallboardTally   *tally);
CallboardResult            callboard_tally_get_worst      (const CallboardTally   *tally);

G_END_DECLS
