/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The results of a kind in the search of the list of runs: the first few, and the rest when
 * asked. Used by CallboardHistorySearchView.
 */

#include "config.h"

#include "callboard-list-store.h"
#include "callboard-search-group.h"

/* The number of results that are shown at first. */
#define MAX_ROWS 4

/**
 * CallboardSearchGroup:
 *
 * A list of results. If there are more than a few, its rows end with the group itself, which
 * stands for "Show All". `n-results` is the number of all results.
 */
struct _CallboardSearchGroup
{
  GObject     parent_instance;

  GPtrArray  *results;
  GListStore *rows;
  gboolean    shows_all;
};

G_DEFINE_FINAL_TYPE (CallboardSearchGroup, callboard_search_group, G_TYPE_OBJECT)

enum
{
  PROP_N_RESULTS = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update (CallboardSearchGroup *self)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();
  guint n = self->results->len;
  /* A row for a single hidden result would take its place. */
  gboolean has_more = !self->shows_all && n > MAX_ROWS + 1;

  for (guint i = 0; i < (has_more ? MAX_ROWS : n); i++)
    g_ptr_array_add (rows, g_ptr_array_index (self->results, i));
  if (has_more)
    g_ptr_array_add (rows, self);
  callboard_list_store_replace (self->rows, rows);
}

static void
callboard_search_group_dispose (GObject *object)
{
  CallboardSearchGroup *self = CALLBOARD_SEARCH_GROUP (object);

  /* The group may be among its own rows. */
  if (self->rows != NULL)
    g_list_store_remove_all (self->rows);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->results, g_ptr_array_unref);

  G_OBJECT_CLASS (callboard_search_group_parent_class)->dispose (object);
}

static void
callboard_search_group_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  if (property_id == PROP_N_RESULTS)
    g_value_set_uint (value, callboard_search_group_get_n_results (CALLBOARD_SEARCH_GROUP (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_search_group_class_init (CallboardSearchGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = callboard_search_group_dispose;
  object_class->get_property = callboard_search_group_get_property;

  properties[PROP_N_RESULTS] =
    g_param_spec_uint ("n-results", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_search_group_init (CallboardSearchGroup *self)
{
  self->rows = g_list_store_new (G_TYPE_OBJECT);
  self->results = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * callboard_search_group_new:
 *
 * The owner runs g_object_run_dispose() in the end, because the group is among its rows.
 *
 * Returns: (transfer full): a group without results
 */
CallboardSearchGroup *
callboard_search_group_new (void)
{
  return g_object_new (CALLBOARD_TYPE_SEARCH_GROUP, NULL);
}

/**
 * callboard_search_group_get_rows:
 * @self: a group
 *
 * Returns: (transfer none): the results that are shown, and @self if there are more
 */
GListModel *
callboard_search_group_get_rows (CallboardSearchGroup *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SEARCH_GROUP (self), NULL);

  return G_LIST_MODEL (self->rows);
}

/**
 * callboard_search_group_get_n_results:
 * @self: a group
 *
 * Returns: the number of all results
 */
guint
callboard_search_group_get_n_results (CallboardSearchGroup *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SEARCH_GROUP (self), 0);

  return self->results->len;
}

/**
 * callboard_search_group_set_results:
 * @self: a group
 * @results: (element-type GObject): all results, with a free function
 *
 * Replaces the results.
 */
void
callboard_search_group_set_results (CallboardSearchGroup *self,
                                    GPtrArray            *results)
{
  g_return_if_fail (CALLBOARD_IS_SEARCH_GROUP (self));
  g_return_if_fail (results != NULL);

  g_ptr_array_ref (results);
  g_ptr_array_unref (self->results);
  self->results = results;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_RESULTS]);
}

/**
 * callboard_search_group_show_all:
 * @self: a group
 *
 * Shows all results.
 */
void
callboard_search_group_show_all (CallboardSearchGroup *self)
{
  g_return_if_fail (CALLBOARD_IS_SEARCH_GROUP (self));

  self->shows_all = TRUE;
  update (self);
}

/**
 * callboard_search_group_collapse:
 * @self: a group
 *
 * Shows only the first few of the next results.
 */
void
callboard_search_group_collapse (CallboardSearchGroup *self)
{
  g_return_if_fail (CALLBOARD_IS_SEARCH_GROUP (self));

  self->shows_all = FALSE;
}
