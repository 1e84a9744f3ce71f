/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The labels of a matrix: what its rows and columns can be, their values, and how many
 * simulations passed.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-formats.h"
#include "callboard-matrix-labels.h"
#include "callboard-result-labels.h"
#include "callboard-text.h"
#include "callboard-vocabulary.h"

/**
 * callboard_dimension_dup_label:
 * @dimension: what rows or columns can be
 *
 * Returns: (transfer full): its label, such as "Persona"; the name of a property as it is
 */
char *
callboard_dimension_dup_label (CallboardDimension *dimension)
{
  static const char *const labels[CALLBOARD_DIMENSION_PROPERTY] = {
    [CALLBOARD_DIMENSION_PERSONA] = N_("Persona"),
    [CALLBOARD_DIMENSION_SCENARIO] = N_("Scenario"),
    [CALLBOARD_DIMENSION_ENDPOINT] = N_("Endpoint"),
    /* Translators: the columns of the matrix are pairs of a scenario and an endpoint */
    [CALLBOARD_DIMENSION_SCENARIO_AND_ENDPOINT] = N_("Scenario × Endpoint"),
    [CALLBOARD_DIMENSION_LANGUAGE] = N_("Language"),
    [CALLBOARD_DIMENSION_ACCENT] = N_("Accent"),
    [CALLBOARD_DIMENSION_GENDER] = N_("Gender"),
    [CALLBOARD_DIMENSION_EMOTION] = N_("Emotion"),
    [CALLBOARD_DIMENSION_PACE] = N_("Speech Pace"),
    [CALLBOARD_DIMENSION_NOISE] = N_("Background Noise"),
    [CALLBOARD_DIMENSION_ATTEMPT] = N_("Attempt"),
  };
  CallboardDimensionKind kind;

  g_return_val_if_fail (CALLBOARD_IS_DIMENSION (dimension), NULL);

  kind = callboard_dimension_get_kind (dimension);

  return kind == CALLBOARD_DIMENSION_PROPERTY
           ? callboard_format_name (callboard_dimension_get_property_name (dimension))
           : g_strdup (_(labels[kind]));
}

/**
 * callboard_run_check_dup_label:
 * @check: a check
 *
 * Returns: (transfer full): its name, else its readable slug, else "Unnamed check"
 */
char *
callboard_run_check_dup_label (CallboardRunCheck *check)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_CHECK (check), NULL);

  return callboard_call_check_dup_name (&(CallboardCallCheck) {
    .name = callboard_run_check_get_name (check),
    .slug = callboard_run_check_get_slug (check),
  });
}

static char *
dup_value (CallboardDimensionKind  kind,
           const char             *value)
{
  static const CallboardVocabulary vocabularies[CALLBOARD_N_DIMENSIONS] = {
    [CALLBOARD_DIMENSION_LANGUAGE] = CALLBOARD_VOCABULARY_LANGUAGE,
    [CALLBOARD_DIMENSION_ACCENT] = CALLBOARD_VOCABULARY_ACCENT,
    [CALLBOARD_DIMENSION_GENDER] = CALLBOARD_VOCABULARY_GENDER,
    [CALLBOARD_DIMENSION_EMOTION] = CALLBOARD_VOCABULARY_EMOTION,
    [CALLBOARD_DIMENSION_PACE] = CALLBOARD_VOCABULARY_TRAIT,
    [CALLBOARD_DIMENSION_NOISE] = CALLBOARD_VOCABULARY_TRAIT,
  };

  if (kind >= CALLBOARD_DIMENSION_LANGUAGE && kind <= CALLBOARD_DIMENSION_NOISE)
    return callboard_vocabulary_dup_label (vocabularies[kind], value);
  if (kind == CALLBOARD_DIMENSION_ATTEMPT)
    /* Translators: %s is the number of the attempt at a test case, 1 is the first */
    return g_strdup_printf (_("Attempt %s"), value);

  return g_strdup (value);
}

static const char *
get_missing_label (CallboardDimensionKind kind)
{
  if (kind == CALLBOARD_DIMENSION_SCENARIO || kind == CALLBOARD_DIMENSION_SCENARIO_AND_ENDPOINT)
    /* Translators: a scenario without a description */
    return _("No description");
  if (kind == CALLBOARD_DIMENSION_PROPERTY)
    /* Translators: of personas that do not have a property, or an empty one */
    return _("No value");

  return callboard_format_unknown ();
}

/**
 * callboard_matrix_line_dup_label:
 * @line: a row or a column
 *
 * Returns: (transfer full): its label beside others, such as "Reschedule an appointment ·
 *   Front desk" or "German"
 */
char *
callboard_matrix_line_dup_label (const CallboardMatrixLine *line)
{
  CallboardDimensionKind kind;
  g_autofree char *value = NULL;

  g_return_val_if_fail (line != NULL, NULL);

  kind = callboard_dimension_get_kind (line->dimension);
  value = line->title != NULL && *line->title != '\0' ? dup_value (kind, line->title)
                                                      : g_strdup (get_missing_label (kind));
  if (kind == CALLBOARD_DIMENSION_SCENARIO_AND_ENDPOINT)
    return g_strjoin (" · ", value, line->subtitle != NULL ? line->subtitle : callboard_format_unknown (), NULL);

  return g_steal_pointer (&value);
}

/**
 * callboard_matrix_line_dup_title:
 * @line: a row or a column
 *
 * Returns: (transfer full): its label by itself, such as "Language: German"
 */
char *
callboard_matrix_line_dup_title (const CallboardMatrixLine *line)
{
  CallboardDimensionKind kind;
  g_autofree char *label = callboard_matrix_line_dup_label (line);
  g_autofree char *dimension = NULL;

  g_return_val_if_fail (line != NULL, NULL);

  kind = callboard_dimension_get_kind (line->dimension);
  if (kind <= CALLBOARD_DIMENSION_SCENARIO_AND_ENDPOINT || kind == CALLBOARD_DIMENSION_ATTEMPT)
    return g_steal_pointer (&label);

  dimension = callboard_dimension_dup_label (line->dimension);

  return g_strdup_printf (_("%s: %s"), dimension, label);
}

/**
 * callboard_tally_dup_score:
 * @tally: a tally
 *
 * Returns: (transfer full): how many passed of those that count, such as "2 of 3"; the
 *   number of all if none counts
 */
char *
callboard_tally_dup_score (const CallboardTally *tally)
{
  g_return_val_if_fail (tally != NULL, NULL);

  if (tally->n_counted == 0)
    return g_strdup_printf ("%u", tally->total);

  /* Translators: how many simulations passed, out of how many */
  return g_strdup_printf (_("%u of %u"), tally->counts[CALLBOARD_RESULT_PASSED], tally->n_counted);
}

/**
 * callboard_tally_dup_count:
 * @tally: a tally
 * @result: a result
 *
 * Returns: (transfer full) (nullable): the number of simulations with @result, such as
 *   "1 failed", with the number of those that count if they passed: "2 of 3 passed"; %NULL
 *   if there are none
 */
char *
callboard_tally_dup_count (const CallboardTally *tally,
                           CallboardResult       result)
{
  guint n;

  g_return_val_if_fail (tally != NULL, NULL);
  g_return_val_if_fail (result < CALLBOARD_N_RESULTS, NULL);

  n = tally->counts[result];
  if (result == CALLBOARD_RESULT_PASSED && tally->n_counted > 0)
    /* Translators: how many simulations passed, out of how many; the first number selects
     * the plural form */
    return g_strdup_printf (ngettext ("%u of %u passed", "%u of %u passed", n), n, tally->n_counted);

  return n > 0 ? callboard_result_dup_count (result, n) : NULL;
}

/**
 * callboard_tally_dup_label:
 * @tally: a tally
 *
 * Returns: (transfer full): all numbers, such as "2 of 3 passed, 1 failed"
 */
char *
callboard_tally_dup_label (const CallboardTally *tally)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) array = NULL;
  char *passed;

  g_return_val_if_fail (tally != NULL, NULL);

  passed = callboard_tally_dup_count (tally, CALLBOARD_RESULT_PASSED);
  if (passed != NULL)
    g_strv_builder_take (parts, passed);
  for (guint i = 0; i < CALLBOARD_N_RESULTS; i++)
    {
      char *part = i != CALLBOARD_RESULT_PASSED ? callboard_tally_dup_count (tally, i) : NULL;

      if (part != NULL)
        g_strv_builder_take (parts, part);
    }
  array = g_strv_builder_end (parts);

  return callboard_text_join_list ((const char *const *) array);
}
