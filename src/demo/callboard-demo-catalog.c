/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The repertoire: a table of the invented runs and what happens in each. Used
 * by CallboardDemoWorld, which lists them, and CallboardDemoRunSchedule, which
 * plays them. */

#include "callboard-demo-catalog.h"

#include <glib/gi18n.h>

/* The live run first, then from the best news to the worst. */
static const CallboardDemoPlan pieces[] = {
  {
    .title = N_("Front desk, live"),
    .description = N_("24 simulations of a dental front desk; a third is done and the rest takes four minutes"),
    .business = "dental front desk",
    .status = "COMPLETED",
    .minutes_ago = 0,
    .call_seconds = 32,
    .n_at_once = 4,
    .n_simulations = 24,
    .n_failed = 2,
    .n_silent = 1,
    .n_retried = 1,
    .checks = { { 0, 96 }, { 1, 91 }, { 2, 88 } },
    .n_checks = 3,
  },
  {
    .title = N_("Prescription refills"),
    .description = N_("12 simulations of a pharmacy that passed every check"),
    .business = "pharmacy",
    .status = "COMPLETED",
    .minutes_ago = 95,
    .call_seconds = 110,
    .n_at_once = 4,
    .n_simulations = 12,
    .checks = { { 0, 100 }, { 1, 92 }, { 2, 100 } },
    .n_checks = 3,
  },
  {
    .title = N_("Lost bank card"),
    .description = N_("A single simulation that passed"),
    .business = "bank",
    .status = "COMPLETED",
    .minutes_ago = 3 * 60 + 20,
    .call_seconds = 140,
    .n_at_once = 1,
    .n_simulations = 1,
    .checks = { { 0, 100 } },
    .n_checks = 1,
  },
  {
    .title = N_("Where is my parcel?"),
    .description = N_("60 simulations of a delivery service: a good score, and yet two checks failed"),
    .business = "parcel delivery",
    .status = "COMPLETED",
    .minutes_ago = 7 * 60,
    .call_seconds = 95,
    .n_at_once = 6,
    .n_simulations = 60,
    .n_silent = 2,
    .n_retried = 2,
    .checks = { { 0, 100 }, { 1, 87 }, { 2, 98 }, { 3, CALLBOARD_DEMO_NOT_EVALUATED } },
    .n_checks = 4,
  },
  {
    .title = N_("Every caller, every business"),
    .description = N_("300 simulations overnight, on some of which the agent never spoke"),
    .status = "COMPLETED",
    .minutes_ago = 19 * 60,
    .call_seconds = 120,
    .n_at_once = 12,
    .n_simulations = 300,
    .n_failed = 9,
    .n_timed_out = 5,
    .n_invalid = 7,
    .n_silent = 28,
    .n_retried = 9,
    .checks = { { 0, 94 }, { 1, 78 }, { 2, 85 } },
    .n_checks = 3,
  },
  {
    .title = N_("Outage hotline"),
    .description = N_("36 simulations of a telecom hotline, cancelled half-way"),
    .business = "telecom",
    .status = "CANCELLED",
    .minutes_ago = 26 * 60,
    .cut_percent = 48,
    .call_seconds = 130,
    .n_at_once = 5,
    .n_simulations = 36,
    .n_failed = 1,
  },
  {
    .title = N_("Refills at night"),
    .description = N_("20 simulations of a pharmacy that ran out of time"),
    .business = "pharmacy",
    .status = "TIMED_OUT",
    .minutes_ago = 33 * 60,
    .cut_percent = 76,
    .call_seconds = 180,
    .n_at_once = 3,
    .n_simulations = 20,
    .n_timed_out = 3,
    .n_invalid = 1,
    .checks = { { 0, 90 }, { 1, 70 } },
    .n_checks = 2,
  },
  {
    .title = N_("Hotel reservations"),
    .description = N_("12 simulations of a hotel that failed before the first call was through"),
    .business = "hotel",
    .status = "FAILED",
    .minutes_ago = 50 * 60,
    .cut_percent = 5,
    .call_seconds = 120,
    .n_at_once = 4,
    .n_simulations = 12,
    .checks = { { 0, 0 }, { 1, 0 } },
    .n_checks = 2,
  },
};

/* A run of any size with some of everything in it. */
static const CallboardDemoPlan large_piece = {
  .status = "COMPLETED",
  .minutes_ago = 72 * 60,
  .call_seconds = 90,
  .checks = { { 0, 93 }, { 1, 84 }, { 2, 89 } },
  .n_checks = 3,
};

/**
 * callboard_demo_catalog_get_pieces:
 * @n_pieces: (out): takes how many there are
 *
 * Returns: (array length=n_pieces) (transfer none): the runs that every world
 *   has, in the order they are shown: first the one that is live
 */
const CallboardDemoPlan *
callboard_demo_catalog_get_plans (guint *n_plans)
{
  *n_plans = G_N_ELEMENTS (pieces);

  return pieces;
}

/**
 * callboard_demo_catalog_make_large:
 * @n_simulations: how many simulations, at least 1
 *
 * Makes a run for those who want to see many simulations.
 *
 * Returns: the piece; its title and description are %NULL, since they tell
 *   @n_simulations
 */
CallboardDemoPlan
callboard_demo_catalog_make_large (guint n_simulations)
{
  CallboardDemoPlan plan = large_piece;

  plan.n_simulations = n_simulations;
  plan.n_at_once = MAX (4, n_simulations / 25);
  plan.n_failed = n_simulations / 40;
  plan.n_timed_out = n_simulations / 80;
  plan.n_invalid = n_simulations / 60;
  plan.n_silent = n_simulations / 50;
  plan.n_retried = n_simulations / 100;

  return plan;
}
