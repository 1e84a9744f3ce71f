/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The matrix of a run, such as a row per persona and a column per scenario, with the
 * results in the cells. Used by CallboardMatrixView; drawn in
 * callboard-matrix-grid-draw.c.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-matrix-grid-private.h"
#include "callboard-matrix-labels.h"

/**
 * CallboardMatrixGrid:
 *
 * A canvas that shows a #CallboardMatrix. Rows and columns with the highest failure rate
 * come first. Arrow keys move the focus between cells.
 */
G_DEFINE_FINAL_TYPE (CallboardMatrixGrid, callboard_matrix_grid, CALLBOARD_TYPE_CANVAS)

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

const CallboardMatrixLine *
callboard_matrix_grid_get_row (CallboardMatrixGrid *self,
                               int                  row)
{
  return row >= 0 && (guint) row < self->rows->len
           ? callboard_matrix_get_row (self->matrix, g_array_index (self->rows, guint, row))
           : NULL;
}

const CallboardMatrixLine *
callboard_matrix_grid_get_column (CallboardMatrixGrid *self,
                                  int                  column)
{
  return column >= 0 && (guint) column < self->columns->len
           ? callboard_matrix_get_column (self->matrix, g_array_index (self->columns, guint, column))
           : NULL;
}

/* The results of a cell, or of a whole row or column. */
const CallboardTally *
callboard_matrix_grid_get_tally (CallboardMatrixGrid *self,
                                 int                  row,
                                 int                  column)
{
  const CallboardMatrixLine *row_line = callboard_matrix_grid_get_row (self, row);
  const CallboardMatrixLine *column_line = callboard_matrix_grid_get_column (self, column);

  if (row_line != NULL && column_line != NULL)
    return callboard_matrix_get_cell (self->matrix, g_array_index (self->rows, guint, row),
                                      g_array_index (self->columns, guint, column));
  if (row_line != NULL)
    return &row_line->tally;

  return column_line != NULL ? &column_line->tally : NULL;
}

/* "2 of 3 passed, 1 failed" */
static char *
describe_tally (const CallboardTally *tally)
{
  return tally != NULL ? callboard_tally_dup_label (tally) : g_strdup (_("No simulations"));
}

static char *
dup_title (CallboardMatrixGrid *self,
           int                  row,
           int                  column)
{
  const CallboardMatrixLine *line = callboard_matrix_grid_get_row (self, row);
  const CallboardMatrixLine *other = callboard_matrix_grid_get_column (self, column);
  g_autofree char *row_label = line != NULL ? callboard_matrix_line_dup_title (line) : NULL;
  g_autofree char *column_label = other != NULL ? callboard_matrix_line_dup_title (other) : NULL;

  if (row_label == NULL || column_label == NULL)
    return row_label != NULL ? g_steal_pointer (&row_label) : g_steal_pointer (&column_label);

  return g_strdup_printf ("%s · %s", row_label, column_label);
}

/* --- Layout -------------------------------------------------------------------- */

double
callboard_matrix_grid_get_side_width (CallboardMatrixGrid *self)
{
  return MIN (MAX_SIDE_WIDTH, (int) (gtk_widget_get_width (GTK_WIDGET (self)) * 0.42));
}

/* Columns share the available width. */
double
callboard_matrix_grid_get_column_width (CallboardMatrixGrid *self)
{
  double room = gtk_widget_get_width (GTK_WIDGET (self)) - callboard_matrix_grid_get_side_width (self) - SIDE_PADDING;

  return CLAMP (room / MAX (self->columns->len, 1), COLUMN_WIDTH, 2 * COLUMN_WIDTH);
}

static void
update_extent (CallboardMatrixGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  callboard_canvas_configure (CALLBOARD_CANVAS (self),
                              self->columns->len * callboard_matrix_grid_get_column_width (self) + SIDE_PADDING,
                              self->rows->len * ROW_HEIGHT + PADDING,
                              gtk_widget_get_width (widget) - callboard_matrix_grid_get_side_width (self),
                              gtk_widget_get_height (widget) - HEADER_HEIGHT);
}

/* In left-to-right widget coordinates. */
graphene_rect_t
callboard_matrix_grid_get_area (CallboardMatrixGrid *self,
                                int                  row,
                                int                  column)
{
  double side = callboard_matrix_grid_get_side_width (self);
  double width = callboard_matrix_grid_get_column_width (self);
  double x = column == HEADING ? 0 : side + column * width - callboard_canvas_get_x (CALLBOARD_CANVAS (self));
  double y = row == HEADING ? 0 : HEADER_HEIGHT + row * ROW_HEIGHT - callboard_canvas_get_y (CALLBOARD_CANVAS (self));

  return GRAPHENE_RECT_INIT ((float) x, (float) y,
                             (float) (column == HEADING ? side : width),
                             row == HEADING ? HEADER_HEIGHT : ROW_HEIGHT);
}

static gboolean
find_cell (CallboardMatrixGrid *self,
           double               x,
           double               y,
           int                 *row,
           int                 *column)
{
  CallboardCanvas *canvas = CALLBOARD_CANVAS (self);
  double side = callboard_matrix_grid_get_side_width (self);

  x = callboard_canvas_mirror_x (canvas, x);
  *column = x < side ? HEADING
                     : (int) ((x - side + callboard_canvas_get_x (canvas)) / callboard_matrix_grid_get_column_width (self));
  *row = y < HEADER_HEIGHT ? HEADING : (int) ((y - HEADER_HEIGHT + callboard_canvas_get_y (canvas)) / ROW_HEIGHT);

  return callboard_matrix_grid_get_tally (self, *row, *column) != NULL;
}

static void
callboard_matrix_grid_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  if (CALLBOARD_MATRIX_GRID (widget)->matrix != NULL)
    callboard_matrix_grid_draw (CALLBOARD_MATRIX_GRID (widget), snapshot);
}

static void
callboard_matrix_grid_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  update_extent (CALLBOARD_MATRIX_GRID (widget));
  GTK_WIDGET_CLASS (callboard_matrix_grid_parent_class)->size_allocate (widget, width, height, baseline);
}

/* --- Input --------------------------------------------------------------------------- */

/* A description of a cell in one line, or NULL if there is none. */
static char *
callboard_matrix_grid_describe (CallboardCanvas *canvas,
                                int              row,
                                int              column)
{
  CallboardMatrixGrid *self = CALLBOARD_MATRIX_GRID (canvas);
  g_autofree char *title = self->matrix != NULL ? dup_title (self, row, column) : NULL;
  g_autofree char *tally = NULL;

  if (title == NULL)
    return NULL;

  tally = describe_tally (callboard_matrix_grid_get_tally (self, row, column));

  return g_strdup_printf ("%s: %s", title, tally);
}

static void
update_description (CallboardMatrixGrid *self,
                    gboolean             announce)
{
  g_autofree char *text = callboard_matrix_grid_describe (CALLBOARD_CANVAS (self), self->row, self->column);

  if (text == NULL)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  if (announce)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
move_to (CallboardMatrixGrid *self,
         int                  row,
         int                  column)
{
  row = CLAMP (row, HEADING, (int) self->rows->len - 1);
  column = CLAMP (column, HEADING, (int) self->columns->len - 1);
  if (row == HEADING && column == HEADING)
    return;

  self->row = row;
  self->column = column;
  callboard_canvas_reveal (CALLBOARD_CANVAS (self),
                           &GRAPHENE_RECT_INIT ((float) (MAX (column, 0) * callboard_matrix_grid_get_column_width (self)),
                                                (float) (MAX (row, 0) * ROW_HEIGHT),
                                                (float) callboard_matrix_grid_get_column_width (self), ROW_HEIGHT));
  update_description (self, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
activate (CallboardMatrixGrid *self,
          int                  row,
          int                  column)
{
  const CallboardMatrixLine *row_line = callboard_matrix_grid_get_row (self, row);
  const CallboardMatrixLine *column_line = callboard_matrix_grid_get_column (self, column);
  g_autofree char *title = NULL;

  if (callboard_matrix_grid_get_tally (self, row, column) == NULL)
    return;

  title = dup_title (self, row, column);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0,
                 row_line != NULL ? row_line->key : NULL, column_line != NULL ? column_line->key : NULL, title);
}

static gboolean
callboard_matrix_grid_key_pressed_cb (CallboardMatrixGrid *self,
                                      guint                key,
                                      guint                code,
                                      GdkModifierType      state)
{
  int page = MAX (1, (gtk_widget_get_height (GTK_WIDGET (self)) - HEADER_HEIGHT) / ROW_HEIGHT);
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if (self->matrix == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Up:
      move_to (self, self->row - 1, self->column);
      break;
    case GDK_KEY_Down:
      move_to (self, self->row + 1, self->column);
      break;
    case GDK_KEY_Left:
      move_to (self, self->row, self->column - forward);
      break;
    case GDK_KEY_Right:
      move_to (self, self->row, self->column + forward);
      break;
    case GDK_KEY_Page_Up:
      move_to (self, MAX (self->row - page, 0), self->column);
      break;
    case GDK_KEY_Page_Down:
      move_to (self, self->row + page, self->column);
      break;
    case GDK_KEY_Home:
      move_to (self, MAX (self->row, 0), HEADING);
      break;
    case GDK_KEY_End:
      move_to (self, self->row, (int) self->columns->len - 1);
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      activate (self, self->row, self->column);
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }

  return GDK_EVENT_STOP;
}

static void
callboard_matrix_grid_released_cb (CallboardMatrixGrid *self,
                                   int                  n_presses,
                                   double               x,
                                   double               y)
{
  int row;
  int column;

  if (self->matrix == NULL || !find_cell (self, x, y, &row, &column))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->row = row;
  self->column = column;
  activate (self, row, column);
}

static void
hover (CallboardMatrixGrid *self,
       int                  row,
       int                  column)
{
  if (self->hovered_row == row && self->hovered_column == column)
    return;

  self->hovered_row = row;
  self->hovered_column = column;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), row >= 0 || column >= 0 ? "pointer" : NULL);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
callboard_matrix_grid_motion_cb (CallboardMatrixGrid *self,
                                 double               x,
                                 double               y)
{
  int row;
  int column;

  if (self->matrix != NULL && find_cell (self, x, y, &row, &column))
    hover (self, row, column);
  else
    hover (self, HEADING, HEADING);
}

static void
callboard_matrix_grid_leave_cb (CallboardMatrixGrid *self)
{
  hover (self, HEADING, HEADING);
}

static gboolean
callboard_matrix_grid_query_tooltip (GtkWidget  *widget,
                                     int         x,
                                     int         y,
                                     gboolean    is_keyboard,
                                     GtkTooltip *tooltip)
{
  CallboardMatrixGrid *self = CALLBOARD_MATRIX_GRID (widget);
  int row = self->row;
  int column = self->column;
  graphene_rect_t bounds;
  g_autofree char *title = NULL;
  g_autofree char *tally = NULL;
  g_autofree char *text = NULL;

  if (self->matrix == NULL || (!is_keyboard && !find_cell (self, x, y, &row, &column)) ||
      callboard_matrix_grid_get_tally (self, row, column) == NULL)
    return FALSE;

  title = dup_title (self, row, column);
  tally = describe_tally (callboard_matrix_grid_get_tally (self, row, column));
  text = g_strconcat (title, "\n", tally, NULL);
  gtk_tooltip_set_text (tooltip, text);
  callboard_matrix_grid_get_cell_bounds (self, row, column, &bounds);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                       (int) bounds.size.width, (int) bounds.size.height });

  return TRUE;
}

/* --- Accessible cells --------------------------------------------------------------------- */

static void
list_visible_row (CallboardMatrixGrid *self,
                  GArray              *cells,
                  int                  row)
{
  CallboardCanvas *canvas = CALLBOARD_CANVAS (self);
  double width = callboard_matrix_grid_get_column_width (self);
  double view = gtk_widget_get_width (GTK_WIDGET (self)) - callboard_matrix_grid_get_side_width (self);
  double x = callboard_canvas_get_x (canvas);

  if (row != HEADING)
    g_array_append_val (cells, ((CallboardCanvasCell) { row, HEADING }));
  for (int column = (int) (x / width); column < (int) self->columns->len && column * width < x + view; column++)
    if (callboard_matrix_grid_get_tally (self, row, column) != NULL)
      g_array_append_val (cells, ((CallboardCanvasCell) { row, column }));
}

static void
callboard_matrix_grid_list_visible_cells (CallboardCanvas *canvas,
                                          GArray          *cells)
{
  CallboardMatrixGrid *self = CALLBOARD_MATRIX_GRID (canvas);
  double view = gtk_widget_get_height (GTK_WIDGET (self)) - HEADER_HEIGHT;
  double y = callboard_canvas_get_y (canvas);

  list_visible_row (self, cells, HEADING);
  for (int row = (int) (y / ROW_HEIGHT); row < (int) self->rows->len && row * ROW_HEIGHT < y + view; row++)
    list_visible_row (self, cells, row);
}

static void
callboard_matrix_grid_get_cell_area (CallboardCanvas *canvas,
                                     int              row,
                                     int              column,
                                     graphene_rect_t *area)
{
  *area = callboard_matrix_grid_get_area (CALLBOARD_MATRIX_GRID (canvas), row, column);
}

static void
callboard_matrix_grid_open (CallboardCanvas *canvas,
                            int              row,
                            int              column)
{
  activate (CALLBOARD_MATRIX_GRID (canvas), row, column);
}

/* --- Content ------------------------------------------------------------------------- */

/* A higher failure rate comes first; the sort is stable. */
static int
compare_tallies (const CallboardTally *a,
                 const CallboardTally *b)
{
  double share = (double) callboard_tally_count_failed (a) / MAX (a->total, 1);
  double other = (double) callboard_tally_count_failed (b) / MAX (b->total, 1);

  return (share < other) - (share > other);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  return compare_tallies (&callboard_matrix_get_row (user_data, *(const guint *) a)->tally,
                          &callboard_matrix_get_row (user_data, *(const guint *) b)->tally);
}

static int
compare_columns (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  return compare_tallies (&callboard_matrix_get_column (user_data, *(const guint *) a)->tally,
                          &callboard_matrix_get_column (user_data, *(const guint *) b)->tally);
}

static void
sort_lines (CallboardMatrixGrid *self,
            GArray              *lines,
            guint                n_lines,
            GCompareDataFunc     compare)
{
  g_array_set_size (lines, 0);
  for (guint i = 0; i < n_lines; i++)
    g_array_append_val (lines, i);
  g_array_sort_with_data (lines, compare, self->matrix);
}

static void
callboard_matrix_grid_update (CallboardMatrixGrid *self)
{
  guint n_rows = self->matrix != NULL ? callboard_matrix_get_n_rows (self->matrix) : 0;
  guint n_columns = self->matrix != NULL ? callboard_matrix_get_n_columns (self->matrix) : 0;

  sort_lines (self, self->rows, n_rows, compare_rows);
  sort_lines (self, self->columns, n_columns, compare_columns);
  self->row = CLAMP (self->row, HEADING, MAX ((int) self->rows->len - 1, 0));
  self->column = CLAMP (self->column, HEADING, MAX ((int) self->columns->len - 1, 0));
  hover (self, HEADING, HEADING);
  update_extent (self);
  update_description (self, FALSE);
}

static void
callboard_matrix_grid_dispose (GObject *object)
{
  CallboardMatrixGrid *self = CALLBOARD_MATRIX_GRID (object);

  g_signal_group_set_target (self->matrix_signals, NULL);
  g_clear_object (&self->matrix);

  G_OBJECT_CLASS (callboard_matrix_grid_parent_class)->dispose (object);
}

static void
callboard_matrix_grid_finalize (GObject *object)
{
  CallboardMatrixGrid *self = CALLBOARD_MATRIX_GRID (object);

  g_clear_object (&self->matrix_signals);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);

  G_OBJECT_CLASS (callboard_matrix_grid_parent_class)->finalize (object);
}

static void
callboard_matrix_grid_class_init (CallboardMatrixGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CallboardCanvasClass *canvas_class = CALLBOARD_CANVAS_CLASS (klass);

  object_class->dispose = callboard_matrix_grid_dispose;
  object_class->finalize = callboard_matrix_grid_finalize;
  widget_class->size_allocate = callboard_matrix_grid_size_allocate;
  widget_class->snapshot = callboard_matrix_grid_snapshot;
  widget_class->query_tooltip = callboard_matrix_grid_query_tooltip;
  canvas_class->list_visible_cells = callboard_matrix_grid_list_visible_cells;
  canvas_class->describe = callboard_matrix_grid_describe;
  canvas_class->get_cell_area = callboard_matrix_grid_get_cell_area;
  canvas_class->open = callboard_matrix_grid_open;

  /**
   * CallboardMatrixGrid::activated:
   * @self: a grid
   * @row_key: (nullable): the key of a row, or %NULL for all rows
   * @column_key: (nullable): the key of a column, or %NULL for all columns
   * @title: a title for the cell, row or column
   *
   * A cell, a row or a column was activated.
   */
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", CALLBOARD_TYPE_MATRIX_GRID, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
callboard_matrix_grid_init (CallboardMatrixGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->matrix_signals = g_signal_group_new (CALLBOARD_TYPE_MATRIX);
  g_signal_group_connect_swapped (self->matrix_signals, "changed", G_CALLBACK (callboard_matrix_grid_update), self);
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->hovered_row = HEADING;
  self->hovered_column = HEADING;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "released", G_CALLBACK (callboard_matrix_grid_released_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (callboard_matrix_grid_key_pressed_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (callboard_matrix_grid_motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (callboard_matrix_grid_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/**
 * callboard_matrix_grid_set_matrix:
 * @self: a grid
 * @matrix: (nullable): the matrix to show
 *
 * Sets the matrix to show.
 */
void
callboard_matrix_grid_set_matrix (CallboardMatrixGrid *self,
                                  CallboardMatrix     *matrix)
{
  g_return_if_fail (CALLBOARD_IS_MATRIX_GRID (self));

  if (self->matrix == matrix)
    return;

  g_set_object (&self->matrix, matrix);
  g_signal_group_set_target (self->matrix_signals, matrix);
  callboard_matrix_grid_update (self);
}

/**
 * callboard_matrix_grid_get_cell_bounds:
 * @self: a grid
 * @row: a displayed row, or -1 for the headings of the columns
 * @column: a displayed column, or -1 for the headings of the rows
 * @bounds: (out): return location for the bounds of the cell
 *
 * Gets the bounds of a cell in widget coordinates.
 */
void
callboard_matrix_grid_get_cell_bounds (CallboardMatrixGrid *self,
                                       int                  row,
                                       int                  column,
                                       graphene_rect_t     *bounds)
{
  g_return_if_fail (CALLBOARD_IS_MATRIX_GRID (self));

  *bounds = callboard_matrix_grid_get_area (self, row, column);
  callboard_canvas_mirror (CALLBOARD_CANVAS (self), bounds);
}
