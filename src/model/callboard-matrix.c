/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulations that are shown of a run, counted by two dimensions. Updated when the run
 * or the filter changes; drawn by the matrix view.
 */

#include "config.h"

#include "callboard-matrix.h"
#include "callboard-text.h"
#include "callboard-work-slice.h"

/* Characters shown of a name. */
#define MAX_TITLE 200

/* What is counted, replaced as a whole. */
typedef struct
{
  GPtrArray      *rows;
  GPtrArray      *columns;
  /* From the key of a row or column, which owns it, to its position. */
  GHashTable     *row_positions;
  GHashTable     *column_positions;
  /* From row and column in one number to the tally; only cells with simulations. */
  GHashTable     *cells;
  CallboardTally  tally;
} Counts;

/**
 * CallboardMatrix:
 *
 * A matrix of simulations, with rows and columns in order of appearance. It is counted anew
 * after each change of the run or of the list, with #CallboardMatrix::changed; a long list
 * in slices, so that it is empty at first.
 */
struct _CallboardMatrix
{
  GObject             parent_instance;

  CallboardPlanJob   *run;
  GListModel         *simulations;
  CallboardDimension *row_dimension;
  CallboardDimension *column_dimension;
  /* NULL to count results. */
  CallboardRunCheck  *check;
  /* Whether calls that must have passed have passed the check. */
  gboolean            is_check_complete;
  Counts             *counts;
  /* NULL while nothing is counted. */
  Counts             *next_counts;
  CallboardWorkSlice *work;
  guint               rebuild_id;
};

G_DEFINE_FINAL_TYPE (CallboardMatrix, callboard_matrix, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
line_free (CallboardMatrixLine *line)
{
  g_free (line->key);
  g_free (line->title);
  g_free (line->subtitle);
  g_free (line);
}

static Counts *
counts_new (void)
{
  Counts *counts = g_new0 (Counts, 1);

  counts->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  counts->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  counts->row_positions = g_hash_table_new (g_str_hash, g_str_equal);
  counts->column_positions = g_hash_table_new (g_str_hash, g_str_equal);
  counts->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  return counts;
}

static void
counts_free (Counts *counts)
{
  g_hash_table_unref (counts->row_positions);
  g_hash_table_unref (counts->column_positions);
  g_hash_table_unref (counts->cells);
  g_ptr_array_unref (counts->rows);
  g_ptr_array_unref (counts->columns);
  g_free (counts);
}

static void
callboard_matrix_dispose (GObject *object)
{
  CallboardMatrix *self = CALLBOARD_MATRIX (object);

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  callboard_work_slice_stop (self->work);

  G_OBJECT_CLASS (callboard_matrix_parent_class)->dispose (object);
}

static void
callboard_matrix_finalize (GObject *object)
{
  CallboardMatrix *self = CALLBOARD_MATRIX (object);

  g_clear_pointer (&self->work, callboard_work_slice_free);
  g_clear_pointer (&self->counts, counts_free);
  g_clear_pointer (&self->next_counts, counts_free);
  g_clear_object (&self->run);
  g_clear_object (&self->simulations);
  g_clear_object (&self->row_dimension);
  g_clear_object (&self->column_dimension);
  g_clear_object (&self->check);

  G_OBJECT_CLASS (callboard_matrix_parent_class)->finalize (object);
}

static void
callboard_matrix_class_init (CallboardMatrixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = callboard_matrix_dispose;
  object_class->finalize = callboard_matrix_finalize;

  /**
   * CallboardMatrix::changed:
   * @self: a matrix
   *
   * Emitted after the matrix was counted anew. Pointers to rows, columns and cells are
   * invalid.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", CALLBOARD_TYPE_MATRIX, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* --- Counting ---------------------------------------------------------------- */

static char *
dup_line (const char *text)
{
  return text != NULL ? callboard_text_sanitize_line (text, MAX_TITLE) : NULL;
}

static CallboardMatrixLine *
create_line (CallboardDimension     *dimension,
             CallboardSimulationJob *simulation)
{
  CallboardMatrixLine *line = g_new0 (CallboardMatrixLine, 1);
  g_autofree char *value = callboard_dimension_dup_value (dimension, simulation);

  line->dimension = dimension;
  line->title = dup_line (value);
  if (callboard_dimension_get_kind (dimension) == CALLBOARD_DIMENSION_SCENARIO_AND_ENDPOINT)
    line->subtitle =
      dup_line (callboard_agent_endpoint_get_name (callboard_simulation_job_get_agent_endpoint (simulation)));

  return line;
}

/* Returns the position of the line of a simulation, which is created on first use. */
static guint
ensure_line (GPtrArray              *lines,
             GHashTable             *positions,
             CallboardDimension     *dimension,
             CallboardSimulationJob *simulation)
{
  g_autofree char *key = callboard_dimension_dup_key (dimension, simulation);
  CallboardMatrixLine *line;
  gpointer position;

  if (g_hash_table_lookup_extended (positions, key, NULL, &position))
    return GPOINTER_TO_UINT (position);

  line = create_line (dimension, simulation);
  line->key = g_steal_pointer (&key);
  g_hash_table_insert (positions, line->key, GUINT_TO_POINTER (lines->len));
  g_ptr_array_add (lines, line);

  return lines->len - 1;
}

static gint64
get_cell_key (guint row,
              guint column)
{
  return (gint64) row << 32 | column;
}

static gboolean
is_counted (CallboardMatrix *self,
            CallboardResult  result)
{
  if (self->check != NULL)
    return result == CALLBOARD_RESULT_PASSED || result == CALLBOARD_RESULT_FAILED;

  return result != CALLBOARD_RESULT_INVALIDATED && result != CALLBOARD_RESULT_CANCELED;
}

static void
count (CallboardMatrix *self,
       CallboardTally  *tally,
       CallboardResult  result)
{
  tally->counts[result]++;
  tally->n_counted += is_counted (self, result);
  tally->total++;
}

static CallboardTally *
ensure_cell (Counts *counts,
             guint   row,
             guint   column)
{
  gint64 key = get_cell_key (row, column);
  CallboardTally *cell = g_hash_table_lookup (counts->cells, &key);

  if (cell == NULL)
    {
      cell = g_new0 (CallboardTally, 1);
      g_hash_table_insert (counts->cells, g_memdup2 (&key, sizeof key), cell);
    }

  return cell;
}

static gboolean
callboard_matrix_count_cb (guint    position,
                           gpointer user_data)
{
  CallboardMatrix *self = user_data;
  Counts *counts = self->next_counts;
  g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (self->simulations, position);
  CallboardResult result;
  guint row;
  guint column;

  if (simulation == NULL)
    return FALSE;

  row = ensure_line (counts->rows, counts->row_positions, self->row_dimension, simulation);
  column = ensure_line (counts->columns, counts->column_positions, self->column_dimension, simulation);
  result = self->check != NULL
             ? callboard_run_check_get_result (self->check, simulation, self->is_check_complete)
             : callboard_simulation_job_get_result (simulation);

  count (self, ensure_cell (counts, row, column), result);
  count (self, &((CallboardMatrixLine *) g_ptr_array_index (counts->rows, row))->tally, result);
  count (self, &((CallboardMatrixLine *) g_ptr_array_index (counts->columns, column))->tally, result);
  count (self, &counts->tally, result);

  return TRUE;
}

static void
callboard_matrix_counted_cb (gpointer user_data)
{
  CallboardMatrix *self = user_data;

  counts_free (self->counts);
  self->counts = g_steal_pointer (&self->next_counts);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
callboard_matrix_rebuild (CallboardMatrix *self)
{
  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_clear_pointer (&self->next_counts, counts_free);
  self->next_counts = counts_new ();
  self->is_check_complete =
    self->check != NULL && callboard_run_check_is_complete (self->check, callboard_plan_job_get_verdict (self->run));
  callboard_work_slice_start (self->work);
}

static void
callboard_matrix_rebuild_cb (gpointer user_data)
{
  CallboardMatrix *self = user_data;

  self->rebuild_id = 0;
  callboard_matrix_rebuild (self);
}

/* A list changes in several steps, and the run tells when it has changed as a whole. */
static void
callboard_matrix_items_changed_cb (CallboardMatrix *self)
{
  callboard_work_slice_stop (self->work);
  if (self->rebuild_id == 0)
    self->rebuild_id = g_idle_add_once (callboard_matrix_rebuild_cb, self);
}

static void
callboard_matrix_init (CallboardMatrix *self)
{
  self->counts = counts_new ();
  self->work = callboard_work_slice_new (callboard_matrix_count_cb, callboard_matrix_counted_cb, self);
}

/**
 * callboard_matrix_new:
 * @run: a run
 * @simulations: those of its simulations that are counted
 * @rows: what rows are
 * @columns: what columns are
 * @check: (nullable): the check whose results are counted, or %NULL for the results of the
 *   simulations
 *
 * Returns: (transfer full): the matrix of @simulations
 */
CallboardMatrix *
callboard_matrix_new (CallboardPlanJob   *run,
                      GListModel         *simulations,
                      CallboardDimension *rows,
                      CallboardDimension *columns,
                      CallboardRunCheck  *check)
{
  CallboardMatrix *self;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (run), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (simulations), NULL);
  g_return_val_if_fail (CALLBOARD_IS_DIMENSION (rows), NULL);
  g_return_val_if_fail (CALLBOARD_IS_DIMENSION (columns), NULL);
  g_return_val_if_fail (check == NULL || CALLBOARD_IS_RUN_CHECK (check), NULL);

  self = g_object_new (CALLBOARD_TYPE_MATRIX, NULL);
  self->run = g_object_ref (run);
  self->simulations = g_object_ref (simulations);
  self->row_dimension = g_object_ref (rows);
  self->column_dimension = g_object_ref (columns);
  g_set_object (&self->check, check);
  g_signal_connect_object (simulations, "items-changed", G_CALLBACK (callboard_matrix_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "merged", G_CALLBACK (callboard_matrix_rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "results-changed", G_CALLBACK (callboard_matrix_rebuild), self, G_CONNECT_SWAPPED);
  callboard_matrix_rebuild (self);

  return self;
}

/**
 * callboard_matrix_get_n_rows:
 * @self: a matrix
 *
 * Returns: the number of rows
 */
guint
callboard_matrix_get_n_rows (CallboardMatrix *self)
{
  g_return_val_if_fail (CALLBOARD_IS_MATRIX (self), 0);

  return self->counts->rows->len;
}

/**
 * callboard_matrix_get_n_columns:
 * @self: a matrix
 *
 * Returns: the number of columns
 */
guint
callboard_matrix_get_n_columns (CallboardMatrix *self)
{
  g_return_val_if_fail (CALLBOARD_IS_MATRIX (self), 0);

  return self->counts->columns->len;
}

/**
 * callboard_matrix_get_row:
 * @self: a matrix
 * @row: a position below callboard_matrix_get_n_rows()
 *
 * Returns: (transfer none): the row; valid until #CallboardMatrix::changed
 */
const CallboardMatrixLine *
callboard_matrix_get_row (CallboardMatrix *self,
                          guint            row)
{
  g_return_val_if_fail (CALLBOARD_IS_MATRIX (self), NULL);
  g_return_val_if_fail (row < self->counts->rows->len, NULL);

  return g_ptr_array_index (self->counts->rows, row);
}

/**
 * callboard_matrix_get_column:
 * @self: a matrix
 * @column: a position below callboard_matrix_get_n_columns()
 *
 * Returns: (transfer none): the column; valid until #CallboardMatrix::changed
 */
const CallboardMatrixLine *
callboard_matrix_get_column (CallboardMatrix *self,
                             guint            column)
{
  g_return_val_if_fail (CALLBOARD_IS_MATRIX (self), NULL);
  g_return_val_if_fail (column < self->counts->columns->len, NULL);

  return g_ptr_array_index (self->counts->columns, column);
}

/**
 * callboard_matrix_get_cell:
 * @self: a matrix
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer none) (nullable): the tally of a cell, or %NULL if the cell is
 *   empty; valid until #CallboardMatrix::changed
 */
const CallboardTally *
callboard_matrix_get_cell (CallboardMatrix *self,
                           guint            row,
                           guint            column)
{
  gint64 key = get_cell_key (row, column);

  g_return_val_if_fail (CALLBOARD_IS_MATRIX (self), NULL);

  return g_hash_table_lookup (self->counts->cells, &key);
}

/**
 * callboard_matrix_get_tally:
 * @self: a matrix
 *
 * Returns: (transfer none): the tally of all simulations; valid until
 *   #CallboardMatrix::changed
 */
const CallboardTally *
callboard_matrix_get_tally (CallboardMatrix *self)
{
  g_return_val_if_fail (CALLBOARD_IS_MATRIX (self), NULL);

  return &self->counts->tally;
}

/**
 * callboard_tally_count_failed:
 * @tally: a tally
 *
 * Returns: the number of simulations that failed a check or whose call failed
 */
guint
callboard_tally_count_failed (const CallboardTally *tally)
{
  g_return_val_if_fail (tally != NULL, 0);

  return tally->counts[CALLBOARD_RESULT_FAILED] + tally->counts[CALLBOARD_RESULT_ERROR];
}

/**
 * callboard_tally_get_worst:
 * @tally: a tally that is not empty
 *
 * Returns: the one result that stands for all: a failure or an error if there is any, else
 *   something that is not known yet; %CALLBOARD_RESULT_PASSED only if all that count have
 *   passed
 */
CallboardResult
callboard_tally_get_worst (const CallboardTally *tally)
{
  static const CallboardResult order[] = {
    CALLBOARD_RESULT_FAILED, CALLBOARD_RESULT_ERROR, CALLBOARD_RESULT_RUNNING, CALLBOARD_RESULT_WAITING,
    CALLBOARD_RESULT_UNKNOWN, CALLBOARD_RESULT_NOT_EVALUATED, CALLBOARD_RESULT_PASSED,
    CALLBOARD_RESULT_INVALIDATED, CALLBOARD_RESULT_CANCELED,
  };

  g_return_val_if_fail (tally != NULL, CALLBOARD_RESULT_UNKNOWN);

  G_STATIC_ASSERT (G_N_ELEMENTS (order) == CALLBOARD_N_RESULTS);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (tally->counts[order[i]] > 0)
      return order[i];

  return CALLBOARD_RESULT_UNKNOWN;
}
