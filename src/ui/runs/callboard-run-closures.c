/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Closures for the .ui files of lists of runs and of search results: they format properties
 * of the model. Used by CallboardRunsPage and CallboardHistorySearchView.
 */

#include "config.h"

#include "callboard-formats.h"
#include "callboard-plan-job-summary.h"
#include "callboard-gtk-row-action.h"
#include "callboard-run-closures.h"
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
  gtk_widget_class_bind_template_callback (widget_class, format_run_day);
  gtk_widget_class_bind_template_callback (widget_class, format_status_icon);
  gtk_widget_class_bind_template_callback (widget_class, format_status_tone);
  gtk_widget_class_bind_template_callback (widget_class, get_run_day);
}
