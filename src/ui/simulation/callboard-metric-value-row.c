/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The details of a value of a metric: its reasoning, its confidence and its time in the
 * call. Used by CallboardMetricRow, and its texts by CallboardMetricValuesDialog.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-formats.h"
#include "callboard-metric-value-labels.h"
#include "callboard-metric-value-row.h"
#include "callboard-property-verdict-labels.h"
#include "callboard-text.h"
#include "callboard-tone.h"
#include "callboard-vocabulary.h"

/* The maximum lengths of a reasoning, and of the quote from the transcript. */
#define MAX_REASONING 2000
#define MAX_QUOTE 200

/**
 * CallboardMetricValueRow:
 *
 * A row about a value. If that has a time in the call, it has a button that activates
 * `simulation.show-time`.
 */
struct _CallboardMetricValueRow
{
  AdwActionRow  parent_instance;

  GtkButton    *time_button;
};

G_DEFINE_FINAL_TYPE (CallboardMetricValueRow, callboard_metric_value_row, ADW_TYPE_ACTION_ROW)

static void
callboard_metric_value_row_class_init (CallboardMetricValueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-metric-value-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardMetricValueRow, time_button);
}

static void
callboard_metric_value_row_init (CallboardMetricValueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_button_time (GtkButton *button,
                 gint64     offset)
{
  g_autofree char *time = callboard_text_format_offset (offset);
  /* Translators: %s is a time in a call, such as "0:42", on a button that plays the
   * recording from there */
  g_autofree char *label = g_strdup_printf (_("Play from %s"), time);
  /* Translators: %s is a time in a call, such as "0:42" */
  g_autofree char *description = g_strdup_printf (_("Show %s in the Transcript"), time);

  gtk_button_set_label (button, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

/* Plays from a time when the row is activated. */
static void
set_time (CallboardMetricValueRow *self,
          gint64                   offset)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->time_button), "x", offset);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->time_button));
}

/**
 * callboard_metric_value_row_show_time:
 * @button: a button
 * @value: a value
 *
 * Shows the time of a value on the button that plays from there, or hides the button.
 *
 * Returns: whether the value has a time
 */
gboolean
callboard_metric_value_row_show_time (GtkButton            *button,
                                      CallboardMetricValue *value)
{
  gint64 offset;

  g_return_val_if_fail (GTK_IS_BUTTON (button), FALSE);
  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (value), FALSE);

  offset = callboard_metric_value_get_start_offset (value);
  gtk_widget_set_visible (GTK_WIDGET (button), offset != CALLBOARD_OFFSET_UNKNOWN);
  if (offset == CALLBOARD_OFFSET_UNKNOWN)
    return FALSE;

  set_button_time (button, offset);
  return TRUE;
}

static char *
dup_confidence (CallboardMetricValue *value)
{
  double confidence = callboard_metric_value_get_confidence (value);
  g_autofree char *percent = callboard_format_percent (confidence * 100);

  /* Translators: how certain a value is, such as "94% confidence" */
  return confidence >= 0 ? g_strdup_printf (_("%s confidence"), percent) : NULL;
}

static char *
dup_quote (CallboardMetricValue *value)
{
  const char *text = callboard_metric_value_get_segment_text (value);
  g_autofree char *line = text != NULL ? callboard_text_sanitize_line (text, MAX_QUOTE) : NULL;

  /* Translators: what was said, in quotation marks */
  return line != NULL && *line != '\0' ? g_strdup_printf (_("“%s”"), line) : NULL;
}

/**
 * callboard_metric_value_row_dup_title:
 * @metric: a metric
 * @value: one of its values
 *
 * Returns: (transfer full): the reasoning, or else the value; for a text, always the value
 */
char *
callboard_metric_value_row_dup_title (CallboardMetric      *metric,
                                      CallboardMetricValue *value)
{
  const char *reasoning;
  g_autofree char *detail = NULL;

  g_return_val_if_fail (CALLBOARD_IS_METRIC (metric), NULL);
  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (value), NULL);

  reasoning = callboard_metric_value_get_reasoning (value);
  detail = callboard_metric_value_dup_detail (value);
  if (detail != NULL)
    return g_steal_pointer (&detail);
  if (reasoning != NULL && *reasoning != '\0' && callboard_metric_get_metric_type (metric) != CALLBOARD_METRIC_TYPE_TEXT)
    return callboard_text_sanitize (reasoning, MAX_REASONING);

  return callboard_metric_value_dup_text (value);
}

static void
add_part (GStrvBuilder *parts,
          char         *part)
{
  if (part != NULL)
    g_strv_builder_take (parts, part);
}

/**
 * callboard_metric_value_row_dup_subtitle:
 * @metric: a metric
 * @value: one of its values
 *
 * Returns: (transfer full): participant, value, quote and confidence, as far as they are known
 *   and not the title; may be empty
 */
char *
callboard_metric_value_row_dup_subtitle (CallboardMetric      *metric,
                                         CallboardMetricValue *value)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *title = callboard_metric_value_row_dup_title (metric, value);
  g_autofree char *text = NULL;
  const char *reasoning;
  g_auto(GStrv) strv = NULL;

  g_return_val_if_fail (title != NULL, NULL);

  text = callboard_metric_value_dup_text (value);
  reasoning = callboard_metric_value_get_reasoning (value);
  add_part (parts, callboard_metric_value_dup_participant (value));
  if (!g_str_equal (text, title) && g_list_model_get_n_items (callboard_metric_get_values (metric)) > 1)
    g_strv_builder_add (parts, text);
  if (reasoning != NULL && callboard_metric_get_metric_type (metric) == CALLBOARD_METRIC_TYPE_TEXT)
    add_part (parts, callboard_text_sanitize (reasoning, MAX_REASONING));
  add_part (parts, dup_quote (value));
  add_part (parts, dup_confidence (value));
  strv = g_strv_builder_end (parts);

  return g_strjoinv (" · ", strv);
}

/**
 * callboard_metric_value_row_new:
 * @metric: a metric
 * @value: one of its values
 *
 * Returns: (transfer floating): a row about the value
 */
GtkWidget *
callboard_metric_value_row_new (CallboardMetric      *metric,
                                CallboardMetricValue *value)
{
  CallboardMetricValueRow *self;
  g_autofree char *title = callboard_metric_value_row_dup_title (metric, value);
  g_autofree char *subtitle = callboard_metric_value_row_dup_subtitle (metric, value);
  g_autofree char *exact = NULL;

  g_return_val_if_fail (title != NULL, NULL);

  exact = callboard_metric_value_dup_exact (value);
  self = g_object_new (CALLBOARD_TYPE_METRIC_VALUE_ROW,
                       "title", title,
                       "subtitle", subtitle,
                       "tooltip-text", exact,
                       NULL);
  if (callboard_metric_value_row_show_time (self->time_button, value))
    set_time (self, callboard_metric_value_get_start_offset (value));

  return GTK_WIDGET (self);
}

/**
 * callboard_metric_value_row_new_for_property:
 * @verdict: an item of the `propertyVerdicts` of a value
 *
 * Returns: (transfer floating): a row about whether the property was said as it is
 */
GtkWidget *
callboard_metric_value_row_new_for_property (CallboardPropertyVerdict *verdict)
{
  CallboardMetricValueRow *self;
  g_autofree char *title = NULL;
  g_autofree char *details = NULL;
  const char *name;
  CallboardTone tone;
  GtkWidget *icon;
  gint64 start;

  g_return_val_if_fail (CALLBOARD_IS_PROPERTY_VERDICT (verdict), NULL);

  title = callboard_property_verdict_labels_dup_title (verdict);
  details = callboard_property_verdict_labels_dup_details (verdict);
  self = g_object_new (CALLBOARD_TYPE_METRIC_VALUE_ROW, "title", title, "subtitle", details, NULL);

  name = callboard_property_verdict_get_verdict (verdict);
  tone = callboard_vocabulary_get_tone (CALLBOARD_VOCABULARY_PROPERTY_VERDICT, name);
  icon = g_object_new (GTK_TYPE_IMAGE,
                       "icon-name", callboard_vocabulary_get_icon_name (CALLBOARD_VOCABULARY_PROPERTY_VERDICT, name),
                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), icon);
  gtk_widget_add_css_class (icon, callboard_tone_get_css_class (tone));

  start = callboard_property_verdict_get_start_offset (verdict);
  if (start != CALLBOARD_OFFSET_UNKNOWN)
    {
      set_button_time (self->time_button, start);
      gtk_widget_set_visible (GTK_WIDGET (self->time_button), TRUE);
      set_time (self, start);
    }

  return GTK_WIDGET (self);
}
