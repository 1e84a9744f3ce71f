/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of CallboardRunsPage that searches the history and the server.
 */

#include "config.h"

#include "callboard-history-search-view.h"
#include "callboard-runs-page-private.h"

gboolean
callboard_runs_page_is_searching (CallboardRunsPage *self)
{
  return gtk_search_bar_get_search_mode (self->search_bar) &&
         *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
}

static void
callboard_runs_page_search_cleared_cb (CallboardRunsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* Escape stops searching on the server before it closes the search. */
static gboolean
callboard_runs_page_key_pressed_cb (CallboardHistorySearchView *view,
                                    guint                       keyval)
{
  return keyval == GDK_KEY_Escape && callboard_history_search_view_stop (view);
}

static CallboardHistorySearchView *
ensure_search_view (CallboardRunsPage *self)
{
  if (adw_bin_get_child (self->search_bin) == NULL)
    {
      GListModel *runs = G_LIST_MODEL (callboard_run_list_get_runs (self->run_list));
      GtkWidget *view = GTK_WIDGET (callboard_history_search_view_new (self->session, runs));
      GtkEventController *keys = gtk_event_controller_key_new ();

      gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
      g_signal_connect_object (keys, "key-pressed", G_CALLBACK (callboard_runs_page_key_pressed_cb), view,
                               G_CONNECT_SWAPPED);
      gtk_widget_add_controller (GTK_WIDGET (self), keys);
      g_signal_connect_object (view, "cleared", G_CALLBACK (callboard_runs_page_search_cleared_cb),
                               self, G_CONNECT_SWAPPED);
      adw_bin_set_child (self->search_bin, view);
    }

  return CALLBOARD_HISTORY_SEARCH_VIEW (adw_bin_get_child (self->search_bin));
}

static void
callboard_runs_page_search_changed_cb (CallboardRunsPage *self)
{
  if (self->session == NULL)
    return;

  if (callboard_runs_page_is_searching (self))
    callboard_history_search_view_search (ensure_search_view (self),
                                          gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  callboard_runs_page_update (self);
}

static void
callboard_runs_page_search_activated_cb (CallboardRunsPage *self)
{
  callboard_history_search_view_open_first (ensure_search_view (self));
}

void
callboard_runs_page_bind_search_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_runs_page_search_changed_cb);
}

/**
 * callboard_runs_page_search:
 * @self: a page
 *
 * Opens the search of the history, if the account has one.
 */
void
callboard_runs_page_search (CallboardRunsPage *self)
{
  g_return_if_fail (CALLBOARD_IS_RUNS_PAGE (self));

  if (!gtk_widget_get_visible (self->search_button))
    return;

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/**
 * callboard_runs_page_search_for:
 * @self: a page
 * @text: the text to search for
 *
 * Searches the history, if the account has one.
 */
void
callboard_runs_page_search_for (CallboardRunsPage *self,
                                const char        *text)
{
  g_return_if_fail (CALLBOARD_IS_RUNS_PAGE (self));
  g_return_if_fail (text != NULL);

  callboard_runs_page_search (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->search_entry), -1);
}
