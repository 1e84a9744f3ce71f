/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SEARCH_GROUP (callboard_search_group_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSearchGroup, callboard_search_group, CALLBOARD, SEARCH_GROUP, GObject)

CallboardSearchGroup *callboard_search_group_new           (void);
GListModel           *callboard_search_group_get_rows      (CallboardSearchGroup *self);
guint                 callboard_search_group_get_n_results (CallboardSearchGroup *self);
void                  callboard_search_group_set_results   (CallboardSearchGroup *self,
                                                            GPtrArray            *results);
void                  callboard_search_group_show_all      (CallboardSearchGroup *self);
void                  callboard_search_group_collapse      (CallboardSearchGroup *self);

G_END_DECLS
