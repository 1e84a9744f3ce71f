/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A member of a JSON object that Callboard does not know. Decoding keeps all of them in one
 * compact #GVariant, which is immutable and compared byte by byte; the objects of this type
 * are only created for display.
 */

#include "config.h"

#include <string.h>

#include "callboard-custom-property.h"
#include "callboard-other-field.h"
#include "callboard-text.h"

/* Limits for one JSON object: the number of members in it and below, the depth, beyond
 * which a value is kept as JSON, and the length of a name in characters, and of a value in
 * bytes. */
#define MAX_FIELDS 1000
#define MAX_DEPTH 8
#define MAX_NAME 200
#define MAX_VALUE 65536

/* Fields are only counted once a list of them has this length. */
#define MAX_LISTED 10000

/* Longer lists of plain values have a field for each value. */
#define MAX_JOINED 20

/* The number of fields, those beyond the limit too, and the fields up to it: name, value,
 * and the same for the fields in it. */
#define FIELD_TYPE "(ssuav)"
#define FIELDS_TYPE "(uav)"

/**
 * CallboardOtherField:
 *
 * A field with a name and either a value or fields of its own.
 */
struct _CallboardOtherField
{
  GObject   parent_instance;

  char     *name;
  GVariant *field;
};

G_DEFINE_FINAL_TYPE (CallboardOtherField, callboard_other_field, G_TYPE_OBJECT)

static void
callboard_other_field_finalize (GObject *object)
{
  CallboardOtherField *self = CALLBOARD_OTHER_FIELD (object);

  g_free (self->name);
  g_clear_pointer (&self->field, g_variant_unref);

  G_OBJECT_CLASS (callboard_other_field_parent_class)->finalize (object);
}

static void
callboard_other_field_class_init (CallboardOtherFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_other_field_finalize;
}

static void
callboard_other_field_init (CallboardOtherField *self)
{
}

/* --- Decoding ---------------------------------------------------------------- */

static GVariant *create_field (const char *name,
                               JsonNode   *node,
                               guint       depth,
                               guint      *n_left);

/* Adds the members of an object. Returns their number, those beyond the limit too. */
static guint
add_members (GVariantBuilder     *fields,
             JsonObject          *object,
             CallboardMemberFunc  is_known,
             gpointer             user_data,
             guint                depth,
             guint               *n_left)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;
  guint n = 0;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    {
      g_autofree char *name = NULL;

      if (is_known != NULL && is_known (member, user_data))
        continue;
      n++;
      if (*n_left == 0)
        continue;
      name = callboard_text_sanitize_line (member, MAX_NAME);
      g_variant_builder_add (fields, "v", create_field (name, node, depth, n_left));
    }

  return n;
}

static guint
add_items (GVariantBuilder *fields,
           JsonArray       *array,
           guint            depth,
           guint           *n_left)
{
  guint n = json_array_get_length (array);

  for (guint i = 0; i < n && *n_left > 0; i++)
    {
      g_autofree char *name = g_strdup_printf ("[%u]", i);

      g_variant_builder_add (fields, "v",
                             create_field (name, json_array_get_element (array, i), depth, n_left));
    }

  return n;
}

/* A text without quotes, unless nothing would be seen of it. */
static char *
dup_value (JsonNode *node)
{
  g_autofree char *value = callboard_json_dup_display_string (node);

  if (*value == '\0')
    return g_strdup ("\"\"");
  if (strlen (value) > MAX_VALUE)
    {
      *g_utf8_find_prev_char (value, value + MAX_VALUE) = '\0';
      return g_strconcat (value, "…", NULL);
    }

  return g_steal_pointer (&value);
}

static char *
dup_list (JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array != NULL ? json_array_get_length (array) : 0;

  return n > 0 && n <= MAX_JOINED ? callboard_custom_property_join_plain_values (array) : NULL;
}

static gboolean
is_nested (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_object_get_size (json_node_get_object (node)) > 0;

  return JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0;
}

static GVariant *
create_field (const char *name,
              JsonNode   *node,
              guint       depth,
              guint      *n_left)
{
  g_auto(GVariantBuilder) fields = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));
  g_autofree char *value = dup_list (node);
  guint n = 0;

  (*n_left)--;
  if (value == NULL && is_nested (node) && depth < MAX_DEPTH)
    n = JSON_NODE_HOLDS_OBJECT (node)
          ? add_members (&fields, json_node_get_object (node), NULL, NULL, depth + 1, n_left)
          : add_items (&fields, json_node_get_array (node), depth + 1, n_left);
  else if (value == NULL)
    value = dup_value (node);

  return g_variant_new (FIELD_TYPE, name, value != NULL ? value : "", n, &fields);
}

/**
 * callboard_other_field_decode: (skip)
 * @object: a JSON object
 * @is_known: tells which of its members are decoded elsewhere
 * @user_data: data for @is_known
 *
 * Keeps the other members. May be called in any thread.
 *
 * Returns: (transfer full) (nullable): the fields, for callboard_other_field_list(); %NULL
 *   if there are none
 */
GVariant *
callboard_other_field_decode (JsonObject          *object,
                              CallboardMemberFunc  is_known,
                              gpointer             user_data)
{
  g_auto(GVariantBuilder) fields = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));
  guint n_left = MAX_FIELDS;
  guint n = add_members (&fields, object, is_known, user_data, 0, &n_left);
  g_autoptr(GVariant) variant = NULL;

  if (n == 0)
    return NULL;

  variant = g_variant_ref_sink (g_variant_new (FIELDS_TYPE, n, &fields));
  /* One block of memory instead of a tree. */
  g_variant_get_data (variant);

  return g_steal_pointer (&variant);
}

/* --- Reading ----------------------------------------------------------------- */

/* Appends the fields of an array of them. */
static void
list_fields (GVariant   *array,
             const char *prefix,
             GListStore *list)
{
  GVariantIter iter;
  GVariant *field;

  g_variant_iter_init (&iter, array);
  while (g_variant_iter_next (&iter, "v", &field))
    {
      g_autoptr(CallboardOtherField) self = g_object_new (CALLBOARD_TYPE_OTHER_FIELD, NULL);
      const char *name;

      g_variant_get_child (field, 0, "&s", &name);
      self->name = *prefix != '\0' ? g_strconcat (prefix, ".", name, NULL) : g_strdup (name);
      self->field = field;
      g_list_store_append (list, self);
    }
}

/**
 * callboard_other_field_list: (skip)
 * @fields: (nullable): what callboard_other_field_decode() returned
 * @prefix: the path of the object; empty for paths that start in it
 * @list: a list of #CallboardOtherField, to which the fields are appended
 *
 * Returns: the number of fields, possibly more than were appended
 */
guint
callboard_other_field_list (GVariant   *fields,
                            const char *prefix,
                            GListStore *list)
{
  g_autoptr(GVariant) array = NULL;
  guint n;

  if (fields == NULL)
    return 0;

  g_variant_get (fields, "(u@av)", &n, &array);
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) < MAX_LISTED)
    list_fields (array, prefix, list);

  return n;
}

/**
 * callboard_other_field_list_value: (skip)
 * @path: the path of a field that is not shown elsewhere
 * @value: (nullable): its value
 * @known: the values that say nothing new
 * @list: a list of #CallboardOtherField
 *
 * Appends a field whose name Callboard knows, but not its value.
 *
 * Returns: the number of fields
 */
guint
callboard_other_field_list_value (const char         *path,
                                  const char         *value,
                                  const char *const  *known,
                                  GListStore         *list)
{
  g_autoptr(CallboardOtherField) self = NULL;

  if (value == NULL || *value == '\0' || g_strv_contains (known, value))
    return 0;

  self = g_object_new (CALLBOARD_TYPE_OTHER_FIELD, NULL);
  self->name = g_strdup (path);
  self->field = g_variant_ref_sink (g_variant_new (FIELD_TYPE, path, value, 0, NULL));
  g_list_store_append (list, self);

  return 1;
}

static void
append_words (GVariant *array,
              GString  *text)
{
  GVariantIter iter;
  GVariant *next;

  g_variant_iter_init (&iter, array);
  while (g_variant_iter_next (&iter, "v", &next))
    {
      g_autoptr(GVariant) field = next;
      g_autoptr(GVariant) fields = g_variant_get_child_value (field, 3);
      const char *name;
      const char *value;

      g_variant_get (field, "(&s&suav)", &name, &value, NULL, NULL);
      g_string_append_printf (text, "%s\n%s\n", name, value);
      append_words (fields, text);
    }
}

/**
 * callboard_other_field_append_words: (skip)
 * @fields: (nullable): what callboard_other_field_decode() returned
 * @text: a text
 *
 * Appends all names and values, one per line.
 */
void
callboard_other_field_append_words (GVariant *fields,
                                    GString  *text)
{
  g_autoptr(GVariant) array = fields != NULL ? g_variant_get_child_value (fields, 1) : NULL;

  if (array != NULL)
    append_words (array, text);
}

/**
 * callboard_other_field_get_name:
 * @self: a field
 *
 * Returns: (transfer none): its name; of a field of an API object the path to it, such as
 *   `persona.mood`
 */
const char *
callboard_other_field_get_name (CallboardOtherField *self)
{
  g_return_val_if_fail (CALLBOARD_IS_OTHER_FIELD (self), NULL);

  return self->name;
}

/**
 * callboard_other_field_get_value:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): its value as text, with numbers as they were
 *   received; %NULL if it has fields
 */
const char *
callboard_other_field_get_value (CallboardOtherField *self)
{
  const char *value;

  g_return_val_if_fail (CALLBOARD_IS_OTHER_FIELD (self), NULL);

  g_variant_get_child (self->field, 1, "&s", &value);

  return callboard_other_field_get_n_fields (self) == 0 ? value : NULL;
}

/**
 * callboard_other_field_get_n_fields:
 * @self: a field
 *
 * Returns: the number of fields in it, possibly more than were kept
 */
guint
callboard_other_field_get_n_fields (CallboardOtherField *self)
{
  guint n;

  g_return_val_if_fail (CALLBOARD_IS_OTHER_FIELD (self), 0);

  g_variant_get_child (self->field, 2, "u", &n);

  return n;
}

/**
 * callboard_other_field_dup_fields:
 * @self: a field
 *
 * Returns: (transfer full): a list of #CallboardOtherField, those in it
 */
GListModel *
callboard_other_field_dup_fields (CallboardOtherField *self)
{
  GListStore *list = g_list_store_new (CALLBOARD_TYPE_OTHER_FIELD);
  g_autoptr(GVariant) array = NULL;

  g_return_val_if_fail (CALLBOARD_IS_OTHER_FIELD (self), NULL);

  array = g_variant_get_child_value (self->field, 3);
  list_fields (array, "", list);

  return G_LIST_MODEL (list);
}

static void
append_lines (GVariant   *field,
              const char *path,
              GString    *text)
{
  g_autoptr(GVariant) array = g_variant_get_child_value (field, 3);
  GVariantIter iter;
  GVariant *next;
  const char *value;
  guint n;

  g_variant_get (field, "(&s&suav)", NULL, &value, &n, NULL);
  if (n == 0)
    {
      g_string_append_printf (text, "%s: %s\n", path, value);
      return;
    }

  g_variant_iter_init (&iter, array);
  while (g_variant_iter_next (&iter, "v", &next))
    {
      g_autoptr(GVariant) child = next;
      g_autofree char *child_path = NULL;
      const char *name;

      g_variant_get_child (child, 0, "&s", &name);
      child_path = g_strconcat (path, *name != '[' ? "." : "", name, NULL);
      append_lines (child, child_path, text);
    }
  if (g_variant_n_children (array) < n)
    g_string_append_printf (text, "%s: …\n", path);
}

/**
 * callboard_other_field_append_lines:
 * @self: a field
 * @text: a text
 *
 * Appends a line for each value in the field, such as `persona.traits.mood: calm`.
 */
void
callboard_other_field_append_lines (CallboardOtherField *self,
                                    GString             *text)
{
  g_return_if_fail (CALLBOARD_IS_OTHER_FIELD (self));
  g_return_if_fail (text != NULL);

  append_lines (self->field, self->name, text);
}
