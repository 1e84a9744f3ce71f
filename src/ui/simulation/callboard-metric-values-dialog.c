/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All values of a metric that has too many for its row. Used by CallboardMetricRow.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-metric-labels.h"
#include "callboard-metric-value-labels.h"
#include "callboard-metric-value-row.h"
#include "callboard-metric-values-dialog.h"
#include "callboard-text-row.h"
#include "callboard-text.h"

/**
 * CallboardMetricValuesDialog:
 *
 * A dialog that lists the values of a metric, and creates only the visible rows. A row with a
 * time closes it and emits #CallboardMetricValuesDialog::show-time.
 */
struct _CallboardMetricValuesDialog
{
  AdwDialog        parent_instance;

  AdwWindowTitle  *title;
  GtkListView     *list;

  CallboardMetric *metric;
};

G_DEFINE_FINAL_TYPE (CallboardMetricValuesDialog, callboard_metric_values_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_SHOW_TIME,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_value (CallboardMetricValuesDialog *self,
            CallboardMetricValue        *value)
{
  gint64 start = callboard_metric_value_get_start_offset (value);

  if (start == CALLBOARD_OFFSET_UNKNOWN)
    return;

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_SHOW_TIME], 0, start);
}

static void
callboard_metric_values_dialog_activate_cb (CallboardMetricValuesDialog *self,
                                            guint                        position)
{
  g_autoptr(CallboardMetricValue) value =
    g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);

  show_value (self, value);
}

static void
callboard_metric_values_dialog_clicked_cb (GtkListItem *item,
                                           GtkButton   *button)
{
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (button), CALLBOARD_TYPE_METRIC_VALUES_DIALOG);

  show_value (CALLBOARD_METRIC_VALUES_DIALOG (self), gtk_list_item_get_item (item));
}

static void
callboard_metric_values_dialog_setup_cb (GtkListItemFactory *factory,
                                         GtkListItem        *item,
                                         gpointer            user_data)
{
  GtkWidget *row = callboard_text_row_new (item);
  GtkButton *button = callboard_text_row_get_button (CALLBOARD_TEXT_ROW (row));

  gtk_widget_add_css_class (GTK_WIDGET (button), "numeric");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (callboard_metric_values_dialog_clicked_cb), item);
  gtk_list_item_set_child (item, row);
}

static void
callboard_metric_values_dialog_bind_cb (GtkListItemFactory *factory,
                                        GtkListItem        *item,
                                        gpointer            user_data)
{
  CallboardMetricValuesDialog *self = user_data;
  CallboardMetricValue *value = gtk_list_item_get_item (item);
  CallboardTextRow *row = CALLBOARD_TEXT_ROW (gtk_list_item_get_child (item));
  g_autofree char *title = callboard_metric_value_row_dup_title (self->metric, value);
  g_autofree char *subtitle = callboard_metric_value_row_dup_subtitle (self->metric, value);
  g_autofree char *exact = callboard_metric_value_dup_exact (value);
  gboolean has_time = callboard_metric_value_row_show_time (callboard_text_row_get_button (row), value);

  callboard_text_row_set_text (row, title, subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), exact);
  gtk_list_item_set_activatable (item, has_time);
}

static void
callboard_metric_values_dialog_dispose (GObject *object)
{
  CallboardMetricValuesDialog *self = CALLBOARD_METRIC_VALUES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_METRIC_VALUES_DIALOG);
  g_clear_object (&self->metric);

  G_OBJECT_CLASS (callboard_metric_values_dialog_parent_class)->dispose (object);
}

static void
callboard_metric_values_dialog_class_init (CallboardMetricValuesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_metric_values_dialog_dispose;

  /**
   * CallboardMetricValuesDialog::show-time:
   * @self: a dialog
   * @offset: the time of a value, in ms from the start of the call
   *
   * A person wants to see the value in the transcript.
   */
  signals[SIGNAL_SHOW_TIME] =
    g_signal_new ("show-time", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-metric-values-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardMetricValuesDialog, list);
  gtk_widget_class_bind_template_child (widget_class, CallboardMetricValuesDialog, title);
  gtk_widget_class_bind_template_callback (widget_class, callboard_metric_values_dialog_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_metric_values_dialog_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_metric_values_dialog_setup_cb);
}

static void
callboard_metric_values_dialog_init (CallboardMetricValuesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_metric_values_dialog_new:
 * @metric: a metric
 *
 * Returns: (transfer floating): a dialog with all its values
 */
CallboardMetricValuesDialog *
callboard_metric_values_dialog_new (CallboardMetric *metric)
{
  CallboardMetricValuesDialog *self;
  g_autofree char *title = NULL;
  g_autofree char *number = NULL;
  g_autofree char *subtitle = NULL;
  GListModel *values;
  guint n;

  g_return_val_if_fail (CALLBOARD_IS_METRIC (metric), NULL);

  values = callboard_metric_get_values (metric);
  n = g_list_model_get_n_items (values);
  title = callboard_metric_dup_title (metric);
  number = callboard_text_format_count (n);
  subtitle = g_strdup_printf (ngettext ("%s value", "%s values", n), number);
  self = g_object_new (CALLBOARD_TYPE_METRIC_VALUES_DIALOG, "title", title, NULL);
  self->metric = g_object_ref (metric);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (values))));

  return self;
}
