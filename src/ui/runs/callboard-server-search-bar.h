/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-server-search.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SERVER_SEARCH_BAR (callboard_server_search_bar_get_type ())

G_DECLARE_FINAL_TYPE (CallboardServerSearchBar, callboard_server_search_bar, CALLBOARD, SERVER_SEARCH_BAR, AdwBin)

void callboard_server_search_bar_set_search (CallboardServerSearchBar *self,
                                             CallboardServerSearch    *search);
void callboard_server_search_bar_set_text   (CallboardServerSearchBar *self,
                                             const char               *text);

G_END_DECLS
