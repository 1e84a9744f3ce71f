/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The search in the simulations of a run. A run can have 10 000 of them, and each
 * some hundred words: so they are looked through a slice at a time, and only when
 * all are known does the filter change, once. Until then it stands as it was.
 * Used by CallboardSimulationsView.
 */

#include "config.h"

#include "callboard-simulation-job.h"
#include "callboard-simulation-search.h"
#include "callboard-text.h"

/* How long the main loop is kept from turning, in µs: while somebody waits for a
 * result, and while nobody does. */
#define SLICE 4000
#define IDLE_SLICE 2000

/* Between two looks at the clock. */
#define BATCH 32

/* What is known about a simulation. */
#define FOUND GINT_TO_POINTER (1)
#define NOT_FOUND GINT_TO_POINTER (2)

/**
 * CallboardSimulationSearch:
 *
 * A filter that lets through the simulations in which every word is found. It is
 * `answering` while it changes because something else is searched for, and not since
 * simulations have changed.
 */
struct _CallboardSimulationSearch
{
  GtkFilter        parent_instance;

  GListModel      *model;
  /* The words that are searched for, folded, and those that the filter goes by
   * until that is done. */
  char            *text;
  GStrv            words;
  GStrv            shown_words;
  /* From a simulation to what is known about it: now, and by the shown words. */
  GHashTable      *results;
  GHashTable      *shown_results;
  GtkFilterChange  change;
  gboolean         differs;
  /* Whether somebody waits for the result, and is just being told of it. */
  gboolean         is_asked;
  gboolean         is_answering;
  /* How far they were looked through, and how far their texts are ready. */
  guint            position;
  guint            ready;
  guint            source_id;
  guint            idle_id;
};

G_DEFINE_FINAL_TYPE (CallboardSimulationSearch, callboard_simulation_search, GTK_TYPE_FILTER)

enum
{
  PROP_ANSWERING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
has_words (GStrv words)
{
  return words != NULL && words[0] != NULL;
}

static gboolean
find_words (CallboardSimulationJob *simulation,
            GStrv                   words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (!callboard_api_object_contains (CALLBOARD_API_OBJECT (simulation), words[i]))
      return FALSE;

  return TRUE;
}

static gboolean
callboard_simulation_search_match (GtkFilter *filter,
                                   gpointer   item)
{
  CallboardSimulationSearch *self = CALLBOARD_SIMULATION_SEARCH (filter);
  gpointer result;

  if (!has_words (self->shown_words))
    return TRUE;

  result = g_hash_table_lookup (self->shown_results, item);
  /* One that came meanwhile. */
  if (result == NULL)
    return find_words (item, self->shown_words);

  return result == FOUND;
}

static GtkFilterMatch
callboard_simulation_search_get_strictness (GtkFilter *filter)
{
  return has_words (CALLBOARD_SIMULATION_SEARCH (filter)->shown_words) ? GTK_FILTER_MATCH_SOME
                                                                       : GTK_FILTER_MATCH_ALL;
}

/* --- Looking through -------------------------------------------------------- */

static void
set_answering (CallboardSimulationSearch *self,
               gboolean                   answering)
{
  if (self->is_answering == answering)
    return;

  self->is_answering = answering;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANSWERING]);
}

static void
finish (CallboardSimulationSearch *self)
{
  GHashTable *results = self->shown_results;

  g_strfreev (self->shown_words);
  self->shown_words = g_strdupv (self->words);
  self->shown_results = self->results;
  self->results = results;
  g_hash_table_remove_all (self->results);

  if (self->differs)
    {
      set_answering (self, self->is_asked);
      gtk_filter_changed (GTK_FILTER (self), self->change);
      set_answering (self, FALSE);
    }
  self->is_asked = FALSE;
}

/* What is not found by less is not found by more. */
static void
look_at (CallboardSimulationSearch *self,
         CallboardSimulationJob    *simulation)
{
  gpointer former = has_words (self->shown_words) ? g_hash_table_lookup (self->shown_results, simulation) : FOUND;
  gpointer result;

  if (self->change == GTK_FILTER_CHANGE_MORE_STRICT && former == NOT_FOUND)
    result = NOT_FOUND;
  else if (self->change == GTK_FILTER_CHANGE_LESS_STRICT && former == FOUND)
    result = FOUND;
  else
    result = find_words (simulation, self->words) ? FOUND : NOT_FOUND;

  self->differs |= result != former;
  g_hash_table_insert (self->results, simulation, result);
}

static gboolean
callboard_simulation_search_slice_cb (gpointer user_data)
{
  CallboardSimulationSearch *self = user_data;
  gint64 end = g_get_monotonic_time () + SLICE;
  guint n = g_list_model_get_n_items (self->model);

  do
    for (guint i = 0; i < BATCH && self->position < n; i++)
      {
        g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (self->model, self->position++);

        look_at (self, simulation);
      }
  while (self->position < n && g_get_monotonic_time () < end);

  if (self->position < n)
    return G_SOURCE_CONTINUE;

  self->source_id = 0;
  finish (self);

  return G_SOURCE_REMOVE;
}

static void
stop (CallboardSimulationSearch *self)
{
  g_clear_handle_id (&self->source_id, g_source_remove);
  g_hash_table_remove_all (self->results);
}

/* The first slice at once: with few simulations it is all of them. */
static void
begin (CallboardSimulationSearch *self,
       GtkFilterChange            change)
{
  stop (self);
  self->position = 0;
  self->change = change;

  if (!has_words (self->words) || self->model == NULL)
    {
      self->differs = has_words (self->shown_words);
      finish (self);
      return;
    }

  self->differs = FALSE;
  if (callboard_simulation_search_slice_cb (self) == G_SOURCE_CONTINUE)
    self->source_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, callboard_simulation_search_slice_cb, self, NULL);
}

/* --- Getting ready ---------------------------------------------------------- */

/* What is searched in is put together before somebody searches. */
static gboolean
callboard_simulation_search_idle_cb (gpointer user_data)
{
  CallboardSimulationSearch *self = user_data;
  gint64 end = g_get_monotonic_time () + IDLE_SLICE;
  guint n = g_list_model_get_n_items (self->model);

  do
    for (guint i = 0; i < BATCH && self->ready < n; i++)
      {
        g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (self->model, self->ready++);

        callboard_api_object_contains (CALLBOARD_API_OBJECT (simulation), "");
      }
  while (self->ready < n && g_get_monotonic_time () < end);

  if (self->ready < n)
    return G_SOURCE_CONTINUE;

  self->idle_id = 0;

  return G_SOURCE_REMOVE;
}

static void
get_ready (CallboardSimulationSearch *self)
{
  self->ready = 0;
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_LOW, callboard_simulation_search_idle_cb, self, NULL);
}

/* Another simulation may come to stand where one was. */
static void
callboard_simulation_search_items_changed_cb (CallboardSimulationSearch *self,
                                              guint                      position,
                                              guint                      n_removed,
                                              guint                      n_added)
{
  if (n_removed > 0)
    g_hash_table_remove_all (self->shown_results);
}

/* --- The object ------------------------------------------------------------- */

static void
callboard_simulation_search_get_property (GObject    *object,
                                          guint       property_id,
                                          GValue     *value,
                                          GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_ANSWERING:
      g_value_set_boolean (value, callboard_simulation_search_get_answering (CALLBOARD_SIMULATION_SEARCH (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_simulation_search_dispose (GObject *object)
{
  callboard_simulation_search_set_model (CALLBOARD_SIMULATION_SEARCH (object), NULL);

  G_OBJECT_CLASS (callboard_simulation_search_parent_class)->dispose (object);
}

static void
callboard_simulation_search_finalize (GObject *object)
{
  CallboardSimulationSearch *self = CALLBOARD_SIMULATION_SEARCH (object);

  g_free (self->text);
  g_strfreev (self->words);
  g_strfreev (self->shown_words);
  g_hash_table_unref (self->results);
  g_hash_table_unref (self->shown_results);

  G_OBJECT_CLASS (callboard_simulation_search_parent_class)->finalize (object);
}

static void
callboard_simulation_search_class_init (CallboardSimulationSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = callboard_simulation_search_get_property;
  object_class->dispose = callboard_simulation_search_dispose;
  object_class->finalize = callboard_simulation_search_finalize;
  GTK_FILTER_CLASS (klass)->match = callboard_simulation_search_match;
  GTK_FILTER_CLASS (klass)->get_strictness = callboard_simulation_search_get_strictness;

  properties[PROP_ANSWERING] =
    g_param_spec_boolean ("answering", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_simulation_search_init (CallboardSimulationSearch *self)
{
  self->text = g_strdup ("");
  self->results = g_hash_table_new (NULL, NULL);
  self->shown_results = g_hash_table_new (NULL, NULL);
}

/**
 * callboard_simulation_search_set_model:
 * @self: a search
 * @model: (nullable): a list of #CallboardSimulationJob
 *
 * Sets which simulations are to be filtered.
 */
void
callboard_simulation_search_set_model (CallboardSimulationSearch *self,
                                       GListModel                *model)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_SEARCH (self));

  if (self->model == model)
    return;

  stop (self);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_hash_table_remove_all (self->shown_results);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, callboard_simulation_search_items_changed_cb, self);
  g_set_object (&self->model, model);
  if (model == NULL)
    return;

  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (callboard_simulation_search_items_changed_cb), self);
  callboard_simulation_search_look_again (self);
}

/**
 * callboard_simulation_search_set_text:
 * @self: a search
 * @text: words, each of which must be found; "" for none
 *
 * Searches for something else.
 */
void
callboard_simulation_search_set_text (CallboardSimulationSearch *self,
                                      const char                *text)
{
  g_autofree char *folded = NULL;
  g_autofree char *former = NULL;
  GtkFilterChange change;

  g_return_if_fail (CALLBOARD_IS_SIMULATION_SEARCH (self));
  g_return_if_fail (text != NULL);

  folded = g_strstrip (callboard_text_fold (text));
  if (g_str_equal (folded, self->text))
    return;

  former = g_steal_pointer (&self->text);
  self->text = g_steal_pointer (&folded);
  g_strfreev (self->words);
  self->words = g_strsplit_set (self->text, " \t", -1);

  /* Only what is shown can become more or less. */
  if (self->source_id != 0)
    change = GTK_FILTER_CHANGE_DIFFERENT;
  else if (g_str_has_prefix (self->text, former))
    change = GTK_FILTER_CHANGE_MORE_STRICT;
  else if (g_str_has_prefix (former, self->text))
    change = GTK_FILTER_CHANGE_LESS_STRICT;
  else
    change = GTK_FILTER_CHANGE_DIFFERENT;
  self->is_asked = TRUE;
  begin (self, change);
}

/**
 * callboard_simulation_search_get_answering:
 * @self: a search
 *
 * Returns: whether it is just changing because something else is searched for
 */
gboolean
callboard_simulation_search_get_answering (CallboardSimulationSearch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_SEARCH (self), FALSE);

  return self->is_answering;
}

/**
 * callboard_simulation_search_look_again:
 * @self: a search
 *
 * Looks through all simulations: some of them have changed.
 */
void
callboard_simulation_search_look_again (CallboardSimulationSearch *self)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_SEARCH (self));

  if (self->model != NULL)
    get_ready (self);
  if (has_words (self->words))
    begin (self, GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * callboard_simulation_search_hurry:
 * @self: a search
 *
 * Looks through what is left at once: somebody acts on the result.
 */
void
callboard_simulation_search_hurry (CallboardSimulationSearch *self)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_SEARCH (self));

  if (self->source_id == 0)
    return;

  g_clear_handle_id (&self->source_id, g_source_remove);
  while (callboard_simulation_search_slice_cb (self) == G_SOURCE_CONTINUE)
    ;
}
