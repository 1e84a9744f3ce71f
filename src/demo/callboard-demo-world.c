/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The world of the demo: a handful of runs to look at, one of them live, those of
 * three weeks around them, and the answers that a Roark API would give about
 * them; the list of them is in callboard-demo-run-list.c. Used by
 * CallboardDemoServer and by the list of what the demo has. */

#include "callboard-demo-world-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "callboard-demo-run-response.h"
#include "callboard-demo-json.h"
#include "callboard-demo-resources.h"
#include "callboard-demo-run.h"

#define RESOURCE_PATH "/io/github/callboard/Callboard/demo/"

/* Where in the world's chance the runs have their ids, and the first of the
 * invented runs its script. */
#define RUN_IDS_STREAM      2
#define FIRST_SCRIPT_STREAM 100

/* The season: what was run before the world was made, and what begins after. */
#define SEASON_STREAM       3
#define N_PAST              120
#define MINUTES_OF_PAST     250
#define MINUTES_OF_FUTURE   4
#define MAX_FUTURE          1000

/* The pool of phone numbers: runs that may go on at the same time take theirs
 * from different parts of it, the others use them again. */
#define LINES_OF_PIECE      40
#define FIRST_SEASON_LINE   400
#define LINES_OF_RERUN      8
#define FIRST_LARGE_LINE    1000

G_DEFINE_FINAL_TYPE (CallboardDemoWorld, callboard_demo_world, G_TYPE_OBJECT)

/* The two examples that are kept as files. */
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
    .title = N_("Today’s example"),
    .description = N_("13 simulations in which everything occurs that the service can say about one"),
  },
  {
    .id = "7f3e4d2c-8a91-4b5c-9e6f-1a2b3c4d5e6f",
    .plan_id = "9a8b7c6d-5e4f-3210-abcd-ef9876543210",
    .created_at = G_GINT64_CONSTANT (1705314600000000),
    .file = "plan-job-seed.json",
    .title = N_("Reference example"),
    .description = N_("The single simulation that the service’s reference shows"),
  },
};

static void
show_free (CallboardDemoShow *show)
{
  g_clear_pointer (&show->script, callboard_demo_run_schedule_free);
  g_clear_pointer (&show->answer, g_bytes_unref);
  g_clear_pointer (&show->example, json_node_unref);
  g_clear_pointer (&show->row, json_object_unref);
  g_free (show);
}

static void
callboard_demo_world_finalize (GObject *object)
{
  CallboardDemoWorld *self = CALLBOARD_DEMO_WORLD (object);

  g_clear_object (&self->runs);
  g_clear_pointer (&self->season, g_ptr_array_unref);
  g_clear_pointer (&self->season_chance, g_rand_free);
  g_clear_pointer (&self->shows, g_hash_table_unref);
  g_clear_pointer (&self->personas, callboard_demo_personas_free);
  g_clear_pointer (&self->dialogue, callboard_demo_dialogue_free);

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
  self->shows = g_hash_table_new_full (g_str_hash, g_str_equal,
                                       NULL, (GDestroyNotify) show_free);
  self->season = g_ptr_array_new ();
  self->runs = g_list_store_new (CALLBOARD_TYPE_DEMO_RUN);
}

static gint64
tell_real_time (gpointer user_data)
{
  return g_get_real_time ();
}

/**
 * callboard_demo_world_get_now: (skip)
 * @self: a world
 *
 * Returns: the time in microseconds since the Unix epoch, which in this world
 *   does not go back behind its making
 */
gint64
callboard_demo_world_get_now (CallboardDemoWorld *self)
{
  return MAX (self->clock (self->clock_data), self->made_at);
}

static GBytes *
load_example (const char *file)
{
  g_autofree char *path = g_strconcat (RESOURCE_PATH, file, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  bytes = g_resource_lookup_data (callboard_demo_get_resource (), path,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("The demo's own %s cannot be read: %s", file, error->message);

  return bytes;
}

static int
compare_shows (gconstpointer a,
               gconstpointer b)
{
  const CallboardDemoShow *show_a = *(const CallboardDemoShow **) a;
  const CallboardDemoShow *show_b = *(const CallboardDemoShow **) b;

  if (show_a->begin != show_b->begin)
    return show_a->begin < show_b->begin ? 1 : -1;

  return strcmp (show_a->id, show_b->id);
}

/* Takes @show. */
static void
add_to_season (CallboardDemoWorld *self,
               CallboardDemoShow  *show)
{
  g_hash_table_insert (self->shows, show->id, show);
  g_ptr_array_add (self->season, show);
}

/* Takes @show. */
static void
add_show (CallboardDemoWorld *self,
          CallboardDemoShow  *show,
          const char         *title,
          const char         *description)
{
  g_autoptr (CallboardDemoRun) run = callboard_demo_run_new (show->id, title, description);

  add_to_season (self, show);
  g_list_store_append (self->runs, run);
}

static void
add_piece (CallboardDemoWorld      *self,
           const CallboardDemoPlan *plan,
           guint                    first_line,
           GRand                   *chance,
           const char              *title,
           const char              *description)
{
  CallboardDemoShow *show = g_new0 (CallboardDemoShow, 1);

  callboard_demo_random_write_uuid (chance, show->id);
  callboard_demo_random_write_uuid (chance, show->plan_id);
  show->plan = *plan;
  show->plan.first_line = first_line;
  show->stream = FIRST_SCRIPT_STREAM + g_hash_table_size (self->shows);
  show->base = self->made_at;
  show->begin = self->made_at - plan->minutes_ago * G_TIME_SPAN_MINUTE;

  add_show (self, show, title, description);
}

static void
add_pieces (CallboardDemoWorld *self,
            GRand              *chance)
{
  guint n_plans;
  const CallboardDemoPlan *pieces = callboard_demo_catalog_get_plans (&n_plans);

  for (guint i = 0; i < n_plans; i++)
    add_piece (self, &pieces[i], i * LINES_OF_PIECE, chance,
               _(pieces[i].title), _(pieces[i].description));
}

static void
add_examples (CallboardDemoWorld *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++) {
    CallboardDemoShow *show = g_new0 (CallboardDemoShow, 1);

    g_strlcpy (show->id, examples[i].id, sizeof show->id);
    g_strlcpy (show->plan_id, examples[i].plan_id, sizeof show->plan_id);
    show->answer = load_example (examples[i].file);
    show->begin = examples[i].created_at;
    add_show (self, show, _(examples[i].title), _(examples[i].description));
  }
}

static void
add_large_piece (CallboardDemoWorld *self,
                 GRand              *chance,
                 guint               n_simulations)
{
  CallboardDemoPlan plan = callboard_demo_catalog_make_large (n_simulations);
  g_autofree char *title = NULL;

  title = g_strdup_printf (ngettext ("A run of %u simulation",
                                     "A run of %u simulations",
                                     n_simulations),
                           n_simulations);
  add_piece (self, &plan, FIRST_LARGE_LINE, chance, title, _("Made to measure, with some of everything in it"));
}

/* What a plan of the repertoire was run for on another day: smaller, and with
 * another end now and then. */
static CallboardDemoShow *
create_rerun (CallboardDemoWorld *self,
              guint               number)
{
  guint n_plans;
  const CallboardDemoPlan *pieces = callboard_demo_catalog_get_plans (&n_plans);
  g_autoptr (CallboardDemoRun) premiere_run =
    g_list_model_get_item (G_LIST_MODEL (self->runs), number % n_plans);
  CallboardDemoShow *premiere = g_hash_table_lookup (self->shows, callboard_demo_run_get_id (premiere_run));
  CallboardDemoShow *show = g_new0 (CallboardDemoShow, 1);

  callboard_demo_random_write_uuid (self->season_chance, show->id);
  g_strlcpy (show->plan_id, premiere->plan_id, sizeof show->plan_id);
  show->number = number;
  show->stream = FIRST_SCRIPT_STREAM + 1000 + number;
  show->plan = pieces[number % n_plans];
  show->plan.status = "COMPLETED";
  show->plan.cut_percent = 0;
  show->plan.n_simulations = 6 + number % 7;
  show->plan.n_at_once = 3;
  show->plan.n_failed = number % 4 == 1 ? 1 : 0;
  show->plan.n_timed_out = 0;
  show->plan.n_invalid = 0;
  show->plan.n_silent = 0;
  show->plan.n_retried = 0;
  show->plan.first_line = FIRST_SEASON_LINE + number % 8 * LINES_OF_RERUN;

  return show;
}

static void
add_past (CallboardDemoWorld *self)
{
  static const struct { const char *status; guint cut_percent; } ends[] = {
    { "COMPLETED", 0 }, { "COMPLETED", 0 }, { "COMPLETED", 0 }, { "FAILED", 30 },
    { "COMPLETED", 0 }, { "COMPLETED", 0 }, { "TIMED_OUT", 70 }, { "COMPLETED", 0 },
    { "COMPLETED", 0 }, { "CANCELLED", 50 }, { "COMPLETED", 0 },
  };

  for (guint i = 1; i <= N_PAST; i++) {
    CallboardDemoShow *show = create_rerun (self, i);

    show->plan.status = ends[i % G_N_ELEMENTS (ends)].status;
    show->plan.cut_percent = ends[i % G_N_ELEMENTS (ends)].cut_percent;
    show->plan.minutes_ago = i * MINUTES_OF_PAST + 17;
    show->base = self->made_at;
    show->begin = self->made_at - show->plan.minutes_ago * G_TIME_SPAN_MINUTE;
    add_to_season (self, show);
  }
}

/**
 * callboard_demo_world_bring_up_to_date: (skip)
 * @self: a world
 *
 * Adds the runs that began since it was made, one every few minutes for as long
 * as the world is looked at, and sorts them all.
 */
void
callboard_demo_world_bring_up_to_date (CallboardDemoWorld *self)
{
  gint64 span = MINUTES_OF_FUTURE * G_TIME_SPAN_MINUTE;

  while (self->made_at + (gint64) (self->n_future + 1) * span <= callboard_demo_world_get_now (self) &&
         self->n_future < MAX_FUTURE) {
    CallboardDemoShow *show;

    self->n_future += 1;
    show = create_rerun (self, N_PAST + self->n_future);
    show->plan.minutes_ago = 0;
    show->base = self->made_at + self->n_future * span;
    show->begin = show->base;
    add_to_season (self, show);
  }

  g_ptr_array_sort (self->season, compare_shows);
}

/**
 * callboard_demo_world_new_at:
 * @n_simulations: the simulations of one more run, at most
 *   %CALLBOARD_DEMO_MAX_SIMULATIONS; 0 for no such run
 * @seed: any number; the same one gives the same ids in every process
 * @made_at: when it was made, in microseconds since the Unix epoch; not in the
 *   future
 * @clock: (nullable) (scope forever): tells the time, or %NULL for the real one
 * @clock_data: (closure clock): passed to @clock; it must outlive the world
 *
 * Makes a world that has gone on since it was made, as one with the same seed
 * that was made then.
 *
 * Returns: (transfer full): a new world
 */
CallboardDemoWorld *
callboard_demo_world_new_at (guint              n_simulations,
                             guint32            seed,
                             gint64             made_at,
                             CallboardDemoClock clock,
                             gpointer           clock_data)
{
  g_autoptr (GRand) chance = NULL;
  CallboardDemoWorld *self;

  g_return_val_if_fail (n_simulations <= CALLBOARD_DEMO_MAX_SIMULATIONS, NULL);

  self = g_object_new (CALLBOARD_TYPE_DEMO_WORLD, NULL);
  self->seed = seed;
  self->clock = clock != NULL ? clock : tell_real_time;
  self->clock_data = clock_data;
  self->made_at = MIN (made_at, self->clock (self->clock_data));
  self->personas = callboard_demo_personas_new (seed, self->made_at);

  chance = callboard_demo_random_new (seed, RUN_IDS_STREAM);
  add_pieces (self, chance);
  add_examples (self);
  if (n_simulations > 0)
    add_large_piece (self, chance, n_simulations);

  self->season_chance = callboard_demo_random_new (seed, SEASON_STREAM);
  add_past (self);

  return self;
}

/**
 * callboard_demo_world_new:
 * @n_simulations: the simulations of one more run, at most
 *   %CALLBOARD_DEMO_MAX_SIMULATIONS; 0 for no such run
 * @seed: any number; the same one gives the same ids in every process
 * @clock: (nullable) (scope forever): tells the time, or %NULL for the real one
 * @clock_data: (closure clock): passed to @clock; it must outlive the world
 *
 * Makes a world. Nothing in it is written out before somebody asks for it.
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
 * callboard_demo_world_get_runs:
 * @self: a world
 *
 * Lists what there is to see: first the live run, then the others. The list
 * never changes.
 *
 * Returns: (transfer none): a list of [class@DemoRun]
 */
GListModel *
callboard_demo_world_get_runs (CallboardDemoWorld *self)
{
  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);

  return G_LIST_MODEL (self->runs);
}

/**
 * callboard_demo_world_tell_time:
 * @self: a world
 *
 * Returns: the time in the world, in microseconds since the Unix epoch
 */
gint64
callboard_demo_world_tell_time (CallboardDemoWorld *self)
{
  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), 0);

  return callboard_demo_world_get_now (self);
}

/**
 * callboard_demo_world_get_script: (skip)
 * @self: a world
 * @show: a run of it that is not one of the examples
 *
 * Returns: (transfer none): what happens in @show, written at the first call
 */
CallboardDemoRunSchedule *
callboard_demo_world_get_script (CallboardDemoWorld *self,
                                 CallboardDemoShow  *show)
{
  if (show->script == NULL) {
    g_autoptr (GRand) chance = callboard_demo_random_new (self->seed, show->stream);

    show->script = callboard_demo_run_schedule_new (&show->plan, self->personas, chance, show->base);
  }

  return show->script;
}

static GBytes *
play (CallboardDemoWorld *self,
      CallboardDemoShow  *show)
{
  return callboard_demo_run_response_new (show->id, show->plan_id,
                                          callboard_demo_world_get_script (self, show),
                                          self->personas, callboard_demo_world_get_now (self));
}

/**
 * callboard_demo_world_dup_plan_job:
 * @self: a world
 * @id: a `simulationRunPlanJobId`
 *
 * Gives the answer to `GET /v1/simulation/plan/job/{id}` as the run stands now
 * by the clock of the world. Asking twice at the same time gives the same
 * bytes. The answer of a run that was over when the world was made is kept.
 *
 * Returns: (transfer full) (nullable): JSON, or %NULL where there is no such
 *   run
 */
GBytes *
callboard_demo_world_dup_plan_job (CallboardDemoWorld *self,
                                   const char         *id)
{
  CallboardDemoShow *show;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  show = g_hash_table_lookup (self->shows, id);
  if (show == NULL)
    return NULL;

  if (show->answer != NULL)
    return g_bytes_ref (show->answer);

  if (show->plan.minutes_ago == 0)
    return play (self, show);

  show->answer = play (self, show);

  return g_bytes_ref (show->answer);
}

/**
 * callboard_demo_world_dup_plan:
 * @self: a world
 * @id: a `simulationRunPlanId`
 *
 * Gives the answer to `GET /v1/simulation/plan/{id}`: as much as is shown of a
 * plan. A plan is named like the first run of it.
 *
 * Returns: (transfer full) (nullable): JSON, or %NULL where there is no such plan
 */
GBytes *
callboard_demo_world_dup_plan (CallboardDemoWorld *self,
                               const char         *id)
{
  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->runs)); i++) {
    g_autoptr (CallboardDemoRun) run = g_list_model_get_item (G_LIST_MODEL (self->runs), i);
    CallboardDemoShow *show = g_hash_table_lookup (self->shows, callboard_demo_run_get_id (run));
    JsonObject *data;

    if (!g_str_equal (show->plan_id, id))
      continue;

    data = json_object_new ();
    json_object_set_string_member (data, "id", id);
    json_object_set_string_member (data, "name", callboard_demo_run_get_title (run));
    json_object_set_string_member (data, "description", callboard_demo_run_get_description (run));
    return callboard_demo_json_envelope ("data", data);
  }

  return NULL;
}

/**
 * callboard_demo_world_dup_me:
 * @self: a world
 *
 * Gives the answer to `GET /v1/me`.
 *
 * Returns: (transfer full): JSON
 */
GBytes *
callboard_demo_world_dup_me (CallboardDemoWorld *self)
{
  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);

  return load_example ("me.json");
}

/**
 * callboard_demo_world_dup_health:
 * @self: a world
 *
 * Gives the answer to `GET /health`.
 *
 * Returns: (transfer full): JSON
 */
GBytes *
callboard_demo_world_dup_health (CallboardDemoWorld *self)
{
  JsonObject *data;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);

  data = json_object_new ();
  json_object_set_string_member (data, "status", "healthy");
  callboard_demo_json_set_time (data, "timestamp", callboard_demo_world_get_now (self));
  json_object_set_string_member (data, "version", CALLBOARD_DEMO_VERSION);

  return callboard_demo_json_envelope ("data", data);
}
