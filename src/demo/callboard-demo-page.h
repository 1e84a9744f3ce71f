/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CallboardDemoPage:
 * @limit: the number of rows of the page
 * @after: (nullable): the ID of the last row before the page
 * @rows: the rows of the page so far
 * @is_after: whether the row with the ID @after was passed
 * @has_more: whether there are rows beyond the page
 * @last_id: (nullable): the ID of the last row of the page
 *
 * A page of a list that is being written.
 */
typedef struct
{
  guint64     limit;
  const char *after;
  JsonArray  *rows;
  gboolean    is_after;
  gboolean    has_more;
  char       *last_id;
} CallboardDemoPage;

gboolean callboard_demo_page_init (CallboardDemoPage *self,
                                   GHashTable        *query,
                                   guint64            default_limit,
                                   guint64            max_limit);

void callboard_demo_page_clear (CallboardDemoPage *self);

gboolean callboard_demo_page_accepts (CallboardDemoPage *self,
                                      const char        *id);

gboolean callboard_demo_page_add (CallboardDemoPage *self,
                                  const char        *id,
                                  JsonObject        *row);

GBytes *callboard_demo_page_write (CallboardDemoPage *self,
                                   gint64             total);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CallboardDemoPage, callboard_demo_page_clear)

G_END_DECLS
