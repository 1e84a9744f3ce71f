/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The data of the demo: featured runs, one of them live, other runs of their plans over
 * three weeks, and the responses of a Roark API about them. The other runs are in
 * callboard-demo-history.c, the list of runs in callboard-demo-run-list.c. Used by
 * CallboardDemoServer; the featured runs are listed on the start page. */

#include "callboard-demo-world-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "callboard-demo-run-response.h"
#include "callboard-demo-json.h"

#include "callboard-demo-run.h"

/* The random streams of the IDs of runs and of the first schedule. */
#define RUN_IDS_STREAM        2
#define FIRST_SCHEDULE_STREAM 100
#define LARGE_RUN_STREAM      10

/* The random streams of the plans with a story. */
#define STORY_IDS_STREAM            5
#define FIRST_STORY_SCHEDULE_STREAM 50

/* The ranges of phone numbers. Runs that can overlap use different ranges. */
#define PHONE_NUMBERS_PER_PLAN       40
#define FIRST_STORY_PHONE_NUMBER     600
#define FIRST_LARGE_RUN_PHONE_NUMBER 1000

G_DEFINE_FINAL_TYPE (CallboardDemoWorld, callboard_demo_world, G_TYPE_OBJECT)

/* The example responses of the API reference. */
static const struct
{
  const char *id;
  const char *plan_id;
  gint64      created_at;
  const char *file;
  const char *title;
  const char *description;
} examples[] = {
  {
    .id = "895a456c-ad7f-4846-b9ed-461e8184ca63",
    .plan_id = "d5ffead2-0555-4abc-b5f0-734ccd124d13",
    .created_at = G_GINT64_CONSTANT (1788271330000000),
    .file = "plan-job-current.json",
    .title = N_("Current API example"),
    .description = N_("13 simulations that cover every state in the API"),
  },
  {
    .id = "7f3e4d2c-8a91-4b5c-9e6f-1a2b3c4d5e6f",
    .plan_id = "9a8b7c6d-5e4f-3210-abcd-ef9876543210",
    .created_at = G_GINT64_CONSTANT (1705314600000000),
    .file = "plan-job-seed.json",
    .title = N_("API reference example"),
    .description = N_("The single simulation from the API reference"),
  },
};

static void
run_entry_free (CallboardDemoRunEntry *entry)
{
  g_clear_pointer (&entry->schedule, callboard_demo_run_schedule_free);
  g_clear_pointer (&entry->response, g_bytes_unref);
  g_clear_pointer (&entry->example, json_node_unref);
  g_free (entry);
}

static void
callboard_demo_world_finalize (GObject *object)
{
  CallboardDemoWorld *self = CALLBOARD_DEMO_WORLD (object);

  g_clear_object (&self->featured_runs);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->all_runs, g_ptr_array_unref);
  g_clear_pointer (&self->first_runs, g_ptr_array_unref);
  g_clear_pointer (&self->history_random, g_rand_free);
  g_clear_pointer (&self->runs_by_id, g_hash_table_unref);
  g_clear_pointer (&self->personas, callboard_demo_personas_free);
  g_clear_pointer (&self->dialogue, json_node_unref);

  G_OBJECT_CLASS (callboard_demo_world_parent_class)->finalize (object);
}

static void
callboard_demo_world_class_init (CallboardDemoWorldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = callboard_demo_world_finalize;
}

static void
callboard_demo_world_init (CallboardDemoWorld *self)
{
  self->runs_by_id = g_hash_table_new_full (g_str_hash, g_str_equal,
                                            NULL, (GDestroyNotify) run_entry_free);
  self->all_runs = g_ptr_array_new ();
  self->first_runs = g_ptr_array_new ();
  self->featured_runs = g_list_store_new (CALLBOARD_TYPE_DEMO_RUN);
}

static gint64
get_real_time (gpointer user_data)
{
  return g_get_real_time ();
}

/**
 * callboard_demo_world_get_now:
 * @self: a world
 *
 * Returns: the time of the world in microseconds since the Unix epoch, at least its
 *   creation time
 */
gint64
callboard_demo_world_get_now (CallboardDemoWorld *self)
{
  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), 0);

  return MAX (self->clock (self->clock_data), self->created_at);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const CallboardDemoRunEntry *entry_a = *(const CallboardDemoRunEntry **) a;
  const CallboardDemoRunEntry *entry_b = *(const CallboardDemoRunEntry **) b;

  if (entry_a->begins_at != entry_b->begins_at)
    return entry_a->begins_at < entry_b->begins_at ? 1 : -1;

  return strcmp (entry_a->id, entry_b->id);
}

/**
 * callboard_demo_world_add_run: (skip)
 * @self: a world
 * @entry: (transfer full): a run
 *
 * Adds a run to @self.
 */
void
callboard_demo_world_add_run (CallboardDemoWorld    *self,
                              CallboardDemoRunEntry *entry)
{
  g_hash_table_insert (self->runs_by_id, entry->id, entry);
  g_ptr_array_add (self->all_runs, entry);
}

/* Takes ownership of @entry. */
static void
add_featured_run (CallboardDemoWorld    *self,
                  CallboardDemoRunEntry *entry,
                  const char            *title,
                  const char            *description)
{
  g_autoptr (CallboardDemoRun) run = callboard_demo_run_new (entry->id, title, description);

  callboard_demo_world_add_run (self, entry);
  g_list_store_append (self->featured_runs, run);
}

static void
add_plan_run (CallboardDemoWorld      *self,
              const CallboardDemoPlan *plan,
              guint                    first_phone_number,
              guint32                  stream,
              GRand                   *random,
              const char              *title,
              const char              *description)
{
  CallboardDemoRunEntry *entry = g_new0 (CallboardDemoRunEntry, 1);

  callboard_demo_random_write_uuid (random, entry->id);
  callboard_demo_random_write_uuid (random, entry->plan_id);
  entry->plan = *plan;
  entry->plan.first_phone_number = first_phone_number;
  entry->stream = stream;
  entry->base_time = self->created_at;
  entry->begins_at = self->created_at - plan->minutes_ago * G_TIME_SPAN_MINUTE;

  g_ptr_array_add (self->first_runs, entry);
  add_featured_run (self, entry, title, description);
}

static void
add_plan_runs (CallboardDemoWorld *self,
               GRand              *random)
{
  guint n_plans;
  const CallboardDemoPlan *plans = callboard_demo_catalog_get_plans (&n_plans);

  for (guint i = 0; i < n_plans; i++)
    add_plan_run (self, &plans[i], i * PHONE_NUMBERS_PER_PLAN, FIRST_SCHEDULE_STREAM + i, random,
                  _(plans[i].title), _(plans[i].description));
}

/* These have random streams of their own, which leaves the IDs of the other runs as they are. */
static void
add_story_runs (CallboardDemoWorld *self)
{
  g_autoptr (GRand) random = callboard_demo_random_new (self->seed, STORY_IDS_STREAM);
  guint n_plans;
  const CallboardDemoPlan *plans = callboard_demo_catalog_get_story_plans (&n_plans);

  for (guint i = 0; i < n_plans; i++)
    add_plan_run (self, &plans[i], FIRST_STORY_PHONE_NUMBER + i * PHONE_NUMBERS_PER_PLAN,
                  FIRST_STORY_SCHEDULE_STREAM + i, random,
                  _(plans[i].title), _(plans[i].description));
}

static void
add_example_runs (CallboardDemoWorld *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++) {
    CallboardDemoRunEntry *entry = g_new0 (CallboardDemoRunEntry, 1);

    g_strlcpy (entry->id, examples[i].id, sizeof entry->id);
    g_strlcpy (entry->plan_id, examples[i].plan_id, sizeof entry->plan_id);
    entry->response = callboard_demo_json_load_bytes (examples[i].file);
    entry->begins_at = examples[i].created_at;
    add_featured_run (self, entry, _(examples[i].title), _(examples[i].description));
  }
}

static void
add_large_run (CallboardDemoWorld *self,
               GRand              *random,
               guint               n_simulations)
{
  CallboardDemoPlan plan = callboard_demo_catalog_make_large (n_simulations);
  g_autofree char *title = NULL;

  title = g_strdup_printf (ngettext ("Run with %u simulation",
                                     "Run with %u simulations",
                                     n_simulations),
                           n_simulations);
  add_plan_run (self, &plan, FIRST_LARGE_RUN_PHONE_NUMBER, FIRST_SCHEDULE_STREAM + LARGE_RUN_STREAM,
                random, title,
                _("Custom size, with results of every kind"));
}

/**
 * callboard_demo_world_update: (skip)
 * @self: a world
 *
 * Adds the runs that have started since the creation of the world, one every few
 * minutes, and sorts all runs.
 */
void
callboard_demo_world_update (CallboardDemoWorld *self)
{
  callboard_demo_history_add_new_runs (self);
  if (self->n_sorted_runs == self->all_runs->len)
    return;

  self->n_sorted_runs = self->all_runs->len;
  g_ptr_array_sort (self->all_runs, compare_entries);
}

/**
 * callboard_demo_world_new_at:
 * @n_simulations: the size of an additional run, at most
 *   %CALLBOARD_DEMO_MAX_SIMULATIONS; 0 for none
 * @seed: determines all IDs
 * @created_at: the creation time in microseconds since the Unix epoch, not in the
 *   future
 * @clock: (nullable) (scope forever): the clock, or %NULL for the real time
 * @clock_data: (closure clock): passed to @clock; must outlive the world
 *
 * Creates a world with an earlier creation time. It is identical to a world created
 * with the same seed at that time.
 *
 * Returns: (transfer full): a new world
 */
CallboardDemoWorld *
callboard_demo_world_new_at (guint              n_simulations,
                             guint32            seed,
                             gint64             created_at,
                             CallboardDemoClock clock,
                             gpointer           clock_data)
{
  g_autoptr (GRand) random = NULL;
  CallboardDemoWorld *self;

  g_return_val_if_fail (n_simulations <= CALLBOARD_DEMO_MAX_SIMULATIONS, NULL);

  self = g_object_new (CALLBOARD_TYPE_DEMO_WORLD, NULL);
  self->seed = seed;
  self->clock = clock != NULL ? clock : get_real_time;
  self->clock_data = clock_data;
  self->created_at = MIN (created_at, self->clock (self->clock_data));
  self->personas = callboard_demo_personas_new (seed, self->created_at);

  random = callboard_demo_random_new (seed, RUN_IDS_STREAM);
  add_plan_runs (self, random);
  add_example_runs (self);
  add_story_runs (self);
  if (n_simulations > 0)
    add_large_run (self, random, n_simulations);

  callboard_demo_history_add_past_runs (self);

  return self;
}

/**
 * callboard_demo_world_new:
 * @n_simulations: the size of an additional run, at most
 *   %CALLBOARD_DEMO_MAX_SIMULATIONS; 0 for none
 * @seed: determines all IDs
 * @clock: (nullable) (scope forever): the clock, or %NULL for the real time
 * @clock_data: (closure clock): passed to @clock; must outlive the world
 *
 * Creates a world. Its contents are generated on demand.
 *
 * Returns: (transfer full): a new world
 */
CallboardDemoWorld *
callboard_demo_world_new (guint              n_simulations,
                          guint32            seed,
                          CallboardDemoClock clock,
                          gpointer           clock_data)
{
  return callboard_demo_world_new_at (n_simulations, seed, G_MAXINT64, clock, clock_data);
}

/**
 * callboard_demo_world_get_featured_runs:
 * @self: a world
 *
 * Returns: (transfer none): a constant #GListModel of #CallboardDemoRun, starting
 *   with the live run
 */
GListModel *
callboard_demo_world_get_featured_runs (CallboardDemoWorld *self)
{
  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);

  return G_LIST_MODEL (self->featured_runs);
}

/**
 * callboard_demo_world_get_schedule: (skip)
 * @self: a world
 * @entry: a run of @self, other than an example
 *
 * Returns: (transfer none): the schedule of the run, generated on demand
 */
CallboardDemoRunSchedule *
callboard_demo_world_get_schedule (CallboardDemoWorld    *self,
                                   CallboardDemoRunEntry *entry)
{
  if (entry->schedule == NULL) {
    g_autoptr (GRand) random = callboard_demo_random_new (self->seed, entry->stream);

    const CallboardDemoRunSchedule *first_run =
      entry->first_run != NULL ? callboard_demo_world_get_schedule (self, entry->first_run) : NULL;

    entry->schedule = callboard_demo_run_schedule_new (&entry->plan, self->personas, first_run, random,
                                                       entry->base_time);
  }

  return entry->schedule;
}

/**
 * callboard_demo_world_get_example: (skip)
 * @entry: a run
 *
 * Returns: (transfer none) (nullable): the `data` of the response, or %NULL if the run is
 *   not an example
 */
JsonObject *
callboard_demo_world_get_example (CallboardDemoRunEntry *entry)
{
  if (entry->plan.n_simulations > 0)
    return NULL;

  if (entry->example == NULL)
    entry->example = callboard_demo_json_parse (entry->response);

  return json_object_get_object_member (json_node_get_object (entry->example), "data");
}

static GBytes *
create_response (CallboardDemoWorld    *self,
                 CallboardDemoRunEntry *entry)
{
  return callboard_demo_run_response_new (entry->id, entry->plan_id,
                                          callboard_demo_world_get_schedule (self, entry),
                                          self->personas, callboard_demo_world_get_now (self));
}

/**
 * callboard_demo_world_dup_plan_job:
 * @self: a world
 * @id: a `simulationRunPlanJobId`
 *
 * Creates the response to `GET /v1/simulation/plan/job/{id}` at the current time of
 * the world. The response depends only on the time. Responses of runs that ended
 * before the creation of the world are cached.
 *
 * Returns: (transfer full) (nullable): JSON, or %NULL if there is no such run
 */
GBytes *
callboard_demo_world_dup_plan_job (CallboardDemoWorld *self,
                                   const char         *id)
{
  CallboardDemoRunEntry *entry;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  entry = g_hash_table_lookup (self->runs_by_id, id);
  if (entry == NULL)
    return NULL;

  if (entry->response != NULL)
    return g_bytes_ref (entry->response);

  if (entry->plan.minutes_ago == 0)
    return create_response (self, entry);

  entry->response = create_response (self, entry);

  return g_bytes_ref (entry->response);
}

/**
 * callboard_demo_world_find_plan: (skip)
 * @self: a world
 * @plan_id: a `simulationRunPlanId`
 *
 * Returns: (transfer full) (nullable): the featured run of the plan, which has its title
 */
CallboardDemoRun *
callboard_demo_world_find_plan (CallboardDemoWorld *self,
                                const char         *plan_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->featured_runs)); i++) {
    g_autoptr (CallboardDemoRun) run = g_list_model_get_item (G_LIST_MODEL (self->featured_runs), i);
    CallboardDemoRunEntry *entry = g_hash_table_lookup (self->runs_by_id, callboard_demo_run_get_id (run));

    if (g_str_equal (entry->plan_id, plan_id))
      return g_steal_pointer (&run);
  }

  return NULL;
}
