/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A reason of the verdict, or a number of simulations that do not count. Activating it
 * filters the simulations. Used by CallboardVerdictView.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-reason-row.h"

/**
 * CallboardReasonRow:
 *
 * A row that shows a reason. It cannot be activated if no simulation is known to be meant.
 */
struct _CallboardReasonRow
{
  GtkListBoxRow     parent_instance;

  GtkLabel         *label;
  GtkWidget        *filter_icon;

  CallboardPlanJob *plan_job;
  /* NULL if the simulations cannot be told. */
  CallboardReason  *reason;
};

G_DEFINE_FINAL_TYPE (CallboardReasonRow, callboard_reason_row, GTK_TYPE_LIST_BOX_ROW)

static void
callboard_reason_row_dispose (GObject *object)
{
  CallboardReasonRow *self = CALLBOARD_REASON_ROW (object);

  g_clear_object (&self->plan_job);
  g_clear_object (&self->reason);

  G_OBJECT_CLASS (callboard_reason_row_parent_class)->dispose (object);
}

/* Lets assistive technologies activate the row. */
static void
callboard_reason_row_show_cb (GtkWidget  *widget,
                              const char *action_name,
                              GVariant   *parameter)
{
  gtk_widget_activate (widget);
}

static void
callboard_reason_row_class_init (CallboardReasonRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = callboard_reason_row_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "reason.show", NULL, callboard_reason_row_show_cb);
}

static void
callboard_reason_row_init (CallboardReasonRow *self)
{
}

static void
add_content (CallboardReasonRow *self,
             const char         *icon_name,
             CallboardTone       tone)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 6, NULL);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "icon-name", icon_name,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "valign", GTK_ALIGN_START,
                                  NULL);

  self->label = g_object_new (GTK_TYPE_LABEL,
                              "hexpand", TRUE,
                              "wrap", TRUE,
                              "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "xalign", 0.0,
                              NULL);
  self->filter_icon = g_object_new (GTK_TYPE_IMAGE,
                                    "icon-name", "callboard-filter-symbolic",
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                    "css-classes", (const char *const[]) { "filter-icon", NULL },
                                    NULL);
  gtk_widget_add_css_class (box, callboard_tone_get_css_class (tone));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), self->filter_icon);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/**
 * callboard_reason_row_new:
 * @plan_job: the run
 * @reason: (nullable): the simulations that are meant; %NULL if they cannot be told
 * @label: the reason in words
 * @icon_name: the name of its icon
 * @tone: its tone
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
callboard_reason_row_new (CallboardPlanJob *plan_job,
                          CallboardReason  *reason,
                          const char       *label,
                          const char       *icon_name,
                          CallboardTone     tone)
{
  CallboardReasonRow *self;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), NULL);
  g_return_val_if_fail (reason == NULL || CALLBOARD_IS_REASON (reason), NULL);
  g_return_val_if_fail (label != NULL, NULL);

  self = g_object_new (CALLBOARD_TYPE_REASON_ROW, NULL);
  self->plan_job = g_object_ref (plan_job);
  g_set_object (&self->reason, reason);
  add_content (self, icon_name, tone);
  callboard_reason_row_set_label (self, label);
  callboard_reason_row_update (self);

  return GTK_WIDGET (self);
}

/**
 * callboard_reason_row_get_reason:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the simulations that are meant
 */
CallboardReason *
callboard_reason_row_get_reason (CallboardReasonRow *self)
{
  g_return_val_if_fail (CALLBOARD_IS_REASON_ROW (self), NULL);

  return self->reason;
}

/**
 * callboard_reason_row_update:
 * @self: a row
 *
 * Lets the row be activated if there are simulations to show. To be called when results have
 * arrived.
 */
void
callboard_reason_row_update (CallboardReasonRow *self)
{
  gboolean is_activatable;

  g_return_if_fail (CALLBOARD_IS_REASON_ROW (self));

  is_activatable = self->reason != NULL && callboard_reason_count (self->reason, self->plan_job) > 0;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), is_activatable);
  gtk_widget_set_visible (self->filter_icon, is_activatable);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), is_activatable ? _("Show these simulations") : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reason.show", is_activatable);
}

/**
 * callboard_reason_row_set_label:
 * @self: a row
 * @label: the reason in words
 *
 * Sets the label, which is also the accessible one.
 */
void
callboard_reason_row_set_label (CallboardReasonRow *self,
                                const char         *label)
{
  g_return_if_fail (CALLBOARD_IS_REASON_ROW (self));

  gtk_label_set_label (self->label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * callboard_reason_row_set_selected:
 * @self: a row
 * @selected: whether the simulations are filtered by it
 *
 * Highlights the row.
 */
void
callboard_reason_row_set_selected (CallboardReasonRow *self,
                                   gboolean            selected)
{
  g_return_if_fail (CALLBOARD_IS_REASON_ROW (self));

  if (selected)
    gtk_widget_add_css_class (GTK_WIDGET (self), "selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "selected");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}
