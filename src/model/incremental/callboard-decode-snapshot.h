/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "callboard-json-scanner.h"
#include "callboard-api-object-cache.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_DECODE_SNAPSHOT_NONE:
 *
 * The index of no item.
 */
#define CALLBOARD_DECODE_SNAPSHOT_NONE G_MAXUINT

typedef struct _CallboardDecodeSnapshot CallboardDecodeSnapshot;

CallboardDecodeSnapshot *callboard_decode_snapshot_new       (GBytes                  *body,
                                                              CallboardApiObjectCache *cache);
CallboardDecodeSnapshot *callboard_decode_snapshot_ref       (CallboardDecodeSnapshot *self);
void                     callboard_decode_snapshot_unref     (CallboardDecodeSnapshot *self);
void                     callboard_decode_snapshot_add       (CallboardDecodeSnapshot *self,
                                                              CallboardJsonRange       range,
                                                              const char              *simulation_id);
const char              *callboard_decode_snapshot_get_id    (CallboardDecodeSnapshot *self,
                                                              guint                    index);
CallboardApiObjectCache *callboard_decode_snapshot_get_cache (CallboardDecodeSnapshot *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardDecodeSnapshot, callboard_decode_snapshot_unref)

/**
 * CallboardSnapshotMatcher:
 * @snapshot: (nullable): an earlier response
 * @next: the index of the item that is expected next
 * @n_missed: the number of items in a row without a match
 * @by_text: (nullable): the indices of the items by their text, created when needed
 *
 * Finds the items of a response in an earlier one, where most are in the same order.
 * Lives on the stack of the decoder.
 */
typedef struct
{
  CallboardDecodeSnapshot *snapshot;
  guint                    next;
  guint                    n_missed;
  GHashTable              *by_text;
} CallboardSnapshotMatcher;

void  callboard_snapshot_matcher_init       (CallboardSnapshotMatcher *self,
                                             CallboardDecodeSnapshot  *snapshot);
void  callboard_snapshot_matcher_clear      (CallboardSnapshotMatcher *self);
guint callboard_snapshot_matcher_match_next (CallboardSnapshotMatcher *self,
                                             const char               *text,
                                             gsize                     size,
                                             gsize                    *length);
guint callboard_snapshot_matcher_find       (CallboardSnapshotMatcher *self,
                                             const char               *text,
                                             gsize                     length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CallboardSnapshotMatcher, callboard_snapshot_matcher_clear)

G_END_DECLS
