/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The repertoire: a table of the invented runs and what happens in each. Used
 * by CallboardDemoWorld, which lists them, and CallboardDemoRunSchedule, which
 * plays them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CALLBOARD_DEMO_MAX_CHECKS:
 *
 * The most checks a run of the demo is judged on.
 */
#define CALLBOARD_DEMO_MAX_CHECKS 4

/**
 * CALLBOARD_DEMO_NOT_EVALUATED:
 *
 * The share of a check that no simulation was evaluated for.
 */
#define CALLBOARD_DEMO_NOT_EVALUATED (-1)

/**
 * CallboardDemoCheck:
 * @metric: which metric of the personas, from 0
 * @share: how many percent of the evaluated simulations pass it, or
 *   %CALLBOARD_DEMO_NOT_EVALUATED
 *
 * A metric that a run is judged on.
 */
typedef struct
{
  guint metric;
  int   share;
} CallboardDemoCheck;

/**
 * CallboardDemoPlan:
 * @title: the name of the run in the interface, not yet translated
 * @description: a sentence about it, not yet translated
 * @business: (nullable): which business is called, or %NULL for all of them
 * @status: how the run ends: `COMPLETED`, `FAILED`, `TIMED_OUT`, `CANCELLED`
 * @minutes_ago: how long before the making of the world it began; 0 for the
 *   live run, of which a third is done at that moment
 * @cut_percent: how far a run came that did not complete, in percent of the
 *   time it would have taken
 * @call_seconds: how long a call takes, give or take a quarter
 * @n_at_once: how many simulations run at once
 * @first_line: the first of the phone numbers it uses, one a line
 * @n_simulations: how many simulations there are, retries included
 * @n_failed: how many of them fail
 * @n_timed_out: how many of them time out
 * @n_invalid: how many of them do not count because the script was left
 * @n_silent: how many of them do not count because the agent never spoke
 * @n_retried: how many of the silent ones are tried again, with success
 * @checks: what the run is judged on
 * @n_checks: how many of @checks there are
 *
 * What happens in a run of the demo.
 */
typedef struct
{
  const char         *title;
  const char         *description;
  const char         *business;
  const char         *status;
  guint               minutes_ago;
  guint               cut_percent;
  guint               call_seconds;
  guint               n_at_once;
  guint               first_line;
  guint               n_simulations;
  guint               n_failed;
  guint               n_timed_out;
  guint               n_invalid;
  guint               n_silent;
  guint               n_retried;
  CallboardDemoCheck  checks[CALLBOARD_DEMO_MAX_CHECKS];
  guint               n_checks;
} CallboardDemoPlan;

const CallboardDemoPlan *callboard_demo_catalog_get_plans (guint *n_plans);

CallboardDemoPlan callboard_demo_catalog_make_large (guint n_simulations);

G_END_DECLS
