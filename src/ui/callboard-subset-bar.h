/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-subset.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SUBSET_BAR (callboard_subset_bar_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSubsetBar, callboard_subset_bar, CALLBOARD, SUBSET_BAR, GtkBox)

G_END_DECLS
