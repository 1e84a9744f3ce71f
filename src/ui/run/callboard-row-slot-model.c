/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The places of a list, in which items stand. GTK's lists keep some two hundred rows
 * alive, and where the items of a list change at large they give their rows away and
 * take them back in any order: each is then moved, styled and measured anew, which
 * takes several frames. So a row shows a place, which stays while the item in it is
 * replaced. Used by CallboardSimulationsView.
 */

#include "config.h"

#include "callboard-row-slot-model.h"

/* The position of a place that is in no list any more. */
#define NOWHERE G_MAXUINT

/**
 * CallboardRowSlot:
 *
 * A place in a list. `item` is what stands there.
 */
struct _CallboardRowSlot
{
  GObject             parent_instance;

  GObject            *item;
  /* NULL once the list has gone. */
  CallboardRowSlotModel *list;
  guint               position;
};

G_DEFINE_FINAL_TYPE (CallboardRowSlot, callboard_row_slot, G_TYPE_OBJECT)

/**
 * CallboardRowSlotModel:
 *
 * A list of the places of `model`, each a #CallboardRowSlot. Where items of `model` come,
 * go or move, their places do, as far as somebody holds them and asks for them again on
 * `items-changed`, as GTK's lists do; but while it replaces, places stay where they are
 * and have other items.
 */
struct _CallboardRowSlotModel
{
  GObject     parent_instance;

  GListModel *model;
  gboolean    replacing;
  gboolean    is_changing;
  guint       n_items;
  /* Not owned, by position: those that somebody holds; may be shorter than the list. */
  GPtrArray  *places;
  /* Of the change under way, NULL where there is none: those whose item was taken away,
   * not owned, by item; and those that were asked for, owned, since GTK asks for each of
   * them more than once. */
  GHashTable *departed;
  GPtrArray  *wanted;
};

static void callboard_row_slot_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CallboardRowSlotModel, callboard_row_slot_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, callboard_row_slot_model_iface_init))

enum
{
  PLACE_PROP_ITEM = 1,
  N_PLACE_PROPS
};

enum
{
  PROP_MODEL = 1,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *place_properties[N_PLACE_PROPS];
static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* --- A place ---------------------------------------------------------------- */

static void
callboard_row_slot_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CallboardRowSlot *self = CALLBOARD_ROW_SLOT (object);

  switch (property_id)
    {
    case PLACE_PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_row_slot_dispose (GObject *object)
{
  CallboardRowSlot *self = CALLBOARD_ROW_SLOT (object);

  if (self->list != NULL && self->position != NOWHERE)
    g_ptr_array_index (self->list->places, self->position) = NULL;
  else if (self->list != NULL && self->list->departed != NULL)
    g_hash_table_remove (self->list->departed, self->item);
  self->list = NULL;
  self->position = NOWHERE;

  G_OBJECT_CLASS (callboard_row_slot_parent_class)->dispose (object);
}

static void
callboard_row_slot_finalize (GObject *object)
{
  g_clear_object (&CALLBOARD_ROW_SLOT (object)->item);

  G_OBJECT_CLASS (callboard_row_slot_parent_class)->finalize (object);
}

static void
callboard_row_slot_class_init (CallboardRowSlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = callboard_row_slot_get_property;
  object_class->dispose = callboard_row_slot_dispose;
  object_class->finalize = callboard_row_slot_finalize;

  place_properties[PLACE_PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PLACE_PROPS, place_properties);
}

static void
callboard_row_slot_init (CallboardRowSlot *self)
{
  self->position = NOWHERE;
}

/**
 * callboard_row_slot_get_item:
 * @self: a place
 *
 * Returns: (transfer none): what stands there
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

/* The place that the item had before the change under way. */
static CallboardRowSlot *
take_departed (CallboardRowSlotModel *self,
               gpointer               item)
{
  CallboardRowSlot *place = self->departed != NULL ? g_hash_table_lookup (self->departed, item) : NULL;

  if (place != NULL)
    g_hash_table_remove (self->departed, item);

  return place != NULL ? g_object_ref (place) : NULL;
}

static gpointer
callboard_row_slot_model_get_item (GListModel *list,
                                   guint       position)
{
  CallboardRowSlotModel *self = CALLBOARD_ROW_SLOT_MODEL (list);
  CallboardRowSlot *place = NULL;
  g_autoptr(GObject) item = NULL;

  if (position >= self->n_items)
    return NULL;

  if (position >= self->places->len)
    g_ptr_array_set_size (self->places, (int) position + 1);
  place = g_ptr_array_index (self->places, position);
  if (place != NULL)
    return g_object_ref (place);

  item = g_list_model_get_item (self->model, position);
  place = take_departed (self, item);
  if (place == NULL)
    {
      place = g_object_new (CALLBOARD_TYPE_ROW_SLOT, NULL);
      place->item = g_steal_pointer (&item);
    }
  place->list = self;
  place->position = position;
  g_ptr_array_index (self->places, position) = place;
  if (self->wanted != NULL)
    g_ptr_array_add (self->wanted, g_object_ref (place));

  return place;
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
depart (CallboardRowSlotModel *self,
        guint                  position)
{
  CallboardRowSlot *place = g_ptr_array_index (self->places, position);

  if (place == NULL)
    return;

  place->position = NOWHERE;
  if (g_hash_table_contains (self->departed, place->item))
    place->list = NULL;
  else
    g_hash_table_insert (self->departed, place->item, place);
}

/* Those that nobody wanted back are nobody's. */
static void
forget_departed (CallboardRowSlotModel *self)
{
  GHashTableIter iter;
  gpointer place;

  g_hash_table_iter_init (&iter, self->departed);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    CALLBOARD_ROW_SLOT (place)->list = NULL;
  g_clear_pointer (&self->departed, g_hash_table_unref);
}

/* Makes room among the places for others, of which nobody holds one yet. */
static void
splice (CallboardRowSlotModel *self,
        guint                  position,
        guint                  n_removed,
        guint                  n_added)
{
  g_autoptr(GPtrArray) former = NULL;

  if (position >= self->places->len)
    return;

  former = g_steal_pointer (&self->places);
  self->places = g_ptr_array_sized_new (former->len);
  for (guint i = 0; i < position; i++)
    g_ptr_array_add (self->places, g_ptr_array_index (former, i));
  g_ptr_array_set_size (self->places, (int) (position + n_added));
  for (guint i = position + n_removed; i < former->len; i++)
    {
      CallboardRowSlot *place = g_ptr_array_index (former, i);

      if (place != NULL)
        place->position = self->places->len;
      g_ptr_array_add (self->places, place);
    }
}

static void
tell (CallboardRowSlotModel *self,
      guint                  position,
      guint                  n_removed,
      guint                  n_added)
{
  self->departed = g_hash_table_new (NULL, NULL);
  self->wanted = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = position; i < MIN (position + n_removed, self->places->len); i++)
    depart (self, i);
  splice (self, position, n_removed, n_added);

  self->n_items = self->n_items - n_removed + n_added;
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
  forget_departed (self);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
}

static void
replace (CallboardRowSlotModel *self,
         guint                  position)
{
  g_autoptr(GObject) item = g_list_model_get_item (self->model, position);
  CallboardRowSlot *place = g_ptr_array_index (self->places, position);

  if (place == NULL || !g_set_object (&place->item, item))
    return;

  g_object_ref (place);
  g_object_notify_by_pspec (G_OBJECT (place), place_properties[PLACE_PROP_ITEM]);
  g_object_unref (place);
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
      for (guint i = position; i < MIN (end, self->places->len); i++)
        replace (self, i);
      if (n_removed > n_added)
        tell (self, n_left, n_removed - n_added, 0);
      else if (n_removed < n_added)
        tell (self, n_left, 0, n_added - n_removed);
    }
  else
    {
      tell (self, position, n_removed, n_added);
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
  g_signal_connect_object (model, "items-changed", G_CALLBACK (callboard_row_slot_model_items_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
callboard_row_slot_model_get_property (GObject    *object,
                                       guint       property_id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  CallboardRowSlotModel *self = CALLBOARD_ROW_SLOT_MODEL (object);

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
callboard_row_slot_model_set_property (GObject      *object,
                                       guint         property_id,
                                       const GValue *value,
                                       GParamSpec   *pspec)
{
  CallboardRowSlotModel *self = CALLBOARD_ROW_SLOT_MODEL (object);

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
callboard_row_slot_model_finalize (GObject *object)
{
  CallboardRowSlotModel *self = CALLBOARD_ROW_SLOT_MODEL (object);

  for (guint i = 0; i < self->places->len; i++)
    if (g_ptr_array_index (self->places, i) != NULL)
      CALLBOARD_ROW_SLOT (g_ptr_array_index (self->places, i))->list = NULL;
  g_ptr_array_unref (self->places);
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
   * @self: a list
   *
   * A change was told in full. What was remembered of a place may hold for another one.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", CALLBOARD_TYPE_ROW_SLOT_MODEL, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_row_slot_model_init (CallboardRowSlotModel *self)
{
  self->places = g_ptr_array_new ();
}

/**
 * callboard_row_slot_model_new:
 * @model: a list of objects
 *
 * Returns: (transfer full): its places
 */
CallboardRowSlotModel *
callboard_row_slot_model_new (GListModel *model)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  return g_object_new (CALLBOARD_TYPE_ROW_SLOT_MODEL, "model", model, NULL);
}

/**
 * callboard_row_slot_model_get_replacing:
 * @self: a list
 *
 * Returns: whether places stay where they are
 */
gboolean
callboard_row_slot_model_get_replacing (CallboardRowSlotModel *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ROW_SLOT_MODEL (self), FALSE);

  return self->replacing;
}

/**
 * callboard_row_slot_model_set_replacing:
 * @self: a list
 * @replacing: whether places stay where they are from now on
 *
 * Sets how changes are told: as other items in the same places, where somebody asked to
 * see something else; or as places that come, go and move with their items, so that
 * the keyboard and the eye can follow.
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
 * @self: a list
 *
 * Returns: whether it is just telling of a change
 */
gboolean
callboard_row_slot_model_is_changing (CallboardRowSlotModel *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ROW_SLOT_MODEL (self), FALSE);

  return self->is_changing;
}
