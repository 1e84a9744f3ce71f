/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SKIPPED_ITEMS_BANNER (callboard_skipped_items_banner_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSkippedItemsBanner, callboard_skipped_items_banner, CALLBOARD, SKIPPED_ITEMS_BANNER, AdwBin)

void callboard_skipped_items_banner_show (CallboardSkippedItemsBanner *self,
                                          GListModel                  *skipped_items,
                                          GListModel                  *fields,
                                          const char                  *title);

G_END_DECLS
