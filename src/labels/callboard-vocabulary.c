/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Labels, icons and tones for the values of the API's enumerations. The values are in
 * callboard-vocabulary-table.h.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "callboard-text.h"
#include "callboard-vocabulary.h"

G_DEFINE_ENUM_TYPE (CallboardVocabulary, callboard_vocabulary,
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_RUN_STATUS, "run-status"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_SIMULATION_STATUS, "simulation-status"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_STAGE, "stage"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_ENDPOINT, "endpoint"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_INVALIDATION, "invalidation"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_GENDER, "gender"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_EMOTION, "emotion"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_TRAIT, "trait"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_TRIGGER, "trigger"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_LANGUAGE, "language"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_ACCENT, "accent"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_ENDED_STATUS, "ended-status"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_CALL_STATUS, "call-status"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_CALL_DIRECTION, "call-direction"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_RECORDING_ACCESS, "recording-access"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_PARTICIPANT, "participant"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_CAPTURE_STATUS, "capture-status"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_METRIC_TYPE, "metric-type"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_SENTIMENT, "sentiment"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_TRANSCRIPTION_SOURCE, "transcription-source"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_SWEEP_ATTRIBUTION, "sweep-attribution"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_PROPERTY_VERDICT, "property-verdict"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_TOOL_MOCK_SOURCE, "tool-mock-source"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_METRIC_SCOPE, "metric-scope"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_METRIC_CONTEXT, "metric-context"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_CALCULATION_TYPE, "calculation-type"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_TOKEN_SCOPE, "token-scope"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_VOCABULARY_TOKEN_ACCESS, "token-access"))

#define UNKNOWN_ICON "callboard-unknown-symbolic"

/* Separates the country and the variant of an accent: US_X_SOUTH. */
#define VARIANT_SEPARATOR "_X_"

typedef struct
{
  CallboardVocabulary  vocabulary;
  const char          *value;
  const char          *context;
  const char          *label;
  const char          *icon_name;
  CallboardTone        tone;
} Entry;

/* NC_() keeps the message context beside the label, so that translate() can look both
 * up. NAME() is a product name, which is not translated. */
#undef NC_
#define NC_(Context, Label) Context, Label
#define NAME(Label) NULL, Label

static const Entry entries[] = {
#include "callboard-vocabulary-table.h"
};

static const Entry *
find_entry (CallboardVocabulary  vocabulary,
            const char          *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i].vocabulary == vocabulary && g_str_equal (entries[i].value, value))
      return &entries[i];

  return NULL;
}

static const char *
translate (const Entry *entry)
{
  return entry->context != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, entry->context, entry->label) : entry->label;
}

/* "US_X_SOUTH" is "American, South". */
static char *
dup_variant_label (const char *value)
{
  const char *variant = strstr (value, VARIANT_SEPARATOR);
  g_autofree char *country = NULL;
  g_autofree char *variant_label = NULL;
  const Entry *entry;

  if (variant == NULL)
    return NULL;

  country = g_strndup (value, variant - value);
  entry = find_entry (CALLBOARD_VOCABULARY_ACCENT, country);
  if (entry == NULL)
    return NULL;

  variant_label = callboard_text_humanize (variant + strlen (VARIANT_SEPARATOR));
  /* Translators: an accent and its region, such as "American, South" */
  return g_strdup_printf (_("%s, %s"), translate (entry), variant_label);
}

/**
 * callboard_vocabulary_dup_label:
 * @vocabulary: an enumeration
 * @value: (nullable): a value, known or not
 *
 * Unknown values become readable text: `PREPARING_CAPACITY` is "Preparing capacity".
 * Unknown codes of languages and accents stay as they are.
 *
 * Returns: (transfer full) (nullable): a translated label; %NULL if @value is
 */
char *
callboard_vocabulary_dup_label (CallboardVocabulary  vocabulary,
                                const char          *value)
{
  const Entry *entry;

  if (value == NULL)
    return NULL;

  entry = find_entry (vocabulary, value);
  if (entry != NULL)
    return g_strdup (translate (entry));

  if (vocabulary == CALLBOARD_VOCABULARY_ACCENT)
    {
      char *label = dup_variant_label (value);

      if (label != NULL)
        return label;
    }

  if (vocabulary == CALLBOARD_VOCABULARY_ACCENT || vocabulary == CALLBOARD_VOCABULARY_LANGUAGE)
    return callboard_text_sanitize_line (value, 80);

  return callboard_text_humanize (value);
}

/**
 * callboard_vocabulary_get_icon_name:
 * @vocabulary: an enumeration
 * @value: (nullable): a value, known or not
 *
 * Returns: (transfer none): the name of a symbolic icon; a question mark for unknown
 *   values and for those that are not states
 */
const char *
callboard_vocabulary_get_icon_name (CallboardVocabulary  vocabulary,
                                    const char          *value)
{
  const Entry *entry;

  entry = value != NULL ? find_entry (vocabulary, value) : NULL;

  return entry != NULL && entry->icon_name != NULL ? entry->icon_name : UNKNOWN_ICON;
}

/**
 * callboard_vocabulary_get_tone:
 * @vocabulary: an enumeration
 * @value: (nullable): a value, known or not
 *
 * Returns: the tone of @value, or %CALLBOARD_TONE_NEUTRAL if it is unknown
 */
CallboardTone
callboard_vocabulary_get_tone (CallboardVocabulary  vocabulary,
                               const char          *value)
{
  const Entry *entry;

  entry = value != NULL ? find_entry (vocabulary, value) : NULL;

  return entry != NULL ? entry->tone : CALLBOARD_TONE_NEUTRAL;
}
