/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-run-list.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RUN_FILTER_POPOVER (callboard_run_filter_popover_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRunFilterPopover, callboard_run_filter_popover, CALLBOARD, RUN_FILTER_POPOVER, GtkPopover)

GtkWidget *callboard_run_filter_popover_new (CallboardRunList *run_list);

G_END_DECLS
