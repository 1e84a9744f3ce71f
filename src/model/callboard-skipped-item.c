/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A simulation that could not be read. It is set aside so that the others of
 * its run show; the run page says where and why.
 */

#include "config.h"

#include "callboard-skipped-item.h"

/**
 * CallboardSkippedItem:
 *
 * A simulation that could not be read, and the reason.
 */
struct _CallboardSkippedItem
{
  GObject  parent_instance;

  char    *simulation_id;
  char    *message;
};

G_DEFINE_FINAL_TYPE (CallboardSkippedItem, callboard_skipped_item, G_TYPE_OBJECT)

enum
{
  PROP_MESSAGE = 1,
};

static void
callboard_skipped_item_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  CallboardSkippedItem *self = CALLBOARD_SKIPPED_ITEM (object);

  switch (property_id)
    {
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_skipped_item_finalize (GObject *object)
{
  CallboardSkippedItem *self = CALLBOARD_SKIPPED_ITEM (object);

  g_clear_pointer (&self->simulation_id, g_free);
  g_clear_pointer (&self->message, g_free);

  G_OBJECT_CLASS (callboard_skipped_item_parent_class)->finalize (object);
}

static void
callboard_skipped_item_class_init (CallboardSkippedItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = callboard_skipped_item_finalize;
  object_class->get_property = callboard_skipped_item_get_property;

  g_object_class_install_property (object_class, PROP_MESSAGE,
    g_param_spec_string ("message", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
callboard_skipped_item_init (CallboardSkippedItem *self)
{
}

/**
 * callboard_skipped_item_new:
 * @simulation_job_id: (nullable): its `simulationJobId`, where that could be read
 * @error: why the rest could not
 *
 * Returns: (transfer full): a simulation that could not be read
 */
CallboardSkippedItem *
callboard_skipped_item_new (const char   *simulation_job_id,
                            const GError *error)
{
  CallboardSkippedItem *self;

  g_return_val_if_fail (error != NULL, NULL);

  self = g_object_new (CALLBOARD_TYPE_SKIPPED_ITEM, NULL);
  self->simulation_id = g_strdup (simulation_job_id);
  self->message = g_strdup (error->message);

  return self;
}

/**
 * callboard_skipped_item_get_simulation_id:
 * @self: a simulation that could not be read
 *
 * Returns: (transfer none) (nullable): its `simulationJobId`, where that could
 *   be read
 */
const char *
callboard_skipped_item_get_simulation_id (CallboardSkippedItem *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SKIPPED_ITEM (self), NULL);

  return self->simulation_id;
}

/**
 * callboard_skipped_item_get_message:
 * @self: a simulation that could not be read
 *
 * Returns: (transfer none): where in the answer it is wrong, and why
 */
const char *
callboard_skipped_item_get_message (CallboardSkippedItem *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SKIPPED_ITEM (self), NULL);

  return self->message;
}
