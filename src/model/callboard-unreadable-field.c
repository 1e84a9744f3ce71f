/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field of a response that could not be read. Its value is unknown, everything else is
 * shown; the page Unreadable Data lists the fields.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-unreadable-field.h"

/**
 * CallboardUnreadableField:
 *
 * A field that is missing, `null`, of another type or out of range: its path, what was
 * expected, and what was received. Immutable.
 */
struct _CallboardUnreadableField
{
  GObject  parent_instance;

  char    *path;
  /* Shared by all fields of the same type. */
  char    *expected;
  char    *received;
};

G_DEFINE_FINAL_TYPE (CallboardUnreadableField, callboard_unreadable_field, G_TYPE_OBJECT)

enum
{
  PROP_PATH = 1,
  PROP_EXPECTED,
  PROP_RECEIVED,
};

static void
callboard_unreadable_field_get_property (GObject    *object,
                                         guint       property_id,
                                         GValue     *value,
                                         GParamSpec *pspec)
{
  CallboardUnreadableField *self = CALLBOARD_UNREADABLE_FIELD (object);

  switch (property_id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_EXPECTED:
      g_value_set_string (value, self->expected);
      break;
    case PROP_RECEIVED:
      g_value_set_string (value, self->received);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_unreadable_field_finalize (GObject *object)
{
  CallboardUnreadableField *self = CALLBOARD_UNREADABLE_FIELD (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->expected, g_ref_string_release);
  g_clear_pointer (&self->received, g_free);

  G_OBJECT_CLASS (callboard_unreadable_field_parent_class)->finalize (object);
}

static void
callboard_unreadable_field_class_init (CallboardUnreadableFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = callboard_unreadable_field_finalize;
  object_class->get_property = callboard_unreadable_field_get_property;

  g_object_class_install_property (object_class, PROP_PATH,
    g_param_spec_string ("path", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_EXPECTED,
    g_param_spec_string ("expected", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_RECEIVED,
    g_param_spec_string ("received", NULL, NULL, NULL, flags));
}

static void
callboard_unreadable_field_init (CallboardUnreadableField *self)
{
}

/**
 * callboard_unreadable_field_new:
 * @path: the path of the field, such as `persona.speechPace`
 * @expected: a translated description of the expected value: "a string"
 * @received: a description of the actual value, from callboard_json_describe()
 *
 * Returns: (transfer full): a new unreadable field
 */
CallboardUnreadableField *
callboard_unreadable_field_new (const char *path,
                                const char *expected,
                                const char *received)
{
  CallboardUnreadableField *self;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (expected != NULL, NULL);
  g_return_val_if_fail (received != NULL, NULL);

  self = g_object_new (CALLBOARD_TYPE_UNREADABLE_FIELD, NULL);
  self->path = g_strdup (path);
  self->expected = g_ref_string_new_intern (expected);
  self->received = g_strdup (received);

  return self;
}

/**
 * callboard_unreadable_field_new_below:
 * @self: an unreadable field
 * @prefix: the path of the object that the path of @self starts in; may be empty
 *
 * Returns: (transfer full): the field with its path in the outer object
 */
CallboardUnreadableField *
callboard_unreadable_field_new_below (CallboardUnreadableField *self,
                                      const char               *prefix)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (CALLBOARD_IS_UNREADABLE_FIELD (self), NULL);
  g_return_val_if_fail (prefix != NULL, NULL);

  if (*prefix == '\0')
    return g_object_ref (self);

  path = g_strconcat (prefix, ".", self->path, NULL);

  return callboard_unreadable_field_new (path, self->expected, self->received);
}

/**
 * callboard_unreadable_field_equal:
 * @self: an unreadable field
 * @other: another
 *
 * Returns: whether the path, the expected and the received value are equal
 */
gboolean
callboard_unreadable_field_equal (CallboardUnreadableField *self,
                                  CallboardUnreadableField *other)
{
  g_return_val_if_fail (CALLBOARD_IS_UNREADABLE_FIELD (self), FALSE);
  g_return_val_if_fail (CALLBOARD_IS_UNREADABLE_FIELD (other), FALSE);

  return g_str_equal (self->path, other->path) && g_str_equal (self->received, other->received) &&
         g_str_equal (self->expected, other->expected);
}

/**
 * callboard_unreadable_field_get_path:
 * @self: an unreadable field
 *
 * Returns: (transfer none): its path
 */
const char *
callboard_unreadable_field_get_path (CallboardUnreadableField *self)
{
  g_return_val_if_fail (CALLBOARD_IS_UNREADABLE_FIELD (self), NULL);

  return self->path;
}

/**
 * callboard_unreadable_field_get_expected:
 * @self: an unreadable field
 *
 * Returns: (transfer none): a description of the expected value
 */
const char *
callboard_unreadable_field_get_expected (CallboardUnreadableField *self)
{
  g_return_val_if_fail (CALLBOARD_IS_UNREADABLE_FIELD (self), NULL);

  return self->expected;
}

/**
 * callboard_unreadable_field_get_received:
 * @self: an unreadable field
 *
 * Returns: (transfer none): a description of the received value
 */
const char *
callboard_unreadable_field_get_received (CallboardUnreadableField *self)
{
  g_return_val_if_fail (CALLBOARD_IS_UNREADABLE_FIELD (self), NULL);

  return self->received;
}

/**
 * callboard_unreadable_field_dup_message:
 * @self: an unreadable field
 *
 * Returns: (transfer full): such as `persona.age: expected a string, got 35`
 */
char *
callboard_unreadable_field_dup_message (CallboardUnreadableField *self)
{
  g_return_val_if_fail (CALLBOARD_IS_UNREADABLE_FIELD (self), NULL);

  /* Translators: the path of a value in a response of the server, what was expected there
   * ("a date and time", one of the messages with the context "expected") and what it is
   * ("soon" in quotes, or one of the messages with the context "got") */
  return g_strdup_printf (_("%s: expected %s, got %s"), self->path, self->expected, self->received);
}
