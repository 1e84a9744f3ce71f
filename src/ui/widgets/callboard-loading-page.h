/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-live-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_LOADING_PAGE (callboard_loading_page_get_type ())

G_DECLARE_FINAL_TYPE (CallboardLoadingPage, callboard_loading_page, CALLBOARD, LOADING_PAGE, AdwBin)

void callboard_loading_page_set_object (CallboardLoadingPage *self,
                                        CallboardLiveObject  *object);

G_END_DECLS
