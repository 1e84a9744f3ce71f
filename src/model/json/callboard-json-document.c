/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A response as it came: its bytes, and where the values in them are. Created in a worker
 * thread; shown by the interface through CallboardJsonTree. Texts and masks are in
 * callboard-json-document-text.c, the search is in callboard-json-document-search.c.
 */

#include "config.h"

#include "callboard-json-document-private.h"

#include <string.h>

/**
 * CallboardJsonDocument:
 *
 * A JSON text and its values, which are numbered in the order of the text from
 * %CALLBOARD_JSON_ROOT. Immutable, and therefore safe to read in any thread. Numbers,
 * escapes and duplicate names are as they came.
 */
G_DEFINE_FINAL_TYPE (CallboardJsonDocument, callboard_json_document, G_TYPE_OBJECT)

static void
callboard_json_document_finalize (GObject *object)
{
  CallboardJsonDocument *self = CALLBOARD_JSON_DOCUMENT (object);

  callboard_json_index_clear (&self->index);
  g_clear_pointer (&self->bytes, g_bytes_unref);

  G_OBJECT_CLASS (callboard_json_document_parent_class)->finalize (object);
}

static void
callboard_json_document_class_init (CallboardJsonDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_json_document_finalize;
}

static void
callboard_json_document_init (CallboardJsonDocument *self)
{
}

/**
 * callboard_json_document_new:
 * @text: the body of a response
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Indexes a text. Takes about 100 ms for 20 MB, so call it in a worker thread. Sets
 * %CALLBOARD_ERROR_MALFORMED, %CALLBOARD_ERROR_TOO_LARGE or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): a document
 */
CallboardJsonDocument *
callboard_json_document_new (GBytes        *text,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr(CallboardJsonDocument) self = NULL;
  gsize size;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (CALLBOARD_TYPE_JSON_DOCUMENT, NULL);
  self->bytes = g_bytes_ref (text);
  self->text = g_bytes_get_data (text, &size);

  return callboard_json_index_init (&self->index, self->text, size, cancellable, error)
           ? g_steal_pointer (&self)
           : NULL;
}

/**
 * callboard_json_document_get_bytes:
 * @self: a document
 *
 * Returns: (transfer none): the text
 */
GBytes *
callboard_json_document_get_bytes (CallboardJsonDocument *self)
{
  g_return_val_if_fail (CALLBOARD_IS_JSON_DOCUMENT (self), NULL);

  return self->bytes;
}

/**
 * callboard_json_document_get_n_values:
 * @self: a document
 *
 * Returns: the number of values, at least 1
 */
guint32
callboard_json_document_get_n_values (CallboardJsonDocument *self)
{
  g_return_val_if_fail (CALLBOARD_IS_JSON_DOCUMENT (self), 0);

  return self->index.n_nodes;
}

/* Whether a value is a member of an object. */
gboolean
callboard_json_document_has_name (CallboardJsonDocument *self,
                                  guint32                value)
{
  guint32 parent = self->index.nodes[value].parent;

  return parent != CALLBOARD_JSON_NONE &&
         callboard_json_document_get_kind (self, parent) == CALLBOARD_JSON_OBJECT;
}

/* The end of a string, given its opening quote. The index has checked that it ends. */
static gsize
find_string_end (const char *text)
{
  gsize position = 1;

  while (text[position] != '"')
    position += text[position] == '\\' ? 2 : 1;

  return position + 1;
}

/* The name of a member, without quotes and with its escapes. */
CallboardJsonSlice
callboard_json_document_get_name_slice (CallboardJsonDocument *self,
                                        guint32                value)
{
  const char *name = self->text + self->index.nodes[value].start;

  return (CallboardJsonSlice) { .text = name + 1, .size = find_string_end (name) - 2 };
}

/* The text of a value, without its name. */
CallboardJsonSlice
callboard_json_document_get_slice (CallboardJsonDocument *self,
                                   guint32                value)
{
  const CallboardJsonNode *node = &self->index.nodes[value];
  gsize start = node->start;

  if (callboard_json_document_has_name (self, value))
    {
      start += find_string_end (self->text + start);
      while (strchr (": \n\r\t\v\f", self->text[start]) != NULL)
        start++;
    }

  return (CallboardJsonSlice) { .text = self->text + start, .size = node->end - start };
}

static gboolean
is_word (CallboardJsonSlice  slice,
         const char         *word)
{
  return slice.size == strlen (word) && memcmp (slice.text, word, slice.size) == 0;
}

/**
 * callboard_json_document_get_kind:
 * @self: a document
 * @value: a value of it
 *
 * Returns: the kind of the value
 */
CallboardJsonKind
callboard_json_document_get_kind (CallboardJsonDocument *self,
                                  guint32                value)
{
  const CallboardJsonNode *node;
  CallboardJsonSlice slice;
  char last;

  g_return_val_if_fail (CALLBOARD_IS_JSON_DOCUMENT (self), CALLBOARD_JSON_OTHER);
  g_return_val_if_fail (value < self->index.n_nodes, CALLBOARD_JSON_OTHER);

  node = &self->index.nodes[value];
  last = self->text[node->end - 1];
  if (last == '}')
    return CALLBOARD_JSON_OBJECT;
  if (last == ']')
    return CALLBOARD_JSON_ARRAY;
  if (last == '"')
    return CALLBOARD_JSON_STRING;

  slice = callboard_json_document_get_slice (self, value);
  if (is_word (slice, "null"))
    return CALLBOARD_JSON_NULL;
  if (is_word (slice, "true") || is_word (slice, "false"))
    return CALLBOARD_JSON_BOOLEAN;

  return g_ascii_isdigit (*slice.text) || (*slice.text == '-' && g_ascii_isdigit (last))
           ? CALLBOARD_JSON_NUMBER
           : CALLBOARD_JSON_OTHER;
}

/**
 * callboard_json_document_get_parent:
 * @self: a document
 * @value: a value of it
 *
 * Returns: the object or array that it is in, or %CALLBOARD_JSON_NONE
 */
guint32
callboard_json_document_get_parent (CallboardJsonDocument *self,
                                    guint32                value)
{
  g_return_val_if_fail (CALLBOARD_IS_JSON_DOCUMENT (self), CALLBOARD_JSON_NONE);
  g_return_val_if_fail (value < self->index.n_nodes, CALLBOARD_JSON_NONE);

  return self->index.nodes[value].parent;
}

/**
 * callboard_json_document_get_n_children:
 * @self: a document
 * @value: a value of it
 *
 * Returns: the number of members or elements; 0 for those at the depth of
 *   %CALLBOARD_JSON_MAX_DEPTH
 */
guint32
callboard_json_document_get_n_children (CallboardJsonDocument *self,
                                        guint32                value)
{
  g_return_val_if_fail (CALLBOARD_IS_JSON_DOCUMENT (self), 0);
  g_return_val_if_fail (value < self->index.n_nodes, 0);

  return self->index.nodes[value].n_children;
}

/**
 * callboard_json_document_get_child:
 * @self: a document
 * @value: an object or array
 * @position: a position in it
 *
 * Takes at most %CALLBOARD_JSON_GROUP_SIZE steps.
 *
 * Returns: the member or element, or %CALLBOARD_JSON_NONE if there are fewer
 */
guint32
callboard_json_document_get_child (CallboardJsonDocument *self,
                                   guint32                value,
                                   guint32                position)
{
  GArray *firsts;
  guint32 child;

  g_return_val_if_fail (CALLBOARD_IS_JSON_DOCUMENT (self), CALLBOARD_JSON_NONE);
  g_return_val_if_fail (value < self->index.n_nodes, CALLBOARD_JSON_NONE);

  if (position >= self->index.nodes[value].n_children)
    return CALLBOARD_JSON_NONE;

  child = value + 1;
  firsts = g_hash_table_lookup (self->index.groups, GUINT_TO_POINTER (value));
  if (firsts != NULL)
    {
      child = g_array_index (firsts, guint32, position / CALLBOARD_JSON_GROUP_SIZE);
      position %= CALLBOARD_JSON_GROUP_SIZE;
    }
  while (position-- > 0)
    child = self->index.nodes[child].next;

  return child;
}

/**
 * callboard_json_document_get_position:
 * @self: a document
 * @value: a value of it other than the root
 *
 * Returns: its position in its object or array
 */
guint32
callboard_json_document_get_position (CallboardJsonDocument *self,
                                      guint32                value)
{
  guint32 parent = callboard_json_document_get_parent (self, value);
  guint32 position = 0;
  guint32 child;
  GArray *firsts;

  g_return_val_if_fail (parent != CALLBOARD_JSON_NONE, 0);

  child = parent + 1;
  firsts = g_hash_table_lookup (self->index.groups, GUINT_TO_POINTER (parent));
  if (firsts != NULL)
    {
      guint low = 0;
      guint high = firsts->len;

      /* The last group that does not begin behind the value. */
      while (high - low > 1)
        {
          guint middle = low + (high - low) / 2;

          if (g_array_index (firsts, guint32, middle) <= value)
            low = middle;
          else
            high = middle;
        }
      child = g_array_index (firsts, guint32, low);
      position = low * CALLBOARD_JSON_GROUP_SIZE;
    }
  for (; child < value; child = self->index.nodes[child].next)
    position++;

  return position;
}

static gboolean
is_named (CallboardJsonDocument *self,
          guint32                value,
          const char            *name)
{
  CallboardJsonSlice slice = callboard_json_document_get_name_slice (self, value);
  g_autofree char *decoded = NULL;

  if (memchr (slice.text, '\\', slice.size) == NULL)
    return is_word (slice, name);

  decoded = callboard_json_slice_decode (&slice);
  return g_str_equal (decoded, name);
}

/**
 * callboard_json_document_find_member:
 * @self: a document
 * @value: a value of it
 * @name: the name of a member
 *
 * Returns: the member; the last one if several have that name, and %CALLBOARD_JSON_NONE if
 *   none has, or @value is no object
 */
guint32
callboard_json_document_find_member (CallboardJsonDocument *self,
                                     guint32                value,
                                     const char            *name)
{
  guint32 found = CALLBOARD_JSON_NONE;
  guint32 child = value + 1;

  g_return_val_if_fail (CALLBOARD_IS_JSON_DOCUMENT (self), CALLBOARD_JSON_NONE);
  g_return_val_if_fail (name != NULL, CALLBOARD_JSON_NONE);

  if (callboard_json_document_get_kind (self, value) != CALLBOARD_JSON_OBJECT)
    return CALLBOARD_JSON_NONE;

  for (guint32 i = 0; i < self->index.nodes[value].n_children; i++)
    {
      if (is_named (self, child, name))
        found = child;
      child = self->index.nodes[child].next;
    }

  return found;
}

static gboolean
has_content (CallboardJsonDocument *self,
             guint32                value,
             const char            *content)
{
  g_autofree char *text = NULL;

  if (self->index.nodes[value].n_children > 0)
    return FALSE;

  text = callboard_json_document_dup_content (self, value, FALSE, strlen (content) * 6 + 2, NULL);
  return g_str_equal (text, content);
}

/**
 * callboard_json_document_find_element:
 * @self: a document
 * @path: (array zero-terminated=1): the names that lead to an array
 * @member: the name of a member of its elements
 * @id: the value of that member
 *
 * Finds an object in an array, such as a simulation by its ID. Takes as long as the array.
 *
 * Returns: the element, or %CALLBOARD_JSON_NONE
 */
guint32
callboard_json_document_find_element (CallboardJsonDocument *self,
                                      const char *const     *path,
                                      const char            *member,
                                      const char            *id)
{
  guint32 array = CALLBOARD_JSON_ROOT;
  guint32 element;

  g_return_val_if_fail (CALLBOARD_IS_JSON_DOCUMENT (self), CALLBOARD_JSON_NONE);
  g_return_val_if_fail (path != NULL && member != NULL && id != NULL, CALLBOARD_JSON_NONE);

  for (guint i = 0; path[i] != NULL; i++)
    {
      array = callboard_json_document_find_member (self, array, path[i]);
      if (array == CALLBOARD_JSON_NONE)
        return CALLBOARD_JSON_NONE;
    }

  element = array + 1;
  for (guint32 i = 0; i < self->index.nodes[array].n_children; i++)
    {
      guint32 found = callboard_json_document_find_member (self, element, member);

      if (found != CALLBOARD_JSON_NONE && has_content (self, found, id))
        return element;
      element = self->index.nodes[element].next;
    }

  return CALLBOARD_JSON_NONE;
}
