/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The header of the run page: status, verdict, start time, duration, and the results of
 * the simulations as a bar and as counts.
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "callboard-formats.h"
#include "callboard-other-field.h"
#include "callboard-other-fields-dialog.h"
#include "callboard-result-bar.h"
#include "callboard-result-labels.h"
#include "callboard-run-header.h"
#include "callboard-run-result-labels.h"
#include "callboard-run-time-labels.h"
#include "callboard-state-label.h"
#include "callboard-time-format.h"
#include "callboard-unreadable-button.h"
#include "callboard-unreadable-dialog.h"
#include "callboard-verdict-view.h"
#include "callboard-vocabulary.h"

#define MILLISECONDS_PER_TICK 1000

/**
 * CallboardRunHeader:
 *
 * A summary of a run. The duration of a running run is updated while it is on screen.
 */
struct _CallboardRunHeader
{
  GtkBox                parent_instance;

  CallboardStateLabel  *status;
  GtkWidget            *verdict_button;
  CallboardStateLabel  *verdict;
  CallboardStateLabel  *retry;
  CallboardStateLabel  *waiting;
  GtkLabel             *time_label;
  CallboardResultBar  *result_bar;
  AdwWrapBox           *legend;
  GtkRevealer          *details;
  CallboardVerdictView *verdict_view;
  CallboardUnreadableButton *unreadable_button;
  AdwWrapBox           *summary;
  /* NULL until there are other fields. */
  GtkWidget            *other_fields_button;
  /* Indexed by CallboardResult; hidden if no simulation has the result. */
  GtkWidget            *counts[CALLBOARD_N_RESULTS];

  CallboardRun         *run;
  CallboardPlanJob     *plan_job;
  gboolean              on_screen;
  gboolean              compact;
  guint                 tick_id;
};

G_DEFINE_FINAL_TYPE (CallboardRunHeader, callboard_run_header, GTK_TYPE_BOX)

enum
{
  PROP_COMPACT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_status (CallboardRunHeader *self)
{
  const char *status = callboard_plan_job_get_status (self->plan_job);
  g_autofree char *label =
    status != NULL ? callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_RUN_STATUS, status)
                   : g_strdup (callboard_format_unknown ());

  /* Once the run is over, its status says nothing about how the agent did: it has no tick. */
  if (callboard_plan_job_is_final (self->plan_job))
    {
      g_object_set (self->status, "icon-name", NULL, "label", label, "tone", CALLBOARD_TONE_NEUTRAL, NULL);
      return;
    }

  g_object_set (self->status,
                "icon-name", callboard_vocabulary_get_icon_name (CALLBOARD_VOCABULARY_RUN_STATUS, status),
                "label", label,
                "tone", callboard_vocabulary_get_tone (CALLBOARD_VOCABULARY_RUN_STATUS, status),
                NULL);
}

/* Whether the details say anything: of a verdict, a sweep or of attempts. */
static gboolean
has_details (CallboardRunHeader *self)
{
  g_autoptr(CallboardAttemptSummary) summary = NULL;
  g_autoptr(GListModel) retries = NULL;

  g_object_get (self->plan_job, "attempt-summary", &summary, "pending-retries", &retries, NULL);

  return callboard_plan_job_get_verdict (self->plan_job) != NULL ||
         callboard_plan_job_get_sweep_attribution (self->plan_job) != NULL ||
         (summary != NULL && callboard_attempt_summary_get_retry_count (summary) > 0) ||
         (retries != NULL && g_list_model_get_n_items (retries) > 0);
}

/* Running and canceled are said by the status, so that the result is shown only where it has
 * details. */
static void
update_verdict (CallboardRunHeader *self)
{
  CallboardRunResult result = callboard_run_result_get (self->plan_job);
  gboolean is_shown = (result != CALLBOARD_RUN_RESULT_RUNNING && result != CALLBOARD_RUN_RESULT_CANCELED) ||
                      has_details (self);
  g_autofree char *label = NULL;

  /* An error is named by the result. */
  gtk_widget_set_visible (GTK_WIDGET (self->status), result != CALLBOARD_RUN_RESULT_ERROR);
  gtk_widget_set_visible (self->verdict_button, is_shown);
  /* Without a button the user could not collapse the details. */
  if (!is_shown)
    gtk_revealer_set_reveal_child (self->details, FALSE);
  if (result == CALLBOARD_RUN_RESULT_RUNNING)
    /* Translators: of a run that has no verdict yet */
    label = g_strdup (C_("verdict", "No result yet"));
  else
    label = callboard_run_result_dup_summary (self->plan_job);

  g_object_set (self->verdict,
                "icon-name", callboard_run_result_get_icon_name (result),
                "label", label,
                "tone", callboard_run_result_get_tone (result),
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->verdict_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Shows the next pending retry, or else the number of retries. */
static void
update_retry (CallboardRunHeader *self)
{
  g_autoptr(CallboardAttemptSummary) summary = NULL;
  g_autofree char *label = NULL;
  gint64 n_retries;

  g_object_get (self->plan_job, "attempt-summary", &summary, NULL);
  g_object_get (self->verdict_view, "retry", &label, NULL);
  n_retries = summary != NULL ? callboard_attempt_summary_get_retry_count (summary) : 0;
  if (label == NULL && n_retries > 0)
    label = g_strdup_printf (ngettext ("%d retry", "%d retries", (gulong) n_retries),
                             (int) MIN (n_retries, G_MAXINT));

  g_object_set (self->retry, "label", label, "visible", label != NULL, NULL);
}

static void
callboard_run_header_retry_changed_cb (CallboardRunHeader *self)
{
  if (self->plan_job != NULL)
    update_retry (self);
}

static gboolean
is_running (CallboardRunHeader *self)
{
  return self->plan_job != NULL &&
         callboard_plan_job_get_started_at (self->plan_job) != NULL &&
         callboard_plan_job_get_ended_at (self->plan_job) == NULL &&
         !callboard_plan_job_is_final (self->plan_job) &&
         callboard_live_object_get_error (self->run) == NULL;
}

/* The duration of the run up to now, or up to the last fetch if refreshing it failed.
 * In ms, or -1. */
static gint64
get_elapsed (CallboardRunHeader *self,
             GDateTime          *now)
{
  GDateTime *start = callboard_plan_job_get_started_at (self->plan_job);
  GDateTime *end = callboard_plan_job_get_ended_at (self->plan_job);

  if (end == NULL && !callboard_plan_job_is_final (self->plan_job))
    end = is_running (self) ? now : callboard_live_object_get_fetched_at (self->run);
  if (start == NULL || end == NULL || g_date_time_compare (end, start) < 0)
    return -1;

  return g_date_time_difference (end, start) / G_TIME_SPAN_MILLISECOND;
}

/* Says that the data is old as the server does not respond. */
static void
callboard_run_header_update_waiting (CallboardRunHeader *self)
{
  g_autofree char *label = callboard_format_waiting (callboard_live_object_get_waiting_since (self->run));

  gtk_widget_set_visible (GTK_WIDGET (self->waiting), label != NULL);
  if (label == NULL)
    return;

  g_object_set (self->waiting, "label", label, NULL);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), label, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
update_time (CallboardRunHeader *self)
{
  GDateTime *start = callboard_plan_job_get_started_at (self->plan_job);
  g_autoptr(GDateTime) now = callboard_clock_dup_now (callboard_run_get_clock (self->run));
  gint64 elapsed = get_elapsed (self, now);
  g_autofree char *duration = elapsed >= 0 ? callboard_format_duration (elapsed) : NULL;
  g_autofree char *label =
    start != NULL ? callboard_run_time_dup_started (start, now, duration, callboard_plan_job_is_final (self->plan_job))
                  : callboard_run_time_dup_created (callboard_plan_job_get_created_at (self->plan_job), now);

  gtk_label_set_label (self->time_label, label);
}

static void
callboard_run_header_time_format_cb (CallboardRunHeader *self)
{
  update_time (self);
  callboard_run_header_update_waiting (self);
}

static void
callboard_run_header_update_counts (CallboardRunHeader *self)
{
  for (guint result = 0; result < CALLBOARD_N_RESULTS; result++)
    {
      guint n = callboard_plan_job_count_results (self->plan_job, result);
      g_autofree char *label = callboard_result_dup_count (result, n);

      g_object_set (self->counts[result], "label", label, "visible", n > 0, NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->counts[result]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
}

static void
update_unreadable (CallboardRunHeader *self)
{
  callboard_unreadable_button_set_n_fields (self->unreadable_button,
                                            callboard_plan_job_get_n_unreadable_fields (self->plan_job));
}

static void
callboard_run_header_show_unreadable_cb (CallboardRunHeader *self)
{
  g_autoptr(GListModel) fields = callboard_plan_job_dup_unreadable (self->plan_job);
  CallboardUnreadableDialog *dialog =
    callboard_unreadable_dialog_new (callboard_plan_job_get_skipped_items (self->plan_job), fields);

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
callboard_run_header_show_other_fields_cb (CallboardRunHeader *self)
{
  g_autoptr(GListStore) fields = g_list_store_new (CALLBOARD_TYPE_OTHER_FIELD);
  guint n = callboard_api_object_list_other_fields (CALLBOARD_API_OBJECT (self->plan_job), "", fields);

  adw_dialog_present (ADW_DIALOG (callboard_other_fields_dialog_new (G_LIST_MODEL (fields), n)),
                      GTK_WIDGET (self));
}

static GtkWidget *
create_other_fields_button (CallboardRunHeader *self)
{
  static const char *const css_classes[] = { "verdict", NULL };
  GtkWidget *button = gtk_button_new_with_label (_("Other Fields"));

  g_object_set (button,
                "valign", GTK_ALIGN_CENTER,
                "tooltip-text", _("Show what the server sent that Callboard does not know"),
                "css-classes", css_classes,
                NULL);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (callboard_run_header_show_other_fields_cb), self);

  return button;
}

static void
update_other_fields (CallboardRunHeader *self)
{
  gboolean has_other_fields = callboard_api_object_has_other_fields (CALLBOARD_API_OBJECT (self->plan_job));

  if (has_other_fields && self->other_fields_button == NULL)
    {
      self->other_fields_button = create_other_fields_button (self);
      adw_wrap_box_append (self->summary, self->other_fields_button);
    }
  if (self->other_fields_button != NULL)
    gtk_widget_set_visible (self->other_fields_button, has_other_fields);
}

static void
stop_ticking (CallboardRunHeader *self)
{
  if (self->tick_id != 0)
    callboard_clock_remove_timeout (callboard_run_get_clock (self->run), self->tick_id);
  self->tick_id = 0;
}

static void callboard_run_header_tick_cb (gpointer user_data);

/* Schedules the next tick for when the rounded duration changes. There is no timer while
 * the run is not running or not on screen. */
static void
update_tick (CallboardRunHeader *self)
{
  CallboardClock *clock = callboard_run_get_clock (self->run);
  g_autoptr(GDateTime) now = NULL;
  gint64 elapsed;

  stop_ticking (self);
  if (!self->on_screen || !is_running (self))
    return;

  now = callboard_clock_dup_now (clock);
  elapsed = MAX (0, get_elapsed (self, now)) + MILLISECONDS_PER_TICK / 2;
  self->tick_id = callboard_clock_add_timeout (clock,
                                               MILLISECONDS_PER_TICK - elapsed % MILLISECONDS_PER_TICK,
                                               callboard_run_header_tick_cb, self);
}

static void
callboard_run_header_tick_cb (gpointer user_data)
{
  CallboardRunHeader *self = user_data;

  self->tick_id = 0;
  update_time (self);
  update_tick (self);
}

static void
callboard_run_header_update (CallboardRunHeader *self)
{
  if (self->plan_job == NULL)
    return;

  update_status (self);
  update_verdict (self);
  update_retry (self);
  update_time (self);
  callboard_run_header_update_counts (self);
  update_unreadable (self);
  update_other_fields (self);
  update_tick (self);
}

static void
callboard_run_header_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  if (property_id == PROP_COMPACT)
    g_value_set_boolean (value, CALLBOARD_RUN_HEADER (object)->compact);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_run_header_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  if (property_id == PROP_COMPACT)
    CALLBOARD_RUN_HEADER (object)->compact = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_run_header_dispose (GObject *object)
{
  CallboardRunHeader *self = CALLBOARD_RUN_HEADER (object);

  stop_ticking (self);
  g_clear_object (&self->run);
  g_clear_object (&self->plan_job);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_RUN_HEADER);

  G_OBJECT_CLASS (callboard_run_header_parent_class)->dispose (object);
}

static void
callboard_run_header_class_init (CallboardRunHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = callboard_run_header_get_property;
  object_class->set_property = callboard_run_header_set_property;
  object_class->dispose = callboard_run_header_dispose;

  properties[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CALLBOARD_TYPE_RESULT_BAR);
  g_type_ensure (CALLBOARD_TYPE_STATE_LABEL);
  g_type_ensure (CALLBOARD_TYPE_UNREADABLE_BUTTON);
  g_type_ensure (CALLBOARD_TYPE_VERDICT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-run-header.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardRunHeader, details);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunHeader, legend);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunHeader, result_bar);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunHeader, retry);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunHeader, status);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunHeader, summary);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunHeader, time_label);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunHeader, unreadable_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunHeader, verdict);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunHeader, verdict_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunHeader, verdict_view);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunHeader, waiting);
  gtk_widget_class_bind_template_callback (widget_class, callboard_run_header_retry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_run_header_show_unreadable_cb);
}

static void
callboard_run_header_init (CallboardRunHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint result = 0; result < CALLBOARD_N_RESULTS; result++)
    {
      self->counts[result] = g_object_new (CALLBOARD_TYPE_STATE_LABEL,
                                            "icon-name", callboard_result_get_icon_name (result),
                                            "tone", callboard_result_get_tone (result),
                                            "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                            "visible", FALSE,
                                            NULL);
      adw_wrap_box_append (self->legend, self->counts[result]);
    }
}

/**
 * callboard_run_header_set_run:
 * @self: a header
 * @run: a run with a plan job
 *
 * Shows a run and updates as it changes. To be called once.
 */
void
callboard_run_header_set_run (CallboardRunHeader *self,
                              CallboardRun       *run)
{
  g_return_if_fail (CALLBOARD_IS_RUN_HEADER (self));
  g_return_if_fail (CALLBOARD_IS_RUN (run));
  g_return_if_fail (self->run == NULL);

  self->run = g_object_ref (run);
  self->plan_job = g_object_ref (callboard_run_get_plan_job (run));
  callboard_verdict_view_set_run (self->verdict_view, run);
  callboard_result_bar_set_plan_job (self->result_bar, self->plan_job);
  g_signal_connect_object (self->plan_job, "merged", G_CALLBACK (callboard_run_header_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan_job, "results-changed", G_CALLBACK (callboard_run_header_update_counts),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "notify::fetched-at", G_CALLBACK (callboard_run_header_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "notify::error", G_CALLBACK (callboard_run_header_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (callboard_time_format_get_default (), "notify::twelve-hour",
                           G_CALLBACK (callboard_run_header_time_format_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "notify::waiting-since",
                           G_CALLBACK (callboard_run_header_update_waiting), self, G_CONNECT_SWAPPED);
  callboard_run_header_update (self);
  callboard_run_header_update_waiting (self);
}

/**
 * callboard_run_header_set_on_screen:
 * @self: a header
 * @on_screen: whether it is on screen
 *
 * The duration of a running run is updated only while the header is on screen.
 */
void
callboard_run_header_set_on_screen (CallboardRunHeader *self,
                                    gboolean            on_screen)
{
  g_return_if_fail (CALLBOARD_IS_RUN_HEADER (self));

  self->on_screen = on_screen;
  callboard_verdict_view_set_on_screen (self->verdict_view, on_screen);
  callboard_run_header_update (self);
}

/**
 * callboard_run_header_select:
 * @self: a header
 * @definition_id: (nullable): the `metricDefinitionId` of a check
 * @reason_id: (nullable): the ID of another reason
 *
 * Highlights what the simulations are filtered by, and nothing else.
 */
void
callboard_run_header_select (CallboardRunHeader *self,
                             const char         *definition_id,
                             const char         *reason_id)
{
  g_return_if_fail (CALLBOARD_IS_RUN_HEADER (self));

  callboard_verdict_view_select (self->verdict_view, definition_id, reason_id);
}
