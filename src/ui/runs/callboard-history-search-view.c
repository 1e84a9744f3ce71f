/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the search of the history found, in place of the list of runs. Used by
 * CallboardRunsPage.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-formats.h"
#include "callboard-history-search-view.h"
#include "callboard-history-search.h"
#include "callboard-lazy-status-page.h"
#include "callboard-gtk-row-action.h"
#include "callboard-state-label.h"
#include "callboard-vocabulary.h"

/**
 * CallboardHistorySearchView:
 *
 * A list of simulations that were kept. Choosing one activates
 * `win.open-simulation`.
 */
struct _CallboardHistorySearchView
{
  AdwBin         parent_instance;

  GtkStack      *stack;
  GtkWidget     *none_page;
  GtkWidget     *failed_page;
  GtkWidget     *scroller;
  GListStore    *matches;

  GCancellable  *cancellable;
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

static char *
format_match_icon (GObject    *object,
                   const char *status)
{
  return status != NULL
           ? g_strdup (callboard_vocabulary_get_icon_name (CALLBOARD_VOCABULARY_SIMULATION_STATUS, status))
           : NULL;
}

static guint
format_match_tone (GObject    *object,
                   const char *status)
{
  return status != NULL
           ? callboard_vocabulary_get_tone (CALLBOARD_VOCABULARY_SIMULATION_STATUS, status)
           : CALLBOARD_TONE_NEUTRAL;
}

/* "Front desk · Yesterday 14:02" */
static char *
format_match_run (GObject    *object,
                  const char *run_title,
                  GDateTime  *run_created_at)
{
  g_autoptr(GDateTime) now = NULL;
  g_autofree char *when = NULL;

  if (run_title == NULL || run_created_at == NULL)
    return g_strdup (run_title);

  now = g_date_time_new_now_utc ();
  when = callboard_format_time (run_created_at, now);
  /* Translators: the name of a run, and when it was */
  return g_strdup_printf (_("%s · %s"), run_title, when);
}

/* For a screen reader. */
static char *
format_match_label (GObject    *object,
                    const char *caller,
                    const char *scenario,
                    const char *run_title)
{
  if (caller == NULL || scenario == NULL || run_title == NULL)
    return NULL;

  /* Translators: a simulation for a screen reader: its caller, its scenario, its run */
  return g_strdup_printf (_("%s, %s, %s"), caller, scenario, run_title);
}

static void
callboard_history_search_view_found_cb (GObject      *source,
                                        GAsyncResult *result,
                                        gpointer      user_data)
{
  CallboardHistorySearchView *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) matches =
    callboard_history_search_finish (CALLBOARD_HISTORY (source), result, &error);

  /* Cancelled by dispose(), and self is gone, or by the next search. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (matches == NULL)
    {
      g_object_set (self->failed_page, "description", error->message, NULL);
      gtk_stack_set_visible_child (self->stack, self->failed_page);
      return;
    }

  g_list_store_splice (self->matches, 0, g_list_model_get_n_items (G_LIST_MODEL (self->matches)),
                       matches->pdata, matches->len);
  gtk_stack_set_visible_child (self->stack, matches->len > 0 ? self->scroller : self->none_page);
}

static void
give_up (CallboardHistorySearchView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
callboard_history_search_view_dispose (GObject *object)
{
  CallboardHistorySearchView *self = CALLBOARD_HISTORY_SEARCH_VIEW (object);

  give_up (self);

  G_OBJECT_CLASS (callboard_history_search_view_parent_class)->dispose (object);
}

static void
callboard_history_search_view_class_init (CallboardHistorySearchViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_history_search_view_dispose;

  g_type_ensure (CALLBOARD_TYPE_HISTORY_MATCH);
  g_type_ensure (CALLBOARD_TYPE_LAZY_STATUS_PAGE);
  g_type_ensure (CALLBOARD_TYPE_STATE_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-history-search-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardHistorySearchView, failed_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardHistorySearchView, matches);
  gtk_widget_class_bind_template_child (widget_class, CallboardHistorySearchView, none_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardHistorySearchView, scroller);
  gtk_widget_class_bind_template_child (widget_class, CallboardHistorySearchView, stack);
  gtk_widget_class_bind_template_callback (widget_class, callboard_gtk_row_action_open);
  gtk_widget_class_bind_template_callback (widget_class, format_match_icon);
  gtk_widget_class_bind_template_callback (widget_class, format_match_label);
  gtk_widget_class_bind_template_callback (widget_class, format_match_run);
  gtk_widget_class_bind_template_callback (widget_class, format_match_tone);
  gtk_widget_class_bind_template_callback (widget_class, callboard_history_search_view_activated_cb);
}

static void
callboard_history_search_view_init (CallboardHistorySearchView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_history_search_view_search:
 * @self: a view
 * @keeper: whose history to search
 * @text: what to look for
 *
 * Shows what is found. Until then it shows what was found before.
 */
void
callboard_history_search_view_search (CallboardHistorySearchView *self,
                                      CallboardAccountHistory    *account_history,
                                      const char                 *text)
{
  g_return_if_fail (CALLBOARD_IS_HISTORY_SEARCH_VIEW (self));
  g_return_if_fail (CALLBOARD_IS_ACCOUNT_HISTORY (account_history));
  g_return_if_fail (text != NULL);

  give_up (self);
  self->cancellable = g_cancellable_new ();
  callboard_history_search_async (callboard_account_history_get_history (account_history), callboard_account_history_get_account (account_history),
                                  text, self->cancellable, callboard_history_search_view_found_cb, self);
}

/**
 * callboard_history_search_view_open_first:
 * @self: a view
 *
 * Opens the first of what was found.
 */
void
callboard_history_search_view_open_first (CallboardHistorySearchView *self)
{
  g_return_if_fail (CALLBOARD_IS_HISTORY_SEARCH_VIEW (self));

  callboard_history_search_view_activated_cb (self, 0);
}
