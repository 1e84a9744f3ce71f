/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Slots for the rows of a list. GTK's lists have about 200 rows; when most items of the
 * model change, GTK reassigns the rows in any order, and each is moved, styled and
 * measured again, which takes several frames. So a row shows a slot, which stays while
 * its item is replaced. Used by CallboardSimulationRows.
 */

#include "config.h"

#include "callboard-row-slot-model.h"

/* The position of a slot that is not in the model. */
#define NO_POSITION G_MAXUINT

/**
 * CallboardRowSlot:
 *
 * A slot for one row. `item` is the object that the row shows.
 */
struct _CallboardRowSlot
{
  GObject                parent_instance;

  GObject               *item;
  gulong                 item_notify_id;
  /* NULL once the slot no longer belongs to a model. */
  CallboardRowSlotModel *model;
  guint                  position;
};

G_DEFINE_FINAL_TYPE (CallboardRowSlot, callboard_row_slot, G_TYPE_OBJECT)

/**
 * CallboardRowSlotModel:
 *
 * A #GListModel of #CallboardRowSlot, one for each item of `model`. When items of `model`
 * are added, removed or moved, their slots are too, as far as they are still referenced
 * and requested again on `items-changed`, as GTK's lists do. While it is `replacing`,
 * slots stay in their positions and get other items.
 */
struct _CallboardRowSlotModel
{
  GObject     parent_instance;

  GListModel *model;
  gboolean    replacing;
  gboolean    is_changing;
  guint       n_items;
  /* The existing slots by position, not owned; may be shorter than the model. */
  GPtrArray  *slots;
  /* During a change, else NULL: the slots of removed items by item, not owned; and the
   * slots that were requested, owned, since GTK requests each of them more than once. */
  GHashTable *detached;
  GPtrArray  *requested;
};

static void callboard_row_slot_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CallboardRowSlotModel, callboard_row_slot_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, callboard_row_slot_model_iface_init))

enum
{
  SLOT_PROP_ITEM = 1,
  N_SLOT_PROPS
};

enum
{
  PROP_MODEL = 1,
  N_PROPS
};

enum
{
  SLOT_SIGNAL_CHANGED,
  N_SLOT_SIGNALS
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *slot_properties[N_SLOT_PROPS];
static guint slot_signals[N_SLOT_SIGNALS];
static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* --- The slot --------------------------------------------------------------- */

static void
callboard_row_slot_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CallboardRowSlot *self = CALLBOARD_ROW_SLOT (object);

  if (property_id == SLOT_PROP_ITEM)
    g_value_set_object (value, self->item);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_row_slot_item_notify_cb (CallboardRowSlot *self)
{
  g_signal_emit (self, slot_signals[SLOT_SIGNAL_CHANGED], 0);
}

static void
set_item (CallboardRowSlot *self,
          GObject          *item)
{
  if (self->item != NULL)
    g_clear_signal_handler (&self->item_notify_id, self->item);
  g_set_object (&self->item, item);
  if (item != NULL)
    self->item_notify_id = g_signal_connect_swapped (item, "notify",
                                                     G_CALLBACK (callboard_row_slot_item_notify_cb), self);
}

static void
callboard_row_slot_dispose (GObject *object)
{
  CallboardRowSlot *self = CALLBOARD_ROW_SLOT (object);

  if (self->model != NULL && self->position != NO_POSITION)
    g_ptr_array_index (self->model->slots, self->position) = NULL;
  else if (self->model != NULL && self->model->detached != NULL)
    g_hash_table_remove (self->model->detached, self->item);
  self->model = NULL;
  self->position = NO_POSITION;

  G_OBJECT_CLASS (callboard_row_slot_parent_class)->dispose (object);
}

static void
callboard_row_slot_finalize (GObject *object)
{
  set_item (CALLBOARD_ROW_SLOT (object), NULL);

  G_OBJECT_CLASS (callboard_row_slot_parent_class)->finalize (object);
}

static void
callboard_row_slot_class_init (CallboardRowSlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = callboard_row_slot_get_property;
  object_class->dispose = callboard_row_slot_dispose;
  object_class->finalize = callboard_row_slot_finalize;

  slot_properties[SLOT_PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_SLOT_PROPS, slot_properties);

  /**
   * CallboardRowSlot::changed:
   * @self: a slot
   *
   * The slot has another item, or a property of its item has changed. The cells of a row
   * share it, which is faster than a handler on the item for each of them.
   */
  slot_signals[SLOT_SIGNAL_CHANGED] =
    g_signal_new ("changed", CALLBOARD_TYPE_ROW_SLOT, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_row_slot_init (CallboardRowSlot *self)
{
  self->position = NO_POSITION;
}

/**
 * callboard_row_slot_get_item:
 * @self: a slot
 *
 * Returns: (transfer none): its item
 */
gpointer
callboard_row_slot_get_item (CallboardRowSlot *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ROW_SLOT (self), NULL);

  return self->item;
}

/* --- The list model --------------------------------------------------------- */

static GType
callboard_row_slot_model_get_item_type (GListModel *list)
{
  return CALLBOARD_TYPE_ROW_SLOT;
}

static guint
callboard_row_slot_model_get_n_items (GListModel *list)
{
  return CALLBOARD_ROW_SLOT_MODEL (list)->n_items;
}

/* Returns the slot that the item had before the current change. */
static CallboardRowSlot *
steal_detached (CallboardRowSlotModel *self,
                gpointer               item)
{
  CallboardRowSlot *slot = self->detached != NULL ? g_hash_table_lookup (self->detached, item) : NULL;

  if (slot != NULL)
    g_hash_table_remove (self->detached, item);

  return slot != NULL ? g_object_ref (slot) : NULL;
}

static gpointer
callboard_row_slot_model_get_item (GListModel *list,
                                   guint       position)
{
  CallboardRowSlotModel *self = CALLBOARD_ROW_SLOT_MODEL (list);
  CallboardRowSlot *slot = NULL;
  g_autoptr(GObject) item = NULL;

  if (position >= self->n_items)
    return NULL;

  if (position >= self->slots->len)
    g_ptr_array_set_size (self->slots, (int) position + 1);
  slot = g_ptr_array_index (self->slots, position);
  if (slot != NULL)
    return g_object_ref (slot);

  item = g_list_model_get_item (self->model, position);
  slot = steal_detached (self, item);
  if (slot == NULL)
    {
      slot = g_object_new (CALLBOARD_TYPE_ROW_SLOT, NULL);
      set_item (slot, item);
    }
  slot->model = self;
  slot->position = position;
  g_ptr_array_index (self->slots, position) = slot;
  if (self->requested != NULL)
    g_ptr_array_add (self->requested, g_object_ref (slot));

  return slot;
}

static void
callboard_row_slot_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = callboard_row_slot_model_get_item_type;
  iface->get_n_items = callboard_row_slot_model_get_n_items;
  iface->get_item = callboard_row_slot_model_get_item;
}

/* --- Changes ---------------------------------------------------------------- */

static void
detach (CallboardRowSlotModel *self,
        guint                  position)
{
  CallboardRowSlot *slot = g_ptr_array_index (self->slots, position);

  if (slot == NULL)
    return;

  slot->position = NO_POSITION;
  if (g_hash_table_contains (self->detached, slot->item))
    slot->model = NULL;
  else
    g_hash_table_insert (self->detached, slot->item, slot);
}

/* Disowns the slots that were not requested again. */
static void
drop_detached (CallboardRowSlotModel *self)
{
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, self->detached);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    CALLBOARD_ROW_SLOT (slot)->model = NULL;
  g_clear_pointer (&self->detached, g_hash_table_unref);
}

/* Replaces removed slots by NULL for each added item. */
static void
splice (CallboardRowSlotModel *self,
        guint                  position,
        guint                  n_removed,
        guint                  n_added)
{
  g_autoptr(GPtrArray) former = NULL;

  if (position >= self->slots->len)
    return;

  former = g_steal_pointer (&self->slots);
  self->slots = g_ptr_array_sized_new (former->len);
  for (guint i = 0; i < position; i++)
    g_ptr_array_add (self->slots, g_ptr_array_index (former, i));
  g_ptr_array_set_size (self->slots, (int) (position + n_added));
  for (guint i = position + n_removed; i < former->len; i++)
    {
      CallboardRowSlot *slot = g_ptr_array_index (former, i);

      if (slot != NULL)
        slot->position = self->slots->len;
      g_ptr_array_add (self->slots, slot);
    }
}

static void
change_items (CallboardRowSlotModel *self,
              guint                  position,
              guint                  n_removed,
              guint                  n_added)
{
  self->detached = g_hash_table_new (NULL, NULL);
  self->requested = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = position; i < MIN (position + n_removed, self->slots->len); i++)
    detach (self, i);
  splice (self, position, n_removed, n_added);

  self->n_items = self->n_items - n_removed + n_added;
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
  drop_detached (self);
  g_clear_pointer (&self->requested, g_ptr_array_unref);
}

static void
replace (CallboardRowSlotModel *self,
         guint                  position)
{
  g_autoptr(GObject) item = g_list_model_get_item (self->model, position);
  CallboardRowSlot *slot = g_ptr_array_index (self->slots, position);

  if (slot == NULL || slot->item == item)
    return;

  g_object_ref (slot);
  set_item (slot, item);
  g_object_notify_by_pspec (G_OBJECT (slot), slot_properties[SLOT_PROP_ITEM]);
  g_signal_emit (slot, slot_signals[SLOT_SIGNAL_CHANGED], 0);
  g_object_unref (slot);
}

static void
callboard_row_slot_model_items_changed_cb (CallboardRowSlotModel *self,
                                           guint                  position,
                                           guint                  n_removed,
                                           guint                  n_added)
{
  guint n_left = MIN (self->n_items, self->n_items - n_removed + n_added);
  guint end = n_removed == n_added ? position + n_added : n_left;

  self->is_changing = TRUE;
  if (self->replacing)
    {
      for (guint i = position; i < MIN (end, self->slots->len); i++)
        replace (self, i);
      if (n_removed > n_added)
        change_items (self, n_left, n_removed - n_added, 0);
      else if (n_removed < n_added)
        change_items (self, n_left, 0, n_added - n_removed);
    }
  else
    {
      change_items (self, position, n_removed, n_added);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  self->is_changing = FALSE;
}

/* --- The object ------------------------------------------------------------- */

static void
set_model (CallboardRowSlotModel *self,
           GListModel            *model)
{
  g_assert (self->model == NULL);

  if (model == NULL)
    return;

  self->model = g_object_ref (model);
  self->n_items = g_list_model_get_n_items (model);
  g_signal_connect_object (model, "items-changed",
                           G_CALLBACK (callboard_row_slot_model_items_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
callboard_row_slot_model_get_property (GObject    *object,
                                       guint       property_id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  CallboardRowSlotModel *self = CALLBOARD_ROW_SLOT_MODEL (object);

  if (property_id == PROP_MODEL)
    g_value_set_object (value, self->model);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_row_slot_model_set_property (GObject      *object,
                                       guint         property_id,
                                       const GValue *value,
                                       GParamSpec   *pspec)
{
  CallboardRowSlotModel *self = CALLBOARD_ROW_SLOT_MODEL (object);

  if (property_id == PROP_MODEL)
    set_model (self, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_row_slot_model_finalize (GObject *object)
{
  CallboardRowSlotModel *self = CALLBOARD_ROW_SLOT_MODEL (object);

  for (guint i = 0; i < self->slots->len; i++)
    if (g_ptr_array_index (self->slots, i) != NULL)
      CALLBOARD_ROW_SLOT (g_ptr_array_index (self->slots, i))->model = NULL;
  g_ptr_array_unref (self->slots);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (callboard_row_slot_model_parent_class)->finalize (object);
}

static void
callboard_row_slot_model_class_init (CallboardRowSlotModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = callboard_row_slot_model_get_property;
  object_class->set_property = callboard_row_slot_model_set_property;
  object_class->finalize = callboard_row_slot_model_finalize;

  properties[PROP_MODEL] =
    g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CallboardRowSlotModel::changed:
   * @self: a model
   *
   * All `items-changed` signals of a change were emitted, and slots may have other items.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", CALLBOARD_TYPE_ROW_SLOT_MODEL, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_row_slot_model_init (CallboardRowSlotModel *self)
{
  self->slots = g_ptr_array_new ();
}

/**
 * callboard_row_slot_model_new:
 * @model: a list of objects
 *
 * Returns: (transfer full): a model of its slots
 */
CallboardRowSlotModel *
callboard_row_slot_model_new (GListModel *model)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  return g_object_new (CALLBOARD_TYPE_ROW_SLOT_MODEL, "model", model, NULL);
}

/**
 * callboard_row_slot_model_get_replacing:
 * @self: a model
 *
 * Returns: whether slots stay in their positions when items change
 */
gboolean
callboard_row_slot_model_get_replacing (CallboardRowSlotModel *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ROW_SLOT_MODEL (self), FALSE);

  return self->replacing;
}

/**
 * callboard_row_slot_model_set_replacing:
 * @self: a model
 * @replacing: whether slots stay in their positions
 *
 * Sets what changes do. When the user sorts or filters, slots stay and get other items.
 * Otherwise slots are added, removed and moved with their items, so that focus and scroll
 * position follow the item.
 */
void
callboard_row_slot_model_set_replacing (CallboardRowSlotModel *self,
                                        gboolean               replacing)
{
  g_return_if_fail (CALLBOARD_IS_ROW_SLOT_MODEL (self));

  self->replacing = replacing;
}

/**
 * callboard_row_slot_model_is_changing:
 * @self: a model
 *
 * Returns: whether it is emitting the signals of a change
 */
gboolean
callboard_row_slot_model_is_changing (CallboardRowSlotModel *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ROW_SLOT_MODEL (self), FALSE);

  return self->is_changing;
}
