/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages of a window: the page to connect, the loading page, and the runs of the
 * session.
 */

#include "config.h"

#include "callboard-connect-page.h"
#include "callboard-start-page.h"
#include "callboard-window-private.h"

/* Finds a page by its type and not by a tag, because a page that is being removed still
 * holds its tag. */
static gpointer
find_page (AdwNavigationView *navigation,
           GType              type)
{
  g_autoptr(GListModel) pages = adw_navigation_view_get_navigation_stack (navigation);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr(AdwNavigationPage) page = g_list_model_get_item (pages, i);

      /* Returned without a reference: the navigation view owns it. */
      if (G_OBJECT_TYPE (page) == type)
        return page;
    }

  return NULL;
}

/* Returns: (transfer none) (nullable): the run page, visible or below a simulation. */
CallboardRunPage *
callboard_window_find_run_page (CallboardWindow *self)
{
  return find_page (self->content_view, CALLBOARD_TYPE_RUN_PAGE);
}

/* Returns: whether the page to connect is open. */
gboolean
callboard_window_is_connecting (CallboardWindow *self)
{
  return find_page (self->root_view, CALLBOARD_TYPE_CONNECT_PAGE) != NULL;
}

static AdwNavigationPage *
get_visible_page (CallboardWindow *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->root_view);

  if (page != self->main_page)
    return page;
  if (adw_navigation_split_view_get_collapsed (self->split_view) &&
      !adw_navigation_split_view_get_show_content (self->split_view))
    return ADW_NAVIGATION_PAGE (self->runs_page);

  return adw_navigation_view_get_visible_page (self->content_view);
}

/* Whether the visible page beside the list of runs shows the same error as the list, or may
 * do so soon. */
static gboolean
is_error_beside (CallboardWindow *self,
                 const GError    *error)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->content_view);
  const GError *run_error = NULL;

  if (error == NULL || adw_navigation_split_view_get_collapsed (self->split_view))
    return FALSE;
  if (CALLBOARD_IS_START_PAGE (page))
    return TRUE;
  if (!CALLBOARD_IS_RUN_PAGE (page) ||
      callboard_run_get_plan_job (callboard_run_page_get_run (CALLBOARD_RUN_PAGE (page))) != NULL)
    return FALSE;

  run_error = callboard_live_object_get_error (callboard_run_page_get_run (CALLBOARD_RUN_PAGE (page)));

  /* While it loads, nobody knows. */
  return run_error == NULL || g_error_matches (run_error, error->domain, error->code);
}

/* If there are no runs, shows one page with one button: beside the list where that is
 * visible. */
void
callboard_window_update_error (CallboardWindow *self)
{
  CallboardStartPage *start_page = find_page (self->content_view, CALLBOARD_TYPE_START_PAGE);
  const GError *error = self->runs_page != NULL ? callboard_runs_page_get_error (self->runs_page) : NULL;

  if (start_page != NULL)
    callboard_start_page_set_error (start_page, error);
  if (self->runs_page != NULL)
    callboard_runs_page_set_error_is_elsewhere (self->runs_page, is_error_beside (self, error));
}

/* Gives the window the title of its visible page, for window switchers. */
void
callboard_window_update_title (CallboardWindow *self)
{
  AdwNavigationPage *page = get_visible_page (self);

  gtk_window_set_title (GTK_WINDOW (self),
                        page != NULL ? adw_navigation_page_get_title (page) : "Callboard");
  callboard_window_update_error (self);
  callboard_window_update_actions (self);
}

/* The title of a run changes once the list knows the name of its plan. */
static void
callboard_window_run_title_changed_cb (CallboardWindow *self)
{
  CallboardRunPage *page = callboard_window_find_run_page (self);
  g_autofree char *title = NULL;

  g_object_get (self->runs_page, "current-run-title", &title, NULL);
  if (page == NULL || title == NULL)
    return;

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (page), title);
  callboard_window_update_title (self);
}

static void
callboard_window_connected_cb (CallboardWindow  *self,
                               CallboardSession *session)
{
  g_signal_emit_by_name (self, "connected", session);
}

static AdwNavigationPage *
create_connect_page (CallboardWindow *self)
{
  AdwNavigationPage *page = ADW_NAVIGATION_PAGE (callboard_connect_page_new (self->main_menu));

  g_signal_connect_object (page, "connected", G_CALLBACK (callboard_window_connected_cb), self,
                           G_CONNECT_SWAPPED);

  return page;
}

static AdwNavigationPage *
create_loading_page (void)
{
  GtkWidget *toolbar_view = adw_toolbar_view_new ();
  GtkWidget *spinner = adw_spinner_new ();

  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar_view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar_view), spinner);

  return adw_navigation_page_new (toolbar_view, "Callboard");
}

static void
set_root_page (CallboardWindow   *self,
               AdwNavigationPage *page)
{
  adw_navigation_view_replace (self->root_view, &page, 1);
  callboard_window_update_actions (self);
}

void
callboard_window_show_loading (CallboardWindow *self)
{
  set_root_page (self, create_loading_page ());
}

static void
show_start_page (CallboardWindow *self)
{
  AdwNavigationPage *page = ADW_NAVIGATION_PAGE (callboard_start_page_new (self->demo_runs));

  adw_navigation_view_replace (self->content_view, &page, 1);
}

/* A run that opens at once replaces the start page before that is ever seen. */
static void
ensure_start_page (CallboardWindow *self)
{
  if (adw_navigation_view_get_visible_page (self->content_view) == NULL)
    show_start_page (self);
}

/* Returns: whether a run is being loaded for the first time. */
gboolean
callboard_window_is_loading_run (CallboardWindow *self)
{
  CallboardRunPage *page = callboard_window_find_run_page (self);
  CallboardRun *run = page != NULL ? callboard_run_page_get_run (page) : NULL;

  return run != NULL && callboard_run_get_plan_job (run) == NULL && callboard_live_object_get_error (run) == NULL;
}

/* Goes back from a run that is being loaded, whose requests are thereby canceled. */
void
callboard_window_close_run (CallboardWindow *self)
{
  g_autofree char *previous_id = g_steal_pointer (&self->previous_run_id);

  if (!callboard_window_is_loading_run (self))
    return;

  if (previous_id != NULL)
    {
      callboard_window_open_run (self, previous_id);
      return;
    }

  show_start_page (self);
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  callboard_window_update_selected_run (self);
  callboard_window_update_title (self);
}

/**
 * callboard_window_set_session:
 * @self: a window
 * @session: (nullable): the session to show; %NULL shows the page to connect
 * @demo_runs: (nullable): a list of #CallboardDemoRun for the start page
 *
 * Shows a session and activates the pending action, if any.
 */
void
callboard_window_set_session (CallboardWindow  *self,
                              CallboardSession *session,
                              GListModel       *demo_runs)
{
  g_return_if_fail (CALLBOARD_IS_WINDOW (self));

  g_set_object (&self->session, session);
  g_set_object (&self->demo_runs, demo_runs);
  g_clear_pointer (&self->previous_run_id, g_free);
  g_object_notify (G_OBJECT (self), "account");

  if (session == NULL)
    {
      set_root_page (self, create_connect_page (self));
      self->runs_page = NULL;
      adw_navigation_split_view_set_sidebar (self->split_view, NULL);
      adw_navigation_view_replace (self->content_view, NULL, 0);
      return;
    }

  g_settings_bind (self->settings, "refresh-interval", session, "refresh-interval",
                   G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "results-limit", session, "results-limit", G_SETTINGS_BIND_GET);
  self->runs_page = callboard_runs_page_new (session, self->main_menu, self->account_menu);
  g_signal_connect_object (self->runs_page, "notify::current-run-title",
                           G_CALLBACK (callboard_window_run_title_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->runs_page, "error-changed",
                           G_CALLBACK (callboard_window_update_error), self, G_CONNECT_SWAPPED);
  adw_navigation_split_view_set_sidebar (self->split_view, ADW_NAVIGATION_PAGE (self->runs_page));
  adw_navigation_view_replace (self->content_view, NULL, 0);
  if (g_strcmp0 (self->pending_action, "win.open-run") != 0)
    ensure_start_page (self);
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  set_root_page (self, self->main_page);

  callboard_window_activate_pending (self);
  ensure_start_page (self);
}

/**
 * callboard_window_get_run:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the open run
 */
CallboardRun *
callboard_window_get_run (CallboardWindow *self)
{
  CallboardRunPage *page;

  g_return_val_if_fail (CALLBOARD_IS_WINDOW (self), NULL);

  page = callboard_window_find_run_page (self);

  return page != NULL ? callboard_run_page_get_run (page) : NULL;
}

/**
 * callboard_window_connect:
 * @self: a window
 *
 * Shows the page to connect to Roark. If a session is shown, the page has a back button.
 */
void
callboard_window_connect (CallboardWindow *self)
{
  g_return_if_fail (CALLBOARD_IS_WINDOW (self));

  if (!callboard_window_is_connecting (self))
    adw_navigation_view_push (self->root_view, create_connect_page (self));
}
