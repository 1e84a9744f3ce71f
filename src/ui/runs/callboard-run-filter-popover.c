/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The popover for choosing the filter of the run list. Created by CallboardRunsPage when
 * it is first opened.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-run-filter-popover.h"
#include "callboard-vocabulary.h"

/* The statuses to choose from. The API accepts one status per request. */
static const char *const statuses[] = {
  "RUNNING_SIMULATIONS", "QUEUED", "COMPLETED", "FAILED", "TIMED_OUT", "CANCELLED", NULL,
};

/**
 * CallboardRunFilterPopover:
 *
 * A popover that filters a list of runs by status and label.
 */
struct _CallboardRunFilterPopover
{
  GtkPopover        parent_instance;

  GtkDropDown      *status;
  GtkEntry         *label;

  CallboardRunList *run_list;
};

G_DEFINE_FINAL_TYPE (CallboardRunFilterPopover, callboard_run_filter_popover, GTK_TYPE_POPOVER)

/* The first item is "Any". */
static const char *
get_status (CallboardRunFilterPopover *self)
{
  guint selected = gtk_drop_down_get_selected (self->status);

  return selected > 0 && selected < G_N_ELEMENTS (statuses) ? statuses[selected - 1] : NULL;
}

static void
callboard_run_filter_popover_status_selected_cb (CallboardRunFilterPopover *self)
{
  if (self->run_list != NULL)
    callboard_run_list_set_status (self->run_list, get_status (self));
}

static void
callboard_run_filter_popover_label_entered_cb (CallboardRunFilterPopover *self)
{
  g_autofree char *label_name =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->label))));

  if (self->run_list != NULL)
    callboard_run_list_set_label_name (self->run_list, label_name);
}

static void
callboard_run_filter_popover_update_status (CallboardRunFilterPopover *self)
{
  const char *status = callboard_run_list_get_status (self->run_list);
  guint selected = 0;

  for (guint i = 0; status != NULL && statuses[i] != NULL; i++)
    if (g_str_equal (statuses[i], status))
      selected = i + 1;
  gtk_drop_down_set_selected (self->status, selected);
}

static void
callboard_run_filter_popover_update_label (CallboardRunFilterPopover *self)
{
  const char *label_name = callboard_run_list_get_label_name (self->run_list);

  gtk_editable_set_text (GTK_EDITABLE (self->label), label_name != NULL ? label_name : "");
}

static void
fill_statuses (CallboardRunFilterPopover *self)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, C_("status", "Any"));
  for (guint i = 0; statuses[i] != NULL; i++)
    gtk_string_list_take (labels, callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_RUN_STATUS,
                                                                  statuses[i]));
  gtk_drop_down_set_model (self->status, G_LIST_MODEL (labels));
}

static void
callboard_run_filter_popover_dispose (GObject *object)
{
  /* Handlers return early without a run list. */
  g_clear_object (&CALLBOARD_RUN_FILTER_POPOVER (object)->run_list);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_RUN_FILTER_POPOVER);

  G_OBJECT_CLASS (callboard_run_filter_popover_parent_class)->dispose (object);
}

static void
callboard_run_filter_popover_class_init (CallboardRunFilterPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_run_filter_popover_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-run-filter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardRunFilterPopover, label);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunFilterPopover, status);
  gtk_widget_class_bind_template_callback (widget_class,
                                           callboard_run_filter_popover_label_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           callboard_run_filter_popover_status_selected_cb);
}

static void
callboard_run_filter_popover_init (CallboardRunFilterPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_statuses (self);
}

/**
 * callboard_run_filter_popover_new:
 * @run_list: the list to filter
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
callboard_run_filter_popover_new (CallboardRunList *run_list)
{
  CallboardRunFilterPopover *self;

  g_return_val_if_fail (CALLBOARD_IS_RUN_LIST (run_list), NULL);

  self = g_object_new (CALLBOARD_TYPE_RUN_FILTER_POPOVER, NULL);
  self->run_list = g_object_ref (run_list);
  callboard_run_filter_popover_update_status (self);
  callboard_run_filter_popover_update_label (self);
  g_signal_connect_object (run_list, "notify::status",
                           G_CALLBACK (callboard_run_filter_popover_update_status), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (run_list, "notify::label-name",
                           G_CALLBACK (callboard_run_filter_popover_update_label), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
