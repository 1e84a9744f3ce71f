/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The data of the demo: featured runs, one of them live, re-runs of their plans over
 * three weeks, and the responses of a Roark API about them. The list of runs is in
 * callboard-demo-run-list.c. Used by CallboardDemoServer; the featured runs are
 * listed on the start page. */

#include "callboard-demo-world-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "callboard-demo-run-response.h"
#include "callboard-demo-json.h"

#include "callboard-demo-run.h"

/* The random streams of the IDs of runs and of the first schedule. */
#define RUN_IDS_STREAM        2
#define FIRST_SCHEDULE_STREAM 100

/* Re-runs of the plans, before and after the creation of the world. */
#define RERUNS_STREAM            3
#define N_PAST_RUNS              120
#define PAST_INTERVAL_MINUTES    250
#define NEW_RUN_INTERVAL_MINUTES 4
#define MAX_NEW_RUNS             1000

/* The ranges of phone numbers. Runs that can overlap use different ranges. */
#define PHONE_NUMBERS_PER_PLAN       40
#define FIRST_RERUN_PHONE_NUMBER     400
#define PHONE_NUMBERS_PER_RERUN      8
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
  g_clear_pointer (&self->all_runs, g_ptr_array_unref);
  g_clear_pointer (&self->rerun_random, g_rand_free);
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

/* Takes ownership of @entry. */
static void
add_run (CallboardDemoWorld    *self,
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

  add_run (self, entry);
  g_list_store_append (self->featured_runs, run);
}

static void
add_plan_run (CallboardDemoWorld      *self,
              const CallboardDemoPlan *plan,
              guint                    first_phone_number,
              GRand                   *random,
              const char              *title,
              const char              *description)
{
  CallboardDemoRunEntry *entry = g_new0 (CallboardDemoRunEntry, 1);

  callboard_demo_random_write_uuid (random, entry->id);
  callboard_demo_random_write_uuid (random, entry->plan_id);
  entry->plan = *plan;
  entry->plan.first_phone_number = first_phone_number;
  entry->stream = FIRST_SCHEDULE_STREAM + g_hash_table_size (self->runs_by_id);
  entry->base_time = self->created_at;
  entry->begins_at = self->created_at - plan->minutes_ago * G_TIME_SPAN_MINUTE;

  add_featured_run (self, entry, title, description);
}

static void
add_plan_runs (CallboardDemoWorld *self,
               GRand              *random)
{
  guint n_plans;
  const CallboardDemoPlan *plans = callboard_demo_catalog_get_plans (&n_plans);

  for (guint i = 0; i < n_plans; i++)
    add_plan_run (self, &plans[i], i * PHONE_NUMBERS_PER_PLAN, random,
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
  add_plan_run (self, &plan, FIRST_LARGE_RUN_PHONE_NUMBER, random, title,
                _("Custom size, with results of every kind"));
}

/* Creates a smaller re-run of a plan from the catalog. */
static CallboardDemoRunEntry *
create_rerun (CallboardDemoWorld *self,
              guint               number)
{
  guint n_plans;
  const CallboardDemoPlan *plans = callboard_demo_catalog_get_plans (&n_plans);
  g_autoptr (CallboardDemoRun) first_run =
    g_list_model_get_item (G_LIST_MODEL (self->featured_runs), number % n_plans);
  CallboardDemoRunEntry *first_entry = g_hash_table_lookup (self->runs_by_id,
                                                            callboard_demo_run_get_id (first_run));
  CallboardDemoRunEntry *entry = g_new0 (CallboardDemoRunEntry, 1);

  callboard_demo_random_write_uuid (self->rerun_random, entry->id);
  g_strlcpy (entry->plan_id, first_entry->plan_id, sizeof entry->plan_id);
  entry->number = number;
  entry->stream = FIRST_SCHEDULE_STREAM + 1000 + number;
  entry->plan = plans[number % n_plans];
  entry->plan.status = "COMPLETED";
  entry->plan.end_percent = 0;
  entry->plan.n_simulations = 6 + number % 7;
  entry->plan.n_concurrent = 3;
  entry->plan.n_failed = number % 4 == 1 ? 1 : 0;
  entry->plan.n_timed_out = 0;
  entry->plan.n_invalid = 0;
  entry->plan.n_silent = 0;
  entry->plan.n_retried = 0;
  entry->plan.first_phone_number = FIRST_RERUN_PHONE_NUMBER + number % 8 * PHONE_NUMBERS_PER_RERUN;

  return entry;
}

static void
add_past (CallboardDemoWorld *self)
{
  static const struct { const char *status; guint end_percent; } outcomes[] = {
    { "COMPLETED", 0 }, { "COMPLETED", 0 }, { "COMPLETED", 0 }, { "FAILED", 30 },
    { "COMPLETED", 0 }, { "COMPLETED", 0 }, { "TIMED_OUT", 70 }, { "COMPLETED", 0 },
    { "COMPLETED", 0 }, { "CANCELLED", 50 }, { "COMPLETED", 0 },
  };

  for (guint i = 1; i <= N_PAST_RUNS; i++) {
    CallboardDemoRunEntry *entry = create_rerun (self, i);

    entry->plan.status = outcomes[i % G_N_ELEMENTS (outcomes)].status;
    entry->plan.end_percent = outcomes[i % G_N_ELEMENTS (outcomes)].end_percent;
    entry->plan.minutes_ago = i * PAST_INTERVAL_MINUTES + 17;
    entry->base_time = self->created_at;
    entry->begins_at = self->created_at - entry->plan.minutes_ago * G_TIME_SPAN_MINUTE;
    add_run (self, entry);
  }
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
  gint64 interval = NEW_RUN_INTERVAL_MINUTES * G_TIME_SPAN_MINUTE;

  while (self->created_at + (gint64) (self->n_new_runs + 1) * interval <= callboard_demo_world_get_now (self) &&
         self->n_new_runs < MAX_NEW_RUNS) {
    CallboardDemoRunEntry *entry;

    self->n_new_runs += 1;
    entry = create_rerun (self, N_PAST_RUNS + self->n_new_runs);
    entry->plan.minutes_ago = 0;
    entry->base_time = self->created_at + self->n_new_runs * interval;
    entry->begins_at = entry->base_time;
    add_run (self, entry);
  }

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
  if (n_simulations > 0)
    add_large_run (self, random, n_simulations);

  self->rerun_random = callboard_demo_random_new (seed, RERUNS_STREAM);
  add_past (self);

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

    entry->schedule = callboard_demo_run_schedule_new (&entry->plan, self->personas, random,
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
