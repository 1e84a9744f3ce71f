/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The response that a run was decoded from, with the position of each simulation. The
 * next response is compared with it byte by byte, so that unchanged simulations are not
 * parsed again. Immutable once the run is decoded, and therefore safe to read in the
 * worker thread of a refresh.
 */

#include "config.h"

#include "callboard-decode-snapshot.h"

#include <string.h>

/* How many items ahead an item is looked for before all of them are indexed. */
#define WINDOW 4

typedef struct
{
  /* Empty if the item was skipped. */
  CallboardJsonRange  range;
  const char         *simulation_id;
} SnapshotItem;

struct _CallboardDecodeSnapshot
{
  gatomicrefcount          reference_count;
  GBytes                  *body;
  const char              *text;
  GArray                  *items;
  GStringChunk            *ids;
  CallboardApiObjectCache *cache;
};

/**
 * callboard_decode_snapshot_new: (skip)
 * @body: the response
 * @cache: (transfer full): the objects that its simulations share, frozen
 *
 * Returns: (transfer full): a snapshot without items
 */
CallboardDecodeSnapshot *
callboard_decode_snapshot_new (GBytes                  *body,
                               CallboardApiObjectCache *cache)
{
  CallboardDecodeSnapshot *self = g_new0 (CallboardDecodeSnapshot, 1);

  g_atomic_ref_count_init (&self->reference_count);
  self->body = g_bytes_ref (body);
  self->text = g_bytes_get_data (body, NULL);
  self->items = g_array_new (FALSE, FALSE, sizeof (SnapshotItem));
  self->ids = g_string_chunk_new (4096);
  self->cache = cache;

  return self;
}

/**
 * callboard_decode_snapshot_ref: (skip)
 * @self: a snapshot
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
 * @self: (transfer full): a snapshot
 *
 * May be called in any thread.
 */
void
callboard_decode_snapshot_unref (CallboardDecodeSnapshot *self)
{
  if (!g_atomic_ref_count_dec (&self->reference_count))
    return;

  g_array_unref (self->items);
  g_string_chunk_free (self->ids);
  callboard_api_object_cache_free (self->cache);
  g_bytes_unref (self->body);
  g_free (self);
}

/**
 * callboard_decode_snapshot_add: (skip)
 * @self: a snapshot that is not shared yet
 * @range: the position of the item in the response
 * @simulation_id: (nullable): the `simulationJobId`; %NULL if the item was skipped
 *
 * Appends an item.
 */
void
callboard_decode_snapshot_add (CallboardDecodeSnapshot *self,
                               CallboardJsonRange       range,
                               const char              *simulation_id)
{
  SnapshotItem item = { 0 };

  if (simulation_id != NULL)
    {
      item.range = range;
      item.simulation_id = g_string_chunk_insert (self->ids, simulation_id);
    }
  g_array_append_val (self->items, item);
}

/**
 * callboard_decode_snapshot_get_id: (skip)
 * @self: a snapshot
 * @index: the index of an item
 *
 * Returns: (transfer none) (nullable): its `simulationJobId`
 */
const char *
callboard_decode_snapshot_get_id (CallboardDecodeSnapshot *self,
                                  guint                    index)
{
  return g_array_index (self->items, SnapshotItem, index).simulation_id;
}

/**
 * callboard_decode_snapshot_get_cache: (skip)
 * @self: a snapshot
 *
 * Returns: (transfer none): the objects that its simulations share
 */
CallboardApiObjectCache *
callboard_decode_snapshot_get_cache (CallboardDecodeSnapshot *self)
{
  return self->cache;
}

/* --- Matching ---------------------------------------------------------------- */

/* A key of by_text, with its value. */
typedef struct
{
  const char *text;
  gsize       length;
  guint64     hash;
  guint       index;
} ItemText;

static guint
item_text_hash (gconstpointer pointer)
{
  return (guint) ((const ItemText *) pointer)->hash;
}

static gboolean
item_text_equal (gconstpointer a,
                 gconstpointer b)
{
  const ItemText *self = a;
  const ItemText *other = b;

  return self->hash == other->hash && self->length == other->length &&
         memcmp (self->text, other->text, self->length) == 0;
}

/**
 * callboard_snapshot_matcher_init: (skip)
 * @self: (out caller-allocates): a matcher
 * @snapshot: (nullable): an earlier response, which must outlive @self
 *
 * Starts at the first item.
 */
void
callboard_snapshot_matcher_init (CallboardSnapshotMatcher *self,
                                 CallboardDecodeSnapshot  *snapshot)
{
  *self = (CallboardSnapshotMatcher) { .snapshot = snapshot };
}

/**
 * callboard_snapshot_matcher_clear: (skip)
 * @self: a matcher
 *
 * Frees the contents of @self.
 */
void
callboard_snapshot_matcher_clear (CallboardSnapshotMatcher *self)
{
  g_clear_pointer (&self->by_text, g_hash_table_unref);
}

static guint
matched (CallboardSnapshotMatcher *self,
         guint                     index)
{
  self->next = index + 1;
  self->n_missed = 0;

  return index;
}

/**
 * callboard_snapshot_matcher_match_next: (skip)
 * @self: a matcher
 * @text: a text that starts with an item
 * @size: the length of @text in bytes, which may extend beyond the item
 * @length: (out): the length of the item
 *
 * Compares @text with the items that are expected next. An item that equals an earlier
 * one up to the closing bracket ends there, and need not be scanned.
 *
 * Returns: the index of the item, or %CALLBOARD_DECODE_SNAPSHOT_NONE
 */
guint
callboard_snapshot_matcher_match_next (CallboardSnapshotMatcher *self,
                                       const char               *text,
                                       gsize                     size,
                                       gsize                    *length)
{
  guint n = self->snapshot != NULL ? self->snapshot->items->len : 0;

  for (guint i = self->next; i < n && i - self->next < WINDOW; i++)
    {
      const SnapshotItem *item = &g_array_index (self->snapshot->items, SnapshotItem, i);
      const CallboardJsonRange *range = &item->range;

      if (range->length > 0 && range->length <= size &&
          memcmp (text, self->snapshot->text + range->start, range->length) == 0)
        {
          *length = range->length;
          return matched (self, i);
        }
    }

  return CALLBOARD_DECODE_SNAPSHOT_NONE;
}

static GHashTable *
create_index (CallboardDecodeSnapshot *snapshot)
{
  GHashTable *by_text = g_hash_table_new_full (item_text_hash, item_text_equal, g_free, NULL);

  for (guint i = 0; i < snapshot->items->len; i++)
    {
      const CallboardJsonRange *range = &g_array_index (snapshot->items, SnapshotItem, i).range;
      ItemText text = { .text = snapshot->text + range->start, .length = range->length, .index = i };

      if (range->length == 0)
        continue;

      text.hash = callboard_json_scanner_hash (text.text, text.length);
      g_hash_table_add (by_text, g_memdup2 (&text, sizeof text));
    }

  return by_text;
}

/**
 * callboard_snapshot_matcher_find: (skip)
 * @self: a matcher whose callboard_snapshot_matcher_match_next() found nothing
 * @text: the text of an item
 * @length: its length in bytes
 *
 * Looks the item up among all items, once several in a row had no match.
 *
 * Returns: the index of the item, or %CALLBOARD_DECODE_SNAPSHOT_NONE
 */
guint
callboard_snapshot_matcher_find (CallboardSnapshotMatcher *self,
                                 const char               *text,
                                 gsize                     length)
{
  ItemText wanted = { .text = text, .length = length };
  const ItemText *found;

  if (self->snapshot == NULL || self->n_missed++ + 1 < WINDOW)
    return CALLBOARD_DECODE_SNAPSHOT_NONE;

  if (self->by_text == NULL)
    self->by_text = create_index (self->snapshot);
  wanted.hash = callboard_json_scanner_hash (text, length);
  found = g_hash_table_lookup (self->by_text, &wanted);

  return found != NULL ? matched (self, found->index) : CALLBOARD_DECODE_SNAPSHOT_NONE;
}
