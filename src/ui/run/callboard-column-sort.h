/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-simulation-column.h"

G_BEGIN_DECLS

typedef struct _CallboardColumnSort CallboardColumnSort;

CallboardColumnSort *callboard_column_sort_new     (CallboardSimulationColumn *column,
                                                    GtkColumnViewColumn       *view_column);
void                 callboard_column_sort_free    (CallboardColumnSort       *self);
void                 callboard_column_sort_prepare (CallboardColumnSort       *self,
                                                    GListModel                *simulations,
                                                    gboolean                   descending);
guint                callboard_column_sort_count   (CallboardColumnSort       *self,
                                                    GListModel                *simulations);
void                 callboard_column_sort_clear   (CallboardColumnSort       *self);

G_END_DECLS
