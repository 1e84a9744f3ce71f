/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the enumerations of the API read. Everything that shows a value of one
 * asks here.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "callboard-text.h"
#include "callboard-vocabulary.h"

#define UNKNOWN_ICON "callboard-unknown-symbolic"

/* What parts the variant of an accent from its country: US_X_SOUTH. */
#define VARIANT "_X_"

typedef struct
{
  CallboardVocabulary  vocabulary;
  const char          *value;
  const char          *context;
  const char          *label;
  const char          *icon_name;
  CallboardTone        tone;
} Word;

/* In the table the words stay together with the context that they are looked up
 * by, as the same word is another one elsewhere in many languages. What has a
 * name is called by it in every language. */
#undef NC_
#define NC_(Context, Words) Context, Words
#define NAME(Words) NULL, Words

static const Word words[] = {
#include "callboard-vocabulary-table.h"
};

static const Word *
find_word (CallboardVocabulary  vocabulary,
           const char          *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].vocabulary == vocabulary && g_str_equal (words[i].value, value))
      return &words[i];

  return NULL;
}

static const char *
translate (const Word *word)
{
  return word->context != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, word->context, word->label) : word->label;
}

/* "US_X_SOUTH" is "United States, South". */
static char *
dup_variant_label (const char *value)
{
  const char *variant = strstr (value, VARIANT);
  g_autofree char *country = NULL;
  g_autofree char *variant_words = NULL;
  const Word *word;

  if (variant == NULL)
    return NULL;

  country = g_strndup (value, variant - value);
  word = find_word (CALLBOARD_VOCABULARY_ACCENT, country);
  if (word == NULL)
    return NULL;

  variant_words = callboard_text_humanize (variant + strlen (VARIANT));
  /* Translators: an accent: a country and a region of it */
  return g_strdup_printf (_("%s, %s"), translate (word), variant_words);
}

/**
 * callboard_vocabulary_dup_label:
 * @vocabulary: the enumeration
 * @value: a value of it, known here or not
 *
 * Returns: (transfer full): the value in translated words; one that is not
 *   known here is made readable: `PREPARING_CAPACITY` is "Preparing capacity".
 *   Codes of languages and countries stay as they are.
 */
char *
callboard_vocabulary_dup_label (CallboardVocabulary  vocabulary,
                                const char          *value)
{
  const Word *word;

  g_return_val_if_fail (value != NULL, NULL);

  word = find_word (vocabulary, value);
  if (word != NULL)
    return g_strdup (translate (word));

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
 * @vocabulary: the enumeration
 * @value: a value of it, known here or not
 *
 * Returns: (transfer none): the name of a symbolic icon
 */
const char *
callboard_vocabulary_get_icon_name (CallboardVocabulary  vocabulary,
                                    const char          *value)
{
  const Word *word;

  g_return_val_if_fail (value != NULL, NULL);

  word = find_word (vocabulary, value);

  return word != NULL && word->icon_name != NULL ? word->icon_name : UNKNOWN_ICON;
}

/**
 * callboard_vocabulary_get_tone:
 * @vocabulary: the enumeration
 * @value: a value of it, known here or not
 *
 * Returns: the tone of the value; %CALLBOARD_TONE_NEUTRAL where it is not known
 */
CallboardTone
callboard_vocabulary_get_tone (CallboardVocabulary  vocabulary,
                               const char          *value)
{
  const Word *word;

  g_return_val_if_fail (value != NULL, CALLBOARD_TONE_NEUTRAL);

  word = find_word (vocabulary, value);

  return word != NULL ? word->tone : CALLBOARD_TONE_NEUTRAL;
}
