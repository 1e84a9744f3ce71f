/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of CallboardRunsPage that opens the selected run and keeps the selection on
 * the run that the window shows.
 */

#include "config.h"

#include "callboard-row-menu.h"
#include "callboard-run-row.h"
#include "callboard-runs-page-private.h"

static guint
find_position (CallboardRunsPage       *self,
               CallboardPlanJobSummary *summary)
{
  GListModel *runs = G_LIST_MODEL (self->selection);

  for (guint i = 0; summary != NULL && i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr(CallboardPlanJobSummary) run = g_list_model_get_item (runs, i);

      if (run == summary)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
select_current_run (CallboardRunsPage *self)
{
  guint position = find_position (self, self->current_summary);

  if (position == gtk_single_selection_get_selected (self->selection))
    return;

  self->updating_selection = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->updating_selection = FALSE;
}

static void
open_run (CallboardRunsPage       *self,
          CallboardPlanJobSummary *run)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-run", "s",
                              callboard_plan_job_summary_get_id (run));
}

static void
callboard_runs_page_selected_cb (CallboardRunsPage *self)
{
  CallboardPlanJobSummary *run;

  if (self->run_list == NULL || self->updating_selection)
    return;

  run = gtk_single_selection_get_selected_item (self->selection);
  if (run == NULL ||
      (self->current_run != NULL &&
       g_str_equal (callboard_plan_job_summary_get_id (run),
                    callboard_run_get_id (self->current_run))))
    return;

  open_run (self, run);
}

static void
callboard_runs_page_activated_cb (CallboardRunsPage *self,
                                  guint              position)
{
  g_autoptr(CallboardPlanJobSummary) run =
    g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (run != NULL)
    open_run (self, run);
}

static CallboardPlanJob *
get_current_plan_job (CallboardRunsPage *self)
{
  return self->current_run != NULL ? callboard_run_get_plan_job (self->current_run) : NULL;
}

/* Updates the row of the current run from the run itself, which is refreshed more often
 * than the list. */
static void
callboard_runs_page_update_current_summary (CallboardRunsPage *self)
{
  CallboardPlanJobList *runs = callboard_run_list_get_runs (self->run_list);
  CallboardPlanJobSummary *summary =
    self->current_run != NULL
      ? callboard_plan_job_list_find (runs, callboard_run_get_id (self->current_run))
      : NULL;
  CallboardPlanJob *plan_job = get_current_plan_job (self);

  if (g_set_object (&self->current_summary, summary))
    {
      g_signal_group_set_target (self->summary_signals, summary);
      callboard_runs_page_notify_current_run_title (self);
    }
  if (summary != NULL && plan_job != NULL)
    callboard_plan_job_summary_update_from_run (summary, plan_job);
}

static void
callboard_runs_page_plan_job_changed_cb (CallboardRunsPage *self)
{
  g_signal_group_set_target (self->plan_job_signals, get_current_plan_job (self));
  callboard_runs_page_update_current_summary (self);
}

/* Called when the list changes: the current run may be added to it later. */
void
callboard_runs_page_update_selection (CallboardRunsPage *self)
{
  callboard_runs_page_update_current_summary (self);
  if (self->current_run != NULL && gtk_single_selection_get_selected_item (self->selection) == NULL)
    select_current_run (self);
}

void
callboard_runs_page_init_selection (CallboardRunsPage *self)
{
  self->run_signals = g_signal_group_new (CALLBOARD_TYPE_RUN);
  g_signal_group_connect_swapped (self->run_signals, "notify::plan-job",
                                  G_CALLBACK (callboard_runs_page_plan_job_changed_cb), self);
  self->plan_job_signals = g_signal_group_new (CALLBOARD_TYPE_PLAN_JOB);
  g_signal_group_connect_swapped (self->plan_job_signals, "merged",
                                  G_CALLBACK (callboard_runs_page_update_current_summary), self);
  self->summary_signals = g_signal_group_new (CALLBOARD_TYPE_PLAN_JOB_SUMMARY);
  g_signal_group_connect_swapped (self->summary_signals, "notify::title",
                                  G_CALLBACK (callboard_runs_page_notify_current_run_title), self);
}

static void
get_row_target (GtkWidget          *row,
                CallboardRowTarget *target,
                gpointer            user_data)
{
  CallboardPlanJobSummary *summary = callboard_run_row_get_summary (CALLBOARD_RUN_ROW (row));

  if (summary == NULL)
    return;

  target->run_id = g_strdup (callboard_plan_job_summary_get_id (summary));
  target->plan_id = g_strdup (callboard_plan_job_summary_get_plan_id (summary));
}

/* Called after the template is initialized. */
void
callboard_runs_page_init_menu (CallboardRunsPage *self)
{
  callboard_row_menu_add (GTK_WIDGET (self->list), CALLBOARD_TYPE_RUN_ROW, get_row_target, self);
}

void
callboard_runs_page_dispose_selection (CallboardRunsPage *self)
{
  g_clear_object (&self->run_signals);
  g_clear_object (&self->plan_job_signals);
  g_clear_object (&self->summary_signals);
  g_clear_object (&self->current_summary);
  g_clear_object (&self->current_run);
}

void
callboard_runs_page_bind_selection_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_selected_cb);
}

/**
 * callboard_runs_page_select:
 * @self: a page
 * @run: (nullable): a run; %NULL for none
 *
 * Selects the row of the run that the window shows, and updates that row from @run.
 */
void
callboard_runs_page_select (CallboardRunsPage *self,
                            CallboardRun      *run)
{
  g_return_if_fail (CALLBOARD_IS_RUNS_PAGE (self));

  if (g_set_object (&self->current_run, run))
    {
      g_signal_group_set_target (self->run_signals, run);
      g_signal_group_set_target (self->plan_job_signals, get_current_plan_job (self));
    }
  callboard_runs_page_update_current_summary (self);
  select_current_run (self);
}

/**
 * callboard_runs_page_dup_failed_run:
 * @self: a page
 * @forward: whether to look further down the list
 *
 * Returns: (transfer full) (nullable): the ID of the next or previous run in the list that
 *   failed, from the one that the window shows
 */
char *
callboard_runs_page_dup_failed_run (CallboardRunsPage *self,
                                    gboolean           forward)
{
  g_autoptr(CallboardPlanJobSummary) run = NULL;

  g_return_val_if_fail (CALLBOARD_IS_RUNS_PAGE (self), NULL);

  if (self->run_list == NULL)
    return NULL;

  run = callboard_run_list_find_failed (self->run_list,
                                        self->current_summary != NULL
                                          ? callboard_plan_job_summary_get_id (self->current_summary) : NULL,
                                        forward);

  return run != NULL ? g_strdup (callboard_plan_job_summary_get_id (run)) : NULL;
}
