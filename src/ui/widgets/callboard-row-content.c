/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The content of a row that knows the item of the row, for the context menu. Used in the .ui
 * files of rows.
 */

#include "config.h"

#include "callboard-row-content.h"

/**
 * CallboardRowContent:
 *
 * A box that is bound to the `item` that its row shows.
 */
struct _CallboardRowContent
{
  GtkBox   parent_instance;

  GObject *item;
};

G_DEFINE_FINAL_TYPE (CallboardRowContent, callboard_row_content, GTK_TYPE_BOX)

enum
{
  PROP_ITEM = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
callboard_row_content_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  if (property_id == PROP_ITEM)
    g_value_set_object (value, CALLBOARD_ROW_CONTENT (object)->item);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_row_content_set_property (GObject      *object,
                                    guint         property_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  if (property_id != PROP_ITEM)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  else if (g_set_object (&CALLBOARD_ROW_CONTENT (object)->item, g_value_get_object (value)))
    g_object_notify_by_pspec (object, pspec);
}

static void
callboard_row_content_dispose (GObject *object)
{
  g_clear_object (&CALLBOARD_ROW_CONTENT (object)->item);

  G_OBJECT_CLASS (callboard_row_content_parent_class)->dispose (object);
}

static void
callboard_row_content_class_init (CallboardRowContentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = callboard_row_content_get_property;
  object_class->set_property = callboard_row_content_set_property;
  object_class->dispose = callboard_row_content_dispose;

  properties[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_row_content_init (CallboardRowContent *self)
{
}

/**
 * callboard_row_content_get_item:
 * @self: the content of a row
 *
 * Returns: (transfer none) (nullable): the item of the row
 */
gpointer
callboard_row_content_get_item (CallboardRowContent *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ROW_CONTENT (self), NULL);

  return self->item;
}
