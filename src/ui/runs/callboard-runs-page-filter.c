/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of CallboardRunsPage that filters the list: its popover, its chips, and what it
 * says about a list without matches or one that was searched only in part.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-run-filter-labels.h"
#include "callboard-run-filter-popover.h"
#include "callboard-runs-page-private.h"
#include "callboard-text.h"

/* --- The model ---------------------------------------------------------------- */

static gboolean
match_run (gpointer item,
           gpointer user_data)
{
  CallboardRunsPage *self = user_data;

  return self->run_list == NULL || callboard_run_list_matches (self->run_list, item);
}

static void
callboard_runs_page_run_changed_cb (CallboardRunsPage *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
watch (CallboardRunsPage       *self,
       CallboardPlanJobSummary *run)
{
  g_signal_connect_swapped (run, "notify::verdict", G_CALLBACK (callboard_runs_page_run_changed_cb), self);
  g_signal_connect_swapped (run, "notify::status", G_CALLBACK (callboard_runs_page_run_changed_cb), self);
  g_signal_connect_swapped (run, "notify::ended-at", G_CALLBACK (callboard_runs_page_run_changed_cb), self);
}

static void
unwatch_all (CallboardRunsPage *self)
{
  for (guint i = 0; i < self->watched->len; i++)
    g_signal_handlers_disconnect_by_func (g_ptr_array_index (self->watched, i),
                                          callboard_runs_page_run_changed_cb, self);
  g_ptr_array_set_size (self->watched, 0);
}

/* Keeps `watched` equal to the list while it is filtered by result. */
static void
callboard_runs_page_watch_runs_cb (CallboardRunsPage *self,
                                   guint              position,
                                   guint              n_removed,
                                   guint              n_added,
                                   GListModel        *runs)
{
  if (self->run_list == NULL ||
      callboard_run_list_get_filter (self->run_list)->result == CALLBOARD_N_RUN_RESULTS)
    return;

  for (guint i = position; i < position + n_removed; i++)
    g_signal_handlers_disconnect_by_func (g_ptr_array_index (self->watched, i),
                                          callboard_runs_page_run_changed_cb, self);
  if (n_removed > 0)
    g_ptr_array_remove_range (self->watched, position, n_removed);
  for (guint i = position; i < position + n_added; i++)
    {
      CallboardPlanJobSummary *run = g_list_model_get_item (runs, i);

      watch (self, run);
      g_ptr_array_insert (self->watched, (int) i, run);
    }
}

static void
update_model (CallboardRunsPage *self)
{
  const CallboardRunFilter *filter = callboard_run_list_get_filter (self->run_list);
  GListModel *runs = G_LIST_MODEL (callboard_run_list_get_runs (self->run_list));
  gboolean is_local = filter->result != CALLBOARD_N_RUN_RESULTS ||
                      filter->period != CALLBOARD_RUN_PERIOD_ANY;

  unwatch_all (self);
  callboard_runs_page_watch_runs_cb (self, 0, 0, g_list_model_get_n_items (runs), runs);
  gtk_filter_list_model_set_filter (self->filter_model, is_local ? GTK_FILTER (self->filter) : NULL);
  callboard_runs_page_run_changed_cb (self);
}

/* --- What is said ------------------------------------------------------------- */

/* The number of runs whose result is not known, if the list is filtered by one of those
 * that they may have. */
static guint
count_unknown (CallboardRunsPage *self)
{
  CallboardRunResult result = callboard_run_list_get_filter (self->run_list)->result;
  GListModel *runs = G_LIST_MODEL (callboard_run_list_get_runs (self->run_list));
  guint n = 0;

  if (result == CALLBOARD_N_RUN_RESULTS || result == CALLBOARD_RUN_RESULT_UNKNOWN ||
      result == CALLBOARD_RUN_RESULT_RUNNING || result == CALLBOARD_RUN_RESULT_CANCELED)
    return 0;

  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr(CallboardPlanJobSummary) run = g_list_model_get_item (runs, i);

      n += callboard_plan_job_summary_get_result (run) == CALLBOARD_RUN_RESULT_UNKNOWN;
    }

  return n;
}

static void
update_no_match_page (CallboardRunsPage *self)
{
  guint n_unknown = count_unknown (self);
  g_autofree char *description = callboard_run_filter_dup_description (self->run_list);
  g_autofree char *count = callboard_text_format_count (n_unknown);
  g_autofree char *unknown =
    g_strdup_printf (ngettext ("The result of %s run is not known yet",
                               "The results of %s runs are not known yet", n_unknown), count);
  g_autofree char *text = NULL;

  if (*description == '\0' || n_unknown == 0)
    text = g_strdup (n_unknown > 0 ? unknown : description);
  else
    text = g_strjoin ("\n", description, unknown, NULL);
  g_object_set (self->no_match_page,
                "title", callboard_run_filter_get_empty_title (callboard_run_list_get_filter (self->run_list)),
                "description", text,
                NULL);
}

static void
update_search_limit (CallboardRunsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (callboard_run_list_get_runs (self->run_list)));
  g_autofree char *count = callboard_text_format_count (n);
  /* Translators: how many runs were looked through for those that match the filter */
  g_autofree char *label = g_strdup_printf (ngettext ("Searched the last %s run",
                                                      "Searched the last %s runs", n), count);

  gtk_label_set_label (self->search_limit_label, label);
  gtk_widget_set_visible (self->search_limit_bar,
                          callboard_run_list_get_search_paused (self->run_list) &&
                          !callboard_live_object_get_loading (self->run_list) &&
                          !callboard_runs_page_is_searching (self));
}

/* Called whenever the list or its state changed. */
void
callboard_runs_page_update_filter (CallboardRunsPage *self)
{
  update_search_limit (self);
  if (callboard_run_list_get_filtered (self->run_list))
    update_no_match_page (self);
}

/* Whether a button has the focus that may be gone soon, such as a chip. */
static gboolean
has_focus (CallboardRunsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL &&
         (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->filter_chips)) ||
          gtk_widget_is_ancestor (focus, self->search_limit_bar) ||
          gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)));
}

static void
keep_focus (CallboardRunsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root == NULL || (focus != NULL && gtk_widget_get_mapped (focus)))
    return;

  if (gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->filter_button));
}

static void
callboard_runs_page_filter_changed_cb (CallboardRunsPage *self)
{
  gboolean had_focus = has_focus (self);

  if (callboard_run_list_get_filtered (self->run_list))
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "accent");
  update_model (self);
  callboard_run_filter_chips_update (self->filter_chips);
  callboard_runs_page_update (self);
  if (had_focus)
    keep_focus (self);
}

static void
callboard_runs_page_plans_changed_cb (CallboardRunsPage *self)
{
  if (callboard_run_list_get_filter (self->run_list)->plan_id == NULL)
    return;

  callboard_run_filter_chips_update (self->filter_chips);
  callboard_runs_page_update_filter (self);
}

static void
callboard_runs_page_clear_filters_cb (CallboardRunsPage *self)
{
  callboard_run_list_clear_filter (self->run_list);
}

static void
callboard_runs_page_search_further_cb (CallboardRunsPage *self)
{
  callboard_run_list_search_further (self->run_list);
  keep_focus (self);
}

/* Creates the popover when it is first opened. */
static void
callboard_runs_page_create_filter_popover_cb (GtkMenuButton *button,
                                              gpointer       user_data)
{
  CallboardRunsPage *self = user_data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, callboard_run_filter_popover_new (self->run_list));
  callboard_run_list_fetch_plans (self->run_list);
}

/* --- Called by CallboardRunsPage ------------------------------------------------ */

/* Called before the template is created. */
void
callboard_runs_page_init_filter (CallboardRunsPage *self)
{
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
  self->filter = gtk_custom_filter_new (match_run, self, NULL);
  self->filter_signals = g_signal_group_new (CALLBOARD_TYPE_RUN_LIST);
  g_signal_group_connect_swapped (self->filter_signals, "filter-changed",
                                  G_CALLBACK (callboard_runs_page_filter_changed_cb), self);
  g_signal_group_connect_swapped (self->filter_signals, "plans-changed",
                                  G_CALLBACK (callboard_runs_page_plans_changed_cb), self);
  g_signal_group_connect_swapped (self->filter_signals, "notify::search-paused",
                                  G_CALLBACK (callboard_runs_page_update), self);
}

/* Shows the runs of the list. */
void
callboard_runs_page_start_filter (CallboardRunsPage *self)
{
  GListModel *runs = G_LIST_MODEL (callboard_run_list_get_runs (self->run_list));

  g_signal_group_set_target (self->filter_signals, self->run_list);
  g_signal_connect_object (runs, "items-changed", G_CALLBACK (callboard_runs_page_watch_runs_cb), self,
                           G_CONNECT_SWAPPED);
  callboard_run_filter_chips_set_run_list (self->filter_chips, self->run_list);
  gtk_menu_button_set_create_popup_func (self->filter_button, callboard_runs_page_create_filter_popover_cb,
                                         self, NULL);
  gtk_filter_list_model_set_model (self->filter_model, runs);
}

void
callboard_runs_page_dispose_filter (CallboardRunsPage *self)
{
  g_clear_object (&self->filter_signals);
  if (self->filter_model != NULL)
    gtk_filter_list_model_set_filter (self->filter_model, NULL);
  g_clear_object (&self->filter);
  if (self->watched != NULL)
    unwatch_all (self);
  g_clear_pointer (&self->watched, g_ptr_array_unref);
}

void
callboard_runs_page_bind_filter (GtkWidgetClass *widget_class)
{
  g_type_ensure (CALLBOARD_TYPE_RUN_FILTER_CHIPS);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, filter_chips);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, filter_model);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, no_match_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, search_limit_bar);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunsPage, search_limit_label);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_clear_filters_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_search_further_cb);
}

/**
 * callboard_runs_page_show_plan:
 * @self: a page
 * @plan_id: the `simulationRunPlanId` of a plan
 *
 * Lists the runs of a plan, and no others.
 */
void
callboard_runs_page_show_plan (CallboardRunsPage *self,
                               const char        *plan_id)
{
  CallboardRunFilter filter = CALLBOARD_RUN_FILTER_NONE;

  g_return_if_fail (CALLBOARD_IS_RUNS_PAGE (self));
  g_return_if_fail (plan_id != NULL);

  filter.plan_id = plan_id;
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  callboard_run_list_set_filter (self->run_list, &filter);
  gtk_widget_child_focus (GTK_WIDGET (self->filter_chips), GTK_DIR_TAB_FORWARD);
}

/**
 * callboard_runs_page_get_run_list:
 * @self: a page
 *
 * Returns: (transfer none): the list that the page shows
 */
CallboardRunList *
callboard_runs_page_get_run_list (CallboardRunsPage *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUNS_PAGE (self), NULL);

  return self->run_list;
}
