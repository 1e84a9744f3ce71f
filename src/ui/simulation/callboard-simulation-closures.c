/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Closures for the .ui files of widgets that show simulations: they format properties of
 * the model. Used by the simulation page and the simulations view.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-formats.h"
#include "callboard-outcome-labels.h"
#include "callboard-result-labels.h"
#include "callboard-gtk-row-action.h"
#include "callboard-simulation-closures.h"
#include "callboard-simulation-job.h"
#include "callboard-text.h"
#include "callboard-time-format.h"
#include "callboard-vocabulary.h"

/* The maximum length of a text; its copy button copies all of it. */
/* The number of failed checks that are listed. */
#define MAX_FAILURES 5

#define MAX_PARAGRAPH 2000

static char *
format_line (GObject    *object,
             const char *text)
{
  return callboard_format_one_line (text);
}

static char *
format_text (GObject    *object,
             const char *text)
{
  return text != NULL ? callboard_text_sanitize (text, MAX_PARAGRAPH) : NULL;
}

static char *
format_vocabulary (GObject             *object,
                   const char          *value,
                   CallboardVocabulary  vocabulary)
{
  return callboard_vocabulary_dup_label (vocabulary, value);
}

/* Of a field that every server sends. */
static char *
format_expected (GObject             *object,
                 const char          *value,
                 CallboardVocabulary  vocabulary)
{
  return value != NULL ? callboard_vocabulary_dup_label (vocabulary, value)
                       : g_strdup (callboard_format_unknown ());
}

static char *
format_name (GObject    *object,
             const char *name)
{
  return callboard_format_name (name);
}

/* The display name comes first: "Anxious Patient · Sarah Johnson". */
static char *
format_persona (GObject    *object,
                const char *display_name,
                const char *name)
{
  g_autofree char *first = NULL;
  g_autofree char *second = callboard_format_name (name);

  if (display_name == NULL || *display_name == '\0')
    return g_steal_pointer (&second);

  first = callboard_format_one_line (display_name);

  /* Translators: the display name of a persona, and its name */
  return g_strdup_printf (_("%s · %s"), first, second);
}

static char *
format_languages (GObject            *object,
                  const char * const *codes)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) array = NULL;

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    g_strv_builder_take (names, callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_LANGUAGE, codes[i]));
  array = g_strv_builder_end (names);

  return callboard_text_join_list ((const char *const *) array);
}

static char *
format_lines (GObject            *object,
              const char * const *lines)
{
  g_autofree char *joined = lines != NULL ? g_strjoinv ("\n", (char **) lines) : NULL;

  return joined != NULL ? callboard_text_sanitize (joined, MAX_PARAGRAPH) : NULL;
}

/* The result of a simulation, or its status until there is one. */
static char *
format_state (GObject    *object,
              guint       result,
              const char *status,
              guint       outcome)
{
  if (result == CALLBOARD_RESULT_UNKNOWN)
    return callboard_format_status (status, outcome);

  return callboard_result_dup_summary (result, NULL, status);
}

static char *
format_state_icon (GObject *object,
                   guint    result,
                   guint    outcome)
{
  return g_strdup (result == CALLBOARD_RESULT_UNKNOWN ? callboard_outcome_get_icon_name (outcome)
                                                      : callboard_result_get_icon_name (result));
}

/* The failed checks with their reasons, one per line. */
static char *
format_failures (GObject             *object,
                 guint                result,
                 CallboardCallChecks *checks)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (result != CALLBOARD_RESULT_FAILED || checks == NULL)
    return NULL;

  for (guint i = 0; i < MIN (callboard_call_checks_get_counts (checks)->n_failed, MAX_FAILURES); i++)
    {
      g_autofree char *label = callboard_call_check_dup_label (callboard_call_checks_get (checks, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", label);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* NULL if it is not known when in the call the first check failed. */
static char *
format_failure_time (GObject             *object,
                     guint                result,
                     CallboardCallChecks *checks)
{
  g_autofree char *time = NULL;
  gint64 offset = CALLBOARD_OFFSET_UNKNOWN;

  if (result == CALLBOARD_RESULT_FAILED && checks != NULL)
    offset = callboard_call_checks_get_failure_offset (checks);
  if (offset == CALLBOARD_OFFSET_UNKNOWN)
    return NULL;

  time = callboard_text_format_offset (offset);

  /* Translators: %s is a time in a call, such as "0:42", on a button that plays the
   * recording from there */
  return g_strdup_printf (_("Play from %s"), time);
}

static gboolean
is_set (GObject *object,
        GObject *value)
{
  return value != NULL;
}

static gboolean
has_text (GObject    *object,
          const char *text)
{
  return text != NULL && *text != '\0';
}

/* A number, because GtkNumericSorter does not support enums. */
static guint
get_result_order (GObject         *object,
                  CallboardResult  result)
{
  return result;
}

static char *
format_result_icon (GObject *object,
                    guint    result)
{
  return g_strdup (callboard_result_get_icon_name (result));
}

static CallboardTone
format_result_tone (GObject *object,
                    guint    result)
{
  return callboard_result_get_tone (result);
}

static CallboardTone
format_state_tone (GObject *object,
                   guint    result,
                   guint    outcome)
{
  return result == CALLBOARD_RESULT_UNKNOWN ? callboard_outcome_get_tone (outcome)
                                            : callboard_result_get_tone (result);
}

/* The second line of a row: "Silence at 0:38 · Patient calling to schedule…" */
static char *
format_summary (GObject             *object,
                guint                result,
                CallboardCallChecks *checks,
                const char          *status,
                const char          *description)
{
  g_autofree char *state = callboard_result_dup_summary (result, checks, status);
  g_autofree char *line = NULL;

  if (description == NULL)
    return g_steal_pointer (&state);

  line = callboard_format_one_line (description);

  /* Translators: the result of a simulation and its scenario */
  return g_strdup_printf (_("%s · %s"), state, line);
}

static char *
format_duration (GObject *object,
                 gint64   milliseconds)
{
  return callboard_format_duration (milliseconds);
}

/* An unknown duration is NULL, which hides its row. */
static char *
format_known_duration (GObject *object,
                       gint64   milliseconds)
{
  return milliseconds >= 0 ? callboard_format_duration (milliseconds) : NULL;
}

/* The last parameter only causes an update when it changes. */
static char *
format_date_time (GObject   *object,
                  GDateTime *time,
                  gboolean   twelve_hour)
{
  return callboard_format_full_time (time);
}

/* All labels of a row, for screen readers. */
static char *
format_row_label (GObject             *object,
                  const char          *name,
                  guint                result,
                  CallboardCallChecks *checks,
                  const char          *status,
                  const char          *description,
                  gint64               duration)
{
  g_autofree char *persona = callboard_format_name (name);
  g_autofree char *summary = format_summary (object, result, checks, status, description);
  g_autofree char *length = callboard_format_duration (duration);
  /* The summary of a failure is its reason. */
  const char *failed = result == CALLBOARD_RESULT_FAILED ? callboard_result_get_label (result) : NULL;

  if (failed != NULL)
    return callboard_text_join_list ((const char *const[]) { persona, failed, summary, length, NULL });

  return callboard_text_join_list ((const char *const[]) { persona, summary, length, NULL });
}

/* Simulations that have not started sort last. */
static gint64
get_time_key (GObject   *object,
              GDateTime *time)
{
  return time != NULL ? g_date_time_to_unix_usec (time) : G_MAXINT64;
}

/* A boolean, or -1 if unknown. */
static char *
format_tristate (GObject *object,
                 int      value)
{
  if (value < 0)
    return NULL;

  return g_strdup (value > 0 ? _("Yes") : _("No"));
}

static char *
format_expected_tristate (GObject *object,
                          int      value)
{
  return value < 0 ? g_strdup (callboard_format_unknown ()) : format_tristate (object, value);
}

static char *
format_count (GObject *object,
              gint64   number)
{
  return number >= 0 ? callboard_text_format_count (number) : NULL;
}

static char *
format_seconds (GObject *object,
                double   seconds)
{
  return seconds >= 0 ? callboard_format_duration ((gint64) (MIN (seconds, 1e12) * 1000)) : NULL;
}

static char *
format_percent (GObject *object,
                double   share)
{
  return share >= 0 ? callboard_format_percent (share * 100) : NULL;
}

/**
 * callboard_simulation_closures_bind: (skip)
 * @widget_class: the class of a widget that shows simulations
 *
 * Binds the closures of this file to the template of the class.
 */
void
callboard_simulation_closures_bind (GtkWidgetClass *widget_class)
{
  g_type_ensure (CALLBOARD_TYPE_TIME_FORMAT);
  g_type_ensure (CALLBOARD_TYPE_VOCABULARY);
  gtk_widget_class_bind_template_callback (widget_class, callboard_gtk_row_action_open);
  gtk_widget_class_bind_template_callback (widget_class, format_count);
  gtk_widget_class_bind_template_callback (widget_class, format_duration);
  gtk_widget_class_bind_template_callback (widget_class, format_expected);
  gtk_widget_class_bind_template_callback (widget_class, format_expected_tristate);
  gtk_widget_class_bind_template_callback (widget_class, format_known_duration);
  gtk_widget_class_bind_template_callback (widget_class, format_languages);
  gtk_widget_class_bind_template_callback (widget_class, format_line);
  gtk_widget_class_bind_template_callback (widget_class, format_lines);
  gtk_widget_class_bind_template_callback (widget_class, format_date_time);
  gtk_widget_class_bind_template_callback (widget_class, format_name);
  gtk_widget_class_bind_template_callback (widget_class, format_failure_time);
  gtk_widget_class_bind_template_callback (widget_class, format_failures);
  gtk_widget_class_bind_template_callback (widget_class, format_percent);
  gtk_widget_class_bind_template_callback (widget_class, format_persona);
  gtk_widget_class_bind_template_callback (widget_class, format_result_icon);
  gtk_widget_class_bind_template_callback (widget_class, format_result_tone);
  gtk_widget_class_bind_template_callback (widget_class, format_row_label);
  gtk_widget_class_bind_template_callback (widget_class, format_seconds);
  gtk_widget_class_bind_template_callback (widget_class, format_state);
  gtk_widget_class_bind_template_callback (widget_class, format_state_icon);
  gtk_widget_class_bind_template_callback (widget_class, format_state_tone);
  gtk_widget_class_bind_template_callback (widget_class, format_summary);
  gtk_widget_class_bind_template_callback (widget_class, format_text);
  gtk_widget_class_bind_template_callback (widget_class, format_tristate);
  gtk_widget_class_bind_template_callback (widget_class, format_vocabulary);
  gtk_widget_class_bind_template_callback (widget_class, get_result_order);
  gtk_widget_class_bind_template_callback (widget_class, get_time_key);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, is_set);
}
