/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Closures for the .ui files of lists of runs and of search results: they format properties
 * of the model. Used by CallboardRunsPage and CallboardHistorySearchView.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-formats.h"
#include "callboard-plan-job-summary.h"
#include "callboard-gtk-row-action.h"
#include "callboard-run-closures.h"
#include "callboard-run-status.h"
#include "callboard-run-title.h"
#include "callboard-vocabulary.h"

static char *
format_status_icon (GObject             *object,
                    const char          *status,
                    CallboardVocabulary  vocabulary)
{
  return g_strdup (callboard_vocabulary_get_icon_name (vocabulary, status));
}

static CallboardTone
format_status_tone (GObject             *object,
                    const char          *status,
                    CallboardVocabulary  vocabulary)
{
  return callboard_vocabulary_get_tone (vocabulary, status);
}

static char *
format_run_title (GObject    *object,
                  const char *plan_name,
                  const char *id)
{
  return id != NULL ? callboard_run_title_dup (plan_name, id) : NULL;
}

static char *
format_run_day (GObject   *object,
                GDateTime *created_at)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

  return created_at != NULL ? callboard_format_day (created_at, now) : g_strdup (callboard_format_unknown ());
}

/* The day as a sort key: a number of days in local time. */
static guint
get_run_day (GObject   *object,
             GDateTime *created_at)
{
  g_autoptr(GDateTime) local = NULL;
  GDate date;

  if (created_at == NULL)
    return 0;

  local = callboard_format_to_local (created_at);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, g_date_time_get_day_of_month (local),
                  (GDateMonth) g_date_time_get_month (local),
                  (GDateYear) g_date_time_get_year (local));

  return g_date_get_julian (&date);
}

static char *
format_run_status (const char *status)
{
  return status != NULL ? callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_RUN_STATUS, status)
                        : g_strdup (callboard_format_unknown ());
}

/* The accessible label of a row; the icon has none. */
static char *
format_run_label (GObject    *object,
                  const char *plan_name,
                  const char *id,
                  const char *status,
                  GDateTime  *created_at)
{
  g_autofree char *title = format_run_title (object, plan_name, id);
  g_autofree char *state = NULL;
  g_autofree char *clock = NULL;

  if (title == NULL)
    return NULL;

  state = format_run_status (status);
  clock = callboard_format_short_time (created_at);
  /* Translators: a run for a screen reader: its title, status and time */
  return g_strdup_printf (_("%s, %s, %s"), title, state, clock);
}

/* For example "Failed · 14:02 · 6 min 55 s · Scheduled". The status is left out if the
 * run completed. */
static char *
format_run_details (GObject    *object,
                    const char *status,
                    GDateTime  *created_at,
                    GDateTime  *started_at,
                    GDateTime  *ended_at,
                    const char *triggered_by)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) strings = NULL;

  if (g_strcmp0 (status, "COMPLETED") != 0)
    g_strv_builder_take (parts, format_run_status (status));
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

static gboolean
is_active (GObject    *object,
           const char *status,
           double      progress)
{
  return status != NULL && progress >= 0 && !callboard_run_status_is_final (status);
}

static double
get_fraction (GObject *object,
              double   progress)
{
  return CLAMP (progress, 0, 1);
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

/**
 * callboard_run_closures_bind: (skip)
 * @widget_class: the class of a widget that lists runs or search results
 *
 * Binds the closures of this file to the template of the class.
 */
void
callboard_run_closures_bind (GtkWidgetClass *widget_class)
{
  g_type_ensure (CALLBOARD_TYPE_VOCABULARY);
  gtk_widget_class_bind_template_callback (widget_class, callboard_gtk_row_action_open);
  gtk_widget_class_bind_template_callback (widget_class, callboard_run_row_query_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_run_day);
  gtk_widget_class_bind_template_callback (widget_class, format_run_details);
  gtk_widget_class_bind_template_callback (widget_class, format_run_label);
  gtk_widget_class_bind_template_callback (widget_class, format_run_title);
  gtk_widget_class_bind_template_callback (widget_class, format_status_icon);
  gtk_widget_class_bind_template_callback (widget_class, format_status_tone);
  gtk_widget_class_bind_template_callback (widget_class, get_fraction);
  gtk_widget_class_bind_template_callback (widget_class, get_run_day);
  gtk_widget_class_bind_template_callback (widget_class, is_active);
}
