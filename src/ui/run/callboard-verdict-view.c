/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The expandable details below the header of a run: the reasons for its verdict, its
 * checks, its attempts, its pending retries, and its sweep. Used by CallboardRunHeader.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-attempt-labels.h"
#include "callboard-check-row.h"
#include "callboard-reason-row.h"
#include "callboard-retries-view.h"
#include "callboard-result-labels.h"
#include "callboard-run-result-labels.h"
#include "callboard-sweep-view.h"
#include "callboard-verdict-labels.h"
#include "callboard-verdict-view.h"

/**
 * CallboardVerdictView:
 *
 * A view of the verdict of a run. Activating a check activates `run.show-failed` with its
 * `metricDefinitionId`, activating another reason `run.show-reason` with its ID. `retry` is
 * the label of the next retry, or %NULL if none is pending; `compact` stacks the columns.
 */
struct _CallboardVerdictView
{
  GtkBox            parent_instance;

  GtkBox           *columns;
  GtkLabel         *reasons_heading;
  GtkListBox       *reasons;
  GtkLabel         *counts;
  /* The numbers of simulations that do not count, which filter the list. */
  GtkListBox       *uncounted;
  GtkLabel         *attempts;
  CallboardRetriesView *retries;
  GtkWidget        *checks_column;
  GtkListBox       *checks;
  CallboardSweepView *sweep_view;

  CallboardRun     *run;
  CallboardPlanJob *plan_job;
  GListModel       *shown_failures;
  GListModel       *shown_checks;
  /* The check and the reason that the simulations are filtered by, or NULL. */
  char             *selected_id;
  char             *selected_reason_id;
  gboolean          compact;
};

G_DEFINE_FINAL_TYPE (CallboardVerdictView, callboard_verdict_view, GTK_TYPE_BOX)

enum
{
  PROP_RETRY = 1,
  PROP_COMPACT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
callboard_verdict_view_create_reason_cb (gpointer item,
                                         gpointer user_data)
{
  CallboardVerdictView *self = user_data;
  gboolean is_judgement = callboard_verdict_failure_get_is_judgement (item);
  CallboardRunResult kind = is_judgement ? CALLBOARD_RUN_RESULT_FAILED : CALLBOARD_RUN_RESULT_NOT_JUDGED;
  g_autofree char *sentence = callboard_verdict_labels_dup_failure (item);
  g_autoptr(CallboardReason) reason = callboard_reason_new_for_failure (self->plan_job, item);

  return callboard_reason_row_new (self->plan_job, reason, sentence,
                                   callboard_run_result_get_icon_name (kind),
                                   callboard_run_result_get_tone (kind));
}

static GtkWidget *
callboard_verdict_view_create_check_cb (gpointer item,
                                        gpointer user_data)
{
  return callboard_check_row_new (item);
}

static void
update_selected_reasons (CallboardVerdictView *self,
                         GtkListBox           *box)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (box, i)) != NULL; i++)
    {
      CallboardReason *reason = callboard_reason_row_get_reason (CALLBOARD_REASON_ROW (row));
      const char *check_id = reason != NULL ? callboard_reason_get_check_id (reason) : NULL;
      gboolean is_selected = check_id != NULL
                               ? g_strcmp0 (check_id, self->selected_id) == 0
                               : reason != NULL && g_strcmp0 (callboard_reason_get_id (reason),
                                                              self->selected_reason_id) == 0;

      callboard_reason_row_set_selected (CALLBOARD_REASON_ROW (row), is_selected);
    }
}

static void
update_selected (CallboardVerdictView *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->checks, i)) != NULL; i++)
    {
      CallboardVerdictCheck *check = callboard_check_row_get_check (CALLBOARD_CHECK_ROW (row));

      callboard_check_row_set_selected (CALLBOARD_CHECK_ROW (row),
                                        self->selected_id != NULL &&
                                        g_strcmp0 (callboard_verdict_check_get_metric_definition_id (check),
                                                   self->selected_id) == 0);
    }
  update_selected_reasons (self, self->reasons);
  update_selected_reasons (self, self->uncounted);
}

static void
callboard_verdict_view_check_activated_cb (CallboardVerdictView *self,
                                           CallboardCheckRow    *row)
{
  CallboardVerdictCheck *check = callboard_check_row_get_check (row);

  gtk_widget_activate_action (GTK_WIDGET (self), "run.show-failed", "s",
                              callboard_verdict_check_get_metric_definition_id (check));
}

static void
callboard_verdict_view_reason_activated_cb (CallboardVerdictView *self,
                                            CallboardReasonRow   *row)
{
  CallboardReason *reason = callboard_reason_row_get_reason (row);

  if (callboard_reason_get_check_id (reason) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "run.show-failed", "s", callboard_reason_get_check_id (reason));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "run.show-reason", "s", callboard_reason_get_id (reason));
}

static guint
count (GListModel *model)
{
  return model != NULL ? g_list_model_get_n_items (model) : 0;
}

/* Failed checks come first, then those without a result. */
static int
get_rank (CallboardVerdictCheck *check)
{
  int passed = callboard_verdict_check_get_passed (check);

  if (passed == 1)
    return 2;

  return passed == 0 && callboard_verdict_check_get_pass_rate (check) >= 0 ? 0 : 1;
}

static int
compare_checks (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  return get_rank ((CallboardVerdictCheck *) a) - get_rank ((CallboardVerdictCheck *) b);
}

/* Creates the rows again only if the model is another. */
static void
bind (CallboardVerdictView        *self,
      GtkListBox                  *box,
      GListModel                 **shown,
      GListModel                  *model,
      GtkSorter                   *sorter,
      GtkListBoxCreateWidgetFunc   create)
{
  g_autoptr(GtkSortListModel) sorted = NULL;

  if (!g_set_object (shown, model))
    return;

  if (model != NULL)
    sorted = gtk_sort_list_model_new (g_object_ref (model), sorter != NULL ? g_object_ref (sorter) : NULL);
  gtk_list_box_bind_model (box, (GListModel *) sorted, create, self, NULL);
}

/* Says above the reasons whether they are failures, or obstacles to a judgement. */
static void
update_heading (CallboardVerdictView *self,
                guint                 n_failures)
{
  CallboardRunResult result = callboard_run_result_get (self->plan_job);
  const char *heading = NULL;

  if (result == CALLBOARD_RUN_RESULT_NOT_JUDGED && callboard_plan_job_get_verdict (self->plan_job) == NULL)
    heading = _("The run plan has no check to judge by");
  else if (n_failures > 0)
    heading = result == CALLBOARD_RUN_RESULT_NOT_JUDGED ? _("Why the Run Could Not Be Judged")
                                                        : _("Failure Reasons");

  gtk_label_set_label (self->reasons_heading, heading != NULL ? heading : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reasons_heading), heading != NULL);
}

static void
update_verdict (CallboardVerdictView *self)
{
  CallboardVerdict *verdict = callboard_plan_job_get_verdict (self->plan_job);
  CallboardSweepAttribution *sweep = callboard_plan_job_get_sweep_attribution (self->plan_job);
  GListModel *failures = verdict != NULL ? callboard_verdict_get_failures (verdict) : NULL;
  GListModel *checks = verdict != NULL ? callboard_verdict_get_checks (verdict) : NULL;

  /* Rows are created when the user expands the details. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      g_autoptr(GtkCustomSorter) sorter = gtk_custom_sorter_new (compare_checks, NULL, NULL);

      bind (self, self->reasons, &self->shown_failures, failures, NULL, callboard_verdict_view_create_reason_cb);
      bind (self, self->checks, &self->shown_checks, checks, GTK_SORTER (sorter),
            callboard_verdict_view_create_check_cb);
      update_selected (self);
      callboard_sweep_view_set_attribution (self->sweep_view, sweep);
    }
  update_heading (self, count (failures));
  gtk_widget_set_visible (GTK_WIDGET (self->sweep_view), sweep != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons), count (failures) > 0);
  gtk_widget_set_visible (self->checks_column, count (checks) > 0);
}

/* A row for each group of simulations that do not count, such as "2 errors". */
static void
update_uncounted (CallboardVerdictView *self)
{
  static const struct { CallboardResult result; const char *reason; } groups[] = {
    { CALLBOARD_RESULT_ERROR, "error" },
    { CALLBOARD_RESULT_NOT_EVALUATED, "not-evaluated" },
    { CALLBOARD_RESULT_INVALIDATED, "invalidated" },
  };
  gboolean is_first = gtk_list_box_get_row_at_index (self->uncounted, 0) == NULL;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      guint n = callboard_plan_job_count_results (self->plan_job, groups[i].result);
      g_autofree char *label = callboard_result_dup_count (groups[i].result, n);
      g_autoptr(CallboardReason) reason = callboard_reason_new (self->plan_job, groups[i].reason);
      GtkWidget *row;

      if (is_first)
        gtk_list_box_append (self->uncounted,
                             callboard_reason_row_new (self->plan_job, reason, label,
                                                       callboard_result_get_icon_name (groups[i].result),
                                                       callboard_result_get_tone (groups[i].result)));
      row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->uncounted, (int) i));
      callboard_reason_row_set_label (CALLBOARD_REASON_ROW (row), label);
      callboard_reason_row_update (CALLBOARD_REASON_ROW (row));
      gtk_widget_set_visible (row, n > 0);
    }
}

/* Called when results have arrived: more simulations may be meant by a reason. */
static void
callboard_verdict_view_update_results (CallboardVerdictView *self)
{
  g_autofree char *counts = NULL;
  GtkListBoxRow *row;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  counts = callboard_attempt_labels_dup_counts (self->plan_job);
  gtk_label_set_label (self->counts, counts != NULL ? counts : "");
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->reasons, i)) != NULL; i++)
    callboard_reason_row_update (CALLBOARD_REASON_ROW (row));
  update_uncounted (self);
  update_selected (self);
}

static void
set_label (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
update_attempts (CallboardVerdictView *self)
{
  g_autoptr(CallboardAttemptSummary) summary = NULL;
  g_autofree char *retries = NULL;

  g_object_get (self->plan_job, "attempt-summary", &summary, NULL);
  retries = callboard_attempt_labels_dup_retries (summary);
  set_label (self->attempts, retries);
}

static void
callboard_verdict_view_update (CallboardVerdictView *self)
{
  update_verdict (self);
  update_attempts (self);
  callboard_retries_view_update (self->retries);
  callboard_verdict_view_update_results (self);
}

static void
set_compact (CallboardVerdictView *self,
             gboolean              compact)
{
  if (self->compact == compact)
    return;

  self->compact = compact;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  compact ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->columns, !compact);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

static void
callboard_verdict_view_retry_changed_cb (CallboardVerdictView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RETRY]);
}

static void
callboard_verdict_view_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  CallboardVerdictView *self = CALLBOARD_VERDICT_VIEW (object);

  switch (property_id)
    {
    case PROP_RETRY:
      g_object_get_property (G_OBJECT (self->retries), "retry", value);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_verdict_view_set_property (GObject      *object,
                                     guint         property_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  if (property_id == PROP_COMPACT)
    set_compact (CALLBOARD_VERDICT_VIEW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_verdict_view_map (GtkWidget *widget)
{
  CallboardVerdictView *self = CALLBOARD_VERDICT_VIEW (widget);

  GTK_WIDGET_CLASS (callboard_verdict_view_parent_class)->map (widget);

  if (self->plan_job == NULL)
    return;

  update_verdict (self);
  callboard_verdict_view_update_results (self);
}

static void
callboard_verdict_view_dispose (GObject *object)
{
  CallboardVerdictView *self = CALLBOARD_VERDICT_VIEW (object);

  g_clear_object (&self->run);
  g_clear_object (&self->plan_job);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_VERDICT_VIEW);
  g_clear_object (&self->shown_failures);
  g_clear_object (&self->shown_checks);
  g_clear_pointer (&self->selected_id, g_free);
  g_clear_pointer (&self->selected_reason_id, g_free);

  G_OBJECT_CLASS (callboard_verdict_view_parent_class)->dispose (object);
}

static void
callboard_verdict_view_class_init (CallboardVerdictViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_verdict_view_get_property;
  object_class->set_property = callboard_verdict_view_set_property;
  object_class->dispose = callboard_verdict_view_dispose;
  GTK_WIDGET_CLASS (klass)->map = callboard_verdict_view_map;

  properties[PROP_RETRY] = g_param_spec_string ("retry", NULL, NULL, NULL, flags);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags | G_PARAM_WRITABLE);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CALLBOARD_TYPE_RETRIES_VIEW);
  g_type_ensure (CALLBOARD_TYPE_SWEEP_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-verdict-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardVerdictView, attempts);
  gtk_widget_class_bind_template_child (widget_class, CallboardVerdictView, checks);
  gtk_widget_class_bind_template_child (widget_class, CallboardVerdictView, checks_column);
  gtk_widget_class_bind_template_child (widget_class, CallboardVerdictView, columns);
  gtk_widget_class_bind_template_child (widget_class, CallboardVerdictView, counts);
  gtk_widget_class_bind_template_child (widget_class, CallboardVerdictView, reasons);
  gtk_widget_class_bind_template_child (widget_class, CallboardVerdictView, reasons_heading);
  gtk_widget_class_bind_template_child (widget_class, CallboardVerdictView, retries);
  gtk_widget_class_bind_template_child (widget_class, CallboardVerdictView, sweep_view);
  gtk_widget_class_bind_template_child (widget_class, CallboardVerdictView, uncounted);
  gtk_widget_class_bind_template_callback (widget_class, callboard_verdict_view_check_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_verdict_view_reason_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_verdict_view_retry_changed_cb);
}

static void
callboard_verdict_view_init (CallboardVerdictView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_verdict_view_set_run:
 * @self: a view
 * @run: a run with a plan job
 *
 * Shows a run and updates as it changes. To be called once.
 */
void
callboard_verdict_view_set_run (CallboardVerdictView *self,
                                CallboardRun         *run)
{
  g_return_if_fail (CALLBOARD_IS_VERDICT_VIEW (self));
  g_return_if_fail (CALLBOARD_IS_RUN (run));
  g_return_if_fail (self->run == NULL);

  self->run = g_object_ref (run);
  self->plan_job = g_object_ref (callboard_run_get_plan_job (run));
  callboard_retries_view_set_run (self->retries, run);
  g_signal_connect_object (self->plan_job, "merged", G_CALLBACK (callboard_verdict_view_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan_job, "results-changed", G_CALLBACK (callboard_verdict_view_update_results),
                           self, G_CONNECT_SWAPPED);
  callboard_verdict_view_update (self);
}

/**
 * callboard_verdict_view_set_on_screen:
 * @self: a view
 * @on_screen: whether it is on screen
 *
 * The countdown of a retry is updated only while the view is on screen.
 */
void
callboard_verdict_view_set_on_screen (CallboardVerdictView *self,
                                      gboolean              on_screen)
{
  g_return_if_fail (CALLBOARD_IS_VERDICT_VIEW (self));

  callboard_retries_view_set_on_screen (self->retries, on_screen);
}

/**
 * callboard_verdict_view_select:
 * @self: a view
 * @definition_id: (nullable): the `metricDefinitionId` of a check
 * @reason_id: (nullable): the ID of another reason
 *
 * Highlights what the simulations are filtered by, and nothing else.
 */
void
callboard_verdict_view_select (CallboardVerdictView *self,
                               const char           *definition_id,
                               const char           *reason_id)
{
  gboolean has_changed;

  g_return_if_fail (CALLBOARD_IS_VERDICT_VIEW (self));

  has_changed = g_set_str (&self->selected_id, definition_id);
  has_changed |= g_set_str (&self->selected_reason_id, reason_id);
  if (has_changed)
    update_selected (self);
}
