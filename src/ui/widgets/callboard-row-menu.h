/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CallboardRowMenuFunc:
 * @content: the content of a row
 * @simulation_id: (out) (transfer full) (nullable): the `simulationJobId`, if the row is about
 *   a simulation
 * @user_data: data of the caller
 *
 * Says what a row is about.
 *
 * Returns: (transfer full) (nullable): the `simulationRunPlanJobId` of the run; %NULL if the
 *   row has no menu
 */
typedef char *(*CallboardRowMenuFunc) (GtkWidget  *content,
                                       char      **simulation_id,
                                       gpointer    user_data);

void callboard_row_menu_add (GtkWidget            *list,
                             GType                 content_type,
                             CallboardRowMenuFunc  func,
                             gpointer              user_data);

G_END_DECLS
