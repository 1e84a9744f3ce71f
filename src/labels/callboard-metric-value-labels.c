/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a value of a metric reads: in the words and the numbers of the user's
 * language, and what is said where there is none.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "callboard-metric-value-labels.h"
#include "callboard-text.h"
#include "callboard-vocabulary.h"

/* From here on a number is written with its power of ten. */
#define MAX_WRITTEN_OUT 1e12

/* How much of a text is shown, and of a value that does not fit. */
#define MAX_TEXT 10000
#define MAX_QUOTED 80

/* "2.80" is 2.8, and "3.00" is 3. */
static void
cut_zeros (char *number)
{
  const char *point = localeconv ()->decimal_point;
  char *start = *point != '\0' ? strstr (number, point) : NULL;
  char *end = number + strlen (number);

  if (start == NULL)
    return;

  while (end > start + strlen (point) && end[-1] == '0')
    *--end = '\0';
  if (end == start + strlen (point))
    *start = '\0';
}

static char *
dup_number_text (double number)
{
  char *text;

  if (fabs (number) >= MAX_WRITTEN_OUT)
    return g_strdup_printf ("%.6g", number);

  text = fabs (number) > 0 && fabs (number) < 0.1
           ? g_strdup_printf ("%.4f", number)
           : g_strdup_printf ("%'.2f", number);
  cut_zeros (text);

  return text;
}

static char *
dup_measured_text (CallboardMetricValue *self,
                   double                number)
{
  g_autofree char *text = dup_number_text (number);
  g_autofree char *shown_unit = NULL;
  const char *unit = callboard_metric_value_get_unit (self);

  if (unit == NULL || *unit == '\0')
    return g_steal_pointer (&text);

  if (g_str_equal (unit, "%"))
    /* Translators: a share of a hundred, such as "93%" */
    return g_strdup_printf (_("%s%%"), text);

  shown_unit = callboard_text_sanitize_line (unit, MAX_QUOTED);
  /* Translators: a number and its unit, such as "631 ms", with a space that
   * does not break */
  return g_strdup_printf (_("%s %s"), text, shown_unit);
}

static char *
dup_truth_text (CallboardMetricValue *self)
{
  gboolean truth = callboard_metric_value_get_boolean (self) == 1;

  if (callboard_metric_value_get_is_check (self))
    /* Translators: the result of a check */
    return g_strdup (truth ? C_("check", "Passed") : C_("check", "Failed"));

  return g_strdup (truth ? _("Yes") : _("No"));
}

static char *
dup_value_text (CallboardMetricValue *self)
{
  const char *text;
  double number;

  if (callboard_metric_value_get_number (self, &number))
    return dup_measured_text (self, number);
  if (callboard_metric_value_get_boolean (self) >= 0)
    return dup_truth_text (self);

  text = g_variant_get_string (callboard_metric_value_get_value (self), NULL);
  if (g_str_equal (callboard_metric_value_get_metric_type (self), "CLASSIFICATION"))
    return callboard_text_humanize (text);

  return callboard_text_sanitize (text, MAX_TEXT);
}

/**
 * callboard_metric_value_dup_text:
 * @self: a value
 *
 * Returns: (transfer full): the value as it is shown, with its unit: "2.8 s",
 *   "Passed", "Appointment booked"; where there is none, that: "Not applicable"
 */
char *
callboard_metric_value_dup_text (CallboardMetricValue *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), NULL);

  switch (callboard_metric_value_get_capture (self))
    {
    case CALLBOARD_CAPTURE_VALUE:
      return dup_value_text (self);
    case CALLBOARD_CAPTURE_NOT_APPLICABLE:
      return g_strdup (_("Not applicable"));
    case CALLBOARD_CAPTURE_ERROR:
      /* Translators: shown in place of a value that could not be measured */
      return g_strdup (_("Error"));
    case CALLBOARD_CAPTURE_UNFIT:
      /* Translators: shown in place of a value that makes no sense */
      return g_strdup (_("Not readable"));
    case CALLBOARD_CAPTURE_OTHER:
      return callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_CAPTURE_STATUS,
                                             callboard_metric_value_get_capture_status (self));
    case CALLBOARD_CAPTURE_MISSING:
    default:
      /* Translators: shown in place of a value that is not there */
      return g_strdup (_("No data"));
    }
}

static char *
dup_sent_text (GVariant *value)
{
  g_autoptr(GVariant) json = NULL;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    {
      g_autofree char *quoted = callboard_text_sanitize_line (g_variant_get_string (value, NULL), MAX_QUOTED);

      return g_strdup_printf ("\"%s\"", quoted);
    }
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return g_strdup (g_variant_get_boolean (value) ? "true" : "false");
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    return g_strdup_printf ("%g", g_variant_get_double (value));

  json = g_variant_get_maybe (value);

  return callboard_text_sanitize_line (g_variant_get_string (json, NULL), MAX_QUOTED);
}

static char *
dup_unfit_text (CallboardMetricValue *self)
{
  g_autofree char *sent = dup_sent_text (callboard_metric_value_get_value (self));
  g_autofree char *type = callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_METRIC_TYPE,
                                                          callboard_metric_value_get_metric_type (self));

  /* Translators: what was sent, such as "NaN" in quotes, and the type of a
   * metric, such as "Number" */
  return g_strdup_printf (_("The server sent %s, which does not fit the type “%s”"), sent, type);
}

/**
 * callboard_metric_value_dup_detail:
 * @self: a value
 *
 * Returns: (transfer full) (nullable): why there is no value to be shown, in a
 *   sentence, where that is known; %NULL where there is one
 */
char *
callboard_metric_value_dup_detail (CallboardMetricValue *self)
{
  CallboardCapture capture;
  const char *message;

  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), NULL);

  capture = callboard_metric_value_get_capture (self);
  if (capture == CALLBOARD_CAPTURE_VALUE)
    return NULL;
  if (capture == CALLBOARD_CAPTURE_UNFIT)
    return dup_unfit_text (self);

  message = callboard_metric_value_get_error_message (self);

  return message != NULL ? callboard_text_sanitize (message, MAX_TEXT) : NULL;
}

/**
 * callboard_metric_value_dup_participant:
 * @self: a value
 *
 * Returns: (transfer full) (nullable): whose value it is, in words: "Agent";
 *   %NULL where it is nobody's
 */
char *
callboard_metric_value_dup_participant (CallboardMetricValue *self)
{
  g_autofree char *name = NULL;
  const char *role;

  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), NULL);

  role = callboard_metric_value_get_participant_role (self);
  if (role == NULL)
    return NULL;

  /* In metrics roles are written small. */
  name = g_ascii_strup (role, -1);

  return callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_PARTICIPANT, name);
}
