/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The world of the demo: a handful of runs, one of them live, and the answers
 * that a Roark API would give about them. Used by CallboardDemoServer and by
 * the list of what the demo has. */

#include "callboard-demo-world.h"

#include <glib/gi18n.h>

#include "callboard-demo-answer.h"
#include "callboard-demo-json.h"
#include "callboard-demo-resources.h"
#include "callboard-demo-run.h"

#define RESOURCE_PATH "/io/github/callboard/Callboard/demo/"

/* Where in the world's chance the runs have their ids, and the first of the
 * invented runs its script. */
#define RUN_IDS_STREAM      2
#define FIRST_SCRIPT_STREAM 100

/* One run: either a piece to be played, or an answer that is always the same. */
typedef struct
{
  char                id[CALLBOARD_DEMO_UUID_SIZE];
  char                plan_id[CALLBOARD_DEMO_UUID_SIZE];
  CallboardDemoPiece  piece;
  guint32             stream;
  GBytes             *answer;
} Show;

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
  GObject             parent_instance;

  guint32             seed;
  CallboardDemoClock  clock;
  gpointer            clock_data;
  gint64              made_at;

  CallboardDemoCast  *cast;
  GHashTable         *shows;
  GListStore         *runs;
};

G_DEFINE_FINAL_TYPE (CallboardDemoWorld, callboard_demo_world, G_TYPE_OBJECT)

/* The two examples that are kept as files. */
static const struct
{
  const char *id;
  const char *file;
  const char *title;
  const char *description;
} examples[] = {
  {
    .id = "895a456c-ad7f-4846-b9ed-461e8184ca63",
    .file = "plan-job-current.json",
    .title = N_("Today’s example"),
    .description = N_("13 simulations in which everything occurs that the service can say about one"),
  },
  {
    .id = "7f3e4d2c-8a91-4b5c-9e6f-1a2b3c4d5e6f",
    .file = "plan-job-seed.json",
    .title = N_("Reference example"),
    .description = N_("The single simulation that the service’s reference shows"),
  },
};

static void
show_free (Show *show)
{
  g_clear_pointer (&show->answer, g_bytes_unref);
  g_free (show);
}

static void
callboard_demo_world_finalize (GObject *object)
{
  CallboardDemoWorld *self = CALLBOARD_DEMO_WORLD (object);

  g_clear_object (&self->runs);
  g_clear_pointer (&self->shows, g_hash_table_unref);
  g_clear_pointer (&self->cast, callboard_demo_cast_free);

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
  self->runs = g_list_store_new (CALLBOARD_TYPE_DEMO_RUN);
}

static gint64
tell_real_time (gpointer user_data)
{
  return g_get_real_time ();
}

/* The time, which in this world does not go back behind its making. */
static gint64
get_now (CallboardDemoWorld *self)
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

/* Takes @show. */
static void
add_show (CallboardDemoWorld *self,
          Show               *show,
          const char         *title,
          const char         *description)
{
  g_autoptr (CallboardDemoRun) run = callboard_demo_run_new (show->id, title, description);

  g_hash_table_insert (self->shows, show->id, show);
  g_list_store_append (self->runs, run);
}

static void
add_piece (CallboardDemoWorld       *self,
           const CallboardDemoPiece *piece,
           GRand                    *chance,
           const char               *title,
           const char               *description)
{
  Show *show = g_new0 (Show, 1);

  callboard_demo_chance_write_uuid (chance, show->id);
  callboard_demo_chance_write_uuid (chance, show->plan_id);
  show->piece = *piece;
  show->stream = FIRST_SCRIPT_STREAM + g_hash_table_size (self->shows);

  add_show (self, show, title, description);
}

static void
add_pieces (CallboardDemoWorld *self,
            GRand              *chance)
{
  guint n_pieces;
  const CallboardDemoPiece *pieces = callboard_demo_repertoire_get_pieces (&n_pieces);

  for (guint i = 0; i < n_pieces; i++)
    add_piece (self, &pieces[i], chance, _(pieces[i].title), _(pieces[i].description));
}

static void
add_examples (CallboardDemoWorld *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++) {
    Show *show = g_new0 (Show, 1);

    g_strlcpy (show->id, examples[i].id, sizeof show->id);
    show->answer = load_example (examples[i].file);
    add_show (self, show, _(examples[i].title), _(examples[i].description));
  }
}

static void
add_large_piece (CallboardDemoWorld *self,
                 GRand              *chance,
                 guint               n_simulations)
{
  CallboardDemoPiece piece = callboard_demo_repertoire_make_large (n_simulations);
  g_autofree char *title = NULL;

  title = g_strdup_printf (ngettext ("A run of %u simulation",
                                     "A run of %u simulations",
                                     n_simulations),
                           n_simulations);
  add_piece (self, &piece, chance, title, _("Made to measure, with some of everything in it"));
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
callboard_demo_world_new (guint               n_simulations,
                          guint32             seed,
                          CallboardDemoClock  clock,
                          gpointer            clock_data)
{
  g_autoptr (GRand) chance = NULL;
  CallboardDemoWorld *self;

  g_return_val_if_fail (n_simulations <= CALLBOARD_DEMO_MAX_SIMULATIONS, NULL);

  self = g_object_new (CALLBOARD_TYPE_DEMO_WORLD, NULL);
  self->seed = seed;
  self->clock = clock != NULL ? clock : tell_real_time;
  self->clock_data = clock_data;
  self->made_at = self->clock (self->clock_data);
  self->cast = callboard_demo_cast_new (seed, self->made_at);

  chance = callboard_demo_chance_new (seed, RUN_IDS_STREAM);
  add_pieces (self, chance);
  add_examples (self);
  if (n_simulations > 0)
    add_large_piece (self, chance, n_simulations);

  return self;
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

static GBytes *
play (CallboardDemoWorld *self,
      Show               *show)
{
  g_autoptr (GRand) chance = callboard_demo_chance_new (self->seed, show->stream);
  g_autoptr (CallboardDemoScript) script = NULL;

  script = callboard_demo_script_new (&show->piece, self->cast, chance, self->made_at);

  return callboard_demo_answer_new (show->id, show->plan_id, script, self->cast, get_now (self));
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
  Show *show;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  show = g_hash_table_lookup (self->shows, id);
  if (show == NULL)
    return NULL;

  if (show->answer != NULL)
    return g_bytes_ref (show->answer);

  if (show->piece.minutes_ago == 0)
    return play (self, show);

  show->answer = play (self, show);

  return g_bytes_ref (show->answer);
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
  callboard_demo_json_set_time (data, "timestamp", get_now (self));
  json_object_set_string_member (data, "version", CALLBOARD_DEMO_VERSION);

  return callboard_demo_json_envelope ("data", data);
}
