/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SET_ASIDE_BANNER (callboard_set_aside_banner_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSetAsideBanner, callboard_set_aside_banner, CALLBOARD, SET_ASIDE_BANNER, AdwBin)

void callboard_set_aside_banner_show (CallboardSetAsideBanner *self,
                                      GListModel              *set_aside);

G_END_DECLS
