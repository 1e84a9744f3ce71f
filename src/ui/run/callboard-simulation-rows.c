/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a list of simulations: adds them over several frames, restores the selection,
 * and decides whether rows move when the list changes. Shared by the table and the list of
 * CallboardSimulationsView.
 */

#include "config.h"

#include "callboard-row-slot-model.h"
#include "callboard-simulation-rows.h"

/* Up to FEW_ROWS rows are added at once. Beyond, there are FIRST_ROWS in the first frame
 * and MORE_ROWS more in each following one. From ALL_ROWS on, all can be added: GTK
 * creates no widgets for more rows than that. */
#define FEW_ROWS 16
#define FIRST_ROWS 8
#define MORE_ROWS 8
#define ALL_ROWS 256

/**
 * CallboardSimulationRows:
 *
 * A selection model of #CallboardRowSlot for the simulations in `model`.
 */
struct _CallboardSimulationRows
{
  GObject                 parent_instance;

  GListModel             *model;
  GtkSliceListModel      *slice;
  CallboardRowSlotModel  *slots;
  GtkSingleSelection     *selection;
  /* Stays set while the selected simulation is filtered out. */
  CallboardSimulationJob *selected;
  /* Whether to scroll to the top after the current change. */
  gboolean                scrolls_to_top;
  /* Set while rows are being added; the widget may be disposed first. */
  GtkWidget              *widget;
  guint                   tick_id;
  gboolean                is_first_frame;
};

G_DEFINE_FINAL_TYPE (CallboardSimulationRows, callboard_simulation_rows, G_TYPE_OBJECT)

enum
{
  PROP_MODEL = 1,
  N_PROPS
};

enum
{
  SIGNAL_SCROLL,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* --- Adding rows ------------------------------------------------------------ */

static void
stop_adding_rows (CallboardSimulationRows *self)
{
  if (self->tick_id != 0 && self->widget != NULL)
    gtk_widget_remove_tick_callback (self->widget, self->tick_id);
  self->tick_id = 0;
  g_clear_weak_pointer (&self->widget);
}

static void
add_all_rows (CallboardSimulationRows *self)
{
  stop_adding_rows (self);
  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
}

static gboolean
callboard_simulation_rows_tick_cb (GtkWidget     *widget,
                                   GdkFrameClock *frame_clock,
                                   gpointer       user_data)
{
  CallboardSimulationRows *self = user_data;
  guint size = gtk_slice_list_model_get_size (self->slice);

  /* The first call comes before the first rows are drawn. */
  if (self->is_first_frame)
    {
      self->is_first_frame = FALSE;
      return G_SOURCE_CONTINUE;
    }

  if (size >= ALL_ROWS || size >= g_list_model_get_n_items (self->model))
    {
      self->tick_id = 0;
      add_all_rows (self);
      return G_SOURCE_REMOVE;
    }

  gtk_slice_list_model_set_size (self->slice, size + MORE_ROWS);
  return G_SOURCE_CONTINUE;
}

/* --- Selection -------------------------------------------------------------- */

static void
callboard_simulation_rows_selected_changed_cb (CallboardSimulationRows *self)
{
  CallboardRowSlot *slot;

  if (callboard_row_slot_model_is_changing (self->slots))
    return;

  slot = gtk_single_selection_get_selected_item (self->selection);
  g_set_object (&self->selected, slot != NULL ? callboard_row_slot_get_item (slot) : NULL);
}

/* Selects the selected simulation again wherever it is now, also after it was filtered
 * out for a while. */
static void
callboard_simulation_rows_changed_cb (CallboardSimulationRows *self)
{
  gboolean is_replacing = callboard_row_slot_model_get_replacing (self->slots);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->slots));
  guint position = gtk_single_selection_get_selected (self->selection);

  if (is_replacing || position == GTK_INVALID_LIST_POSITION)
    position = self->selected != NULL ? callboard_simulation_rows_find (self, self->selected)
                                    : GTK_INVALID_LIST_POSITION;
  gtk_single_selection_set_selected (self->selection, position);

  if (is_replacing && position < n_rows)
    g_signal_emit (self, signals[SIGNAL_SCROLL], 0, position);
  else if (self->scrolls_to_top && n_rows > 0)
    g_signal_emit (self, signals[SIGNAL_SCROLL], 0, 0);
}

/* --- The object ------------------------------------------------------------- */

static void
set_model (CallboardSimulationRows *self,
           GListModel              *model)
{
  self->model = g_object_ref (model);
  self->slice = gtk_slice_list_model_new (g_object_ref (model), 0, FEW_ROWS);
  self->slots = callboard_row_slot_model_new (G_LIST_MODEL (self->slice));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->slots));
  g_signal_connect_object (self->selection, "notify::selected",
                           G_CALLBACK (callboard_simulation_rows_selected_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->slots, "changed",
                           G_CALLBACK (callboard_simulation_rows_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
callboard_simulation_rows_get_property (GObject    *object,
                                        guint       property_id,
                                        GValue     *value,
                                        GParamSpec *pspec)
{
  CallboardSimulationRows *self = CALLBOARD_SIMULATION_ROWS (object);

  if (property_id == PROP_MODEL)
    g_value_set_object (value, self->model);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_simulation_rows_set_property (GObject      *object,
                                        guint         property_id,
                                        const GValue *value,
                                        GParamSpec   *pspec)
{
  CallboardSimulationRows *self = CALLBOARD_SIMULATION_ROWS (object);

  if (property_id == PROP_MODEL)
    set_model (self, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_simulation_rows_dispose (GObject *object)
{
  CallboardSimulationRows *self = CALLBOARD_SIMULATION_ROWS (object);

  stop_adding_rows (self);
  g_clear_object (&self->selected);
  g_clear_object (&self->selection);
  g_clear_object (&self->slots);
  g_clear_object (&self->slice);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (callboard_simulation_rows_parent_class)->dispose (object);
}

static void
callboard_simulation_rows_class_init (CallboardSimulationRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = callboard_simulation_rows_get_property;
  object_class->set_property = callboard_simulation_rows_set_property;
  object_class->dispose = callboard_simulation_rows_dispose;

  properties[PROP_MODEL] =
    g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CallboardSimulationRows::scroll:
   * @self: the rows
   * @position: a row
   *
   * The view is to scroll to a row after the user has sorted or filtered.
   */
  signals[SIGNAL_SCROLL] =
    g_signal_new ("scroll", CALLBOARD_TYPE_SIMULATION_ROWS, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
callboard_simulation_rows_init (CallboardSimulationRows *self)
{
}

/**
 * callboard_simulation_rows_get_selection:
 * @self: the rows
 *
 * Returns: (transfer none): the model for a list widget
 */
GtkSingleSelection *
callboard_simulation_rows_get_selection (CallboardSimulationRows *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_ROWS (self), NULL);

  return self->selection;
}

/**
 * callboard_simulation_rows_reset:
 * @self: the rows
 * @widget: the widget that shows them
 * @n_simulations: the number of simulations there will be
 *
 * Clears the selection and starts again with the first rows: a list creates about 200
 * rows at once, which takes longer than a frame. To be called before the simulations in
 * the model are replaced.
 */
void
callboard_simulation_rows_reset (CallboardSimulationRows *self,
                                 GtkWidget               *widget,
                                 guint                    n_simulations)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_ROWS (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_clear_object (&self->selected);
  callboard_simulation_rows_begin_sort (self);
  gtk_slice_list_model_set_size (self->slice, n_simulations > FEW_ROWS ? FIRST_ROWS : FEW_ROWS);
  self->is_first_frame = TRUE;
  if (self->tick_id != 0)
    return;

  g_set_weak_pointer (&self->widget, widget);
  self->tick_id = gtk_widget_add_tick_callback (widget, callboard_simulation_rows_tick_cb, self, NULL);
}

/**
 * callboard_simulation_rows_ensure_row:
 * @self: the rows
 * @position: a row
 *
 * Adds the row now if it has not been added yet.
 */
void
callboard_simulation_rows_ensure_row (CallboardSimulationRows *self,
                                      guint                    position)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_ROWS (self));

  if (position >= gtk_slice_list_model_get_size (self->slice))
    add_all_rows (self);
}

/**
 * callboard_simulation_rows_begin_sort:
 * @self: the rows
 *
 * Prepares for a new order chosen by the user: rows stay and show other simulations until
 * callboard_simulation_rows_end_change().
 */
void
callboard_simulation_rows_begin_sort (CallboardSimulationRows *self)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_ROWS (self));

  callboard_row_slot_model_set_replacing (self->slots, TRUE);
}

/**
 * callboard_simulation_rows_begin_filter:
 * @self: the rows
 *
 * Prepares for a new filter chosen by the user: as callboard_simulation_rows_begin_sort(),
 * but then scrolls to the selected simulation, or to the top if it is filtered out.
 */
void
callboard_simulation_rows_begin_filter (CallboardSimulationRows *self)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_ROWS (self));

  callboard_simulation_rows_begin_sort (self);
  self->scrolls_to_top = TRUE;
}

/**
 * callboard_simulation_rows_end_change:
 * @self: the rows
 *
 * Ends a change by the user. From now on rows are added, removed and moved with their
 * simulations, so that focus and scroll position follow them on a refresh.
 */
void
callboard_simulation_rows_end_change (CallboardSimulationRows *self)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_ROWS (self));

  callboard_row_slot_model_set_replacing (self->slots, FALSE);
  self->scrolls_to_top = FALSE;
}

/**
 * callboard_simulation_rows_select:
 * @self: the rows
 * @position: a row
 *
 * Selects a row.
 *
 * Returns: (transfer none) (nullable): the simulation in the row; %NULL, without changing
 *   the selection, if there is no such row
 */
CallboardSimulationJob *
callboard_simulation_rows_select (CallboardSimulationRows *self,
                                  guint                    position)
{
  g_autoptr(CallboardRowSlot) slot = NULL;

  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_ROWS (self), NULL);

  slot = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  if (slot == NULL)
    return NULL;

  gtk_single_selection_set_selected (self->selection, position);

  return callboard_row_slot_get_item (slot);
}

/**
 * callboard_simulation_rows_find:
 * @self: the rows
 * @simulation: a simulation
 *
 * Returns: its row, even if that has not been added yet; %GTK_INVALID_LIST_POSITION if it
 *   is not in the model
 */
guint
callboard_simulation_rows_find (CallboardSimulationRows *self,
                                CallboardSimulationJob  *simulation)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_ROWS (self), GTK_INVALID_LIST_POSITION);

  for (guint i = 0; i < g_list_model_get_n_items (self->model); i++)
    {
      g_autoptr(CallboardSimulationJob) item = g_list_model_get_item (self->model, i);

      if (item == simulation)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}
