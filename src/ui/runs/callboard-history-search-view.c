/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The results of a search for runs, simulations and what was said, in the list of runs, in the
 * history and, when asked, on the server. Shown by CallboardRunsPage in place of the list of
 * runs.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-call.h"
#include "callboard-error-labels.h"
#include "callboard-gtk-sticky-heading.h"
#include "callboard-history-match-list.h"
#include "callboard-history-match.h"
#include "callboard-history-search-view.h"
#include "callboard-lazy-status-page.h"
#include "callboard-row-menu.h"
#include "callboard-run-closures.h"
#include "callboard-run-search.h"
#include "callboard-search-group.h"
#include "callboard-search-row.h"
#include "callboard-server-search-bar.h"
#include "callboard-server-search.h"
#include "callboard-text.h"
#include "callboard-transcript-match.h"

/* Characters shown of a search. */
#define MAX_QUOTE 60

/**
 * CallboardHistorySearchView:
 *
 * A list of the runs, simulations and quotes that match a search, in groups. Activating one
 * activates `win.open-run`, `win.open-simulation` or `win.open-simulation-at`.
 */
struct _CallboardHistorySearchView
{
  AdwBin                     parent_instance;

  GtkStack                  *stack;
  GtkWidget                 *none_page;
  GtkWidget                 *failed_page;
  GtkWidget                 *scroller;
  GtkListView               *list;
  GtkSingleSelection        *selection;
  CallboardServerSearchBar  *server_bar;
  CallboardGtkStickyHeading *sticky_heading;

  CallboardSession          *session;
  /* The list of runs. */
  GListModel                *runs;
  CallboardServerSearch     *server_search;
  CallboardHistoryMatchList *matches[CALLBOARD_N_HISTORY_MATCH_KINDS];
  CallboardSearchGroup      *groups[CALLBOARD_N_HISTORY_MATCH_KINDS];
  CallboardSearchQuery      *query;
};

G_DEFINE_FINAL_TYPE (CallboardHistorySearchView, callboard_history_search_view, ADW_TYPE_BIN)

enum
{
  SIGNAL_CLEARED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Opening ---------------------------------------------------------------- */

static void
callboard_history_search_view_run_found_cb (GObject      *source,
                                            GAsyncResult *result,
                                            gpointer      user_data)
{
  g_autoptr(GtkWidget) widget = user_data;
  CallboardServerSearch *search = CALLBOARD_SERVER_SEARCH (source);
  g_autofree char *simulation_id = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *run_id = callboard_server_search_find_finish (search, result, &simulation_id, &error);

  if (run_id != NULL)
    {
      gtk_widget_activate_action (widget, "win.open-simulation", "(ss)", run_id, simulation_id);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *message = callboard_error_dup_message (error);

      gtk_widget_activate_action (widget, "win.show-toast", "s", message);
    }
}

static void
open_quote (GtkWidget                *widget,
            CallboardTranscriptMatch *match)
{
  gtk_widget_activate_action (widget, "win.open-simulation-at", "(ssx)",
                              callboard_transcript_match_get_run_id (match),
                              callboard_transcript_match_get_simulation_id (match),
                              callboard_transcript_match_get_start_offset (match));
}

static void
open_call (CallboardHistorySearchView *self,
           CallboardCall              *call)
{
  if (!callboard_live_object_get_loading (self->server_search))
    callboard_server_search_find_async (self->server_search, callboard_call_get_simulation_id (call),
                                        callboard_history_search_view_run_found_cb, g_object_ref (self));
}

static void
callboard_history_search_view_activated_cb (CallboardHistorySearchView *self,
                                            guint                       position)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (CALLBOARD_IS_PLAN_JOB_SUMMARY (item))
    gtk_widget_activate_action (widget, "win.open-run", "s",
                                callboard_plan_job_summary_get_id (CALLBOARD_PLAN_JOB_SUMMARY (item)));
  else if (CALLBOARD_IS_HISTORY_MATCH (item))
    gtk_widget_activate_action (widget, "win.open-simulation", "(ss)",
                                callboard_history_match_get_run_id (CALLBOARD_HISTORY_MATCH (item)),
                                callboard_history_match_get_simulation_id (CALLBOARD_HISTORY_MATCH (item)));
  else if (CALLBOARD_IS_TRANSCRIPT_MATCH (item))
    open_quote (widget, CALLBOARD_TRANSCRIPT_MATCH (item));
  else if (CALLBOARD_IS_CALL (item))
    open_call (self, CALLBOARD_CALL (item));
  else if (CALLBOARD_IS_SEARCH_GROUP (item))
    {
      callboard_search_group_show_all (CALLBOARD_SEARCH_GROUP (item));
      gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
    }
}

/* --- Results ---------------------------------------------------------------- */

/* The heading of the group that begins with an item. */
static char *
format_group_title (GObject *object,
                    GObject *item)
{
  if (CALLBOARD_IS_PLAN_JOB_SUMMARY (item))
    return g_strdup (_("Runs"));
  if (CALLBOARD_IS_TRANSCRIPT_MATCH (item))
    return g_strdup (_("Transcripts"));

  return item != NULL ? g_strdup (_("Simulations")) : NULL;
}

/* Adds the runs of a list, the first of each. */
static void
add_runs (GPtrArray                  *results,
          GHashTable                 *ids,
          GListModel                 *runs,
          const CallboardSearchQuery *query)
{
  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr(CallboardPlanJobSummary) run = g_list_model_get_item (runs, i);

      if ((query == NULL || callboard_run_search_matches (query, run)) &&
          g_hash_table_add (ids, g_strdup (callboard_plan_job_summary_get_id (run))))
        g_ptr_array_add (results, g_steal_pointer (&run));
    }
}

/* Those of the list come first, because their results are known best. */
static void
callboard_history_search_view_update_runs (CallboardHistorySearchView *self)
{
  g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (self->query == NULL)
    return;

  add_runs (results, ids, self->runs, self->query);
  add_runs (results, ids, G_LIST_MODEL (self->matches[CALLBOARD_HISTORY_MATCH_RUNS]), NULL);
  add_runs (results, ids, callboard_server_search_get_runs (self->server_search), NULL);
  callboard_search_group_set_results (self->groups[CALLBOARD_HISTORY_MATCH_RUNS], results);
}

static void
callboard_history_search_view_update_simulations (CallboardHistorySearchView *self)
{
  GListModel *matches = G_LIST_MODEL (self->matches[CALLBOARD_HISTORY_MATCH_SIMULATIONS]);
  GListModel *calls = callboard_server_search_get_calls (self->server_search);
  g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (matches); i++)
    {
      CallboardHistoryMatch *match = g_list_model_get_item (matches, i);

      g_hash_table_add (ids, g_strdup (callboard_history_match_get_simulation_id (match)));
      g_ptr_array_add (results, match);
    }
  for (guint i = 0; i < g_list_model_get_n_items (calls); i++)
    {
      g_autoptr(CallboardCall) call = g_list_model_get_item (calls, i);

      if (g_hash_table_add (ids, g_strdup (callboard_call_get_simulation_id (call))))
        g_ptr_array_add (results, g_steal_pointer (&call));
    }
  callboard_search_group_set_results (self->groups[CALLBOARD_HISTORY_MATCH_SIMULATIONS], results);
}

/* A quote whose run is not stored cannot be opened. */
static void
callboard_history_search_view_update_quotes (CallboardHistorySearchView *self)
{
  GListModel *matches = G_LIST_MODEL (self->matches[CALLBOARD_HISTORY_MATCH_TRANSCRIPTS]);
  g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (matches); i++)
    {
      g_autoptr(CallboardTranscriptMatch) match = g_list_model_get_item (matches, i);

      if (callboard_transcript_match_get_run_id (match) != NULL)
        g_ptr_array_add (results, g_steal_pointer (&match));
    }
  callboard_search_group_set_results (self->groups[CALLBOARD_HISTORY_MATCH_TRANSCRIPTS], results);
}

/* The first error of a search of the history. */
static const GError *
get_error (CallboardHistorySearchView *self)
{
  for (guint i = 0; i < CALLBOARD_N_HISTORY_MATCH_KINDS; i++)
    if (callboard_live_object_get_error (self->matches[i]) != NULL)
      return callboard_live_object_get_error (self->matches[i]);

  return NULL;
}

/* Until all searches of the history have ended, nothing is said about their result. */
static void
callboard_history_search_view_update_stack (CallboardHistorySearchView *self)
{
  const GError *error;
  gboolean has_results;

  /* While it is disposed. */
  if (self->session == NULL)
    return;

  for (guint i = 0; i < CALLBOARD_N_HISTORY_MATCH_KINDS; i++)
    if (callboard_live_object_get_loading (self->matches[i]))
      return;

  error = get_error (self);
  has_results = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;
  if (has_results)
    {
      gtk_stack_set_visible_child (self->stack, self->scroller);
    }
  else if (error != NULL)
    {
      g_object_set (self->failed_page, "description", error->message, NULL);
      gtk_stack_set_visible_child (self->stack, self->failed_page);
    }
  else
    {
      gtk_stack_set_visible_child (self->stack, self->none_page);
    }
}

static void
callboard_history_search_view_clear_cb (CallboardHistorySearchView *self)
{
  g_signal_emit (self, signals[SIGNAL_CLEARED], 0);
}

/* --- The view --------------------------------------------------------------- */

static void
callboard_history_search_view_dispose (GObject *object)
{
  CallboardHistorySearchView *self = CALLBOARD_HISTORY_SEARCH_VIEW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->sticky_heading);
  gtk_widget_dispose_template (GTK_WIDGET (self), CALLBOARD_TYPE_HISTORY_SEARCH_VIEW);
  for (guint i = 0; i < CALLBOARD_N_HISTORY_MATCH_KINDS; i++)
    {
      if (self->groups[i] != NULL)
        g_object_run_dispose (G_OBJECT (self->groups[i]));
      g_clear_object (&self->groups[i]);
      g_clear_object (&self->matches[i]);
    }
  if (self->server_search != NULL)
    g_object_run_dispose (G_OBJECT (self->server_search));
  g_clear_object (&self->server_search);
  g_clear_object (&self->runs);

  G_OBJECT_CLASS (callboard_history_search_view_parent_class)->dispose (object);
}

static void
callboard_history_search_view_finalize (GObject *object)
{
  CallboardHistorySearchView *self = CALLBOARD_HISTORY_SEARCH_VIEW (object);

  g_clear_pointer (&self->query, callboard_search_query_unref);

  G_OBJECT_CLASS (callboard_history_search_view_parent_class)->finalize (object);
}

static void
callboard_history_search_view_class_init (CallboardHistorySearchViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = callboard_history_search_view_dispose;
  object_class->finalize = callboard_history_search_view_finalize;

  /**
   * CallboardHistorySearchView::cleared:
   * @self: a view
   *
   * Emitted when the user wants to clear a search without results.
   */
  signals[SIGNAL_CLEARED] =
    g_signal_new ("cleared", CALLBOARD_TYPE_HISTORY_SEARCH_VIEW, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CALLBOARD_TYPE_LAZY_STATUS_PAGE);
  g_type_ensure (CALLBOARD_TYPE_SEARCH_ROW);
  g_type_ensure (CALLBOARD_TYPE_SERVER_SEARCH_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-history-search-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardHistorySearchView, failed_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardHistorySearchView, list);
  gtk_widget_class_bind_template_child (widget_class, CallboardHistorySearchView, none_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardHistorySearchView, scroller);
  gtk_widget_class_bind_template_child (widget_class, CallboardHistorySearchView, selection);
  gtk_widget_class_bind_template_child (widget_class, CallboardHistorySearchView, server_bar);
  gtk_widget_class_bind_template_child (widget_class, CallboardHistorySearchView, stack);
  gtk_widget_class_bind_template_callback (widget_class, format_group_title);
  gtk_widget_class_bind_template_callback (widget_class, callboard_history_search_view_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_history_search_view_clear_cb);
  callboard_run_closures_bind (widget_class);
}

/* Connects a list of results to the function that shows them. */
static void
connect_matches (CallboardHistorySearchView *self,
                 CallboardHistoryMatchKind   kind,
                 GCallback                   update)
{
  self->matches[kind] = callboard_history_match_list_new (kind);
  g_signal_connect_object (self->matches[kind], "items-changed", update, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->matches[kind], "notify::loading",
                           G_CALLBACK (callboard_history_search_view_update_stack), self, G_CONNECT_SWAPPED);
}

/* What a result is about; "Show All" and calls of unknown runs have no menu. */
static void
get_row_target (GtkWidget          *row,
                CallboardRowTarget *target,
                gpointer            user_data)
{
  g_autoptr(GObject) item = NULL;

  g_object_get (row, "item", &item, NULL);
  if (CALLBOARD_IS_PLAN_JOB_SUMMARY (item))
    {
      target->run_id = g_strdup (callboard_plan_job_summary_get_id (CALLBOARD_PLAN_JOB_SUMMARY (item)));
      target->plan_id = g_strdup (callboard_plan_job_summary_get_plan_id (CALLBOARD_PLAN_JOB_SUMMARY (item)));
    }
  else if (CALLBOARD_IS_HISTORY_MATCH (item))
    {
      target->run_id = g_strdup (callboard_history_match_get_run_id (CALLBOARD_HISTORY_MATCH (item)));
      target->simulation_id = g_strdup (callboard_history_match_get_simulation_id (CALLBOARD_HISTORY_MATCH (item)));
    }
  else if (CALLBOARD_IS_TRANSCRIPT_MATCH (item))
    {
      CallboardTranscriptMatch *match = CALLBOARD_TRANSCRIPT_MATCH (item);

      target->run_id = g_strdup (callboard_transcript_match_get_run_id (match));
      target->simulation_id = g_strdup (callboard_transcript_match_get_simulation_id (match));
    }
}

static void
callboard_history_search_view_init (CallboardHistorySearchView *self)
{
  g_autoptr(GListStore) models = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr(GtkFlattenListModel) rows = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->sticky_heading = callboard_gtk_sticky_heading_new (self->list);
  callboard_row_menu_add (GTK_WIDGET (self->list), CALLBOARD_TYPE_SEARCH_ROW, get_row_target, self);
  for (guint i = 0; i < CALLBOARD_N_HISTORY_MATCH_KINDS; i++)
    {
      self->groups[i] = callboard_search_group_new ();
      g_list_store_append (models, callboard_search_group_get_rows (self->groups[i]));
    }
  /* Each model is a section, which has a heading. */
  rows = gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&models)));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (rows));
  g_signal_connect_object (rows, "items-changed", G_CALLBACK (callboard_history_search_view_update_stack),
                           self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  connect_matches (self, CALLBOARD_HISTORY_MATCH_RUNS, G_CALLBACK (callboard_history_search_view_update_runs));
  connect_matches (self, CALLBOARD_HISTORY_MATCH_SIMULATIONS,
                   G_CALLBACK (callboard_history_search_view_update_simulations));
  connect_matches (self, CALLBOARD_HISTORY_MATCH_TRANSCRIPTS,
                   G_CALLBACK (callboard_history_search_view_update_quotes));
}

/**
 * callboard_history_search_view_new:
 * @session: the session to search
 * @runs: its list of runs, of #CallboardPlanJobSummary
 *
 * Returns: (transfer floating): a view
 */
CallboardHistorySearchView *
callboard_history_search_view_new (CallboardSession *session,
                                   GListModel       *runs)
{
  CallboardHistorySearchView *self;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (session), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (runs), NULL);

  self = g_object_new (CALLBOARD_TYPE_HISTORY_SEARCH_VIEW, NULL);
  self->session = g_object_ref (session);
  self->runs = g_object_ref (runs);
  self->server_search = callboard_server_search_new (session);
  g_signal_connect_object (runs, "items-changed", G_CALLBACK (callboard_history_search_view_update_runs),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (callboard_server_search_get_runs (self->server_search), "items-changed",
                           G_CALLBACK (callboard_history_search_view_update_runs), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (callboard_server_search_get_calls (self->server_search), "items-changed",
                           G_CALLBACK (callboard_history_search_view_update_simulations), self,
                           G_CONNECT_SWAPPED);
  callboard_server_search_bar_set_search (self->server_bar, self->server_search);

  return self;
}

/**
 * callboard_history_search_view_search:
 * @self: a view
 * @text: the text to search for
 *
 * Searches and shows the results. The previous results stay until then.
 */
void
callboard_history_search_view_search (CallboardHistorySearchView *self,
                                      const char                 *text)
{
  CallboardAccountHistory *account_history;
  g_autofree char *line = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (CALLBOARD_IS_HISTORY_SEARCH_VIEW (self));
  g_return_if_fail (text != NULL);

  line = callboard_text_sanitize_line (text, MAX_QUOTE);
  /* Translators: %s is what the user searched for */
  description = g_strdup_printf (_("Nothing on this computer matches “%s”. Runs, simulations and transcripts are searched."), line);
  g_object_set (self->none_page, "description", description, NULL);
  callboard_server_search_bar_set_text (self->server_bar, text);

  g_clear_pointer (&self->query, callboard_search_query_unref);
  self->query = callboard_search_query_new (text);
  account_history = callboard_session_get_account_history (self->session);
  for (guint i = 0; i < CALLBOARD_N_HISTORY_MATCH_KINDS; i++)
    {
      callboard_search_group_collapse (self->groups[i]);
      if (account_history != NULL)
        callboard_history_match_list_search (self->matches[i], account_history, text);
    }
  callboard_history_search_view_update_runs (self);
  callboard_history_search_view_update_stack (self);
}

/**
 * callboard_history_search_view_open_first:
 * @self: a view
 *
 * Opens the first result.
 */
void
callboard_history_search_view_open_first (CallboardHistorySearchView *self)
{
  g_return_if_fail (CALLBOARD_IS_HISTORY_SEARCH_VIEW (self));

  callboard_history_search_view_activated_cb (self, 0);
}

/**
 * callboard_history_search_view_stop:
 * @self: a view
 *
 * Stops searching on the server.
 *
 * Returns: whether it was searching
 */
gboolean
callboard_history_search_view_stop (CallboardHistorySearchView *self)
{
  g_return_val_if_fail (CALLBOARD_IS_HISTORY_SEARCH_VIEW (self), FALSE);

  if (!callboard_live_object_get_loading (self->server_search))
    return FALSE;

  callboard_server_search_stop (self->server_search);

  return TRUE;
}
