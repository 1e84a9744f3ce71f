/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of a value of any type, as it was received.
 */

#include "config.h"

#include "callboard-text.h"
#include "callboard-value-label.h"

/* Characters shown of a value. */
#define MAX_VALUE 2000

/**
 * callboard_value_label_dup:
 * @value: (nullable): the value of a %CALLBOARD_FIELD_VALUE
 * @digits: (nullable): the digits of a number as they were received
 *
 * Returns: (transfer full) (nullable): a string as it is, anything else as JSON; %NULL if
 *   @value is
 */
char *
callboard_value_label_dup (GVariant   *value,
                           const char *digits)
{
  g_autoptr(GVariant) json = NULL;

  if (value == NULL)
    return NULL;
  if (digits != NULL)
    return callboard_text_sanitize (digits, MAX_VALUE);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return callboard_text_sanitize (g_variant_get_string (value, NULL), MAX_VALUE);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return g_strdup (g_variant_get_boolean (value) ? "true" : "false");
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    return g_strdup_printf ("%.17g", g_variant_get_double (value));

  json = g_variant_get_maybe (value);

  return json != NULL ? callboard_text_sanitize (g_variant_get_string (json, NULL), MAX_VALUE) : NULL;
}
