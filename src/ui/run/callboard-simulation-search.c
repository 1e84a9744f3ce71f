/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text search in the simulations of a run. A run can have 10 000 simulations with hundreds
 * of words each, so they are searched in time slices, and the filter changes once, when
 * all results are known. Used by CallboardSimulationsView.
 */

#include "config.h"

#include <string.h>

#include "callboard-search-query.h"
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
 * A #GtkFilter that matches the simulations that contain every term of a query.
 * `query-changing` is set while the filter changes because of a new query, and not because
 * simulations have changed.
 */
struct _CallboardSimulationSearch
{
  GtkFilter             parent_instance;

  GListModel           *model;
  GSignalGroup         *model_signals;
  /* What was typed, the query, and the query that the filter currently matches. */
  char                 *text;
  CallboardSearchQuery *query;
  CallboardSearchQuery *shown_query;
  /* From a simulation to FOUND or NOT_FOUND, for query and for shown_query. */
  GHashTable           *results;
  GHashTable           *shown_results;
  GtkFilterChange       change;
  gboolean              differs;
  gboolean              has_new_query;
  gboolean              is_query_changing;
  /* The numbers of simulations that were searched and prepared. */
  guint                 n_searched;
  guint                 n_prepared;
  guint                 search_id;
  guint                 prepare_id;
};

G_DEFINE_FINAL_TYPE (CallboardSimulationSearch, callboard_simulation_search, GTK_TYPE_FILTER)

enum
{
  PROP_QUERY_CHANGING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
has_terms (const CallboardSearchQuery *query)
{
  return query != NULL && callboard_search_query_get_n_terms (query) > 0;
}

/* A term that somebody must have said is not found in a simulation. */
static gboolean
matches (CallboardSimulationJob     *simulation,
         const CallboardSearchQuery *query)
{
  for (guint i = 0; i < callboard_search_query_get_n_terms (query); i++)
    {
      const CallboardSearchTerm *term = callboard_search_query_get_term (query, i);
      gboolean contains = term->speaker == CALLBOARD_SEARCH_SPEAKER_ANY &&
                          callboard_api_object_contains (CALLBOARD_API_OBJECT (simulation), term->text);

      if (contains == term->is_excluded)
        return FALSE;
    }

  return TRUE;
}

static gboolean
callboard_simulation_search_match (GtkFilter *filter,
                                   gpointer   item)
{
  CallboardSimulationSearch *self = CALLBOARD_SIMULATION_SEARCH (filter);
  gpointer result;

  if (!has_terms (self->shown_query))
    return TRUE;

  result = g_hash_table_lookup (self->shown_results, item);
  /* Added since the last search. */
  if (result == NULL)
    return matches (item, self->shown_query);

  return result == FOUND;
}

static GtkFilterMatch
callboard_simulation_search_get_strictness (GtkFilter *filter)
{
  return has_terms (CALLBOARD_SIMULATION_SEARCH (filter)->shown_query) ? GTK_FILTER_MATCH_SOME
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

  g_clear_pointer (&self->shown_query, callboard_search_query_unref);
  self->shown_query = self->query != NULL ? callboard_search_query_ref (self->query) : NULL;
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
  gpointer former = has_terms (self->shown_query) ? g_hash_table_lookup (self->shown_results, simulation) : FOUND;
  gpointer result;

  if (self->change == GTK_FILTER_CHANGE_MORE_STRICT && former == NOT_FOUND)
    result = NOT_FOUND;
  else if (self->change == GTK_FILTER_CHANGE_LESS_STRICT && former == FOUND)
    result = FOUND;
  else
    result = matches (simulation, self->query) ? FOUND : NOT_FOUND;

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

  if (!has_terms (self->query) || self->model == NULL)
    {
      self->differs = has_terms (self->shown_query);
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
  g_free (self->text);
  g_clear_pointer (&self->query, callboard_search_query_unref);
  g_clear_pointer (&self->shown_query, callboard_search_query_unref);
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
  self->text = g_strdup ("");
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

/* How more or fewer letters change the matches; not known where signs have a meaning. */
static GtkFilterChange
compare_texts (const char *former,
               const char *text)
{
  static const char signs[] = "-\":";

  if (strpbrk (former, signs) != NULL || strpbrk (text, signs) != NULL)
    return GTK_FILTER_CHANGE_DIFFERENT;
  if (g_str_has_prefix (text, former))
    return GTK_FILTER_CHANGE_MORE_STRICT;
  if (g_str_has_prefix (former, text))
    return GTK_FILTER_CHANGE_LESS_STRICT;

  return GTK_FILTER_CHANGE_DIFFERENT;
}

/**
 * callboard_simulation_search_set_text:
 * @self: a search
 * @text: a query in the language of #CallboardSearchQuery; "" to match everything
 *
 * Sets the query.
 */
void
callboard_simulation_search_set_text (CallboardSimulationSearch *self,
                                      const char                *text)
{
  g_autofree char *folded = NULL;
  GtkFilterChange change;

  g_return_if_fail (CALLBOARD_IS_SIMULATION_SEARCH (self));
  g_return_if_fail (text != NULL);

  folded = g_strstrip (callboard_text_fold (text));
  if (g_str_equal (folded, self->text))
    return;

  /* The shown results belong to an older query while a search is running. */
  change = self->search_id != 0 ? GTK_FILTER_CHANGE_DIFFERENT : compare_texts (self->text, folded);
  g_free (self->text);
  self->text = g_steal_pointer (&folded);
  g_clear_pointer (&self->query, callboard_search_query_unref);
  self->query = callboard_search_query_new (text);
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
  if (has_terms (self->query))
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
