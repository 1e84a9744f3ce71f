/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actions of the run page: filtering by a check or a reason, and going to the next
 * failure. Part of CallboardRunPage.
 */

#include "config.h"

#include "callboard-run-page-private.h"

static void
callboard_run_page_show_failed_cb (GtkWidget  *widget,
                                   const char *action_name,
                                   GVariant   *parameter)
{
  CallboardRunPage *self = CALLBOARD_RUN_PAGE (widget);

  if (self->check_filter != NULL)
    callboard_check_filter_toggle (self->check_filter, g_variant_get_string (parameter, NULL));
}

static void
callboard_run_page_show_all_cb (GtkWidget  *widget,
                                const char *action_name,
                                GVariant   *parameter)
{
  callboard_simulations_view_set_simulation_filter (CALLBOARD_RUN_PAGE (widget)->simulations_view, NULL);
}

static void
callboard_run_page_show_reason_cb (GtkWidget  *widget,
                                   const char *action_name,
                                   GVariant   *parameter)
{
  CallboardRunPage *self = CALLBOARD_RUN_PAGE (widget);

  if (self->reason_filter != NULL)
    callboard_reason_filter_toggle (self->reason_filter, g_variant_get_string (parameter, NULL));
}

/* At the end of the run, goes on with the next run that failed. */
static void
callboard_run_page_step_failure_cb (GtkWidget  *widget,
                                    const char *action_name,
                                    GVariant   *parameter)
{
  CallboardRunPage *self = CALLBOARD_RUN_PAGE (widget);
  gboolean is_forward = g_str_equal (action_name, "run.next-failure");

  if (!callboard_simulations_view_step_failure (self->simulations_view, is_forward))
    gtk_widget_activate_action (widget, is_forward ? "win.next-failed-run" : "win.previous-failed-run", NULL);
}

void
callboard_run_page_simulation_filter_changed_cb (CallboardRunPage *self)
{
  gboolean is_filtered = callboard_simulations_view_get_simulation_filter (self->simulations_view) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "run.show-all", is_filtered);
}

/* Highlights what the simulations are filtered by. */
void
callboard_run_page_filter_selected_cb (CallboardRunPage *self)
{
  callboard_run_header_select (self->header,
                               callboard_check_filter_get_definition_id (self->check_filter),
                               callboard_reason_filter_get_id (self->reason_filter));
}

/* Called by class_init(). */
void
callboard_run_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "run.show-failed", "s", callboard_run_page_show_failed_cb);
  gtk_widget_class_install_action (widget_class, "run.show-reason", "s", callboard_run_page_show_reason_cb);
  gtk_widget_class_install_action (widget_class, "run.show-all", NULL, callboard_run_page_show_all_cb);
  gtk_widget_class_install_action (widget_class, "run.next-failure", NULL, callboard_run_page_step_failure_cb);
  gtk_widget_class_install_action (widget_class, "run.previous-failure", NULL, callboard_run_page_step_failure_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, GDK_NO_MODIFIER_MASK, "run.next-failure", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, GDK_SHIFT_MASK, "run.previous-failure", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, GDK_NO_MODIFIER_MASK, "run.show-all", NULL);
}
