/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Formats the values of metrics for display. Used by the Metrics page.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "callboard-formats.h"
#include "callboard-metric-value-labels.h"
#include "callboard-text.h"
#include "callboard-vocabulary.h"

/* Larger numbers have no decimals. From 2⁵³ on, a double is not exact for integers. */
#define MAX_DECIMAL 1e12
#define MAX_EXACT_INTEGER 9007199254740992.0

/* Smaller numbers would be rounded to 0. */
#define MIN_DECIMAL 0.00005

/* Characters shown of a text, and of a malformed value or a unit. */
#define MAX_TEXT 10000
#define MAX_QUOTE 80

/* "2.80" becomes "2.8", and "3.00" becomes "3". */
static void
strip_zeros (char *number)
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

/* Rounded for reading, but never to another magnitude: what is very large or very small is
 * shown as it was received. */
static char *
dup_number_text (const char *digits,
                 double      number)
{
  char *text;

  if (digits != NULL && (fabs (number) >= MAX_EXACT_INTEGER ||
                         (fabs (number) > 0 && fabs (number) < MIN_DECIMAL)))
    return callboard_text_sanitize_line (digits, MAX_QUOTE);
  if (fabs (number) >= MAX_DECIMAL)
    return callboard_text_take_locale (g_strdup_printf ("%'.0f", number));

  text = fabs (number) > 0 && fabs (number) < 0.1
           ? g_strdup_printf ("%.4f", number)
           : g_strdup_printf ("%'.2f", number);
  strip_zeros (text);

  return callboard_text_take_locale (text);
}

static char *
dup_percent_text (double number)
{
  g_autofree char *percent = callboard_format_percent (fabs (number));

  return g_strconcat (number < 0 ? "-" : "", percent, NULL);
}

/**
 * callboard_metric_format_measure:
 * @digits: (nullable): a number as it was received
 * @number: the number
 * @unit: (nullable): its unit
 *
 * Returns: (transfer full): the number rounded for reading, with its unit
 */
char *
callboard_metric_format_measure (const char *digits,
                                 double      number,
                                 const char *unit)
{
  g_autofree char *text = NULL;
  g_autofree char *shown_unit = NULL;

  if (g_strcmp0 (unit, "%") == 0)
    return dup_percent_text (number);

  text = dup_number_text (digits, number);
  if (unit == NULL || *unit == '\0')
    return g_steal_pointer (&text);

  shown_unit = callboard_text_sanitize_line (unit, MAX_QUOTE);
  /* Translators: a number and its unit, such as "631 ms", with a no-break space */
  return g_strdup_printf (_("%s %s"), text, shown_unit);
}

/* What most definitions have, and what is translated here. */
static gboolean
is_yes_or_no (const char *label)
{
  return g_ascii_strcasecmp (label, "yes") == 0 || g_ascii_strcasecmp (label, "no") == 0;
}

static char *
dup_boolean_text (CallboardMetricValue *self)
{
  gboolean value = callboard_metric_value_get_boolean (self) == 1;
  const char *label = callboard_metric_value_get_boolean_label (self);

  if (callboard_metric_value_get_is_check (self))
    /* Translators: the result of a check */
    return g_strdup (value ? C_("check", "Passed") : C_("check", "Failed"));
  if (label != NULL && !is_yes_or_no (label))
    return callboard_text_sanitize_line (label, MAX_QUOTE);

  return g_strdup (value ? _("Yes") : _("No"));
}

static char *
dup_value_text (CallboardMetricValue *self)
{
  const char *text;
  double number;

  if (callboard_metric_value_get_number (self, &number))
    return callboard_metric_format_measure (callboard_metric_value_get_digits (self), number,
                                            callboard_metric_value_get_unit (self));
  if (callboard_metric_value_get_boolean (self) >= 0)
    return dup_boolean_text (self);

  text = g_variant_get_string (callboard_metric_value_get_value (self), NULL);
  if (callboard_metric_value_get_metric_type (self) == CALLBOARD_METRIC_TYPE_CLASSIFICATION)
    return callboard_text_humanize (text);

  return callboard_text_sanitize (text, MAX_TEXT);
}

/**
 * callboard_metric_value_dup_text:
 * @self: a value
 *
 * Returns: (transfer full): the value with its unit, such as "2.8 s", "Passed" or
 *   "Appointment booked", or the reason for its absence, such as "Not applicable"
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
      /* Translators: shown instead of a value that could not be measured */
      return g_strdup (_("Error"));
    case CALLBOARD_CAPTURE_MALFORMED:
      /* Translators: shown instead of a value of the wrong type */
      return g_strdup (_("Unreadable"));
    case CALLBOARD_CAPTURE_OTHER:
      return callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_CAPTURE_STATUS,
                                             callboard_metric_value_get_capture_status (self));
    case CALLBOARD_CAPTURE_MISSING:
    default:
      /* Translators: shown instead of a missing value */
      return g_strdup (_("No data"));
    }
}

/* The value as received, on one line. */
static char *
dup_received_text (CallboardMetricValue *self)
{
  GVariant *value = callboard_metric_value_get_value (self);
  g_autoptr(GVariant) json = NULL;

  if (callboard_metric_value_get_digits (self) != NULL)
    return callboard_text_sanitize_line (callboard_metric_value_get_digits (self), MAX_QUOTE);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    {
      g_autofree char *quoted = callboard_text_sanitize_line (g_variant_get_string (value, NULL), MAX_QUOTE);

      return g_strdup_printf ("\"%s\"", quoted);
    }
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return g_strdup (g_variant_get_boolean (value) ? "true" : "false");

  json = g_variant_get_maybe (value);

  return callboard_text_sanitize_line (g_variant_get_string (json, NULL), MAX_QUOTE);
}

static char *
dup_malformed_detail (CallboardMetricValue *self)
{
  g_autofree char *received = dup_received_text (self);
  g_autofree char *type = callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_METRIC_TYPE,
                                                          callboard_metric_value_get_metric_type_name (self));

  /* Translators: the received value, such as "NaN" in quotes, and the type of the
   * metric, such as "Number" */
  return g_strdup_printf (_("The server sent %s, which does not fit the type “%s”"), received, type);
}

/**
 * callboard_metric_value_dup_exact:
 * @self: a value
 *
 * Returns: (transfer full) (nullable): the number as it was received, with its unit; %NULL
 *   if callboard_metric_value_dup_text() shows all of it
 */
char *
callboard_metric_value_dup_exact (CallboardMetricValue *self)
{
  g_autofree char *shown = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *unit = NULL;
  const char *digits;
  gboolean is_percent;
  double number;

  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), NULL);

  digits = callboard_metric_value_get_digits (self);
  if (digits == NULL || !callboard_metric_value_get_number (self, &number))
    return NULL;

  is_percent = g_strcmp0 (callboard_metric_value_get_unit (self), "%") == 0;
  quoted = callboard_text_sanitize_line (digits, MAX_QUOTE);
  if (is_percent)
    {
      g_autofree char *percent = g_strconcat (quoted, "%", NULL);

      shown = dup_percent_text (number);
      return g_str_equal (shown, percent) ? NULL : g_steal_pointer (&percent);
    }

  shown = dup_number_text (digits, number);
  if (g_str_equal (shown, quoted))
    return NULL;

  if (callboard_metric_value_get_unit (self) == NULL || *callboard_metric_value_get_unit (self) == '\0')
    return g_steal_pointer (&quoted);

  unit = callboard_text_sanitize_line (callboard_metric_value_get_unit (self), MAX_QUOTE);
  return g_strconcat (quoted, "\302\240", unit, NULL);
}

/**
 * callboard_metric_value_dup_detail:
 * @self: a value
 *
 * Returns: (transfer full) (nullable): why there is no value to show, or %NULL if there
 *   is one or the reason is unknown
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
  if (capture == CALLBOARD_CAPTURE_MALFORMED)
    return dup_malformed_detail (self);

  message = callboard_metric_value_get_error_message (self);

  return message != NULL ? callboard_text_sanitize (message, MAX_TEXT) : NULL;
}

/**
 * callboard_metric_value_dup_participant:
 * @self: a value
 *
 * Returns: (transfer full) (nullable): the label of the participant that the value is
 *   about, such as "Agent"; %NULL if it is about the call
 */
char *
callboard_metric_value_dup_participant (CallboardMetricValue *self)
{
  g_autofree char *type = NULL;
  const char *role;

  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), NULL);

  role = callboard_metric_value_get_participant_role (self);
  if (role == NULL)
    return NULL;

  /* Metrics have roles in lower case. */
  type = g_ascii_strup (role, -1);

  return callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_PARTICIPANT, type);
}
