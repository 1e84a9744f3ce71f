/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a world is made of: shared by the world and its list of runs. */

#pragma once

#include <json-glib/json-glib.h>

#include "callboard-demo-personas.h"
#include "callboard-demo-random.h"
#include "callboard-demo-dialogue.h"
#include "callboard-demo-run-schedule.h"
#include "callboard-demo-world.h"

G_BEGIN_DECLS

/* One run: either a piece to be played, or an answer that is always the same. */
typedef struct
{
  char                 id[CALLBOARD_DEMO_UUID_SIZE];
  char                 plan_id[CALLBOARD_DEMO_UUID_SIZE];
  CallboardDemoPlan   plan;
  guint32              stream;
  /* The moment the piece is played from, and about when it begins. */
  gint64               base;
  gint64               begin;
  guint                number;
  /* What happens in the piece, once somebody asked for it. */
  CallboardDemoRunSchedule *script;
  GBytes              *answer;
  /* An example's answer, parsed, once somebody looked into it. */
  JsonNode            *example;
  /* Its row of the list, once it will not change any more. */
  JsonObject          *row;
} CallboardDemoShow;

/**
 * CallboardDemoWorld:
 *
 * A small invented world of simulation runs.
 *
 * Its ids follow from its seed, its times from the moment it was made, and how
 * far a run is from nothing but these two and the clock. The two examples of
 * the service's reference are in it as they are.
 *
 * A world is to be used from one thread at a time.
 */
struct _CallboardDemoWorld
{
  GObject                parent_instance;

  guint32                seed;
  CallboardDemoClock     clock;
  gpointer               clock_data;
  gint64                 made_at;

  CallboardDemoPersonas     *personas;
  /* What is said in its calls, once somebody asked for one. */
  CallboardDemoDialogue *dialogue;
  GHashTable            *shows;
  /* Of all shows the ones that have a place in the list, the newest first. */
  GPtrArray             *season;
  guint                  n_future;
  GRand                 *season_chance;
  GListStore            *runs;
};

void callboard_demo_world_bring_up_to_date (CallboardDemoWorld *self);

gint64 callboard_demo_world_get_now (CallboardDemoWorld *self);

CallboardDemoRunSchedule *callboard_demo_world_get_script (CallboardDemoWorld *self,
                                                           CallboardDemoShow  *show);

G_END_DECLS
