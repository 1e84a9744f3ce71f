/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SUBSET (callboard_subset_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSubset, callboard_subset, CALLBOARD, SUBSET, GObject)

CallboardSubset *callboard_subset_new        (GtkFilter       *filter,
                                              const char      *title);
GtkFilter       *callboard_subset_get_filter (CallboardSubset *self);
gboolean         callboard_subset_get_busy   (CallboardSubset *self);
void             callboard_subset_retry      (CallboardSubset *self);

G_END_DECLS
