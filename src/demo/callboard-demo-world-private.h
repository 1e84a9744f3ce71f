/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The internals of CallboardDemoWorld, shared by the files that write its
 * responses. */

#pragma once

#include <json-glib/json-glib.h>

#include "callboard-demo-personas.h"
#include "callboard-demo-random.h"
#include "callboard-demo-dialogue.h"
#include "callboard-demo-run.h"
#include "callboard-demo-run-schedule.h"
#include "callboard-demo-world.h"

G_BEGIN_DECLS

/* A run of the world: either a plan with a schedule, or an example with a fixed
 * response. */
typedef struct _CallboardDemoRunEntry CallboardDemoRunEntry;
struct _CallboardDemoRunEntry
{
  char                      id[CALLBOARD_DEMO_UUID_SIZE];
  char                      plan_id[CALLBOARD_DEMO_UUID_SIZE];
  CallboardDemoPlan         plan;
  /* The random stream of the schedule. */
  guint32                   stream;
  /* The time that minutes_ago refers to, and the approximate start of the run. */
  gint64                    base_time;
  gint64                    begins_at;
  /* The number of another run of a plan, and the run whose test cases it has. */
  guint                     number;
  CallboardDemoRunEntry    *first_run;
  /* Generated on demand. */
  CallboardDemoRunSchedule *schedule;
  gboolean                  is_indexed;
  /* The response of an example or of a run in its final state. */
  GBytes                   *response;
  /* The parsed response of an example, on demand. */
  JsonNode                 *example;
};

/**
 * CallboardDemoWorld:
 *
 * The data of the demo: simulation runs, generated from a seed, and the responses
 * of a Roark API about them.
 *
 * The seed determines all IDs, the creation time of the world all times. The state
 * of a run depends only on these and the clock. In addition, the world contains the
 * two example responses of the API reference.
 *
 * Not thread-safe.
 */
struct _CallboardDemoWorld
{
  GObject                parent_instance;

  guint32                seed;
  CallboardDemoClock     clock;
  gpointer               clock_data;
  gint64                 created_at;

  CallboardDemoPersonas *personas;
  /* All scripts and phrases, loaded on demand. */
  JsonNode              *dialogue;
  GHashTable            *runs_by_id;
  /* The values of runs_by_id, newest first after callboard_demo_world_update(). */
  GPtrArray             *all_runs;
  guint                  n_sorted_runs;
  /* The simulations of all runs by their IDs and call IDs, on demand. */
  GHashTable            *places;
  guint                  n_indexed_runs;
  /* The featured runs of the plans. */
  GPtrArray             *first_runs;
  guint                  n_past_runs;
  guint                  n_new_runs;
  GRand                 *history_random;
  GListStore            *featured_runs;
};

void callboard_demo_world_add_run (CallboardDemoWorld    *self,
                                   CallboardDemoRunEntry *entry);

void callboard_demo_history_add_past_runs (CallboardDemoWorld *self);

void callboard_demo_history_add_new_runs (CallboardDemoWorld *self);

void callboard_demo_world_update (CallboardDemoWorld *self);

CallboardDemoRunSchedule *callboard_demo_world_get_schedule (CallboardDemoWorld    *self,
                                                             CallboardDemoRunEntry *entry);

CallboardDemoRun *callboard_demo_world_find_plan (CallboardDemoWorld *self,
                                                  const char         *plan_id);

JsonObject *callboard_demo_world_get_example (CallboardDemoRunEntry *entry);

G_END_DECLS
