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
#include "callboard-run-row.h"
#include "callboard-run-status.h"
#include "callboard-run-title.h"
#include "callboard-state-label.h"
#include "callboard-time-format.h"
#include "callboard-vocabulary.h"

/**
 * CallboardRunRow:
 *
 * Shows the #CallboardPlanJobSummary in `summary` and follows its changes. `label` is the
 * accessible label for the whole row.
 */
struct _CallboardRunRow
{
  GtkBox                   parent_instance;

  GtkWidget               *state;
  GtkWidget               *box;
  GtkLabel                *title;
  GtkLabel                *details;
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

static char *
dup_status (const char *status)
{
  return status != NULL ? callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_RUN_STATUS, status)
                        : g_strdup (callboard_format_unknown ());
}

/* For example "Failed · 14:02 · 6 min 55 s · Scheduled". The status is left out if the
 * run completed. */
static char *
dup_details (CallboardPlanJobSummary *summary,
             const char              *status)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) strings = NULL;
  g_autofree char *triggered_by = NULL;
  g_autoptr(GDateTime) started_at = NULL;
  GDateTime *created_at = callboard_plan_job_summary_get_created_at (summary);
  GDateTime *ended_at = callboard_plan_job_summary_get_ended_at (summary);

  g_object_get (summary, "started-at", &started_at, "triggered-by", &triggered_by, NULL);

  if (g_strcmp0 (status, "COMPLETED") != 0)
    g_strv_builder_take (parts, dup_status (status));
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

/* The accessible label of the row; the icon has none. */
static char *
dup_label (CallboardPlanJobSummary *summary,
           const char              *title,
           const char              *status)
{
  g_autofree char *state = NULL;
  g_autofree char *clock = NULL;

  state = dup_status (status);
  clock = callboard_format_short_time (callboard_plan_job_summary_get_created_at (summary));
  /* Translators: a run for a screen reader: its title, status and time */
  return g_strdup_printf (_("%s, %s, %s"), title, state, clock);
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
update_progress (CallboardRunRow *self,
                 const char      *status)
{
  double progress = callboard_plan_job_summary_get_progress (self->summary);
  gboolean is_active = status != NULL && progress >= 0 &&
                       !callboard_plan_job_summary_is_final (self->summary);

  if (is_active)
    show_progress (self, progress);
  if (self->progress != NULL)
    gtk_widget_set_visible (self->progress, is_active);
}

static void
callboard_run_row_update (CallboardRunRow *self)
{
  g_autofree char *status = NULL;
  g_autofree char *title = callboard_run_title_dup (callboard_plan_job_summary_get_plan_name (self->summary),
                                                    callboard_plan_job_summary_get_id (self->summary));
  g_autofree char *details = NULL;
  g_autofree char *label = NULL;

  g_object_get (self->summary, "status", &status, NULL);
  details = dup_details (self->summary, status);
  label = dup_label (self->summary, title, status);

  g_object_set (self->state,
                "icon-name", callboard_vocabulary_get_icon_name (CALLBOARD_VOCABULARY_RUN_STATUS, status),
                "tone", callboard_vocabulary_get_tone (CALLBOARD_VOCABULARY_RUN_STATUS, status),
                NULL);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->details, details != NULL ? details : "");
  update_progress (self, status);
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

static GtkLabel *
create_label (void)
{
  return g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0, NULL);
}

static void
callboard_run_row_init (CallboardRunRow *self)
{
  self->state = g_object_new (CALLBOARD_TYPE_STATE_LABEL, "valign", GTK_ALIGN_CENTER, NULL);

  self->title = create_label ();
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->title), TRUE);
  g_signal_connect (self->title, "query-tooltip", G_CALLBACK (callboard_run_row_query_tooltip_cb), NULL);

  self->details = create_label ();
  gtk_widget_add_css_class (GTK_WIDGET (self->details), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->details), "caption");

  self->box = g_object_new (GTK_TYPE_BOX,
                            "orientation", GTK_ORIENTATION_VERTICAL,
                            "hexpand", TRUE,
                            "valign", GTK_ALIGN_CENTER,
                            "spacing", 2,
                            NULL);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->title));
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
