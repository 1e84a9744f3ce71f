/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening runs and simulations in a window, at once or as soon as it has a session.
 */

#include "config.h"

#include "callboard-error.h"
#include "callboard-recent-runs.h"
#include "callboard-run-address.h"
#include "callboard-simulation-page.h"
#include "callboard-window-private.h"

static void
callboard_window_simulation_activated_cb (CallboardWindow        *self,
                                          CallboardSimulationJob *simulation,
                                          gint64                  offset)
{
  CallboardRunPage *run_page = callboard_window_find_run_page (self);
  CallboardSimulationPage *page;

  if (run_page == NULL ||
      adw_navigation_view_get_visible_page (self->content_view) != ADW_NAVIGATION_PAGE (run_page))
    return;

  page = callboard_simulation_page_new (self->session, callboard_run_page_get_run (run_page),
                                        callboard_run_page_get_shown_simulations (run_page),
                                        simulation, self->run_menu);
  adw_navigation_view_push (self->content_view, ADW_NAVIGATION_PAGE (page));
  if (offset != CALLBOARD_OFFSET_UNKNOWN)
    callboard_simulation_page_show_time (page, offset);
}

static void
callboard_window_run_ended_cb (CallboardWindow  *self,
                               CallboardRunPage *page)
{
  g_signal_emit_by_name (self, "run-ended", callboard_run_page_get_run (page),
                         adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)));
}

/* Remembers a run once it was read, from the server or the history, and forgets one that
 * does not exist. Anything else, such as a mistyped ID, leaves no trace. */
static void
remember_run (CallboardWindow *self,
              CallboardRun    *run)
{
  CallboardAccount *account = callboard_session_get_account (self->session);
  const GError *error = callboard_live_object_get_error (run);
  const char *id = callboard_run_get_id (run);

  if (callboard_run_get_plan_job (run) != NULL)
    callboard_recent_runs_add (self->settings, account, id);
  else if (g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND))
    callboard_recent_runs_remove (self->settings, account, id);
}

/* A run that is read after its page was closed is not what the user looks at. */
static void
callboard_window_run_changed_cb (CallboardRun     *run,
                                 GParamSpec       *pspec,
                                 CallboardRunPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));

  if (!CALLBOARD_IS_WINDOW (root) || callboard_window_find_run_page (CALLBOARD_WINDOW (root)) != page)
    return;

  remember_run (CALLBOARD_WINDOW (root), run);
  callboard_window_update_error (CALLBOARD_WINDOW (root));
  callboard_window_update_actions (CALLBOARD_WINDOW (root));
}

/* Notes the run to go back to if another turns out to be slow. */
static void
note_previous_run (CallboardWindow  *self,
                   CallboardRunPage *shown)
{
  CallboardRun *run = shown != NULL ? callboard_run_page_get_run (shown) : NULL;

  if (run != NULL && callboard_run_get_plan_job (run) != NULL)
    g_set_str (&self->previous_run_id, callboard_run_get_id (run));
}

static void
show_run (CallboardWindow *self,
          const char      *id)
{
  CallboardRunPage *shown = callboard_window_find_run_page (self);
  g_autoptr(CallboardRun) run = callboard_session_open_run (self->session, id);
  AdwNavigationPage *page;

  if (shown != NULL && callboard_run_page_get_run (shown) == run)
    {
      adw_navigation_view_pop_to_page (self->content_view, ADW_NAVIGATION_PAGE (shown));
    }
  else
    {
      note_previous_run (self, shown);
      page = ADW_NAVIGATION_PAGE (callboard_run_page_new (self->session, run, self->run_menu));
      g_object_bind_property (self, "compact", page, "compact", G_BINDING_SYNC_CREATE);
      g_object_bind_property (self, "narrow", page, "narrow", G_BINDING_SYNC_CREATE);
      g_signal_connect_object (page, "simulation-activated",
                               G_CALLBACK (callboard_window_simulation_activated_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (page, "ended", G_CALLBACK (callboard_window_run_ended_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (run, "notify::plan-job", G_CALLBACK (callboard_window_run_changed_cb), page,
                               G_CONNECT_DEFAULT);
      g_signal_connect_object (run, "notify::error", G_CALLBACK (callboard_window_run_changed_cb), page,
                               G_CONNECT_DEFAULT);
      adw_navigation_view_replace (self->content_view, &page, 1);
    }

  remember_run (self, run);
  callboard_run_open (run);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  callboard_window_update_selected_run (self);
}

/* Activates the pending action, if any. */
void
callboard_window_activate_pending (CallboardWindow *self)
{
  g_autofree char *action_name = g_steal_pointer (&self->pending_action);
  g_autoptr(GVariant) parameter = g_steal_pointer (&self->pending_parameter);

  self->user_requested = action_name != NULL;
  if (action_name != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (self), action_name, parameter);
}

/**
 * callboard_window_queue_action:
 * @self: a window
 * @action_name: an action of the window, such as `win.open`
 * @parameter: (nullable): its parameter; a floating reference is consumed
 *
 * Activates an action, at once or as soon as there is a session.
 */
void
callboard_window_queue_action (CallboardWindow *self,
                               const char      *action_name,
                               GVariant        *parameter)
{
  g_return_if_fail (CALLBOARD_IS_WINDOW (self));
  g_return_if_fail (action_name != NULL);

  g_set_str (&self->pending_action, action_name);
  g_clear_pointer (&self->pending_parameter, g_variant_unref);
  self->pending_parameter = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;
  if (self->session != NULL)
    callboard_window_activate_pending (self);
}

/**
 * callboard_window_open_run:
 * @self: a window
 * @address: the ID or the link of a run
 *
 * Opens a run, at once or as soon as there is a session.
 */
void
callboard_window_open_run (CallboardWindow *self,
                           const char      *address)
{
  g_autofree char *id = NULL;
  g_autoptr(GError) error = NULL;

  g_return_if_fail (CALLBOARD_IS_WINDOW (self));
  g_return_if_fail (address != NULL);

  if (self->session == NULL)
    {
      callboard_window_queue_action (self, "win.open-run", g_variant_new_string (address));
      return;
    }

  id = callboard_run_address_parse (address, &error);
  if (id != NULL)
    show_run (self, id);
  else
    callboard_window_show_toast (self, error->message);
}

/**
 * callboard_window_open_simulation:
 * @self: a window with a session
 * @run_id: the `simulationRunPlanJobId` of a run
 * @simulation_id: the `simulationJobId` of a simulation of it
 *
 * Opens a run, and the simulation as soon as the run contains it.
 */
void
callboard_window_open_simulation (CallboardWindow *self,
                                  const char      *run_id,
                                  const char      *simulation_id)
{
  callboard_window_open_simulation_at (self, run_id, simulation_id, CALLBOARD_OFFSET_UNKNOWN);
}

/**
 * callboard_window_open_simulation_at:
 * @self: a window with a session
 * @run_id: the `simulationRunPlanJobId` of a run
 * @simulation_id: the `simulationJobId` of a simulation of it
 * @offset: a time in ms from the start of the call, or %CALLBOARD_OFFSET_UNKNOWN
 *
 * Like callboard_window_open_simulation(), and shows the transcript with the turn at a time
 * selected.
 */
void
callboard_window_open_simulation_at (CallboardWindow *self,
                                     const char      *run_id,
                                     const char      *simulation_id,
                                     gint64           offset)
{
  g_return_if_fail (CALLBOARD_IS_WINDOW (self));
  g_return_if_fail (self->session != NULL);
  g_return_if_fail (run_id != NULL);
  g_return_if_fail (simulation_id != NULL);

  show_run (self, run_id);
  callboard_run_page_open_simulation_at (callboard_window_find_run_page (self), simulation_id, offset);
}

/**
 * callboard_window_open_last_run:
 * @self: a window with a session
 *
 * Opens the most recently opened run, unless another run is open or the user requested
 * something else.
 */
void
callboard_window_open_last_run (CallboardWindow *self)
{
  g_auto(GStrv) recent = NULL;

  g_return_if_fail (CALLBOARD_IS_WINDOW (self));
  g_return_if_fail (self->session != NULL);

  recent = callboard_window_dup_recent_runs (self);
  if (recent[0] != NULL && !self->user_requested && callboard_window_find_run_page (self) == NULL)
    show_run (self, recent[0]);
}

/* Returns: (transfer full) (nullable): the IDs of the runs that were opened last. */
char **
callboard_window_dup_recent_runs (CallboardWindow *self)
{
  return self->session != NULL
           ? callboard_recent_runs_dup (self->settings,
                                        callboard_session_get_account (self->session))
           : NULL;
}
