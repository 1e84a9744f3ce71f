/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files of this folder.
 */
#pragma once

#include "callboard-json-document.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_JSON_MAX_DEPTH:
 *
 * The depth at which objects and arrays are not divided any more: a view of them would
 * recurse as deeply.
 */
#define CALLBOARD_JSON_MAX_DEPTH 1000

/**
 * CALLBOARD_JSON_GROUP_SIZE:
 *
 * The number of children that are shown at once. Longer lists are grouped.
 */
#define CALLBOARD_JSON_GROUP_SIZE 1000

/**
 * CallboardJsonNode:
 * @start: the offset of the value or, of a member of an object, of the quote before its name
 * @end: the offset behind the value
 * @parent: the object or array it is in, or %CALLBOARD_JSON_NONE
 * @next: the first node behind it and everything in it
 * @n_children: the number of members or elements; 0 if they are not divided
 *
 * A value in JSON text. Nodes have the order of the text.
 */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 parent;
  guint32 next;
  guint32 n_children;
} CallboardJsonNode;

/**
 * CallboardJsonIndex:
 * @nodes: (array length=n_nodes): the nodes; the first is the root
 * @n_nodes: the number of nodes
 * @groups: (element-type guint32 GArray): for each long list, its first, 1000th, 2000th …
 *   child
 *
 * Where the values of a JSON text are.
 */
typedef struct
{
  CallboardJsonNode *nodes;
  guint32            n_nodes;
  GHashTable        *groups;
} CallboardJsonIndex;

gboolean callboard_json_index_init  (CallboardJsonIndex  *self,
                                     const char          *text,
                                     gsize                size,
                                     GCancellable        *cancellable,
                                     GError             **error);
void     callboard_json_index_clear (CallboardJsonIndex  *self);

G_END_DECLS
