/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The metrics of a call in groups: failed checks first, then the other checks and metrics.
 * Used by the simulation page.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-metric-labels.h"
#include "callboard-metric-row.h"
#include "callboard-metrics-view.h"
#include "callboard-skipped-items-banner.h"

/* The maximum number of metrics shown: more rows would block the window. */
#define MAX_SHOWN 200

/**
 * CallboardMetricsView:
 *
 * A view of the metrics of a call. `n-failed` is the number of failed checks.
 */
struct _CallboardMetricsView
{
  CallboardCallPartView        parent_instance;

  AdwPreferencesPage          *page;
  CallboardSkippedItemsBanner *skipped_items_banner;

  CallboardMetricList         *metrics;
  /* NULL if nothing is known about the metrics. */
  CallboardMetricDefinitionCache *definitions;
  /* The children of the page. */
  GPtrArray                   *groups;
  GPtrArray                   *rows;
};

G_DEFINE_FINAL_TYPE (CallboardMetricsView, callboard_metrics_view, CALLBOARD_TYPE_CALL_PART_VIEW)

enum
{
  PROP_N_FAILED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Whether the existing rows can show the metrics. */
static gboolean
has_rows_for (CallboardMetricsView *self,
              CallboardMetricList  *metrics)
{
  if (metrics == NULL || self->rows->len != g_list_model_get_n_items (G_LIST_MODEL (metrics)))
    return FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autoptr(CallboardMetric) metric = g_list_model_get_item (G_LIST_MODEL (metrics), i);
      CallboardMetric *shown = callboard_metric_row_get_metric (g_ptr_array_index (self->rows, i));

      if (g_strcmp0 (callboard_metric_get_definition_id (metric), callboard_metric_get_definition_id (shown)) != 0 ||
          g_strcmp0 (callboard_metric_get_slug (metric), callboard_metric_get_slug (shown)) != 0 ||
          callboard_metric_get_group (metric) != callboard_metric_get_group (shown))
        return FALSE;
    }

  return TRUE;
}

static AdwPreferencesGroup *
add_group (CallboardMetricsView *self,
           const char           *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  g_ptr_array_add (self->groups, group);

  return ADW_PREFERENCES_GROUP (group);
}

static void
remove_rows (CallboardMetricsView *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_rows (CallboardMetricsView *self)
{
  guint n = self->metrics != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->metrics)) : 0;
  CallboardMetricGroup last = CALLBOARD_N_METRIC_GROUPS;
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < MIN (n, MAX_SHOWN); i++)
    {
      g_autoptr(CallboardMetric) metric = g_list_model_get_item (G_LIST_MODEL (self->metrics), i);
      GtkWidget *row = callboard_metric_row_new (metric, self->definitions);

      if (group == NULL || callboard_metric_get_group (metric) != last)
        {
          last = callboard_metric_get_group (metric);
          group = add_group (self, callboard_metric_group_get_label (last));
        }
      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->rows, row);
    }

  if (n > MAX_SHOWN)
    {
      g_autofree char *note = g_strdup_printf (ngettext ("%u more metric is not shown",
                                                         "%u more metrics are not shown", n - MAX_SHOWN),
                                               n - MAX_SHOWN);

      adw_preferences_group_set_description (add_group (self, NULL), note);
    }
}

static void
define (CallboardMetricsView *self,
        CallboardMetric      *metric)
{
  callboard_metric_set_definition (metric,
                                   callboard_metric_definition_cache_find (self->definitions,
                                                                           callboard_metric_get_definition_id (metric)));
}

/* Says what the metrics mean, as far as that is known. */
static void
define_metrics (CallboardMetricsView *self)
{
  guint n = self->metrics != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->metrics)) : 0;

  for (guint i = 0; self->definitions != NULL && i < n; i++)
    {
      g_autoptr(CallboardMetric) metric = g_list_model_get_item (G_LIST_MODEL (self->metrics), i);

      define (self, metric);
    }
}

static void
callboard_metrics_view_definitions_changed_cb (CallboardMetricsView *self)
{
  define_metrics (self);
  for (guint i = 0; i < self->rows->len; i++)
    callboard_metric_row_update (g_ptr_array_index (self->rows, i), self->definitions);
}

static void
show_metrics (CallboardMetricsView *self,
              CallboardMetricList  *metrics)
{
  gboolean is_same = has_rows_for (self, metrics);

  if (!g_set_object (&self->metrics, metrics))
    return;

  define_metrics (self);
  if (metrics != NULL && self->definitions != NULL)
    callboard_metric_definition_cache_load (self->definitions);

  callboard_skipped_items_banner_show (self->skipped_items_banner,
                                       metrics != NULL ? callboard_metric_list_get_skipped_items (metrics) : NULL,
                                       metrics != NULL ? callboard_metric_list_get_unreadable (metrics) : NULL,
                                       NULL);
  for (guint i = 0; is_same && i < self->rows->len; i++)
    {
      g_autoptr(CallboardMetric) metric = g_list_model_get_item (G_LIST_MODEL (metrics), i);

      callboard_metric_row_set_metric (g_ptr_array_index (self->rows, i), metric);
    }
  if (!is_same)
    {
      remove_rows (self);
      add_rows (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FAILED]);
}

static void
callboard_metrics_view_update (CallboardCallPartView *view)
{
  CallboardMetricList *metrics = callboard_call_part_view_get_content (view);
  gboolean is_empty = metrics == NULL ||
                      (g_list_model_get_n_items (G_LIST_MODEL (metrics)) == 0 &&
                       g_list_model_get_n_items (callboard_metric_list_get_skipped_items (metrics)) == 0);

  show_metrics (CALLBOARD_METRICS_VIEW (view), metrics);
  callboard_call_part_view_show (view, is_empty);
}

static void
callboard_metrics_view_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  CallboardMetricsView *self = CALLBOARD_METRICS_VIEW (object);

  switch (property_id)
    {
    case PROP_N_FAILED:
      g_value_set_uint (value, self->metrics != NULL
                                 ? callboard_metric_list_count_checks (self->metrics, CALLBOARD_CHECK_FAILED)
                                 : 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_metrics_view_dispose (GObject *object)
{
  CallboardMetricsView *self = CALLBOARD_METRICS_VIEW (object);

  g_clear_object (&self->metrics);
  g_clear_object (&self->definitions);

  G_OBJECT_CLASS (callboard_metrics_view_parent_class)->dispose (object);
}

static void
callboard_metrics_view_finalize (GObject *object)
{
  CallboardMetricsView *self = CALLBOARD_METRICS_VIEW (object);

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (callboard_metrics_view_parent_class)->finalize (object);
}

static void
callboard_metrics_view_class_init (CallboardMetricsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = callboard_metrics_view_get_property;
  object_class->dispose = callboard_metrics_view_dispose;
  object_class->finalize = callboard_metrics_view_finalize;
  CALLBOARD_CALL_PART_VIEW_CLASS (klass)->update = callboard_metrics_view_update;

  properties[PROP_N_FAILED] =
    g_param_spec_uint ("n-failed", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CALLBOARD_TYPE_SKIPPED_ITEMS_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-metrics-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardMetricsView, page);
  gtk_widget_class_bind_template_child (widget_class, CallboardMetricsView, skipped_items_banner);
}

static void
callboard_metrics_view_init (CallboardMetricsView *self)
{
  self->groups = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  callboard_metrics_view_update (CALLBOARD_CALL_PART_VIEW (self));
}

/**
 * callboard_metrics_view_set_part:
 * @self: a view
 * @part: (nullable): the metrics of a call; %NULL if there is no call
 *
 * Shows the metrics of a call from the top and updates as they change.
 */
void
callboard_metrics_view_set_part (CallboardMetricsView *self,
                                 CallboardCallPart    *part)
{
  g_return_if_fail (CALLBOARD_IS_METRICS_VIEW (self));

  show_metrics (self, NULL);
  callboard_call_part_view_set_part (CALLBOARD_CALL_PART_VIEW (self), part);
  adw_preferences_page_scroll_to_top (self->page);
}

/**
 * callboard_metrics_view_set_definitions:
 * @self: a view
 * @definitions: what the metrics mean
 *
 * Sets where the view finds what the metrics mean. They are loaded with the first metrics.
 */
void
callboard_metrics_view_set_definitions (CallboardMetricsView           *self,
                                        CallboardMetricDefinitionCache *definitions)
{
  g_return_if_fail (CALLBOARD_IS_METRICS_VIEW (self));
  g_return_if_fail (CALLBOARD_IS_METRIC_DEFINITION_CACHE (definitions));
  g_return_if_fail (self->definitions == NULL);

  self->definitions = g_object_ref (definitions);
  g_signal_connect_object (definitions, "changed",
                           G_CALLBACK (callboard_metrics_view_definitions_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
