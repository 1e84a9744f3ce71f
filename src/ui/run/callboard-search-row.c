/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of the search of the list of runs: a run, a simulation, a quote, or "Show All". Used
 * by callboard-search-item.ui.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-call.h"
#include "callboard-formats.h"
#include "callboard-history-match.h"
#include "callboard-plan-job-summary.h"
#include "callboard-quote-label.h"
#include "callboard-result-labels.h"
#include "callboard-run-result-labels.h"
#include "callboard-run-title.h"
#include "callboard-search-group.h"
#include "callboard-search-row.h"
#include "callboard-state-label.h"
#include "callboard-text.h"
#include "callboard-time-format.h"

/* Characters shown of a text of the server. */
#define MAX_TEXT 200

/**
 * CallboardSearchRow:
 *
 * Shows the search result in `item`. `label` is the accessible label for the whole row. `in-run`
 * says that all results are of one run.
 */
struct _CallboardSearchRow
{
  GtkBox               parent_instance;

  CallboardStateLabel *state;
  GtkLabel            *title;
  GtkLabel            *details;
  GtkLabel            *origin;

  GObject             *item;
  char                *label;
  gboolean             in_run;
};

G_DEFINE_FINAL_TYPE (CallboardSearchRow, callboard_search_row, GTK_TYPE_BOX)

enum
{
  PROP_ITEM = 1,
  PROP_LABEL,
  PROP_IN_RUN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
set_texts (CallboardSearchRow *self,
           const char         *title,
           const char         *details,
           const char         *origin)
{
  gtk_label_set_attributes (self->title, NULL);
  set_text (self->title, title);
  set_text (self->details, details);
  set_text (self->origin, origin);
}

static void
set_state (CallboardSearchRow *self,
           const char         *icon_name,
           CallboardTone       tone)
{
  gtk_widget_set_visible (GTK_WIDGET (self->state), icon_name != NULL);
  g_object_set (self->state, "icon-name", icon_name, "tone", tone, NULL);
}

/* Takes @label. */
static void
take_label (CallboardSearchRow *self,
            char               *label)
{
  g_free (self->label);
  self->label = label;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

static char *
dup_when (GDateTime *created_at)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

  return created_at != NULL ? callboard_format_time (created_at, now) : NULL;
}

/* For example "Front desk · Yesterday 14:02". */
static char *
dup_origin (const char *run_title,
            GDateTime  *created_at)
{
  g_autofree char *when = dup_when (created_at);

  if (run_title == NULL || when == NULL)
    return g_strdup (run_title);

  /* Translators: the title of a run, and its date and time */
  return g_strdup_printf (_("%s · %s"), run_title, when);
}

static void
show_run (CallboardSearchRow      *self,
          CallboardPlanJobSummary *summary)
{
  CallboardRunResult result = callboard_plan_job_summary_get_result (summary);
  const char *word = callboard_run_result_get_label (result);
  g_autofree char *title = callboard_run_title_dup (callboard_plan_job_summary_get_plan_name (summary),
                                                    callboard_plan_job_summary_get_id (summary));
  g_autofree char *when = dup_when (callboard_plan_job_summary_get_created_at (summary));

  set_state (self, callboard_run_result_get_icon_name (result), callboard_run_result_get_tone (result));
  set_texts (self, title, word, when);
  /* Translators: a run for a screen reader: its title, its result, its date and time */
  take_label (self, g_strdup_printf (_("%s, %s, %s"), title, word,
                                     when != NULL ? when : callboard_format_unknown ()));
}

/* Only the status is known, so a simulation that has ended has an unknown result. */
static CallboardResult
set_status (CallboardSearchRow *self,
            const char         *status)
{
  CallboardResult result =
    callboard_result_from_outcome (callboard_outcome_from_status (status, FALSE), NULL);

  set_state (self, callboard_result_get_icon_name (result), callboard_result_get_tone (result));

  return result;
}

static void
show_simulation (CallboardSearchRow    *self,
                 CallboardHistoryMatch *match)
{
  g_autofree char *status = NULL;
  g_autofree char *persona = NULL;
  g_autofree char *scenario = NULL;
  g_autofree char *run_title = NULL;
  g_autofree char *origin = NULL;
  g_autoptr(GDateTime) created_at = NULL;
  CallboardResult result;

  g_object_get (match, "status", &status, "persona", &persona, "scenario", &scenario,
                "run-title", &run_title, "run-created-at", &created_at, NULL);
  origin = dup_origin (run_title, created_at);
  result = set_status (self, status);
  set_texts (self, persona != NULL ? persona : callboard_format_unknown (), scenario, origin);
  /* Translators: a simulation for a screen reader: its persona, its result, its scenario, its
   * run */
  take_label (self, g_strdup_printf (_("%s, %s, %s, %s"), gtk_label_get_label (self->title),
                                     callboard_result_get_label (result),
                                     scenario != NULL ? scenario : callboard_format_unknown (),
                                     run_title != NULL ? run_title : callboard_format_unknown ()));
}

/* A call that the server has found. */
static void
show_call (CallboardSearchRow *self,
           CallboardCall      *call)
{
  const char *title = callboard_call_get_title (call);
  const char *summary = callboard_call_get_summary (call);
  g_autofree char *title_line = callboard_text_sanitize_line (title != NULL ? title : _("Untitled Call"), MAX_TEXT);
  g_autofree char *summary_line = summary != NULL ? callboard_text_sanitize_line (summary, MAX_TEXT) : NULL;

  set_state (self, callboard_result_get_icon_name (CALLBOARD_RESULT_UNKNOWN),
             callboard_result_get_tone (CALLBOARD_RESULT_UNKNOWN));
  set_texts (self, title_line, summary_line, _("On Roark"));
  /* Translators: a call for a screen reader: its title, its result, its summary */
  take_label (self, g_strdup_printf (_("%s, %s, %s"), title_line,
                                     callboard_result_get_label (CALLBOARD_RESULT_UNKNOWN),
                                     summary_line != NULL ? summary_line : callboard_format_unknown ()));
}

/* The scenario in a run, the run elsewhere. */
static char *
dup_place (CallboardSearchRow       *self,
           CallboardTranscriptMatch *match)
{
  g_autofree char *scenario = NULL;
  g_autofree char *run_title = NULL;
  g_autoptr(GDateTime) created_at = NULL;

  g_object_get (match, "scenario", &scenario, "run-title", &run_title, "run-created-at", &created_at, NULL);

  return self->in_run ? g_steal_pointer (&scenario) : dup_origin (run_title, created_at);
}

static void
show_quote (CallboardSearchRow       *self,
            CallboardTranscriptMatch *match)
{
  g_autofree char *speaker = callboard_quote_label_dup_speaker (match);
  g_autofree char *persona = NULL;
  g_autofree char *place = NULL;
  g_autofree char *origin = NULL;

  g_object_get (match, "persona", &persona, NULL);
  place = dup_place (self, match);
  if (persona != NULL && place != NULL)
    /* Translators: the persona of a simulation, and its scenario or its run */
    origin = g_strdup_printf (C_("persona and place", "%s · %s"), persona, place);
  set_state (self, NULL, CALLBOARD_TONE_NEUTRAL);
  set_texts (self, "", speaker, origin != NULL ? origin : place);
  callboard_quote_label_show (self->title, match);
  gtk_widget_set_visible (GTK_WIDGET (self->title), TRUE);
  /* Translators: a quote from a call for a screen reader: who says it and when, the quote, the
   * persona of the simulation, its scenario or its run */
  take_label (self, g_strdup_printf (_("%s: %s, %s, %s"), speaker, gtk_label_get_label (self->title),
                                     persona != NULL ? persona : callboard_format_unknown (),
                                     place != NULL ? place : callboard_format_unknown ()));
}

static void
show_more (CallboardSearchRow   *self,
           CallboardSearchGroup *group)
{
  guint n = callboard_search_group_get_n_results (group);
  g_autofree char *title = g_strdup_printf (ngettext ("Show All %u", "Show All %u", n), n);

  set_state (self, NULL, CALLBOARD_TONE_NEUTRAL);
  set_texts (self, title, NULL, NULL);
  take_label (self, g_strdup (title));
}

static void
callboard_search_row_update (CallboardSearchRow *self)
{
  gboolean is_more = CALLBOARD_IS_SEARCH_GROUP (self->item);

  if (CALLBOARD_IS_PLAN_JOB_SUMMARY (self->item))
    show_run (self, CALLBOARD_PLAN_JOB_SUMMARY (self->item));
  else if (CALLBOARD_IS_HISTORY_MATCH (self->item))
    show_simulation (self, CALLBOARD_HISTORY_MATCH (self->item));
  else if (CALLBOARD_IS_CALL (self->item))
    show_call (self, CALLBOARD_CALL (self->item));
  else if (CALLBOARD_IS_TRANSCRIPT_MATCH (self->item))
    show_quote (self, CALLBOARD_TRANSCRIPT_MATCH (self->item));
  else if (is_more)
    show_more (self, CALLBOARD_SEARCH_GROUP (self->item));
  gtk_label_set_lines (self->title, CALLBOARD_IS_TRANSCRIPT_MATCH (self->item) ? 3 : 1);
  gtk_label_set_wrap (self->title, CALLBOARD_IS_TRANSCRIPT_MATCH (self->item));
  if (is_more)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "accent");
}

/* The result of a run, the name of its plan, and the number of results change. */
static void
set_item (CallboardSearchRow *self,
          GObject            *item)
{
  if (self->item == item)
    return;

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (CALLBOARD_IS_PLAN_JOB_SUMMARY (item) || CALLBOARD_IS_SEARCH_GROUP (item))
    g_signal_connect_swapped (item, "notify", G_CALLBACK (callboard_search_row_update), self);
  if (item != NULL)
    callboard_search_row_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

static void
callboard_search_row_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  CallboardSearchRow *self = CALLBOARD_SEARCH_ROW (object);

  switch (property_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_search_row_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  if (property_id == PROP_ITEM)
    set_item (CALLBOARD_SEARCH_ROW (object), g_value_get_object (value));
  else if (property_id == PROP_IN_RUN)
    CALLBOARD_SEARCH_ROW (object)->in_run = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_search_row_dispose (GObject *object)
{
  set_item (CALLBOARD_SEARCH_ROW (object), NULL);

  G_OBJECT_CLASS (callboard_search_row_parent_class)->dispose (object);
}

static void
callboard_search_row_finalize (GObject *object)
{
  g_free (CALLBOARD_SEARCH_ROW (object)->label);

  G_OBJECT_CLASS (callboard_search_row_parent_class)->finalize (object);
}

static void
callboard_search_row_class_init (CallboardSearchRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = callboard_search_row_get_property;
  object_class->set_property = callboard_search_row_set_property;
  object_class->dispose = callboard_search_row_dispose;
  object_class->finalize = callboard_search_row_finalize;

  properties[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  properties[PROP_IN_RUN] =
    g_param_spec_boolean ("in-run", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CALLBOARD_TYPE_STATE_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-search-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardSearchRow, details);
  gtk_widget_class_bind_template_child (widget_class, CallboardSearchRow, origin);
  gtk_widget_class_bind_template_child (widget_class, CallboardSearchRow, state);
  gtk_widget_class_bind_template_child (widget_class, CallboardSearchRow, title);
}

static void
callboard_search_row_time_format_cb (CallboardSearchRow *self)
{
  if (self->item != NULL)
    callboard_search_row_update (self);
}

static void
callboard_search_row_init (CallboardSearchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (callboard_time_format_get_default (), "notify::twelve-hour",
                           G_CALLBACK (callboard_search_row_time_format_cb), self, G_CONNECT_SWAPPED);
}
