/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Labels for whether a property of the persona was said as it is. Used by the rows of a
 * metric.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-formats.h"
#include "callboard-property-verdict-labels.h"
#include "callboard-text.h"
#include "callboard-value-label.h"
#include "callboard-vocabulary.h"

/* Characters shown of a name, a value, a quote and a reasoning. */
#define MAX_NAME 200
#define MAX_VALUE 200
#define MAX_QUOTE 200
#define MAX_REASONING 2000

/**
 * callboard_property_verdict_labels_dup_title:
 * @verdict: a verdict
 *
 * Returns: (transfer full): the name of the property, and the verdict in words
 */
char *
callboard_property_verdict_labels_dup_title (CallboardPropertyVerdict *verdict)
{
  const char *property_name;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (CALLBOARD_IS_PROPERTY_VERDICT (verdict), NULL);

  property_name = callboard_property_verdict_get_property_name (verdict);
  name = property_name != NULL ? callboard_text_sanitize_line (property_name, MAX_NAME)
                               : g_strdup (callboard_format_unknown ());
  label = callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_PROPERTY_VERDICT,
                                          callboard_property_verdict_get_verdict (verdict));

  /* Translators: the name of a property of the persona, and whether it was said as it is, such
   * as "zipCode: Mismatch" */
  return g_strdup_printf (_("%s: %s"), name, label != NULL ? label : callboard_format_unknown ());
}

static char *
dup_value (GVariant   *value,
           const char *digits)
{
  g_autofree char *text = callboard_value_label_dup (value, digits);

  return text != NULL ? callboard_text_sanitize_line (text, MAX_VALUE) : NULL;
}

static void
add_value (GStrvBuilder *parts,
           const char   *format,
           char         *value)
{
  g_autoptr(GString) part = NULL;

  if (value == NULL)
    return;

  part = g_string_new (format);
  g_string_replace (part, "%s", value, 1);
  g_strv_builder_add (parts, part->str);
  g_free (value);
}

/**
 * callboard_property_verdict_labels_dup_details:
 * @verdict: a verdict
 *
 * Returns: (transfer full): the expected and the observed value, the quote and the reasoning,
 *   as far as they are known
 */
char *
callboard_property_verdict_labels_dup_details (CallboardPropertyVerdict *verdict)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) items = NULL;
  const char *segment_text;
  const char *reasoning;

  g_return_val_if_fail (CALLBOARD_IS_PROPERTY_VERDICT (verdict), NULL);

  /* Translators: %s is the value that a property of the persona has */
  add_value (parts, _("Expected: %s"),
             dup_value (callboard_property_verdict_get_expected (verdict),
                        callboard_property_verdict_get_expected_digits (verdict)));
  /* Translators: %s is the value that was said of a property of the persona */
  add_value (parts, _("Observed: %s"),
             dup_value (callboard_property_verdict_get_observed (verdict),
                        callboard_property_verdict_get_observed_digits (verdict)));
  segment_text = callboard_property_verdict_get_segment_text (verdict);
  if (segment_text != NULL && *segment_text != '\0')
    /* Translators: what was said, in quotation marks */
    add_value (parts, _("“%s”"), callboard_text_sanitize_line (segment_text, MAX_QUOTE));
  reasoning = callboard_property_verdict_get_reasoning (verdict);
  if (reasoning != NULL && *reasoning != '\0')
    g_strv_builder_take (parts, callboard_text_sanitize (reasoning, MAX_REASONING));
  items = g_strv_builder_end (parts);

  return g_strjoinv (" · ", items);
}
