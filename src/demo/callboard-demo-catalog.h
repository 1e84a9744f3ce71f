/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CALLBOARD_DEMO_MAX_CHECKS:
 *
 * The maximum number of checks of a demo run.
 */
#define CALLBOARD_DEMO_MAX_CHECKS 4

/**
 * CALLBOARD_DEMO_PAUSE_CHECK:
 *
 * The index of the check in personas.json whose threshold was changed.
 */
#define CALLBOARD_DEMO_PAUSE_CHECK 16

/**
 * CALLBOARD_DEMO_NOT_EVALUATED:
 *
 * The pass rate of a check that was not evaluated on any simulation.
 */
#define CALLBOARD_DEMO_NOT_EVALUATED (-1)

/**
 * CallboardDemoCheck:
 * @metric: the index of the metric in personas.json
 * @pass_rate: the percentage of evaluated simulations that pass, or
 *   %CALLBOARD_DEMO_NOT_EVALUATED
 *
 * A check of a run.
 */
typedef struct
{
  guint metric;
  int   pass_rate;
} CallboardDemoCheck;

/**
 * CallboardDemoStory:
 * @CALLBOARD_DEMO_STORY_NONE: the pass rates of the checks are those of the plan
 * @CALLBOARD_DEMO_STORY_STEADY: a check fails once in a while
 * @CALLBOARD_DEMO_STORY_REGRESSION: a check starts to fail on some day and is fixed later
 * @CALLBOARD_DEMO_STORY_FLAKY: two test cases fail in one run and pass in the next
 * @CALLBOARD_DEMO_STORY_LANGUAGE: a check starts to fail in two languages
 * @CALLBOARD_DEMO_STORY_NOISE: one persona fails in noise, and in noise only
 * @CALLBOARD_DEMO_STORY_THRESHOLD: a threshold was lowered, and calls that passed now fail
 *
 * What happens to a plan over its runs. See callboard_demo_story_apply().
 */
typedef enum
{
  CALLBOARD_DEMO_STORY_NONE,
  CALLBOARD_DEMO_STORY_STEADY,
  CALLBOARD_DEMO_STORY_REGRESSION,
  CALLBOARD_DEMO_STORY_FLAKY,
  CALLBOARD_DEMO_STORY_LANGUAGE,
  CALLBOARD_DEMO_STORY_NOISE,
  CALLBOARD_DEMO_STORY_THRESHOLD,
} CallboardDemoStory;

/**
 * CallboardDemoPlan:
 * @title: the title of the run, not yet translated
 * @description: a description of the run, not yet translated
 * @agent: (nullable): the name of the agent to call, or %NULL for all agents
 * @status: the final status of the run: `COMPLETED`, `FAILED`, `TIMED_OUT` or
 *   `CANCELLED`
 * @minutes_ago: the minutes between the start of the run and the creation of the
 *   world; 0 for the live run, a third of which is complete at that time
 * @end_percent: for a run that does not complete, the percentage of its full
 *   duration after which it ends
 * @call_seconds: the duration of a call, plus or minus a quarter
 * @n_concurrent: the number of simulations that run at the same time
 * @first_phone_number: the index of the first phone number that the run uses
 * @n_simulations: the number of simulations, including retries
 * @n_failed: the number of simulations that fail
 * @n_timed_out: the number of simulations that time out
 * @n_invalid: the number of simulations that are invalidated, other than the
 *   silent ones
 * @n_silent: the number of simulations in which the agent never speaks
 * @n_retried: the number of silent simulations that are retried successfully
 * @is_sweep: whether the background noise is a swept property
 * @checks: the checks of the run
 * @n_checks: the length of @checks
 * @test_cases: (nullable): the name of its test cases in test-cases.json, or %NULL for
 *   random ones
 * @story: what happens over the runs of the plan
 * @age: the number of the run, from the newest one on
 * @duration_ms: the duration until the end of the last simulation of a run that completes
 *   in ms, or 0 for what its simulations take
 *
 * A run plan of the demo with the results of its run.
 */
typedef struct
{
  const char         *title;
  const char         *description;
  const char         *agent;
  const char         *status;
  guint               minutes_ago;
  guint               end_percent;
  guint               call_seconds;
  guint               n_concurrent;
  guint               first_phone_number;
  guint               n_simulations;
  guint               n_failed;
  guint               n_timed_out;
  guint               n_invalid;
  guint               n_silent;
  guint               n_retried;
  gboolean            is_sweep;
  CallboardDemoCheck  checks[CALLBOARD_DEMO_MAX_CHECKS];
  guint               n_checks;
  const char         *test_cases;
  CallboardDemoStory  story;
  guint               age;
  guint               duration_ms;
} CallboardDemoPlan;

const CallboardDemoPlan *callboard_demo_catalog_get_plans (guint *n_plans);

const CallboardDemoPlan *callboard_demo_catalog_get_story_plans (guint *n_plans);

CallboardDemoPlan callboard_demo_catalog_make_large (guint n_simulations);

G_END_DECLS
