/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text search in the simulations of a run. A run can have 10 000 simulations with hundreds
 * of words each, so they are searched in time slices, and the filter changes once, when
 * all results are known. Used by CallboardSimulationsView.
 */

#include "config.h"

#include "callboard-simulation-job.h"
#include "callboard-simulation-search.h"
#include "callboard-text.h"

/* The length of a time slice in µs, while searching and while preparing. */
#define SEARCH_SLICE 4000
#define PREPARE_SLICE 2000

/* A slice that took longer than this, in µs, leaves the rest to the next one. */
#define SHORT_SLICE 1000

/* The number of simulations between two checks of the time. */
#define BATCH 32

/* The values of the result tables. */
#define FOUND GINT_TO_POINTER (1)
#define NOT_FOUND GINT_TO_POINTER (2)

/**
 * CallboardSimulationSearch:
 *
 * A #GtkFilter that matches the simulations that contain every word of a query.
 * `query-changing` is set while the filter changes because of a new query, and not because
 * simulations have changed.
 */
struct _CallboardSimulationSearch
{
  GtkFilter        parent_instance;

  GListModel      *model;
  GSignalGroup    *model_signals;
  /* The case-folded query, its words, and the words that the filter currently matches. */
  char            *query;
  GStrv            words;
  GStrv            shown_words;
  /* From a simulation to FOUND or NOT_FOUND, for words and for shown_words. */
  GHashTable      *results;
  GHashTable      *shown_results;
  GtkFilterChange  change;
  gboolean         differs;
  gboolean         has_new_query;
  gboolean         is_query_changing;
  /* The numbers of simulations that were searched and prepared. */
  guint            n_searched;
  guint            n_prepared;
  guint            search_id;
  guint            prepare_id;
};

G_DEFINE_FINAL_TYPE (CallboardSimulationSearch, callboard_simulation_search, GTK_TYPE_FILTER)

enum
{
  PROP_QUERY_CHANGING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
has_words (GStrv words)
{
  return words != NULL && words[0] != NULL;
}

static gboolean
contains_words (CallboardSimulationJob *simulation,
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
  /* Added since the last search. */
  if (result == NULL)
    return contains_words (item, self->shown_words);

  return result == FOUND;
}

static GtkFilterMatch
callboard_simulation_search_get_strictness (GtkFilter *filter)
{
  return has_words (CALLBOARD_SIMULATION_SEARCH (filter)->shown_words) ? GTK_FILTER_MATCH_SOME
                                                                       : GTK_FILTER_MATCH_ALL;
}

/* --- Searching -------------------------------------------------------------- */

static void
set_query_changing (CallboardSimulationSearch *self,
                    gboolean                   is_query_changing)
{
  if (self->is_query_changing == is_query_changing)
    return;

  self->is_query_changing = is_query_changing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY_CHANGING]);
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
      set_query_changing (self, self->has_new_query);
      gtk_filter_changed (GTK_FILTER (self), self->change);
      set_query_changing (self, FALSE);
    }
  self->has_new_query = FALSE;
}

/* Reuses the former result where a longer or shorter query cannot change it. */
static void
search_simulation (CallboardSimulationSearch *self,
                   CallboardSimulationJob    *simulation)
{
  gpointer former = has_words (self->shown_words) ? g_hash_table_lookup (self->shown_results, simulation) : FOUND;
  gpointer result;

  if (self->change == GTK_FILTER_CHANGE_MORE_STRICT && former == NOT_FOUND)
    result = NOT_FOUND;
  else if (self->change == GTK_FILTER_CHANGE_LESS_STRICT && former == FOUND)
    result = FOUND;
  else
    result = contains_words (simulation, self->words) ? FOUND : NOT_FOUND;

  self->differs |= result != former;
  g_hash_table_insert (self->results, simulation, result);
}

/* Changing the list takes as long as a slice, so that a long last slice does not do both. */
static gboolean
callboard_simulation_search_search_cb (gpointer user_data)
{
  CallboardSimulationSearch *self = user_data;
  gint64 begin = g_get_monotonic_time ();
  gint64 end = begin + SEARCH_SLICE;
  guint n = g_list_model_get_n_items (self->model);

  do
    for (guint i = 0; i < BATCH && self->n_searched < n; i++)
      {
        g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (self->model, self->n_searched++);

        search_simulation (self, simulation);
      }
  while (self->n_searched < n && g_get_monotonic_time () < end);

  if (self->n_searched < n || g_get_monotonic_time () - begin > SHORT_SLICE)
    return G_SOURCE_CONTINUE;

  self->search_id = 0;
  finish (self);

  return G_SOURCE_REMOVE;
}

static void
stop (CallboardSimulationSearch *self)
{
  g_clear_handle_id (&self->search_id, g_source_remove);
  g_hash_table_remove_all (self->results);
}

/* Runs the first slice at once, which suffices for a small run. */
static void
begin (CallboardSimulationSearch *self,
       GtkFilterChange            change)
{
  stop (self);
  self->n_searched = 0;
  self->change = change;

  if (!has_words (self->words) || self->model == NULL)
    {
      self->differs = has_words (self->shown_words);
      finish (self);
      return;
    }

  self->differs = FALSE;
  if (callboard_simulation_search_search_cb (self) == G_SOURCE_CONTINUE)
    self->search_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, callboard_simulation_search_search_cb, self, NULL);
}

/* --- Preparing -------------------------------------------------------------- */

/* Builds the search texts of the simulations before the user searches. */
static gboolean
callboard_simulation_search_prepare_cb (gpointer user_data)
{
  CallboardSimulationSearch *self = user_data;
  gint64 end = g_get_monotonic_time () + PREPARE_SLICE;
  guint n = g_list_model_get_n_items (self->model);

  do
    for (guint i = 0; i < BATCH && self->n_prepared < n; i++)
      {
        g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (self->model, self->n_prepared++);

        callboard_api_object_contains (CALLBOARD_API_OBJECT (simulation), "");
      }
  while (self->n_prepared < n && g_get_monotonic_time () < end);

  if (self->n_prepared < n)
    return G_SOURCE_CONTINUE;

  self->prepare_id = 0;

  return G_SOURCE_REMOVE;
}

static void
prepare (CallboardSimulationSearch *self)
{
  self->n_prepared = 0;
  if (self->prepare_id == 0)
    self->prepare_id = g_idle_add_full (G_PRIORITY_LOW, callboard_simulation_search_prepare_cb, self, NULL);
}

/* The address of a removed simulation may be reused for a new one. */
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
  if (property_id == PROP_QUERY_CHANGING)
    g_value_set_boolean (value, CALLBOARD_SIMULATION_SEARCH (object)->is_query_changing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
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

  g_object_unref (self->model_signals);
  g_free (self->query);
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

  properties[PROP_QUERY_CHANGING] =
    g_param_spec_boolean ("query-changing", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_simulation_search_init (CallboardSimulationSearch *self)
{
  self->query = g_strdup ("");
  self->model_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->model_signals, "items-changed",
                                  G_CALLBACK (callboard_simulation_search_items_changed_cb), self);
  self->results = g_hash_table_new (NULL, NULL);
  self->shown_results = g_hash_table_new (NULL, NULL);
}

/**
 * callboard_simulation_search_set_model:
 * @self: a search
 * @model: (nullable): a list of #CallboardSimulationJob
 *
 * Sets the simulations to search.
 */
void
callboard_simulation_search_set_model (CallboardSimulationSearch *self,
                                       GListModel                *model)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_SEARCH (self));

  if (self->model == model)
    return;

  stop (self);
  g_clear_handle_id (&self->prepare_id, g_source_remove);
  g_hash_table_remove_all (self->shown_results);
  g_set_object (&self->model, model);
  g_signal_group_set_target (self->model_signals, model);
  if (model != NULL)
    callboard_simulation_search_refresh (self);
}

/**
 * callboard_simulation_search_set_text:
 * @self: a search
 * @text: the words that must all be found; "" to match everything
 *
 * Sets the query.
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
  if (g_str_equal (folded, self->query))
    return;

  former = g_steal_pointer (&self->query);
  self->query = g_steal_pointer (&folded);
  g_strfreev (self->words);
  self->words = g_strsplit_set (self->query, " \t", -1);

  /* The shown results belong to an older query while a search is running. */
  if (self->search_id != 0)
    change = GTK_FILTER_CHANGE_DIFFERENT;
  else if (g_str_has_prefix (self->query, former))
    change = GTK_FILTER_CHANGE_MORE_STRICT;
  else if (g_str_has_prefix (former, self->query))
    change = GTK_FILTER_CHANGE_LESS_STRICT;
  else
    change = GTK_FILTER_CHANGE_DIFFERENT;
  self->has_new_query = TRUE;
  begin (self, change);
}

/**
 * callboard_simulation_search_get_query_changing:
 * @self: a search
 *
 * Returns: whether the filter is changing because of a new query
 */
gboolean
callboard_simulation_search_get_query_changing (CallboardSimulationSearch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_SEARCH (self), FALSE);

  return self->is_query_changing;
}

/**
 * callboard_simulation_search_refresh:
 * @self: a search
 *
 * Searches all simulations again after some of them have changed.
 */
void
callboard_simulation_search_refresh (CallboardSimulationSearch *self)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_SEARCH (self));

  if (self->model != NULL)
    prepare (self);
  if (has_words (self->words))
    begin (self, GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * callboard_simulation_search_flush:
 * @self: a search
 *
 * Finishes a running search synchronously, because the result is needed now.
 */
void
callboard_simulation_search_flush (CallboardSimulationSearch *self)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_SEARCH (self));

  if (self->search_id == 0)
    return;

  g_clear_handle_id (&self->search_id, g_source_remove);
  while (callboard_simulation_search_search_cb (self) == G_SOURCE_CONTINUE)
    ;
}
