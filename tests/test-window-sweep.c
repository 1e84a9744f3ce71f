/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window says of a run that varies a property, and of one that could not be judged.
 */

#include <string.h>

#include "callboard-ui-resources.h"
#include "window-support.h"

#define RUN "c0a5e0de-71f2-4f55-9c0b-1c7a5b8f2d31"

/* Replaces a text in the payload. */
static void
replace (WindowFixture *fixture,
         const char    *text,
         const char    *replacement)
{
  g_autoptr(GString) body = g_string_new_len (g_bytes_get_data (fixture->body, NULL),
                                              g_bytes_get_size (fixture->body));

  g_assert_cmpuint (g_string_replace (body, text, replacement, 1), ==, 1);
  window_fixture_answer (fixture, 200, body->str, body->len);
}

static void
open_details (WindowFixture *fixture,
              const char    *button)
{
  window_fixture_open (fixture, RUN);
  window_fixture_wait_text (fixture, "Sarah Johnson");
  window_fixture_click_text (fixture, button);
}

static void
test_shown (WindowFixture *fixture,
            gconstpointer  data)
{
  static const char *const texts[] = {
    "Sweep Attribution",
    "6 comparisons tested, 3 testable values",
    "Fails more often with some values · 9 of 34 calls failed (26.5%)",
    "Driving: 7 of 10 (70%), other values: 2 of 24 (8.3%), adjusted p-value 0.0021",
    "Fails, but no value stands out · 5 of 34 calls failed (14.7%)",
    "Too few failures to tell from chance · 1 of 34 calls failed (2.9%)",
    "Values",
    "None (baseline)",
    "Not testable · 4 of 10 calls counted · 6 retries · 6 silent attempts",
    "Agent Never Spoke",
    "Crying baby, loud: 6 of 10 (60%), other values: 2 of 32*",
    "Caveats",
    "Values with fewer than 5 counted calls were not compared.",
    "Minimum calls for each value: 5*",
  };

  window_fixture_answer_file (fixture, "plan-job-sweep.json");
  open_details (fixture, "Failed · score 85.3");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    window_fixture_wait_text (fixture, texts[i]);
}

/* A caveat is shown as it was written, even if it looks like markup. */
static void
test_caveat_is_plain_text (WindowFixture *fixture,
                           gconstpointer  data)
{
  window_fixture_answer_file (fixture, "plan-job-sweep.json");
  replace (fixture, "Values with fewer than 5 counted calls were not compared.", "<b>Few</b> calls & <a href='x'>more");
  open_details (fixture, "Failed · score 85.3");
  window_fixture_wait_text (fixture, "<b>Few</b> calls & <a href='x'>more");
}

/* A caveat of any length and any number of them are shown in part. */
static void
test_limits (WindowFixture *fixture,
             gconstpointer  data)
{
  g_autofree char *word = g_strnfill (100000, 'x');
  g_autoptr(GString) caveats = g_string_new (NULL);
  GtkWidget *label;

  for (guint i = 0; i < 205; i++)
    g_string_append_printf (caveats, "\"Caveat %u\", ", i);
  g_string_append (caveats, "\"Values with");
  g_string_prepend (caveats, "\", ");
  g_string_prepend (caveats, word);
  g_string_prepend (caveats, "\"Long ");
  window_fixture_answer_file (fixture, "plan-job-sweep.json");
  replace (fixture, "\"Values with", caveats->str);
  open_details (fixture, "Failed · score 85.3");
  window_fixture_wait_text (fixture, "Caveat 198");
  window_fixture_wait_text (fixture, "8 more are not shown");
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), "Caveat 199"));
  label = window_find_text (GTK_WIDGET (fixture->window), "Long x*");
  g_assert_cmpint (g_utf8_strlen (gtk_label_get_label (GTK_LABEL (label)), -1), <=, 2001);
}

static void
test_nothing_tested (WindowFixture *fixture,
                     gconstpointer  data)
{
  window_fixture_answer_file (fixture, "plan-job-sweep.json");
  replace (fixture, "\"testedComparisonCount\": 6", "\"testedComparisonCount\": 0");
  open_details (fixture, "Failed · score 85.3");
  window_fixture_wait_text (fixture, "Nothing was tested, so no value can be found to cause failures");
}

static void
test_not_judged (WindowFixture *fixture,
                 gconstpointer  data)
{
  window_fixture_answer_file (fixture, "plan-job-sweep.json");
  replace (fixture, "\"type\": \"METRIC_BELOW_MIN_PASS_RATE\"", "\"type\": \"METRIC_NOT_EVALUATED\"");
  open_details (fixture, "Not judged: Silence duration ≤ 2 s: not evaluated");
  window_fixture_wait_text (fixture, "Why the Run Could Not Be Judged");
  window_fixture_wait_text (fixture, "Silence duration ≤ 2 s: not evaluated");
  window_fixture_wait_no_text (fixture, "Failure Reasons");
}

static void
test_no_checks (WindowFixture *fixture,
                gconstpointer  data)
{
  window_fixture_answer_file (fixture, "plan-job-sweep.json");
  replace (fixture, "\"verdict\": {", "\"verdict\": null, \"formerVerdict\": {");
  open_details (fixture, "No check to judge by");
  window_fixture_wait_text (fixture, "The run plan has no check to judge by");
  window_fixture_wait_text (fixture, "Sweep Attribution");
}

/* A run that goes on has no result, but its sweep may say something. */
static void
test_no_result_yet (WindowFixture *fixture,
                    gconstpointer  data)
{
  window_fixture_answer_file (fixture, "plan-job-sweep.json");
  replace (fixture, "\"verdict\": {", "\"verdict\": null, \"formerVerdict\": {");
  replace (fixture, "\"status\": \"COMPLETED\"", "\"status\": \"RUNNING_SIMULATIONS\"");
  replace (fixture, "\"endedAt\": \"2026-09-01T14:09:10.004Z\"", "\"endedAt\": null");
  open_details (fixture, "No result yet");
  window_fixture_wait_text (fixture, "Sweep Attribution");
  window_fixture_wait_no_text (fixture, "The run plan has no check to judge by");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, test) \
  g_test_add ("/window/" path, WindowFixture, NULL, window_fixture_set_up, test, window_fixture_tear_down)
  ADD ("sweep/shown", test_shown);
  ADD ("sweep/caveat-is-plain-text", test_caveat_is_plain_text);
  ADD ("sweep/limits", test_limits);
  ADD ("sweep/nothing-tested", test_nothing_tested);
  ADD ("sweep/no-result-yet", test_no_result_yet);
  ADD ("verdict/not-judged", test_not_judged);
  ADD ("verdict/no-checks", test_no_checks);
#undef ADD

  return g_test_run ();
}
