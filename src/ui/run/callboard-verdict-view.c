/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The expandable details below the header of a run: the reasons for its verdict, its
 * checks, its attempts, its pending retries with a countdown, and its sweep. Used by
 * CallboardRunHeader.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-check-row.h"
#include "callboard-sweep-view.h"
#include "callboard-verdict-view.h"
#include "callboard-formats.h"
#include "callboard-run-result-labels.h"
#include "callboard-verdict-labels.h"

#define MILLISECONDS_PER_TICK 1000

/* The maximum height, and that of the two columns of a sweep. */
#define MAX_HEIGHT 260
#define MAX_SWEEP_HEIGHT 400

/**
 * CallboardVerdictView:
 *
 * A view of the verdict of a run. Activating a check activates `run.show-failed` with its
 * `metricDefinitionId`. `retry` is the label of the next retry, or %NULL if none is
 * pending; `compact` stacks the columns.
 */
struct _CallboardVerdictView
{
  GtkBox            parent_instance;

  GtkScrolledWindow *scroller;
  GtkBox           *columns;
  GtkWidget        *reasons_column;
  GtkLabel         *reasons_heading;
  GtkListBox       *reasons;
  GtkLabel         *attempts;
  GtkListBox       *retries;
  GtkWidget        *checks_column;
  GtkListBox       *checks;
  CallboardSweepView *sweep_view;

  CallboardRun     *run;
  CallboardPlanJob *plan_job;
  GListModel       *shown_failures;
  GListModel       *shown_checks;
  /* The check that the simulations are filtered by, or NULL. */
  char             *selected_id;
  char             *retry;
  gboolean          compact;
  gboolean          on_screen;
  guint             tick_id;
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
create_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL,
                       "label", text,
                       "hexpand", TRUE,
                       "wrap", TRUE,
                       "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "xalign", 0.0,
                       NULL);
}

static GtkWidget *
callboard_verdict_view_create_reason_cb (gpointer item,
                                         gpointer user_data)
{
  gboolean is_judgement = callboard_verdict_failure_get_is_judgement (item);
  CallboardRunResult kind = is_judgement ? CALLBOARD_RUN_RESULT_FAILED : CALLBOARD_RUN_RESULT_NOT_JUDGED;
  g_autofree char *sentence = callboard_verdict_labels_dup_failure (item);
  g_autofree char *definition_id = NULL;
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 6, NULL);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "icon-name", callboard_run_result_get_icon_name (kind),
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "valign", GTK_ALIGN_START,
                                  NULL);
  GtkWidget *row;

  g_object_get (item, "metric-definition-id", &definition_id, NULL);
  gtk_widget_set_tooltip_text (box, definition_id);
  gtk_widget_add_css_class (box, callboard_tone_get_css_class (callboard_run_result_get_tone (kind)));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), create_label (sentence));
  row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "child", box, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);

  return row;
}

static GtkWidget *
callboard_verdict_view_create_check_cb (gpointer item,
                                        gpointer user_data)
{
  return callboard_check_row_new (item);
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
}

static void
callboard_verdict_view_check_activated_cb (CallboardVerdictView *self,
                                           CallboardCheckRow    *row)
{
  CallboardVerdictCheck *check = callboard_check_row_get_check (row);

  gtk_widget_activate_action (GTK_WIDGET (self), "run.show-failed", "s",
                              callboard_verdict_check_get_metric_definition_id (check));
}

static guint
count (GListModel *model)
{
  return model != NULL ? g_list_model_get_n_items (model) : 0;
}

static GListModel *
dup_pending_retries (CallboardVerdictView *self)
{
  GListModel *retries = NULL;

  if (self->plan_job != NULL)
    g_object_get (self->plan_job, "pending-retries", &retries, NULL);

  return retries;
}

/* Creates the rows again only if the model is another. */
static void
bind (GtkListBox                  *box,
      GListModel                 **shown,
      GListModel                  *model,
      GtkListBoxCreateWidgetFunc   create)
{
  if (!g_set_object (shown, model))
    return;

  gtk_list_box_bind_model (box, model, create, NULL, NULL);
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
update_height (CallboardVerdictView *self)
{
  gboolean is_tall = gtk_widget_get_visible (GTK_WIDGET (self->sweep_view)) && !self->compact;

  gtk_scrolled_window_set_max_content_height (self->scroller, is_tall ? MAX_SWEEP_HEIGHT : MAX_HEIGHT);
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
      bind (self->reasons, &self->shown_failures, failures, callboard_verdict_view_create_reason_cb);
      bind (self->checks, &self->shown_checks, checks, callboard_verdict_view_create_check_cb);
      update_selected (self);
      callboard_sweep_view_set_attribution (self->sweep_view, sweep);
    }
  update_heading (self, count (failures));
  gtk_widget_set_visible (GTK_WIDGET (self->sweep_view), sweep != NULL);
  update_height (self);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons), count (failures) > 0);
  gtk_widget_set_visible (self->checks_column, count (checks) > 0);
}

static void
update_attempts (CallboardVerdictView *self)
{
  g_autoptr(CallboardAttemptSummary) summary = NULL;
  g_autofree char *text = NULL;

  g_object_get (self->plan_job, "attempt-summary", &summary, NULL);
  text = callboard_verdict_labels_dup_attempts (summary);
  gtk_label_set_label (self->attempts, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->attempts), text != NULL);
}

static GDateTime *
dup_scheduled_at (CallboardPendingRetry *retry)
{
  GDateTime *scheduled_at;

  g_object_get (retry, "scheduled-at", &scheduled_at, NULL);

  return scheduled_at;
}

/* The earliest retry; those without a time come last. */
static CallboardPendingRetry *
dup_next_retry (GListModel *retries)
{
  g_autoptr(CallboardPendingRetry) next = NULL;
  g_autoptr(GDateTime) next_at = NULL;

  for (guint i = 0; i < count (retries); i++)
    {
      g_autoptr(CallboardPendingRetry) retry = g_list_model_get_item (retries, i);
      g_autoptr(GDateTime) at = dup_scheduled_at (retry);

      if (next != NULL && (at == NULL || (next_at != NULL && g_date_time_compare (at, next_at) >= 0)))
        continue;
      g_set_object (&next, retry);
      g_clear_pointer (&next_at, g_date_time_unref);
      next_at = g_steal_pointer (&at);
    }

  return g_steal_pointer (&next);
}

static char *
dup_next_retry_label (GListModel *retries,
                      GDateTime  *now)
{
  g_autoptr(CallboardPendingRetry) next = dup_next_retry (retries);
  g_autofree char *text = NULL;
  guint n_others = count (retries) - 1;

  if (next == NULL)
    return NULL;

  text = callboard_verdict_labels_dup_retry (next, now);
  if (n_others == 0)
    return g_steal_pointer (&text);

  /* Translators: "Retrying in 40 s, attempt 2 of 3", and the number of other pending
   * retries */
  return g_strdup_printf (ngettext ("%s, and %u more", "%s, and %u more", n_others), text, n_others);
}

static char *
dup_persona_name (CallboardVerdictView  *self,
                  CallboardPendingRetry *retry)
{
  g_autofree char *id = NULL;
  CallboardSimulationJob *simulation;

  g_object_get (retry, "simulation-job-id", &id, NULL);
  simulation = id != NULL ? callboard_plan_job_find (self->plan_job, id) : NULL;

  return simulation != NULL
           ? callboard_format_name (callboard_persona_get_name (callboard_simulation_job_get_persona (simulation)))
           : NULL;
}

static void
update_retries (CallboardVerdictView *self)
{
  g_autoptr(GDateTime) now = callboard_clock_dup_now (callboard_run_get_clock (self->run));
  g_autoptr(GListModel) retries = dup_pending_retries (self);
  g_autofree char *next = dup_next_retry_label (retries, now);

  gtk_list_box_remove_all (self->retries);
  for (guint i = 0; i < count (retries); i++)
    {
      g_autoptr(CallboardPendingRetry) retry = g_list_model_get_item (retries, i);
      g_autofree char *label = callboard_verdict_labels_dup_retry (retry, now);
      g_autofree char *name = dup_persona_name (self, retry);
      g_autofree char *line = name != NULL ? g_strdup_printf ("%s: %s", name, label) : g_strdup (label);

      gtk_list_box_append (self->retries, create_label (line));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->retries), count (retries) > 0);

  if (g_set_str (&self->retry, next))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RETRY]);
}

static void
stop_ticking (CallboardVerdictView *self)
{
  if (self->tick_id != 0)
    callboard_clock_remove_timeout (callboard_run_get_clock (self->run), self->tick_id);
  self->tick_id = 0;
}

static void callboard_verdict_view_tick_cb (gpointer user_data);

/* There is no timer while no retry is scheduled or the view is not on screen. */
static void
update_tick (CallboardVerdictView *self)
{
  g_autoptr(GListModel) retries = dup_pending_retries (self);
  g_autoptr(GDateTime) now = NULL;
  gboolean is_counting_down = FALSE;

  stop_ticking (self);
  if (!self->on_screen || self->run == NULL)
    return;

  now = callboard_clock_dup_now (callboard_run_get_clock (self->run));
  for (guint i = 0; i < count (retries); i++)
    {
      g_autoptr(CallboardPendingRetry) retry = g_list_model_get_item (retries, i);
      g_autoptr(GDateTime) at = dup_scheduled_at (retry);

      is_counting_down |= at != NULL && g_date_time_compare (at, now) > 0;
    }
  if (is_counting_down)
    self->tick_id = callboard_clock_add_timeout (callboard_run_get_clock (self->run), MILLISECONDS_PER_TICK,
                                                 callboard_verdict_view_tick_cb, self);
}

static void
callboard_verdict_view_tick_cb (gpointer user_data)
{
  CallboardVerdictView *self = user_data;

  self->tick_id = 0;
  update_retries (self);
  update_tick (self);
}

static void
callboard_verdict_view_update (CallboardVerdictView *self)
{
  update_verdict (self);
  update_attempts (self);
  update_retries (self);
  update_tick (self);
  gtk_widget_set_visible (self->reasons_column,
                          gtk_widget_get_visible (GTK_WIDGET (self->reasons_heading)) ||
                          gtk_widget_get_visible (GTK_WIDGET (self->attempts)) ||
                          gtk_widget_get_visible (GTK_WIDGET (self->retries)));
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
  update_height (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
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
      g_value_set_string (value, self->retry);
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

  if (self->plan_job != NULL)
    update_verdict (self);
}

static void
callboard_verdict_view_dispose (GObject *object)
{
  CallboardVerdictView *self = CALLBOARD_VERDICT_VIEW (object);

  stop_ticking (self);
  g_clear_object (&self->run);
  g_clear_object (&self->plan_job);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_VERDICT_VIEW);
  g_clear_object (&self->shown_failures);
  g_clear_object (&self->shown_checks);
  g_clear_pointer (&self->selected_id, g_free);
  g_clear_pointer (&self->retry, g_free);

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

  g_type_ensure (CALLBOARD_TYPE_SWEEP_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-verdict-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardVerdictView, attempts);
  gtk_widget_class_bind_template_child (widget_class, CallboardVerdictView, checks);
  gtk_widget_class_bind_template_child (widget_class, CallboardVerdictView, checks_column);
  gtk_widget_class_bind_template_child (widget_class, CallboardVerdictView, columns);
  gtk_widget_class_bind_template_child (widget_class, CallboardVerdictView, reasons);
  gtk_widget_class_bind_template_child (widget_class, CallboardVerdictView, reasons_column);
  gtk_widget_class_bind_template_child (widget_class, CallboardVerdictView, reasons_heading);
  gtk_widget_class_bind_template_child (widget_class, CallboardVerdictView, retries);
  gtk_widget_class_bind_template_child (widget_class, CallboardVerdictView, scroller);
  gtk_widget_class_bind_template_child (widget_class, CallboardVerdictView, sweep_view);
  gtk_widget_class_bind_template_callback (widget_class, callboard_verdict_view_check_activated_cb);
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
  g_signal_connect_object (self->plan_job, "merged", G_CALLBACK (callboard_verdict_view_update), self, G_CONNECT_SWAPPED);
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

  self->on_screen = on_screen;
  if (self->plan_job != NULL)
    {
      update_retries (self);
      update_tick (self);
    }
}

/**
 * callboard_verdict_view_select_check:
 * @self: a view
 * @definition_id: (nullable): the `metricDefinitionId` of a check
 *
 * Highlights the check that the simulations are filtered by, and no other.
 */
void
callboard_verdict_view_select_check (CallboardVerdictView *self,
                                     const char           *definition_id)
{
  g_return_if_fail (CALLBOARD_IS_VERDICT_VIEW (self));

  if (g_set_str (&self->selected_id, definition_id))
    update_selected (self);
}
