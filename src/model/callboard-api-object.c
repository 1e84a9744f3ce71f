/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The base class of the objects in API responses. A table of fields per type drives
 * properties, comparison, updates and search; the last three and decoding have files of
 * their own.
 */

#include "config.h"

#include <gio/gio.h>

#include "callboard-api-object-private.h"
#include "callboard-other-field.h"

/**
 * CallboardApiObject:
 *
 * The abstract base class of the objects in API responses. Subclasses declare a table of
 * #CallboardField. `n-unreadable` is the number of fields that could not be read;
 * `other-fields` a new list of #CallboardOtherField, those that are not in the table, or
 * %NULL if there are none.
 */

typedef struct
{
  /* Folded, for callboard_api_object_contains(). Created when needed. */
  char                *search_text;
  CallboardUnreadable  unreadable;
  /* See callboard_other_field_decode(). */
  GVariant            *other_fields;
} CallboardApiObjectPrivate;

/* Subclasses number their properties from 1. */
#define PROP_N_UNREADABLE G_MAXINT32
#define PROP_OTHER_FIELDS (G_MAXINT32 - 1)

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CallboardApiObject, callboard_api_object, G_TYPE_OBJECT)

static const CallboardField *
find_field (CallboardApiObject *self,
            guint               property_id)
{
  CallboardApiObjectClass *klass = CALLBOARD_API_OBJECT_GET_CLASS (self);

  if (property_id == 0 || property_id > klass->n_fields)
    return NULL;

  return &klass->fields[property_id - 1];
}

static GListModel *
dup_other_fields (CallboardApiObject *self)
{
  CallboardApiObjectPrivate *priv = callboard_api_object_get_instance_private (self);
  GListStore *list;

  if (priv->other_fields == NULL)
    return NULL;

  list = g_list_store_new (CALLBOARD_TYPE_OTHER_FIELD);
  callboard_other_field_list (priv->other_fields, "", list);

  return G_LIST_MODEL (list);
}

static void
callboard_api_object_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  CallboardApiObject *self = CALLBOARD_API_OBJECT (object);
  const CallboardField *field = find_field (self, property_id);

  if (property_id == PROP_N_UNREADABLE)
    {
      g_value_set_uint (value, callboard_api_object_get_n_unreadable (self));
      return;
    }
  if (property_id == PROP_OTHER_FIELDS)
    {
      g_value_take_object (value, dup_other_fields (self));
      return;
    }
  if (field == NULL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  switch (field->kind)
    {
    case CALLBOARD_FIELD_ID:
    case CALLBOARD_FIELD_STRING:
    case CALLBOARD_FIELD_DIGITS:
      g_value_set_string (value, *FIELD (self, field, char *));
      break;
    case CALLBOARD_FIELD_BOOLEAN:
      g_value_set_boolean (value, *FIELD (self, field, gboolean));
      break;
    case CALLBOARD_FIELD_TRISTATE:
      g_value_set_int (value, *FIELD (self, field, int));
      break;
    case CALLBOARD_FIELD_INTEGER:
    case CALLBOARD_FIELD_OFFSET:
      g_value_set_int64 (value, *FIELD (self, field, gint64));
      break;
    case CALLBOARD_FIELD_NUMBER:
      g_value_set_double (value, *FIELD (self, field, double));
      break;
    case CALLBOARD_FIELD_VALUE:
      g_value_set_variant (value, *FIELD (self, field, GVariant *));
      break;
    case CALLBOARD_FIELD_TIME:
    case CALLBOARD_FIELD_STRINGS:
      g_value_set_boxed (value, *FIELD (self, field, gpointer));
      break;
    case CALLBOARD_FIELD_OBJECT:
    case CALLBOARD_FIELD_OBJECTS:
    case CALLBOARD_FIELD_CUSTOM_PROPERTIES:
      g_value_set_object (value, *FIELD (self, field, gpointer));
      break;
    default:
      g_assert_not_reached ();
    }
}

static GParamSpec *
create_pspec (const CallboardField *field)
{
  const char *name = field->property;
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  switch (field->kind)
    {
    case CALLBOARD_FIELD_ID:
    case CALLBOARD_FIELD_STRING:
    case CALLBOARD_FIELD_DIGITS:
      return g_param_spec_string (name, NULL, NULL, NULL, flags);
    case CALLBOARD_FIELD_BOOLEAN:
      return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
    case CALLBOARD_FIELD_TRISTATE:
      return g_param_spec_int (name, NULL, NULL, -1, 1, -1, flags);
    case CALLBOARD_FIELD_INTEGER:
      return g_param_spec_int64 (name, NULL, NULL, -1, G_MAXINT64, -1, flags);
    case CALLBOARD_FIELD_NUMBER:
      return g_param_spec_double (name, NULL, NULL, -1, G_MAXDOUBLE, -1, flags);
    case CALLBOARD_FIELD_OFFSET:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64,
                                 CALLBOARD_OFFSET_UNKNOWN, flags);
    case CALLBOARD_FIELD_VALUE:
      return g_param_spec_variant (name, NULL, NULL, G_VARIANT_TYPE_ANY, NULL, flags);
    case CALLBOARD_FIELD_TIME:
      return g_param_spec_boxed (name, NULL, NULL, G_TYPE_DATE_TIME, flags);
    case CALLBOARD_FIELD_STRINGS:
      return g_param_spec_boxed (name, NULL, NULL, G_TYPE_STRV, flags);
    case CALLBOARD_FIELD_OBJECT:
      return g_param_spec_object (name, NULL, NULL, field->get_type (), flags);
    case CALLBOARD_FIELD_OBJECTS:
    case CALLBOARD_FIELD_CUSTOM_PROPERTIES:
      return g_param_spec_object (name, NULL, NULL, G_TYPE_LIST_MODEL, flags);
    default:
      g_assert_not_reached ();
    }
}

static void
clear_field (CallboardApiObject   *self,
             const CallboardField *field)
{
  switch (field->kind)
    {
    case CALLBOARD_FIELD_ID:
    case CALLBOARD_FIELD_STRING:
    case CALLBOARD_FIELD_DIGITS:
      g_clear_pointer (FIELD (self, field, char *), g_free);
      break;
    case CALLBOARD_FIELD_VALUE:
      g_clear_pointer (FIELD (self, field, GVariant *), g_variant_unref);
      break;
    case CALLBOARD_FIELD_OFFSET:
      *FIELD (self, field, gint64) = CALLBOARD_OFFSET_UNKNOWN;
      break;
    case CALLBOARD_FIELD_TIME:
      g_clear_pointer (FIELD (self, field, GDateTime *), g_date_time_unref);
      break;
    case CALLBOARD_FIELD_STRINGS:
      g_clear_pointer (FIELD (self, field, GStrv), g_strfreev);
      break;
    case CALLBOARD_FIELD_OBJECT:
    case CALLBOARD_FIELD_OBJECTS:
    case CALLBOARD_FIELD_CUSTOM_PROPERTIES:
      g_clear_object (FIELD (self, field, GObject *));
      break;
    case CALLBOARD_FIELD_BOOLEAN:
      *FIELD (self, field, gboolean) = FALSE;
      break;
    case CALLBOARD_FIELD_TRISTATE:
      *FIELD (self, field, int) = -1;
      break;
    case CALLBOARD_FIELD_INTEGER:
      *FIELD (self, field, gint64) = -1;
      break;
    case CALLBOARD_FIELD_NUMBER:
      *FIELD (self, field, double) = -1;
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
callboard_api_object_finalize (GObject *object)
{
  CallboardApiObject *self = CALLBOARD_API_OBJECT (object);
  CallboardApiObjectClass *klass = CALLBOARD_API_OBJECT_GET_CLASS (self);
  CallboardApiObjectPrivate *priv = callboard_api_object_get_instance_private (self);

  for (guint i = 0; i < klass->n_fields; i++)
    clear_field (self, &klass->fields[i]);
  g_free (priv->search_text);
  g_clear_pointer (&priv->unreadable.fields, g_ptr_array_unref);
  g_clear_pointer (&priv->other_fields, g_variant_unref);

  G_OBJECT_CLASS (callboard_api_object_parent_class)->finalize (object);
}

/* Not in instance_init, where the fields of the final class are not known yet. */
static void
callboard_api_object_constructed (GObject *object)
{
  CallboardApiObject *self = CALLBOARD_API_OBJECT (object);
  CallboardApiObjectClass *klass = CALLBOARD_API_OBJECT_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    clear_field (self, &klass->fields[i]);

  G_OBJECT_CLASS (callboard_api_object_parent_class)->constructed (object);
}

static void
callboard_api_object_class_init (CallboardApiObjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = callboard_api_object_constructed;
  object_class->finalize = callboard_api_object_finalize;
  object_class->get_property = callboard_api_object_get_property;

  g_object_class_install_property (object_class, PROP_N_UNREADABLE,
    g_param_spec_uint ("n-unreadable", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_OTHER_FIELDS,
    g_param_spec_object ("other-fields", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
}

static void
callboard_api_object_init (CallboardApiObject *self)
{
}

/**
 * callboard_api_object_class_set_fields: (skip)
 * @klass: a class that is being initialized
 * @fields: (array length=n_fields): its fields; must have static storage
 * @n_fields: the number of fields
 *
 * Sets the fields of a class and installs a property for each, numbered from 1.
 */
void
callboard_api_object_class_set_fields (CallboardApiObjectClass *klass,
                                       const CallboardField    *fields,
                                       guint                    n_fields)
{
  g_return_if_fail (CALLBOARD_IS_API_OBJECT_CLASS (klass));

  /* GObject requires a getter in each class that installs properties. */
  if (G_OBJECT_CLASS (klass)->get_property == NULL)
    G_OBJECT_CLASS (klass)->get_property = callboard_api_object_get_property;

  klass->fields = fields;
  klass->n_fields = n_fields;
  for (guint i = 0; i < n_fields; i++)
    g_object_class_install_property (G_OBJECT_CLASS (klass), i + 1,
                                     create_pspec (&fields[i]));
}

/* What could not be read, for callboard-api-object-unreadable.c. */
CallboardUnreadable *
callboard_api_object_get_unreadable (CallboardApiObject *self)
{
  CallboardApiObjectPrivate *priv = callboard_api_object_get_instance_private (self);

  return &priv->unreadable;
}

/* Returns where the folded text for the search is, which is NULL until it is needed. */
char **
callboard_api_object_get_search_text (CallboardApiObject *self)
{
  CallboardApiObjectPrivate *priv = callboard_api_object_get_instance_private (self);

  return &priv->search_text;
}

/* The fields that are not in the table, for callboard-api-object-other-fields.c. */
GVariant **
callboard_api_object_get_other_fields (CallboardApiObject *self)
{
  CallboardApiObjectPrivate *priv = callboard_api_object_get_instance_private (self);

  return &priv->other_fields;
}

/**
 * callboard_api_object_set_field: (skip)
 * @self: a new object that is not shared yet
 * @field: one of its fields: a string, a number or a time
 * @value: a value of the type of its property
 *
 * Sets a field without notification.
 */
void
callboard_api_object_set_field (CallboardApiObject   *self,
                                const CallboardField *field,
                                const GValue         *value)
{
  g_return_if_fail (CALLBOARD_IS_API_OBJECT (self));

  clear_field (self, field);
  switch ((int) field->kind)
    {
    case CALLBOARD_FIELD_ID:
    case CALLBOARD_FIELD_STRING:
      *FIELD (self, field, char *) = g_value_dup_string (value);
      break;
    case CALLBOARD_FIELD_INTEGER:
      *FIELD (self, field, gint64) = g_value_get_int64 (value);
      break;
    case CALLBOARD_FIELD_NUMBER:
      *FIELD (self, field, double) = g_value_get_double (value);
      break;
    case CALLBOARD_FIELD_TIME:
      *FIELD (self, field, GDateTime *) = g_value_dup_boxed (value);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * callboard_api_object_copy_fields: (skip)
 * @self: a new object that is not shared yet
 * @source: an object, of any type
 *
 * Sets each field of @self whose property @source has too; see
 * callboard_api_object_set_field().
 */
void
callboard_api_object_copy_fields (CallboardApiObject *self,
                                  CallboardApiObject *source)
{
  CallboardApiObjectClass *klass;

  g_return_if_fail (CALLBOARD_IS_API_OBJECT (self));
  g_return_if_fail (CALLBOARD_IS_API_OBJECT (source));

  klass = CALLBOARD_API_OBJECT_GET_CLASS (self);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CallboardField *field = &klass->fields[i];
      g_auto(GValue) value = G_VALUE_INIT;

      if (g_object_class_find_property (G_OBJECT_GET_CLASS (source), field->property) == NULL)
        continue;
      g_object_get_property (G_OBJECT (source), field->property, &value);
      callboard_api_object_set_field (self, field, &value);
    }
}
