/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The popover for choosing the filter of the run list. Created by CallboardRunsPage when
 * it is first opened.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-formats.h"
#include "callboard-run-filter-labels.h"
#include "callboard-run-filter-popover.h"
#include "callboard-run-result-labels.h"

/* The results to choose from. */
static const CallboardRunResult results[] = {
  CALLBOARD_RUN_RESULT_FAILED, CALLBOARD_RUN_RESULT_ERROR, CALLBOARD_RUN_RESULT_NOT_JUDGED,
  CALLBOARD_RUN_RESULT_PASSED, CALLBOARD_RUN_RESULT_RUNNING, CALLBOARD_RUN_RESULT_CANCELED,
  CALLBOARD_RUN_RESULT_UNKNOWN,
};

/**
 * CallboardRunFilterPopover:
 *
 * A popover that filters a list of runs by result, plan, label and period.
 */
struct _CallboardRunFilterPopover
{
  GtkPopover        parent_instance;

  GtkDropDown      *result;
  GtkDropDown      *plan;
  GtkEntry         *label;
  GtkDropDown      *period;

  CallboardRunList *run_list;
  /* (element-type utf8): the IDs of the plans to choose from, below "Any". */
  GPtrArray        *plan_ids;
  /* Whether the widgets are being set, not the filter. */
  gboolean          updating;
};

G_DEFINE_FINAL_TYPE (CallboardRunFilterPopover, callboard_run_filter_popover, GTK_TYPE_POPOVER)

/* --- From the widgets --------------------------------------------------------------- */

/* The first item is "Any". */
static CallboardRunResult
get_result (CallboardRunFilterPopover *self)
{
  guint selected = gtk_drop_down_get_selected (self->result);

  return selected > 0 && selected <= G_N_ELEMENTS (results) ? results[selected - 1]
                                                            : CALLBOARD_N_RUN_RESULTS;
}

static const char *
get_plan_id (CallboardRunFilterPopover *self)
{
  guint selected = gtk_drop_down_get_selected (self->plan);

  return selected > 0 && selected <= self->plan_ids->len ? g_ptr_array_index (self->plan_ids, selected - 1)
                                                         : NULL;
}

static void
callboard_run_filter_popover_selected_cb (CallboardRunFilterPopover *self)
{
  CallboardRunFilter filter;

  if (self->run_list == NULL || self->updating)
    return;

  filter = *callboard_run_list_get_filter (self->run_list);
  filter.result = get_result (self);
  filter.plan_id = get_plan_id (self);
  filter.period = (CallboardRunPeriod) gtk_drop_down_get_selected (self->period);
  callboard_run_list_set_filter (self->run_list, &filter);
}

static void
callboard_run_filter_popover_label_entered_cb (CallboardRunFilterPopover *self)
{
  g_autofree char *label_name =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->label))));
  CallboardRunFilter filter;

  if (self->run_list == NULL)
    return;

  filter = *callboard_run_list_get_filter (self->run_list);
  filter.label_name = label_name;
  callboard_run_list_set_filter (self->run_list, &filter);
}

/* --- To the widgets ----------------------------------------------------------------- */

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  GHashTable *names = user_data;

  return g_utf8_collate (g_hash_table_lookup (names, *(const char *const *) a),
                         g_hash_table_lookup (names, *(const char *const *) b));
}

static void
fill_plans (CallboardRunFilterPopover *self)
{
  const char *plan_id = callboard_run_list_get_filter (self->run_list)->plan_id;
  g_autoptr(GHashTable) names = callboard_run_list_dup_plans (self->run_list);
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  GHashTableIter iter;
  gpointer id;

  if (plan_id != NULL && !g_hash_table_contains (names, plan_id))
    g_hash_table_insert (names, g_strdup (plan_id), callboard_run_filter_dup_plan_label (self->run_list));
  g_ptr_array_set_size (self->plan_ids, 0);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (self->plan_ids, g_strdup (id));
  g_ptr_array_sort_with_data (self->plan_ids, compare_names, names);

  gtk_string_list_append (labels, C_("plan", "Any"));
  for (guint i = 0; i < self->plan_ids->len; i++)
    gtk_string_list_take (labels, callboard_format_one_line (g_hash_table_lookup (names,
                                                               g_ptr_array_index (self->plan_ids, i))));
  gtk_drop_down_set_model (self->plan, G_LIST_MODEL (labels));
}

static void
select_plan (CallboardRunFilterPopover *self)
{
  const char *plan_id = callboard_run_list_get_filter (self->run_list)->plan_id;
  guint selected = 0;

  for (guint i = 0; plan_id != NULL && i < self->plan_ids->len; i++)
    if (g_str_equal (g_ptr_array_index (self->plan_ids, i), plan_id))
      selected = i + 1;
  gtk_drop_down_set_selected (self->plan, selected);
}

static void
select_result (CallboardRunFilterPopover *self)
{
  CallboardRunResult result = callboard_run_list_get_filter (self->run_list)->result;
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    if (results[i] == result)
      selected = i + 1;
  gtk_drop_down_set_selected (self->result, selected);
}

static gboolean
has_plan (CallboardRunFilterPopover *self,
          const char                *plan_id)
{
  return g_ptr_array_find_with_equal_func (self->plan_ids, plan_id, g_str_equal, NULL);
}

static void
callboard_run_filter_popover_update (CallboardRunFilterPopover *self)
{
  const CallboardRunFilter *filter = callboard_run_list_get_filter (self->run_list);
  const char *label_name = filter->label_name != NULL ? filter->label_name : "";

  self->updating = TRUE;
  if (filter->plan_id != NULL && !has_plan (self, filter->plan_id))
    fill_plans (self);
  select_plan (self);
  select_result (self);
  gtk_drop_down_set_selected (self->period, filter->period);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->label)), label_name) &&
      !gtk_widget_is_visible (GTK_WIDGET (self)))
    gtk_editable_set_text (GTK_EDITABLE (self->label), label_name);
  self->updating = FALSE;
}

static void
callboard_run_filter_popover_update_plans (CallboardRunFilterPopover *self)
{
  self->updating = TRUE;
  fill_plans (self);
  callboard_run_filter_popover_update (self);
}

static void
fill_results (CallboardRunFilterPopover *self)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, C_("result", "Any"));
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    gtk_string_list_append (labels, callboard_run_result_get_label (results[i]));
  gtk_drop_down_set_model (self->result, G_LIST_MODEL (labels));
}

static void
fill_periods (CallboardRunFilterPopover *self)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = CALLBOARD_RUN_PERIOD_ANY; i <= CALLBOARD_RUN_PERIOD_30_DAYS; i++)
    gtk_string_list_append (labels, callboard_run_filter_get_period_label (i));
  gtk_drop_down_set_model (self->period, G_LIST_MODEL (labels));
}

/* --- The object --------------------------------------------------------------------- */

static void
callboard_run_filter_popover_dispose (GObject *object)
{
  /* Handlers return early without a run list. */
  g_clear_object (&CALLBOARD_RUN_FILTER_POPOVER (object)->run_list);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_RUN_FILTER_POPOVER);

  G_OBJECT_CLASS (callboard_run_filter_popover_parent_class)->dispose (object);
}

static void
callboard_run_filter_popover_finalize (GObject *object)
{
  g_ptr_array_unref (CALLBOARD_RUN_FILTER_POPOVER (object)->plan_ids);

  G_OBJECT_CLASS (callboard_run_filter_popover_parent_class)->finalize (object);
}

static void
callboard_run_filter_popover_class_init (CallboardRunFilterPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_run_filter_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = callboard_run_filter_popover_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-run-filter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardRunFilterPopover, label);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunFilterPopover, period);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunFilterPopover, plan);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunFilterPopover, result);
  gtk_widget_class_bind_template_callback (widget_class,
                                           callboard_run_filter_popover_label_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           callboard_run_filter_popover_selected_cb);
}

static void
callboard_run_filter_popover_init (CallboardRunFilterPopover *self)
{
  self->plan_ids = g_ptr_array_new_with_free_func (g_free);
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_results (self);
  fill_periods (self);
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
  callboard_run_filter_popover_update_plans (self);
  g_signal_connect (self, "map", G_CALLBACK (callboard_run_filter_popover_update_plans), NULL);
  g_signal_connect_object (run_list, "filter-changed",
                           G_CALLBACK (callboard_run_filter_popover_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (run_list, "plans-changed",
                           G_CALLBACK (callboard_run_filter_popover_update_plans), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
