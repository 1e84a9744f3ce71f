/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CallboardRowTarget:
 * @run_id: (nullable): the `simulationRunPlanJobId` of the run; %NULL if the row has no menu
 * @simulation_id: (nullable): the `simulationJobId`, if the row is about a simulation
 * @plan_id: (nullable): the `simulationRunPlanId`, if the row is about a run
 *
 * What a row is about. The texts are owned.
 */
typedef struct
{
  char *run_id;
  char *simulation_id;
  char *plan_id;
} CallboardRowTarget;

/**
 * CallboardRowMenuFunc:
 * @content: the content of a row
 * @target: an empty target
 * @user_data: data of the caller
 *
 * Fills @target with what a row is about.
 */
typedef void (*CallboardRowMenuFunc) (GtkWidget          *content,
                                      CallboardRowTarget *target,
                                      gpointer            user_data);

void callboard_row_menu_add (GtkWidget            *list,
                             GType                 content_type,
                             CallboardRowMenuFunc  func,
                             gpointer              user_data);

G_END_DECLS
