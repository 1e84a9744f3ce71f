/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The results of a history search. Shown by CallboardRunsPage in place of the list of
 * runs.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-formats.h"
#include "callboard-history-match-list.h"
#include "callboard-history-search-view.h"
#include "callboard-lazy-status-page.h"
#include "callboard-row-content.h"
#include "callboard-row-menu.h"
#include "callboard-run-closures.h"
#include "callboard-state-label.h"
#include "callboard-text.h"

/* Characters shown of a search. */
#define MAX_QUOTE 60

/**
 * CallboardHistorySearchView:
 *
 * A list of the simulations that match a search of the history. Activating one activates
 * `win.open-simulation`.
 */
struct _CallboardHistorySearchView
{
  AdwBin                     parent_instance;

  GtkStack                  *stack;
  GtkWidget                 *none_page;
  GtkWidget                 *failed_page;
  GtkWidget                 *scroller;
  GtkWidget                 *list;
  CallboardHistoryMatchList *matches;
};

G_DEFINE_FINAL_TYPE (CallboardHistorySearchView, callboard_history_search_view, ADW_TYPE_BIN)

static void
callboard_history_search_view_activated_cb (CallboardHistorySearchView *self,
                                            guint                       position)
{
  g_autoptr(CallboardHistoryMatch) match = g_list_model_get_item (G_LIST_MODEL (self->matches), position);

  if (match != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-simulation", "(ss)",
                                callboard_history_match_get_run_id (match),
                                callboard_history_match_get_simulation_id (match));
}

enum
{
  SIGNAL_CLEARED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* For example "Front desk · Yesterday 14:02". The last parameter only causes an update when
 * it changes. */
static char *
format_match_run (GObject    *object,
                  const char *run_title,
                  GDateTime  *run_created_at,
                  gboolean    twelve_hour)
{
  g_autoptr(GDateTime) now = NULL;
  g_autofree char *when = NULL;

  if (run_title == NULL || run_created_at == NULL)
    return g_strdup (run_title);

  now = g_date_time_new_now_utc ();
  when = callboard_format_time (run_created_at, now);
  /* Translators: the title of a run, and its date and time */
  return g_strdup_printf (_("%s · %s"), run_title, when);
}

/* The accessible label of a row. */
static char *
format_match_label (GObject    *object,
                    const char *persona,
                    const char *scenario,
                    const char *run_title)
{
  if (persona == NULL || scenario == NULL || run_title == NULL)
    return NULL;

  /* Translators: a simulation for a screen reader: its persona, its scenario, its run */
  return g_strdup_printf (_("%s, %s, %s"), persona, scenario, run_title);
}

static void
callboard_history_search_view_loading_cb (CallboardHistorySearchView *self)
{
  const GError *error = callboard_live_object_get_error (self->matches);

  if (callboard_live_object_get_loading (self->matches))
    return;

  if (error != NULL)
    {
      g_object_set (self->failed_page, "description", error->message, NULL);
      gtk_stack_set_visible_child (self->stack, self->failed_page);
      return;
    }

  gtk_stack_set_visible_child (self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->matches)) > 0
                                              ? self->scroller : self->none_page);
}

static void
callboard_history_search_view_clear_cb (CallboardHistorySearchView *self)
{
  g_signal_emit (self, signals[SIGNAL_CLEARED], 0);
}

static void
callboard_history_search_view_class_init (CallboardHistorySearchViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * CallboardHistorySearchView::cleared:
   * @self: a view
   *
   * Emitted when the user wants to clear a search without results.
   */
  signals[SIGNAL_CLEARED] =
    g_signal_new ("cleared", CALLBOARD_TYPE_HISTORY_SEARCH_VIEW, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CALLBOARD_TYPE_HISTORY_MATCH);
  g_type_ensure (CALLBOARD_TYPE_HISTORY_MATCH_LIST);
  g_type_ensure (CALLBOARD_TYPE_LAZY_STATUS_PAGE);
  g_type_ensure (CALLBOARD_TYPE_ROW_CONTENT);
  g_type_ensure (CALLBOARD_TYPE_STATE_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-history-search-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardHistorySearchView, failed_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardHistorySearchView, list);
  gtk_widget_class_bind_template_child (widget_class, CallboardHistorySearchView, matches);
  gtk_widget_class_bind_template_child (widget_class, CallboardHistorySearchView, none_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardHistorySearchView, scroller);
  gtk_widget_class_bind_template_child (widget_class, CallboardHistorySearchView, stack);
  gtk_widget_class_bind_template_callback (widget_class, format_match_label);
  gtk_widget_class_bind_template_callback (widget_class, format_match_run);
  gtk_widget_class_bind_template_callback (widget_class, callboard_history_search_view_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_history_search_view_clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_history_search_view_loading_cb);
  callboard_run_closures_bind (widget_class);
}

static char *
dup_row_target (GtkWidget  *content,
                char      **simulation_id,
                gpointer    user_data)
{
  CallboardHistoryMatch *match = callboard_row_content_get_item (CALLBOARD_ROW_CONTENT (content));

  if (match == NULL)
    return NULL;

  *simulation_id = g_strdup (callboard_history_match_get_simulation_id (match));

  return g_strdup (callboard_history_match_get_run_id (match));
}

static void
callboard_history_search_view_init (CallboardHistorySearchView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  callboard_row_menu_add (self->list, CALLBOARD_TYPE_ROW_CONTENT, dup_row_target, self);
}

/**
 * callboard_history_search_view_search:
 * @self: a view
 * @account_history: the history to search
 * @text: the text to search for
 *
 * Searches the history and shows the results. The previous results stay until then.
 */
void
callboard_history_search_view_search (CallboardHistorySearchView *self,
                                      CallboardAccountHistory    *account_history,
                                      const char                 *text)
{
  g_autofree char *line = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (CALLBOARD_IS_HISTORY_SEARCH_VIEW (self));
  g_return_if_fail (CALLBOARD_IS_ACCOUNT_HISTORY (account_history));
  g_return_if_fail (text != NULL);

  line = callboard_text_sanitize_line (text, MAX_QUOTE);
  /* Translators: %s is what the user searched for */
  description = g_strdup_printf (_("Nothing on this computer matches “%s”. Personas, scenarios, endpoints and IDs are searched."), line);
  g_object_set (self->none_page, "description", description, NULL);
  callboard_history_match_list_search (self->matches, account_history, text);
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
