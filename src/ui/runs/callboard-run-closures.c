/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The functions that the .ui files of the list of runs call in their
 * expressions: from a property of a run to what is shown.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-formats.h"
#include "callboard-plan-job-summary.h"
#include "callboard-gtk-row-action.h"
#include "callboard-run-closures.h"
#include "callboard-run-status.h"
#include "callboard-vocabulary.h"

static char *
format_run_icon (GObject    *object,
                 const char *status)
{
  return status != NULL
           ? g_strdup (callboard_vocabulary_get_icon_name (CALLBOARD_VOCABULARY_RUN_STATUS, status))
           : NULL;
}

static guint
format_run_tone (GObject    *object,
                 const char *status)
{
  return status != NULL
           ? callboard_vocabulary_get_tone (CALLBOARD_VOCABULARY_RUN_STATUS, status)
           : CALLBOARD_TONE_NEUTRAL;
}

static char *
format_run_day (GObject   *object,
                GDateTime *created_at)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

  return created_at != NULL ? callboard_format_day (created_at, now) : NULL;
}

/* For a screen reader: the icon has no words of its own. */
static char *
format_run_label (GObject    *object,
                  const char *title,
                  const char *status,
                  GDateTime  *created_at)
{
  g_autofree char *state = NULL;
  g_autofree char *clock = NULL;

  if (title == NULL || status == NULL)
    return NULL;

  state = callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_RUN_STATUS, status);
  clock = callboard_format_clock (created_at);
  /* Translators: a run for a screen reader: its name, its status, its time */
  return g_strdup_printf (_("%s, %s, %s"), title, state, clock);
}

/* "Failed · 14:02 · 6 min 55 s · Scheduled". What went well goes without
 * saying. */
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

  if (status == NULL || created_at == NULL)
    return NULL;

  if (!g_str_equal (status, "COMPLETED"))
    g_strv_builder_take (parts, callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_RUN_STATUS, status));
  g_strv_builder_take (parts, callboard_format_clock (created_at));
  if (started_at != NULL && ended_at != NULL && g_date_time_compare (ended_at, started_at) >= 0)
    g_strv_builder_take (parts, callboard_format_duration (g_date_time_difference (ended_at, started_at) / 1000));
  if (triggered_by != NULL)
    g_strv_builder_take (parts, callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_TRIGGER, triggered_by));
  strings = g_strv_builder_end (parts);

  return g_strjoinv (" · ", strings);
}

static gboolean
is_under_way (GObject    *object,
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

/* Asked for when it is to be seen: GTK looks for the pointer whenever a widget is given
 * a text for its tooltip, which is some questions to the display for each row. */
static gboolean
query_run_tooltip (GtkLabel   *label,
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
 * @widget_class: the class of a widget that lists runs, while it is made
 *
 * Lets the template of a widget, and the factories in it, call the functions of
 * this file.
 */
void
callboard_run_closures_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, callboard_gtk_row_action_open);
  gtk_widget_class_bind_template_callback (widget_class, format_run_day);
  gtk_widget_class_bind_template_callback (widget_class, format_run_details);
  gtk_widget_class_bind_template_callback (widget_class, format_run_icon);
  gtk_widget_class_bind_template_callback (widget_class, format_run_label);
  gtk_widget_class_bind_template_callback (widget_class, format_run_tone);
  gtk_widget_class_bind_template_callback (widget_class, get_fraction);
  gtk_widget_class_bind_template_callback (widget_class, is_under_way);
  gtk_widget_class_bind_template_callback (widget_class, query_run_tooltip);
}
