/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The texts of a document: names, values as they came or as they are meant, and copies in
 * which secrets are masked.
 */

#include "config.h"

#include "callboard-json-document-private.h"
#include "callboard-json-secret.h"

#include <string.h>

#define ELLIPSIS "\xe2\x80\xa6"

/* How much of a long string is searched for secrets if only its start is shown. */
#define MASK_SIZE (64 * 1024)

/* The cancellable is checked after this many values. */
#define CHECK_INTERVAL 4096

/* --- Escapes ------------------------------------------------------------------- */

/* Returns the code of the escape "\uXXXX" at the start of @text, or -1 if there is none. */
static int
get_escaped_code (const char *text,
                  const char *end)
{
  int code = 0;

  if (end - text < 6 || text[0] != '\\' || text[1] != 'u')
    return -1;

  for (guint i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return -1;
      code = code * 16 + digit;
    }

  return code;
}

/* Appends what an escape stands for, or the escape itself if that is no character. Returns
 * its length. */
static gsize
append_unescaped (GString    *decoded,
                  const char *text,
                  const char *end)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char characters[] = "\"\\/\b\f\n\r\t";
  int code = get_escaped_code (text, end);
  int low = code >= 0xd800 && code <= 0xdbff ? get_escaped_code (text + 6, end) : -1;
  const char *simple = end - text >= 2 && text[1] != '\0' ? strchr (escapes, text[1]) : NULL;

  if (low >= 0xdc00 && low <= 0xdfff)
    {
      g_string_append_unichar (decoded, 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00));
      return 12;
    }
  if (code > 0 && !(code >= 0xd800 && code <= 0xdfff))
    {
      g_string_append_unichar (decoded, code);
      return 6;
    }
  if (simple != NULL)
    {
      g_string_append_c (decoded, characters[simple - escapes]);
      return 2;
    }

  /* A lone surrogate, NUL, or no escape at all. */
  g_string_append_c (decoded, '\\');
  return 1;
}

/* Decodes the inside of a string. What is no character stays an escape. Always valid
 * UTF-8. */
char *
callboard_json_slice_decode (const CallboardJsonSlice *slice)
{
  GString *decoded = g_string_sized_new (slice->size);
  const char *end = slice->text + slice->size;
  const char *text = slice->text;

  while (text < end)
    {
      const char *escape = memchr (text, '\\', end - text);
      g_autofree char *valid = g_utf8_make_valid (text, (escape != NULL ? escape : end) - text);

      g_string_append (decoded, valid);
      text = escape != NULL ? escape + append_unescaped (decoded, escape, end) : end;
    }

  return g_string_free_and_steal (decoded);
}

/* Appends a text as a JSON string. */
static void
append_string (GString    *json,
               const char *text)
{
  g_string_append_c (json, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_printf (json, "\\%c", *c);
      else if ((guchar) *c < ' ')
        g_string_append_printf (json, "\\u%04x", (guint) *c);
      else
        g_string_append_c (json, *c);
    }
  g_string_append_c (json, '"');
}

/* --- Secrets ------------------------------------------------------------------- */

static gboolean
has_secret_name (CallboardJsonDocument *self,
                 guint32                value)
{
  g_autofree char *name = callboard_json_document_dup_name (self, value);

  return name != NULL && callboard_json_secret_is_name (name);
}

/* Whether the name of a value, or of what it is in, says that it is secret. */
gboolean
callboard_json_document_is_secret (CallboardJsonDocument *self,
                                   guint32                value)
{
  for (; value != CALLBOARD_JSON_NONE; value = self->index.nodes[value].parent)
    if (has_secret_name (self, value))
      return TRUE;

  return FALSE;
}

/* The name of a member, or of the list that an element is in. */
static char *
dup_nearest_name (CallboardJsonDocument *self,
                  guint32                value)
{
  char *name = NULL;

  while (value != CALLBOARD_JSON_NONE &&
         (name = callboard_json_document_dup_name (self, value)) == NULL)
    value = self->index.nodes[value].parent;

  return name;
}

/* Whether it is an object or array that the index did not divide, so that its secrets cannot
 * be found. */
static gboolean
is_undivided (CallboardJsonDocument *self,
              guint32                value)
{
  CallboardJsonKind kind = callboard_json_document_get_kind (self, value);
  CallboardJsonSlice slice;

  if (self->index.nodes[value].n_children > 0 ||
      (kind != CALLBOARD_JSON_OBJECT && kind != CALLBOARD_JSON_ARRAY))
    return FALSE;

  slice = callboard_json_document_get_slice (self, value);
  for (gsize i = 1; i + 1 < slice.size; i++)
    if (slice.text[i] != '\0' && !g_ascii_isspace (slice.text[i]))
      return TRUE;

  return FALSE;
}

/* Returns the content of a value with its secrets masked, or NULL if nothing is secret.
 * Looks at the first bytes of long texts only. */
char *
callboard_json_document_mask (CallboardJsonDocument *self,
                              guint32                value,
                              gboolean               is_secret,
                              gsize                  max_size)
{
  CallboardJsonSlice slice;
  g_autofree char *name = NULL;
  g_autofree char *content = NULL;

  if (is_undivided (self, value))
    return g_strdup (CALLBOARD_JSON_MASK);
  if (callboard_json_document_get_kind (self, value) != CALLBOARD_JSON_STRING)
    return NULL;
  if (is_secret)
    return g_strdup (CALLBOARD_JSON_MASK);

  slice = callboard_json_document_get_slice (self, value);
  slice = (CallboardJsonSlice) { .text = slice.text + 1, .size = MIN (slice.size - 2, max_size) };
  name = dup_nearest_name (self, value);
  content = callboard_json_slice_decode (&slice);

  return callboard_json_secret_mask (name, content);
}

/* --- Texts --------------------------------------------------------------------- */

/**
 * callboard_json_document_dup_name:
 * @self: a document
 * @value: a value of it
 *
 * Returns: (transfer full) (nullable): the name of a member, without escapes; %NULL for
 *   elements and the root
 */
char *
callboard_json_document_dup_name (CallboardJsonDocument *self,
                                  guint32                value)
{
  CallboardJsonSlice slice;

  g_return_val_if_fail (CALLBOARD_IS_JSON_DOCUMENT (self), NULL);
  g_return_val_if_fail (value < self->index.n_nodes, NULL);

  if (!callboard_json_document_has_name (self, value))
    return NULL;

  slice = callboard_json_document_get_name_slice (self, value);
  return callboard_json_slice_decode (&slice);
}

/**
 * callboard_json_document_dup_path:
 * @self: a document
 * @value: a value of it
 *
 * Returns: (transfer full): the path of the value, such as "data.simulationJobs[3].callId";
 *   empty for the root
 */
char *
callboard_json_document_dup_path (CallboardJsonDocument *self,
                                  guint32                value)
{
  g_autoptr(GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);
  GString *path = g_string_new (NULL);

  g_return_val_if_fail (CALLBOARD_IS_JSON_DOCUMENT (self), NULL);
  g_return_val_if_fail (value < self->index.n_nodes, NULL);

  for (; self->index.nodes[value].parent != CALLBOARD_JSON_NONE; value = self->index.nodes[value].parent)
    {
      char *name = callboard_json_document_dup_name (self, value);

      g_ptr_array_add (steps, name != NULL
                                ? name
                                : g_strdup_printf ("[%u]", callboard_json_document_get_position (self, value)));
    }

  for (guint i = steps->len; i > 0; i--)
    {
      const char *step = g_ptr_array_index (steps, i - 1);

      if (path->len > 0 && *step != '[')
        g_string_append_c (path, '.');
      g_string_append (path, step);
    }

  return g_string_free_and_steal (path);
}

/* Makes valid UTF-8 of the start of a text. */
static char *
dup_start (const char *text,
           gsize       size,
           gsize       max_size,
           gboolean   *cut)
{
  g_autofree char *valid = NULL;

  if (cut != NULL)
    *cut = size > max_size;
  if (size <= max_size)
    return g_utf8_make_valid (text, size);

  /* Not within a character. */
  while (max_size > 0 && ((guchar) text[max_size] & 0xc0) == 0x80)
    max_size--;
  valid = g_utf8_make_valid (text, max_size);

  return g_strconcat (valid, ELLIPSIS, NULL);
}

/**
 * callboard_json_document_dup_text:
 * @self: a document
 * @value: a value of it
 * @masked: whether secrets are masked
 * @max_size: the maximum number of bytes, followed by an ellipsis; pass %G_MAXSIZE for all
 * @cut: (out) (optional): whether there is more
 *
 * Returns: (transfer full): the value as it came, with quotes and escapes, in valid UTF-8
 */
char *
callboard_json_document_dup_text (CallboardJsonDocument *self,
                                  guint32                value,
                                  gboolean               masked,
                                  gsize                  max_size,
                                  gboolean              *cut)
{
  CallboardJsonSlice slice;
  g_autofree char *mask = NULL;

  g_return_val_if_fail (CALLBOARD_IS_JSON_DOCUMENT (self), NULL);
  g_return_val_if_fail (value < self->index.n_nodes, NULL);

  if (masked)
    mask = callboard_json_document_mask (self, value, callboard_json_document_is_secret (self, value),
                                         MAX (max_size, MASK_SIZE));
  if (mask != NULL)
    {
      g_autoptr(GString) json = g_string_new (NULL);

      append_string (json, mask);
      return dup_start (json->str, json->len, max_size, cut);
    }

  slice = callboard_json_document_get_slice (self, value);
  return dup_start (slice.text, slice.size, max_size, cut);
}

/**
 * callboard_json_document_dup_content:
 * @self: a document
 * @value: a value of it
 * @masked: whether secrets are masked
 * @max_size: the maximum number of bytes, followed by an ellipsis; pass %G_MAXSIZE for all
 * @cut: (out) (optional): whether there is more
 *
 * Returns: (transfer full): the text of a string, without quotes and escapes; anything else
 *   as it came. Escapes that are no characters stay.
 */
char *
callboard_json_document_dup_content (CallboardJsonDocument *self,
                                     guint32                value,
                                     gboolean               masked,
                                     gsize                  max_size,
                                     gboolean              *cut)
{
  CallboardJsonSlice slice;
  g_autofree char *content = NULL;

  g_return_val_if_fail (CALLBOARD_IS_JSON_DOCUMENT (self), NULL);
  g_return_val_if_fail (value < self->index.n_nodes, NULL);

  if (callboard_json_document_get_kind (self, value) != CALLBOARD_JSON_STRING)
    return callboard_json_document_dup_text (self, value, masked, max_size, cut);

  if (masked)
    content = callboard_json_document_mask (self, value, callboard_json_document_is_secret (self, value),
                                            MAX (max_size, MASK_SIZE));
  if (content == NULL)
    {
      slice = callboard_json_document_get_slice (self, value);
      /* An escape is at most twelve bytes for a character of four. */
      slice = (CallboardJsonSlice) { .text = slice.text + 1,
                                     .size = MIN (slice.size - 2, max_size < G_MAXSIZE / 8 ? max_size * 8 : G_MAXSIZE) };
      content = callboard_json_slice_decode (&slice);
    }

  return dup_start (content, strlen (content), max_size, cut);
}

/* --- Copies -------------------------------------------------------------------- */

/* Copies a value and masks the secrets in it. */
static GString *
copy_masked (CallboardJsonDocument  *self,
             guint32                 value,
             GCancellable           *cancellable,
             GError                **error)
{
  CallboardJsonSlice whole = callboard_json_document_get_slice (self, value);
  g_autoptr(GString) copy = g_string_sized_new (whole.size);
  const char *copied = whole.text;
  guint32 end = self->index.nodes[value].next;
  /* The first value that is not in something secret. */
  guint32 secret_end =
    callboard_json_document_is_secret (self, value) ? end : value;

  for (guint32 i = value; i < end; i++)
    {
      g_autofree char *mask = NULL;

      if (i % CHECK_INTERVAL == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      if (i >= secret_end && has_secret_name (self, i))
        secret_end = self->index.nodes[i].next;
      mask = callboard_json_document_mask (self, i, i < secret_end, G_MAXSIZE);
      if (mask != NULL)
        {
          CallboardJsonSlice slice = callboard_json_document_get_slice (self, i);

          g_string_append_len (copy, copied, slice.text - copied);
          append_string (copy, mask);
          copied = slice.text + slice.size;
        }
    }
  g_string_append_len (copy, copied, whole.text + whole.size - copied);

  return g_steal_pointer (&copy);
}

/**
 * callboard_json_document_dup_json:
 * @self: a document
 * @value: a value of it
 * @masked: whether secrets are masked
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Copies a value as it came, byte for byte but for masked secrets. Call it in a worker
 * thread. Sets %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the text of the value
 */
GBytes *
callboard_json_document_dup_json (CallboardJsonDocument  *self,
                                  guint32                 value,
                                  gboolean                masked,
                                  GCancellable           *cancellable,
                                  GError                **error)
{
  CallboardJsonSlice slice;
  GString *copy;

  g_return_val_if_fail (CALLBOARD_IS_JSON_DOCUMENT (self), NULL);
  g_return_val_if_fail (value < self->index.n_nodes, NULL);

  if (masked)
    {
      copy = copy_masked (self, value, cancellable, error);
      return copy != NULL ? g_string_free_to_bytes (copy) : NULL;
    }

  slice = callboard_json_document_get_slice (self, value);
  return g_bytes_new_from_bytes (self->bytes, slice.text - self->text, slice.size);
}
