/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A metric of a call in one row: its name and values, and when expanded the details of each
 * value. Used by CallboardMetricsView.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-adw-names.h"
#include "callboard-metric-definition-labels.h"
#include "callboard-metric-labels.h"
#include "callboard-metric-row.h"
#include "callboard-metric-value-labels.h"
#include "callboard-metric-value-row.h"
#include "callboard-metric-values-dialog.h"
#include "callboard-other-field-row.h"
#include "callboard-text.h"

/* The maximum number of values beside the name, and of rows; how many rows there are of more
 * values, which a dialog shows. */
#define MAX_INLINE_VALUES 2
#define MAX_VALUE_ROWS 100
#define FIRST_VALUE_ROWS 20
/* The maximum length of an inline value, and the length up to which it is not ellipsized. */
#define MAX_VALUE_CHARACTERS 60
#define MAX_UNELLIPSIZED 14

/**
 * CallboardMetricRow:
 *
 * A row that shows `metric`. A failed check is expanded at first.
 */
struct _CallboardMetricRow
{
  AdwExpanderRow   parent_instance;

  GtkBox          *values_box;

  CallboardMetric *metric;
  /* How the metric is computed; NULL if unknown. */
  char            *computed;
  /* Created when the row is first expanded. */
  GPtrArray       *value_rows;
  gboolean         has_value_rows;
};

G_DEFINE_FINAL_TYPE (CallboardMetricRow, callboard_metric_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  PROP_METRIC = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
format_title (GObject         *object,
              CallboardMetric *metric)
{
  return metric != NULL ? callboard_metric_dup_title (metric) : NULL;
}

static char *
dup_value_text (CallboardMetricValue *value)
{
  g_autofree char *text = callboard_metric_value_dup_text (value);

  return callboard_text_sanitize_line (text, MAX_VALUE_CHARACTERS);
}

static gboolean
is_problem (CallboardMetricValue *value)
{
  CallboardCapture capture = callboard_metric_value_get_capture (value);

  return capture == CALLBOARD_CAPTURE_ERROR || capture == CALLBOARD_CAPTURE_MALFORMED;
}

/* An icon and a label that is never ellipsized. */
static GtkWidget *
create_state (const char *icon_name,
              const char *text,
              const char *css_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (icon_name);

  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_widget_add_css_class (box, css_class);

  return box;
}

/* A missing value is dimmed, and an error has an icon too. */
static GtkWidget *
create_value_label (CallboardMetricValue *value)
{
  g_autofree char *text = dup_value_text (value);
  g_autofree char *exact = callboard_metric_value_dup_exact (value);
  GtkWidget *label;

  if (is_problem (value))
    return create_state ("dialog-warning-symbolic", text, "dimmed");

  label = gtk_label_new (text);
  gtk_widget_set_tooltip_text (label, exact);
  if (g_utf8_strlen (text, -1) > MAX_UNELLIPSIZED)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), MAX_UNELLIPSIZED / 2);
      gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_UNELLIPSIZED * 2);
    }
  gtk_widget_add_css_class (label, callboard_metric_value_get_capture (value) == CALLBOARD_CAPTURE_VALUE ? "numeric"
                                                                                                       : "dimmed");

  return label;
}

static GtkWidget *
create_check_result (CallboardMetric *metric)
{
  g_autoptr(CallboardMetricValue) first = g_list_model_get_item (callboard_metric_get_values (metric), 0);
  g_autofree char *text = NULL;

  switch (callboard_metric_get_check_result (metric))
    {
    case CALLBOARD_CHECK_FAILED:
      return create_state ("callboard-failed-symbolic", C_("check", "Failed"), "tone-bad");
    case CALLBOARD_CHECK_PASSED:
      return create_state ("callboard-passed-symbolic", C_("check", "Passed"), "tone-good");
    case CALLBOARD_CHECK_NONE:
    default:
      text = first != NULL ? dup_value_text (first) : g_strdup (_("No data"));
      return create_state (first != NULL && is_problem (first) ? "dialog-warning-symbolic"
                                                               : "callboard-unknown-symbolic",
                           text, "dimmed");
    }
}

static void
add_participant_value (CallboardMetricRow   *self,
                       CallboardMetricValue *value,
                       const char           *participant)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *caption = gtk_label_new (participant);

  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dimmed");
  gtk_box_append (GTK_BOX (box), create_value_label (value));
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (self->values_box, box);
}

static void
add_count (CallboardMetricRow *self,
           guint               n)
{
  g_autofree char *text = n > 0 ? g_strdup_printf (ngettext ("%u value", "%u values", n), n)
                                : g_strdup (_("No data"));
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (self->values_box, label);
}

static void
add_values (CallboardMetricRow *self)
{
  GListModel *values = callboard_metric_get_values (self->metric);
  guint n = g_list_model_get_n_items (values);

  if (callboard_metric_get_is_check (self->metric))
    {
      gtk_box_append (self->values_box, create_check_result (self->metric));
      return;
    }
  if (n == 0 || n > MAX_INLINE_VALUES)
    {
      add_count (self, n);
      return;
    }

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardMetricValue) value = g_list_model_get_item (values, i);
      g_autofree char *participant = callboard_metric_value_dup_participant (value);

      if (participant != NULL)
        add_participant_value (self, value, participant);
      else
        gtk_box_append (self->values_box, create_value_label (value));
    }
}

static void
add_value_row (CallboardMetricRow *self,
               GtkWidget          *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->value_rows, row);
}

static GtkWidget *
create_note_row (const char *note)
{
  return g_object_new (ADW_TYPE_ACTION_ROW,
                       "title", note,
                       "use-markup", FALSE,
                       "css-classes", (const char *[]) { "dimmed", NULL },
                       NULL);
}

static void
callboard_metric_row_show_time_cb (CallboardMetricRow *self,
                                   gint64              offset)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "simulation.show-time", "x", offset);
}

static void
callboard_metric_row_show_all_cb (CallboardMetricRow *self)
{
  CallboardMetricValuesDialog *dialog = callboard_metric_values_dialog_new (self->metric);

  g_signal_connect_object (dialog, "show-time", G_CALLBACK (callboard_metric_row_show_time_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static GtkWidget *
create_all_row (CallboardMetricRow *self,
                guint               n)
{
  g_autofree char *number = callboard_text_format_count (n);
  /* Translators: opens a list of all values of a metric, which are at least a hundred */
  g_autofree char *title = g_strdup_printf (ngettext ("Show All %s Value", "Show All %s Values", n), number);
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_button_row_set_end_icon_name (ADW_BUTTON_ROW (row), "go-next-symbolic");
  g_signal_connect_swapped (row, "activated", G_CALLBACK (callboard_metric_row_show_all_cb), self);

  return row;
}

static void
add_other_fields_row (CallboardMetricRow *self)
{
  g_autoptr(GListStore) fields = g_list_store_new (CALLBOARD_TYPE_OTHER_FIELD);
  guint n = callboard_metric_list_other_fields (self->metric, fields);

  if (n > 0)
    add_value_row (self, callboard_other_field_row_new_for_list (_("Other Fields"),
                                                                 G_LIST_MODEL (fields), n));
}

static void
add_property_rows (CallboardMetricRow   *self,
                   CallboardMetricValue *value)
{
  GListModel *verdicts = callboard_metric_value_get_property_verdicts (value);
  guint n = g_list_model_get_n_items (verdicts);

  for (guint i = 0; i < MIN (n, MAX_VALUE_ROWS); i++)
    {
      g_autoptr(CallboardPropertyVerdict) verdict = g_list_model_get_item (verdicts, i);

      add_value_row (self, callboard_metric_value_row_new_for_property (verdict));
    }
  if (n > MAX_VALUE_ROWS)
    {
      g_autofree char *note = g_strdup_printf (ngettext ("%u more property is not shown",
                                                         "%u more properties are not shown",
                                                         n - MAX_VALUE_ROWS),
                                               n - MAX_VALUE_ROWS);

      add_value_row (self, create_note_row (note));
    }
}

static void
add_json_row (CallboardMetricRow *self)
{
  const char *definition_id = callboard_metric_get_definition_id (self->metric);
  GtkWidget *row;

  if (definition_id == NULL)
    return;

  row = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("View JSON"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "simulation.view-metric-json");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", definition_id);
  add_value_row (self, row);
}

static void
add_value_rows (CallboardMetricRow *self)
{
  GListModel *values = callboard_metric_get_values (self->metric);
  guint n = g_list_model_get_n_items (values);
  guint n_shown = n > MAX_VALUE_ROWS ? FIRST_VALUE_ROWS : n;

  self->has_value_rows = TRUE;
  if (self->computed != NULL)
    add_value_row (self, create_note_row (self->computed));
  for (guint i = 0; i < n_shown; i++)
    {
      g_autoptr(CallboardMetricValue) value = g_list_model_get_item (values, i);

      add_value_row (self, callboard_metric_value_row_new (self->metric, value));
      add_property_rows (self, value);
    }
  if (n == 0)
    add_value_row (self, create_note_row (_("No data")));
  if (n > n_shown)
    add_value_row (self, create_all_row (self, n));
  add_other_fields_row (self);
  add_json_row (self);
}

static void
remove_value_rows (CallboardMetricRow *self)
{
  for (guint i = 0; i < self->value_rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->value_rows, i));
  g_ptr_array_set_size (self->value_rows, 0);
  self->has_value_rows = FALSE;
}

static void
callboard_metric_row_expanded_changed_cb (CallboardMetricRow *self)
{
  if (self->metric != NULL && !self->has_value_rows &&
      adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    add_value_rows (self);
}

static void
callboard_metric_row_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  if (property_id == PROP_METRIC)
    g_value_set_object (value, CALLBOARD_METRIC_ROW (object)->metric);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_metric_row_finalize (GObject *object)
{
  CallboardMetricRow *self = CALLBOARD_METRIC_ROW (object);

  g_clear_object (&self->metric);
  g_clear_pointer (&self->computed, g_free);
  g_clear_pointer (&self->value_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (callboard_metric_row_parent_class)->finalize (object);
}

static void
callboard_metric_row_class_init (CallboardMetricRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = callboard_metric_row_get_property;
  object_class->finalize = callboard_metric_row_finalize;

  properties[PROP_METRIC] =
    g_param_spec_object ("metric", NULL, NULL, CALLBOARD_TYPE_METRIC,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-metric-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardMetricRow, values_box);
  gtk_widget_class_bind_template_callback (widget_class, callboard_metric_row_expanded_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_title);
}

static void
callboard_metric_row_init (CallboardMetricRow *self)
{
  self->value_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Fills the row with the values of its metric. */
static void
show_values (CallboardMetricRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->values_box))) != NULL)
    gtk_box_remove (self->values_box, child);
  add_values (self);
  remove_value_rows (self);
  callboard_metric_row_expanded_changed_cb (self);
}

static char *
dup_computed (CallboardMetric                *metric,
              CallboardMetricDefinitionCache *definitions)
{
  CallboardMetricDefinition *definition = callboard_metric_get_definition (metric);
  CallboardMetricThreshold *threshold;
  CallboardMetricDefinition *source = NULL;

  if (definition == NULL)
    return NULL;

  threshold = callboard_metric_definition_get_threshold (definition);
  if (threshold != NULL && definitions != NULL)
    source = callboard_metric_definition_cache_find (definitions,
                                                     callboard_metric_threshold_get_source_id (threshold));

  return callboard_metric_definition_dup_summary (definition, source);
}

/**
 * callboard_metric_row_update:
 * @self: a row
 * @definitions: (nullable): what the metrics mean
 *
 * Shows what is known about the metric by now: how it is computed, and the labels of its
 * booleans.
 */
void
callboard_metric_row_update (CallboardMetricRow             *self,
                             CallboardMetricDefinitionCache *definitions)
{
  g_autofree char *computed = NULL;

  g_return_if_fail (CALLBOARD_IS_METRIC_ROW (self));

  computed = dup_computed (self->metric, definitions);
  g_set_str (&self->computed, computed);
  if (callboard_metric_get_definition (self->metric) == NULL)
    return;

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), computed);
  show_values (self);
}

/**
 * callboard_metric_row_new:
 * @metric: a metric
 * @definitions: (nullable): what the metrics mean
 *
 * Returns: (transfer floating): a row that shows it
 */
GtkWidget *
callboard_metric_row_new (CallboardMetric                *metric,
                          CallboardMetricDefinitionCache *definitions)
{
  CallboardMetricRow *self;

  g_return_val_if_fail (CALLBOARD_IS_METRIC (metric), NULL);

  self = g_object_new (CALLBOARD_TYPE_METRIC_ROW, NULL);
  callboard_metric_row_set_metric (self, metric);
  callboard_metric_row_update (self, definitions);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self),
                                 callboard_metric_get_check_result (metric) == CALLBOARD_CHECK_FAILED);

  return GTK_WIDGET (self);
}

/**
 * callboard_metric_row_get_metric:
 * @self: a row
 *
 * Returns: (transfer none): the metric of the row
 */
CallboardMetric *
callboard_metric_row_get_metric (CallboardMetricRow *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_ROW (self), NULL);

  return self->metric;
}

/**
 * callboard_metric_row_set_metric:
 * @self: a row
 * @metric: a metric
 *
 * Shows a metric without expanding or collapsing the row.
 */
void
callboard_metric_row_set_metric (CallboardMetricRow *self,
                                 CallboardMetric    *metric)
{
  g_return_if_fail (CALLBOARD_IS_METRIC_ROW (self));
  g_return_if_fail (CALLBOARD_IS_METRIC (metric));

  if (!g_set_object (&self->metric, metric))
    return;

  show_values (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_METRIC]);
  callboard_adw_names_update_expander_row (ADW_EXPANDER_ROW (self));
}
