/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The run plans of the demo: a table of the featured runs and their results.
 * Used by CallboardDemoWorld and CallboardDemoRunSchedule. */

#include "callboard-demo-catalog.h"

#include <glib/gi18n.h>

/* The live run first, then sorted from the best to the worst result. */
static const CallboardDemoPlan plans[] = {
  {
    .title = N_("Front desk, live"),
    .description = N_("24 simulations of a dental front desk, in progress for about four more minutes"),
    .agent = "dental front desk",
    .status = "COMPLETED",
    .minutes_ago = 0,
    .call_seconds = 42,
    .n_concurrent = 4,
    .n_simulations = 24,
    .n_failed = 2,
    .n_silent = 1,
    .n_retried = 1,
    .checks = { { 0, 96 }, { 1, 91 }, { 2, 88 } },
    .n_checks = 3,
  },
  {
    .title = N_("Prescription refills"),
    .description = N_("12 simulations of a pharmacy; every check passed"),
    .agent = "pharmacy",
    .status = "COMPLETED",
    .minutes_ago = 95,
    .call_seconds = 110,
    .n_concurrent = 4,
    .n_simulations = 12,
    .checks = { { 0, 100 }, { 1, 92 }, { 2, 100 } },
    .n_checks = 3,
  },
  {
    .title = N_("Lost bank card"),
    .description = N_("A single simulation that passed"),
    .agent = "bank",
    .status = "COMPLETED",
    .minutes_ago = 3 * 60 + 20,
    .call_seconds = 140,
    .n_concurrent = 1,
    .n_simulations = 1,
    .checks = { { 0, 100 } },
    .n_checks = 1,
  },
  {
    .title = N_("Where is my parcel?"),
    .description = N_("60 simulations of a delivery service; a high score, but two checks failed"),
    .agent = "parcel delivery",
    .status = "COMPLETED",
    .minutes_ago = 7 * 60,
    .call_seconds = 95,
    .n_concurrent = 6,
    .n_simulations = 60,
    .n_silent = 2,
    .n_retried = 2,
    .checks = { { 0, 100 }, { 1, 87 }, { 2, 98 }, { 3, CALLBOARD_DEMO_NOT_EVALUATED } },
    .n_checks = 4,
  },
  {
    .title = N_("All personas, all agents"),
    .description = N_("300 simulations overnight; in some, the agent never spoke"),
    .status = "COMPLETED",
    .minutes_ago = 19 * 60,
    .call_seconds = 120,
    .n_concurrent = 12,
    .n_simulations = 300,
    .n_failed = 9,
    .n_timed_out = 5,
    .n_invalid = 7,
    .n_silent = 28,
    .n_retried = 9,
    .is_sweep = TRUE,
    .checks = { { 0, 94 }, { 1, 78 }, { 2, 85 } },
    .n_checks = 3,
  },
  {
    .title = N_("Outage hotline"),
    .description = N_("36 simulations of a telecom hotline, canceled halfway"),
    .agent = "telecom",
    .status = "CANCELLED",
    .minutes_ago = 26 * 60,
    .end_percent = 48,
    .call_seconds = 130,
    .n_concurrent = 5,
    .n_simulations = 36,
    .n_failed = 1,
  },
  {
    .title = N_("Refills at night"),
    .description = N_("20 simulations of a pharmacy; the run timed out"),
    .agent = "pharmacy",
    .status = "TIMED_OUT",
    .minutes_ago = 33 * 60,
    .end_percent = 76,
    .call_seconds = 180,
    .n_concurrent = 3,
    .n_simulations = 20,
    .n_timed_out = 3,
    .n_invalid = 1,
    .checks = { { 0, 90 }, { 1, 70 } },
    .n_checks = 2,
  },
  {
    .title = N_("Hotel reservations"),
    .description = N_("12 simulations of a hotel; the run failed before the first call connected"),
    .agent = "hotel",
    .status = "FAILED",
    .minutes_ago = 50 * 60,
    .end_percent = 5,
    .call_seconds = 120,
    .n_concurrent = 4,
    .n_simulations = 12,
    .checks = { { 0, 0 }, { 1, 0 } },
    .n_checks = 2,
  },
};

/* The plans whose test cases are in test-cases.json. */
static const CallboardDemoPlan story_plans[] = {
  {
    .title = N_("Clinic in eight languages"),
    .description = N_("12 simulations of a clinic; some agents do not say what happens next"),
    .status = "COMPLETED",
    .minutes_ago = 40,
    .call_seconds = 100,
    .n_concurrent = 4,
    .n_simulations = 12,
    .checks = { { 0, 100 }, { 1, 100 }, { 2, 100 } },
    .n_checks = 3,
    .test_cases = "clinic",
    .duration_ms = 372417,
    .story = CALLBOARD_DEMO_STORY_LANGUAGE,
  },
  {
    .title = N_("Orders from noisy places"),
    .description = N_("16 simulations of a drive-through; one persona is not understood in noise"),
    .status = "COMPLETED",
    .minutes_ago = 5 * 60 + 10,
    .call_seconds = 75,
    .n_concurrent = 4,
    .n_simulations = 16,
    .checks = { { 0, 100 }, { 1, 100 } },
    .n_checks = 2,
    .test_cases = "drive-through",
    .duration_ms = 396288,
    .story = CALLBOARD_DEMO_STORY_NOISE,
  },
  {
    .title = N_("Returns and exchanges"),
    .description = N_("10 simulations of a shop; they fail since a shorter pause is required"),
    .status = "COMPLETED",
    .minutes_ago = 9 * 60 + 25,
    .call_seconds = 90,
    .n_concurrent = 3,
    .n_simulations = 10,
    .checks = { { 0, 100 }, { CALLBOARD_DEMO_PAUSE_CHECK, 100 } },
    .n_checks = 2,
    .test_cases = "returns",
    .duration_ms = 451902,
    .story = CALLBOARD_DEMO_STORY_THRESHOLD,
  },
};

/* A plan for any number of simulations with results of every kind. */
static const CallboardDemoPlan large_plan = {
  .status = "COMPLETED",
  .minutes_ago = 72 * 60,
  .call_seconds = 90,
  .checks = { { 0, 93 }, { 1, 84 }, { 2, 89 } },
  .n_checks = 3,
};

/**
 * callboard_demo_catalog_get_plans:
 * @n_plans: (out): the number of plans
 *
 * Returns: (array length=n_plans) (transfer none): the plans of the featured
 *   runs in display order, starting with the live run
 */
const CallboardDemoPlan *
callboard_demo_catalog_get_plans (guint *n_plans)
{
  *n_plans = G_N_ELEMENTS (plans);

  return plans;
}

/**
 * callboard_demo_catalog_get_story_plans:
 * @n_plans: (out): the number of plans
 *
 * Returns: (array length=n_plans) (transfer none): the plans whose test cases are in
 *   test-cases.json, with their newest runs
 */
const CallboardDemoPlan *
callboard_demo_catalog_get_story_plans (guint *n_plans)
{
  *n_plans = G_N_ELEMENTS (story_plans);

  return story_plans;
}

/**
 * callboard_demo_catalog_make_large:
 * @n_simulations: the number of simulations, at least 1
 *
 * Creates a plan for a run of arbitrary size.
 *
 * Returns: the plan; its title and description are %NULL, since the title
 *   depends on @n_simulations
 */
CallboardDemoPlan
callboard_demo_catalog_make_large (guint n_simulations)
{
  CallboardDemoPlan plan = large_plan;

  plan.n_simulations = n_simulations;
  plan.n_concurrent = MAX (4, n_simulations / 25);
  plan.n_failed = n_simulations / 40;
  plan.n_timed_out = n_simulations / 80;
  plan.n_invalid = n_simulations / 60;
  plan.n_silent = n_simulations / 50;
  plan.n_retried = n_simulations / 100;

  return plan;
}
