/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

gboolean object_kept_is_within   (const char         *changed,
                                  const char         *path);
gboolean object_kept_is_item_id  (const char         *changed);
void     object_kept_assert_list (GListModel         *list,
                                  GListModel         *original,
                                  const char         *path,
                                  const char         *changed);
void     object_kept_assert      (CallboardApiObject *object,
                                  CallboardApiObject *original,
                                  const char         *path,
                                  const char         *changed);

G_END_DECLS
