/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_LAYOUT_CACHE (callboard_layout_cache_get_type ())

G_DECLARE_FINAL_TYPE (CallboardLayoutCache, callboard_layout_cache, CALLBOARD, LAYOUT_CACHE, GObject)

CallboardLayoutCache *callboard_layout_cache_new        (void);
PangoLayout          *callboard_layout_cache_dup_layout (CallboardLayoutCache *self,
                                                         GtkWidget            *widget,
                                                         const char           *text);

G_END_DECLS
