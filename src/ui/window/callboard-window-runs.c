/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is opened in a window: runs and simulations, at once or as soon as there is
 * a session to open them in.
 */

#include "config.h"

#include "callboard-recent-runs.h"
#include "callboard-run-address.h"
#include "callboard-simulation-page.h"
#include "callboard-window-private.h"

static void
callboard_window_simulation_activated_cb (CallboardWindow        *self,
                                          CallboardSimulationJob *simulation)
{
  CallboardRunPage *run_page = callboard_window_find_run_page (self);
  CallboardSimulationPage *page;

  if (run_page == NULL ||
      adw_navigation_view_get_visible_page (self->navigation) != ADW_NAVIGATION_PAGE (run_page))
    return;

  page = callboard_simulation_page_new (self->session, callboard_run_page_get_run (run_page),
                                        callboard_run_page_get_shown_simulations (run_page),
                                        simulation, self->run_menu);
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (page));
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
      adw_navigation_view_pop_to_page (self->navigation, ADW_NAVIGATION_PAGE (shown));
    }
  else
    {
      page = ADW_NAVIGATION_PAGE (callboard_run_page_new (self->session, run, self->run_menu));
      g_object_bind_property (self, "compact", page, "compact", G_BINDING_SYNC_CREATE);
      g_object_bind_property (self, "narrow", page, "narrow", G_BINDING_SYNC_CREATE);
      g_signal_connect_object (page, "simulation-activated",
                               G_CALLBACK (callboard_window_simulation_activated_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (page, "ended", G_CALLBACK (callboard_window_end_run), self, G_CONNECT_SWAPPED);
      adw_navigation_view_replace (self->navigation, &page, 1);
    }

  callboard_recent_runs_remember (self->settings, callboard_session_get_account (self->session), id);
  callboard_run_open (run);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  callboard_window_update_sides (self);
}

/* Does what was asked for before there was a session. */
void
callboard_window_answer_pending (CallboardWindow *self)
{
  g_autofree char *action_name = g_steal_pointer (&self->pending_action);
  g_autoptr(GVariant) parameter = g_steal_pointer (&self->pending_parameter);

  self->is_asked = action_name != NULL;
  if (action_name != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (self), action_name, parameter);
}

/**
 * callboard_window_ask:
 * @self: a window
 * @action_name: an action of windows, such as `win.open`
 * @parameter: (nullable): what it is given; a floating one is taken
 *
 * Activates an action, at once or as soon as there is a session.
 */
void
callboard_window_ask (CallboardWindow *self,
                      const char      *action_name,
                      GVariant        *parameter)
{
  g_return_if_fail (CALLBOARD_IS_WINDOW (self));
  g_return_if_fail (action_name != NULL);

  g_set_str (&self->pending_action, action_name);
  g_clear_pointer (&self->pending_parameter, g_variant_unref);
  self->pending_parameter = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;
  if (self->session != NULL)
    callboard_window_answer_pending (self);
}

/**
 * callboard_window_open_run:
 * @self: a window
 * @address: the id or the web address of a run
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
      callboard_window_ask (self, "win.open-run", g_variant_new_string (address));
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
 * Opens a run, and a simulation in it as soon as that is there.
 */
void
callboard_window_open_simulation (CallboardWindow *self,
                                  const char      *run_id,
                                  const char      *simulation_id)
{
  g_return_if_fail (CALLBOARD_IS_WINDOW (self));
  g_return_if_fail (self->session != NULL);
  g_return_if_fail (run_id != NULL);
  g_return_if_fail (simulation_id != NULL);

  show_run (self, run_id);
  callboard_run_page_open_simulation (callboard_window_find_run_page (self), simulation_id);
}

/**
 * callboard_window_open_last_run:
 * @self: a window with a session
 *
 * Opens the run that was opened last, where there is one and nobody asked for
 * something else.
 */
void
callboard_window_open_last_run (CallboardWindow *self)
{
  g_auto(GStrv) recent = NULL;

  g_return_if_fail (CALLBOARD_IS_WINDOW (self));
  g_return_if_fail (self->session != NULL);

  recent = callboard_window_dup_recent (self);
  if (recent[0] != NULL && !self->is_asked && callboard_window_find_run_page (self) == NULL)
    show_run (self, recent[0]);
}

/* The runs that were opened last. To be freed. */
char **
callboard_window_dup_recent (CallboardWindow *self)
{
  return self->session != NULL
           ? callboard_recent_runs_dup (self->settings, callboard_session_get_account (self->session))
           : NULL;
}
