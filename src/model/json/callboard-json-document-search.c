/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The search in a document: in names and values, ignoring case and accents.
 */

#include "config.h"

#include "callboard-json-document-private.h"
#include "callboard-text.h"

#include <string.h>

/* The cancellable is checked after this many values. */
#define CHECK_INTERVAL 1024

/* A query, folded. */
typedef struct
{
  char     *text;
  gsize     length;
  gboolean  is_ascii;
} Query;

static gboolean
is_plain (CallboardJsonSlice slice)
{
  for (gsize i = 0; i < slice.size; i++)
    if ((slice.text[i] & 0x80) || slice.text[i] == '\\' || slice.text[i] == '\0')
      return FALSE;

  return TRUE;
}

/* Searches a text of ASCII. */
static gboolean
contains_plain (CallboardJsonSlice  slice,
                const Query        *query)
{
  char first = *query->text;

  for (gsize i = 0; i + query->length <= slice.size; i++)
    if (g_ascii_tolower (slice.text[i]) == first &&
        g_ascii_strncasecmp (slice.text + i, query->text, query->length) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
contains_folded (const char  *text,
                 const Query *query)
{
  g_autofree char *folded = callboard_text_fold (text);

  return strstr (folded, query->text) != NULL;
}

static gboolean
contains (CallboardJsonSlice  slice,
          const Query        *query)
{
  g_autofree char *decoded = NULL;

  if (is_plain (slice))
    return query->is_ascii && contains_plain (slice, query);

  decoded = callboard_json_slice_decode (&slice);
  return contains_folded (decoded, query);
}

/* Whether a value other than an object or array contains the query. A match within a secret
 * is none while that is masked. */
static gboolean
value_matches (CallboardJsonDocument *self,
               guint32                value,
               const Query           *query,
               gboolean               masked)
{
  CallboardJsonSlice slice = callboard_json_document_get_slice (self, value);
  g_autofree char *mask = NULL;

  if (*slice.text == '"')
    slice = (CallboardJsonSlice) { .text = slice.text + 1, .size = slice.size - 2 };
  if (!contains (slice, query))
    return FALSE;

  if (masked)
    mask = callboard_json_document_mask (self, value, callboard_json_document_is_secret (self, value),
                                         G_MAXSIZE);
  return mask == NULL || contains_folded (mask, query);
}

static gboolean
matches (CallboardJsonDocument *self,
         guint32                value,
         const Query           *query,
         gboolean               masked)
{
  if (callboard_json_document_has_name (self, value) &&
      contains (callboard_json_document_get_name_slice (self, value), query))
    return TRUE;

  return self->index.nodes[value].n_children == 0 && value_matches (self, value, query, masked);
}

/**
 * callboard_json_document_search:
 * @self: a document
 * @query: what to search for
 * @masked: whether secrets are masked, so that nothing is found in them
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Searches the names and the values, ignoring case and accents. Call it in a worker thread.
 * Sets %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable) (element-type guint32): the values that match, in the
 *   order of the text; empty if @query is empty
 */
GArray *
callboard_json_document_search (CallboardJsonDocument  *self,
                                const char             *query,
                                gboolean                masked,
                                GCancellable           *cancellable,
                                GError                **error)
{
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *folded = NULL;
  Query parsed;

  g_return_val_if_fail (CALLBOARD_IS_JSON_DOCUMENT (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  folded = callboard_text_fold (query);
  parsed = (Query) { .text = folded, .length = strlen (folded), .is_ascii = g_str_is_ascii (folded) };
  if (parsed.length == 0)
    return g_steal_pointer (&found);

  for (guint32 i = 0; i < self->index.n_nodes; i++)
    {
      if (i % CHECK_INTERVAL == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (matches (self, i, &parsed, masked))
        g_array_append_val (found, i);
    }

  return g_steal_pointer (&found);
}
