/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a list of simulations: how they come when there are many, which one is
 * selected, and whether they stay or move where the list changes. Used by
 * CallboardSimulationsView, whose table and whose list show them.
 */

#include "config.h"

#include "callboard-row-slot-model.h"
#include "callboard-simulation-rows.h"

/* How many rows there are in the first frame where there are not many more; where there
 * are, how many; how many more there are in each frame that follows, and from when on the
 * list makes no more of them for those that are not seen. */
#define FEW_ROWS 16
#define FIRST_ROWS 8
#define MORE_ROWS 16
#define ALL_ROWS 256

/**
 * CallboardSimulationRows:
 *
 * The rows of the simulations in `model`, each a #CallboardRowSlot.
 */
struct _CallboardSimulationRows
{
  GObject                 parent_instance;

  GListModel             *model;
  GtkSliceListModel      *revealed;
  CallboardRowSlotModel     *places;
  GtkSingleSelection     *selection;
  /* What is selected, wherever it stands, or was when it was last shown. */
  CallboardSimulationJob *chosen;
  /* Whether what is listed next is to be seen from the first one on. */
  gboolean                starts_over;
  /* While rows are still to come; the widget may go first. */
  GtkWidget              *widget;
  guint                   reveal_id;
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

/* --- As rows come ----------------------------------------------------------- */

static void
stop_revealing (CallboardSimulationRows *self)
{
  if (self->reveal_id != 0 && self->widget != NULL)
    gtk_widget_remove_tick_callback (self->widget, self->reveal_id);
  self->reveal_id = 0;
  g_clear_weak_pointer (&self->widget);
}

static void
reveal_all (CallboardSimulationRows *self)
{
  stop_revealing (self);
  gtk_slice_list_model_set_size (self->revealed, G_MAXUINT);
}

static gboolean
callboard_simulation_rows_frame_cb (GtkWidget     *widget,
                                    GdkFrameClock *frame_clock,
                                    gpointer       user_data)
{
  CallboardSimulationRows *self = user_data;
  guint size = gtk_slice_list_model_get_size (self->revealed);

  /* Called before the first rows are drawn, too. */
  if (self->is_first_frame)
    {
      self->is_first_frame = FALSE;
      return G_SOURCE_CONTINUE;
    }

  if (size >= ALL_ROWS || size >= g_list_model_get_n_items (self->model))
    {
      self->reveal_id = 0;
      reveal_all (self);
      return G_SOURCE_REMOVE;
    }

  gtk_slice_list_model_set_size (self->revealed, size + MORE_ROWS);
  return G_SOURCE_CONTINUE;
}

/* --- What is selected ------------------------------------------------------- */

static void
callboard_simulation_rows_selected_cb (CallboardSimulationRows *self)
{
  CallboardRowSlot *place;

  if (callboard_row_slot_model_is_changing (self->places))
    return;

  place = gtk_single_selection_get_selected_item (self->selection);
  g_set_object (&self->chosen, place != NULL ? callboard_row_slot_get_item (place) : NULL);
}

/* What was chosen stays so wherever it stands, and where it was not shown for a while. */
static void
callboard_simulation_rows_changed_cb (CallboardSimulationRows *self)
{
  gboolean replaces = callboard_row_slot_model_get_replacing (self->places);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->places));
  guint position = gtk_single_selection_get_selected (self->selection);

  if (replaces || position == GTK_INVALID_LIST_POSITION)
    position = self->chosen != NULL ? callboard_simulation_rows_find (self, self->chosen)
                                    : GTK_INVALID_LIST_POSITION;
  gtk_single_selection_set_selected (self->selection, position);

  if (replaces && position < n_rows)
    g_signal_emit (self, signals[SIGNAL_SCROLL], 0, position);
  else if (self->starts_over && n_rows > 0)
    g_signal_emit (self, signals[SIGNAL_SCROLL], 0, 0);
}

/* --- The object ------------------------------------------------------------- */

static void
set_model (CallboardSimulationRows *self,
           GListModel              *model)
{
  self->model = g_object_ref (model);
  self->revealed = gtk_slice_list_model_new (g_object_ref (model), 0, FEW_ROWS);
  self->places = callboard_row_slot_model_new (G_LIST_MODEL (self->revealed));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->places));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (callboard_simulation_rows_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->places, "changed", G_CALLBACK (callboard_simulation_rows_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
callboard_simulation_rows_get_property (GObject    *object,
                                        guint       property_id,
                                        GValue     *value,
                                        GParamSpec *pspec)
{
  CallboardSimulationRows *self = CALLBOARD_SIMULATION_ROWS (object);

  switch (property_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_simulation_rows_set_property (GObject      *object,
                                        guint         property_id,
                                        const GValue *value,
                                        GParamSpec   *pspec)
{
  CallboardSimulationRows *self = CALLBOARD_SIMULATION_ROWS (object);

  switch (property_id)
    {
    case PROP_MODEL:
      set_model (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_simulation_rows_dispose (GObject *object)
{
  CallboardSimulationRows *self = CALLBOARD_SIMULATION_ROWS (object);

  stop_revealing (self);
  g_clear_object (&self->chosen);
  g_clear_object (&self->selection);
  g_clear_object (&self->places);
  g_clear_object (&self->revealed);
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
   * Somebody listed others than before or in another order, and this is the one to look
   * at.
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
 * Returns: (transfer none): the rows and which is selected, for a widget to show
 */
GtkSingleSelection *
callboard_simulation_rows_get_selection (CallboardSimulationRows *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_ROWS (self), NULL);

  return self->selection;
}

/**
 * callboard_simulation_rows_begin:
 * @self: the rows
 * @widget: what shows them
 * @n_simulations: how many there will be
 *
 * Begins with the first rows and nothing selected: a list makes rows for what it does
 * not show yet, some two hundred of them, which is more than fits into a frame. To be
 * called before the model has other simulations.
 */
void
callboard_simulation_rows_begin (CallboardSimulationRows *self,
                                 GtkWidget               *widget,
                                 guint                    n_simulations)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_ROWS (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_clear_object (&self->chosen);
  callboard_simulation_rows_replace (self);
  gtk_slice_list_model_set_size (self->revealed, n_simulations > FEW_ROWS ? FIRST_ROWS : FEW_ROWS);
  self->is_first_frame = TRUE;
  if (self->reveal_id != 0)
    return;

  g_set_weak_pointer (&self->widget, widget);
  self->reveal_id = gtk_widget_add_tick_callback (widget, callboard_simulation_rows_frame_cb, self, NULL);
}

/**
 * callboard_simulation_rows_reveal:
 * @self: the rows
 * @position: a row
 *
 * Sees to it that a row is there.
 */
void
callboard_simulation_rows_reveal (CallboardSimulationRows *self,
                                  guint                    position)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_ROWS (self));

  if (position >= gtk_slice_list_model_get_size (self->revealed))
    reveal_all (self);
}

/**
 * callboard_simulation_rows_replace:
 * @self: the rows
 *
 * From now on rows stay, and have other simulations: somebody wants to see them in
 * another order. To be followed by callboard_simulation_rows_follow() once that is so.
 */
void
callboard_simulation_rows_replace (CallboardSimulationRows *self)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_ROWS (self));

  callboard_row_slot_model_set_replacing (self->places, TRUE);
}

/**
 * callboard_simulation_rows_start_over:
 * @self: the rows
 *
 * The same where somebody wants to see others, from the first one on; or from the one
 * that is selected, where that is among them.
 */
void
callboard_simulation_rows_start_over (CallboardSimulationRows *self)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_ROWS (self));

  callboard_simulation_rows_replace (self);
  self->starts_over = TRUE;
}

/**
 * callboard_simulation_rows_follow:
 * @self: the rows
 *
 * From now on rows come, go and move with their simulations, as at first: those change by
 * themselves, and whoever looks at one goes on looking at it.
 */
void
callboard_simulation_rows_follow (CallboardSimulationRows *self)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_ROWS (self));

  callboard_row_slot_model_set_replacing (self->places, FALSE);
  self->starts_over = FALSE;
}

/**
 * callboard_simulation_rows_select:
 * @self: the rows
 * @position: a row
 *
 * Selects a row.
 *
 * Returns: (transfer none) (nullable): the simulation in it; %NULL where there is no such
 *   row, and nothing else is selected then
 */
CallboardSimulationJob *
callboard_simulation_rows_select (CallboardSimulationRows *self,
                                  guint                    position)
{
  g_autoptr(CallboardRowSlot) place = NULL;

  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_ROWS (self), NULL);

  place = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  if (place == NULL)
    return NULL;

  gtk_single_selection_set_selected (self->selection, position);

  return callboard_row_slot_get_item (place);
}

/**
 * callboard_simulation_rows_find:
 * @self: the rows
 * @simulation: a simulation
 *
 * Returns: its row, be it still to come; %GTK_INVALID_LIST_POSITION where it is not listed
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
