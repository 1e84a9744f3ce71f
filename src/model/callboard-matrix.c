/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulations of a run counted by persona and by scenario or endpoint. Updated when
 * the run is merged; drawn by the matrix view.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-matrix.h"
#include "callboard-text.h"

/* Characters shown of a name. */
#define MAX_TITLE 200

/**
 * CallboardMatrix:
 *
 * A matrix of the simulations of a run: personas in rows, scenarios or endpoints in
 * columns, both in order of appearance. It is rebuilt after each merge of the run, with
 * #CallboardMatrix::changed.
 */
struct _CallboardMatrix
{
  GObject                 parent_instance;

  CallboardPlanJob       *run;
  CallboardMatrixColumns  column_kind;
  GPtrArray              *rows;
  GPtrArray              *columns;
  /* From the key of a row or column, which owns it, to its position. */
  GHashTable             *row_positions;
  GHashTable             *column_positions;
  /* From row and column in one number to the tally; only cells with simulations. */
  GHashTable             *cells;
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

static void
callboard_matrix_finalize (GObject *object)
{
  CallboardMatrix *self = CALLBOARD_MATRIX (object);

  g_clear_object (&self->run);
  g_clear_pointer (&self->row_positions, g_hash_table_unref);
  g_clear_pointer (&self->column_positions, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_hash_table_unref);

  G_OBJECT_CLASS (callboard_matrix_parent_class)->finalize (object);
}

static void
callboard_matrix_class_init (CallboardMatrixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = callboard_matrix_finalize;

  /**
   * CallboardMatrix::changed:
   * @self: a matrix
   *
   * Emitted after the matrix was rebuilt. Pointers to rows, columns and cells are invalid.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", CALLBOARD_TYPE_MATRIX, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_matrix_init (CallboardMatrix *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  self->row_positions = g_hash_table_new (g_str_hash, g_str_equal);
  self->column_positions = g_hash_table_new (g_str_hash, g_str_equal);
  self->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/* Unknown IDs are the same row or column. */
static const char *
get_key (const char *id)
{
  return id != NULL ? id : "";
}

static char *
dup_column_key (CallboardMatrixColumns  columns,
                CallboardSimulationJob *simulation)
{
  const char *scenario = get_key (callboard_scenario_get_id (callboard_simulation_job_get_scenario (simulation)));
  const char *endpoint = get_key (callboard_agent_endpoint_get_id (callboard_simulation_job_get_agent_endpoint (simulation)));

  switch (columns)
    {
    case CALLBOARD_MATRIX_SCENARIOS:
      return g_strdup (scenario);
    case CALLBOARD_MATRIX_ENDPOINTS:
      return g_strdup (endpoint);
    case CALLBOARD_MATRIX_SCENARIOS_AND_ENDPOINTS:
    default:
      return g_strconcat (scenario, "\n", endpoint, NULL);
    }
}

static char *
dup_name (const char *name)
{
  return name != NULL ? callboard_text_sanitize_line (name, MAX_TITLE) : g_strdup (C_("value", "Unknown"));
}

static char *
dup_scenario_title (CallboardSimulationJob *simulation)
{
  const char *description =
    callboard_scenario_get_description (callboard_simulation_job_get_scenario (simulation));

  return description != NULL && *description != '\0' ? callboard_text_sanitize_line (description, MAX_TITLE) : NULL;
}

static char *
dup_endpoint_title (CallboardSimulationJob *simulation)
{
  const char *name = callboard_agent_endpoint_get_name (callboard_simulation_job_get_agent_endpoint (simulation));

  return dup_name (name);
}

static CallboardMatrixLine *
create_column (CallboardMatrix        *self,
               CallboardSimulationJob *simulation)
{
  CallboardMatrixLine *line = g_new0 (CallboardMatrixLine, 1);

  line->title = self->column_kind == CALLBOARD_MATRIX_ENDPOINTS ? dup_endpoint_title (simulation)
                                                                : dup_scenario_title (simulation);
  if (self->column_kind == CALLBOARD_MATRIX_SCENARIOS_AND_ENDPOINTS)
    line->subtitle = dup_endpoint_title (simulation);

  return line;
}

static CallboardMatrixLine *
create_row (CallboardMatrix        *self,
            CallboardSimulationJob *simulation)
{
  CallboardMatrixLine *line = g_new0 (CallboardMatrixLine, 1);
  const char *name = callboard_persona_get_name (callboard_simulation_job_get_persona (simulation));

  line->title = dup_name (name);

  return line;
}

typedef CallboardMatrixLine *(*CreateLine) (CallboardMatrix        *self,
                                            CallboardSimulationJob *simulation);

/* Returns the position of the line with @key, which is created on first use. */
static guint
ensure_line (CallboardMatrix        *self,
             GPtrArray              *lines,
             GHashTable             *positions,
             const char             *key,
             CallboardSimulationJob *simulation,
             CreateLine              create)
{
  CallboardMatrixLine *line;
  gpointer position;

  if (g_hash_table_lookup_extended (positions, key, NULL, &position))
    return GPOINTER_TO_UINT (position);

  line = create (self, simulation);
  line->key = g_strdup (key);
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

static void
count (CallboardTally   *tally,
       CallboardResult  result)
{
  tally->counts[result]++;
  tally->total++;
}

static void
add_simulation (CallboardMatrix        *self,
                CallboardSimulationJob *simulation)
{
  const char *row_key = get_key (callboard_persona_get_id (callboard_simulation_job_get_persona (simulation)));
  g_autofree char *column_key = dup_column_key (self->column_kind, simulation);
  guint row = ensure_line (self, self->rows, self->row_positions, row_key, simulation, create_row);
  guint column = ensure_line (self, self->columns, self->column_positions, column_key, simulation, create_column);
  CallboardResult result = callboard_simulation_job_get_result (simulation);
  gint64 key = get_cell_key (row, column);
  CallboardTally *cell = g_hash_table_lookup (self->cells, &key);

  if (cell == NULL)
    {
      cell = g_new0 (CallboardTally, 1);
      g_hash_table_insert (self->cells, g_memdup2 (&key, sizeof key), cell);
    }

  count (cell, result);
  count (&((CallboardMatrixLine *) g_ptr_array_index (self->rows, row))->tally, result);
  count (&((CallboardMatrixLine *) g_ptr_array_index (self->columns, column))->tally, result);
}

static void
callboard_matrix_rebuild (CallboardMatrix *self)
{
  g_hash_table_remove_all (self->row_positions);
  g_hash_table_remove_all (self->column_positions);
  g_hash_table_remove_all (self->cells);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->columns, 0);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->run)); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (self->run), i);

      add_simulation (self, simulation);
    }

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * callboard_matrix_new:
 * @run: a run
 * @columns: the kind of columns
 *
 * Returns: (transfer full): the matrix of @run
 */
CallboardMatrix *
callboard_matrix_new (CallboardPlanJob       *run,
                      CallboardMatrixColumns  columns)
{
  CallboardMatrix *self;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (run), NULL);

  self = g_object_new (CALLBOARD_TYPE_MATRIX, NULL);
  self->run = g_object_ref (run);
  self->column_kind = columns;
  g_signal_connect_object (run, "merged", G_CALLBACK (callboard_matrix_rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "results-changed", G_CALLBACK (callboard_matrix_rebuild), self, G_CONNECT_SWAPPED);
  callboard_matrix_rebuild (self);

  return self;
}

/**
 * callboard_matrix_get_n_rows:
 * @self: a matrix
 *
 * Returns: the number of rows, one for each persona
 */
guint
callboard_matrix_get_n_rows (CallboardMatrix *self)
{
  g_return_val_if_fail (CALLBOARD_IS_MATRIX (self), 0);

  return self->rows->len;
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

  return self->columns->len;
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
  g_return_val_if_fail (row < self->rows->len, NULL);

  return g_ptr_array_index (self->rows, row);
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
  g_return_val_if_fail (column < self->columns->len, NULL);

  return g_ptr_array_index (self->columns, column);
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

  return g_hash_table_lookup (self->cells, &key);
}

/**
 * callboard_matrix_contains:
 * @columns: the kind of columns
 * @row_key: (nullable): the key of a row, or %NULL for any row
 * @column_key: (nullable): the key of a column, or %NULL for any column
 * @simulation: a simulation
 *
 * Used to filter a list by a cell, a row or a column. Keys stay valid when the matrix
 * changes, positions do not.
 *
 * Returns: whether @simulation belongs to that row and column
 */
gboolean
callboard_matrix_contains (CallboardMatrixColumns  columns,
                           const char             *row_key,
                           const char             *column_key,
                           CallboardSimulationJob *simulation)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (simulation), FALSE);

  if (row_key != NULL &&
      !g_str_equal (row_key, get_key (callboard_persona_get_id (callboard_simulation_job_get_persona (simulation)))))
    return FALSE;

  if (column_key != NULL)
    {
      g_autofree char *key = dup_column_key (columns, simulation);

      return g_str_equal (column_key, key);
    }

  return TRUE;
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
