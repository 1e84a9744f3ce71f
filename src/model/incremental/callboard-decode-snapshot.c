/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a run was decoded from: the bytes of its answer, and where each simulation
 * stands in them. The next answer is much the same, and what is the same to the
 * byte is not parsed again. A source does not change once its run is decoded, so
 * that the worker of a refresh may read it while the run itself is shown.
 */

#include "config.h"

#include "callboard-decode-snapshot.h"

#include <string.h>

/* How many elements the order may be off before all of them are searched. */
#define WINDOW 4

typedef struct
{
  /* Nothing where the element was set aside. */
  CallboardJsonRange  range;
  const char         *simulation_id;
} Element;

struct _CallboardDecodeSnapshot
{
  gatomicrefcount      reference_count;
  GBytes              *body;
  const char          *text;
  GArray              *elements;
  GStringChunk        *ids;
  CallboardApiObjectCache *records;
};

/**
 * callboard_decode_snapshot_new: (skip)
 * @body: the answer
 * @records: (transfer full): the records that its simulations share
 *
 * Returns: (transfer full): a source without elements
 */
CallboardDecodeSnapshot *
callboard_decode_snapshot_new (GBytes                  *body,
                               CallboardApiObjectCache *records)
{
  CallboardDecodeSnapshot *self = g_new0 (CallboardDecodeSnapshot, 1);

  g_atomic_ref_count_init (&self->reference_count);
  self->body = g_bytes_ref (body);
  self->text = g_bytes_get_data (body, NULL);
  self->elements = g_array_new (FALSE, FALSE, sizeof (Element));
  self->ids = g_string_chunk_new (4096);
  self->records = records;

  return self;
}

/**
 * callboard_decode_snapshot_ref: (skip)
 * @self: a source
 *
 * May be called in any thread.
 *
 * Returns: (transfer full): @self
 */
CallboardDecodeSnapshot *
callboard_decode_snapshot_ref (CallboardDecodeSnapshot *self)
{
  g_atomic_ref_count_inc (&self->reference_count);

  return self;
}

/**
 * callboard_decode_snapshot_unref: (skip)
 * @self: (transfer full): a source
 *
 * Frees a source where nobody else has it. May be called in any thread.
 */
void
callboard_decode_snapshot_unref (CallboardDecodeSnapshot *self)
{
  if (!g_atomic_ref_count_dec (&self->reference_count))
    return;

  g_array_unref (self->elements);
  g_string_chunk_free (self->ids);
  callboard_api_object_cache_free (self->records);
  g_bytes_unref (self->body);
  g_free (self);
}

/**
 * callboard_decode_snapshot_add: (skip)
 * @self: a source that nobody else has yet
 * @range: where the element stands in the answer
 * @simulation_id: (nullable): the `simulationJobId`; %NULL where it was set aside
 *
 * Appends an element.
 */
void
callboard_decode_snapshot_add (CallboardDecodeSnapshot *self,
                               CallboardJsonRange       range,
                               const char              *simulation_id)
{
  Element element = { 0 };

  if (simulation_id != NULL)
    {
      element.range = range;
      element.simulation_id = g_string_chunk_insert (self->ids, simulation_id);
    }
  g_array_append_val (self->elements, element);
}

/**
 * callboard_decode_snapshot_get_id: (skip)
 * @self: a source
 * @element: the position of an element
 *
 * Returns: (transfer none) (nullable): its `simulationJobId`
 */
const char *
callboard_decode_snapshot_get_id (CallboardDecodeSnapshot *self,
                                  guint                    element)
{
  return g_array_index (self->elements, Element, element).simulation_id;
}

/**
 * callboard_decode_snapshot_get_cache: (skip)
 * @self: a source
 *
 * Returns: (transfer none): the records that its simulations share
 */
CallboardApiObjectCache *
callboard_decode_snapshot_get_cache (CallboardDecodeSnapshot *self)
{
  return self->records;
}

/* --- Looking for elements --------------------------------------------------- */

/* A key of the table by text. */
typedef struct
{
  const char *text;
  gsize       length;
  guint64     hash;
  guint       element;
} Text;

static guint
text_hash (gconstpointer pointer)
{
  return (guint) ((const Text *) pointer)->hash;
}

static gboolean
text_equal (gconstpointer a,
            gconstpointer b)
{
  const Text *self = a;
  const Text *other = b;

  return self->hash == other->hash && self->length == other->length &&
         memcmp (self->text, other->text, self->length) == 0;
}

/**
 * callboard_snapshot_matcher_init: (skip)
 * @self: (out caller-allocates): a matcher
 * @source: (nullable): what to look into; it must outlive @self
 *
 * Begins with the first element.
 */
void
callboard_snapshot_matcher_init (CallboardSnapshotMatcher *self,
                                 CallboardDecodeSnapshot  *source)
{
  *self = (CallboardSnapshotMatcher) { .source = source };
}

/**
 * callboard_snapshot_matcher_clear: (skip)
 * @self: a matcher
 *
 * Frees what it has.
 */
void
callboard_snapshot_matcher_clear (CallboardSnapshotMatcher *self)
{
  g_clear_pointer (&self->by_text, g_hash_table_unref);
}

static guint
found (CallboardSnapshotMatcher *self,
       guint                     element)
{
  self->next = element + 1;
  self->n_missed = 0;

  return element;
}

/**
 * callboard_snapshot_matcher_match_next: (skip)
 * @self: a matcher
 * @text: a text from the beginning of an element on
 * @size: its length in bytes, which may reach beyond the element
 * @length: (out): the length of the element
 *
 * Looks whether one of the elements that may come next stands there. What is the
 * same as an element up to its closing bracket ends there as well, and need not be
 * scanned.
 *
 * Returns: the element, or %CALLBOARD_DECODE_SNAPSHOT_NONE
 */
guint
callboard_snapshot_matcher_match_next (CallboardSnapshotMatcher *self,
                                  const char               *text,
                                  gsize                     size,
                                  gsize                    *length)
{
  guint n = self->source != NULL ? self->source->elements->len : 0;

  for (guint i = self->next; i < n && i - self->next < WINDOW; i++)
    {
      const CallboardJsonRange *range = &g_array_index (self->source->elements, Element, i).range;

      if (range->length > 0 && range->length <= size &&
          memcmp (text, self->source->text + range->start, range->length) == 0)
        {
          *length = range->length;
          return found (self, i);
        }
    }

  return CALLBOARD_DECODE_SNAPSHOT_NONE;
}

static GHashTable *
create_table (CallboardDecodeSnapshot *source)
{
  GHashTable *by_text = g_hash_table_new_full (text_hash, text_equal, g_free, NULL);

  for (guint i = 0; i < source->elements->len; i++)
    {
      const CallboardJsonRange *range = &g_array_index (source->elements, Element, i).range;
      Text text = { .text = source->text + range->start, .length = range->length, .element = i };

      if (range->length == 0)
        continue;

      text.hash = callboard_json_scanner_hash (text.text, text.length);
      g_hash_table_add (by_text, g_memdup2 (&text, sizeof text));
    }

  return by_text;
}

/**
 * callboard_snapshot_matcher_find: (skip)
 * @self: a matcher whose guess was wrong
 * @text: the text of an element
 * @length: its length in bytes
 *
 * Looks among all elements, where it is not just this one that changed.
 *
 * Returns: the element, or %CALLBOARD_DECODE_SNAPSHOT_NONE
 */
guint
callboard_snapshot_matcher_find (CallboardSnapshotMatcher *self,
                                   const char               *text,
                                   gsize                     length)
{
  Text wanted = { .text = text, .length = length };
  const Text *known;

  if (self->source == NULL || self->n_missed++ + 1 < WINDOW)
    return CALLBOARD_DECODE_SNAPSHOT_NONE;

  if (self->by_text == NULL)
    self->by_text = create_table (self->source);
  wanted.hash = callboard_json_scanner_hash (text, length);
  known = g_hash_table_lookup (self->by_text, &wanted);

  return known != NULL ? found (self, known->element) : CALLBOARD_DECODE_SNAPSHOT_NONE;
}
