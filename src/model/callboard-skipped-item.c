/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A malformed item of a response, such as a simulation. It is skipped so that the other
 * items are shown; the page lists it with the reason.
 */

#include "config.h"

#include "callboard-skipped-item.h"

/**
 * CallboardSkippedItem:
 *
 * A malformed item of a response, and the reason.
 */
struct _CallboardSkippedItem
{
  GObject  parent_instance;

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
 * @error: the reason
 *
 * Returns: (transfer full): a new skipped item
 */
CallboardSkippedItem *
callboard_skipped_item_new (const GError *error)
{
  CallboardSkippedItem *self;

  g_return_val_if_fail (error != NULL, NULL);

  self = g_object_new (CALLBOARD_TYPE_SKIPPED_ITEM, NULL);
  self->message = g_strdup (error->message);

  return self;
}

/**
 * callboard_skipped_item_get_message:
 * @self: a skipped item
 *
 * Returns: (transfer none): the path of the malformed value and the reason
 */
const char *
callboard_skipped_item_get_message (CallboardSkippedItem *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SKIPPED_ITEM (self), NULL);

  return self->message;
}
