/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of the list of runs. The first frame of a window has more than a dozen, so a row
 * is created without a template and has no widgets that it does not show. Used in
 * callboard-run-row.ui.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-formats.h"
#include "callboard-plan-job-summary.h"
#include "callboard-run-result-labels.h"
#include "callboard-run-row.h"
#include "callboard-run-title.h"
#include "callboard-state-label.h"
#include "callboard-text.h"
#include "callboard-time-format.h"
#include "callboard-vocabulary.h"

/**
 * CallboardRunRow:
 *
 * Shows the #CallboardPlanJobSummary in `summary` with its result, and follows its changes.
 * `label` is the accessible label for the whole row.
 */
struct _CallboardRunRow
{
  GtkBox                   parent_instance;

  GtkWidget               *state;
  GtkWidget               *box;
  GtkWidget               *title_box;
  GtkLabel                *title;
  GtkLabel                *details;
  /* NULL until the row shows a run with a score. */
  GtkLabel                *score;
  /* NULL until the row shows a run that failed or could not be judged. */
  GtkLabel                *reason;
  /* NULL until the row shows an active run. */
  GtkWidget               *progress;

  CallboardPlanJobSummary *summary;
  char                    *label;
};

G_DEFINE_FINAL_TYPE (CallboardRunRow, callboard_run_row, GTK_TYPE_BOX)

enum
{
  PROP_SUMMARY = 1,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* A run that has ended is described by its result; the status says how far another is. */
static char *
dup_state (CallboardPlanJobSummary *summary)
{
  CallboardRunResult result = callboard_plan_job_summary_get_result (summary);
  g_autofree char *status = NULL;

  g_object_get (summary, "status", &status, NULL);
  if (result == CALLBOARD_RUN_RESULT_RUNNING && status != NULL)
    return callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_RUN_STATUS, status);

  return g_strdup (callboard_run_result_get_label (result));
}

/* Why the run failed or could not be judged. */
static char *
dup_reason (CallboardPlanJobSummary *summary)
{
  CallboardRunVerdict *verdict = callboard_plan_job_summary_get_verdict (summary);
  CallboardRunResult result = callboard_plan_job_summary_get_result (summary);

  if (verdict == NULL ||
      (result != CALLBOARD_RUN_RESULT_FAILED && result != CALLBOARD_RUN_RESULT_NOT_JUDGED))
    return NULL;

  return callboard_run_verdict_dup_reason (verdict);
}

/* The score of a run that has ended; -1 if unknown. */
static double
get_score (CallboardPlanJobSummary *summary)
{
  CallboardRunVerdict *verdict = callboard_plan_job_summary_get_verdict (summary);
  CallboardRunResult result = callboard_plan_job_summary_get_result (summary);

  return verdict != NULL && result != CALLBOARD_RUN_RESULT_RUNNING
           ? callboard_run_verdict_get_score (verdict) : -1;
}

/* Returns the score as it is shown: without decimals, or with one. */
static char *
dup_score (double score)
{
  if ((gint64) (score * 10 + 0.5) % 10 == 0)
    /* Translators: the score of a run from 0 to 100 */
    return g_strdup_printf (C_("score", "%.0f"), score);

  /* Translators: the score of a run from 0 to 100 */
  return g_strdup_printf (C_("score", "%.1f"), score);
}

/* For example "Failed · 14:02 · 6 min 55 s · Scheduled". */
static char *
dup_details (CallboardPlanJobSummary *summary)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) strings = NULL;
  g_autofree char *triggered_by = NULL;
  g_autoptr(GDateTime) started_at = NULL;
  GDateTime *created_at = callboard_plan_job_summary_get_created_at (summary);
  GDateTime *ended_at = callboard_plan_job_summary_get_ended_at (summary);

  g_object_get (summary, "started-at", &started_at, "triggered-by", &triggered_by, NULL);

  g_strv_builder_take (parts, dup_state (summary));
  if (created_at != NULL)
    g_strv_builder_take (parts, callboard_format_short_time (created_at));
  if (started_at != NULL && ended_at != NULL && g_date_time_compare (ended_at, started_at) >= 0)
    g_strv_builder_take (parts,
                         callboard_format_duration (g_date_time_difference (ended_at,
                                                                            started_at) / 1000));
  if (triggered_by != NULL)
    g_strv_builder_take (parts,
                         callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_TRIGGER,
                                                         triggered_by));
  strings = g_strv_builder_end (parts);

  return g_strjoinv (" · ", strings);
}

/* The accessible label of the row: title, result, reason, score and time. The icon has
 * none. */
static char *
dup_label (CallboardPlanJobSummary *summary,
           const char              *title,
           const char              *reason)
{
  g_autofree char *state = dup_state (summary);
  g_autofree char *clock = callboard_format_short_time (callboard_plan_job_summary_get_created_at (summary));
  g_autofree char *score_label = NULL;
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();
  double score = get_score (summary);

  g_ptr_array_add (parts, (char *) title);
  g_ptr_array_add (parts, state);
  if (reason != NULL)
    g_ptr_array_add (parts, (char *) reason);
  if (score >= 0)
    {
      g_autofree char *score_text = dup_score (score);

      /* Translators: the score of a run from 0 to 100, for a screen reader */
      score_label = g_strdup_printf (_("score %s"), score_text);
      g_ptr_array_add (parts, score_label);
    }
  g_ptr_array_add (parts, clock);
  g_ptr_array_add (parts, NULL);

  return callboard_text_join_list ((const char *const *) parts->pdata);
}

/* Set on demand: setting the tooltip text of a widget makes GTK query the pointer, which
 * costs several display round trips per row. */
static gboolean
callboard_run_row_query_tooltip_cb (GtkLabel   *label,
                                    int         x,
                                    int         y,
                                    gboolean    keyboard_tooltip,
                                    GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (label));

  return *gtk_label_get_label (label) != '\0';
}

static void
show_tooltip (GtkLabel *label)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (label), TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (callboard_run_row_query_tooltip_cb), NULL);
}

static GtkLabel *
create_label (void)
{
  return g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0, NULL);
}

static void
show_progress (CallboardRunRow *self,
               double           progress)
{
  if (self->progress == NULL)
    {
      self->progress = gtk_progress_bar_new ();
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Progress of the run"), -1);
      gtk_box_append (GTK_BOX (self->box), self->progress);
    }
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), CLAMP (progress, 0, 1));
}

static void
update_progress (CallboardRunRow *self)
{
  double progress = callboard_plan_job_summary_get_progress (self->summary);
  gboolean is_running = progress >= 0 && callboard_plan_job_summary_get_result (self->summary) ==
                                           CALLBOARD_RUN_RESULT_RUNNING;

  if (is_running)
    show_progress (self, progress);
  if (self->progress != NULL)
    gtk_widget_set_visible (self->progress, is_running);
}

static void
update_score (CallboardRunRow *self)
{
  double score = get_score (self->summary);
  g_autofree char *text = NULL;

  if (score >= 0 && self->score == NULL)
    {
      self->score = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_add_css_class (GTK_WIDGET (self->score), "dimmed");
      gtk_widget_add_css_class (GTK_WIDGET (self->score), "numeric");
      gtk_box_append (GTK_BOX (self->title_box), GTK_WIDGET (self->score));
    }
  if (self->score == NULL)
    return;

  text = dup_score (MAX (score, 0));
  gtk_label_set_label (self->score, text);
  gtk_widget_set_visible (GTK_WIDGET (self->score), score >= 0);
}

static void
update_reason (CallboardRunRow *self,
               const char      *reason)
{
  if (reason != NULL && self->reason == NULL)
    {
      self->reason = create_label ();
      gtk_widget_add_css_class (GTK_WIDGET (self->reason), "caption");
      show_tooltip (self->reason);
      gtk_box_insert_child_after (GTK_BOX (self->box), GTK_WIDGET (self->reason), self->title_box);
    }
  if (self->reason == NULL)
    return;

  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
}

static void
callboard_run_row_update (CallboardRunRow *self)
{
  CallboardRunResult result = callboard_plan_job_summary_get_result (self->summary);
  g_autofree char *title = callboard_run_title_dup (callboard_plan_job_summary_get_plan_name (self->summary),
                                                    callboard_plan_job_summary_get_id (self->summary));
  g_autofree char *details = dup_details (self->summary);
  g_autofree char *reason = dup_reason (self->summary);
  g_autofree char *label = dup_label (self->summary, title, reason);

  g_object_set (self->state,
                "icon-name", callboard_run_result_get_icon_name (result),
                "tone", callboard_run_result_get_tone (result),
                NULL);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->details, details);
  update_score (self);
  update_reason (self, reason);
  update_progress (self);
  if (g_set_str (&self->label, label))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

static void
callboard_run_row_time_format_cb (CallboardRunRow *self)
{
  if (self->summary != NULL)
    callboard_run_row_update (self);
}

static void
set_summary (CallboardRunRow         *self,
             CallboardPlanJobSummary *summary)
{
  if (self->summary == summary)
    return;

  if (self->summary != NULL)
    g_signal_handlers_disconnect_by_func (self->summary, callboard_run_row_update, self);
  g_set_object (&self->summary, summary);
  if (summary != NULL)
    {
      g_signal_connect_swapped (summary, "notify", G_CALLBACK (callboard_run_row_update), self);
      callboard_run_row_update (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

static void
callboard_run_row_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CallboardRunRow *self = CALLBOARD_RUN_ROW (object);

  switch (property_id)
    {
    case PROP_SUMMARY:
      g_value_set_object (value, self->summary);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_run_row_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CallboardRunRow *self = CALLBOARD_RUN_ROW (object);

  if (property_id == PROP_SUMMARY)
    set_summary (self, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_run_row_dispose (GObject *object)
{
  set_summary (CALLBOARD_RUN_ROW (object), NULL);

  G_OBJECT_CLASS (callboard_run_row_parent_class)->dispose (object);
}

static void
callboard_run_row_finalize (GObject *object)
{
  g_clear_pointer (&CALLBOARD_RUN_ROW (object)->label, g_free);

  G_OBJECT_CLASS (callboard_run_row_parent_class)->finalize (object);
}

static void
callboard_run_row_class_init (CallboardRunRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = callboard_run_row_get_property;
  object_class->set_property = callboard_run_row_set_property;
  object_class->dispose = callboard_run_row_dispose;
  object_class->finalize = callboard_run_row_finalize;

  properties[PROP_SUMMARY] =
    g_param_spec_object ("summary", NULL, NULL, CALLBOARD_TYPE_PLAN_JOB_SUMMARY,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_run_row_init (CallboardRunRow *self)
{
  self->state = g_object_new (CALLBOARD_TYPE_STATE_LABEL, "valign", GTK_ALIGN_CENTER, NULL);

  self->title = create_label ();
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  show_tooltip (self->title);
  self->title_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->title_box), GTK_WIDGET (self->title));

  self->details = create_label ();
  gtk_widget_add_css_class (GTK_WIDGET (self->details), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->details), "caption");

  self->box = g_object_new (GTK_TYPE_BOX,
                            "orientation", GTK_ORIENTATION_VERTICAL,
                            "hexpand", TRUE,
                            "valign", GTK_ALIGN_CENTER,
                            "spacing", 2,
                            NULL);
  gtk_box_append (GTK_BOX (self->box), self->title_box);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->details));

  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "run-row");
  gtk_box_append (GTK_BOX (self), self->state);
  gtk_box_append (GTK_BOX (self), self->box);
  g_signal_connect_object (callboard_time_format_get_default (), "notify::twelve-hour",
                           G_CALLBACK (callboard_run_row_time_format_cb), self, G_CONNECT_SWAPPED);
}

/**
 * callboard_run_row_get_summary:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the run that the row shows
 */
CallboardPlanJobSummary *
callboard_run_row_get_summary (CallboardRunRow *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_ROW (self), NULL);

  return self->summary;
}
