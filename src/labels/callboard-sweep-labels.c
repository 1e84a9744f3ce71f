/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Labels for what a run that varies a property says about its values. Shares are computed
 * from the counts: the API does not settle the unit of its rates. Used by CallboardSweepView.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-formats.h"
#include "callboard-sweep-labels.h"
#include "callboard-text.h"
#include "callboard-value-label.h"
#include "callboard-verdict-labels.h"
#include "callboard-vocabulary.h"

/* Characters shown of a name. */
#define MAX_NAME 200

/* Smaller probabilities are not told apart. */
#define MIN_P_VALUE 0.0001

static gboolean
is_share (gint64 part,
          gint64 whole)
{
  return part >= 0 && whole > 0 && part <= whole;
}

static char *
dup_percent (gint64 part,
             gint64 whole)
{
  return callboard_format_percent ((double) part * 100 / (double) whole);
}

/* Returns "7 of 10 (70%)", or NULL if the counts make no share. */
static char *
dup_share (gint64 part,
           gint64 whole)
{
  g_autofree char *percent = NULL;

  if (!is_share (part, whole))
    return NULL;

  percent = dup_percent (part, whole);

  /* Translators: a number of calls, the number of all calls, and the percentage */
  return g_strdup_printf (_("%d of %d (%s)"), callboard_format_clamp_count (part),
                          callboard_format_clamp_count (whole), percent);
}

/* The label of a value, or else the value itself, or else its key. */
static char *
dup_value_name (gpointer object)
{
  g_autofree char *label = NULL;
  g_autofree char *key = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GVariant) value = NULL;

  g_object_get (object, "label", &label, "key", &key, "value", &value, NULL);
  text = callboard_value_label_dup (value, NULL);
  if (label != NULL && *label != '\0')
    return callboard_text_sanitize_line (label, MAX_NAME);
  if (text != NULL && *text != '\0')
    return callboard_text_sanitize_line (text, MAX_NAME);

  return key != NULL && *key != '\0' ? callboard_text_sanitize_line (key, MAX_NAME)
                                     : g_strdup (callboard_format_unknown ());
}

/* Returns "adjusted p-value 0.0021", or NULL if it is unknown. */
static char *
dup_p_value (gpointer object)
{
  double p_value;

  g_object_get (object, "adjusted-p-value", &p_value, NULL);
  if (p_value < 0)
    return NULL;

  if (p_value < MIN_P_VALUE)
    /* Translators: the probability that chance alone explains a difference */
    return g_strdup_printf (_("adjusted p-value below %g"), MIN_P_VALUE);

  /* Translators: the probability that chance alone explains a difference */
  return g_strdup_printf (_("adjusted p-value %.2g"), p_value);
}

/* "Driving: 7 of 10 (70%), other values: 2 of 24 (8.3%), adjusted p-value 0.0021" */
static char *
dup_comparison (const char *name,
                const char *share,
                const char *rest,
                const char *p_value)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) items = NULL;
  g_autofree char *details = NULL;

  if (share != NULL)
    g_strv_builder_add (parts, share);
  if (share != NULL && rest != NULL)
    /* Translators: %s is a share of calls, such as "2 of 24 (8.3%)" */
    g_strv_builder_take (parts, g_strdup_printf (_("other values: %s"), rest));
  if (p_value != NULL)
    g_strv_builder_add (parts, p_value);
  items = g_strv_builder_end (parts);
  if (items[0] == NULL)
    return g_strdup (name);

  details = callboard_text_join_list ((const char *const *) items);

  /* Translators: a value of a property, and how often calls with it failed */
  return g_strdup_printf (_("%s: %s"), name, details);
}

/**
 * callboard_sweep_labels_dup_tested:
 * @attribution: an attribution
 *
 * Returns: (transfer full) (nullable): how much was tested, such as "6 comparisons of 3
 *   values", or that nothing was; %NULL if it is unknown
 */
char *
callboard_sweep_labels_dup_tested (CallboardSweepAttribution *attribution)
{
  g_autofree char *comparisons = NULL;
  g_autofree char *values = NULL;
  gint64 n_comparisons;
  gint64 n_values;

  g_return_val_if_fail (CALLBOARD_IS_SWEEP_ATTRIBUTION (attribution), NULL);

  g_object_get (attribution,
                "tested-comparison-count", &n_comparisons,
                "testable-value-count", &n_values,
                NULL);
  if (n_comparisons == 0)
    return g_strdup (_("Nothing was tested, so no value can be found to cause failures"));
  if (n_comparisons < 0)
    return NULL;

  comparisons = g_strdup_printf (ngettext ("%d comparison tested", "%d comparisons tested",
                                           (gulong) n_comparisons),
                                 callboard_format_clamp_count (n_comparisons));
  if (n_values >= 0)
    values = g_strdup_printf (ngettext ("%d testable value", "%d testable values", (gulong) n_values),
                              callboard_format_clamp_count (n_values));

  return callboard_text_join_list ((const char *const[]) { comparisons, values, NULL });
}

static void
add_limit (GStrvBuilder *limits,
           const char   *label,
           double        limit)
{
  /* Translators: the name of a limit, and its value as Roark sent it */
  if (limit >= 0)
    g_strv_builder_take (limits, g_strdup_printf (_("%s: %g"), label, limit));
}

/**
 * callboard_sweep_labels_dup_limits:
 * @attribution: an attribution
 *
 * Returns: (transfer full) (nullable): the limits of the tests, in one line; %NULL if they are
 *   unknown
 */
char *
callboard_sweep_labels_dup_limits (CallboardSweepAttribution *attribution)
{
  g_autoptr(GStrvBuilder) limits = g_strv_builder_new ();
  g_auto(GStrv) items = NULL;
  gint64 min_calls;
  double false_discovery;
  double unattributed;
  double gap;

  g_return_val_if_fail (CALLBOARD_IS_SWEEP_ATTRIBUTION (attribution), NULL);

  g_object_get (attribution,
                "min-arm-calls", &min_calls,
                "false-discovery-rate", &false_discovery,
                "found-unattributed-failure-rate", &unattributed,
                "minimum-detectable-gap", &gap,
                NULL);
  add_limit (limits, _("Minimum calls for each value"), (double) min_calls);
  add_limit (limits, _("False discovery rate"), false_discovery);
  add_limit (limits, _("Failure rate without attribution"), unattributed);
  add_limit (limits, _("Smallest detectable difference"), gap);
  items = g_strv_builder_end (limits);

  return items[0] != NULL ? g_strjoinv (" · ", items) : NULL;
}

/**
 * callboard_sweep_labels_dup_check:
 * @check: a check of a sweep
 *
 * Returns: (transfer full): its name, or "Unnamed check"
 */
char *
callboard_sweep_labels_dup_check (CallboardSweepCheck *check)
{
  g_return_val_if_fail (CALLBOARD_IS_SWEEP_CHECK (check), NULL);

  return callboard_verdict_labels_dup_name (callboard_sweep_check_get_metric_name (check));
}

/**
 * callboard_sweep_labels_dup_check_result:
 * @check: a check of a sweep
 *
 * Returns: (transfer full): what causes its failures, and how many there are, such as "Too few
 *   failures to tell from chance · 1 of 34 calls failed (2.9%)"
 */
char *
callboard_sweep_labels_dup_check_result (CallboardSweepCheck *check)
{
  g_autofree char *attribution = NULL;
  g_autofree char *percent = NULL;
  g_autofree char *failures = NULL;
  gint64 failed;
  gint64 evaluated;

  g_return_val_if_fail (CALLBOARD_IS_SWEEP_CHECK (check), NULL);

  attribution = callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_SWEEP_ATTRIBUTION,
                                                callboard_sweep_check_get_attribution (check));
  if (attribution == NULL)
    attribution = g_strdup (callboard_format_unknown ());

  g_object_get (check, "failed", &failed, "evaluated", &evaluated, NULL);
  if (!is_share (failed, evaluated))
    return g_steal_pointer (&attribution);

  percent = dup_percent (failed, evaluated);
  /* Translators: number of failed calls, number of evaluated calls, and the percentage */
  failures = g_strdup_printf (ngettext ("%d of %d call failed (%s)", "%d of %d calls failed (%s)",
                                        (gulong) evaluated),
                              callboard_format_clamp_count (failed),
                              callboard_format_clamp_count (evaluated), percent);

  return g_strjoin (" · ", attribution, failures, NULL);
}

/**
 * callboard_sweep_labels_dup_worse_value:
 * @check: a check of a sweep
 * @worse_value: one of its `worseValues`
 *
 * Returns: (transfer full): its name, its share of failures and that of all other values
 */
char *
callboard_sweep_labels_dup_worse_value (CallboardSweepCheck      *check,
                                        CallboardSweepWorseValue *worse_value)
{
  g_autofree char *name = NULL;
  g_autofree char *share = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *p_value = NULL;
  gint64 failed;
  gint64 evaluated;
  gint64 all_failed;
  gint64 all_evaluated;

  g_return_val_if_fail (CALLBOARD_IS_SWEEP_CHECK (check), NULL);
  g_return_val_if_fail (CALLBOARD_IS_SWEEP_WORSE_VALUE (worse_value), NULL);

  g_object_get (worse_value, "failed", &failed, "evaluated", &evaluated, NULL);
  g_object_get (check, "failed", &all_failed, "evaluated", &all_evaluated, NULL);
  name = dup_value_name (worse_value);
  share = dup_share (failed, evaluated);
  if (share != NULL && all_failed >= 0 && all_evaluated >= 0)
    rest = dup_share (all_failed - failed, all_evaluated - evaluated);
  p_value = dup_p_value (worse_value);

  return dup_comparison (name, share, rest, p_value);
}

/**
 * callboard_sweep_labels_dup_value:
 * @value: a value of a swept property
 *
 * Returns: (transfer full): its name, marked if it is the baseline
 */
char *
callboard_sweep_labels_dup_value (CallboardSweepValue *value)
{
  g_autofree char *name = NULL;
  int is_baseline;

  g_return_val_if_fail (CALLBOARD_IS_SWEEP_VALUE (value), NULL);

  name = dup_value_name (value);
  g_object_get (value, "is-baseline", &is_baseline, NULL);

  /* Translators: the value that the other values of a property are compared with */
  return is_baseline == 1 ? g_strdup_printf (_("%s (baseline)"), name) : g_steal_pointer (&name);
}

/**
 * callboard_sweep_labels_dup_value_counts:
 * @value: a value of a swept property
 *
 * Returns: (transfer full): its known counts and its score, and that it could not be tested
 */
char *
callboard_sweep_labels_dup_value_counts (CallboardSweepValue *value)
{
  g_autoptr(GStrvBuilder) counts = g_strv_builder_new ();
  g_auto(GStrv) items = NULL;
  gint64 attempted;
  gint64 counted;
  gint64 retries;
  gint64 silent;
  double score;
  int testable;

  g_return_val_if_fail (CALLBOARD_IS_SWEEP_VALUE (value), NULL);

  g_object_get (value,
                "attempted", &attempted, "counted", &counted, "retries", &retries,
                "silent-attempts", &silent, "score", &score, "testable", &testable,
                NULL);
  if (testable == 0)
    /* Translators: of a value of a property */
    g_strv_builder_take (counts, g_strdup (_("Not testable")));
  if (counted >= 0 && attempted >= 0)
    /* Translators: number of calls that count and number of all calls */
    g_strv_builder_take (counts, g_strdup_printf (ngettext ("%d of %d call counted", "%d of %d calls counted",
                                                  (gulong) attempted),
                                        callboard_format_clamp_count (counted),
                                        callboard_format_clamp_count (attempted)));
  if (retries > 0)
    g_strv_builder_take (counts, g_strdup_printf (ngettext ("%d retry", "%d retries", (gulong) retries),
                                        callboard_format_clamp_count (retries)));
  if (silent > 0)
    g_strv_builder_take (counts, g_strdup_printf (ngettext ("%d silent attempt", "%d silent attempts", (gulong) silent),
                                        callboard_format_clamp_count (silent)));
  if (score >= 0)
    /* Translators: %.1f is a number from 0 to 100 */
    g_strv_builder_take (counts, g_strdup_printf (_("score %.1f"), score));
  items = g_strv_builder_end (counts);

  return g_strjoinv (" · ", items);
}

/**
 * callboard_sweep_labels_dup_silent_value:
 * @silent_value: a value of a swept property with which the agent never spoke
 *
 * Returns: (transfer full): its name, its share of silent attempts and that of all other
 *   values
 */
char *
callboard_sweep_labels_dup_silent_value (CallboardSweepSilentValue *silent_value)
{
  g_autofree char *name = NULL;
  g_autofree char *share = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *p_value = NULL;
  g_autofree char *text = NULL;
  g_autofree char *count = NULL;
  gint64 silent;
  gint64 attempted;
  gint64 rest_silent;
  gint64 rest_attempted;
  gint64 retries;

  g_return_val_if_fail (CALLBOARD_IS_SWEEP_SILENT_VALUE (silent_value), NULL);

  g_object_get (silent_value,
                "silent-attempts", &silent, "attempted", &attempted, "retries", &retries,
                "rest-silent-attempts", &rest_silent, "rest-attempted", &rest_attempted,
                NULL);
  name = dup_value_name (silent_value);
  share = dup_share (silent, attempted);
  rest = dup_share (rest_silent, rest_attempted);
  p_value = dup_p_value (silent_value);
  text = dup_comparison (name, share, rest, p_value);
  if (retries <= 0)
    return g_steal_pointer (&text);

  count = g_strdup_printf (ngettext ("%d retry", "%d retries", (gulong) retries),
                           callboard_format_clamp_count (retries));

  return callboard_text_join_list ((const char *const[]) { text, count, NULL });
}
