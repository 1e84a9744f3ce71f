/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds all values of a JSON text in one pass, without recursion: 20 bytes a value instead
 * of a tree of objects. Accepts what json-glib reads after callboard_json_repair(), such as
 * NaN, so that any response that could be read can be indexed. Used in worker threads by
 * callboard-json-document.c.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-error.h"
#include "callboard-json-index.h"
#include "callboard-json-scanner.h"
#include "callboard-text.h"

#include <string.h>

/* A tree of more values would take more memory than anybody wants to give it. */
#define MAX_NODES (16 * 1000 * 1000)

/* The cancellable is checked after this many values. */
#define CHECK_INTERVAL 4096

typedef struct
{
  CallboardJsonScanner  scanner;
  CallboardJsonIndex   *index;
  gsize                 n_allocated;
  /* The object or array that is open, or CALLBOARD_JSON_NONE. */
  guint32               open;
  guint                 depth;
  GCancellable         *cancellable;
} Indexer;

static gboolean
fail (Indexer  *self,
      GError  **error)
{
  g_autofree char *position = callboard_text_format_count ((gint64) self->scanner.position);

  if (error != NULL && *error == NULL)
    g_set_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED,
                 /* Translators: %s is a number */
                 _("Not JSON at byte %s"), position);

  return FALSE;
}

/* json-glib skips more than JSON calls space, and callboard_json_repair() what it does
 * not. */
static inline void
skip_space (Indexer *self)
{
  CallboardJsonScanner *scanner = &self->scanner;

  while (scanner->position < scanner->size)
    {
      char c = scanner->text[scanner->position];

      if (c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\0' && c != '\v' && c != '\f')
        return;
      scanner->position++;
    }
}

/* Returns 0 at the end. */
static inline char
peek (Indexer *self)
{
  return self->scanner.position < self->scanner.size ? self->scanner.text[self->scanner.position] : '\0';
}

static gboolean
grow (Indexer  *self,
      GError  **error)
{
  gsize n = MIN (MAX (64, self->n_allocated * 2), MAX_NODES);
  CallboardJsonNode *nodes =
    self->n_allocated < MAX_NODES
      ? g_try_realloc_n (self->index->nodes, n, sizeof *nodes)
      : NULL;

  if (nodes == NULL)
    {
      g_set_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TOO_LARGE,
                   _("The response has too many values to show"));
      return FALSE;
    }

  self->index->nodes = nodes;
  self->n_allocated = n;
  return TRUE;
}

static gboolean
add_node (Indexer  *self,
          gsize     start,
          GError  **error)
{
  CallboardJsonIndex *index = self->index;

  if (index->n_nodes == self->n_allocated && !grow (self, error))
    return FALSE;
  if (index->n_nodes % CHECK_INTERVAL == 0 &&
      g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  index->nodes[index->n_nodes] = (CallboardJsonNode) {
    .start = (guint32) start,
    .end = (guint32) self->scanner.position,
    .parent = self->open,
    .next = index->n_nodes + 1,
  };
  if (self->open != CALLBOARD_JSON_NONE)
    index->nodes[self->open].n_children++;
  index->n_nodes++;

  return TRUE;
}

/* Notes every 1000th child of a long list, so that any child is found without going through
 * all. */
static void
add_groups (CallboardJsonIndex *index,
            guint32             parent)
{
  GArray *firsts = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 child = parent + 1;

  for (guint32 i = 0; i < index->nodes[parent].n_children; i++)
    {
      if (i % CALLBOARD_JSON_GROUP_SIZE == 0)
        g_array_append_val (firsts, child);
      child = index->nodes[child].next;
    }
  g_hash_table_insert (index->groups, GUINT_TO_POINTER (parent), firsts);
}

/* Closes the open object or array behind its bracket. */
static void
close_container (Indexer *self)
{
  CallboardJsonNode *node = &self->index->nodes[self->open];

  node->end = (guint32) self->scanner.position;
  node->next = self->index->n_nodes;
  if (node->n_children > CALLBOARD_JSON_GROUP_SIZE)
    add_groups (self->index, self->open);
  self->open = node->parent;
  self->depth--;
}

/* Whether the open container is an object. */
static inline gboolean
in_object (Indexer *self)
{
  /* Until a container is closed, its end is that of its first bracket. */
  return self->open != CALLBOARD_JSON_NONE &&
         self->scanner.text[self->index->nodes[self->open].end - 1] == '{';
}

/* Skips the bracket that closes the open container. */
static gboolean
read_end (Indexer *self)
{
  char c = peek (self);

  if (self->open == CALLBOARD_JSON_NONE || c != (in_object (self) ? '}' : ']'))
    return FALSE;

  self->scanner.position++;
  close_container (self);
  return TRUE;
}

/* Skips an object or array without dividing it, starting at its bracket. */
static gboolean
skip_undivided (Indexer *self)
{
  gsize depth = 0;

  while (self->scanner.position < self->scanner.size)
    {
      char c = self->scanner.text[self->scanner.position];

      if (c == '"')
        {
          if (!callboard_json_scanner_skip_string (&self->scanner))
            return FALSE;
          continue;
        }
      self->scanner.position++;
      if (c == '{' || c == '[')
        depth++;
      else if ((c == '}' || c == ']') && --depth == 0)
        return TRUE;
    }

  return FALSE;
}

/* A number, true, false, null, or what is none of them. */
static gboolean
skip_word (Indexer *self)
{
  gsize begin = self->scanner.position;
  char c;

  while ((c = peek (self)) != '\0' && strchr (",:{}[]\" \t\r\n\v\f", c) == NULL)
    self->scanner.position++;

  return self->scanner.position > begin;
}

static gboolean
read_name (Indexer *self)
{
  if (peek (self) != '"' || !callboard_json_scanner_skip_string (&self->scanner))
    return FALSE;

  skip_space (self);
  if (peek (self) != ':')
    return FALSE;

  self->scanner.position++;
  skip_space (self);
  return TRUE;
}

/* Reads the next value up to its end, or an object or array up to its first bracket. */
static gboolean
read_value (Indexer   *self,
            gboolean  *opened,
            GError   **error)
{
  gsize start = self->scanner.position;
  char c;

  if (in_object (self) && !read_name (self))
    return FALSE;

  c = peek (self);
  *opened = (c == '{' || c == '[') && self->depth < CALLBOARD_JSON_MAX_DEPTH;
  if (*opened)
    self->scanner.position++;
  else if (c == '{' || c == '[' ? !skip_undivided (self)
           : c == '"'           ? !callboard_json_scanner_skip_string (&self->scanner)
                                : !skip_word (self))
    return FALSE;

  if (!add_node (self, start, error))
    return FALSE;

  if (*opened)
    {
      self->open = self->index->n_nodes - 1;
      self->depth++;
    }
  return TRUE;
}

/* Reads all values. */
static gboolean
read_all (Indexer  *self,
          GError  **error)
{
  gboolean opened = TRUE;

  do
    {
      skip_space (self);
      if (read_end (self))
        opened = FALSE;
      else if (!read_value (self, &opened, error))
        return FALSE;

      while (!opened && self->open != CALLBOARD_JSON_NONE)
        {
          skip_space (self);
          if (peek (self) == ',')
            {
              self->scanner.position++;
              break;
            }
          if (!read_end (self))
            return FALSE;
        }
    }
  while (self->open != CALLBOARD_JSON_NONE);

  skip_space (self);
  return self->scanner.position == self->scanner.size;
}

/**
 * callboard_json_index_init: (skip)
 * @self: (out caller-allocates): an index
 * @text: JSON text
 * @size: its length in bytes
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED if @text is not JSON, %CALLBOARD_ERROR_TOO_LARGE, or
 * %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether the text was indexed
 */
gboolean
callboard_json_index_init (CallboardJsonIndex  *self,
                           const char          *text,
                           gsize                size,
                           GCancellable        *cancellable,
                           GError             **error)
{
  Indexer indexer = { .index = self, .open = CALLBOARD_JSON_NONE, .cancellable = cancellable };

  *self = (CallboardJsonIndex) { NULL };
  self->groups = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  if (size >= G_MAXUINT32)
    {
      g_set_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TOO_LARGE,
                   _("The response has too many values to show"));
      return FALSE;
    }

  callboard_json_scanner_init (&indexer.scanner, text, size);
  if (!read_all (&indexer, error))
    return fail (&indexer, error);

  self->nodes = g_realloc_n (self->nodes, self->n_nodes, sizeof *self->nodes);
  return TRUE;
}

/**
 * callboard_json_index_clear: (skip)
 * @self: an index
 *
 * Frees the nodes.
 */
void
callboard_json_index_clear (CallboardJsonIndex *self)
{
  g_clear_pointer (&self->nodes, g_free);
  g_clear_pointer (&self->groups, g_hash_table_unref);
  self->n_nodes = 0;
}
