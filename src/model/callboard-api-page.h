/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"
#include "callboard-object-list.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_API_PAGE (callboard_api_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (CallboardApiPage, callboard_api_page, CALLBOARD, API_PAGE, CallboardObjectList)

struct _CallboardApiPageClass
{
  CallboardObjectListClass parent_class;
};

gpointer    callboard_api_page_decode            (GType              type,
                                                  GType              item_type,
                                                  const char        *member,
                                                  GBytes            *body,
                                                  GError           **error);
void        callboard_api_page_append            (CallboardApiPage  *self,
                                                  CallboardApiPage  *next);
GListModel *callboard_api_page_get_skipped_items (CallboardApiPage  *self);
GListModel *callboard_api_page_get_unreadable    (CallboardApiPage  *self);
const char *callboard_api_page_get_next_cursor   (CallboardApiPage  *self);

G_END_DECLS
