/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The statistics of a column below the list of simulations, with a histogram. Used by
 * CallboardSimulationsView.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-column-summary.h"
#include "callboard-histogram.h"

/* Median, p90, p99, minimum and maximum. */
#define N_VALUES 5

/**
 * CallboardColumnSummary:
 *
 * The statistics of the numbers in a column: of what the list shows.
 */
struct _CallboardColumnSummary
{
  GtkBox              parent_instance;

  GtkLabel           *title;
  GtkLabel           *count;
  AdwWrapBox         *values;
  GtkLabel           *labels[N_VALUES];
  GtkWidget          *chart_box;
  CallboardHistogram *histogram;
  GtkLabel           *threshold;
};

G_DEFINE_FINAL_TYPE (CallboardColumnSummary, callboard_column_summary, GTK_TYPE_BOX)

enum
{
  SIGNAL_BIN_ACTIVATED,
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
callboard_column_summary_bin_activated_cb (CallboardColumnSummary *self,
                                           guint                   bin)
{
  g_signal_emit (self, signals[SIGNAL_BIN_ACTIVATED], 0, bin);
}

static void
callboard_column_summary_close_cb (CallboardColumnSummary *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
callboard_column_summary_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_COLUMN_SUMMARY);

  G_OBJECT_CLASS (callboard_column_summary_parent_class)->dispose (object);
}

static void
callboard_column_summary_class_init (CallboardColumnSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_column_summary_dispose;

  /**
   * CallboardColumnSummary::bin-activated:
   * @self: a summary
   * @bin: a bin of the histogram
   *
   * The user has clicked a bar.
   */
  signals[SIGNAL_BIN_ACTIVATED] =
    g_signal_new ("bin-activated", CALLBOARD_TYPE_COLUMN_SUMMARY, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * CallboardColumnSummary::closed:
   * @self: a summary
   *
   * The user does not want to see it.
   */
  signals[SIGNAL_CLOSED] =
    g_signal_new ("closed", CALLBOARD_TYPE_COLUMN_SUMMARY, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CALLBOARD_TYPE_HISTOGRAM);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-column-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardColumnSummary, chart_box);
  gtk_widget_class_bind_template_child (widget_class, CallboardColumnSummary, count);
  gtk_widget_class_bind_template_child (widget_class, CallboardColumnSummary, histogram);
  gtk_widget_class_bind_template_child (widget_class, CallboardColumnSummary, threshold);
  gtk_widget_class_bind_template_child (widget_class, CallboardColumnSummary, title);
  gtk_widget_class_bind_template_child (widget_class, CallboardColumnSummary, values);
  gtk_widget_class_bind_template_callback (widget_class, callboard_column_summary_bin_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_column_summary_close_cb);
}

static void
callboard_column_summary_init (CallboardColumnSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_VALUES; i++)
    {
      self->labels[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_add_css_class (GTK_WIDGET (self->labels[i]), "numeric");
      adw_wrap_box_append (self->values, GTK_WIDGET (self->labels[i]));
    }
}

/* Takes the text. */
static void
set_value (CallboardColumnSummary *self,
           guint                   position,
           char                   *text)
{
  gtk_label_set_label (self->labels[position], text);
  g_free (text);
}

static void
show_values (CallboardColumnSummary    *self,
             CallboardSimulationColumn *column,
             const CallboardStatistics *statistics)
{
  g_autofree char *median = callboard_simulation_column_format (column, statistics->median);
  g_autofree char *p90 = callboard_simulation_column_format (column, statistics->p90);
  g_autofree char *p99 = callboard_simulation_column_format (column, statistics->p99);
  g_autofree char *least = callboard_simulation_column_format (column, statistics->least);
  g_autofree char *greatest = callboard_simulation_column_format (column, statistics->greatest);

  /* Translators: a statistic of a column, and a number with its unit */
  set_value (self, 0, g_strdup_printf (C_("statistic", "Median %s"), median));
  /* Translators: the 90th percentile, and a number with its unit */
  set_value (self, 1, g_strdup_printf (C_("statistic", "p90 %s"), p90));
  /* Translators: the 99th percentile, and a number with its unit */
  set_value (self, 2, g_strdup_printf (C_("statistic", "p99 %s"), p99));
  set_value (self, 3, g_strdup_printf (C_("statistic", "Minimum %s"), least));
  set_value (self, 4, g_strdup_printf (C_("statistic", "Maximum %s"), greatest));
}

static void
show_bins (CallboardColumnSummary    *self,
           CallboardSimulationColumn *column,
           const CallboardBins       *bins,
           int                        selected)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) labels = NULL;

  for (guint i = 0; i < bins->n_bins; i++)
    {
      g_autofree char *range = callboard_column_summary_dup_range (column, callboard_bins_get_limit (bins, i),
                                                                   callboard_bins_get_limit (bins, i + 1));

      /* Translators: two numbers with their unit, and how many simulations are between them */
      g_strv_builder_take (builder, g_strdup_printf (ngettext ("%s: %u simulation", "%s: %u simulations",
                                                               bins->counts[i]), range, bins->counts[i]));
    }
  labels = g_strv_builder_end (builder);
  callboard_histogram_set_bins (self->histogram, bins, (const char * const *) labels);
  callboard_histogram_set_selected (self->histogram, selected);
}

/**
 * callboard_column_summary_show:
 * @self: a summary
 * @column: a column with statistics
 * @statistics: those of the numbers in the list
 * @bins: their histogram
 * @selected: the bin that the list is filtered by, or -1
 *
 * Shows the statistics of a column.
 */
void
callboard_column_summary_show (CallboardColumnSummary    *self,
                               CallboardSimulationColumn *column,
                               const CallboardStatistics *statistics,
                               const CallboardBins       *bins,
                               int                        selected)
{
  g_autofree char *count = NULL;

  g_return_if_fail (CALLBOARD_IS_COLUMN_SUMMARY (self));
  g_return_if_fail (CALLBOARD_IS_SIMULATION_COLUMN (column));
  g_return_if_fail (statistics != NULL && bins != NULL);

  count = statistics->n > 0 ? g_strdup_printf (ngettext ("%u value", "%u values", statistics->n), statistics->n)
                            : g_strdup (_("No values"));
  gtk_label_set_label (self->title, callboard_simulation_column_get_title (column));
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->values), statistics->n > 0);
  gtk_widget_set_visible (self->chart_box, bins->n_bins > 0);
  show_values (self, column, statistics);
  show_bins (self, column, bins, selected);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * callboard_column_summary_set_threshold:
 * @self: a summary
 * @description: (nullable): what the check of the column requires; %NULL if there is none
 * @threshold: the number that it compares with
 *
 * Marks the threshold of a check.
 */
void
callboard_column_summary_set_threshold (CallboardColumnSummary *self,
                                        const char             *description,
                                        double                  threshold)
{
  g_return_if_fail (CALLBOARD_IS_COLUMN_SUMMARY (self));

  gtk_label_set_label (self->threshold, description != NULL ? description : "");
  gtk_widget_set_visible (GTK_WIDGET (self->threshold), description != NULL);
  callboard_histogram_set_threshold (self->histogram, description != NULL, threshold);
}

/**
 * callboard_column_summary_dup_range:
 * @column: a column with statistics
 * @from: a number
 * @to: a number
 *
 * Returns: (transfer full): the range between them, such as "2 s – 2.5 s"
 */
char *
callboard_column_summary_dup_range (CallboardSimulationColumn *column,
                                    double                     from,
                                    double                     to)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_COLUMN (column), NULL);

  first = callboard_simulation_column_format (column, from);
  last = callboard_simulation_column_format (column, to);

  /* Translators: two numbers with their unit, such as "2 s – 2.5 s" */
  return g_strdup_printf (C_("range", "%s – %s"), first, last);
}
