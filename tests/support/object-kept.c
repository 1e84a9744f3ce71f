/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compares what was decoded from a response with the original, after one value of the
 * response was changed. Used by odd-field.c.
 */

#include "object-kept.h"

#include <string.h>

#include "callboard-custom-property.h"
#include "model-support.h"

/**
 * object_kept_is_within:
 * @changed: a path
 * @path: a path
 *
 * Returns: whether @changed is the value at @path or in it
 */
gboolean
object_kept_is_within (const char *changed,
                       const char *path)
{
  gsize length = strlen (path);

  return g_str_has_prefix (changed, path) &&
         (changed[length] == '\0' || changed[length] == '.' || changed[length] == '[');
}

/* Returns the path of the item of the list at @path that was changed, or in which a value
 * was changed. */
static char *
dup_item_path (const char *changed,
               const char *path)
{
  const char *end;

  if (!object_kept_is_within (changed, path) || changed[strlen (path)] != '[')
    return NULL;

  end = strchr (changed + strlen (path), ']');

  return g_strndup (changed, end + 1 - changed);
}

static gboolean
is_same (CallboardApiObject *object,
         CallboardApiObject *other)
{
  return G_OBJECT_TYPE (object) == G_OBJECT_TYPE (other) && callboard_api_object_equal (object, other);
}

/* Returns the only item of @list that @other does not have; NULL if there is none. */
static CallboardApiObject *
dup_single (GListModel *list,
            GListModel *other,
            guint      *n)
{
  CallboardApiObject *single = NULL;

  *n = 0;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CallboardApiObject) item = g_list_model_get_item (list, i);
      gboolean found = FALSE;

      for (guint k = 0; k < g_list_model_get_n_items (other) && !found; k++)
        {
          g_autoptr(CallboardApiObject) other_item = g_list_model_get_item (other, k);

          found = is_same (item, other_item);
        }
      if (found)
        continue;
      *n += 1;
      g_set_object (&single, item);
    }
  if (*n != 1)
    g_clear_object (&single);

  return single;
}

/**
 * object_kept_is_item_id:
 * @changed: a path
 *
 * Returns: whether the value decides which object an item is, so that another one with the
 *   same ID is dropped
 */
gboolean
object_kept_is_item_id (const char *changed)
{
  const char *dot = strrchr (changed, '.');

  return dot != NULL && (g_str_has_suffix (dot, "Id") || g_str_equal (dot, ".id"));
}

/**
 * object_kept_assert_list:
 * @list: a list of API objects
 * @original: the list before the change
 * @path: its path in the response
 * @changed: the path of the changed value
 *
 * Asserts that all items but the changed one are kept; the changed one too, unless it is
 * none.
 */
void
object_kept_assert_list (GListModel *list,
                         GListModel *original,
                         const char *path,
                         const char *changed)
{
  g_autofree char *item_path = dup_item_path (changed, path);
  g_autoptr(CallboardApiObject) lost = NULL;
  g_autoptr(CallboardApiObject) fresh = NULL;
  guint n_lost;
  guint n_fresh;

  if (g_str_equal (path, changed))
    return;

  lost = dup_single (original, list, &n_lost);
  if (item_path == NULL)
    {
      g_assert_cmpuint (n_lost, ==, 0);
      g_assert_cmpuint (g_list_model_get_n_items (list), ==, g_list_model_get_n_items (original));
      return;
    }

  g_assert_cmpuint (n_lost, <=, object_kept_is_item_id (changed) ? 2 : 1);
  fresh = dup_single (list, original, &n_fresh);
  g_assert_cmpuint (n_fresh, <=, 1);
  if (lost != NULL && fresh != NULL && !g_str_equal (item_path, changed))
    object_kept_assert (fresh, lost, item_path, changed);
  /* Only an item that is none, or has lost its ID, is skipped. */
  if (!g_str_equal (item_path, changed) && !object_kept_is_item_id (changed))
    g_assert_cmpuint (g_list_model_get_n_items (list), ==, g_list_model_get_n_items (original));
}

static void
assert_strings_kept (CallboardApiObject *object,
                     CallboardApiObject *original,
                     const char         *property,
                     const char         *path,
                     const char         *changed)
{
  g_autofree char *item_path = dup_item_path (changed, path);
  g_auto(GStrv) strings = NULL;
  g_auto(GStrv) original_strings = NULL;

  g_object_get (object, property, &strings, NULL);
  g_object_get (original, property, &original_strings, NULL);
  for (guint i = 0; original_strings != NULL && original_strings[i] != NULL; i++)
    {
      g_autofree char *string_path = g_strdup_printf ("%s[%u]", path, i);

      if (item_path == NULL || !g_str_equal (item_path, string_path))
        g_assert_true (strings != NULL &&
                       g_strv_contains ((const char *const *) strings, original_strings[i]));
    }
}

static void
assert_custom_properties_kept (GListModel *list,
                               GListModel *original,
                               const char *path,
                               const char *changed)
{
  for (guint i = 0; i < g_list_model_get_n_items (original); i++)
    {
      g_autoptr(CallboardCustomProperty) property = g_list_model_get_item (original, i);
      g_autofree char *property_path =
        g_strconcat (path, ".", callboard_custom_property_get_name (property), NULL);
      gboolean found = object_kept_is_within (changed, property_path) ||
                       object_kept_is_within (property_path, changed);

      for (guint k = 0; k < g_list_model_get_n_items (list) && !found; k++)
        {
          g_autoptr(CallboardApiObject) item = g_list_model_get_item (list, k);

          found = is_same (item, CALLBOARD_API_OBJECT (property));
        }
      g_assert_true (found);
    }
}

static void
assert_value_kept (CallboardApiObject *object,
                   CallboardApiObject *original,
                   const char         *property)
{
  g_autoptr(GVariant) value = NULL;
  g_autoptr(GVariant) original_value = NULL;

  g_object_get (object, property, &value, NULL);
  g_object_get (original, property, &original_value, NULL);
  g_assert_true (value == original_value ||
                 (value != NULL && original_value != NULL && g_variant_equal (value, original_value)));
}

/* Asserts that a value that is an object or a list is kept, but for the change in it. */
static void
assert_parts_kept (CallboardApiObject   *object,
                   CallboardApiObject   *original,
                   const CallboardField *field,
                   const char           *path,
                   const char           *changed)
{
  g_autoptr(GObject) part = NULL;
  g_autoptr(GObject) original_part = NULL;

  g_object_get (object, field->property, &part, NULL);
  g_object_get (original, field->property, &original_part, NULL);
  if (original_part == NULL)
    {
      g_assert_null (part);
      return;
    }

  g_assert_nonnull (part);
  if (field->kind == CALLBOARD_FIELD_OBJECTS)
    object_kept_assert_list (G_LIST_MODEL (part), G_LIST_MODEL (original_part), path, changed);
  else if (field->kind == CALLBOARD_FIELD_CUSTOM_PROPERTIES)
    assert_custom_properties_kept (G_LIST_MODEL (part), G_LIST_MODEL (original_part), path, changed);
  else
    object_kept_assert (CALLBOARD_API_OBJECT (part), CALLBOARD_API_OBJECT (original_part), path, changed);
}

static void
assert_field_kept (CallboardApiObject   *object,
                   CallboardApiObject   *original,
                   const CallboardField *field,
                   const char           *path,
                   const char           *changed)
{
  g_autofree char *text = NULL;
  g_autofree char *original_text = NULL;

  switch ((int) field->kind)
    {
    case CALLBOARD_FIELD_OBJECT:
    case CALLBOARD_FIELD_OBJECTS:
    case CALLBOARD_FIELD_CUSTOM_PROPERTIES:
      assert_parts_kept (object, original, field, path, changed);
      return;
    case CALLBOARD_FIELD_STRINGS:
      assert_strings_kept (object, original, field->property, path, changed);
      return;
    default:
      break;
    }

  if (object_kept_is_within (changed, path))
    return;
  if (field->kind == CALLBOARD_FIELD_VALUE)
    {
      assert_value_kept (object, original, field->property);
      return;
    }
  text = model_support_dup_property (object, field->property);
  original_text = model_support_dup_property (original, field->property);
  g_assert_cmpstr (text, ==, original_text);
}

/**
 * object_kept_assert:
 * @object: an API object
 * @original: the object before the change
 * @path: its path in the response
 * @changed: the path of the changed value
 *
 * Asserts that nothing but the changed value is lost.
 */
void
object_kept_assert (CallboardApiObject *object,
                    CallboardApiObject *original,
                    const char         *path,
                    const char         *changed)
{
  CallboardApiObjectClass *klass = CALLBOARD_API_OBJECT_GET_CLASS (original);

  if (g_str_equal (path, changed))
    return;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CallboardField *field = &klass->fields[i];
      g_autofree char *field_path = g_strconcat (path, ".", field->member, NULL);
      g_autofree char *former_path =
        field->former_member != NULL ? g_strconcat (path, ".", field->former_member, NULL) : NULL;

      if (g_str_equal (field_path, changed) ||
          (former_path != NULL && object_kept_is_within (changed, former_path)))
        continue;
      assert_field_kept (object, original, field, field_path, changed);
    }
}
