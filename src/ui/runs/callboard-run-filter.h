/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-run-list.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RUN_FILTER (callboard_run_filter_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRunFilter, callboard_run_filter, CALLBOARD, RUN_FILTER, AdwBin)

void     callboard_run_filter_set_run_list (CallboardRunFilter *self,
                                            CallboardRunList   *run_list);
void     callboard_run_filter_clear        (CallboardRunFilter *self);
gboolean callboard_run_filter_is_set       (CallboardRunFilter *self);
char    *callboard_run_filter_dup_label    (CallboardRunFilter *self);

G_END_DECLS
